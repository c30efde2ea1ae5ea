/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairs/td-pair-goals.h"

#include "base/td-text.h"
#include "gui/pages/pairs/td-action-dialog.h"
#include "gui/pages/pairs/td-action-row.h"
#include "gui/pages/pairs/td-goal-dialog.h"
#include "gui/pages/pairs/td-goal-row.h"
#include "pairing/td-pair.h"

#include <glib/gi18n-lib.h>

/* What is loaded: the goals (TdGoalItem) and the actions of a pair. */
typedef struct
{
  TdPair *pair; /* NULL: there is none any more */
  GPtrArray *goals;
  GPtrArray *actions;
} Found;

static void
found_free (gpointer data)
{
  Found *found = data;

  g_clear_object (&found->pair);
  g_clear_pointer (&found->goals, g_ptr_array_unref);
  g_clear_pointer (&found->actions, g_ptr_array_unref);
  g_free (found);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Found, found_free)

struct _TdPairGoals
{
  TdPairSection parent_instance;

  GtkWidget *goal_buttons;
  GtkListBox *goal_list;
  GtkLabel *goal_words;
  GtkWidget *action_group;
  GtkWidget *action_buttons;
  GtkListBox *action_list;
  GtkLabel *action_words;

  Found *found;        /* (nullable) */
  GListStore *goals;   /* TdGoalItem */
  GListStore *actions; /* TdPairAction */
};

G_DEFINE_FINAL_TYPE (TdPairGoals, td_pair_goals, TD_TYPE_PAIR_SECTION)

/* --- Adding and changing --- */

static void
add_goal (TdPairGoals *self, const char *kind)
{
  TdPage *page = TD_PAGE (self);
  g_autoptr (TdGoal) goal =
      td_goal_new (td_pair_section_get_pair_id (TD_PAIR_SECTION (self)), td_page_get_today (page));

  td_record_set_text (&goal->kind, kind);
  td_record_set_text (&goal->mentor_name, self->found->pair->mentor_name);
  td_record_set_text (&goal->mentee_name, self->found->pair->mentee_name);
  td_goal_dialog_show (GTK_WIDGET (self), td_page_get_session (page), goal);
}

static void
add_goal_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  add_goal (TD_PAIR_GOALS (widget), "development");
}

static void
add_topic_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  add_goal (TD_PAIR_GOALS (widget), "topic");
}

static void
show_action (TdPairGoals *self, TdPairAction *action)
{
  g_autoptr (GPtrArray) goals = g_ptr_array_new ();

  for (guint i = 0; i < self->found->goals->len; i++)
    g_ptr_array_add (goals, TD_GOAL_ITEM (self->found->goals->pdata[i])->goal);
  td_action_dialog_show (GTK_WIDGET (self), td_page_get_session (TD_PAGE (self)), action, goals);
}

static void
add_action_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdPairGoals *self = TD_PAIR_GOALS (widget);
  g_autoptr (TdPairAction) made =
      td_pair_action_new (td_pair_section_get_pair_id (TD_PAIR_SECTION (self)),
                          td_page_get_today (TD_PAGE (self)));

  show_action (self, made);
}

/* --- Showing --- */

static gint64
id_of (gpointer item)
{
  return TD_IS_GOAL_ITEM (item) ? TD_GOAL_ITEM (item)->goal->id : TD_PAIR_ACTION (item)->id;
}

static gboolean
holds_same (GListModel *store, GPtrArray *items)
{
  if (g_list_model_get_n_items (store) != items->len)
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (store, i);

      if (id_of (item) != id_of (items->pdata[i]))
        return FALSE;
    }
  return TRUE;
}

static void
show_in_row (GtkListBoxRow *row, gpointer item)
{
  if (TD_IS_GOAL_ROW (row))
    td_goal_row_show (TD_GOAL_ROW (row), item);
  else
    td_action_row_show (TD_ACTION_ROW (row), item);
}

/* The rows that are open, and the one that has the focus: by what they show. */
typedef struct
{
  GHashTable *open; /* gint64, a set */
  gint64 focused;
} Marks;

static void
note_marks (GtkListBox *list, GListModel *store, Marks *marks)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (list));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  marks->open = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  marks->focused = 0;
  for (guint i = 0; i < g_list_model_get_n_items (store); i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, (int) i);
      g_autoptr (GObject) item = g_list_model_get_item (store, i);
      gint64 id = id_of (item);

      if (ADW_IS_EXPANDER_ROW (row) && adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)))
        g_hash_table_add (marks->open, g_memdup2 (&id, sizeof id));
      if (focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (row)))
        marks->focused = id;
    }
}

static void
restore_marks (GtkListBox *list, GPtrArray *items, Marks *marks)
{
  for (guint i = 0; i < items->len; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, (int) i);
      gint64 id = id_of (items->pdata[i]);

      if (ADW_IS_EXPANDER_ROW (row) && g_hash_table_contains (marks->open, &id))
        adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
      if (id == marks->focused)
        gtk_widget_grab_focus (GTK_WIDGET (row));
    }
  g_hash_table_unref (marks->open);
}

/* The rows stay where they are the same ones; else what was open and had the focus has it again. */
static void
show_items (GtkListBox *list, GListStore *store, GPtrArray *items)
{
  Marks marks;

  if (holds_same (G_LIST_MODEL (store), items))
    {
      for (guint i = 0; i < items->len; i++)
        show_in_row (gtk_list_box_get_row_at_index (list, (int) i), items->pdata[i]);
      return;
    }
  note_marks (list, G_LIST_MODEL (store), &marks);
  g_list_store_splice (store, 0, g_list_model_get_n_items (G_LIST_MODEL (store)), items->pdata,
                       items->len);
  restore_marks (list, items, &marks);
}

static const char *
say_no_goals (const TdPair *pair, gboolean open)
{
  if (!open)
    return _ ("None were set.");
  if (g_strcmp0 (pair->program_kind, "coaching") == 0)
    return _ ("None yet. Coaching begins once both agreed on a goal and on the intake.");
  return _ ("None yet. Goals are optional; topics to talk about may stand in their place.");
}

static void
show_words (TdPairGoals *self)
{
  const TdPair *pair = self->found ? self->found->pair : NULL;
  gboolean open = pair && td_text_count_common (TD_PAIR_OPEN_STATES, pair->state) > 0;
  guint n_goals = self->found ? self->found->goals->len : 0;
  guint n_actions = self->found ? self->found->actions->len : 0;

  gtk_widget_set_visible (self->goal_buttons, open);
  gtk_widget_set_visible (self->action_buttons, open);
  gtk_widget_set_visible (self->action_group, open || n_actions > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->goal_list), n_goals > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->goal_words), n_goals == 0);
  gtk_label_set_text (self->goal_words, pair ? say_no_goals (pair, open) : "");
  gtk_widget_set_visible (GTK_WIDGET (self->action_list), n_actions > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->action_words), n_actions == 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "goals.add-goal", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "goals.add-topic", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "goals.add-action", open);
}

/* --- Loading --- */

static gpointer
load_job (TdDatabase *db, gpointer data, GError **error)
{
  const TdPairSectionJob *request = data;
  g_autoptr (Found) found = g_new0 (Found, 1);
  GError *trouble = NULL;

  found->pair = td_pair_load (db, request->pair_id, request->today, &trouble);
  if (trouble)
    {
      td_pair_section_propagate (error, trouble);
      return NULL;
    }
  found->goals = td_goal_items_load (db, request->pair_id, request->today, error);
  found->actions =
      found->goals ? td_pair_action_list (db, 0, request->pair_id, request->today, error) : NULL;
  return found->actions ? g_steal_pointer (&found) : NULL;
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdPairGoals *self = owner;
  Found *found = result;

  if (found == NULL)
    return;
  show_items (self->goal_list, self->goals, found->goals);
  show_items (self->action_list, self->actions, found->actions);
  g_clear_pointer (&self->found, found_free);
  self->found = found;
  show_words (self);
}

static void
td_pair_goals_load (TdPairSection *section, gint64 pair_id)
{
  td_page_read (TD_PAGE (section), load_job, td_pair_section_make_job (section), g_free, found_free,
                loaded_cb);
}

/* --- Class --- */

static GtkWidget *
make_goal_row (gpointer item, gpointer data)
{
  return td_goal_row_new (item);
}

static GtkWidget *
make_action_row (gpointer item, gpointer data)
{
  GtkWidget *row = td_action_row_new (item);

  g_signal_connect_object (row, "edit", G_CALLBACK (show_action), data, G_CONNECT_SWAPPED);
  return row;
}

static void
td_pair_goals_finalize (GObject *object)
{
  TdPairGoals *self = TD_PAIR_GOALS (object);

  g_clear_pointer (&self->found, found_free);
  g_clear_object (&self->goals);
  g_clear_object (&self->actions);

  G_OBJECT_CLASS (td_pair_goals_parent_class)->finalize (object);
}

static void
td_pair_goals_class_init (TdPairGoalsClass *klass)
{
  static const char *const tables[] = { "pair",        "goal",           "goal_event",
                                        "pair_action", "checklist_step", NULL };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = td_pair_goals_finalize;
  TD_PAGE_CLASS (klass)->tables = tables;
  TD_PAIR_SECTION_CLASS (klass)->load = td_pair_goals_load;
  gtk_widget_class_install_action (widget_class, "goals.add-goal", NULL, add_goal_cb);
  gtk_widget_class_install_action (widget_class, "goals.add-topic", NULL, add_topic_cb);
  gtk_widget_class_install_action (widget_class, "goals.add-action", NULL, add_action_cb);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/pairs/td-pair-goals.ui");
  gtk_widget_class_bind_template_child (widget_class, TdPairGoals, goal_buttons);
  gtk_widget_class_bind_template_child (widget_class, TdPairGoals, goal_list);
  gtk_widget_class_bind_template_child (widget_class, TdPairGoals, goal_words);
  gtk_widget_class_bind_template_child (widget_class, TdPairGoals, action_group);
  gtk_widget_class_bind_template_child (widget_class, TdPairGoals, action_buttons);
  gtk_widget_class_bind_template_child (widget_class, TdPairGoals, action_list);
  gtk_widget_class_bind_template_child (widget_class, TdPairGoals, action_words);
}

static void
td_pair_goals_init (TdPairGoals *self)
{
  self->goals = g_list_store_new (TD_TYPE_GOAL_ITEM);
  self->actions = g_list_store_new (TD_TYPE_PAIR_ACTION);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_bind_model (self->goal_list, G_LIST_MODEL (self->goals), make_goal_row, self, NULL);
  gtk_list_box_bind_model (self->action_list, G_LIST_MODEL (self->actions), make_action_row, self,
                           NULL);
  show_words (self);
}
