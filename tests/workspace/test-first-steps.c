/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "td-test-workspace.h"
#include "td-test.h"
#include "workspace/td-first-steps.h"

static void
assert_step (TdDatabase *db, gint64 program, TdFirstStep step)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdFirstSteps) steps = td_first_steps_load (db, program, &error);

  g_assert_no_error (error);
  g_assert_cmpint (steps->step, ==, step);
}

#define EMPLOYEE(id)                                               \
  "INSERT INTO employee (id, number, name, name_key, search_key) " \
  "VALUES (" #id ", 'E" #id "', 'N" #id "', 'n" #id "', 'n" #id "')"
#define ENROLMENT(program, employee, role)                            \
  "INSERT INTO enrolment (program_id, employee_id, role, from_date) " \
  "VALUES (" #program ", " #employee ", '" role "', '2026-01-01')"

static void
test_order (TdTestFile *file, gconstpointer data)
{
  TdDatabase *db = file->db;

  assert_step (db, 0, TD_FIRST_STEP_IMPORT);
  td_test_run (db, EMPLOYEE (1));
  assert_step (db, 0, TD_FIRST_STEP_PROGRAM);
  td_test_run (db, "INSERT INTO program (id, name) VALUES (1, 'A'), (2, 'B')");
  assert_step (db, 0, TD_FIRST_STEP_ENROL);
  td_test_run (db, ENROLMENT (1, 1, "mentor"));
  assert_step (db, 0, TD_FIRST_STEP_ENROL);
  td_test_run (db, EMPLOYEE (2));
  td_test_run (db, ENROLMENT (1, 2, "mentee"));
  assert_step (db, 0, TD_FIRST_STEP_PAIR);
  td_test_run (db, "INSERT INTO pair (reference, program_id, mentor_id, mentee_id, proposed_on) "
                   "VALUES ('1', 1, 1, 2, '2026-01-02')");
  assert_step (db, 0, TD_FIRST_STEP_DONE);
  assert_step (db, 1, TD_FIRST_STEP_DONE);
  assert_step (db, 2, TD_FIRST_STEP_ENROL);
}

/* A programme that was made before the people are there is made. */
static void
test_done (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdFirstSteps) steps = NULL;

  td_test_run (file->db, "INSERT INTO program (id, name) VALUES (1, 'A')");
  steps = td_first_steps_load (file->db, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (steps->step, ==, TD_FIRST_STEP_IMPORT);
  g_assert_false (td_first_steps_is_done (steps, TD_FIRST_STEP_IMPORT));
  g_assert_true (td_first_steps_is_done (steps, TD_FIRST_STEP_PROGRAM));
  g_assert_false (td_first_steps_is_done (steps, TD_FIRST_STEP_ENROL));
}

static void
test_counts (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdFirstSteps) steps = NULL;

  td_test_run (file->db, EMPLOYEE (1));
  td_test_run (file->db, EMPLOYEE (2));
  td_test_run (file->db, EMPLOYEE (3));
  td_test_run (file->db, "UPDATE employee SET outside = 1 WHERE id = 3");
  td_test_run (file->db,
               "INSERT INTO program (id, name, state) VALUES (1, 'A', 'open'), (2, 'B', 'closed')");
  td_test_run (file->db, ENROLMENT (1, 1, "both"));
  td_test_run (file->db, ENROLMENT (1, 2, "mentee"));
  td_test_run (file->db, ENROLMENT (1, 3, "mentor"));
  td_test_run (file->db, "UPDATE enrolment SET state = 'withdrawn' WHERE employee_id = 3");

  steps = td_first_steps_load (file->db, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (steps->employees, ==, 2);
  g_assert_cmpint (steps->programs, ==, 1);
  g_assert_cmpint (steps->mentors, ==, 1);
  g_assert_cmpint (steps->mentees, ==, 2);
  g_assert_cmpint (steps->pairs, ==, 0);
}

static void
test_words (void)
{
  for (int step = TD_FIRST_STEP_IMPORT; step <= TD_FIRST_STEP_DONE; step++)
    {
      g_assert_cmpuint (strlen (td_first_step_get_title (step)), >, 0);
      g_assert_true (g_str_has_suffix (td_first_step_get_explanation (step), "."));
    }
}

void
test_first_steps_add (void)
{
#define ADD(path, func)                                                                   \
  g_test_add ("/workspace/first-steps/" path, TdTestFile, NULL, td_test_file_setup, func, \
              td_test_file_teardown)
  ADD ("order", test_order);
  ADD ("done", test_done);
  ADD ("counts", test_counts);
  g_test_add_func ("/workspace/first-steps/words", test_words);
#undef ADD
}
