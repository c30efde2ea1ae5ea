/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-tenure.h"

#include <math.h>

static void
row_clear (gpointer data)
{
  TdTenureRow *row = data;

  g_free (row->number);
  g_free (row->department);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const TdTenureRow *x = a, *y = b;

  return g_strcmp0 (x->number, y->number);
}

static int
compare_contents (gconstpointer a, gconstpointer b)
{
  const TdTenureRow *x = a, *y = b;

  if (x->entry != y->entry)
    return x->entry - y->entry;
  if (x->exit != y->exit)
    return x->exit - y->exit;
  if (x->event != y->event)
    return x->event - y->event;
  if (x->enrolled_at != y->enrolled_at)
    return x->enrolled_at - y->enrolled_at;
  return g_strcmp0 (x->department, y->department);
}

/* Whether numbers stand in place of people: the order must not tell either. */
static gboolean
seal (TdDatabase *db, const TdInsightFilter *filter, GArray *rows, GError **error)
{
  gint64 sealed = 0;

  if (!td_database_query_int (db, &sealed, error,
                              "SELECT EXISTS (SELECT 1 FROM program WHERE confidential = 1 "
                              "AND ($1 = 0 OR id = $1))",
                              "i", filter->program_id))
    return FALSE;
  g_array_sort (rows, sealed ? compare_contents : compare_rows);
  for (guint i = 0; sealed && i < rows->len; i++)
    {
      TdTenureRow *row = &g_array_index (rows, TdTenureRow, i);

      g_free (row->number);
      row->number = g_strdup_printf ("%u", i + 1);
    }
  return TRUE;
}

static void
add_row (GArray *rows, TdStatement *statement, const TdStay *stay, const TdTenure *tenure)
{
  TdTenureRow row = { .number = g_strdup (td_statement_get_text (statement, 1)),
                      .department = g_strdup (td_statement_get_text (statement, 2)),
                      .entry = (int) tenure->entry,
                      .exit = (int) tenure->end,
                      .event = tenure->event,
                      .enrolled_at = TD_TENURE_NEVER };

  if (isfinite (tenure->joined))
    row.enrolled_at = (int) tenure->joined;
  g_array_append_val (rows, row);
}

GArray *
td_tenure_load (TdDatabase *db,
                const TdInsightFilter *filter,
                GArray *stays,
                TdDate window_start,
                GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (TdTenureRow));
  g_autoptr (GError) trouble = NULL;
  g_autoptr (TdStatement) statement = td_database_query (
      db, error, "SELECT id, number, department FROM employee WHERE outside = 0 ORDER BY id", "");
  guint next = 0;

  g_array_set_clear_func (rows, row_clear);
  if (statement == NULL)
    return NULL;
  /* Both are by id. */
  while (next < stays->len && td_statement_next (statement, &trouble))
    {
      const TdStay *stay = &g_array_index (stays, TdStay, next);
      TdTenure tenure;

      if (stay->id != td_statement_get_int (statement, 0))
        continue;
      next++;
      if (window_start != TD_DATE_NONE &&
          td_stay_get_tenure (stay, window_start, filter->as_of, &tenure))
        add_row (rows, statement, stay, &tenure);
    }
  if (trouble)
    {
      g_propagate_error (error, g_steal_pointer (&trouble));
      return NULL;
    }
  return seal (db, filter, rows, error) ? g_steal_pointer (&rows) : NULL;
}
