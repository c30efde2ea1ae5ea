/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "proposal/td-proposal-sheet.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

guint
td_proposal_sheet_own_points (void)
{
  guint set = 0;

  for (guint i = 0; i < TD_N_HARD_RULES; i++)
    if (strcmp (td_hard_rules[i].name, "lowest_score") == 0)
      set |= 1u << i;
  return set;
}

static gboolean
ignores_rules (const TdProposal *proposal)
{
  g_autoptr (JsonNode) root = json_from_string (proposal->rules, NULL);

  return root && JSON_NODE_HOLDS_OBJECT (root) &&
         json_object_get_boolean_member_with_default (json_node_get_object (root), "ignore_rules",
                                                      FALSE);
}

guint
td_proposal_sheet_get_rules (const TdProposal *proposal, guint rules)
{
  return ignores_rules (proposal) ? 1u << TD_HARD_RULE_CAPACITY
                                  : rules & ~td_proposal_sheet_own_points ();
}

GHashTable *
td_proposal_sheet_load_scores (TdDatabase *db,
                               const TdProposal *proposal,
                               gint64 mentee_id,
                               GError **error)
{
  g_autoptr (GHashTable) scores =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (TdStatement) row =
      td_database_query (db, error,
                         "SELECT mentor_id, score FROM proposal_score WHERE proposal_id = $1 "
                         "AND mentee_id = $2",
                         "ii", proposal->id, mentee_id);
  GError *trouble = NULL;

  if (row == NULL)
    return NULL;
  while (td_statement_next (row, &trouble))
    {
      gint64 mentor_id = td_statement_get_int (row, 0);
      gint64 score = td_statement_get_int (row, 1);

      g_hash_table_insert (scores, g_memdup2 (&mentor_id, sizeof mentor_id),
                           g_memdup2 (&score, sizeof score));
    }
  if (trouble == NULL)
    return g_steal_pointer (&scores);
  g_propagate_error (error, trouble);
  return NULL;
}

gboolean
td_proposal_sheet_judge (TdDatabase *db,
                         const TdProposal *proposal,
                         gint64 mentee_id,
                         gint64 mentor_id,
                         TdJudgement *judgement,
                         GError **error)
{
  gint64 score = G_MININT64;

  if (!td_database_query_int (db, &score, error,
                              "SELECT score FROM proposal_score WHERE proposal_id = $1 "
                              "AND mentee_id = $2 AND mentor_id = $3",
                              "iii", proposal->id, mentee_id, mentor_id))
    return FALSE;
  g_clear_pointer (&judgement->criteria, g_free);
  judgement->score = score == G_MININT64 ? 0 : (int) score;
  if (ignores_rules (proposal))
    g_clear_pointer (&judgement->refused, g_free);
  if (score == G_MININT64 && judgement->refused == NULL)
    judgement->refused = g_strdup (_ ("the sheet has no score for these two"));
  return TRUE;
}
