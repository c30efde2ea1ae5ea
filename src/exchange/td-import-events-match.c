/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-import-events-match.h"

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const TdEventEntry *one = a, *other = b;

  if (one->pair_id != other->pair_id)
    return one->pair_id < other->pair_id ? -1 : 1;
  if (one->day != other->day)
    return one->day < other->day ? -1 : 1;
  if (one->value != other->value)
    return one->value < other->value ? -1 : 1;
  return one->index < other->index ? -1 : one->index > other->index;
}

/* The end of the entries of one pair and day that begin at @from. */
static guint
find_end (const GArray *entries, guint from)
{
  const TdEventEntry *first = &g_array_index (entries, TdEventEntry, from);
  guint end = from + 1;

  while (end < entries->len &&
         g_array_index (entries, TdEventEntry, end).pair_id == first->pair_id &&
         g_array_index (entries, TdEventEntry, end).day == first->day)
    end++;
  return end;
}

static void
join (TdEventEntry *wanted, TdEventEntry *stored)
{
  wanted->id = stored->id;
  wanted->same = wanted->value == stored->value;
  stored->index = 1;
}

/* Entries of one pair and day: first the equal ones, then what is left, in order. */
static void
match_day (TdEventEntry *wanted, guint n_wanted, TdEventEntry *stored, guint n_stored)
{
  for (guint w = 0, s = 0; w < n_wanted && s < n_stored;)
    if (wanted[w].value == stored[s].value)
      join (&wanted[w++], &stored[s++]);
    else if (wanted[w].value < stored[s].value)
      w++;
    else
      s++;
  for (guint w = 0, s = 0; w < n_wanted; w++)
    {
      while (s < n_stored && stored[s].index)
        s++;
      if (wanted[w].id == 0 && s < n_stored)
        join (&wanted[w], &stored[s]);
    }
}

guint
td_event_entries_match (GArray *wanted, GArray *stored)
{
  guint n_missing = 0;

  g_array_sort (wanted, compare_entries);
  g_array_sort (stored, compare_entries);
  for (guint w = 0, s = 0; w < wanted->len && s < stored->len;)
    {
      TdEventEntry *first = &g_array_index (wanted, TdEventEntry, w);
      TdEventEntry *there = &g_array_index (stored, TdEventEntry, s);
      guint w_end = find_end (wanted, w), s_end = find_end (stored, s);

      if (first->pair_id == there->pair_id && first->day == there->day)
        {
          match_day (first, w_end - w, there, s_end - s);
          w = w_end;
          s = s_end;
        }
      else if (first->pair_id < there->pair_id ||
               (first->pair_id == there->pair_id && first->day < there->day))
        w = w_end;
      else
        s = s_end;
    }
  for (guint s = 0; s < stored->len; s++)
    n_missing += g_array_index (stored, TdEventEntry, s).index == 0;
  return n_missing;
}
