/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "td-oracle.h"
#include "td-test.h"

/* The made-up company of tests/insight/data/hr_company as a workspace: programme 1, "Company". */

#define TD_COMPANY_AS_OF "2025-06-30"
#define TD_COMPANY_WINDOW "2020-01-01"

static inline const char *
td_company_null (const char *text)
{
  return *text ? text : NULL;
}

static inline void
td_company_run (TdDatabase *db,
                const char *sql,
                const char *a,
                const char *b,
                const char *c,
                const char *d,
                const char *e,
                const char *f)
{
  g_autoptr (GError) error = NULL;

  td_database_execute (db, &error, sql, "ssssss", a, b, c, d, e, f);
  g_assert_no_error (error);
}

static inline void
td_company_add_people (TdDatabase *db)
{
  g_autoptr (TdOracle) people = td_oracle_open ("hr_company/employees.csv");

  for (guint i = 0; i < people->rows->len; i++)
    {
      g_autofree char *reason = g_strdup_printf ("%s: %s", td_oracle_text (people, i, "exit_type"),
                                                 td_oracle_text (people, i, "exit_reason"));

      td_company_run (db,
                      "INSERT INTO employee (number, name, name_key, search_key, hire_date, "
                      "leave_date, leave_reason, department) "
                      "VALUES ($1, $1, $1, $1, $2, $3, $4, $5)",
                      td_oracle_text (people, i, "emp_id"), td_oracle_text (people, i, "hire_date"),
                      td_company_null (td_oracle_text (people, i, "exit_date")),
                      *td_oracle_text (people, i, "exit_type") ? reason : NULL,
                      td_oracle_text (people, i, "department"), NULL);
    }
}

static inline void
td_company_add_members (TdDatabase *db)
{
  g_autoptr (TdOracle) pairs = td_oracle_open ("hr_company/pairs.csv");
  g_autoptr (TdOracle) wishes = td_oracle_open ("hr_company/applications.csv");

  for (guint i = 0; i < wishes->rows->len; i++)
    {
      gboolean withdrew = strcmp (td_oracle_text (wishes, i, "outcome"), "withdrew") == 0;

      td_company_run (db,
                      "INSERT INTO enrolment (program_id, employee_id, role, state, from_date, "
                      "withdrawn_on, places) SELECT 1, id, 'mentee', $2, $3, $4, 0 "
                      "FROM employee WHERE number = $1",
                      td_oracle_text (wishes, i, "emp_id"), withdrew ? "withdrawn" : "enrolled",
                      td_oracle_text (wishes, i, "applied_on"),
                      withdrew ? td_oracle_text (wishes, i, "outcome_on") : NULL, NULL, NULL);
    }
  for (guint i = 0; i < pairs->rows->len; i++)
    td_company_run (db,
                    "INSERT INTO enrolment (program_id, employee_id, role, from_date, places) "
                    "SELECT 1, id, 'mentor', $2, 4 FROM employee WHERE number = $1 "
                    "ON CONFLICT (program_id, employee_id) DO NOTHING",
                    td_oracle_text (pairs, i, "mentor_id"), td_oracle_text (pairs, i, "matched_on"),
                    NULL, NULL, NULL, NULL);
}

static inline void
td_company_add_pairs (TdDatabase *db)
{
  g_autoptr (TdOracle) pairs = td_oracle_open ("hr_company/pairs.csv");

  for (guint i = 0; i < pairs->rows->len; i++)
    {
      const char *ended = td_company_null (td_oracle_text (pairs, i, "ended_on"));
      const char *reason = td_company_null (td_oracle_text (pairs, i, "end_reason"));
      const char *state = ended == NULL                          ? "active"
                          : g_strcmp0 (reason, "completed") == 0 ? "completed"
                                                                 : "ended";
      g_autofree char *sql = g_strdup_printf (
          "INSERT INTO pair (reference, program_id, mentor_id, mentee_id, state, proposed_on, "
          "matched_on, ended_on, end_reason, cadence) "
          "SELECT $1, 1, a.id, b.id, '%s', $4, $4, $5, $6, '%s' FROM employee a, employee b "
          "WHERE a.number = $2 AND b.number = $3",
          state, td_oracle_text (pairs, i, "cadence"));

      td_company_run (db, sql, td_oracle_text (pairs, i, "pair_id"),
                      td_oracle_text (pairs, i, "mentor_id"),
                      td_oracle_text (pairs, i, "mentee_id"),
                      td_oracle_text (pairs, i, "matched_on"), ended,
                      g_strcmp0 (state, "ended") == 0 ? reason : NULL);
    }
}

static inline void
td_company_add_contacts (TdDatabase *db)
{
  g_autoptr (TdOracle) contacts = td_oracle_open ("hr_company/contacts.csv");
  g_autoptr (TdOracle) pauses = td_oracle_open ("hr_company/pauses.csv");

  for (guint i = 0; i < contacts->rows->len; i++)
    td_company_run (db,
                    "INSERT INTO contact (pair_id, on_date, outcome, initiated_by) "
                    "SELECT id, $2, $3, $4 FROM pair WHERE reference = $1",
                    td_oracle_text (contacts, i, "pair_id"), td_oracle_text (contacts, i, "date"),
                    td_oracle_number (contacts, i, "held") == 1 ? "held" : "cancelled",
                    td_company_null (td_oracle_text (contacts, i, "initiated_by")), NULL, NULL);
  for (guint i = 0; i < pauses->rows->len; i++)
    td_company_run (db,
                    "INSERT INTO pair_pause (pair_id, from_date, to_date) "
                    "SELECT id, $2, $3 FROM pair WHERE reference = $1",
                    td_oracle_text (pauses, i, "pair_id"), td_oracle_text (pauses, i, "from"),
                    td_company_null (td_oracle_text (pauses, i, "to")), NULL, NULL, NULL);
}

static inline void
td_company_setup (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdChange) change = NULL;

  td_test_file_setup (file, data);
  change = td_change_begin (file->db, "test.company", &error);
  g_assert_no_error (error);
  td_company_run (file->db, "INSERT INTO program (id, name) VALUES (1, $1)", "Company", NULL, NULL,
                  NULL, NULL, NULL);
  td_company_add_people (file->db);
  td_company_add_members (file->db);
  td_company_add_pairs (file->db);
  td_company_add_contacts (file->db);
  td_change_commit (change, &error);
  g_assert_no_error (error);
}
