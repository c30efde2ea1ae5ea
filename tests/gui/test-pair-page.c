/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "td-gui-test.h"
#include "td-gui-tour.h"

#include "gui/pages/pairs/td-contact-item.h"
#include "gui/pages/pairs/td-pair-view.h"
#include "gui/widgets/td-list-box.h"
#include "gui/widgets/td-list-item.h"
#include "workspace/td-sample.h"

#include <string.h>

void test_pair_page_add (void);

/* --- Every state, in every look --- */

/* A pair of the sample in each state of its life. */
static const struct
{
  const char *name;
  const char *prepare; /* (nullable) */
  const char *pair;    /* its id */
} states[] = {
  { "proposed", NULL, "SELECT min(id) FROM pair WHERE state = 'proposed'" },
  { "coaching-waits", NULL,
    "SELECT min(pair.id) FROM pair JOIN program ON program.id = program_id"
    " WHERE pair.state = 'accepted' AND kind = 'coaching'" },
  { "active", NULL,
    "SELECT pair_id FROM goal JOIN pair ON pair.id = pair_id"
    " WHERE pair.state = 'active' AND pair_id IN (SELECT pair_id FROM pair_action)"
    " AND pair_id IN (SELECT pair_id FROM feedback) ORDER BY pair_id LIMIT 1" },
  { "paused", NULL, "SELECT min(id) FROM pair WHERE state = 'paused'" },
  { "past-its-end", "UPDATE pair SET planned_end = '2026-03-01' WHERE id = 20", "SELECT 20" },
  { "ended", NULL, "SELECT min(id) FROM pair WHERE state = 'ended'" },
};

static gint64
find_pair (TdGuiTest *test, guint i)
{
  gint64 id;

  if (states[i].prepare)
    td_test_run (test->file.db, states[i].prepare);
  id = td_test_count (test->file.db, states[i].pair);
  g_assert_cmpint (id, >, 0);
  return id;
}

/* Opens a pair and waits until each of its sections shows what it loaded. */
static TdPairView *
open_pair (TdGuiTest *test, gint64 id)
{
  TdPage *page = td_gui_test_go (test, "pairs");
  TdPairView *view = NULL;

  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.show", "(sx)", "pairs", id);
  td_gui_test_wait ((view = td_gui_test_find (page, TD_TYPE_PAIR_VIEW, NULL)) != NULL);
  td_gui_test_settle (test);
  g_assert_cmpint (td_pair_section_get_pair_id (TD_PAIR_SECTION (view)), ==, id);
  return view;
}

/* A note that is half written outlives whatever changes elsewhere; another pair has its own. In
 * another workspace the pair is none. */
static void
test_note (TdGuiTest *test, gconstpointer data)
{
  TdPairView *view;
  GtkEditable *note;
  gint64 id, other;

  td_gui_test_open_sample (test);
  id = td_test_count (test->file.db, "SELECT min(id) FROM pair WHERE state = 'active'");
  other = td_test_count (test->file.db, "SELECT max(id) FROM pair WHERE state = 'active'");
  td_test_run (test->file.db, "UPDATE pair SET note = NULL");
  view = open_pair (test, id);
  note = td_gui_test_find (view, ADW_TYPE_ENTRY_ROW, "note");
  gtk_editable_set_text (note, "Half a thought");
  td_gui_test_reload (test);
  g_assert_cmpstr (gtk_editable_get_text (note), ==, "Half a thought");
  view = open_pair (test, other);
  note = td_gui_test_find (view, ADW_TYPE_ENTRY_ROW, "note");
  td_gui_test_wait (*gtk_editable_get_text (note) == '\0');
  td_test_run (test->file.db, "UPDATE pair SET note = 'Theirs'");
  td_gui_test_reload (test);
  td_gui_test_wait (strcmp (gtk_editable_get_text (note), "Theirs") == 0);
  td_window_set_session (test->window, NULL);
  td_window_set_session (test->window, test->session);
  td_gui_test_settle (test);
  g_assert_null (td_gui_test_find (td_gui_test_go (test, "pairs"), TD_TYPE_PAIR_VIEW, NULL));
}

static void
photograph (TdGuiTest *test, TdPairView *view, const char *look, const char *state)
{
  GtkAdjustment *scroll =
      gtk_scrolled_window_get_vadjustment (td_gui_test_find (view, GTK_TYPE_SCROLLED_WINDOW, NULL));
  g_autofree char *top = g_strdup_printf ("pair-%s-%s", state, look);
  g_autofree char *rest = g_strdup_printf ("pair-%s-%s-lower", state, look);

  td_gui_test_photo (test, top);
  gtk_adjustment_set_value (scroll, gtk_adjustment_get_page_size (scroll) - 40);
  td_gui_test_photo (test, rest);
  gtk_adjustment_set_value (scroll, 0);
}

/* Rows that the keys can reach say what they are. */
static void
assert_rows_named (GtkWidget *widget)
{
  if (TD_IS_LIST_ITEM (widget) && gtk_widget_get_mapped (widget))
    g_assert_true (
        gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    assert_rows_named (child);
}

/* The page of a pair fits 360 pixels, whatever the state, with warnings fatal. */
static void
check_states (TdGuiTest *test, const char *look)
{
  g_autoptr (GError) error = NULL;

  td_sample_make (test->file.db, td_test_date (TD_GUI_TEST_TODAY), NULL, &error);
  g_assert_no_error (error);
  td_gui_test_reload (test);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      TdPairView *view = open_pair (test, find_pair (test, i));
      gpointer goal = td_gui_test_find (view, ADW_TYPE_EXPANDER_ROW, NULL);
      int minimum;

      if (goal)
        adw_expander_row_set_expanded (goal, TRUE);

      gtk_widget_measure (GTK_WIDGET (view), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                          NULL);
      g_test_message ("%s: %s asks for %d pixels", look, states[i].name, minimum);
      photograph (test, view, look, states[i].name);
      assert_rows_named (GTK_WIDGET (view));
      g_assert_cmpint (minimum, <=, 360);
    }
}

static void
test_states (TdGuiTest *test, gconstpointer data)
{
  check_states (test, "wide");
}

static void
test_states_narrow (TdGuiTest *test, gconstpointer data)
{
  gtk_window_set_default_size (GTK_WINDOW (test->window), 360, 760);
  td_gui_test_wait (gtk_widget_get_width (GTK_WIDGET (test->window)) <= 360);
  check_states (test, "narrow");
}

/* In a program of its own: what was translated once stays so. */
static void
test_states_dutch (TdGuiTest *test, gconstpointer data)
{
  if (!g_test_subprocess ())
    {
      g_setenv ("LANGUAGE", "nl", TRUE);
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_unsetenv ("LANGUAGE");
      g_test_trap_assert_passed ();
      return;
    }
  check_states (test, "dutch");
  g_assert_true (td_gui_test_shows (test->window, "Alle koppels"));
}

static void
test_states_mirrored (TdGuiTest *test, gconstpointer data)
{
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  check_states (test, "mirrored");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* --- Contacts by interval --- */

/* The rows of a pair in short: "interval|state|date", a line each. */
static char *
say_rows (TdDatabase *db, gint64 pair_id, const char *today)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdPairRecord) record = td_pair_record_load (db, pair_id, td_test_date (today), &error);
  g_autoptr (GPtrArray) items = NULL;
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  items = td_contact_items_new (record);
  for (guint i = 0; i < items->len; i++)
    {
      TdContact *contact = td_contact_item_get_contact (items->pdata[i]);
      g_autofree char *day = contact ? td_date_format (contact->on_date) : g_strdup ("");
      g_autofree char *interval = NULL;
      g_autofree char *state = NULL;

      g_object_get (items->pdata[i], "interval", &interval, "state", &state, NULL);
      g_string_append_printf (text, "%s|%s|%s\n", interval ? interval : "", state ? state : "",
                              day);
    }
  return g_string_free (text, FALSE);
}

static void
make_ended_pair (TdDatabase *db)
{
  td_test_run (db, "INSERT INTO program (id, name) VALUES (1, 'Leadership')");
  td_test_run (db, "INSERT INTO employee (id, number, name, name_key, search_key) VALUES"
                   " (1, 'E1', 'Ada One', 'a', 'a'), (2, 'E2', 'Bob Two', 'b', 'b')");
  td_test_run (db, "INSERT INTO pair (id, reference, program_id, mentor_id, mentee_id, state,"
                   " proposed_on, matched_on, planned_end, ended_on, end_reason) VALUES"
                   " (1, '1', 1, 1, 2, 'ended', '2025-02-01', '2025-02-01', '2025-12-01',"
                   "  '2025-03-20', 'no-time')");
}

/* Contacts before the beginning and after the end, none in between: both have their heading, and
 * the last interval ends with the pair. */
static void
test_outside (TdTestFile *file, gconstpointer data)
{
  g_autofree char *rows = NULL;

  make_ended_pair (file->db);
  td_test_run (file->db, "INSERT INTO contact (pair_id, on_date) VALUES (1, '2025-01-10'),"
                         " (1, '2025-01-11'), (1, '2025-03-25'), (1, '2025-04-02')");
  rows = say_rows (file->db, 1, TD_GUI_TEST_TODAY);
  g_assert_cmpstr (rows, ==,
                   "After the last interval||2 Apr 2025\n"
                   "||25 Mar 2025\n"
                   "1 Mar 2025 – 20 Mar 2025|cut short|\n"
                   "1 Feb 2025 – 28 Feb 2025|missed|\n"
                   "Before the pair began||11 Jan 2025\n"
                   "||10 Jan 2025\n");
}

/* The interval stands above its newest contact only; one that is kept is not said to be cut. */
static void
test_inside (TdTestFile *file, gconstpointer data)
{
  g_autofree char *rows = NULL;

  make_ended_pair (file->db);
  td_test_run (file->db, "INSERT INTO contact (pair_id, on_date) VALUES (1, '2025-01-10'),"
                         " (1, '2025-03-02'), (1, '2025-03-20')");
  rows = say_rows (file->db, 1, TD_GUI_TEST_TODAY);
  g_assert_cmpstr (rows, ==,
                   "1 Mar 2025 – 20 Mar 2025|kept|20 Mar 2025\n"
                   "||2 Mar 2025\n"
                   "1 Feb 2025 – 28 Feb 2025|missed|\n"
                   "Before the pair began||10 Jan 2025\n");
}

/* --- Many contacts --- */

static int
count_rows (gpointer box)
{
  int n = 0;

  while (gtk_list_box_get_row_at_index (box, n))
    n++;
  return n;
}

/* Of a long life the latest intervals are shown, and the rest when asked, a few a frame. A row that
 * stays the same keeps the focus. */
static void
test_many (TdGuiTest *test, gconstpointer data)
{
  TdPairView *view;
  GtkWidget *row;
  gpointer box, list;

  make_ended_pair (test->file.db);
  td_test_run (test->file.db, "UPDATE pair SET matched_on = '2021-01-01', ended_on = NULL,"
                              " end_reason = NULL, state = 'active'");
  td_test_run (
      test->file.db,
      "WITH RECURSIVE days (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM days WHERE n < 213)"
      " INSERT INTO contact (pair_id, on_date)"
      " SELECT 1, date ('2021-01-10', (n * 8) || ' days') FROM days");
  td_gui_test_reload (test);
  view = open_pair (test, 1);
  list = td_gui_test_find (view, TD_TYPE_LIST_BOX, "list");
  box = td_gui_test_find (list, GTK_TYPE_LIST_BOX, NULL);
  g_assert_cmpint (count_rows (box), ==, 24);
  td_gui_test_photo (test, "pair-many");

  td_gui_test_click (view, "_Show All 214 Contacts");
  td_gui_test_wait (td_gui_test_find (view, GTK_TYPE_BUTTON, "_Show All 214 Contacts") == NULL);
  td_gui_test_wait (count_rows (box) >= 214);
  /* The first of those that came has the focus, and another contact leaves it there. */
  row = GTK_WIDGET (gtk_list_box_get_row_at_index (box, 24));
  g_assert_true (gtk_widget_has_focus (row));
  td_test_run (test->file.db, "INSERT INTO contact (pair_id, on_date) VALUES (1, '2026-03-15')");
  td_gui_test_reload (test);
  td_gui_test_settle (test);
  g_assert_true (td_gui_test_shows (view, "15 Mar 2026"));
  g_assert_true (gtk_widget_has_focus (row));
  g_assert_true (TD_IS_CONTACT_ITEM (td_list_box_get_focused (list)));
}

#define ADD_FILE(name, func)                                                      \
  g_test_add ("/gui/pair-page/" name, TdTestFile, NULL, td_test_file_setup, func, \
              td_test_file_teardown)
#define ADD(name, func)                                                         \
  g_test_add ("/gui/pair-page/" name, TdGuiTest, NULL, td_gui_test_setup, func, \
              td_gui_test_teardown)

void
test_pair_page_add (void)
{
  ADD_FILE ("outside", test_outside);
  ADD_FILE ("inside", test_inside);
  ADD ("note", test_note);
  ADD ("many", test_many);
  ADD ("states", test_states);
  ADD ("states-narrow", test_states_narrow);
  ADD ("states-dutch", test_states_dutch);
  ADD ("states-mirrored", test_states_mirrored);
}
