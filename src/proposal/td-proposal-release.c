/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "proposal/td-proposal-release.h"

#include "base/td-error.h"
#include "db/td-change.h"
#include "pairing/td-pair-answer.h"
#include "pairing/td-pair-life.h"
#include "proposal/td-proposal-check.h"
#include "proposal/td-proposal-private.h"

#include <glib/gi18n-lib.h>

static gboolean
contains (GArray *ids, gint64 id)
{
  for (guint i = 0; ids && i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

/* Whether there is something to release of a row: a pair, or an earlier one that goes. */
static gboolean
is_wanted (const TdProposalRow *row, GArray *mentees)
{
  return row->pair_id == 0 && (row->mentor_id || row->earlier_pair_id) &&
         (mentees == NULL || contains (mentees, row->mentee_id));
}

/* Everyone who was asked for must have a row to release. */
static gboolean
check_mentees (GPtrArray *rows, GArray *mentees, GError **error)
{
  for (guint i = 0; mentees && i < mentees->len; i++)
    {
      gint64 mentee_id = g_array_index (mentees, gint64, i);
      gboolean found = FALSE;

      for (guint k = 0; k < rows->len && !found; k++)
        found = ((TdProposalRow *) rows->pdata[k])->mentee_id == mentee_id &&
                is_wanted (rows->pdata[k], NULL);
      if (found)
        continue;
      g_set_error_literal (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                           _ ("Nothing was released: the proposal has no pair to release for one "
                              "of these mentees."));
      return FALSE;
    }
  return TRUE;
}

/* The first row that cannot be released, and how many more. */
static gboolean
check_rows (TdDatabase *db,
            const TdProposal *proposal,
            GPtrArray *rows,
            TdDate today,
            GError **error)
{
  g_autoptr (GPtrArray) flags = td_proposal_check_some (db, proposal, rows, today, error);
  g_autoptr (GString) message = g_string_new (NULL);
  int more = -1;

  if (flags == NULL)
    return FALSE;
  for (guint i = 0; i < flags->len; i++)
    {
      const TdProposalFlag *flag = flags->pdata[i];

      if (!flag->refused)
        continue;
      if (message->len == 0)
        g_string_append (message, flag->text);
      more++;
    }
  if (message->len == 0)
    return TRUE;
  if (more > 0)
    g_string_append_printf (message,
                            ngettext (" One more row has changed.", " %d more rows have changed.",
                                      more),
                            more);
  g_set_error_literal (error, TD_ERROR, TD_ERROR_CONFLICT, message->str);
  return FALSE;
}

/* Earlier pairs go first, so that their places are free. */
static gboolean
withdraw_earlier (TdDatabase *db, GPtrArray *rows, TdDate today, GError **error)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const TdProposalRow *row = rows->pdata[i];
      g_autoptr (TdPair) pair = NULL;

      if (row->earlier_pair_id == 0)
        continue;
      pair = td_pair_load (db, row->earlier_pair_id, today, error);
      if (pair == NULL)
        return FALSE;
      if (g_strcmp0 (pair->state, "proposed") == 0 &&
          !td_pair_withdraw (db, pair->id, "better-pair", NULL, today, error))
        return FALSE;
    }
  return TRUE;
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
  gint64 pair_id = td_pair_add (db, &draft, today, error);

  return pair_id &&
         td_database_execute (db, error, "UPDATE proposal_row SET pair_id = $2 WHERE id = $1", "ii",
                              row->id, pair_id);
}

static int
release_rows (TdDatabase *db,
              const TdProposal *proposal,
              GPtrArray *rows,
              TdDate today,
              GError **error)
{
  int released = 0;

  if (!check_rows (db, proposal, rows, today, error) || !withdraw_earlier (db, rows, today, error))
    return -1;
  for (guint i = 0; i < rows->len; i++)
    {
      if (((TdProposalRow *) rows->pdata[i])->mentor_id == 0)
        continue;
      if (!release_row (db, proposal, rows->pdata[i], today, error))
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
  if (rows == NULL || !td_proposal_check_draft (proposal, error) ||
      !check_mentees (rows, mentees, error))
    return -1;
  for (guint i = rows->len; i > 0; i--)
    if (!is_wanted (rows->pdata[i - 1], mentees))
      g_ptr_array_remove_index (rows, i - 1);
  released = release_rows (db, proposal, rows, today, error);
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
  if (proposal == NULL || !td_proposal_check_draft (proposal, error) ||
      !set_state (db, proposal_id, "discarded", error))
    return FALSE;
  td_change_describe (change, "%s", proposal->program_name);
  return td_change_commit (change, error);
}
