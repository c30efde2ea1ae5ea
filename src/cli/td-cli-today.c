/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-commands.h"

#include "agenda/td-agenda-words.h"
#include "candidates/td-line.h"

#include <glib/gi18n-lib.h>

static const char *const members[] = { "pair=pair_id", "reference",   "program=program_name",
                                       "mentor_name",  "mentee_name", "side",
                                       "title",        "cadence",     "since",
                                       "due_on",       "days",        "last",
                                       "next_agreed",  "reminded_on", NULL };

/* How people are named in JSON: by number; a coach from outside may have none. */
static const char *
number_or_name (const char *number, const char *name)
{
  return number ? number : name;
}

static void
add_actions (JsonBuilder *builder, const TdAgendaRow *row)
{
  guint actions = td_agenda_kind_get_actions (row->kind);

  td_cli_json_text (builder, "next_action", td_agenda_action_get_code (row->next));
  td_cli_json_begin_array (builder, "actions");
  for (guint i = 0; i < TD_AGENDA_N_ACTIONS; i++)
    if (actions & (1u << i))
      json_builder_add_string_value (builder, td_agenda_action_get_code (1 << i));
  json_builder_end_array (builder);
}

static void
add_row (JsonBuilder *builder, TdAgendaRow *row)
{
  json_builder_begin_object (builder);
  td_cli_json_text (builder, "kind", td_agenda_kind_get_code (row->kind));
  td_cli_json_text (builder, "mentor", number_or_name (row->mentor_number, row->mentor_name));
  td_cli_json_text (builder, "mentee", number_or_name (row->mentee_number, row->mentee_name));
  td_cli_json_text (builder, "line", td_line_get_code ((TdLine) row->line));
  td_cli_json_record (builder, row, members);
  add_actions (builder, row);
  json_builder_end_object (builder);
}

static void
add_counts (JsonBuilder *builder, const guint *n_of_kind)
{
  td_cli_json_begin_object (builder, "counts");
  for (TdAgendaKind kind = 0; kind < TD_AGENDA_N_KINDS; kind++)
    td_cli_json_int (builder, td_agenda_kind_get_code (kind), n_of_kind[kind]);
  json_builder_end_object (builder);
}

static void
print_json (TdCli *cli, GPtrArray *rows, gint64 program_id)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  guint n_of_kind[TD_AGENDA_N_KINDS];
  guint n_needs = td_agenda_count (rows, n_of_kind);

  json_builder_begin_object (builder);
  td_cli_json_date (builder, "as_of", td_cli_get_today (cli));
  td_cli_json_int (builder, "needs", n_needs);
  add_counts (builder, n_of_kind);
  td_cli_json_begin_array (builder, "rows");
  for (guint i = 0; i < rows->len; i++)
    add_row (builder, rows->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  td_cli_print_json (cli, builder);
}

static void
print_table (TdCli *cli, GPtrArray *rows, gint64 program_id)
{
  TdCliTable *table;

  if (rows->len == 0)
    {
      td_cli_message (cli, "%s", _ ("Nothing needs you."));
      return;
    }
  table = td_cli_table_new (_ (">Pair"), _ ("What"), _ ("Who"), _ ("More"), NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      TdAgendaRow *row = rows->pdata[i];
      g_autofree char *pair = g_strdup_printf ("%" G_GINT64_FORMAT, row->pair_id);
      g_autofree char *title = td_agenda_row_dup_title (row);
      g_autofree char *detail =
          td_agenda_row_dup_detail (row, td_cli_get_today (cli), program_id == 0);

      td_cli_table_add (table, pair, td_agenda_kind_get_title (row->kind), title, detail);
    }
  td_cli_table_print (table, cli);
}

static gboolean
run (TdCli *cli, int argc, char **argv, GError **error)
{
  return td_cli_run_rows (cli, argc, argv, td_agenda_load, print_json, print_table, error);
}

const TdCliCommand td_cli_today = { "today", NULL,
                                    N_ ("What needs you today, or as of any day (--today)"), run };
