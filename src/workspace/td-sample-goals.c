/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-sample-private.h"

#include "pairing/td-pair-life.h"
#include "partnership/td-checklist.h"
#include "partnership/td-goal.h"
#include "partnership/td-intake.h"
#include "partnership/td-pair-action.h"

/* What becomes of the goals that the pairs have: both agreed on them, with a measure, a term and a
 * history; then some topics and actions, coaching under way, and one pair that waits for its goal.
 * Nothing here is left to chance. */

static const char *const horizons[] = { "medium", "long", "short", "medium" };
static const char *const measures[] = {
  "Both see it in what happens at work",
  "The team says so when asked",
  "Done once without help",
};
static const char *const topics[] = {
  "How decisions are made here",
  "Working with a difficult colleague",
  "Work and family",
};

static gboolean
enrich (TdSample *sample, TdGoal *goal, guint i, GError **error)
{
  const char *event = g_strcmp0 (goal->state, "open") == 0 ? NULL : goal->state;
  TdDate halfway = goal->set_on + 45;

  return td_database_execute (sample->db, error,
                              "UPDATE goal SET agreed_on = set_on, horizon = $2, "
                              "measure = coalesce(measure, $3) WHERE id = $1",
                              "iss", goal->id, horizons[i % G_N_ELEMENTS (horizons)],
                              measures[i % G_N_ELEMENTS (measures)]) &&
         td_database_execute (sample->db, error,
                              "INSERT INTO goal_event (goal_id, on_date, kind) "
                              "VALUES ($1, $2, 'set')",
                              "iD", goal->id, goal->set_on) &&
         (i % 3 > 0 || halfway > (goal->closed_on ? goal->closed_on : sample->today) ||
          td_database_execute (sample->db, error,
                               "INSERT INTO goal_event (goal_id, on_date, kind, note) "
                               "VALUES ($1, $2, 'progress', $3)",
                               "iDs", goal->id, halfway, "A first step is made")) &&
         (event == NULL || td_database_execute (sample->db, error,
                                                "INSERT INTO goal_event (goal_id, on_date, kind) "
                                                "VALUES ($1, $2, $3)",
                                                "iDs", goal->id, goal->closed_on, event));
}

static gboolean
enrich_all (TdSample *sample, GError **error)
{
  g_autoptr (GPtrArray) goals = td_goal_list (sample->db, 0, 0, sample->today, error);

  for (guint i = 0; goals && i < goals->len; i++)
    if (!enrich (sample, goals->pdata[i], i, error))
      return FALSE;
  return goals != NULL;
}

static gboolean
add_action (TdSample *sample,
            const TdPair *pair,
            gint64 goal_id,
            const char *owner,
            const char *title,
            int days, /* from today to its day */
            GError **error)
{
  TdDate due = MAX (sample->today + days, pair->matched_on);
  g_autoptr (TdPairAction) action =
      td_pair_action_new (pair->id, MAX (pair->matched_on, MIN (due, sample->today) - 14));

  td_record_set_text (&action->title, title);
  td_record_set_text (&action->owner, owner);
  action->goal_id = goal_id;
  action->due_on = due;
  return td_pair_action_save (sample->db, action, sample->today, error) &&
         (days > -30 || td_pair_action_set_state (sample->db, action->id, "done", due, error));
}

static gboolean
add_topic (TdSample *sample, const TdPair *pair, const char *title, GError **error)
{
  TdDate on = MIN (pair->matched_on + 10, sample->today);
  g_autoptr (TdGoal) topic = td_goal_new (pair->id, on);

  td_record_set_text (&topic->title, title);
  td_record_set_text (&topic->kind, "topic");
  return td_goal_save (sample->db, topic, NULL, sample->today, error);
}

/* Every sixth pair talks about a topic, every ninth has an action, two of them past their day. */
static gboolean
fill_mentoring (TdSample *sample, GError **error)
{
  TdPairFilter filter = { .program_id = sample->mentoring, .state = "active" };
  g_autoptr (GPtrArray) pairs = td_pair_list (sample->db, &filter, sample->today, error);

  for (guint i = 0; pairs && i < pairs->len; i++)
    if ((i % 6 == 1 &&
         !add_topic (sample, pairs->pdata[i], topics[i / 6 % G_N_ELEMENTS (topics)], error)) ||
        (i % 9 == 4 && !add_action (sample, pairs->pdata[i], 0, i % 2 ? "mentor" : "mentee",
                                    i % 2 ? "Introduce her to the head of design"
                                          : "Write down three questions for the next time",
                                    i < 20 ? -6 : 12, error)))
      return FALSE;
  return pairs != NULL;
}

/* The first steps of coaching are done, one a conversation. */
static gboolean
practise (TdSample *sample, TdGoal *goal, guint n_steps, GError **error)
{
  for (guint step = 1; step <= n_steps; step++)
    {
      TdDate on = goal->set_on + 7 * (int) step;

      if (on <= sample->today &&
          !td_checklist_set (sample->db, goal->id, (int) step, on, sample->today, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
fill_coaching (TdSample *sample, GError **error)
{
  g_autoptr (GPtrArray) goals =
      td_goal_list (sample->db, sample->coaching, 0, sample->today, error);

  for (guint i = 0; goals && i < goals->len; i++)
    {
      TdGoal *goal = goals->pdata[i];
      g_autoptr (TdPair) pair = td_pair_load (sample->db, goal->pair_id, sample->today, error);

      if (pair == NULL || !practise (sample, goal, 2 + i, error) ||
          !add_action (sample, pair, goal->id, "mentee", "Ask two of the team how it went",
                       i == 1 ? -4 : 9, error) ||
          !add_action (sample, pair, goal->id, "mentor", "Send the notes on giving feedback", -40,
                       error))
        return FALSE;
    }
  return goals != NULL;
}

/* A new manager whose coach said yes as well: the intake is agreed, the goal is not there yet. */
static gboolean
add_waiting (TdSample *sample, GError **error)
{
  gint64 coach = 0;
  gint64 manager = 0;
  g_autoptr (TdEnrolment) enrolment = NULL;
  g_autoptr (TdIntake) intake = NULL;
  g_autoptr (TdPair) pair = g_object_new (TD_TYPE_PAIR, NULL);
  g_autoptr (TdRankedMentor) ranked = NULL;
  TdPairDraft draft = { .program_id = sample->coaching, .accepted = TRUE };

  if (!td_database_query_int (sample->db, &coach, error,
                              "SELECT employee_id FROM enrolment WHERE program_id = $1 "
                              "AND role = 'mentor' ORDER BY id LIMIT 1",
                              "i", sample->coaching) ||
      !td_database_query_int (sample->db, &manager, error,
                              "SELECT e.id FROM employee e WHERE e.grade = '6' "
                              "AND e.leave_date IS NULL AND e.hire_date < $2 AND NOT EXISTS "
                              "(SELECT 1 FROM enrolment n WHERE n.employee_id = e.id) "
                              "ORDER BY e.id LIMIT 1",
                              "iD", sample->coaching, sample->today - 200))
    return FALSE;
  if (coach == 0 || manager == 0)
    return TRUE;
  enrolment = td_enrolment_new (sample->coaching, manager, "mentee", sample->today - 20);
  td_record_set_text (&enrolment->skills_wanted, "leading a team");
  draft.mentor_id = coach;
  draft.mentee_id = manager;
  draft.accepted_on = sample->today - 8;
  if (!td_enrolment_save (sample->db, enrolment, error))
    return FALSE;
  pair->program_id = draft.program_id;
  pair->mentor_id = coach;
  pair->mentee_id = manager;
  pair->proposed_on = sample->today;
  ranked = td_sample_rank (sample, pair, error);
  if (ranked == NULL)
    return FALSE;
  draft.score = ranked->score;
  draft.criteria = ranked->criteria;
  intake =
      td_intake_load (sample->db, td_pair_add (sample->db, &draft, sample->today, error), error);
  if (intake == NULL)
    return FALSE;
  td_record_set_text (&intake->intake_issue, "New to the role, many meetings");
  td_record_set_text (&intake->intake_cause, "both");
  td_record_set_text (&intake->intake_measure, "An afternoon a week without meetings");
  td_record_set_text (&intake->intake_plan, "Eight conversations");
  intake->intake_agreed_on = sample->today - 3;
  return td_intake_save (sample->db, intake, sample->today, error);
}

gboolean
td_sample_make_goals (TdSample *sample, GError **error)
{
  return enrich_all (sample, error) && fill_mentoring (sample, error) &&
         fill_coaching (sample, error) && add_waiting (sample, error);
}
