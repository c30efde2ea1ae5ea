/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-commands.h"

#include <glib/gi18n-lib.h>

#include "workspace/td-merge.h"

static void
print_json (TdCli *cli, const TdMergePlan *plan, gboolean rehearsed)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  td_cli_json_bool (builder, "rehearsed", rehearsed);
  td_cli_json_text (builder, "stays", plan->stays->number);
  td_cli_json_text (builder, "goes", plan->goes->number);
  json_builder_set_member_name (builder, "moves");
  json_builder_begin_object (builder);
  for (guint i = 0; i < plan->moves->len; i++)
    {
      const TdMergeItem *item = &g_array_index (plan->moves, TdMergeItem, i);

      td_cli_json_int (builder, item->table, item->n);
    }
  json_builder_end_object (builder);
  td_cli_json_texts (builder, "cautions", plan->cautions);
  td_cli_json_texts (builder, "refusals", plan->refusals);
  json_builder_end_object (builder);
  td_cli_print_json (cli, builder);
}

static void
print_plan (TdCli *cli, const TdMergePlan *plan)
{
  if (plan->moves->len)
    td_cli_print (cli, "%s\n", _ ("Moves"));
  for (guint i = 0; i < plan->moves->len; i++)
    {
      const TdMergeItem *item = &g_array_index (plan->moves, TdMergeItem, i);

      td_cli_print (cli, "  %s: %d\n", item->title, item->n);
    }
  td_cli_print_texts (cli, _ ("Before you go on"), plan->cautions);
  td_cli_print_texts (cli, _ ("Not possible yet"), plan->refusals);
}

static gboolean
merge (TdCli *cli, TdDatabase *db, char **numbers, gboolean rehearsal, GError **error)
{
  gint64 stays = td_cli_find_employee (cli, numbers[0], error);
  gint64 goes = stays ? td_cli_find_employee (cli, numbers[1], error) : 0;
  g_autoptr (TdMergePlan) plan = goes ? td_merge_plan (db, stays, goes, error) : NULL;

  if (plan == NULL ||
      (!rehearsal && !td_merge_run (db, stays, goes, td_cli_get_today (cli), error)))
    return FALSE;
  if (td_cli_is_json (cli))
    print_json (cli, plan, rehearsal);
  else if (rehearsal)
    print_plan (cli, plan);
  if (!rehearsal)
    /* Translators: two numbers, a name. */
    td_cli_message (cli, _ ("%s and %s are one person now: %s."), numbers[0], numbers[1],
                    plan->stays->name);
  return TRUE;
}

static gboolean
run_merge (TdCli *cli, int argc, char **argv, GError **error)
{
  g_auto (GStrv) numbers = NULL;
  gboolean rehearsal = FALSE;
  const GOptionEntry entries[] = {
    { "rehearse", 0, 0, G_OPTION_ARG_NONE, &rehearsal, N_ ("Say what would move, and do nothing"),
      NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &numbers, NULL, NULL },
    {},
  };
  TdDatabase *db;
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, entries, &done, error))
    return done;
  if (!td_cli_require ("NUMBER", numbers ? numbers[0] : NULL, error) ||
      !td_cli_require ("OTHER", numbers[1], error))
    return FALSE;
  db = td_cli_open (cli, 0, error);
  return db && merge (cli, db, numbers, rehearsal, error);
}

const TdCliCommand td_cli_person_merge = {
  "person merge",
  N_ ("NUMBER OTHER"),
  N_ ("Make one person of two numbers; the first one stays"),
  run_merge,
};
