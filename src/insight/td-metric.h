/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "insight/td-interval.h"

G_BEGIN_DECLS

/* A metric that is at no particular time. */
#define TD_METRIC_NO_TIME -1

/**
 * TdMetric:
 * @name: "landmark365.surv"
 * @group: "ALL", "0", "1", "1/0" or ""
 * @at: days, or %TD_METRIC_NO_TIME
 * @value: NaN: not computable
 * @whole: a count
 * @hidden: too few people: @value is not to be shown, and is NaN
 * @caution: (nullable): what the value must not be taken for, translated; borrowed
 *
 * One number of an analysis as analysts and scripts want it.
 */
typedef struct
{
  char *name;
  const char *group;
  int at;
  double value;
  gboolean whole;
  gboolean hidden;
  const char *caution;
} TdMetric;

/* Returns (transfer full) (element-type TdMetric). */
GArray *td_metrics_new (void);

/* Adds a number or a count; the name is @prefix, a dot and @name. @group is not copied. */
void td_metrics_add (GArray *metrics,
                     const char *prefix,
                     const char *name,
                     const char *group,
                     int at,
                     double value);
void td_metrics_add_count (GArray *metrics,
                           const char *prefix,
                           const char *name,
                           const char *group,
                           int at,
                           gint64 count);

/* Adds NAME, NAME_lower and NAME_upper. */
void td_metrics_add_interval (GArray *metrics,
                              const char *prefix,
                              const char *name,
                              const char *group,
                              int at,
                              TdInterval interval);

/* Hides all from the one at @first on. */
void td_metrics_hide (GArray *metrics, guint first);

/* The metric with a name, group and time, or NULL. */
const TdMetric *td_metrics_find (GArray *metrics, const char *name, const char *group, int at);

G_END_DECLS
