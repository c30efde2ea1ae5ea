/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-commands.h"

#include "cli/td-cli-proposal.h"

#include <glib/gi18n-lib.h>

/* One change of one row. */
typedef struct
{
  gint64 proposal_id;
  char *mentee;
  char *mentor;
  char *swap_with;
  char *take_from;
  gboolean without;
  gboolean own;
  gboolean lock;
  gboolean unlock;
  gboolean second;
} Request;

static void
request_clear (Request *request)
{
  g_free (request->mentee);
  g_free (request->mentor);
  g_free (request->swap_with);
  g_free (request->take_from);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Request, request_clear)

static gboolean
check_request (const Request *request, GError **error)
{
  int steps = (request->mentor != NULL) + (request->swap_with != NULL) +
              (request->take_from != NULL) + request->without + request->own + request->lock +
              request->unlock;

  if (!td_cli_require ("--proposal", request->proposal_id ? "" : NULL, error) ||
      !td_cli_require ("--mentee", request->mentee, error))
    return FALSE;
  if (steps == 1)
    return TRUE;
  g_set_error_literal (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE,
                       _ ("Choose one of --mentor, --without, --own, --swap-with, --take-from, "
                          "--lock and --unlock."));
  return FALSE;
}

static TdProposalRow *
find_row (TdCli *cli, TdDatabase *db, const Request *request, const char *mentee, GError **error)
{
  return td_cli_find_proposal_row (cli, db, request->proposal_id, mentee, request->second ? 2 : 1,
                                   error);
}

/* Both rows of a swap. */
static gboolean
exchange (TdCli *cli,
          TdDatabase *db,
          const Request *request,
          TdProposalEffect *effect,
          GError **error)
{
  const char *with = request->swap_with ? request->swap_with : request->take_from;
  g_autoptr (TdProposalRow) row = find_row (cli, db, request, request->mentee, error);
  g_autoptr (TdProposalRow) other = row ? find_row (cli, db, request, with, error) : NULL;
  TdDate today = td_cli_get_today (cli);

  if (other == NULL)
    return FALSE;
  return request->swap_with
             ? td_proposal_swap (db, row->id, other->id, today, effect, error)
             : td_proposal_take_mentor (db, row->id, other->id, today, effect, error);
}

/* Gives a mentor; somebody who is not in the draft is put in. */
static gboolean
give (TdCli *cli, TdDatabase *db, const Request *request, TdProposalEffect *effect, GError **error)
{
  gint64 mentor_id = td_cli_find_employee (cli, request->mentor, error);
  gint64 mentee_id = mentor_id ? td_cli_find_employee (cli, request->mentee, error) : 0;
  g_autoptr (TdProposalRow) row = NULL;
  TdDate today = td_cli_get_today (cli);

  if (mentee_id == 0)
    return FALSE;
  row = find_row (cli, db, request, request->mentee, NULL);
  if (row)
    return td_proposal_set_mentor (db, row->id, mentor_id, today, effect, error);
  return td_proposal_add_mentee (db, request->proposal_id, mentee_id, mentor_id, today, effect,
                                 error) != 0;
}

static gboolean
change_row (TdCli *cli,
            TdDatabase *db,
            const Request *request,
            TdProposalEffect *effect,
            GError **error)
{
  g_autoptr (TdProposalRow) row = NULL;
  TdDate today = td_cli_get_today (cli);

  if (request->mentor)
    return give (cli, db, request, effect, error);
  if (request->swap_with || request->take_from)
    return exchange (cli, db, request, effect, error);
  row = find_row (cli, db, request, request->mentee, error);
  if (row == NULL)
    return FALSE;
  if (request->without)
    return td_proposal_set_mentor (db, row->id, 0, today, effect, error);
  if (request->own)
    return td_proposal_restore_row (db, row->id, today, effect, error);
  return td_proposal_set_locked (db, row->id, request->lock, error);
}

static gboolean
print_effect (TdCli *cli,
              TdDatabase *db,
              const Request *request,
              const TdProposalEffect *effect,
              GError **error)
{
  g_autoptr (TdProposal) proposal = td_proposal_load (db, request->proposal_id, error);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  TdProposalEffect now;

  if (proposal == NULL || !td_proposal_measure (db, proposal, &now, error))
    return FALSE;
  if (!td_cli_is_json (cli))
    {
      g_autofree char *total = g_strdup_printf ("%+" G_GINT64_FORMAT, effect->total_change);
      g_autofree char *below = g_strdup_printf ("%" G_GINT64_FORMAT, now.total_below);

      td_cli_message (cli, _ ("Points %s, mentees matched %+d; %s points below the proven best."),
                      total, effect->matched_change, below);
      return TRUE;
    }
  json_builder_begin_object (builder);
  td_cli_json_int (builder, "total_change", effect->total_change);
  td_cli_json_int (builder, "matched_change", effect->matched_change);
  td_cli_json_int (builder, "total_below", now.total_below);
  td_cli_json_int (builder, "matched_below", now.matched_below);
  td_cli_json_int (builder, "total", proposal->total);
  td_cli_json_int (builder, "matched", proposal->matched);
  json_builder_end_object (builder);
  td_cli_print_json (cli, builder);
  return TRUE;
}

static gboolean
run_edit (TdCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Request) request = { 0 };
  const GOptionEntry entries[] = {
    { "proposal", 0, 0, G_OPTION_ARG_INT64, &request.proposal_id, N_ ("The draft"), N_ ("N") },
    { "mentee", 0, 0, G_OPTION_ARG_STRING, &request.mentee, N_ ("Whose row"), N_ ("NUMBER") },
    { "mentor", 0, 0, G_OPTION_ARG_STRING, &request.mentor,
      N_ ("Another mentor; a mentee who is not in the draft is put in"), N_ ("NUMBER") },
    { "without", 0, 0, G_OPTION_ARG_NONE, &request.without, N_ ("No mentor"), NULL },
    { "own", 0, 0, G_OPTION_ARG_NONE, &request.own, N_ ("The proposal’s own choice again"), NULL },
    { "swap-with", 0, 0, G_OPTION_ARG_STRING, &request.swap_with,
      N_ ("Swap mentors with this mentee"), N_ ("NUMBER") },
    { "take-from", 0, 0, G_OPTION_ARG_STRING, &request.take_from,
      N_ ("Take this mentee’s mentor, who is left without"), N_ ("NUMBER") },
    { "lock", 0, 0, G_OPTION_ARG_NONE, &request.lock, N_ ("Keep when proposing again"), NULL },
    { "unlock", 0, 0, G_OPTION_ARG_NONE, &request.unlock, N_ ("Do not keep"), NULL },
    { "second", 0, 0, G_OPTION_ARG_NONE, &request.second, N_ ("The row of a second mentor"), NULL },
    {},
  };
  TdProposalEffect effect = { 0 };
  TdDatabase *db;
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, entries, &done, error))
    return done;
  if (!check_request (&request, error) || (db = td_cli_open (cli, 0, error)) == NULL ||
      !change_row (cli, db, &request, &effect, error))
    return FALSE;
  return print_effect (cli, db, &request, &effect, error);
}

const TdCliCommand td_cli_pair_edit = { "pair edit", NULL, N_ ("Change one row of a draft by hand"),
                                        run_edit };

/* --- Who has a mentor --- */

static void
print_swaps (TdCli *cli, GPtrArray *swaps)
{
  static const char *const members[] = { "mentee=mentee_number", "mentee_name", "gets=mentor_name",
                                         "refused", NULL };
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  td_cli_json_begin_array (builder, "swaps");
  for (guint i = 0; i < swaps->len; i++)
    {
      TdProposalSwap *swap = swaps->pdata[i];

      json_builder_begin_object (builder);
      td_cli_json_record (builder, swap, members);
      td_cli_json_int (builder, "total_change", swap->total_change);
      td_cli_json_int (builder, "matched_change", swap->matched_change);
      td_cli_json_int (builder, "total_below", swap->total_below);
      td_cli_json_int (builder, "take_total_change", swap->take_total_change);
      td_cli_json_int (builder, "take_matched_change", swap->take_matched_change);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  td_cli_print_json (cli, builder);
}

static void
print_swap_table (TdCli *cli, GPtrArray *swaps)
{
  TdCliTable *table = td_cli_table_new (_ ("Mentee"), _ ("Would get"), _ (">Points"),
                                        _ (">Points if left without"), _ ("Why not"), NULL);

  for (guint i = 0; i < swaps->len; i++)
    {
      const TdProposalSwap *swap = swaps->pdata[i];

      td_cli_table_add_cell (table, "%s", swap->mentee_name);
      td_cli_table_add_cell (table, "%s", swap->mentor_name ? swap->mentor_name : "");
      td_cli_table_add_cell (table, "%+" G_GINT64_FORMAT, swap->total_change);
      td_cli_table_add_cell (table, "%+" G_GINT64_FORMAT, swap->take_total_change);
      td_cli_table_add_cell (table, "%s", swap->refused ? swap->refused : "");
    }
  td_cli_table_print (table, cli);
}

static gboolean
run_swaps (TdCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Request) request = { 0 };
  const GOptionEntry entries[] = {
    { "proposal", 0, 0, G_OPTION_ARG_INT64, &request.proposal_id, N_ ("The draft"), N_ ("N") },
    { "mentee", 0, 0, G_OPTION_ARG_STRING, &request.mentee, N_ ("Who is to get"), N_ ("NUMBER") },
    { "mentor", 0, 0, G_OPTION_ARG_STRING, &request.mentor, N_ ("this mentor"), N_ ("NUMBER") },
    {},
  };
  g_autoptr (TdProposalRow) row = NULL;
  g_autoptr (GPtrArray) swaps = NULL;
  TdDatabase *db;
  gint64 mentor_id;
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, entries, &done, error))
    return done;
  if (!td_cli_require ("--proposal", request.proposal_id ? "" : NULL, error) ||
      !td_cli_require ("--mentee", request.mentee, error) ||
      !td_cli_require ("--mentor", request.mentor, error) ||
      (db = td_cli_open (cli, 0, error)) == NULL ||
      (row = find_row (cli, db, &request, request.mentee, error)) == NULL ||
      (mentor_id = td_cli_find_employee (cli, request.mentor, error)) == 0)
    return FALSE;
  swaps = td_proposal_list_swaps (db, row->id, mentor_id, td_cli_get_today (cli), error);
  if (swaps == NULL)
    return FALSE;
  if (td_cli_is_json (cli))
    print_swaps (cli, swaps);
  else
    print_swap_table (cli, swaps);
  return TRUE;
}

const TdCliCommand td_cli_pair_swaps = { "pair swaps", NULL,
                                         N_ ("Show who has a mentor and what a swap would cost"),
                                         run_swaps };
