/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/today/td-paste-dialog.h"

#include "contact/td-contact-paste.h"
#include "gui/frame/td-trouble.h"
#include "gui/pages/today/td-line-book.h"
#include "gui/widgets/td-closures.h"

#include <glib/gi18n-lib.h>

/* How long she pauses in typing before the lines are read, in milliseconds. */
#define PAUSE 200

struct _TdPasteDialog
{
  TdDialog parent_instance;

  GtkTextBuffer *buffer;
  GtkTextView *text;
  GListStore *rows; /* of TdPasteRow */
  GtkLabel *summary;
  GtkWidget *preview;

  gint64 program_id;
  TdLineBook *book;
  GPtrArray *lines; /* of TdPastedLine */
  guint timeout;
};

G_DEFINE_FINAL_TYPE (TdPasteDialog, td_paste_dialog, TD_TYPE_DIALOG)

/* A row of the preview: "good" or why not. */
#define TD_TYPE_PASTE_ROW (td_paste_row_get_type ())
G_DECLARE_FINAL_TYPE (TdPasteRow, td_paste_row, TD, PASTE_ROW, TdRecord)

struct _TdPasteRow
{
  TdRecord parent_instance;

  int number;
  gboolean good;
  char *meaning;
};

static const TdField row_fields[] = {
  TD_FIELD (TdPasteRow, number, TD_FIELD_INT),
  TD_FIELD (TdPasteRow, good, TD_FIELD_BOOL),
  TD_FIELD (TdPasteRow, meaning, TD_FIELD_TEXT),
};
TD_DEFINE_RECORD (TdPasteRow, td_paste_row, row_fields)

static TdDate
get_today (TdPasteDialog *self)
{
  return td_session_get_today (td_dialog_get_session (TD_DIALOG (self)));
}

/* The contacts of the lines that are clear, as copies for a thread. */
static GPtrArray *
collect (TdPasteDialog *self, guint *n_unclear)
{
  GPtrArray *contacts = g_ptr_array_new_with_free_func (g_object_unref);

  *n_unclear = 0;
  for (guint i = 0; self->lines && i < self->lines->len; i++)
    {
      const TdPastedLine *pasted = self->lines->pdata[i];

      *n_unclear += !pasted->line->valid;
      for (guint k = 0; k < pasted->line->contacts->len; k++)
        g_ptr_array_add (contacts, td_record_copy (pasted->line->contacts->pdata[k]));
    }
  return contacts;
}

static void
show_summary (TdPasteDialog *self)
{
  guint n_unclear;
  g_autoptr (GPtrArray) contacts = collect (self, &n_unclear);
  g_autofree char *good =
      g_strdup_printf (ngettext ("%u contact is clear", "%u contacts are clear", contacts->len),
                       contacts->len);
  g_autofree char *rest =
      g_strdup_printf (ngettext ("%u line is not and is left out",
                                 "%u lines are not and are left out", n_unclear),
                       n_unclear);
  g_autofree char *both = g_strdup_printf ("%s · %s", good, rest);

  gtk_label_set_text (self->summary, n_unclear ? both : good);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paste.log", contacts->len > 0);
}

static gboolean
read_lines (gpointer data)
{
  TdPasteDialog *self = data;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *text = NULL;

  self->timeout = 0;
  if (self->book == NULL)
    return G_SOURCE_REMOVE;
  g_object_get (self->buffer, "text", &text, NULL);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  self->lines =
      td_contact_paste_read (text, self->book->names, get_today (self), td_date_locale_order ());
  for (guint i = 0; i < self->lines->len; i++)
    {
      const TdPastedLine *pasted = self->lines->pdata[i];
      TdPasteRow *row = g_object_new (TD_TYPE_PASTE_ROW, NULL);

      row->number = (int) pasted->number;
      row->good = pasted->line->valid;
      td_record_set_text (&row->meaning, pasted->line->preview);
      g_ptr_array_add (rows, row);
    }
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)),
                       rows->pdata, rows->len);
  gtk_widget_set_visible (self->preview, rows->len > 0);
  show_summary (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (TdPasteDialog *self)
{
  /* Read once it is there; and none is when the text changes as the dialog goes. */
  if (self->book == NULL)
    return;
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add (PAUSE, read_lines, self);
}

/* --- Jobs --- */

typedef struct
{
  gint64 program_id;
  TdDate today;
  GPtrArray *contacts;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->contacts, g_ptr_array_unref);
  g_free (job);
}

static gpointer
load_job (TdDatabase *db, gpointer data, GError **error)
{
  const Job *job = data;

  return td_line_book_load (db, job->program_id, job->today, error);
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdPasteDialog *self = owner;

  self->book = result;
  if (error)
    gtk_label_set_text (self->summary, td_trouble_words (self, error));
  else
    read_lines (self);
}

static gpointer
log_job (TdDatabase *db, gpointer data, GError **error)
{
  const Job *job = data;

  td_contact_log_all (db, job->contacts, job->today, error);
  return NULL;
}

static void
log_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdPasteDialog *self = TD_PASTE_DIALOG (widget);
  g_autofree char *toast = NULL;
  Job *job = g_new0 (Job, 1);
  guint n_unclear;

  /* What is logged is what the text says now. */
  g_clear_handle_id (&self->timeout, g_source_remove);
  read_lines (self);
  job->contacts = collect (self, &n_unclear);
  job->today = get_today (self);
  if (job->contacts->len == 0)
    {
      job_free (job);
      return;
    }
  toast = g_strdup_printf (ngettext ("%u contact logged", "%u contacts logged", job->contacts->len),
                           job->contacts->len);
  td_dialog_write (TD_DIALOG (self), toast, _ ("Not Logged"), log_job, job, job_free, NULL);
}

static char *
row_icon (gpointer item, gboolean good)
{
  return g_strdup (good ? "object-select-symbolic" : "dialog-warning-symbolic");
}

static void
td_paste_dialog_dispose (GObject *object)
{
  TdPasteDialog *self = TD_PASTE_DIALOG (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->book, td_line_book_free);

  G_OBJECT_CLASS (td_paste_dialog_parent_class)->dispose (object);
}

static void
td_paste_dialog_class_init (TdPasteDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_paste_dialog_dispose;
  g_type_ensure (TD_TYPE_PASTE_ROW);
  gtk_widget_class_install_action (widget_class, "paste.log", NULL, log_cb);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/today/td-paste-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdPasteDialog, buffer);
  gtk_widget_class_bind_template_child (widget_class, TdPasteDialog, text);
  gtk_widget_class_bind_template_child (widget_class, TdPasteDialog, rows);
  gtk_widget_class_bind_template_child (widget_class, TdPasteDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, TdPasteDialog, preview);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_icon);
  td_closures_bind (widget_class);
}

static void
td_paste_dialog_init (TdPasteDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
td_paste_dialog_show (TdPage *page)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (page));
  TdSession *session = td_page_get_session (page);
  TdPasteDialog *self =
      g_object_new (TD_TYPE_PASTE_DIALOG, "transient-for", root, "session", session, NULL);
  Job *job = g_new0 (Job, 1);
  g_autofree char *about =
      g_strdup_printf ("program_id:%" G_GINT64_FORMAT, td_page_get_program_id (page));

  job->program_id = td_page_get_program_id (page);
  job->today = td_page_get_today (page);
  show_summary (self);
  td_dialog_keep_rows (TD_DIALOG (self), about);
  gtk_window_present (GTK_WINDOW (self));
  td_session_read (session, self, TD_JOB_DEFAULT, load_job, job, job_free,
                   (GDestroyNotify) td_line_book_free, loaded_cb);
}
