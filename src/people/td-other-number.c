/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "people/td-other-number.h"

static const TdField other_number_fields[] = {
  TD_FIELD (TdOtherNumber, number, TD_FIELD_TEXT),
  TD_FIELD (TdOtherNumber, employee_id, TD_FIELD_ID),
  TD_FIELD (TdOtherNumber, merged_on, TD_FIELD_DATE),
  TD_FIELD (TdOtherNumber, current, TD_FIELD_TEXT),
};

TD_DEFINE_RECORD (TdOtherNumber, td_other_number, other_number_fields)

GPtrArray *
td_other_number_list (TdDatabase *db, gint64 employee_id, GError **error)
{
  return td_database_load (db, TD_TYPE_OTHER_NUMBER, error,
                           "SELECT o.*, e.number AS current FROM employee_number o "
                           "JOIN employee e ON e.id = o.employee_id "
                           "WHERE ($1 = 0 AND e.number IS NOT NULL) OR o.employee_id = $1 "
                           "ORDER BY o.number",
                           "i", employee_id);
}

gboolean
td_other_number_describe (TdDatabase *db, gint64 employee_id, char **text, GError **error)
{
  g_autoptr (GPtrArray) numbers = td_other_number_list (db, employee_id, error);
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; numbers && i < numbers->len; i++)
    g_string_append_printf (list, "%s%s", i ? ", " : "",
                            TD_OTHER_NUMBER (numbers->pdata[i])->number);
  *text = list->len ? g_string_free (g_steal_pointer (&list), FALSE) : NULL;
  return numbers != NULL;
}

gboolean
td_other_number_add (TdDatabase *db,
                     gint64 employee_id,
                     const char *number,
                     TdDate today,
                     GError **error)
{
  return td_database_execute (db, error,
                              "INSERT INTO employee_number (number, employee_id, merged_on) "
                              "VALUES ($1, $2, $3) ON CONFLICT (number) DO UPDATE SET "
                              "employee_id = excluded.employee_id, merged_on = excluded.merged_on",
                              "siD", number, employee_id, today);
}
