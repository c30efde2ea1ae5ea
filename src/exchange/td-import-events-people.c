/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-import-events-private.h"

#include "base/td-text.h"
#include "exchange/td-person-name.h"
#include "insight/td-retention.h"
#include "people/td-other-number.h"
#include "people/td-posting.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SOURCE TD_EVENTS_EMPLOYEES

/* What is written of an employee. */
static const char *const columns[] = { "number",     "name",         "given_name", "family_name",
                                       "name_key",   "search_key",   "email",      "department",
                                       "title",      "grade",        "location",   "hire_date",
                                       "leave_date", "leave_reason", "leave_kind", NULL };

static TdEventPerson *
add_person (TdEvents *events, const char *number, TdEmployee *before)
{
  TdEventPerson *person = g_new0 (TdEventPerson, 1);

  person->number = g_strdup (number);
  person->before = before;
  g_ptr_array_add (events->people, person);
  g_hash_table_insert (events->by_number, person->number, person);
  return person;
}

/* The numbers that people had before; their persons own no key of them. */
static gboolean
add_other_numbers (TdEvents *events, GError **error)
{
  events->others = td_other_number_list (events->db, 0, error);
  for (guint i = 0; events->others && i < events->others->len; i++)
    {
      TdOtherNumber *other = events->others->pdata[i];
      TdEventPerson *person = g_hash_table_lookup (events->by_number, other->current);

      if (person && !g_hash_table_contains (events->by_number, other->number))
        g_hash_table_insert (events->by_number, other->number, person);
    }
  return events->others != NULL;
}

/* Everyone who has a number: outside coaches mostly have none. */
static gboolean
load_people (TdEvents *events, GError **error)
{
  g_autoptr (GPtrArray) employees =
      td_database_load (events->db, TD_TYPE_EMPLOYEE, error,
                        "SELECT * FROM employee WHERE number IS NOT NULL ORDER BY id", "");

  if (employees == NULL)
    return FALSE;
  for (guint i = 0; i < employees->len; i++)
    {
      TdEmployee *employee = employees->pdata[i];

      add_person (events, employee->number, g_object_ref (employee));
    }
  return add_other_numbers (events, error);
}

static void
set_text (TdEvents *events, int column, char **member)
{
  if (td_events_has (events, SOURCE, column))
    td_record_take_text (member, td_text_clean (td_events_get (events, SOURCE, column)));
}

/* A name that is missing is the number; one that is known stays. */
static void
set_name (TdEvents *events, TdEmployee *employee)
{
  g_auto (TdPersonName) name = { 0 };

  td_person_name_read (&name, td_events_get (events, SOURCE, TD_PERSON_NAME));
  if (name.name)
    {
      td_record_set_text (&employee->name, name.name);
      td_record_set_text (&employee->given_name, name.given);
      td_record_set_text (&employee->family_name, name.family);
    }
  else if (employee->name == NULL)
    td_record_set_text (&employee->name, employee->number);
}

static gboolean
read_kind (TdEvents *events, const char **kind)
{
  const char *text = td_events_get (events, SOURCE, TD_PERSON_EXIT_TYPE);

  *kind = NULL;
  switch (td_retention_parse_leaving (text))
    {
    case TD_LEAVING_VOLUNTARY:
      *kind = "voluntary";
      return TRUE;
    case TD_LEAVING_INVOLUNTARY:
      *kind = "involuntary";
      return TRUE;
    case TD_LEAVING_UNKNOWN:
    default:
      if (*text == '\0')
        return TRUE;
      td_events_refuse (events, SOURCE, TD_PERSON_EXIT_TYPE,
                        _ ("This is not one of: voluntary, involuntary."));
      return FALSE;
    }
}

/* How somebody left; only of who did. */
static void
set_leaving (TdEvents *events, TdEmployee *employee, const char *kind)
{
  if (employee->leave_date != TD_DATE_NONE)
    {
      set_text (events, TD_PERSON_EXIT_REASON, &employee->leave_reason);
      if (td_events_has (events, SOURCE, TD_PERSON_EXIT_TYPE))
        td_record_set_text (&employee->leave_kind, kind);
      return;
    }
  td_record_set_text (&employee->leave_reason, NULL);
  td_record_set_text (&employee->leave_kind, NULL);
  if (kind || *td_events_get (events, SOURCE, TD_PERSON_EXIT_REASON))
    td_events_remark (events, SOURCE, td_events_get_row (events, SOURCE), "exit_date", "",
                      _ ("There is a way of leaving but no date: counted as still employed."));
}

static void
read_person (TdEvents *events, TdEventPerson *person)
{
  TdEmployee *employee = person->before ? td_record_copy (person->before) : td_employee_new ();
  const char *kind;
  gboolean fine;

  person->after = employee;
  td_record_set_text (&employee->number, person->number);
  fine = td_events_read_date (events, SOURCE, TD_PERSON_HIRE_DATE, FALSE, &employee->hire_date);
  if (td_events_has (events, SOURCE, TD_PERSON_EXIT_DATE))
    fine =
        td_events_read_date (events, SOURCE, TD_PERSON_EXIT_DATE, FALSE, &employee->leave_date) &&
        fine;
  if (!read_kind (events, &kind) || !fine)
    return;
  if (td_events_has (events, SOURCE, TD_PERSON_EXIT_DATE))
    set_leaving (events, employee, kind);
  set_text (events, TD_PERSON_DEPARTMENT, &employee->department);
  set_text (events, TD_PERSON_EMAIL, &employee->email);
  set_text (events, TD_PERSON_TITLE, &employee->title);
  set_text (events, TD_PERSON_GRADE, &employee->grade);
  set_text (events, TD_PERSON_LOCATION, &employee->location);
  set_name (events, employee);
  td_employee_complete (employee);
}

gboolean
td_events_skips (TdEvents *events, TdEventFile file, int column)
{
  const char *number = td_events_get (events, file, column);
  TdDate on = td_erased_has (events->erased, number);
  g_autofree char *words = on ? td_erased_describe (on) : NULL;

  if (words == NULL || g_hash_table_contains (events->by_number, number))
    return FALSE;
  td_events_remark (events, file, td_events_get_row (events, file), "", "", words);
  return TRUE;
}

static gboolean
read_row (TdEvents *events, guint row, GError **error)
{
  TdEventPerson *person;
  const char *number;
  g_autofree char *message = NULL;

  if (!td_events_go (events, SOURCE, row, error))
    return FALSE;
  if (!td_events_read_id (events, SOURCE, TD_PERSON_ID, &number))
    return TRUE;
  person = g_hash_table_lookup (events->by_number, number);
  if (person && person->row)
    {
      message = g_strdup_printf (_ ("Row %d has this already."), person->row);
      td_events_refuse (events, SOURCE, TD_PERSON_ID, message);
      return TRUE;
    }
  if (person == NULL && td_events_skips (events, SOURCE, TD_PERSON_ID))
    return TRUE;
  if (person == NULL)
    person = add_person (events, number, NULL);
  person->row = td_events_get_row (events, SOURCE);
  read_person (events, person);
  return TRUE;
}

gboolean
td_events_read_people (TdEvents *events, GError **error)
{
  events->erased = td_erased_load (events->db, error);
  if (events->erased == NULL || !load_people (events, error))
    return FALSE;
  events->all_known = events->people->len == 0 && events->sources[SOURCE].table == NULL;
  for (guint row = 0; row < td_events_get_n_rows (events, SOURCE); row++)
    if (!read_row (events, row, error))
      return FALSE;
  return TRUE;
}

TdEventPerson *
td_events_find_person (TdEvents *events, TdEventFile file, int column)
{
  TdEventPerson *person;
  const char *number;

  if (!td_events_read_id (events, file, column, &number))
    return NULL;
  person = g_hash_table_lookup (events->by_number, number);
  if (person)
    return person;
  if (td_events_skips (events, file, column))
    return NULL;
  if (!events->all_known)
    {
      td_events_refuse (events, file, column, _ ("Nobody has this id."));
      return NULL;
    }
  person = add_person (events, number, NULL);
  person->after = td_employee_new ();
  td_record_set_text (&person->after->number, number);
  td_employee_complete (person->after);
  return person;
}

gint64
td_event_person_get_id (const TdEventPerson *person)
{
  return person->before ? person->before->id : person->after->id;
}

static int
compare_people (gconstpointer a, gconstpointer b)
{
  const TdEventPerson *one = *(TdEventPerson *const *) a;
  const TdEventPerson *other = *(TdEventPerson *const *) b;

  return strcmp (one->number, other->number);
}

static gboolean
write_person (TdEvents *events, TdEventPerson *person, TdEventCount *count, GError **error)
{
  if (person->before == NULL)
    {
      count->n_added++;
      return td_database_insert (events->db, "employee", person->after, columns, &person->after->id,
                                 error) &&
             td_posting_note (events->db, person->after->id, events->receipt->today, error);
    }
  if (person->after == NULL)
    {
      count->n_missing++;
      return TRUE;
    }
  if (td_record_equal_fields (person->before, person->after, columns))
    {
      count->n_unchanged++;
      return TRUE;
    }
  count->n_updated++;
  return td_database_update (events->db, "employee", person->after, columns, person->after->id,
                             error) &&
         td_posting_note (events->db, person->after->id, events->receipt->today, error);
}

/* In the order of numbers, so that the order of the rows leaves no trace. */
gboolean
td_events_write_people (TdEvents *events, GError **error)
{
  TdEventCount unlisted = { 0 };
  TdEventCount *count = td_events_count (events, SOURCE);

  g_ptr_array_sort (events->people, compare_people);
  for (guint i = 0; i < events->people->len; i++)
    if (!td_events_step (events, i, 0.1 * i / events->people->len, error) ||
        !write_person (events, events->people->pdata[i], count ? count : &unlisted, error))
      return FALSE;
  return TRUE;
}
