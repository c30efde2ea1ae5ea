/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-dialog.h"
#include "gui/frame/td-page.h"

G_BEGIN_DECLS

/**
 * TdPasteDialog:
 *
 * Contacts that are pasted, a line each: what each line means is shown beside it, and those that
 * are clear are logged.
 */
#define TD_TYPE_PASTE_DIALOG (td_paste_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdPasteDialog, td_paste_dialog, TD, PASTE_DIALOG, TdDialog)

/* Opens the dialog over the page's window, for the pairs of its programme. */
void td_paste_dialog_show (TdPage *page);

G_END_DECLS
