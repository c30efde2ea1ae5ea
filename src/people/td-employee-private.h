/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "people/td-employee.h"

G_BEGIN_DECLS

/* The enrolments that count for the parameter $2, a programme or (NULL) every open one. */
#define TD_EMPLOYEE_ENROLMENTS                              \
  "FROM enrolment n JOIN program p ON p.id = n.program_id " \
  "WHERE n.state <> 'withdrawn' AND (n.program_id = $2 OR ($2 IS NULL AND p.state = 'open')) "

/* Roles in them (both where they differ) and the first day. */
#define TD_EMPLOYEE_ROLE                                                       \
  "(SELECT CASE WHEN count(DISTINCT n.role) > 1 THEN 'both' ELSE min(n.role) " \
  "END " TD_EMPLOYEE_ENROLMENTS "AND n.employee_id = e.id)"
#define TD_EMPLOYEE_SINCE \
  "(SELECT min(n.from_date) " TD_EMPLOYEE_ENROLMENTS "AND n.employee_id = e.id)"

/* The last day of somebody: at work, of a pair, of a sign-up that was withdrawn, or of the
 * programme where the sign-up was not; a sign-up of a programme without an end counts from its
 * first day. '' for none. */
#define TD_EMPLOYEE_LAST_DAY                                                                  \
  "max(coalesce(e.leave_date, ''), coalesce((SELECT max(p.ended_on) FROM pair p "             \
  "WHERE e.id IN (p.mentor_id, p.mentee_id)), ''), "                                          \
  "coalesce((SELECT max(coalesce(n.withdrawn_on, m.end_date, n.from_date)) FROM enrolment n " \
  "JOIN program m ON m.id = n.program_id WHERE n.employee_id = e.id), ''))"

/* Whether somebody left, or is a coach from outside, is in no pair that runs and not anonymous. */
#define TD_EMPLOYEE_IS_GONE                                                        \
  "e.anonymous = 0 AND (e.leave_date IS NOT NULL OR e.outside = 1) "               \
  "AND NOT EXISTS (SELECT 1 FROM pair p WHERE e.id IN (p.mentor_id, p.mentee_id) " \
  "AND p.state IN ('proposed', 'accepted', 'active', 'paused'))"

/* Columns and tables of the record. */
#define TD_EMPLOYEE_COLUMNS                                                    \
  "e.*, m.name AS manager_name, m.number AS manager_number, " TD_EMPLOYEE_ROLE \
  " AS role, " TD_EMPLOYEE_SINCE                                               \
  " AS since FROM employee e LEFT JOIN employee m ON m.id = e.manager_id"

G_END_DECLS
