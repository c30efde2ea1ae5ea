/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-window.h"

#include "insight/td-filter-kept.h"

#define KEPT "insight/window"

/* From the first hire to the first leaver: longer than this, and earlier leavers seem missing. */
#define FIRST_LEAVER_DAYS 365

/* The first leaving that the day knows of and the first hire: the roster is gone through once. */
static gboolean
find_first (TdDatabase *db, TdDate as_of, TdDate *leave, TdDate *hire, GError **error)
{
  g_autoptr (TdStatement) row = td_database_query (
      db, error,
      "SELECT MIN(leave_date) FILTER (WHERE leave_date >= hire_date AND leave_date <= $1), "
      "MIN(hire_date) FILTER (WHERE hire_date <= $1 "
      "AND (leave_date IS NULL OR leave_date >= hire_date)) FROM employee WHERE outside = 0",
      "D", as_of);
  g_autoptr (GError) trouble = NULL;

  if (row == NULL)
    return FALSE;
  if (td_statement_next (row, &trouble))
    {
      *leave = td_statement_get_date (row, 0);
      *hire = td_statement_get_date (row, 1);
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

static gboolean
read_window (TdDatabase *db, TdDate as_of, TdDataWindow *window, GError **error)
{
  g_autofree char *text = NULL;
  TdDate leave, hire;

  *window = (TdDataWindow){ 0 };
  if (!td_database_query_text (db, &text, error, "SELECT value FROM setting WHERE key = $1", "s",
                               TD_SETTING_WINDOW_START))
    return FALSE;
  window->start = td_date_from_iso (text);
  window->known = window->start != TD_DATE_NONE;
  if (window->known)
    return TRUE;

  if (!find_first (db, as_of, &leave, &hire, error))
    return FALSE;
  if (leave == TD_DATE_NONE)
    return TRUE;
  window->start = td_date_month_start (leave);
  if (leave - hire <= FIRST_LEAVER_DAYS)
    return TRUE;
  return td_database_query_int (db, &window->first_leaver, error,
                                "SELECT MIN(id) FROM employee WHERE outside = 0 "
                                "AND leave_date = $1 AND hire_date <= $1",
                                "D", leave);
}

/* The whole roster is looked through: kept with the connection. */
gboolean
td_data_window_load (TdDatabase *db, TdDate as_of, TdDataWindow *window, GError **error)
{
  const TdInsightFilter filter = { .as_of = as_of };
  const TdDataWindow *kept = td_filter_find_kept (db, KEPT, &filter);

  if (kept)
    {
      *window = *kept;
      return TRUE;
    }
  if (!read_window (db, as_of, window, error))
    return FALSE;
  td_filter_keep (db, KEPT, &filter, g_memdup2 (window, sizeof *window), g_free);
  return TRUE;
}
