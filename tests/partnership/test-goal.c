/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "partnership/td-goal.h"

#include "base/td-error.h"
#include "coaching.h"
#include "partnership/td-checklist.h"
#include "partnership/td-pair-action.h"

void test_goal_add (void);

#define DAY(iso) td_test_date (iso)
#define TODAY DAY (COACHING_TODAY)

static TdGoal *
load (TdTestFile *file, gint64 id)
{
  g_autoptr (GError) error = NULL;
  TdGoal *goal = td_goal_load (file->db, id, TODAY, &error);

  g_assert_no_error (error);
  return goal;
}

/* What is refused, and what is only said. */
static void
test_check (void)
{
  static const struct
  {
    const char *title, *measure, *kind, *horizon, *set_on, *agreed_on, *due_on;
    const char *field; /* the one that is spoken of */
    gboolean refused;
  } cases[] = {
    { "Lead", "x", "development", "long", "2026-02-01", "2026-02-01", "2026-06-01", NULL, FALSE },
    { " ", "x", "development", NULL, "2026-02-01", NULL, "2026-06-01", "title", TRUE },
    { "Lead", "x", "wish", NULL, "2026-02-01", NULL, "2026-06-01", "kind", TRUE },
    { "Lead", "x", "performance", "soon", "2026-02-01", NULL, "2026-06-01", "horizon", TRUE },
    { "Lead", "x", "development", NULL, NULL, NULL, "2026-06-01", "set_on", TRUE },
    { "Lead", "x", "development", NULL, "2026-03-02", NULL, "2026-06-01", "set_on", TRUE },
    { "Lead", "x", "development", NULL, "2026-02-01", "2026-03-02", "2026-06-01", "agreed_on",
      TRUE },
    { "Lead", "x", "development", NULL, "2026-02-01", NULL, "2026-01-31", "due_on", TRUE },
    { "Lead", "x", "development", NULL, "2026-02-01", NULL, NULL, "due_on", FALSE },
    { "Lead", NULL, "development", NULL, "2026-02-01", NULL, "2026-06-01", "measure", FALSE },
    { "Lead", NULL, "topic", NULL, "2026-02-01", NULL, NULL, NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdGoal) goal = td_goal_new (1, td_date_from_iso (cases[i].set_on));
      g_autoptr (TdRemarks) remarks = NULL;

      td_record_set_text (&goal->title, cases[i].title);
      td_record_set_text (&goal->measure, cases[i].measure);
      td_record_set_text (&goal->kind, cases[i].kind);
      td_record_set_text (&goal->horizon, cases[i].horizon);
      goal->agreed_on = td_date_from_iso (cases[i].agreed_on);
      goal->due_on = td_date_from_iso (cases[i].due_on);
      remarks = td_goal_check (goal, TODAY);
      g_assert_cmpuint (td_remarks_get_size (remarks), ==, cases[i].field ? 1 : 0);
      g_assert_cmpint (td_remarks_refuse (remarks), ==, cases[i].refused);
      if (cases[i].field)
        g_assert_nonnull (td_remarks_get (remarks, cases[i].field, NULL));
    }
}

static void
assert_history (TdTestFile *file, gint64 goal_id, const char *wanted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdGoal) goal = load (file, goal_id);
  g_autoptr (GPtrArray) events = td_goal_list_events (file->db, goal->pair_id, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < events->len; i++)
    {
      TdGoalEvent *event = events->pdata[i];
      g_autofree char *day = td_date_to_iso (event->on_date);

      if (event->goal_id == goal_id)
        g_string_append_printf (text, "%s%s %s%s%s", text->len ? ", " : "", event->kind, day + 5,
                                event->note ? " " : "", event->note ? event->note : "");
    }
  g_assert_cmpstr (text->str, ==, wanted);
}

/* From its setting to being reached, let go and taken up again: each step with its day. */
static void
test_life (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdGoal) goal = td_goal_new (1, DAY ("2026-01-15"));
  g_autoptr (TdGoal) now = NULL;
  gint64 id;

  td_record_set_text (&goal->title, "  Chair a   meeting ");
  g_assert_true (td_goal_save (file->db, goal, "at the first talk", TODAY, &error));
  id = goal->id;
  g_assert_cmpstr (goal->title, ==, "Chair a meeting");
  g_assert_true (td_goal_note (file->db, id, DAY ("2026-01-20"), "half of it", TODAY, &error));
  td_record_set_text (&goal->measure, "Done in time");
  goal->due_on = DAY ("2026-02-20");
  g_assert_true (td_goal_save (file->db, goal, NULL, DAY ("2026-01-25"), &error));
  g_assert_true (td_goal_save (file->db, goal, NULL, DAY ("2026-01-26"), &error));
  now = load (file, id);
  g_assert_cmpint (now->days_late, ==, 9);
  g_assert_true (td_goal_drop (file->db, id, DAY ("2026-02-01"), NULL, TODAY, &error));
  g_assert_true (td_goal_reopen (file->db, id, DAY ("2026-02-02"), NULL, TODAY, &error));
  g_assert_true (td_goal_reach (file->db, id, DAY ("2026-02-03"), " at last ", TODAY, &error));
  g_assert_no_error (error);
  assert_history (file, id,
                  "set 01-15 at the first talk, progress 01-20 half of it, changed 01-25, "
                  "dropped 02-01, reopened 02-02, reached 02-03 at last");
  g_set_object (&now, NULL);
  now = load (file, id);
  g_assert_cmpstr (now->state, ==, "reached");
  g_assert_cmpint (now->closed_on, ==, DAY ("2026-02-03"));
  g_assert_cmpint (now->days_late, ==, 0);
  coaching_undo (file);
  g_set_object (&now, NULL);
  now = load (file, id);
  g_assert_cmpstr (now->state, ==, "open");
  assert_history (file, id,
                  "set 01-15 at the first talk, progress 01-20 half of it, changed 01-25, "
                  "dropped 02-01, reopened 02-02");
}

/* Editing never changes the state: that has steps of its own. */
static void
test_edit_keeps_state (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = coaching_agree_goal (file, 1, "2026-02-01");
  g_autoptr (TdGoal) goal = load (file, id);
  g_autoptr (TdGoal) after = NULL;

  g_assert_true (td_goal_reach (file->db, id, DAY ("2026-02-10"), NULL, TODAY, &error));
  td_record_set_text (&goal->title, "Shorter meetings");
  g_assert_true (td_goal_save (file->db, goal, NULL, TODAY, &error));
  after = load (file, id);
  g_assert_cmpstr (after->title, ==, "Shorter meetings");
  g_assert_cmpstr (after->state, ==, "reached");
}

static void
test_refused (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = coaching_agree_goal (file, 1, "2026-02-01");
  g_autoptr (TdGoal) nobody = td_goal_new (77, TODAY);
  g_autoptr (TdGoal) late = td_goal_new (1, TODAY);

  g_assert_false (td_goal_reach (file->db, 77, TODAY, NULL, TODAY, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
  g_clear_error (&error);
  td_record_set_text (&nobody->title, "x");
  g_assert_false (td_goal_save (file->db, nobody, NULL, TODAY, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (td_goal_reopen (file->db, id, TODAY, NULL, TODAY, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_false (td_goal_reach (file->db, id, TODAY + 1, NULL, TODAY, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (td_goal_reach (file->db, id, DAY ("2026-01-31"), NULL, TODAY, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_false (td_goal_note (file->db, id, TODAY, "  ", TODAY, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);
  td_test_run (file->db, "UPDATE pair SET state = 'ended', ended_on = '2026-02-20' WHERE id = 1");
  td_record_set_text (&late->title, "x");
  g_assert_false (td_goal_save (file->db, late, NULL, TODAY, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
  g_assert_cmpint (late->id, ==, 0);
  g_clear_error (&error);
  /* What became of a goal is still written down after the end. */
  g_assert_true (td_goal_reach (file->db, id, TODAY, NULL, TODAY, &error));
  g_assert_no_error (error);
}

static void
test_list (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 other = coaching_propose (file);
  gint64 first = coaching_agree_goal (file, 1, "2026-02-01");
  gint64 second = coaching_agree_goal (file, 1, "2026-02-02");
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) own = NULL;
  g_autoptr (GPtrArray) of_program = NULL;

  coaching_agree_goal (file, other, "2026-02-03");
  td_goal_reach (file->db, first, TODAY, NULL, TODAY, &error);
  all = td_goal_list (file->db, 0, 0, TODAY, &error);
  own = td_goal_list (file->db, 0, 1, TODAY, &error);
  of_program = td_goal_list (file->db, 2, 0, TODAY, &error);
  g_assert_cmpuint (all->len, ==, 3);
  g_assert_cmpuint (own->len, ==, 2);
  g_assert_cmpuint (of_program->len, ==, 1);
  g_assert_cmpint (TD_GOAL (own->pdata[0])->id, ==, second);
  g_assert_cmpstr (TD_GOAL (of_program->pdata[0])->program_kind, ==, "coaching");
}

/* --- Actions --- */

static TdPairAction *
add_action (TdTestFile *file, const char *title, const char *due, gint64 goal_id)
{
  g_autoptr (GError) error = NULL;
  TdPairAction *action = td_pair_action_new (1, DAY ("2026-01-15"));

  td_record_set_text (&action->title, title);
  action->due_on = td_date_from_iso (due);
  action->goal_id = goal_id;
  td_pair_action_save (file->db, action, TODAY, &error);
  g_assert_no_error (error);
  return action;
}

static void
test_actions (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 goal_id = coaching_agree_goal (file, 1, "2026-01-15");
  g_autoptr (TdPairAction) read = add_action (file, "Read the plan", "2026-02-19", goal_id);
  g_autoptr (TdPairAction) call = add_action (file, "Call Ana", NULL, 0);
  g_autoptr (TdPairAction) now = NULL;
  g_autoptr (TdGoal) goal = NULL;
  g_autoptr (GPtrArray) overdue = NULL;
  g_autoptr (GPtrArray) after = NULL;

  overdue = td_action_list_overdue (file->db, 0, TODAY, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (overdue->len, ==, 1);
  g_assert_cmpint (TD_PAIR_ACTION (overdue->pdata[0])->days_late, ==, 10);
  g_assert_cmpstr (TD_PAIR_ACTION (overdue->pdata[0])->owner_name, ==, "Name 12");
  g_assert_cmpstr (TD_PAIR_ACTION (overdue->pdata[0])->goal_title, ==, "Short meetings");

  g_assert_true (td_pair_action_set_state (file->db, read->id, "done", TODAY, &error));
  g_assert_true (td_pair_action_set_state (file->db, call->id, "dropped", TODAY, &error));
  after = td_action_list_overdue (file->db, 1, TODAY, &error);
  g_assert_cmpuint (after->len, ==, 0);
  goal = load (file, goal_id);
  g_assert_cmpint (goal->n_actions, ==, 1);
  g_assert_cmpint (goal->n_done, ==, 1);
  coaching_undo (file);
  coaching_undo (file);
  now = td_pair_action_load (file->db, call->id, TODAY, &error);
  g_assert_cmpstr (now->state, ==, "dropped");
}

static void
test_action_edit (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 goal_id = coaching_agree_goal (file, 1, "2026-01-15");
  gint64 other_goal = coaching_agree_goal (file, coaching_propose (file), "2026-02-15");
  g_autoptr (TdPairAction) action = add_action (file, "Read", "2026-02-19", goal_id);
  g_autoptr (TdPairAction) now = NULL;

  td_record_set_text (&action->owner, "coordinator");
  action->goal_id = 0;
  g_assert_true (td_pair_action_save (file->db, action, TODAY, &error));
  now = td_pair_action_load (file->db, action->id, TODAY, &error);
  g_assert_cmpint (now->goal_id, ==, 0);
  g_assert_null (now->owner_name);
  action->goal_id = other_goal;
  g_assert_false (td_pair_action_save (file->db, action, TODAY, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
  g_clear_error (&error);
  action->goal_id = 0;
  td_record_set_text (&action->owner, "boss");
  g_assert_false (td_pair_action_save (file->db, action, TODAY, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
}

/* --- The checklist --- */

static void
test_checklist (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = coaching_agree_goal (file, 1, "2026-01-15");
  TdChecklist list;

  g_assert_true (td_checklist_load (file->db, id, &list, &error));
  g_assert_cmpint (td_checklist_count (&list), ==, 0);
  g_assert_cmpint (td_checklist_get_next (&list), ==, 1);
  /* In any order. */
  g_assert_true (td_checklist_set (file->db, id, 3, DAY ("2026-02-03"), TODAY, &error));
  g_assert_true (td_checklist_set (file->db, id, 1, DAY ("2026-02-04"), TODAY, &error));
  g_assert_true (td_checklist_set (file->db, id, 1, DAY ("2026-02-05"), TODAY, &error));
  g_assert_true (td_checklist_load (file->db, id, &list, &error));
  g_assert_cmpint (td_checklist_count (&list), ==, 2);
  g_assert_cmpint (td_checklist_get_next (&list), ==, 2);
  g_assert_cmpint (list.done_on[0], ==, DAY ("2026-02-05"));
  g_assert_true (td_checklist_set (file->db, id, 3, TD_DATE_NONE, TODAY, &error));
  g_assert_no_error (error);
  g_assert_true (td_checklist_load (file->db, id, &list, &error));
  g_assert_cmpint (list.done_on[2], ==, TD_DATE_NONE);
  coaching_undo (file);
  g_assert_true (td_checklist_load (file->db, id, &list, &error));
  g_assert_cmpint (list.done_on[2], ==, DAY ("2026-02-03"));
  g_assert_false (td_checklist_set (file->db, id, 2, TODAY + 1, TODAY, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (td_checklist_set (file->db, id, 2, DAY ("2026-01-14"), TODAY, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
}

static void
test_checklist_lists (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 first = coaching_agree_goal (file, 1, "2026-01-15");
  gint64 second = coaching_agree_goal (file, 1, "2026-01-15");
  g_autoptr (GPtrArray) lists = NULL;

  coaching_agree_goal (file, 1, "2026-01-15");
  for (int step = 1; step <= TD_CHECKLIST_STEPS; step++)
    g_assert_true (td_checklist_set (file->db, second, step, TODAY, TODAY, &error));
  g_assert_true (td_checklist_set (file->db, first, 8, TODAY, TODAY, &error));
  lists = td_checklist_list (file->db, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lists->len, ==, 2);
  g_assert_cmpint (td_checklist_count (lists->pdata[0]), ==, 1);
  g_assert_cmpint (td_checklist_count (lists->pdata[1]), ==, 8);
  g_assert_cmpint (td_checklist_get_next (lists->pdata[1]), ==, 0);
  g_assert_cmpint (td_checklist_find ("practise-again"), ==, 5);
  g_assert_cmpint (td_checklist_find ("8"), ==, 8);
  g_assert_cmpint (td_checklist_find ("9"), ==, 0);
  g_assert_cmpint (td_checklist_find (NULL), ==, 0);
}

/* Every code has words of its own. */
static void
test_words (void)
{
  for (guint i = 0; td_goal_kinds ()[i]; i++)
    g_assert_cmpstr (td_goal_kind_get_label (td_goal_kinds ()[i]), !=, td_goal_kinds ()[i]);
  for (guint i = 0; td_goal_horizons ()[i]; i++)
    g_assert_cmpstr (td_goal_horizon_get_label (td_goal_horizons ()[i]), !=,
                     td_goal_horizons ()[i]);
  for (guint i = 0; td_goal_states ()[i]; i++)
    g_assert_cmpstr (td_goal_state_get_label (td_goal_states ()[i]), !=, td_goal_states ()[i]);
  g_assert_cmpstr (td_goal_horizon_get_label (NULL), ==, "");
  g_assert_cmpstr (td_goal_kind_get_label ("own"), ==, "own");
}

void
test_goal_add (void)
{
  g_test_add_func ("/partnership/goal/check", test_check);
  g_test_add_func ("/partnership/goal/words", test_words);
#define ADD(path, func)                                                          \
  g_test_add ("/partnership/goal/" path, TdTestFile, NULL, coaching_setup, func, \
              td_test_file_teardown)
  ADD ("life", test_life);
  ADD ("edit-keeps-state", test_edit_keeps_state);
  ADD ("refused", test_refused);
  ADD ("list", test_list);
  ADD ("actions", test_actions);
  ADD ("action-edit", test_action_edit);
  ADD ("checklist", test_checklist);
  ADD ("checklist-lists", test_checklist_lists);
#undef ADD
}
