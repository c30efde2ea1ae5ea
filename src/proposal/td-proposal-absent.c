/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "proposal/td-proposal-absent.h"

#include "proposal/td-proposal.h"

/* How many rows have one and the same person: the mentee of a row, or its mentor as long as no pair
 * was made of it, which has a place of its own. */
static GHashTable *
count_rows (GPtrArray *rows, gboolean mentors)
{
  GHashTable *counts = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < rows->len; i++)
    {
      TdProposalRow *row = rows->pdata[i];
      gint64 *id = mentors ? &row->mentor_id : &row->mentee_id;
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, id));

      if (*id && (!mentors || row->pair_id == 0))
        g_hash_table_insert (counts, id, GUINT_TO_POINTER (n + 1));
    }
  return counts;
}

GPtrArray *
td_proposal_list_absent (TdDatabase *db, gint64 proposal_id, TdDate today, GError **error)
{
  g_autoptr (TdProposal) proposal = td_proposal_load (db, proposal_id, error);
  g_autoptr (GPtrArray) rows = proposal ? td_proposal_list_rows (db, proposal_id, error) : NULL;
  g_autoptr (GPtrArray) waiting =
      rows ? td_rank_waiting (db, proposal->program_id, today, error) : NULL;
  g_autoptr (GPtrArray) absent = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) present = NULL;

  if (waiting == NULL)
    return NULL;
  present = count_rows (rows, FALSE);
  for (guint i = 0; i < waiting->len; i++)
    {
      TdWaitingMentee *mentee = waiting->pdata[i];

      if (!g_hash_table_contains (present, &mentee->mentee_id))
        g_ptr_array_add (absent, g_object_ref (mentee));
    }
  return g_steal_pointer (&absent);
}

GPtrArray *
td_proposal_rank_absent (TdDatabase *db,
                         gint64 proposal_id,
                         gint64 mentee_id,
                         TdDate today,
                         GError **error)
{
  g_autoptr (TdProposal) proposal = td_proposal_load (db, proposal_id, error);
  g_autoptr (GPtrArray) rows = proposal ? td_proposal_list_rows (db, proposal_id, error) : NULL;
  g_autoptr (GPtrArray) ranked =
      rows ? td_rank_mentors (db, proposal->program_id, mentee_id, today, error) : NULL;
  g_autoptr (GPtrArray) able = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) taken = NULL;

  if (ranked == NULL)
    return NULL;
  taken = count_rows (rows, TRUE);
  for (guint i = 0; i < ranked->len; i++)
    {
      TdRankedMentor *mentor = ranked->pdata[i];
      int n_taken = (int) GPOINTER_TO_UINT (g_hash_table_lookup (taken, &mentor->mentor_id));

      if (mentor->blocked == NULL && !mentor->forbidden && mentor->places_left > n_taken)
        g_ptr_array_add (able, g_object_ref (mentor));
    }
  return g_steal_pointer (&able);
}
