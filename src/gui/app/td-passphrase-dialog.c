/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/app/td-passphrase-dialog.h"

#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-entry-name.h"
#include "gui/widgets/td-hidden-focus.h"
#include "gui/widgets/td-tab-order.h"
#include "gui/widgets/td-told.h"
#include "workspace/td-sealed.h"

#include <glib/gi18n-lib.h>

struct _TdPassphraseDialog
{
  AdwWindow parent_instance;

  GtkEditable *first;
  GtkEditable *second;
  GtkLabel *remark;

  gboolean is_new;
  GTask *task; /* until it is answered */
};

enum
{
  PROP_IS_NEW = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdPassphraseDialog, td_passphrase_dialog, ADW_TYPE_WINDOW)

/* What keeps it from being used; NULL for nothing, "" where she is not that far. */
static const char *
find_remark (TdPassphraseDialog *self)
{
  const char *first = gtk_editable_get_text (self->first);
  const char *second = gtk_editable_get_text (self->second);

  if (*first == '\0')
    return "";
  if (!self->is_new)
    return NULL;
  if (td_sealed_check_passphrase (first))
    return td_sealed_check_passphrase (first);
  if (*second == '\0')
    return "";
  return g_str_equal (first, second) ? NULL : _ ("The two are not the same.");
}

static void
changed_cb (TdPassphraseDialog *self)
{
  const char *remark;

  if (self->remark == NULL) /* the template is being built */
    return;
  remark = find_remark (self);

  td_told_show (self->remark, remark && *remark ? remark : NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "passphrase.use", remark == NULL);
}

static void
use_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdPassphraseDialog *self = TD_PASSPHRASE_DIALOG (widget);
  g_autoptr (GTask) task = g_steal_pointer (&self->task);

  if (task)
    g_task_return_pointer (task, g_strdup (gtk_editable_get_text (self->first)), g_free);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* Enter in the entry does what the button does, once it can. */
static void
activated_cb (TdPassphraseDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "passphrase.use", NULL);
}

void
td_passphrase_dialog_ask_async (GtkWidget *parent,
                                gboolean is_new,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  TdPassphraseDialog *self = g_object_new (TD_TYPE_PASSPHRASE_DIALOG, "transient-for",
                                           gtk_widget_get_root (parent), "is-new", is_new, NULL);

  self->task = g_task_new (parent, NULL, callback, user_data);
  g_task_set_source_tag (self->task, td_passphrase_dialog_ask_async);
  gtk_widget_set_visible (GTK_WIDGET (self->second), is_new);
  changed_cb (self);
  gtk_window_present (GTK_WINDOW (self));
}

char *
td_passphrase_dialog_ask_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

static void
td_passphrase_dialog_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_IS_NEW:
      g_value_set_boolean (value, TD_PASSPHRASE_DIALOG (object)->is_new);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_passphrase_dialog_set_property (GObject *object,
                                   guint id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_IS_NEW:
      TD_PASSPHRASE_DIALOG (object)->is_new = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_passphrase_dialog_dispose (GObject *object)
{
  TdPassphraseDialog *self = TD_PASSPHRASE_DIALOG (object);

  if (self->task)
    g_task_return_pointer (self->task, NULL, NULL);
  g_clear_object (&self->task);

  G_OBJECT_CLASS (td_passphrase_dialog_parent_class)->dispose (object);
}

static void
td_passphrase_dialog_class_init (TdPassphraseDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = td_passphrase_dialog_get_property;
  object_class->set_property = td_passphrase_dialog_set_property;
  object_class->dispose = td_passphrase_dialog_dispose;

  properties[PROP_IS_NEW] =
      g_param_spec_boolean ("is-new", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_install_action (widget_class, "passphrase.use", NULL, use_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  td_tab_leaves_lists (widget_class);
  g_type_ensure (TD_TYPE_TOLD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/app/td-passphrase-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdPassphraseDialog, first);
  gtk_widget_class_bind_template_child (widget_class, TdPassphraseDialog, second);
  gtk_widget_class_bind_template_child (widget_class, TdPassphraseDialog, remark);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  td_closures_bind (widget_class);
}

static void
td_passphrase_dialog_init (TdPassphraseDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  td_hidden_focus_moves (GTK_WINDOW (self));
  td_entry_rows_are_named (GTK_WINDOW (self));
}
