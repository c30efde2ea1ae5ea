/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "td-gui-test.h"

#include "gui/frame/td-local-settings.h"

#include <string.h>

/* A window as high as most pages, for pictures on a screen as high (SCREEN of session.sh). */
#define TALL 2600

gboolean
td_gui_test_look (const char *look)
{
  const char *wanted = g_getenv ("TD_GUI_TEST_LOOK");
  g_auto (GStrv) looks = g_strsplit (wanted ? wanted : "", ",", -1);

  return g_strv_contains ((const char *const *) looks, look);
}

gboolean
td_gui_test_goes_on (gint64 began, const char *file, int line, const char *condition)
{
  gint64 waited = g_get_monotonic_time () - began;

  if (td_gui_test_look ("translated"))
    return waited < 2 * G_USEC_PER_SEC;
  if (waited > 30 * G_USEC_PER_SEC)
    td_gui_test_give_up (file, line, condition);
  return TRUE;
}

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

/* The columns that another test chose. */
static void
forget_columns (void)
{
  static const char *const lists[] = { "people", "pairs" };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (GSettings) settings = td_local_settings_new_for_list (lists[i]);
      g_autoptr (GSettingsSchema) schema = NULL;
      g_auto (GStrv) keys = NULL;

      g_assert_nonnull (settings);
      g_object_get (settings, "settings-schema", &schema, NULL);
      keys = g_settings_schema_list_keys (schema);
      for (guint k = 0; keys[k]; k++)
        g_settings_reset (settings, keys[k]);
    }
}

void
td_gui_test_setup (TdGuiTest *test, gconstpointer data)
{
  GtkApplication *application = GTK_APPLICATION (g_application_get_default ());
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TdPool) pool = NULL;

  forget_columns ();
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

static void
gone_cb (gpointer left, GObject *widget)
{
  g_hash_table_remove (left, widget);
}

/* All widgets of the window, but that of tooltips, which GTK keeps. */
static void
watch (GHashTable *left, GtkWidget *widget)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkTooltipWindow"))
    return;
  g_hash_table_add (left, widget);
  g_object_weak_ref (G_OBJECT (widget), gone_cb, left);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    watch (left, child);
}

static GtkWidget *
find_uppermost (GtkWidget *widget)
{
  while (gtk_widget_get_parent (widget))
    widget = gtk_widget_get_parent (widget);
  return widget;
}

/* Says what is left, and counts what is ours. A popover that closed just before the window GTK
 * keeps (tests/faults/soak, where frames pass, has those too), and libadwaita a toast that was
 * about to go. */
static guint
count_left (GHashTable *left)
{
  GHashTableIter each;
  gpointer widget;
  guint n = 0;

  g_hash_table_iter_init (&each, left);
  while (g_hash_table_iter_next (&each, &widget, NULL))
    {
      GtkWidget *uppermost = find_uppermost (widget);

      n += g_str_has_prefix (G_OBJECT_TYPE_NAME (widget), "Td") && !GTK_IS_POPOVER (uppermost);
      if (uppermost == widget)
        g_test_message ("left: %s %s, %u references", G_OBJECT_TYPE_NAME (widget),
                        gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)),
                        G_OBJECT (widget)->ref_count);
      g_object_weak_unref (widget, gone_cb, left);
    }
  return n;
}

static gboolean
framed_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  int *left = data;

  return --*left > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
wait_for_frames (GtkWidget *widget, int n)
{
  gtk_widget_add_tick_callback (widget, framed_cb, &n, NULL);
  td_gui_test_wait (n == 0);
}

/* What was hidden or taken away with the focus in it GTK lets go of after the next frame only. */
static void
wait_for_focus (GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  if (gtk_widget_get_mapped (GTK_WIDGET (window)) &&
      (focus == NULL || !gtk_widget_get_mapped (focus)))
    wait_for_frames (GTK_WIDGET (window), 3);
}

void
td_gui_test_teardown (TdGuiTest *test, gconstpointer data)
{
  g_autoptr (GHashTable) left = g_hash_table_new (NULL, NULL);
  gpointer window = test->window;
  gpointer session = test->session;

  wait_for_focus (window);
  watch (left, window);
  g_object_add_weak_pointer (G_OBJECT (test->window), &window);
  g_object_add_weak_pointer (G_OBJECT (test->session), &session);
  gtk_window_destroy (GTK_WINDOW (test->window));
  td_session_close (test->session);
  g_object_unref (test->session);
  td_gui_test_wait (window == NULL && session == NULL);
  g_assert_cmpuint (count_left (left), ==, 0);
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

      td_pool_write (pool, (TdJob){ nothing_job, NULL, NULL, NULL }, NULL, count_cb, &left);
      td_pool_read (pool, (TdJob){ nothing_job, NULL, NULL, NULL }, NULL, count_cb, &left);
      td_pool_read (pool, (TdJob){ nothing_job, NULL, NULL, NULL }, NULL, count_cb, &left);
      td_gui_test_wait (left == 0);
      for (int i = 0; i < 20; i++)
        g_main_context_iteration (NULL, FALSE);
    }
}

void
td_gui_test_wait_for_layout (GtkWidget *widget)
{
  wait_for_frames (widget, 2);
}

void
td_gui_test_wait_for_frames (GtkWidget *widget)
{
  wait_for_frames (widget, 12);
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
  GtkWidget *pages;
  TdPage *shown;

  td_window_go (test->window, page);
  for (int i = 0; i < 20; i++)
    td_gui_test_iterate ();
  td_gui_test_settle (test);
  pages = td_gui_test_find (test->window, ADW_TYPE_VIEW_STACK, "pages");
  g_assert_nonnull (pages);
  shown = td_gui_test_find (pages, TD_TYPE_PAGE, NULL);
  g_assert_nonnull (shown);
  return shown;
}

TdPage *
td_gui_test_go_settings (TdGuiTest *test)
{
  TdPage *page = td_gui_test_go (test, "program");

  gtk_widget_activate_action (GTK_WIDGET (page), "program.show", "s", "settings");
  td_gui_test_settle (test);
  return page;
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

/* What a test looks for by its words, in the language of the pictures. */
static const char *
in_language (const char *name)
{
  return name && *name && td_gui_test_look ("translated") ? g_dgettext (GETTEXT_PACKAGE, name)
                                                          : name;
}

static gboolean
is_called (GtkWidget *widget, const char *id)
{
  const char *name = in_language (id);

  return name == NULL ||
         g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), id) == 0 ||
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

static void
run_xdotool (gpointer window, const char *words)
{
  g_autofree char *line = g_strdup_printf ("xdotool %s", words);
  g_autoptr (GError) error = NULL;

  td_gui_test_wait (gtk_window_is_active (window));
  g_spawn_command_line_async (line, &error);
  g_assert_no_error (error);
}

void
td_gui_test_type (gpointer window, const char *keys)
{
  g_autofree char *words = g_strdup_printf ("key --delay 30 %s", keys);

  run_xdotool (window, words);
}

static void
run_mouse (gpointer widget, double x, double y, const char *then)
{
  GtkNative *native = gtk_widget_get_native (widget);
  g_autofree char *words = NULL;
  double left, top;

  gtk_widget_translate_coordinates (widget, GTK_WIDGET (native), x, y, &x, &y);
  gtk_native_get_surface_transform (native, &left, &top);
  words = g_strdup_printf ("getwindowfocus mousemove --window %%1 %d %d %s", (int) (x + left),
                           (int) (y + top), then);
  run_xdotool (native, words);
}

void
td_gui_test_point (gpointer widget, double x, double y)
{
  run_mouse (widget, x, y, "");
}

void
td_gui_test_press (gpointer widget, double x, double y, int button)
{
  g_autofree char *click = g_strdup_printf ("click %d", button);

  run_mouse (widget, x, y, click);
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

  return strstr (all, in_language (text)) != NULL;
}

void
td_gui_test_give_up (const char *file, int line, const char *condition)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) toplevel = g_list_model_get_item (toplevels, i);
      g_autofree char *text = td_gui_test_text (toplevel);

      g_printerr ("--- %s ---\n%s", G_OBJECT_TYPE_NAME (toplevel), text);
    }
  g_error ("%s:%d: waited in vain for %s", file, line, condition);
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

/* --- Pictures --- */

static void
draw (TdGuiTest *test, GtkWindow *window)
{
  td_gui_test_settle (test);
  td_gui_test_wait_for_frames (GTK_WIDGET (window));
}

static void
resize (GtkWindow *window, int width, int height)
{
  gtk_window_set_default_size (window, width, height);
}

void
td_gui_test_photo (TdGuiTest *test, const char *name)
{
  const char *folder = g_getenv ("TD_GUI_TEST_PHOTOS");
  g_autofree char *path = folder ? g_strdup_printf ("%s/%s.png", folder, name) : NULL;
  GtkWindow *window = td_gui_test_dialog (test);
  g_autofree char *crop = NULL;
  GdkSurface *surface;
  const char *argv[] = { "import", "-window", "root", "-crop", NULL, path, NULL };
  gboolean narrow = td_gui_test_look ("narrow");
  gboolean tall = td_gui_test_look ("tall");
  gboolean other_size = narrow || tall;
  int width, height;

  if (path == NULL)
    return;
  if (window == NULL)
    window = GTK_WINDOW (test->window);
  draw (test, window);
  width = gtk_widget_get_width (GTK_WIDGET (window));
  height = gtk_widget_get_height (GTK_WIDGET (window));
  if (other_size)
    {
      resize (window, narrow ? 400 : width, tall ? TALL : MIN (height, 800));
      draw (test, window);
    }
  surface = gtk_native_get_surface (GTK_NATIVE (window));
  crop = g_strdup_printf ("%dx%d+0+0", gdk_surface_get_width (surface),
                          gdk_surface_get_height (surface));
  argv[4] = crop;
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
                NULL);
  if (other_size)
    {
      resize (window, width, height);
      draw (test, window);
    }
}

gboolean
td_gui_test_is_busy (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (GTK_IS_SPINNER (widget) && gtk_spinner_get_spinning (GTK_SPINNER (widget)))
    return TRUE;
  if (GTK_IS_PROGRESS_BAR (widget) && !gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX_ROW))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    if (td_gui_test_is_busy (child))
      return TRUE;
  return FALSE;
}
