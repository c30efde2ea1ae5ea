/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-retention-period.h"

#include "people/td-employee-private.h"
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

gboolean
td_retention_period_get_limit (TdDatabase *db, TdDate today, TdDate *limit, GError **error)
{
  int months;

  if (!td_retention_period_get (db, &months, error))
    return FALSE;
  *limit = months ? td_date_add_months (today, -months) : TD_DATE_NONE;
  return TRUE;
}

#define LAST_DAYS                                                                                  \
  "WITH last AS (SELECT e.id, e.number, e.name, e.department, e.leave_date, " TD_EMPLOYEE_LAST_DAY \
  " AS last_day FROM employee e WHERE " TD_EMPLOYEE_IS_GONE ") "

GPtrArray *
td_retention_period_list (TdDatabase *db, TdDate today, GError **error)
{
  g_autoptr (GPtrArray) past = NULL;
  TdDate limit;
  int months;

  if (!td_retention_period_get (db, &months, error) ||
      !td_retention_period_get_limit (db, today, &limit, error))
    return NULL;
  if (limit == TD_DATE_NONE)
    return g_ptr_array_new_with_free_func (g_object_unref);
  past = td_database_load (db, TD_TYPE_PAST_PERSON, error,
                           LAST_DAYS "SELECT id, number, name, department, leave_date, last_day "
                                     "FROM last WHERE last_day <> '' AND last_day < $1 "
                                     "ORDER BY last_day, id",
                           "D", limit);
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
  TdDate limit;

  if (!td_retention_period_get_limit (db, today, &limit, error))
    return -1;
  if (limit &&
      !td_database_query_int (db, &n, error,
                              LAST_DAYS
                              "SELECT count(*) FROM last WHERE last_day <> '' AND last_day < $1",
                              "D", limit))
    return -1;
  return (int) n;
}
