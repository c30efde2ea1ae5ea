/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "pairing/td-pair-begin.h"

#include "base/td-error.h"
#include "candidates/office.h"
#include "coaching.h"
#include "contact/td-contact.h"
#include "pairing/td-pair-life.h"
#include "partnership/td-goal.h"
#include "partnership/td-intake.h"
#include "program/td-program.h"

#include <string.h>

void test_begin_add (void);

#define DAY(iso) td_test_date (iso)
#define TODAY DAY (COACHING_TODAY)
#define NEEDS_BOTH "intake; goal"

/* The three things in every order: only with the last one it begins, on the day of the latest. */
static void
test_orders (TdTestFile *file, gconstpointer data)
{
  const char *order = data;
  gint64 id = coaching_propose (file);
  g_autoptr (TdPair) pair = NULL;

  for (const char *step = order; *step; step++)
    {
      pair = coaching_load (file, id);
      g_assert_cmpstr (pair->state, !=, "active");
      g_assert_cmpint (pair->matched_on, ==, TD_DATE_NONE);
      g_clear_object (&pair);
      if (*step == 'y')
        coaching_accept (file, id, "2026-02-03");
      else if (*step == 'i')
        coaching_agree_intake (file, id, "2026-02-10");
      else
        coaching_agree_goal (file, id, "2026-02-07");
    }
  pair = coaching_load (file, id);
  g_assert_cmpstr (pair->state, ==, "active");
  g_assert_cmpint (pair->matched_on, ==, DAY ("2026-02-10"));
  g_assert_cmpint (pair->planned_end, ==, DAY ("2026-08-10"));
  g_assert_null (pair->needs);
}

/* Every step taken back, newest first, leads through the same states to nothing. */
static void
test_undo (TdTestFile *file, gconstpointer data)
{
  const char *order = data;
  gint64 id = coaching_propose (file);
  const char *states[3];

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (TdPair) pair = coaching_load (file, id);

      states[i] = g_intern_string (pair->state);
      if (order[i] == 'y')
        coaching_accept (file, id, "2026-02-03");
      else if (order[i] == 'i')
        coaching_agree_intake (file, id, "2026-02-10");
      else
        coaching_agree_goal (file, id, "2026-02-07");
    }
  for (guint i = 3; i > 0; i--)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TdChangeEntry) entry = td_change_find_undoable (file->db, &error);
      g_autoptr (TdPair) pair = NULL;

      g_assert_true (td_change_undo (file->db, entry->id, &error));
      pair = coaching_load (file, id);
      g_assert_cmpstr (pair->state, ==, states[i - 1]);
      g_assert_cmpint (pair->matched_on, ==, TD_DATE_NONE);
    }
  coaching_assert (file, id, "proposed", NEEDS_BOTH);
}

/* Said in words wherever the state is, and on the list for Today. */
static void
test_waiting (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = coaching_propose (file);
  g_autoptr (TdPair) pair = NULL;
  g_autoptr (GPtrArray) waiting = NULL;

  pair = coaching_load (file, id);
  g_assert_false (td_pair_waits_for_needs (pair));
  g_assert_cmpstr (td_pair_get_state_label (pair), ==, "Proposed");
  g_clear_object (&pair);
  coaching_accept (file, id, "2026-02-03");
  pair = coaching_load (file, id);
  g_assert_cmpstr (pair->state, ==, "accepted");
  g_assert_null (pair->waits_for);
  g_assert_cmpint (pair->waiting_days, ==, 0);
  g_assert_cmpstr (td_pair_get_state_label (pair), ==, "Waits for intake and goal");
  g_clear_object (&pair);
  coaching_agree_intake (file, id, "2026-02-10");
  pair = coaching_load (file, id);
  g_assert_cmpstr (td_pair_get_state_label (pair), ==, "Waits for a goal");
  waiting = td_pair_list_waiting_for_goal (file->db, 0, TODAY, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (waiting->len, ==, 1);
  g_assert_cmpint (TD_PAIR (waiting->pdata[0])->id, ==, id);
  g_clear_pointer (&waiting, g_ptr_array_unref);
  waiting = td_pair_list_waiting_for_goal (file->db, 1, TODAY, &error);
  g_assert_cmpuint (waiting->len, ==, 0);
  g_clear_pointer (&waiting, g_ptr_array_unref);
  coaching_agree_goal (file, id, "2026-02-12");
  waiting = td_pair_list_waiting_for_goal (file->db, 2, TODAY, &error);
  g_assert_cmpuint (waiting->len, ==, 0);
}

/* A pair that waits takes no contacts and no pause; it can be withdrawn. */
static void
test_waiting_steps (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = coaching_propose (file);
  g_autoptr (TdContact) contact = td_contact_new (id, DAY ("2026-02-20"));

  coaching_accept (file, id, "2026-02-03");
  g_assert_false (td_contact_log (file->db, contact, TODAY, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "Waits for intake and goal"));
  g_clear_error (&error);
  g_assert_false (td_pair_pause (file->db, id, TODAY, TD_DATE_NONE, NULL, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "on the intake and on a goal"));
  g_clear_error (&error);
  g_assert_false (td_pair_complete (file->db, id, TODAY, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_true (td_pair_withdraw (file->db, id, "mistake", NULL, TODAY, &error));
  coaching_assert (file, id, "withdrawn", NULL);
  coaching_undo (file);
  coaching_assert (file, id, "accepted", NEEDS_BOTH);
}

/* The agreed start holds, unless what coaching needs came after it. */
static void
test_start (TdTestFile *file, gconstpointer data)
{
  gint64 id = coaching_propose (file);
  g_autoptr (TdPair) pair = NULL;

  td_test_run (file->db, "UPDATE pair SET start_on = '2026-03-15' WHERE program_id = 2");
  coaching_agree_intake (file, id, "2026-02-10");
  coaching_accept (file, id, "2026-02-03");
  coaching_agree_goal (file, id, "2026-02-12");
  pair = coaching_load (file, id);
  g_assert_cmpstr (pair->state, ==, "active");
  g_assert_cmpint (pair->matched_on, ==, DAY ("2026-03-15"));
}

static void
test_start_waits_for_goal (TdTestFile *file, gconstpointer data)
{
  gint64 id = coaching_propose (file);
  g_autoptr (TdPair) pair = NULL;

  td_test_run (file->db, "UPDATE pair SET start_on = '2026-02-05' WHERE program_id = 2");
  coaching_agree_intake (file, id, "2026-02-10");
  coaching_accept (file, id, "2026-02-03");
  coaching_agree_goal (file, id, "2026-02-12");
  pair = coaching_load (file, id);
  g_assert_cmpint (pair->matched_on, ==, DAY ("2026-02-12"));
}

/* A goal that was let go before the beginning does not count; a topic and a goal that only one
 * wants never do. */
static void
test_no_goal (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = coaching_propose (file);
  gint64 goal_id = coaching_agree_goal (file, id, "2026-02-05");
  g_autoptr (TdGoal) topic = td_goal_new (id, DAY ("2026-02-06"));
  g_autoptr (TdGoal) wish = td_goal_new (id, DAY ("2026-02-06"));

  g_assert_true (td_goal_drop (file->db, goal_id, DAY ("2026-02-08"), NULL, TODAY, &error));
  td_record_set_text (&topic->title, "How the board decides");
  td_record_set_text (&topic->kind, "topic");
  g_assert_true (td_goal_save (file->db, topic, NULL, TODAY, &error));
  td_record_set_text (&wish->title, "Say less");
  wish->agreed_on = TD_DATE_NONE;
  g_assert_true (td_goal_save (file->db, wish, NULL, TODAY, &error));
  coaching_agree_intake (file, id, "2026-02-10");
  coaching_accept (file, id, "2026-02-11");
  coaching_assert (file, id, "accepted", "goal");

  /* Taking the goal up again, or agreeing on the other one, is the beginning. */
  g_assert_true (td_goal_reopen (file->db, goal_id, DAY ("2026-02-12"), NULL, TODAY, &error));
  coaching_assert (file, id, "active", NULL);
  coaching_undo (file);
  coaching_assert (file, id, "accepted", "goal");
  wish->agreed_on = DAY ("2026-02-20");
  g_assert_true (td_goal_save (file->db, wish, NULL, TODAY, &error));
  g_assert_no_error (error);
  coaching_assert (file, id, "active", NULL);
}

/* Once it began a goal may be let go without a mark. */
static void
test_dropped_later (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = coaching_propose (file);
  gint64 goal_id = coaching_agree_goal (file, id, "2026-02-05");

  coaching_agree_intake (file, id, "2026-02-10");
  coaching_accept (file, id, "2026-02-11");
  g_assert_true (td_goal_drop (file->db, goal_id, TODAY, NULL, TODAY, &error));
  coaching_assert (file, id, "active", NULL);
}

/* What was entered wrongly is taken back while nothing came of it, and not after that. */
static void
test_taken_back (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = coaching_propose (file);
  gint64 goal_id = coaching_agree_goal (file, id, "2026-02-05");
  g_autoptr (TdGoal) goal = td_goal_load (file->db, goal_id, TODAY, &error);
  g_autoptr (TdIntake) intake = NULL;
  g_autoptr (TdContact) contact = td_contact_new (id, DAY ("2026-02-20"));

  coaching_agree_intake (file, id, "2026-02-10");
  coaching_accept (file, id, "2026-02-11");
  coaching_assert (file, id, "active", NULL);

  goal->agreed_on = TD_DATE_NONE;
  g_assert_true (td_goal_save (file->db, goal, NULL, TODAY, &error));
  coaching_assert (file, id, "accepted", "goal");
  coaching_undo (file);
  intake = td_intake_load (file->db, id, &error);
  intake->intake_agreed_on = TD_DATE_NONE;
  g_assert_true (td_intake_save (file->db, intake, TODAY, &error));
  coaching_assert (file, id, "accepted", "intake");
  coaching_undo (file);
  g_assert_true (td_pair_take_back (file->db, id, TD_SIDE_MENTEE, TODAY, &error));
  coaching_assert (file, id, "accepted", NULL);
  coaching_undo (file);
  coaching_assert (file, id, "active", NULL);

  g_assert_true (td_contact_log (file->db, contact, TODAY, &error));
  g_assert_no_error (error);
  goal->agreed_on = TD_DATE_NONE;
  g_assert_false (td_goal_save (file->db, goal, NULL, TODAY, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_false (td_intake_save (file->db, intake, TODAY, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
  coaching_assert (file, id, "active", NULL);
}

/* Entered as accepted it waits like any other; mentoring does not. */
static void
test_accepted_at_once (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TdPairDraft draft = { .program_id = 2, .accepted = TRUE, .source = "self" };
  gint64 id;

  coaching_assert (file, 1, "active", NULL);
  draft.mentor_id = office_id (file->db, "03");
  draft.mentee_id = office_id (file->db, "10");
  id = td_pair_add (file->db, &draft, TODAY, &error);
  g_assert_no_error (error);
  coaching_assert (file, id, "accepted", NEEDS_BOTH);
}

/* History from elsewhere is active without a goal, and stays so whatever is entered later. */
static void
test_history (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdIntake) intake = NULL;
  gint64 id = coaching_propose (file);
  gint64 goal_id;

  td_test_run (file->db, "UPDATE pair SET state = 'active', matched_on = '2025-06-01', "
                         "mentor_accepted_on = '2025-06-01', mentee_accepted_on = '2025-06-01' "
                         "WHERE program_id = 2");
  intake = td_intake_load (file->db, id, &error);
  td_record_set_text (&intake->intake_issue, "Not said then");
  g_assert_true (td_intake_save (file->db, intake, TODAY, &error));
  coaching_assert (file, id, "active", NEEDS_BOTH);
  goal_id = coaching_agree_goal (file, id, "2026-02-05");
  g_assert_true (td_goal_drop (file->db, goal_id, TODAY, NULL, TODAY, &error));
  g_assert_true (td_pair_answer (file->db, id,
                                 &(TdPairAnswer){ TD_ANSWER_YES, DAY ("2025-05-30"), NULL, NULL },
                                 NULL, TODAY, &error));
  g_assert_no_error (error);
  coaching_assert (file, id, "active", "intake");
}

/* What pairs wait for depends on the kind: it does not change under them. */
static void
test_kind_stays (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdProgram) program = td_program_load (file->db, 2, &error);
  gint64 id = coaching_propose (file);

  td_record_set_text (&program->kind, "mentoring");
  g_assert_false (td_program_save (file->db, program, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (td_pair_withdraw (file->db, id, "mistake", NULL, TODAY, &error));
  g_assert_true (td_program_save (file->db, program, &error));
  g_assert_no_error (error);
}

void
test_begin_add (void)
{
  static const char *const orders[] = { "yig", "ygi", "iyg", "igy", "gyi", "giy" };

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autofree char *path = g_strdup_printf ("/partnership/begin/order/%s", orders[i]);
      g_autofree char *undo = g_strdup_printf ("/partnership/begin/undo/%s", orders[i]);

      g_test_add (path, TdTestFile, orders[i], coaching_setup, test_orders, td_test_file_teardown);
      g_test_add (undo, TdTestFile, orders[i], coaching_setup, test_undo, td_test_file_teardown);
    }
#define ADD(path, func)                                                           \
  g_test_add ("/partnership/begin/" path, TdTestFile, NULL, coaching_setup, func, \
              td_test_file_teardown)
  ADD ("waiting", test_waiting);
  ADD ("waiting-steps", test_waiting_steps);
  ADD ("start", test_start);
  ADD ("start-waits-for-goal", test_start_waits_for_goal);
  ADD ("no-goal", test_no_goal);
  ADD ("dropped-later", test_dropped_later);
  ADD ("taken-back", test_taken_back);
  ADD ("accepted-at-once", test_accepted_at_once);
  ADD ("history", test_history);
  ADD ("kind-stays", test_kind_stays);
#undef ADD
}
