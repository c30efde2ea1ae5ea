/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-study.h"

#include "insight/td-rates.h"

#include <math.h>

/* The curve of everybody and that of each group: the spans are brought into the order of their
 * groups once. */
static void
make_curves (TdStudy *self, const TdCompareInput *input, double from)
{
  g_autofree TdObservation *sorted = g_new (TdObservation, input->n + 1);
  g_autofree guint *first = g_new0 (guint, input->n_groups + 2);

  for (guint i = 0; i < input->n; i++)
    first[input->groups[i] + 2]++;
  for (guint g = 2; g < input->n_groups + 2; g++)
    first[g] += first[g - 1];
  for (guint i = 0; i < input->n; i++)
    sorted[first[input->groups[i] + 1]++] = input->spans[i];

  self->n_curves = input->n_groups + 1;
  self->curves = g_new0 (TdSurvival *, self->n_curves + 1);
  self->curves[0] = td_survival_new_from (input->spans, input->n, from);
  for (guint g = 0; g < input->n_groups; g++)
    self->curves[g + 1] = td_survival_new_from (sorted + first[g], first[g + 1] - first[g], from);
}

static TdRate
get_rate (const TdSurvival *curve)
{
  return (TdRate){ curve->n_spans, curve->n_events, curve->time_at_risk };
}

static void
compare_two (TdStudy *self, const TdCompareInput *input)
{
  TdRate zero = get_rate (self->curves[1]), one = get_rate (self->curves[2]);

  self->has_ratio = TRUE;
  self->ratio = td_compare_hazard_ratio (input);
  self->peto = td_compare_peto (&self->log_rank);
  self->rate_ratio = td_rate_get_ratio (&one, &zero);
  self->gap = td_compare_restricted_means (self->curves[2], self->curves[1], self->tau);
  self->detectable = td_compare_detectable ((double) (zero.events + one.events),
                                            one.time / (zero.time + one.time));
}

TdStudy *
td_study_new (const TdCompareInput *input, double from, double tau)
{
  const TdLogRank none = { .df = -1, .chisq = NAN, .p = NAN };
  TdCompareInput plain = *input;
  TdStudy *self = g_new0 (TdStudy, 1);

  plain.strata = NULL;
  self->has_strata = input->strata != NULL;
  self->log_rank = self->stratified = none;
  make_curves (self, input, from);
  self->tau = tau;
  if (isnan (tau))
    self->tau =
        td_compare_choose_tau ((const TdSurvival *const *) self->curves + 1, input->n_groups);
  if (input->n_groups <= TD_COMPARE_MOST_GROUPS)
    {
      self->log_rank = td_compare_log_rank (&plain);
      if (self->has_strata)
        self->stratified = td_compare_log_rank (input);
    }
  if (input->n_groups == 2)
    compare_two (self, &plain);
  return self;
}

void
td_study_free (TdStudy *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < self->n_curves; i++)
    td_survival_free (self->curves[i]);
  g_free (self->curves);
  g_free (self);
}
