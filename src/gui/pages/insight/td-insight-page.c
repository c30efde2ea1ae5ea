/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/insight/td-insight-page.h"

#include "gui/pages/insight/td-dashboard.h"
#include "gui/widgets/td-closures.h"

#include <glib/gi18n-lib.h>

struct _TdInsightPage
{
  TdPage parent_instance;

  GtkCalendar *calendar;
  GtkPopover *as_of_popover;

  TdDate as_of; /* none: today */
};

enum
{
  PROP_AS_OF = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdInsightPage, td_insight_page, TD_TYPE_PAGE)

static char *
as_of_label (gpointer object, int as_of)
{
  g_autofree char *day = td_date_format (as_of);

  return as_of == TD_DATE_NONE ? g_strdup (_ ("As of today"))
                               : g_strdup_printf (_ ("As of %s"), day);
}

static void
set_as_of (TdInsightPage *self, TdDate as_of)
{
  /* A day that has not come is as good as today. */
  if (as_of >= td_page_get_today (TD_PAGE (self)))
    as_of = TD_DATE_NONE;
  if (self->as_of == as_of)
    return;
  self->as_of = as_of;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AS_OF]);
}

static void
day_selected_cb (TdInsightPage *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);

  set_as_of (self, td_date_from_ymd (g_date_time_get_year (day), g_date_time_get_month (day),
                                     g_date_time_get_day_of_month (day)));
}

static void
today_cb (TdInsightPage *self)
{
  set_as_of (self, TD_DATE_NONE);
  gtk_popover_popdown (self->as_of_popover);
}

static void
td_insight_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_AS_OF:
      g_value_set_int (value, TD_INSIGHT_PAGE (object)->as_of);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_insight_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_AS_OF:
      set_as_of (TD_INSIGHT_PAGE (object), g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_insight_page_class_init (TdInsightPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = td_insight_page_get_property;
  object_class->set_property = td_insight_page_set_property;

  properties[PROP_AS_OF] =
      g_param_spec_int ("as-of", NULL, NULL, 0, G_MAXINT, 0,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  g_type_ensure (TD_TYPE_DASHBOARD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/insight/td-insight-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TdInsightPage, calendar);
  gtk_widget_class_bind_template_child (widget_class, TdInsightPage, as_of_popover);
  gtk_widget_class_bind_template_callback (widget_class, as_of_label);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, today_cb);
  td_closures_bind (widget_class);
}

static void
td_insight_page_init (TdInsightPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
