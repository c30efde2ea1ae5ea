/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "proposal/td-proposal.h"

G_BEGIN_DECLS

/**
 * TdDraftItem:
 *
 * A row of a draft, in words.
 */
#define TD_TYPE_DRAFT_ITEM (td_draft_item_get_type ())
G_DECLARE_FINAL_TYPE (TdDraftItem, td_draft_item, TD, DRAFT_ITEM, TdRecord)

struct _TdDraftItem
{
  TdRecord parent_instance;

  gint64 row_id;
  gint64 mentee_id;
  gint64 mentor_id; /* 0: nobody */
  gint64 pair_id;   /* once released */
  char *mentee;
  char *mentor;       /* or why there is none */
  char *facts;        /* what else there is to say, joined with " · "; NULL for nothing */
  int percent;        /* the fit, or the score of a sheet */
  gboolean own_score; /* it is that of a sheet */
  int position;       /* matched ones first, by the mentee's name */
  gboolean locked;
  gboolean by_hand;
  gboolean can_put_back; /* another mentor, or none, was proven best for her */
  gboolean flagged;      /* to be looked at: the line manager, something changed since */
};

/* Which rows are shown, and in which order; in the order of the choices in td-draft-panel.ui. */
typedef enum
{
  TD_DRAFT_SHOW_ALL,
  TD_DRAFT_SHOW_UNMATCHED,
  TD_DRAFT_SHOW_LOCKED,
  TD_DRAFT_SHOW_BY_HAND,
  TD_DRAFT_SHOW_FLAGGED,
} TdDraftShow;

typedef enum
{
  TD_DRAFT_BY_MENTEE,
  TD_DRAFT_BY_MENTOR,
  TD_DRAFT_WEAKEST_FIRST,
  TD_DRAFT_BEST_FIRST,
} TdDraftOrder;

/**
 * td_draft_item_new:
 * @remark: (nullable): what changed since the draft was made, or else is to be looked at
 * @cost: (nullable): what the change by hand did, in words
 */
TdDraftItem *td_draft_item_new (const TdProposalRow *row,
                                int position,
                                const char *remark,
                                const char *cost);

/* Whether an item is among those asked for, and which of two comes first. Pure. */
gboolean td_draft_item_is_shown (const TdDraftItem *item, TdDraftShow show);
int td_draft_item_compare (const TdDraftItem *a, const TdDraftItem *b, TdDraftOrder order);

G_END_DECLS
