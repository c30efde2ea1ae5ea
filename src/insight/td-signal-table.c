/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-signal-table.h"

#include "insight/td-suppression.h"

#include <string.h>

/* Months looked back on where no period is asked for. */
#define N_MONTHS 12

static void
row_clear (gpointer data)
{
  g_free (((TdSignalTableRow *) data)->value);
}

static GArray *
table_new (void)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (TdSignalTableRow));

  g_array_set_clear_func (rows, row_clear);
  return rows;
}

static void
count_row (TdSignalTableRow *row, const TdSignalRow *pair)
{
  row->counts[0]++;
  for (guint i = 0; i < TD_N_SIGNALS; i++)
    row->counts[1 + i] += pair->on[i] ? 1 : 0;
}

/* --- By month --- */

static gboolean
add_month (TdDatabase *db, const TdInsightFilter *filter, TdDate day, GArray *rows, GError **error)
{
  TdInsightFilter then = *filter;
  g_autoptr (TdConsistency) consistency = NULL;
  TdSignalTableRow row = { 0 };
  char iso[11];

  then.as_of = day;
  then.from = MIN (then.from, day);
  consistency = td_consistency_load (db, &then, error);
  if (consistency == NULL)
    return FALSE;
  row.value = g_strndup (td_date_write_iso (day, iso), 7);
  for (guint i = 0; i < consistency->signals->len; i++)
    count_row (&row, consistency->signals->pdata[i]);
  g_array_append_val (rows, row);
  return TRUE;
}

static GArray *
load_months (TdDatabase *db, const TdInsightFilter *filter, GError **error)
{
  g_autoptr (GArray) rows = table_new ();
  TdDate first = filter->from == TD_DATE_NONE
                     ? td_date_add_months (td_date_month_start (filter->as_of), 1 - N_MONTHS)
                     : filter->from;

  for (TdDate month = td_date_month_start (first); month <= filter->as_of;
       month = td_date_add_months (month, 1))
    if (!add_month (db, filter, MIN (td_date_month_end (month), filter->as_of), rows, error))
      return NULL;
  return g_steal_pointer (&rows);
}

/* --- By an attribute --- */

/* The value of every mentee, by id. */
static GHashTable *
read_values (TdDatabase *db, TdInsightDimension dimension, GError **error)
{
  g_autoptr (GHashTable) values = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autofree char *sql = g_strdup_printf (
      "SELECT id, COALESCE(%s, '') FROM employee WHERE id IN (SELECT mentee_id FROM pair)",
      td_dimension_get_code (dimension));
  g_autoptr (GError) trouble = NULL;
  g_autoptr (TdStatement) row = td_database_query (db, error, sql, "");

  if (row == NULL)
    return NULL;
  while (td_statement_next (row, &trouble))
    g_hash_table_insert (values, GSIZE_TO_POINTER (td_statement_get_int (row, 0)),
                         g_strdup (td_statement_get_text (row, 1)));
  if (trouble == NULL)
    return g_steal_pointer (&values);
  g_propagate_error (error, g_steal_pointer (&trouble));
  return NULL;
}

static TdSignalTableRow *
find_row (GArray *rows, const char *value)
{
  for (guint i = 0; i < rows->len; i++)
    if (strcmp (g_array_index (rows, TdSignalTableRow, i).value, value) == 0)
      return &g_array_index (rows, TdSignalTableRow, i);
  g_array_set_size (rows, rows->len + 1);
  g_array_index (rows, TdSignalTableRow, rows->len - 1).value = g_strdup (value);
  return &g_array_index (rows, TdSignalTableRow, rows->len - 1);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  return strcmp (((const TdSignalTableRow *) a)->value, ((const TdSignalTableRow *) b)->value);
}

static void
hide_rows (GArray *rows, gint64 threshold)
{
  g_autofree gint64 *all = g_new0 (gint64, TD_N_SIGNAL_COLUMNS * rows->len + 1);
  g_autofree gboolean *flags = g_new0 (gboolean, TD_N_SIGNAL_COLUMNS * rows->len + 1);
  gint64 *counts[TD_N_SIGNAL_COLUMNS];
  gboolean *hidden[TD_N_SIGNAL_COLUMNS];

  for (guint i = 0; i < TD_N_SIGNAL_COLUMNS; i++)
    {
      counts[i] = all + i * rows->len;
      hidden[i] = flags + i * rows->len;
      for (guint k = 0; k < rows->len; k++)
        counts[i][k] = g_array_index (rows, TdSignalTableRow, k).counts[i];
    }
  td_suppress_groups (counts, TD_N_SIGNAL_COLUMNS, rows->len, threshold, hidden);
  for (guint k = 0; k < rows->len; k++)
    for (guint i = 0; i < TD_N_SIGNAL_COLUMNS; i++)
      if (hidden[i][k])
        {
          g_array_index (rows, TdSignalTableRow, k).hidden[i] = TRUE;
          g_array_index (rows, TdSignalTableRow, k).counts[i] = 0;
        }
}

GArray *
td_signal_table_load (TdDatabase *db, const TdInsightFilter *filter, const char *by, GError **error)
{
  TdInsightDimension dimension;
  g_autoptr (TdConsistency) consistency = NULL;
  g_autoptr (GHashTable) values = NULL;
  g_autoptr (GArray) rows = table_new ();
  gint64 threshold;

  if (!td_dimension_from_code (by, &dimension))
    return load_months (db, filter, error);
  consistency = td_consistency_load (db, filter, error);
  values = consistency ? read_values (db, dimension, error) : NULL;
  if (values == NULL || !td_suppression_load_threshold (db, &threshold, error))
    return NULL;
  for (guint i = 0; i < consistency->signals->len; i++)
    {
      const TdSignalRow *pair = consistency->signals->pdata[i];

      count_row (find_row (rows, g_hash_table_lookup (values, GSIZE_TO_POINTER (pair->mentee_id))),
                 pair);
    }
  g_array_sort (rows, compare_rows);
  hide_rows (rows, threshold);
  return g_steal_pointer (&rows);
}
