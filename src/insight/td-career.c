/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-career.h"

TdCareer *
td_career_new (TdCareerKind kind)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (TdCareerDay));

  return td_career_new_for_days (kind, days);
}

TdCareer *
td_career_new_for_days (TdCareerKind kind, GArray *days)
{
  TdCareer *self = g_new0 (TdCareer, 1);

  self->kind = kind;
  self->days = g_array_ref (days);
  self->since = TD_DATE_NONE;
  return self;
}

void
td_career_free (TdCareer *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->days);
  g_clear_pointer (&self->watched, g_array_unref);
  g_free (self);
}

/* --- Changes between postings --- */

static int
get_value (const TdPosting *posting, TdCareerKind kind)
{
  return kind == TD_CAREER_MOVE ? posting->department : posting->grade;
}

/* Departments are numbered from 1, grades from 0. */
static gboolean
is_known (int value, TdCareerKind kind)
{
  return kind == TD_CAREER_MOVE ? value > 0 : value >= 0;
}

/* Whether the row tells of an event after the one before it. */
static gboolean
is_change (const TdPosting *posting, const TdPosting *before, TdCareerKind kind)
{
  int from = get_value (before, kind), to = get_value (posting, kind);

  if (posting->employee_id != before->employee_id || !is_known (from, kind) || !is_known (to, kind))
    return FALSE;
  return kind == TD_CAREER_MOVE ? from != to : from < to;
}

static char *
change_key (const TdPosting *posting, const TdPosting *before, TdCareerKind kind)
{
  return g_strdup_printf ("%d/%d/%d", posting->from, get_value (before, kind),
                          get_value (posting, kind));
}

/* How many still employed had a value on the day before. */
static guint
count_holders (const TdPosting *postings, guint n, TdCareerKind kind, int value, TdDate day)
{
  guint count = 0;

  for (guint i = 0; i < n; i++)
    {
      const TdPosting *posting = &postings[i];
      gboolean last = i + 1 == n || postings[i + 1].employee_id != posting->employee_id ||
                      postings[i + 1].from >= day;

      if (posting->from < day && last && get_value (posting, kind) == value &&
          (posting->leave == TD_DATE_NONE || posting->leave >= day))
        count++;
    }
  return count;
}

/* By key: how many changed so on that day. */
static GHashTable *
count_changes (const TdPosting *postings, guint n, TdCareerKind kind)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 1; i < n; i++)
    if (is_change (&postings[i], &postings[i - 1], kind))
      {
        char *key = change_key (&postings[i], &postings[i - 1], kind);
        guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));

        g_hash_table_replace (counts, key, GUINT_TO_POINTER (count + 1));
      }
  return counts;
}

/* The keys of changes that are reorganisations. */
static GHashTable *
find_reorganised (const TdPosting *postings, guint n, TdCareerKind kind)
{
  g_autoptr (GHashTable) counts = count_changes (postings, n, kind);
  GHashTable *keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 1; i < n; i++)
    {
      g_autofree char *key = NULL;
      guint count;

      if (!is_change (&postings[i], &postings[i - 1], kind))
        continue;
      key = change_key (&postings[i], &postings[i - 1], kind);
      count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));
      /* Each is looked at once. */
      g_hash_table_remove (counts, key);
      if (count >= TD_CAREER_MANY &&
          2 * count > count_holders (postings, n, kind, get_value (&postings[i - 1], kind),
                                     postings[i].from))
        g_hash_table_add (keys, g_steal_pointer (&key));
    }
  return keys;
}

TdCareer *
td_career_find (const TdPosting *postings, guint n, TdCareerKind kind)
{
  TdCareer *self = td_career_new (kind);
  g_autoptr (GHashTable) reorganised = find_reorganised (postings, n, kind);

  self->watched = g_array_new (FALSE, FALSE, sizeof (TdCareerDay));
  for (guint i = 0; i < n; i++)
    {
      TdCareerDay day = { postings[i].employee_id, postings[i].from };
      g_autofree char *key = NULL;

      if (i == 0 || postings[i - 1].employee_id != day.employee_id)
        {
          g_array_append_val (self->watched, day);
          self->since = self->since == TD_DATE_NONE ? day.day : MIN (self->since, day.day);
        }
      else if (is_change (&postings[i], &postings[i - 1], kind))
        {
          key = change_key (&postings[i], &postings[i - 1], kind);
          if (g_hash_table_contains (reorganised, key))
            self->n_reorganised++;
          else
            g_array_append_val (self->days, day);
        }
    }
  return self;
}
