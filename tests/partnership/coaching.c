/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "coaching.h"

#include "candidates/office.h"
#include "pairing/td-pair-life.h"
#include "partnership/td-goal.h"
#include "partnership/td-intake.h"

#define TODAY td_test_date (COACHING_TODAY)

void
coaching_setup (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TdPairDraft draft = { .program_id = 1, .accepted = TRUE };

  office_setup (file, data);
  td_test_run (file->db, "INSERT INTO program (id, name, kind, planned_months, cadence) "
                         "VALUES (2, 'Coaching', 'coaching', 6, 'every:2w')");
  td_test_run (
      file->db,
      "INSERT INTO enrolment (program_id, employee_id, role, from_date, places) "
      "SELECT 2, employee_id, role, from_date, places FROM enrolment WHERE program_id = 1");
  draft.mentor_id = office_id (file->db, "06");
  draft.mentee_id = office_id (file->db, "12");
  draft.start_on = td_test_date ("2026-01-10");
  g_assert_cmpint (td_pair_add (file->db, &draft, TODAY, &error), ==, 1);
  g_assert_no_error (error);
}

gint64
coaching_propose (TdTestFile *file)
{
  g_autoptr (GError) error = NULL;
  TdPairDraft draft = { .program_id = 2 };
  gint64 id;

  draft.mentor_id = office_id (file->db, "04");
  draft.mentee_id = office_id (file->db, "11");
  id = td_pair_add (file->db, &draft, td_test_date ("2026-02-01"), &error);
  g_assert_no_error (error);
  return id;
}

void
coaching_accept (TdTestFile *file, gint64 pair_id, const char *on)
{
  g_autoptr (GError) error = NULL;

  td_pair_accept_all (file->db, &pair_id, 1, td_test_date (on), &error);
  g_assert_no_error (error);
}

void
coaching_agree_intake (TdTestFile *file, gint64 pair_id, const char *on)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdIntake) intake = td_intake_load (file->db, pair_id, &error);

  g_assert_no_error (error);
  td_record_set_text (&intake->intake_issue, "Talks too long in meetings");
  td_record_set_text (&intake->intake_cause, "skill");
  td_record_set_text (&intake->intake_measure, "Meetings end in time");
  td_record_set_text (&intake->intake_plan, "Six conversations");
  intake->intake_agreed_on = td_test_date (on);
  td_intake_save (file->db, intake, TODAY, &error);
  g_assert_no_error (error);
}

gint64
coaching_agree_goal (TdTestFile *file, gint64 pair_id, const char *on)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdGoal) goal = td_goal_new (pair_id, td_test_date (on));

  td_record_set_text (&goal->title, "Short meetings");
  td_goal_save (file->db, goal, NULL, TODAY, &error);
  g_assert_no_error (error);
  return goal->id;
}

TdPair *
coaching_load (TdTestFile *file, gint64 pair_id)
{
  g_autoptr (GError) error = NULL;
  TdPair *pair = td_pair_load (file->db, pair_id, TODAY, &error);

  g_assert_no_error (error);
  return pair;
}

void
coaching_assert (TdTestFile *file, gint64 pair_id, const char *state, const char *needs)
{
  g_autoptr (TdPair) pair = coaching_load (file, pair_id);

  g_assert_cmpstr (pair->state, ==, state);
  g_assert_cmpstr (pair->needs, ==, needs);
}

void
coaching_undo (TdTestFile *file)
{
  g_autoptr (GError) error = NULL;

  td_change_undo (file->db, td_change_get_newest (file->db), &error);
  g_assert_no_error (error);
}
