/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "agenda/td-agenda-private.h"

#include "feedback/td-feedback-due.h"
#include "pairing/td-pair-begin.h"
#include "partnership/td-agreement.h"
#include "partnership/td-concern.h"
#include "partnership/td-leaver.h"
#include "partnership/td-pair-action.h"
#include "partnership/td-review.h"

/* Each adds the rows of one kind; all pairs in one statement. What is about a pair that neither
 * lives nor waits on the day is not on Today. */

static gboolean
add_surveys (TdAgenda *agenda, GError **error)
{
  g_autoptr (GPtrArray) surveys =
      td_feedback_list_due (agenda->db, agenda->program_id, agenda->as_of, error);

  for (guint i = 0; surveys && i < surveys->len; i++)
    {
      const TdFeedbackDue *survey = g_ptr_array_index (surveys, i);
      const TdDueRow *pair = td_agenda_find_pair (agenda, survey->pair_id);
      TdAgendaRow *row;

      if (pair == NULL)
        continue;
      row = td_agenda_add (agenda, TD_AGENDA_SURVEY, pair, survey->due_on);
      row->object_id = survey->survey_id;
      row->side = g_strdup (survey->side);
      row->title = g_strdup (survey->survey_name);
    }
  return surveys != NULL;
}

/* Which side has not signed; NULL where neither has. */
static const char *
one_side (const char *missing)
{
  return strchr (missing, ';') ? NULL : missing;
}

static gboolean
add_unsigned (TdAgenda *agenda, GError **error)
{
  TdDate before = agenda->as_of - TD_AGENDA_UNSIGNED_DAYS;
  g_autoptr (GPtrArray) agreements =
      td_agreement_list_unsigned (agenda->db, agenda->program_id, before - 1, agenda->as_of, error);

  for (guint i = 0; agreements && i < agreements->len; i++)
    {
      const TdUnsigned *agreement = g_ptr_array_index (agreements, i);
      const TdDueRow *pair = td_agenda_find_pair (agenda, agreement->pair_id);

      if (pair)
        td_agenda_add (agenda, TD_AGENDA_UNSIGNED, pair, agreement->since + TD_AGENDA_UNSIGNED_DAYS)
            ->side = g_strdup (one_side (agreement->missing));
    }
  return agreements != NULL;
}

/* What the board knows of a pair that lives, of one that does not yet. */
static TdDueRow *
due_row_new (const TdPair *pair)
{
  TdDueRow *row = g_object_new (TD_TYPE_DUE_ROW, NULL);

  row->pair_id = pair->id;
  row->reference = g_strdup (pair->reference);
  row->program_id = pair->program_id;
  row->program_name = g_strdup (pair->program_name);
  row->mentor_id = pair->mentor_id;
  row->mentor_number = g_strdup (pair->mentor_number);
  row->mentor_name = g_strdup (pair->mentor_name);
  row->mentee_id = pair->mentee_id;
  row->mentee_number = g_strdup (pair->mentee_number);
  row->mentee_name = g_strdup (pair->mentee_name);
  row->line = pair->line;
  return row;
}

/* Coaching that waits for its intake or goal counts from the later yes. */
static gboolean
add_goals (TdAgenda *agenda, GError **error)
{
  g_autoptr (GPtrArray) pairs =
      td_pair_list_waiting_for_goal (agenda->db, agenda->program_id, agenda->as_of, error);

  for (guint i = 0; pairs && i < pairs->len; i++)
    {
      const TdPair *pair = g_ptr_array_index (pairs, i);
      TdDate accepted = MAX (pair->mentor_accepted_on, pair->mentee_accepted_on);
      g_autoptr (TdDueRow) due = due_row_new (pair);

      if (accepted <= agenda->as_of)
        td_agenda_add (agenda, TD_AGENDA_GOAL, due, accepted)->title = g_strdup (pair->needs);
    }
  return pairs != NULL;
}

static gboolean
add_actions (TdAgenda *agenda, GError **error)
{
  g_autoptr (GPtrArray) actions =
      td_action_list_overdue (agenda->db, agenda->program_id, agenda->as_of, error);

  for (guint i = 0; actions && i < actions->len; i++)
    {
      const TdPairAction *action = g_ptr_array_index (actions, i);
      const TdDueRow *pair = td_agenda_find_pair (agenda, action->pair_id);
      TdAgendaRow *row;

      if (pair == NULL)
        continue;
      row = td_agenda_add (agenda, TD_AGENDA_ACTION, pair, action->due_on);
      row->object_id = action->id;
      row->side = g_strdup (action->owner);
      row->title = g_strdup (action->title);
    }
  return actions != NULL;
}

static gboolean
add_concerns (TdAgenda *agenda, GError **error)
{
  g_autoptr (GPtrArray) concerns =
      td_concern_list_open (agenda->db, agenda->program_id, agenda->as_of, error);

  for (guint i = 0; concerns && i < concerns->len; i++)
    {
      const TdConcern *concern = g_ptr_array_index (concerns, i);
      const TdDueRow *pair = td_agenda_find_pair (agenda, concern->pair_id);
      TdAgendaRow *row;

      if (pair == NULL)
        continue;
      row = td_agenda_add (agenda, TD_AGENDA_CONCERN, pair, concern->raised_on);
      row->object_id = concern->id;
      row->side = g_strdup (concern->raised_by);
    }
  return concerns != NULL;
}

static gboolean
add_leavers (TdAgenda *agenda, GError **error)
{
  g_autoptr (GPtrArray) leavers =
      td_leaver_list_pairs (agenda->db, agenda->program_id, agenda->as_of, error);

  for (guint i = 0; leavers && i < leavers->len; i++)
    {
      const TdLeaver *leaver = g_ptr_array_index (leavers, i);
      const TdDueRow *pair = td_agenda_find_pair (agenda, leaver->pair_id);
      TdAgendaRow *row;

      if (pair == NULL)
        continue;
      row = td_agenda_add (agenda, TD_AGENDA_LEAVER, pair, leaver->leave_date);
      row->object_id = leaver->employee_id;
      row->side = g_strdup (leaver->side);
    }
  return leavers != NULL;
}

/* An end review belongs to the end: where that is told already, it is what comes next there. */
static void
add_review (TdAgenda *agenda, const TdReviewDue *review)
{
  const TdDueRow *pair = td_agenda_find_pair (agenda, review->pair_id);
  gboolean end = g_strcmp0 (review->kind, "end") == 0;
  TdAgendaRow *row = end ? g_hash_table_lookup (agenda->ends, &review->pair_id) : NULL;

  if (row)
    row->next = TD_AGENDA_REVIEW;
  else if (pair)
    td_agenda_add (agenda, end ? TD_AGENDA_END_REVIEW : TD_AGENDA_MID_REVIEW, pair, review->due_on);
}

static gboolean
add_reviews (TdAgenda *agenda, GError **error)
{
  g_autoptr (GPtrArray) reviews =
      td_review_list_due (agenda->db, agenda->program_id, agenda->as_of, error);

  for (guint i = 0; reviews && i < reviews->len; i++)
    add_review (agenda, g_ptr_array_index (reviews, i));
  return reviews != NULL;
}

gboolean
td_agenda_add_others (TdAgenda *agenda, GError **error)
{
  return add_concerns (agenda, error) && add_leavers (agenda, error) &&
         add_reviews (agenda, error) && add_surveys (agenda, error) &&
         add_unsigned (agenda, error) && add_goals (agenda, error) && add_actions (agenda, error);
}
