/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "db/td-database.h"

G_BEGIN_DECLS

/**
 * TdFeedbackDue:
 *
 * A survey that waits for the answers of one side of one pair. @survey_id is 0 in a programme that
 * has no survey yet: the pulse survey, which is made when it is first used.
 */
#define TD_TYPE_FEEDBACK_DUE (td_feedback_due_get_type ())
G_DECLARE_FINAL_TYPE (TdFeedbackDue, td_feedback_due, TD, FEEDBACK_DUE, TdRecord)

struct _TdFeedbackDue
{
  TdRecord parent_instance;

  gint64 pair_id;
  char *side; /* mentor or mentee */
  gint64 survey_id;
  TdDate due_on; /* the day it was given on, today or before */
  int wave;      /* from 0 */

  gint64 program_id;
  char *survey_name; /* NULL for the pulse survey that is not made yet */
  char *reference;   /* of the pair */
  gint64 person_id;  /* who is asked */
  char *person_name;
  char *person_number;
  char *other_name; /* the other side */
};

/**
 * td_feedback_list_due:
 * @program_id: a programme, or 0 for all
 *
 * The surveys that wait for an answer as of a day, by the rules of td-survey-wave.h, the longest
 * waiting first. One statement however many pairs there are.
 *
 * Returns: (transfer full) (element-type TdFeedbackDue): or NULL
 */
GPtrArray *td_feedback_list_due (TdDatabase *db, gint64 program_id, TdDate today, GError **error);

/* The same for one pair. */
GPtrArray *td_feedback_list_due_of_pair (TdDatabase *db,
                                         gint64 pair_id,
                                         TdDate today,
                                         GError **error);

G_END_DECLS
