/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairs/td-pairs-page.h"

#include "gui/widgets/td-closures.h"

struct _TdPairsPage
{
  TdPage parent_instance;
};

G_DEFINE_FINAL_TYPE (TdPairsPage, td_pairs_page, TD_TYPE_PAGE)

static void
td_pairs_page_reload (TdPage *page)
{
}

static void
td_pairs_page_class_init (TdPairsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  TD_PAGE_CLASS (klass)->reload = td_pairs_page_reload;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/pairs/td-pairs-page.ui");
  td_closures_bind (widget_class);
}

static void
td_pairs_page_init (TdPairsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
