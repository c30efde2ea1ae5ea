/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "proposal/td-proposal-private.h"

#include "base/td-error.h"
#include "candidates/td-points.h"
#include "proposal/td-proposal-sheet.h"

#include <glib/gi18n-lib.h>
#include <string.h>

gboolean
td_proposal_check_draft (const TdProposal *proposal, GError **error)
{
  if (strcmp (proposal->state, "draft") == 0)
    return TRUE;
  g_set_error_literal (error, TD_ERROR, TD_ERROR_CONFLICT,
                       _ ("This proposal is no draft any more: it was released or discarded."));
  return FALSE;
}

gboolean
td_proposal_count_places (TdDatabase *db,
                          const TdProposal *proposal,
                          gint64 row_id,
                          gint64 mentor_id,
                          int *places,
                          GError **error)
{
  gint64 left = 0;

  if (!td_database_query_int (
          db, &left, error,
          "SELECT coalesce((SELECT n.places FROM enrolment n WHERE n.program_id = $1 "
          "AND n.employee_id = $2), 0) "
          "- (SELECT count(*) FROM pair x WHERE x.program_id = $1 AND x.mentor_id = $2 "
          "AND x.state IN ('proposed', 'accepted', 'active', 'paused') "
          "AND x.id NOT IN (SELECT w.earlier_pair_id FROM proposal_row w WHERE w.proposal_id = $3 "
          "AND w.earlier_pair_id IS NOT NULL)) "
          "- (SELECT count(*) FROM proposal_row w WHERE w.proposal_id = $3 AND w.mentor_id = $2 "
          "AND w.id <> $4 AND (w.pair_id IS NULL OR w.pair_id = w.earlier_pair_id))",
          "iiii", proposal->program_id, mentor_id, proposal->id, row_id))
    return FALSE;
  *places = (int) left;
  return TRUE;
}

GHashTable *
td_proposal_list_taken (TdDatabase *db,
                        const TdProposal *proposal,
                        const TdProposalRow *row,
                        GError **error)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (TdStatement) use = td_database_query (
      db, error,
      "SELECT x.mentor_id, x.mentee_id = $3 FROM pair x WHERE x.program_id = $1 AND x.id <> $5 "
      "AND x.state IN ('proposed', 'accepted', 'active', 'paused') "
      "AND x.id NOT IN (SELECT w.earlier_pair_id FROM proposal_row w WHERE w.proposal_id = $2 "
      "AND w.earlier_pair_id IS NOT NULL) "
      "UNION ALL SELECT w.mentor_id, w.mentee_id = $3 FROM proposal_row w "
      "WHERE w.proposal_id = $2 AND w.id <> $4 AND w.mentor_id IS NOT NULL "
      "AND (w.pair_id IS NULL OR w.pair_id = w.earlier_pair_id)",
      "iiiii", proposal->program_id, proposal->id, row->mentee_id, row->id, row->pair_id);
  GError *trouble = NULL;

  if (use == NULL)
    return NULL;
  while (td_statement_next (use, &trouble))
    {
      gint64 mentor_id = td_statement_get_int (use, 0);
      int n = GPOINTER_TO_INT (g_hash_table_lookup (taken, &mentor_id));
      gboolean hers = td_statement_get_int (use, 1) != 0;

      g_hash_table_replace (taken, g_memdup2 (&mentor_id, sizeof mentor_id),
                            GINT_TO_POINTER (hers || n < 0 ? -1 : n + 1));
    }
  if (trouble == NULL)
    return g_steal_pointer (&taken);
  g_propagate_error (error, trouble);
  return NULL;
}

void
td_judgement_clear (TdJudgement *judgement)
{
  g_clear_pointer (&judgement->criteria, g_free);
  g_clear_pointer (&judgement->mentor_name, g_free);
  g_clear_pointer (&judgement->refused, g_free);
}

/* Whether a mentor is hers already: by another row of the draft, or by a pair that this row does
 * not move. */
static gboolean
find_same (TdDatabase *db,
           const TdProposal *proposal,
           const TdProposalRow *row,
           gint64 mentor_id,
           gboolean *same,
           GError **error)
{
  gint64 n = 0;

  if (!td_database_query_int (
          db, &n, error,
          "SELECT (SELECT count(*) FROM proposal_row w WHERE w.proposal_id = $1 "
          "AND w.mentee_id = $2 AND w.id <> $3 AND w.mentor_id = $4) + "
          "(SELECT count(*) FROM pair x WHERE x.program_id = $5 AND x.mentee_id = $2 "
          "AND x.mentor_id = $4 AND x.id <> $6 "
          "AND x.state IN ('proposed', 'accepted', 'active', 'paused'))",
          "iiiiii", proposal->id, row->mentee_id, row->id, mentor_id, proposal->program_id,
          row->earlier_pair_id))
    return FALSE;
  *same = n > 0;
  return TRUE;
}

/* Back to the mentor of the pair that the row moves: she never was with him. */
static gboolean
is_earlier (TdDatabase *db,
            const TdProposalRow *row,
            gint64 mentor_id,
            gboolean *earlier,
            GError **error)
{
  gint64 n = 0;

  if (!td_database_query_int (db, &n, error,
                              "SELECT count(*) FROM pair WHERE id = $1 AND mentor_id = $2", "ii",
                              row->earlier_pair_id, mentor_id))
    return FALSE;
  *earlier = n > 0;
  return TRUE;
}

static guint
rule_of (const char *name)
{
  for (guint i = 0; i < TD_N_HARD_RULES; i++)
    if (strcmp (td_hard_rules[i].name, name) == 0)
      return 1u << i;
  g_return_val_if_reached (0);
}

static gboolean
is_sheet (const TdProposal *proposal)
{
  return g_strcmp0 (proposal->scope, "sheet") == 0;
}

/* Points, and the rules that block but for the places, which are counted in the draft. */
static gboolean
score (TdDatabase *db,
       const TdProposal *proposal,
       const TdCandidates *candidates,
       const TdProposalRow *row,
       int mentor,
       TdJudgement *judgement,
       GError **error)
{
  const TdParticipant *who = candidates->mentors->pdata[mentor];
  g_autofree int *points = g_new0 (int, candidates->n_weights + 1);
  TdMatch match = td_candidates_match (candidates, 0, (guint) mentor);
  gboolean earlier;
  guint blocked;

  if (!is_earlier (db, row, who->employee_id, &earlier, error))
    return FALSE;
  judgement->score = td_candidates_score (candidates, 0, (guint) mentor, points, &blocked);
  judgement->criteria = td_points_to_json (candidates, points);
  blocked &= ~(1u << TD_HARD_RULE_CAPACITY);
  if (earlier)
    blocked &= ~rule_of ("previous_pair");
  /* The points of a sheet are its own. */
  if (is_sheet (proposal))
    blocked &= ~rule_of ("lowest_score");
  if (blocked)
    judgement->refused = td_hard_rules_dup_text (&match, blocked);
  return TRUE;
}

static gboolean
judge_candidate (TdDatabase *db,
                 const TdProposal *proposal,
                 const TdProposalRow *row,
                 const TdCandidates *candidates,
                 int mentor,
                 TdJudgement *judgement,
                 GError **error)
{
  const TdParticipant *who = candidates->mentors->pdata[mentor];
  gboolean same;

  judgement->mentor_name = g_strdup (who->name);
  if (!score (db, proposal, candidates, row, mentor, judgement, error) ||
      (is_sheet (proposal) && !td_proposal_sheet_judge (db, proposal, row->mentee_id,
                                                        who->employee_id, judgement, error)) ||
      !find_same (db, proposal, row, who->employee_id, &same, error) ||
      !td_proposal_count_places (db, proposal, row->id, who->employee_id, &judgement->places,
                                 error))
    return FALSE;
  if (same)
    {
      g_free (judgement->refused);
      judgement->refused = g_strdup (_ ("her other mentor already"));
    }
  return TRUE;
}

static void
nobody (TdJudgement *judgement, const char *name, const char *why)
{
  judgement->mentor_name = g_strdup (name);
  judgement->refused = g_strdup (why);
}

gboolean
td_proposal_judge (TdDatabase *db,
                   const TdProposal *proposal,
                   const TdProposalRow *row,
                   gint64 mentor_id,
                   TdDate today,
                   TdJudgement *judgement,
                   GError **error)
{
  g_autoptr (TdCandidates) candidates =
      td_candidates_load (db, proposal->program_id, row->mentee_id, today, error);
  int mentor;

  *judgement = (TdJudgement){ 0 };
  if (candidates == NULL)
    return FALSE;
  mentor = td_candidates_find (candidates->mentors, mentor_id);
  if (candidates->mentees->len == 0)
    nobody (judgement, _ ("Nobody"), _ ("the enrolment as mentee is over"));
  else if (mentor < 0 || td_candidates_is_self (candidates, 0, (guint) mentor))
    nobody (judgement, _ ("This person"), _ ("not a mentor who is ready"));
  else
    return judge_candidate (db, proposal, row, candidates, mentor, judgement, error);
  return TRUE;
}
