/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "td-gui-test.h"

#include "exchange/td-import-field.h"
#include "gui/pages/import/td-import-columns.h"
#include "gui/pages/import/td-import-mapping.h"
#include "gui/pages/import/td-import-window.h"

void test_import_add (void);

#define PEOPLE                                       \
  "Number,Name,Team spirit,Hired on,Date of birth\n" \
  "1,Ann Lee,high,2019-03-15,1990-01-01\n"           \
  "2,Bob Ray,low,never,1990-01-01\n"                 \
  "3,Cy Fox,low,soon,1990-01-01\n"

/* Writes a file of this text beside the workspace. */
static GFile *
make_file (TdGuiTest *test, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (test->file.folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return g_file_new_for_path (path);
}

static const char *
step_of (gpointer window)
{
  return gtk_stack_get_visible_child_name (td_gui_test_find (window, GTK_TYPE_STACK, "steps"));
}

/* Opens the window on a file and waits for its mapping. */
static gpointer
open_window (TdGuiTest *test, TdImportKind kind, const char *text)
{
  g_autoptr (GFile) file = make_file (test, "people.csv", text);
  gpointer window;

  td_import_window_show (GTK_WIDGET (test->window), test->session, kind, file);
  window = td_gui_test_dialog (test);
  g_assert_true (TD_IS_IMPORT_WINDOW (window));
  td_gui_test_wait (!td_busy_is_active (td_dialog_get_busy (window)));
  return window;
}

static TdImportColumn *
get_column (gpointer window, guint position)
{
  g_autoptr (GListModel) columns = NULL;
  g_autoptr (TdImportColumn) column = NULL;

  g_object_get (td_gui_test_find (window, TD_TYPE_IMPORT_MAPPING, NULL), "columns", &columns, NULL);
  column = g_list_model_get_item (columns, position);
  return column;
}

/* What becomes of a column, in words. */
static char *
get_choice (gpointer window, guint position)
{
  TdImportColumn *column = get_column (window, position);
  g_autoptr (GListModel) choices = NULL;
  guint selected;

  g_object_get (column, "choices", &choices, "selected", &selected, NULL);
  return g_strdup (gtk_string_list_get_string (GTK_STRING_LIST (choices), selected));
}

static void
assert_choice (gpointer window, guint position, const char *expected)
{
  g_autofree char *choice = get_choice (window, position);

  g_assert_cmpstr (choice, ==, expected);
}

static guint
find_choice (const char *field, TdImportKind kind)
{
  return (guint) td_import_field_find (kind, field) + (kind == TD_IMPORT_ROSTER ? 2 : 1);
}

static void
rehearse (gpointer window)
{
  td_gui_test_wait (!td_busy_is_active (td_dialog_get_busy (window)));
  td_gui_test_click (window, "_Preview");
  td_gui_test_wait (g_strcmp0 (step_of (window), "receipt") == 0);
}

/* The import that was rehearsed. */
static void
import (gpointer window)
{
  td_gui_test_click (window, "_Import");
  td_gui_test_wait (!td_busy_is_active (td_dialog_get_busy (window)));
}

static void
close_window (TdGuiTest *test, gpointer window)
{
  gtk_window_close (window);
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
}

/* The whole way: mapping corrected in the list, rehearsed, imported, read, undone. */
static void
test_roster (TdGuiTest *test, gconstpointer data)
{
  gpointer window = open_window (test, TD_IMPORT_ROSTER, PEOPLE);
  GtkDropDown *drop_down;

  g_assert_cmpstr (step_of (window), ==, "mapping");
  assert_choice (window, 0, "Number");
  assert_choice (window, 1, "Name");
  assert_choice (window, 2, "Keep as a free field");
  assert_choice (window, 4, "Leave out");
  td_gui_test_wait (td_gui_test_shows (window, "Private or appraisal"));
  g_assert_true (td_gui_test_shows (window, "Ann Lee"));

  /* The second column's own list chooses the number; the first loses it. */
  drop_down = td_gui_test_find (window, GTK_TYPE_DROP_DOWN, "choice");
  g_assert_cmpuint (gtk_drop_down_get_selected (drop_down), ==,
                    find_choice ("number", TD_IMPORT_ROSTER));
  gtk_drop_down_set_selected (drop_down, 0);
  assert_choice (window, 0, "Leave out");
  gtk_drop_down_set_selected (drop_down, find_choice ("number", TD_IMPORT_ROSTER));
  assert_choice (window, 0, "Number");
  g_object_set (get_column (window, 3), "selected", find_choice ("hire_date", TD_IMPORT_ROSTER),
                NULL);

  td_gui_test_photo (test, "import-roster");

  rehearse (window);
  td_gui_test_photo (test, "import-rehearsal");
  g_assert_true (td_gui_test_shows (window, "Preview"));
  g_assert_true (td_gui_test_shows (window, "Missing from the file"));
  g_assert_true (td_gui_test_shows (window, "This is not a date; it was left out."));
  g_assert_cmpint (td_test_count (test->file.db, "SELECT count(*) FROM employee"), ==, 0);

  td_gui_test_click (window, "_Import");
  td_gui_test_wait (td_gui_test_find (window, GTK_TYPE_BUTTON, "_Undo") != NULL);
  g_assert_cmpint (td_test_count (test->file.db, "SELECT count(*) FROM employee"), ==, 3);
  g_assert_true (td_gui_test_shows (window, "was imported"));
  td_gui_test_photo (test, "import-receipt");

  td_gui_test_click (window, "_Undo");
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
  td_gui_test_settle (test);
  g_assert_cmpint (td_test_count (test->file.db, "SELECT count(*) FROM employee"), ==, 0);
}

/* A group of problems opens its rows and goes back. */
static void
test_receipt (TdGuiTest *test, gconstpointer data)
{
  gpointer window = open_window (test, TD_IMPORT_ROSTER, PEOPLE);
  GtkListView *groups;

  g_object_set (get_column (window, 3), "selected", find_choice ("hire_date", TD_IMPORT_ROSTER),
                NULL);
  rehearse (window);
  groups = td_gui_test_find (window, GTK_TYPE_LIST_VIEW, "group_list");
  g_assert_nonnull (groups);
  g_signal_emit_by_name (groups, "activate", 0);
  td_gui_test_wait (td_gui_test_find (window, GTK_TYPE_LIST_VIEW, "problem_list") != NULL);
  td_gui_test_wait (td_gui_test_shows (window, "Row 4"));
  td_gui_test_photo (test, "import-problem");
  g_assert_true (td_gui_test_shows (window, "soon"));
  td_gui_test_click (window, "All problems");
  td_gui_test_wait (td_gui_test_find (window, GTK_TYPE_LIST_VIEW, "group_list") != NULL);
  td_gui_test_click (window, "_Back");
  g_assert_cmpstr (step_of (window), ==, "mapping");
  close_window (test, window);
}

/* Dates that can be read in two ways must be decided before anything can be imported. */
static void
test_undecided (TdGuiTest *test, gconstpointer data)
{
  gpointer window =
      open_window (test, TD_IMPORT_ROSTER, "Number,Name,Hire date\n1,Ann,01/02/2020\n");
  GtkWidget *button = td_gui_test_find (window, GTK_TYPE_BUTTON, "_Preview");

  g_assert_false (gtk_widget_is_sensitive (button));
  g_assert_true (td_gui_test_shows (window, "read in two ways"));
  gtk_drop_down_set_selected (td_gui_test_find (window, GTK_TYPE_DROP_DOWN, "dates"),
                              TD_DATE_ORDER_DMY);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_object_set (get_column (window, 0), "selected", 0, NULL);
  g_object_set (get_column (window, 1), "selected", 0, NULL);
  g_assert_false (gtk_widget_is_sensitive (button));
  g_object_set (get_column (window, 1), "selected", find_choice ("name", TD_IMPORT_ROSTER), NULL);
  rehearse (window);
  import (window);
  g_assert_cmpint (td_test_count (test->file.db,
                                  "SELECT count(*) FROM employee WHERE hire_date = '2020-02-01'"),
                   ==, 1);
  close_window (test, window);
}

/* Enter chooses a file; the help, before it in the window, has F1. */
static void
test_first_focus (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *dialog = NULL;
  GtkWidget *choose = NULL;

  td_import_window_show (GTK_WIDGET (test->window), test->session, TD_IMPORT_ROSTER, NULL);
  td_gui_test_wait ((dialog = td_gui_test_dialog (test)) != NULL);
  td_gui_test_settle (test);
  td_gui_test_wait ((choose = td_gui_test_find (dialog, GTK_TYPE_BUTTON, "choose_button")) != NULL);
  td_gui_test_wait (gtk_root_get_focus (GTK_ROOT (dialog)) == choose);
  gtk_window_close (GTK_WINDOW (dialog));
  td_gui_test_settle (test);
}

static void
test_unreadable (TdGuiTest *test, gconstpointer data)
{
  gpointer window = open_window (test, TD_IMPORT_ROSTER, "%PDF-1.7");

  g_assert_cmpstr (step_of (window), ==, "start");
  g_assert_true (td_gui_test_shows (window, "is a PDF"));
  td_gui_test_photo (test, "import-start");
  close_window (test, window);
}

static void
test_enrolments (TdGuiTest *test, gconstpointer data)
{
  gpointer window;

  td_test_run (test->file.db,
               "INSERT INTO program (id, name) VALUES (1, 'Leadership'), (2, 'Chess')");
  td_test_run (test->file.db, "INSERT INTO employee (number, name, name_key, search_key, email) "
                              "VALUES ('1', 'Ann', 'ann', 'ann', 'ann@x.org')");
  td_gui_test_reload (test);
  window = open_window (test, TD_IMPORT_ENROLMENTS,
                        "Email Address,Role,Skills offered\nann@x.org,Mentor,Law\n");
  g_assert_true (td_gui_test_shows (window, "Import Sign-Ups"));
  g_assert_false (gtk_widget_is_sensitive (td_gui_test_find (window, GTK_TYPE_BUTTON, "_Preview")));
  g_assert_true (td_gui_test_shows (window, "Choose the programme"));
  td_gui_test_photo (test, "import-enrolments");
  gtk_drop_down_set_selected (td_gui_test_find (window, GTK_TYPE_DROP_DOWN, "programs"), 1);
  g_assert_false (td_gui_test_shows (window, "Choose the programme"));
  rehearse (window);
  import (window);
  g_assert_cmpint (td_test_count (test->file.db, "SELECT count(*) FROM enrolment"), ==, 1);
  close_window (test, window);
}

/* A file dropped on the main window is what it looks like. */
static void
test_drop (TdGuiTest *test, gconstpointer data)
{
  g_autoptr (GFile) roster = make_file (test, "roster.csv", PEOPLE);
  g_autoptr (GFile) form =
      make_file (test, "form.csv", "Email,Role,Skills offered\nann@x.org,Mentor,Law\n");
  TdPage *page = td_gui_test_go (test, "people");
  gpointer window;

  g_assert_true (td_page_drop_file (page, roster));
  window = td_gui_test_dialog (test);
  td_gui_test_wait (g_strcmp0 (step_of (window), "mapping") == 0);
  g_assert_true (td_gui_test_shows (window, "Import the Roster"));
  close_window (test, window);
  g_assert_true (td_page_drop_file (page, form));
  window = td_gui_test_dialog (test);
  td_gui_test_wait (g_strcmp0 (step_of (window), "mapping") == 0);
  g_assert_true (td_gui_test_shows (window, "Import Sign-Ups"));
  close_window (test, window);
}

/* Both ways in open the window empty. */
static void
test_actions (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = td_gui_test_go (test, "people");

  gtk_widget_activate_action (GTK_WIDGET (page), "people.import-roster", NULL);
  g_assert_true (td_gui_test_shows (td_gui_test_dialog (test), "Import Your People"));
  close_window (test, td_gui_test_dialog (test));
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.do", "s", "people.import-enrolments");
  td_gui_test_wait (td_gui_test_dialog (test) != NULL);
  g_assert_true (td_gui_test_shows (td_gui_test_dialog (test), "Import the Sign-Ups"));
  close_window (test, td_gui_test_dialog (test));
}

/* Cancelled, or closed while it runs, an import leaves nothing behind. */
static void
test_cancel (TdGuiTest *test, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("Number,Name,Department\n");
  gpointer window;

  for (int i = 0; i < 20000; i++)
    g_string_append_printf (text, "%d,Person %d,Department %d\n", i, i, i % 40);
  window = open_window (test, TD_IMPORT_ROSTER, text->str);
  rehearse (window);
  td_gui_test_click (window, "_Import");
  g_assert_true (td_busy_is_active (td_dialog_get_busy (window)));
  gtk_widget_activate_action (window, "dialog.escape", NULL);
  td_gui_test_wait (!td_busy_is_active (td_dialog_get_busy (window)));
  g_assert_cmpstr (step_of (window), ==, "receipt");
  td_gui_test_settle (test);
  g_assert_cmpint (td_test_count (test->file.db, "SELECT count(*) FROM employee"), ==, 0);
  td_gui_test_click (window, "_Import");
  close_window (test, window);
  td_gui_test_settle (test);
  g_assert_cmpint (td_test_count (test->file.db, "SELECT count(*) FROM employee"), ==, 0);
}

static void
set_up_pairs (TdGuiTest *test)
{
  td_test_run (test->file.db, "INSERT INTO program (id, name) VALUES (1, 'Leadership')");
  td_test_run (test->file.db,
               "INSERT INTO employee (number, name, name_key, search_key, email) VALUES"
               " ('1', 'Ann Lee', 'ann lee', 'ann lee', 'ann@x.org'),"
               " ('2', 'Bob Ray', 'bob ray', 'bob ray', 'bob@x.org')");
  td_gui_test_reload (test);
}

/* Pairs that exist already: known for what they are, their people enrolled, and read later. */
static void
test_pairs (TdGuiTest *test, gconstpointer data)
{
  gpointer window, history;
  GtkListView *list;

  set_up_pairs (test);
  window = open_window (test, TD_N_IMPORT_KINDS,
                        "Mentor,Mentee,Start date,Status\n1,bob@x.org,2026-01-13,Active\n");
  g_assert_true (td_gui_test_shows (window, "Import Pairs"));
  g_assert_cmpuint (gtk_drop_down_get_selected (
                        td_gui_test_find (window, GTK_TYPE_DROP_DOWN, "kinds")),
                    ==, TD_IMPORT_PAIRS);
  /* The only programme there is is chosen already; all of them is no answer. */
  g_assert_false (td_gui_test_shows (window, "Choose the programme of these pairs"));
  gtk_drop_down_set_selected (td_gui_test_find (window, GTK_TYPE_DROP_DOWN, "programs"), 0);
  g_assert_true (td_gui_test_shows (window, "Choose the programme of these pairs"));
  g_assert_true (td_gui_test_shows (window, "Tandem guessed what the columns are"));
  gtk_drop_down_set_selected (td_gui_test_find (window, GTK_TYPE_DROP_DOWN, "programs"), 1);
  rehearse (window);
  g_assert_true (td_gui_test_shows (window, "Enrolled"));
  g_assert_cmpint (td_test_count (test->file.db, "SELECT count(*) FROM pair"), ==, 0);
  /* A file of pairs lacks nobody. */
  g_assert_false (td_gui_test_shows (window, "Missing from the file"));
  td_gui_test_photo (test, "import-pairs");
  import (window);
  g_assert_cmpint (td_test_count (test->file.db, "SELECT count(*) FROM enrolment"), ==, 2);
  close_window (test, window);

  window = open_window (test, TD_N_IMPORT_KINDS,
                        "Mentor,Mentee,Start date,Status\n1,bob@x.org,2026-01-13,Active\n");
  g_assert_true (td_gui_test_shows (window, "as the last time"));
  close_window (test, window);

  gtk_widget_activate_action (GTK_WIDGET (td_gui_test_go (test, "people")), "people.import-history",
                              NULL);
  history = td_gui_test_dialog (test);
  td_gui_test_photo (test, "import-history");
  td_gui_test_wait (td_gui_test_shows (history, "Pairs from “people.csv”"));
  list = td_gui_test_find (history, GTK_TYPE_LIST_VIEW, "import_list");
  g_signal_emit_by_name (list, "activate", 0);
  td_gui_test_wait (td_gui_test_shows (history, "Ann Lee – Bob Ray"));
  td_gui_test_click (history, "_Undo");
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
  td_gui_test_wait (td_test_count (test->file.db, "SELECT count(*) FROM pair") == 0);
  g_assert_cmpint (td_test_count (test->file.db, "SELECT count(*) FROM import_run"), ==, 0);
}

/* What was imported before is offered once there is something. */
static void
test_earlier (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (td_gui_test_go (test, "people"));
  gpointer window;

  gtk_widget_activate_action (page, "people.import", NULL);
  td_gui_test_wait ((window = td_gui_test_dialog (test)) != NULL);
  td_gui_test_settle (test);
  g_assert_null (td_gui_test_find (window, GTK_TYPE_BUTTON, "_Earlier Imports…"));
  gtk_widget_activate_action (page, "imports.history", NULL);
  td_gui_test_settle (test);
  g_assert_true (td_gui_test_dialog (test) == window);

  td_test_run (test->file.db, "INSERT INTO import_run (kind, file, at, receipt) VALUES ('roster',"
                              " 'people.csv', '2026-03-01T09:00:00Z', '{}')");
  td_gui_test_reload (test);
  td_gui_test_wait (td_gui_test_find (window, GTK_TYPE_BUTTON, "_Earlier Imports…") != NULL);
  gtk_window_close (window);
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
  gtk_widget_activate_action (page, "imports.history", NULL);
  td_gui_test_wait ((window = td_gui_test_dialog (test)) != NULL);
  td_gui_test_wait (td_gui_test_shows (window, "people.csv"));
}

/* Another kind than was guessed maps the columns anew. */
static void
test_kind (TdGuiTest *test, gconstpointer data)
{
  gpointer window;
  GtkDropDown *kinds;

  set_up_pairs (test);
  window = open_window (test, TD_N_IMPORT_KINDS, "Mentor,Mentee,Started\n1,2,2026-01-13\n");
  kinds = td_gui_test_find (window, GTK_TYPE_DROP_DOWN, "kinds");
  assert_choice (window, 2, "Start");
  gtk_drop_down_set_selected (kinds, TD_IMPORT_CONTACTS);
  td_gui_test_wait (td_gui_test_shows (window, "Import Contacts"));
  assert_choice (window, 0, "Mentor");
  assert_choice (window, 2, "Leave out");
  td_gui_test_wait (td_gui_test_shows (window, "and the date"));
  g_assert_false (gtk_widget_is_sensitive (td_gui_test_find (window, GTK_TYPE_BUTTON, "_Preview")));
  close_window (test, window);
}

/* Cells of a spreadsheet, off the clipboard. */
static void
test_paste_cells (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = td_gui_test_go (test, "people");
  gpointer window;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (page)),
                          "Number\tName\tDepartment\n1\tAnn Lee\tSales\n2\tBob Ray\tSales\n");
  gtk_widget_activate_action (GTK_WIDGET (page), "people.paste-cells", NULL);
  td_gui_test_wait ((window = td_gui_test_dialog (test)) != NULL);
  td_gui_test_wait (g_strcmp0 (step_of (window), "mapping") == 0);
  g_assert_true (td_gui_test_shows (window, "Import the Roster"));
  g_assert_true (td_gui_test_shows (window, "Pasted cells"));
  rehearse (window);
  import (window);
  g_assert_cmpint (td_test_count (test->file.db, "SELECT count(*) FROM employee"), ==, 2);
  close_window (test, window);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (page)), "");
  gtk_widget_activate_action (GTK_WIDGET (page), "people.paste-cells", NULL);
  td_gui_test_wait ((window = td_gui_test_dialog (test)) != NULL);
  td_gui_test_wait (td_gui_test_shows (window, "Nothing to Paste"));
  close_window (test, window);
}

/* The row with the names is somewhere else than it was taken to be. */
static void
test_header_row (TdGuiTest *test, gconstpointer data)
{
  gpointer window =
      open_window (test, TD_IMPORT_ROSTER, "Number,Name\nNr,Naam\n1,Ann Lee\n2,Bob Ray\n");

  td_gui_test_click (window, "Read It Di_fferently…");
  g_assert_cmpstr (step_of (window), ==, "reading");
  gtk_spin_button_set_value (td_gui_test_find (window, GTK_TYPE_SPIN_BUTTON, "header_row"), 2);
  td_gui_test_wait (!td_gui_test_shows (window, "Number · Name"));
  td_gui_test_photo (test, "import-reading");
  td_gui_test_click (window, "_Continue");
  td_gui_test_wait (g_strcmp0 (step_of (window), "mapping") == 0);
  g_assert_true (td_gui_test_shows (window, "2 rows"));
  assert_choice (window, 1, "Name");
  close_window (test, window);
}

/* A survey need not be opened first, and all or nothing is all or nothing. */
static void
test_answers (TdGuiTest *test, gconstpointer data)
{
  static const char text[] =
      "Email,How satisfied are you with your conversations so far?\nbob@x.org,4\nx@x.org,3\n";
  gpointer window;

  set_up_pairs (test);
  td_test_run (test->file.db, "INSERT INTO pair (id, reference, program_id, mentor_id, mentee_id,"
                              " state, proposed_on, matched_on) VALUES (1, 'P1', 1, 1, 2, 'active',"
                              " '2025-01-01', '2025-01-05')");
  td_gui_test_reload (test);
  window = open_window (test, TD_IMPORT_SURVEYS, text);
  gtk_drop_down_set_selected (td_gui_test_find (window, GTK_TYPE_DROP_DOWN, "programs"), 1);
  gtk_check_button_set_active (td_gui_test_find (window, GTK_TYPE_CHECK_BUTTON, "all_or_nothing"),
                               TRUE);
  td_gui_test_photo (test, "import-answers");
  rehearse (window);
  td_gui_test_photo (test, "import-withheld");
  g_assert_true (td_gui_test_shows (window, "so nothing would be imported"));
  g_assert_false (gtk_widget_is_sensitive (td_gui_test_find (window, GTK_TYPE_BUTTON, "_Import")));
  td_gui_test_click (window, "_Back");
  gtk_check_button_set_active (td_gui_test_find (window, GTK_TYPE_CHECK_BUTTON, "all_or_nothing"),
                               FALSE);
  rehearse (window);
  g_assert_cmpint (td_test_count (test->file.db, "SELECT count(*) FROM survey"), ==, 0);
  import (window);
  g_assert_cmpint (td_test_count (test->file.db, "SELECT count(*) FROM feedback"), ==, 1);
  close_window (test, window);
}

/* Another programme asks other questions; what was chosen of the columns and dates stays. */
static void
test_other_program (TdGuiTest *test, gconstpointer data)
{
  gpointer window, programs, dates;

  set_up_pairs (test);
  td_test_run (test->file.db, "INSERT INTO program (id, name) VALUES (2, 'Coaching')");
  td_gui_test_reload (test);
  window =
      open_window (test, TD_IMPORT_SURVEYS,
                   "Email,How satisfied are you with your conversations so far?\nbob@x.org,4\n");
  programs = td_gui_test_find (window, GTK_TYPE_DROP_DOWN, "programs");
  dates = td_gui_test_find (window, GTK_TYPE_DROP_DOWN, "dates");
  g_object_set (get_column (window, 1), "selected", 0, NULL);
  assert_choice (window, 1, "Leave out");
  gtk_drop_down_set_selected (dates, TD_DATE_ORDER_MDY);
  gtk_drop_down_set_selected (programs, 2);
  td_gui_test_wait (!td_busy_is_active (td_dialog_get_busy (window)));
  assert_choice (window, 1, "Leave out");
  g_assert_cmpuint (gtk_drop_down_get_selected (dates), ==, TD_DATE_ORDER_MDY);
  close_window (test, window);
}

/* Both readings of the dates, with dates of the file. */
static void
test_date_words (TdGuiTest *test, gconstpointer data)
{
  gpointer window = open_window (test, TD_IMPORT_ROSTER,
                                 "Number,Name,Hire date\n1,Ann,01/02/2020\n2,Bob,03/04/2021\n");
  GtkDropDown *dates = td_gui_test_find (window, GTK_TYPE_DROP_DOWN, "dates");
  GtkStringList *words = GTK_STRING_LIST (gtk_drop_down_get_model (dates));

  td_gui_test_photo (test, "import-dates");
  g_assert_cmpstr (gtk_string_list_get_string (words, 1), ==,
                   "Day first: 01/02/2020 is 1 Feb 2020, 03/04/2021 is 3 Apr 2021");
  g_assert_cmpstr (gtk_string_list_get_string (words, 2), ==,
                   "Month first: 01/02/2020 is 2 Jan 2020, 03/04/2021 is 4 Mar 2021");
  close_window (test, window);
}

void
test_import_add (void)
{
#define ADD(name, func) \
  g_test_add ("/gui/import/" name, TdGuiTest, NULL, td_gui_test_setup, func, td_gui_test_teardown)
  ADD ("roster", test_roster);
  ADD ("first-focus", test_first_focus);
  ADD ("receipt", test_receipt);
  ADD ("undecided", test_undecided);
  ADD ("unreadable", test_unreadable);
  ADD ("enrolments", test_enrolments);
  ADD ("drop", test_drop);
  ADD ("actions", test_actions);
  ADD ("cancel", test_cancel);
  ADD ("pairs", test_pairs);
  ADD ("earlier", test_earlier);
  ADD ("kind", test_kind);
  ADD ("paste", test_paste_cells);
  ADD ("header-row", test_header_row);
  ADD ("answers", test_answers);
  ADD ("other-program", test_other_program);
  ADD ("date-words", test_date_words);
#undef ADD
}
