/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

#include "gui/frame/td-session.h"

G_BEGIN_DECLS

/**
 * TdImportHistory:
 *
 * What was imported before: each import opens its receipt, which can be saved and taken back.
 */
#define TD_TYPE_IMPORT_HISTORY (td_import_history_get_type ())
G_DECLARE_FINAL_TYPE (TdImportHistory, td_import_history, TD, IMPORT_HISTORY, AdwWindow)

void td_import_history_show (GtkWidget *parent, TdSession *session);

/* The action of a widget that shows them, "imports.history": enabled while there are any, from now
 * on as long as both live. */
void td_import_history_install_action (GtkWidgetClass *klass, GtkWidgetActionActivateFunc func);
void td_import_history_watch (GtkWidget *widget, TdSession *session);

G_END_DECLS
