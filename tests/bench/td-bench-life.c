/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "td-bench-life.h"

/* $1 is how many pairs, $2 today, $3 how many contacts a pair. Numbers below are spread over the
 * pairs by primes, so that no two properties of a pair go together. */
static const char *const steps[] = {
  "BEGIN",
  "INSERT INTO program (id, name, cadence) VALUES (1, 'Thousands', 'monthly')",

  /* Mentors are 1 to $1, mentees $1 + 1 to 2 $1, those who wait 2 $1 + 1 and on. */
  "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2 * $1 + $1 / 10)"
  " INSERT INTO employee (id, number, name, name_key, search_key, email, department, hire_date)"
  " SELECT i, 'E' || i, 'Given' || (i * 7919 % 997) || ' Family' || i, 'family' || i,"
  "  'given family' || i, 'e' || i || '@example.org', 'Department ' || (i * 31 % 40),"
  "  date($2, '-9000 days') FROM n",
  "INSERT INTO enrolment (program_id, employee_id, role, from_date)"
  " SELECT 1, id, CASE WHEN id <= $1 OR (id > 2 * $1 AND id % 2 = 1) THEN 'mentor' ELSE 'mentee'"
  " END, date($2, '-9000 days') FROM employee",

  "INSERT INTO pair (id, reference, program_id, mentor_id, mentee_id, state, proposed_on,"
  "  matched_on, planned_end, cadence, mentor_accepted_on, mentee_accepted_on, mentor_signed_on,"
  "  mentee_signed_on)"
  " SELECT id, id, 1, id, id + $1, CASE WHEN id % 23 = 0 THEN 'paused' ELSE 'active' END,"
  "  date($2, '-' || (14 * $3 + id * 37 % 99) || ' days'),"
  "  date($2, '-' || (14 * $3 + id * 37 % 99) || ' days'),"
  "  date($2, (id * 53 % 700 - 40) || ' days'),"
  "  CASE id % 5 WHEN 1 THEN 'every:6w' WHEN 2 THEN 'every:2m' END,"
  "  date($2, '-' || (14 * $3 + id * 37 % 99) || ' days'),"
  "  date($2, '-' || (14 * $3 + id * 37 % 99) || ' days'),"
  "  CASE WHEN id % 29 THEN date($2, '-' || (14 * $3) || ' days') END,"
  "  CASE WHEN id % 31 THEN date($2, '-' || (14 * $3) || ' days') END"
  " FROM employee WHERE id <= $1",
  "INSERT INTO pair (reference, program_id, mentor_id, mentee_id, state, proposed_on,"
  "  mentor_accepted_on)"
  " SELECT id, 1, id, id + 1, 'proposed', date($2, '-' || (2 + id % 40) || ' days'),"
  "  CASE WHEN id % 3 THEN date($2, '-' || (1 + id % 40) || ' days') END"
  " FROM employee WHERE id > 2 * $1 AND id % 2 = 1 AND $2 IS NOT NULL",
  "INSERT INTO pair_pause (pair_id, from_date) SELECT id, date($2, '-20 days') FROM pair"
  " WHERE state = 'paused' AND $1 > 0",

  /* In the order of time, as they are written; a tenth was not held. */
  "WITH RECURSIVE k (n) AS (SELECT $3 UNION ALL SELECT n - 1 FROM k WHERE n > 1)"
  " INSERT INTO contact (pair_id, on_date, outcome, mode, minutes, initiated_by)"
  " SELECT p.id, date($2, '-' || (14 * (k.n - 1) + p.id * 41 % 98) || ' days'),"
  "  CASE (p.id * 13 + k.n * 7) % 10 WHEN 0 THEN 'missed' ELSE 'held' END,"
  "  CASE (p.id + k.n) % 3 WHEN 0 THEN 'video' WHEN 1 THEN 'in-person' ELSE 'phone' END,"
  "  30 + 15 * ((p.id + k.n) % 4), CASE (p.id + k.n) % 2 WHEN 0 THEN 'mentor' ELSE 'mentee' END"
  " FROM k, pair p WHERE p.id <= $1"
  "  AND date($2, '-' || (14 * (k.n - 1) + p.id * 41 % 98) || ' days') >= p.matched_on"
  " ORDER BY k.n DESC, p.id",
  "COMMIT",
};

gboolean
td_bench_life_make (TdDatabase *db, guint pairs, guint contacts, TdDate today, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      gboolean plain = strchr (steps[i], '$') == NULL;

      if (plain ? !td_database_execute (db, error, steps[i], "")
                : !td_database_execute (db, error, steps[i], "iDi", (gint64) pairs, today,
                                        (gint64) contacts))
        return FALSE;
    }
  return TRUE;
}
