/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "today-fixture.h"

#include "gui/pages/today/td-today-list.h"
#include "gui/pages/today/td-today-row.h"
#include "gui/widgets/td-date-row.h"
#include "gui/widgets/td-named-bin.h"

#include "td-bench-life.h"

void test_today_add (void);

/* Presses the action of a line, as its button and its menu do. */
static void
act (TdPage *page, const char *code, const char *key)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "today.act", "(ss)", code, key));
}

/* The lines of some kinds, selected. */
static void
select_kinds (TdPage *page, guint kinds)
{
  GtkListView *list = td_gui_test_find (page, GTK_TYPE_LIST_VIEW, "list");
  GtkSelectionModel *selection = gtk_list_view_get_model (list);

  gtk_selection_model_unselect_all (selection);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (selection)); i++)
    {
      g_autoptr (TdTodayItem) item = g_list_model_get_item (G_LIST_MODEL (selection), i);

      if (kinds & (1u << item->kind))
        gtk_selection_model_select_item (selection, i, FALSE);
    }
}

static void
test_sections (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = today_show (test);
  g_autofree char *text = td_gui_test_text (page);
  static const char *const in_order[] = {
    "4 things need you",
    "As of 16 Mar 2026",
    "Overdue",
    "Ada One → Bob Two",
    "monthly · last 20 Jan 2026 · 24 days over · Leadership",
    "Never Met",
    "Ada One → Cid Three",
    "paired 15 days ago, no contact yet",
    "Answers Waiting",
    "Dee Four has not answered for 9 days",
    "Ending Soon",
    "planned end 1 Apr 2026, in 16 days",
    "Paused",
    "Dee Four → Fay Six",
  };
  const char *from = text;

  for (gsize i = 0; i < G_N_ELEMENTS (in_order); i++)
    {
      const char *found = strstr (from, in_order[i]);

      if (found == NULL)
        g_error ("“%s” is not where it belongs in:\n%s", in_order[i], text);
      from = found;
    }
  g_assert_cmpuint (td_page_get_badge (page), ==, 4);
}

/* What is read out of a row has its kind, and follows an item that changes while it stays. */
static void
test_named (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = today_show (test);
  GtkWidget *bin = td_gui_test_find (page, TD_TYPE_NAMED_BIN, NULL);
  GtkWidget *row = gtk_widget_get_parent (bin);
  g_autoptr (TdTodayItem) item = NULL;
  g_autofree char *words = NULL;
  g_autofree char *changed = NULL;

  g_object_get (td_gui_test_find (bin, TD_TYPE_TODAY_ROW, NULL), "item", &item, NULL);
  item->role = TD_TODAY_PAIR;
  g_object_set (item, "title", "Ann → Bob", "detail", "20 Jan", NULL);
  g_object_get (bin, "words", &words, NULL);
  g_assert_true (g_str_has_suffix (words, ", Ann → Bob, 20 Jan"));
  g_assert_true (g_str_has_prefix (words, td_agenda_kind_get_title (item->kind)));
  g_object_set (item, "detail", "19 Jan", NULL);
  g_object_get (bin, "words", &changed, NULL);
  g_assert_true (g_str_has_suffix (changed, ", Ann → Bob, 19 Jan"));
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, changed);
}

/* A row's button opens the form; a date that cannot be is told in it. */
static void
test_form (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = today_show (test);
  GtkWidget *dialog;
  TdDateRow *on_date;

  td_gui_test_click (page, "Ada One → Bob Two");
  td_gui_test_wait ((dialog = td_gui_test_dialog (test)) != NULL);
  on_date = td_gui_test_find (dialog, TD_TYPE_DATE_ROW, "on_date");
  g_assert_cmpint (td_date_row_get_date (on_date), ==, td_test_date (TD_GUI_TEST_TODAY));
  td_date_row_set_date (on_date, td_test_date ("2025-09-30"));
  td_gui_test_click (dialog, "_Save");
  td_gui_test_wait (td_gui_test_shows (dialog, "lies before the pair began on 1 Oct 2025"));
  td_date_row_set_date (on_date, td_test_date ("2026-03-12"));
  td_gui_test_click (dialog, "_Save");
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
  g_assert_cmpint (td_test_count (test->file.db, "SELECT count(*) FROM contact WHERE pair_id = 1"
                                                 " AND on_date = '2026-03-12'"),
                   ==, 1);
}

/* Several rows at once: one contact each, in one change. */
static void
test_several (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = today_show (test);
  GtkListView *list = td_gui_test_find (page, GTK_TYPE_LIST_VIEW, "list");
  GtkWidget *dialog;

  gtk_selection_model_select_all (gtk_list_view_get_model (list));
  td_gui_test_wait (td_gui_test_find (page, GTK_TYPE_BUTTON, "_Log 4 Contacts…") != NULL);
  td_gui_test_click (page, "_Log 4 Contacts…");
  td_gui_test_wait ((dialog = td_gui_test_dialog (test)) != NULL);
  g_assert_true (td_gui_test_shows (dialog, "One contact for each of 4 pairs"));
  td_gui_test_click (dialog, "_Save");
  td_gui_test_wait (td_gui_test_shows (test->window, "4 contacts logged"));
  g_assert_cmpint (td_test_count (test->file.db, "SELECT count(*) FROM contact"), ==, 7);
}

/* A section shows its first lines until all of them are asked for. */
static void
test_expand (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = td_gui_test_go (test, "today");
  GListModel *model;
  g_autoptr (GError) error = NULL;
  guint n_few;

  g_assert_true (
      td_bench_life_make (test->file.db, 240, 4, td_test_date (TD_GUI_TEST_TODAY), &error));
  td_test_run (test->file.db, "UPDATE pair SET state = 'ended', ended_on = '2026-01-01'"
                              " WHERE id NOT IN (SELECT pair_id FROM contact"
                              " WHERE outcome = 'held' AND on_date > '2025-12-16')");
  td_gui_test_reload (test);
  td_gui_test_wait (td_gui_test_find (page, GTK_TYPE_BUTTON, "Show All 36") != NULL);
  td_gui_test_settle (test);
  model =
      G_LIST_MODEL (gtk_list_view_get_model (td_gui_test_find (page, GTK_TYPE_LIST_VIEW, NULL)));
  n_few = g_list_model_get_n_items (model);
  td_gui_test_click (page, "Show All 36");
  td_gui_test_wait (g_list_model_get_n_items (model) == n_few - 1 + 36 - TD_TODAY_FEW);
  td_gui_test_click (page, "Show Fewer");
  td_gui_test_wait (g_list_model_get_n_items (model) == n_few);
}

/* As of another day it says so and nothing can be done; back today it can. */
static void
test_as_of (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = today_show (test);
  GtkListView *list = td_gui_test_find (page, GTK_TYPE_LIST_VIEW, "list");
  GtkWidget *entry = td_gui_test_find (page, GTK_TYPE_ENTRY, "entry");

  g_object_set (page, "as-of", td_test_date ("2026-03-08"), NULL);
  td_gui_test_wait (td_gui_test_shows (page, "This is how things stand on 8 Mar 2026."));
  td_gui_test_wait (td_gui_test_shows (page, "4 things needed you"));
  td_gui_test_wait (td_gui_test_shows (page, "monthly · last 20 Jan 2026 · 16 days over"));
  g_assert_false (td_gui_test_shows (page, "Never Met"));
  g_assert_false (gtk_widget_is_sensitive (entry));
  g_assert_null (td_gui_test_find (page, GTK_TYPE_BUTTON, "Log…"));
  gtk_selection_model_select_all (gtk_list_view_get_model (list));
  g_assert_false (td_gui_test_shows (page, "selected"));
  /* The badge tells of today. */
  g_assert_cmpuint (td_page_get_badge (page), ==, 4);

  td_gui_test_click (page, "_Back to Today");
  td_gui_test_wait (td_gui_test_shows (page, "Never Met"));
  g_assert_nonnull (td_gui_test_find (page, GTK_TYPE_BUTTON, "Log…"));
  g_assert_true (gtk_widget_is_sensitive (entry));
  g_object_set (page, "as-of", td_test_date ("2026-05-01"), NULL);
  td_gui_test_wait (td_gui_test_shows (page, "will need you unless they are done before"));
}

/* The list can be reached by Tab although its first line is a heading; headings are not chosen. */
static void
test_headings (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = today_show (test);
  GtkListView *list = td_gui_test_find (page, GTK_TYPE_LIST_VIEW, "list");
  GtkSelectionModel *selection = gtk_list_view_get_model (list);

  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (list), GTK_DIR_TAB_FORWARD));
  gtk_selection_model_select_all (selection);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (selection)); i++)
    {
      g_autoptr (TdTodayItem) item = g_list_model_get_item (G_LIST_MODEL (selection), i);

      g_assert_cmpint (gtk_selection_model_is_selected (selection, i), ==,
                       item->role == TD_TODAY_PAIR);
    }
}

/* An answer that is awaited is asked for again, then recorded from the list. */
static void
test_answer (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = today_show (test);
  GtkWidget *dialog;

  td_gui_test_click (page, "Answer…");
  td_gui_test_wait ((dialog = td_gui_test_dialog (test)) != NULL);
  td_gui_test_photo (test, "answer-dialog");
  td_gui_test_click (dialog, "_Record");
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
  td_gui_test_wait (!td_gui_test_shows (page, "Answers Waiting"));
  g_assert_cmpint (td_test_count (test->file.db, "SELECT count(*) FROM pair WHERE id = 3 "
                                                 "AND state = 'active' "
                                                 "AND mentee_accepted_on = '2026-03-16'"),
                   ==, 1);
}

/* Whoever has not answered is asked again, from the menu of the line and for all that is selected.
 */
static void
test_ask_again (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = today_show (test);

  act (page, "ask", "answer/3/0/mentee");
  td_gui_test_wait (td_gui_test_shows (page, "Dee Four has not answered yet · asked again today"));
  td_gui_test_click (test->window, "_Undo");
  td_gui_test_wait (td_gui_test_shows (page, "Dee Four has not answered for 9 days"));
  select_kinds (page, 1u << TD_AGENDA_ANSWER);
  td_gui_test_click (page, "Mark 1 Asked A_gain");
  td_gui_test_wait (td_gui_test_shows (page, "asked again today"));
}

/* Signatures that are missing are recorded for one pair, and for all that are selected. */
static void
test_sign (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = today_show (test);
  GtkWidget *dialog;

  td_test_run (test->file.db, "UPDATE pair SET mentor_signed_on = NULL WHERE id IN (1, 4)");
  td_gui_test_reload (test);
  td_gui_test_wait (td_gui_test_shows (page, "paired 166 days ago, Ada One has not signed"));
  act (page, "sign", "unsigned/1/0/mentor");
  td_gui_test_wait ((dialog = td_gui_test_dialog (test)) != NULL);
  td_gui_test_click (dialog, "_Cancel");
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);

  select_kinds (page, 1u << TD_AGENDA_UNSIGNED);
  td_gui_test_click (page, "_Sign 2 Agreements…");
  td_gui_test_wait ((dialog = td_gui_test_dialog (test)) != NULL);
  td_gui_test_click (dialog, "_Record");
  td_gui_test_wait (!td_gui_test_shows (page, "Agreements to Sign"));
  g_assert_cmpint (td_test_count (test->file.db, "SELECT count(*) FROM pair WHERE id IN (1, 4)"
                                                 " AND mentor_signed_on = '2026-03-16'"),
                   ==, 2);
  td_gui_test_wait (td_gui_test_find (test->window, GTK_TYPE_BUTTON, "_Undo") != NULL);
  td_gui_test_click (test->window, "_Undo");
  td_gui_test_wait (td_gui_test_shows (page, "Agreements to Sign"));
}

/* Actions past their date are done by their button, or many at once; Undo brings them back. */
static void
test_finish (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = today_show (test);

  td_test_run (test->file.db, "INSERT INTO pair_action (pair_id, title, owner, set_on, due_on)"
                              " VALUES (1, 'Read it', 'mentee', '2026-01-01', '2026-03-01'),"
                              " (1, 'Say it', 'mentor', '2026-01-01', '2026-03-02'),"
                              " (4, 'Do it', 'coordinator', '2026-01-01', '2026-03-03')");
  td_gui_test_reload (test);
  td_gui_test_wait (td_gui_test_shows (page, "Bob Two: “Read it”, due 15 days ago"));
  g_assert_true (td_gui_test_shows (page, "you: “Do it”, due 13 days ago"));
  td_gui_test_click (page, "Done");
  td_gui_test_wait (td_gui_test_shows (test->window, "1 action done"));
  td_gui_test_wait (!td_gui_test_shows (page, "“Read it”"));
  select_kinds (page, 1u << TD_AGENDA_ACTION);
  td_gui_test_click (page, "Mark 2 Actions _Done");
  td_gui_test_wait (!td_gui_test_shows (page, "Actions Past Their Date"));
  td_gui_test_click (test->window, "_Undo");
  td_gui_test_wait (td_gui_test_shows (page, "“Say it”") && td_gui_test_shows (page, "“Do it”"));
  g_assert_cmpint (td_test_count (test->file.db, "SELECT count(*) FROM pair_action"
                                                 " WHERE state = 'done'"),
                   ==, 1);
}

/* Letters are of the kind of the line, or of the lines. */
static void
test_remind (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = today_show (test);
  GtkWidget *dialog;

  td_test_run (test->file.db, "UPDATE employee SET email = 'e' || id || '@example.org'");
  act (page, "remind", "overdue/1/0/");
  td_gui_test_wait ((dialog = td_gui_test_dialog (test)) != NULL);
  gtk_window_close (GTK_WINDOW (dialog));
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
  select_kinds (page, 1u << TD_AGENDA_OVERDUE | 1u << TD_AGENDA_NEVER_MET | 1u << TD_AGENDA_ANSWER);
  g_assert_true (td_gui_test_find (page, GTK_TYPE_BUTTON, "Remind 1 to _Answer…") != NULL);
  td_gui_test_click (page, "_Remind 2 Pairs…");
  td_gui_test_wait ((dialog = td_gui_test_dialog (test)) != NULL);
  gtk_window_close (GTK_WINDOW (dialog));
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
  td_test_run (
      test->file.db,
      "INSERT INTO reminder (pair_id, kind, on_date) VALUES (1, 'reminder', '2026-03-13')");
  td_gui_test_reload (test);
  td_gui_test_wait (td_gui_test_shows (page, "24 days over · reminded 3 days ago"));
}

/* A survey that is due is entered for the side it is about. */
static void
test_survey (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = today_show (test);
  GtkWidget *dialog;

  td_test_run (test->file.db, "DELETE FROM survey");
  td_gui_test_reload (test);
  td_gui_test_wait (td_gui_test_shows (page, "Bob Two: Pulse survey, due "));
  act (page, "survey", "survey/1/0/mentee");
  td_gui_test_wait ((dialog = td_gui_test_dialog (test)) != NULL);
  td_gui_test_wait (td_gui_test_shows (dialog, "Bob Two"));
  gtk_window_close (GTK_WINDOW (dialog));
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
}

/* The forms of a review, of a concern and of an end open from their lines; a pause ends at once. */
static void
test_forms (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = today_show (test);
  static const struct
  {
    const char *code, *key;
  } forms[] = {
    { "review", "ending/4/0/" },
    { "end", "overdue/1/0/" },
    { "settle", "concern/1/7/mentee" },
  };

  td_test_run (test->file.db, "INSERT INTO concern (id, pair_id, raised_by, raised_on)"
                              " VALUES (7, 1, 'mentee', '2026-03-13')");
  td_gui_test_reload (test);
  td_gui_test_wait (td_gui_test_shows (page, "raised 3 days ago by Bob Two"));
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      GtkWidget *dialog;

      act (page, forms[i].code, forms[i].key);
      td_gui_test_wait ((dialog = td_gui_test_dialog (test)) != NULL);
      gtk_window_close (GTK_WINDOW (dialog));
      td_gui_test_wait (td_gui_test_dialog (test) == NULL);
    }
  act (page, "resume", "paused/5/0/");
  td_gui_test_wait (!td_gui_test_shows (page, "Dee Four → Fay Six") ||
                    !td_gui_test_shows (page, "Nothing is due in a pause."));
  g_assert_cmpint (td_test_count (test->file.db, "SELECT count(*) FROM pair_pause"
                                                 " WHERE to_date = '2026-03-15'"),
                   ==, 1);
}

/* What else can be done is in the menu of a line, which opens by keyboard too. */
static void
test_menu (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = today_show (test);
  GtkMenuButton *button = td_gui_test_find (page, GTK_TYPE_MENU_BUTTON, "What else can be done");
  GtkPopover *popover;
  GtkWidget *row;

  g_assert_null (gtk_menu_button_get_popover (button));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (button), GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "today.menu", NULL));
  td_gui_test_wait ((popover = gtk_menu_button_get_popover (button)) != NULL);
  td_gui_test_wait (gtk_widget_get_mapped (GTK_WIDGET (popover)));
  g_assert_true (td_gui_test_shows (popover, "Remind…"));
  g_assert_true (td_gui_test_shows (popover, "End…"));
  g_assert_true (td_gui_test_shows (popover, "Open Pair"));
  g_assert_false (td_gui_test_shows (popover, "Log…")); /* that is the button beside it */
  td_gui_test_photo (test, "today-menu");
  gtk_popover_popdown (popover);
  td_gui_test_wait (!gtk_widget_get_mapped (GTK_WIDGET (popover)));
  td_gui_test_settle (test);

  /* On the row itself, where the keyboard is again when the menu is closed. */
  row = gtk_widget_get_parent (gtk_widget_get_parent (
      gtk_widget_get_ancestor (GTK_WIDGET (button), g_type_from_name ("TdTodayRow"))));
  g_assert_true (gtk_widget_grab_focus (row));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "today.menu", NULL));
  popover = gtk_menu_button_get_popover (button); /* made anew */
  td_gui_test_wait (gtk_widget_get_mapped (GTK_WIDGET (popover)));
  gtk_popover_popdown (popover);
  td_gui_test_wait (gtk_root_get_focus (GTK_ROOT (test->window)) == row);
  act (page, "open", "overdue/1/0/");
  td_gui_test_wait (!gtk_widget_get_mapped (GTK_WIDGET (page)));
}

/* Enter on a line does what comes next; on a heading it shows all or few. */
static void
test_activate (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = today_show (test);
  GtkListView *list = td_gui_test_find (page, GTK_TYPE_LIST_VIEW, "list");
  GtkWidget *dialog;

  g_signal_emit_by_name (list, "activate", 0); /* "Overdue" */
  g_assert_null (td_gui_test_dialog (test));
  g_signal_emit_by_name (list, "activate", 1);
  td_gui_test_wait ((dialog = td_gui_test_dialog (test)) != NULL);
  g_assert_true (td_gui_test_shows (dialog, "Ada One – Bob Two"));
  gtk_window_close (GTK_WINDOW (dialog));
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
}

/* The bar says to how many each action applies, and goes with the selection. */
static void
test_bar (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = today_show (test);

  select_kinds (page, 1u << TD_AGENDA_OVERDUE | 1u << TD_AGENDA_PAUSED | 1u << TD_AGENDA_ANSWER);
  td_gui_test_wait (td_gui_test_shows (page, "3 selected"));
  g_assert_nonnull (td_gui_test_find (page, GTK_TYPE_BUTTON, "_Log 2 Contacts…"));
  g_assert_nonnull (td_gui_test_find (page, GTK_TYPE_BUTTON, "Mark 1 Pair _Accepted"));
  g_assert_null (td_gui_test_find (page, GTK_TYPE_BUTTON, "_Sign 0 Agreements…"));
  td_gui_test_photo (test, "today-bar");
  td_gui_test_click (page, "Select nothing (Escape)");
  td_gui_test_wait (td_gui_test_find (page, GTK_TYPE_BUTTON, "_Log 2 Contacts…") == NULL);
}

/* Selected pairs that wait are taken as accepted together; a manager as mentor is told. */
static void
test_accept_selected (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = today_show (test);
  GtkListView *list = td_gui_test_find (page, GTK_TYPE_LIST_VIEW, "list");

  td_test_run (test->file.db, "UPDATE employee SET manager_text = 'One, Ada' WHERE id = 4");
  td_gui_test_reload (test);
  td_gui_test_wait (
      td_gui_test_shows (page, "Line manager · Dee Four has not answered for 9 days"));
  gtk_selection_model_select_all (gtk_list_view_get_model (list));
  td_gui_test_click (page, "Mark 1 Pair _Accepted");
  td_gui_test_wait (td_gui_test_shows (test->window, "1 pair accepted"));
  td_gui_test_wait (!td_gui_test_shows (page, "Answers Waiting"));
  td_gui_test_click (test->window, "_Undo");
  td_gui_test_wait (td_gui_test_shows (page, "Answers Waiting"));
}

static void
test_narrow (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = today_show (test);
  int minimum;

  gtk_widget_measure (GTK_WIDGET (page), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                      NULL);
  g_assert_cmpint (minimum, <=, 340);
}

static void
test_calm (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = today_show (test);

  td_test_run (test->file.db, "DELETE FROM contact");
  td_test_run (test->file.db, "DELETE FROM review WHERE pair_id <> 4");
  td_test_run (test->file.db, "DELETE FROM pair_pause");
  td_test_run (test->file.db, "DELETE FROM review WHERE pair_id <> 4");
  td_test_run (test->file.db, "UPDATE review SET kind = 'mid'");
  td_test_run (test->file.db, "DELETE FROM pair WHERE id <> 4");
  td_test_run (test->file.db, "UPDATE pair SET planned_end = '2027-01-01'");
  td_test_run (test->file.db, "INSERT INTO contact (pair_id, on_date) VALUES (4, '2026-03-12')");
  td_gui_test_reload (test);
  td_gui_test_wait (td_gui_test_shows (page, "Nothing Waits for You"));
  g_assert_cmpuint (td_page_get_badge (page), ==, 0);
}

#define ADD(name, func) \
  g_test_add ("/gui/today/" name, TdGuiTest, NULL, td_gui_test_setup, func, td_gui_test_teardown)

void
test_today_add (void)
{
  ADD ("sections", test_sections);
  ADD ("named", test_named);
  ADD ("form", test_form);
  ADD ("several", test_several);
  ADD ("headings", test_headings);
  ADD ("expand", test_expand);
  ADD ("as-of", test_as_of);
  ADD ("answer", test_answer);
  ADD ("ask-again", test_ask_again);
  ADD ("sign", test_sign);
  ADD ("finish", test_finish);
  ADD ("remind", test_remind);
  ADD ("survey", test_survey);
  ADD ("forms", test_forms);
  ADD ("menu", test_menu);
  ADD ("activate", test_activate);
  ADD ("bar", test_bar);
  ADD ("accept-selected", test_accept_selected);
  ADD ("narrow", test_narrow);
  ADD ("calm", test_calm);
}
