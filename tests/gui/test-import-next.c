/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "td-gui-test.h"

#include "gui/pages/import/td-import-window.h"

void test_import_next_add (void);

static const char *
step_of (gpointer window)
{
  return gtk_stack_get_visible_child_name (td_gui_test_find (window, GTK_TYPE_STACK, "steps"));
}

/* Opens the window on a list of people, and goes on to what the import would do. */
static gpointer
preview (TdGuiTest *test, const char *text)
{
  g_autofree char *path = g_build_filename (test->file.folder, "people.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  gpointer window;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  td_import_window_show (GTK_WIDGET (test->window), test->session, TD_IMPORT_ROSTER, file);
  window = td_gui_test_dialog (test);
  td_gui_test_wait (!td_busy_is_active (td_dialog_get_busy (window)));
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

#define ADD(name, func)                                                           \
  g_test_add ("/gui/import-next/" name, TdGuiTest, NULL, td_gui_test_setup, func, \
              td_gui_test_teardown)

void
test_import_next_add (void)
{
  ADD ("one-list", test_one_list);
  ADD ("next", test_next);
}
