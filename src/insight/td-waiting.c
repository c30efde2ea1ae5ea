/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-waiting.h"

TdWaitShare
td_waiting_share (const TdCompeting *waits, int cause, double within)
{
  TdCompetingPoint point = td_competing_at (waits, within);
  TdCompetingShare share = td_competing_share_at (waits, cause, within);

  return (TdWaitShare){ point.at_risk, share.share, share.se,
                        td_competing_share_get_interval (&share), point.still };
}

double
td_waiting_median (const TdCompeting *waits, int cause)
{
  return td_competing_quantile (waits, cause, 0.5);
}
