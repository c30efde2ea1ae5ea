/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "td-gui-test.h"

#include "exchange/td-table.h"
#include "gui/frame/td-list-dialog.h"
#include "gui/pages/insight/td-chart-card.h"
#include "gui/pages/insight/td-dashboard.h"
#include "gui/pages/insight/td-figure-card.h"
#include "gui/pages/insight/td-insight-list-dialog.h"
#include "gui/widgets/td-chart.h"
#include "gui/widgets/td-date-row.h"

void test_insight_add (void);

/* A pair in its third month with two contacts, a mentee who waits, and somebody who left. */
static void
fill (TdGuiTest *test)
{
  td_test_run (test->file.db, "INSERT INTO program (id, name, target_match_rate) VALUES "
                              "(1, 'Leadership', 40), (2, 'Coaching', 70)");
  td_test_run (test->file.db,
               "INSERT INTO employee (id, number, name, name_key, search_key, hire_date, "
               "leave_date) VALUES (1, 'E1', 'Ada One', 'ada', '', '2024-01-01', NULL), "
               "(2, 'E2', 'Bob Two', 'bob', '', '2024-01-01', NULL), "
               "(3, 'E3', 'Cid Three', 'cid', '', '2024-01-01', NULL), "
               "(4, 'E4', 'Dee Four', 'dee', '', '2024-01-01', '2024-02-03')");
  td_test_run (test->file.db,
               "INSERT INTO enrolment (program_id, employee_id, role, from_date, places) VALUES "
               "(1, 1, 'mentor', '2025-12-01', 2), (1, 2, 'mentee', '2025-12-01', 0), "
               "(1, 3, 'mentee', '2026-02-01', 0)");
  td_test_run (test->file.db,
               "INSERT INTO pair (id, reference, program_id, mentor_id, mentee_id, state, "
               "proposed_on, matched_on, planned_end) VALUES "
               "(1, '1', 1, 1, 2, 'active', '2025-12-02', '2025-12-10', '2026-10-10')");
  td_test_run (test->file.db, "INSERT INTO contact (pair_id, on_date, minutes) VALUES "
                              "(1, '2025-12-20', 60), (1, '2026-01-20', 45)");
  td_gui_test_reload (test);
}

static TdFigureCard *
find_card (TdGuiTest *test, const char *code)
{
  TdDashboard *dashboard = td_gui_test_find (test->window, TD_TYPE_DASHBOARD, NULL);
  GtkFlowBox *box = td_gui_test_find (dashboard, GTK_TYPE_FLOW_BOX, "figures");

  for (int i = 0; box && gtk_flow_box_get_child_at_index (box, i); i++)
    {
      g_autoptr (TdFigure) figure = NULL;
      GtkFlowBoxChild *card = gtk_flow_box_get_child_at_index (box, i);

      g_object_get (card, "figure", &figure, NULL);
      if (g_strcmp0 (figure->code, code) == 0)
        return TD_FIGURE_CARD (card);
    }
  return NULL;
}

/* Cards come with the frames, and are to be seen once their page is. */
static gboolean
is_whole (TdGuiTest *test)
{
  TdDashboard *dashboard = td_gui_test_find (test->window, TD_TYPE_DASHBOARD, NULL);
  gboolean busy = TRUE;

  if (dashboard && td_dashboard_get_board (dashboard))
    g_object_get (dashboard, "busy", &busy, NULL);
  return !busy && td_gui_test_find (dashboard, GTK_TYPE_FLOW_BOX, "figures");
}

static void
test_empty (TdGuiTest *test, gconstpointer data)
{
  td_gui_test_go (test, "insight");
  td_gui_test_wait (td_gui_test_shows (test->window, "Nobody to Report On Yet"));
  td_gui_test_click (test->window, "_Go to People");
  td_gui_test_wait (td_gui_test_find (test->window, g_type_from_name ("TdPeoplePage"), NULL));
}

/* Nobody is led to a programme that is not there. */
static void
test_empty_outcomes (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = td_gui_test_go (test, "insight");

  td_gui_test_wait (td_gui_test_shows (page, "Nobody to Report On Yet"));
  gtk_widget_activate_action (GTK_WIDGET (page), "insight.kind", "s", "outcomes");
  td_gui_test_wait (td_gui_test_shows (page, "No Pairs Yet"));
  g_assert_false (td_gui_test_shows (page, "Go to Programme"));
  td_gui_test_click (page, "_Go to Pairing");
  td_gui_test_wait (td_gui_test_find (test->window, g_type_from_name ("TdPairingPage"), NULL));
}

/* Enrolled people without a pair have figures; those without an enrolment are led on. */
static void
test_nobody_enrolled (TdGuiTest *test, gconstpointer data)
{
  td_test_run (test->file.db, "INSERT INTO employee (id, name, name_key, search_key, hire_date) "
                              "VALUES (1, 'Ada', 'ada', '', '2024-01-01')");
  td_gui_test_reload (test);
  td_gui_test_go (test, "insight");
  td_gui_test_wait (td_gui_test_shows (test->window, "Nobody is enrolled yet"));
}

static void
test_figures (TdGuiTest *test, gconstpointer data)
{
  fill (test);
  td_session_set_program_id (test->session, 1);
  td_gui_test_go (test, "insight");
  td_gui_test_wait (is_whole (test) && td_gui_test_shows (test->window, "What this means"));
  g_assert_true (td_gui_test_shows (test->window, "2 of 3"));
  g_assert_true (td_gui_test_shows (test->window, "1 of 2"));
  g_assert_true (td_gui_test_shows (test->window, "Leadership · "));
  g_assert_nonnull (find_card (test, "match_rate"));
  g_assert_true (td_gui_test_shows (find_card (test, "match_rate"), "met"));

  td_session_set_program_id (test->session, 2);
  td_gui_test_wait (td_gui_test_shows (test->window, "Nobody is enrolled yet"));
}

/* The list behind a figure as a file. */
static void
save_list (TdGuiTest *test, GtkWidget *dialog)
{
  g_autofree char *path = g_build_filename (test->file.folder, "figure.csv", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TdTable) table = NULL;
  gpointer asking;

  td_gui_test_photo (test, "figure-list");
  gtk_widget_activate_action (dialog, "win.save-list", NULL);
  td_gui_test_wait (TD_IS_LIST_DIALOG ((asking = td_gui_test_dialog (test))));
  adw_combo_row_set_selected (td_gui_test_find (asking, ADW_TYPE_COMBO_ROW, "format"), 1);
  td_list_dialog_save_to (asking, path);
  td_gui_test_wait_gone (asking);
  table = td_table_read (path, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (td_table_get_n_rows (table), ==, 1);
  g_assert_cmpstr (td_table_get_cell (table, 0, 0), ==, "Cid Three");
}

/* A figure opens the people behind it; choosing one shows her. */
static void
test_list (TdGuiTest *test, gconstpointer data)
{
  TdInsightListDialog *dialog;
  GtkListView *view;
  GtkWidget *button;

  fill (test);
  td_gui_test_go (test, "insight");
  td_gui_test_wait (find_card (test, "waiting") != NULL);
  button = td_gui_test_find (find_card (test, "waiting"), GTK_TYPE_BUTTON, NULL);
  g_signal_emit_by_name (button, "clicked");
  td_gui_test_wait (td_gui_test_dialog (test) != NULL);
  dialog = td_gui_test_dialog (test);
  g_assert_true (TD_IS_INSIGHT_LIST_DIALOG (dialog));
  td_gui_test_wait (td_gui_test_shows (dialog, "Cid Three"));
  g_assert_true (td_gui_test_shows (dialog, "43 days"));
  g_assert_true (td_gui_test_shows (dialog, "1 entry"));
  g_assert_true (td_gui_test_shows (dialog, "never been matched"));

  view = td_gui_test_find (dialog, GTK_TYPE_LIST_VIEW, NULL);
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (
                                                       GTK_WIDGET (view))),
                                                   GTK_ACCESSIBLE_PROPERTY_LABEL));
  save_list (test, GTK_WIDGET (dialog));
  g_signal_emit_by_name (view, "activate", 0);
  td_gui_test_wait (td_gui_test_find (test->window, g_type_from_name ("TdPeoplePage"), NULL));
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
}

/* A mark of a chart opens its list too. */
static void
test_chart_list (TdGuiTest *test, gconstpointer data)
{
  TdChart *chart;

  fill (test);
  td_gui_test_go (test, "insight");
  td_gui_test_wait (td_gui_test_find (test->window, TD_TYPE_CHART, NULL) != NULL);
  chart = td_gui_test_find (test->window, TD_TYPE_CHART, NULL);
  g_signal_emit_by_name (chart, "activated", "adherence/2026-02");
  td_gui_test_wait (td_gui_test_dialog (test) != NULL);
  td_gui_test_wait (td_gui_test_shows (td_gui_test_dialog (test), "Ada One → Bob Two"));
  g_assert_true (td_gui_test_shows (td_gui_test_dialog (test), "February 2026"));
  gtk_window_destroy (td_gui_test_dialog (test));
}

static TdInsightScope *
get_scope (TdPage *page)
{
  TdInsightScope *scope;

  g_object_get (page, "scope", &scope, NULL);
  g_object_unref (scope); /* the page keeps it */
  return scope;
}

static void
test_filters (TdGuiTest *test, gconstpointer data)
{
  TdPage *page;
  TdInsightScope *scope;
  TdDashboard *dashboard;

  fill (test);
  page = td_gui_test_go (test, "insight");
  td_gui_test_wait (td_gui_test_shows (test->window, "2 of 3"));
  scope = get_scope (page);
  g_assert_true (td_insight_scope_is_standard (scope));
  g_assert_true (td_gui_test_shows (page, "Last 12 months"));
  g_object_set (scope, "period", TD_PERIOD_THIS_YEAR, NULL);
  dashboard = td_gui_test_find (page, TD_TYPE_DASHBOARD, NULL);
  td_gui_test_wait (td_gui_test_shows (dashboard, "1 of 2"));
  g_assert_true (td_gui_test_shows (page, "This year"));
  g_object_set (scope, "period", TD_PERIOD_ALL, NULL);
  td_gui_test_wait (td_gui_test_shows (dashboard, "until"));

  /* As of New Year nobody waits, and the pair is in its first month. */
  g_object_set (scope, "as-of", td_test_date ("2026-01-01"), NULL);
  td_gui_test_wait (td_gui_test_shows (dashboard, "not available"));
  g_object_set (scope, "as-of", td_test_date ("2030-01-01"), NULL);
  td_gui_test_wait (td_gui_test_shows (dashboard, "2 of 3"));

  gtk_widget_activate_action (GTK_WIDGET (page), "insight.reset", NULL);
  g_assert_true (td_insight_scope_is_standard (scope));
  td_gui_test_wait (!td_gui_test_shows (dashboard, "until"));
}

static void
test_retention (TdGuiTest *test, gconstpointer data)
{
  GtkStack *stack;

  fill (test);
  td_gui_test_go (test, "insight");
  stack = td_gui_test_find (test->window, GTK_TYPE_STACK, "dashboards");
  gtk_stack_set_visible_child_name (stack, "retention");
  td_gui_test_wait (is_whole (test) && td_gui_test_shows (test->window, "Whole organisation"));
  g_assert_nonnull (find_card (test, "rolling_retention"));
  /* Three people are too few to compare, and are not. */
  g_assert_true (td_gui_test_shows (test->window, "Taking part in a programme, and staying"));
  g_assert_true (td_gui_test_shows (test->window, "fewer than 5 people"));
  /* Nobody came or left for two years: that is said, and nothing else is wrong. */
  g_assert_true (td_gui_test_shows (test->window, "the roster may be out of date"));

  td_test_run (test->file.db, "UPDATE employee SET hire_date = '2026-03-01' WHERE id = 3");
  td_gui_test_reload (test);
  td_gui_test_wait (is_whole (test) &&
                    td_gui_test_shows (test->window, "Enrolled before the hire date"));
  g_assert_false (td_gui_test_shows (test->window, "the roster may be out of date"));
}

/* What the insights go by is hers to say, in one change that Undo takes back. */
static void
test_settings (TdGuiTest *test, gconstpointer data)
{
  TdPage *page;
  TdDateRow *row;

  fill (test);
  page = td_gui_test_go (test, "insight");
  g_object_set (page, "kind", "retention", NULL);
  td_gui_test_wait (td_gui_test_shows (test->window, "first known leaver"));

  gtk_widget_activate_action (GTK_WIDGET (page), "insight.settings", NULL);
  td_gui_test_wait (td_gui_test_dialog (test) != NULL);
  td_gui_test_wait (gtk_widget_get_mapped (td_gui_test_dialog (test)));
  row = td_gui_test_find (td_gui_test_dialog (test), TD_TYPE_DATE_ROW, NULL);
  g_assert_cmpint (td_date_row_get_date (row), ==, TD_DATE_NONE);
  td_date_row_set_date (row, td_test_date ("2025-01-01"));
  gtk_spin_button_set_value (td_gui_test_find (td_gui_test_dialog (test), GTK_TYPE_SPIN_BUTTON,
                                               "min_cell"),
                             7);
  td_gui_test_click (td_gui_test_dialog (test), "_Save");
  td_gui_test_wait (!td_gui_test_shows (test->window, "first known leaver"));
  g_assert_cmpint (td_test_count (test->file.db,
                                  "SELECT COUNT(*) FROM setting WHERE key = 'window-start' "
                                  "OR (key = 'min-cell' AND value = '7')"),
                   ==, 2);
  td_gui_test_click (test->window, "_Undo");
  td_gui_test_wait (td_gui_test_shows (test->window, "first known leaver"));
  g_assert_cmpint (td_test_count (test->file.db, "SELECT COUNT(*) FROM setting "
                                                 "WHERE key IN ('window-start', 'min-cell')"),
                   ==, 0);
}

static void
test_save (TdGuiTest *test, gconstpointer data)
{
  const char *endings[] = { "png", "svg", "pdf", "csv" };
  TdChartCard *card;

  fill (test);
  td_gui_test_go (test, "insight");
  td_gui_test_wait (td_gui_test_find (test->window, TD_TYPE_CHART_CARD, NULL) != NULL);
  card = td_gui_test_find (test->window, TD_TYPE_CHART_CARD, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/chart.%s", test->file.folder, endings[i]);
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;
      gsize length;

      g_assert_true (td_chart_card_save (card, path, &error));
      g_assert_no_error (error);
      g_assert_true (g_file_get_contents (path, &text, &length, NULL));
      g_assert_cmpuint (length, >, 40);
    }
}

/* What is written elsewhere appears by itself. */
static void
test_change (TdGuiTest *test, gconstpointer data)
{
  fill (test);
  td_gui_test_go (test, "insight");
  td_gui_test_wait (td_gui_test_shows (test->window, "2 of 3"));
  td_test_run (test->file.db, "INSERT INTO contact (pair_id, on_date) VALUES (1, '2026-02-20')");
  td_gui_test_reload (test);
  td_gui_test_wait (td_gui_test_shows (test->window, "3 of 3"));
}

static void
test_period (void)
{
  TdDate day = td_test_date ("2026-03-16");

  g_assert_cmpint (td_period_get_start (TD_PERIOD_QUARTER, day), ==, td_test_date ("2025-12-17"));
  g_assert_cmpint (td_period_get_start (TD_PERIOD_YEAR, day), ==, td_test_date ("2025-03-17"));
  g_assert_cmpint (td_period_get_start (TD_PERIOD_THIS_YEAR, day), ==, td_test_date ("2026-01-01"));
  g_assert_cmpint (td_period_get_start (TD_PERIOD_ALL, day), ==, TD_DATE_NONE);
}

void
test_insight_add (void)
{
  const struct
  {
    const char *path;
    void (*func) (TdGuiTest *test, gconstpointer data);
  } tests[] = {
    { "/gui/insight/empty-outcomes", test_empty_outcomes },
    { "/gui/insight/empty", test_empty },
    { "/gui/insight/nobody", test_nobody_enrolled },
    { "/gui/insight/figures", test_figures },
    { "/gui/insight/list", test_list },
    { "/gui/insight/chart-list", test_chart_list },
    { "/gui/insight/filters", test_filters },
    { "/gui/insight/retention", test_retention },
    { "/gui/insight/save", test_save },
    { "/gui/insight/change", test_change },
    { "/gui/insight/settings", test_settings },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, TdGuiTest, NULL, td_gui_test_setup, tests[i].func,
                td_gui_test_teardown);
  g_test_add_func ("/gui/insight/period", test_period);
}
