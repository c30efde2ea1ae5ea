/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-insight.h"

#include <glib/gi18n-lib.h>

/* What the options say, before it is understood. */
typedef struct
{
  char *program;
  char *from;
  char *to;
  char *by;
  char *values[TD_N_DIMENSIONS];
  gboolean voluntary_only;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->program);
  g_free (options->from);
  g_free (options->to);
  g_free (options->by);
  for (guint i = 0; i < TD_N_DIMENSIONS; i++)
    g_free (options->values[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
parse (TdCli *cli,
       int argc,
       char **argv,
       Options *options,
       gboolean by,
       gboolean *done,
       GError **error)
{
  const GOptionEntry entries[] = {
    { "program", 0, 0, G_OPTION_ARG_STRING, &options->program, N_ ("Only of this programme"),
      N_ ("NAME") },
    { "from", 0, 0, G_OPTION_ARG_STRING, &options->from, N_ ("First day of the period"),
      N_ ("DATE") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &options->to, N_ ("Last day of the period"), N_ ("DATE") },
    { "department", 0, 0, G_OPTION_ARG_STRING, &options->values[TD_DIMENSION_DEPARTMENT],
      N_ ("Only people of this department"), N_ ("NAME") },
    { "grade", 0, 0, G_OPTION_ARG_STRING, &options->values[TD_DIMENSION_GRADE],
      N_ ("Only people of this grade"), N_ ("NAME") },
    { "location", 0, 0, G_OPTION_ARG_STRING, &options->values[TD_DIMENSION_LOCATION],
      N_ ("Only people of this location"), N_ ("NAME") },
    { "voluntary-only", 0, 0, G_OPTION_ARG_NONE, &options->voluntary_only,
      N_ ("As if only voluntary leaving existed"), NULL },
    /* Last: only where it is offered. */
    { by ? "by" : NULL, 0, 0, G_OPTION_ARG_STRING, &options->by,
      N_ ("A table by department, grade, location or month"), N_ ("WHAT") },
    {},
  };

  return td_cli_parse (cli, argc, argv, entries, done, error);
}

static gboolean
take_dimension (Options *options, TdInsightFilter *filter, GError **error)
{
  for (guint i = 1; i < TD_N_DIMENSIONS; i++)
    {
      if (options->values[i] == NULL)
        continue;
      if (filter->value)
        {
          g_set_error_literal (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE,
                               _ ("Choose one of --department, --grade and --location."));
          return FALSE;
        }
      filter->dimension = i;
      filter->value = g_steal_pointer (&options->values[i]);
    }
  return TRUE;
}

static gboolean
take_options (TdCli *cli,
              Options *options,
              TdInsightFilter *filter,
              const char **by,
              GError **error)
{
  static const char *const tables[] = { "department", "grade", "location", "month", NULL };

  if (!td_cli_parse_date ("--from", options->from, TD_DATE_NONE, &filter->from, error) ||
      !td_cli_parse_date ("--to", options->to, td_cli_get_today (cli), &filter->as_of, error) ||
      !td_cli_check_code ("--by", options->by, tables, error) ||
      !take_dimension (options, filter, error))
    return FALSE;
  if (filter->value && options->by && g_strcmp0 (options->by, "month") != 0)
    {
      g_set_error_literal (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE,
                           _ ("A table by department, grade or location is of everybody: choose "
                              "either it or one of them."));
      return FALSE;
    }
  filter->voluntary_only = options->voluntary_only;
  for (guint i = 0; by && tables[i]; i++)
    if (g_strcmp0 (tables[i], options->by) == 0)
      *by = tables[i];
  if (filter->from <= filter->as_of)
    return TRUE;
  g_set_error_literal (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE,
                       _ ("The period ends before it begins."));
  return FALSE;
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
  g_auto (Options) options = { 0 };

  if (!parse (cli, argc, argv, &options, by != NULL, done, error))
    return FALSE;
  *done = FALSE;
  if (!take_options (cli, &options, filter, by, error))
    return FALSE;
  *db = td_cli_open (cli, 0, error);
  if (*db == NULL)
    return FALSE;
  filter->program_id = td_cli_find_program (cli, options.program, error);
  return options.program == NULL || filter->program_id != 0;
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
