/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-roster-person.h"

#include "base/td-sort.h"
#include "base/td-text.h"
#include "exchange/td-person-name.h"
#include "exchange/td-status-sense.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
td_roster_cells_init (TdRosterCells *cells, TdRowReader *reader, TdArena *arena)
{
  *cells = (TdRosterCells){ .reader = reader,
                            .arena = arena,
                            .senses = g_hash_table_new (g_str_hash, g_str_equal),
                            .fields = {
                                [TD_ROSTER_NUMBER] = { "number", -1 },
                                [TD_ROSTER_NAME] = { "name", -1 },
                                [TD_ROSTER_GIVEN_NAME] = { "given_name", -1 },
                                [TD_ROSTER_FAMILY_NAME] = { "family_name", -1 },
                                [TD_ROSTER_EMAIL] = { "email", -1 },
                                [TD_ROSTER_DEPARTMENT] = { "department", -1 },
                                [TD_ROSTER_TITLE] = { "title", -1 },
                                [TD_ROSTER_GRADE] = { "grade", -1 },
                                [TD_ROSTER_LOCATION] = { "location", -1 },
                                [TD_ROSTER_LEAVE_REASON] = { "leave_reason", -1 },
                                [TD_ROSTER_STATUS] = { "status", -1 },
                                [TD_ROSTER_LANGUAGES] = { "languages", -1 },
                                [TD_ROSTER_MANAGER] = { "manager", -1 },
                                [TD_ROSTER_HIRE_DATE] = { "hire_date", -1 },
                                [TD_ROSTER_LEAVE_DATE] = { "leave_date", -1 },
                                [TD_ROSTER_AS_OF] = { "as_of", -1 },
                            } };
  td_row_reader_find (reader, cells->fields, TD_ROSTER_N_FIELDS);
}

void
td_roster_cells_clear (TdRosterCells *cells)
{
  g_clear_pointer (&cells->senses, g_hash_table_unref);
}

static gboolean
has (TdRosterCells *cells, TdRosterField field)
{
  return cells->fields[field].column >= 0;
}

static const char *
take (TdRosterCells *cells, TdRosterField field)
{
  return td_row_reader_take (cells->reader, &cells->fields[field], cells->arena);
}

/* A date of the row; FALSE where the file has no column or the cell is no date. */
static gboolean
take_date (TdRosterCells *cells, TdRosterField field, TdDate *date)
{
  return has (cells, field) && td_row_reader_judge_date (cells->reader, cells->fields[field].name,
                                                         take (cells, field), TRUE, date);
}

void
td_roster_person_note (TdRosterPerson *person, const char *field, TdArena *arena)
{
  person->fields = person->fields
                       ? td_arena_join (arena, person->fields, TD_LIST_SEPARATOR, field, NULL)
                       : td_arena_add_text (arena, field);
}

/* Out of the column that has the whole name, where the others say nothing; a number too, where it
 * stands there. */
static void
take_whole_name (TdRosterCells *cells, TdRosterKey *key)
{
  TdRowReader *reader = cells->reader;
  g_auto (TdPersonName) whole = { NULL };

  td_person_name_read (&whole, td_row_reader_get (reader, "name"));
  if (key->given_name == NULL && key->family_name == NULL)
    {
      key->given_name = td_arena_add_text (cells->arena, whole.given);
      key->family_name = td_arena_add_text (cells->arena, whole.family);
    }
  if (whole.name && (whole.given == NULL || key->family_name == NULL))
    key->name = td_arena_add_text (cells->arena, whole.name);
  if (key->number == NULL)
    key->number = td_arena_add_text (cells->arena, whole.number);
}

static const char *
join_name (TdArena *arena, const char *given, const char *family)
{
  switch (td_name_get_order (given, family))
    {
    case TD_NAME_ORDER_FAMILY_JOINED:
      return td_arena_join (arena, family, given, NULL);
    case TD_NAME_ORDER_FAMILY_FIRST:
      return td_arena_join (arena, family, " ", given, NULL);
    default:
      return td_arena_join (arena, given, " ", family, NULL);
    }
}

void
td_roster_key_read (TdRosterKey *key, TdRosterCells *cells)
{
  *key = (TdRosterKey){ .number = take (cells, TD_ROSTER_NUMBER),
                        .email = take (cells, TD_ROSTER_EMAIL),
                        .given_name = take (cells, TD_ROSTER_GIVEN_NAME),
                        .family_name = take (cells, TD_ROSTER_FAMILY_NAME) };
  if (has (cells, TD_ROSTER_NAME))
    take_whole_name (cells, key);
  if (key->name == NULL && key->given_name && key->family_name)
    key->name = join_name (cells->arena, key->given_name, key->family_name);
  else if (key->name == NULL)
    key->name = key->given_name ? key->given_name : key->family_name;
  key->name_key = td_arena_fold (cells->arena, key->name);
}

static void
take_keys (TdRosterCells *cells, TdEmployeeData *after, const TdRosterKey *key)
{
  const char *email;

  if (key->number)
    after->number = key->number;
  if (key->name)
    {
      after->name = key->name;
      after->given_name = key->given_name;
      after->family_name = key->family_name;
    }
  else if (after->name == NULL)
    {
      after->name = key->number;
      td_row_reader_complain (cells->reader, "name",
                              _ ("There is no name; the number is shown instead."));
    }
  if (has (cells, TD_ROSTER_EMAIL) &&
      td_row_reader_judge_email (cells->reader, "email", key->email, &email))
    after->email = email;
}

static void
take_texts (TdRosterCells *cells, TdEmployeeData *after)
{
  struct
  {
    TdRosterField field;
    const char **member;
  } texts[] = {
    { TD_ROSTER_DEPARTMENT, &after->department }, { TD_ROSTER_TITLE, &after->title },
    { TD_ROSTER_GRADE, &after->grade },           { TD_ROSTER_LOCATION, &after->location },
    { TD_ROSTER_STATUS, &after->status },         { TD_ROSTER_LEAVE_REASON, &after->leave_reason },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (has (cells, texts[i].field))
      *texts[i].member = take (cells, texts[i].field);
  if (has (cells, TD_ROSTER_LANGUAGES))
    {
      g_auto (GStrv) languages =
          td_text_split_list (td_row_reader_get (cells->reader, "languages"));
      g_autofree char *list = td_text_join_list ((const char *const *) languages);

      after->languages = td_arena_add_text (cells->arena, list);
    }
}

/* A day ahead is not known yet: the row holds as of today. */
static void
take_day (TdRosterCells *cells, TdRosterPerson *person)
{
  TdRowReader *reader = cells->reader;
  TdDate date;

  if (!take_date (cells, TD_ROSTER_AS_OF, &date))
    return;
  if (date > reader->options->today)
    td_row_reader_complain (reader, "as_of",
                            _ ("This day is in the future; the row counts as of today."));
  else
    person->as_of = date;
}

static void
take_dates (TdRosterCells *cells, TdEmployeeData *after)
{
  TdRowReader *reader = cells->reader;
  TdDate date;

  if (take_date (cells, TD_ROSTER_HIRE_DATE, &date))
    {
      after->hire_date = date;
      if (date > reader->options->today)
        td_row_reader_complain (reader, "hire_date",
                                _ ("This hire date is in the future; it was taken."));
    }
  if (!take_date (cells, TD_ROSTER_LEAVE_DATE, &date))
    return;
  after->leave_date = date;
  if (date && after->hire_date && date < after->hire_date)
    {
      td_row_reader_complain (reader, "leave_date", _ ("The leave date is before the hire date."));
      after->leave_date = TD_DATE_NONE;
    }
}

static TdStatusSense
read_status (TdRosterCells *cells, const char *status)
{
  gpointer known;
  TdStatusSense sense;

  if (g_hash_table_lookup_extended (cells->senses, status, NULL, &known))
    return (TdStatusSense) GPOINTER_TO_INT (known);
  sense = td_status_read (status);
  g_hash_table_insert (cells->senses, (gpointer) status, GINT_TO_POINTER (sense));
  return sense;
}

/* What is wrong with a status beside the dates, NULL for nothing. */
static const char *
judge_status (const TdEmployeeData *after, TdStatusSense sense, TdDate today)
{
  gboolean gone = after->leave_date && after->leave_date < today;

  if (gone && (sense == TD_STATUS_ACTIVE || sense == TD_STATUS_ON_LEAVE))
    return _ ("This status contradicts the leave date; the leave date counts.");
  if (sense == TD_STATUS_FUTURE && (gone || (after->hire_date && after->hire_date < today)))
    return _ ("This status contradicts the hire date; the hire date counts.");
  return NULL;
}

/* Whether a second column about the status has it the other way. */
static gboolean
is_disputed (TdRowReader *reader, TdStatusSense sense)
{
  TdStatusSense other;

  if (reader->other_status < 0 || sense == TD_STATUS_UNKNOWN)
    return FALSE;
  other =
      td_status_read (td_table_get_cell (reader->table, reader->row, (guint) reader->other_status));
  return other != TD_STATUS_UNKNOWN && (other == TD_STATUS_LEFT) != (sense == TD_STATUS_LEFT);
}

static void
check_status (TdRosterCells *cells, TdEmployeeData *after)
{
  TdRowReader *reader = cells->reader;
  TdStatusSense sense;
  const char *fault;

  if (after->status == NULL || !has (cells, TD_ROSTER_STATUS))
    return;
  sense = read_status (cells, after->status);
  fault = judge_status (after, sense, reader->options->today);
  if (is_disputed (reader, sense))
    td_row_reader_complain (reader, "status",
                            _ ("Another column says otherwise about the status; this one counts."));
  if (fault)
    {
      td_row_reader_complain (reader, "status", fault);
      after->status = NULL;
    }
  else if (sense == TD_STATUS_LEFT && after->leave_date == TD_DATE_NONE)
    td_row_reader_complain (
        reader, "status",
        _ ("This status says that the person left, but there is no leave date; the status does not "
           "count."));
}

static void
check_reason (TdRosterCells *cells, TdEmployeeData *after)
{
  if (after->leave_reason == NULL || after->leave_date || !has (cells, TD_ROSTER_LEAVE_REASON) ||
      !has (cells, TD_ROSTER_LEAVE_DATE))
    return;
  td_row_reader_complain (cells->reader, "leave_reason",
                          _ ("There is a reason for leaving, but no leave date."));
  after->leave_reason = NULL;
}

void
td_roster_person_read (TdRosterPerson *person, TdRosterCells *cells, const TdRosterKey *key)
{
  TdEmployeeData *after = td_arena_new0 (cells->arena, TdEmployeeData);

  if (person->before)
    *after = *person->before;
  person->after = after;
  person->row = cells->reader->row;
  take_keys (cells, after, key);
  take_texts (cells, after);
  take_dates (cells, after);
  take_day (cells, person);
  check_status (cells, after);
  check_reason (cells, after);
  person->manager = take (cells, TD_ROSTER_MANAGER);
}

void
td_roster_person_compare (TdRosterPerson *person, TdArena *arena)
{
  const TdField *field = NULL;

  if (person->before == NULL)
    return;
  while ((field = td_employee_data_find_difference (person->before, person->after, field)))
    td_roster_person_note (person, field->name, arena);
}
