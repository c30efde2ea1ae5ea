/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "exchange/td-import-field.h"
#include "gui/frame/td-dialog.h"

G_BEGIN_DECLS

/**
 * TdImportWindow:
 *
 * Imports anything: a file is chosen or dropped, or cells pasted; what it is and what its columns
 * become is guessed, shown and corrected; it is rehearsed, imported, and its receipt read.
 */
#define TD_TYPE_IMPORT_WINDOW (td_import_window_get_type ())
G_DECLARE_FINAL_TYPE (TdImportWindow, td_import_window, TD, IMPORT_WINDOW, TdDialog)

/* Opens the window over the one that @parent is in. @kind: what is to be imported,
 * TD_N_IMPORT_KINDS for what the file looks like. @file (nullable), a file or the folder of a
 * history, is read at once. */
TdImportWindow *td_import_window_show (GtkWidget *parent,
                                       TdSession *session,
                                       TdImportKind kind,
                                       GFile *file);

/* Takes the cells that are on the clipboard. */
void td_import_window_paste (TdImportWindow *window);

G_END_DECLS
