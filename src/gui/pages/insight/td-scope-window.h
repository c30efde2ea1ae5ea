/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

#include "gui/frame/td-session.h"
#include "gui/pages/insight/td-insight-scope.h"

G_BEGIN_DECLS

/**
 * TdScopeWindow:
 *
 * A #TdScopePanel in a window beside the dashboards, which follow every choice at once. Escape
 * closes it. No popover: in GTK 4.8 the lists of a popover within another get no keys.
 *
 * Properties "session" (#TdSession) and "scope" (#TdInsightScope).
 */
#define TD_TYPE_SCOPE_WINDOW (td_scope_window_get_type ())
G_DECLARE_FINAL_TYPE (TdScopeWindow, td_scope_window, TD, SCOPE_WINDOW, AdwWindow)

/* Opens it over the window that @parent is in. */
void td_scope_window_show (GtkWidget *parent, TdSession *session, TdInsightScope *scope);

G_END_DECLS
