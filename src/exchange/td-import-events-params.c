/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-import-events-private.h"

#include "insight/td-retention.h"
#include "insight/td-suppression.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SOURCE TD_EVENTS_PARAMS

static gboolean
read_day (TdEvents *events, TdDate *day)
{
  *day = td_date_read (td_events_get (events, SOURCE, TD_PARAM_VALUE), TD_DATE_ORDER_UNKNOWN,
                       events->pivot, NULL);
  if (*day != TD_DATE_NONE)
    return TRUE;
  td_events_refuse (events, SOURCE, TD_PARAM_VALUE,
                    _ ("This is not a date; write it as YYYY-MM-DD."));
  return FALSE;
}

static void
read_min_cell (TdEvents *events)
{
  double number;

  if (!td_events_read_number (events, SOURCE, TD_PARAM_VALUE, TD_SUPPRESSION_LEAST, 1000, &number))
    return;
  if (number == (int) number)
    events->min_cell = (int) number;
  else
    td_events_refuse (events, SOURCE, TD_PARAM_VALUE, _ ("This is not a whole number."));
}

static void
read_param (TdEvents *events, const char *key)
{
  TdDate as_of;

  if (strcmp (key, "as_of") == 0)
    {
      if (read_day (events, &as_of) && events->options->today == TD_DATE_NONE)
        events->receipt->today = as_of;
    }
  else if (strcmp (key, "window_start") == 0)
    read_day (events, &events->window_start);
  else if (strcmp (key, "min_cell") == 0)
    read_min_cell (events);
}

/* A key that says nothing here is none of our business. */
gboolean
td_events_read_params (TdEvents *events, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint row = 0; row < td_events_get_n_rows (events, SOURCE); row++)
    {
      const char *key;

      if (!td_events_go (events, SOURCE, row, error))
        return FALSE;
      if (td_events_read_id (events, SOURCE, TD_PARAM_KEY, &key) &&
          td_events_check_new (events, SOURCE, TD_PARAM_KEY, seen, g_strdup (key)))
        read_param (events, key);
    }
  return TRUE;
}

/* What became of a setting: written where it differs. */
static gboolean
write_setting (TdEvents *events, const char *key, const char *value, GError **error)
{
  TdEventCount *count = td_events_count (events, SOURCE);
  g_autofree char *before = NULL;

  if (!td_database_query_text (events->db, &before, error,
                               "SELECT value FROM setting WHERE key = $1", "s", key))
    return FALSE;
  if (g_strcmp0 (before, value) == 0)
    {
      count->n_unchanged++;
      return TRUE;
    }
  if (before)
    count->n_updated++;
  else
    count->n_added++;
  return td_database_execute (events->db, error,
                              "INSERT INTO setting (key, value) VALUES ($1, $2) "
                              "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                              "ss", key, value);
}

gboolean
td_events_write_settings (TdEvents *events, GError **error)
{
  char iso[11];
  g_autofree char *min_cell = g_strdup_printf ("%d", events->min_cell);

  return (events->window_start == TD_DATE_NONE ||
          write_setting (events, TD_SETTING_WINDOW_START,
                         td_date_write_iso (events->window_start, iso), error)) &&
         (events->min_cell == 0 || write_setting (events, TD_SETTING_MIN_CELL, min_cell, error));
}
