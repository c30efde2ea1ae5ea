/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "base/td-error.h"
#include "db/td-change.h"
#include "people/td-employee.h"
#include "program/td-enrolment-private.h"
#include "program/td-program.h"

#include <glib/gi18n-lib.h>

gboolean
td_enrolment_withdraw (TdDatabase *db, gint64 id, TdDate on, const char *reason, GError **error)
{
  g_autoptr (TdEnrolment) enrolment = td_enrolment_load (db, id, error);
  int n_pairs;

  if (enrolment == NULL)
    return FALSE;
  n_pairs = enrolment->n_mentees + enrolment->n_mentors;
  if (n_pairs > 0)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT,
                   ngettext ("%s still has %d pair; end it first.",
                             "%s still has %d pairs; end them first.", (gulong) n_pairs),
                   enrolment->employee_name, n_pairs);
      return FALSE;
    }
  if (on == TD_DATE_NONE || on < enrolment->from_date)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   _ ("The withdrawal of %s needs a day on or after the first day."),
                   enrolment->employee_name);
      return FALSE;
    }
  td_record_set_text (&enrolment->state, "withdrawn");
  enrolment->withdrawn_on = on;
  td_record_set_text (&enrolment->withdrawn_reason, reason);
  return td_enrolment_write (db, enrolment, "enrolment.withdraw", error);
}

gboolean
td_enrolment_set_state (TdDatabase *db, gint64 id, const char *state, GError **error)
{
  gboolean wait = g_strcmp0 (state, "waiting") == 0;
  g_autoptr (TdEnrolment) enrolment = td_enrolment_load (db, id, error);

  g_return_val_if_fail (wait || g_strcmp0 (state, "enrolled") == 0, FALSE);

  if (enrolment == NULL)
    return FALSE;
  if (g_strcmp0 (enrolment->state, state) == 0)
    return TRUE;
  if (wait && enrolment->n_mentees + enrolment->n_mentors > 0)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT,
                   _ ("%s is paired and cannot go on the waiting list."), enrolment->employee_name);
      return FALSE;
    }
  td_record_set_text (&enrolment->state, state);
  enrolment->withdrawn_on = TD_DATE_NONE;
  td_record_set_text (&enrolment->withdrawn_reason, NULL);
  return td_enrolment_write (db, enrolment, wait ? "enrolment.wait" : "enrolment.restore", error);
}

/* Enrols anew who had withdrawn: what was said then still stands. */
static gboolean
restore (TdDatabase *db, TdEnrolment *enrolment, const char *role, int places, GError **error)
{
  td_record_set_text (&enrolment->role, role);
  td_record_set_text (&enrolment->state, "enrolled");
  td_record_set_text (&enrolment->withdrawn_reason, NULL);
  enrolment->withdrawn_on = TD_DATE_NONE;
  enrolment->places = places;
  return td_enrolment_save (db, enrolment, error);
}

/* Trouble with one person is kept in words; trouble with the file stops everything. */
static gboolean
note_refusal (GPtrArray *refused, GError *trouble, GError **error)
{
  if (trouble->domain != TD_ERROR)
    {
      g_propagate_error (error, trouble);
      return FALSE;
    }
  g_ptr_array_add (refused, g_strdup (trouble->message));
  g_error_free (trouble);
  return TRUE;
}

/* What is done with each of many; @data says how. */
typedef gboolean (*OneFunc) (TdDatabase *db,
                             gint64 program_id,
                             gint64 employee_id,
                             gconstpointer data,
                             GError **error);

/* In one change; how many were done, -1 for an error. */
static int
do_many (TdDatabase *db,
         const char *action,
         gint64 program_id,
         const gint64 *employee_ids,
         guint n_employees,
         OneFunc func,
         gconstpointer data,
         TdProgress *progress,
         GPtrArray **refused,
         GError **error)
{
  g_autoptr (TdProgram) program = td_program_load (db, program_id, error);
  g_autoptr (TdChange) change = program ? td_change_begin (db, action, error) : NULL;
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);
  int n = 0;

  if (change == NULL)
    return -1;
  for (guint i = 0; i < n_employees; i++)
    {
      GError *trouble = NULL;

      if (g_cancellable_set_error_if_cancelled (td_database_get_cancellable (db), error))
        return -1;
      if (func (db, program_id, employee_ids[i], data, &trouble))
        n++;
      else if (!note_refusal (sentences, trouble, error))
        return -1;
      td_progress_set (progress, (i + 1.0) / n_employees, NULL);
    }
  td_change_describe (change, "%s (%d)", program->name, n);
  if (!td_change_commit (change, error))
    return -1;
  if (refused)
    *refused = g_steal_pointer (&sentences);
  return n;
}

/* --- Enrolling many --- */

typedef struct
{
  const char *role;
  int places;
  TdDate from_date;
} Enrolling;

static gboolean
enrol_one (TdDatabase *db,
           gint64 program_id,
           gint64 employee_id,
           gconstpointer data,
           GError **error)
{
  const Enrolling *enrolling = data;
  GError *trouble = NULL;
  g_autoptr (TdEnrolment) wanted =
      td_enrolment_new (program_id, employee_id, enrolling->role, enrolling->from_date);
  g_autoptr (TdEnrolment) earlier = td_enrolment_find (db, program_id, employee_id, &trouble);

  if (trouble)
    {
      g_propagate_error (error, trouble);
      return FALSE;
    }
  wanted->places = g_strcmp0 (wanted->role, "mentee") == 0 ? 0 : enrolling->places;
  if (earlier && g_strcmp0 (earlier->state, "withdrawn") == 0)
    return restore (db, earlier, wanted->role, wanted->places, error);
  return td_enrolment_save (db, wanted, error);
}

int
td_enrolment_enrol_many (TdDatabase *db,
                         gint64 program_id,
                         const gint64 *employee_ids,
                         guint n_employees,
                         const char *role,
                         int places,
                         TdDate from_date,
                         TdProgress *progress,
                         GPtrArray **refused,
                         GError **error)
{
  const Enrolling enrolling = { role, places, from_date };

  return do_many (db, "enrolment.add", program_id, employee_ids, n_employees, enrol_one, &enrolling,
                  progress, refused, error);
}

/* --- Withdrawing many --- */

/* Whoever takes no part has nothing to be withdrawn from. */
static gboolean
check_takes_part (TdDatabase *db, TdEnrolment *enrolment, gint64 employee_id, GError **error)
{
  g_autoptr (TdEmployee) employee = NULL;

  if (enrolment && g_strcmp0 (enrolment->state, "withdrawn") != 0)
    return TRUE;
  employee = td_employee_load (db, employee_id, error);
  if (employee)
    g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT, _ ("%s is not in this programme."),
                 employee->name);
  return FALSE;
}

typedef struct
{
  TdDate on;
  const char *reason;
} Withdrawing;

static gboolean
withdraw_one (TdDatabase *db,
              gint64 program_id,
              gint64 employee_id,
              gconstpointer data,
              GError **error)
{
  const Withdrawing *withdrawing = data;
  GError *trouble = NULL;
  g_autoptr (TdEnrolment) enrolment = td_enrolment_find (db, program_id, employee_id, &trouble);

  if (trouble)
    {
      g_propagate_error (error, trouble);
      return FALSE;
    }
  return check_takes_part (db, enrolment, employee_id, error) &&
         td_enrolment_withdraw (db, enrolment->id, withdrawing->on, withdrawing->reason, error);
}

int
td_enrolment_withdraw_many (TdDatabase *db,
                            gint64 program_id,
                            const gint64 *employee_ids,
                            guint n_employees,
                            TdDate on,
                            const char *reason,
                            TdProgress *progress,
                            GPtrArray **refused,
                            GError **error)
{
  const Withdrawing withdrawing = { on, reason };

  return do_many (db, "enrolment.withdraw", program_id, employee_ids, n_employees, withdraw_one,
                  &withdrawing, progress, refused, error);
}
