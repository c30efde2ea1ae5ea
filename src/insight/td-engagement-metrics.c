/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-engagement.h"

#include <math.h>

static const int life_days[] = { 91, 183, 365 };
static const int wait_days[] = { 0, 7, 14, 30, 60, 90 };

static void
add_lives (const TdEngagement *self, GArray *metrics)
{
  g_autoptr (TdSurvival) lives =
      td_survival_new ((const TdObservation *) self->lives->data, self->lives->len);

  td_metrics_add_interval (metrics, "match", "half_life", "", TD_METRIC_NO_TIME,
                           td_survival_quantile (lives, 0.5));
  for (guint i = 0; i < G_N_ELEMENTS (life_days); i++)
    {
      TdSurvivalPoint point = td_survival_at (lives, life_days[i]);
      gboolean seen = point.observed;

      td_metrics_add (metrics, "match", "surv", "", life_days[i], seen ? point.survival : NAN);
      td_metrics_add (metrics, "match", "surv_se", "", life_days[i], seen ? point.se : NAN);
      td_metrics_add (metrics, "match", "surv_lower", "", life_days[i], seen ? point.lower : NAN);
      td_metrics_add (metrics, "match", "surv_upper", "", life_days[i], seen ? point.upper : NAN);
    }
}

static void
add_waits (const TdEngagement *self, GArray *metrics)
{
  g_autoptr (TdCompeting) waits = td_competing_new ((const TdEnding *) self->endings_of_waits->data,
                                                    self->endings_of_waits->len);

  for (guint i = 0; i < G_N_ELEMENTS (wait_days); i++)
    {
      TdWaitShare matched = td_waiting_share (waits, TD_WAIT_MATCHED, wait_days[i]);
      TdWaitShare withdrew = td_waiting_share (waits, TD_WAIT_WITHDREW, wait_days[i]);

      td_metrics_add_count (metrics, "wait", "n_risk", "", wait_days[i], matched.at_risk);
      td_metrics_add (metrics, "wait", "matched", "", wait_days[i], matched.share);
      td_metrics_add (metrics, "wait", "withdrew", "", wait_days[i], withdrew.share);
      td_metrics_add (metrics, "wait", "still_waiting", "", wait_days[i], matched.still);
    }
  td_metrics_add_count (metrics, "wait", "waiting_now", "", TD_METRIC_NO_TIME, self->n_waiting);
  td_metrics_add_count (metrics, "wait", "oldest_days", "", TD_METRIC_NO_TIME, self->oldest_wait);
  td_metrics_add_count (metrics, "wait", "over_30_days", "", TD_METRIC_NO_TIME,
                        self->n_waiting_over_30);
}

void
td_engagement_add_metrics (const TdEngagement *self, GArray *metrics)
{
  guint first = metrics->len;

  add_lives (self, metrics);
  if (self->lives_hidden)
    td_metrics_hide (metrics, first);
  first = metrics->len;
  add_waits (self, metrics);
  if (self->waits_hidden)
    td_metrics_hide (metrics, first);
}
