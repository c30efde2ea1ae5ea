/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairing/td-draft-item.h"

#include "base/td-text.h"
#include "candidates/td-points.h"

#include <glib/gi18n-lib.h>

static const TdField item_fields[] = {
  TD_FIELD (TdDraftItem, row_id, TD_FIELD_ID),
  TD_FIELD (TdDraftItem, mentee_id, TD_FIELD_ID),
  TD_FIELD (TdDraftItem, mentor_id, TD_FIELD_ID),
  TD_FIELD (TdDraftItem, pair_id, TD_FIELD_ID),
  TD_FIELD (TdDraftItem, mentee, TD_FIELD_TEXT),
  TD_FIELD (TdDraftItem, mentor, TD_FIELD_TEXT),
  TD_FIELD (TdDraftItem, facts, TD_FIELD_TEXT),
  TD_FIELD (TdDraftItem, percent, TD_FIELD_INT),
  TD_FIELD (TdDraftItem, own_score, TD_FIELD_BOOL),
  TD_FIELD (TdDraftItem, position, TD_FIELD_INT),
  TD_FIELD (TdDraftItem, locked, TD_FIELD_BOOL),
  TD_FIELD (TdDraftItem, by_hand, TD_FIELD_BOOL),
  TD_FIELD (TdDraftItem, can_put_back, TD_FIELD_BOOL),
  TD_FIELD (TdDraftItem, flagged, TD_FIELD_BOOL),
};
TD_DEFINE_RECORD (TdDraftItem, td_draft_item, item_fields)

/* The mentor, or why there is none. */
static char *
mentor_text (const TdProposalRow *row)
{
  g_autoptr (GPtrArray) counts = NULL;
  g_autofree char *why = NULL;

  if (row->mentor_name)
    return g_strdup (row->mentor_name);
  counts = td_points_blocked_from_json (row->blocked);
  if (counts->len == 0)
    return g_strdup (_ ("Nobody"));
  why = td_points_dup_text (counts);
  /* Translators: why a mentee has no mentor: rules with the number of mentors they block. */
  return g_strdup_printf (_ ("Nobody: %s"), why);
}

static char *
facts_text (const TdProposalRow *row, const char *remark, const char *cost)
{
  GString *facts = g_string_new (NULL);

  if (row->pair_id)
    /* Translators: of a row of a draft, likewise the next ones. */
    td_text_add_part (facts, "%s", _ ("Released"));
  if (row->round > 1)
    td_text_add_part (facts, "%s", _ ("Second mentor"));
  td_text_add_part (facts, "%s", remark);
  if (row->locked)
    td_text_add_part (facts, "%s", _ ("Locked"));
  if (row->added)
    td_text_add_part (facts, "%s", _ ("Added by hand"));
  else if (row->by_hand)
    td_text_add_part (facts, "%s", _ ("By hand"));
  if (row->earlier_pair_id && row->pair_id == 0)
    /* Translators: of a row of a draft: releasing it withdraws a pair that nobody answered. */
    td_text_add_part (facts, "%s", _ ("Moves out of an earlier pair"));
  td_text_add_part (facts, "%s", cost);
  return g_string_free (facts, facts->len == 0);
}

TdDraftItem *
td_draft_item_new (const TdProposalRow *row, int position, const char *remark, const char *cost)
{
  TdDraftItem *item = g_object_new (TD_TYPE_DRAFT_ITEM, NULL);

  item->row_id = row->id;
  item->mentee_id = row->mentee_id;
  item->mentor_id = row->mentor_id;
  item->pair_id = row->pair_id;
  item->percent = row->percent;
  item->position = position;
  item->locked = row->locked;
  item->by_hand = row->by_hand;
  item->can_put_back = row->by_hand && row->pair_id == 0 && row->proven_id != row->mentor_id;
  item->flagged = remark != NULL;
  td_record_set_text (&item->mentee, row->mentee_name);
  td_record_take_text (&item->mentor, mentor_text (row));
  td_record_take_text (&item->facts, facts_text (row, remark, cost));
  return item;
}

gboolean
td_draft_item_is_shown (const TdDraftItem *item, TdDraftShow show)
{
  switch (show)
    {
    case TD_DRAFT_SHOW_UNMATCHED:
      return item->mentor_id == 0;
    case TD_DRAFT_SHOW_LOCKED:
      return item->locked;
    case TD_DRAFT_SHOW_BY_HAND:
      return item->by_hand;
    case TD_DRAFT_SHOW_FLAGGED:
      return item->flagged;
    case TD_DRAFT_SHOW_ALL:
    default:
      return TRUE;
    }
}

/* Those without a mentor come last whatever the order. */
int
td_draft_item_compare (const TdDraftItem *a, const TdDraftItem *b, TdDraftOrder order)
{
  int first = 0;

  if ((a->mentor_id == 0) != (b->mentor_id == 0))
    return a->mentor_id == 0 ? 1 : -1;
  if (order == TD_DRAFT_WEAKEST_FIRST)
    first = a->percent - b->percent;
  else if (order == TD_DRAFT_BEST_FIRST)
    first = b->percent - a->percent;
  else if (order == TD_DRAFT_BY_MENTOR)
    first = g_utf8_collate (a->mentor, b->mentor);
  return first ? first : a->position - b->position;
}
