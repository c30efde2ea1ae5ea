/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/import/td-import-history.h"

#include "exchange/td-import-log.h"
#include "gui/frame/td-dialogs.h"
#include "gui/pages/import/td-import-receipt-view.h"
#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-hidden-focus.h"
#include "gui/widgets/td-tab-order.h"

#include <glib/gi18n-lib.h>

/* Older imports stay in the file. */
#define MOST_IMPORTS 200

struct _TdImportHistory
{
  AdwWindow parent_instance;

  /* Template children. */
  AdwWindowTitle *title;
  GtkStack *steps;
  GListStore *imports; /* of TdImportLogEntry */
  TdImportReceiptView *receipt;

  TdSession *session;
};

G_DEFINE_FINAL_TYPE (TdImportHistory, td_import_history, ADW_TYPE_WINDOW)

/* --- Loading --- */

static gpointer
list_job (TdDatabase *db, gpointer data, GError **error)
{
  return td_import_log_list (db, MOST_IMPORTS, error);
}

static gpointer
receipt_job (TdDatabase *db, gpointer data, GError **error)
{
  return td_import_log_load (db, *(gint64 *) data, error);
}

static void
listed_cb (gpointer owner, gpointer result, GError *error)
{
  TdImportHistory *self = owner;
  g_autoptr (GPtrArray) imports = result;

  g_list_store_splice (self->imports, 0, g_list_model_get_n_items (G_LIST_MODEL (self->imports)),
                       imports->pdata, imports->len);
  gtk_stack_set_visible_child_name (self->steps, imports->len > 0 ? "imports" : "none");
}

static void
load (TdImportHistory *self)
{
  adw_window_title_set_subtitle (self->title, NULL);
  td_session_read (self->session, self, TD_JOB_REPORT, list_job, NULL, NULL,
                   (GDestroyNotify) g_ptr_array_unref, listed_cb);
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdImportHistory *self = owner;
  g_autoptr (TdReceipt) receipt = result;

  if (error)
    {
      td_dialogs_show_error (GTK_WIDGET (self), _ ("No Receipt"), error);
      return;
    }
  td_import_receipt_view_set_receipt (self->receipt, receipt);
  adw_window_title_set_subtitle (self->title, receipt->file);
  gtk_stack_set_visible_child_name (self->steps, "receipt");
}

/* --- Callbacks --- */

static void
activated_cb (TdImportHistory *self, guint position)
{
  g_autoptr (TdImportLogEntry) entry =
      g_list_model_get_item (G_LIST_MODEL (self->imports), position);
  gint64 *id = g_new (gint64, 1);

  *id = entry->id;
  td_session_read (self->session, self, TD_JOB_DEFAULT, receipt_job, id, g_free,
                   (GDestroyNotify) td_receipt_unref, loaded_cb);
}

static void
back_cb (TdImportHistory *self)
{
  load (self);
}

static void
undo_cb (TdImportHistory *self)
{
  td_session_undo (self->session, td_import_receipt_view_get_receipt (self->receipt)->change);
  gtk_window_close (GTK_WINDOW (self));
}

static void
save_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdImportHistory *self = TD_IMPORT_HISTORY (widget);

  if (td_import_receipt_view_get_receipt (self->receipt))
    td_import_receipt_view_save (self->receipt, self->session);
}

/* --- Closures --- */

static char *
import_words (gpointer object, const char *kind, const char *file)
{
  /* Translators: what was imported, and the name of the file. */
  return kind ? g_strdup_printf (_ ("%s from “%s”"), td_import_log_get_label (kind), file) : NULL;
}

static char *
import_caption (gpointer object, const char *at, int added, int updated, int refused)
{
  g_autofree char *time = td_date_format_moment (at);

  if (time == NULL)
    return NULL;
  /* Translators: a time, and how many rows were added, updated and refused. */
  return g_strdup_printf (_ ("%s · %'d added, %'d updated, %'d refused"), time, added, updated,
                          refused);
}

static gboolean
shows (gpointer object, const char *step, gboolean wanted)
{
  return g_strcmp0 (step, "receipt") == 0 && wanted;
}

/* --- Whether there are any --- */

#define ACTION "imports.history"

static gpointer
any_job (TdDatabase *db, gpointer data, GError **error)
{
  return td_import_log_list (db, 1, error);
}

static void
any_cb (gpointer owner, gpointer result, GError *error)
{
  g_autoptr (GPtrArray) newest = result;

  gtk_widget_action_set_enabled (owner, ACTION, newest && newest->len > 0);
}

static void
look (GtkWidget *widget, TdSession *session)
{
  td_session_read (session, widget, TD_JOB_DEFAULT, any_job, NULL, NULL,
                   (GDestroyNotify) g_ptr_array_unref, any_cb);
}

static void
changed_cb (TdSession *session, const char *const *tables, GtkWidget *widget)
{
  if (tables == NULL || *tables == NULL || g_strv_contains (tables, "import_run"))
    look (widget, session);
}

void
td_import_history_install_action (GtkWidgetClass *klass, GtkWidgetActionActivateFunc func)
{
  gtk_widget_class_install_action (klass, ACTION, NULL, func);
}

void
td_import_history_watch (GtkWidget *widget, TdSession *session)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (TD_IS_SESSION (session));

  gtk_widget_action_set_enabled (widget, ACTION, FALSE);
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), widget, 0);
  look (widget, session);
}

/* --- The object --- */

static void
td_import_history_dispose (GObject *object)
{
  g_clear_object (&TD_IMPORT_HISTORY (object)->session);

  G_OBJECT_CLASS (td_import_history_parent_class)->dispose (object);
}

static void
td_import_history_class_init (TdImportHistoryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_import_history_dispose;
  g_type_ensure (TD_TYPE_IMPORT_LOG_ENTRY);
  g_type_ensure (TD_TYPE_IMPORT_RECEIPT_VIEW);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_install_action (widget_class, "win.save-list", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "win.save-list",
                                       NULL);
  td_tab_leaves_lists (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/import/td-import-history.ui");
  gtk_widget_class_bind_template_child (widget_class, TdImportHistory, title);
  gtk_widget_class_bind_template_child (widget_class, TdImportHistory, steps);
  gtk_widget_class_bind_template_child (widget_class, TdImportHistory, imports);
  gtk_widget_class_bind_template_child (widget_class, TdImportHistory, receipt);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, undo_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_words);
  gtk_widget_class_bind_template_callback (widget_class, import_caption);
  gtk_widget_class_bind_template_callback (widget_class, shows);
  td_closures_bind (widget_class);
}

static void
td_import_history_init (TdImportHistory *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  td_hidden_focus_moves (GTK_WINDOW (self));
}

void
td_import_history_show (GtkWidget *parent, TdSession *session)
{
  TdImportHistory *self =
      g_object_new (TD_TYPE_IMPORT_HISTORY, "transient-for", gtk_widget_get_root (parent), NULL);

  self->session = g_object_ref (session);
  gtk_window_present (GTK_WINDOW (self));
  load (self);
}
