/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "pairing/td-proposal-edit.h"

#include "base/td-error.h"
#include "db/td-change.h"
#include "pairing/td-pair-life.h"
#include "pairing/td-points.h"
#include "pairing/td-proposal-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
check_draft (const TdProposal *proposal, GError **error)
{
  if (strcmp (proposal->state, "draft") == 0)
    return TRUE;
  g_set_error_literal (error, TD_ERROR, TD_ERROR_CONFLICT,
                       _ ("This proposal is no draft any more: it was released or discarded."));
  return FALSE;
}

/* Begins a change of one row that is still a draft. */
static TdChange *
begin_row (TdDatabase *db,
           gint64 row_id,
           TdProposal **proposal,
           TdProposalRow **row,
           GError **error)
{
  g_autoptr (TdChange) change = td_change_begin (db, "pairing.edit", error);

  if (change == NULL)
    return NULL;
  *row = td_proposal_load_row (db, row_id, error);
  *proposal = *row ? td_proposal_load (db, (*row)->proposal_id, error) : NULL;
  if (*proposal == NULL || !check_draft (*proposal, error))
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

/* What the draft itself takes of a mentor's places, without one row. */
static gboolean
count_taken (TdDatabase *db, const TdProposalRow *row, gint64 mentor_id, int *taken, GError **error)
{
  gint64 n = 0;

  if (!td_database_query_int (db, &n, error,
                              "SELECT count(*) FROM proposal_row WHERE proposal_id = $1 "
                              "AND mentor_id = $2 AND id <> $3 AND pair_id IS NULL",
                              "iii", row->proposal_id, mentor_id, row->id))
    return FALSE;
  *taken = (int) n;
  return TRUE;
}

static gboolean
refuse (const TdProposalRow *row, const char *mentor, const char *why, GError **error)
{
  g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT,
               /* Translators: mentor, mentee, the rule that forbids it. */
               _ ("%s cannot be paired with %s: %s."), mentor, row->mentee_name, why);
  return FALSE;
}

/* Takes a row out; who is no mentee any more may be taken out too. */
static void
clear_row (TdProposalRow *row)
{
  row->score = 0;
  row->locked = FALSE;
  td_record_set_text (&row->criteria, NULL);
  td_record_set_text (&row->blocked, NULL);
}

/* Scores the row's mentee with another mentor, or leaves her without one. */
static gboolean
rescore (TdDatabase *db,
         TdProposalRow *row,
         gint64 program_id,
         gint64 mentor_id,
         TdDate today,
         GError **error)
{
  g_autoptr (TdCandidates) candidates =
      td_candidates_load (db, program_id, row->mentee_id, today, error);
  g_autofree int *points = NULL;
  TdParticipant *mentor;
  guint blocked;
  int chosen, taken;

  if (candidates == NULL)
    return FALSE;
  row->mentor_id = mentor_id;
  row->by_hand = TRUE;
  if (mentor_id == 0)
    {
      clear_row (row);
      return TRUE;
    }
  if (candidates->mentees->len == 0)
    return refuse (row, _ ("Nobody"), _ ("the enrolment as mentee is over"), error);
  chosen = td_candidates_find (candidates->mentors, mentor_id);
  if (chosen < 0 || td_candidates_is_self (candidates, 0, (guint) chosen))
    return refuse (row, _ ("This person"), _ ("not a mentor who is ready"), error);
  mentor = candidates->mentors->pdata[chosen];
  if (!count_taken (db, row, mentor_id, &taken, error))
    return FALSE;
  mentor->places_left -= taken;
  points = g_new0 (int, candidates->n_weights + 1);
  row->score = td_candidates_score (candidates, 0, (guint) chosen, points, &blocked);
  if (blocked)
    {
      TdMatch match = td_candidates_match (candidates, 0, (guint) chosen);
      g_autofree char *why = td_hard_rules_dup_text (&match, blocked);

      return refuse (row, mentor->name, why, error);
    }
  td_record_take_text (&row->criteria, td_points_to_json (candidates, points));
  td_record_set_text (&row->blocked, NULL);
  return TRUE;
}

/* Written out: 0 is a score, which td_database_update() would keep, but NULL a mentor. */
static gboolean
store_row (TdDatabase *db, const TdProposalRow *row, GError **error)
{
  return td_database_execute (db, error,
                              "UPDATE proposal_row SET mentor_id = $2, score = $3, criteria = $4, "
                              "blocked = $5, locked = $6, by_hand = $7 WHERE id = $1",
                              "inissbb", row->id, row->mentor_id, (gint64) row->score,
                              row->criteria, row->blocked, row->locked, row->by_hand);
}

static gboolean
store_sums (TdDatabase *db,
            const TdProposal *proposal,
            const TdProposalEffect *effect,
            GError **error)
{
  if (effect->total_change == 0 && effect->matched_change == 0)
    return TRUE;
  return td_database_execute (db, error,
                              "UPDATE proposal SET total = $2, matched = $3 WHERE id = $1", "iii",
                              proposal->id, proposal->total + effect->total_change,
                              (gint64) (proposal->matched + effect->matched_change));
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
  g_autoptr (TdChange) change = begin_row (db, row_id, &proposal, &row, error);
  TdProposalEffect what = { 0 };

  if (change == NULL)
    return FALSE;
  if (row->mentor_id != mentor_id)
    {
      what.total_change = -row->score;
      what.matched_change = (mentor_id != 0) - (row->mentor_id != 0);
      if (!rescore (db, row, proposal->program_id, mentor_id, today, error))
        return FALSE;
      what.total_change += row->score;
      if (!store_row (db, row, error) || !store_sums (db, proposal, &what, error))
        return FALSE;
    }
  if (effect)
    *effect = what;
  return td_change_commit (change, error);
}

gboolean
td_proposal_set_locked (TdDatabase *db, gint64 row_id, gboolean locked, GError **error)
{
  g_autoptr (TdProposal) proposal = NULL;
  g_autoptr (TdProposalRow) row = NULL;
  g_autoptr (TdChange) change = begin_row (db, row_id, &proposal, &row, error);

  if (change == NULL)
    return FALSE;
  if (locked && row->mentor_id == 0)
    return refuse (row, _ ("Nobody"), _ ("there is no mentor to keep"), error);
  if (row->locked != locked)
    {
      row->locked = locked;
      if (!store_row (db, row, error))
        return FALSE;
    }
  return td_change_commit (change, error);
}

/* --- Release --- */

/* Nothing may have changed since that makes the pair one too many. */
static gboolean
check_row (TdDatabase *db, const TdProposal *proposal, const TdProposalRow *row, GError **error)
{
  gint64 others = 0;
  gint64 left = 0;

  if (!td_database_query_int (db, &others, error,
                              "SELECT count(*) FROM pair WHERE program_id = $1 AND mentee_id = $2 "
                              "AND state IN ('proposed', 'accepted', 'active', 'paused')",
                              "ii", proposal->program_id, row->mentee_id) ||
      !td_database_query_int (db, &left, error,
                              "SELECT n.places - (SELECT count(*) FROM pair p "
                              "WHERE p.program_id = $1 AND p.mentor_id = $2 "
                              "AND p.state IN ('proposed', 'accepted', 'active', 'paused')) "
                              "FROM enrolment n WHERE n.program_id = $1 AND n.employee_id = $2",
                              "ii", proposal->program_id, row->mentor_id))
    return FALSE;
  if (others > 0)
    g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT,
                 _ ("%s has a mentor by now. Take the row out of the draft, or propose again."),
                 row->mentee_name);
  else if (left <= 0)
    g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT,
                 _ ("%s has no place left by now. Choose another mentor for %s, or propose again."),
                 row->mentor_name, row->mentee_name);
  else
    return TRUE;
  return FALSE;
}

static gboolean
release_row (TdDatabase *db,
             const TdProposal *proposal,
             const TdProposalRow *row,
             TdDate today,
             GError **error)
{
  TdPairDraft draft = {
    .program_id = proposal->program_id,
    .mentor_id = row->mentor_id,
    .mentee_id = row->mentee_id,
    .source = "proposal",
    .score = row->score,
    .criteria = row->criteria,
  };
  gint64 pair_id;

  if (!check_row (db, proposal, row, error))
    return FALSE;
  pair_id = td_pair_add (db, &draft, today, error);
  return pair_id &&
         td_database_execute (db, error, "UPDATE proposal_row SET pair_id = $2 WHERE id = $1", "ii",
                              row->id, pair_id);
}

static gboolean
contains (GArray *ids, gint64 id)
{
  for (guint i = 0; ids && i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

/* Everyone who was asked for must have a row to release. */
static gboolean
check_mentees (GPtrArray *rows, GArray *mentees, GError **error)
{
  guint found = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const TdProposalRow *row = rows->pdata[i];

      found += row->mentor_id && row->pair_id == 0 && contains (mentees, row->mentee_id);
    }
  if (mentees == NULL || found >= mentees->len)
    return TRUE;
  g_set_error_literal (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                       _ ("Nothing was released: the proposal has no pair to release for one of "
                          "these mentees."));
  return FALSE;
}

static int
release_rows (TdDatabase *db,
              const TdProposal *proposal,
              GPtrArray *rows,
              GArray *mentees,
              TdDate today,
              GError **error)
{
  int released = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const TdProposalRow *row = rows->pdata[i];

      if (row->mentor_id == 0 || row->pair_id || (mentees && !contains (mentees, row->mentee_id)))
        continue;
      if (!release_row (db, proposal, row, today, error))
        return -1;
      released++;
    }
  return released;
}

static gboolean
set_state (TdDatabase *db, gint64 proposal_id, const char *state, GError **error)
{
  return td_database_execute (db, error, "UPDATE proposal SET state = $2 WHERE id = $1", "is",
                              proposal_id, state);
}

int
td_proposal_release (TdDatabase *db,
                     gint64 proposal_id,
                     GArray *mentees,
                     TdDate today,
                     GError **error)
{
  g_autoptr (TdChange) change = td_change_begin (db, "pairing.release", error);
  g_autoptr (TdProposal) proposal = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  int released;

  if (change == NULL)
    return -1;
  proposal = td_proposal_load (db, proposal_id, error);
  rows = proposal ? td_proposal_list_rows (db, proposal_id, error) : NULL;
  if (rows == NULL || !check_draft (proposal, error) || !check_mentees (rows, mentees, error))
    return -1;
  released = release_rows (db, proposal, rows, mentees, today, error);
  if (released < 0)
    return -1;
  if (released == proposal->to_release && !set_state (db, proposal_id, "released", error))
    return -1;
  td_change_describe (change, "%d", released);
  return td_change_commit (change, error) ? released : -1;
}

gboolean
td_proposal_discard (TdDatabase *db, gint64 proposal_id, GError **error)
{
  g_autoptr (TdChange) change = td_change_begin (db, "pairing.discard", error);
  g_autoptr (TdProposal) proposal = NULL;

  if (change == NULL)
    return FALSE;
  proposal = td_proposal_load (db, proposal_id, error);
  if (proposal == NULL || !check_draft (proposal, error) ||
      !set_state (db, proposal_id, "discarded", error))
    return FALSE;
  td_change_describe (change, "%s", proposal->program_name);
  return td_change_commit (change, error);
}
