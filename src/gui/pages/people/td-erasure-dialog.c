/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/people/td-erasure-dialog.h"

#include "gui/widgets/td-closures.h"
#include "workspace/td-erasure.h"

#include <glib/gi18n-lib.h>

struct _TdErasureDialog
{
  TdDialog parent_instance;

  GtkCheckButton *erase;
  AdwPreferencesGroup *goes_group;
  AdwPreferencesGroup *stays_group;
  AdwPreferencesGroup *cautions_group;
  AdwPreferencesGroup *refusals_group;
  GtkLabel *goes;
  GtkLabel *stays;
  GtkLabel *cautions;
  GtkLabel *refusals;
  GtkButton *do_button;

  gint64 id;
};

G_DEFINE_FINAL_TYPE (TdErasureDialog, td_erasure_dialog, TD_TYPE_DIALOG)

typedef struct
{
  gint64 id;
  TdErasureKind kind;
  TdDate today;
} Request;

static Request *
request_new (TdErasureDialog *self)
{
  Request *request = g_new (Request, 1);

  *request = (Request){ self->id,
                        gtk_check_button_get_active (self->erase) ? TD_ERASURE_ERASE
                                                                  : TD_ERASURE_ANONYMISE,
                        td_session_get_today (td_dialog_get_session (TD_DIALOG (self))) };
  return request;
}

/* --- The rehearsal --- */

static gpointer
plan_job (TdDatabase *db, gpointer data, GError **error)
{
  Request *request = data;

  return td_erasure_plan (db, request->kind, &request->id, 1, request->today, error);
}

static void
show_lines (AdwPreferencesGroup *group, GtkLabel *label, GString *lines)
{
  gtk_label_set_label (label, lines->str);
  gtk_widget_set_visible (GTK_WIDGET (group), lines->len > 0);
}

static void
show_items (AdwPreferencesGroup *group, GtkLabel *label, GPtrArray *items)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      TdErasureItem *item = items->pdata[i];

      g_string_append_printf (lines, "%s• %s: %s", i ? "\n" : "", item->title, item->words);
    }
  show_lines (group, label, lines);
}

static void
show_texts (AdwPreferencesGroup *group, GtkLabel *label, GPtrArray *texts)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < texts->len; i++)
    g_string_append_printf (lines, "%s• %s", i ? "\n" : "", (char *) texts->pdata[i]);
  show_lines (group, label, lines);
}

static void
planned_cb (gpointer owner, gpointer result, GError *error)
{
  TdErasureDialog *self = owner;
  g_autoptr (TdErasurePlan) plan = result;
  gboolean possible = plan->refusals->len == 0 && plan->names->len > 0;

  for (guint i = 0; i < plan->copies->len; i++)
    g_ptr_array_add (plan->cautions,
                     /* Translators: the path of a file. */
                     g_strdup_printf (_ ("An older copy still holds everything: %s"),
                                      (char *) plan->copies->pdata[i]));
  show_items (self->goes_group, self->goes, plan->goes);
  show_items (self->stays_group, self->stays, plan->stays);
  show_texts (self->cautions_group, self->cautions, plan->cautions);
  show_texts (self->refusals_group, self->refusals, plan->refusals);
  gtk_button_set_label (self->do_button,
                        plan->kind == TD_ERASURE_ERASE ? _ ("_Erase") : _ ("_Make Anonymous"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.erase", possible);
}

static void
rehearse (TdErasureDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.erase", FALSE);
  td_session_read (td_dialog_get_session (TD_DIALOG (self)), self, TD_JOB_REPORT, plan_job,
                   request_new (self), g_free, (GDestroyNotify) td_erasure_plan_free, planned_cb);
}

static void
kind_changed_cb (TdErasureDialog *self)
{
  rehearse (self);
}

/* --- Doing it --- */

static gpointer
erase_job (TdDatabase *db, gpointer data, GError **error)
{
  Request *request = data;
  TdErasureResult *result = g_new0 (TdErasureResult, 1);

  if (td_erasure_run (db, request->kind, &request->id, 1, request->today, NULL, result, error))
    return result;
  g_free (result);
  return NULL;
}

static void
erase_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdErasureDialog *self = TD_ERASURE_DIALOG (widget);

  gtk_widget_action_set_enabled (widget, "dialog.erase", FALSE);
  td_dialog_write (TD_DIALOG (self), NULL, _ ("Nothing Was Erased"), erase_job, request_new (self),
                   g_free, g_free);
}

/* There is no undo to offer. */
static void
td_erasure_dialog_written (TdDialog *dialog, gpointer result)
{
  const TdErasureResult *done = result;

  td_session_tell (td_dialog_get_session (dialog),
                   done->clean ? _ ("Done; nothing of it is left in the file")
                               : _ ("Done; close other programs that have the workspace open, so "
                                    "that nothing is left beside it"));
}

void
td_erasure_dialog_present (GtkWidget *parent, TdSession *session, TdEmployee *person)
{
  TdErasureDialog *self =
      g_object_new (TD_TYPE_ERASURE_DIALOG, "transient-for", gtk_widget_get_root (parent),
                    "session", session, "title", person->name, NULL);

  self->id = person->id;
  rehearse (self);
  gtk_window_present (GTK_WINDOW (self));
}

static void
td_erasure_dialog_class_init (TdErasureDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  TD_DIALOG_CLASS (klass)->written = td_erasure_dialog_written;

  gtk_widget_class_install_action (widget_class, "dialog.erase", NULL, erase_action);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/people/td-erasure-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdErasureDialog, erase);
  gtk_widget_class_bind_template_child (widget_class, TdErasureDialog, goes_group);
  gtk_widget_class_bind_template_child (widget_class, TdErasureDialog, stays_group);
  gtk_widget_class_bind_template_child (widget_class, TdErasureDialog, cautions_group);
  gtk_widget_class_bind_template_child (widget_class, TdErasureDialog, refusals_group);
  gtk_widget_class_bind_template_child (widget_class, TdErasureDialog, goes);
  gtk_widget_class_bind_template_child (widget_class, TdErasureDialog, stays);
  gtk_widget_class_bind_template_child (widget_class, TdErasureDialog, cautions);
  gtk_widget_class_bind_template_child (widget_class, TdErasureDialog, refusals);
  gtk_widget_class_bind_template_child (widget_class, TdErasureDialog, do_button);
  gtk_widget_class_bind_template_callback (widget_class, kind_changed_cb);
  td_closures_bind (widget_class);
}

static void
td_erasure_dialog_init (TdErasureDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
