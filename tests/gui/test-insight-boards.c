/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "td-gui-names.h"
#include "td-insight-test.h"

#include "gui/pages/insight/td-chart-card.h"
#include "gui/pages/insight/td-dashboard.h"
#include "gui/pages/insight/td-exit-topic-row.h"
#include "gui/pages/insight/td-figure-card.h"
#include "gui/pages/insight/td-figure-pair-card.h"
#include "gui/pages/insight/td-insight-list-dialog.h"
#include "gui/pages/insight/td-insight-page.h"
#include "gui/pages/insight/td-table-card.h"
#include "gui/widgets/td-paper.h"
#include "gui/widgets/td-chart.h"
#include "gui/widgets/td-table.h"
#include "workspace/td-sample.h"

void test_insight_boards_add (void);

/* What a narrow window leaves to a page. */
#define NARROW 360

static TdPage *
open_sample (TdGuiTest *test)
{
  g_autoptr (GError) error = NULL;

  td_sample_make (test->file.db, td_test_date (TD_GUI_TEST_TODAY), NULL, &error);
  g_assert_no_error (error);
  td_gui_test_reload (test);
  return td_gui_test_go (test, "insight");
}

static gboolean
is_settled (TdPage *page)
{
  return is_state (page, "ready") || is_state (page, "status");
}

static gboolean
has_state (gpointer object, const char *state)
{
  g_autofree char *present = NULL;

  g_object_get (object, "state", &present, NULL);
  return g_strcmp0 (present, state) == 0;
}

static TdInsightBoard *
get_board (TdPage *page)
{
  return td_dashboard_get_board (get_dashboard (page));
}

static gboolean
is_busy (TdPage *page)
{
  gboolean busy;

  g_object_get (get_dashboard (page), "busy", &busy, NULL);
  return busy;
}

/* From one dashboard to the next by the keys, and round again. */
static void
test_all (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = open_sample (test);
  const char *const *kinds = td_insight_board_list_kinds ();

  for (guint i = 0; kinds[i]; i++)
    {
      g_autofree char *kind = NULL;

      g_object_get (page, "kind", &kind, NULL);
      g_assert_cmpstr (kind, ==, kinds[i]);
      td_gui_test_wait (is_settled (page));
      g_assert_cmpuint (td_gui_test_count_named (page), >, 8);
      g_assert_false (td_gui_test_shows (page, "nan %"));
      td_gui_test_photo (test, kind);
      gtk_widget_activate_action (GTK_WIDGET (page), "insight.next", NULL);
    }
  td_gui_test_wait (is_settled (page));
  gtk_widget_activate_action (GTK_WIDGET (page), "insight.previous", NULL);
  td_gui_test_wait (is_settled (page));
  gtk_widget_activate_action (GTK_WIDGET (page), "insight.kind", "s", "consistency");
  td_gui_test_wait (is_state (page, "ready"));
  g_assert_true (td_gui_test_shows (page, "Pairs that may be worth a call"));
}

static void
collect_cards (GtkWidget *widget, GPtrArray *cards)
{
  if (TD_IS_FIGURE_CARD (widget))
    g_ptr_array_add (cards, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    collect_cards (child, cards);
}

/* Presses a figure: its list has rows, or says that nobody is in it, or too few. */
static void
open_list_of (TdGuiTest *test, GtkWidget *card)
{
  g_autoptr (TdFigure) figure = NULL;
  g_autofree char *state = NULL;
  gpointer dialog;

  g_object_get (card, "figure", &figure, NULL);
  g_test_message ("%s", figure->code);
  g_signal_emit_by_name (td_gui_test_find (card, GTK_TYPE_BUTTON, NULL), "clicked");
  td_gui_test_wait (td_gui_test_dialog (test) != NULL);
  dialog = td_gui_test_dialog (test);
  g_assert_true (TD_IS_INSIGHT_LIST_DIALOG (dialog));
  td_gui_test_wait (!has_state (dialog, "loading"));
  g_object_get (dialog, "state", &state, NULL);
  if (figure->hidden)
    g_assert_cmpstr (state, ==, "hidden");
  else if (figure->count > 0)
    g_assert_cmpstr (state, ==, "rows");
  else /* the list may hold those of whom none is counted */
    g_assert_true (has_state (dialog, "rows") || has_state (dialog, "nobody"));
  gtk_window_close (dialog);
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
}

/* Every figure of every dashboard opens the list behind it. */
static void
test_every_list (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = open_sample (test);
  const char *const *kinds = td_insight_board_list_kinds ();
  g_autoptr (TdInsightBoard) before = NULL;

  for (guint i = 0; kinds[i]; i++)
    {
      g_autoptr (GPtrArray) cards = g_ptr_array_new ();

      gtk_widget_activate_action (GTK_WIDGET (page), "insight.kind", "s", kinds[i]);
      td_gui_test_wait (is_settled (page) && get_board (page) != before);
      g_set_object (&before, get_board (page));
      collect_cards (GTK_WIDGET (get_dashboard (page)), cards);
      g_assert_cmpuint (cards->len, >, 2);
      for (guint j = 0; j < cards->len; j++)
        open_list_of (test, cards->pdata[j]);
    }
}

/* The period before stands beside: both figures, the range of their difference, charts two-up. */
static void
test_beside (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = open_sample (test);
  TdInsightScope *scope = get_scope (page);
  TdFigurePairCard *card;
  g_autoptr (TdFigurePair) pair = NULL;

  td_gui_test_wait (is_state (page, "ready"));
  g_assert_null (td_gui_test_find (page, TD_TYPE_FIGURE_PAIR_CARD, NULL));
  g_object_set (scope, "period", TD_PERIOD_QUARTER, "beside", TD_BESIDE_BEFORE, NULL);
  td_gui_test_wait (td_gui_test_find (page, TD_TYPE_FIGURE_PAIR_CARD, NULL) != NULL);
  td_gui_test_wait (is_state (page, "ready"));
  td_gui_test_photo (test, "beside");
  card = td_gui_test_find (page, TD_TYPE_FIGURE_PAIR_CARD, NULL);
  g_object_get (card, "pair", &pair, NULL);
  g_assert_cmpstr (pair->one->code, ==, "adherence");
  g_assert_cmpint (pair->one->of, >, 0);
  g_assert_cmpint (pair->other->of, >, 0);
  g_assert_true (td_gui_test_shows (card, td_figure_pair_differs (pair)
                                              ? "points"
                                              : "No detectable difference"));
  g_assert_true (td_gui_test_shows (page, "A · Adherence to cadence"));
  g_assert_true (td_gui_test_shows (page, "B · Adherence to cadence"));
  g_assert_true (td_gui_test_shows (page, "chose or were chosen"));

  /* The list of B is the list of B. */
  g_signal_emit_by_name (td_gui_test_find (card, GTK_TYPE_BUTTON, "other"), "clicked");
  td_gui_test_wait (td_gui_test_dialog (test) != NULL);
  g_assert_true (td_gui_test_shows (td_gui_test_dialog (test), "B · Adherence to cadence"));
  gtk_window_destroy (td_gui_test_dialog (test));

  gtk_widget_activate_action (GTK_WIDGET (page), "insight.reset", NULL);
  td_gui_test_wait (td_gui_test_find (page, TD_TYPE_FIGURE_PAIR_CARD, NULL) == NULL);
}

static gboolean
is_printed (TdPage *page, const char *words)
{
  TdPaper *paper = td_gui_test_find (page, TD_TYPE_PAPER, NULL);
  TdDocument *document = paper ? td_paper_get_document (paper) : NULL;

  return document && strstr (td_document_get_subtitle (document), words);
}

/* A dimension without a value is a table by it, on the dashboard and on paper; what stands beside
 * is printed too. */
static void
test_by_department (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = open_sample (test);
  TdInsightScope *scope = get_scope (page);

  td_gui_test_wait (is_state (page, "ready"));
  g_assert_false (td_gui_test_shows (page, "By department"));
  g_object_set (scope, "dimension", TD_DIMENSION_DEPARTMENT, NULL);
  td_gui_test_wait (td_gui_test_shows (page, "By department"));
  td_gui_test_photo (test, "by-department");
  gtk_widget_activate_action (GTK_WIDGET (page), "insight.kind", "s", "retention");
  td_gui_test_wait (td_gui_test_shows (page, "By department"));
  g_object_set (scope, "beside", TD_BESIDE_BEFORE, NULL);
  td_gui_test_wait (td_gui_test_find (page, TD_TYPE_FIGURE_PAIR_CARD, NULL) != NULL);
  gtk_widget_activate_action (GTK_WIDGET (page), "insight.print", NULL);
  td_gui_test_wait (td_gui_test_find (test->window, g_type_from_name ("TdReportPage"), NULL));
  page = td_gui_test_find (test->window, g_type_from_name ("TdReportPage"), NULL);
  td_gui_test_wait (td_gui_test_shows (page, "by department · 17 Mar 2025"));
  g_assert_true (td_gui_test_shows (page, "two side by side"));
  td_gui_test_wait (is_printed (page, "B: All programmes · by department · 17 Mar 2024"));
  td_gui_test_photo (test, "review-beside");
}

/* Who enrolled in the period, beside who enrolled in the one before it. */
static void
test_cohorts (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = open_sample (test);

  td_gui_test_wait (is_state (page, "ready"));
  g_object_set (get_scope (page), "beside", TD_BESIDE_COHORT, NULL);
  td_gui_test_wait (td_gui_test_shows (page, "enrolled from"));
  td_gui_test_wait (is_settled (page));

  /* The roster has no cohorts: it is shown once, and does not say that it was chosen from. */
  gtk_widget_activate_action (GTK_WIDGET (page), "insight.kind", "s", "retention");
  td_gui_test_wait (is_state (page, "ready"));
  g_assert_false (td_gui_test_shows (page, "enrolled from"));
  g_assert_null (td_gui_test_find (page, TD_TYPE_FIGURE_PAIR_CARD, NULL));
}

static guint
count_rows (TdTable *table)
{
  GtkColumnView *view = td_gui_test_find (table, GTK_TYPE_COLUMN_VIEW, NULL);
  GtkSelectionModel *model = view ? gtk_column_view_get_model (view) : NULL;

  return model ? g_list_model_get_n_items (G_LIST_MODEL (model)) : 0;
}

/* A long table shows its first rows at once and the rest with the frames that follow. */
static void
test_long_table (TdGuiTest *test, gconstpointer data)
{
  g_autoptr (TdTableData) rows = td_table_data_new ();
  const char *const cells[] = { "a cell" };
  GtkWidget *window = gtk_window_new ();
  TdTable *table;
  guint first = 0;

  td_table_data_add_column (rows, "Name", FALSE);
  for (guint i = 0; i < 1000; i++)
    td_table_data_add_row (rows, NULL, cells);
  table = g_object_new (TD_TYPE_TABLE, "data", rows, NULL);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (table));
  gtk_window_present (GTK_WINDOW (window));
  td_gui_test_wait ((first = count_rows (table)) > 0);
  g_assert_cmpuint (first, <, 100);
  td_gui_test_wait (count_rows (table) == 1000);
  gtk_window_destroy (GTK_WINDOW (window));
}

static TdTableData *
create_rows (const char *head, guint first, guint n)
{
  TdTableData *rows = td_table_data_new ();

  td_table_data_add_column (rows, head, FALSE);
  for (guint i = first; i < first + n; i++)
    {
      g_autofree char *text = g_strdup_printf ("row %u", i);
      const char *const cells[] = { text };

      td_table_data_add_row (rows, text, cells);
    }
  return rows;
}

static gpointer
get_row (TdTable *table, guint position)
{
  GtkColumnView *view = td_gui_test_find (table, GTK_TYPE_COLUMN_VIEW, NULL);
  g_autoptr (GObject) row =
      g_list_model_get_item (G_LIST_MODEL (gtk_column_view_get_model (view)), position);

  return row; /* the table keeps it */
}

static gboolean
is_shown (TdTable *table, TdTableData *data)
{
  guint n = g_list_model_get_n_items (td_table_data_get_rows (data));

  if (count_rows (table) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TdTableRow) row = g_list_model_get_item (td_table_data_get_rows (data), i);

      if (!td_table_row_equal (get_row (table, i), row))
        return FALSE;
    }
  return TRUE;
}

/* Other rows take the place of those that were there; the same ones stay as they are. */
static void
test_other_rows (TdGuiTest *test, gconstpointer data)
{
  g_autoptr (TdTableData) many = create_rows ("Name", 0, 400);
  g_autoptr (TdTableData) fewer = create_rows ("Name", 0, 30);
  g_autoptr (TdTableData) others = create_rows ("Name", 500, 50);
  g_autoptr (TdTableData) another = create_rows ("Pair", 500, 9);
  GtkWidget *window = gtk_window_new ();
  TdTable *table = g_object_new (TD_TYPE_TABLE, "data", many, NULL);
  gpointer first;

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (table));
  gtk_window_present (GTK_WINDOW (window));
  td_gui_test_wait (is_shown (table, many));
  first = get_row (table, 0);
  td_table_set_data (table, fewer);
  td_gui_test_wait (is_shown (table, fewer));
  g_assert_true (get_row (table, 0) == first);
  td_table_set_data (table, others);
  td_gui_test_wait (is_shown (table, others));
  td_table_set_data (table, another);
  td_gui_test_wait (is_shown (table, another));
  td_table_set_data (table, NULL);
  g_assert_cmpuint (count_rows (table), ==, 0);
  td_table_set_data (table, many);
  td_gui_test_wait (is_shown (table, many));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Cards stay, and show the figures of the other question. */
static void
test_cards_stay (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = open_sample (test);
  GtkFlowBox *figures;
  GtkFlowBoxChild *card;
  g_autofree char *before = NULL;

  td_gui_test_wait (is_state (page, "ready"));
  figures = td_gui_test_find (page, GTK_TYPE_FLOW_BOX, "figures");
  card = gtk_flow_box_get_child_at_index (figures, 0);
  before = td_gui_test_text (card);
  g_object_set (get_scope (page), "period", TD_PERIOD_QUARTER, NULL);
  td_gui_test_wait (is_busy (page));
  td_gui_test_wait (is_state (page, "ready"));
  g_assert_true (gtk_flow_box_get_child_at_index (figures, 0) == card);
  g_assert_false (td_gui_test_shows (card, before));
}

/* The twin of a chart has its numbers, and opens the same lists. */
static void
test_table (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = open_sample (test);
  TdChartCard *card;
  TdTable *table;
  GListModel *rows;
  guint position = 0;

  td_gui_test_wait (is_state (page, "ready"));
  card = td_gui_test_find (page, TD_TYPE_CHART_CARD, NULL);
  g_assert_null (td_gui_test_find (card, TD_TYPE_TABLE, NULL));
  gtk_toggle_button_set_active (td_gui_test_find (card, GTK_TYPE_TOGGLE_BUTTON, "as_table"), TRUE);
  td_gui_test_wait (td_gui_test_find (card, TD_TYPE_TABLE, NULL) != NULL);
  table = td_gui_test_find (card, TD_TYPE_TABLE, NULL);
  g_assert_null (td_gui_test_find (card, TD_TYPE_CHART, NULL));
  td_gui_test_wait (td_gui_test_find (table, GTK_TYPE_COLUMN_VIEW, NULL) != NULL);
  rows = td_table_data_get_rows (td_table_get_data (table));
  g_assert_cmpuint (g_list_model_get_n_items (rows), >, 6);
  g_assert_cmpuint (td_table_data_get_n_columns (td_table_get_data (table)), >, 2);
  g_assert_cmpuint (td_gui_test_count_named (card), >, 0);
  td_gui_test_photo (test, "table");

  for (;; position++)
    {
      g_autoptr (TdTableRow) row = g_list_model_get_item (rows, position);

      g_assert_nonnull (row);
      if (td_table_row_get_id (row))
        break;
    }
  td_gui_test_wait (count_rows (table) > position);
  g_signal_emit_by_name (td_gui_test_find (table, GTK_TYPE_COLUMN_VIEW, NULL), "activate",
                         position);
  td_gui_test_wait (td_gui_test_dialog (test) != NULL);
  g_assert_true (TD_IS_INSIGHT_LIST_DIALOG (td_gui_test_dialog (test)));
  gtk_window_destroy (td_gui_test_dialog (test));
}

/* A signal leads to its pair. */
static void
test_signal (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = open_sample (test);
  TdTable *table;

  g_object_set (page, "kind", "consistency", NULL);
  td_gui_test_wait (is_state (page, "ready"));
  td_gui_test_wait (td_gui_test_find (page, TD_TYPE_TABLE_CARD, NULL) != NULL);
  table = td_gui_test_find (td_gui_test_find (page, TD_TYPE_TABLE_CARD, NULL), TD_TYPE_TABLE, NULL);
  td_gui_test_wait (count_rows (table) > 0);
  g_signal_emit_by_name (td_gui_test_find (table, GTK_TYPE_COLUMN_VIEW, NULL), "activate", 0);
  td_gui_test_wait (td_gui_test_find (test->window, g_type_from_name ("TdPairsPage"), NULL));
}

/* Without leavers there is a problem that is said, not a blank page. */
static void
test_problem (TdGuiTest *test, gconstpointer data)
{
  TdPage *page;

  td_test_run (test->file.db,
               "INSERT INTO employee (id, number, name, name_key, search_key, hire_date) "
               "VALUES (1, 'E1', 'Ada One', 'ada', '', '2024-01-01')");
  td_gui_test_reload (test);
  page = td_gui_test_go (test, "insight");
  g_object_set (page, "kind", "retention", NULL);
  td_gui_test_wait (td_gui_test_shows (page, "No Leavers Known"));
  g_object_set (page, "kind", "exit-reasons", NULL);
  td_gui_test_wait (td_gui_test_shows (page, "No Leavers Known"));
  g_object_set (page, "kind", "consistency", NULL);
  td_gui_test_wait (td_gui_test_shows (page, "No Pairs Yet"));
  g_object_set (page, "kind", "outcomes", NULL);
  td_gui_test_wait (td_gui_test_shows (page, "Once pairs answer surveys"));
  g_assert_true (td_gui_test_shows (page, "No Pairs Yet"));
}

/* How far it is stands beside the button that stops it, and is that of what is under way. */
static void
assert_progress (TdPage *page)
{
  GtkWidget *bar = td_gui_test_find (page, GTK_TYPE_PROGRESS_BAR, NULL);
  g_autoptr (TdProgress) progress = NULL;

  g_assert_nonnull (bar);
  g_object_get (get_dashboard (page), "progress", &progress, NULL);
  g_assert_nonnull (progress);
  g_assert_cmpfloat (gtk_progress_bar_get_fraction (GTK_PROGRESS_BAR (bar)), ==,
                     td_progress_get_fraction (progress));
  g_assert_cmpfloat (td_progress_get_fraction (progress), <, 1);
}

/* What is under way can be stopped: the board that was there stays. */
static void
test_cancel (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = open_sample (test);
  TdInsightBoard *board;

  td_gui_test_wait (is_state (page, "ready"));
  board = td_dashboard_get_board (get_dashboard (page));
  g_object_set (get_scope (page), "period", TD_PERIOD_ALL, NULL);
  td_gui_test_wait (is_busy (page));
  assert_progress (page);
  gtk_widget_activate_action (GTK_WIDGET (get_dashboard (page)), "dashboard.cancel", NULL);
  g_assert_true (is_state (page, "ready"));
  td_gui_test_settle (test);
  g_assert_true (td_dashboard_get_board (get_dashboard (page)) == board);
  gtk_widget_activate_action (GTK_WIDGET (get_dashboard (page)), "dashboard.again", NULL);
  td_gui_test_wait (td_gui_test_shows (page, "until"));
}

/* One page in plain words, with what it does not say. */
static void
test_meaning (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = open_sample (test);
  gpointer dialog;

  td_gui_test_wait (is_state (page, "ready"));
  td_gui_test_click (page, "_What This Means…");
  td_gui_test_wait (td_gui_test_dialog (test) != NULL);
  dialog = td_gui_test_dialog (test);
  g_assert_true (td_gui_test_shows (dialog, "What they do not say"));
  g_assert_true (td_gui_test_shows (dialog, "chose or were chosen"));
  td_gui_test_photo (test, "meaning");
  td_gui_test_click (dialog, "_Print Review…");
  td_gui_test_wait (td_gui_test_find (test->window, g_type_from_name ("TdReportPage"), NULL));
  page = td_gui_test_find (test->window, g_type_from_name ("TdReportPage"), NULL);
  td_gui_test_wait (td_gui_test_shows (page, "All programmes · 17 Mar 2025 to 16 Mar 2026"));
  td_gui_test_photo (test, "review");
  gtk_widget_activate_action (GTK_WIDGET (page), "report.all", NULL);
  td_gui_test_wait (!td_gui_test_shows (page, "17 Mar 2025"));
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
}

/* Her own grouping of reasons, and back. */
static void
test_topics (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = open_sample (test);
  gpointer dialog, row;

  td_gui_test_wait (is_state (page, "ready"));
  gtk_widget_activate_action (GTK_WIDGET (page), "insight.exit-topics", NULL);
  td_gui_test_wait (td_gui_test_dialog (test) != NULL);
  dialog = td_gui_test_dialog (test);
  td_gui_test_wait (td_gui_test_find (dialog, TD_TYPE_EXIT_TOPIC_ROW, NULL) != NULL);
  row = td_gui_test_find (dialog, TD_TYPE_EXIT_TOPIC_ROW, NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "career");
  g_assert_true (td_gui_test_shows (row, "3 topics"));
  td_gui_test_photo (test, "topics");
  gtk_editable_set_text (GTK_EDITABLE (row), "commute");
  td_gui_test_click (dialog, "_Save");
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
  g_assert_cmpint (td_test_count (test->file.db, "SELECT COUNT(*) FROM setting "
                                                 "WHERE key = 'exit-topics' "
                                                 "AND value LIKE 'commute = %; manager = %'"),
                   ==, 1);
  td_gui_test_click (test->window, "_Undo");
  td_gui_test_wait (
      td_test_count (test->file.db, "SELECT COUNT(*) FROM setting WHERE key = 'exit-topics'") == 0);
}

/* All five fit a narrow window, alone and side by side. */
static void
test_narrow (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = open_sample (test);
  const char *const *kinds = td_insight_board_list_kinds ();

  for (guint i = 0; kinds[i]; i++)
    for (TdBeside beside = TD_BESIDE_NOTHING; beside <= TD_BESIDE_BEFORE; beside++)
      {
        g_autofree char *name = g_strdup_printf ("%s-%d", kinds[i], beside);
        int least;

        g_object_set (page, "kind", kinds[i], NULL);
        g_object_set (get_scope (page), "beside", beside, NULL);
        td_gui_test_settle (test);
        td_gui_test_wait (is_settled (page));
        gtk_widget_measure (GTK_WIDGET (get_dashboard (page)), GTK_ORIENTATION_HORIZONTAL, -1,
                            &least, NULL, NULL, NULL);
        g_test_message ("%s %d: %d", kinds[i], beside, least);
        g_assert_cmpint (least, <=, NARROW);
        td_gui_test_photo (test, name);
      }
}

void
test_insight_boards_add (void)
{
  const struct
  {
    const char *path;
    void (*func) (TdGuiTest *test, gconstpointer data);
  } tests[] = {
    { "/gui/insight-boards/all", test_all },
    { "/gui/insight-boards/every-list", test_every_list },
    { "/gui/insight-boards/beside", test_beside },
    { "/gui/insight-boards/by-department", test_by_department },
    { "/gui/insight-boards/cohorts", test_cohorts },
    { "/gui/insight-boards/table", test_table },
    { "/gui/insight-boards/long-table", test_long_table },
    { "/gui/insight-boards/other-rows", test_other_rows },
    { "/gui/insight-boards/cards-stay", test_cards_stay },
    { "/gui/insight-boards/signal", test_signal },
    { "/gui/insight-boards/problem", test_problem },
    { "/gui/insight-boards/cancel", test_cancel },
    { "/gui/insight-boards/meaning", test_meaning },
    { "/gui/insight-boards/topics", test_topics },
    { "/gui/insight-boards/narrow", test_narrow },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, TdGuiTest, NULL, td_gui_test_setup, tests[i].func,
                td_gui_test_teardown);
}
