/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "td-bench-company.h"

/* $1 is how many employees, $2 how many pairs, $3 how many contacts, $4 today. Numbers below are
 * spread over the people by primes, so that no two properties go together. */
static const char *const steps[] = {
  "BEGIN",
  "INSERT INTO program (id, name, cadence, start_date)"
  " SELECT 1, 'Everybody', 'monthly', date($4, '-1900 days') WHERE $1 > 0",

  /* A sixth have left; those who take part within the last months, so that all took part. */
  "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1),"
  " hired (i, ago, left_ago) AS (SELECT i, CASE WHEN i <= 2 * $2 THEN 500 ELSE 30 END"
  "  + i * 7919 % 4353, i * 104729 % CASE WHEN i <= 2 * $2 THEN 250 ELSE 2900 END FROM n)"
  " INSERT INTO employee (id, number, name, name_key, search_key, email, department, grade,"
  "  location, hire_date, leave_date, leave_kind, leave_reason)"
  " SELECT i, 'E' || i, 'Given' || (i * 7919 % 997) || ' Family' || i, 'family' || i,"
  "  'given family' || i, 'e' || i || '@example.org', 'Department ' || (i * 31 % 40),"
  "  'G' || (i * 17 % 9), 'Place ' || (i * 13 % 12), date($4, '-' || ago || ' days'),"
  "  CASE WHEN i % 6 = 0 THEN date($4, '-' || min (ago, left_ago) || ' days') END,"
  "  CASE WHEN i % 6 = 0 THEN CASE WHEN i % 18 THEN 'voluntary' ELSE 'involuntary' END END,"
  "  CASE WHEN i % 6 = 0 THEN CASE i / 6 % 5 WHEN 0 THEN 'Career growth' WHEN 1 THEN 'Manager'"
  "   WHEN 2 THEN 'Pay' WHEN 3 THEN 'Moved away' ELSE 'Retirement' END END"
  " FROM hired",

  /* Mentees are the first $2 of even numbers, mentors those of odd ones. */
  "INSERT INTO enrolment (program_id, employee_id, role, from_date, places)"
  " SELECT 1, id, CASE id % 2 WHEN 0 THEN 'mentee' ELSE 'mentor' END,"
  "  max (hire_date, date($4, '-' || (400 + id * 7907 % 1400) || ' days')), 1 + id % 3"
  " FROM employee WHERE id <= 2 * $2",
  "INSERT INTO application (program_id, employee_id, applied_on, outcome)"
  " SELECT 1, employee_id, from_date, 'matched' FROM enrolment"
  "  WHERE role = 'mentee' AND $1 > 0",

  /* Pair i is of mentee 2 i and mentor 2 i - 1; a fifth are over, and those of leavers. */
  "WITH both (i, began, left_on) AS (SELECT m.id / 2,"
  "  max (n.from_date, l.from_date, date($4, '-' || (280 + m.id * 37 % 1400) || ' days')),"
  "  nullif (min (coalesce (m.leave_date, '9'), coalesce (o.leave_date, '9')), '9')"
  "  FROM employee m JOIN employee o ON o.id = m.id - 1 JOIN enrolment n ON n.employee_id = m.id"
  "  JOIN enrolment l ON l.employee_id = o.id WHERE m.id % 2 = 0),"
  " ends (i, began, left_on, ended) AS (SELECT i, began, left_on, CASE i % 10"
  "  WHEN 3 THEN min (date(began, '+270 days'), coalesce (left_on, '9'))"
  "  WHEN 7 THEN min (date(began, '+' || (30 + i * 41 % 240) || ' days'), coalesce (left_on, '9'))"
  "  ELSE left_on END FROM both)"
  " INSERT INTO pair (id, reference, program_id, mentor_id, mentee_id, state, proposed_on,"
  "  matched_on, planned_end, ended_on, end_reason, cadence, mentor_accepted_on,"
  "  mentee_accepted_on, mentor_signed_on, mentee_signed_on)"
  " SELECT i, 'P' || i, 1, 2 * i - 1, 2 * i, CASE WHEN ended IS NULL AND i % 23 = 0 THEN 'paused'"
  "   WHEN ended IS NULL THEN 'active' WHEN i % 10 = 3 AND ended IS NOT left_on THEN 'completed'"
  "   ELSE 'ended' END, began, began, date(began, '+300 days'), ended,"
  "  CASE WHEN ended IS NULL THEN NULL WHEN ended = left_on THEN 'mentee_left'"
  "   WHEN i % 10 = 3 THEN 'completed' ELSE 'no-time' END,"
  "  CASE i % 5 WHEN 1 THEN 'every:6w' WHEN 2 THEN 'every:2m' END, began, began,"
  "  CASE WHEN i % 29 THEN began END, CASE WHEN i % 31 THEN began END FROM ends",
  "INSERT INTO pair_pause (pair_id, from_date, to_date)"
  " SELECT id, date($4, '-20 days'), NULL FROM pair WHERE state = 'paused'"
  " UNION ALL SELECT id, date(matched_on, '+60 days'), date(matched_on, '+90 days') FROM pair"
  "  WHERE id % 19 = 0",

  /* Over the life of a pair but for its last weeks, in the order of time, as they are written; a
   * tenth was not held. */
  "WITH RECURSIVE k (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM k WHERE n + 1 < $3 / $2),"
  " life (i, began, days) AS (SELECT id, matched_on, max (20, CAST (julianday ("
  "  coalesce (ended_on, $4)) - julianday (matched_on) AS INTEGER) - id * 41 % 120)"
  "  FROM pair WHERE $1 > 0)"
  " INSERT INTO contact (pair_id, on_date, outcome, mode, minutes, initiated_by)"
  " SELECT i, date(began, '+' || (n * days * $2 / $3) || ' days') AS day,"
  "  CASE (i * 13 + n * 7) % 10 WHEN 0 THEN 'missed' ELSE 'held' END,"
  "  CASE (i + n) % 3 WHEN 0 THEN 'video' WHEN 1 THEN 'in-person' ELSE 'phone' END,"
  "  CASE WHEN (i + n) % 7 THEN 30 + 15 * ((i + n) % 4) END,"
  "  CASE (i + n) % 2 WHEN 0 THEN 'mentor' ELSE 'mentee' END FROM k, life ORDER BY day, i",

  "INSERT INTO goal (pair_id, title, set_on, state, closed_on)"
  " SELECT id, 'Goal', matched_on, CASE WHEN id % 3 THEN 'open' ELSE 'reached' END,"
  "  CASE WHEN id % 3 = 0 THEN date(matched_on, '+120 days') END FROM pair",
  "INSERT INTO promotion (employee_id, on_date)"
  " SELECT id, date($4, '-' || (id * 331 % 1500) || ' days') FROM employee WHERE id % 7 = 0"
  "  AND date($4, '-' || (id * 331 % 1500) || ' days') > hire_date"
  "  AND (leave_date IS NULL OR date($4, '-' || (id * 331 % 1500) || ' days') <= leave_date)",
  "WITH RECURSIVE w (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM w WHERE n < 8)"
  " INSERT INTO company_survey (employee_id, wave, score)"
  " SELECT e.id, date($4, '-' || (180 * n) || ' days'), 1 + (e.id * 7 + n * 3) % 5"
  " FROM employee e, w WHERE (e.id + n) % 10 < 7 AND e.hire_date <= date($4, '-' || (180 * n) || ' "
  "days')"
  "  AND (e.leave_date IS NULL OR e.leave_date >= date($4, '-' || (180 * n) || ' days'))",
  "COMMIT",
};

gboolean
td_bench_company_make (TdDatabase *db,
                       guint employees,
                       guint pairs,
                       guint contacts,
                       TdDate today,
                       GError **error)
{
  g_return_val_if_fail (employees >= 2 * pairs && pairs > 0, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      gboolean plain = strchr (steps[i], '$') == NULL;

      if (plain ? !td_database_execute (db, error, steps[i], "")
                : !td_database_execute (db, error, steps[i], "iiiD", (gint64) employees,
                                        (gint64) pairs, (gint64) contacts, today))
        return FALSE;
    }
  return TRUE;
}
