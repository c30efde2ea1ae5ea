/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-commands.h"
#include "cli/td-cli-insight.h"

#include "insight/td-insight-words.h"

#include <glib/gi18n-lib.h>

static void
add_score (JsonBuilder *builder, const TdSurveyScore *score)
{
  td_cli_insight_json_count (builder, "n", score->n, score->hidden);
  td_cli_insight_json_hidden (builder, score->hidden);
  td_cli_insight_json_interval (builder, "mean", "lower", "upper", score->mean);
}

static void
add_topics (JsonBuilder *builder, GArray *topics)
{
  td_cli_json_begin_array (builder, "topics");
  for (guint i = 0; i < topics->len; i++)
    {
      const TdTopicScore *topic = &g_array_index (topics, TdTopicScore, i);

      json_builder_begin_object (builder);
      td_cli_json_text (builder, "topic", topic->topic);
      add_score (builder, &topic->score);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_quarters (JsonBuilder *builder, GArray *quarters)
{
  td_cli_json_begin_array (builder, "satisfaction");
  for (guint i = 0; i < quarters->len; i++)
    {
      const TdSatisfactionQuarter *quarter = &g_array_index (quarters, TdSatisfactionQuarter, i);

      json_builder_begin_object (builder);
      td_cli_json_date (builder, "quarter", quarter->quarter);
      add_score (builder, &quarter->score);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_goals (JsonBuilder *builder, GArray *months)
{
  td_cli_json_begin_array (builder, "goals_by_month");
  for (guint i = 0; i < months->len; i++)
    {
      const TdGoalMonth *month = &g_array_index (months, TdGoalMonth, i);

      json_builder_begin_object (builder);
      td_cli_insight_json_month (builder, month->month);
      td_cli_json_int (builder, "set", month->set);
      td_cli_json_int (builder, "reached", month->reached);
      td_cli_json_int (builder, "dropped", month->dropped);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_states (JsonBuilder *builder, const char *name, const TdPromotionRate *states)
{
  td_cli_json_begin_object (builder, name);
  td_cli_insight_json_rate (builder, "before", &states[0]);
  td_cli_insight_json_rate (builder, "since", &states[1]);
  json_builder_end_object (builder);
}

static void
print_json (TdCli *cli, const TdOutcomes *outcomes)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  td_cli_insight_json_filter (builder, &outcomes->filter, outcomes->program_name);
  td_cli_json_text (builder, "objective", outcomes->objective);
  td_cli_insight_json_figures (builder, outcomes->figures);
  add_topics (builder, outcomes->topics);
  add_quarters (builder, outcomes->satisfaction);
  add_goals (builder, outcomes->goals);
  add_states (builder, "promotions", outcomes->promotions);
  add_states (builder, "moves", outcomes->moves);
  json_builder_end_object (builder);
  td_cli_print_json (cli, builder);
}

static gboolean
run (TdCli *cli, int argc, char **argv, GError **error)
{
  g_autoptr (TdOutcomes) outcomes = NULL;
  g_auto (TdInsightFilter) filter = { 0 };
  g_autofree char *words = NULL;
  TdDatabase *db;
  gboolean done;

  if (!td_cli_insight_begin (cli, argc, argv, &db, &filter, &done, error))
    return done;
  outcomes = td_outcomes_load (db, &filter, error);
  if (outcomes == NULL)
    return FALSE;
  if (td_cli_is_json (cli))
    {
      print_json (cli, outcomes);
      return TRUE;
    }
  words = td_insight_words_outcomes (outcomes);
  td_cli_insight_print_figures (cli, outcomes->figures);
  td_cli_print (cli, "\n%s\n", words);
  return TRUE;
}

const TdCliCommand td_cli_insight_outcomes = {
  "insight outcomes", NULL, N_ ("Satisfaction, goals, promotions, mentees who become mentors"), run
};
