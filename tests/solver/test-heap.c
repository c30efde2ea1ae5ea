/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "solver/td-heap.h"

void test_heap_add (void);

#define N 200

static void
test_order (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  TdHeap heap;

  td_heap_init (&heap, N);
  for (int round = 0; round < 50; round++)
    {
      gint64 last = G_MININT64;
      guint last_item = 0;
      guint n = 0;

      for (guint i = 0; i < N; i++)
        td_heap_lower (&heap, i, g_rand_int_range (random, 0, 100));
      for (guint i = 0; i < N; i += 3)
        td_heap_lower (&heap, i, heap.key[i] - g_rand_int_range (random, 0, 50));
      for (; heap.n > 0; n++)
        {
          guint item = td_heap_pop (&heap);

          g_assert_true (heap.key[item] > last || (heap.key[item] == last && item > last_item));
          last = heap.key[item];
          last_item = item;
        }
      g_assert_cmpuint (n, ==, N);
    }
  td_heap_clear (&heap);
}

static void
test_empty (void)
{
  TdHeap heap;

  td_heap_init (&heap, 3);
  td_heap_lower (&heap, 2, 5);
  td_heap_lower (&heap, 0, 6);
  td_heap_empty (&heap);
  g_assert_cmpuint (heap.n, ==, 0);
  td_heap_lower (&heap, 2, 9);
  td_heap_lower (&heap, 0, 9);
  g_assert_cmpuint (td_heap_pop (&heap), ==, 0);
  g_assert_cmpuint (td_heap_pop (&heap), ==, 2);
  td_heap_clear (&heap);
}

void
test_heap_add (void)
{
  g_test_add_func ("/pairing/heap/order", test_order);
  g_test_add_func ("/pairing/heap/empty", test_empty);
}
