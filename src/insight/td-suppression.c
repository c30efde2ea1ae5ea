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
td_suppress_guard (const gint64 *counts, guint n, gint64 threshold, gboolean *hidden)
{
  int next;

  while (!is_guarded (counts, n, threshold, hidden) &&
         (next = find_smallest (counts, n, hidden)) >= 0)
    hidden[next] = TRUE;
  return is_guarded (counts, n, threshold, hidden);
}

gboolean
td_suppress_table (const gint64 *counts, guint n, gint64 threshold, gboolean *hidden)
{
  gint64 total = 0;

  g_return_val_if_fail (threshold >= 3, FALSE);

  for (guint i = 0; i < n; i++)
    {
      hidden[i] = is_small (counts[i], threshold);
      total += counts[i];
    }
  return td_suppress_guard (counts, n, threshold, hidden) && !is_small (total, threshold);
}

static gboolean
hide_zero (const gint64 *counts, guint n, gboolean *hidden)
{
  for (guint i = n; i > 0; i--)
    if (counts[i - 1] == 0 && !hidden[i - 1])
      {
        hidden[i - 1] = TRUE;
        return TRUE;
      }
  return FALSE;
}

/* Guards one row or column of a grid, whose cells are @step apart; returns how many it hid. */
static guint
guard_line (const gint64 *counts, guint n, guint step, gint64 threshold, gboolean *hidden)
{
  g_autofree gint64 *line = g_new (gint64, n);
  g_autofree gboolean *flags = g_new (gboolean, n);
  gboolean any = FALSE;
  guint more = 0;

  for (guint i = 0; i < n; i++)
    {
      line[i] = counts[i * step];
      flags[i] = hidden[i * step];
      any |= flags[i] && line[i] > 0;
    }
  if (!any)
    return 0;
  if (!td_suppress_guard (line, n, threshold, flags))
    hide_zero (line, n, flags);
  for (guint i = 0; i < n; i++)
    {
      more += flags[i] && !hidden[i * step] ? 1 : 0;
      hidden[i * step] = flags[i];
    }
  return more;
}

void
td_suppress_grid (const gint64 *counts,
                  guint n_rows,
                  guint n_columns,
                  gint64 threshold,
                  gboolean *hidden)
{
  guint more;

  for (guint i = 0; i < n_rows * n_columns; i++)
    hidden[i] = hidden[i] || is_small (counts[i], threshold);
  do
    {
      more = 0;
      for (guint row = 0; row < n_rows; row++)
        more += guard_line (counts + row * n_columns, n_columns, 1, threshold,
                            hidden + row * n_columns);
      for (guint column = 0; column < n_columns; column++)
        more += guard_line (counts + column, n_rows, n_columns, threshold, hidden + column);
    }
  while (more > 0);
}

/* As is_guarded(); nothing is found out where all that is hidden is zero. */
static gboolean
is_column_guarded (const gint64 *counts, guint n, gint64 threshold, const gboolean *hidden)
{
  gint64 sum = 0;

  for (guint i = 0; i < n; i++)
    sum += hidden[i] ? counts[i] : 0;
  return sum == 0 || is_guarded (counts, n, threshold, hidden);
}

/* Hides one more row for a column that needs it; FALSE where all are guarded, or cannot be. */
static gboolean
hide_another (const gint64 *const *columns,
              guint n_columns,
              guint n,
              gint64 threshold,
              gboolean *hidden)
{
  for (guint c = 0; c < n_columns; c++)
    {
      int next = is_column_guarded (columns[c], n, threshold, hidden)
                     ? -1
                     : find_smallest (columns[c], n, hidden);

      if (next < 0)
        continue;
      hidden[next] = TRUE;
      return TRUE;
    }
  return FALSE;
}

gboolean
td_suppress_columns (const gint64 *const *columns,
                     guint n_columns,
                     guint n,
                     gint64 threshold,
                     gboolean *hidden)
{
  gboolean shown = TRUE;

  g_return_val_if_fail (threshold >= 3, FALSE);

  for (guint i = 0; i < n; i++)
    {
      for (guint c = 0; c < n_columns; c++)
        hidden[i] = hidden[i] || is_small (columns[c][i], threshold);
    }
  while (hide_another (columns, n_columns, n, threshold, hidden))
    ;
  for (guint c = 0; c < n_columns; c++)
    {
      gint64 total = 0;

      for (guint i = 0; i < n; i++)
        total += columns[c][i];
      shown = shown && is_column_guarded (columns[c], n, threshold, hidden) &&
              !is_small (total, threshold);
    }
  return shown;
}

static guint
hide_value (gint64 *const *counts,
            guint n_groups,
            guint value,
            gint64 threshold,
            gboolean *const *hidden)
{
  guint more = 0;

  for (guint i = 0; i < n_groups; i++)
    {
      gint64 rest = i == 0 ? 0 : counts[0][value] - counts[i][value];

      if (hidden[i][value] || (!hidden[0][value] && !is_small (counts[i][value], threshold) &&
                               !is_small (rest, threshold)))
        continue;
      hidden[i][value] = TRUE;
      more++;
    }
  return more;
}

static guint
count_flags (const gboolean *flags, guint n)
{
  guint count = 0;

  for (guint i = 0; i < n; i++)
    count += flags[i] ? 1 : 0;
  return count;
}

void
td_suppress_groups (gint64 *const *counts,
                    guint n_groups,
                    guint n_values,
                    gint64 threshold,
                    gboolean *const *hidden)
{
  guint more;

  /* What is hidden in one direction may ask for more in the other. */
  do
    {
      more = 0;
      for (guint value = 0; value < n_values; value++)
        more += hide_value (counts, n_groups, value, threshold, hidden);
      for (guint i = 0; n_values > 1 && i < n_groups; i++)
        {
          guint before = count_flags (hidden[i], n_values);

          td_suppress_guard (counts[i], n_values, threshold, hidden[i]);
          more += count_flags (hidden[i], n_values) - before;
        }
    }
  while (more > 0);
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
