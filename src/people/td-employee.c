/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "people/td-employee.h"

#include "base/td-error.h"
#include "base/td-sort.h"
#include "base/td-text.h"
#include "db/td-change.h"
#include "people/td-employee-private.h"
#include "people/td-posting.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const TdField employee_fields[] = {
  TD_FIELD (TdEmployee, id, TD_FIELD_ID),
  TD_FIELD (TdEmployee, number, TD_FIELD_TEXT),
  TD_FIELD (TdEmployee, outside, TD_FIELD_BOOL),
  TD_FIELD (TdEmployee, name, TD_FIELD_TEXT),
  TD_FIELD (TdEmployee, given_name, TD_FIELD_TEXT),
  TD_FIELD (TdEmployee, family_name, TD_FIELD_TEXT),
  TD_FIELD (TdEmployee, name_key, TD_FIELD_TEXT),
  TD_FIELD (TdEmployee, search_key, TD_FIELD_TEXT),
  TD_FIELD (TdEmployee, email, TD_FIELD_TEXT),
  TD_FIELD (TdEmployee, department, TD_FIELD_TEXT),
  TD_FIELD (TdEmployee, title, TD_FIELD_TEXT),
  TD_FIELD (TdEmployee, grade, TD_FIELD_TEXT),
  TD_FIELD (TdEmployee, location, TD_FIELD_TEXT),
  TD_FIELD (TdEmployee, manager_id, TD_FIELD_ID),
  TD_FIELD (TdEmployee, manager_text, TD_FIELD_TEXT),
  TD_FIELD (TdEmployee, hire_date, TD_FIELD_DATE),
  TD_FIELD (TdEmployee, leave_date, TD_FIELD_DATE),
  TD_FIELD (TdEmployee, leave_reason, TD_FIELD_TEXT),
  TD_FIELD (TdEmployee, leave_kind, TD_FIELD_TEXT),
  TD_FIELD (TdEmployee, status, TD_FIELD_TEXT),
  TD_FIELD (TdEmployee, languages, TD_FIELD_TEXT),
  TD_FIELD (TdEmployee, anonymous, TD_FIELD_INT),
  TD_FIELD (TdEmployee, manager_name, TD_FIELD_TEXT),
  TD_FIELD (TdEmployee, manager_number, TD_FIELD_TEXT),
  TD_FIELD (TdEmployee, role, TD_FIELD_TEXT),
  TD_FIELD (TdEmployee, since, TD_FIELD_DATE),
};

TD_DEFINE_RECORD (TdEmployee, td_employee, employee_fields)

/* What is stored, in the order of the table. */
static const char *const columns[] = {
  "number",     "outside",      "name",       "given_name", "family_name",  "name_key",
  "search_key", "email",        "department", "title",      "grade",        "location",
  "manager_id", "manager_text", "hire_date",  "leave_date", "leave_reason", "leave_kind",
  "status",     "languages",    NULL,
};

TdEmployee *
td_employee_new (void)
{
  return g_object_new (TD_TYPE_EMPLOYEE, NULL);
}

TdEmployee *
td_employee_load (TdDatabase *db, gint64 id, GError **error)
{
  GError *trouble = NULL;
  TdEmployee *employee =
      td_database_load_one (db, TD_TYPE_EMPLOYEE, &trouble,
                            "SELECT " TD_EMPLOYEE_COLUMNS " WHERE e.id = $1", "in", id, (gint64) 0);

  if (trouble)
    g_propagate_error (error, trouble);
  else if (employee == NULL)
    g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND, _ ("This person is not on the roster."));
  return employee;
}

TdEmployee *
td_employee_find_number (TdDatabase *db, const char *number, GError **error)
{
  return td_database_load_one (db, TD_TYPE_EMPLOYEE, error,
                               "SELECT " TD_EMPLOYEE_COLUMNS " WHERE e.id = coalesce("
                               "(SELECT id FROM employee WHERE number = $1), "
                               "(SELECT employee_id FROM employee_number WHERE number = $1))",
                               "sn", number, (gint64) 0);
}

/* The smallest id that a query gives and how many it gives. */
static gboolean
find_one (TdDatabase *db, const char *sql, const char *key, gint64 *id, gint64 *n, GError **error)
{
  g_autoptr (TdStatement) statement = td_database_query (db, error, sql, "s", key);
  GError *trouble = NULL;

  *n = 0;
  if (statement == NULL)
    return FALSE;
  for (; td_statement_next (statement, &trouble); ++*n)
    if (*n == 0)
      *id = td_statement_get_int (statement, 0);
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, trouble);
  return FALSE;
}

gint64
td_employee_find_id (TdDatabase *db, const char *text, GError **error)
{
  enum
  {
    NUMBER,
    OTHER_NUMBER,
    EMAIL,
    NAME
  };
  static const char *const ways[] = {
    [NUMBER] = "SELECT id FROM employee WHERE number = $1",
    [OTHER_NUMBER] = "SELECT employee_id FROM employee_number WHERE number = $1",
    [EMAIL] = "SELECT id FROM employee WHERE lower(email) = lower($1)",
    [NAME] = "SELECT id FROM employee WHERE name_key = $1",
  };
  g_autofree char *clean = td_text_clean (text);
  g_autofree char *folded = td_text_fold (text);
  gint64 id = 0;
  gint64 n = 0;

  for (guint i = 0; clean && n == 0 && i < G_N_ELEMENTS (ways); i++)
    {
      if (i == EMAIL && strchr (clean, '@') == NULL)
        continue;
      if (!find_one (db, ways[i], i == NAME ? folded : clean, &id, &n, error))
        return 0;
    }
  if (n == 1)
    return id;
  if (n == 0)
    g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                 _ ("Nobody on the roster has the number, e-mail address or name “%s”."),
                 clean ? clean : "");
  else
    g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT,
                 /* Translators: how many, then a name or an e-mail address. */
                 ngettext ("%d person is called “%s”; give the number instead.",
                           "%d people are called “%s”; give the number instead.", (gulong) n),
                 (int) n, clean);
  return 0;
}

gboolean
td_employee_is_employed (TdEmployee *employee, TdDate on)
{
  if (employee->outside)
    return TRUE;
  return (employee->hire_date == TD_DATE_NONE || employee->hire_date <= on) &&
         (employee->leave_date == TD_DATE_NONE || employee->leave_date >= on);
}

static char *
make_name (TdEmployee *employee)
{
  char *name = td_name_join (employee->given_name, employee->family_name);

  return name ? name : g_strdup (employee->number);
}

void
td_employee_complete (TdEmployee *employee)
{
  g_autofree char *name = td_text_clean (employee->name);
  g_autofree char *all = NULL;

  td_record_take_text (&employee->name, name ? g_steal_pointer (&name) : make_name (employee));
  td_record_take_text (&employee->name_key, td_text_fold (employee->name));
#define PART(field) (employee->field ? employee->field : "")
  all = g_strjoin (" ", PART (name), PART (number), PART (email), PART (department), PART (title),
                   NULL);
#undef PART
  td_record_take_text (&employee->search_key, td_text_fold (all));
}

static void
check_dates (TdEmployee *employee, TdRemarks *remarks)
{
  if (employee->hire_date && employee->leave_date && employee->leave_date < employee->hire_date)
    td_remarks_add (remarks, TD_REMARK_REFUSAL, "leave_date",
                    _ ("The leave date is before the hire date."));
  if (employee->leave_date == TD_DATE_NONE && employee->leave_reason)
    td_remarks_add (remarks, TD_REMARK_WARNING, "leave_reason",
                    _ ("There is a reason for leaving but no leave date."));
}

/* Whether somebody else has this number (impossible) or this address (to be said). */
static gboolean
check_unique (TdDatabase *db, TdEmployee *employee, TdRemarks *remarks, GError **error)
{
  g_autofree char *holder = NULL;
  g_autofree char *namesake = NULL;

  if (employee->number &&
      !td_database_query_text (db, &holder, error,
                               "SELECT name FROM employee WHERE number = $1 AND id <> $2 "
                               "UNION ALL SELECT e.name FROM employee_number o "
                               "JOIN employee e ON e.id = o.employee_id "
                               "WHERE o.number = $1 AND e.id <> $2",
                               "si", employee->number, employee->id))
    return FALSE;
  if (holder)
    td_remarks_add (remarks, TD_REMARK_REFUSAL, "number", _ ("Number %s belongs to %s already."),
                    employee->number, holder);
  if (employee->email &&
      !td_database_query_text (
          db, &namesake, error,
          "SELECT name FROM employee WHERE lower(email) = lower($1) AND id <> $2", "si",
          employee->email, employee->id))
    return FALSE;
  if (namesake)
    td_remarks_add (remarks, TD_REMARK_WARNING, "email", _ ("%s has this address too."), namesake);
  return TRUE;
}

/* Whether the managers above lead back to her. */
static gboolean
check_manager (TdDatabase *db, TdEmployee *employee, TdRemarks *remarks, GError **error)
{
  gint64 n = 0;

  if (employee->id == 0 || employee->manager_id == 0)
    return TRUE;
  if (employee->manager_id == employee->id)
    {
      td_remarks_add (remarks, TD_REMARK_REFUSAL, "manager",
                      _ ("Nobody can be their own manager; leave this empty."));
      return TRUE;
    }
  if (!td_database_query_int (db, &n, error,
                              "WITH RECURSIVE above (id) AS (SELECT manager_id FROM employee "
                              "WHERE id = $1 UNION SELECT e.manager_id FROM above a "
                              "JOIN employee e ON e.id = a.id WHERE a.id <> $2) "
                              "SELECT count(*) FROM above WHERE id = $2",
                              "ii", employee->manager_id, employee->id))
    return FALSE;
  if (n > 0)
    td_remarks_add (remarks, TD_REMARK_REFUSAL, "manager",
                    _ ("The managers of this person lead back to the same person."));
  return TRUE;
}

TdRemarks *
td_employee_check (TdDatabase *db, TdEmployee *employee, GError **error)
{
  g_autoptr (TdRemarks) remarks = td_remarks_new ();
  g_autofree char *name = td_text_clean (employee->name);
  g_autofree char *made = name ? NULL : make_name (employee);

  if (name == NULL && made == NULL)
    td_remarks_add (remarks, TD_REMARK_REFUSAL, "name", _ ("A name is needed."));
  if (employee->email && strchr (employee->email, '@') == NULL)
    td_remarks_add (remarks, TD_REMARK_WARNING, "email", _ ("This is not an e-mail address."));
  check_dates (employee, remarks);
  if (!check_manager (db, employee, remarks, error) || !check_unique (db, employee, remarks, error))
    return NULL;
  return g_steal_pointer (&remarks);
}

static gboolean
write_employee (TdDatabase *db, TdEmployee *employee, TdDate today, GError **error)
{
  g_autoptr (TdChange) change =
      td_change_begin (db, employee->id ? "employee.edit" : "employee.add", error);

  if (change == NULL)
    return FALSE;
  if (employee->id ? !td_database_update (db, "employee", employee, columns, employee->id, error)
                   : !td_database_insert (db, "employee", employee, columns, &employee->id, error))
    return FALSE;
  if (!td_posting_note (db, employee->id, today, error))
    return FALSE;
  td_change_describe (change, "%s", employee->name);
  return td_change_commit (change, error);
}

gboolean
td_employee_save (TdDatabase *db, TdEmployee *employee, TdDate today, GError **error)
{
  g_autoptr (TdRemarks) remarks = NULL;
  g_autoptr (TdEmployee) before = NULL;

  td_employee_complete (employee);
  remarks = td_employee_check (db, employee, error);
  if (remarks == NULL || !td_remarks_raise (remarks, error))
    return FALSE;
  if (employee->id)
    {
      before = td_employee_load (db, employee->id, error);
      if (before == NULL)
        return FALSE;
      if (td_record_equal_fields (employee, before, columns))
        return TRUE;
    }
  return write_employee (db, employee, today, error);
}
