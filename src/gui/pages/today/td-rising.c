/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/today/td-rising.h"

/* The first of the piles whose top is above the value. */
static guint
find_pile (const int *values, const guint *tops, guint n_piles, int value)
{
  guint first = 0;

  while (first < n_piles)
    {
      guint middle = first + (n_piles - first) / 2;

      if (values[tops[middle]] < value)
        first = middle + 1;
      else
        n_piles = middle;
    }
  return first;
}

gboolean *
td_rising_find (const int *values, guint n)
{
  gboolean *rising = g_new0 (gboolean, n + 1);
  g_autofree guint *tops = g_new (guint, n + 1);   /* the top of each pile, an index */
  g_autofree guint *before = g_new (guint, n + 1); /* the top of the pile before it then */
  guint n_piles = 0;

  for (guint i = 0; i < n; i++)
    {
      guint pile;

      if (values[i] < 0)
        continue;
      pile = find_pile (values, tops, n_piles, values[i]);
      before[i] = pile > 0 ? tops[pile - 1] : n;
      tops[pile] = i;
      n_piles = MAX (n_piles, pile + 1);
    }
  for (guint i = n_piles > 0 ? tops[n_piles - 1] : n; i < n; i = before[i])
    rising[i] = TRUE;
  return rising;
}
