/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-fairness.h"

#include <math.h>

/* From here on a mentor's time is called uneven. */
#define MOST_UNEVEN_RATIO 0.5
#define LEAST_CONTACTS_SHORT 2

static void
pair_clear (gpointer data)
{
  TdFairnessPair *pair = data;

  g_free (pair->reference);
  g_free (pair->mentee_name);
}

TdFairness *
td_fairness_new (gint64 mentor_id)
{
  TdFairness *self = g_new0 (TdFairness, 1);

  self->mentor_id = mentor_id;
  self->pairs = g_array_new (FALSE, FALSE, sizeof (TdFairnessPair));
  g_array_set_clear_func (self->pairs, pair_clear);
  return self;
}

void
td_fairness_free (TdFairness *self)
{
  if (self == NULL)
    return;

  g_free (self->number);
  g_free (self->name);
  g_array_unref (self->pairs);
  g_free (self);
}

gboolean
td_fairness_covers (const TdHistory *history, TdDate as_of)
{
  return td_history_is_active (history, as_of) &&
         history->matched_on <= as_of - (TD_FAIRNESS_DAYS - 1);
}

double
td_fairness_expected (const TdHistory *history, TdDate as_of)
{
  TdDate from = as_of - (TD_FAIRNESS_DAYS - 1);
  TdCadence cadence = td_history_get_cadence (history, from);
  double expected = 0;

  /* A cadence that changed asks for its part of the days only. */
  for (guint i = 0; i < history->changes->len; i++)
    {
      const TdCadenceChange *change = &g_array_index (history->changes, TdCadenceChange, i);

      if (change->from <= from || change->from > as_of)
        continue;
      expected += (change->from - from) / td_cadence_get_days (&cadence);
      from = change->from;
      cadence = change->cadence;
    }
  return expected + (as_of + 1 - from) / td_cadence_get_days (&cadence);
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const TdFairnessPair *x = a, *y = b;
  int order = g_strcmp0 (x->reference, y->reference);

  return order != 0 ? order : (x->pair_id > y->pair_id) - (x->pair_id < y->pair_id);
}

static double
measure_gini (const TdFairness *self)
{
  guint n = self->pairs->len;
  double sum = 0, differences = 0;

  for (guint i = 0; i < n; i++)
    {
      double one = g_array_index (self->pairs, TdFairnessPair, i).delivered;

      sum += one;
      for (guint j = 0; j < n; j++)
        differences += fabs (one - g_array_index (self->pairs, TdFairnessPair, j).delivered);
    }
  return sum > 0 ? differences / (2.0 * n * sum) : NAN;
}

void
td_fairness_finish (TdFairness *self)
{
  double least = INFINITY, most = 0, least_expected = 0;

  g_array_sort (self->pairs, compare_pairs);
  for (guint i = 0; i < self->pairs->len; i++)
    {
      TdFairnessPair *pair = &g_array_index (self->pairs, TdFairnessPair, i);

      pair->delivered = pair->contacts / pair->expected;
      most = MAX (most, pair->delivered);
      if (pair->delivered < least)
        {
          least = pair->delivered;
          least_expected = pair->expected;
        }
    }
  for (guint i = 0; i < self->pairs->len; i++)
    {
      TdFairnessPair *pair = &g_array_index (self->pairs, TdFairnessPair, i);

      pair->least = pair->delivered <= least;
    }
  self->gap = most - least;
  self->ratio = most > 0 ? least / most : NAN;
  self->gini = measure_gini (self);
  self->contacts_short = self->gap * least_expected;
  self->flagged = self->ratio <= MOST_UNEVEN_RATIO && self->contacts_short >= LEAST_CONTACTS_SHORT;
}
