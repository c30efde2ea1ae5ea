/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-commands.h"
#include "cli/td-cli-insight.h"

#include "insight/td-retention.h"
#include "insight/td-tenure.h"
#include "insight/td-verdict.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The columns of months as HR knows them: shares in percent. */
static void
add_month (JsonBuilder *builder, const TdHeadcountMonth *month)
{
  json_builder_begin_object (builder);
  td_cli_insight_json_month (builder, month->first);
  td_cli_json_int (builder, "partial", month->partial);
  td_cli_insight_json_count (builder, "opening", month->opening, month->hidden);
  td_cli_insight_json_count (builder, "hires", month->hires, month->hidden);
  td_cli_insight_json_count (builder, "separations", month->separations, month->hidden);
  td_cli_insight_json_count (builder, "voluntary", month->voluntary, month->hidden);
  td_cli_insight_json_count (builder, "involuntary", month->involuntary, month->hidden);
  td_cli_insight_json_count (builder, "closing", month->closing, month->hidden);
  td_cli_json_double (builder, "average", month->average);
  td_cli_json_double (builder, "daily_average", month->daily_average);
  td_cli_json_double (builder, "turnover_pct", 100 * month->turnover.estimate);
  td_cli_json_double (builder, "turnover_pct_lower", 100 * month->turnover.lower);
  td_cli_json_double (builder, "turnover_pct_upper", 100 * month->turnover.upper);
  td_cli_json_double (builder, "voluntary_pct", 100 * month->voluntary_turnover.estimate);
  td_cli_insight_json_count (builder, "opening_still_there", month->kept, month->hidden);
  td_cli_json_double (builder, "retention_pct", 100 * month->retention.estimate);
  td_cli_json_double (builder, "rolling12_turnover_pct", 100 * month->rolling_turnover.estimate);
  td_cli_json_double (builder, "rolling12_retention_pct", 100 * month->rolling_retention.estimate);
  td_cli_insight_json_hidden (builder, month->hidden);
  json_builder_end_object (builder);
}

static void
add_new_hires (JsonBuilder *builder, const TdNewHires *row)
{
  json_builder_begin_object (builder);
  td_cli_json_int (builder, "hire_year", row->year);
  td_cli_json_int (builder, "horizon_days", row->days);
  td_cli_insight_json_count (builder, "mature", row->mature, row->hidden);
  td_cli_insight_json_count (builder, "retained", row->retained, row->hidden);
  td_cli_insight_json_interval (builder, "p", "lower", "upper", row->share);
  td_cli_insight_json_hidden (builder, row->hidden);
  json_builder_end_object (builder);
}

static void
add_checks (JsonBuilder *builder, GPtrArray *checks)
{
  td_cli_json_begin_array (builder, "checks");
  for (guint i = 0; i < checks->len; i++)
    {
      const TdDataCheck *check = g_ptr_array_index (checks, i);

      json_builder_begin_object (builder);
      td_cli_json_text (builder, "check", check->code);
      td_cli_json_int (builder, "count", check->count);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* What must not be shown is null. */
static void
add_hazard (JsonBuilder *builder, const char *name, const TdHazardRatio *hazard, gboolean shown)
{
  td_cli_json_begin_object (builder, name);
  td_cli_insight_json_interval (builder, "estimate", "lower", "upper",
                                shown ? hazard->ratio : td_interval_none ());
  json_builder_end_object (builder);
}

static void
add_landmark (JsonBuilder *builder, const TdLandmark *landmark, gboolean shown)
{
  gboolean hidden = !landmark->shown;

  json_builder_begin_object (builder);
  td_cli_json_int (builder, "days", landmark->days);
  td_cli_insight_json_count (builder, "left_before", landmark->left_before, hidden);
  td_cli_insight_json_count (builder, "entered_after", landmark->entered_after, hidden);
  td_cli_insight_json_count (builder, "taking_part", landmark->taking_part, hidden);
  td_cli_insight_json_count (builder, "others", landmark->others, hidden);
  shown = shown && !hidden;
  td_cli_json_double (builder, "tau", shown ? landmark->tau : NAN);
  td_cli_insight_json_interval (builder, "rmst_diff", "rmst_diff_lower", "rmst_diff_upper",
                                shown ? landmark->gap.gap : td_interval_none ());
  td_cli_insight_json_hidden (builder, hidden);
  json_builder_end_object (builder);
}

/* The members of one comparison. */
static void
add_participation (JsonBuilder *builder, const TdParticipation *participation)
{
  g_autofree char *text = td_participation_dup_text (participation);
  gboolean shown = td_participation_is_result (participation);

  td_cli_json_begin_object (builder, "verdict");
  td_cli_json_text (builder, "code", td_verdict_get_code (participation->verdict));
  td_cli_json_text (builder, "text", text);
  json_builder_end_object (builder);
  td_cli_json_text (builder, "caution", td_verdict_get_caution ());
  td_cli_json_begin_object (builder, "hazard_ratio");
  add_hazard (builder, "plain", &participation->plain, shown);
  add_hazard (builder, "stratified", &participation->stratified, shown);
  json_builder_end_object (builder);
  td_cli_json_begin_array (builder, "landmark");
  for (guint i = 0; i < TD_N_LANDMARKS; i++)
    add_landmark (builder, &participation->landmarks[i], shown);
  json_builder_end_array (builder);
}

static void
add_tenure (JsonBuilder *builder, GArray *rows)
{
  td_cli_json_begin_array (builder, "tenure");
  for (guint i = 0; i < rows->len; i++)
    {
      const TdTenureRow *row = &g_array_index (rows, TdTenureRow, i);

      json_builder_begin_object (builder);
      td_cli_json_text (builder, "emp_id", row->number);
      td_cli_json_int (builder, "entry", row->entry);
      td_cli_json_int (builder, "exit", row->exit);
      td_cli_json_int (builder, "event", row->event ? 1 : 0);
      td_cli_insight_json_count (builder, "enrolled_at", row->enrolled_at,
                                 row->enrolled_at == TD_TENURE_NEVER);
      td_cli_json_text (builder, "department", row->department);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* What only analysts ask for: every metric, and the rows behind. */
static gboolean
add_details (TdDatabase *db, JsonBuilder *builder, const TdRetention *retention, GError **error)
{
  const TdParticipation *participation = &retention->participation;
  g_autoptr (GArray) stays = td_stays_load (db, &retention->filter, TD_ROLE_MENTEE, error);
  g_autoptr (GArray) metrics = td_metrics_new ();
  g_autoptr (GArray) rows = NULL;

  if (stays == NULL)
    return FALSE;
  if (retention->hidden)
    g_array_set_size (stays, 0);
  rows = td_tenure_load (db, &retention->filter, stays, participation->window_start, error);
  if (rows == NULL)
    return FALSE;
  td_participation_add_metrics (participation, (const TdStay *) stays->data, stays->len,
                                retention->filter.as_of, metrics);
  td_cli_insight_json_metrics (builder, metrics);
  add_tenure (builder, rows);
  return TRUE;
}

/* "by": the table, or with none the months again. */
static void
add_by (JsonBuilder *builder, const TdRetention *retention, const TdBreakdownTable *table)
{
  if (table)
    {
      td_cli_insight_json_breakdown (builder, table);
      return;
    }
  td_cli_json_begin_array (builder, "by");
  for (guint i = 0; i < retention->months->len; i++)
    add_month (builder, &g_array_index (retention->months, TdHeadcountMonth, i));
  json_builder_end_array (builder);
}

static gboolean
print_json (TdCli *cli,
            TdDatabase *db,
            const TdRetention *retention,
            const char *by,
            const TdBreakdownTable *table,
            GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  td_cli_insight_json_filter (builder, &retention->filter, NULL);
  td_cli_json_date (builder, "window_start", retention->window_start);
  td_cli_json_bool (builder, "window_known", retention->window_known);
  td_cli_insight_json_figures (builder, retention->figures);
  td_cli_json_begin_array (builder, "monthly");
  for (guint i = 0; i < retention->months->len; i++)
    add_month (builder, &g_array_index (retention->months, TdHeadcountMonth, i));
  json_builder_end_array (builder);
  td_cli_json_begin_array (builder, "new_hires");
  for (guint i = 0; i < retention->new_hires->len; i++)
    add_new_hires (builder, &g_array_index (retention->new_hires, TdNewHires, i));
  json_builder_end_array (builder);
  add_checks (builder, retention->checks);
  add_participation (builder, &retention->participation);
  td_cli_json_begin_object (builder, "mentors");
  add_participation (builder, &retention->mentors);
  json_builder_end_object (builder);
  if (!add_details (db, builder, retention, error))
    return FALSE;
  if (by)
    add_by (builder, retention, table);
  json_builder_end_object (builder);
  td_cli_print_json (cli, builder);
  return TRUE;
}

static void
print_text (TdCli *cli, const TdRetention *retention)
{
  g_autofree char *verdict = td_retention_dup_verdict (retention);

  td_cli_insight_print_figures (cli, retention->figures);
  td_cli_print (cli, "\n%s\n", verdict);
  for (guint i = 0; i < retention->checks->len; i++)
    {
      const TdDataCheck *check = g_ptr_array_index (retention->checks, i);

      td_cli_message (cli, "%s: %u", check->label, check->count);
    }
}

static gboolean
run (TdCli *cli, int argc, char **argv, GError **error)
{
  g_autoptr (TdRetention) retention = NULL;
  g_autoptr (TdBreakdownTable) table = NULL;
  g_auto (TdInsightFilter) filter = { 0 };
  TdInsightDimension dimension = TD_DIMENSION_NONE;
  const char *by;
  TdDatabase *db;
  gboolean done;

  if (!td_cli_insight_begin_by (cli, argc, argv, &db, &filter, &by, &done, error))
    return done;
  td_dimension_from_code (by, &dimension);
  retention = td_retention_load (db, &filter, error);
  if (retention == NULL)
    return FALSE;
  if (dimension != TD_DIMENSION_NONE)
    {
      table = td_breakdown_of_retention (db, retention, dimension, NULL, error);
      if (table == NULL)
        return FALSE;
    }
  if (td_cli_is_json (cli))
    return print_json (cli, db, retention, by, table, error);
  if (table)
    td_cli_insight_print_breakdown (cli, table);
  else
    print_text (cli, retention);
  return TRUE;
}

const TdCliCommand td_cli_insight_retention = {
  "insight retention", NULL, N_ ("Who stays: headcount, turnover, retention, new hires"), run
};
