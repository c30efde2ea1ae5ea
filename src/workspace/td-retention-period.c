/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-retention-period.h"

#include "workspace/td-settings.h"

static const TdField past_fields[] = {
  TD_FIELD (TdPastPerson, id, TD_FIELD_ID),
  TD_FIELD (TdPastPerson, number, TD_FIELD_TEXT),
  TD_FIELD (TdPastPerson, name, TD_FIELD_TEXT),
  TD_FIELD (TdPastPerson, department, TD_FIELD_TEXT),
  TD_FIELD (TdPastPerson, leave_date, TD_FIELD_DATE),
  TD_FIELD (TdPastPerson, last_day, TD_FIELD_DATE),
  TD_FIELD (TdPastPerson, due, TD_FIELD_DATE),
};

TD_DEFINE_RECORD (TdPastPerson, td_past_person, past_fields)

gboolean
td_retention_period_get (TdDatabase *db, int *months, GError **error)
{
  gint64 value = 0;

  if (!td_settings_get_int (db, TD_SETTING_RETENTION_MONTHS, 0, &value, error))
    return FALSE;
  *months = (int) CLAMP (value, 0, TD_RETENTION_MONTHS_MOST);
  return TRUE;
}

/* The last day of somebody: at work, of a pair, of a sign-up that was withdrawn, or of the
 * programme where the sign-up was not; a sign-up of a programme without an end counts from its
 * first day. */
#define LAST_DAYS                                                                             \
  "WITH last AS (SELECT e.id, e.number, e.name, e.department, e.leave_date, max("             \
  "coalesce(e.leave_date, ''), coalesce((SELECT max(p.ended_on) FROM pair p "                 \
  "WHERE e.id IN (p.mentor_id, p.mentee_id)), ''), "                                          \
  "coalesce((SELECT max(coalesce(n.withdrawn_on, m.end_date, n.from_date)) FROM enrolment n " \
  "JOIN program m ON m.id = n.program_id WHERE n.employee_id = e.id), '')) AS last_day "      \
  "FROM employee e WHERE e.anonymous = 0 "                                                    \
  "AND (e.leave_date <= $1 OR (e.outside = 1 AND e.leave_date IS NULL)) "                     \
  "AND NOT EXISTS (SELECT 1 FROM pair p WHERE e.id IN (p.mentor_id, p.mentee_id) "            \
  "AND p.state IN ('proposed', 'accepted', 'active', 'paused'))) "

GPtrArray *
td_retention_period_list (TdDatabase *db, TdDate today, GError **error)
{
  g_autoptr (GPtrArray) past = NULL;
  TdDate limit;
  int months;

  if (!td_retention_period_get (db, &months, error))
    return NULL;
  if (months == 0)
    return g_ptr_array_new_with_free_func (g_object_unref);
  limit = td_date_add_months (today, -months);
  past = td_database_load (db, TD_TYPE_PAST_PERSON, error,
                           LAST_DAYS "SELECT id, number, name, department, leave_date, last_day "
                                     "FROM last WHERE last_day <> '' AND last_day < $2 "
                                     "ORDER BY last_day, id",
                           "DD", today, limit);
  for (guint i = 0; past && i < past->len; i++)
    {
      TdPastPerson *person = past->pdata[i];

      person->due = td_date_add_months (person->last_day, months);
    }
  return g_steal_pointer (&past);
}

int
td_retention_period_count (TdDatabase *db, TdDate today, GError **error)
{
  gint64 n = 0;
  int months;

  if (!td_retention_period_get (db, &months, error))
    return -1;
  if (months &&
      !td_database_query_int (db, &n, error,
                              LAST_DAYS
                              "SELECT count(*) FROM last WHERE last_day <> '' AND last_day < $2",
                              "DD", today, td_date_add_months (today, -months)))
    return -1;
  return (int) n;
}
