/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairs/td-pair-section.h"

#include "base/td-error.h"
#include "gui/pages/report/td-report-out.h"
#include "render/td-paper-size.h"
#include "report/td-report.h"

typedef struct
{
  gint64 pair_id;
} TdPairSectionPrivate;

enum
{
  PROP_PAIR_ID = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (TdPairSection, td_pair_section, TD_TYPE_PAGE)

#define PRIVATE(self) \
  ((TdPairSectionPrivate *) td_pair_section_get_instance_private (TD_PAIR_SECTION (self)))

gint64
td_pair_section_get_pair_id (TdPairSection *self)
{
  g_return_val_if_fail (TD_IS_PAIR_SECTION (self), 0);

  return PRIVATE (self)->pair_id;
}

void
td_pair_section_set_pair_id (TdPairSection *self, gint64 pair_id)
{
  g_return_if_fail (TD_IS_PAIR_SECTION (self));

  if (PRIVATE (self)->pair_id == pair_id)
    return;
  PRIVATE (self)->pair_id = pair_id;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAIR_ID]);
  td_page_queue_reload (TD_PAGE (self));
}

TdPairSectionJob *
td_pair_section_make_job (TdPairSection *self)
{
  TdPairSectionJob *job = g_new0 (TdPairSectionJob, 1);

  job->pair_id = td_pair_section_get_pair_id (self);
  job->today = td_page_get_today (TD_PAGE (self));
  return job;
}

void
td_pair_section_propagate (GError **error, GError *trouble)
{
  if (g_error_matches (trouble, TD_ERROR, TD_ERROR_NOT_FOUND))
    g_error_free (trouble);
  else if (trouble)
    g_propagate_error (error, trouble);
}

void
td_pair_section_say (GtkLabel *label, char *words)
{
  gtk_label_set_text (label, words ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (label), words != NULL);
  g_free (words);
}

/* --- Printing --- */

typedef struct
{
  gint64 pair_id;
  TdDate today;
  const char *report;
} PrintJob;

static gpointer
print_job (TdDatabase *db, gpointer data, GError **error)
{
  const PrintJob *job = data;
  TdReportOptions options = { .as_of = job->today,
                              .printed_on = job->today,
                              .pair_id = job->pair_id };

  return td_report_make (db, job->report, &options, error);
}

static void
print_cb (gpointer owner, gpointer result, GError *error)
{
  g_autoptr (TdDocument) document = result;

  td_report_out_print_document (owner, document, td_paper_size_get_default (), -1);
}

void
td_pair_section_print (TdPairSection *self, const char *report)
{
  PrintJob *job;

  g_return_if_fail (TD_IS_PAIR_SECTION (self));

  job = g_new0 (PrintJob, 1);
  job->pair_id = td_pair_section_get_pair_id (self);
  job->today = td_page_get_today (TD_PAGE (self));
  job->report = report;
  td_page_read (TD_PAGE (self), print_job, job, g_free, g_object_unref, print_cb);
}

/* --- GObject --- */

static void
td_pair_section_reload (TdPage *page)
{
  TdPairSection *self = TD_PAIR_SECTION (page);

  if (PRIVATE (self)->pair_id != 0)
    TD_PAIR_SECTION_GET_CLASS (self)->load (self, PRIVATE (self)->pair_id);
}

static void
td_pair_section_workspace_changed (TdPage *page)
{
  td_pair_section_set_pair_id (TD_PAIR_SECTION (page), 0);
}

static void
td_pair_section_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_PAIR_ID:
      g_value_set_int64 (value, PRIVATE (object)->pair_id);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_pair_section_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_PAIR_ID:
      td_pair_section_set_pair_id (TD_PAIR_SECTION (object), g_value_get_int64 (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_pair_section_class_init (TdPairSectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = td_pair_section_get_property;
  object_class->set_property = td_pair_section_set_property;
  TD_PAGE_CLASS (klass)->reload = td_pair_section_reload;
  TD_PAGE_CLASS (klass)->workspace_changed = td_pair_section_workspace_changed;

  properties[PROP_PAIR_ID] =
      g_param_spec_int64 ("pair-id", NULL, NULL, 0, G_MAXINT64, 0,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
td_pair_section_init (TdPairSection *self)
{
}
