/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-figure-pair.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Two ways of working out the same limit differ by less. */
#define SAME 1e-9

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

/* Points of a hundred with one decimal, half away from zero, and a true minus. */
static char *
format_points (double share)
{
  double tenths = round (fabs (share) * 1000) / 10;

  return g_strdup_printf ("%s%.1f", share < 0 && tenths > 0 ? "−" : "", tenths);
}

char *
td_figure_pair_dup_difference (TdFigurePair *self)
{
  g_autofree char *size = NULL;
  g_autofree char *lower = NULL;
  g_autofree char *upper = NULL;

  g_return_val_if_fail (TD_IS_FIGURE_PAIR (self), NULL);

  if (self->one->hidden || (self->other && self->other->hidden))
    return g_strdup (_ ("One of the two is hidden, so there is no difference to show."));
  if (!isfinite (self->difference.estimate))
    return g_strdup (_ ("For this figure a difference has no range; look at each by itself."));
  size = format_points (fabs (self->difference.estimate));
  lower = format_points (self->difference.lower);
  upper = format_points (self->difference.upper);
  if (!td_figure_pair_differs (self))
    /* Translators: the ends of a range, in points of a hundred. */
    return g_strdup_printf (_ ("No detectable difference · 95 %% range %s to %s points"), lower,
                            upper);
  return self->difference.estimate > 0
             ? g_strdup_printf (_ ("A is %s points higher · 95 %% range %s to %s"), size, lower,
                                upper)
             : g_strdup_printf (_ ("A is %s points lower · 95 %% range %s to %s"), size, lower,
                                upper);
}
