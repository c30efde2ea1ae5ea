/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "base/td-error.h"
#include "people/td-employee.h"
#include "program/td-enrolment-private.h"
#include "program/td-program.h"

#include <glib/gi18n-lib.h>

static gboolean
takes_mentees (TdEnrolment *enrolment)
{
  return g_strcmp0 (enrolment->role, "mentee") != 0;
}

static void
check_person (TdEnrolment *enrolment, TdEmployee *employee, TdRemarks *remarks)
{
  g_autofree char *left = td_date_format (employee->leave_date);
  g_autofree char *hired = td_date_format (employee->hire_date);

  if (employee->leave_date && employee->leave_date < enrolment->from_date)
    td_remarks_add (remarks, enrolment->id ? TD_REMARK_WARNING : TD_REMARK_REFUSAL, "employee",
                    /* Translators: a name, a date. */
                    _ ("%s left on %s."), employee->name, left);
  else if (employee->hire_date > enrolment->from_date)
    td_remarks_add (remarks, TD_REMARK_WARNING, "from_date", _ ("%s starts work on %s."),
                    employee->name, hired);
  if (employee->outside && g_strcmp0 (enrolment->role, "mentor") != 0)
    td_remarks_add (remarks, TD_REMARK_REFUSAL, "role",
                    _ ("A coach from outside can only be a mentor."));
}

/* The enrolment that the same person has already, if it is another one. */
static void
check_twice (TdEnrolment *enrolment, TdEnrolment *other, TdEmployee *employee, TdRemarks *remarks)
{
  if (other == NULL || other->id == enrolment->id)
    return;
  if (g_strcmp0 (other->state, "withdrawn") == 0)
    td_remarks_add (remarks, TD_REMARK_REFUSAL, "employee",
                    _ ("%s has withdrawn from “%s”; take the withdrawal back instead."),
                    employee->name, other->program_name);
  else
    td_remarks_add (remarks, TD_REMARK_REFUSAL, "employee", _ ("%s is enrolled in “%s” already."),
                    employee->name, other->program_name);
}

static void
check_pairs (TdEnrolment *enrolment, TdEnrolment *before, TdRemarks *remarks)
{
  if (!takes_mentees (enrolment) && before->n_mentees > 0)
    td_remarks_add (remarks, TD_REMARK_REFUSAL, "role",
                    _ ("%s has mentees; end those pairs before taking the role away."),
                    before->employee_name);
  if (g_strcmp0 (enrolment->role, "mentor") == 0 && before->n_mentors > 0)
    td_remarks_add (remarks, TD_REMARK_REFUSAL, "role",
                    _ ("%s has a mentor; end that pair before taking the role away."),
                    before->employee_name);
  if (takes_mentees (enrolment) && enrolment->places < before->n_mentees)
    td_remarks_add (remarks, TD_REMARK_WARNING, "places",
                    ngettext ("There is %d pair already.", "There are %d pairs already.",
                              (gulong) before->n_mentees),
                    before->n_mentees);
}

static void
check_values (TdEnrolment *enrolment, TdRemarks *remarks)
{
  static const char *const roles[] = { "mentor", "mentee", "both", NULL };

  if (enrolment->role == NULL || !g_strv_contains (roles, enrolment->role))
    td_remarks_add (remarks, TD_REMARK_REFUSAL, "role", _ ("Choose mentor, mentee or both."));
  if (enrolment->from_date == TD_DATE_NONE)
    td_remarks_add (remarks, TD_REMARK_REFUSAL, "from_date", _ ("A first day is needed."));
  if (enrolment->places < 0 || enrolment->places > 1000)
    td_remarks_add (remarks, TD_REMARK_REFUSAL, "places", _ ("Between 0 and 1000 places."));
  else if (takes_mentees (enrolment) && enrolment->places == 0)
    td_remarks_add (remarks, TD_REMARK_WARNING, "places",
                    _ ("Without a place, no mentee can be found."));
  if (!(enrolment->hours >= 0 && enrolment->hours <= 744))
    td_remarks_add (remarks, TD_REMARK_REFUSAL, "hours", _ ("Between 0 and 744 hours a month."));
  if (enrolment->withdrawn_on && enrolment->withdrawn_on < enrolment->from_date)
    td_remarks_add (remarks, TD_REMARK_REFUSAL, "withdrawn_on",
                    _ ("The withdrawal is before the first day."));
}

static void
check_program (TdEnrolment *enrolment, TdProgram *program, TdRemarks *remarks)
{
  if (enrolment->id == 0 && g_strcmp0 (program->state, "open") != 0)
    td_remarks_add (remarks, TD_REMARK_REFUSAL, "program",
                    _ ("“%s” is closed; reopen it before enrolling anybody."), program->name);
  if (program->end_date && enrolment->from_date > program->end_date)
    td_remarks_add (remarks, TD_REMARK_WARNING, "from_date", _ ("The programme is over by then."));
  if (takes_mentees (enrolment) && program->requires_training &&
      enrolment->trained_on == TD_DATE_NONE)
    td_remarks_add (remarks, TD_REMARK_WARNING, "trained_on",
                    _ ("This programme pairs only mentors who did the training."));
}

/* Without its counts: many enrolments are checked one after the other. */
static TdProgram *
load_program (TdDatabase *db, gint64 id, GError **error)
{
  GError *trouble = NULL;
  TdProgram *program = td_database_load_one (db, TD_TYPE_PROGRAM, &trouble,
                                             "SELECT * FROM program WHERE id = $1", "i", id);

  if (trouble)
    g_propagate_error (error, trouble);
  else if (program == NULL)
    g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND, _ ("This programme is not there any more."));
  return program;
}

TdRemarks *
td_enrolment_check_loaded (TdEnrolment *enrolment,
                           TdEnrolment *other,
                           TdEmployee *employee,
                           TdProgram *program)
{
  TdRemarks *remarks = td_remarks_new ();

  check_program (enrolment, program, remarks);
  check_twice (enrolment, other, employee, remarks);
  check_person (enrolment, employee, remarks);
  check_values (enrolment, remarks);
  if (other && other->id == enrolment->id)
    check_pairs (enrolment, other, remarks);
  return remarks;
}

TdRemarks *
td_enrolment_check (TdDatabase *db, TdEnrolment *enrolment, GError **error)
{
  g_autoptr (TdEmployee) employee = td_employee_load (db, enrolment->employee_id, error);
  g_autoptr (TdProgram) program = employee ? load_program (db, enrolment->program_id, error) : NULL;
  g_autoptr (TdEnrolment) other = NULL;
  GError *trouble = NULL;

  if (program == NULL)
    return NULL;
  other = td_enrolment_find (db, enrolment->program_id, enrolment->employee_id, &trouble);
  if (trouble == NULL)
    return td_enrolment_check_loaded (enrolment, other, employee, program);
  g_propagate_error (error, trouble);
  return NULL;
}
