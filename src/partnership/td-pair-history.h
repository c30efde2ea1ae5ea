/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "db/td-database.h"

G_BEGIN_DECLS

/**
 * TdPairEvent:
 *
 * A step in the life of a pair, with its day. "detail" is data (a name, a rhythm in words, a
 * reason in words, the last day of a pause), never anybody's private words.
 */
#define TD_TYPE_PAIR_EVENT (td_pair_event_get_type ())
G_DECLARE_FINAL_TYPE (TdPairEvent, td_pair_event, TD, PAIR_EVENT, TdRecord)

struct _TdPairEvent
{
  TdRecord parent_instance;

  TdDate on_date;
  char *kind;       /* proposed asked yes no withdrawn begun signed cadence pause review concern
                       settled referral completed ended */
  char *side;       /* mentor mentee coordinator, or NULL */
  char *detail;     /* (nullable) */
  char *code;       /* what detail is the words of, the same in every language; or NULL */
  TdDate until;     /* the last day of a pause */
  gboolean private; /* never leaves the program: that there was a concern or a referral */
};

/* Every step so far and those that are set for later, by day. (element-type TdPairEvent) */
GPtrArray *td_pair_history_list (TdDatabase *db, gint64 pair_id, TdDate today, GError **error);

/* "Mentor said yes", "Paused until 3 Mar 2026", …: new. */
char *td_pair_event_dup_words (const TdPairEvent *event);

G_END_DECLS
