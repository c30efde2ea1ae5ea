/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "solver/td-heap.h"

#define ARITY 4

void
td_heap_init (TdHeap *heap, guint n_items)
{
  heap->n = 0;
  heap->items = g_new (guint, n_items);
  heap->place = g_new (int, n_items);
  heap->key = g_new0 (gint64, n_items);
  for (guint i = 0; i < n_items; i++)
    heap->place[i] = -1;
}

void
td_heap_clear (TdHeap *heap)
{
  g_clear_pointer (&heap->items, g_free);
  g_clear_pointer (&heap->place, g_free);
  g_clear_pointer (&heap->key, g_free);
}

static gboolean
before (const TdHeap *heap, guint a, guint b)
{
  return heap->key[a] < heap->key[b] || (heap->key[a] == heap->key[b] && a < b);
}

static void
put (TdHeap *heap, guint place, guint item)
{
  heap->items[place] = item;
  heap->place[item] = (int) place;
}

static void
sift_up (TdHeap *heap, guint place, guint item)
{
  while (place > 0)
    {
      guint above = (place - 1) / ARITY;

      if (!before (heap, item, heap->items[above]))
        break;
      put (heap, place, heap->items[above]);
      place = above;
    }
  put (heap, place, item);
}

static void
sift_down (TdHeap *heap, guint place, guint item)
{
  for (;;)
    {
      guint first = place * ARITY + 1;
      guint last = MIN (first + ARITY, heap->n);
      guint best = first;

      if (first >= heap->n)
        break;
      for (guint i = first + 1; i < last; i++)
        if (before (heap, heap->items[i], heap->items[best]))
          best = i;
      if (!before (heap, heap->items[best], item))
        break;
      put (heap, place, heap->items[best]);
      place = best;
    }
  put (heap, place, item);
}

void
td_heap_lower (TdHeap *heap, guint item, gint64 key)
{
  heap->key[item] = key;
  sift_up (heap, heap->place[item] >= 0 ? (guint) heap->place[item] : heap->n++, item);
}

guint
td_heap_pop (TdHeap *heap)
{
  guint item = heap->items[0];
  guint last = heap->items[--heap->n];

  heap->place[item] = -1;
  if (heap->n > 0)
    sift_down (heap, 0, last);
  return item;
}

void
td_heap_empty (TdHeap *heap)
{
  for (guint i = 0; i < heap->n; i++)
    heap->place[heap->items[i]] = -1;
  heap->n = 0;
}
