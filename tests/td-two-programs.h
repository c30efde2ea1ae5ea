/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "td-test.h"

/* A company of 80 mentees-to-be in Sales and as many mentors in Finance, and two programmes that
 * take mentees @first to @last each; everybody is matched on 10 January 2026 and has met in
 * February. Programme 3 is nobody's. */

#define TD_TWO_PROGRAMS_AS_OF "2026-03-31"

static inline void
td_two_programs_enrol (TdDatabase *db, int program, int mentee, const char *from)
{
  g_autofree char *enrolment = g_strdup_printf (
      "INSERT INTO enrolment (program_id, employee_id, role, state, from_date, places) VALUES "
      "(%1$d, %2$d, 'mentee', 'enrolled', '%4$s', 0), (%1$d, %3$d, 'mentor', 'enrolled', '%4$s', "
      "1)",
      program, mentee, 100 + mentee, from);
  g_autofree char *pair = g_strdup_printf (
      "INSERT INTO pair (id, reference, program_id, mentor_id, mentee_id, state, proposed_on, "
      "matched_on, planned_end) VALUES (%1$d, '%1$d', %2$d, %3$d, %4$d, 'active', '%5$s', '%5$s', "
      "'2027-01-10')",
      1000 * program + mentee, program, 100 + mentee, mentee, from);
  g_autofree char *contact =
      g_strdup_printf ("INSERT INTO contact (pair_id, on_date, outcome, minutes) VALUES "
                       "(%d, date('%s', '+30 days'), 'held', 60)",
                       1000 * program + mentee, from);

  td_test_run (db, enrolment);
  td_test_run (db, pair);
  td_test_run (db, contact);
}

static inline void
td_two_programs_make (TdDatabase *db, int first, int last, int other_first, int other_last)
{
  td_test_run (db, "INSERT INTO program (id, name) VALUES (1, 'One'), (2, 'Two'), (3, 'Three')");
  td_test_run (db,
               "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 80) "
               "INSERT INTO employee (id, number, name, name_key, search_key, hire_date, "
               "department) SELECT i, 'e' || i, 'Mentee ' || i, 'mentee ' || i, 'mentee ' || i,"
               "'2020-01-01', 'Sales' FROM n UNION ALL SELECT 100 + i, 'm' || i, "
               "'Mentor ' || i, 'mentor ' || i, 'mentor ' || i, '2019-01-01', 'Finance' FROM n");
  for (int i = first; i <= last; i++)
    td_two_programs_enrol (db, 1, i, "2026-01-10");
  for (int i = other_first; i <= other_last; i++)
    td_two_programs_enrol (db, 2, i, "2026-01-10");
}
