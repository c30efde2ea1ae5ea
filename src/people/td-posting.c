/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "people/td-posting.h"

static const TdField posting_fields[] = {
  { "employee_id", TD_FIELD_ID, G_STRUCT_OFFSET (TdEmployeeData, id) },
  { "from_date", TD_FIELD_DATE, G_STRUCT_OFFSET (TdEmployeeData, since) },
  TD_FIELD (TdEmployeeData, department, TD_FIELD_TEXT),
  TD_FIELD (TdEmployeeData, title, TD_FIELD_TEXT),
  TD_FIELD (TdEmployeeData, grade, TD_FIELD_TEXT),
  TD_FIELD (TdEmployeeData, location, TD_FIELD_TEXT),
};

const TdRecordShape td_posting_shape = { "TdPosting", posting_fields, G_N_ELEMENTS (posting_fields),
                                         sizeof (TdEmployeeData) };

gboolean
td_posting_note (TdDatabase *db, gint64 id, TdDate on, GError **error)
{
  g_return_val_if_fail (on != TD_DATE_NONE, FALSE);

  return td_database_execute (
      db, error,
      "INSERT INTO posting (employee_id, from_date, department, title, grade, location) "
      "SELECT e.id, CASE WHEN p.from_date > $2 THEN p.from_date ELSE $2 END, e.department, "
      "e.title, e.grade, e.location FROM employee e LEFT JOIN posting p ON p.employee_id = e.id "
      "AND p.from_date = (SELECT MAX(l.from_date) FROM posting l WHERE l.employee_id = e.id) "
      "WHERE e.id = $1 AND e.outside = 0 AND (p.from_date IS NULL "
      "OR p.department IS DISTINCT FROM e.department OR p.title IS DISTINCT FROM e.title "
      "OR p.grade IS DISTINCT FROM e.grade OR p.location IS DISTINCT FROM e.location) "
      "ON CONFLICT (employee_id, from_date) DO UPDATE SET department = excluded.department, "
      "title = excluded.title, grade = excluded.grade, location = excluded.location",
      "iD", id, on);
}
