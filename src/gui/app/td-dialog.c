/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/app/td-dialog.h"

#include "gui/app/td-dialogs.h"

typedef struct
{
  TdSession *session;
  char *heading;              /* of a failure, while it writes */
  GDestroyNotify result_free; /* likewise */
} TdDialogPrivate;

enum
{
  PROP_SESSION = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (TdDialog, td_dialog, ADW_TYPE_WINDOW)

#define PRIVATE(dialog) ((TdDialogPrivate *) td_dialog_get_instance_private (dialog))

static void
done_cb (gpointer owner, gpointer result, GError *error)
{
  TdDialog *self = owner;
  TdDialogPrivate *priv = PRIVATE (self);
  g_autofree char *heading = g_steal_pointer (&priv->heading);

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

void
td_dialog_write (TdDialog *self,
                 const char *toast,
                 const char *heading,
                 GCancellable *cancellable,
                 TdJobFunc func,
                 gpointer data,
                 GDestroyNotify data_free,
                 GDestroyNotify result_free)
{
  TdDialogPrivate *priv = PRIVATE (self);

  g_return_if_fail (TD_IS_DIALOG (self));
  g_return_if_fail (heading != NULL);

  if (priv->heading)
    {
      data_free (data);
      return;
    }
  priv->heading = g_strdup (heading);
  priv->result_free = result_free;
  td_session_write (priv->session, self, TD_JOB_DEFAULT, toast, cancellable, func, data, data_free,
                    result_free, done_cb);
}

TdSession *
td_dialog_get_session (TdDialog *self)
{
  g_return_val_if_fail (TD_IS_DIALOG (self), NULL);

  return PRIVATE (self)->session;
}

static void
td_dialog_written (TdDialog *self, gpointer result)
{
}

static void
td_dialog_failed (TdDialog *self, const char *heading, const GError *error)
{
  td_dialogs_show_error (GTK_WIDGET (self), heading, error);
}

static void
td_dialog_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, PRIVATE (TD_DIALOG (object))->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_dialog_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SESSION:
      PRIVATE (TD_DIALOG (object))->session = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_dialog_dispose (GObject *object)
{
  g_clear_object (&PRIVATE (TD_DIALOG (object))->session);

  G_OBJECT_CLASS (td_dialog_parent_class)->dispose (object);
}

static void
td_dialog_finalize (GObject *object)
{
  g_free (PRIVATE (TD_DIALOG (object))->heading);

  G_OBJECT_CLASS (td_dialog_parent_class)->finalize (object);
}

static void
td_dialog_class_init (TdDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = td_dialog_get_property;
  object_class->set_property = td_dialog_set_property;
  object_class->dispose = td_dialog_dispose;
  object_class->finalize = td_dialog_finalize;
  klass->written = td_dialog_written;
  klass->failed = td_dialog_failed;

  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, TD_TYPE_SESSION,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
td_dialog_init (TdDialog *self)
{
}
