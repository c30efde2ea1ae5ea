/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/insight/td-exit-topics-dialog.h"

#include "gui/pages/insight/td-exit-topic-row.h"
#include "workspace/td-settings.h"

#include <glib/gi18n-lib.h>

struct _TdExitTopicsDialog
{
  TdDialog parent_instance;

  GtkListBox *list;

  GListStore *items; /* of TdExitTopicItem */
};

G_DEFINE_FINAL_TYPE (TdExitTopicsDialog, td_exit_topics_dialog, TD_TYPE_DIALOG)

/* --- Editing --- */

static void
removed_cb (TdExitTopicsDialog *self, TdExitTopicRow *row)
{
  guint position;

  if (g_list_store_find (self->items, td_exit_topic_row_get_item (row), &position))
    g_list_store_remove (self->items, position);
}

static GtkWidget *
create_row_cb (gpointer item, gpointer data)
{
  GtkWidget *row = g_object_new (TD_TYPE_EXIT_TOPIC_ROW, "item", item, NULL);

  g_signal_connect_object (row, "removed", G_CALLBACK (removed_cb), data, G_CONNECT_SWAPPED);
  return row;
}

static void
add_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdExitTopicsDialog *self = TD_EXIT_TOPICS_DIALOG (widget);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  g_autoptr (TdExitTopicItem) item = td_exit_topic_item_new (NULL);

  g_list_store_append (self->items, item);
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, (int) n)));
}

/* --- Saving --- */

static gpointer
save_job (TdDatabase *db, gpointer text, GError **error)
{
  td_settings_set_text (db, TD_SETTING_EXIT_TOPICS, text, error);
  return NULL;
}

static void
save (TdExitTopicsDialog *self, char *text)
{
  td_dialog_write (TD_DIALOG (self), _ ("Grouping of reasons changed"), _ ("Not Saved"), save_job,
                   text, g_free, NULL);
}

static void
save_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdExitTopicsDialog *self = TD_EXIT_TOPICS_DIALOG (widget);
  g_autoptr (GPtrArray) groups =
      g_ptr_array_new_with_free_func ((GDestroyNotify) td_exit_group_free);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (TdExitTopicItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      g_ptr_array_add (groups, td_exit_topic_item_dup_group (item));
    }
  save (self, td_exit_groups_dup_text (groups));
}

static void
reset_action (GtkWidget *widget, const char *action, GVariant *target)
{
  save (TD_EXIT_TOPICS_DIALOG (widget), NULL);
}

/* --- Showing --- */

static gpointer
load_job (TdDatabase *db, gpointer data, GError **error)
{
  return td_exit_groups_load (db, error);
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdExitTopicsDialog *self = owner;
  g_autoptr (GPtrArray) groups = result;

  for (guint i = 0; i < groups->len; i++)
    {
      g_autoptr (TdExitTopicItem) item = td_exit_topic_item_new (groups->pdata[i]);

      g_list_store_append (self->items, item);
    }
  gtk_window_present (GTK_WINDOW (self));
}

void
td_exit_topics_dialog_show (GtkWindow *parent, TdSession *session)
{
  TdExitTopicsDialog *self;

  g_return_if_fail (TD_IS_SESSION (session));

  self =
      g_object_new (TD_TYPE_EXIT_TOPICS_DIALOG, "transient-for", parent, "session", session, NULL);
  td_session_read (session, self, TD_JOB_REPORT, load_job, NULL, NULL,
                   (GDestroyNotify) g_ptr_array_unref, loaded_cb);
}

/* --- Class --- */

static void
td_exit_topics_dialog_dispose (GObject *object)
{
  g_clear_object (&TD_EXIT_TOPICS_DIALOG (object)->items);

  G_OBJECT_CLASS (td_exit_topics_dialog_parent_class)->dispose (object);
}

static void
td_exit_topics_dialog_class_init (TdExitTopicsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_exit_topics_dialog_dispose;

  gtk_widget_class_install_action (widget_class, "exit-topics.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "exit-topics.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "exit-topics.reset", NULL, reset_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "exit-topics.add",
                                       NULL);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tandem/Mentoring/insight/td-exit-topics-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdExitTopicsDialog, list);
}

static void
td_exit_topics_dialog_init (TdExitTopicsDialog *self)
{
  self->items = g_list_store_new (TD_TYPE_EXIT_TOPIC_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->items), create_row_cb, self, NULL);
}
