/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairing/td-draft-load.h"

#include "candidates/td-candidates.h"
#include "candidates/td-line.h"
#include "candidates/td-participant.h"
#include "gui/pages/pairing/td-draft-item.h"
#include "gui/pages/pairing/td-draft-words.h"
#include "proposal/td-explain.h"
#include "proposal/td-proposal-release.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
td_draft_content_free (TdDraftContent *content)
{
  g_clear_object (&content->draft);
  g_clear_pointer (&content->drafts, g_ptr_array_unref);
  g_clear_pointer (&content->rows, g_ptr_array_unref);
  g_clear_pointer (&content->items, g_ptr_array_unref);
  g_free (content->remark);
  g_free (content);
}

/* The open drafts, and among them the one that is wanted. */
static gboolean
load_drafts (TdDraftContent *content,
             TdDatabase *db,
             gint64 program_id,
             gint64 proposal_id,
             GError **error)
{
  g_autoptr (GPtrArray) all = td_proposal_list (db, program_id, error);

  if (all == NULL)
    return FALSE;
  content->drafts = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < all->len; i++)
    {
      TdProposal *proposal = all->pdata[i];

      if (strcmp (proposal->state, "draft") != 0)
        continue;
      g_ptr_array_add (content->drafts, g_object_ref (proposal));
      if (content->draft == NULL || proposal->id == proposal_id)
        g_set_object (&content->draft, proposal);
    }
  return TRUE;
}

/* What is looked up for the rows of a draft; each but "flags" may be NULL. */
typedef struct
{
  GHashTable *flags; /* gint64 row to TdProposalFlag, borrowed from the array */
  GPtrArray *flag_list;
  TdCandidates *candidates; /* only where a row was changed by hand */
} Lookup;

static void
lookup_clear (Lookup *lookup)
{
  g_clear_pointer (&lookup->flags, g_hash_table_unref);
  g_clear_pointer (&lookup->flag_list, g_ptr_array_unref);
  g_clear_pointer (&lookup->candidates, td_candidates_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Lookup, lookup_clear)

static gboolean
has_rows_by_hand (GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    if (((TdProposalRow *) rows->pdata[i])->by_hand)
      return TRUE;
  return FALSE;
}

static gboolean
look_up (Lookup *lookup, TdDatabase *db, TdDraftContent *content, TdDate today, GError **error)
{
  TdProposal *draft = content->draft;

  lookup->flag_list = td_proposal_check_rows (db, draft->id, today, error);
  if (lookup->flag_list == NULL)
    return FALSE;
  lookup->flags = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < lookup->flag_list->len; i++)
    {
      TdProposalFlag *flag = lookup->flag_list->pdata[i];

      g_hash_table_insert (lookup->flags, &flag->row_id, flag);
    }
  /* The scores of a sheet are no fits of the rules. */
  if (!has_rows_by_hand (content->rows) || strcmp (draft->scope, "sheet") == 0)
    return TRUE;
  lookup->candidates = td_candidates_load_for_proposal (db, draft->id, error);
  return lookup->candidates != NULL;
}

/* What is to be looked at: where the mentor stands in the line, what changed since. */
static char *
make_remark (const Lookup *lookup, const TdProposalRow *row)
{
  const TdProposalFlag *flag = g_hash_table_lookup (lookup->flags, &row->id);
  const char *line = td_line_get_label ((TdLine) row->line);

  if (line && flag)
    return g_strdup_printf (_ ("%s · %s"), line, flag->text);
  return g_strdup (line ? line : flag ? flag->text : NULL);
}

/* What a change by hand took from the pair that was proven best: "12 less than Ann Mentor". */
static char *
make_cost (const Lookup *lookup, const TdProposal *draft, const TdProposalRow *row)
{
  const TdCandidates *candidates = lookup->candidates;
  g_autofree char *change = NULL;
  int mentee, mentor;

  if (!row->by_hand || candidates == NULL || row->proven_id == row->mentor_id)
    return NULL;
  if (row->proven_id == 0)
    return g_strdup (_ ("was to stay without"));
  mentee = td_candidates_find (candidates->mentees, row->mentee_id);
  mentor = td_candidates_find (candidates->mentors, row->proven_id);
  if (mentee < 0 || mentor < 0)
    return NULL;
  change = td_draft_change (row->score - td_candidates_score (candidates, (guint) mentee,
                                                              (guint) mentor, NULL, NULL),
                            draft->largest_score);
  /* Translators: a change of the fit, the mentor who was proposed: "−12 against Ann". */
  return g_strdup_printf (_ ("%s against %s"), change,
                          ((TdParticipant *) candidates->mentors->pdata[mentor])->name);
}

static void
make_items (TdDraftContent *content, const Lookup *lookup)
{
  for (guint i = 0; i < content->rows->len; i++)
    {
      const TdProposalRow *row = content->rows->pdata[i];
      g_autofree char *remark = row->pair_id ? NULL : make_remark (lookup, row);
      g_autofree char *cost = make_cost (lookup, content->draft, row);

      TdDraftItem *item = td_draft_item_new (row, (int) i, remark, cost);

      item->own_score = strcmp (content->draft->scope, "sheet") == 0;
      if (item->own_score)
        item->percent = row->score;
      g_ptr_array_add (content->items, item);
    }
}

TdDraftContent *
td_draft_content_load (TdDatabase *db,
                       gint64 program_id,
                       gint64 proposal_id,
                       TdDate today,
                       GError **error)
{
  g_autoptr (TdDraftContent) content = g_new0 (TdDraftContent, 1);
  g_auto (Lookup) lookup = { 0 };
  GError *trouble = NULL;

  content->items = g_ptr_array_new_with_free_func (g_object_unref);
  if (!load_drafts (content, db, program_id, proposal_id, error))
    return NULL;
  if (content->draft == NULL)
    return g_steal_pointer (&content);
  content->rows = td_proposal_list_rows (db, content->draft->id, error);
  if (content->rows == NULL || !td_proposal_is_stale (db, content->draft, &content->stale, error))
    return NULL;
  if (!look_up (&lookup, db, content, today, error))
    return NULL;
  content->remark = td_explain_dup_lacking_skills (db, content->draft->id, &trouble);
  if (trouble)
    {
      g_propagate_error (error, trouble);
      return NULL;
    }
  make_items (content, &lookup);
  return g_steal_pointer (&content);
}
