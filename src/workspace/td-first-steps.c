/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-first-steps.h"

#include <glib/gi18n-lib.h>

static const TdField first_steps_fields[] = {
  TD_FIELD (TdFirstSteps, employees, TD_FIELD_INT), TD_FIELD (TdFirstSteps, programs, TD_FIELD_INT),
  TD_FIELD (TdFirstSteps, mentors, TD_FIELD_INT),   TD_FIELD (TdFirstSteps, mentees, TD_FIELD_INT),
  TD_FIELD (TdFirstSteps, pairs, TD_FIELD_INT),     TD_FIELD (TdFirstSteps, step, TD_FIELD_INT),
};

TD_DEFINE_RECORD (TdFirstSteps, td_first_steps, first_steps_fields)

gboolean
td_first_steps_is_done (TdFirstSteps *self, TdFirstStep step)
{
  g_return_val_if_fail (TD_IS_FIRST_STEPS (self), FALSE);

  switch (step)
    {
    case TD_FIRST_STEP_IMPORT:
      return self->employees > 0;
    case TD_FIRST_STEP_PROGRAM:
      return self->programs > 0;
    case TD_FIRST_STEP_ENROL:
      return self->mentors > 0 && self->mentees > 0;
    case TD_FIRST_STEP_PAIR:
      return self->pairs > 0;
    case TD_FIRST_STEP_DONE:
    default:
      return FALSE;
    }
}

/* The first one that is open. */
static TdFirstStep
choose_step (TdFirstSteps *self)
{
  TdFirstStep step = TD_FIRST_STEP_IMPORT;

  while (step < TD_FIRST_STEP_DONE && td_first_steps_is_done (self, step))
    step++;
  return step;
}

TdFirstSteps *
td_first_steps_load (TdDatabase *db, gint64 program_id, GError **error)
{
  TdFirstSteps *self = td_database_load_one (
      db, TD_TYPE_FIRST_STEPS, error,
      "SELECT (SELECT count(*) FROM employee WHERE outside = 0) AS employees, "
      "(SELECT count(*) FROM program WHERE state = 'open') AS programs, "
      "count(*) FILTER (WHERE role IN ('mentor', 'both')) AS mentors, "
      "count(*) FILTER (WHERE role IN ('mentee', 'both')) AS mentees, "
      "(SELECT count(*) FROM pair WHERE $1 IN (0, program_id)) AS pairs "
      "FROM enrolment WHERE state <> 'withdrawn' AND $1 IN (0, program_id)",
      "i", program_id);

  if (self != NULL)
    self->step = choose_step (self);
  return self;
}

const char *
td_first_step_get_title (TdFirstStep step)
{
  switch (step)
    {
    case TD_FIRST_STEP_IMPORT:
      return _ ("Import your people");
    case TD_FIRST_STEP_PROGRAM:
      return _ ("Create a programme");
    case TD_FIRST_STEP_ENROL:
      return _ ("Enrol mentors and mentees");
    case TD_FIRST_STEP_PAIR:
      return _ ("Pair them");
    case TD_FIRST_STEP_DONE:
    default:
      return _ ("Keep contact");
    }
}

const char *
td_first_step_get_explanation (TdFirstStep step)
{
  switch (step)
    {
    case TD_FIRST_STEP_IMPORT:
      return _ ("Tandem reads the list of employees that your HR system or spreadsheet exports. "
                "It stays in one file on this computer.");
    case TD_FIRST_STEP_PROGRAM:
      return _ (
          "A programme has its dates, its usual rhythm of contact and its rules for pairing.");
    case TD_FIRST_STEP_ENROL:
      return _ ("Say who offers to be a mentor, with how many places, and who would like one.");
    case TD_FIRST_STEP_PAIR:
      return _ ("Let Tandem propose pairs for everyone, or choose a mentor for each mentee.");
    case TD_FIRST_STEP_DONE:
    default:
      return _ (
          "Today shows which pairs are due for a contact. Log what they tell you in one line.");
    }
}
