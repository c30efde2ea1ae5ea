/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

#include "contact/td-contact.h"
#include "gui/frame/td-dialog.h"
#include "gui/frame/td-page.h"

G_BEGIN_DECLS

/**
 * TdContactDialog:
 *
 * The small form of a contact: a new one of one pair or of several at once, or one that was logged
 * and is to be changed.
 */
#define TD_TYPE_CONTACT_DIALOG (td_contact_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdContactDialog, td_contact_dialog, TD, CONTACT_DIALOG, TdDialog)

/**
 * td_contact_dialog_show:
 * @parent: a widget of the window it belongs to
 * @contacts: (element-type TdContact): with pair and names; what is filled in is shown, one with an
 *   id is changed instead of added
 */
void td_contact_dialog_show (GtkWidget *parent, TdSession *session, GPtrArray *contacts);

/* A meeting that was held today, of a pair, to begin with (transfer full). */
TdContact *td_contact_dialog_make_contact (TdPage *page,
                                           gint64 pair_id,
                                           const char *mentor_name,
                                           const char *mentee_name);

G_END_DECLS
