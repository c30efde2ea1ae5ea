/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-dialog.h"

G_BEGIN_DECLS

/**
 * TdErrorWindow:
 *
 * The log of errors (db/td-error-log.h), newest first: to read, copy, save and empty.
 */
#define TD_TYPE_ERROR_WINDOW (td_error_window_get_type ())
G_DECLARE_FINAL_TYPE (TdErrorWindow, td_error_window, TD, ERROR_WINDOW, TdDialog)

/* Over @parent; @session may be NULL where no workspace is open. */
void td_error_window_show (GtkWindow *parent, TdSession *session);

G_END_DECLS
