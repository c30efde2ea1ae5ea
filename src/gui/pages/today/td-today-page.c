/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/today/td-today-page.h"

#include "gui/widgets/td-closures.h"

struct _TdTodayPage
{
  TdPage parent_instance;
};

G_DEFINE_FINAL_TYPE (TdTodayPage, td_today_page, TD_TYPE_PAGE)

static void
td_today_page_reload (TdPage *page)
{
}

static void
td_today_page_class_init (TdTodayPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  TD_PAGE_CLASS (klass)->reload = td_today_page_reload;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/today/td-today-page.ui");
  td_closures_bind (widget_class);
}

static void
td_today_page_init (TdTodayPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
