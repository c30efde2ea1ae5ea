/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "proposal/td-explain-private.h"

#include "base/td-error.h"
#include "candidates/td-points.h"
#include "proposal/td-criterion-text.h"
#include "proposal/td-explanation-private.h"

#include <glib/gi18n-lib.h>

void
td_explanation_free (TdExplanation *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->row);
  g_clear_object (&self->second);
  g_clear_pointer (&self->criteria, g_ptr_array_unref);
  g_clear_pointer (&self->alternatives, g_ptr_array_unref);
  g_clear_pointer (&self->wishes, g_ptr_array_unref);
  g_clear_pointer (&self->obstacles, g_ptr_array_unref);
  g_clear_pointer (&self->prices, g_ptr_array_unref);
  g_free (self->sentence);
  g_free (self->proven_name);
  g_free (self->proven_number);
  g_free (self->smallest_change);
  g_free (self);
}

static TdExplanation *
explanation_new (const TdProposalRow *row, const TdProposal *proposal)
{
  TdExplanation *self = g_new0 (TdExplanation, 1);

  self->row = g_object_ref ((TdProposalRow *) row);
  self->criteria = td_points_from_json (row->criteria, proposal->rules);
  self->largest = proposal->largest_score;
  self->alternatives = g_ptr_array_new_with_free_func (g_object_unref);
  self->wishes = g_ptr_array_new_with_free_func (g_object_unref);
  self->obstacles = g_ptr_array_new_with_free_func (g_object_unref);
  self->prices = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

/* Each criterion in words, of the people as they are now. */
static void
take_texts (const TdExplainer *self, GPtrArray *criteria)
{
  const TdCandidates *candidates = self->candidates;
  int mentor = td_candidates_find (candidates->mentors, self->row->mentor_id);
  TdMatch match;

  if (self->mentee < 0 || mentor < 0)
    return;
  match = td_candidates_match (candidates, (guint) self->mentee, (guint) mentor);
  for (guint i = 0; i < criteria->len; i++)
    for (guint w = 0; w < candidates->n_weights; w++)
      {
        TdPoint *point = criteria->pdata[i];

        if (g_strcmp0 (point->name, candidates->weights[w].name) == 0)
          td_record_take_text (&point->text,
                               td_criterion_dup_text (&match, &candidates->weights[w]));
      }
}

/* The points, and what of her wants the mentor excluded. */
static char *
say_pair (const TdExplainer *self, GPtrArray *criteria)
{
  g_autofree char *points =
      self->sheet ? g_strdup (_ ("The score of your sheet")) : td_points_dup_text (criteria);
  g_autofree char *excluded = NULL;
  int mentor =
      self->mentee < 0 ? -1 : td_candidates_find (self->candidates->mentors, self->row->mentor_id);

  if (mentor >= 0)
    excluded = td_participant_dup_excluded (self->candidates->mentees->pdata[self->mentee],
                                            self->candidates->mentors->pdata[mentor]);
  if (excluded == NULL)
    return g_steal_pointer (&points);
  /* Translators: points of a pair, then topics that the mentor does not offer. */
  return g_strdup_printf (_ ("%s. Not offered: %s."), points, excluded);
}

static char *
say_unmatched (const TdExplainer *self)
{
  g_autoptr (GPtrArray) blocked = td_points_blocked_from_json (self->row->blocked);

  if (self->row->by_hand)
    return g_strdup (_ ("Left without a mentor by hand."));
  return td_points_dup_text (blocked);
}

static void
take_edit (const TdExplainer *self, TdExplanation *into)
{
  const TdMentorValue *proven = td_explainer_find_mentor (self, self->row->proven_id);

  if (!self->row->by_hand || self->row->proven_id == self->row->mentor_id)
    return;
  into->proven_name = g_strdup (proven ? proven->name : NULL);
  into->proven_number = g_strdup (proven ? proven->number : NULL);
  into->proven_score = MAX (self->own_score, 0);
  into->edit_cost = into->proven_score - self->row->score;
}

static gboolean
take_changes (const TdExplainer *self, TdExplanation *into, GError **error)
{
  TdStoredProof proof;

  td_stored_proof_from_json (self->proposal->proof, &proof);
  if (self->what_if)
    {
      const TdSolution *now = td_what_if_get_solution (self->what_if);

      into->people_changed = now->matched != proof.matched || now->total != proof.total;
    }
  if (self->sheet)
    return TRUE;
  return td_proposal_is_stale (self->db, (TdProposal *) self->proposal, &into->rules_changed,
                               error);
}

/* What her proven pair scores; the row has it unless it was changed by hand. */
static int
find_own_score (const TdExplainer *self)
{
  int mentor, score;

  if (self->row->proven_id == 0)
    return -1;
  if (self->row->proven_id == self->row->mentor_id)
    return self->row->score;
  mentor =
      self->mentee < 0 ? -1 : td_candidates_find (self->candidates->mentors, self->row->proven_id);
  if (self->sheet &&
      td_explain_sheet_get_score (self->sheet, self->row->mentee_id, self->row->proven_id, &score))
    return score;
  return mentor < 0 ? -1
                    : td_candidates_score (self->candidates, (guint) self->mentee, (guint) mentor,
                                           NULL, NULL);
}

static TdExplanation *
explain (TdExplainer *self, GError **error)
{
  g_autoptr (TdExplanation) into = explanation_new (self->row, self->proposal);

  self->mentee = td_candidates_find (self->candidates->mentees, self->row->mentee_id);
  self->own_score = find_own_score (self);
  into->second = self->second ? g_object_ref ((TdProposalRow *) self->second) : NULL;
  take_texts (self, into->criteria);
  into->sentence = self->row->mentor_id ? say_pair (self, into->criteria) : say_unmatched (self);
  take_edit (self, into);
  if (self->row->round != 1)
    return take_changes (self, into, error) ? g_steal_pointer (&into) : NULL;
  if (!take_changes (self, into, error) || !td_explain_alternatives (self, into, error) ||
      !td_explain_wishes (self, into, error) || !td_explain_unmatched (self, into, error))
    return NULL;
  return g_steal_pointer (&into);
}

/* Second mentors apart: they took no place that somebody else could have had. */
static gboolean
load_rows (TdDatabase *db, gint64 proposal_id, GPtrArray **rows, GPtrArray **second, GError **error)
{
  *second = g_ptr_array_new_with_free_func (g_object_unref);
  *rows = td_proposal_list_rows (db, proposal_id, error);
  for (guint i = *rows ? (*rows)->len : 0; i > 0; i--)
    if (TD_PROPOSAL_ROW ((*rows)->pdata[i - 1])->round != 1)
      g_ptr_array_add (*second, g_ptr_array_steal_index (*rows, i - 1));
  return *rows != NULL;
}

static TdProposalRow *
find_mentee (GPtrArray *rows, gint64 mentee_id)
{
  for (guint i = 0; i < rows->len; i++)
    if (TD_PROPOSAL_ROW (rows->pdata[i])->mentee_id == mentee_id)
      return rows->pdata[i];
  return NULL;
}

static gboolean
find_row (TdExplainer *self, GPtrArray *second, gint64 mentee_id, GError **error)
{
  self->second = find_mentee (second, mentee_id);
  self->row = find_mentee (self->rows, mentee_id);
  if (self->row == NULL)
    self->row = self->second;
  if (self->row == NULL)
    g_set_error_literal (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                         _ ("This person is not a mentee of this proposal."));
  return self->row != NULL;
}

static gboolean
is_from_sheet (const TdProposal *proposal)
{
  return g_strcmp0 (proposal->scope, "sheet") == 0;
}

TdExplanation *
td_explain_mentee_with (TdDatabase *db,
                        TdWhatIf *what_if,
                        gint64 proposal_id,
                        gint64 mentee_id,
                        GError **error)
{
  g_autoptr (TdProposal) proposal = td_proposal_load (db, proposal_id, error);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) second = NULL;
  g_autoptr (GPtrArray) values = NULL;
  g_autoptr (TdCandidates) candidates = NULL;
  g_autoptr (TdExplainSheet) sheet = NULL;
  TdExplainer self = { .db = db, .proposal = proposal, .what_if = what_if, .mentee = -1 };

  if (proposal && load_rows (db, proposal_id, &rows, &second, error))
    values = td_explain_mentors (db, proposal_id, error);
  self.rows = rows;
  self.values = values;
  if (values == NULL || !find_row (&self, second, mentee_id, error))
    return NULL;
  if (what_if == NULL)
    {
      candidates = td_candidates_load_for_proposal (db, proposal_id, error);
      if (candidates == NULL)
        return NULL;
    }
  if (is_from_sheet (proposal))
    {
      sheet = td_explain_sheet_new (db, proposal, rows, values, error);
      if (sheet == NULL)
        return NULL;
    }
  self.sheet = sheet;
  self.candidates = what_if ? td_what_if_get_candidates (what_if) : candidates;
  return explain (&self, error);
}

TdExplanation *
td_explain_mentee (TdDatabase *db, gint64 proposal_id, gint64 mentee_id, GError **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (TdWhatIf) what_if = td_what_if_new (db, proposal_id, &trouble);

  /* A sheet of scores, and pairs made from wishes alone, are told as they were made. */
  if (what_if == NULL && !g_error_matches (trouble, TD_ERROR, TD_ERROR_CONFLICT))
    {
      g_propagate_error (error, g_steal_pointer (&trouble));
      return NULL;
    }
  return td_explain_mentee_with (db, what_if, proposal_id, mentee_id, error);
}
