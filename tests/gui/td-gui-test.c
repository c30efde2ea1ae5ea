/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "td-gui-test.h"

#include <string.h>

void
td_gui_test_iterate (void)
{
  GMainContext *context = g_main_context_default ();

  if (!g_main_context_iteration (context, FALSE))
    g_usleep (2000);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **slot = user_data;

  *slot = g_object_ref (result);
}

void
td_gui_test_setup (TdGuiTest *test, gconstpointer data)
{
  GtkApplication *application = GTK_APPLICATION (g_application_get_default ());
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TdPool) pool = NULL;

  td_test_file_setup (&test->file, NULL);
  td_pool_open_async (test->file.path, NULL, opened_cb, &result);
  td_gui_test_wait (result != NULL);
  pool = td_pool_open_finish (result, &error);
  g_assert_no_error (error);
  test->session = td_session_new (pool, td_test_date (TD_GUI_TEST_TODAY));

  test->window = td_window_new (application);
  gtk_window_set_default_size (GTK_WINDOW (test->window), 1180, 760);
  td_window_set_session (test->window, test->session);
  gtk_window_present (GTK_WINDOW (test->window));
  td_gui_test_wait (gtk_widget_get_mapped (GTK_WIDGET (test->window)));
  td_gui_test_settle (test);
}

void
td_gui_test_teardown (TdGuiTest *test, gconstpointer data)
{
  gpointer window = test->window;
  gpointer session = test->session;

  g_object_add_weak_pointer (G_OBJECT (test->window), &window);
  g_object_add_weak_pointer (G_OBJECT (test->session), &session);
  gtk_window_destroy (GTK_WINDOW (test->window));
  td_session_close (test->session);
  g_object_unref (test->session);
  td_gui_test_wait (window == NULL && session == NULL);
  td_test_file_teardown (&test->file, NULL);
}

static gpointer
nothing_job (TdDatabase *db, gpointer data, GError **error)
{
  return NULL;
}

static void
count_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  int *left = user_data;

  (*left)--;
}

void
td_gui_test_settle (TdGuiTest *test)
{
  /* What a job's end starts is under way in the next round. */
  for (int round = 0; round < 4; round++)
    {
      TdPool *pool = td_session_get_pool (test->session);
      int left = 3;

      td_pool_write (pool, nothing_job, NULL, NULL, NULL, NULL, count_cb, &left);
      td_pool_read (pool, nothing_job, NULL, NULL, NULL, NULL, count_cb, &left);
      td_pool_read (pool, nothing_job, NULL, NULL, NULL, NULL, count_cb, &left);
      td_gui_test_wait (left == 0);
      for (int i = 0; i < 20; i++)
        g_main_context_iteration (NULL, FALSE);
    }
}

void
td_gui_test_reload (TdGuiTest *test)
{
  const char *const anything[] = { NULL };

  g_signal_emit_by_name (td_session_get_pool (test->session), "changed", anything);
  td_gui_test_settle (test);
}

TdPage *
td_gui_test_go (TdGuiTest *test, const char *page)
{
  TdPage *shown;

  td_window_go (test->window, page);
  for (int i = 0; i < 20; i++)
    td_gui_test_iterate ();
  td_gui_test_settle (test);
  shown = td_gui_test_find (test->window, TD_TYPE_PAGE, NULL);
  g_assert_nonnull (shown);
  return shown;
}

static gboolean
property_is (GtkWidget *widget, const char *property, const char *name)
{
  GParamSpec *spec = g_object_class_find_property (G_OBJECT_GET_CLASS (widget), property);
  g_autofree char *value = NULL;

  if (spec == NULL || spec->value_type != G_TYPE_STRING || !(spec->flags & G_PARAM_READABLE))
    return FALSE;
  g_object_get (widget, property, &value, NULL);
  return g_strcmp0 (value, name) == 0;
}

static gboolean
is_called (GtkWidget *widget, const char *name)
{
  return name == NULL ||
         g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), name) == 0 ||
         property_is (widget, "label", name) || property_is (widget, "title", name) ||
         property_is (widget, "tooltip-text", name) || property_is (widget, "icon-name", name);
}

gpointer
td_gui_test_find (gpointer root, GType type, const char *name)
{
  GtkWidget *widget = root;

  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && is_called (widget, name))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = td_gui_test_find (child, type, name);

      if (found)
        return found;
    }
  return NULL;
}

void
td_gui_test_click (gpointer root, const char *label)
{
  GtkWidget *button = td_gui_test_find (root, GTK_TYPE_BUTTON, label);

  if (button == NULL)
    g_error ("No button “%s”", label);
  if (!gtk_widget_is_sensitive (button))
    g_error ("Button “%s” is not sensitive", label);
  g_signal_emit_by_name (button, "clicked");
}

static void
collect_text (GtkWidget *widget, GString *text)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (text, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
  else if (GTK_IS_INSCRIPTION (widget))
    g_string_append_printf (text, "%s\n", gtk_inscription_get_text (GTK_INSCRIPTION (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    collect_text (child, text);
}

char *
td_gui_test_text (gpointer root)
{
  GString *text = g_string_new (NULL);

  collect_text (root, text);
  return g_string_free (text, FALSE);
}

gboolean
td_gui_test_shows (gpointer root, const char *text)
{
  g_autofree char *all = td_gui_test_text (root);

  return strstr (all, text) != NULL;
}

gpointer
td_gui_test_dialog (TdGuiTest *test)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  gpointer dialog = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) toplevel = g_list_model_get_item (toplevels, i);

      if (toplevel != GTK_WIDGET (test->window) && gtk_widget_get_mapped (toplevel))
        dialog = toplevel;
    }
  return dialog;
}

void
td_gui_test_wait_gone (gpointer dialog)
{
  gpointer left = dialog;

  g_object_add_weak_pointer (dialog, &left);
  td_gui_test_wait (left == NULL);
}

void
td_gui_test_photo (TdGuiTest *test, const char *name)
{
  const char *folder = g_getenv ("TD_GUI_TEST_PHOTOS");
  g_autofree char *path = folder ? g_strdup_printf ("%s/%s.png", folder, name) : NULL;
  const char *argv[] = { "import", "-window", "root", path, NULL };

  if (path == NULL)
    return;
  td_gui_test_settle (test);
  for (int i = 0; i < 100; i++)
    td_gui_test_iterate ();
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
                NULL);
}
