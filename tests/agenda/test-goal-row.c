/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "agenda/td-agenda-words.h"

#include "partnership/td-intake.h"
#include "td-test.h"

void test_goal_row_add (void);

#define TODAY td_test_date ("2026-03-16")

static void
setup (TdTestFile *file, gconstpointer data)
{
  td_test_file_setup (file, data);
  td_test_run (file->db, "INSERT INTO program (id, name, kind) VALUES (1, 'New', 'coaching')");
  td_test_run (file->db, "INSERT INTO employee (id, number, name, name_key, search_key) VALUES"
                         " (1, 'E1', 'Ada One', 'a', 'a'), (2, 'E2', 'Bob Two', 'b', 'b')");
  td_test_run (file->db,
               "INSERT INTO pair (id, reference, program_id, mentor_id, mentee_id, state,"
               " proposed_on, mentor_accepted_on, mentee_accepted_on) VALUES (1, '1', 1, 1, 2,"
               " 'accepted', '2026-03-01', '2026-03-02', '2026-03-06')");
}

static GPtrArray *
load (TdTestFile *file, TdDate as_of)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = td_agenda_load (file->db, 0, as_of, &error);

  g_assert_no_error (error);
  return rows;
}

/* One row that says what is missing, and none about an answer that nobody waits for. */
static void
test_waits (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = load (file, TODAY);
  g_autoptr (GPtrArray) before = load (file, td_test_date ("2026-03-05"));
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (TdIntake) intake = td_intake_load (file->db, 1, &error);
  g_autofree char *detail = NULL;
  g_autofree char *less = NULL;
  TdAgendaRow *row;

  g_assert_cmpuint (rows->len, ==, 1);
  row = rows->pdata[0];
  g_assert_cmpint (row->kind, ==, TD_AGENDA_GOAL);
  g_assert_cmpstr (row->title, ==, "intake; goal"); /* codes: JSON has them */
  g_assert_cmpint (row->days, ==, 10);
  detail = td_agenda_row_dup_detail (row, TODAY, FALSE);
  g_assert_cmpstr (detail, ==, "Waits for intake and goal · both accepted 10 days ago");
  for (guint i = 0; i < before->len; i++)
    g_assert_cmpint (TD_AGENDA_ROW (before->pdata[i])->kind, !=, TD_AGENDA_GOAL);

  td_record_set_text (&intake->intake_issue, "x");
  td_record_set_text (&intake->intake_cause, "skill");
  td_record_set_text (&intake->intake_measure, "x");
  td_record_set_text (&intake->intake_plan, "x");
  intake->intake_agreed_on = TODAY;
  g_assert_true (td_intake_save (file->db, intake, TODAY, &error));
  after = load (file, TODAY);
  less = td_agenda_row_dup_detail (after->pdata[0], TODAY, FALSE);
  g_assert_cmpstr (less, ==, "Waits for a goal · both accepted 10 days ago");
}

void
test_goal_row_add (void)
{
  g_test_add ("/agenda/goal/waits", TdTestFile, NULL, setup, test_waits, td_test_file_teardown);
}
