/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/program/td-survey-paper.h"

#include "gui/frame/td-dialogs.h"
#include "gui/pages/report/td-print-job.h"
#include "gui/widgets/td-hidden-focus.h"
#include "gui/widgets/td-paper.h"
#include "gui/widgets/td-tab-order.h"
#include "render/td-paper-size.h"
#include "report/td-report.h"

#include <glib/gi18n-lib.h>

struct _TdSurveyPaper
{
  AdwWindow parent_instance;

  TdPaper *paper;
};

G_DEFINE_FINAL_TYPE (TdSurveyPaper, td_survey_paper, ADW_TYPE_WINDOW)

typedef struct
{
  gint64 program_id;
  TdDate today;
  char *report;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->report);
  g_free (request);
}

static gpointer
make_job (TdDatabase *db, gpointer data, GError **error)
{
  const Request *request = data;
  TdReportOptions options = { .program_id = request->program_id,
                              .as_of = request->today,
                              .printed_on = request->today };
  g_autoptr (TdDocument) document = td_report_make (db, request->report, &options, error);

  return document ? td_document_paginate (document, td_paper_size_get_default ()) : NULL;
}

static void
made_cb (gpointer owner, gpointer result, GError *error)
{
  TdSurveyPaper *self = g_object_new (TD_TYPE_SURVEY_PAPER, "transient-for",
                                      gtk_widget_get_root (GTK_WIDGET (owner)), NULL);

  td_paper_take_pages (self->paper, result);
  gtk_window_set_title (GTK_WINDOW (self),
                        td_document_get_title (td_paper_get_document (self->paper)));
  gtk_window_present (GTK_WINDOW (self));
}

void
td_survey_paper_show (TdPage *page, gint64 program_id, const char *report)
{
  Request *request = g_new0 (Request, 1);

  request->program_id = program_id;
  request->today = td_page_get_today (page);
  request->report = g_strdup (report);
  td_page_read (page, make_job, request, request_free, g_object_unref, made_cb);
}

static void
print_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdSurveyPaper *self = TD_SURVEY_PAPER (widget);
  g_autoptr (GtkPrintOperation) job =
      td_print_job_new (td_paper_get_document (self->paper), td_paper_get_size (self->paper));
  g_autoptr (GError) error = NULL;

  gtk_print_operation_run (job, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (self), &error);
  if (error)
    td_dialogs_show_error (widget, _ ("Not Printed"), error);
}

static void
td_survey_paper_class_init (TdSurveyPaperClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TD_TYPE_PAPER);
  gtk_widget_class_install_action (widget_class, "paper.print", NULL, print_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "paper.print",
                                       NULL);
  td_tab_leaves_lists (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/program/td-survey-paper.ui");
  gtk_widget_class_bind_template_child (widget_class, TdSurveyPaper, paper);
}

static void
td_survey_paper_init (TdSurveyPaper *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  td_hidden_focus_moves (GTK_WINDOW (self));
}
