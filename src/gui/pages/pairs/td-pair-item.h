/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "db/td-database.h"

G_BEGIN_DECLS

/**
 * TdPairItem:
 *
 * A row of the list of pairs, in words.
 */
#define TD_TYPE_PAIR_ITEM (td_pair_item_get_type ())
G_DECLARE_FINAL_TYPE (TdPairItem, td_pair_item, TD, PAIR_ITEM, TdRecord)

struct _TdPairItem
{
  TdRecord parent_instance;

  gint64 pair_id;
  char *mentor_name;
  char *mentee_name;
  char *program_name;
  char *state;     /* in words: of a pair that lives, how its contact stands */
  char *cadence;   /* in words */
  char *source;    /* in words */
  int line;        /* TdLine of the mentor */
  char *flag;      /* the same in words; NULL for none */
  gboolean awaits; /* an answer */
  gboolean lives;  /* it has begun and is not over */
  gboolean lacks_signature;
  int waiting_days; /* for it */
  TdDate matched_on;
  TdDate last;
  TdDate next_due;
  TdDate planned_end;
  gboolean past_end; /* it lives on beyond its planned end */
  char *search;      /* folded */
};

/**
 * td_pair_items_load:
 * @awaited: (out): of how many pairs of the programme an answer is awaited, in those states or not
 *
 * The pairs of a programme (0 for all) in some states ("active; paused", NULL for all), by name;
 * those that wait for answers alone the longest waiting first.
 *
 * Returns: (transfer full) (element-type TdPairItem)
 */
GPtrArray *td_pair_items_load (TdDatabase *db,
                               gint64 program_id,
                               const char *states,
                               TdDate today,
                               guint *awaited,
                               GError **error);

G_END_DECLS
