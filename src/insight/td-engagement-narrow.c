/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-engagement-private.h"

#include "insight/td-everybody.h"
#include "insight/td-narrow.h"
#include "insight/td-suppression.h"

#include <math.h>

/* The month of everybody; all of its months are there too. */
static TdAdherenceMonth
find_month (GArray *months, TdDate month)
{
  for (guint i = 0; i < months->len; i++)
    if (g_array_index (months, TdAdherenceMonth, i).month == month)
      return g_array_index (months, TdAdherenceMonth, i);
  return (TdAdherenceMonth){ 0 };
}

static void
hide_months (TdEngagement *self, const TdEngagement *whole, gint64 threshold)
{
  for (guint i = 0; i < self->months->len; i++)
    {
      TdAdherenceMonth *month = &g_array_index (self->months, TdAdherenceMonth, i);
      TdAdherenceMonth all = find_month (whole->months, month->month);

      if (self->hidden || td_narrow_is_small (month->n_due, all.n_due, threshold))
        {
          month->n_due = month->n_kept = 0;
          month->adherence = td_interval_none ();
          month->hidden = TRUE;
        }
      if (self->hidden || td_narrow_is_small (month->n_pairs, all.n_pairs, threshold))
        {
          month->n_pairs = month->n_met = month->n_longer = 0;
          month->contact_rate = td_interval_none ();
          month->hidden = TRUE;
        }
    }
}

/* The bars of one chart; @all: each of them. */
static void
hide_bars (guint *bars, gboolean *hidden, guint n, gboolean all, gint64 threshold)
{
  g_autofree gint64 *counts = g_new (gint64, n);

  for (guint i = 0; i < n; i++)
    counts[i] = bars[i];
  td_suppress_table (counts, n, threshold, hidden);
  for (guint i = 0; i < n; i++)
    {
      hidden[i] = hidden[i] || all;
      if (hidden[i])
        bars[i] = 0;
    }
}

static void
hide_endings (TdEngagement *self, gint64 threshold)
{
  guint n = self->endings->len;
  g_autofree gint64 *counts = g_new (gint64, n + 1);
  g_autofree gboolean *hidden = g_new (gboolean, n + 1);

  for (guint i = 0; i < n; i++)
    counts[i] = g_array_index (self->endings, TdEndingCount, i).count;
  td_suppress_table (counts, n, threshold, hidden);
  for (guint i = 0; i < n; i++)
    {
      TdEndingCount *ending = &g_array_index (self->endings, TdEndingCount, i);

      ending->hidden = hidden[i] || self->hidden;
      if (ending->hidden)
        ending->count = 0;
    }
}

static void
hide_waits (TdEngagement *self, const TdEngagement *whole, gint64 threshold)
{
  const TdWaitShare none = { .share = NAN, .se = NAN, .interval = { NAN, NAN, NAN }, .still = NAN };

  self->waits_hidden =
      self->hidden ||
      td_narrow_is_small (self->endings_of_waits->len, whole->endings_of_waits->len, threshold) ||
      td_narrow_is_small (self->n_waiting, whole->n_waiting, threshold);
  if (!self->waits_hidden)
    return;
  for (guint i = 0; i < TD_ENGAGEMENT_N_WAITS; i++)
    self->waits[i].matched = self->waits[i].withdrew = none;
  self->median_wait = NAN;
  self->n_waiting = self->n_waiting_over_30 = 0;
  self->oldest_wait = 0;
}

static gpointer
load_any (TdDatabase *db, const TdInsightFilter *filter, GError **error)
{
  return td_engagement_load (db, filter, error);
}

gboolean
td_engagement_suppress (TdDatabase *db, TdEngagement *self, GError **error)
{
  g_autoptr (TdEverybody) everybody =
      td_everybody_load (db, "insight/engagement/everybody", &self->filter, load_any,
                         (GDestroyNotify) td_engagement_free, error);
  const TdEngagement *whole = everybody ? everybody->data : NULL;
  gint64 threshold;

  if (whole == NULL || !td_suppression_load_threshold (db, &threshold, error))
    return FALSE;

  self->hidden = td_narrow_is_small (self->n_employed, whole->n_employed, threshold);
  td_narrow_hide_figures (self->figures, self->lists, whole->figures, whole->lists, self->hidden,
                          threshold);
  hide_months (self, whole, threshold);
  hide_bars (self->buckets, self->buckets_hidden, TD_ENGAGEMENT_N_BUCKETS, self->hidden, threshold);
  hide_bars (self->gaps, self->gaps_hidden, TD_ENGAGEMENT_N_GAPS, self->hidden, threshold);
  hide_endings (self, threshold);
  hide_waits (self, whole, threshold);
  self->lives_hidden =
      self->hidden || td_narrow_is_small (self->lives->len, whole->lives->len, threshold);
  if (self->hidden)
    {
      self->n_employed = 0;
      self->n_paused = 0;
    }
  if (td_figure_find (self->figures, "hours")->hidden)
    {
      self->minutes = 0;
      self->n_contacts = self->n_without_minutes = 0;
    }
  return TRUE;
}

void
td_engagement_guard (TdEngagement *self, const TdEngagement *shown, TdBesideGuard *guard)
{
  td_beside_guard_hide_figures (guard, self->figures, shown->figures);
  self->waits_hidden = self->waits_hidden ||
                       (!shown->waits_hidden && td_beside_guard_hides_chart (guard, "waiting"));
  if (td_figure_find (self->figures, "waiting")->hidden)
    self->n_waiting = self->n_waiting_over_30 = 0;
}
