/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "td-test-workspace.h"
#include "td-test.h"
#include "base/td-error.h"
#include "contact/td-due-board.h"
#include "pairing/td-pair-begin.h"
#include "partnership/td-pair-action.h"
#include "workspace/td-first-steps.h"
#include "workspace/td-sample.h"

#define TODAY "2026-11-21"

static void
make (TdDatabase *db, const char *today)
{
  g_autoptr (GError) error = NULL;

  td_sample_make (db, td_test_date (today), NULL, &error);
  g_assert_no_error (error);
}

#define COUNT(sql) td_test_count (file->db, "SELECT count(*) FROM " sql)

static void
test_sizes (TdTestFile *file, gconstpointer data)
{
  make (file->db, TODAY);

  g_assert_cmpint (COUNT ("employee WHERE outside = 0"), >=, 380);
  g_assert_cmpint (COUNT ("employee WHERE outside = 0"), <=, 420);
  g_assert_cmpint (COUNT ("employee WHERE leave_date IS NOT NULL"), >=, 30);
  g_assert_cmpint (COUNT ("employee WHERE outside = 0 AND manager_id IS NULL"), ==, 1);
  g_assert_cmpint (COUNT ("program WHERE kind = 'mentoring'"), ==, 1);
  g_assert_cmpint (COUNT ("program WHERE kind = 'coaching'"), ==, 1);
  g_assert_cmpint (COUNT ("pair JOIN program p ON p.id = program_id WHERE kind = 'mentoring'"), ==,
                   60);
  g_assert_cmpint (COUNT ("pair WHERE state = 'active'"), >, 40);
  g_assert_cmpint (COUNT ("pair WHERE state = 'paused'"), >, 0);
  g_assert_cmpint (COUNT ("pair WHERE state = 'completed'"), >, 0);
  g_assert_cmpint (COUNT ("pair WHERE state = 'ended'"), >, 0);
  g_assert_cmpint (COUNT ("pair WHERE state IN ('proposed', 'accepted')"), ==, 3);
  g_assert_cmpint (COUNT ("contact WHERE outcome = 'held'"), >, 250);
  g_assert_cmpint (COUNT ("preference WHERE kind = 'wish'"), >, 0);
  g_assert_cmpint (COUNT ("pair_pause WHERE absence_id IS NOT NULL"), >, 1);
  g_assert_cmpint (COUNT ("pair_extension e JOIN pair p USING (planned_end) "
                          "WHERE p.id = e.pair_id AND e.on_date < '" TODAY "'"),
                   ==, 1);
  g_assert_cmpint (COUNT ("employee WHERE leave_date > '" TODAY "'"), ==, 1);
  g_assert_cmpint (COUNT ("posting") - COUNT ("employee WHERE outside = 0"), >, 20);
  g_assert_cmpint (COUNT ("(SELECT 1 FROM company_survey GROUP BY wave HAVING count(*) > 150)"), ==,
                   4);
}

/* Nobody in it contradicts what Tandem would allow. */
static void
test_sound (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) faults = NULL;

  make (file->db, TODAY);
  faults = td_database_check (file->db, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (faults->len, ==, 0);

  /* The last row of somebody is what the roster says. */
  g_assert_cmpint (COUNT (
                       "employee e LEFT JOIN posting p ON p.employee_id = e.id AND p.from_date = "
                       "(SELECT max(l.from_date) FROM posting l WHERE l.employee_id = e.id) "
                       "WHERE e.outside = 0 AND (p.department IS DISTINCT FROM e.department OR "
                       "p.grade IS DISTINCT FROM e.grade)"),
                   ==, 0);
  g_assert_cmpint (COUNT (
                       "contact c JOIN pair p ON p.id = c.pair_id WHERE c.on_date < p.matched_on "
                       "OR c.on_date > coalesce(p.ended_on, '" TODAY "')"),
                   ==, 0);
  g_assert_cmpint (COUNT (
                       "(SELECT p.program_id, p.mentor_id, count(*) AS n FROM pair p WHERE "
                       "p.state IN ('proposed', 'accepted', 'active', 'paused') GROUP BY 1, 2) t "
                       "JOIN enrolment e ON e.program_id = t.program_id AND "
                       "e.employee_id = t.mentor_id WHERE t.n > e.places"),
                   ==, 0);
  g_assert_cmpint (COUNT ("pair p JOIN employee e ON e.id = p.mentee_id "
                          "WHERE e.manager_id = p.mentor_id"),
                   ==, 0);
  g_assert_cmpint (
      COUNT ("pair p LEFT JOIN enrolment e ON e.program_id = p.program_id AND "
             "e.employee_id IN (p.mentor_id, p.mentee_id) WHERE e.id IS NULL OR e.from_date > "
             "p.proposed_on"),
      ==, 0);
  g_assert_cmpint (COUNT ("pair p JOIN employee e ON e.id IN (p.mentor_id, p.mentee_id) "
                          "WHERE e.leave_date < '" TODAY
                          "' AND p.ended_on IS NULL OR e.hire_date > "
                          "p.proposed_on"),
                   ==, 0);
}

/* Goals have a history that fits their state, somebody is late with an action, and one coaching
 * pair waits for its goal. */
static void
test_goals (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) overdue = NULL;
  g_autoptr (GPtrArray) waiting = NULL;

  make (file->db, TODAY);
  g_assert_cmpint (COUNT ("goal o WHERE NOT EXISTS (SELECT 1 FROM goal_event v "
                          "WHERE v.goal_id = o.id AND v.kind = 'set' AND v.on_date = o.set_on)"),
                   ==, 0);
  g_assert_cmpint (COUNT ("goal o WHERE state <> 'open' AND NOT EXISTS (SELECT 1 FROM goal_event v "
                          "WHERE v.goal_id = o.id AND v.kind = o.state)"),
                   ==, 0);
  g_assert_cmpint (COUNT ("goal WHERE kind = 'topic'"), >, 2);
  g_assert_cmpint (COUNT ("checklist_step WHERE done_on <= '" TODAY "'"), >, 10);
  g_assert_cmpint (COUNT ("checklist_step WHERE done_on > '" TODAY "'"), ==, 0);
  overdue = td_action_list_overdue (file->db, 0, td_test_date (TODAY), &error);
  g_assert_cmpuint (overdue->len, >, 1);
  waiting = td_pair_list_waiting_for_goal (file->db, 0, td_test_date (TODAY), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (waiting->len, ==, 1);
  g_assert_cmpstr (TD_PAIR (waiting->pdata[0])->needs, ==, "goal");
}

/* Today has something of every kind to show. */
static void
test_today (TdTestFile *file, gconstpointer data)
{
  static const char *const states[] = { "overdue",   "due",      "silent",
                                        "too_early", "on_track", "paused" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) board = NULL, waiting = NULL;

  make (file->db, TODAY);
  board = td_due_board_load (file->db, 0, td_test_date (TODAY), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      guint n = 0;

      for (guint k = 0; k < board->len; k++)
        n += g_strcmp0 (((TdDueRow *) board->pdata[k])->state, states[i]) == 0;
      g_test_message ("%s: %u", states[i], n);
      g_assert_cmpuint (n, >, 1);
    }
  waiting = td_due_board_load_waiting (file->db, 0, td_test_date (TODAY), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (waiting->len, ==, 2);
}

/* People wait for a mentor, mentors have places: a proposal has something to do. */
static void
test_waiting (TdTestFile *file, gconstpointer data)
{
  make (file->db, TODAY);
#define OPEN "('proposed', 'accepted', 'active', 'paused')"
  g_assert_cmpint (COUNT ("enrolment WHERE program_id = 1 AND role = 'mentee' AND "
                          "state = 'enrolled' AND employee_id NOT IN "
                          "(SELECT mentee_id FROM pair)"),
                   >=, 20);
  g_assert_cmpint (
      td_test_count (file->db, "SELECT sum(places) - (SELECT count(*) FROM pair WHERE program_id "
                               "= 1 AND state IN " OPEN ") FROM enrolment WHERE program_id = 1 "
                               "AND role = 'mentor'"),
      >=, 20);
#undef OPEN
}

static char *
fingerprint (TdDatabase *db)
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  td_database_query_text (
      db, &text, &error,
      "SELECT (SELECT group_concat(name || coalesce(hire_date, '') || "
      "coalesce(leave_date, ''), '|') FROM employee) || (SELECT "
      "group_concat(mentor_id || ' ' || mentee_id || state, '|') FROM pair) || "
      "(SELECT group_concat(on_date || outcome || coalesce(note, ''), '|') FROM "
      "contact)",
      "");
  g_assert_no_error (error);
  return text;
}

/* Every pair says why, in the points of the programme as a release stores them; who asked for a
 * mentor got points for it. */
static void
test_reasons (TdTestFile *file, gconstpointer data)
{
  make (file->db, TODAY);

  g_assert_cmpint (COUNT ("pair WHERE criteria IS NULL OR score <= 0"), ==, 0);
  g_assert_cmpint (COUNT ("pair WHERE score <> (SELECT sum(value) FROM json_each (criteria))"), ==,
                   0);
  g_assert_cmpint (COUNT ("pair WHERE source = 'wish'"), >, 5);
  g_assert_cmpint (COUNT ("pair WHERE (source = 'wish') <> (criteria ->> '$.wishes' > 0)"), ==, 0);
}

static void
test_same (TdTestFile *file, gconstpointer data)
{
  TdTestFile other, later;
  g_autofree char *first = NULL, *second = NULL, *third = NULL;

  td_test_file_setup (&other, NULL);
  td_test_file_setup (&later, NULL);
  make (file->db, TODAY);
  make (other.db, TODAY);
  make (later.db, "2028-02-29");
  first = fingerprint (file->db);
  second = fingerprint (other.db);
  third = fingerprint (later.db);
  g_assert_cmpuint (strlen (first), >, 10000);
  g_assert_cmpstr (first, ==, second);
  g_assert_cmpstr (first, !=, third);
  td_test_file_teardown (&other, NULL);
  td_test_file_teardown (&later, NULL);
}

static void
test_undo (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdChangeEntry) entry = NULL;
  g_autoptr (TdFirstSteps) steps = NULL;

  make (file->db, TODAY);
  g_assert_cmpint (COUNT ("change_log"), ==, 1);
  entry = td_change_find_undoable (file->db, &error);
  g_assert_cmpstr (entry->action, ==, "workspace.sample");
  g_assert_true (td_change_undo (file->db, entry->id, &error));
  g_assert_no_error (error);
  steps = td_first_steps_load (file->db, 0, &error);
  g_assert_cmpint (steps->step, ==, TD_FIRST_STEP_IMPORT);
  g_assert_cmpint (COUNT ("contact"), ==, 0);
}

static void
test_refused (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  td_test_run (file->db, "INSERT INTO program (name) VALUES ('Mine')");
  g_assert_false (td_sample_make (file->db, td_test_date (TODAY), NULL, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
  g_assert_cmpint (COUNT ("employee"), ==, 0);
}

void
test_sample_add (void)
{
#define ADD(path, func)                                                              \
  g_test_add ("/workspace/sample/" path, TdTestFile, NULL, td_test_file_setup, func, \
              td_test_file_teardown)
  ADD ("sizes", test_sizes);
  ADD ("sound", test_sound);
  ADD ("goals", test_goals);
  ADD ("today", test_today);
  ADD ("waiting", test_waiting);
  ADD ("reasons", test_reasons);
  ADD ("same", test_same);
  ADD ("undo", test_undo);
  ADD ("refused", test_refused);
#undef ADD
}
