/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-commands.h"

#include "cli/td-cli-pair.h"
#include "cli/td-cli-survey.h"
#include "feedback/td-feedback-due.h"
#include "feedback/td-feedback.h"
#include "pairing/td-pair.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const feedback_members[] = {
  "feedback=id",      "survey=survey_id",     "survey_name", "pair=pair_id", "reference", "side",
  "name=person_name", "number=person_number", "due_on",      "answered_on",  "may_quote", NULL,
};

static const char *const due_members[] = {
  "pair=pair_id",
  "reference",
  "side",
  "survey=survey_id",
  "survey_name",
  "wave",
  "due_on",
  "name=person_name",
  "number=person_number",
  "other=other_name",
  NULL,
};

/* --- Printing --- */

/* Words stand beside a name only where she allowed it. */
static gboolean
is_hidden (TdFeedback *feedback, TdFeedbackAnswer *answer)
{
  return !feedback->may_quote && g_strcmp0 (answer->kind, "text") == 0;
}

static void
add_answer (JsonBuilder *builder, TdFeedback *feedback, TdFeedbackAnswer *answer)
{
  json_builder_begin_object (builder);
  td_cli_json_int (builder, "question", answer->question_id);
  td_cli_json_text (builder, "title", answer->title);
  td_cli_json_text (builder, "kind", answer->kind);
  td_cli_json_text (builder, "topic", answer->topic);
  if (answer->number == TD_FEEDBACK_NO_NUMBER)
    td_cli_json_text (builder, "text", is_hidden (feedback, answer) ? NULL : answer->text);
  else
    td_cli_json_int (builder, "number", answer->number);
  if (is_hidden (feedback, answer))
    td_cli_json_bool (builder, "hidden", TRUE);
  json_builder_end_object (builder);
}

static gboolean
add_feedback (TdCli *cli, JsonBuilder *builder, TdFeedback *feedback, GError **error)
{
  g_autoptr (GPtrArray) answers =
      td_feedback_list_answers (td_cli_open (cli, 0, error), feedback->id, error);

  if (answers == NULL)
    return FALSE;
  td_cli_json_record (builder, feedback, feedback_members);
  td_cli_json_begin_array (builder, "answers");
  for (guint i = 0; i < answers->len; i++)
    add_answer (builder, feedback, answers->pdata[i]);
  json_builder_end_array (builder);
  return TRUE;
}

static gboolean
print_feedback_json (TdCli *cli, GPtrArray *list, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  td_cli_json_begin_array (builder, "feedback");
  for (guint i = 0; i < list->len; i++)
    {
      json_builder_begin_object (builder);
      if (!add_feedback (cli, builder, list->pdata[i], error))
        return FALSE;
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  td_cli_print_json (cli, builder);
  return TRUE;
}

static void
print_feedback_table (TdCli *cli, GPtrArray *list)
{
  TdCliTable *table =
      td_cli_table_new (_ (">Number"), _ (">Pair"), _ ("Name"), _ ("Side"), _ ("Survey"), _ ("For"),
                        _ ("Answered on"), _ (">Answers"), NULL);

  for (guint i = 0; i < list->len; i++)
    {
      TdFeedback *feedback = list->pdata[i];
      g_autofree char *due = td_date_to_iso (feedback->due_on);
      g_autofree char *on = td_date_to_iso (feedback->answered_on);

      td_cli_table_add_cell (table, "%d", (int) feedback->id);
      td_cli_table_add_cell (table, "%d", (int) feedback->pair_id);
      td_cli_table_add_cell (table, "%s", feedback->person_name);
      td_cli_table_add_cell (table, "%s", td_survey_side_get_label (feedback->side));
      td_cli_table_add_cell (table, "%s", feedback->survey_name);
      td_cli_table_add_cell (table, "%s", due);
      td_cli_table_add_cell (table, "%s", on);
      td_cli_table_add_cell (table, "%d", feedback->n_answers);
    }
  td_cli_table_print (table, cli);
}

static gboolean
print_feedback (TdCli *cli, GPtrArray *list, GError **error)
{
  if (td_cli_is_json (cli))
    return print_feedback_json (cli, list, error);
  print_feedback_table (cli, list);
  return TRUE;
}

/* --- Entering --- */

typedef struct
{
  char *pair;
  char *survey;
  char *side;
  char *on;
  char **answers;
  gboolean quote;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->pair);
  g_free (options->survey);
  g_free (options->side);
  g_free (options->on);
  g_strfreev (options->answers);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* The question that is called by its place, its topic or its words; borrowed. */
static TdSurveyQuestion *
find_question (GPtrArray *questions, const char *key)
{
  for (guint i = 0; i < questions->len; i++)
    {
      TdSurveyQuestion *question = questions->pdata[i];
      g_autofree char *place = g_strdup_printf ("%d", question->position);

      if (g_str_equal (key, place) || g_strcmp0 (key, question->topic) == 0 ||
          td_survey_title_same (key, question->title))
        return question;
    }
  return NULL;
}

static TdFeedbackAnswer *
read_answer (GPtrArray *questions, const char *text, GError **error)
{
  const char *equals = strchr (text, '=');
  g_autofree char *key = equals ? g_strndup (text, (gsize) (equals - text)) : g_strdup (text);
  TdSurveyQuestion *question = equals ? find_question (questions, key) : NULL;

  if (question)
    return td_feedback_answer_read (question, equals + 1, error);
  g_set_error (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE,
               _ ("--answer: “%s” names no question of this side. Write its place, topic or words, "
                  "then = and the answer."),
               text);
  return NULL;
}

static GPtrArray *
read_answers (TdDatabase *db, TdFeedback *feedback, char **texts, GError **error)
{
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) questions =
      td_survey_question_list (db, feedback->survey_id, feedback->side, FALSE, error);

  for (char **text = texts; questions && *text; text++)
    {
      TdFeedbackAnswer *answer = read_answer (questions, *text, error);

      if (answer == NULL)
        return NULL;
      g_ptr_array_add (answers, answer);
    }
  return questions ? g_steal_pointer (&answers) : NULL;
}

static gboolean
check_options (const Options *options, GError **error)
{
  static const char *const sides[] = { "mentor", "mentee", NULL };

  return td_cli_require ("--pair", options->pair, error) &&
         td_cli_require ("--side", options->side, error) &&
         td_cli_require ("--answer", options->answers ? "" : NULL, error) &&
         td_cli_check_code ("--side", options->side, sides, error);
}

/* What was said about whose answers these are. */
static TdFeedback *
new_feedback (TdCli *cli, const Options *options, GError **error)
{
  g_autoptr (TdFeedback) feedback = g_object_new (TD_TYPE_FEEDBACK, NULL);
  TdDatabase *db = td_cli_open (cli, 0, error);
  gint64 pair_id = db ? td_cli_find_pair (cli, options->pair, error) : 0;
  g_autoptr (TdPair) pair =
      pair_id ? td_pair_load (db, pair_id, td_cli_get_today (cli), error) : NULL;
  g_autoptr (TdSurvey) survey =
      pair ? td_survey_find (db, pair->program_id, options->survey, error) : NULL;

  if (survey == NULL || !td_cli_parse_date ("--on", options->on, td_cli_get_today (cli),
                                            &feedback->answered_on, error))
    return NULL;
  feedback->survey_id = survey->id;
  feedback->pair_id = pair->id;
  feedback->may_quote = options->quote;
  td_record_set_text (&feedback->side, options->side);
  return g_steal_pointer (&feedback);
}

static gboolean
run_enter (TdCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "pair", 0, 0, G_OPTION_ARG_STRING, &options.pair, N_ ("The pair"), N_ ("PAIR") },
    { "side", 0, 0, G_OPTION_ARG_STRING, &options.side, N_ ("Who answered: mentor or mentee"),
      N_ ("SIDE") },
    { "answer", 'a', 0, G_OPTION_ARG_STRING_ARRAY, &options.answers,
      N_ ("An answer; again for each question, by its place, topic or words"),
      N_ ("QUESTION=ANSWER") },
    { "on", 0, 0, G_OPTION_ARG_STRING, &options.on, N_ ("The day, today if not given"),
      N_ ("YYYY-MM-DD") },
    { "quote", 0, 0, G_OPTION_ARG_NONE, &options.quote, N_ ("The words may be quoted"), NULL },
    { "survey", 0, 0, G_OPTION_ARG_STRING, &options.survey,
      N_ ("The survey, where the programme has several"), N_ ("NAME") },
    {},
  };
  g_autoptr (TdFeedback) feedback = NULL;
  g_autoptr (GPtrArray) answers = NULL;
  g_autoptr (GPtrArray) stored = g_ptr_array_new_with_free_func (g_object_unref);
  TdDatabase *db;
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, entries, &done, error))
    return done;
  feedback = check_options (&options, error) ? new_feedback (cli, &options, error) : NULL;
  if (feedback == NULL)
    return FALSE;
  db = td_cli_open (cli, 0, error);
  answers = read_answers (db, feedback, options.answers, error);
  if (answers == NULL ||
      !td_feedback_save (db, feedback, answers, td_cli_get_today (cli), NULL, error))
    return FALSE;
  g_ptr_array_add (stored, td_feedback_load (db, feedback->id, error));
  return stored->pdata[0] && print_feedback (cli, stored, error);
}

/* --- Lists --- */

/* The programme of an option that may be left out; FALSE on an error only. */
static gboolean
find_program (TdCli *cli, const char *name, gint64 *program_id, GError **error)
{
  *program_id = 0;
  if (td_cli_open (cli, 0, error) == NULL)
    return FALSE;
  if (name == NULL)
    return TRUE;
  *program_id = td_cli_find_program (cli, name, error);
  return *program_id != 0;
}

static gboolean
run_answers (TdCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *program = NULL;
  g_autofree char *pair = NULL;
  gint64 pair_id = 0, program_id;
  const GOptionEntry entries[] = {
    { "program", 'p', 0, G_OPTION_ARG_STRING, &program, N_ ("The programme"), N_ ("NAME") },
    { "pair", 0, 0, G_OPTION_ARG_STRING, &pair, N_ ("The pair"), N_ ("PAIR") },
    {},
  };
  g_autoptr (GPtrArray) list = NULL;
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, entries, &done, error))
    return done;
  if (!find_program (cli, program, &program_id, error) ||
      (pair && !(pair_id = td_cli_find_pair (cli, pair, error))))
    return FALSE;
  list = td_feedback_list (td_cli_open (cli, 0, error), program_id, pair_id, error);
  return list && print_feedback (cli, list, error);
}

static void
print_due_json (TdCli *cli, GPtrArray *list, gint64 program_id)
{
  td_cli_print_json_records (cli, "due", list, due_members);
}

static void
print_due_table (TdCli *cli, GPtrArray *list, gint64 program_id)
{
  TdCliTable *table = td_cli_table_new (_ (">Pair"), _ ("Name"), _ ("Side"), _ ("With"),
                                        _ ("Survey"), _ ("Since"), NULL);

  for (guint i = 0; i < list->len; i++)
    {
      TdFeedbackDue *due = list->pdata[i];
      g_autofree char *since = td_date_to_iso (due->due_on);

      td_cli_table_add_cell (table, "%d", (int) due->pair_id);
      td_cli_table_add_cell (table, "%s", due->person_name);
      td_cli_table_add_cell (table, "%s", td_survey_side_get_label (due->side));
      td_cli_table_add_cell (table, "%s", due->other_name);
      td_cli_table_add_cell (table, "%s", due->survey_name ? due->survey_name : _ ("Pulse survey"));
      td_cli_table_add_cell (table, "%s", since);
    }
  td_cli_table_print (table, cli);
}

static gboolean
run_due (TdCli *cli, int argc, char **argv, GError **error)
{
  return td_cli_run_rows (cli, argc, argv, td_feedback_list_due, print_due_json, print_due_table,
                          error);
}

static gboolean
run_testimonials (TdCli *cli, int argc, char **argv, GError **error)
{
  static const char *const members[] = { "feedback=feedback_id", "answered_on", "side",
                                         "name=person_name",     "question",    "text",
                                         "program=program_name", NULL };
  g_autoptr (GPtrArray) list = NULL;
  TdDatabase *db;
  gint64 program_id;
  gboolean done;

  db = td_cli_parse_program (cli, argc, argv, &program_id, &done, error);
  if (db == NULL)
    return done;
  list = td_testimonial_list (db, program_id, error);
  if (list == NULL)
    return FALSE;
  if (td_cli_is_json (cli))
    {
      td_cli_print_json_records (cli, "testimonials", list, members);
      return TRUE;
    }
  for (guint i = 0; i < list->len; i++)
    {
      g_autofree char *text = td_testimonial_dup_text (list->pdata[i]);

      td_cli_print (cli, "%s\n\n", text);
    }
  return TRUE;
}

/* --- Deleting --- */

static gboolean
delete_survey (TdCli *cli, const TdCliSurveyChoice *choice, GError **error)
{
  g_autoptr (TdSurvey) survey = td_cli_survey_find (cli, choice, error);

  if (survey == NULL || !td_survey_delete (td_cli_open (cli, 0, error), survey->id, error))
    return FALSE;
  td_cli_message (cli, _ ("“%s” was deleted."), survey->name);
  return TRUE;
}

static gboolean
run_delete (TdCli *cli, int argc, char **argv, GError **error)
{
  g_auto (TdCliSurveyChoice) choice = { 0 };
  gint64 feedback_id = 0;
  const GOptionEntry entries[] = {
    { "answers", 0, 0, G_OPTION_ARG_INT64, &feedback_id,
      N_ ("What was answered, by its number in “survey answers”"), N_ ("NUMBER") },
    TD_CLI_SURVEY_ENTRIES (choice),
    {},
  };
  TdDatabase *db;
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, entries, &done, error))
    return done;
  if (feedback_id == 0)
    return td_cli_require ("--answers", choice.survey, error) &&
           delete_survey (cli, &choice, error);
  db = td_cli_open (cli, 0, error);
  return db && td_feedback_delete (db, feedback_id, error);
}

const TdCliCommand td_cli_survey_enter = { "survey enter", NULL,
                                           N_ ("Enter what a side answered to a survey"),
                                           run_enter };
const TdCliCommand td_cli_survey_answers = { "survey answers", NULL,
                                             N_ ("Who answered what, newest first"), run_answers };
const TdCliCommand td_cli_survey_due = { "survey due", NULL, N_ ("Surveys that wait for answers"),
                                         run_due };
const TdCliCommand td_cli_survey_testimonials = { "survey testimonials", NULL,
                                                  N_ ("Words that may be quoted"),
                                                  run_testimonials };
const TdCliCommand td_cli_survey_delete = { "survey delete", NULL,
                                            N_ ("Delete answers, or a survey that has none"),
                                            run_delete };
