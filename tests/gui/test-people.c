/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "td-gui-test.h"

#include "gui/widgets/td-remark-row.h"
#include "gui/widgets/td-person-list.h"
#include "people/td-employee.h"
#include "program/td-enrolment.h"
#include "program/td-program.h"
#include "workspace/td-sample.h"

void test_people_add (void);

static void
add_person (TdDatabase *db, const char *number, const char *name, const char *department)
{
  g_autoptr (TdEmployee) employee = td_employee_new ();
  g_autoptr (GError) error = NULL;

  td_record_set_text (&employee->number, number);
  td_record_set_text (&employee->name, name);
  td_record_set_text (&employee->department, department);
  td_record_set_text (&employee->title, "Analyst");
  td_employee_save (db, employee, td_test_date ("2026-03-16"), &error);
  g_assert_no_error (error);
}

/* Three people; the first mentors the second in the one programme. */
static void
fill (TdGuiTest *test)
{
  g_autoptr (TdProgram) program = td_program_new ("mentoring");
  g_autoptr (TdEnrolment) mentor = NULL;
  g_autoptr (TdEnrolment) mentee = NULL;

  add_person (test->file.db, "1", "Ana Pérez", "Sales");
  add_person (test->file.db, "2", "Bo Zhang", "Research");
  add_person (test->file.db, "3", "Cléa Ó Dálaigh & Sons", "Research");
  td_record_set_text (&program->name, "Leadership 2026");
  g_assert_true (td_program_save (test->file.db, program, NULL));
  mentor = td_enrolment_new (1, 1, "mentor", td_test_date ("2026-01-05"));
  td_record_set_text (&mentor->skills_offered, "Negotiation; Budgeting");
  mentor->places = 2;
  g_assert_true (td_enrolment_save (test->file.db, mentor, NULL));
  mentee = td_enrolment_new (1, 2, "mentee", td_test_date ("2026-01-05"));
  g_assert_true (td_enrolment_save (test->file.db, mentee, NULL));
  td_test_run (test->file.db,
               "INSERT INTO pair (reference, program_id, mentor_id, mentee_id, state, proposed_on, "
               "matched_on) VALUES ('1', 1, 1, 2, 'active', '2026-01-06', '2026-01-10')");
  td_gui_test_reload (test);
}

static TdPage *
open_page (TdGuiTest *test)
{
  fill (test);
  return td_gui_test_go (test, "people");
}

static GtkSelectionModel *
selection_of (TdPage *page)
{
  return gtk_column_view_get_model (
      GTK_COLUMN_VIEW (td_gui_test_find (page, GTK_TYPE_COLUMN_VIEW, NULL)));
}

static guint
n_shown (TdPage *page)
{
  guint n;

  g_object_get (page, "n-shown", &n, NULL);
  return n;
}

static void
type (gpointer root, const char *id, const char *text)
{
  GtkWidget *entry = td_gui_test_find (root, GTK_TYPE_EDITABLE, id);

  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static void
test_empty (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = td_gui_test_go (test, "people");

  td_gui_test_wait (td_gui_test_shows (page, "No People Yet"));
  td_gui_test_photo (test, "people-empty");
}

static void
test_search (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = open_page (test);

  td_gui_test_wait (n_shown (page) == 3);
  g_assert_true (td_gui_test_shows (page, "3 people"));
  type (page, "search", "perez");
  td_gui_test_wait (n_shown (page) == 1);
  g_assert_true (td_gui_test_shows (page, "1 of 3"));
  /* A skill of an enrolment. */
  type (page, "search", "negot");
  td_gui_test_wait (n_shown (page) == 1);
  type (page, "search", "xyz");
  td_gui_test_wait (td_gui_test_shows (page, "Nobody Found"));
  td_gui_test_click (page, "_Show Everyone");
  td_gui_test_wait (n_shown (page) == 3);
}

static gboolean
is_in_list (TdGuiTest *test, TdPage *page)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (test->window));
  GtkWidget *view = td_gui_test_find (page, GTK_TYPE_COLUMN_VIEW, NULL);

  return focus && view && gtk_widget_is_ancestor (focus, view);
}

/* From the line down to what it found, and from there on in the line with any letter; Enter stays
 * the row's. */
static void
test_search_keys (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = open_page (test);
  GtkEditable *search = td_gui_test_find (page, GTK_TYPE_EDITABLE, "search");

  td_gui_test_wait (n_shown (page) == 3);
  gtk_widget_grab_focus (GTK_WIDGET (search));
  td_gui_test_type (test->window, "Down");
  td_gui_test_wait (is_in_list (test, page));
  td_gui_test_type (test->window, "o space z h");
  td_gui_test_wait (g_str_equal (gtk_editable_get_text (search), "o zh"));
  td_gui_test_wait (n_shown (page) == 1);
  td_gui_test_type (test->window, "Down");
  td_gui_test_wait (is_in_list (test, page));
  td_gui_test_type (test->window, "Return");
  td_gui_test_wait (td_gui_test_find (page, GTK_TYPE_WIDGET, "person") != NULL);
  td_gui_test_wait (td_gui_test_shows (page, "Bo Zhang"));
  g_assert_cmpstr (gtk_editable_get_text (search), ==, "o zh");
}

/* Down in a line that finds nobody is no way to a list that is not there. */
static void
test_search_nobody (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = open_page (test);
  GtkWidget *search = td_gui_test_find (page, GTK_TYPE_EDITABLE, "search");
  GtkWidget *focus;

  td_gui_test_wait (n_shown (page) == 3);
  gtk_editable_set_text (GTK_EDITABLE (search), "nobody");
  td_gui_test_wait (td_gui_test_shows (page, "Nobody Found"));
  gtk_widget_grab_focus (search);
  td_gui_test_type (test->window, "Down");
  td_gui_test_wait ((focus = gtk_root_get_focus (GTK_ROOT (test->window))) &&
                    !gtk_widget_is_ancestor (focus, search));
  g_assert_true (gtk_widget_get_mapped (focus));
}

static gboolean
is_on_row (TdGuiTest *test, const char *name)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (test->window));

  return focus && gtk_widget_get_mapped (focus) && gtk_widget_get_height (focus) > 0 &&
         td_gui_test_shows (focus, name);
}

/* Back from somebody who was found before the list was ever shown: it is drawn, far down too, and
 * the keyboard is on her. */
static void
test_back (TdGuiTest *test, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdEmployee) employee = NULL;
  TdPage *page;
  gint64 id;

  td_sample_make (test->file.db, td_test_date (TD_GUI_TEST_TODAY), NULL, &error);
  g_assert_no_error (error);
  td_gui_test_reload (test);
  id =
      td_test_count (test->file.db, "SELECT id FROM employee ORDER BY name_key LIMIT 1 OFFSET 230");
  employee = td_employee_load (test->file.db, id, &error);
  g_assert_no_error (error);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.show", "(sx)", "people", id);
  page = td_window_get_page (test->window);
  td_gui_test_wait (td_gui_test_shows (page, employee->name));
  gtk_widget_activate_action (GTK_WIDGET (page), "people.back", NULL);
  td_gui_test_wait (is_on_row (test, employee->name));
}

/* Who has left is not asked to take part; who leaves later may. */
static void
test_leaver (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = open_page (test);

  td_test_run (test->file.db, "UPDATE employee SET leave_date = '2026-03-15' WHERE id = 1");
  td_test_run (test->file.db, "UPDATE employee SET leave_date = '2026-04-30' WHERE id = 2");
  td_gui_test_reload (test);
  td_gui_test_wait (n_shown (page) == 3);
  gtk_selection_model_select_item (selection_of (page), 0, TRUE);
  td_gui_test_wait (td_gui_test_shows (page, "Mentor of Bo Zhang"));
  g_assert_null (td_gui_test_find (page, GTK_TYPE_BUTTON, "_Enrol…"));
  gtk_selection_model_select_item (selection_of (page), 1, TRUE);
  td_gui_test_wait (td_gui_test_find (page, GTK_TYPE_BUTTON, "_Enrol…") != NULL);
  td_page_show_item (page, 1);
  td_gui_test_settle (test);
  td_gui_test_wait (td_gui_test_shows (page, "Ana Pérez"));
  g_assert_null (td_gui_test_find (page, GTK_TYPE_BUTTON, "_Enrol…"));
}

static void
test_filters (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = open_page (test);
  GtkDropDown *department;

  td_gui_test_wait (n_shown (page) == 3);
  department = td_gui_test_find (page, GTK_TYPE_DROP_DOWN, "department");
  gtk_drop_down_set_selected (department, 1);
  td_gui_test_wait (n_shown (page) == 2);
  gtk_drop_down_set_selected (td_gui_test_find (page, GTK_TYPE_DROP_DOWN, "membership"), 3);
  td_gui_test_wait (n_shown (page) == 0);
  gtk_drop_down_set_selected (department, 0);
  td_gui_test_wait (n_shown (page) == 1);
  td_gui_test_wait (td_gui_test_shows (page, "Ana Pérez"));
}

static void
test_panel (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = open_page (test);

  g_assert_true (td_employee_set_extra (test->file.db, 1, "Union", "yes", NULL));
  g_assert_true (td_employee_set_extra (test->file.db, 1, "Area", "North", NULL));
  td_test_run (test->file.db, "INSERT INTO preference VALUES (1, 2, 'wish', 1), "
                              "(1, 3, 'wish', 2)");
  td_gui_test_wait (n_shown (page) == 3);
  gtk_selection_model_select_item (selection_of (page), 0, TRUE);
  td_gui_test_wait (td_gui_test_shows (page, "Mentor of Bo Zhang"));
  g_assert_true (td_gui_test_shows (page, "Mentor · 1 of 2 places taken · since 5 Jan 2026"));
  td_gui_test_wait (td_gui_test_shows (page, "Negotiation; Budgeting"));
  g_assert_true (td_gui_test_shows (page, "Area: North\nUnion: yes"));
  g_assert_true (td_gui_test_shows (page, "Bo Zhang; Cléa Ó Dálaigh & Sons"));
  g_assert_false (td_gui_test_shows (page, "Latest contacts"));
  td_test_run (test->file.db, "INSERT INTO contact (pair_id, on_date, minutes, note, private)"
                              " SELECT id, '2026-03-10', 45, 'Between us', 1 FROM pair");
  td_gui_test_reload (test);
  td_gui_test_wait (td_gui_test_shows (page, "Latest contacts"));
  g_assert_true (td_gui_test_shows (page, "meeting · 45 minutes"));
  g_assert_false (td_gui_test_shows (page, "Between us"));
  td_gui_test_photo (test, "people-panel");

  /* Markup in a name is a name. */
  gtk_selection_model_select_item (selection_of (page), 2, TRUE);
  td_gui_test_wait (td_gui_test_shows (page, "Not in a programme"));
  gtk_selection_model_select_all (selection_of (page));
  td_gui_test_wait (td_gui_test_find (page, GTK_TYPE_BUTTON, "_Enrol 3 Selected…") != NULL);
}

/* In a narrow window the panel covers the list, and Close brings the list back. */
static void
test_narrow (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = open_page (test);

  gtk_window_set_default_size (GTK_WINDOW (test->window), 400, 720);
  td_gui_test_wait (gtk_widget_get_width (GTK_WIDGET (test->window)) <= 420);
  td_gui_test_go (test, "people");
  gtk_selection_model_select_item (selection_of (page), 0, TRUE);
  td_gui_test_wait (td_gui_test_shows (page, "Mentor of Bo Zhang"));
  td_gui_test_photo (test, "people-narrow");
  td_gui_test_click (page, "Close");
  td_gui_test_wait (!td_gui_test_shows (page, "Mentor of Bo Zhang"));
}

/* Her page opens whatever the list shows, and the way back leads to the list as it was, with her
 * selected and in sight. */
static void
test_show_item (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = open_page (test);

  type (page, "search", "perez");
  td_gui_test_wait (n_shown (page) == 1);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.show", "(sx)", "people", (gint64) 2);
  td_gui_test_wait (td_gui_test_shows (page, "Mentee of Ana Pérez"));
  gtk_widget_activate_action (GTK_WIDGET (page), "people.back", NULL);
  td_gui_test_wait (td_gui_test_find (page, GTK_TYPE_COLUMN_VIEW, NULL) != NULL);
  g_assert_cmpuint (n_shown (page), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (page), "people.clear-filters", NULL);

  /* One far down is scrolled to. */
  td_test_run (test->file.db,
               "WITH RECURSIVE n(i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 399) "
               "INSERT INTO employee (id, number, name, name_key, search_key) "
               "SELECT i, i, 'Person ' || i, 'person ' || i, 'person ' || i FROM n");
  td_gui_test_reload (test);
  td_gui_test_wait (n_shown (page) == 303);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.show", "(sx)", "people",
                              (gint64) 390);
  td_gui_test_wait (td_gui_test_shows (page, "Person 390"));
  gtk_widget_activate_action (GTK_WIDGET (page), "people.back", NULL);
  td_gui_test_wait (gtk_selection_model_is_selected (selection_of (page), 293));
  td_gui_test_wait (gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (
                        td_gui_test_find (page, GTK_TYPE_COLUMN_VIEW, NULL)))) > 1000);
}

/* Finds somebody by typing and takes the first one with Enter. */
static void
pick (gpointer list, const char *text, const char *name)
{
  GtkWidget *button = td_gui_test_find (list, GTK_TYPE_MENU_BUTTON, NULL);
  GtkWidget *search;

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  td_gui_test_wait ((search = td_gui_test_find (list, GTK_TYPE_SEARCH_ENTRY, NULL)) != NULL);
  gtk_editable_set_text (GTK_EDITABLE (search), text);
  td_gui_test_wait (td_gui_test_shows (button, name) && !td_gui_test_shows (button, "Bo Zhang"));
  g_signal_emit_by_name (search, "activate");
  td_gui_test_wait (td_gui_test_shows (list, name));
}

static void
test_new_employee (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = open_page (test);
  GtkWidget *dialog;

  gtk_widget_activate_action (GTK_WIDGET (page), "people.add", NULL);
  td_gui_test_wait ((dialog = td_gui_test_dialog (test)) != NULL);
  td_gui_test_wait (td_gui_test_shows (dialog, "A name is needed."));
  type (dialog, "name", "Dries van ’t Hof");
  type (dialog, "number", "1");
  td_gui_test_wait (td_gui_test_shows (dialog, "Number 1 belongs to Ana Pérez already."));
  td_gui_test_photo (test, "employee-dialog");
  type (dialog, "number", "4");
  pick (td_gui_test_find (dialog, ADW_TYPE_ACTION_ROW, "manager_id"), "dalai",
        "Cléa Ó Dálaigh & Sons");
  type (dialog, "hire_date", "soon");
  td_gui_test_wait (td_gui_test_shows (dialog, "This is not a date."));
  type (dialog, "hire_date", "2024-02-29");
  td_gui_test_wait (gtk_widget_is_sensitive (td_gui_test_find (dialog, GTK_TYPE_BUTTON, "_Save")));
  td_gui_test_click (dialog, "_Save");
  td_gui_test_wait_gone (dialog);
  g_assert_cmpint (
      td_test_count (
          test->file.db,
          "SELECT count(*) FROM employee WHERE number = '4' AND "
          "hire_date = '2024-02-29' AND manager_id = 3 AND name_key = 'dries van t hof'"),
      ==, 1);
  td_gui_test_wait (n_shown (page) == 4);
}

static void
test_enrolment_form (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = open_page (test);
  GtkWidget *dialog;

  td_gui_test_wait (n_shown (page) == 3);
  gtk_selection_model_select_item (selection_of (page), 2, TRUE);
  td_gui_test_settle (test);
  td_gui_test_click (page, "_Enrol…");
  td_gui_test_wait ((dialog = td_gui_test_dialog (test)) != NULL);
  type (dialog, "skills_wanted", "SQL; Public speaking");
  gtk_check_button_set_active (td_gui_test_find (dialog, GTK_TYPE_CHECK_BUTTON, "reasons.skills"),
                               TRUE);
  td_gui_test_wait (gtk_widget_is_sensitive (td_gui_test_find (dialog, GTK_TYPE_BUTTON, "_Save")));
  td_gui_test_photo (test, "enrolment-dialog");
  td_gui_test_click (dialog, "_Save");
  td_gui_test_wait_gone (dialog);
  g_assert_cmpint (td_test_count (test->file.db,
                                  "SELECT count(*) FROM enrolment WHERE employee_id = 3 AND "
                                  "role = 'mentee' AND places = 0 AND reasons = 'skills' AND "
                                  "skills_wanted = 'SQL; Public speaking'"),
                   ==, 1);
  td_gui_test_wait (td_gui_test_shows (page, "Mentee · since 16 Mar 2026"));
}

/* Wishes and vetoes are kept in their order, and one can become the other. */
static void
test_wishes (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = open_page (test);
  g_autoptr (TdEmployee) ana = td_employee_load (test->file.db, 1, NULL);
  g_autoptr (TdEmployee) clea = td_employee_load (test->file.db, 3, NULL);
  GtkWidget *dialog;
  gpointer wishes;

  td_test_run (test->file.db, "INSERT INTO preference VALUES (2, 1, 'veto', 1)");
  gtk_selection_model_select_item (selection_of (page), 1, TRUE);
  td_gui_test_wait (td_gui_test_shows (page, "Mentee · since 5 Jan 2026"));
  adw_expander_row_set_expanded (td_gui_test_find (page, ADW_TYPE_EXPANDER_ROW, NULL), TRUE);
  td_gui_test_click (page, "Edit…");
  td_gui_test_wait ((dialog = td_gui_test_dialog (test)) != NULL);
  wishes = td_gui_test_find (dialog, TD_TYPE_PERSON_LIST, "wishes");
  td_gui_test_wait (td_gui_test_find (dialog, GTK_TYPE_BUTTON, "Take out") != NULL);
  td_gui_test_click (dialog, "Take out");
  td_person_list_add (wishes, clea);
  td_person_list_add (wishes, ana);
  td_person_list_add (wishes, clea);
  td_gui_test_click (wishes, "Move up");
  gtk_widget_activate_action (td_gui_test_find (wishes, GTK_TYPE_BUTTON, "Move up"),
                              "person-list.up", "x", (gint64) 1);
  td_gui_test_wait (gtk_widget_is_sensitive (td_gui_test_find (dialog, GTK_TYPE_BUTTON, "_Save")));
  td_gui_test_click (dialog, "_Save");
  td_gui_test_wait_gone (dialog);
  g_assert_cmpint (td_test_count (test->file.db,
                                  "SELECT count(*) FROM preference WHERE kind = 'wish' AND "
                                  "((employee_id = 1 AND rank = 1) OR (employee_id = 3 AND "
                                  "rank = 2))"),
                   ==, 2);
  g_assert_cmpint (td_test_count (test->file.db, "SELECT count(*) FROM preference"), ==, 2);
}

static void
test_withdraw (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = open_page (test);
  GtkWidget *dialog;

  td_test_run (test->file.db, "DELETE FROM pair");
  td_gui_test_reload (test);
  gtk_selection_model_select_item (selection_of (page), 1, TRUE);
  td_gui_test_wait (td_gui_test_shows (page, "Mentee · since 5 Jan 2026"));
  adw_expander_row_set_expanded (td_gui_test_find (page, ADW_TYPE_EXPANDER_ROW, NULL), TRUE);
  td_gui_test_click (page, "Withdraw…");
  td_gui_test_wait ((dialog = td_gui_test_dialog (test)) != NULL);
  type (dialog, "reason", "workload");
  td_gui_test_photo (test, "withdraw-dialog");
  td_gui_test_click (dialog, "_Withdraw");
  td_gui_test_wait_gone (dialog);
  td_gui_test_wait (td_gui_test_shows (page, "Mentee · withdrawn 16 Mar 2026"));
  g_assert_cmpint (td_test_count (test->file.db, "SELECT count(*) FROM enrolment WHERE "
                                                 "withdrawn_reason = 'workload'"),
                   ==, 1);
  adw_expander_row_set_expanded (td_gui_test_find (page, ADW_TYPE_EXPANDER_ROW, NULL), TRUE);
  td_gui_test_click (page, "Take Back");
  td_gui_test_wait (td_gui_test_shows (page, "Mentee · since 5 Jan 2026"));
}

static void
test_bulk_enrol (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = open_page (test);
  GtkWidget *dialog;
  GtkWidget *told;

  td_gui_test_wait (n_shown (page) == 3);
  gtk_widget_activate_action (GTK_WIDGET (page), "people.enrol", NULL);
  td_gui_test_wait ((dialog = td_gui_test_dialog (test)) != NULL);
  g_assert_true (td_gui_test_shows (dialog, "Enrol 3 People"));
  td_gui_test_photo (test, "bulk-enrol-dialog");
  td_gui_test_click (dialog, "_Enrol");
  td_gui_test_wait (td_test_count (test->file.db, "SELECT count(*) FROM enrolment") == 3);
  td_gui_test_wait ((told = td_gui_test_dialog (test)) != NULL &&
                    td_gui_test_shows (told, "2 People Were Not Enrolled"));
  g_assert_true (td_gui_test_shows (told, "Ana Pérez is enrolled in “Leadership 2026” already."));
  td_gui_test_wait (td_gui_test_shows (test->window, "1 person enrolled"));
  gtk_window_destroy (GTK_WINDOW (told));
}

/* Closing while it runs stops it, and nothing stays open. */
static void
test_bulk_enrol_closed (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = open_page (test);
  GtkWidget *dialog;

  td_gui_test_wait (n_shown (page) == 3);
  gtk_widget_activate_action (GTK_WIDGET (page), "people.enrol", NULL);
  td_gui_test_wait ((dialog = td_gui_test_dialog (test)) != NULL);
  gtk_widget_activate_action (dialog, "dialog.enrol", NULL);
  gtk_window_close (GTK_WINDOW (dialog));
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
}

/* Whoever enrols before there is a programme makes it from there; an empty form asks, it does not
 * scold. */
static void
test_first_program (TdGuiTest *test, gconstpointer data)
{
  TdPage *page;
  GtkWidget *dialog, *form;
  GtkWidget *remark;

  page = open_page (test);
  td_test_run (test->file.db, "UPDATE program SET state = 'archived'");
  td_gui_test_reload (test);
  td_gui_test_wait (g_list_model_get_n_items (td_session_get_programs (test->session)) == 1);
  td_gui_test_wait (n_shown (page) == 3);
  gtk_widget_activate_action (GTK_WIDGET (page), "people.enrol", NULL);
  td_gui_test_wait ((dialog = td_gui_test_dialog (test)) != NULL);
  td_gui_test_photo (test, "bulk-enrol-without");
  td_gui_test_click (dialog, "C_reate a Programme…");
  td_gui_test_wait ((form = td_gui_test_dialog (test)) != dialog);
  td_gui_test_wait (td_gui_test_shows (form, "A name is needed."));
  remark = td_gui_test_find (form, TD_TYPE_REMARK_ROW, NULL);
  while (td_gui_test_find (remark, GTK_TYPE_IMAGE, NULL) == NULL)
    remark = gtk_widget_get_next_sibling (remark);
  g_assert_cmpstr (gtk_image_get_icon_name (td_gui_test_find (remark, GTK_TYPE_IMAGE, NULL)), ==,
                   "dialog-information-symbolic");
  gtk_editable_set_text (td_gui_test_find (form, GTK_TYPE_EDITABLE, "name"), "First");
  td_gui_test_wait (!td_gui_test_shows (form, "A name is needed."));
  td_gui_test_click (form, "C_reate");
  td_gui_test_wait_gone (form);
  td_gui_test_wait (td_gui_test_shows (dialog, "First"));
  td_gui_test_click (dialog, "_Enrol");
  td_gui_test_wait (td_test_count (test->file.db,
                                   "SELECT count(*) FROM enrolment e JOIN program p "
                                   "ON p.id = e.program_id WHERE p.name = 'First'") == 3);
}

/* Back to a list without her: the next search keeps the keyboard, though it finds her. */
static void
test_back_without (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = open_page (test);
  GtkWidget *search = td_gui_test_find (page, GTK_TYPE_EDITABLE, "search");

  td_test_run (test->file.db,
               "WITH RECURSIVE n(i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 999) "
               "INSERT INTO employee (id, number, name, name_key, search_key) "
               "SELECT i, i, 'Person ' || i, 'person ' || i, 'person ' || i FROM n");
  td_gui_test_reload (test);
  type (page, "search", "person 1");
  td_gui_test_wait (n_shown (page) > 40 && n_shown (page) < 900);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.show", "(sx)", "people",
                              G_GINT64_CONSTANT (390));
  td_gui_test_wait (td_gui_test_shows (page, "Person 390"));
  gtk_widget_activate_action (GTK_WIDGET (page), "people.back", NULL);
  gtk_widget_grab_focus (search);
  gtk_editable_set_text (GTK_EDITABLE (search), "");
  td_gui_test_wait (n_shown (page) > 900);
  td_gui_test_settle (test);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (test->window)), search));
}

#define ADD(name, func) \
  g_test_add ("/gui/people/" name, TdGuiTest, NULL, td_gui_test_setup, func, td_gui_test_teardown)

void
test_people_add (void)
{
  ADD ("empty", test_empty);
  ADD ("search", test_search);
  ADD ("search-keys", test_search_keys);
  ADD ("search-nobody", test_search_nobody);
  ADD ("back", test_back);
  ADD ("back-without", test_back_without);
  ADD ("leaver", test_leaver);
  ADD ("filters", test_filters);
  ADD ("panel", test_panel);
  ADD ("narrow", test_narrow);
  ADD ("show-item", test_show_item);
  ADD ("new-employee", test_new_employee);
  ADD ("enrolment-form", test_enrolment_form);
  ADD ("wishes", test_wishes);
  ADD ("withdraw", test_withdraw);
  ADD ("bulk-enrol", test_bulk_enrol);
  ADD ("bulk-enrol-closed", test_bulk_enrol_closed);
  ADD ("first-program", test_first_program);
}
