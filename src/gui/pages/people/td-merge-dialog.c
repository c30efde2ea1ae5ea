/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/people/td-merge-dialog.h"

#include "gui/pages/people/td-group-lines.h"
#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-person-row.h"
#include "workspace/td-merge.h"

#include <glib/gi18n-lib.h>

struct _TdMergeDialog
{
  TdDialog parent_instance;

  TdPersonRow *stays;
  TdPersonRow *goes;
  AdwPreferencesGroup *moves_group;
  AdwPreferencesGroup *cautions_group;
  AdwPreferencesGroup *refusals_group;
  GtkLabel *moves;
  GtkLabel *cautions;
  GtkLabel *refusals;
};

G_DEFINE_FINAL_TYPE (TdMergeDialog, td_merge_dialog, TD_TYPE_DIALOG)

typedef struct
{
  gint64 stays;
  gint64 goes;
  TdDate today;
} Request;

static gint64
id_of (TdPersonRow *row)
{
  gint64 id;

  g_object_get (row, "value-id", &id, NULL);
  return id;
}

static Request *
request_new (TdMergeDialog *self)
{
  Request *request = g_new0 (Request, 1);

  request->stays = id_of (self->stays);
  request->goes = id_of (self->goes);
  request->today = td_session_get_today (td_dialog_get_session (TD_DIALOG (self)));
  return request;
}

/* --- What would happen --- */

static gpointer
plan_job (TdDatabase *db, gpointer data, GError **error)
{
  Request *request = data;

  return td_merge_plan (db, request->stays, request->goes, error);
}

static void
show_moves (TdMergeDialog *self, GArray *moves)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < moves->len; i++)
    {
      const TdMergeItem *item = &g_array_index (moves, TdMergeItem, i);
      g_autofree char *n = g_strdup_printf ("%'d", item->n);

      td_group_add_item (lines, item->title, n);
    }
  if (moves->len == 0)
    g_string_append (lines, _ ("Only the number: nothing else is known of it."));
  td_group_show_lines (self->moves_group, self->moves, lines);
}

/* Of two others by now nothing is shown. */
static gboolean
is_asked (TdMergeDialog *self, const TdMergePlan *plan)
{
  return plan->stays->id == id_of (self->stays) && plan->goes->id == id_of (self->goes);
}

static void
planned_cb (gpointer owner, gpointer result, GError *error)
{
  TdMergeDialog *self = owner;
  g_autoptr (TdMergePlan) plan = result;

  if (!is_asked (self, plan))
    return;
  show_moves (self, plan->moves);
  td_group_show_texts (self->cautions_group, self->cautions, plan->cautions);
  td_group_show_texts (self->refusals_group, self->refusals, plan->refusals);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.merge", plan->refusals->len == 0);
}

static void
hide_plan (TdMergeDialog *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->moves_group), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->cautions_group), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->refusals_group), FALSE);
}

static void
people_changed_cb (TdMergeDialog *self)
{
  TdSession *session = td_dialog_get_session (TD_DIALOG (self));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.merge", FALSE);
  if (id_of (self->stays) && id_of (self->goes))
    td_session_read (session, self, TD_JOB_REPORT, plan_job, request_new (self), g_free,
                     (GDestroyNotify) td_merge_plan_free, planned_cb);
  else
    hide_plan (self);
}

static void
turn_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdMergeDialog *self = TD_MERGE_DIALOG (widget);
  gint64 stays = id_of (self->stays), goes = id_of (self->goes);
  g_autofree char *stays_name = NULL;
  g_autofree char *goes_name = NULL;

  g_object_get (self->stays, "person-name", &stays_name, NULL);
  g_object_get (self->goes, "person-name", &goes_name, NULL);
  g_object_set (self->stays, "value-id", goes, "person-name", goes_name, NULL);
  g_object_set (self->goes, "value-id", stays, "person-name", stays_name, NULL);
}

/* --- Doing it --- */

static gpointer
merge_job (TdDatabase *db, gpointer data, GError **error)
{
  Request *request = data;

  td_merge_run (db, request->stays, request->goes, request->today, error);
  return NULL;
}

static void
merge_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdMergeDialog *self = TD_MERGE_DIALOG (widget);

  td_dialog_write (TD_DIALOG (self), _ ("Merged; both numbers are one person now"),
                   _ ("Not Merged"), merge_job, request_new (self), g_free, NULL);
}

/* Who was in front of her may be gone: then the one that stayed is. */
static void
td_merge_dialog_written (TdDialog *dialog, gpointer result)
{
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (dialog));

  if (window)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.show", "(sx)", "people",
                                id_of (TD_MERGE_DIALOG (dialog)->stays));
}

void
td_merge_dialog_present (GtkWidget *parent, TdSession *session, TdEmployee *person)
{
  TdMergeDialog *self = g_object_new (TD_TYPE_MERGE_DIALOG, "transient-for",
                                      gtk_widget_get_root (parent), "session", session, NULL);

  g_object_set (self->stays, "value-id", person->id, "person-name", person->name, NULL);
  gtk_window_present (GTK_WINDOW (self));
}

static void
td_merge_dialog_class_init (TdMergeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  TD_DIALOG_CLASS (klass)->written = td_merge_dialog_written;

  g_type_ensure (TD_TYPE_PERSON_ROW);
  gtk_widget_class_install_action (widget_class, "dialog.merge", NULL, merge_action);
  gtk_widget_class_install_action (widget_class, "dialog.turn", NULL, turn_action);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/people/td-merge-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdMergeDialog, stays);
  gtk_widget_class_bind_template_child (widget_class, TdMergeDialog, goes);
  gtk_widget_class_bind_template_child (widget_class, TdMergeDialog, moves_group);
  gtk_widget_class_bind_template_child (widget_class, TdMergeDialog, cautions_group);
  gtk_widget_class_bind_template_child (widget_class, TdMergeDialog, refusals_group);
  gtk_widget_class_bind_template_child (widget_class, TdMergeDialog, moves);
  gtk_widget_class_bind_template_child (widget_class, TdMergeDialog, cautions);
  gtk_widget_class_bind_template_child (widget_class, TdMergeDialog, refusals);
  gtk_widget_class_bind_template_callback (widget_class, people_changed_cb);
  td_closures_bind (widget_class);
}

static void
td_merge_dialog_init (TdMergeDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  people_changed_cb (self);
}
