/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/app/td-window-state.h"

#include "gui/frame/td-local-settings.h"

#include <glib/gi18n-lib.h>

static GObject *
part (TdWindow *window, const char *id)
{
  return gtk_widget_get_template_child (GTK_WIDGET (window), TD_TYPE_WINDOW, id);
}

void
td_window_keep_state (TdWindow *window)
{
  g_autoptr (GSettings) settings = NULL;
  g_autofree char *page = NULL;

  g_return_if_fail (TD_IS_WINDOW (window));

  settings = td_local_settings_new ();
  if (settings == NULL)
    return;
  /* A page of an older program may be gone: going there does nothing then. */
  page = g_settings_get_string (settings, "page");
  td_window_go (window, page);
  g_settings_bind (settings, "window-width", window, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-height", window, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-maximized", window, "maximized", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "sidebar-visible", part (window, "sidebar"), "visible",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "page", part (window, "pages"), "visible-child-name",
                   G_SETTINGS_BIND_SET);
}

char *
td_navigation_words (gpointer item, const char *title, guint n_waiting)
{
  if (title == NULL || n_waiting == 0)
    return g_strdup (title);
  /* Translators: the name of a page, how many things wait for her there. */
  return g_strdup_printf (ngettext ("%s, %u waits", "%s, %u wait", n_waiting), title, n_waiting);
}
