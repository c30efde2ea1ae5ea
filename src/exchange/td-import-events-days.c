/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-import-events-private.h"

#include <glib/gi18n-lib.h>

/* The company's own survey asks from 1 to 5. */
#define LEAST_SCORE 1
#define MOST_SCORE 5

/* Reads the person and the day of a row, which together may stand in a file once. */
static gboolean
read_day (TdEvents *events,
          TdEventFile file,
          int person_column,
          int day_column,
          GHashTable *seen,
          TdEventDay *day)
{
  day->person = td_events_find_person (events, file, person_column);
  return td_events_read_date (events, file, day_column, TRUE, &day->on) && day->person &&
         td_events_check_new (events, file, person_column, seen,
                              g_strdup_printf ("%d %s", day->on, day->person->number));
}

gboolean
td_events_read_promotions (TdEvents *events, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint row = 0; row < td_events_get_n_rows (events, TD_EVENTS_PROMOTIONS); row++)
    {
      TdEventDay day = { 0 };

      if (!td_events_go (events, TD_EVENTS_PROMOTIONS, row, error))
        return FALSE;
      if (read_day (events, TD_EVENTS_PROMOTIONS, TD_PROMOTION_PERSON, TD_PROMOTION_DATE, seen,
                    &day))
        g_array_append_val (events->promotions, day);
    }
  return TRUE;
}

gboolean
td_events_read_answers (TdEvents *events, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint row = 0; row < td_events_get_n_rows (events, TD_EVENTS_SURVEYS); row++)
    {
      TdEventDay day = { 0 };
      gboolean fine;

      if (!td_events_go (events, TD_EVENTS_SURVEYS, row, error))
        return FALSE;
      fine = td_events_read_number (events, TD_EVENTS_SURVEYS, TD_ANSWER_SCORE, LEAST_SCORE,
                                    MOST_SCORE, &day.score);
      if (read_day (events, TD_EVENTS_SURVEYS, TD_ANSWER_PERSON, TD_ANSWER_WAVE, seen, &day) &&
          fine)
        g_array_append_val (events->answers, day);
    }
  return TRUE;
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const TdEventDay *one = a, *other = b;
  gint64 id = td_event_person_get_id (one->person),
         other_id = td_event_person_get_id (other->person);

  if (id != other_id)
    return id < other_id ? -1 : 1;
  return one->on < other->on ? -1 : one->on > other->on;
}

/* What the file has no row for. */
static gboolean
count_missing (TdEvents *events, const char *sql, TdEventCount *count, GError **error)
{
  gint64 n_stored = 0;

  if (!td_database_query_int (events->db, &n_stored, error, sql, ""))
    return FALSE;
  count->n_missing = (int) n_stored - count->n_added - count->n_updated - count->n_unchanged;
  return TRUE;
}

static gboolean
write_promotion (TdEvents *events, const TdEventDay *day, TdEventCount *count, GError **error)
{
  gint64 id = td_event_person_get_id (day->person), there = 0;

  if (!td_database_query_int (events->db, &there, error,
                              "SELECT 1 FROM promotion WHERE employee_id = $1 AND on_date = $2",
                              "iD", id, day->on))
    return FALSE;
  if (there)
    {
      count->n_unchanged++;
      return TRUE;
    }
  count->n_added++;
  return td_database_execute (events->db, error,
                              "INSERT INTO promotion (employee_id, on_date) VALUES ($1, $2)", "iD",
                              id, day->on);
}

gboolean
td_events_write_promotions (TdEvents *events, GError **error)
{
  TdEventCount *count = td_events_count (events, TD_EVENTS_PROMOTIONS);

  if (count == NULL)
    return TRUE;
  g_array_sort (events->promotions, compare_days);
  for (guint i = 0; i < events->promotions->len; i++)
    if (!td_events_step (events, i, 0.92, error) ||
        !write_promotion (events, &g_array_index (events->promotions, TdEventDay, i), count, error))
      return FALSE;
  return count_missing (events, "SELECT count(*) FROM promotion", count, error);
}

static gboolean
write_answer (TdEvents *events, const TdEventDay *day, TdEventCount *count, GError **error)
{
  gint64 id = td_event_person_get_id (day->person), there = 0;

  /* 1: it is there as it is, 2: with another score. */
  if (!td_database_query_int (events->db, &there, error,
                              "SELECT CASE WHEN score = $3 THEN 1 ELSE 2 END FROM company_survey "
                              "WHERE employee_id = $1 AND wave = $2",
                              "iDd", id, day->on, day->score))
    return FALSE;
  if (there == 1)
    {
      count->n_unchanged++;
      return TRUE;
    }
  if (there)
    count->n_updated++;
  else
    count->n_added++;
  return td_database_execute (
      events->db, error,
      "INSERT INTO company_survey (employee_id, wave, score) VALUES ($1, $2, $3) "
      "ON CONFLICT (employee_id, wave) DO UPDATE SET score = excluded.score",
      "iDd", id, day->on, day->score);
}

gboolean
td_events_write_answers (TdEvents *events, GError **error)
{
  TdEventCount *count = td_events_count (events, TD_EVENTS_SURVEYS);

  if (count == NULL)
    return TRUE;
  g_array_sort (events->answers, compare_days);
  for (guint i = 0; i < events->answers->len; i++)
    if (!td_events_step (events, i, 0.94, error) ||
        !write_answer (events, &g_array_index (events->answers, TdEventDay, i), count, error))
      return FALSE;
  return count_missing (events, "SELECT count(*) FROM company_survey", count, error);
}
