/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-commands.h"

#include "cli/td-cli-survey.h"
#include "feedback/td-feedback.h"

#include <glib/gi18n-lib.h>

static const char *const survey_members[] = {
  "survey=id",  "name",   "program=program_name",  "first_day",
  "every_days", "active", "questions=n_questions", "answered=n_answered",
  NULL,
};

static const char *const question_members[] = {
  "question=id", "position",          "kind", "topic", "side", "title", "choices",
  "active",      "answers=n_answers", NULL,
};

void
td_cli_survey_choice_clear (TdCliSurveyChoice *choice)
{
  g_free (choice->program);
  g_free (choice->survey);
}

TdSurvey *
td_cli_survey_find (TdCli *cli, const TdCliSurveyChoice *choice, GError **error)
{
  gint64 program;

  if (!td_cli_require ("--program", choice->program, error))
    return NULL;
  program = td_cli_find_program (cli, choice->program, error);
  if (program == 0)
    return NULL;
  return td_survey_find (td_cli_open (cli, 0, error), program, choice->survey, error);
}

/* --- Printing --- */

static void
print_questions (TdCli *cli, GPtrArray *questions)
{
  TdCliTable *table = td_cli_table_new (_ (">No."), _ (">Number"), _ ("Question"), _ ("Kind"),
                                        _ ("Topic"), _ ("Asked of"), _ (">Answers"), NULL);

  for (guint i = 0; i < questions->len; i++)
    {
      TdSurveyQuestion *question = questions->pdata[i];

      td_cli_table_add_cell (table, "%d", question->position);
      td_cli_table_add_cell (table, "%d", (int) question->id);
      td_cli_table_add_cell (table, "%s", question->title);
      td_cli_table_add_cell (table, "%s", td_survey_kind_get_label (question->kind));
      td_cli_table_add_cell (table, "%s",
                             question->topic ? td_survey_topic_get_label (question->topic) : "");
      td_cli_table_add_cell (table, "%s",
                             question->active ? td_survey_side_get_label (question->side)
                                              /* Translators: of a question. */
                                              : _ ("(not asked any more)"));
      td_cli_table_add_cell (table, "%d", question->n_answers);
    }
  td_cli_table_print (table, cli);
}

static void
print_survey_json (TdCli *cli, TdSurvey *survey, GPtrArray *questions)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  td_cli_json_record (builder, survey, survey_members);
  td_cli_json_begin_array (builder, "questions");
  for (guint i = 0; i < questions->len; i++)
    {
      json_builder_begin_object (builder);
      td_cli_json_record (builder, questions->pdata[i], question_members);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  td_cli_print_json (cli, builder);
}

/* "day 30, then every 60 days" */
static char *
dup_days (TdSurvey *survey)
{
  g_autofree char *first = g_strdup_printf (_ ("day %d"), survey->first_day);

  if (survey->every_days == 0)
    return g_steal_pointer (&first);
  /* Translators: a day of a pair's life ("day 30"), a number of days. */
  return g_strdup_printf (ngettext ("%s, then every %d day", "%s, then every %d days",
                                    (gulong) survey->every_days),
                          first, survey->every_days);
}

gboolean
td_cli_survey_print (TdCli *cli, gint64 survey_id, GError **error)
{
  TdDatabase *db = td_cli_open (cli, 0, error);
  g_autoptr (TdSurvey) survey = db ? td_survey_load (db, survey_id, error) : NULL;
  g_autoptr (GPtrArray) questions =
      survey ? td_survey_question_list (db, survey_id, NULL, TRUE, error) : NULL;
  g_autofree char *days = NULL;

  if (questions == NULL)
    return FALSE;
  if (td_cli_is_json (cli))
    {
      print_survey_json (cli, survey, questions);
      return TRUE;
    }
  days = dup_days (survey);
  td_cli_print (cli, "%s (%s): %s%s\n", survey->name, survey->program_name, days,
                survey->active ? "" : _ (", switched off"));
  print_questions (cli, questions);
  return TRUE;
}

static void
print_surveys (TdCli *cli, GPtrArray *surveys)
{
  TdCliTable *table;

  if (td_cli_is_json (cli))
    {
      td_cli_print_json_records (cli, "surveys", surveys, survey_members);
      return;
    }
  table = td_cli_table_new (_ ("Programme"), _ ("Survey"), _ ("Given on"), _ (">Questions"),
                            _ (">Answered"), C_ ("survey", "Active"), NULL);
  for (guint i = 0; i < surveys->len; i++)
    {
      TdSurvey *survey = surveys->pdata[i];
      g_autofree char *days = dup_days (survey);

      td_cli_table_add_cell (table, "%s", survey->program_name);
      td_cli_table_add_cell (table, "%s", survey->name);
      td_cli_table_add_cell (table, "%s", days);
      td_cli_table_add_cell (table, "%d", survey->n_questions);
      td_cli_table_add_cell (table, "%d", survey->n_answered);
      td_cli_table_add_cell (table, "%s", survey->active ? _ ("yes") : _ ("no"));
    }
  td_cli_table_print (table, cli);
}

/* --- Commands --- */

static gboolean
run_list (TdCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *program = NULL;
  const GOptionEntry entries[] = {
    { "program", 'p', 0, G_OPTION_ARG_STRING, &program, N_ ("The programme"), N_ ("NAME") },
    {},
  };
  g_autoptr (GPtrArray) surveys = NULL;
  g_autoptr (GError) trouble = NULL;
  TdDatabase *db;
  gint64 program_id;
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, entries, &done, error))
    return done;
  db = td_cli_open (cli, 0, error);
  program_id = db ? td_cli_find_program (cli, program, &trouble) : 0;
  if (trouble)
    g_propagate_error (error, g_steal_pointer (&trouble));
  else if (db && (program_id == 0 || td_survey_ensure (db, program_id, NULL, error)))
    surveys = td_survey_list (db, program_id, error);
  if (surveys == NULL)
    return FALSE;
  print_surveys (cli, surveys);
  return TRUE;
}

static gboolean
run_show (TdCli *cli, int argc, char **argv, GError **error)
{
  g_auto (TdCliSurveyChoice) choice = { 0 };
  const GOptionEntry entries[] = { TD_CLI_SURVEY_ENTRIES (choice), {} };
  g_autoptr (TdSurvey) survey = NULL;
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, entries, &done, error))
    return done;
  survey = td_cli_survey_find (cli, &choice, error);
  return survey && td_cli_survey_print (cli, survey->id, error);
}

/* What add and edit say of a survey; NOT_SAID and NULL leave it as it is. */
#define NOT_SAID G_MININT
typedef struct
{
  char *name;
  int first_day;
  int every_days;
  gboolean on;
  gboolean off;
} Settings;

static void
settings_clear (Settings *settings)
{
  g_free (settings->name);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Settings, settings_clear)

static gboolean
save_settings (TdCli *cli, TdSurvey *survey, const Settings *settings, GError **error)
{
  if (settings->on && settings->off)
    {
      g_set_error (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE,
                   _ ("--on and --off cannot be given together."));
      return FALSE;
    }
  if (settings->name)
    td_record_set_text (&survey->name, settings->name);
  if (settings->first_day != NOT_SAID)
    survey->first_day = settings->first_day;
  if (settings->every_days != NOT_SAID)
    survey->every_days = settings->every_days;
  if (settings->on || settings->off)
    survey->active = settings->on;
  return td_survey_save (td_cli_open (cli, 0, error), survey, error) &&
         td_cli_survey_print (cli, survey->id, error);
}

#define SETTING_ENTRIES(settings)                                                                 \
  { "name", 0, 0, G_OPTION_ARG_STRING, &(settings).name, N_ ("What it is called"), N_ ("NAME") }, \
      { "first-day",                                                                              \
        0,                                                                                        \
        0,                                                                                        \
        G_OPTION_ARG_INT,                                                                         \
        &(settings).first_day,                                                                    \
        N_ ("The day of a pair's life on which it is given first"),                               \
        N_ ("N") },                                                                               \
      { "every",                                                                                  \
        0,                                                                                        \
        0,                                                                                        \
        G_OPTION_ARG_INT,                                                                         \
        &(settings).every_days,                                                                   \
        N_ ("And then every so many days; 0: once only"),                                         \
        N_ ("N") },                                                                               \
      { "on", 0, 0, G_OPTION_ARG_NONE, &(settings).on, N_ ("Give it"), NULL },                    \
  {                                                                                               \
    "off", 0, 0, G_OPTION_ARG_NONE, &(settings).off, N_ ("Do not give it any more"), NULL         \
  }

static gboolean
run_add (TdCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *program = NULL;
  g_auto (Settings) settings = { NULL, NOT_SAID, NOT_SAID, FALSE, FALSE };
  const GOptionEntry entries[] = {
    { "program", 'p', 0, G_OPTION_ARG_STRING, &program, N_ ("The programme"), N_ ("NAME") },
    SETTING_ENTRIES (settings),
    {},
  };
  g_autoptr (TdSurvey) survey = g_object_new (TD_TYPE_SURVEY, NULL);
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, entries, &done, error))
    return done;
  if (!td_cli_require ("--program", program, error) ||
      !td_cli_require ("--name", settings.name, error))
    return FALSE;
  survey->program_id = td_cli_find_program (cli, program, error);
  survey->first_day = TD_SURVEY_FIRST_DAY;
  survey->every_days = TD_SURVEY_EVERY_DAYS;
  survey->active = TRUE;
  return survey->program_id && save_settings (cli, survey, &settings, error);
}

static gboolean
run_edit (TdCli *cli, int argc, char **argv, GError **error)
{
  g_auto (TdCliSurveyChoice) choice = { 0 };
  g_auto (Settings) settings = { NULL, NOT_SAID, NOT_SAID, FALSE, FALSE };
  const GOptionEntry entries[] = { TD_CLI_SURVEY_ENTRIES (choice), SETTING_ENTRIES (settings), {} };
  g_autoptr (TdSurvey) survey = NULL;
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, entries, &done, error))
    return done;
  survey = td_cli_survey_find (cli, &choice, error);
  return survey && save_settings (cli, survey, &settings, error);
}

const TdCliCommand td_cli_survey_list = { "survey list", NULL,
                                          N_ ("The surveys of a programme, or of all"), run_list };
const TdCliCommand td_cli_survey_show = { "survey show", NULL, N_ ("The questions of a survey"),
                                          run_show };
const TdCliCommand td_cli_survey_add = { "survey add", NULL, N_ ("Add a survey to a programme"),
                                         run_add };
const TdCliCommand td_cli_survey_edit = { "survey edit", NULL,
                                          N_ ("Change when a survey is given, or its name"),
                                          run_edit };
