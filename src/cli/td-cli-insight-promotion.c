/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-commands.h"
#include "cli/td-cli-insight.h"

#include "insight/td-promotions.h"
#include "insight/td-verdict.h"

#include <glib/gi18n-lib.h>
#include <math.h>

void
td_cli_insight_json_rate (JsonBuilder *builder, const char *state, const TdPromotionRate *rate)
{
  td_cli_json_begin_object (builder, state);
  td_cli_insight_json_count (builder, "count", rate->count, rate->hidden);
  td_cli_insight_json_count (builder, "person_days", (gint64) rate->person_days, rate->hidden);
  td_cli_insight_json_interval (builder, "rate_py", "lower", "upper",
                                rate->hidden ? td_interval_none () : rate->rate);
  td_cli_insight_json_hidden (builder, rate->hidden);
  json_builder_end_object (builder);
}

static void
add_months (JsonBuilder *builder, GArray *months)
{
  for (guint i = 0; i < months->len; i++)
    {
      const TdPromotionMonth *month = &g_array_index (months, TdPromotionMonth, i);

      json_builder_begin_object (builder);
      td_cli_insight_json_month (builder, month->month);
      td_cli_insight_json_count (builder, "count", month->count, month->hidden);
      td_cli_insight_json_hidden (builder, month->hidden);
      json_builder_end_object (builder);
    }
}

static void
add_rows (JsonBuilder *builder, const char *by, GArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const TdPromotionRow *row = &g_array_index (rows, TdPromotionRow, i);

      json_builder_begin_object (builder);
      td_cli_json_text (builder, by, row->value);
      td_cli_insight_json_rate (builder, "before", &row->states[0]);
      td_cli_insight_json_rate (builder, "since", &row->states[1]);
      json_builder_end_object (builder);
    }
}

static void
print_json (TdCli *cli, const TdPromotions *promotions, const char *by)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GArray) metrics = td_metrics_new ();
  g_autofree char *text = td_promotions_dup_text (promotions);

  td_promotions_add_metrics (promotions, metrics);
  json_builder_begin_object (builder);
  td_cli_insight_json_filter (builder, &promotions->filter, NULL);
  td_cli_json_date (builder, "window_start", promotions->window_start);
  td_cli_json_text (builder, "text", text);
  td_cli_json_text (builder, "caution", td_verdict_get_caution ());
  td_cli_insight_json_metrics (builder, metrics);
  if (by)
    {
      td_cli_json_begin_array (builder, "by");
      if (g_strcmp0 (by, "month") == 0)
        add_months (builder, promotions->months);
      else
        add_rows (builder, by, promotions->rows);
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
  td_cli_print_json (cli, builder);
}

static char *
format_rate (const TdPromotionRate *rate)
{
  if (rate->hidden)
    return g_strdup (_ ("hidden"));
  if (isnan (rate->rate.estimate))
    return g_strdup (_ ("not available"));
  return g_strdup_printf ("%.2f (%.2f–%.2f)", rate->rate.estimate, rate->rate.lower,
                          rate->rate.upper);
}

static void
print_text (TdCli *cli, const TdPromotions *promotions)
{
  g_autofree char *text = td_promotions_dup_text (promotions);
  TdCliTable *table;

  td_cli_print (cli, "%s\n", text);
  if (promotions->rows->len == 0)
    return;
  td_cli_print (cli, "\n");
  table = td_cli_table_new (_ ("Group"), _ (">Before a match"), _ (">Since"), NULL);
  for (guint i = 0; i < promotions->rows->len; i++)
    {
      const TdPromotionRow *row = &g_array_index (promotions->rows, TdPromotionRow, i);
      g_autofree char *before = format_rate (&row->states[0]);
      g_autofree char *since = format_rate (&row->states[1]);

      td_cli_table_add (table, row->value, before, since);
    }
  td_cli_table_print (table, cli);
}

static gboolean
run (TdCli *cli, int argc, char **argv, GError **error)
{
  g_autoptr (TdPromotions) promotions = NULL;
  g_auto (TdInsightFilter) filter = { 0 };
  TdInsightDimension dimension = TD_DIMENSION_NONE;
  TdDatabase *db;
  const char *by;
  gboolean done;

  if (!td_cli_insight_begin_by (cli, argc, argv, &db, &filter, &by, &done, error))
    return done;
  td_dimension_from_code (by, &dimension);
  promotions = td_promotions_load (db, &filter, TD_CAREER_PROMOTION, dimension, error);
  if (promotions == NULL)
    return FALSE;
  if (td_cli_is_json (cli))
    print_json (cli, promotions, by);
  else
    print_text (cli, promotions);
  return TRUE;
}

const TdCliCommand td_cli_insight_promotion = {
  "insight promotion", NULL, N_ ("Promotions a person-year, before a match and since"), run
};
