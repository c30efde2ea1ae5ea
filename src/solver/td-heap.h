/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdHeap:
 *
 * The items 0 … n - 1 by their keys, smallest first and equal keys by item, with keys that can
 * fall: an indexed 4-ary heap.
 */
typedef struct
{
  guint n;
  guint *items;
  int *place; /* of an item in @items; -1: not in the heap */
  gint64 *key;
} TdHeap;

/* @n_items is how many items there are at most. */
void td_heap_init (TdHeap *heap, guint n_items);
void td_heap_clear (TdHeap *heap);

/* Puts an item in, or lowers its key. */
void td_heap_lower (TdHeap *heap, guint item, gint64 key);

/* Takes the first item out; the heap must not be empty. Its key stays in @heap->key. */
guint td_heap_pop (TdHeap *heap);

/* Takes all items out. */
void td_heap_empty (TdHeap *heap);

G_END_DECLS
