/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/insight/td-insight-page.h"

#include "gui/widgets/td-closures.h"

struct _TdInsightPage
{
  TdPage parent_instance;
};

G_DEFINE_FINAL_TYPE (TdInsightPage, td_insight_page, TD_TYPE_PAGE)

static void
td_insight_page_reload (TdPage *page)
{
}

static void
td_insight_page_class_init (TdInsightPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  TD_PAGE_CLASS (klass)->reload = td_insight_page_reload;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/insight/td-insight-page.ui");
  td_closures_bind (widget_class);
}

static void
td_insight_page_init (TdInsightPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
