/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairing/td-draft-load.h"

#include "gui/pages/pairing/td-draft-item.h"

#include <string.h>

void
td_draft_content_free (TdDraftContent *content)
{
  g_clear_object (&content->draft);
  g_clear_pointer (&content->drafts, g_ptr_array_unref);
  g_clear_pointer (&content->rows, g_ptr_array_unref);
  g_clear_pointer (&content->items, g_ptr_array_unref);
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

static void
make_items (TdDraftContent *content)
{
  for (guint i = 0; i < content->rows->len; i++)
    g_ptr_array_add (content->items,
                     td_draft_item_new (content->rows->pdata[i], (int) i, NULL, NULL));
}

TdDraftContent *
td_draft_content_load (TdDatabase *db,
                       gint64 program_id,
                       gint64 proposal_id,
                       TdDate today,
                       GError **error)
{
  g_autoptr (TdDraftContent) content = g_new0 (TdDraftContent, 1);

  content->items = g_ptr_array_new_with_free_func (g_object_unref);
  if (!load_drafts (content, db, program_id, proposal_id, error))
    return NULL;
  if (content->draft == NULL)
    return g_steal_pointer (&content);
  content->rows = td_proposal_list_rows (db, content->draft->id, error);
  if (content->rows == NULL || !td_proposal_is_stale (db, content->draft, &content->stale, error))
    return NULL;
  make_items (content);
  return g_steal_pointer (&content);
}
