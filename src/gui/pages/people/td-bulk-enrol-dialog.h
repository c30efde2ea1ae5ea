/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

#include "gui/frame/td-dialog.h"

G_BEGIN_DECLS

/* Enrols many people at once: programme, role, places, first day; with progress. */
#define TD_TYPE_BULK_ENROL_DIALOG (td_bulk_enrol_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdBulkEnrolDialog, td_bulk_enrol_dialog, TD, BULK_ENROL_DIALOG, TdDialog)

/* @ids: (element-type gint64) the people; a reference is taken */
void td_bulk_enrol_dialog_present (GtkWidget *parent, TdSession *session, GArray *ids);

G_END_DECLS
