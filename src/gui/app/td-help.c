/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/app/td-help.h"

#include "gui/frame/td-dialogs.h"

#include <glib/gi18n-lib.h>

/* The name under which help readers know these pages. */
#define DOCUMENT "tandem"

static char *
find_in (const char *folder, const char *language, const char *page, const char *suffix)
{
  g_autofree char *name = g_strconcat (page, suffix, NULL);
  g_autofree char *path = g_build_filename (folder, language, name, NULL);

  return g_file_test (path, G_FILE_TEST_IS_REGULAR) ? g_steal_pointer (&path) : NULL;
}

char *
td_help_find_html (const char *folder, const char *const *languages, const char *page)
{
  g_return_val_if_fail (folder != NULL && languages != NULL && page != NULL, NULL);

  for (; *languages; languages++)
    {
      char *path = find_in (folder, *languages, page, ".html");

      if (path)
        return path;
    }
  return find_in (folder, "C", page, ".html");
}

/* Whether what a help reader would look through has these pages. */
static gboolean
is_installed (const char *page)
{
  const char *const *folders = g_get_system_data_dirs ();

  for (; *folders; folders++)
    {
      g_autofree char *folder = g_build_filename (*folders, "help", "C", NULL);
      g_autofree char *path = find_in (folder, DOCUMENT, page, ".page");

      if (path)
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_reader (void)
{
  g_autoptr (GAppInfo) reader = g_app_info_get_default_for_uri_scheme ("help");

  return reader != NULL;
}

static char *
find_uri (const char *page)
{
  /* Before it is installed: the folder of the build. */
  const char *folder = g_getenv ("TD_HELPDIR");
  g_autofree char *path = NULL;

  if (folder == NULL && has_reader () && is_installed (page))
    return g_strdup_printf ("help:%s/%s", DOCUMENT, page);
  path = td_help_find_html (folder ? folder : TD_HELPDIR, g_get_language_names (), page);
  return path ? g_filename_to_uri (path, NULL, NULL) : NULL;
}

char *
td_help_find_page (GtkWidget *root)
{
  g_return_val_if_fail (GTK_IS_WIDGET (root), NULL);

  if (!gtk_widget_get_mapped (root))
    return NULL;
  if (GTK_IS_ACTIONABLE (root) &&
      g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (root)), "app.help") == 0)
    return g_variant_dup_string (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (root)),
                                 NULL);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    {
      char *page = td_help_find_page (child);

      if (page)
        return page;
    }
  return NULL;
}

static void
shown_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (!gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    td_dialogs_show_error (GTK_WIDGET (source), _ ("The Help Could Not Be Opened"), error);
}

void
td_help_show (GtkWindow *parent, const char *page)
{
  g_autofree char *uri = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (GTK_IS_WINDOW (parent) && page != NULL);

  uri = find_uri (page);
  if (uri)
    {
      gtk_show_uri_full (parent, uri, GDK_CURRENT_TIME, NULL, shown_cb, NULL);
      return;
    }
  error = g_error_new (G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                       _ ("The help is not installed: there is neither a page “%s” for a help "
                          "reader nor a folder “%s”. Install Tandem again with its help."),
                       page, TD_HELPDIR);
  td_dialogs_show_error (GTK_WIDGET (parent), _ ("The Help Could Not Be Opened"), error);
}

GtkWindow *
td_help_find_window (GtkApplication *application)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_window_is_active (window))
        return window; /* the list holds it */
    }
  return gtk_application_get_active_window (application);
}

static void
serve (GtkApplication *application, GtkWindow *window)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (keys), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("F1"),
                                                          gtk_shortcut_action_parse_string (
                                                              "action(app.help-here)")));
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
  gtk_widget_insert_action_group (GTK_WIDGET (window), "app", G_ACTION_GROUP (application));
}

static void
windows_changed_cb (GListModel *windows,
                    guint position,
                    guint removed,
                    guint added,
                    GtkApplication *application)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      serve (application, window);
    }
}

void
td_help_serve_windows (GtkApplication *application)
{
  g_return_if_fail (GTK_IS_APPLICATION (application));

  g_signal_connect_object (gtk_window_get_toplevels (), "items-changed",
                           G_CALLBACK (windows_changed_cb), application, 0);
}
