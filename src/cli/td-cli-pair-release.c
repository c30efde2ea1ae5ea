/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-commands.h"

#include "cli/td-cli-pair.h"
#include "cli/td-cli-proposal.h"
#include "proposal/td-proposal-release.h"

#include <glib/gi18n-lib.h>

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
      (db = td_cli_open (cli, 0, error)) == NULL ||
      !td_cli_find_employees (cli, mentees, ids, error) ||
      (before = td_pair_list (db, &filter, td_cli_get_today (cli), error)) == NULL ||
      td_proposal_release (db, filter.proposal_id, mentees ? ids : NULL, td_cli_get_today (cli),
                           error) < 0)
    return FALSE;
  return print_released (cli, db, &filter, before, error);
}

const TdCliCommand td_cli_pair_release = { "pair release", NULL, N_ ("Make pairs of a proposal"),
                                           run_release };

/* --- What changed since a draft was made --- */

static void
print_flags (TdCli *cli, GPtrArray *flags)
{
  static const char *const members[] = { "code",        "refused", "mentee_name",
                                         "mentor_name", "text",    NULL };
  TdCliTable *table;

  if (td_cli_is_json (cli))
    {
      td_cli_print_json_records (cli, "rows", flags, members);
      return;
    }
  table = td_cli_table_new (_ ("Mentee"), _ ("Mentor"), _ ("What changed"), NULL);
  for (guint i = 0; i < flags->len; i++)
    {
      const TdProposalFlag *flag = flags->pdata[i];

      td_cli_table_add (table, flag->mentee_name, flag->mentor_name, flag->text);
    }
  td_cli_table_print (table, cli);
}

static gboolean
run_check (TdCli *cli, int argc, char **argv, GError **error)
{
  gint64 proposal_id = 0;
  const GOptionEntry entries[] = {
    { "proposal", 0, 0, G_OPTION_ARG_INT64, &proposal_id, N_ ("The proposal"), N_ ("N") },
    {},
  };
  g_autoptr (GPtrArray) flags = NULL;
  TdDatabase *db;
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, entries, &done, error))
    return done;
  if (!td_cli_require ("--proposal", proposal_id ? "" : NULL, error) ||
      (db = td_cli_open (cli, 0, error)) == NULL)
    return FALSE;
  flags = td_proposal_check_rows (db, proposal_id, td_cli_get_today (cli), error);
  if (flags == NULL)
    return FALSE;
  print_flags (cli, flags);
  return TRUE;
}

const TdCliCommand td_cli_pair_check = { "pair check", NULL,
                                         N_ ("Show what changed since a draft was made"),
                                         run_check };
