/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "people/td-employee-data.h"

#include <string.h>

static const TdField employee_fields[] = {
  TD_FIELD (TdEmployeeData, id, TD_FIELD_ID),
  TD_FIELD (TdEmployeeData, number, TD_FIELD_TEXT),
  TD_FIELD (TdEmployeeData, outside, TD_FIELD_BOOL),
  TD_FIELD (TdEmployeeData, name, TD_FIELD_TEXT),
  TD_FIELD (TdEmployeeData, given_name, TD_FIELD_TEXT),
  TD_FIELD (TdEmployeeData, family_name, TD_FIELD_TEXT),
  TD_FIELD (TdEmployeeData, name_key, TD_FIELD_TEXT),
  TD_FIELD (TdEmployeeData, search_key, TD_FIELD_TEXT),
  TD_FIELD (TdEmployeeData, email, TD_FIELD_TEXT),
  TD_FIELD (TdEmployeeData, department, TD_FIELD_TEXT),
  TD_FIELD (TdEmployeeData, title, TD_FIELD_TEXT),
  TD_FIELD (TdEmployeeData, grade, TD_FIELD_TEXT),
  TD_FIELD (TdEmployeeData, location, TD_FIELD_TEXT),
  TD_FIELD (TdEmployeeData, manager_id, TD_FIELD_ID),
  TD_FIELD (TdEmployeeData, manager_text, TD_FIELD_TEXT),
  TD_FIELD (TdEmployeeData, hire_date, TD_FIELD_DATE),
  TD_FIELD (TdEmployeeData, leave_date, TD_FIELD_DATE),
  TD_FIELD (TdEmployeeData, leave_reason, TD_FIELD_TEXT),
  TD_FIELD (TdEmployeeData, status, TD_FIELD_TEXT),
  TD_FIELD (TdEmployeeData, languages, TD_FIELD_TEXT),
};

const TdRecordShape td_employee_shape = TD_RECORD_SHAPE (TdEmployeeData, employee_fields);

static const TdField extra_fields[] = {
  TD_FIELD (TdEmployeeExtra, employee_id, TD_FIELD_ID),
  TD_FIELD (TdEmployeeExtra, field, TD_FIELD_TEXT),
  TD_FIELD (TdEmployeeExtra, value, TD_FIELD_TEXT),
};

const TdRecordShape td_employee_extra_shape = TD_RECORD_SHAPE (TdEmployeeExtra, extra_fields);

GPtrArray *
td_employee_data_load_all (TdDatabase *db, TdArena *arena, GError **error)
{
  return td_database_load_records (
      db, &td_employee_shape, arena, error,
      "SELECT id, number, outside, name, given_name, family_name, name_key, search_key, email, "
      "department, title, grade, location, manager_id, manager_text, hire_date, leave_date, "
      "leave_reason, status, languages FROM employee WHERE anonymous = 0 ORDER BY id",
      "");
}

void
td_employee_data_complete (TdEmployeeData *data, TdArena *arena)
{
#define PART(field) (data->field ? data->field : "")
  char *all = td_arena_join (arena, PART (name), " ", PART (number), " ", PART (email), " ",
                             PART (department), " ", PART (title), NULL);
#undef PART

  data->name_key = td_arena_fold (arena, data->name);
  data->search_key = td_arena_fold_own (arena, all);
}

/* Made of others, never told by a roster, or not changed by one. */
static gboolean
is_compared (const TdField *field)
{
  static const char *const others[] = { "id", "outside", "name_key", "search_key", NULL };

  return !g_strv_contains (others, field->name);
}

const TdField *
td_employee_data_find_difference (const TdEmployeeData *data,
                                  const TdEmployeeData *other,
                                  const TdField *after)
{
  const TdField *end = employee_fields + G_N_ELEMENTS (employee_fields);

  for (const TdField *field = after ? after + 1 : employee_fields; field < end; field++)
    if (!td_field_is_same (field, data, other) && is_compared (field))
      return field;
  return NULL;
}

/* The field of a #TdEmployee gets what the data have; the record owns its texts. */
static void
copy_field (TdEmployee *employee, const TdField *field, const TdEmployeeData *data)
{
  gpointer to = td_record_peek (TD_RECORD (employee), field);
  gconstpointer from =
      G_STRUCT_MEMBER_P (data, td_record_shape_find (&td_employee_shape, field->name)->offset);

  switch (field->type)
    {
    case TD_FIELD_ID:
      *(gint64 *) to = *(const gint64 *) from;
      break;
    case TD_FIELD_TEXT:
      td_record_set_text (to, *(const char *const *) from);
      break;
    case TD_FIELD_DATE:
      *(TdDate *) to = *(const TdDate *) from;
      break;
    case TD_FIELD_INT:
    case TD_FIELD_BOOL:
    case TD_FIELD_REAL:
    default:
      g_assert_not_reached ();
    }
}

gboolean
td_employee_data_update (TdDatabase *db, const TdEmployeeData *data, GError **error)
{
  static const char *const columns[] = {
    "number",       "name",       "given_name",   "family_name", "name_key",
    "search_key",   "email",      "department",   "title",       "grade",
    "location",     "manager_id", "manager_text", "hire_date",   "leave_date",
    "leave_reason", "status",     "languages",    NULL,
  };
  g_autoptr (TdEmployee) employee = td_employee_new ();

  for (const char *const *column = columns; *column; column++)
    copy_field (employee, td_record_find_field (TD_RECORD (employee), *column), data);
  return td_database_update (db, "employee", employee, columns, data->id, error);
}
