/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/people/td-past-bar.h"

#include "workspace/td-retention-period.h"

#include <glib/gi18n-lib.h>

struct _TdPastBar
{
  TdPage parent_instance;

  /* Template children. */
  GtkRevealer *revealer;
  GtkLabel *words;
};

G_DEFINE_FINAL_TYPE (TdPastBar, td_past_bar, TD_TYPE_PAGE)

static gpointer
count_job (TdDatabase *db, gpointer today, GError **error)
{
  int n = td_retention_period_count (db, *(TdDate *) today, error);

  return n < 0 ? NULL : g_memdup2 (&n, sizeof n);
}

static void
counted_cb (gpointer owner, gpointer result, GError *error)
{
  TdPastBar *self = owner;
  g_autofree int *n = result;
  g_autofree char *words =
      g_strdup_printf (ngettext ("The data of %'d person are past the retention period.",
                                 "The data of %'d people are past the retention period.",
                                 (gulong) *n),
                       *n);

  gtk_label_set_label (self->words, words);
  gtk_revealer_set_reveal_child (self->revealer, *n > 0);
}

static void
td_past_bar_reload (TdPage *page)
{
  TdDate today = td_page_get_today (page);

  td_page_read (page, count_job, g_memdup2 (&today, sizeof today), g_free, g_free, counted_cb);
}

static void
td_past_bar_class_init (TdPastBarClass *klass)
{
  static const char *const tables[] = {
    "employee", "enrolment", "pair", "program", "setting", NULL
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  TD_PAGE_CLASS (klass)->tables = tables;
  TD_PAGE_CLASS (klass)->reload = td_past_bar_reload;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/people/td-past-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, TdPastBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, TdPastBar, words);
}

static void
td_past_bar_init (TdPastBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
