/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdUnit:
 * @TD_UNIT_NUMBER: a plain number
 * @TD_UNIT_SHARE: 0 to 1, written as a percentage
 * @TD_UNIT_DAYS: days
 * @TD_UNIT_MONTHS: months
 * @TD_UNIT_HOURS: hours
 * @TD_UNIT_SCORE: a mean of answers on a scale, with two decimals
 *
 * What a value of a chart is, and so how it is written.
 */
typedef enum
{
  TD_UNIT_NUMBER,
  TD_UNIT_SHARE,
  TD_UNIT_DAYS,
  TD_UNIT_MONTHS,
  TD_UNIT_HOURS,
  TD_UNIT_SCORE,
} TdUnit;

/* A value with its unit ("84.0 %", "12 days"); shares with one decimal, scores with two, whole
 * numbers without, others with one. To be freed. */
char *td_number_format_unit (double value, TdUnit unit);

/* The same beside others of which one is not whole: "10.0 days" after "48.6 days". To be freed. */
char *td_number_format_fraction (double value, TdUnit unit);

/* The same beside an axis, where a whole percentage has no decimal ("80 %"). To be freed. */
char *td_number_format_tick (double value, TdUnit unit);

/**
 * td_number_nice_ticks:
 * @low: least value to show
 * @high: largest value to show, at least @low
 * @wanted: about how many intervals, 1 to 20
 * @whole: only whole numbers (counts)
 *
 * Ticks at 1, 2, 2.5 or 5 times a power of ten that cover the values.
 *
 * Returns: (transfer full) (element-type double): the ticks in rising order, two or more
 */
GArray *td_number_nice_ticks (double low, double high, int wanted, gboolean whole);

G_END_DECLS
