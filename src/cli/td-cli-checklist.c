/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-commands.h"

#include "partnership/td-checklist.h"
#include "partnership/td-goal.h"

#include <glib/gi18n-lib.h>

static void
print_json (TdCli *cli, const TdGoal *goal, const TdChecklist *checklist)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  td_cli_json_int (builder, "goal", goal->id);
  td_cli_json_text (builder, "title", goal->title);
  td_cli_json_int (builder, "done", td_checklist_count (checklist));
  td_cli_json_begin_array (builder, "steps");
  for (int step = 1; step <= TD_CHECKLIST_STEPS; step++)
    {
      json_builder_begin_object (builder);
      td_cli_json_int (builder, "step", step);
      td_cli_json_text (builder, "code", td_checklist_get_code (step));
      td_cli_json_date (builder, "done_on", checklist->done_on[step - 1]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  td_cli_print_json (cli, builder);
}

static void
print_table (TdCli *cli, const TdChecklist *checklist)
{
  TdCliTable *table = td_cli_table_new (_ (">Step"), _ ("Code"), _ ("What"), _ ("Done on"), NULL);

  for (int step = 1; step <= TD_CHECKLIST_STEPS; step++)
    {
      g_autofree char *number = g_strdup_printf ("%d", step);
      g_autofree char *day = td_date_to_iso (checklist->done_on[step - 1]);

      td_cli_table_add (table, number, td_checklist_get_code (step), td_checklist_get_label (step),
                        day);
    }
  td_cli_table_print (table, cli);
}

static gboolean
print_checklist (TdCli *cli, TdDatabase *db, gint64 goal_id, GError **error)
{
  g_autoptr (TdGoal) goal = td_goal_load (db, goal_id, td_cli_get_today (cli), error);
  TdChecklist checklist;

  if (goal == NULL || !td_checklist_load (db, goal_id, &checklist, error))
    return FALSE;
  if (td_cli_is_json (cli))
    print_json (cli, goal, &checklist);
  else
    print_table (cli, &checklist);
  return TRUE;
}

/* Records or takes back a step, where one is named. */
static gboolean
set_step (TdCli *cli,
          TdDatabase *db,
          gint64 goal_id,
          const char *name,
          const char *day,
          gboolean remove,
          GError **error)
{
  TdDate today = td_cli_get_today (cli);
  int step = td_checklist_find (name);
  TdDate on;

  if (name == NULL)
    return TRUE;
  if (step == 0)
    {
      g_set_error (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE,
                   _ ("“%s” is no step. Give its number, 1 to 8, or its code."), name);
      return FALSE;
    }
  return td_cli_parse_date ("--on", day, today, &on, error) &&
         td_checklist_set (db, goal_id, step, remove ? TD_DATE_NONE : on, today, error);
}

static gboolean
run (TdCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *step = NULL;
  g_autofree char *on = NULL;
  gint64 goal_id = 0;
  gboolean remove = FALSE;
  const GOptionEntry entries[] = {
    { "goal", 0, 0, G_OPTION_ARG_INT64, &goal_id, N_ ("The goal or topic"), N_ ("ID") },
    { "step", 0, 0, G_OPTION_ARG_STRING, &step,
      N_ ("The step that was done; without it the steps are listed"), N_ ("STEP") },
    { "on", 0, 0, G_OPTION_ARG_STRING, &on, N_ ("The day, today if not given"), N_ ("YYYY-MM-DD") },
    { "remove", 0, 0, G_OPTION_ARG_NONE, &remove, N_ ("Take the step back"), NULL },
    {},
  };
  TdDatabase *db;
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, entries, &done, error))
    return done;
  return td_cli_require ("--goal", goal_id ? "" : NULL, error) &&
         (db = td_cli_open (cli, 0, error)) != NULL &&
         set_step (cli, db, goal_id, step, on, remove, error) &&
         print_checklist (cli, db, goal_id, error);
}

const TdCliCommand td_cli_checklist = {
  "checklist",
  NULL,
  N_ ("Record the eight steps in which a skill is coached, or list them"),
  run,
};
