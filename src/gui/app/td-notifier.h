/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gtk/gtk.h>

#include "gui/frame/td-session.h"
#include "workspace/td-settings.h"

G_BEGIN_DECLS

/* The hour at which there is another notification while the window is open, unless
 * TD_SETTING_NOTIFY_HOUR has another. */
#define TD_NOTIFY_HOUR_DEFAULT 9

/**
 * TdNotifier:
 *
 * Tells by a desktop notification how much needs the coordinator: when a workspace is opened, and
 * once a day at the hour she set. It says numbers, no names. Pressing it opens Today (action
 * app.today, which it adds to the application while it lives).
 */
#define TD_TYPE_NOTIFIER (td_notifier_get_type ())
G_DECLARE_FINAL_TYPE (TdNotifier, td_notifier, TD, NOTIFIER, GObject)

/* Begins at once. Keeps neither of the two. */
TdNotifier *td_notifier_new (GtkApplication *application, TdSession *session);

/* As the clock does every minute: tells what there is where the hour has come. */
void td_notifier_tick (TdNotifier *notifier, int hour);

G_END_DECLS
