/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "db/td-database.h"

G_BEGIN_DECLS

/**
 * TdPairPause:
 *
 * A pause of a pair as it was entered: by hand, or because somebody of the two is away. What they
 * make together is td-history.h.
 */
#define TD_TYPE_PAIR_PAUSE (td_pair_pause_get_type ())
G_DECLARE_FINAL_TYPE (TdPairPause, td_pair_pause, TD, PAIR_PAUSE, TdRecord)

struct _TdPairPause
{
  TdRecord parent_instance;

  gint64 id;
  gint64 pair_id;
  TdDate from_date;
  TdDate to_date; /* the last day; none: not known yet */
  char *reason;   /* private */

  gint64 absence_id; /* 0: by hand */
  char *name;        /* who is away; NULL: by hand */
};

/* The pauses of a pair, first one first. (element-type TdPairPause) */
GPtrArray *td_pair_pause_list (TdDatabase *db, gint64 pair_id, GError **error);

G_END_DECLS
