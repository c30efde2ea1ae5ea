/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/app/td-transfer-dialog.h"

#include "gui/frame/td-dialogs.h"
#include "gui/widgets/td-closures.h"
#include "workspace/td-workspace-xml.h"

#include <glib/gi18n-lib.h>

struct _TdTransferDialog
{
  TdDialog parent_instance;

  /* Template children. */
  GtkStack *steps;
  GtkWidget *save_button;
  GtkSwitch *include_private;
  GtkLabel *left_out;
  AdwStatusPage *under_way;

  char *workspace; /* that is being filled, or NULL */
};

G_DEFINE_FINAL_TYPE (TdTransferDialog, td_transfer_dialog, TD_TYPE_DIALOG)

/* --- Jobs --- */

typedef struct
{
  char *xml;
  char *workspace; /* NULL: an export */
  gboolean include_private;
  TdProgress *progress;
} Transfer;

static void
transfer_free (gpointer data)
{
  Transfer *transfer = data;

  g_free (transfer->xml);
  g_free (transfer->workspace);
  g_clear_object (&transfer->progress);
  g_free (transfer);
}

/* Reads only, or writes to another file than the one that is open. */
static gpointer
transfer_job (TdDatabase *db, gpointer data, GError **error)
{
  Transfer *transfer = data;

  if (transfer->workspace)
    return td_workspace_import_new (transfer->workspace, transfer->xml, transfer->progress,
                                    td_database_get_cancellable (db), error);
  return td_workspace_export (db, transfer->xml, transfer->include_private, transfer->progress,
                              error);
}

static gpointer
count_job (TdDatabase *db, gpointer data, GError **error)
{
  return td_workspace_count_private (db, error);
}

/* --- What it says --- */

/* One line a kind of what is left out. */
static char *
describe_lacks (GPtrArray *lacks)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < lacks->len; i++)
    {
      const TdWorkspaceLack *lack = lacks->pdata[i];

      g_string_append_printf (lines, "%s%s: %" G_GINT64_FORMAT, i ? "\n" : "",
                              td_workspace_lack_words (lack->kind), lack->n);
    }
  if (lacks->len == 0)
    g_string_append (lines, _ ("Nothing: there is nothing private in this workspace."));
  return g_string_free (lines, FALSE);
}

/* --- Going on --- */

static void
transferred_cb (gpointer owner, gpointer result, GError *error)
{
  TdTransferDialog *self = owner;
  g_autoptr (TdWorkspaceReceipt) receipt = result;
  g_autofree char *workspace = g_steal_pointer (&self->workspace);
  TdSession *session = td_dialog_get_session (TD_DIALOG (self));
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (error)
    {
      td_dialogs_show_error (GTK_WIDGET (parent),
                             workspace ? _ ("Not Imported") : _ ("Not Exported"), error);
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  if (workspace)
    gtk_widget_activate_action (GTK_WIDGET (parent), "app.open-path", "s", workspace);
  else
    td_session_tell (session, _ ("The workspace was exported"));
  gtk_window_close (GTK_WINDOW (self));
}

static void
show_step (TdTransferDialog *self, const char *step)
{
  gboolean chooses = g_str_equal (step, "choose");

  gtk_stack_set_visible_child_name (self->steps, step);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "transfer.save", chooses);
  gtk_widget_set_visible (self->save_button, chooses);
}

static void
run (TdTransferDialog *self, Transfer *transfer, const char *words)
{
  g_autofree char *name = g_path_get_basename (transfer->xml);

  adw_status_page_set_title (self->under_way, gtk_window_get_title (GTK_WINDOW (self)));
  adw_status_page_set_description (self->under_way, name);
  show_step (self, "busy");
  transfer->progress = g_object_ref (td_dialog_get_progress (TD_DIALOG (self)));
  td_dialog_read (TD_DIALOG (self), words, transfer_job, transfer, transfer_free,
                  (GDestroyNotify) td_workspace_receipt_free, transferred_cb);
}

void
td_transfer_dialog_save (TdTransferDialog *self, const char *path)
{
  Transfer *transfer = g_new0 (Transfer, 1);

  transfer->xml = g_strdup (path);
  transfer->include_private = gtk_switch_get_active (self->include_private);
  run (self, transfer, _ ("Exporting the workspace…"));
}

static void
save_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdTransferDialog) self = user_data;
  g_autoptr (GFile) file = td_dialogs_file_finish (result);
  g_autofree char *path = file ? g_file_get_path (file) : NULL;

  if (path && gtk_widget_get_mapped (GTK_WIDGET (self)))
    td_transfer_dialog_save (self, path);
}

static void
save_action (GtkWidget *widget, const char *action, GVariant *target)
{
  /* Translators: the name of a file that is suggested. */
  td_dialogs_save_file_async (widget, _ ("Export the Workspace"), _ ("workspace.xml"),
                              save_chosen_cb, g_object_ref (widget));
}

/* --- Showing --- */

static TdTransferDialog *
transfer_dialog_new (GtkWindow *parent, TdSession *session, const char *title)
{
  return g_object_new (TD_TYPE_TRANSFER_DIALOG, "transient-for", parent, "session", session,
                       "title", title, NULL);
}

static void
counted_cb (gpointer owner, gpointer result, GError *error)
{
  TdTransferDialog *self = owner;
  g_autoptr (GPtrArray) lacks = result;
  g_autofree char *lines = lacks ? describe_lacks (lacks) : NULL;

  if (error)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        td_dialogs_show_error (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self))),
                               _ ("Not Exported"), error);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  gtk_label_set_text (self->left_out, lines);
  gtk_window_present (GTK_WINDOW (self));
}

void
td_transfer_dialog_export (GtkWindow *parent, TdSession *session)
{
  TdTransferDialog *self = transfer_dialog_new (parent, session, _ ("Export Workspace"));

  td_session_read (session, self, TD_JOB_TELL_ALWAYS, count_job, NULL, NULL,
                   (GDestroyNotify) g_ptr_array_unref, counted_cb);
}

void
td_transfer_dialog_import_files (GtkWindow *parent,
                                 TdSession *session,
                                 const char *xml,
                                 const char *workspace)
{
  TdTransferDialog *self = transfer_dialog_new (parent, session, _ ("Import Workspace"));
  Transfer *transfer = g_new0 (Transfer, 1);

  transfer->xml = g_strdup (xml);
  transfer->workspace = g_strdup (workspace);
  self->workspace = g_strdup (workspace);
  gtk_window_present (GTK_WINDOW (self));
  run (self, transfer, _ ("Importing the workspace…"));
}

/* What the two file choosers of an import need. */
typedef struct
{
  GtkWindow *parent;
  TdSession *session;
  char *xml;
} Asking;

static void
asking_free (Asking *asking)
{
  g_object_unref (asking->parent);
  g_object_unref (asking->session);
  g_free (asking->xml);
  g_free (asking);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asking, asking_free)

static void
workspace_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Asking) asking = user_data;
  g_autoptr (GFile) file = td_dialogs_file_finish (result);
  g_autofree char *path = file ? g_file_get_path (file) : NULL;

  if (path)
    td_transfer_dialog_import_files (asking->parent, asking->session, asking->xml, path);
}

static void
xml_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Asking) asking = user_data;
  g_autoptr (GFile) file = td_dialogs_file_finish (result);
  GtkWidget *parent = GTK_WIDGET (asking->parent);

  asking->xml = file ? g_file_get_path (file) : NULL;
  if (asking->xml)
    td_dialogs_save_file_async (parent, _ ("Name the New Workspace"), _ ("imported.tandem"),
                                workspace_chosen_cb, g_steal_pointer (&asking));
}

void
td_transfer_dialog_import (GtkWindow *parent, TdSession *session)
{
  static const char *const patterns[] = { "*.xml", NULL };
  Asking *asking = g_new0 (Asking, 1);

  asking->parent = g_object_ref (parent);
  asking->session = g_object_ref (session);
  td_dialogs_open_file_async (GTK_WIDGET (parent), _ ("Import a Workspace"),
                              _ ("Workspaces as XML"), patterns, xml_chosen_cb, asking);
}

/* --- Class --- */

/* An import that was stopped has nothing left to ask. */
static void
td_transfer_dialog_stopped (TdDialog *dialog)
{
  TdTransferDialog *self = TD_TRANSFER_DIALOG (dialog);

  if (self->workspace)
    gtk_window_close (GTK_WINDOW (self));
  else
    show_step (self, "choose");
}

static void
td_transfer_dialog_dispose (GObject *object)
{
  g_clear_pointer (&TD_TRANSFER_DIALOG (object)->workspace, g_free);

  G_OBJECT_CLASS (td_transfer_dialog_parent_class)->dispose (object);
}

static void
td_transfer_dialog_class_init (TdTransferDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_transfer_dialog_dispose;
  TD_DIALOG_CLASS (klass)->stopped = td_transfer_dialog_stopped;
  gtk_widget_class_install_action (widget_class, "transfer.save", NULL, save_action);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/app/td-transfer-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdTransferDialog, steps);
  gtk_widget_class_bind_template_child (widget_class, TdTransferDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, TdTransferDialog, include_private);
  gtk_widget_class_bind_template_child (widget_class, TdTransferDialog, left_out);
  gtk_widget_class_bind_template_child (widget_class, TdTransferDialog, under_way);
  td_closures_bind (widget_class);
}

static void
td_transfer_dialog_init (TdTransferDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
