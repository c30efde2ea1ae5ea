/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "partnership/td-goal.h"

#include "base/td-error.h"
#include "base/td-text.h"
#include "pairing/td-pair-begin.h"
#include "partnership/td-partnership-private.h"

#include <glib/gi18n-lib.h>

static const TdField goal_fields[] = {
  TD_FIELD (TdGoal, id, TD_FIELD_ID),
  TD_FIELD (TdGoal, pair_id, TD_FIELD_ID),
  TD_FIELD (TdGoal, title, TD_FIELD_TEXT),
  TD_FIELD (TdGoal, measure, TD_FIELD_TEXT),
  TD_FIELD (TdGoal, kind, TD_FIELD_TEXT),
  TD_FIELD (TdGoal, horizon, TD_FIELD_TEXT),
  TD_FIELD (TdGoal, set_on, TD_FIELD_DATE),
  TD_FIELD (TdGoal, agreed_on, TD_FIELD_DATE),
  TD_FIELD (TdGoal, due_on, TD_FIELD_DATE),
  TD_FIELD (TdGoal, state, TD_FIELD_TEXT),
  TD_FIELD (TdGoal, closed_on, TD_FIELD_DATE),
  TD_FIELD (TdGoal, program_id, TD_FIELD_ID),
  TD_FIELD (TdGoal, program_name, TD_FIELD_TEXT),
  TD_FIELD (TdGoal, program_kind, TD_FIELD_TEXT),
  TD_FIELD (TdGoal, pair_state, TD_FIELD_TEXT),
  TD_FIELD (TdGoal, mentor_name, TD_FIELD_TEXT),
  TD_FIELD (TdGoal, mentee_name, TD_FIELD_TEXT),
  TD_FIELD (TdGoal, n_actions, TD_FIELD_INT),
  TD_FIELD (TdGoal, n_done, TD_FIELD_INT),
  TD_FIELD (TdGoal, n_steps, TD_FIELD_INT),
  TD_FIELD (TdGoal, days_late, TD_FIELD_INT),
  TD_FIELD (TdGoal, as_of, TD_FIELD_DATE),
};

TD_DEFINE_RECORD (TdGoal, td_goal, goal_fields)

static const TdField event_fields[] = {
  TD_FIELD (TdGoalEvent, id, TD_FIELD_ID),        TD_FIELD (TdGoalEvent, goal_id, TD_FIELD_ID),
  TD_FIELD (TdGoalEvent, on_date, TD_FIELD_DATE), TD_FIELD (TdGoalEvent, kind, TD_FIELD_TEXT),
  TD_FIELD (TdGoalEvent, note, TD_FIELD_TEXT),
};

TD_DEFINE_RECORD (TdGoalEvent, td_goal_event, event_fields)

static const char *const stored_fields[] = { "pair_id", "title",     "measure",   "kind",
                                             "horizon", "set_on",    "agreed_on", "due_on",
                                             "state",   "closed_on", NULL };

#define GOAL_SELECT                                                                              \
  "SELECT o.*, p.program_id, g.name AS program_name, g.kind AS program_kind, "                   \
  "p.state AS pair_state, r.name AS mentor_name, e.name AS mentee_name, "                        \
  "(SELECT count(*) FROM pair_action a WHERE a.goal_id = o.id AND a.state <> 'dropped') "        \
  "AS n_actions, "                                                                               \
  "(SELECT count(*) FROM pair_action a WHERE a.goal_id = o.id AND a.state = 'done') AS n_done, " \
  "(SELECT count(*) FROM checklist_step c WHERE c.goal_id = o.id) AS n_steps "                   \
  "FROM goal o JOIN pair p ON p.id = o.pair_id JOIN program g ON g.id = p.program_id "           \
  "JOIN employee r ON r.id = p.mentor_id JOIN employee e ON e.id = p.mentee_id "

TdGoal *
td_goal_new (gint64 pair_id, TdDate on)
{
  TdGoal *goal = g_object_new (TD_TYPE_GOAL, NULL);

  goal->pair_id = pair_id;
  goal->set_on = goal->agreed_on = goal->as_of = on;
  td_record_set_text (&goal->kind, "development");
  td_record_set_text (&goal->state, "open");
  return goal;
}

/* --- What there is to say --- */

static gboolean
is_empty (const char *text)
{
  g_autofree char *clean = td_text_clean (text);

  return clean == NULL;
}

static void
check_dates (const TdGoal *goal, TdDate today, TdRemarks *remarks)
{
  gboolean topic = g_strcmp0 (goal->kind, "topic") == 0;

  if (goal->set_on == TD_DATE_NONE)
    td_remarks_add (remarks, TD_REMARK_REFUSAL, "set_on", _ ("Say on which day it was set."));
  else if (goal->set_on > today)
    td_remarks_add (remarks, TD_REMARK_REFUSAL, "set_on", _ ("This day lies ahead of today."));
  if (goal->agreed_on > today)
    td_remarks_add (remarks, TD_REMARK_REFUSAL, "agreed_on", _ ("This day lies ahead of today."));
  if (goal->due_on && goal->due_on < goal->set_on)
    td_remarks_add (remarks, TD_REMARK_REFUSAL, "due_on",
                    _ ("It would be due before it was set. Choose a later day."));
  else if (goal->due_on == TD_DATE_NONE && !topic)
    td_remarks_add (remarks, TD_REMARK_WARNING, "due_on",
                    _ ("A day to look at it together makes it easier to reach."));
}

TdRemarks *
td_goal_check (const TdGoal *goal, TdDate today)
{
  TdRemarks *remarks = td_remarks_new ();
  gboolean topic = g_strcmp0 (goal->kind, "topic") == 0;

  if (is_empty (goal->title))
    td_remarks_add (remarks, TD_REMARK_REFUSAL, "title",
                    topic ? _ ("Say what they want to talk about.")
                          : _ ("Say what they want to reach."));
  if (goal->kind == NULL || !g_strv_contains (td_goal_kinds (), goal->kind))
    td_remarks_add (remarks, TD_REMARK_REFUSAL, "kind", _ ("Choose what kind of goal it is."));
  if (goal->horizon && !g_strv_contains (td_goal_horizons (), goal->horizon))
    td_remarks_add (remarks, TD_REMARK_REFUSAL, "horizon",
                    _ ("Choose short, medium or long term."));
  if (!topic && is_empty (goal->measure))
    td_remarks_add (remarks, TD_REMARK_WARNING, "measure",
                    _ ("Say by what they will see that it is reached."));
  check_dates (goal, today, remarks);
  return remarks;
}

/* --- Writing --- */

static gboolean
add_event (TdDatabase *db,
           gint64 goal_id,
           TdDate on,
           const char *kind,
           const char *note,
           GError **error)
{
  g_autofree char *words = td_text_clean (note);

  return td_database_execute (db, error,
                              "INSERT INTO goal_event (goal_id, on_date, kind, note) "
                              "VALUES ($1, $2, $3, $4)",
                              "iDss", goal_id, on, kind, words);
}

static gboolean
insert_goal (TdDatabase *db, TdGoal *goal, const TdPair *pair, const char *note, GError **error)
{
  return td_partnership_check_open (pair, error) &&
         td_database_insert (db, "goal", goal, stored_fields, &goal->id, error) &&
         add_event (db, goal->id, goal->set_on, "set", note, error);
}

/* The state belongs to the steps: saving leaves it as it is. */
static gboolean
update_goal (TdDatabase *db,
             TdGoal *goal,
             const TdGoal *before,
             const char *note,
             TdDate today,
             GError **error)
{
  td_record_set_text (&goal->state, before->state);
  goal->closed_on = before->closed_on;
  goal->pair_id = before->pair_id;
  if (td_record_equal_fields (goal, (gpointer) before, stored_fields))
    return TRUE;
  return td_database_update (db, "goal", goal, stored_fields, goal->id, error) &&
         add_event (db, goal->id, today, "changed", note, error);
}

static void
clean_goal (TdGoal *goal)
{
  td_record_take_text (&goal->title, td_text_clean (goal->title));
  td_record_take_text (&goal->measure, td_text_clean (goal->measure));
  if (goal->horizon && *goal->horizon == '\0')
    td_record_set_text (&goal->horizon, NULL);
}

gboolean
td_goal_save (TdDatabase *db, TdGoal *goal, const char *note, TdDate today, GError **error)
{
  g_autoptr (TdRemarks) remarks = td_goal_check (goal, today);
  g_autoptr (TdGoal) before = goal->id ? td_goal_load (db, goal->id, today, error) : NULL;
  g_autoptr (TdPair) pair = NULL;
  g_autoptr (TdChange) change = NULL;

  if ((goal->id && before == NULL) || !td_remarks_raise (remarks, error))
    return FALSE;
  clean_goal (goal);
  change = td_pair_begin_change (db, before ? "partnership.goal-edit" : "partnership.goal",
                                 before ? before->pair_id : goal->pair_id, today, &pair, error);
  if (change == NULL || !(before ? update_goal (db, goal, before, note, today, error)
                                 : insert_goal (db, goal, pair, note, error)))
    {
      goal->id = before ? goal->id : 0;
      return FALSE;
    }
  return td_pair_follow (db, pair, error) && td_change_commit (change, error);
}

/* --- Steps --- */

typedef struct
{
  const char *action;
  const char *event;
  const char *state; /* NULL: as it is */
  const char *refused;
} Step;

static const Step reach_step = { "partnership.goal-reach", "reached", "reached",
                                 N_ ("the goal is reached already.") };
static const Step drop_step = { "partnership.goal-drop", "dropped", "dropped",
                                N_ ("the goal was let go already.") };
static const Step reopen_step = { "partnership.goal-reopen", "reopened", "open",
                                  N_ ("the goal is open.") };
static const Step note_step = { "partnership.goal-note", "progress", NULL, NULL };

static gboolean
write_step (TdDatabase *db,
            const Step *step,
            const TdGoal *goal,
            TdDate on,
            const char *note,
            GError **error)
{
  gboolean open = g_strcmp0 (step->state, "open") == 0;

  if (step->state &&
      !td_database_execute (db, error, "UPDATE goal SET state = $2, closed_on = $3 WHERE id = $1",
                            "isD", goal->id, step->state, open ? TD_DATE_NONE : on))
    return FALSE;
  return add_event (db, goal->id, on, step->event, note, error);
}

static gboolean
run_step (TdDatabase *db,
          const Step *step,
          gint64 id,
          TdDate on,
          const char *note,
          TdDate today,
          GError **error)
{
  g_autoptr (TdGoal) goal = td_goal_load (db, id, today, error);
  g_autoptr (TdPair) pair = NULL;
  g_autoptr (TdChange) change = NULL;

  if (goal == NULL || !td_partnership_check_day (on, today, error))
    return FALSE;
  change = td_pair_begin_change (db, step->action, goal->pair_id, today, &pair, error);
  if (change == NULL)
    return FALSE;
  if (g_strcmp0 (goal->state, step->state) == 0)
    return td_pair_conflict (pair, _ (step->refused), error);
  if (on < goal->set_on)
    return td_pair_conflict (pair, _ ("on that day the goal was not set yet."), error);
  return write_step (db, step, goal, on, note, error) && td_pair_follow (db, pair, error) &&
         td_change_commit (change, error);
}

gboolean
td_goal_reach (TdDatabase *db, gint64 id, TdDate on, const char *note, TdDate today, GError **error)
{
  return run_step (db, &reach_step, id, on, note, today, error);
}

gboolean
td_goal_drop (TdDatabase *db, gint64 id, TdDate on, const char *note, TdDate today, GError **error)
{
  return run_step (db, &drop_step, id, on, note, today, error);
}

gboolean
td_goal_reopen (TdDatabase *db,
                gint64 id,
                TdDate on,
                const char *note,
                TdDate today,
                GError **error)
{
  return run_step (db, &reopen_step, id, on, note, today, error);
}

gboolean
td_goal_note (TdDatabase *db, gint64 id, TdDate on, const char *note, TdDate today, GError **error)
{
  if (is_empty (note))
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID, _ ("Say how far it is."));
      return FALSE;
    }
  return run_step (db, &note_step, id, on, note, today, error);
}

/* --- Reading --- */

static GPtrArray *
derive_all (GPtrArray *goals, TdDate today)
{
  for (guint i = 0; goals && i < goals->len; i++)
    {
      TdGoal *goal = goals->pdata[i];

      goal->as_of = today;
      if (goal->due_on && g_strcmp0 (goal->state, "open") == 0)
        goal->days_late = MAX (today - goal->due_on, 0);
    }
  return goals;
}

TdGoal *
td_goal_load (TdDatabase *db, gint64 id, TdDate today, GError **error)
{
  g_autoptr (GPtrArray) goals = derive_all (
      td_database_load (db, TD_TYPE_GOAL, error, GOAL_SELECT "WHERE o.id = $1", "i", id), today);

  if (goals == NULL)
    return NULL;
  if (goals->len > 0)
    return g_object_ref (goals->pdata[0]);
  g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND, _ ("There is no goal %d."), (int) id);
  return NULL;
}

GPtrArray *
td_goal_list (TdDatabase *db, gint64 program_id, gint64 pair_id, TdDate today, GError **error)
{
  return derive_all (
      td_database_load (
          db, TD_TYPE_GOAL, error,
          GOAL_SELECT "WHERE ($1 IS NULL OR p.program_id = $1) AND ($2 IS NULL OR o.pair_id = $2) "
                      "ORDER BY td_sort_key(r.name, r.name_key), r.id, td_sort_key(e.name, "
                      "e.name_key), e.id, p.id, "
                      "CASE o.state WHEN 'open' THEN 0 WHEN 'reached' THEN 1 ELSE 2 END, "
                      "coalesce(o.due_on, '9999'), o.set_on, o.id",
          "nn", program_id, pair_id),
      today);
}

GPtrArray *
td_goal_list_events (TdDatabase *db, gint64 pair_id, GError **error)
{
  return td_database_load (db, TD_TYPE_GOAL_EVENT, error,
                           "SELECT v.* FROM goal_event v JOIN goal o ON o.id = v.goal_id "
                           "WHERE o.pair_id = $1 ORDER BY v.goal_id, v.on_date, v.id",
                           "i", pair_id);
}
