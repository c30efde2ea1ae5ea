/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-filter-kept.h"

#include "db/td-kept.h"

/* So many filters of a kind. */
#define MOST 4

typedef struct
{
  TdInsightFilter filter;
  gpointer data;
  GDestroyNotify data_free;
} Entry;

static void
clear_entry (gpointer data)
{
  Entry *entry = data;

  td_insight_filter_clear (&entry->filter);
  entry->data_free (entry->data);
}

static void
entry_unref (gpointer entry)
{
  g_atomic_rc_box_release_full (entry, clear_entry);
}

gpointer
td_filter_find_kept (TdDatabase *db, const char *what, const TdInsightFilter *filter)
{
  const GPtrArray *entries = td_database_find_kept (db, what);

  for (guint i = 0; entries && i < entries->len; i++)
    {
      const Entry *entry = entries->pdata[i];

      if (td_insight_filter_equal (&entry->filter, filter))
        return entry->data;
    }
  return NULL;
}

/* Which goes for another one: the oldest of one department, as everybody is read again beside each
 * other one; else the oldest. */
static guint
find_oldest (const GPtrArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    if (td_insight_filter_is_narrow (&((Entry *) entries->pdata[i])->filter))
      return i;
  return 0;
}

/* In a new array: what is kept is not changed, and a write since the question takes all of it. */
void
td_filter_keep (TdDatabase *db,
                const char *what,
                const TdInsightFilter *filter,
                gpointer data,
                GDestroyNotify data_free)
{
  const GPtrArray *before = td_database_peek_kept (db, what);
  GPtrArray *entries = g_ptr_array_new_with_free_func (entry_unref);
  Entry *entry = g_atomic_rc_box_new (Entry);
  guint goes = before && before->len == MOST ? find_oldest (before) : MOST;

  *entry = (Entry){ td_insight_filter_copy (filter), data, data_free };
  for (guint i = 0; before && i < before->len; i++)
    if (i != goes)
      g_ptr_array_add (entries, g_atomic_rc_box_acquire (before->pdata[i]));
  g_ptr_array_add (entries, entry);
  td_database_keep (db, what, entries, (GDestroyNotify) g_ptr_array_unref);
}

GArray *
td_filter_ref_array (TdDatabase *db, const char *what, const TdInsightFilter *filter)
{
  GArray *kept = td_filter_find_kept (db, what, filter);

  return kept ? g_array_ref (kept) : NULL;
}

void
td_filter_keep_array (TdDatabase *db,
                      const char *what,
                      const TdInsightFilter *filter,
                      GArray *array)
{
  td_filter_keep (db, what, filter, g_array_ref (array), (GDestroyNotify) g_array_unref);
}
