/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "td-gui-names.h"
#include "td-gui-test.h"

#include "gui/frame/td-dialog.h"
#include "gui/frame/td-dialogs.h"
#include "workspace/td-sample.h"

void test_keyboard_add (void);

static const char *const pages[] = { "today",   "people", "pairing", "pairs",
                                     "insight", "report", "program" };

static void
open_sample (TdGuiTest *test)
{
  g_autoptr (GError) error = NULL;

  td_sample_make (test->file.db, td_test_date (TD_GUI_TEST_TODAY), NULL, &error);
  g_assert_no_error (error);
  td_gui_test_reload (test);
}

static TdPage *
show (TdGuiTest *test, const char *name)
{
  TdPage *page = td_gui_test_go (test, name);

  td_gui_test_wait (!td_gui_test_is_busy (GTK_WIDGET (page)));
  td_gui_test_settle (test);
  return page;
}

static void
walk_pages (TdGuiTest *test, guint least)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      guint n_stops, n_controls;

      show (test, pages[i]);
      n_stops = td_gui_test_walk (GTK_WINDOW (test->window));
      g_assert_cmpuint (td_gui_test_walk_back (GTK_WINDOW (test->window)), >=, least);
      n_controls = td_gui_test_count_named (test->window);
      g_test_message ("%s: %u stops, %u controls", pages[i], n_stops, n_controls);
      g_assert_cmpuint (n_stops, >=, least);
      g_assert_cmpuint (n_controls, >=, least);
    }
}

/* Every page of a programme that is running. */
static void
test_pages (TdGuiTest *test, gconstpointer data)
{
  open_sample (test);
  walk_pages (test, 6);
}

/* The same of one that has not begun: what an empty page says leads somewhere. */
static void
test_empty (TdGuiTest *test, gconstpointer data)
{
  walk_pages (test, 3);
}

/* A pair's own page, and a person's: with Tab, or with Shift and Tab. */
static void
walk_items (TdGuiTest *test, gboolean back)
{
  static const struct
  {
    const char *page;
    const char *id;
  } items[] = {
    { "pairs", "SELECT min(id) FROM pair WHERE state = 'active'" },
    { "pairs", "SELECT min(id) FROM pair WHERE state = 'proposed'" },
    { "pairs", "SELECT min(id) FROM pair WHERE state IN ('completed', 'ended')" },
    { "people", "SELECT min(mentor_id) FROM pair" },
    { "program", "SELECT min(id) FROM program" },
  };

  open_sample (test);
  for (gsize i = 0; i < G_N_ELEMENTS (items); i++)
    {
      gint64 id = td_test_count (test->file.db, items[i].id);
      TdPage *page;

      if (id == 0)
        continue;
      page = show (test, items[i].page);
      td_page_show_item (page, id);
      td_gui_test_settle (test);
      td_gui_test_wait (!td_gui_test_is_busy (GTK_WIDGET (page)));
      td_gui_test_wait_for_frames (GTK_WIDGET (test->window));
      g_assert_cmpuint (td_gui_test_count_named (page), >, 5);
      if (back)
        g_assert_cmpuint (td_gui_test_walk_back (GTK_WINDOW (test->window)), >, 6);
      else
        g_assert_cmpuint (td_gui_test_walk (GTK_WINDOW (test->window)), >, 6);
    }
}

static void
test_items (TdGuiTest *test, gconstpointer data)
{
  walk_items (test, FALSE);
}

static void
test_items_back (TdGuiTest *test, gconstpointer data)
{
  walk_items (test, TRUE);
}

static gboolean
is_destructive (GtkWidget *widget)
{
  gboolean found = gtk_widget_has_css_class (widget, "destructive-action");

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = is_destructive (child);
  return found;
}

/* Enter on what has the focus at first is Cancel only where something would be lost. */
static void
check_first_focus (GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  if (TD_IS_DIALOG (window) && focus && GTK_IS_BUTTON (focus) &&
      !is_destructive (GTK_WIDGET (window)))
    g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (focus)), !=, "_Cancel");
}

static void
check_window (TdGuiTest *test, GtkWindow *window)
{
  td_gui_test_settle (test);
  g_test_message ("%s", G_OBJECT_TYPE_NAME (window));
  check_first_focus (window);
  td_gui_test_count_named (window);
  td_gui_test_walk (window);
  td_gui_test_count_mnemonics (window);
}

/* Every dialog that can be made of a session. */
static void
test_dialogs (TdGuiTest *test, gconstpointer data)
{
  GType type;

  open_sample (test);
  for (guint i = 0; (type = td_gui_test_dialog_type (i)) != G_TYPE_INVALID; i++)
    {
      GtkWindow *dialog =
          g_object_new (type, "session", test->session, "transient-for", test->window, NULL);

      gtk_window_present (dialog);
      td_gui_test_wait (gtk_widget_get_mapped (GTK_WIDGET (dialog)));
      check_window (test, dialog);
      gtk_window_destroy (dialog);
      td_gui_test_settle (test);
    }
}

/* What the menu opens. */
static void
test_windows (TdGuiTest *test, gconstpointer data)
{
  static const char *const actions[] = {
    "win.history",         "win.backups",     "win.export-workspace",
    "win.check-workspace", "win.preferences", "win.save-list",
  };

  open_sample (test);
  show (test, "pairs");
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      GtkWindow *window;

      gtk_widget_activate_action (GTK_WIDGET (test->window), actions[i], NULL);
      td_gui_test_wait (td_gui_test_dialog (test) != NULL);
      window = td_gui_test_dialog (test);
      td_gui_test_settle (test);
      td_gui_test_wait (!td_gui_test_is_busy (GTK_WIDGET (window)));
      td_gui_test_wait_for_frames (GTK_WIDGET (window));
      check_window (test, window);
      gtk_window_destroy (window);
      td_gui_test_wait (td_gui_test_dialog (test) == NULL);
    }
}

void
test_keyboard_add (void)
{
#define ADD(name, test) \
  g_test_add ("/gui/keyboard/" name, TdGuiTest, NULL, td_gui_test_setup, test, td_gui_test_teardown)
  ADD ("pages", test_pages);
  ADD ("empty", test_empty);
  ADD ("items", test_items);
  ADD ("items-back", test_items_back);
  ADD ("dialogs", test_dialogs);
  ADD ("windows", test_windows);
#undef ADD
}
