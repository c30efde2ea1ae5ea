/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairs/td-goal-row.h"

#include "base/td-text.h"
#include "gui/frame/td-page.h"
#include "gui/pages/pairs/td-checklist-box.h"
#include "gui/pages/pairs/td-goal-dialog.h"
#include "gui/pages/pairs/td-goal-step-dialog.h"
#include "gui/widgets/td-wrap-box.h"

#include <glib/gi18n-lib.h>

struct _TdGoalRow
{
  AdwExpanderRow parent_instance;

  GtkLabel *state;
  AdwActionRow *measure;
  AdwActionRow *history;
  GtkExpander *checklist_expander;
  TdChecklistBox *checklist;
  GtkWidget *reach;
  GtkWidget *reopen;

  TdGoalItem *item;
};

G_DEFINE_FINAL_TYPE (TdGoalRow, td_goal_row, ADW_TYPE_EXPANDER_ROW)

/* --- What is said --- */

/* "Development goal · Long term · agreed 3 Feb 2026 · due 1 Jun 2026" */
static char *
say_goal (const TdGoal *goal)
{
  gboolean topic = g_strcmp0 (goal->kind, "topic") == 0;
  GString *text = g_string_new (td_goal_kind_get_label (goal->kind));

  if (goal->horizon)
    td_text_add_part (text, "%s", td_goal_horizon_get_label (goal->horizon));
  if (goal->agreed_on)
    /* Translators: a date. */
    td_text_add_date (text, _ ("agreed %s"), goal->agreed_on);
  else if (!topic)
    td_text_add_part (text, "%s", _ ("not agreed by both yet"));
  /* Translators: a date. */
  td_text_add_date (text, _ ("by %s"), goal->due_on);
  return g_string_free (text, FALSE);
}

static char *
say_state (const TdGoal *goal)
{
  if (goal->days_late > 0)
    /* Translators: of a goal that is past its day. */
    return g_strdup_printf (ngettext ("%d day late", "%d days late", goal->days_late),
                            goal->days_late);
  return g_strdup (td_goal_state_get_label (goal->state));
}

static void
set_subtitle (AdwActionRow *row, const char *text)
{
  gtk_widget_set_visible (GTK_WIDGET (row), text && *text);
  adw_action_row_set_subtitle (row, text ? text : "");
}

static void
enable_actions (TdGoalRow *self)
{
  gboolean open = g_strcmp0 (self->item->goal->state, "open") == 0;
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_set_visible (self->reach, open);
  gtk_widget_set_visible (self->reopen, !open);
  gtk_widget_action_set_enabled (widget, "goal.reach", open);
  gtk_widget_action_set_enabled (widget, "goal.drop", open);
  gtk_widget_action_set_enabled (widget, "goal.reopen", !open);
}

void
td_goal_row_show (TdGoalRow *self, TdGoalItem *item)
{
  const TdGoal *goal = item->goal;
  int n_done = td_checklist_count (&item->checklist);
  g_autofree char *title = g_markup_escape_text (goal->title, -1);
  g_autofree char *subtitle = say_goal (goal);
  g_autofree char *state = say_state (goal);
  g_autofree char *steps =
      /* Translators: how many of the eight steps of coaching are done. */
      g_strdup_printf (_ ("Steps of coaching: %d of %d"), n_done, TD_CHECKLIST_STEPS);

  g_set_object (&self->item, item);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  gtk_label_set_text (self->state, state);
  set_subtitle (self->measure, goal->measure);
  set_subtitle (self->history, item->history);
  gtk_expander_set_label (self->checklist_expander, steps);
  td_checklist_box_show (self->checklist, &item->checklist);
  enable_actions (self);
}

/* --- What she does --- */

static TdPage *
get_page (TdGoalRow *self)
{
  return TD_PAGE (gtk_widget_get_ancestor (GTK_WIDGET (self), TD_TYPE_PAGE));
}

static void
step_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  static const struct
  {
    const char *action;
    TdGoalStep step;
  } steps[] = {
    { "goal.reach", TD_GOAL_STEP_REACH },
    { "goal.drop", TD_GOAL_STEP_DROP },
    { "goal.reopen", TD_GOAL_STEP_REOPEN },
    { "goal.note", TD_GOAL_STEP_NOTE },
  };
  TdGoalRow *self = TD_GOAL_ROW (widget);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (g_str_equal (steps[i].action, action))
      td_goal_step_dialog_show (widget, td_page_get_session (get_page (self)), self->item->goal,
                                steps[i].step);
}

static void
edit_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdGoalRow *self = TD_GOAL_ROW (widget);

  td_goal_dialog_show (widget, td_page_get_session (get_page (self)), self->item->goal);
}

typedef struct
{
  gint64 goal_id;
  int step;
  TdDate on; /* none: taken back */
  TdDate today;
} CheckData;

static gpointer
check_job (TdDatabase *db, gpointer data, GError **error)
{
  const CheckData *check = data;

  td_checklist_set (db, check->goal_id, check->step, check->on, check->today, error);
  return NULL;
}

static void
checked_cb (TdGoalRow *self, int step, gboolean done)
{
  TdPage *page = get_page (self);
  CheckData *check = g_new (CheckData, 1);
  TdDate today = td_page_get_today (page);

  *check = (CheckData){ self->item->goal->id, step, done ? today : TD_DATE_NONE, today };
  td_page_write (page, done ? _ ("Coaching step done") : _ ("Coaching step taken back"), check_job,
                 check, g_free, NULL, NULL);
}

/* --- Class --- */

GtkWidget *
td_goal_row_new (TdGoalItem *item)
{
  TdGoalRow *self = g_object_new (TD_TYPE_GOAL_ROW, NULL);

  td_goal_row_show (self, item);
  return GTK_WIDGET (self);
}

static void
td_goal_row_dispose (GObject *object)
{
  g_clear_object (&TD_GOAL_ROW (object)->item);

  G_OBJECT_CLASS (td_goal_row_parent_class)->dispose (object);
}

static void
td_goal_row_class_init (TdGoalRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TD_TYPE_CHECKLIST_BOX);
  g_type_ensure (TD_TYPE_WRAP_BOX);
  G_OBJECT_CLASS (klass)->dispose = td_goal_row_dispose;
  gtk_widget_class_install_action (widget_class, "goal.reach", NULL, step_cb);
  gtk_widget_class_install_action (widget_class, "goal.drop", NULL, step_cb);
  gtk_widget_class_install_action (widget_class, "goal.reopen", NULL, step_cb);
  gtk_widget_class_install_action (widget_class, "goal.note", NULL, step_cb);
  gtk_widget_class_install_action (widget_class, "goal.edit", NULL, edit_cb);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/pairs/td-goal-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TdGoalRow, state);
  gtk_widget_class_bind_template_child (widget_class, TdGoalRow, measure);
  gtk_widget_class_bind_template_child (widget_class, TdGoalRow, history);
  gtk_widget_class_bind_template_child (widget_class, TdGoalRow, checklist_expander);
  gtk_widget_class_bind_template_child (widget_class, TdGoalRow, checklist);
  gtk_widget_class_bind_template_child (widget_class, TdGoalRow, reach);
  gtk_widget_class_bind_template_child (widget_class, TdGoalRow, reopen);
  gtk_widget_class_bind_template_callback (widget_class, checked_cb);
}

static void
td_goal_row_init (TdGoalRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
