/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "pairing/td-explain.h"

#include "base/td-error.h"
#include "pairing/td-points.h"

#include <glib/gi18n-lib.h>

void
td_explanation_free (TdExplanation *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->row);
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
explanation_new (TdProposalRow *row, const TdProposal *proposal)
{
  TdExplanation *self = g_new0 (TdExplanation, 1);

  self->row = g_object_ref (row);
  self->criteria = td_points_from_json (row->criteria, proposal->rules);
  self->largest = proposal->largest_score;
  self->sentence = td_points_dup_text (self->criteria);
  self->alternatives = g_ptr_array_new_with_free_func (g_object_unref);
  self->wishes = g_ptr_array_new_with_free_func (g_object_unref);
  self->obstacles = g_ptr_array_new_with_free_func (g_object_unref);
  self->prices = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

TdExplanation *
td_explain_mentee_with (TdDatabase *db,
                        TdWhatIf *what_if,
                        gint64 proposal_id,
                        gint64 mentee_id,
                        GError **error)
{
  g_autoptr (TdProposal) proposal = td_proposal_load (db, proposal_id, error);
  g_autoptr (GPtrArray) rows = proposal ? td_proposal_list_rows (db, proposal_id, error) : NULL;

  for (guint i = 0; rows && i < rows->len; i++)
    if (TD_PROPOSAL_ROW (rows->pdata[i])->mentee_id == mentee_id)
      return explanation_new (rows->pdata[i], proposal);
  if (rows)
    g_set_error_literal (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                         _ ("This person is not a mentee of this proposal."));
  return NULL;
}

TdExplanation *
td_explain_mentee (TdDatabase *db, gint64 proposal_id, gint64 mentee_id, GError **error)
{
  return td_explain_mentee_with (db, NULL, proposal_id, mentee_id, error);
}
