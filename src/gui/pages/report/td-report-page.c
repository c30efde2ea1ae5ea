/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/report/td-report-page.h"

#include "gui/widgets/td-closures.h"

struct _TdReportPage
{
  TdPage parent_instance;
};

G_DEFINE_FINAL_TYPE (TdReportPage, td_report_page, TD_TYPE_PAGE)

static void
td_report_page_reload (TdPage *page)
{
}

static void
td_report_page_class_init (TdReportPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  TD_PAGE_CLASS (klass)->reload = td_report_page_reload;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/report/td-report-page.ui");
  td_closures_bind (widget_class);
}

static void
td_report_page_init (TdReportPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
