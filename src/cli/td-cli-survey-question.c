/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-commands.h"

#include "cli/td-cli-survey.h"

#include <glib/gi18n-lib.h>

/* What was said of a question; NULL and 0 leave it as it is. */
typedef struct
{
  TdCliSurveyChoice choice;
  gint64 id;
  char *title;
  char *kind;
  char *topic; /* "" or "none": none */
  char *side;  /* "both": both */
  char *choices;
  int position;
} Options;

static void
options_clear (Options *options)
{
  td_cli_survey_choice_clear (&options->choice);
  g_free (options->title);
  g_free (options->kind);
  g_free (options->topic);
  g_free (options->side);
  g_free (options->choices);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
parse (TdCli *cli, int argc, char **argv, Options *options, gboolean *done, GError **error)
{
  const GOptionEntry entries[] = {
    TD_CLI_SURVEY_ENTRIES (options->choice),
    { "question", 0, 0, G_OPTION_ARG_INT64, &options->id,
      N_ ("The question, by its number in “survey show”"), N_ ("NUMBER") },
    { "title", 0, 0, G_OPTION_ARG_STRING, &options->title, N_ ("Its words"), N_ ("TEXT") },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &options->kind,
      N_ ("rating, recommendation, choice or text"), N_ ("KIND") },
    { "topic", 0, 0, G_OPTION_ARG_STRING, &options->topic,
      N_ ("satisfaction, recommendation, confidence, organisation, skills, network, problem, "
          "visibility or none"),
      N_ ("CODE") },
    { "side", 0, 0, G_OPTION_ARG_STRING, &options->side,
      N_ ("Who is asked: mentor, mentee or both"), N_ ("SIDE") },
    { "choices", 0, 0, G_OPTION_ARG_STRING, &options->choices,
      N_ ("What can be chosen, separated by semicolons"), N_ ("LIST") },
    { "at", 0, 0, G_OPTION_ARG_INT, &options->position, N_ ("Its place, from 1"), N_ ("N") },
    {},
  };

  return td_cli_parse (cli, argc, argv, entries, done, error);
}

static gboolean
check_codes (const Options *options, GError **error)
{
  static const char *const sides[] = { "mentor", "mentee", "both", NULL };
  static const char *const nothing[] = { "none", "", NULL };

  return td_cli_check_code ("--kind", options->kind, td_survey_kinds (), error) &&
         td_cli_check_code ("--side", options->side, sides, error) &&
         (options->topic == NULL || g_strv_contains (nothing, options->topic) ||
          td_cli_check_code ("--topic", options->topic, td_survey_topics (), error));
}

/* Puts what was said into the question. */
static void
apply (const Options *options, TdSurveyQuestion *question)
{
  gboolean no_topic = options->topic && (g_str_equal (options->topic, "none") || !*options->topic);

  if (options->title)
    td_record_set_text (&question->title, options->title);
  if (options->kind)
    td_record_set_text (&question->kind, options->kind);
  if (options->choices)
    td_record_set_text (&question->choices, options->choices);
  if (options->topic)
    td_record_set_text (&question->topic, no_topic ? NULL : options->topic);
  if (options->side)
    td_record_set_text (&question->side,
                        g_str_equal (options->side, "both") ? NULL : options->side);
}

static gboolean
save (TdCli *cli, const Options *options, TdSurveyQuestion *question, GError **error)
{
  TdDatabase *db = td_cli_open (cli, 0, error);
  g_autoptr (TdChange) change = NULL;

  apply (options, question);
  change = td_change_begin (db, question->id ? "feedback.question-edit" : "feedback.question-add",
                            error);
  if (change == NULL || !td_survey_question_save (db, question, error) ||
      (options->position > 0 &&
       !td_survey_question_move (db, question->id, options->position, error)))
    return FALSE;
  td_change_describe (change, "%s", question->title);
  return td_change_commit (change, error) && td_cli_survey_print (cli, question->survey_id, error);
}

static gboolean
run_add (TdCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Options) options = { 0 };
  g_autoptr (TdSurveyQuestion) question = g_object_new (TD_TYPE_SURVEY_QUESTION, NULL);
  g_autoptr (TdSurvey) survey = NULL;
  gboolean done;

  if (!parse (cli, argc, argv, &options, &done, error))
    return done;
  if (!td_cli_require ("--title", options.title, error) ||
      !td_cli_require ("--kind", options.kind, error) || !check_codes (&options, error))
    return FALSE;
  survey = td_cli_survey_find (cli, &options.choice, error);
  if (survey == NULL)
    return FALSE;
  question->survey_id = survey->id;
  return save (cli, &options, question, error);
}

/* The question of --question. */
static TdSurveyQuestion *
find (TdCli *cli, const Options *options, GError **error)
{
  TdDatabase *db;

  if (!td_cli_require ("--question", options->id ? "" : NULL, error))
    return NULL;
  db = td_cli_open (cli, 0, error);
  return db ? td_survey_question_load (db, options->id, error) : NULL;
}

static gboolean
run_edit (TdCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Options) options = { 0 };
  g_autoptr (TdSurveyQuestion) question = NULL;
  gboolean done;

  if (!parse (cli, argc, argv, &options, &done, error))
    return done;
  if (!check_codes (&options, error))
    return FALSE;
  question = find (cli, &options, error);
  return question && save (cli, &options, question, error);
}

typedef gboolean (*StepFunc) (TdDatabase *db, gint64 id, GError **error);

/* A step that needs to know the question only. */
static gboolean
run_step (TdCli *cli, int argc, char **argv, StepFunc func, GError **error)
{
  g_auto (Options) options = { 0 };
  g_autoptr (TdSurveyQuestion) question = NULL;
  gboolean done;

  if (!parse (cli, argc, argv, &options, &done, error))
    return done;
  question = find (cli, &options, error);
  return question && func (td_cli_open (cli, 0, error), question->id, error) &&
         td_cli_survey_print (cli, question->survey_id, error);
}

static gboolean
retire (TdDatabase *db, gint64 id, GError **error)
{
  return td_survey_question_retire (db, id, TRUE, error);
}

static gboolean
restore (TdDatabase *db, gint64 id, GError **error)
{
  return td_survey_question_retire (db, id, FALSE, error);
}

static gboolean
run_retire (TdCli *cli, int argc, char **argv, GError **error)
{
  return run_step (cli, argc, argv, retire, error);
}

static gboolean
run_restore (TdCli *cli, int argc, char **argv, GError **error)
{
  return run_step (cli, argc, argv, restore, error);
}

static gboolean
run_delete (TdCli *cli, int argc, char **argv, GError **error)
{
  return run_step (cli, argc, argv, td_survey_question_delete, error);
}

const TdCliCommand td_cli_survey_question_add = { "survey question add", NULL,
                                                  N_ ("Add a question to a survey"), run_add };
const TdCliCommand td_cli_survey_question_edit = { "survey question edit", NULL,
                                                   N_ ("Change or move a question"), run_edit };
const TdCliCommand td_cli_survey_question_retire = { "survey question retire", NULL,
                                                     N_ ("Ask a question no more"), run_retire };
const TdCliCommand td_cli_survey_question_restore = { "survey question restore", NULL,
                                                      N_ ("Ask a retired question again"),
                                                      run_restore };
const TdCliCommand td_cli_survey_question_delete = { "survey question delete", NULL,
                                                     N_ ("Delete a question without answers"),
                                                     run_delete };
