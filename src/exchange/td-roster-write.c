/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-roster-plan.h"

#include "db/td-adding.h"
#include "people/td-posting.h"

/* What is written of somebody who is there already. */
static const char *const columns[] = { "number",       "name",       "given_name", "family_name",
                                       "name_key",     "search_key", "email",      "department",
                                       "title",        "grade",      "location",   "manager_id",
                                       "manager_text", "hire_date",  "leave_date", "leave_reason",
                                       "status",       "languages",  NULL };

/* Those who are new, in the order in which they are written. */
typedef struct
{
  TdRosterPlan *plan;
  GPtrArray *people;    /* of TdRosterPerson, borrowed */
  GPtrArray *employees; /* what they will be, borrowed */
  gint64 first;         /* the id of the first; the others follow */
} Newcomers;

static void
newcomers_clear (Newcomers *newcomers)
{
  g_ptr_array_unref (newcomers->people);
  g_ptr_array_unref (newcomers->employees);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Newcomers, newcomers_clear)

/* Puts somebody behind the new ones above her, who are put first; the managers of a plan never lead
 * in a circle. An id says that she has her place. */
static void
place (Newcomers *newcomers, TdRosterPerson *person, GPtrArray *above)
{
  g_ptr_array_set_size (above, 0);
  for (; person && person->before == NULL && person->after->id == 0; person = person->chief)
    g_ptr_array_add (above, person);
  for (guint i = above->len; i > 0; i--)
    {
      TdRosterPerson *next = above->pdata[i - 1];

      next->after->id = newcomers->first + newcomers->people->len;
      g_ptr_array_add (newcomers->people, next);
      g_ptr_array_add (newcomers->employees, next->after);
    }
}

static gboolean
place_all (Newcomers *newcomers, TdRosterPlan *plan, GError **error)
{
  g_autoptr (GPtrArray) above = g_ptr_array_new ();
  gint64 last = 0;

  *newcomers = (Newcomers){ plan, g_ptr_array_new (), g_ptr_array_new () };
  if (!td_database_query_int (plan->db, &last, error, "SELECT coalesce(max(id), 0) FROM employee",
                              ""))
    return FALSE;
  newcomers->first = last + 1;
  for (guint i = 0; i < plan->people->len; i++)
    place (newcomers, plan->people->pdata[i], above);
  return TRUE;
}

/* Everyone has an id now, and so has her manager. */
static void
set_managers (TdRosterPlan *plan)
{
  for (guint i = 0; i < plan->people->len; i++)
    {
      TdRosterPerson *person = plan->people->pdata[i];

      if (person->after && person->chief)
        person->after->manager_id =
            person->chief->before ? person->chief->before->id : person->chief->after->id;
    }
}

static gboolean
write_extras (TdRosterPlan *plan, TdRosterPerson *person, GError **error)
{
  for (guint i = 0; person->extras && i < person->extras->len; i++)
    {
      guint column = g_array_index (person->extras, guint, i);
      const char *field = td_table_get_header (plan->reader.table, column);
      g_autofree char *value = td_roster_plan_dup_extra (plan, person->row, column);
      gboolean written;

      if (value == NULL)
        written =
            td_database_execute (plan->db, error,
                                 "DELETE FROM employee_extra WHERE employee_id = $1 AND field = $2",
                                 "is", person->after->id, field);
      else
        written = td_database_execute (
            plan->db, error,
            "INSERT INTO employee_extra (employee_id, field, value) VALUES ($1, $2, $3) "
            "ON CONFLICT (employee_id, field) DO UPDATE SET value = excluded.value",
            "iss", person->after->id, field, value);
      if (!written)
        return FALSE;
    }
  return TRUE;
}

/* As of the day that the row tells, else today. */
static TdDate
get_day (TdRosterPlan *plan, TdRosterPerson *person)
{
  return person->as_of ? person->as_of : plan->reader.options->today;
}

static GHashTable *
group_by_day (Newcomers *newcomers)
{
  GHashTable *days = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < newcomers->people->len; i++)
    {
      gpointer day = GINT_TO_POINTER (get_day (newcomers->plan, newcomers->people->pdata[i]));
      GPtrArray *employees = g_hash_table_lookup (days, day);

      if (employees == NULL)
        {
          employees = g_ptr_array_new ();
          g_hash_table_insert (days, day, employees);
        }
      g_ptr_array_add (employees, newcomers->employees->pdata[i]);
    }
  return days;
}

static TdRecordSet
records_of (TdRosterPlan *plan, GPtrArray *employees, double from, double to)
{
  return (TdRecordSet){ employees, TD_TYPE_EMPLOYEE,        plan->reader.options->progress, from,
                        to,        plan->reader.cancellable };
}

static gboolean
write_postings (Newcomers *newcomers, GError **error)
{
  g_autoptr (GHashTable) days = group_by_day (newcomers);
  GHashTableIter iter;
  gpointer day, employees;

  g_hash_table_iter_init (&iter, days);
  while (g_hash_table_iter_next (&iter, &day, &employees))
    {
      TdRecordSet set = records_of (newcomers->plan, employees, 0.75, 0.8);

      if (!td_posting_note_new (newcomers->plan->db, &set, GPOINTER_TO_INT (day), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_new_extras (Newcomers *newcomers, GError **error)
{
  for (guint i = 0; i < newcomers->people->len; i++)
    if (!write_extras (newcomers->plan, newcomers->people->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
write_newcomers (Newcomers *newcomers, GError **error)
{
  TdRosterPlan *plan = newcomers->plan;
  TdRecordSet set = records_of (plan, newcomers->employees, 0.5, 0.75);
  gint64 first = newcomers->first, last = first + newcomers->people->len - 1;
  g_autoptr (TdAdding) adding = NULL;

  if (newcomers->people->len == 0)
    return TRUE;
  adding = td_adding_begin (plan->db, "employee", newcomers->people->len, error);
  return adding && td_employee_insert_new (plan->db, &set, error) &&
         write_postings (newcomers, error) && write_new_extras (newcomers, error) &&
         td_adding_note (adding, "employee", "id", first, last, error) &&
         td_adding_note (adding, "posting", "employee_id", first, last, error) &&
         td_adding_note (adding, "employee_extra", "employee_id", first, last, error) &&
         td_adding_end (adding, error);
}

static gboolean
write_update (TdRosterPlan *plan, TdRosterPerson *person, GError **error)
{
  return td_database_update (plan->db, "employee", person->after, columns, person->after->id,
                             error) &&
         td_posting_note (plan->db, person->after->id, get_day (plan, person), error) &&
         write_extras (plan, person, error);
}

static gboolean
write_updates (TdRosterPlan *plan, GError **error)
{
  for (guint i = 0; i < plan->people->len; i++)
    {
      TdRosterPerson *person = plan->people->pdata[i];

      if (i % 256 == 0)
        {
          td_progress_set (plan->reader.options->progress, 0.85 + 0.13 * i / plan->people->len,
                           NULL);
          if (g_cancellable_set_error_if_cancelled (plan->reader.cancellable, error))
            return FALSE;
        }
      if (person->before && person->after && person->fields && !write_update (plan, person, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
td_roster_plan_write (TdRosterPlan *plan, GError **error)
{
  g_auto (Newcomers) newcomers = { 0 };

  if (!place_all (&newcomers, plan, error))
    return FALSE;
  set_managers (plan);
  return write_newcomers (&newcomers, error) && write_updates (plan, error);
}
