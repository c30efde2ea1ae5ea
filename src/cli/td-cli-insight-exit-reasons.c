/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-commands.h"
#include "cli/td-cli-insight.h"

#include "insight/td-exit-reasons.h"
#include "insight/td-insight-words.h"

#include <glib/gi18n-lib.h>

static void
add_count (JsonBuilder *builder, const char *name, const TdExitCount *count)
{
  td_cli_json_begin_object (builder, name);
  td_cli_insight_json_count (builder, "n", count->count, count->hidden);
  td_cli_insight_json_hidden (builder, count->hidden);
  json_builder_end_object (builder);
}

/* "n" is a number or nothing; "shown" is what a reader sees. */
static void
add_row (JsonBuilder *builder, const TdExitReason *reason)
{
  json_builder_begin_object (builder);
  td_cli_json_text (builder, "reason", reason->reason);
  td_cli_insight_json_count (builder, "n", reason->count, reason->hidden);
  if (reason->hidden)
    td_cli_json_text (builder, "shown", "hidden");
  else
    td_cli_json_int (builder, "shown", reason->count);
  td_cli_insight_json_hidden (builder, reason->hidden);
  td_cli_json_bool (builder, "mentoring_can_touch", reason->touchable);
  json_builder_end_object (builder);
}

static void
add_programs (JsonBuilder *builder, GArray *programs)
{
  td_cli_json_begin_array (builder, "programs");
  for (guint i = 0; i < programs->len; i++)
    {
      const TdExitTopic *topic = &g_array_index (programs, TdExitTopic, i);

      json_builder_begin_object (builder);
      td_cli_json_text (builder, "reason", topic->reason);
      td_cli_json_text (builder, "topics", topic->topics);
      td_cli_json_text (builder, "program", topic->program_name);
      td_cli_insight_json_count (builder, "mentees", topic->mentees.count, topic->mentees.hidden);
      td_cli_insight_json_hidden (builder, topic->mentees.hidden);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_table (JsonBuilder *builder, const char *by, GArray *cells)
{
  td_cli_json_begin_array (builder, "by");
  for (guint i = 0; i < cells->len; i++)
    {
      const TdExitCell *cell = &g_array_index (cells, TdExitCell, i);

      json_builder_begin_object (builder);
      td_cli_json_text (builder, by, cell->value);
      td_cli_json_text (builder, "reason", cell->reason);
      td_cli_insight_json_count (builder, "n", cell->count, cell->hidden);
      td_cli_insight_json_hidden (builder, cell->hidden);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_json (TdCli *cli, const TdExitReasons *exits, const char *by, GArray *cells)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  td_cli_insight_json_filter (builder, &exits->filter, exits->program_name);
  td_cli_json_date (builder, "window_start", exits->window_start);
  td_cli_insight_json_figures (builder, exits->figures);
  td_cli_json_begin_array (builder, "rows");
  for (guint i = 0; i < exits->reasons->len; i++)
    add_row (builder, &g_array_index (exits->reasons, TdExitReason, i));
  json_builder_end_array (builder);
  add_count (builder, "total", &exits->total);
  add_count (builder, "taking_part", &exits->taking_part);
  add_count (builder, "not_taking_part", &exits->others);
  td_cli_json_bool (builder, "at_least", exits->at_least);
  add_programs (builder, exits->programs);
  if (cells)
    add_table (builder, by, cells);
  json_builder_end_object (builder);
  td_cli_print_json (cli, builder);
}

static void
print_text (TdCli *cli, const TdExitReasons *exits)
{
  g_autofree char *words = td_insight_words_exit_reasons (exits);
  TdCliTable *table = td_cli_table_new (_ ("Reason"), _ (">Leavers"), NULL);

  for (guint i = 0; i < exits->reasons->len; i++)
    {
      const TdExitReason *reason = &g_array_index (exits->reasons, TdExitReason, i);

      td_cli_table_add_cell (table, "%s", *reason->reason ? reason->reason : _ ("no reason given"));
      if (reason->hidden)
        td_cli_table_add_cell (table, "%s", _ ("hidden"));
      else
        td_cli_table_add_cell (table, "%u", reason->count);
    }
  td_cli_table_print (table, cli);
  td_cli_print (cli, "\n%s\n", words);
}

static gboolean
run (TdCli *cli, int argc, char **argv, GError **error)
{
  g_autoptr (TdExitReasons) exits = NULL;
  g_autoptr (GArray) cells = NULL;
  g_auto (TdInsightFilter) filter = { 0 };
  const char *by;
  TdDatabase *db;
  gboolean done;

  if (!td_cli_insight_begin_by (cli, argc, argv, &db, &filter, &by, &done, error))
    return done;
  exits = td_exit_reasons_load (db, &filter, error);
  if (exits == NULL)
    return FALSE;
  if (by)
    {
      cells = td_exit_table_load (db, &filter, by, error);
      if (cells == NULL)
        return FALSE;
    }
  if (td_cli_is_json (cli))
    print_json (cli, exits, by, cells);
  else
    print_text (cli, exits);
  return TRUE;
}

const TdCliCommand td_cli_insight_exit_reasons = {
  "insight exit-reasons", NULL, N_ ("Why people leave, and what programmes work on"), run
};
