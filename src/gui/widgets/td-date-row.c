/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/widgets/td-date-row.h"

#include "contact/td-line-days.h"

struct _TdDateRow
{
  AdwEntryRow parent_instance;

  GtkCalendar *calendar;

  TdDate date;
  TdDate today;
  gboolean forward;
  gboolean nearest;
  gboolean valid;
  gboolean opening; /* the calendar: it is told a day, not asked */
};

enum
{
  PROP_DATE = 1,
  PROP_TODAY,
  PROP_FORWARD,
  PROP_NEAREST,
  PROP_VALID,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdDateRow, td_date_row, ADW_TYPE_ENTRY_ROW)

/* Takes over what was read; the text stays as she typed it. */
static void
update (TdDateRow *self, TdDate date, gboolean valid)
{
  if (self->valid != valid)
    {
      self->valid = valid;
      if (valid)
        gtk_widget_remove_css_class (GTK_WIDGET (self), "warning");
      else
        gtk_widget_add_css_class (GTK_WIDGET (self), "warning");
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALID]);
    }
  if (self->date != date)
    {
      self->date = date;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DATE]);
    }
}

static TdDate
read_text (TdDateRow *self, const char *text)
{
  TdDateOrder order = td_date_locale_order ();
  TdDate today = self->today ? self->today : td_date_today ();
  TdDate date = td_line_read_day (text, order, today, self->forward, NULL);
  TdDate ahead;

  if (!self->nearest || date == TD_DATE_NONE)
    return date;
  ahead = td_line_read_day (text, order, today, TRUE, NULL);
  return ahead != TD_DATE_NONE && ABS (ahead - today) < ABS (date - today) ? ahead : date;
}

static void
changed_cb (TdDateRow *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self))));
  TdDate date;

  if (text[0] == '\0')
    {
      update (self, TD_DATE_NONE, TRUE);
      return;
    }
  date = read_text (self, text);
  update (self, date, date != TD_DATE_NONE);
}

/* The calendar opens on the date, or on today. */
static void
calendar_opened_cb (TdDateRow *self)
{
  g_autoptr (GDateTime) day = NULL;
  TdDate date = self->date ? self->date : self->today ? self->today : td_date_today ();
  int year, month, day_of_month;

  td_date_get_ymd (date, &year, &month, &day_of_month);
  day = g_date_time_new_local (year, month, day_of_month, 12, 0, 0);
  self->opening = TRUE;
  gtk_calendar_select_day (self->calendar, day);
  self->opening = FALSE;
}

static void
day_selected_cb (TdDateRow *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);

  if (self->opening)
    return;
  td_date_row_set_date (self,
                        td_date_from_ymd (g_date_time_get_year (day), g_date_time_get_month (day),
                                          g_date_time_get_day_of_month (day)));
}

TdDate
td_date_row_get_date (TdDateRow *self)
{
  g_return_val_if_fail (TD_IS_DATE_ROW (self), TD_DATE_NONE);

  return self->date;
}

void
td_date_row_set_date (TdDateRow *self, TdDate date)
{
  g_autofree char *text = td_date_format (date);

  g_return_if_fail (TD_IS_DATE_ROW (self));

  if (date != self->date || !self->valid)
    gtk_editable_set_text (GTK_EDITABLE (self), text);
}

void
td_date_row_set_today (TdDateRow *self, TdDate today)
{
  g_return_if_fail (TD_IS_DATE_ROW (self));

  if (self->today == today)
    return;
  self->today = today;
  changed_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TODAY]);
}

static void
td_date_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdDateRow *self = TD_DATE_ROW (object);

  switch (id)
    {
    case PROP_DATE:
      g_value_set_int (value, self->date);
      break;
    case PROP_TODAY:
      g_value_set_int (value, self->today);
      break;
    case PROP_FORWARD:
      g_value_set_boolean (value, self->forward);
      break;
    case PROP_NEAREST:
      g_value_set_boolean (value, self->nearest);
      break;
    case PROP_VALID:
      g_value_set_boolean (value, self->valid);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_date_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdDateRow *self = TD_DATE_ROW (object);

  switch (id)
    {
    case PROP_DATE:
      td_date_row_set_date (self, g_value_get_int (value));
      break;
    case PROP_TODAY:
      td_date_row_set_today (self, g_value_get_int (value));
      break;
    case PROP_FORWARD:
      self->forward = g_value_get_boolean (value);
      changed_cb (self);
      break;
    case PROP_NEAREST:
      self->nearest = g_value_get_boolean (value);
      changed_cb (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_date_row_class_init (TdDateRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = td_date_row_get_property;
  object_class->set_property = td_date_row_set_property;

  properties[PROP_DATE] = g_param_spec_int ("date", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_TODAY] = g_param_spec_int ("today", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_FORWARD] = g_param_spec_boolean ("forward", NULL, NULL, FALSE, flags);
  properties[PROP_NEAREST] = g_param_spec_boolean ("nearest", NULL, NULL, FALSE, flags);
  properties[PROP_VALID] =
      g_param_spec_boolean ("valid", NULL, NULL, TRUE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/widgets/td-date-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TdDateRow, calendar);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, calendar_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
}

static void
td_date_row_init (TdDateRow *self)
{
  self->valid = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}
