/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/people/td-import-window.h"

#include "exchange/td-calendar.h"
#include "gui/app/td-dialogs.h"
#include "gui/pages/people/td-calendar-window.h"
#include "gui/pages/people/td-import-columns.h"
#include "gui/pages/people/td-import-job.h"
#include "gui/pages/people/td-import-receipt-view.h"
#include "gui/pages/people/td-import-use-cell.h"
#include "gui/widgets/td-closures.h"
#include "program/td-program.h"

#include <glib/gi18n-lib.h>

struct _TdImportWindow
{
  AdwWindow parent_instance;

  /* Template children. */
  AdwWindowTitle *title;
  GtkStack *steps;
  AdwStatusPage *start;
  GtkLabel *busy_words;
  GtkDropDown *dates;
  GtkDropDown *programs;
  TdImportReceiptView *receipt;

  TdSession *session;
  TdImportKind kind;
  TdImportColumns *columns;  /* of the file that was read */
  TdProgress *progress;      /* of what is under way */
  GCancellable *cancellable; /* likewise */
  char *before;              /* the step to go back to on cancelling */
  GBindingGroup *column_bindings;
  GBindingGroup *progress_bindings;
  char *problem;
  double fraction;
};

enum
{
  PROP_COLUMNS = 1,
  PROP_PROBLEM,
  PROP_FRACTION,
  PROP_FOR_PROGRAM,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdImportWindow, td_import_window, ADW_TYPE_WINDOW)

static void
go (TdImportWindow *self, const char *step)
{
  gtk_stack_set_visible_child_name (self->steps, step);
}

/* Shows the progress of a job that is about to start. */
static void
begin (TdImportWindow *self, const char *words)
{
  g_free (self->before);
  self->before = g_strdup (gtk_stack_get_visible_child_name (self->steps));
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_clear_object (&self->progress);
  self->progress = td_progress_new ();
  g_binding_group_set_source (self->progress_bindings, self->progress);
  gtk_label_set_text (self->busy_words, words);
  go (self, "busy");
}

static void
cancel_cb (TdImportWindow *self)
{
  g_cancellable_cancel (self->cancellable);
  go (self, self->before);
}

/* Takes @columns over. */
static void
set_columns (TdImportWindow *self, TdImportColumns *columns)
{
  g_autoptr (TdImportColumns) before = self->columns;

  self->columns = columns;
  g_binding_group_set_source (self->column_bindings, columns);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COLUMNS]);
}

/* What each kind of import is called. */
static const struct
{
  const char *title;
  const char *done;
  const char *whose; /* NULL: of no programme */
} words[TD_N_IMPORT_KINDS] = {
  [TD_IMPORT_ROSTER] = { N_ ("Import the Roster"), N_ ("The roster was imported"), NULL },
  [TD_IMPORT_ENROLMENTS] = { N_ ("Import Sign-Ups"), N_ ("The sign-ups were imported"),
                             N_ ("Choose the programme that these people signed up for.") },
  [TD_IMPORT_CONTACTS] = { N_ ("Import Contacts"), N_ ("The contacts were imported"), NULL },
  [TD_IMPORT_SURVEYS] = { N_ ("Import Answers"), N_ ("The answers were imported"),
                          N_ ("Choose the programme whose survey these people answered.") },
};

/* A file whose kind is not known yet is taken for a roster. */
static TdImportKind
known_kind (TdImportKind kind)
{
  return kind < TD_N_IMPORT_KINDS ? kind : TD_IMPORT_ROSTER;
}

static void
set_kind (TdImportWindow *self, TdImportKind kind)
{
  self->kind = kind;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOR_PROGRAM]);
  adw_window_title_set_title (self->title, _ (words[known_kind (kind)].title));
}

static void
read_cb (gpointer owner, gpointer result, GError *error)
{
  TdImportWindow *self = owner;

  if (error)
    {
      adw_status_page_set_icon_name (self->start, "dialog-warning-symbolic");
      adw_status_page_set_title (self->start, _ ("This File Cannot Be Imported"));
      adw_status_page_set_description (self->start, error->message);
      go (self, "start");
      return;
    }
  set_kind (self, td_mapping_get_kind (result));
  set_columns (self, td_import_columns_new (result, td_session_get_today (self->session)));
  gtk_drop_down_set_selected (self->dates, TD_DATE_ORDER_UNKNOWN);
  adw_window_title_set_subtitle (self->title, td_table_get_file_name (td_mapping_get_table (
                                                  td_import_columns_get_mapping (self->columns))));
  go (self, "mapping");
}

static void
read_file (TdImportWindow *self, GFile *file)
{
  const char *path = g_file_peek_path (file);

  if (path == NULL)
    {
      adw_status_page_set_description (
          self->start, _ ("This file is not on this computer. Copy it here first."));
      return;
    }
  if (td_calendar_is_one (path))
    {
      td_calendar_window_show (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self))),
                               self->session, path);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  begin (self, _ ("Reading the file"));
  td_session_read (self->session, self, TD_JOB_DEFAULT, td_import_job_read,
                   td_import_job_new_read (self->kind, path, self->progress, self->cancellable),
                   (GDestroyNotify) td_import_job_free, (GDestroyNotify) td_mapping_free, read_cb);
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
  static const char *const patterns[] = { "*.csv",  "*.CSV", "*.txt", "*.tsv", "*.xlsx",
                                          "*.XLSX", "*.xml", "*.ics", "*.ICS", NULL };

  td_dialogs_open_file_async (GTK_WIDGET (self), _ ("Choose a File"),
                              _ ("Tables (CSV, Excel, Workday XML) and calendars"), patterns,
                              file_chosen_cb, NULL);
}

static gboolean
dropped_cb (TdImportWindow *self, const GValue *value)
{
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->steps), "busy") == 0)
    return FALSE;
  read_file (self, g_value_get_object (value));
  return TRUE;
}

static void
dates_chosen_cb (TdImportWindow *self)
{
  if (self->columns)
    g_object_set (self->columns, "date-order", gtk_drop_down_get_selected (self->dates), NULL);
}

static gint64
chosen_program (TdImportWindow *self)
{
  TdProgram *program = gtk_drop_down_get_selected_item (self->programs);

  return program ? program->id : 0;
}

static void
imported_cb (gpointer owner, gpointer result, GError *error)
{
  TdImportWindow *self = owner;
  g_autoptr (TdReceipt) receipt = result;

  if (error)
    {
      go (self, "mapping");
      td_dialogs_show_error (GTK_WIDGET (self), _ ("Nothing Was Imported"), error);
      return;
    }
  td_import_receipt_view_set_receipt (self->receipt, receipt);
  go (self, "receipt");
}

static TdImportJob *
new_job (TdImportWindow *self, gboolean rehearse)
{
  TdImportOptions options = { .today = td_session_get_today (self->session),
                              .dates = td_import_columns_get_date_order (self->columns),
                              .rehearse = rehearse,
                              .progress = self->progress,
                              .cancellable = self->cancellable };

  return td_import_job_new_import (td_import_columns_get_mapping (self->columns),
                                   chosen_program (self), &options);
}

static void
rehearse_cb (TdImportWindow *self)
{
  begin (self, _ ("Rehearsing"));
  td_session_read (self->session, self, TD_JOB_DEFAULT, td_import_job_import, new_job (self, TRUE),
                   (GDestroyNotify) td_import_job_free, (GDestroyNotify) td_receipt_unref,
                   imported_cb);
}

static void
import_cb (TdImportWindow *self)
{
  begin (self, _ ("Importing"));
  td_session_write (self->session, self, TD_JOB_DEFAULT, _ (words[known_kind (self->kind)].done),
                    self->cancellable, td_import_job_import, new_job (self, FALSE),
                    (GDestroyNotify) td_import_job_free, (GDestroyNotify) td_receipt_unref,
                    imported_cb);
}

static void
back_cb (TdImportWindow *self)
{
  go (self, "mapping");
}

static void
undo_cb (TdImportWindow *self)
{
  td_session_undo (self->session, td_import_receipt_view_get_receipt (self->receipt)->change);
  gtk_window_close (GTK_WINDOW (self));
}

/* --- What the XML asks --- */

/* What must be done before anything can be imported, in words; NULL for nothing. */
static char *
find_blocker (TdImportWindow *self, const char *problem, gint64 program_id)
{
  if (self->columns == NULL || problem || words[known_kind (self->kind)].whose == NULL ||
      program_id != 0)
    return g_strdup (problem);
  if (g_list_model_get_n_items (td_session_get_programs (self->session)) < 2)
    return g_strdup (_ ("There is no programme yet. Create one first, then import its sign-ups."));
  return g_strdup (_ (words[known_kind (self->kind)].whose));
}

static gboolean
can_import (TdImportWindow *self, const char *problem, gint64 program_id)
{
  g_autofree char *blocker = find_blocker (self, problem, program_id);

  return self->columns && blocker == NULL;
}

static gboolean
shows_import (gpointer self, const char *step, gboolean rehearsed)
{
  return g_strcmp0 (step, "mapping") == 0 || (g_strcmp0 (step, "receipt") == 0 && rehearsed);
}

static gboolean
shows_result (gpointer self, const char *step, gboolean wanted)
{
  return g_strcmp0 (step, "receipt") == 0 && wanted;
}

static char *
describe_file (gpointer self, TdImportColumns *columns)
{
  TdTable *table;
  guint n_rows;

  if (columns == NULL)
    return NULL;
  table = td_mapping_get_table (td_import_columns_get_mapping (columns));
  n_rows = td_table_get_n_rows (table);
  return g_strdup_printf (ngettext ("%s · %'u row", "%s · %'u rows", n_rows),
                          td_table_get_description (table), n_rows);
}

static gboolean
td_import_window_close_request (GtkWindow *window)
{
  TdImportWindow *self = TD_IMPORT_WINDOW (window);

  /* A write that is under way would go on behind a closed window. */
  if (self->cancellable && g_strcmp0 (gtk_stack_get_visible_child_name (self->steps), "busy") == 0)
    g_cancellable_cancel (self->cancellable);
  return GTK_WINDOW_CLASS (td_import_window_parent_class)->close_request (window);
}

static void
td_import_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdImportWindow *self = TD_IMPORT_WINDOW (object);

  switch (id)
    {
    case PROP_COLUMNS:
      g_value_set_object (value, self->columns);
      break;
    case PROP_PROBLEM:
      g_value_set_string (value, self->problem);
      break;
    case PROP_FRACTION:
      g_value_set_double (value, self->fraction);
      break;
    case PROP_FOR_PROGRAM:
      g_value_set_boolean (value, words[known_kind (self->kind)].whose != NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* Both follow what is bound to them: the columns and the progress. */
static void
td_import_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdImportWindow *self = TD_IMPORT_WINDOW (object);

  switch (id)
    {
    case PROP_PROBLEM:
      g_free (self->problem);
      self->problem = g_value_dup_string (value);
      break;
    case PROP_FRACTION:
      self->fraction = g_value_get_double (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_import_window_dispose (GObject *object)
{
  TdImportWindow *self = TD_IMPORT_WINDOW (object);

  if (self->column_bindings)
    set_columns (self, NULL);
  g_clear_object (&self->column_bindings);
  g_clear_object (&self->progress_bindings);
  g_clear_object (&self->progress);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_pointer (&self->before, g_free);
  g_clear_pointer (&self->problem, g_free);

  G_OBJECT_CLASS (td_import_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/people/td-import-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TdImportWindow, title);
  gtk_widget_class_bind_template_child (widget_class, TdImportWindow, steps);
  gtk_widget_class_bind_template_child (widget_class, TdImportWindow, start);
  gtk_widget_class_bind_template_child (widget_class, TdImportWindow, busy_words);
  gtk_widget_class_bind_template_child (widget_class, TdImportWindow, dates);
  gtk_widget_class_bind_template_child (widget_class, TdImportWindow, programs);
  gtk_widget_class_bind_template_child (widget_class, TdImportWindow, receipt);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, dropped_cb);
  gtk_widget_class_bind_template_callback (widget_class, dates_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, rehearse_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, undo_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_blocker);
  gtk_widget_class_bind_template_callback (widget_class, can_import);
  gtk_widget_class_bind_template_callback (widget_class, shows_import);
  gtk_widget_class_bind_template_callback (widget_class, shows_result);
  gtk_widget_class_bind_template_callback (widget_class, describe_file);
  td_closures_bind (widget_class);
}

static void
td_import_window_class_init (TdImportWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = td_import_window_get_property;
  object_class->set_property = td_import_window_set_property;
  object_class->dispose = td_import_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = td_import_window_close_request;

  properties[PROP_COLUMNS] = g_param_spec_object ("columns", NULL, NULL, TD_TYPE_IMPORT_COLUMNS,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_PROBLEM] =
      g_param_spec_string ("problem", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0,
                                                   G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_FOR_PROGRAM] = g_param_spec_boolean ("for-program", NULL, NULL, FALSE,
                                                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  g_type_ensure (TD_TYPE_IMPORT_COLUMN);
  g_type_ensure (TD_TYPE_IMPORT_USE_CELL);
  g_type_ensure (TD_TYPE_IMPORT_RECEIPT_VIEW);
  g_type_ensure (TD_TYPE_PROGRAM);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  bind_template (widget_class);
}

static void
td_import_window_init (TdImportWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->column_bindings = g_binding_group_new ();
  self->progress_bindings = g_binding_group_new ();
  g_binding_group_bind (self->column_bindings, "problem", self, "problem", G_BINDING_SYNC_CREATE);
  g_binding_group_bind (self->progress_bindings, "fraction", self, "fraction",
                        G_BINDING_SYNC_CREATE);
}

/* The programme that the main window shows, to begin with. */
static void
select_program (TdImportWindow *self)
{
  GListModel *programs = td_session_get_programs (self->session);

  gtk_drop_down_set_model (self->programs, programs);
  for (guint i = 0; i < g_list_model_get_n_items (programs); i++)
    {
      g_autoptr (TdProgram) program = g_list_model_get_item (programs, i);

      if (program->id == td_session_get_program_id (self->session))
        gtk_drop_down_set_selected (self->programs, i);
    }
}

void
td_import_window_show (GtkWidget *parent, TdSession *session, TdImportKind kind, GFile *file)
{
  TdImportWindow *self =
      g_object_new (TD_TYPE_IMPORT_WINDOW, "transient-for", gtk_widget_get_root (parent), NULL);

  self->session = g_object_ref (session);
  set_kind (self, kind);
  select_program (self);
  if (kind == TD_IMPORT_SURVEYS)
    {
      adw_status_page_set_title (self->start, _ ("Import the Answers"));
      adw_status_page_set_description (
          self->start, _ ("Drop the export of your form here: CSV or Excel, from Microsoft Forms, "
                          "Google Forms or any other. Its columns are known by the words of the "
                          "questions."));
    }
  if (kind == TD_IMPORT_ENROLMENTS)
    {
      adw_status_page_set_title (self->start, _ ("Import the Sign-Ups"));
      adw_status_page_set_description (
          self->start, _ ("Drop the export of your form here: CSV or Excel, from Microsoft Forms, "
                          "Google Forms or any other."));
    }
  if (kind == TD_IMPORT_CONTACTS)
    {
      adw_status_page_set_title (self->start, _ ("Import the Contacts"));
      adw_status_page_set_description (
          self->start,
          _ ("Drop a table of contacts here, CSV or Excel: the pair (its reference, or mentor and "
             "mentee by number, e-mail or name), the date, and what else there is to say. Or a "
             "calendar (.ics)."));
    }
  gtk_window_present (GTK_WINDOW (self));
  if (file)
    read_file (self, file);
}

static void
import_roster_action (GtkWidget *widget, const char *action, GVariant *target)
{
  td_import_window_show (widget, td_page_get_session (TD_PAGE (widget)), TD_IMPORT_ROSTER, NULL);
}

static void
import_enrolments_action (GtkWidget *widget, const char *action, GVariant *target)
{
  td_import_window_show (widget, td_page_get_session (TD_PAGE (widget)), TD_IMPORT_ENROLMENTS,
                         NULL);
}

static void
history_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TdPage) page = data;
  g_autoptr (GFile) folder = td_dialogs_file_finish (result);
  TdSession *session = td_page_get_session (page);

  if (folder && g_file_peek_path (folder) && session)
    td_calendar_window_show_history (GTK_WIDGET (page), session, g_file_peek_path (folder));
}

static void
import_history_action (GtkWidget *widget, const char *action, GVariant *target)
{
  td_dialogs_choose_folder_async (widget,
                                  _ ("The Folder with employees.csv, pairs.csv, contacts.csv"),
                                  history_chosen_cb, g_object_ref (widget));
}

static void
import_contacts_action (GtkWidget *widget, const char *action, GVariant *target)
{
  td_import_window_show (widget, td_page_get_session (TD_PAGE (widget)), TD_IMPORT_CONTACTS, NULL);
}

void
td_import_install_contacts_action (GtkWidgetClass *page_class)
{
  gtk_widget_class_install_action (page_class, "contacts.import", NULL, import_contacts_action);
}

void
td_import_install_actions (GtkWidgetClass *page_class)
{
  gtk_widget_class_install_action (page_class, "people.import-roster", NULL, import_roster_action);
  gtk_widget_class_install_action (page_class, "people.import-enrolments", NULL,
                                   import_enrolments_action);
  gtk_widget_class_install_action (page_class, "people.import-history", NULL,
                                   import_history_action);
}

gboolean
td_import_drop_file (TdPage *page, GFile *file)
{
  td_import_window_show (GTK_WIDGET (page), td_page_get_session (page), TD_N_IMPORT_KINDS, file);
  return TRUE;
}
