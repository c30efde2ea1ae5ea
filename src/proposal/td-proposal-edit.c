/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "proposal/td-proposal-edit.h"

#include "base/td-error.h"
#include "candidates/td-points.h"
#include "db/td-change.h"
#include "proposal/td-proposal-edit-private.h"

#include <glib/gi18n-lib.h>

static gboolean
refuse (const TdProposalRow *row, const char *mentor, const char *why, GError **error)
{
  g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT,
               /* Translators: mentor, mentee, the rule that forbids it. */
               _ ("%s cannot be paired with %s: %s."), mentor, row->mentee_name, why);
  return FALSE;
}

TdChange *
td_proposal_begin_row (TdDatabase *db,
                       const char *action,
                       gint64 row_id,
                       TdProposal **proposal,
                       TdProposalRow **row,
                       GError **error)
{
  g_autoptr (TdChange) change = td_change_begin (db, action, error);

  if (change == NULL)
    return NULL;
  *row = td_proposal_load_row (db, row_id, error);
  *proposal = *row ? td_proposal_load (db, (*row)->proposal_id, error) : NULL;
  if (*proposal == NULL || !td_proposal_check_draft (*proposal, error))
    return NULL;
  if ((*row)->pair_id)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT,
                   _ ("The pair of %s was released already. Change it under Pairs."),
                   (*row)->mentee_name);
      return NULL;
    }
  td_change_describe (change, "%s", (*row)->mentee_name);
  return g_steal_pointer (&change);
}

/* --- Rows and sums --- */

/* Written out: 0 is a score, which td_database_update() would keep, but NULL a mentor. */
gboolean
td_proposal_store_row (TdDatabase *db, const TdProposalRow *row, GError **error)
{
  return td_database_execute (db, error,
                              "UPDATE proposal_row SET mentor_id = $2, score = $3, criteria = $4, "
                              "blocked = $5, locked = $6, by_hand = $7 WHERE id = $1",
                              "inissbb", row->id, row->mentor_id, (gint64) row->score,
                              row->criteria, row->blocked, row->locked, row->by_hand);
}

void
td_proposal_row_set (TdProposalRow *row, gint64 mentor_id, const TdJudgement *judgement)
{
  row->mentor_id = mentor_id;
  row->by_hand = TRUE;
  row->score = judgement ? judgement->score : 0;
  row->locked = row->locked && judgement;
  td_record_set_text (&row->criteria, judgement ? judgement->criteria : NULL);
  td_record_set_text (&row->blocked, NULL);
}

/* Sums of the rows as they are now. */
typedef struct
{
  gint64 matched;
  gint64 total;
  gint64 second_matched;
  gint64 second_total;
  gint64 proven_matched; /* first mentors, without mentees put in by hand */
  gint64 proven_total;
} Sums;

static gboolean
add_up (TdDatabase *db, gint64 proposal_id, Sums *sums, GError **error)
{
  g_autoptr (TdStatement) row = td_database_query (
      db, error,
      "SELECT count(*) FILTER (WHERE round = 1), coalesce(sum(score) FILTER (WHERE round = 1), 0), "
      "count(*) FILTER (WHERE round = 2), coalesce(sum(score) FILTER (WHERE round = 2), 0), "
      "count(*) FILTER (WHERE round = 1 AND added = 0), "
      "coalesce(sum(score) FILTER (WHERE round = 1 AND added = 0), 0) "
      "FROM proposal_row WHERE proposal_id = $1 AND mentor_id IS NOT NULL",
      "i", proposal_id);

  if (row == NULL || !td_statement_next (row, error))
    return FALSE;
  *sums = (Sums){ td_statement_get_int (row, 0), td_statement_get_int (row, 1),
                  td_statement_get_int (row, 2), td_statement_get_int (row, 3),
                  td_statement_get_int (row, 4), td_statement_get_int (row, 5) };
  return TRUE;
}

static gboolean
store_sums (TdDatabase *db, const TdProposal *before, const Sums *sums, GError **error)
{
  if (sums->matched == before->matched && sums->total == before->total &&
      sums->second_matched == before->second_matched && sums->second_total == before->second_total)
    return TRUE;
  return td_database_execute (db, error,
                              "UPDATE proposal SET matched = $2, total = $3, second_matched = $4, "
                              "second_total = $5 WHERE id = $1",
                              "iiiii", before->id, sums->matched, sums->total, sums->second_matched,
                              sums->second_total);
}

gboolean
td_proposal_measure (TdDatabase *db,
                     const TdProposal *proposal,
                     TdProposalEffect *effect,
                     GError **error)
{
  Sums sums;

  if (!add_up (db, proposal->id, &sums, error))
    return FALSE;
  *effect = (TdProposalEffect){
    .total_below = proposal->best_total - sums.proven_total,
    .matched_below = (int) (proposal->best_matched - sums.proven_matched),
  };
  return TRUE;
}

gboolean
td_proposal_finish_edit (TdDatabase *db,
                         TdChange *change,
                         const TdProposal *before,
                         TdProposalEffect *effect,
                         GError **error)
{
  Sums sums;

  if (!add_up (db, before->id, &sums, error) || !store_sums (db, before, &sums, error))
    return FALSE;
  if (effect)
    *effect = (TdProposalEffect){
      .total_change = sums.total + sums.second_total - before->total - before->second_total,
      .matched_change =
          (int) (sums.matched + sums.second_matched - before->matched - before->second_matched),
      .total_below = before->best_total - sums.proven_total,
      .matched_below = (int) (before->best_matched - sums.proven_matched),
    };
  return td_change_commit (change, error);
}

/* --- One row --- */

static gboolean
refuse_full (const TdProposalRow *row, const TdJudgement *judgement, GError **error)
{
  return refuse (row, judgement->mentor_name,
                 _ ("no place free in this draft, but in a swap with who has it"), error);
}

/* Gives a row's mentee a mentor who is free, or none. */
static gboolean
give (TdDatabase *db,
      const TdProposal *proposal,
      TdProposalRow *row,
      gint64 mentor_id,
      TdDate today,
      GError **error)
{
  g_auto (TdJudgement) judgement = { 0 };

  if (mentor_id == 0)
    {
      td_proposal_row_set (row, 0, NULL);
      return TRUE;
    }
  if (!td_proposal_judge (db, proposal, row, mentor_id, today, &judgement, error))
    return FALSE;
  if (judgement.refused)
    return refuse (row, judgement.mentor_name, judgement.refused, error);
  if (judgement.places <= 0)
    return refuse_full (row, &judgement, error);
  td_proposal_row_set (row, mentor_id, &judgement);
  return TRUE;
}

gboolean
td_proposal_set_mentor (TdDatabase *db,
                        gint64 row_id,
                        gint64 mentor_id,
                        TdDate today,
                        TdProposalEffect *effect,
                        GError **error)
{
  g_autoptr (TdProposal) proposal = NULL;
  g_autoptr (TdProposalRow) row = NULL;
  g_autoptr (TdChange) change =
      td_proposal_begin_row (db, "pairing.edit", row_id, &proposal, &row, error);

  if (change == NULL)
    return FALSE;
  if (row->mentor_id != mentor_id && (!give (db, proposal, row, mentor_id, today, error) ||
                                      !td_proposal_store_row (db, row, error)))
    return FALSE;
  return td_proposal_finish_edit (db, change, proposal, effect, error);
}

/* Why she stayed without, as it was told when the draft was made: counted anew. */
static gboolean
count_blocked (TdDatabase *db,
               const TdProposal *proposal,
               TdProposalRow *row,
               TdDate today,
               GError **error)
{
  g_autoptr (TdCandidates) candidates =
      td_candidates_load (db, proposal->program_id, row->mentee_id, today, error);
  int counts[TD_N_HARD_RULES];

  if (candidates == NULL)
    return FALSE;
  if (candidates->mentees->len == 0)
    return TRUE;
  td_candidates_count_blocked (candidates, 0, counts);
  td_record_take_text (&row->blocked, td_points_blocked_to_json (counts));
  return TRUE;
}

gboolean
td_proposal_restore_row (TdDatabase *db,
                         gint64 row_id,
                         TdDate today,
                         TdProposalEffect *effect,
                         GError **error)
{
  g_autoptr (TdProposal) proposal = NULL;
  g_autoptr (TdProposalRow) row = NULL;
  g_autoptr (TdChange) change =
      td_proposal_begin_row (db, "pairing.restore", row_id, &proposal, &row, error);

  if (change == NULL)
    return FALSE;
  if (row->mentor_id != row->proven_id || row->by_hand)
    {
      if (row->mentor_id != row->proven_id &&
          !give (db, proposal, row, row->proven_id, today, error))
        return FALSE;
      if (row->mentor_id == 0 && !count_blocked (db, proposal, row, today, error))
        return FALSE;
      row->by_hand = row->added;
      if (!td_proposal_store_row (db, row, error))
        return FALSE;
    }
  return td_proposal_finish_edit (db, change, proposal, effect, error);
}

gboolean
td_proposal_set_locked (TdDatabase *db, gint64 row_id, gboolean locked, GError **error)
{
  g_autoptr (TdProposal) proposal = NULL;
  g_autoptr (TdProposalRow) row = NULL;
  g_autoptr (TdChange) change =
      td_proposal_begin_row (db, "pairing.edit", row_id, &proposal, &row, error);

  if (change == NULL)
    return FALSE;
  if (locked && row->mentor_id == 0)
    return refuse (row, _ ("Nobody"), _ ("there is no mentor to keep"), error);
  if (row->locked != locked)
    {
      row->locked = locked;
      if (!td_proposal_store_row (db, row, error))
        return FALSE;
    }
  return td_change_commit (change, error);
}

/* --- Somebody new --- */

/* A row of somebody who is not in the draft; NULL with an error where she is, or has a mentor. */
static TdProposalRow *
new_row (TdDatabase *db, const TdProposal *proposal, gint64 mentee_id, GError **error)
{
  g_autoptr (TdStatement) found = td_database_query (
      db, error,
      "SELECT e.name, (SELECT count(*) FROM proposal_row w WHERE w.proposal_id = $1 "
      "AND w.mentee_id = e.id AND w.round = 1), (SELECT count(*) FROM pair x "
      "WHERE x.program_id = $2 AND x.mentee_id = e.id "
      "AND x.state IN ('proposed', 'accepted', 'active', 'paused')) FROM employee e WHERE e.id = "
      "$3",
      "iii", proposal->id, proposal->program_id, mentee_id);
  TdProposalRow *row;

  if (found == NULL || !td_statement_next (found, error))
    return NULL;
  if (td_statement_get_int (found, 1) > 0)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT,
                   _ ("%s is in this draft already. Change her row."),
                   td_statement_get_text (found, 0));
      return NULL;
    }
  if (td_statement_get_int (found, 2) > 0)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT,
                   _ ("%s has a mentor already. Change the pair under Pairs."),
                   td_statement_get_text (found, 0));
      return NULL;
    }
  row = g_object_new (TD_TYPE_PROPOSAL_ROW, NULL);
  row->proposal_id = proposal->id;
  row->mentee_id = mentee_id;
  row->round = 1;
  row->added = TRUE;
  td_record_set_text (&row->mentee_name, td_statement_get_text (found, 0));
  return row;
}

static gboolean
insert_row (TdDatabase *db, TdProposalRow *row, GError **error)
{
  return td_database_query_int (db, &row->id, error,
                                "INSERT INTO proposal_row (proposal_id, mentee_id, mentor_id, "
                                "score, criteria, by_hand, added) "
                                "VALUES ($1, $2, $3, $4, $5, 1, 1) RETURNING id",
                                "iiiis", row->proposal_id, row->mentee_id, row->mentor_id,
                                (gint64) row->score, row->criteria) &&
         td_database_execute (db, error, "UPDATE proposal SET mentees = mentees + 1 WHERE id = $1",
                              "i", row->proposal_id);
}

gint64
td_proposal_add_mentee (TdDatabase *db,
                        gint64 proposal_id,
                        gint64 mentee_id,
                        gint64 mentor_id,
                        TdDate today,
                        TdProposalEffect *effect,
                        GError **error)
{
  g_autoptr (TdChange) change = td_change_begin (db, "pairing.edit", error);
  g_autoptr (TdProposal) proposal = change ? td_proposal_load (db, proposal_id, error) : NULL;
  g_autoptr (TdProposalRow) row = NULL;

  if (proposal == NULL || !td_proposal_check_draft (proposal, error))
    return 0;
  row = new_row (db, proposal, mentee_id, error);
  if (row == NULL)
    return 0;
  if (mentor_id == 0)
    {
      refuse (row, _ ("Nobody"), _ ("there is no mentor to add her with"), error);
      return 0;
    }
  if (!give (db, proposal, row, mentor_id, today, error) || !insert_row (db, row, error))
    return 0;
  td_change_describe (change, "%s", row->mentee_name);
  return td_proposal_finish_edit (db, change, proposal, effect, error) ? row->id : 0;
}
