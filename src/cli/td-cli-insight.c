/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-insight.h"

#include <glib/gi18n-lib.h>

gboolean
td_cli_insight_begin (TdCli *cli,
                      int argc,
                      char **argv,
                      TdDatabase **db,
                      TdInsightFilter *filter,
                      gboolean *done,
                      GError **error)
{
  g_autofree char *program = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  const GOptionEntry entries[] = {
    { "program", 0, 0, G_OPTION_ARG_STRING, &program, N_ ("Only of this programme"), N_ ("NAME") },
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, N_ ("First day of the period"), N_ ("DATE") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, N_ ("Last day of the period"), N_ ("DATE") },
    {},
  };

  if (!td_cli_parse (cli, argc, argv, entries, done, error))
    return FALSE;
  *done = FALSE;
  if (!td_cli_parse_date ("--from", from, TD_DATE_NONE, &filter->from, error) ||
      !td_cli_parse_date ("--to", to, td_cli_get_today (cli), &filter->as_of, error))
    return FALSE;
  if (filter->from > filter->as_of)
    {
      g_set_error_literal (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE,
                           _ ("The period ends before it begins."));
      return FALSE;
    }
  *db = td_cli_open (cli, 0, error);
  if (*db == NULL)
    return FALSE;
  filter->program_id = td_cli_find_program (cli, program, error);
  return program == NULL || filter->program_id != 0;
}

void
td_cli_insight_json_filter (JsonBuilder *builder,
                            const TdInsightFilter *filter,
                            const char *program)
{
  td_cli_json_date (builder, "as_of", filter->as_of);
  td_cli_json_date (builder, "from", filter->from);
  td_cli_json_text (builder, "program", program);
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
