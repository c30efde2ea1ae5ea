/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-commands.h"

#include "cli/td-cli-pair.h"
#include "partnership/td-pair-action.h"

#include <glib/gi18n-lib.h>

static const char *const members[] = {
  "action=id",   "pair=pair_id", "goal=goal_id", "goal_title", "program=program_name",
  "mentor_name", "mentee_name",  "title",        "owner",      "owner_name",
  "set_on",      "due_on",       "days_late",    "state",      "closed_on",
  NULL,
};

static void
print_actions (TdCli *cli, GPtrArray *actions)
{
  TdCliTable *table;

  if (td_cli_is_json (cli))
    {
      td_cli_print_json_records (cli, "actions", actions, members);
      return;
    }
  table = td_cli_table_new (_ (">Action"), _ (">Pair"), _ ("Mentor"), _ ("Mentee"), _ ("What"),
                            _ ("By whom"), _ ("State"), _ ("Due on"), NULL);
  for (guint i = 0; i < actions->len; i++)
    {
      const TdPairAction *action = actions->pdata[i];
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, action->id);
      g_autofree char *pair = g_strdup_printf ("%" G_GINT64_FORMAT, action->pair_id);
      g_autofree char *due = td_date_to_iso (action->due_on);

      td_cli_table_add (table, id, pair, action->mentor_name, action->mentee_name, action->title,
                        td_pair_action_owner_get_label (action->owner),
                        td_pair_action_state_get_label (action->state), due);
    }
  td_cli_table_print (table, cli);
}

static gboolean
print_action (TdCli *cli, TdDatabase *db, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) actions = g_ptr_array_new_with_free_func (g_object_unref);
  TdPairAction *action = td_pair_action_load (db, id, td_cli_get_today (cli), error);

  if (action == NULL)
    return FALSE;
  g_ptr_array_add (actions, action);
  print_actions (cli, actions);
  return TRUE;
}

typedef struct
{
  gint64 action_id;
  gint64 goal_id;
  char *pair;
  char *program;
  char *title;
  char *owner;
  char *set_on;
  char *due_on;
  char *on;
  gboolean overdue;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->pair);
  g_free (options->program);
  g_free (options->title);
  g_free (options->owner);
  g_free (options->set_on);
  g_free (options->due_on);
  g_free (options->on);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
parse (TdCli *cli, int argc, char **argv, Options *options, gboolean *done, GError **error)
{
  const GOptionEntry entries[] = {
    { "action", 0, 0, G_OPTION_ARG_INT64, &options->action_id, N_ ("The action"), N_ ("ID") },
    { "goal", 0, 0, G_OPTION_ARG_INT64, &options->goal_id, N_ ("The goal it serves"), N_ ("ID") },
    { "pair", 0, 0, G_OPTION_ARG_STRING, &options->pair, N_ ("The pair"), N_ ("PAIR") },
    { "program", 0, 0, G_OPTION_ARG_STRING, &options->program, N_ ("The programme"), N_ ("NAME") },
    { "title", 0, 0, G_OPTION_ARG_STRING, &options->title, N_ ("What is to be done"), N_ ("TEXT") },
    { "owner", 0, 0, G_OPTION_ARG_STRING, &options->owner,
      N_ ("Who does it: mentor, mentee or coordinator"), N_ ("WHO") },
    { "set-on", 0, 0, G_OPTION_ARG_STRING, &options->set_on,
      N_ ("When it was agreed, today if not given"), N_ ("YYYY-MM-DD") },
    { "due", 0, 0, G_OPTION_ARG_STRING, &options->due_on, N_ ("By when"), N_ ("YYYY-MM-DD") },
    { "on", 0, 0, G_OPTION_ARG_STRING, &options->on, N_ ("The day, today if not given"),
      N_ ("YYYY-MM-DD") },
    { "overdue", 0, 0, G_OPTION_ARG_NONE, &options->overdue,
      N_ ("Only those that are open past their day"), NULL },
    {},
  };

  return td_cli_parse (cli, argc, argv, entries, done, error);
}

static gboolean
fill_action (TdCli *cli, const Options *options, TdPairAction *action, GError **error)
{
  if (!td_cli_check_code ("--owner", options->owner, td_pair_action_owners (), error) ||
      !td_cli_parse_date ("--set-on", options->set_on, action->set_on, &action->set_on, error) ||
      !td_cli_parse_date ("--due", options->due_on, action->due_on, &action->due_on, error))
    return FALSE;
  if (options->title)
    td_record_set_text (&action->title, options->title);
  if (options->owner)
    td_record_set_text (&action->owner, options->owner);
  if (options->goal_id)
    action->goal_id = options->goal_id;
  return TRUE;
}

static gboolean
run_add (TdCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Options) options = { 0 };
  g_autoptr (TdPairAction) action = NULL;
  TdDatabase *db;
  gint64 pair_id;
  TdDate today;
  gboolean done;

  if (!parse (cli, argc, argv, &options, &done, error))
    return done;
  today = td_cli_get_today (cli);
  if (!td_cli_require ("--title", options.title, error) ||
      (db = td_cli_open_pair (cli, options.pair, &pair_id, error)) == NULL)
    return FALSE;
  action = td_pair_action_new (pair_id, today);
  return fill_action (cli, &options, action, error) &&
         td_pair_action_save (db, action, today, error) &&
         print_action (cli, db, action->id, error);
}

static gboolean
run_edit (TdCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Options) options = { 0 };
  g_autoptr (TdPairAction) action = NULL;
  TdDatabase *db;
  gboolean done;

  if (!parse (cli, argc, argv, &options, &done, error))
    return done;
  if (!td_cli_require ("--action", options.action_id ? "" : NULL, error) ||
      (db = td_cli_open (cli, 0, error)) == NULL)
    return FALSE;
  action = td_pair_action_load (db, options.action_id, td_cli_get_today (cli), error);
  return action && fill_action (cli, &options, action, error) &&
         td_pair_action_save (db, action, td_cli_get_today (cli), error) &&
         print_action (cli, db, action->id, error);
}

static gboolean
run_state (TdCli *cli, int argc, char **argv, const char *state, GError **error)
{
  g_auto (Options) options = { 0 };
  TdDatabase *db;
  TdDate on;
  gboolean done;

  if (!parse (cli, argc, argv, &options, &done, error))
    return done;
  return td_cli_require ("--action", options.action_id ? "" : NULL, error) &&
         td_cli_parse_date ("--on", options.on, td_cli_get_today (cli), &on, error) &&
         (db = td_cli_open (cli, 0, error)) != NULL &&
         td_pair_action_set_state (db, options.action_id, state, on, error) &&
         print_action (cli, db, options.action_id, error);
}

static gboolean
run_list (TdCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Options) options = { 0 };
  g_autoptr (GPtrArray) actions = NULL;
  gint64 program_id, pair_id;
  TdDatabase *db;
  gboolean done;

  if (!parse (cli, argc, argv, &options, &done, error))
    return done;
  db = td_cli_open_list (cli, options.program, options.pair, &program_id, &pair_id, error);
  if (db == NULL)
    return FALSE;
  actions = td_pair_action_list (db, program_id, pair_id, td_cli_get_today (cli), error);
  for (guint i = actions ? actions->len : 0; options.overdue && i > 0; i--)
    if (TD_PAIR_ACTION (actions->pdata[i - 1])->days_late == 0)
      g_ptr_array_remove_index (actions, i - 1);
  if (actions)
    print_actions (cli, actions);
  return actions != NULL;
}

#define STATE(name, words, summary, state)                                       \
  static gboolean run_##name (TdCli *cli, int argc, char **argv, GError **error) \
  {                                                                              \
    return run_state (cli, argc, argv, state, error);                            \
  }                                                                              \
                                                                                 \
  const TdCliCommand td_cli_action_##name = { words, NULL, summary, run_##name };

STATE (done, "action done", N_ ("Record that an action is done"), "done")
STATE (drop, "action drop", N_ ("Let an action go"), "dropped")
STATE (reopen, "action reopen", N_ ("Open an action again"), "open")

const TdCliCommand td_cli_action_add = { "action add", NULL,
                                         N_ ("Write down who of a pair does what by when"),
                                         run_add };
const TdCliCommand td_cli_action_edit = { "action edit", NULL, N_ ("Change an action"), run_edit };
const TdCliCommand td_cli_action_list = { "action list", NULL, N_ ("List actions"), run_list };
