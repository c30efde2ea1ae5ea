/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-suppression.h"

static gboolean
is_small (gint64 count, gint64 threshold)
{
  return count > 0 && count < threshold;
}

/* Whether what is hidden is enough to guard itself against subtraction from the total. */
static gboolean
is_guarded (const gint64 *counts, guint n, gint64 threshold, const gboolean *hidden)
{
  guint cells = 0;
  gint64 sum = 0;

  for (guint i = 0; i < n; i++)
    if (hidden[i])
      {
        cells++;
        sum += counts[i];
      }
  return cells == 0 || (cells >= 2 && sum >= threshold);
}

/* The smallest shown cell that is not zero; of equal ones the last. -1 when there is none. */
static int
find_smallest (const gint64 *counts, guint n, const gboolean *hidden)
{
  int smallest = -1;

  for (guint i = 0; i < n; i++)
    if (!hidden[i] && counts[i] > 0 && (smallest < 0 || counts[i] <= counts[smallest]))
      smallest = (int) i;
  return smallest;
}

gboolean
td_suppress_table (const gint64 *counts, guint n, gint64 threshold, gboolean *hidden)
{
  gint64 total = 0;
  int next;

  g_return_val_if_fail (threshold >= 3, FALSE);

  for (guint i = 0; i < n; i++)
    {
      hidden[i] = is_small (counts[i], threshold);
      total += counts[i];
    }
  while (!is_guarded (counts, n, threshold, hidden) &&
         (next = find_smallest (counts, n, hidden)) >= 0)
    hidden[next] = TRUE;

  return is_guarded (counts, n, threshold, hidden) && !is_small (total, threshold);
}

gboolean
td_suppress_group (gint64 count, gint64 parent, gint64 threshold)
{
  return !is_small (count, threshold) && !is_small (parent - count, threshold);
}

gboolean
td_suppression_load_threshold (TdDatabase *db, gint64 *threshold, GError **error)
{
  g_autofree char *text = NULL;

  *threshold = TD_SUPPRESSION_THRESHOLD;
  if (!td_database_query_text (db, &text, error, "SELECT value FROM setting WHERE key = $1", "s",
                               TD_SETTING_MIN_CELL))
    return FALSE;
  if (text && !g_ascii_string_to_signed (text, 10, TD_SUPPRESSION_LEAST, G_MAXINT, threshold, NULL))
    *threshold = TD_SUPPRESSION_THRESHOLD;
  return TRUE;
}
