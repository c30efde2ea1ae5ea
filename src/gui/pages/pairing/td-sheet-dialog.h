/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-dialog.h"

G_BEGIN_DECLS

/**
 * TdSheetDialog:
 *
 * Makes a draft from a coordinator's own scores: chooses the file (and one with the mentors'
 * places), shows what was understood of it and what would come of it, then stores the draft.
 *
 * Properties: "file-name", "places-name" (NULL for
 * none), "state" ("none", "reading", "understood", "problem"), "summary" (what was understood, or
 * what is wrong), "n-remarks" (guint), "has-draft" (gboolean).
 *
 * Signal "made" (gint64 proposal_id): the draft is stored.
 */
#define TD_TYPE_SHEET_DIALOG (td_sheet_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdSheetDialog, td_sheet_dialog, TD, SHEET_DIALOG, TdDialog)

/* @draft_id: the draft that is open, 0 for none; @file (nullable): the sheet. */
TdSheetDialog *td_sheet_dialog_open (GtkWidget *parent,
                                     TdSession *session,
                                     gint64 draft_id,
                                     GFile *file);

/* Reads another sheet. */
void td_sheet_dialog_set_file (TdSheetDialog *self, GFile *file);

G_END_DECLS
