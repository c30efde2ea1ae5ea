/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-dialog.h"
#include "gui/frame/td-page.h"

G_BEGIN_DECLS

/**
 * TdShortlistDialog:
 *
 * A mentee's shortlist: up to three mentors are chosen, the letter is printed or mailed, and her
 * ranking entered.
 */
#define TD_TYPE_SHORTLIST_DIALOG (td_shortlist_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdShortlistDialog, td_shortlist_dialog, TD, SHORTLIST_DIALOG, TdDialog)

/* Of a mentee (an employee) in the programme of the page. */
void td_shortlist_dialog_show (TdPage *page, gint64 mentee_id);

G_END_DECLS
