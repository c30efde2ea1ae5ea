/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-window.h"

#include "insight/td-filter-kept.h"

#define KEPT "insight/window"

/* From the first hire to the first leaver: longer than this, and earlier leavers seem missing. */
#define FIRST_LEAVER_DAYS 365

/* The first leaving that the day knows of, whose it is, and the first hire. */
static gboolean
find_first (TdDatabase *db,
            TdDate as_of,
            gint64 *leaver,
            TdDate *leave,
            TdDate *hire,
            GError **error)
{
  g_autofree char *text = NULL;
  g_autofree char *first_hire = NULL;

  if (!td_database_query_int (db, leaver, error,
                              "SELECT id FROM employee WHERE outside = 0 "
                              "AND leave_date >= hire_date AND leave_date <= $1 "
                              "ORDER BY leave_date, id LIMIT 1",
                              "D", as_of) ||
      !td_database_query_text (db, &text, error, "SELECT leave_date FROM employee WHERE id = $1",
                               "i", *leaver) ||
      !td_database_query_text (db, &first_hire, error,
                               "SELECT MIN(hire_date) FROM employee WHERE outside = 0 "
                               "AND hire_date <= $1 "
                               "AND (leave_date IS NULL OR leave_date >= hire_date)",
                               "D", as_of))
    return FALSE;
  *leave = td_date_from_iso (text);
  *hire = td_date_from_iso (first_hire);
  return TRUE;
}

static gboolean
read_window (TdDatabase *db, TdDate as_of, TdDataWindow *window, GError **error)
{
  g_autofree char *text = NULL;
  gint64 leaver = 0;
  TdDate leave, hire;

  *window = (TdDataWindow){ 0 };
  if (!td_database_query_text (db, &text, error, "SELECT value FROM setting WHERE key = $1", "s",
                               TD_SETTING_WINDOW_START))
    return FALSE;
  window->start = td_date_from_iso (text);
  window->known = window->start != TD_DATE_NONE;
  if (window->known)
    return TRUE;

  if (!find_first (db, as_of, &leaver, &leave, &hire, error))
    return FALSE;
  if (leave == TD_DATE_NONE)
    return TRUE;
  window->start = td_date_month_start (leave);
  if (leave - hire > FIRST_LEAVER_DAYS)
    window->first_leaver = leaver;
  return TRUE;
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
