/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-dialog.h"
#include "gui/frame/td-page.h"

G_BEGIN_DECLS

/**
 * TdTextDialog:
 *
 * The editor of a text of a programme: subject and body with placeholders to insert, beneath them
 * how it reads for a pair while she types, and the way back to the built-in text.
 */
#define TD_TYPE_TEXT_DIALOG (td_text_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdTextDialog, td_text_dialog, TD, TEXT_DIALOG, TdDialog)

/* Loads the text of @kind (program/td-program-text.h) and shows the editor. */
void td_text_dialog_show (TdPage *page, gint64 program_id, const char *kind);

G_END_DECLS
