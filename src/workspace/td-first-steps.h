/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "db/td-database.h"

G_BEGIN_DECLS

/**
 * TdFirstStep:
 * @TD_FIRST_STEP_IMPORT: no employees yet: import the roster
 * @TD_FIRST_STEP_PROGRAM: no programme yet: create one
 * @TD_FIRST_STEP_ENROL: no mentor or no mentee enrolled yet
 * @TD_FIRST_STEP_PAIR: nobody is paired yet
 * @TD_FIRST_STEP_DONE: the first steps are behind her
 *
 * What somebody who uses Tandem for the first time should do next, in this order.
 */
typedef enum
{
  TD_FIRST_STEP_IMPORT,
  TD_FIRST_STEP_PROGRAM,
  TD_FIRST_STEP_ENROL,
  TD_FIRST_STEP_PAIR,
  TD_FIRST_STEP_DONE,
} TdFirstStep;

/**
 * TdFirstSteps:
 *
 * What a workspace holds, as counts; "step" is a #TdFirstStep. Mentors and mentees are enrolled and
 * not withdrawn ("both" counts as both); pairs of every state count, so that a programme whose
 * pairs all ended is no beginner's.
 */
#define TD_TYPE_FIRST_STEPS (td_first_steps_get_type ())
G_DECLARE_FINAL_TYPE (TdFirstSteps, td_first_steps, TD, FIRST_STEPS, TdRecord)

struct _TdFirstSteps
{
  TdRecord parent_instance;

  int employees;
  int programs;
  int mentors;
  int mentees;
  int pairs;
  int step;
};

/* Counts @program_id, or all programmes where it is 0 ("programs" counts all of them that are open
 * in both cases). Returns (transfer full), or NULL on an error. */
TdFirstSteps *td_first_steps_load (TdDatabase *db, gint64 program_id, GError **error);

/* Whether a step was taken, whatever those before it. */
gboolean td_first_steps_is_done (TdFirstSteps *steps, TdFirstStep step);

/* The step in words, a heading of two to four words, and one sentence of why. Borrowed. */
const char *td_first_step_get_title (TdFirstStep step);
const char *td_first_step_get_explanation (TdFirstStep step);

G_END_DECLS
