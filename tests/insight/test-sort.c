/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-sort.h"

#include <math.h>
#include <stdlib.h>

void test_sort_add (void);

static int
compare_numbers (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

/* Days, halves of days, any numbers, and all alike, few and many, against qsort(). */
static void
test_orders (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (8);

  for (guint round = 0; round < 60; round++)
    {
      gsize n = (gsize) g_rand_int_range (random, 0, round % 2 ? 40 : 5000);
      g_autofree double *numbers = g_new (double, n + 1);
      g_autofree double *expected = NULL;

      for (gsize i = 0; i < n; i++)
        switch (round / 2 % 5)
          {
          case 0:
            numbers[i] = g_rand_int_range (random, -900, 4000);
            break;
          case 1:
            numbers[i] = g_rand_int_range (random, 0, 4000) / 2.0;
            break;
          case 2:
            numbers[i] = g_rand_double_range (random, -1, 1) *
                         pow (10, g_rand_int_range (random, -300, 300));
            break;
          case 3:
            numbers[i] = 7;
            break;
          default:
            numbers[i] = i % 3 == 0 ? -INFINITY : i % 3 == 1 ? INFINITY : -0.0;
          }
      expected = g_memdup2 (numbers, (n + 1) * sizeof (double));
      qsort (expected, n, sizeof (double), compare_numbers);
      td_sort_numbers (numbers, n);
      for (gsize i = 0; i < n; i++)
        g_assert_cmpfloat (numbers[i], ==, expected[i]);
    }
  td_sort_numbers (NULL, 0);
}

void
test_sort_add (void)
{
  g_test_add_func ("/sort/orders", test_orders);
}
