/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-dialog.h"
#include "gui/frame/td-page.h"

G_BEGIN_DECLS

/**
 * TdRemindDialog:
 *
 * Letters to both sides of pairs: each filled from the programme's text and to be changed before it
 * goes out, one by one as a draft in the mail program, or all as mail files or a table for a mail
 * merge. That they were written to is recorded, with Undo.
 */
#define TD_TYPE_REMIND_DIALOG (td_remind_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdRemindDialog, td_remind_dialog, TD, REMIND_DIALOG, TdDialog)

/**
 * td_remind_dialog_show:
 * @page: where it was asked for
 * @kind: a letter of program/td-program-text.h: "reminder", "first-contact", "answer", …
 *
 * Loads the letters and shows them; says so where there is nobody to write to.
 */
void td_remind_dialog_show (TdPage *page, const gint64 *pair_ids, guint n_pairs, const char *kind);

G_END_DECLS
