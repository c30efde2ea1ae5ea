/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-roster-person.h"

#include "base/td-text.h"
#include "exchange/td-person-name.h"
#include "exchange/td-status-sense.h"

#include <glib/gi18n-lib.h>
#include <string.h>

TdRosterPerson *
td_roster_person_new (TdEmployee *before)
{
  TdRosterPerson *person = g_new0 (TdRosterPerson, 1);

  person->before = before ? g_object_ref (before) : NULL;
  return person;
}

void
td_roster_person_free (TdRosterPerson *person)
{
  g_clear_object (&person->before);
  g_clear_object (&person->after);
  g_clear_pointer (&person->fields, g_ptr_array_unref);
  g_clear_pointer (&person->extras, g_array_unref);
  g_free (person->manager);
  g_free (person);
}

void
td_roster_person_note_field (TdRosterPerson *person, const char *field)
{
  if (person->fields == NULL)
    person->fields = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (person->fields, g_strdup (field));
}

void
td_roster_person_note_extra (TdRosterPerson *person, guint column)
{
  if (person->extras == NULL)
    person->extras = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (person->extras, column);
}

char *
td_roster_person_dup_fields (TdRosterPerson *person)
{
  g_autoptr (GString) list = NULL;

  if (person->fields == NULL)
    return NULL;
  list = g_string_new (person->fields->pdata[0]);
  for (guint i = 1; i < person->fields->len; i++)
    g_string_append_printf (list, TD_LIST_SEPARATOR "%s", (char *) person->fields->pdata[i]);
  return g_string_free (g_steal_pointer (&list), FALSE);
}

/* The names of the row: of the columns for given and family name, else taken out of the whole one.
 */
static void
read_names (TdRowReader *reader, TdEmployee *key)
{
  g_auto (TdPersonName) whole = { NULL };

  td_person_name_read (&whole, td_row_reader_get (reader, "name"));
  key->given_name = td_row_reader_dup (reader, "given_name");
  key->family_name = td_row_reader_dup (reader, "family_name");
  if (key->given_name == NULL && key->family_name == NULL)
    {
      key->given_name = g_steal_pointer (&whole.given);
      key->family_name = g_steal_pointer (&whole.family);
    }
  if (whole.name && (whole.given == NULL || key->family_name == NULL))
    key->name = g_steal_pointer (&whole.name);
  else if (key->given_name || key->family_name)
    {
      g_autofree char *both = g_strjoin (" ", key->given_name ? key->given_name : "",
                                         key->family_name ? key->family_name : "", NULL);

      key->name = td_text_clean (both);
    }
  if (key->number == NULL)
    key->number = g_steal_pointer (&whole.number);
}

TdEmployee *
td_roster_key (TdRowReader *reader)
{
  TdEmployee *key = td_employee_new ();

  key->number = td_row_reader_dup (reader, "number");
  read_names (reader, key);
  td_record_take_text (&key->name_key, td_text_fold (key->name));
  key->email = td_row_reader_dup (reader, "email");
  return key;
}

static void
take_keys (TdRowReader *reader, TdEmployee *after, TdEmployee *key)
{
  char *email;

  if (key->number)
    td_record_set_text (&after->number, key->number);
  if (key->name)
    {
      td_record_set_text (&after->name, key->name);
      td_record_set_text (&after->given_name, key->given_name);
      td_record_set_text (&after->family_name, key->family_name);
    }
  else if (after->name == NULL)
    {
      td_record_set_text (&after->name, key->number);
      td_row_reader_complain (reader, "name", _ ("There is no name; the number is shown instead."));
    }
  if (td_row_reader_has (reader, "email") && td_row_reader_read_email (reader, "email", &email))
    td_record_take_text (&after->email, email);
}

static void
take_texts (TdRowReader *reader, TdEmployee *after)
{
  struct
  {
    const char *field;
    char **member;
  } texts[] = {
    { "department", &after->department },
    { "title", &after->title },
    { "grade", &after->grade },
    { "location", &after->location },
    { "leave_reason", &after->leave_reason },
    { "status", &after->status },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (td_row_reader_has (reader, texts[i].field))
      td_record_take_text (texts[i].member, td_row_reader_dup (reader, texts[i].field));
  if (td_row_reader_has (reader, "languages"))
    {
      g_auto (GStrv) languages = td_text_split_list (td_row_reader_get (reader, "languages"));

      td_record_take_text (&after->languages, td_text_join_list ((const char *const *) languages));
    }
}

/* A day ahead is not known yet: the row holds as of today. */
static void
take_day (TdRowReader *reader, TdRosterPerson *person)
{
  TdDate date;

  if (!td_row_reader_has (reader, "as_of") || !td_row_reader_read_date (reader, "as_of", &date))
    return;
  if (date > reader->options->today)
    td_row_reader_complain (reader, "as_of",
                            _ ("This day is in the future; the row counts as of today."));
  else
    person->as_of = date;
}

static void
take_dates (TdRowReader *reader, TdEmployee *after)
{
  TdDate date;

  if (td_row_reader_has (reader, "hire_date") &&
      td_row_reader_read_date (reader, "hire_date", &date))
    {
      after->hire_date = date;
      if (date > reader->options->today)
        td_row_reader_complain (reader, "hire_date",
                                _ ("This hire date is in the future; it was taken."));
    }
  if (!td_row_reader_has (reader, "leave_date") ||
      !td_row_reader_read_date (reader, "leave_date", &date))
    return;
  after->leave_date = date;
  if (date && after->hire_date && date < after->hire_date)
    {
      td_row_reader_complain (reader, "leave_date", _ ("The leave date is before the hire date."));
      after->leave_date = TD_DATE_NONE;
    }
}

/* What is wrong with a status beside the dates, NULL for nothing. */
static const char *
judge_status (TdEmployee *after, TdStatusSense sense, TdDate today)
{
  gboolean gone = after->leave_date && after->leave_date < today;

  if (gone && (sense == TD_STATUS_ACTIVE || sense == TD_STATUS_ON_LEAVE))
    return _ ("This status contradicts the leave date; the leave date counts.");
  if (sense == TD_STATUS_FUTURE && (gone || (after->hire_date && after->hire_date < today)))
    return _ ("This status contradicts the hire date; the hire date counts.");
  return NULL;
}

static void
check_status (TdRowReader *reader, TdEmployee *after)
{
  TdStatusSense sense;
  const char *fault;

  if (after->status == NULL || !td_row_reader_has (reader, "status"))
    return;
  sense = td_status_read (after->status);
  fault = judge_status (after, sense, reader->options->today);
  if (fault)
    {
      td_row_reader_complain (reader, "status", fault);
      td_record_set_text (&after->status, NULL);
    }
  else if (sense == TD_STATUS_LEFT && after->leave_date == TD_DATE_NONE)
    td_row_reader_complain (
        reader, "status",
        _ ("This status says that the person left, but there is no leave date; the status does not "
           "count."));
}

static void
check_reason (TdRowReader *reader, TdEmployee *after)
{
  if (after->leave_reason == NULL || after->leave_date ||
      !td_row_reader_has (reader, "leave_reason") || !td_row_reader_has (reader, "leave_date"))
    return;
  td_row_reader_complain (reader, "leave_reason",
                          _ ("There is a reason for leaving, but no leave date."));
  td_record_set_text (&after->leave_reason, NULL);
}

void
td_roster_person_read (TdRosterPerson *person, TdRowReader *reader, TdEmployee *key)
{
  TdEmployee *after = person->before ? td_record_copy (person->before) : td_employee_new ();

  person->after = after;
  person->row = reader->row;
  take_keys (reader, after, key);
  take_texts (reader, after);
  take_dates (reader, after);
  take_day (reader, person);
  check_status (reader, after);
  check_reason (reader, after);
  td_employee_complete (after);
  person->manager = td_row_reader_dup (reader, "manager");
}

void
td_roster_person_compare (TdRosterPerson *person)
{
  static const char *const names[] = { "number",     "name",         "given_name",   "family_name",
                                       "email",      "department",   "title",        "grade",
                                       "location",   "manager_id",   "manager_text", "hire_date",
                                       "leave_date", "leave_reason", "status",       "languages",
                                       NULL };
  const TdField *field = NULL;

  if (person->before == NULL)
    return;
  while ((field = td_record_find_difference (person->before, person->after, field)))
    if (g_strv_contains (names, field->name))
      td_roster_person_note_field (person, field->name);
}
