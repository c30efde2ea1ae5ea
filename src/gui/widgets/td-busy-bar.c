/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/widgets/td-busy-bar.h"

#include "gui/widgets/td-closures.h"

struct _TdBusyBar
{
  AdwBin parent_instance;

  TdBusy *busy;
};

enum
{
  PROP_BUSY = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdBusyBar, td_busy_bar, ADW_TYPE_BIN)

static void
stop_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdBusyBar *self = TD_BUSY_BAR (widget);

  if (self->busy)
    td_busy_stop (self->busy);
}

void
td_busy_bar_set_busy (TdBusyBar *self, TdBusy *busy)
{
  g_return_if_fail (TD_IS_BUSY_BAR (self));

  if (g_set_object (&self->busy, busy))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
td_busy_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_BUSY:
      g_value_set_object (value, TD_BUSY_BAR (object)->busy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_busy_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_BUSY:
      td_busy_bar_set_busy (TD_BUSY_BAR (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_busy_bar_dispose (GObject *object)
{
  g_clear_object (&TD_BUSY_BAR (object)->busy);

  G_OBJECT_CLASS (td_busy_bar_parent_class)->dispose (object);
}

static void
td_busy_bar_class_init (TdBusyBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = td_busy_bar_get_property;
  object_class->set_property = td_busy_bar_set_property;
  object_class->dispose = td_busy_bar_dispose;
  properties[PROP_BUSY] =
      g_param_spec_object ("busy", NULL, NULL, TD_TYPE_BUSY,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_install_action (widget_class, "busy.stop", NULL, stop_action);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/widgets/td-busy-bar.ui");
  td_closures_bind (widget_class);
}

static void
td_busy_bar_init (TdBusyBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
