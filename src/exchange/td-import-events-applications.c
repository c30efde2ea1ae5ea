/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-import-events-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SOURCE TD_EVENTS_APPLICATIONS

static const char *const outcomes[] = { "matched", "withdrew", "waiting", NULL };

static gboolean
read_application (TdEvents *events, GHashTable *seen, TdEventApplication *application)
{
  const char *id = td_events_get (events, SOURCE, TD_APPLIED_ID);
  gboolean fine = TRUE;

  if (td_events_has (events, SOURCE, TD_APPLIED_ID))
    {
      fine = td_events_read_id (events, SOURCE, TD_APPLIED_ID, &id) &&
             td_events_check_new (events, SOURCE, TD_APPLIED_ID, seen, g_strdup (id));
      application->reference = id;
    }
  application->person = td_events_find_person (events, SOURCE, TD_APPLIED_PERSON);
  fine =
      td_events_read_date (events, SOURCE, TD_APPLIED_ON, TRUE, &application->applied_on) && fine;
  fine = td_events_read_code (events, SOURCE, TD_APPLIED_OUTCOME, outcomes, TRUE,
                              &application->outcome) &&
         fine;
  /* The day of a match is known from the pair, too. */
  fine = td_events_read_date (events, SOURCE, TD_APPLIED_OUTCOME_ON,
                              g_strcmp0 (application->outcome, "withdrew") == 0,
                              &application->outcome_on) &&
         fine;
  return fine && application->person;
}

gboolean
td_events_read_applications (TdEvents *events, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint row = 0; row < td_events_get_n_rows (events, SOURCE); row++)
    {
      TdEventApplication application = { 0 };

      if (!td_events_go (events, SOURCE, row, error))
        return FALSE;
      if (!read_application (events, seen, &application))
        continue;
      if (application.outcome_on != TD_DATE_NONE && application.outcome_on < application.applied_on)
        td_events_refuse (events, SOURCE, TD_APPLIED_OUTCOME_ON,
                          _ ("The outcome lies before the application."));
      else
        g_array_append_val (events->applications, application);
    }
  return TRUE;
}

/* By day and then by id, so that the last one of a person is the last that was written. */
static int
compare_applications (gconstpointer a, gconstpointer b)
{
  const TdEventApplication *one = a, *other = b;
  int order;

  if (one->applied_on != other->applied_on)
    return one->applied_on < other->applied_on ? -1 : 1;
  order = g_strcmp0 (one->reference, other->reference);
  return order ? order : strcmp (one->person->number, other->person->number);
}

/* The stored application of a row: of the same id, or where there are no ids of the same day. */
static gboolean
find_stored (TdEvents *events, const TdEventApplication *application, gint64 *id, GError **error)
{
  *id = 0;
  return td_database_query_int (events->db, id, error,
                                "SELECT id FROM application WHERE program_id = $1 "
                                "AND employee_id = $2 AND ($3 IS NULL OR reference = $3) "
                                "AND ($3 IS NOT NULL OR applied_on = $4)",
                                "iisD", events->program_id,
                                td_event_person_get_id (application->person),
                                application->reference, application->applied_on);
}

static gboolean
write_application (TdEvents *events,
                   TdEventApplication *application,
                   TdEventCount *count,
                   GError **error)
{
  gint64 id, same = 0;

  if (!find_stored (events, application, &id, error))
    return FALSE;
  application->changed = TRUE;
  if (id == 0)
    {
      count->n_added++;
      return td_database_execute (
          events->db, error,
          "INSERT INTO application (program_id, employee_id, reference, applied_on, outcome, "
          "outcome_on) VALUES ($1, $2, $3, $4, $5, $6)",
          "iisDsD", events->program_id, td_event_person_get_id (application->person),
          application->reference, application->applied_on, application->outcome,
          application->outcome_on);
    }
  if (!td_database_query_int (events->db, &same, error,
                              "SELECT 1 FROM application WHERE id = $1 AND applied_on = $2 "
                              "AND outcome = $3 AND outcome_on IS NOT DISTINCT FROM $4",
                              "iDsD", id, application->applied_on, application->outcome,
                              application->outcome_on))
    return FALSE;
  if (same)
    {
      application->changed = FALSE;
      count->n_unchanged++;
      return TRUE;
    }
  count->n_updated++;
  return td_database_execute (
      events->db, error,
      "UPDATE application SET applied_on = $2, outcome = $3, outcome_on = $4 WHERE id = $1", "iDsD",
      id, application->applied_on, application->outcome, application->outcome_on);
}

gboolean
td_events_write_applications (TdEvents *events, GError **error)
{
  TdEventCount *count = td_events_count (events, SOURCE);
  gint64 n_stored = 0;

  if (count == NULL)
    return TRUE;
  g_array_sort (events->applications, compare_applications);
  for (guint i = 0; i < events->applications->len; i++)
    if (!td_events_step (events, i, 0.16, error) ||
        !write_application (events, &g_array_index (events->applications, TdEventApplication, i),
                            count, error))
      return FALSE;
  if (!td_database_query_int (events->db, &n_stored, error,
                              "SELECT count(*) FROM application WHERE program_id = $1", "i",
                              events->program_id))
    return FALSE;
  count->n_missing = (int) n_stored - count->n_added - count->n_updated - count->n_unchanged;
  return TRUE;
}
