/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-commands.h"

#include "cli/td-cli-pair.h"
#include "pairing/td-points.h"
#include "pairing/td-proposal-edit.h"
#include "pairing/td-proposal-release.h"

#include <glib/gi18n-lib.h>

/* An object of numbers that is kept as JSON already. */
static void
add_object (JsonBuilder *builder, const char *name, const char *json)
{
  g_autoptr (JsonNode) node = json_from_string (json ? json : "{}", NULL);

  json_builder_set_member_name (builder, name);
  json_builder_add_value (builder, g_steal_pointer (&node));
}

static void
add_pairs (JsonBuilder *builder, GPtrArray *rows)
{
  td_cli_json_begin_array (builder, "pairs");
  for (guint i = 0; i < rows->len; i++)
    {
      const TdProposalRow *row = rows->pdata[i];

      if (row->mentor_id == 0)
        continue;
      json_builder_begin_object (builder);
      td_cli_json_text (builder, "mentor", row->mentor_number);
      td_cli_json_text (builder, "mentee", row->mentee_number);
      td_cli_json_int (builder, "score", row->score);
      add_object (builder, "criteria", row->criteria);
      td_cli_json_text (builder, "mentor_name", row->mentor_name);
      td_cli_json_text (builder, "mentee_name", row->mentee_name);
      td_cli_json_bool (builder, "locked", row->locked);
      td_cli_json_bool (builder, "line_manager", row->line == TD_LINE_MANAGER);
      td_cli_json_text (builder, "line", row->line_code);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_unmatched (JsonBuilder *builder, GPtrArray *rows)
{
  td_cli_json_begin_array (builder, "unmatched");
  for (guint i = 0; i < rows->len; i++)
    {
      const TdProposalRow *row = rows->pdata[i];

      if (row->mentor_id != 0)
        continue;
      json_builder_begin_object (builder);
      td_cli_json_text (builder, "mentee", row->mentee_number);
      add_object (builder, "blocked_by", row->blocked);
      td_cli_json_text (builder, "mentee_name", row->mentee_name);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_json (TdCli *cli, TdProposal *proposal, GPtrArray *rows)
{
  static const char *const members[] = { "proposal=id", "mentees",    "mentors",       "places",
                                         "matched",     "total",      "optimal",       "seconds",
                                         "objective",   "best_total", "largest_score", NULL };
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  /* A total of 0 is a number, not a missing id. */
  for (guint i = 0; members[i]; i++)
    if (g_str_equal (members[i], "total"))
      td_cli_json_int (builder, "total", proposal->total);
    else if (g_str_equal (members[i], "best_total"))
      td_cli_json_int (builder, "best_total", proposal->best_total);
    else
      td_cli_json_record (builder, proposal, (const char *const[]){ members[i], NULL });
  add_pairs (builder, rows);
  add_unmatched (builder, rows);
  json_builder_end_object (builder);
  td_cli_print_json (cli, builder);
}

static void
print_table (TdCli *cli, TdProposal *proposal, GPtrArray *rows)
{
  TdCliTable *table =
      td_cli_table_new (_ ("Mentee"), _ ("Mentor"), _ (">Fit"), _ ("Why not"), NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const TdProposalRow *row = rows->pdata[i];
      g_autoptr (GPtrArray) blocked = td_points_blocked_from_json (row->blocked);
      g_autofree char *why = td_points_dup_text (blocked);
      g_autofree char *fit = g_strdup_printf ("%d", row->percent);

      td_cli_table_add (table, row->mentee_name, row->mentor_name, row->mentor_id ? fit : NULL,
                        why);
    }
  td_cli_table_print (table, cli);
  td_cli_message (cli, _ ("Proposal %d: %d of %d mentees matched, proven best."),
                  (int) proposal->id, proposal->matched, proposal->mentees);
}

static gboolean
print_proposal (TdCli *cli, TdDatabase *db, gint64 id, GError **error)
{
  g_autoptr (TdProposal) proposal = td_proposal_load (db, id, error);
  g_autoptr (GPtrArray) rows = proposal ? td_proposal_list_rows (db, id, error) : NULL;

  if (rows == NULL)
    return FALSE;
  if (td_cli_is_json (cli))
    print_json (cli, proposal, rows);
  else
    print_table (cli, proposal, rows);
  return TRUE;
}

static gboolean
run_propose (TdCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *program = NULL;
  g_autofree char *objective = NULL;
  TdProposalOptions options = { 0 };
  const GOptionEntry entries[] = {
    { "program", 0, 0, G_OPTION_ARG_STRING, &program, N_ ("The programme"), N_ ("NAME") },
    { "objective", 0, 0, G_OPTION_ARG_STRING, &objective,
      N_ ("total: most matched, then the highest total; score: the highest total; fair: most "
          "matched, then the best worst pair"),
      N_ ("OBJECTIVE") },
    { "replace", 0, 0, G_OPTION_ARG_INT64, &options.replaces,
      N_ ("Discard this draft, keeping its locked pairs"), N_ ("N") },
    {},
  };
  TdDatabase *db;
  gint64 id;
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, entries, &done, error))
    return done;
  if (!td_cli_require ("--program", program, error) ||
      (objective && !td_objective_from_text (objective, &options.objective, error)))
    return FALSE;
  options.program_id = td_cli_find_program (cli, program, error);
  db = options.program_id ? td_cli_open (cli, 0, error) : NULL;
  id = db ? td_proposal_make (db, &options, td_cli_get_today (cli), NULL, error) : 0;
  return id && print_proposal (cli, db, id, error);
}

const TdCliCommand td_cli_pair_propose = { "pair propose", NULL,
                                           N_ ("Propose the best pairs for everyone who waits"),
                                           run_propose };

/* Employees by their numbers. */
static gboolean
find_mentees (TdCli *cli, char **numbers, GArray *ids, GError **error)
{
  for (char **number = numbers; number && *number; number++)
    {
      gint64 id = td_cli_find_employee (cli, *number, error);

      if (id == 0)
        return FALSE;
      g_array_append_val (ids, id);
    }
  return TRUE;
}

/* Prints the pairs of a proposal but those that were there before. */
static gboolean
print_released (TdCli *cli,
                TdDatabase *db,
                const TdPairFilter *filter,
                GPtrArray *before,
                GError **error)
{
  g_autoptr (GPtrArray) pairs = td_pair_list (db, filter, td_cli_get_today (cli), error);

  if (pairs == NULL)
    return FALSE;
  for (guint i = 0; i < before->len; i++)
    for (guint j = pairs->len; j > 0; j--)
      if (TD_PAIR (pairs->pdata[j - 1])->id == TD_PAIR (before->pdata[i])->id)
        g_ptr_array_remove_index (pairs, j - 1);
  td_cli_print_pairs (cli, pairs);
  return TRUE;
}

static gboolean
run_release (TdCli *cli, int argc, char **argv, GError **error)
{
  g_auto (GStrv) mentees = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  TdPairFilter filter = { 0 };
  const GOptionEntry entries[] = {
    { "proposal", 0, 0, G_OPTION_ARG_INT64, &filter.proposal_id, N_ ("The proposal"), N_ ("N") },
    { "mentee", 0, 0, G_OPTION_ARG_STRING_ARRAY, &mentees, N_ ("Only the pair of this mentee"),
      N_ ("NUMBER") },
    {},
  };
  g_autoptr (GPtrArray) before = NULL;
  TdDatabase *db;
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, entries, &done, error))
    return done;
  if (!td_cli_require ("--proposal", filter.proposal_id ? "" : NULL, error) ||
      (db = td_cli_open (cli, 0, error)) == NULL || !find_mentees (cli, mentees, ids, error) ||
      (before = td_pair_list (db, &filter, td_cli_get_today (cli), error)) == NULL ||
      td_proposal_release (db, filter.proposal_id, mentees ? ids : NULL, td_cli_get_today (cli),
                           error) < 0)
    return FALSE;
  return print_released (cli, db, &filter, before, error);
}

const TdCliCommand td_cli_pair_release = { "pair release", NULL, N_ ("Make pairs of a proposal"),
                                           run_release };
