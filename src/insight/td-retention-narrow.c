/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-retention-private.h"

#include "insight/td-everybody.h"
#include "insight/td-narrow.h"
#include "insight/td-suppression.h"

#include <math.h>

static const TdHeadcountMonth *
find_month (GArray *months, TdDate first)
{
  for (guint i = 0; i < months->len; i++)
    if (g_array_index (months, TdHeadcountMonth, i).first == first)
      return &g_array_index (months, TdHeadcountMonth, i);
  return NULL;
}

/* Headcounts and flows; a hidden flow is not found from the next opening, which is the closing. */
static gboolean
is_small_month (const TdHeadcountMonth *month, const TdHeadcountMonth *whole, gint64 threshold)
{
  const int numbers[][2] = {
    { month->opening, whole->opening },
    { month->hires, whole->hires },
    { month->separations, whole->separations },
    { month->voluntary, whole->voluntary },
    { month->involuntary, whole->involuntary },
    { month->closing, whole->closing },
    { month->kept, whole->kept },
  };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (td_narrow_is_small (numbers[i][0], numbers[i][1], threshold))
      return TRUE;
  return FALSE;
}

static TdHeadcountMonth
get_hidden_month (const TdHeadcountMonth *month)
{
  return (TdHeadcountMonth){ .first = month->first,
                             .last = month->last,
                             .partial = month->partial,
                             .hidden = TRUE,
                             .average = NAN,
                             .daily_average = NAN,
                             .rolling_average = NAN,
                             .turnover = td_interval_none (),
                             .voluntary_turnover = td_interval_none (),
                             .retention = td_interval_none (),
                             .rolling_turnover = td_interval_none (),
                             .rolling_retention = td_interval_none () };
}

static void
hide_months (TdRetention *self, const TdRetention *whole, gint64 threshold)
{
  for (guint i = 0; i < self->months->len; i++)
    {
      TdHeadcountMonth *month = &g_array_index (self->months, TdHeadcountMonth, i);
      const TdHeadcountMonth *all = find_month (whole->months, month->first);

      if (self->hidden || all == NULL || is_small_month (month, all, threshold))
        *month = get_hidden_month (month);
    }
}

static void
hide_new_hires (TdRetention *self, const TdRetention *whole, gint64 threshold)
{
  for (guint i = 0; i < self->new_hires->len; i++)
    {
      TdNewHires *row = &g_array_index (self->new_hires, TdNewHires, i);
      const TdNewHires *all =
          i < whole->new_hires->len ? &g_array_index (whole->new_hires, TdNewHires, i) : NULL;

      if (!self->hidden && all && !td_narrow_is_small (row->mature, all->mature, threshold) &&
          !td_narrow_is_small (row->retained, all->retained, threshold) &&
          !td_narrow_is_small (row->mature - row->retained, all->mature - all->retained, threshold))
        continue;
      row->mature = row->retained = 0;
      row->share = td_interval_none ();
      row->hidden = TRUE;
    }
}

static gpointer
load_any (TdDatabase *db, const TdInsightFilter *filter, GError **error)
{
  return td_retention_load (db, filter, error);
}

gboolean
td_retention_suppress (TdDatabase *db, TdRetention *self, GError **error)
{
  g_autoptr (TdEverybody) everybody =
      td_everybody_load (db, "insight/retention/everybody", &self->filter, load_any,
                         (GDestroyNotify) td_retention_free, error);
  const TdRetention *whole = everybody ? everybody->data : NULL;
  gint64 threshold;

  if (whole == NULL || !td_suppression_load_threshold (db, &threshold, error))
    return FALSE;

  self->hidden = td_narrow_is_small (self->n_people, whole->n_people, threshold);
  td_narrow_hide_figures (self->figures, self->lists, whole->figures, whole->lists, self->hidden,
                          threshold);
  hide_months (self, whole, threshold);
  hide_new_hires (self, whole, threshold);
  if (self->hidden)
    {
      g_clear_pointer (&self->tenure, td_survival_free);
      td_participation_clear (&self->participation);
      td_participation_clear (&self->mentors);
      self->participation.verdict = self->mentors.verdict = TD_VERDICT_NOT_SHOWN;
    }
  return TRUE;
}

/* Nothing of a comparison whose people differ by a few from those of the one beside it. */
static void
guard_participation (TdParticipation *self,
                     const TdParticipation *shown,
                     const TdBesideGuard *guard,
                     const char *chart)
{
  if (shown->verdict == TD_VERDICT_NOT_SHOWN || !td_beside_guard_hides_chart (guard, chart))
    return;
  td_participation_clear (self);
  self->verdict = TD_VERDICT_NOT_SHOWN;
  self->beside = TRUE;
}

void
td_retention_guard (TdRetention *self, const TdRetention *shown, TdBesideGuard *guard)
{
  td_beside_guard_hide_figures (guard, self->figures, shown->figures);
  guard_participation (&self->participation, &shown->participation, guard, "states");
  guard_participation (&self->mentors, &shown->mentors, guard, "mentor_states");
}
