/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-dialog.h"
#include "render/td-document.h"
#include "render/td-paper-size.h"

G_BEGIN_DECLS

/**
 * TdSaveDialog:
 *
 * Saves a document as a PDF, on a reader thread, and says so as a toast (or what went wrong). Only
 * where that lasts it is seen: how far it is, and a way to stop. What is stopped, by closing the
 * window below it too, leaves no file, and one that stood there as it was.
 */
#define TD_TYPE_SAVE_DIALOG (td_save_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdSaveDialog, td_save_dialog, TD, SAVE_DIALOG, TdDialog)

/* @owner: in the window that it stands over. */
void td_save_dialog_run (GtkWidget *owner,
                         TdSession *session,
                         TdDocument *document,
                         const TdPaperSize *size,
                         GFile *file);

G_END_DECLS
