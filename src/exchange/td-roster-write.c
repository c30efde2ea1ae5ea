/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-roster-plan.h"

#include "db/td-adding.h"
#include "people/td-posting.h"

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
  for (guint i = 0; i < person->n_extras; i++)
    {
      const char *field = td_table_get_header (plan->reader.table, person->extras[i]);
      const char *value = td_roster_plan_get_extra (plan, person->row, person->extras[i]);
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

/* The free fields of the new ones, in the arena of the plan. */
static GPtrArray *
list_extras (Newcomers *newcomers)
{
  TdRosterPlan *plan = newcomers->plan;
  GPtrArray *extras = g_ptr_array_new ();

  for (guint i = 0; i < newcomers->people->len; i++)
    {
      TdRosterPerson *person = newcomers->people->pdata[i];

      for (guint k = 0; k < person->n_extras; k++)
        {
          TdEmployeeExtra *extra = td_arena_new0 (plan->arena, TdEmployeeExtra);

          extra->employee_id = person->after->id;
          extra->field = td_table_get_header (plan->reader.table, person->extras[k]);
          extra->value = td_roster_plan_get_extra (plan, person->row, person->extras[k]);
          g_ptr_array_add (extras, extra);
        }
    }
  return extras;
}

static gboolean
write_rows (TdAdding *adding,
            Newcomers *newcomers,
            TdRecordSet set,
            const char *table,
            const char *key,
            GError **error)
{
  set.progress = newcomers->plan->reader.options->progress;
  set.cancellable = newcomers->plan->reader.cancellable;
  return td_adding_insert (adding, table, key, &set, error);
}

static gboolean
write_newcomers (Newcomers *newcomers, GError **error)
{
  TdRosterPlan *plan = newcomers->plan;
  TdRecordSet people = { newcomers->employees, &td_employee_shape, .from = 0.5, .to = 0.75 };
  TdRecordSet postings = { newcomers->employees, &td_posting_shape, .from = 0.75, .to = 0.8 };
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (TdAdding) adding = NULL;
  TdRecordSet extras;

  if (newcomers->people->len == 0)
    return TRUE;
  for (guint i = 0; i < newcomers->people->len; i++)
    {
      TdRosterPerson *person = newcomers->people->pdata[i];

      person->after->since = get_day (plan, person);
    }
  list = list_extras (newcomers);
  extras = (TdRecordSet){ list, &td_employee_extra_shape, .from = 0.8, .to = 0.85 };
  adding = td_adding_begin (plan->db, "employee", newcomers->people->len, error);
  return adding && write_rows (adding, newcomers, people, "employee", "id", error) &&
         write_rows (adding, newcomers, postings, "posting", "employee_id", error) &&
         write_rows (adding, newcomers, extras, "employee_extra", "employee_id", error) &&
         td_adding_end (adding, error);
}

static gboolean
write_update (TdRosterPlan *plan, TdRosterPerson *person, GError **error)
{
  return td_employee_data_update (plan->db, person->after, error) &&
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
