/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "today-fixture.h"

void test_today_line_add (void);

static void
test_line (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = today_show (test);
  GtkWidget *entry = td_gui_test_find (page, GTK_TYPE_ENTRY, "entry");

  td_gui_test_settle (test);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Ada 45m");
  td_gui_test_wait (td_gui_test_shows (page, "“Ada” can be: Ada One – Bob Two"));
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpint (td_test_count (test->file.db, "SELECT count(*) FROM contact"), ==, 3);

  gtk_editable_set_text (GTK_EDITABLE (entry), "14 mar bob 45m video next 9 apr");
  td_gui_test_wait (td_gui_test_shows (
      page,
      "14 Mar 2026: Ada One with Bob Two (Leadership), 45 minutes, video, next on 9 Apr 2026"));
  g_signal_emit_by_name (entry, "activate");
  td_gui_test_wait (td_gui_test_shows (test->window, "1 contact logged"));
  g_assert_cmpint (td_test_count (test->file.db, "SELECT count(*) FROM contact WHERE pair_id = 1"
                                                 " AND on_date = '2026-03-14' AND minutes = 45"
                                                 " AND mode = 'video'"
                                                 " AND next_date = '2026-04-09'"),
                   ==, 1);
  td_gui_test_wait (!td_gui_test_shows (page, "Ada One → Bob Two"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  /* The entry has nothing to undo: Ctrl+Z is left for the contact. */
  gtk_widget_activate_action (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (entry))),
                              "text.undo", NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  td_gui_test_click (test->window, "_Undo");
  td_gui_test_wait (td_gui_test_shows (page, "Ada One → Bob Two"));
}

/* Another program writes meanwhile: what she types then stays. */
static void
test_line_late (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = today_show (test);
  GtkEditable *entry = td_gui_test_find (page, GTK_TYPE_ENTRY, "entry");

  td_gui_test_settle (test);
  td_test_say (test->file.db, "BEGIN IMMEDIATE");
  gtk_editable_set_text (entry, "14 mar bob 45m");
  td_gui_test_wait (td_gui_test_shows (page, "14 Mar 2026: Ada One with Bob Two"));
  g_signal_emit_by_name (entry, "activate");
  g_signal_emit_by_name (entry, "activate");
  gtk_editable_set_text (entry, "12 mar cid 30m");
  td_test_say (test->file.db, "COMMIT");
  td_gui_test_wait (td_gui_test_shows (test->window, "1 contact logged"));
  td_gui_test_settle (test);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "12 mar cid 30m");
  g_assert_cmpint (td_test_count (test->file.db, "SELECT count(*) FROM contact"), ==, 4);
}

/* What could not be saved stands there, and Enter tries again. */
static void
test_line_failed (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = today_show (test);
  GtkEditable *entry = td_gui_test_find (page, GTK_TYPE_ENTRY, "entry");
  const char *line = "14 mar bob 45m";

  td_gui_test_settle (test);
  gtk_editable_set_text (entry, line);
  td_gui_test_wait (td_gui_test_shows (page, "14 Mar 2026: Ada One with Bob Two"));
  td_test_run (test->file.db, "UPDATE pair SET matched_on = '2026-03-15' WHERE id = 1");
  g_signal_emit_by_name (entry, "activate");
  td_gui_test_wait (td_gui_test_find (test->window, GTK_TYPE_BUTTON, "_Details") != NULL);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, line);
  td_test_run (test->file.db, "UPDATE pair SET matched_on = '2025-10-01' WHERE id = 1");
  g_signal_emit_by_name (entry, "activate");
  td_gui_test_wait (td_gui_test_shows (test->window, "1 contact logged"));
  td_gui_test_settle (test);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "");
}

static void
press (GtkWidget *entry, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (entry);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean handled = FALSE;

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) &&
          gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &handled);
    }
}

/* Down and Tab complete the name being typed. */
static void
test_completion (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = today_show (test);
  GtkWidget *entry = td_gui_test_find (page, GTK_TYPE_ENTRY, "entry");

  td_gui_test_settle (test);
  gtk_editable_set_text (GTK_EDITABLE (entry), "yesterday ad");
  td_gui_test_wait (td_gui_test_shows (page, "yesterday Ada One & Cid Three"));
  press (entry, GDK_KEY_Down);
  press (entry, GDK_KEY_Tab);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==,
                   "yesterday Ada One & Cid Three ");
  td_gui_test_wait (td_gui_test_shows (page, "15 Mar 2026: Ada One with Cid Three"));
  press (entry, GDK_KEY_Escape);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
}

#define ADD(name, func) \
  g_test_add ("/gui/today/" name, TdGuiTest, NULL, td_gui_test_setup, func, td_gui_test_teardown)

void
test_today_line_add (void)
{
  ADD ("line", test_line);
  ADD ("line-late", test_line_late);
  ADD ("line-failed", test_line_failed);
  ADD ("completion", test_completion);
}
