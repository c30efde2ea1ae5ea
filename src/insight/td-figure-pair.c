/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-figure-pair.h"

#include "base/td-decimal.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Two ways of working out the same limit differ by less. */
#define SAME 1e-9

/* Fewer of the same people have no paired comparison: METRICS section 9. */
#define LEAST_PAIRS 5

G_DEFINE_FINAL_TYPE (TdFigurePair, td_figure_pair, G_TYPE_OBJECT)

/* A share of a count: its limits are Wilson's. A turnover is written as a share too, but it is a
 * rate, whose limits are others. */
static gboolean
is_proportion (TdFigure *figure)
{
  TdInterval wilson;

  if (figure == NULL || figure->hidden || g_strcmp0 (figure->unit, "share") != 0 ||
      figure->of <= 0 || figure->count < 0 || figure->count > figure->of)
    return FALSE;
  wilson = td_interval_wilson (figure->count, figure->of);
  return fabs (wilson.lower - figure->lower) < SAME && fabs (wilson.upper - figure->upper) < SAME;
}

/* --- Means --- */

static int
compare_persons (gconstpointer a, gconstpointer b)
{
  const TdPersonScore *x = a, *y = b;

  return (x->person_id > y->person_id) - (x->person_id < y->person_id);
}

/* By person. */
static GArray *
sort_scores (TdFigure *figure)
{
  GArray *scores = g_array_copy (td_figure_get_scores (figure));

  g_array_sort (scores, compare_persons);
  return scores;
}

static double *
dup_values (const GArray *scores)
{
  double *values = g_new (double, scores->len + 1);

  for (guint i = 0; i < scores->len; i++)
    values[i] = g_array_index (scores, TdPersonScore, i).score;
  return values;
}

/* Whether the same people gave one answer each: of them each change is known. */
static gboolean
are_paired (const GArray *ones, const GArray *others)
{
  if (ones->len != others->len || ones->len < LEAST_PAIRS)
    return FALSE;
  for (guint i = 0; i < ones->len; i++)
    {
      gint64 person = g_array_index (ones, TdPersonScore, i).person_id;

      if (person != g_array_index (others, TdPersonScore, i).person_id ||
          (i > 0 && person == g_array_index (ones, TdPersonScore, i - 1).person_id))
        return FALSE;
    }
  return TRUE;
}

/* METRICS section 9: paired where the same people answered, else Welch's. Where some answered on
 * both sides, or more than once, Welch's is what there is; it takes them for different people. */
static TdInterval
subtract_means (TdFigure *one, TdFigure *other)
{
  g_autoptr (GArray) ones = sort_scores (one);
  g_autoptr (GArray) others = sort_scores (other);
  g_autofree double *a = dup_values (ones);
  g_autofree double *b = dup_values (others);

  return are_paired (ones, others)
             ? td_interval_paired_difference (b, a, ones->len).difference
             : td_interval_mean_difference (b, others->len, a, ones->len).difference;
}

static gboolean
is_mean (TdFigure *figure)
{
  return figure && !figure->hidden && td_figure_get_scores (figure) != NULL;
}

static void
td_figure_pair_dispose (GObject *object)
{
  TdFigurePair *self = TD_FIGURE_PAIR (object);

  g_clear_object (&self->one);
  g_clear_object (&self->other);

  G_OBJECT_CLASS (td_figure_pair_parent_class)->dispose (object);
}

static void
td_figure_pair_class_init (TdFigurePairClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = td_figure_pair_dispose;
}

static void
td_figure_pair_init (TdFigurePair *self)
{
  self->difference = td_interval_none ();
}

TdFigurePair *
td_figure_pair_new (TdFigure *one, TdFigure *other)
{
  TdFigurePair *self;

  g_return_val_if_fail (TD_IS_FIGURE (one), NULL);

  self = g_object_new (TD_TYPE_FIGURE_PAIR, NULL);
  self->one = g_object_ref (one);
  g_set_object (&self->other, other);
  if (is_proportion (one) && is_proportion (other))
    self->difference = td_interval_share_difference (one->count, one->of, other->count, other->of);
  else if (is_mean (one) && is_mean (other))
    self->difference = subtract_means (one, other);
  return self;
}

GPtrArray *
td_figure_pair_list (GPtrArray *ones, GPtrArray *others)
{
  GPtrArray *pairs = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < ones->len; i++)
    {
      TdFigure *one = g_ptr_array_index (ones, i);

      g_ptr_array_add (pairs, td_figure_pair_new (one, td_figure_find (others, one->code)));
    }
  return pairs;
}

gboolean
td_figure_pair_differs (TdFigurePair *self)
{
  g_return_val_if_fail (TD_IS_FIGURE_PAIR (self), FALSE);

  return self->difference.lower > 0 || self->difference.upper < 0;
}

/* Points of a hundred with one decimal, or of a scale with two. */
static char *
format_points (double value, gboolean share)
{
  return share ? td_decimal_format (100 * value, 1) : td_decimal_format (value, 2);
}

/* What the sides differ by, between its limits; in points of a hundred, or of the scale. */
static char *
word_difference (TdFigurePair *self,
                 const char *size,
                 const char *lower,
                 const char *upper,
                 gboolean share)
{
  gboolean higher = self->difference.estimate > 0;

  if (!td_figure_pair_differs (self))
    return share
               /* Translators: the ends of a range, in points of a hundred. */
               ? g_strdup_printf (_ ("No detectable difference · 95 %% range %s to %s points"),
                                  lower, upper)
               /* Translators: the ends of a range of a mean, as of answers from 1 to 5. */
               : g_strdup_printf (_ ("No detectable difference · 95 %% range %s to %s"), lower,
                                  upper);
  if (share)
    return higher ? g_strdup_printf (_ ("A is %s points higher · 95 %% range %s to %s"), size,
                                     lower, upper)
                  : g_strdup_printf (_ ("A is %s points lower · 95 %% range %s to %s"), size, lower,
                                     upper);
  return higher ? g_strdup_printf (_ ("A is %s higher · 95 %% range %s to %s"), size, lower, upper)
                : g_strdup_printf (_ ("A is %s lower · 95 %% range %s to %s"), size, lower, upper);
}

char *
td_figure_pair_dup_difference (TdFigurePair *self)
{
  g_autofree char *size = NULL;
  g_autofree char *lower = NULL;
  g_autofree char *upper = NULL;
  gboolean share;

  g_return_val_if_fail (TD_IS_FIGURE_PAIR (self), NULL);

  if (self->one->hidden || (self->other && self->other->hidden))
    return g_strdup (_ ("One of the two is hidden, so there is no difference to show."));
  if (!isfinite (self->difference.lower) || !isfinite (self->difference.upper))
    return g_strdup (_ ("For this figure a difference has no range; look at each by itself."));
  share = g_strcmp0 (self->one->unit, "share") == 0;
  size = format_points (fabs (self->difference.estimate), share);
  lower = format_points (self->difference.lower, share);
  upper = format_points (self->difference.upper, share);
  return word_difference (self, size, lower, upper, share);
}
