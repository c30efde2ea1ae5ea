/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/widgets/td-narrow-bin.h"

struct _TdNarrowBin
{
  AdwBin parent_instance;

  int threshold;
  gboolean narrow;
  guint source;
};

enum
{
  PROP_THRESHOLD = 1,
  PROP_NARROW,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdNarrowBin, td_narrow_bin, ADW_TYPE_BIN)

gboolean
td_narrow_bin_get_narrow (TdNarrowBin *self)
{
  g_return_val_if_fail (TD_IS_NARROW_BIN (self), TRUE);

  return self->narrow;
}

static gboolean
update_cb (gpointer data)
{
  TdNarrowBin *self = data;
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  gboolean narrow = width < self->threshold;

  self->source = 0;
  if (width > 0 && narrow != self->narrow)
    {
      self->narrow = narrow;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
    }
  return G_SOURCE_REMOVE;
}

static GtkSizeRequestMode
td_narrow_bin_get_request_mode (GtkWidget *widget)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));

  return child ? gtk_widget_get_request_mode (child) : GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
td_narrow_bin_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));

  if (child)
    gtk_widget_measure (child, orientation, for_size, minimum, natural, minimum_baseline,
                        natural_baseline);
}

/* What is shown may not change while sizes are given out: a moment later. */
static void
td_narrow_bin_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TdNarrowBin *self = TD_NARROW_BIN (widget);
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));

  if (child)
    gtk_widget_allocate (child, width, height, baseline, NULL);
  if ((width < self->threshold) != self->narrow && self->source == 0)
    self->source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_cb, self, NULL);
}

static void
td_narrow_bin_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdNarrowBin *self = TD_NARROW_BIN (object);

  switch (id)
    {
    case PROP_THRESHOLD:
      g_value_set_int (value, self->threshold);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_narrow_bin_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdNarrowBin *self = TD_NARROW_BIN (object);

  switch (id)
    {
    case PROP_THRESHOLD:
      self->threshold = g_value_get_int (value);
      gtk_widget_queue_allocate (GTK_WIDGET (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_narrow_bin_dispose (GObject *object)
{
  g_clear_handle_id (&TD_NARROW_BIN (object)->source, g_source_remove);

  G_OBJECT_CLASS (td_narrow_bin_parent_class)->dispose (object);
}

static void
td_narrow_bin_class_init (TdNarrowBinClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = td_narrow_bin_get_property;
  object_class->set_property = td_narrow_bin_set_property;
  object_class->dispose = td_narrow_bin_dispose;
  widget_class->get_request_mode = td_narrow_bin_get_request_mode;
  widget_class->measure = td_narrow_bin_measure;
  widget_class->size_allocate = td_narrow_bin_size_allocate;

  properties[PROP_THRESHOLD] = g_param_spec_int ("threshold", NULL, NULL, 0, G_MAXINT, 640,
                                                 G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW] =
      g_param_spec_boolean ("narrow", NULL, NULL, TRUE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
td_narrow_bin_init (TdNarrowBin *self)
{
  self->threshold = 640;
  self->narrow = TRUE;
  /* The bin's own layout would not tell the width. */
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
}
