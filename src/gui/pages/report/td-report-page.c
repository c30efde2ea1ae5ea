/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/report/td-report-page.h"

#include "gui/app/td-dialogs.h"
#include "gui/pages/report/td-print-job.h"
#include "gui/pages/report/td-report-item.h"
#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-filter-variant.h"
#include "gui/widgets/td-narrow-bin.h"
#include "gui/widgets/td-paper.h"
#include "program/td-program.h"
#include "report/td-report.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ZOOM_STEP 1.25

struct _TdReportPage
{
  TdPage parent_instance;

  /* Template children. */
  GtkStack *states;
  GtkSingleSelection *selection;
  GtkDropDown *paper_choice;
  TdPaper *paper;

  GListModel *reports;
  TdReportSections sections;
  TdInsightFilter filter; /* of the dashboards; as of none: everybody, from the beginning */
  gboolean waiting;       /* for pages under way; else they come too late */
};

enum
{
  PROP_REPORTS = 1,
  PROP_SUMMARY,
  PROP_BY_MENTOR,
  PROP_BY_DEPARTMENT,
  PROP_WAITING,
  PROP_FILTER_WORDS,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdReportPage, td_report_page, TD_TYPE_PAGE)

/* --- Making the document, on a reader --- */

typedef struct
{
  const TdReport *report;
  TdReportOptions options;
  TdInsightFilter filter;
  TdPaperSize size;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  td_insight_filter_clear (&request->filter);
  g_free (request);
}

/* The pages; NULL without an error where there is nothing to print about. */
static gpointer
make_job (TdDatabase *db, gpointer data, GError **error)
{
  Request *request = data;
  g_autoptr (TdDocument) document = NULL;
  gboolean any;

  if (!td_report_has_subjects (db, request->report, &request->options, &any, error) || !any)
    return NULL;
  document = td_report_make (db, request->report->id, &request->options, error);
  return document ? td_document_paginate (document, &request->size) : NULL;
}

static const TdPaperSize *
chosen_size (TdReportPage *self)
{
  return gtk_drop_down_get_selected (self->paper_choice) == 1 ? &td_paper_letter : &td_paper_a4;
}

static void
set_can_print (TdReportPage *self, gboolean can_print)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.print", can_print);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.save-pdf", can_print);
}

static void
made_cb (gpointer owner, gpointer result, GError *error)
{
  TdReportPage *self = owner;

  if (!self->waiting)
    {
      td_pages_free (result);
      return;
    }
  td_paper_take_pages (self->paper, result);
  gtk_stack_set_visible_child_name (self->states, result ? "report" : "empty");
  set_can_print (self, result != NULL);
}

/* The chosen programme, or the only one there is; the first in the list stands for all. */
static gint64
find_program (TdPage *page)
{
  GListModel *programs = td_session_get_programs (td_page_get_session (page));
  gint64 id = td_page_get_program_id (page);

  if (id == 0 && g_list_model_get_n_items (programs) == 2)
    {
      g_autoptr (TdProgram) only = g_list_model_get_item (programs, 1);

      id = only->id;
    }
  return id;
}

static void
show_nothing (TdReportPage *self)
{
  GListModel *programs = td_session_get_programs (td_page_get_session (TD_PAGE (self)));
  gboolean choice = g_list_model_get_n_items (programs) > 1;

  self->waiting = FALSE;
  gtk_stack_set_visible_child_name (self->states, choice ? "choose" : "empty");
  set_can_print (self, FALSE);
}

/* The review of what the dashboards showed. */
static void
use_filter (TdReportPage *self, Request *request)
{
  if (!(request->report->takes & TD_REPORT_TAKES_FILTER) || self->filter.as_of == TD_DATE_NONE)
    return;
  request->filter = td_insight_filter_copy (&self->filter);
  request->options.filter = &request->filter;
  request->options.as_of = self->filter.as_of;
}

static void
td_report_page_reload (TdPage *page)
{
  TdReportPage *self = TD_REPORT_PAGE (page);
  TdReportItem *item = gtk_single_selection_get_selected_item (self->selection);
  const TdReport *report = item ? td_report_find (item->code) : NULL;
  gint64 program_id = find_program (page);
  Request *request;

  if (report == NULL || ((report->takes & TD_REPORT_NEEDS_PROGRAM) && program_id == 0))
    {
      show_nothing (self);
      return;
    }
  request = g_new0 (Request, 1);
  request->report = report;
  request->size = *chosen_size (self);
  request->options = (TdReportOptions){ .program_id = program_id,
                                        .as_of = td_page_get_today (page),
                                        .printed_on = td_page_get_today (page),
                                        .sections = self->sections };
  use_filter (self, request);
  self->waiting = TRUE;
  td_page_read (page, make_job, request, request_free, (GDestroyNotify) td_pages_free, made_cb);
}

/* --- Choosing --- */

/* Another report or other paper. */
static void
choice_changed_cb (TdReportPage *self)
{
  td_page_queue_reload (TD_PAGE (self));
}

static void
program_activated_cb (TdReportPage *self, guint position, GtkListView *list)
{
  g_autoptr (TdProgram) program =
      g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (list)), position);

  td_session_set_program_id (td_page_get_session (TD_PAGE (self)), program->id);
}

static char *
format_pages (gpointer self, guint n_pages)
{
  return g_strdup_printf (ngettext ("%u page", "%u pages", n_pages), n_pages);
}

/* Null: everybody, from the beginning. */
static void
set_filter (TdReportPage *self, GVariant *filter)
{
  td_insight_filter_clear (&self->filter);
  self->filter = filter ? td_filter_from_variant (filter) : (TdInsightFilter){ 0 };
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILTER_WORDS]);
  td_page_queue_reload (TD_PAGE (self));
}

static void
review_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdReportPage *self = TD_REPORT_PAGE (widget);

  set_filter (self, target);
  for (guint i = 0; i < g_list_model_get_n_items (self->reports); i++)
    {
      g_autoptr (TdReportItem) item = g_list_model_get_item (self->reports, i);

      if (g_strcmp0 (item->code, "review") == 0)
        gtk_single_selection_set_selected (self->selection, i);
    }
}

static void
all_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  set_filter (TD_REPORT_PAGE (widget), NULL);
}

/* What the review is limited to; NULL for nothing. */
static char *
dup_filter_words (TdReportPage *self)
{
  TdSession *session = td_page_get_session (TD_PAGE (self));

  if (self->filter.as_of == TD_DATE_NONE || session == NULL)
    return NULL;
  return td_insight_filter_dup_words (&self->filter, td_session_get_program_name (session));
}

/* --- Printing and saving --- */

static void
print_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  /* The dialog runs a main loop of its own, in which the window may be closed. */
  g_autoptr (TdReportPage) self = g_object_ref (TD_REPORT_PAGE (widget));
  TdDocument *document = td_paper_get_document (self->paper);
  TdSession *session;
  g_autoptr (GtkPrintOperation) job = NULL;
  g_autoptr (GError) error = NULL;
  GtkPrintOperationResult result;

  if (document == NULL)
    return;
  job = td_print_job_new (document, td_paper_get_size (self->paper));
  result = gtk_print_operation_run (job, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                                    GTK_WINDOW (gtk_widget_get_root (widget)), &error);
  session = td_page_get_session (TD_PAGE (self));
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR && session)
    td_session_report (session, error);
}

typedef struct
{
  TdDocument *document;
  TdPaperSize size;
  char *path;
} Save;

static void
save_free (gpointer data)
{
  Save *save = data;

  g_object_unref (save->document);
  g_free (save->path);
  g_free (save);
}

static void
save_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Save *save = data;
  GError *error = NULL;

  if (td_document_save_pdf (save->document, save->path, &save->size, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  TdSession *session = td_page_get_session (TD_PAGE (source));
  Save *save = g_task_get_task_data (G_TASK (result));
  g_autofree char *name = g_path_get_basename (save->path);
  g_autofree char *message = g_strdup_printf (_ ("Saved “%s”"), name);
  g_autoptr (GError) error = NULL;

  if (session == NULL)
    return;
  if (g_task_propagate_boolean (G_TASK (result), &error))
    td_session_tell (session, message);
  else
    td_session_report (session, error);
}

void
td_report_page_save_pdf (TdReportPage *self, GFile *file)
{
  g_autoptr (GTask) task = NULL;
  Save *save;

  g_return_if_fail (TD_IS_REPORT_PAGE (self));
  g_return_if_fail (G_IS_FILE (file));

  if (td_paper_get_document (self->paper) == NULL)
    return;
  save = g_new0 (Save, 1);
  save->document = g_object_ref (td_paper_get_document (self->paper));
  save->size = *td_paper_get_size (self->paper);
  save->path = g_file_get_path (file);
  task = g_task_new (self, NULL, saved_cb, NULL);
  g_task_set_task_data (task, save, save_free);
  g_task_run_in_thread (task, save_thread);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GFile) file = td_dialogs_file_finish (result);

  if (file)
    td_report_page_save_pdf (TD_REPORT_PAGE (source), file);
}

/* "Pairing report, Leadership 2026.pdf", without what no file name may hold. */
static char *
suggest_name (TdDocument *document)
{
  const char *program = td_document_get_subtitle (document);
  char *name =
      g_strdup_printf ("%s, %s.pdf", td_document_get_title (document), program ? program : "");

  return g_strdelimit (name, "/\\:*?\"<>|", '-');
}

static void
save_pdf_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdDocument *document = td_paper_get_document (TD_REPORT_PAGE (widget)->paper);
  g_autofree char *name = NULL;

  if (document == NULL)
    return;
  name = suggest_name (document);
  td_dialogs_save_file_async (widget, _ ("Save as PDF"), name, file_chosen_cb, NULL);
}

static void
zoom_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdPaper *paper = TD_REPORT_PAGE (widget)->paper;
  double zoom = td_paper_get_zoom (paper);

  if (strcmp (action, "report.zoom-in") == 0)
    td_paper_set_zoom (paper, zoom * ZOOM_STEP);
  else if (strcmp (action, "report.zoom-out") == 0)
    td_paper_set_zoom (paper, zoom / ZOOM_STEP);
  else
    td_paper_set_zoom (paper, 1);
}

/* --- Object --- */

static TdReportSections
section_of (guint property)
{
  return 1 << (property - PROP_SUMMARY);
}

static void
td_report_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdReportPage *self = TD_REPORT_PAGE (object);

  switch (id)
    {
    case PROP_REPORTS:
      g_value_set_object (value, self->reports);
      break;
    case PROP_SUMMARY:
    case PROP_BY_MENTOR:
    case PROP_BY_DEPARTMENT:
    case PROP_WAITING:
      g_value_set_boolean (value, (self->sections & section_of (id)) != 0);
      break;
    case PROP_FILTER_WORDS:
      g_value_take_string (value, dup_filter_words (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_report_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdReportPage *self = TD_REPORT_PAGE (object);
  TdReportSections sections;

  switch (id)
    {
    case PROP_SUMMARY:
    case PROP_BY_MENTOR:
    case PROP_BY_DEPARTMENT:
    case PROP_WAITING:
      sections = g_value_get_boolean (value) ? self->sections | section_of (id)
                                             : self->sections & ~section_of (id);
      if (sections == self->sections)
        return;
      self->sections = sections;
      g_object_notify_by_pspec (object, pspec);
      td_page_queue_reload (TD_PAGE (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_report_page_finalize (GObject *object)
{
  g_clear_object (&TD_REPORT_PAGE (object)->reports);
  td_insight_filter_clear (&TD_REPORT_PAGE (object)->filter);

  G_OBJECT_CLASS (td_report_page_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class, GtkWidgetClass *widget_class)
{
  static const char *const names[] = { "summary", "by-mentor", "by-department", "waiting" };

  properties[PROP_REPORTS] = g_param_spec_object ("reports", NULL, NULL, G_TYPE_LIST_MODEL,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    properties[PROP_SUMMARY + i] =
        g_param_spec_boolean (names[i], NULL, NULL, TRUE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_FILTER_WORDS] =
      g_param_spec_string ("filter-words", NULL, NULL, NULL,
                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_install_property_action (widget_class, "report.summary", "summary");
  gtk_widget_class_install_property_action (widget_class, "report.by-mentor", "by-mentor");
  gtk_widget_class_install_property_action (widget_class, "report.by-department", "by-department");
  gtk_widget_class_install_property_action (widget_class, "report.waiting", "waiting");
}

static void
install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "report.review", TD_FILTER_VARIANT, review_cb);
  gtk_widget_class_install_action (klass, "report.all", NULL, all_cb);
  gtk_widget_class_install_action (klass, "report.print", NULL, print_cb);
  gtk_widget_class_install_action (klass, "report.save-pdf", NULL, save_pdf_cb);
  gtk_widget_class_install_action (klass, "report.zoom-in", NULL, zoom_cb);
  gtk_widget_class_install_action (klass, "report.zoom-out", NULL, zoom_cb);
  gtk_widget_class_install_action (klass, "report.zoom-fit", NULL, zoom_cb);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_p, GDK_CONTROL_MASK, "report.print", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_s, GDK_CONTROL_MASK, "report.save-pdf", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_plus, GDK_CONTROL_MASK, "report.zoom-in",
                                       NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_equal, GDK_CONTROL_MASK, "report.zoom-in",
                                       NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_minus, GDK_CONTROL_MASK, "report.zoom-out",
                                       NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_0, GDK_CONTROL_MASK, "report.zoom-fit", NULL);
}

static void
td_report_page_class_init (TdReportPageClass *klass)
{
  static const char *const tables[] = { "program", "employee",   "enrolment",
                                        "pair",    "pair_pause", "pair_cadence",
                                        "contact", "goal",       NULL };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = td_report_page_get_property;
  object_class->set_property = td_report_page_set_property;
  object_class->finalize = td_report_page_finalize;
  TD_PAGE_CLASS (klass)->reload = td_report_page_reload;
  TD_PAGE_CLASS (klass)->tables = tables;
  install_properties (object_class, widget_class);
  install_actions (widget_class);

  g_type_ensure (TD_TYPE_NARROW_BIN);
  g_type_ensure (TD_TYPE_PAPER);
  g_type_ensure (TD_TYPE_REPORT_ITEM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/report/td-report-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TdReportPage, states);
  gtk_widget_class_bind_template_child (widget_class, TdReportPage, selection);
  gtk_widget_class_bind_template_child (widget_class, TdReportPage, paper_choice);
  gtk_widget_class_bind_template_child (widget_class, TdReportPage, paper);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, program_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, format_pages);
  td_closures_bind (widget_class);
}

static void
td_report_page_init (TdReportPage *self)
{
  self->reports = td_report_item_list ();
  self->sections = TD_REPORT_ALL;
  gtk_widget_init_template (GTK_WIDGET (self));
  set_can_print (self, FALSE);
  gtk_drop_down_set_selected (self->paper_choice,
                              td_paper_size_get_default () == &td_paper_letter ? 1 : 0);
}
