/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "insight/td-competing.h"

G_BEGIN_DECLS

/* How a wait came to its end: causes of a TdEnding. */
enum
{
  TD_WAIT_WAITING = TD_COMPETING_WAITING,
  TD_WAIT_MATCHED = 1,
  TD_WAIT_WITHDREW = 2,
};

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
  TdInterval interval;
  double still; /* still waiting by then, whatever the cause */
} TdWaitShare;

/* The share of @waits, from the application on in days, that met @cause by then. */
TdWaitShare td_waiting_share (const TdCompeting *waits, int cause, double within);

/* The first day by which half met the cause, NaN where not reached. */
double td_waiting_median (const TdCompeting *waits, int cause);

G_END_DECLS
