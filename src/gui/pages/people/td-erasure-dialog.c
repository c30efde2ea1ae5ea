/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/people/td-erasure-dialog.h"

#include "base/td-text.h"
#include "gui/pages/people/td-group-lines.h"
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
  AdwPreferencesGroup *names_group;
  AdwPreferencesGroup *copies_group;
  GtkLabel *names;
  GtkLabel *copies;
  GtkSwitch *copies_too;
  GtkButton *do_button;

  GArray *ids;    /* of gint64 */
  GPtrArray *old; /* the paths of older copies */
};

G_DEFINE_FINAL_TYPE (TdErasureDialog, td_erasure_dialog, TD_TYPE_DIALOG)

/* So many names are shown; how many more there are is said. */
#define MOST_NAMES 12

typedef struct
{
  GArray *ids;
  TdErasureKind kind;
  TdDate today;
  GPtrArray *old; /* what is deleted too; NULL for nothing */
  TdProgress *progress;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_array_unref (request->ids);
  g_clear_pointer (&request->old, g_ptr_array_unref);
  g_clear_object (&request->progress);
  g_free (request);
}

static Request *
request_new (TdErasureDialog *self)
{
  Request *request = g_new0 (Request, 1);

  request->ids = g_array_ref (self->ids);
  request->kind =
      gtk_check_button_get_active (self->erase) ? TD_ERASURE_ERASE : TD_ERASURE_ANONYMISE;
  request->today = td_session_get_today (td_dialog_get_session (TD_DIALOG (self)));
  return request;
}

/* --- The rehearsal --- */

static gpointer
plan_job (TdDatabase *db, gpointer data, GError **error)
{
  Request *request = data;

  return td_erasure_plan (db, request->kind, (const gint64 *) request->ids->data, request->ids->len,
                          request->today, error);
}

static void
show_items (AdwPreferencesGroup *group, GtkLabel *label, GPtrArray *items)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      TdErasureItem *item = items->pdata[i];

      td_group_add_item (lines, item->title, item->words);
    }
  td_group_show_lines (group, label, lines);
}

/* Of one her name is the title already. */
static void
show_names (TdErasureDialog *self, GPtrArray *names)
{
  g_autoptr (GString) words = g_string_new (NULL);
  guint n_shown = MIN (names->len, MOST_NAMES);

  for (guint i = 0; names->len > 1 && i < n_shown; i++)
    g_string_append_printf (words, "%s%s", i ? td_text_get_comma () : "", (char *) names->pdata[i]);
  if (names->len > n_shown)
    g_string_append_printf (words, ngettext (" and %u more", " and %u more", names->len - n_shown),
                            names->len - n_shown);
  td_group_show_lines (self->names_group, self->names, words);
}

/* Said before, with their paths; whether they go too is hers to say. */
static void
show_copies (TdErasureDialog *self, GPtrArray *copies)
{
  g_autofree char *title =
      g_strdup_printf (ngettext ("%u older copy still holds everything",
                                 "%u older copies still hold everything", copies->len),
                       copies->len);

  g_clear_pointer (&self->old, g_ptr_array_unref);
  self->old = g_ptr_array_ref (copies);
  adw_preferences_group_set_title (self->copies_group, title);
  td_group_show_texts (self->copies_group, self->copies, copies);
}

static void
planned_cb (gpointer owner, gpointer result, GError *error)
{
  TdErasureDialog *self = owner;
  g_autoptr (TdErasurePlan) plan = result;
  gboolean possible = plan->refusals->len == 0 && plan->names->len > 0;

  show_names (self, plan->names);
  show_items (self->goes_group, self->goes, plan->goes);
  show_items (self->stays_group, self->stays, plan->stays);
  td_group_show_texts (self->cautions_group, self->cautions, plan->cautions);
  td_group_show_texts (self->refusals_group, self->refusals, plan->refusals);
  show_copies (self, plan->copies);
  gtk_button_set_label (self->do_button,
                        plan->kind == TD_ERASURE_ERASE ? _ ("_Erase") : _ ("_Make Anonymous"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.erase", possible);
}

static void
rehearse (TdErasureDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.erase", FALSE);
  td_session_read (td_dialog_get_session (TD_DIALOG (self)), self, TD_JOB_REPORT, plan_job,
                   request_new (self), request_free, (GDestroyNotify) td_erasure_plan_free,
                   planned_cb);
}

static void
kind_changed_cb (TdErasureDialog *self)
{
  rehearse (self);
}

/* --- Doing it --- */

typedef struct
{
  TdErasureResult result;
  guint n_deleted;
  char *trouble; /* why a copy is left, NULL where none is */
} Done;

static void
done_free (gpointer data)
{
  Done *done = data;

  g_free (done->trouble);
  g_free (done);
}

/* The people are gone even where a copy cannot be deleted: that is told, and no failure. */
static void
delete_copies (TdDatabase *db, Request *request, Done *done)
{
  g_autoptr (GError) trouble = NULL;

  td_progress_set (request->progress, 0.9, _ ("Deleting older copies…"));
  if (td_erasure_delete_copies (db, request->old, NULL, NULL, &trouble))
    done->n_deleted = request->old->len;
  else
    done->trouble = g_strdup (trouble->message);
}

static gpointer
erase_job (TdDatabase *db, gpointer data, GError **error)
{
  Request *request = data;
  Done *done = g_new0 (Done, 1);

  if (!td_erasure_run (db, request->kind, (const gint64 *) request->ids->data, request->ids->len,
                       request->today, request->progress, &done->result, error))
    {
      done_free (done);
      return NULL;
    }
  if (request->old)
    delete_copies (db, request, done);
  return done;
}

static void
erase_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdErasureDialog *self = TD_ERASURE_DIALOG (widget);
  Request *request = request_new (self);

  request->progress = g_object_ref (td_dialog_get_progress (TD_DIALOG (self)));
  if (self->old->len && gtk_switch_get_active (self->copies_too))
    request->old = g_ptr_array_ref (self->old);
  gtk_widget_action_set_enabled (widget, "dialog.erase", FALSE);
  td_dialog_write (TD_DIALOG (self), NULL, _ ("Nothing Was Erased"), erase_job, request,
                   request_free, done_free);
}

/* There is no undo to offer. */
static void
td_erasure_dialog_written (TdDialog *dialog, gpointer result)
{
  TdSession *session = td_dialog_get_session (dialog);
  const Done *done = result;

  if (done->trouble)
    td_session_tell (session, done->trouble);
  else if (!done->result.clean)
    td_session_tell (session, _ ("Done; close other programs that have the workspace open, so "
                                 "that nothing is left beside it"));
  else if (done->n_deleted)
    td_session_tell (session, _ ("Done; the older copies are deleted, and a new backup is made"));
  else
    td_session_tell (session, _ ("Done; nothing of it is left in the file"));
}

static void
td_erasure_dialog_failed (TdDialog *dialog, const char *heading, const GError *error)
{
  TdErasureDialog *self = TD_ERASURE_DIALOG (dialog);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.erase", TRUE);
  TD_DIALOG_CLASS (td_erasure_dialog_parent_class)->failed (dialog, heading, error);
}

static void
present (GtkWidget *parent, TdSession *session, GArray *ids, const char *title)
{
  TdErasureDialog *self =
      g_object_new (TD_TYPE_ERASURE_DIALOG, "transient-for", gtk_widget_get_root (parent),
                    "session", session, "title", title, NULL);

  self->ids = g_array_ref (ids);
  rehearse (self);
  gtk_window_present (GTK_WINDOW (self));
}

void
td_erasure_dialog_present (GtkWidget *parent, TdSession *session, TdEmployee *person)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (ids, person->id);
  present (parent, session, ids, person->name);
}

void
td_erasure_dialog_present_many (GtkWidget *parent, TdSession *session, GArray *ids)
{
  g_autofree char *title = NULL;

  g_return_if_fail (ids->len > 0);

  title = g_strdup_printf (ngettext ("%'u Person", "%'u People", ids->len), ids->len);
  present (parent, session, ids, title);
}

static void
td_erasure_dialog_finalize (GObject *object)
{
  TdErasureDialog *self = TD_ERASURE_DIALOG (object);

  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->old, g_ptr_array_unref);

  G_OBJECT_CLASS (td_erasure_dialog_parent_class)->finalize (object);
}

static void
td_erasure_dialog_class_init (TdErasureDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = td_erasure_dialog_finalize;
  TD_DIALOG_CLASS (klass)->written = td_erasure_dialog_written;
  TD_DIALOG_CLASS (klass)->failed = td_erasure_dialog_failed;

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
  gtk_widget_class_bind_template_child (widget_class, TdErasureDialog, names_group);
  gtk_widget_class_bind_template_child (widget_class, TdErasureDialog, copies_group);
  gtk_widget_class_bind_template_child (widget_class, TdErasureDialog, names);
  gtk_widget_class_bind_template_child (widget_class, TdErasureDialog, copies);
  gtk_widget_class_bind_template_child (widget_class, TdErasureDialog, copies_too);
  gtk_widget_class_bind_template_child (widget_class, TdErasureDialog, do_button);
  gtk_widget_class_bind_template_callback (widget_class, kind_changed_cb);
  td_closures_bind (widget_class);
}

static void
td_erasure_dialog_init (TdErasureDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
