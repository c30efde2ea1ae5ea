/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/import/td-import-window.h"

#include "exchange/td-calendar.h"
#include "exchange/td-import-events.h"
#include "gui/frame/td-dialogs.h"
#include "gui/frame/td-trouble.h"
#include "gui/pages/import/td-calendar-window.h"
#include "gui/pages/import/td-import-history.h"
#include "gui/pages/import/td-import-job.h"
#include "gui/pages/import/td-import-mapping.h"
#include "gui/pages/import/td-import-reading.h"
#include "gui/pages/import/td-import-receipt-view.h"
#include "gui/pages/import/td-import-next.h"
#include "gui/pages/import/td-import-start.h"
#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-tab-order.h"
#include "gui/widgets/td-wrap-box.h"

#include <glib/gi18n-lib.h>

struct _TdImportWindow
{
  TdDialog parent_instance;

  /* Template children. */
  AdwWindowTitle *title;
  GtkStack *steps;
  AdwStatusPage *start;
  AdwStatusPage *under_way;
  GtkLabel *outcome;
  GtkWidget *import_button;
  GtkWidget *rehearse_button;
  TdImportMapping *mapping;
  TdImportReading *reading;
  TdImportReceiptView *receipt;
  TdImportNext *next;

  TdImportKind asked; /* the kind that was asked for, TD_N_IMPORT_KINDS: what it looks like */
  TdImportSource source;
  char *before; /* the step to go back to when it is stopped */
};

G_DEFINE_FINAL_TYPE (TdImportWindow, td_import_window, TD_TYPE_DIALOG)

/* --- Steps --- */

static const char *
get_step (TdImportWindow *self)
{
  return gtk_stack_get_visible_child_name (self->steps);
}

static gboolean
is_at (TdImportWindow *self, const char *step)
{
  return g_strcmp0 (get_step (self), step) == 0;
}

static void
go (TdImportWindow *self, const char *step)
{
  gtk_stack_set_visible_child_name (self->steps, step);
}

static gboolean
is_busy (TdImportWindow *self)
{
  return td_busy_is_active (td_dialog_get_busy (TD_DIALOG (self)));
}

/* What is about to start, in place of what it is done with. */
static void
begin (TdImportWindow *self, const char *words)
{
  if (!is_at (self, "busy"))
    {
      g_free (self->before);
      self->before = g_strdup (get_step (self));
    }
  adw_status_page_set_title (self->under_way, words);
  go (self, "busy");
}

static void
td_import_window_stopped (TdDialog *dialog)
{
  TdImportWindow *self = TD_IMPORT_WINDOW (dialog);

  if (is_at (self, "busy"))
    go (self, self->before);
}

static void
show_title (TdImportWindow *self, TdImportKind kind)
{
  adw_window_title_set_title (self->title, td_import_kind_get_title (kind));
}

/* --- Reading --- */

static void
tell_trouble (TdImportWindow *self, const char *title, const char *description)
{
  adw_status_page_set_icon_name (self->start, "dialog-warning-symbolic");
  adw_status_page_set_title (self->start, title);
  adw_status_page_set_description (self->start, description);
  go (self, "start");
}

/* Whether more files of a history lie beside one. */
static gboolean
is_in_folder (TdImportWindow *self)
{
  static const char *const names[] = { "employees.csv", "pairs.csv", "contacts.csv" };
  g_autofree char *folder = self->source.path ? g_path_get_dirname (self->source.path) : NULL;
  guint n = 0;

  for (guint i = 0; folder && i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      n += g_file_test (path, G_FILE_TEST_EXISTS);
    }
  return n > 1;
}

/* What she sees beside the choices of how the file is read. */
static void
show_outcome (TdImportWindow *self)
{
  TdTable *table = td_import_mapping_get_table (self->mapping);
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = MIN (td_table_get_n_columns (table), 8);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i ? " · " : "", td_table_get_header (table, i));
  if (td_table_get_n_columns (table) > n)
    g_string_append (text, " …");
  if (td_table_get_n_rows (table) > 0)
    g_string_append_c (text, '\n');
  for (guint i = 0; td_table_get_n_rows (table) > 0 && i < n; i++)
    g_string_append_printf (text, "%s%s", i ? " · " : "", td_table_get_cell (table, 0, i));
  gtk_label_set_text (self->outcome, text->str);
}

/* An encoding that cannot be told is asked before anything else. */
static const char *
next_step (TdImportWindow *self)
{
  if (is_at (self, "reading") ||
      (self->source.encoding == NULL &&
       !td_table_check_encoding (td_import_mapping_get_table (self->mapping), NULL)))
    return "reading";
  return "mapping";
}

static void
read_cb (gpointer owner, gpointer result, GError *error)
{
  TdImportWindow *self = owner;
  TdImportRead *read = result;

  if (error && is_at (self, "reading"))
    {
      gtk_label_set_text (self->outcome, td_trouble_words (self, error));
      return;
    }
  if (error)
    {
      tell_trouble (self, _ ("This File Cannot Be Imported"), td_trouble_words (self, error));
      return;
    }
  td_import_mapping_show (self->mapping, read, is_in_folder (self));
  g_clear_pointer (&read, td_import_read_free);
  td_import_reading_show (self->reading, td_import_mapping_get_table (self->mapping));
  show_outcome (self);
  show_title (self, td_import_mapping_get_kind (self->mapping));
  adw_window_title_set_subtitle (self->title, td_table_get_file_name (
                                                  td_import_mapping_get_table (self->mapping)));
  go (self, next_step (self));
}

/* Reads the source anew, or only maps @table. */
static void
read_source (TdImportWindow *self, TdImportKind kind, TdTable *table)
{
  TdBusy *busy = td_dialog_get_busy (TD_DIALOG (self));

  td_dialog_read (TD_DIALOG (self), _ ("Reading the file…"), td_import_job_read,
                  td_import_job_new_read (kind, &self->source, table,
                                          td_import_mapping_get_program (self->mapping),
                                          td_busy_get_progress (busy),
                                          td_busy_get_cancellable (busy)),
                  (GDestroyNotify) td_import_job_free, (GDestroyNotify) td_import_read_free,
                  read_cb);
}

/* Another sheet, encoding or row of names: she sees at once what comes of it. */
static void
reading_changed_cb (TdImportWindow *self)
{
  td_import_reading_apply (self->reading, &self->source);
  read_source (self, td_import_mapping_get_kind (self->mapping), NULL);
}

static void
questions_cb (gpointer owner, gpointer result, GError *error)
{
  TdImportWindow *self = owner;
  g_autoptr (TdImportRead) read = result;

  if (read)
    td_import_mapping_show_questions (self->mapping, read);
  else
    td_dialogs_show_error (GTK_WIDGET (self), _ ("Nothing Was Imported"), error);
}

/* Another programme asks other questions; what she chose stays. */
static void
program_chosen_cb (TdImportWindow *self)
{
  td_dialog_read (TD_DIALOG (self), _ ("Reading the file…"), td_import_job_read,
                  td_import_job_new_questions (td_import_mapping_get (self->mapping), &self->source,
                                               td_import_mapping_get_program (self->mapping)),
                  (GDestroyNotify) td_import_job_free, (GDestroyNotify) td_import_read_free,
                  questions_cb);
}

static void
kind_chosen_cb (TdImportWindow *self, guint kind)
{
  read_source (self, kind, td_import_mapping_get_table (self->mapping));
}

static void rehearse_cb (TdImportWindow *self);

static void
read_file (TdImportWindow *self, GFile *file)
{
  const char *path = g_file_peek_path (file);
  g_autofree char *name = g_file_get_basename (file);

  if (path == NULL)
    {
      adw_status_page_set_description (
          self->start, _ ("This file is not on this computer. Copy it here first."));
      return;
    }
  if (td_calendar_is_one (path))
    {
      td_calendar_window_show (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self))),
                               td_dialog_get_session (TD_DIALOG (self)), path);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  td_import_source_clear (&self->source);
  self->source.path = g_strdup (path);
  adw_window_title_set_subtitle (self->title, name);
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      td_import_mapping_show_folder (self->mapping);
      show_title (self, TD_IMPORT_EVENTS);
      rehearse_cb (self);
      return;
    }
  begin (self, _ ("Reading the File"));
  read_source (self, self->asked, NULL);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GFile) file = td_dialogs_file_finish (result);

  if (file)
    read_file (TD_IMPORT_WINDOW (source), file);
}

static void
choose_cb (TdImportWindow *self)
{
  static const char *const patterns[] = { "*.csv", "*.CSV", "*.txt", "*.tsv", "*.xlsx", "*.XLSX",
                                          "*.ods", "*.ODS", "*.xml", "*.ics", "*.ICS",  NULL };

  td_dialogs_open_file_async (GTK_WIDGET (self), _ ("Choose a File"),
                              _ ("Tables (CSV, Excel, OpenDocument, Workday XML) and calendars"),
                              patterns, file_chosen_cb, NULL);
}

static gboolean
dropped_cb (TdImportWindow *self, const GValue *value)
{
  if (is_busy (self))
    return FALSE;
  read_file (self, g_value_get_object (value));
  return TRUE;
}

/* --- Pasting --- */

static void
pasted_cb (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  g_autoptr (TdImportWindow) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);

  if (td_dialog_get_session (TD_DIALOG (self)) == NULL)
    return;
  if (text == NULL || *text == '\0')
    {
      tell_trouble (self, _ ("Nothing to Paste"),
                    _ ("Select the cells in your spreadsheet, the row with the column names among "
                       "them, and copy them. Then come back here."));
      return;
    }
  td_import_source_clear (&self->source);
  self->source.text = g_steal_pointer (&text);
  begin (self, _ ("Reading the Cells"));
  read_source (self, self->asked, NULL);
}

void
td_import_window_paste (TdImportWindow *self)
{
  g_return_if_fail (TD_IS_IMPORT_WINDOW (self));

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL, pasted_cb,
                                 g_object_ref (self));
}

static void
paste_action (GtkWidget *widget, const char *action, GVariant *target)
{
  if (!is_busy (TD_IMPORT_WINDOW (widget)))
    td_import_window_paste (TD_IMPORT_WINDOW (widget));
}

static void
history_action (GtkWidget *widget, const char *action, GVariant *target)
{
  td_import_history_show (widget, td_dialog_get_session (TD_DIALOG (widget)));
}

/* --- Importing --- */

static void
read_as_cb (TdImportWindow *self, guint kind)
{
  kind_chosen_cb (self, kind);
}

static void
leave_cb (TdImportWindow *self, const char *page)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.go", "s", page);
  gtk_window_close (GTK_WINDOW (self));
}

static void
imported_cb (gpointer owner, gpointer result, GError *error)
{
  TdImportWindow *self = owner;
  g_autoptr (TdReceipt) receipt = result;

  if (error && td_import_mapping_get_table (self->mapping) == NULL)
    {
      tell_trouble (self, _ ("This Folder Cannot Be Imported"), td_trouble_words (self, error));
      return;
    }
  if (error)
    {
      go (self, "mapping");
      td_dialogs_show_error (GTK_WIDGET (self), _ ("Nothing Was Imported"), error);
      return;
    }
  td_import_receipt_view_set_receipt (self->receipt, receipt);
  td_import_next_show (self->next, receipt, td_dialog_get_session (TD_DIALOG (self)));
  go (self, "receipt");
}

static TdImportJob *
new_job (TdImportWindow *self, gboolean only_rehearse)
{
  TdMapping *mapping = td_import_mapping_get_kind (self->mapping) == TD_IMPORT_EVENTS
                           ? NULL
                           : td_import_mapping_get (self->mapping);
  TdSession *session = td_dialog_get_session (TD_DIALOG (self));
  TdBusy *busy = td_dialog_get_busy (TD_DIALOG (self));
  TdImportOptions options = { .today = td_session_get_today (session),
                              .dates = td_import_mapping_get_dates (self->mapping),
                              .rehearse = only_rehearse,
                              .all_or_nothing =
                                  td_import_mapping_get_all_or_nothing (self->mapping),
                              .progress = td_busy_get_progress (busy),
                              .cancellable = td_busy_get_cancellable (busy) };
  TdImportJob *job =
      td_import_job_new_import (mapping, &self->source,
                                td_import_mapping_get_program (self->mapping), &options);

  job->whole_folder = td_import_mapping_get_whole_folder (self->mapping);
  return job;
}

static void
write_job (TdImportWindow *self, const char *words, const char *toast, TdImportJob *job)
{
  td_busy_write (td_dialog_get_busy (TD_DIALOG (self)), td_dialog_get_session (TD_DIALOG (self)),
                 words, toast,
                 (TdJob){ td_import_job_import, job, (GDestroyNotify) td_import_job_free,
                          (GDestroyNotify) td_receipt_unref },
                 imported_cb);
}

static void
rehearse_cb (TdImportWindow *self)
{
  TdImportJob *job;

  if (is_busy (self))
    return;
  begin (self, _ ("Making the Preview"));
  job = new_job (self, TRUE);
  if (td_import_job_needs_writer (job))
    write_job (self, _ ("Making the preview…"), NULL, job);
  else
    td_dialog_read (TD_DIALOG (self), _ ("Making the preview…"), td_import_job_import, job,
                    (GDestroyNotify) td_import_job_free, (GDestroyNotify) td_receipt_unref,
                    imported_cb);
}

static void
import_cb (TdImportWindow *self)
{
  if (is_busy (self))
    return;
  begin (self, _ ("Importing"));
  write_job (self, _ ("Importing…"), td_import_mapping_get_done (self->mapping),
             new_job (self, FALSE));
}

static void
back_cb (TdImportWindow *self)
{
  go (self, td_import_mapping_get_table (self->mapping) ? "mapping" : "start");
}

static void
read_differently_cb (TdImportWindow *self)
{
  go (self, "reading");
}

static void
undo_cb (TdImportWindow *self)
{
  td_session_undo (td_dialog_get_session (TD_DIALOG (self)),
                   td_import_receipt_view_get_receipt (self->receipt)->change);
  gtk_window_close (GTK_WINDOW (self));
}

static void
save_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdImportWindow *self = TD_IMPORT_WINDOW (widget);

  td_import_receipt_view_save (self->receipt, td_dialog_get_session (TD_DIALOG (self)));
}

/* --- Closures --- */

static gboolean
shows_result (gpointer self, const char *step, gboolean wanted)
{
  return g_strcmp0 (step, "receipt") == 0 && wanted;
}

/* What the keyboard does next: Enter goes on. */
static void
step_changed_cb (TdImportWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save-list", is_at (self, "receipt"));
  gtk_window_set_default_widget (GTK_WINDOW (self), is_at (self, "mapping") ? self->rehearse_button
                                                    : is_at (self, "receipt") ? self->import_button
                                                                              : NULL);
}

/* --- The object --- */

static void
td_import_window_dispose (GObject *object)
{
  TdImportWindow *self = TD_IMPORT_WINDOW (object);

  td_import_source_clear (&self->source);
  g_clear_pointer (&self->before, g_free);

  G_OBJECT_CLASS (td_import_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  td_tab_leaves_lists (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/import/td-import-window.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, TdImportWindow, name)
#define CALLBACK(name) gtk_widget_class_bind_template_callback (widget_class, name)
  CHILD (title);
  CHILD (steps);
  CHILD (start);
  CHILD (under_way);
  CHILD (outcome);
  CHILD (import_button);
  CHILD (rehearse_button);
  CHILD (mapping);
  CHILD (reading);
  CHILD (receipt);
  CHILD (next);
  CALLBACK (choose_cb);
  CALLBACK (dropped_cb);
  CALLBACK (kind_chosen_cb);
  CALLBACK (program_chosen_cb);
  CALLBACK (reading_changed_cb);
  CALLBACK (read_differently_cb);
  CALLBACK (rehearse_cb);
  CALLBACK (import_cb);
  CALLBACK (back_cb);
  CALLBACK (undo_cb);
  CALLBACK (read_as_cb);
  CALLBACK (leave_cb);
  CALLBACK (step_changed_cb);
  CALLBACK (shows_result);
#undef CHILD
#undef CALLBACK
  td_closures_bind (widget_class);
}

static void
td_import_window_class_init (TdImportWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_import_window_dispose;
  TD_DIALOG_CLASS (klass)->stopped = td_import_window_stopped;

  g_type_ensure (TD_TYPE_IMPORT_NEXT);
  g_type_ensure (TD_TYPE_IMPORT_MAPPING);
  g_type_ensure (TD_TYPE_IMPORT_READING);
  g_type_ensure (TD_TYPE_IMPORT_RECEIPT_VIEW);
  g_type_ensure (TD_TYPE_WRAP_BOX);
  gtk_widget_class_install_action (widget_class, "import.paste", NULL, paste_action);
  td_import_history_install_action (widget_class, history_action);
  gtk_widget_class_install_action (widget_class, "win.save-list", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "import.paste",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "win.save-list",
                                       NULL);
  bind_template (widget_class);
}

static void
td_import_window_init (TdImportWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save-list", FALSE);
}

TdImportWindow *
td_import_window_show (GtkWidget *parent, TdSession *session, TdImportKind kind, GFile *file)
{
  TdImportWindow *self = g_object_new (TD_TYPE_IMPORT_WINDOW, "transient-for",
                                       gtk_widget_get_root (parent), "session", session, NULL);

  self->asked = kind;
  td_import_mapping_set_session (self->mapping, session);
  show_title (self, kind);
  td_import_start_show (self->start, kind);
  td_import_history_watch (GTK_WIDGET (self), session);
  gtk_window_present (GTK_WINDOW (self));
  if (file)
    read_file (self, file);
  return self;
}
