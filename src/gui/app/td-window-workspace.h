/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The actions of #TdWindow about the workspace as a whole: undo, the sample, and the windows and
 * dialogs of the main menu. For its class_init. */
void td_window_install_workspace_actions (GtkWidgetClass *klass);

G_END_DECLS
