/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-pair.h"

#include "candidates/td-line.h"
#include "cli/td-cli-commands.h"

#include <glib/gi18n-lib.h>

/* The fields that the JSON must have, then the others but the private note. */
static const char *const members[] = {
  "pair=id",
  "reference",
  "program=program_name",
  "mentor=mentor_number",
  "mentee=mentee_number",
  "state",
  "matched_on",
  "planned_end",
  "ended_on",
  "cadence=agreed_cadence",
  "source",
  "mentor_name",
  "mentee_name",
  "proposed_on",
  "start_on",
  "end_reason",
  "mentor_accepted_on",
  "mentee_accepted_on",
  "declined_by",
  "declined_on",
  "declined_reason",
  "mentor_signed_on",
  "mentee_signed_on",
  "score",
  "line_manager",
  "line=line_code",
  "waiting_days",
  "waits_for",
  "needs",
  "asked_on",
  NULL,
};

/* What is to be flagged about a pair: who must answer still, and the reporting line. */
static char *
dup_note (const TdPair *pair)
{
  const char *line = td_line_get_sentence ((TdLine) pair->line);
  g_autofree char *waits = NULL;

  if (pair->waits_for)
    waits = g_strdup_printf (ngettext ("Waits %d day for an answer", "Waits %d days for an answer",
                                       pair->waiting_days),
                             pair->waiting_days);
  if (waits && line)
    return g_strdup_printf ("%s. %s", line, waits);
  return waits ? g_steal_pointer (&waits) : g_strdup (line);
}

static void
print_table (TdCli *cli, GPtrArray *pairs)
{
  TdCliTable *table = td_cli_table_new (_ (">Pair"), _ ("Programme"), _ ("Mentor"), _ ("Mentee"),
                                        _ ("State"), _ ("Matched on"), _ ("Planned end"),
                                        _ ("Cadence"), _ ("Source"), _ ("Note"), NULL);

  for (guint i = 0; i < pairs->len; i++)
    {
      TdPair *pair = pairs->pdata[i];
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, pair->id);
      g_autofree char *matched = td_date_to_iso (pair->matched_on);
      g_autofree char *planned = td_date_to_iso (pair->planned_end);
      g_autofree char *note = dup_note (pair);

      td_cli_table_add (table, id, pair->program_name, pair->mentor_name, pair->mentee_name,
                        td_pair_get_state_label (pair), matched, planned, pair->agreed_cadence,
                        td_pair_source_get_label (pair->source), note);
    }
  td_cli_table_print (table, cli);
}

gint64
td_cli_find_pair (TdCli *cli, const char *text, GError **error)
{
  TdDatabase *db = td_cli_open (cli, 0, error);

  return db ? td_pair_find (db, 0, text, error) : 0;
}

TdDatabase *
td_cli_open_pair (TdCli *cli, const char *text, gint64 *pair_id, GError **error)
{
  if (!td_cli_require ("--pair", text, error))
    return NULL;
  *pair_id = td_cli_find_pair (cli, text, error);
  return *pair_id ? td_cli_open (cli, 0, error) : NULL;
}

TdDatabase *
td_cli_open_list (TdCli *cli,
                  const char *program,
                  const char *pair,
                  gint64 *program_id,
                  gint64 *pair_id,
                  GError **error)
{
  TdDatabase *db = td_cli_open_program (cli, program, program_id, error);

  *pair_id = db && pair ? td_cli_find_pair (cli, pair, error) : 0;
  return pair && *pair_id == 0 ? NULL : db;
}

void
td_cli_print_pairs (TdCli *cli, GPtrArray *pairs)
{
  if (td_cli_is_json (cli))
    td_cli_print_json_records (cli, "pairs", pairs, members);
  else
    print_table (cli, pairs);
}

gboolean
td_cli_print_pair_filter (TdCli *cli, const TdPairFilter *filter, GError **error)
{
  TdDatabase *db = td_cli_open (cli, 0, error);
  g_autoptr (GPtrArray) pairs =
      db ? td_pair_list (db, filter, td_cli_get_today (cli), error) : NULL;

  if (pairs == NULL)
    return FALSE;
  td_cli_print_pairs (cli, pairs);
  return TRUE;
}

static gboolean
run (TdCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *program = NULL;
  g_autofree char *state = NULL;
  g_autofree char *person = NULL;
  const GOptionEntry entries[] = {
    { "program", 0, 0, G_OPTION_ARG_STRING, &program, N_ ("Only of this programme"), N_ ("NAME") },
    { "state", 0, 0, G_OPTION_ARG_STRING, &state, N_ ("Only in this state"), N_ ("STATE") },
    { "person", 0, 0, G_OPTION_ARG_STRING, &person, N_ ("Only of this mentor or mentee"),
      N_ ("NUMBER") },
    {},
  };
  TdPairFilter filter = { 0 };
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, entries, &done, error))
    return done;
  filter.state = state;
  if (!td_cli_check_code ("--state", state, td_pair_states (), error) ||
      (program && !(filter.program_id = td_cli_find_program (cli, program, error))) ||
      (person && !(filter.person_id = td_cli_find_employee (cli, person, error))))
    return FALSE;
  return td_cli_print_pair_filter (cli, &filter, error);
}

const TdCliCommand td_cli_pair_list = { "pair list", NULL, N_ ("List pairs"), run };
