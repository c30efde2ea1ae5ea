/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* The edge set as a company of its own, on everything that shows it: a number that cannot be worked
 * out is words, never "nan" or "inf", and what is drawn is drawn (METRICS section 15.1). */

#include <cairo.h>

#include "insight/td-insight-words.h"
#include "render/td-chart-layout.h"
#include "render/td-chart-table.h"
#include "render/td-paper-size.h"
#include "report/td-engagement-charts.h"
#include "report/td-outcomes-charts.h"
#include "report/td-retention-charts.h"

#include "td-oracle.h"
#include "td-test.h"

void test_edge_shown_add (void);

#define AS_OF "2025-06-30"

static void
assert_words (const char *text)
{
  g_autofree char *lower = g_ascii_strdown (text ? text : "", -1);

  /* The words "info" and "financial" are none of them. */
  if (g_regex_match_simple ("(^|[^a-z])(nan|inf)([^a-z]|$)", lower, 0, 0))
    g_error ("“%s”", text);
}

static void
assert_drawn (TdChartScene *scene)
{
  PangoContext *context = td_paper_create_context (NULL);
  double height = td_chart_scene_get_wanted_height (scene, context, 400);
  cairo_surface_t *surface;
  TdChartLayout *layout;
  cairo_t *cr;

  g_assert_true (isfinite (height) && height > 0);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 400, (int) height);
  cr = cairo_create (surface);
  layout = td_chart_layout_new (scene, context, 400, height);
  td_chart_layout_draw (layout, cr, td_chart_theme_get (TD_CHART_THEME_LIGHT), -1);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  td_chart_layout_free (layout);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  g_object_unref (context);
}

static void
assert_chart (TdChartScene *scene)
{
  g_autoptr (TdChartTable) table = td_chart_table_new (scene);
  g_autofree char *csv = td_chart_scene_dup_csv (scene);

  assert_words (csv);
  for (guint row = 0; row < td_chart_table_get_n_rows (table); row++)
    for (guint column = 0; column < td_chart_table_get_n_columns (table); column++)
      assert_words (td_chart_table_get_cell (table, row, column));
  for (guint i = 0; i < td_chart_scene_get_n_marks (scene); i++)
    {
      g_autofree char *text = td_chart_scene_dup_mark_text (scene, i);

      assert_words (text);
    }
  assert_drawn (scene);
}

/* Takes @charts and @words. */
static void
assert_dashboard (GPtrArray *figures, GPtrArray *charts, char *words)
{
  for (guint i = 0; i < figures->len; i++)
    {
      g_autofree char *value = td_figure_dup_value (figures->pdata[i]);
      g_autofree char *detail = td_figure_dup_detail (figures->pdata[i]);

      assert_words (value);
      assert_words (detail);
    }
  for (guint i = 0; i < charts->len; i++)
    assert_chart (charts->pdata[i]);
  assert_words (words);
  g_ptr_array_unref (charts);
  g_free (words);
}

/* One line of the set as a person: group B has a mentor from the first day on. Who left did so on
 * the last day, who did not was hired so many days before it. */
static void
add_person (TdDatabase *db, TdOracle *data, guint row, guint id)
{
  int days = (int) ceil (td_oracle_number (data, row, "exit"));
  g_autofree char *hired = td_date_to_iso (td_test_date (AS_OF) - days + 1);
  g_autofree char *person =
      g_strdup_printf ("INSERT INTO employee (id, number, name, name_key, search_key, hire_date, "
                       "leave_date) VALUES (%u, '%u', 'P', 'p', '', '%s', %s)",
                       id, id, hired,
                       td_oracle_number (data, row, "event") == 1 ? "'" AS_OF "'" : "NULL");
  g_autofree char *pair =
      g_strdup_printf ("INSERT INTO pair (reference, program_id, mentor_id, mentee_id, state, "
                       "proposed_on, matched_on) VALUES ('%u', 1, 9999, %u, 'active', '%s', '%s')",
                       id, id, hired, hired);

  td_test_run (db, person);
  if (strcmp (td_oracle_text (data, row, "group"), "B") == 0)
    td_test_run (db, pair);
}

/* The lines of one case, and a mentor of long service; gives how many there are. */
static guint
fill (TdDatabase *db, TdOracle *data, const char *name)
{
  guint n = 0;

  td_test_run (db, "INSERT INTO program (id, name, start_date) VALUES (1, 'A', '2000-01-01')");
  td_test_run (db, "INSERT INTO setting (key, value) VALUES ('window-start', '2020-01-01')");
  td_test_run (db, "INSERT INTO employee (id, number, name, name_key, search_key, hire_date) "
                   "VALUES (9999, 'M', 'M', 'm', '', '1999-01-01')");
  for (guint i = 0; i < data->rows->len; i++)
    if (strcmp (td_oracle_text (data, i, "case"), name) == 0)
      add_person (db, data, i, ++n);
  return n;
}

static void
assert_case (TdTestFile *file, TdOracle *data, const char *name)
{
  TdInsightFilter filter = { .as_of = td_test_date (AS_OF) };
  g_autoptr (GError) error = NULL;
  g_autoptr (TdRetention) retention = NULL;
  g_autoptr (TdEngagement) engagement = NULL;
  g_autoptr (TdOutcomes) outcomes = NULL;
  g_autofree char *verdict = NULL;
  guint n = fill (file->db, data, name);

  g_test_message ("%s: %u people", name, n);
  g_assert_cmpuint (n, >, 0);
  retention = td_retention_load (file->db, &filter, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (retention->n_people, ==, n + 1);
  engagement = td_engagement_load (file->db, &filter, &error);
  g_assert_no_error (error);
  outcomes = td_outcomes_load (file->db, &filter, &error);
  g_assert_no_error (error);
  verdict = td_retention_dup_verdict (retention);

  g_assert_cmpstr (verdict, !=, "");
  assert_words (verdict);
  assert_dashboard (retention->figures, td_retention_charts_new (retention),
                    td_insight_words_retention (retention));
  assert_dashboard (engagement->figures, td_engagement_charts_new (engagement),
                    td_insight_words_engagement (engagement));
  assert_dashboard (outcomes->figures, td_outcomes_charts_new (outcomes),
                    td_insight_words_outcomes (outcomes));
}

static void
test_company (gconstpointer name)
{
  g_autoptr (TdOracle) data = td_oracle_open ("edge.data.csv");
  TdTestFile file = { 0 };

  td_test_file_setup (&file, NULL);
  assert_case (&file, data, name);
  td_test_file_teardown (&file, NULL);
}

/* The curve as the set has it, entries and all: nothing in the way of it is no number. */
static void
test_curve (gconstpointer name)
{
  g_autoptr (TdOracle) data = td_oracle_open ("edge.data.csv");
  g_autoptr (GArray) spans = g_array_new (FALSE, TRUE, sizeof (TdObservation));
  TdRetention retention = { 0 };
  g_autoptr (TdChartScene) scene = NULL;

  for (guint i = 0; i < data->rows->len; i++)
    if (strcmp (td_oracle_text (data, i, "case"), name) == 0)
      {
        TdObservation span = { td_oracle_number (data, i, "entry"),
                               td_oracle_number (data, i, "exit"),
                               td_oracle_number (data, i, "event") == 1 };

        g_array_append_val (spans, span);
      }
  retention.tenure = td_survival_new ((const TdObservation *) spans->data, spans->len);
  scene = td_retention_chart_tenure (&retention);
  assert_chart (scene);
  td_survival_free (retention.tenure);
}

void
test_edge_shown_add (void)
{
  static const char *const names[] = {
    "one_censored",         "one_event",           "all_censored",         "all_events_one_time",
    "early_wipe_out",       "entry_at_event_time", "group_never_at_risk",  "group_without_events",
    "heavy_ties",           "median_not_reached",  "no_events_two_groups", "median_plateau",
    "tie_event_and_censor",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *company = g_strdup_printf ("/insight/edge-shown/company/%s", names[i]);
      g_autofree char *curve = g_strdup_printf ("/insight/edge-shown/curve/%s", names[i]);

      g_test_add_data_func (company, names[i], test_company);
      g_test_add_data_func (curve, names[i], test_curve);
    }
}
