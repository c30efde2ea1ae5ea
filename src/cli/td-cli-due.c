/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-commands.h"

#include "contact/td-due-board.h"

#include <glib/gi18n-lib.h>

static const char *const members[] = {
  "reference",  "program=program_name", "mentor_name", "mentee_name", "cadence",
  "matched_on", "planned_end",          "next_agreed", NULL
};

/* How people are named in JSON: by number; a coach from outside may have none. */
static const char *
number_or_name (const char *number, const char *name)
{
  return number ? number : name;
}

static void
add_json_row (JsonBuilder *builder, TdDueRow *row)
{
  json_builder_begin_object (builder);
  td_cli_json_int (builder, "pair", row->pair_id);
  td_cli_json_text (builder, "mentor", number_or_name (row->mentor_number, row->mentor_name));
  td_cli_json_text (builder, "mentee", number_or_name (row->mentee_number, row->mentee_name));
  td_cli_json_text (builder, "state", row->state);
  td_cli_json_date (builder, "last", row->last);
  td_cli_json_date (builder, "next_due", row->next_due);
  json_builder_set_member_name (builder, "days_overdue");
  /* In a pause nothing is due, which is not the same as being in time. */
  if (row->paused)
    json_builder_add_null_value (builder);
  else
    json_builder_add_int_value (builder, row->days_overdue);
  td_cli_json_record (builder, row, members);
  json_builder_end_object (builder);
}

static void
print_json (TdCli *cli, GPtrArray *rows, gint64 program_id)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < rows->len; i++)
    add_json_row (builder, rows->pdata[i]);
  json_builder_end_array (builder);
  td_cli_print_json (cli, builder);
}

static void
print_table (TdCli *cli, GPtrArray *rows, gint64 program_id)
{
  TdCliTable *table =
      td_cli_table_new (_ (">Pair"), _ ("Mentor"), _ ("Mentee"), _ ("State"), _ ("Last"),
                        _ ("Next due"), _ (">Days over"), _ ("Rhythm"), NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      TdDueRow *row = rows->pdata[i];
      g_autofree char *pair = g_strdup_printf ("%" G_GINT64_FORMAT, row->pair_id);
      g_autofree char *last = td_date_to_iso (row->last);
      g_autofree char *next = td_date_to_iso (row->next_due);
      g_autofree char *days = row->days_overdue ? g_strdup_printf ("%d", row->days_overdue) : NULL;
      g_autofree char *cadence = td_cadence_dup_text_label (row->cadence);

      td_cli_table_add (table, pair, row->mentor_name, row->mentee_name,
                        td_due_state_get_label (td_due_state_from_code (row->state)), last, next,
                        days, cadence);
    }
  td_cli_table_print (table, cli);
}

static gboolean
run (TdCli *cli, int argc, char **argv, GError **error)
{
  return td_cli_run_rows (cli, argc, argv, td_due_board_load, print_json, print_table, error);
}

const TdCliCommand td_cli_due = { "due", NULL, N_ ("Which pairs are due, overdue, silent, paused"),
                                  run };
