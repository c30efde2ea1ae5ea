/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How a wait came to its end; any other cause may have a number of its own. */
enum
{
  TD_WAIT_WAITING = 0,
  TD_WAIT_MATCHED = 1,
  TD_WAIT_WITHDREW = 2,
};

/* Days from the application to its end (0 allowed), or so far while still waiting. */
typedef struct
{
  double days;
  int cause;
} TdWait;

/**
 * TdWaitShare:
 *
 * The share that met one cause within some days.
 */
typedef struct
{
  guint at_risk; /* waits of this many days or more */
  double share;  /* met the cause by then; NaN without waits */
  double se;     /* infinitesimal jackknife */
  double still;  /* still waiting by then, whatever the cause */
} TdWaitShare;

/**
 * td_waiting_share:
 *
 * The Aalen-Johansen estimate for competing endings (Aalen & Johansen, Scand J Stat 1978): who
 * withdrew is not counted as one who would have been matched later. Shares of all causes and
 * "still" add up to 1.
 */
TdWaitShare td_waiting_share (const TdWait *waits, guint n, int cause, double within);

/* The first day by which half met the cause, NaN where not reached. */
double td_waiting_median (const TdWait *waits, guint n, int cause);

G_END_DECLS
