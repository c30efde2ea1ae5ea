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

/* Columns and tables of the record. */
#define TD_EMPLOYEE_COLUMNS                                                    \
  "e.*, m.name AS manager_name, m.number AS manager_number, " TD_EMPLOYEE_ROLE \
  " AS role, " TD_EMPLOYEE_SINCE                                               \
  " AS since FROM employee e LEFT JOIN employee m ON m.id = e.manager_id"

G_END_DECLS
