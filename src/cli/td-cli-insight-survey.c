/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-commands.h"
#include "cli/td-cli-insight.h"

#include "insight/td-company-survey.h"
#include "insight/td-verdict.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static void
add_row (JsonBuilder *builder, const TdSurveyWave *wave, TdSurveyGroup group)
{
  const TdSurveyScore *score = &wave->groups[group];

  json_builder_begin_object (builder);
  td_cli_json_date (builder, "wave", wave->day);
  td_cli_json_text (builder, "group", td_survey_group_get_code (group));
  if (group == TD_SURVEY_ALL)
    td_cli_insight_json_count (builder, "eligible", wave->eligible, wave->eligible < 0);
  else
    td_cli_json_text (builder, "eligible", NULL);
  td_cli_insight_json_count (builder, "n", score->n, score->hidden);
  td_cli_json_int (builder, "suppressed", score->hidden ? 1 : 0);
  td_cli_insight_json_hidden (builder, score->hidden);
  td_cli_json_double (builder, "mean", score->mean.estimate);
  td_cli_json_double (builder, "sd", score->sd);
  td_cli_json_double (builder, "lower", score->mean.lower);
  td_cli_json_double (builder, "upper", score->mean.upper);
  td_cli_insight_json_interval (builder, "favourable", "fav_lower", "fav_upper", score->favourable);
  if (group == TD_SURVEY_ALL)
    {
      td_cli_json_double (builder, "response", wave->response.estimate);
      td_cli_json_bool (builder, "few_answers", wave->few);
    }
  json_builder_end_object (builder);
}

static void
add_rows (JsonBuilder *builder, const char *name, const TdCompanySurvey *survey)
{
  td_cli_json_begin_array (builder, name);
  for (guint i = 0; i < survey->waves->len; i++)
    for (guint group = 0; group < TD_N_SURVEY_GROUPS; group++)
      add_row (builder, &g_array_index (survey->waves, TdSurveyWave, i), group);
  json_builder_end_array (builder);
}

static void
add_change (JsonBuilder *builder, const char *name, const TdSurveyChange *change)
{
  td_cli_json_begin_object (builder, name);
  td_cli_insight_json_count (builder, "n", change->n, change->hidden);
  td_cli_insight_json_interval (builder, "mean_change", "lower", "upper", change->change);
  td_cli_insight_json_hidden (builder, change->hidden);
  json_builder_end_object (builder);
}

/* The waves of each value of a dimension. */
static gboolean
add_values (TdDatabase *db,
            const TdInsightFilter *filter,
            const char *by,
            JsonBuilder *builder,
            GError **error)
{
  g_autoptr (GPtrArray) values = NULL;
  TdInsightFilter part = *filter;

  td_dimension_from_code (by, &part.dimension);
  values = td_dimension_load_values (db, part.dimension, error);
  td_cli_json_begin_array (builder, "by");
  for (guint i = 0; values && i < values->len; i++)
    {
      g_auto (TdCompanySurvey) survey = { 0 };

      part.value = values->pdata[i];
      if (!td_company_survey_load (db, &part, &survey, error))
        return FALSE;
      json_builder_begin_object (builder);
      td_cli_json_text (builder, by, part.value);
      add_rows (builder, "rows", &survey);
      add_change (builder, "own_change", &survey.own);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  return values != NULL;
}

static gboolean
print_json (TdCli *cli,
            TdDatabase *db,
            const TdInsightFilter *filter,
            const char *by,
            const TdCompanySurvey *survey,
            GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  td_cli_insight_json_filter (builder, filter, NULL);
  add_rows (builder, "rows", survey);
  add_change (builder, "own_change", &survey->own);
  add_change (builder, "others_change", &survey->others);
  td_cli_json_text (builder, "caution", td_verdict_get_caution ());
  /* A wave is of one month, so that its rows are the table by month. */
  if (by && g_strcmp0 (by, "month") != 0 && !add_values (db, filter, by, builder, error))
    return FALSE;
  json_builder_end_object (builder);
  td_cli_print_json (cli, builder);
  return TRUE;
}

static void
add_cells (TdCliTable *table, const TdSurveyScore *score)
{
  if (score->hidden)
    td_cli_table_add_cell (table, "%s", _ ("hidden"));
  else if (isnan (score->mean.estimate))
    td_cli_table_add_cell (table, "%s", _ ("not available"));
  else
    td_cli_table_add_cell (table, "%.2f (%u)", score->mean.estimate, score->n);
}

static void
print_text (TdCli *cli, const TdCompanySurvey *survey)
{
  TdCliTable *table = td_cli_table_new (_ ("Wave"), _ (">Everybody"), _ (">In the programme"),
                                        _ (">Not in it"), _ ("Remark"), NULL);

  for (guint i = 0; i < survey->waves->len; i++)
    {
      const TdSurveyWave *wave = &g_array_index (survey->waves, TdSurveyWave, i);
      g_autofree char *day = td_date_to_iso (wave->day);

      td_cli_table_add_cell (table, "%s", day);
      for (guint group = 0; group < TD_N_SURVEY_GROUPS; group++)
        add_cells (table, &wave->groups[group]);
      td_cli_table_add_cell (table, "%s", wave->few ? _ ("answers may not speak for all") : "");
    }
  td_cli_table_print (table, cli);
  td_cli_print (cli, "\n%s\n", td_verdict_get_caution ());
}

static gboolean
run (TdCli *cli, int argc, char **argv, GError **error)
{
  g_auto (TdInsightFilter) filter = { 0 };
  g_auto (TdCompanySurvey) survey = { 0 };
  const char *by;
  TdDatabase *db;
  gboolean done;

  if (!td_cli_insight_begin_by (cli, argc, argv, &db, &filter, &by, &done, error))
    return done;
  if (!td_company_survey_load (db, &filter, &survey, error))
    return FALSE;
  if (td_cli_is_json (cli))
    return print_json (cli, db, &filter, by, &survey, error);
  print_text (cli, &survey);
  return TRUE;
}

const TdCliCommand td_cli_insight_survey = {
  "insight survey", NULL, N_ ("The company’s own survey, by wave, in the programme and not"), run
};
