/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "proposal/td-proposal-edit-private.h"

#include "base/td-error.h"

#include <glib/gi18n-lib.h>

static const TdField swap_fields[] = {
  TD_FIELD (TdProposalSwap, row_id, TD_FIELD_ID),
  TD_FIELD (TdProposalSwap, mentee_id, TD_FIELD_ID),
  TD_FIELD (TdProposalSwap, mentee_name, TD_FIELD_TEXT),
  TD_FIELD (TdProposalSwap, mentee_number, TD_FIELD_TEXT),
  TD_FIELD (TdProposalSwap, mentor_name, TD_FIELD_TEXT),
  TD_FIELD (TdProposalSwap, refused, TD_FIELD_TEXT),
  TD_FIELD (TdProposalSwap, total_change, TD_FIELD_ID),
  TD_FIELD (TdProposalSwap, matched_change, TD_FIELD_INT),
  TD_FIELD (TdProposalSwap, total_below, TD_FIELD_ID),
  TD_FIELD (TdProposalSwap, matched_below, TD_FIELD_INT),
  TD_FIELD (TdProposalSwap, take_total_change, TD_FIELD_ID),
  TD_FIELD (TdProposalSwap, take_matched_change, TD_FIELD_INT),
  TD_FIELD (TdProposalSwap, largest, TD_FIELD_INT),
};

TD_DEFINE_RECORD (TdProposalSwap, td_proposal_swap, swap_fields)

/* A sentence for why a row cannot get a mentor. */
static char *
dup_refusal (const TdProposalRow *row, const TdJudgement *judgement)
{
  return g_strdup_printf (_ ("%s cannot be paired with %s: %s."), judgement->mentor_name,
                          row->mentee_name, judgement->refused);
}

/* Judges a mentor for a row whose own place is not asked for; 0 is nobody, and always fine. */
static gboolean
judge (TdDatabase *db,
       const TdProposal *proposal,
       const TdProposalRow *row,
       gint64 mentor_id,
       TdDate today,
       TdJudgement *judgement,
       GError **error)
{
  if (mentor_id == 0)
    return TRUE;
  return td_proposal_judge (db, proposal, row, mentor_id, today, judgement, error);
}

static gboolean
check_judged (const TdProposalRow *row, const TdJudgement *judgement, GError **error)
{
  g_autofree char *why = NULL;

  if (judgement->refused == NULL)
    return TRUE;
  why = dup_refusal (row, judgement);
  g_set_error_literal (error, TD_ERROR, TD_ERROR_CONFLICT, why);
  return FALSE;
}

/* Why a row keeps its mentor whatever comes; NULL where it need not. */
static char *
dup_kept (const TdProposalRow *row)
{
  if (row->pair_id)
    return g_strdup_printf (_ ("The pair of %s was released already. Change it under Pairs."),
                            row->mentee_name);
  if (row->locked)
    return g_strdup_printf (_ ("%s is locked with %s. Unlock the row first."), row->mentee_name,
                            row->mentor_name);
  return NULL;
}

/* --- Offers --- */

static void
fill_costs (TdProposalSwap *swap,
            const TdProposalEffect *now,
            const TdProposalRow *row,
            const TdProposalRow *other,
            int gained,
            int returned)
{
  swap->total_change = gained + returned - row->score - other->score;
  swap->matched_change = 0;
  swap->take_total_change = gained - row->score - other->score;
  swap->take_matched_change = row->mentor_id ? -1 : 0;
  swap->total_below = now->total_below - swap->total_change;
  swap->matched_below = now->matched_below;
}

static TdProposalSwap *
offer (TdDatabase *db,
       const TdProposal *proposal,
       const TdProposalEffect *now,
       const TdProposalRow *row,
       const TdProposalRow *other,
       int gained,
       TdDate today,
       GError **error)
{
  g_auto (TdJudgement) judgement = { 0 };
  TdProposalSwap *swap;

  if (!judge (db, proposal, other, row->mentor_id, today, &judgement, error))
    return NULL;
  swap = g_object_new (TD_TYPE_PROPOSAL_SWAP, NULL);
  swap->row_id = other->id;
  swap->mentee_id = other->mentee_id;
  swap->largest = proposal->largest_score;
  td_record_set_text (&swap->mentee_name, other->mentee_name);
  td_record_set_text (&swap->mentee_number, other->mentee_number);
  td_record_set_text (&swap->mentor_name, row->mentor_name);
  fill_costs (swap, now, row, other, gained, judgement.score);
  td_record_take_text (&swap->refused, dup_kept (other));
  if (swap->refused == NULL && judgement.refused)
    td_record_take_text (&swap->refused, dup_refusal (other, &judgement));
  return swap;
}

static int
compare_swaps (gconstpointer a, gconstpointer b)
{
  const TdProposalSwap *first = *(TdProposalSwap *const *) a;
  const TdProposalSwap *second = *(TdProposalSwap *const *) b;

  if ((first->refused != NULL) != (second->refused != NULL))
    return first->refused ? 1 : -1;
  if (first->total_change != second->total_change)
    return first->total_change > second->total_change ? -1 : 1;
  return (first->row_id > second->row_id) - (first->row_id < second->row_id);
}

GPtrArray *
td_proposal_list_swaps (TdDatabase *db,
                        gint64 row_id,
                        gint64 mentor_id,
                        TdDate today,
                        GError **error)
{
  g_autoptr (TdProposalRow) row = td_proposal_load_row (db, row_id, error);
  g_autoptr (TdProposal) proposal = row ? td_proposal_load (db, row->proposal_id, error) : NULL;
  g_autoptr (GPtrArray) rows = proposal ? td_proposal_list_rows (db, proposal->id, error) : NULL;
  g_autoptr (GPtrArray) swaps = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (TdJudgement) judgement = { 0 };
  TdProposalEffect now;

  if (rows == NULL || !td_proposal_measure (db, proposal, &now, error) ||
      !judge (db, proposal, row, mentor_id, today, &judgement, error) ||
      !check_judged (row, &judgement, error))
    return NULL;
  for (guint i = 0; i < rows->len; i++)
    {
      const TdProposalRow *other = rows->pdata[i];
      TdProposalSwap *swap;

      if (other->id == row_id || other->mentor_id != mentor_id ||
          other->mentee_id == row->mentee_id)
        continue;
      swap = offer (db, proposal, &now, row, other, judgement.score, today, error);
      if (swap == NULL)
        return NULL;
      g_ptr_array_add (swaps, swap);
    }
  g_ptr_array_sort (swaps, compare_swaps);
  return g_steal_pointer (&swaps);
}

/* --- Doing it --- */

/* The other row of a swap: of the same draft, and free to change. */
static TdProposalRow *
load_other (TdDatabase *db, const TdProposalRow *row, gint64 other_row_id, GError **error)
{
  g_autoptr (TdProposalRow) other = td_proposal_load_row (db, other_row_id, error);
  g_autofree char *kept = other ? dup_kept (other) : NULL;

  if (other == NULL)
    return NULL;
  if (other->proposal_id != row->proposal_id || other->id == row->id)
    g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID,
                         _ ("Choose two different rows of the same draft."));
  else if (kept || (kept = dup_kept (row)))
    g_set_error_literal (error, TD_ERROR, TD_ERROR_CONFLICT, kept);
  else
    return g_steal_pointer (&other);
  return NULL;
}

/* The row gets the mentor of the other one, which gets @back (0: nobody). */
static gboolean
exchange (TdDatabase *db,
          const TdProposal *proposal,
          TdProposalRow *row,
          TdProposalRow *other,
          gint64 back,
          TdDate today,
          GError **error)
{
  g_auto (TdJudgement) gained = { 0 };
  g_auto (TdJudgement) returned = { 0 };
  gint64 mentor_id = other->mentor_id;

  if (!judge (db, proposal, row, mentor_id, today, &gained, error) ||
      !judge (db, proposal, other, back, today, &returned, error) ||
      !check_judged (row, &gained, error) || !check_judged (other, &returned, error))
    return FALSE;
  td_proposal_row_set (row, mentor_id, mentor_id ? &gained : NULL);
  td_proposal_row_set (other, back, back ? &returned : NULL);
  return td_proposal_store_row (db, row, error) && td_proposal_store_row (db, other, error);
}

static gboolean
change_two (TdDatabase *db,
            const char *action,
            gint64 row_id,
            gint64 other_row_id,
            gboolean swap,
            TdDate today,
            TdProposalEffect *effect,
            GError **error)
{
  g_autoptr (TdProposal) proposal = NULL;
  g_autoptr (TdProposalRow) row = NULL;
  g_autoptr (TdProposalRow) other = NULL;
  g_autoptr (TdChange) change = td_proposal_begin_row (db, action, row_id, &proposal, &row, error);

  other = change ? load_other (db, row, other_row_id, error) : NULL;
  if (other == NULL ||
      !exchange (db, proposal, row, other, swap ? row->mentor_id : 0, today, error))
    return FALSE;
  td_change_describe (change, "%s – %s", row->mentee_name, other->mentee_name);
  return td_proposal_finish_edit (db, change, proposal, effect, error);
}

gboolean
td_proposal_swap (TdDatabase *db,
                  gint64 row_id,
                  gint64 other_row_id,
                  TdDate today,
                  TdProposalEffect *effect,
                  GError **error)
{
  return change_two (db, "pairing.swap", row_id, other_row_id, TRUE, today, effect, error);
}

gboolean
td_proposal_take_mentor (TdDatabase *db,
                         gint64 row_id,
                         gint64 other_row_id,
                         TdDate today,
                         TdProposalEffect *effect,
                         GError **error)
{
  return change_two (db, "pairing.edit", row_id, other_row_id, FALSE, today, effect, error);
}
