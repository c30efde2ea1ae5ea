/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-competing.h"

#include <math.h>
#include <stdlib.h>

/* Shares are compared with this much room for the rounding of a sum. */
#define SHARE_ROOM 1e-9

/* How the curves move with the weight of one wait: the infinitesimal jackknife. Of a wait under way
 * the two derivatives follow the steps; of one that ended, each later rise of the share by r counts
 * as r still/still(then), so that only sums over the ended are needed. The sums are long doubles:
 * they are small differences where everybody met the cause. */
typedef struct
{
  long double waiting; /* the share still waiting itself */
  long double still;   /* of one that is under way */
  long double share;
  long double squares; /* over those that ended: of the derivative of the share, */
  long double mixed;   /* of it times that of "still" for each "still", */
  long double slopes;  /* and of the latter squared */
} Influence;

static int
compare_endings (const void *a, const void *b)
{
  const TdEnding *x = a, *y = b;

  if (x->time != y->time)
    return x->time < y->time ? -1 : 1;
  return (x->cause > y->cause) - (x->cause < y->cause);
}

static int
compare_causes (const void *a, const void *b)
{
  return (*(const int *) a > *(const int *) b) - (*(const int *) a < *(const int *) b);
}

static void
collect_causes (TdCompeting *self, const TdEnding *sorted)
{
  guint n = 0;

  self->causes = g_new (int, self->n_waits + 1);
  for (guint i = 0; i < self->n_waits; i++)
    if (sorted[i].cause != TD_COMPETING_WAITING)
      self->causes[n++] = sorted[i].cause;
  self->n_ended = n;
  qsort (self->causes, n, sizeof (int), compare_causes);
  for (guint i = 0; i < n; i++)
    if (i == 0 || self->causes[i] != self->causes[i - 1])
      self->causes[self->n_causes++] = self->causes[i];
}

static int
find_cause (const TdCompeting *self, int cause)
{
  const int *found = bsearch (&cause, self->causes, self->n_causes, sizeof (int), compare_causes);

  return found ? (int) (found - self->causes) : -1;
}

/* Adds @count waits that are gone after a point, with their derivatives there. */
static void
add_gone (Influence *influence, guint count, long double share, long double still)
{
  long double slope = influence->waiting > 0 ? still / influence->waiting : 0;

  influence->squares += count * share * share;
  influence->mixed += count * slope * share;
  influence->slopes += count * slope * slope;
}

/* Moves over a point at which @of_cause met the cause and @seen more were last seen waiting.
 * Returns the variance of the share. */
static double
move_influence (Influence *influence, const TdCompetingPoint *point, guint of_cause, guint seen)
{
  long double n = point->at_risk, weight = influence->waiting / n, rise = weight * of_cause;
  guint under_way = point->at_risk - point->ended - seen;
  double variance;

  influence->squares += 2 * rise * influence->mixed + rise * rise * influence->slopes;
  influence->mixed += rise * influence->slopes;

  influence->share += influence->still * of_cause / n - rise / n;
  influence->still = influence->still * (1 - point->ended / n) + weight * point->ended / n;
  influence->waiting = weight * (point->at_risk - point->ended);
  add_gone (influence, of_cause, influence->share + weight, influence->still - weight);
  add_gone (influence, point->ended - of_cause, influence->share, influence->still - weight);
  add_gone (influence, seen, influence->share, influence->still);
  variance = (double) (influence->squares + under_way * influence->share * influence->share);
  return MAX (0, variance);
}

/* One point from the sorted waits that end or are last seen at its time, from @first on. Returns
 * how many these are. */
static guint
add_point (TdCompeting *self, const TdEnding *sorted, guint first, Influence *influences)
{
  TdCompetingPoint *point = &self->points[self->n_points];
  TdCompetingShare *shares = &self->shares[(gsize) self->n_points * self->n_causes];
  double before = self->n_points > 0 ? point[-1].still : 1;
  guint end = first, next = first;

  while (end < self->n_waits && sorted[end].time == sorted[first].time)
    end++;
  while (next < end && sorted[next].cause == TD_COMPETING_WAITING)
    next++;
  point->time = sorted[first].time;
  point->at_risk = self->n_waits - first;
  point->ended = end - next;
  point->still = before * (double) (point->at_risk - point->ended) / point->at_risk;
  for (guint c = 0; c < self->n_causes; c++)
    {
      guint of_cause = 0, seen = end - first - point->ended;

      for (; next < end && sorted[next].cause == self->causes[c]; next++)
        of_cause++;
      shares[c].share = (self->n_points > 0 ? (shares - self->n_causes)[c].share : 0) +
                        before * of_cause / point->at_risk;
      shares[c].se = sqrt (move_influence (&influences[c], point, of_cause, seen));
    }
  self->n_points++;
  return end - first;
}

TdCompeting *
td_competing_new (const TdEnding *waits, guint n)
{
  TdCompeting *self = g_new0 (TdCompeting, 1);
  g_autofree TdEnding *sorted = g_new (TdEnding, n + 1);
  g_autofree Influence *influences = NULL;
  guint n_times = 0;

  for (guint i = 0; i < n; i++)
    sorted[i] = waits[i];
  qsort (sorted, n, sizeof (TdEnding), compare_endings);
  for (guint i = 0; i < n; i++)
    n_times += i == 0 || sorted[i].time != sorted[i - 1].time ? 1 : 0;

  self->n_waits = n;
  collect_causes (self, sorted);
  influences = g_new0 (Influence, self->n_causes + 1);
  for (guint c = 0; c < self->n_causes; c++)
    influences[c].waiting = 1;
  self->points = g_new0 (TdCompetingPoint, n_times + 1);
  self->shares = g_new0 (TdCompetingShare, (gsize) n_times * self->n_causes + 1);
  for (guint i = 0; i < n;)
    i += add_point (self, sorted, i, influences);
  return self;
}

void
td_competing_free (TdCompeting *self)
{
  if (self == NULL)
    return;

  g_free (self->causes);
  g_free (self->points);
  g_free (self->shares);
  g_free (self);
}

/* How many points lie at or before a time. */
static guint
count_points (const TdCompeting *self, double time)
{
  guint low = 0, high = self->n_points;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->points[middle].time <= time)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

TdCompetingPoint
td_competing_at (const TdCompeting *self, double time)
{
  guint n = count_points (self, time);
  gboolean exact = n > 0 && self->points[n - 1].time == time;
  TdCompetingPoint point = { .still = self->n_waits > 0 ? 1 : NAN };

  if (n > 0)
    point.still = self->points[n - 1].still;
  if (exact)
    point = self->points[n - 1];
  else if (n < self->n_points)
    point.at_risk = self->points[n].at_risk;
  point.time = time;
  return point;
}

TdCompetingShare
td_competing_share_at (const TdCompeting *self, int cause, double time)
{
  guint n = count_points (self, time);
  int c = find_cause (self, cause);

  if (self->n_waits == 0)
    return (TdCompetingShare){ NAN, NAN };
  if (c < 0 || n == 0)
    return (TdCompetingShare){ 0, 0 };
  return self->shares[(gsize) (n - 1) * self->n_causes + c];
}

TdInterval
td_competing_share_get_interval (const TdCompetingShare *self)
{
  double half = td_interval_normal_quantile (0.95) * self->se;
  TdInterval interval = { self->share, self->share - half, self->share + half };

  return td_interval_clip (interval, 0, 1);
}

double
td_competing_get_last_time (const TdCompeting *self)
{
  return self->n_points > 0 ? self->points[self->n_points - 1].time : NAN;
}

double
td_competing_quantile (const TdCompeting *self, int cause, double p)
{
  int c = find_cause (self, cause);

  for (guint i = 0; c >= 0 && i < self->n_points; i++)
    if (self->shares[(gsize) i * self->n_causes + c].share >= p - SHARE_ROOM)
      return self->points[i].time;
  return NAN;
}
