/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "partnership/td-pair-action.h"

#include "base/td-error.h"
#include "base/td-text.h"
#include "base/td-words.h"
#include "partnership/td-partnership-private.h"

#include <glib/gi18n-lib.h>

static const TdField action_fields[] = {
  TD_FIELD (TdPairAction, id, TD_FIELD_ID),
  TD_FIELD (TdPairAction, pair_id, TD_FIELD_ID),
  TD_FIELD (TdPairAction, goal_id, TD_FIELD_ID),
  TD_FIELD (TdPairAction, title, TD_FIELD_TEXT),
  TD_FIELD (TdPairAction, owner, TD_FIELD_TEXT),
  TD_FIELD (TdPairAction, set_on, TD_FIELD_DATE),
  TD_FIELD (TdPairAction, due_on, TD_FIELD_DATE),
  TD_FIELD (TdPairAction, state, TD_FIELD_TEXT),
  TD_FIELD (TdPairAction, closed_on, TD_FIELD_DATE),
  TD_FIELD (TdPairAction, program_id, TD_FIELD_ID),
  TD_FIELD (TdPairAction, program_name, TD_FIELD_TEXT),
  TD_FIELD (TdPairAction, mentor_name, TD_FIELD_TEXT),
  TD_FIELD (TdPairAction, mentee_name, TD_FIELD_TEXT),
  TD_FIELD (TdPairAction, owner_name, TD_FIELD_TEXT),
  TD_FIELD (TdPairAction, goal_title, TD_FIELD_TEXT),
  TD_FIELD (TdPairAction, days_late, TD_FIELD_INT),
  TD_FIELD (TdPairAction, as_of, TD_FIELD_DATE),
};

TD_DEFINE_RECORD (TdPairAction, td_pair_action, action_fields)

/* The goal apart, where 0 is NULL. */
static const char *const stored_fields[] = { "pair_id", "title", "owner",     "set_on",
                                             "due_on",  "state", "closed_on", NULL };

#define ACTION_SELECT                                                                         \
  "SELECT a.*, p.program_id, g.name AS program_name, r.name AS mentor_name, "                 \
  "e.name AS mentee_name, o.title AS goal_title, "                                            \
  "CASE a.owner WHEN 'mentor' THEN r.name WHEN 'mentee' THEN e.name END AS owner_name "       \
  "FROM pair_action a JOIN pair p ON p.id = a.pair_id JOIN program g ON g.id = p.program_id " \
  "JOIN employee r ON r.id = p.mentor_id JOIN employee e ON e.id = p.mentee_id "              \
  "LEFT JOIN goal o ON o.id = a.goal_id "

static const char *const owners[] = { "mentor", "mentee", "coordinator", NULL };
static const char *const owner_labels[] = { NC_ ("action", "Mentor"), NC_ ("action", "Mentee"),
                                            NC_ ("action", "Coordinator") };

static const char *const states[] = { "open", "done", "dropped", NULL };
/* Translators: of an action that somebody took on. */
static const char *const state_labels[] = { NC_ ("action", "Open"), NC_ ("action", "Done"),
                                            NC_ ("action", "Let go") };

const char *const *
td_pair_action_owners (void)
{
  return owners;
}

const char *
td_pair_action_owner_get_label (const char *owner)
{
  return td_words_get_label (&(TdWords){ owners, owner_labels, "action" }, owner);
}

const char *
td_pair_action_state_get_label (const char *state)
{
  return td_words_get_label (&(TdWords){ states, state_labels, "action" }, state);
}

TdPairAction *
td_pair_action_new (gint64 pair_id, TdDate on)
{
  TdPairAction *action = g_object_new (TD_TYPE_PAIR_ACTION, NULL);

  action->pair_id = pair_id;
  action->set_on = action->as_of = on;
  td_record_set_text (&action->owner, "mentee");
  td_record_set_text (&action->state, "open");
  return action;
}

TdRemarks *
td_pair_action_check (const TdPairAction *action, TdDate today)
{
  TdRemarks *remarks = td_remarks_new ();
  g_autofree char *title = td_text_clean (action->title);

  if (title == NULL)
    td_remarks_add (remarks, TD_REMARK_REFUSAL, "title", _ ("Say what is to be done."));
  if (action->owner == NULL || !g_strv_contains (owners, action->owner))
    td_remarks_add (remarks, TD_REMARK_REFUSAL, "owner",
                    _ ("Choose who does it: mentor, mentee or coordinator."));
  if (action->set_on == TD_DATE_NONE || action->set_on > today)
    td_remarks_add (remarks, TD_REMARK_REFUSAL, "set_on",
                    _ ("Say on which day it was agreed, today or before."));
  if (action->due_on && action->due_on < action->set_on)
    td_remarks_add (remarks, TD_REMARK_REFUSAL, "due_on",
                    _ ("It would be due before it was agreed. Choose a later day."));
  else if (action->due_on == TD_DATE_NONE)
    td_remarks_add (remarks, TD_REMARK_WARNING, "due_on",
                    _ ("Without a day nobody is reminded of it."));
  return remarks;
}

/* A goal that belongs to another pair would be a mistake that nobody sees. */
static gboolean
check_goal (TdDatabase *db, const TdPairAction *action, const TdPair *pair, GError **error)
{
  gint64 pair_id = 0;

  if (action->goal_id == 0)
    return TRUE;
  if (!td_database_query_int (db, &pair_id, error, "SELECT pair_id FROM goal WHERE id = $1", "i",
                              action->goal_id))
    return FALSE;
  return pair_id == pair->id ||
         td_pair_conflict (pair, _ ("this goal is not one of theirs."), error);
}

static gboolean
write_action (TdDatabase *db, TdPairAction *action, gpointer before, GError **error)
{
  if (before == NULL &&
      !td_database_insert (db, "pair_action", action, stored_fields, &action->id, error))
    return FALSE;
  if (before && !td_record_equal_fields (action, before, stored_fields) &&
      !td_database_update (db, "pair_action", action, stored_fields, action->id, error))
    return FALSE;
  return td_database_execute (db, error,
                              "UPDATE pair_action SET goal_id = $2 WHERE id = $1 "
                              "AND goal_id IS DISTINCT FROM $2",
                              "in", action->id, action->goal_id);
}

gboolean
td_pair_action_save (TdDatabase *db, TdPairAction *action, TdDate today, GError **error)
{
  g_autoptr (TdRemarks) remarks = td_pair_action_check (action, today);
  g_autoptr (TdPairAction) before =
      action->id ? td_pair_action_load (db, action->id, today, error) : NULL;
  gboolean new = action->id == 0;
  g_autoptr (TdPair) pair = NULL;
  g_autoptr (TdChange) change = NULL;

  if ((!new &&before == NULL) || !td_remarks_raise (remarks, error))
    return FALSE;
  td_record_take_text (&action->title, td_text_clean (action->title));
  change = td_pair_begin_change (db, new ? "partnership.action" : "partnership.action-edit",
                                 new ? action->pair_id : before->pair_id, today, &pair, error);
  if (change == NULL || (new && !td_partnership_check_open (pair, error)) ||
      !check_goal (db, action, pair, error) || !write_action (db, action, before, error))
    {
      action->id = new ? 0 : action->id;
      return FALSE;
    }
  return td_change_commit (change, error);
}

gboolean
td_pair_action_set_state (TdDatabase *db, gint64 id, const char *state, TdDate on, GError **error)
{
  gboolean open = g_strcmp0 (state, "open") == 0;
  const char *name = open                             ? "partnership.action-reopen"
                     : g_strcmp0 (state, "done") == 0 ? "partnership.action-done"
                                                      : "partnership.action-drop";
  g_autoptr (TdPairAction) action = td_pair_action_load (db, id, on, error);
  g_autoptr (TdPair) pair = NULL;
  g_autoptr (TdChange) change = NULL;

  g_return_val_if_fail (state != NULL && g_strv_contains (states, state), FALSE);

  if (action == NULL)
    return FALSE;
  change = td_pair_begin_change (db, name, action->pair_id, on, &pair, error);
  if (change == NULL)
    return FALSE;
  if (g_strcmp0 (action->state, state) != 0 &&
      !td_database_execute (db, error,
                            "UPDATE pair_action SET state = $2, closed_on = $3 WHERE id = $1",
                            "isD", id, state, open ? TD_DATE_NONE : on))
    return FALSE;
  return td_change_commit (change, error);
}

/* --- Reading --- */

static GPtrArray *
derive_all (GPtrArray *actions, TdDate today)
{
  for (guint i = 0; actions && i < actions->len; i++)
    {
      TdPairAction *action = actions->pdata[i];

      action->as_of = today;
      if (action->due_on && g_strcmp0 (action->state, "open") == 0)
        action->days_late = MAX (today - action->due_on, 0);
    }
  return actions;
}

TdPairAction *
td_pair_action_load (TdDatabase *db, gint64 id, TdDate today, GError **error)
{
  g_autoptr (GPtrArray) actions =
      derive_all (td_database_load (db, TD_TYPE_PAIR_ACTION, error, ACTION_SELECT "WHERE a.id = $1",
                                    "i", id),
                  today);

  if (actions == NULL)
    return NULL;
  if (actions->len > 0)
    return g_object_ref (actions->pdata[0]);
  g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND, _ ("There is no action %d."), (int) id);
  return NULL;
}

GPtrArray *
td_pair_action_list (TdDatabase *db,
                     gint64 program_id,
                     gint64 pair_id,
                     TdDate today,
                     GError **error)
{
  return derive_all (
      td_database_load (
          db, TD_TYPE_PAIR_ACTION, error,
          ACTION_SELECT
          "WHERE ($1 IS NULL OR p.program_id = $1) AND ($2 IS NULL OR a.pair_id = $2) "
          "ORDER BY td_sort_key(r.name, r.name_key), r.id, td_sort_key(e.name, e.name_key), e.id, "
          "p.id, "
          "CASE a.state WHEN 'open' THEN 0 WHEN 'done' THEN 1 ELSE 2 END, "
          "coalesce(a.due_on, '9999'), a.id",
          "nn", program_id, pair_id),
      today);
}

GPtrArray *
td_action_list_overdue (TdDatabase *db, gint64 program_id, TdDate today, GError **error)
{
  return derive_all (
      td_database_load (db, TD_TYPE_PAIR_ACTION, error,
                        ACTION_SELECT
                        "WHERE ($1 IS NULL OR p.program_id = $1) AND a.due_on < $2 "
                        "AND a.set_on <= $2 AND (a.state = 'open' OR a.closed_on > $2) "
                        "AND (p.state IN ('proposed', 'accepted', 'active', 'paused') "
                        "OR p.state IN ('completed', 'ended') AND p.ended_on > $2) "
                        "ORDER BY a.due_on, a.id",
                        "nD", program_id, today),
      today);
}
