/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-stay.h"

#include <math.h>

gboolean
td_stay_get_tenure (const TdStay *self, TdDate window_start, TdDate as_of, TdTenure *tenure)
{
  gboolean left = self->leave != TD_DATE_NONE && self->leave <= as_of;
  TdDate last = left ? self->leave : as_of;

  if (self->hire > as_of || last < window_start || last < self->hire)
    return FALSE;
  tenure->entry = MAX (0, window_start - self->hire);
  tenure->end = last - self->hire + 1;
  tenure->gone = left;
  tenure->event = left && !self->censored;
  /* Matched before the hire: in the state from the first day. */
  tenure->joined = self->match != TD_DATE_NONE && self->match <= as_of
                       ? MAX (0, self->match - self->hire)
                       : INFINITY;
  return tenure->entry < tenure->end;
}

static gboolean
is_outside (const TdStay *self, TdDate day)
{
  return day < self->hire || (self->leave != TD_DATE_NONE && day > self->leave);
}

gboolean
td_stay_is_impossible (const TdStay *self, TdDate as_of)
{
  if (self->match == TD_DATE_NONE || self->match > as_of)
    return FALSE;
  /* Enrolled in the books after the match says when it was written down, no more. */
  return is_outside (self, self->match) ||
         (self->enrolled != TD_DATE_NONE && self->enrolled < self->hire);
}

void
td_stay_rows_init (TdStayRows *self)
{
  self->spans = g_array_new (FALSE, FALSE, sizeof (TdObservation));
  self->groups = g_array_new (FALSE, FALSE, sizeof (int));
  self->strata = g_array_new (FALSE, FALSE, sizeof (int));
}

void
td_stay_rows_clear (TdStayRows *self)
{
  g_clear_pointer (&self->spans, g_array_unref);
  g_clear_pointer (&self->groups, g_array_unref);
  g_clear_pointer (&self->strata, g_array_unref);
}

void
td_stay_rows_add (TdStayRows *self,
                  double entry,
                  double end,
                  gboolean event,
                  int group,
                  int stratum)
{
  TdObservation span = { entry, end, event };

  if (!(entry < end))
    return;
  g_array_append_val (self->spans, span);
  g_array_append_val (self->groups, group);
  g_array_append_val (self->strata, stratum);
}

void
td_stay_rows_add_states (TdStayRows *self, const TdTenure *tenure, double shift, int stratum)
{
  double joined = MIN (tenure->joined, tenure->end);

  td_stay_rows_add (self, tenure->entry + shift, joined + shift,
                    tenure->event && joined == tenure->end, 0, stratum);
  if (tenure->joined < tenure->end)
    td_stay_rows_add (self, MAX (tenure->entry, joined) + shift, tenure->end + shift, tenure->event,
                      1, stratum);
}

TdCompareInput
td_stay_rows_get_input (const TdStayRows *self, gboolean stratified)
{
  return (
      TdCompareInput){ (const TdObservation *) self->spans->data, (const int *) self->groups->data,
                       stratified ? (const int *) self->strata->data : NULL, self->spans->len, 2 };
}

guint
td_stay_rows_count (const TdStayRows *self, int group)
{
  guint count = 0;

  for (guint i = 0; i < self->groups->len; i++)
    count += g_array_index (self->groups, int, i) == group ? 1 : 0;
  return count;
}

TdSurvival *
td_stay_rows_make_curve (const TdStayRows *self, int group, double from)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (TdObservation));

  for (guint i = 0; i < self->spans->len; i++)
    if (group < 0 || g_array_index (self->groups, int, i) == group)
      g_array_append_vals (spans, &g_array_index (self->spans, TdObservation, i), 1);
  return td_survival_new_from ((const TdObservation *) spans->data, spans->len, from);
}
