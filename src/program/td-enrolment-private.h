/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "program/td-enrolment.h"

G_BEGIN_DECLS

/* Pairs that are not over. */
#define TD_RUNNING_PAIRS "('proposed', 'accepted', 'active', 'paused')"

/* The columns and tables of the record. */
#define TD_ENROLMENT_SELECT                                                                   \
  "SELECT n.*, e.name AS employee_name, e.number AS employee_number, e.department, e.title, " \
  "e.leave_date, p.name AS program_name, p.requires_training, "                               \
  "(SELECT count(*) FROM pair x WHERE x.program_id = n.program_id "                           \
  "AND x.mentor_id = n.employee_id AND x.state IN " TD_RUNNING_PAIRS ") AS n_mentees, "       \
  "(SELECT count(*) FROM pair x WHERE x.program_id = n.program_id "                           \
  "AND x.mentee_id = n.employee_id AND x.state IN " TD_RUNNING_PAIRS ") AS n_mentors "        \
  "FROM enrolment n JOIN employee e ON e.id = n.employee_id "                                 \
  "JOIN program p ON p.id = n.program_id "

/* Writes an enrolment, as the change @action. */
gboolean td_enrolment_write (TdDatabase *db,
                             TdEnrolment *enrolment,
                             const char *action,
                             GError **error);

G_END_DECLS
