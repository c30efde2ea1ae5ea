/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

#include "gui/frame/td-dialog.h"
#include "workspace/td-list.h"

G_BEGIN_DECLS

/**
 * TdListDialog:
 *
 * Saves a list: as a workbook or as CSV, with the columns shown or all of them. Asks for the file,
 * says what is in the file and what was left out.
 *
 * Property "heading" ("Save the List “Pairs”").
 */
#define TD_TYPE_LIST_DIALOG (td_list_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdListDialog, td_list_dialog, TD, LIST_DIALOG, TdDialog)

/* Opens over @parent; takes @request over. Where it names columns they are those shown. */
TdListDialog *td_list_dialog_open (GtkWidget *parent, TdSession *session, TdListRequest *request);

/* Saves to a file without asking for it. */
void td_list_dialog_save_to (TdListDialog *dialog, const char *path);

G_END_DECLS
