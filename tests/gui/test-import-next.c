/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "td-gui-test.h"

#include "gui/pages/import/td-import-window.h"
#include "program/td-program.h"

void test_import_next_add (void);

static const char *
step_of (gpointer window)
{
  return gtk_stack_get_visible_child_name (td_gui_test_find (window, GTK_TYPE_STACK, "steps"));
}

#define SIGN_UPS "Email,Role\nann@x.org,Mentor\n"

/* Opens the window on a file of this text. */
static gpointer
open_window (TdGuiTest *test, TdImportKind kind, const char *text)
{
  g_autofree char *path = g_build_filename (test->file.folder, "people.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  gpointer window;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  td_import_window_show (GTK_WIDGET (test->window), test->session, kind, file);
  window = td_gui_test_dialog (test);
  td_gui_test_wait (!td_busy_is_active (td_dialog_get_busy (window)));
  return window;
}

/* On a list of people, and goes on to what the import would do. */
static gpointer
preview (TdGuiTest *test, const char *text)
{
  gpointer window = open_window (test, TD_IMPORT_ROSTER, text);

  td_gui_test_click (window, "_Preview");
  td_gui_test_wait (g_strcmp0 (step_of (window), "receipt") == 0);
  return window;
}

static void
import (gpointer window)
{
  td_gui_test_click (window, "_Import");
  td_gui_test_wait (!td_busy_is_active (td_dialog_get_busy (window)));
}

/* One list of everybody, with roles: first the people, then their sign-ups, from the same file. */
static void
test_one_list (TdGuiTest *test, gconstpointer data)
{
  gpointer window;

  td_test_run (test->file.db, "INSERT INTO program (id, name) VALUES (1, 'Chess')");
  td_gui_test_reload (test);
  window = preview (test, "Name,E-mail,Department,Role\nAnn Lee,ann@x.org,Law,mentor\n"
                          "Bob Ray,bob@x.org,IT,mentee\n");
  g_assert_false (td_gui_test_shows (window, "holds sign-ups too"));
  import (window);
  td_gui_test_wait (td_gui_test_shows (window, "holds sign-ups too"));
  td_gui_test_settle (test);
  td_gui_test_photo (test, "import-also");
  td_gui_test_click (window, "_Enrol From It…");
  td_gui_test_wait (g_strcmp0 (step_of (window), "mapping") == 0);
  td_gui_test_click (window, "_Preview");
  td_gui_test_wait (g_strcmp0 (step_of (window), "receipt") == 0);
  import (window);
  td_gui_test_wait (td_test_count (test->file.db, "SELECT count(*) FROM enrolment") == 2);
  td_gui_test_settle (test);
  g_assert_false (td_gui_test_shows (window, "holds sign-ups too"));
  td_gui_test_click (window, "Go to _Pairing");
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
  td_gui_test_wait (td_gui_test_shows (test->window, "2 unpaired") ||
                    td_gui_test_find (test->window, GTK_TYPE_BUTTON, "_Propose Pairs"));
}

/* After the people their programme is next, and then enrolling them; the same again says nothing.
 */
static void
test_next (TdGuiTest *test, gconstpointer data)
{
  static const char *const people = "Name,E-mail\nAnn Lee,ann@x.org\nBob Ray,bob@x.org\n";
  gpointer window = preview (test, people);

  g_assert_false (td_gui_test_shows (window, "Next, "));
  import (window);
  td_gui_test_wait (td_gui_test_shows (window, "Next, create the programme"));
  td_gui_test_settle (test);
  td_gui_test_photo (test, "import-next");
  g_assert_nonnull (td_gui_test_find (window, GTK_TYPE_BUTTON, "Create a _Programme…"));
  gtk_window_close (window);
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);

  td_test_run (test->file.db, "INSERT INTO program (id, name) VALUES (1, 'Chess')");
  td_gui_test_reload (test);
  window = preview (test, people);
  import (window);
  td_gui_test_settle (test);
  g_assert_false (td_gui_test_shows (window, "Next, "));
  gtk_window_close (window);
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);

  window = preview (test, "Name,E-mail\nCy Fox,cy@x.org\n");
  import (window);
  td_gui_test_wait (td_gui_test_shows (window, "Next, enrol mentors and mentees"));
  td_gui_test_click (window, "Go to _People");
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
  td_gui_test_wait (td_gui_test_shows (test->window, "Cy Fox"));
}

static void
count_frame (GdkFrameClock *clock, gpointer n_frames)
{
  ++*(guint *) n_frames;
}

/* What is hidden does not keep the keyboard: Enter would press a button that nobody sees. */
static void
test_hidden_focus (TdGuiTest *test, gconstpointer data)
{
  gpointer window = open_window (test, TD_IMPORT_ENROLMENTS, SIGN_UPS);
  GtkWidget *add = td_gui_test_find (window, GTK_TYPE_BUTTON, "add_program");
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  guint n_frames = 0;
  gulong frames;

  td_gui_test_wait (gtk_widget_get_mapped (add));
  gtk_widget_grab_focus (add);
  g_assert_true (gtk_window_get_focus (window) == add);
  gtk_drop_down_set_selected (td_gui_test_find (window, GTK_TYPE_DROP_DOWN, "kinds"),
                              TD_IMPORT_ROSTER);
  while (gtk_widget_get_mapped (add))
    g_main_context_iteration (NULL, TRUE);
  /* At once, not when GTK has drawn the next frame. A turn of the loop may do nothing at all. */
  frames = g_signal_connect (clock, "before-paint", G_CALLBACK (count_frame), &n_frames);
  while (gtk_window_get_focus (window) == add && n_frames == 0)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, frames);
  g_assert_true (gtk_window_get_focus (window) != add);
  td_gui_test_settle (test);
  g_assert_true (gtk_widget_get_mapped (gtk_window_get_focus (window)));
  gtk_window_close (window);
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
}

/* A window that is closed is not kept for that, not for one turn: the one it belongs to may go. */
static void
test_closed_focus (TdGuiTest *test, gconstpointer data)
{
  gpointer window = open_window (test, TD_IMPORT_ENROLMENTS, SIGN_UPS);
  gpointer watched = window;

  gtk_widget_grab_focus (td_gui_test_find (window, GTK_TYPE_BUTTON, "add_program"));
  td_gui_test_settle (test);
  g_object_add_weak_pointer (window, &watched);
  gtk_window_destroy (window);
  g_assert_null (watched);
}

/* One that is made from here is chosen, though it is in the list only later. */
static void
test_new_program (TdGuiTest *test, gconstpointer data)
{
  gpointer window = open_window (test, TD_IMPORT_ENROLMENTS, SIGN_UPS);
  GtkDropDown *programs = td_gui_test_find (window, GTK_TYPE_DROP_DOWN, "programs");

  g_assert_true (td_gui_test_shows (window, "There is no programme yet"));
  for (gint64 id = 1; id <= 3; id++)
    {
      td_test_run (test->file.db,
                   "INSERT INTO program (name) SELECT 'Club ' || count(*) FROM program");
      td_session_set_program_id (test->session, id);
      td_gui_test_reload (test);
      td_gui_test_wait (!td_gui_test_shows (window, "There is no programme yet"));
      td_gui_test_wait (((TdProgram *) gtk_drop_down_get_selected_item (programs))->id == id);
      g_assert_cmpint (td_session_get_program_id (test->session), ==, id);
    }
  gtk_window_close (window);
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
}

#define ADD(name, func)                                                           \
  g_test_add ("/gui/import-next/" name, TdGuiTest, NULL, td_gui_test_setup, func, \
              td_gui_test_teardown)

void
test_import_next_add (void)
{
  ADD ("one-list", test_one_list);
  ADD ("next", test_next);
  ADD ("hidden-focus", test_hidden_focus);
  ADD ("closed-focus", test_closed_focus);
  ADD ("new-program", test_new_program);
}
