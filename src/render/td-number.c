/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "render/td-number.h"

#include "base/td-decimal.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static gboolean
is_whole (double value)
{
  return fabs (value - round (value)) < 0.05;
}

static char *
format_unit (double value, TdUnit unit, gboolean whole)
{
  g_autofree char *number = td_decimal_format (value, whole ? 0 : 1);
  /* "1.5 days" is plural; Arabic has a form for two, and a hundred is in no such form. */
  gulong n = !whole || !isfinite (value) ? 100 : (gulong) fabs (round (value));

  if (!isfinite (value))
    return g_steal_pointer (&number);
  switch (unit)
    {
    case TD_UNIT_SHARE:
      return td_decimal_format_share (value, 1);
    case TD_UNIT_DAYS:
      return g_strdup_printf (ngettext ("%s day", "%s days", n), number);
    case TD_UNIT_MONTHS:
      return g_strdup_printf (ngettext ("%s month", "%s months", n), number);
    case TD_UNIT_HOURS:
      return g_strdup_printf (ngettext ("%s hour", "%s hours", n), number);
    case TD_UNIT_SCORE:
      return td_decimal_format (value, 2);
    case TD_UNIT_NUMBER:
    default:
      return g_steal_pointer (&number);
    }
}

char *
td_number_format_unit (double value, TdUnit unit)
{
  return format_unit (value, unit, is_whole (value));
}

char *
td_number_format_fraction (double value, TdUnit unit)
{
  return format_unit (value, unit, FALSE);
}

char *
td_number_format_tick (double value, TdUnit unit)
{
  double percent = 100 * value;

  if (unit != TD_UNIT_SHARE || !isfinite (value))
    return td_number_format_unit (value, unit);
  /* A tick between two whole ones must not claim to be one of them. */
  return td_decimal_format_share (percent / 100, fabs (percent - round (percent)) < 1e-6 ? 0 : 1);
}

/* The smallest of 1, 2, 2.5, 5, 10 times a power of ten that is at least @step. */
static double
nice_step (double step, gboolean whole)
{
  static const double factors[] = { 1, 2, 2.5, 5, 10 };
  double power = pow (10, floor (log10 (step)));

  if (whole && step <= 1)
    return 1;
  for (guint i = 0; i < G_N_ELEMENTS (factors); i++)
    {
      double candidate = factors[i] * power;

      if (whole && fabs (candidate - round (candidate)) > 1e-9)
        continue;
      if (candidate >= step * (1 - 1e-9))
        return candidate;
    }
  return 10 * power;
}

GArray *
td_number_nice_ticks (double low, double high, int wanted, gboolean whole)
{
  GArray *ticks = g_array_new (FALSE, FALSE, sizeof (double));
  double step;
  double first;
  int n;

  g_return_val_if_fail (isfinite (low) && isfinite (high) && wanted > 0, ticks);

  if (high - low < 1e-12)
    high = low + (whole || low == 0 ? 1 : fabs (low) / 10);
  step = nice_step ((high - low) / wanted, whole);
  first = floor (low / step + 1e-9);
  n = (int) ceil (high / step - 1e-9) - (int) first;
  for (int i = 0; i <= MAX (n, 1); i++)
    {
      double tick = (first + i) * step;

      g_array_append_val (ticks, tick);
    }
  return ticks;
}
