/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/frame/td-dialog.h"

#include "db/td-change.h"
#include "gui/frame/td-dialogs.h"
#include "gui/widgets/td-busy-bar.h"
#include "gui/widgets/td-entry-name.h"
#include "gui/widgets/td-form-keeper.h"
#include "gui/widgets/td-form-rows.h"
#include "gui/widgets/td-hidden-focus.h"
#include "gui/widgets/td-tab-order.h"
#include "gui/widgets/td-told.h"
#include "workspace/td-unsaved-form.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  /* Template children. */
  AdwBin *body;
  TdBusyBar *bar;

  TdSession *session;
  TdBusy *busy;
  GObject *keeper;            /* of the rows; NULL for none */
  char *about;                /* of the form that is kept; NULL for none */
  char *heading;              /* of a failure, while it writes */
  GDestroyNotify result_free; /* likewise */
} TdDialogPrivate;

enum
{
  PROP_SESSION = 1,
  PROP_BODY,
  PROP_BUSY,
  PROP_WRITING,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (TdDialog, td_dialog, ADW_TYPE_WINDOW)

#define PRIVATE(dialog) ((TdDialogPrivate *) td_dialog_get_instance_private (dialog))

/* The write has ended. */
static char *
take_heading (TdDialog *self)
{
  char *heading = g_steal_pointer (&PRIVATE (self)->heading);

  if (heading)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WRITING]);
  return heading;
}

static void
done_cb (gpointer owner, gpointer result, GError *error)
{
  TdDialog *self = owner;
  TdDialogPrivate *priv = PRIVATE (self);
  g_autofree char *heading = take_heading (self);

  if (error)
    {
      TD_DIALOG_GET_CLASS (self)->failed (self, heading, error);
      return;
    }
  TD_DIALOG_GET_CLASS (self)->written (self, result);
  if (result && priv->result_free)
    priv->result_free (result);
  gtk_window_close (GTK_WINDOW (self));
}

/* Whether there is a write under way, which nothing replaces: its end closes the dialog, or says
 * why not. */
static gboolean
drop_behind_write (TdDialog *self, const TdJob *job)
{
  if (!td_dialog_is_writing (self))
    return FALSE;
  if (job->data_free)
    job->data_free (job->data);
  return TRUE;
}

/* A job and the form that it makes an end of. */
typedef struct
{
  TdJob job;
  const char *form;
  char *about;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  if (saving->job.data_free)
    saving->job.data_free (saving->job.data);
  g_free (saving->about);
  g_free (saving);
}

static gboolean
forget_form (TdDatabase *db, gpointer data, GError **error)
{
  const Saving *saving = data;

  return td_unsaved_form_forget (db, saving->form, saving->about, error);
}

static gpointer
save_job (TdDatabase *db, gpointer data, GError **error)
{
  const Saving *saving = data;
  gpointer result;

  td_change_set_rider (db, forget_form, data);
  result = saving->job.func (db, saving->job.data, error);
  td_change_set_rider (db, NULL, NULL);
  return result;
}

/* Killed between the two, a form that was saved would be offered again. */
static TdJob
with_end_of_form (TdDialog *self, TdJob job)
{
  const char *about = PRIVATE (self)->about;
  Saving *saving;

  if (about == NULL)
    return job;
  saving = g_new (Saving, 1);
  *saving = (Saving){ job, G_OBJECT_TYPE_NAME (self), g_strdup (about) };
  return (TdJob){ save_job, saving, saving_free, job.result_free };
}

void
td_dialog_keep_rows (TdDialog *self, const char *about)
{
  TdDialogPrivate *priv = PRIVATE (self);

  g_return_if_fail (TD_IS_DIALOG (self));
  g_return_if_fail (about != NULL);

  g_clear_object (&priv->keeper);
  priv->keeper = G_OBJECT (td_form_keeper_new_for_rows (self, about));
}

void
td_dialog_set_kept_about (TdDialog *self, const char *about)
{
  TdDialogPrivate *priv = PRIVATE (self);

  g_return_if_fail (TD_IS_DIALOG (self));

  g_free (priv->about);
  priv->about = g_strdup (about);
}

void
td_dialog_write (TdDialog *self,
                 const char *toast,
                 const char *heading,
                 TdJobFunc func,
                 gpointer data,
                 GDestroyNotify data_free,
                 GDestroyNotify result_free)
{
  const TdJob job = { func, data, data_free, result_free };
  TdDialogPrivate *priv = PRIVATE (self);

  g_return_if_fail (TD_IS_DIALOG (self));
  g_return_if_fail (heading != NULL);

  if (drop_behind_write (self, &job))
    return;
  priv->heading = g_strdup (heading);
  priv->result_free = result_free;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WRITING]);
  td_busy_write (priv->busy, priv->session, _ ("Saving…"), toast, with_end_of_form (self, job),
                 done_cb);
}

void
td_dialog_read (TdDialog *self,
                const char *words,
                TdJobFunc func,
                gpointer data,
                GDestroyNotify data_free,
                GDestroyNotify result_free,
                TdDoneFunc done)
{
  const TdJob job = { func, data, data_free, result_free };
  TdDialogPrivate *priv = PRIVATE (self);

  g_return_if_fail (TD_IS_DIALOG (self));

  if (!drop_behind_write (self, &job))
    td_busy_read (priv->busy, priv->session, words, job, done);
}

TdSession *
td_dialog_get_session (TdDialog *self)
{
  g_return_val_if_fail (TD_IS_DIALOG (self), NULL);

  return PRIVATE (self)->session;
}

TdBusy *
td_dialog_get_busy (TdDialog *self)
{
  g_return_val_if_fail (TD_IS_DIALOG (self), NULL);

  return PRIVATE (self)->busy;
}

gboolean
td_dialog_is_writing (TdDialog *self)
{
  g_return_val_if_fail (TD_IS_DIALOG (self), FALSE);

  return PRIVATE (self)->heading != NULL;
}

TdProgress *
td_dialog_get_progress (TdDialog *self)
{
  TdProgress *progress = NULL;

  g_return_val_if_fail (TD_IS_DIALOG (self), NULL);

  if (!td_dialog_is_writing (self))
    return td_busy_get_progress (PRIVATE (self)->busy);
  g_object_get (PRIVATE (self)->busy, "progress", &progress, NULL);
  g_object_unref (progress); /* it is the one of TdBusy */
  return progress;
}

static void
td_dialog_written (TdDialog *self, gpointer result)
{
}

static void
td_dialog_stopped (TdDialog *self)
{
}

static void
stopped_cb (TdDialog *self)
{
  g_free (take_heading (self));
  TD_DIALOG_GET_CLASS (self)->stopped (self);
}

/* A screen reader says that the window is busy. */
static void
active_cb (TdDialog *self)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_BUSY,
                               td_busy_is_active (PRIVATE (self)->busy), -1);
}

static void
escape_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdBusy *busy = PRIVATE (TD_DIALOG (widget))->busy;

  if (td_busy_is_active (busy))
    td_busy_stop (busy);
  else
    gtk_window_close (GTK_WINDOW (widget));
}

static gboolean
td_dialog_close_request (GtkWindow *window)
{
  td_busy_stop (PRIVATE (TD_DIALOG (window))->busy);

  return GTK_WINDOW_CLASS (td_dialog_parent_class)->close_request (window);
}

/* What is still asked over it may keep a window that was destroyed beyond the end of its parent,
 * which GTK 4.8 would then look at. */
static void
td_dialog_unrealize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (td_dialog_parent_class)->unrealize (widget);

  gtk_window_set_transient_for (GTK_WINDOW (widget), NULL);
}

static void
td_dialog_failed (TdDialog *self, const char *heading, const GError *error)
{
  td_dialogs_show_error (GTK_WIDGET (self), heading, error);
}

static void
td_dialog_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdDialog *self = TD_DIALOG (object);
  TdDialogPrivate *priv = PRIVATE (self);

  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, priv->session);
      break;
    case PROP_BODY:
      g_value_set_object (value, adw_bin_get_child (priv->body));
      break;
    case PROP_BUSY:
      g_value_set_object (value, priv->busy);
      break;
    case PROP_WRITING:
      g_value_set_boolean (value, td_dialog_is_writing (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_dialog_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdDialogPrivate *priv = PRIVATE (TD_DIALOG (object));

  switch (id)
    {
    case PROP_SESSION:
      priv->session = g_value_dup_object (value);
      break;
    case PROP_BODY:
      adw_bin_set_child (priv->body, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static char *
td_dialog_dup_written (TdDialog *self)
{
  return td_form_rows_dup (GTK_WIDGET (self));
}

static void
td_dialog_apply_written (TdDialog *self, const char *text)
{
  td_form_rows_apply (GTK_WIDGET (self), text);
}

static GtkWidget *
find_header (GtkWidget *widget)
{
  GtkWidget *found = ADW_IS_HEADER_BAR (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_header (child);
  return found;
}

void
td_dialog_enter (TdDialog *self, GtkWidget *first)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *header;

  g_return_if_fail (TD_IS_DIALOG (self));

  header = find_header (GTK_WIDGET (PRIVATE (self)->body));
  if (header == NULL || (focus && !gtk_widget_is_ancestor (focus, header)))
    return;
  if (first && gtk_widget_grab_focus (first))
    return;
  while ((header = gtk_widget_get_next_sibling (header)))
    if (gtk_widget_child_focus (header, GTK_DIR_TAB_FORWARD))
      return;
}

static void
td_dialog_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (td_dialog_parent_class)->map (widget);
  td_dialog_enter (TD_DIALOG (widget), NULL);
}

static void
td_dialog_dispose (GObject *object)
{
  TdDialogPrivate *priv = PRIVATE (TD_DIALOG (object));

  g_clear_object (&priv->keeper);
  if (priv->busy)
    td_busy_leave (priv->busy);
  g_clear_object (&priv->busy);
  g_clear_object (&priv->session);

  G_OBJECT_CLASS (td_dialog_parent_class)->dispose (object);
}

static void
td_dialog_finalize (GObject *object)
{
  g_free (PRIVATE (TD_DIALOG (object))->heading);
  g_free (PRIVATE (TD_DIALOG (object))->about);

  G_OBJECT_CLASS (td_dialog_parent_class)->finalize (object);
}

static void
td_dialog_class_init (TdDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = td_dialog_get_property;
  object_class->set_property = td_dialog_set_property;
  object_class->dispose = td_dialog_dispose;
  object_class->finalize = td_dialog_finalize;
  widget_class->map = td_dialog_map;
  widget_class->unrealize = td_dialog_unrealize;
  GTK_WINDOW_CLASS (klass)->close_request = td_dialog_close_request;
  klass->written = td_dialog_written;
  klass->stopped = td_dialog_stopped;
  klass->failed = td_dialog_failed;
  klass->dup_written = td_dialog_dup_written;
  klass->apply_written = td_dialog_apply_written;

  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, TD_TYPE_SESSION,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_BODY] = g_param_spec_object ("body", NULL, NULL, GTK_TYPE_WIDGET,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_BUSY] = g_param_spec_object ("busy", NULL, NULL, TD_TYPE_BUSY,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_WRITING] =
      g_param_spec_boolean ("writing", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  g_type_ensure (TD_TYPE_BUSY_BAR);
  g_type_ensure (TD_TYPE_TOLD);
  gtk_widget_class_install_action (widget_class, "dialog.escape", NULL, escape_action);
  td_tab_leaves_lists (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "dialog.escape", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/app/td-dialog.ui");
  gtk_widget_class_bind_template_child_private (widget_class, TdDialog, body);
  gtk_widget_class_bind_template_child_private (widget_class, TdDialog, bar);
}

static void
td_dialog_init (TdDialog *self)
{
  TdDialogPrivate *priv = PRIVATE (self);

  priv->busy = td_busy_new (self);
  gtk_widget_init_template (GTK_WIDGET (self));
  td_hidden_focus_moves (GTK_WINDOW (self));
  td_entry_rows_are_named (GTK_WINDOW (self));
  td_busy_bar_set_busy (priv->bar, priv->busy);
  g_signal_connect_object (priv->busy, "notify::active", G_CALLBACK (active_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->busy, "stopped", G_CALLBACK (stopped_cb), self, G_CONNECT_SWAPPED);
}
