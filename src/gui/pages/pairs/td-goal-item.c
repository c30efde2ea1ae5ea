/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairs/td-goal-row.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (TdGoalItem, td_goal_item, G_TYPE_OBJECT)

static void
td_goal_item_finalize (GObject *object)
{
  TdGoalItem *self = TD_GOAL_ITEM (object);

  g_clear_object (&self->goal);
  g_free (self->history);

  G_OBJECT_CLASS (td_goal_item_parent_class)->finalize (object);
}

static void
td_goal_item_class_init (TdGoalItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = td_goal_item_finalize;
}

static void
td_goal_item_init (TdGoalItem *self)
{
}

/* "3 Feb 2026 · Progress: half of it", newest first. */
static char *
say_history (GPtrArray *events, gint64 goal_id)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = events->len; i > 0; i--)
    {
      const TdGoalEvent *event = events->pdata[i - 1];
      g_autofree char *day = td_date_format (event->on_date);

      if (event->goal_id != goal_id)
        continue;
      g_string_append_printf (text, "%s%s · %s", text->len ? "\n" : "", day,
                              td_goal_event_get_label (event->kind));
      if (event->note)
        g_string_append_printf (text, ": %s", event->note);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static TdGoalItem *
item_new (TdGoal *goal, GPtrArray *events, GPtrArray *checklists)
{
  TdGoalItem *item = g_object_new (TD_TYPE_GOAL_ITEM, NULL);

  item->goal = g_object_ref (goal);
  item->history = say_history (events, goal->id);
  item->checklist.goal_id = goal->id;
  for (guint i = 0; i < checklists->len; i++)
    if (((TdChecklist *) checklists->pdata[i])->goal_id == goal->id)
      item->checklist = *(TdChecklist *) checklists->pdata[i];
  return item;
}

GPtrArray *
td_goal_items_load (TdDatabase *db, gint64 pair_id, TdDate today, GError **error)
{
  g_autoptr (GPtrArray) goals = td_goal_list (db, 0, pair_id, today, error);
  g_autoptr (GPtrArray) events = goals ? td_goal_list_events (db, pair_id, error) : NULL;
  g_autoptr (GPtrArray) checklists = events ? td_checklist_list (db, pair_id, error) : NULL;
  GPtrArray *items;

  if (checklists == NULL)
    return NULL;
  items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < goals->len; i++)
    g_ptr_array_add (items, item_new (goals->pdata[i], events, checklists));
  return items;
}
