/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-commands.h"

#include "cli/td-cli-pair.h"
#include "partnership/td-goal.h"

#include <glib/gi18n-lib.h>

static const char *const members[] = {
  "goal=id",
  "pair=pair_id",
  "program=program_name",
  "mentor_name",
  "mentee_name",
  "title",
  "measure",
  "kind",
  "horizon",
  "set_on",
  "agreed_on",
  "due_on",
  "days_late",
  "state",
  "closed_on",
  "n_actions",
  "n_actions_done=n_done",
  "n_steps",
  NULL,
};

/* --- Output --- */

static void
add_events (JsonBuilder *builder, GPtrArray *events, gint64 goal_id)
{
  static const char *const event_members[] = { "on=on_date", "kind", "note", NULL };

  td_cli_json_begin_array (builder, "events");
  for (guint i = 0; i < events->len; i++)
    if (TD_GOAL_EVENT (events->pdata[i])->goal_id == goal_id)
      {
        json_builder_begin_object (builder);
        td_cli_json_record (builder, events->pdata[i], event_members);
        json_builder_end_object (builder);
      }
  json_builder_end_array (builder);
}

static gboolean
print_json (TdCli *cli, TdDatabase *db, GPtrArray *goals, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GPtrArray) events = NULL;
  gint64 pair_id = 0;

  json_builder_begin_object (builder);
  td_cli_json_begin_array (builder, "goals");
  for (guint i = 0; i < goals->len; i++)
    {
      TdGoal *goal = goals->pdata[i];

      if (goal->pair_id != pair_id)
        {
          g_clear_pointer (&events, g_ptr_array_unref);
          events = td_goal_list_events (db, goal->pair_id, error);
          pair_id = goal->pair_id;
        }
      if (events == NULL)
        return FALSE;
      json_builder_begin_object (builder);
      td_cli_json_record (builder, goal, members);
      add_events (builder, events, goal->id);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  td_cli_print_json (cli, builder);
  return TRUE;
}

static void
print_table (TdCli *cli, GPtrArray *goals)
{
  TdCliTable *table =
      td_cli_table_new (_ (">Goal"), _ (">Pair"), _ ("Mentor"), _ ("Mentee"), _ ("What"),
                        _ ("Kind"), _ ("State"), _ ("Agreed"), _ ("Due on"), NULL);

  for (guint i = 0; i < goals->len; i++)
    {
      const TdGoal *goal = goals->pdata[i];
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, goal->id);
      g_autofree char *pair = g_strdup_printf ("%" G_GINT64_FORMAT, goal->pair_id);
      g_autofree char *agreed = td_date_to_iso (goal->agreed_on);
      g_autofree char *due = td_date_to_iso (goal->due_on);

      td_cli_table_add (table, id, pair, goal->mentor_name, goal->mentee_name, goal->title,
                        td_goal_kind_get_label (goal->kind), td_goal_state_get_label (goal->state),
                        agreed, due);
    }
  td_cli_table_print (table, cli);
}

static gboolean
print_goals (TdCli *cli, TdDatabase *db, GPtrArray *goals, GError **error)
{
  if (td_cli_is_json (cli))
    return print_json (cli, db, goals, error);
  print_table (cli, goals);
  return TRUE;
}

static gboolean
print_goal (TdCli *cli, TdDatabase *db, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) goals = g_ptr_array_new_with_free_func (g_object_unref);
  TdGoal *goal = td_goal_load (db, id, td_cli_get_today (cli), error);

  if (goal == NULL)
    return FALSE;
  g_ptr_array_add (goals, goal);
  return print_goals (cli, db, goals, error);
}

/* --- Arguments --- */

typedef struct
{
  gint64 goal_id;
  char *pair;
  char *program;
  char *title;
  char *measure;
  char *kind;
  char *horizon;
  char *set_on;
  char *agreed_on;
  char *due_on;
  char *on;
  char *note;
  gboolean not_agreed;
} Options;

static void
options_clear (Options *options)
{
  char *texts[] = { options->pair,   options->program, options->title,  options->measure,
                    options->kind,   options->horizon, options->set_on, options->agreed_on,
                    options->due_on, options->on,      options->note };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
parse (TdCli *cli, int argc, char **argv, Options *options, gboolean *done, GError **error)
{
  const GOptionEntry entries[] = {
    { "goal", 0, 0, G_OPTION_ARG_INT64, &options->goal_id, N_ ("The goal"), N_ ("ID") },
    { "pair", 0, 0, G_OPTION_ARG_STRING, &options->pair, N_ ("The pair"), N_ ("PAIR") },
    { "program", 0, 0, G_OPTION_ARG_STRING, &options->program, N_ ("The programme"), N_ ("NAME") },
    { "title", 0, 0, G_OPTION_ARG_STRING, &options->title, N_ ("What they want to reach"),
      N_ ("TEXT") },
    { "measure", 0, 0, G_OPTION_ARG_STRING, &options->measure,
      N_ ("By what it shows that it is reached"), N_ ("TEXT") },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &options->kind, N_ ("development, performance or topic"),
      N_ ("KIND") },
    { "horizon", 0, 0, G_OPTION_ARG_STRING, &options->horizon, N_ ("short, medium or long"),
      N_ ("TERM") },
    { "set-on", 0, 0, G_OPTION_ARG_STRING, &options->set_on,
      N_ ("When it was set, today if not given"), N_ ("YYYY-MM-DD") },
    { "agreed-on", 0, 0, G_OPTION_ARG_STRING, &options->agreed_on,
      N_ ("When both agreed on it, the same day if not given"), N_ ("YYYY-MM-DD") },
    { "not-agreed", 0, 0, G_OPTION_ARG_NONE, &options->not_agreed,
      N_ ("Only one of them wants it so far"), NULL },
    { "due", 0, 0, G_OPTION_ARG_STRING, &options->due_on, N_ ("By when"), N_ ("YYYY-MM-DD") },
    { "on", 0, 0, G_OPTION_ARG_STRING, &options->on, N_ ("The day, today if not given"),
      N_ ("YYYY-MM-DD") },
    { "note", 0, 0, G_OPTION_ARG_STRING, &options->note, N_ ("What is to be kept with it"),
      N_ ("TEXT") },
    {},
  };

  return td_cli_parse (cli, argc, argv, entries, done, error);
}

/* What was given takes the place of what the goal has. */
static gboolean
fill_goal (TdCli *cli, const Options *options, TdGoal *goal, GError **error)
{
  if (!td_cli_check_code ("--kind", options->kind, td_goal_kinds (), error) ||
      !td_cli_check_code ("--horizon", options->horizon, td_goal_horizons (), error) ||
      !td_cli_parse_date ("--set-on", options->set_on, goal->set_on, &goal->set_on, error))
    return FALSE;
  if (goal->id == 0)
    goal->agreed_on = goal->set_on;
  if (!td_cli_parse_date ("--agreed-on", options->agreed_on, goal->agreed_on, &goal->agreed_on,
                          error) ||
      !td_cli_parse_date ("--due", options->due_on, goal->due_on, &goal->due_on, error))
    return FALSE;
  if (options->not_agreed)
    goal->agreed_on = TD_DATE_NONE;
  if (options->title)
    td_record_set_text (&goal->title, options->title);
  if (options->measure)
    td_record_set_text (&goal->measure, options->measure);
  if (options->kind)
    td_record_set_text (&goal->kind, options->kind);
  if (options->horizon)
    td_record_set_text (&goal->horizon, options->horizon);
  return TRUE;
}

/* --- Commands --- */

static gboolean
add_goal (TdCli *cli, TdDatabase *db, const Options *options, gint64 *id, GError **error)
{
  TdDate today = td_cli_get_today (cli);
  g_autoptr (TdGoal) goal = NULL;
  gint64 pair_id;

  if (!td_cli_require ("--pair", options->pair, error) ||
      !td_cli_require ("--title", options->title, error) ||
      (pair_id = td_cli_find_pair (cli, options->pair, error)) == 0)
    return FALSE;
  goal = td_goal_new (pair_id, today);
  if (!fill_goal (cli, options, goal, error) ||
      !td_goal_save (db, goal, options->note, today, error))
    return FALSE;
  *id = goal->id;
  return TRUE;
}

static gboolean
edit_goal (TdCli *cli, TdDatabase *db, const Options *options, gint64 *id, GError **error)
{
  TdDate today = td_cli_get_today (cli);
  g_autoptr (TdGoal) goal = td_goal_load (db, *id, today, error);

  return goal && fill_goal (cli, options, goal, error) &&
         td_goal_save (db, goal, options->note, today, error);
}

typedef gboolean (*StepFunc) (TdDatabase *db,
                              gint64 id,
                              TdDate on,
                              const char *note,
                              TdDate today,
                              GError **error);

static gboolean
step_goal (TdCli *cli,
           TdDatabase *db,
           const Options *options,
           StepFunc step,
           gint64 id,
           GError **error)
{
  TdDate today = td_cli_get_today (cli);
  TdDate on;

  return td_cli_parse_date ("--on", options->on, today, &on, error) &&
         step (db, id, on, options->note, today, error);
}

/* @step NULL: adds without --goal, else edits. */
static gboolean
run_command (TdCli *cli, int argc, char **argv, gboolean add, StepFunc step, GError **error)
{
  g_auto (Options) options = { 0 };
  TdDatabase *db;
  gint64 id;
  gboolean done;

  if (!parse (cli, argc, argv, &options, &done, error))
    return done;
  id = options.goal_id;
  if (!add && !td_cli_require ("--goal", id ? "" : NULL, error))
    return FALSE;
  db = td_cli_open (cli, 0, error);
  if (db == NULL)
    return FALSE;
  if (step)
    done = step_goal (cli, db, &options, step, id, error);
  else
    done =
        add ? add_goal (cli, db, &options, &id, error) : edit_goal (cli, db, &options, &id, error);
  return done && print_goal (cli, db, id, error);
}

static gboolean
run_list (TdCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Options) options = { 0 };
  g_autoptr (GPtrArray) goals = NULL;
  gint64 program_id, pair_id;
  TdDatabase *db;
  gboolean done;

  if (!parse (cli, argc, argv, &options, &done, error))
    return done;
  db = td_cli_open_list (cli, options.program, options.pair, &program_id, &pair_id, error);
  if (db == NULL)
    return FALSE;
  goals = td_goal_list (db, program_id, pair_id, td_cli_get_today (cli), error);
  return goals && print_goals (cli, db, goals, error);
}

#define COMMAND(name, words, summary, add, step)                                 \
  static gboolean run_##name (TdCli *cli, int argc, char **argv, GError **error) \
  {                                                                              \
    return run_command (cli, argc, argv, add, step, error);                      \
  }                                                                              \
                                                                                 \
  const TdCliCommand td_cli_goal_##name = { words, NULL, summary, run_##name };

COMMAND (add, "goal add", N_ ("Set a goal of a pair, or a topic to talk about"), TRUE, NULL)
COMMAND (edit, "goal edit", N_ ("Change a goal"), FALSE, NULL)
COMMAND (reach, "goal reach", N_ ("Record that a goal is reached"), FALSE, td_goal_reach)
COMMAND (drop, "goal drop", N_ ("Let a goal go, without blame"), FALSE, td_goal_drop)
COMMAND (reopen, "goal reopen", N_ ("Take a goal up again"), FALSE, td_goal_reopen)
COMMAND (note, "goal note", N_ ("Note how far a goal is"), FALSE, td_goal_note)

const TdCliCommand td_cli_goal_list = { "goal list", NULL, N_ ("List goals with their history"),
                                        run_list };
