/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-sort.h"

#include <stdlib.h>
#include <string.h>

/* Fewer are sorted by comparing. */
#define FEW 256

/* Whole numbers within these bounds, and spread over no more than so many times their number, are
 * counted. */
#define FAR 1e9
#define WIDTH 4

#define N_DIGITS 8
#define N_VALUES 256

static int
compare_numbers (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

/* The bits of a number as an integer of the same order: negative ones turned over, others above. */
static guint64
get_key (double number)
{
  guint64 bits;

  /* One zero, not two. */
  number += 0.0;
  memcpy (&bits, &number, sizeof bits);
  return bits >> 63 ? ~bits : bits | G_GUINT64_CONSTANT (1) << 63;
}

static double
get_number (guint64 key)
{
  guint64 bits = key >> 63 ? key & ~(G_GUINT64_CONSTANT (1) << 63) : ~key;
  double number;

  memcpy (&number, &bits, sizeof number);
  return number;
}

static void
count_digits (const guint64 *keys, gsize n, gsize (*counts)[N_VALUES])
{
  for (gsize i = 0; i < n; i++)
    for (guint d = 0; d < N_DIGITS; d++)
      counts[d][keys[i] >> (8 * d) & 0xff]++;
}

/* Moves the keys by one of their bytes, those of equal bytes in their order. */
static void
move_by_digit (const guint64 *from, guint64 *to, gsize n, guint digit, const gsize *counts)
{
  gsize next[N_VALUES], sum = 0;

  for (guint v = 0; v < N_VALUES; v++)
    {
      next[v] = sum;
      sum += counts[v];
    }
  for (gsize i = 0; i < n; i++)
    to[next[from[i] >> (8 * digit) & 0xff]++] = from[i];
}

/* Finds the least of whole numbers that lie close together, and how far; FALSE for others. */
static gboolean
find_span (const double *numbers, gsize n, double *least, gsize *span)
{
  double low = numbers[0], high = numbers[0];

  for (gsize i = 0; i < n; i++)
    {
      low = MIN (low, numbers[i]);
      high = MAX (high, numbers[i]);
      if (!(numbers[i] > -FAR && numbers[i] < FAR) || numbers[i] != (double) (gint64) numbers[i])
        return FALSE;
    }
  *least = low;
  *span = (gsize) (high - low) + 1;
  return *span <= WIDTH * n;
}

/* Days and months: how often each is there says all. */
static void
sort_by_counting (double *numbers, gsize n, double least, gsize span)
{
  g_autofree gsize *counts = g_new0 (gsize, span);
  gsize next = 0;

  for (gsize i = 0; i < n; i++)
    counts[(gsize) (numbers[i] - least)]++;
  for (gsize v = 0; v < span; v++)
    for (gsize k = 0; k < counts[v]; k++)
      numbers[next++] = least + (double) v + 0.0;
}

static void
sort_by_digits (double *numbers, gsize n)
{
  gsize counts[N_DIGITS][N_VALUES] = { { 0 } };
  g_autofree guint64 *keys = NULL;
  g_autofree guint64 *other = NULL;

  keys = g_new (guint64, n);
  other = g_new (guint64, n);
  for (gsize i = 0; i < n; i++)
    keys[i] = get_key (numbers[i]);
  count_digits (keys, n, counts);
  for (guint d = 0; d < N_DIGITS; d++)
    {
      guint64 *kept = keys;

      /* A byte that is the same in all, as the last ones of whole numbers are. */
      if (counts[d][keys[0] >> (8 * d) & 0xff] == n)
        continue;
      move_by_digit (keys, other, n, d, counts[d]);
      keys = other;
      other = kept;
    }
  for (gsize i = 0; i < n; i++)
    numbers[i] = get_number (keys[i]);
}

void
td_sort_numbers (double *numbers, gsize n)
{
  double least;
  gsize span;

  if (n < FEW)
    {
      if (n > 1)
        qsort (numbers, n, sizeof (double), compare_numbers);
    }
  else if (find_span (numbers, n, &least, &span))
    sort_by_counting (numbers, n, least, span);
  else
    sort_by_digits (numbers, n);
}
