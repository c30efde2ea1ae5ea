/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-insight.h"

#include <glib/gi18n-lib.h>

#include "cli/td-cli-filter.h"

/* Options of the dashboards: the filter's, and --by where it is offered. */
static gboolean
parse (TdCli *cli,
       int argc,
       char **argv,
       TdCliFilter *options,
       char **by,
       gboolean *done,
       GError **error)
{
  GOptionEntry entries[TD_CLI_FILTER_ENTRIES + 2] = { 0 };

  td_cli_filter_add_entries (options, entries);
  if (by)
    entries[TD_CLI_FILTER_ENTRIES] =
        (GOptionEntry){ "by",       0,
                        0,          G_OPTION_ARG_STRING,
                        by,         N_ ("A table by department, grade, location or month"),
                        N_ ("WHAT") };
  return td_cli_parse (cli, argc, argv, entries, done, error);
}

/* Which table is asked for; one of groups is of everybody. */
static gboolean
take_by (const TdInsightFilter *filter, const char *asked, const char **by, GError **error)
{
  static const char *const tables[] = { "department", "grade", "location", "month", NULL };

  if (!td_cli_check_code ("--by", asked, tables, error))
    return FALSE;
  if (filter->value && asked && g_strcmp0 (asked, "month") != 0)
    {
      g_set_error_literal (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE,
                           _ ("A table by department, grade or location is of everybody: choose "
                              "either it or one of them."));
      return FALSE;
    }
  for (guint i = 0; tables[i]; i++)
    if (g_strcmp0 (tables[i], asked) == 0)
      *by = tables[i];
  return TRUE;
}

static gboolean
begin (TdCli *cli,
       int argc,
       char **argv,
       TdDatabase **db,
       TdInsightFilter *filter,
       const char **by,
       gboolean *done,
       GError **error)
{
  g_auto (TdCliFilter) options = { 0 };
  g_autofree char *asked = NULL;

  if (!parse (cli, argc, argv, &options, by ? &asked : NULL, done, error))
    return FALSE;
  *done = FALSE;
  if (!td_cli_filter_take (&options, cli, filter, error) ||
      (by && !take_by (filter, asked, by, error)))
    return FALSE;
  *db = td_cli_open_program (cli, options.program, &filter->program_id, error);
  return *db != NULL;
}

gboolean
td_cli_insight_begin_by (TdCli *cli,
                         int argc,
                         char **argv,
                         TdDatabase **db,
                         TdInsightFilter *filter,
                         const char **by,
                         gboolean *done,
                         GError **error)
{
  *filter = (TdInsightFilter){ 0 };
  *by = NULL;
  return begin (cli, argc, argv, db, filter, by, done, error);
}

gboolean
td_cli_insight_begin (TdCli *cli,
                      int argc,
                      char **argv,
                      TdDatabase **db,
                      TdInsightFilter *filter,
                      gboolean *done,
                      GError **error)
{
  *filter = (TdInsightFilter){ 0 };
  return begin (cli, argc, argv, db, filter, NULL, done, error);
}

void
td_cli_insight_json_filter (JsonBuilder *builder,
                            const TdInsightFilter *filter,
                            const char *program)
{
  td_cli_json_date (builder, "as_of", filter->as_of);
  td_cli_json_date (builder, "from", filter->from);
  td_cli_json_text (builder, "program", program);
  if (td_insight_filter_is_narrow (filter))
    td_cli_json_text (builder, td_dimension_get_code (filter->dimension), filter->value);
  if (filter->voluntary_only)
    td_cli_json_bool (builder, "voluntary_only", TRUE);
}

void
td_cli_insight_json_month (JsonBuilder *builder, TdDate month)
{
  char iso[11];
  g_autofree char *text = g_strndup (td_date_write_iso (month, iso), 7);

  td_cli_json_text (builder, "month", text);
}

void
td_cli_insight_json_interval (JsonBuilder *builder,
                              const char *estimate,
                              const char *lower,
                              const char *upper,
                              TdInterval interval)
{
  td_cli_json_double (builder, estimate, interval.estimate);
  td_cli_json_double (builder, lower, interval.lower);
  td_cli_json_double (builder, upper, interval.upper);
}

void
td_cli_insight_json_figures (JsonBuilder *builder, GPtrArray *figures)
{
  td_cli_json_begin_object (builder, "figures");
  for (guint i = 0; i < figures->len; i++)
    {
      TdFigure *figure = g_ptr_array_index (figures, i);

      td_cli_json_begin_object (builder, figure->code);
      if (figure->hidden)
        td_cli_json_bool (builder, "hidden", TRUE);
      else
        td_cli_json_int (builder, "count", figure->count);
      if (figure->of >= 0)
        td_cli_json_int (builder, "of", figure->of);
      td_cli_insight_json_interval (builder, figure->unit, "lower", "upper",
                                    (TdInterval){ figure->value, figure->lower, figure->upper });
      td_cli_json_double (builder, "target", figure->target);
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
}

void
td_cli_insight_json_count (JsonBuilder *builder, const char *name, gint64 count, gboolean hidden)
{
  if (hidden)
    td_cli_json_text (builder, name, NULL);
  else
    td_cli_json_int (builder, name, count);
}

void
td_cli_insight_json_hidden (JsonBuilder *builder, gboolean hidden)
{
  if (hidden)
    td_cli_json_bool (builder, "hidden", TRUE);
}

static void
add_metric (JsonBuilder *builder, const TdMetric *metric)
{
  json_builder_begin_object (builder);
  td_cli_json_text (builder, "metric", metric->name);
  td_cli_json_text (builder, "group", metric->group);
  td_cli_insight_json_count (builder, "at", metric->at, metric->at == TD_METRIC_NO_TIME);
  if (metric->whole && !metric->hidden)
    td_cli_json_int (builder, "value", (gint64) metric->value);
  else
    td_cli_json_double (builder, "value", metric->value);
  td_cli_insight_json_hidden (builder, metric->hidden);
  if (metric->caution)
    td_cli_json_text (builder, "caution", metric->caution);
  json_builder_end_object (builder);
}

void
td_cli_insight_json_metrics (JsonBuilder *builder, GArray *metrics)
{
  td_cli_json_begin_array (builder, "metrics");
  for (guint i = 0; i < metrics->len; i++)
    add_metric (builder, &g_array_index (metrics, TdMetric, i));
  json_builder_end_array (builder);
}

void
td_cli_insight_print_figures (TdCli *cli, GPtrArray *figures)
{
  TdCliTable *table = td_cli_table_new (_ ("Figure"), _ (">Value"), _ ("Counted"), NULL);

  for (guint i = 0; i < figures->len; i++)
    {
      TdFigure *figure = g_ptr_array_index (figures, i);
      g_autofree char *value = td_figure_dup_value (figure);
      g_autofree char *detail = td_figure_dup_detail (figure);

      td_cli_table_add (table, td_figure_get_label (figure->code), value, detail);
    }
  td_cli_table_print (table, cli);
}
