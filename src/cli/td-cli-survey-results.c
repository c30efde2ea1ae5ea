/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-commands.h"

#include "cli/td-cli-survey.h"
#include "feedback/td-survey-text.h"
#include "insight/td-feedback-results.h"
#include "report/td-feedback-report.h"

#include <glib/gi18n-lib.h>

/* --- JSON --- */

static void
add_interval (JsonBuilder *builder, const char *name, const TdInterval *interval)
{
  td_cli_json_double (builder, name, interval->estimate);
  if (g_str_equal (name, "mean") || g_str_equal (name, "response_rate"))
    {
      td_cli_json_double (builder, "lower", interval->lower);
      td_cli_json_double (builder, "upper", interval->upper);
    }
}

static void
add_null (JsonBuilder *builder, const char *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_null_value (builder);
}

/* A count that may be hidden. */
static void
add_count (JsonBuilder *builder, const char *name, gint64 count, gboolean hidden)
{
  if (hidden)
    add_null (builder, name);
  else
    td_cli_json_int (builder, name, count);
}

/* Members of the object that is open; what is hidden is null and says so. */
static void
add_wave (JsonBuilder *builder, const TdFeedbackWave *wave)
{
  td_cli_json_int (builder, "eligible", wave->eligible);
  add_count (builder, "n", wave->n, wave->hidden);
  add_interval (builder, "response_rate", &wave->rate);
  if (wave->hidden)
    td_cli_json_bool (builder, "hidden", TRUE);
}

static void
add_score (JsonBuilder *builder, const TdFeedbackScore *score)
{
  add_count (builder, "n", score->n, score->hidden);
  add_interval (builder, "mean", &score->mean);
  add_count (builder, "favourable", score->favourable, score->hidden || score->alike);
  td_cli_json_double (builder, "favourable_share", score->favourable_share.estimate);
  td_cli_json_double (builder, "favourable_lower", score->favourable_share.lower);
  td_cli_json_double (builder, "favourable_upper", score->favourable_share.upper);
  if (score->hidden)
    td_cli_json_bool (builder, "hidden", TRUE);
}

static void
add_distribution (JsonBuilder *builder, const TdFeedbackQuestion *question)
{
  if (question->distribution_hidden)
    {
      td_cli_json_begin_object (builder, "distribution");
      td_cli_json_bool (builder, "hidden", TRUE);
      json_builder_end_object (builder);
      return;
    }
  td_cli_json_begin_array (builder, "distribution");
  for (guint i = 0; i < question->counts->len; i++)
    {
      const TdFeedbackCount *count = &g_array_index (question->counts, TdFeedbackCount, i);

      json_builder_begin_object (builder);
      td_cli_json_text (builder, "answer", count->label);
      add_count (builder, "n", count->n, count->hidden);
      if (count->hidden)
        td_cli_json_bool (builder, "hidden", TRUE);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_question (JsonBuilder *builder, const TdFeedbackSide *side, const TdFeedbackQuestion *question)
{
  static const char *const members[] = { "question=id", "title", "kind", "topic", "active", NULL };

  json_builder_begin_object (builder);
  td_cli_json_record (builder, question->question, members);
  add_score (builder, &question->all);
  add_distribution (builder, question);
  td_cli_json_begin_array (builder, "waves");
  for (guint i = 0; i < question->waves->len; i++)
    {
      json_builder_begin_object (builder);
      td_cli_json_int (builder, "day", g_array_index (side->waves, TdFeedbackWave, i).day);
      add_score (builder, &g_array_index (question->waves, TdFeedbackScore, i));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_side (JsonBuilder *builder, const TdFeedbackSide *side)
{
  json_builder_begin_object (builder);
  td_cli_json_text (builder, "side", side->side);
  add_wave (builder, &side->all);
  td_cli_json_bool (builder, "may_not_speak_for_all", side->few);
  td_cli_json_begin_array (builder, "waves");
  for (guint i = 0; i < side->waves->len; i++)
    {
      const TdFeedbackWave *wave = &g_array_index (side->waves, TdFeedbackWave, i);

      json_builder_begin_object (builder);
      td_cli_json_int (builder, "wave", wave->wave);
      td_cli_json_int (builder, "day", wave->day);
      add_wave (builder, wave);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  td_cli_json_begin_array (builder, "questions");
  for (guint i = 0; i < side->questions->len; i++)
    add_question (builder, side, side->questions->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_comments (JsonBuilder *builder, TdFeedbackResults *results)
{
  if (results->comments_hidden && results->comments->len == 0)
    {
      td_cli_json_begin_object (builder, "comments");
      td_cli_json_bool (builder, "hidden", TRUE);
      json_builder_end_object (builder);
      return;
    }
  td_cli_json_begin_array (builder, "comments");
  for (guint i = 0; i < results->comments->len; i++)
    {
      const TdFeedbackComment *comment = results->comments->pdata[i];

      json_builder_begin_object (builder);
      td_cli_json_text (builder, "question", comment->question);
      td_cli_json_text (builder, "text", comment->text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_json (TdCli *cli, TdFeedbackResults *results)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  td_cli_json_int (builder, "survey", results->survey->id);
  td_cli_json_text (builder, "name", results->survey->name);
  td_cli_json_text (builder, "program", results->survey->program_name);
  td_cli_json_date (builder, "as_of", results->as_of);
  td_cli_json_int (builder, "min_cell", results->threshold);
  td_cli_json_begin_array (builder, "sides");
  for (guint i = 0; i < G_N_ELEMENTS (results->sides); i++)
    add_side (builder, &results->sides[i]);
  json_builder_end_array (builder);
  add_comments (builder, results);
  json_builder_end_object (builder);
  td_cli_print_json (cli, builder);
}

/* --- Commands --- */

static void
print_words (TdCli *cli, TdFeedbackResults *results)
{
  g_autoptr (TdDocument) document = td_document_new (NULL);
  g_autofree char *text = NULL;

  td_feedback_report_add (document, results);
  text = td_document_dup_text (document);
  td_cli_print (cli, "%s\n", g_strstrip (text));
}

static gboolean
run_results (TdCli *cli, int argc, char **argv, GError **error)
{
  g_auto (TdCliSurveyChoice) choice = { 0 };
  const GOptionEntry entries[] = { TD_CLI_SURVEY_ENTRIES (choice), {} };
  g_autoptr (TdSurvey) survey = NULL;
  g_autoptr (TdFeedbackResults) results = NULL;
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, entries, &done, error))
    return done;
  survey = td_cli_survey_find (cli, &choice, error);
  results = survey ? td_feedback_results_load (td_cli_open (cli, 0, error), survey->id,
                                               td_cli_get_today (cli), error)
                   : NULL;
  if (results == NULL)
    return FALSE;
  if (td_cli_is_json (cli))
    print_json (cli, results);
  else
    print_words (cli, results);
  return TRUE;
}

static gboolean
run_questions (TdCli *cli, int argc, char **argv, GError **error)
{
  static const char *const sides[] = { "mentor", "mentee", NULL };
  g_auto (TdCliSurveyChoice) choice = { 0 };
  g_autofree char *side = NULL;
  const GOptionEntry entries[] = {
    TD_CLI_SURVEY_ENTRIES (choice),
    { "side", 0, 0, G_OPTION_ARG_STRING, &side, N_ ("Only what mentor or mentee is asked"),
      N_ ("SIDE") },
    {},
  };
  g_autoptr (TdSurvey) survey = NULL;
  g_autoptr (GPtrArray) questions = NULL;
  g_autofree char *text = NULL;
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, entries, &done, error))
    return done;
  if (!td_cli_check_code ("--side", side, sides, error))
    return FALSE;
  survey = td_cli_survey_find (cli, &choice, error);
  questions =
      survey ? td_survey_question_list (td_cli_open (cli, 0, error), survey->id, side, FALSE, error)
             : NULL;
  if (questions == NULL)
    return FALSE;
  text = td_survey_text_dup (survey, questions);
  if (td_cli_is_json (cli))
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      td_cli_json_int (builder, "survey", survey->id);
      td_cli_json_text (builder, "text", text);
      json_builder_end_object (builder);
      td_cli_print_json (cli, builder);
    }
  else
    td_cli_print (cli, "%s", text);
  return TRUE;
}

const TdCliCommand td_cli_survey_results = { "survey results", NULL,
                                             N_ ("The results of a survey, by side and wave"),
                                             run_results };
const TdCliCommand td_cli_survey_questions = { "survey questions", NULL,
                                               N_ ("The questions, to paste into a forms service"),
                                               run_questions };
