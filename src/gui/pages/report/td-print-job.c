/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/report/td-print-job.h"

#include <gtk/gtkunixprint.h>
#include <math.h>

/* A frame waits no longer than this for the pages, in microseconds. */
#define WAIT_US 8000

struct _TdPrintJob
{
  GtkPrintOperation parent_instance;

  TdDocument *document;
  TdPaperSize size; /* of the preview: its margins hold on any paper */

  /* While printing. */
  TdPaperSize sheet;
  TdPages *pages;
  GThread *thread; /* that breaks them, until it was joined */
  GCancellable *cancellable;
  GMutex mutex;
  GCond cond;
  gboolean broken;
};

G_DEFINE_FINAL_TYPE (TdPrintJob, td_print_job, GTK_TYPE_PRINT_OPERATION)

/* --- The dialog --- */

/* Its own preview writes the pages to a file that anybody may find, for a program that may not be
 * there. The window shows them before. */
static void
capabilities_cb (GtkPrintUnixDialog *dialog)
{
  GtkPrintCapabilities can = gtk_print_unix_dialog_get_manual_capabilities (dialog);

  if (can & GTK_PRINT_CAPABILITY_PREVIEW)
    gtk_print_unix_dialog_set_manual_capabilities (dialog, can & ~GTK_PRINT_CAPABILITY_PREVIEW);
}

static void
windows_changed_cb (TdPrintJob *self,
                    guint position,
                    guint removed,
                    guint added,
                    GListModel *windows)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (GObject) window = g_list_model_get_item (windows, i);

      if (GTK_IS_PRINT_UNIX_DIALOG (window))
        g_signal_connect (window, "notify::manual-capabilities", G_CALLBACK (capabilities_cb),
                          NULL);
    }
}

/* --- Printing --- */

/* The job is held until it is joined. */
static gpointer
break_cb (gpointer data)
{
  TdPrintJob *self = data;
  TdPagesWatch watch = { .cancellable = self->cancellable };
  TdPages *pages = td_document_paginate_watched (self->document, &self->sheet, &watch, NULL);

  g_mutex_lock (&self->mutex);
  self->pages = pages;
  self->broken = TRUE;
  g_cond_signal (&self->cond);
  g_mutex_unlock (&self->mutex);
  return NULL;
}

/* Nothing is under way any more. */
static void
forget_pages (TdPrintJob *self)
{
  if (self->thread)
    {
      g_cancellable_cancel (self->cancellable);
      g_thread_join (g_steal_pointer (&self->thread));
    }
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->pages, td_pages_free);
  self->broken = FALSE;
}

static void
td_print_job_begin_print (GtkPrintOperation *operation, GtkPrintContext *context)
{
  TdPrintJob *self = TD_PRINT_JOB (operation);
  GtkPageSetup *setup = gtk_print_context_get_page_setup (context);
  TdPaperSize size = self->size;

  size.width = gtk_page_setup_get_paper_width (setup, GTK_UNIT_POINTS);
  size.height = gtk_page_setup_get_paper_height (setup, GTK_UNIT_POINTS);
  /* The same sheet but for rounding breaks exactly as in the preview. */
  if (fabs (size.width - self->size.width) < 1 && fabs (size.height - self->size.height) < 1)
    size = self->size;
  forget_pages (self);
  self->sheet = size;
  self->cancellable = g_cancellable_new ();
  self->thread = g_thread_new ("pages", break_cb, self);
}

/* Asked again and again, from the main loop, until it says that the pages are there: a moment of
 * waiting each time keeps it from doing nothing else. */
static gboolean
paginate_cb (GtkPrintOperation *operation, GtkPrintContext *context)
{
  TdPrintJob *self = TD_PRINT_JOB (operation);
  gint64 end = g_get_monotonic_time () + WAIT_US;
  gboolean broken;

  g_mutex_lock (&self->mutex);
  if (!self->broken)
    g_cond_wait_until (&self->cond, &self->mutex, end);
  broken = self->broken;
  g_mutex_unlock (&self->mutex);
  if (!broken)
    return FALSE;
  g_thread_join (g_steal_pointer (&self->thread));
  gtk_print_operation_set_n_pages (operation, (int) td_pages_get_count (self->pages));
  return TRUE;
}

static void
td_print_job_draw_page (GtkPrintOperation *operation, GtkPrintContext *context, int page)
{
  TdPrintJob *self = TD_PRINT_JOB (operation);

  td_pages_draw (self->pages, gtk_print_context_get_cairo_context (context), (guint) page);
}

static void
td_print_job_end_print (GtkPrintOperation *operation, GtkPrintContext *context)
{
  forget_pages (TD_PRINT_JOB (operation));
}

static void
td_print_job_finalize (GObject *object)
{
  TdPrintJob *self = TD_PRINT_JOB (object);

  forget_pages (self);
  g_clear_object (&self->document);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);

  G_OBJECT_CLASS (td_print_job_parent_class)->finalize (object);
}

static void
td_print_job_class_init (TdPrintJobClass *klass)
{
  GtkPrintOperationClass *operation_class = GTK_PRINT_OPERATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = td_print_job_finalize;
  operation_class->begin_print = td_print_job_begin_print;
  operation_class->draw_page = td_print_job_draw_page;
  operation_class->end_print = td_print_job_end_print;
}

static void
td_print_job_init (TdPrintJob *self)
{
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  /* GTK asks only those that are connected. */
  g_signal_connect (self, "paginate", G_CALLBACK (paginate_cb), NULL);
  g_signal_connect_object (gtk_window_get_toplevels (), "items-changed",
                           G_CALLBACK (windows_changed_cb), self, G_CONNECT_SWAPPED);
}

GtkPrintOperation *
td_print_job_new (TdDocument *document, const TdPaperSize *size)
{
  TdPrintJob *self;
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  GtkPaperSize *paper;

  g_return_val_if_fail (TD_IS_DOCUMENT (document) && size != NULL, NULL);

  self = g_object_new (TD_TYPE_PRINT_JOB, "unit", GTK_UNIT_POINTS, "use-full-page", TRUE,
                       "job-name", td_document_get_title (document), "embed-page-setup", TRUE,
                       "show-progress", TRUE, NULL);
  self->document = g_object_ref (document);
  self->size = *size;
  paper = gtk_paper_size_new (size->height < 800 ? GTK_PAPER_NAME_LETTER : GTK_PAPER_NAME_A4);
  gtk_page_setup_set_paper_size_and_default_margins (setup, paper);
  gtk_paper_size_free (paper);
  gtk_print_operation_set_default_page_setup (GTK_PRINT_OPERATION (self), setup);
  return GTK_PRINT_OPERATION (self);
}
