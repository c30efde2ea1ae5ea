/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/widgets/td-wrap-box.h"

struct _TdWrapBox
{
  GtkWidget parent_instance;

  int spacing;
};

enum
{
  PROP_SPACING = 1,
  N_PROPERTIES
};

G_DEFINE_FINAL_TYPE (TdWrapBox, td_wrap_box, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
td_wrap_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* The next child from @child on that takes part in the layout; NULL for none. */
static GtkWidget *
skip_hidden (GtkWidget *child)
{
  while (child && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/* What a child gets: what it wants, in a narrow box less. */
static void
measure_child (GtkWidget *child, int width, int *child_width, int *child_height)
{
  int least, wished;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wished, NULL, NULL);
  *child_width = MAX (least, width < 0 ? wished : MIN (wished, width));
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, *child_width, NULL, child_height, NULL,
                      NULL);
}

/* The first child after the line that begins with @first, and how high that line is. */
static GtkWidget *
measure_line (TdWrapBox *self, GtkWidget *first, int width, int *height)
{
  GtkWidget *child = first;
  int x = 0;

  *height = 0;
  while (child)
    {
      int child_width, child_height;

      measure_child (child, width, &child_width, &child_height);
      if (x > 0 && width >= 0 && x + child_width > width)
        return child;
      *height = MAX (*height, child_height);
      x += child_width + self->spacing;
      child = skip_hidden (gtk_widget_get_next_sibling (child));
    }
  return NULL;
}

static int
measure_lines (TdWrapBox *self, int width)
{
  GtkWidget *child = skip_hidden (gtk_widget_get_first_child (GTK_WIDGET (self)));
  int y = 0;

  while (child)
    {
      int height;

      child = measure_line (self, child, width, &height);
      y += height + (child ? self->spacing : 0);
    }
  return y;
}

static void
td_wrap_box_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  TdWrapBox *self = TD_WRAP_BOX (widget);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = measure_lines (self, for_size);
      return;
    }
  for (GtkWidget *child = skip_hidden (gtk_widget_get_first_child (widget)); child;
       child = skip_hidden (gtk_widget_get_next_sibling (child)))
    {
      int least, wished;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wished, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural += wished + (*natural > 0 ? self->spacing : 0);
    }
}

static void
td_wrap_box_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TdWrapBox *self = TD_WRAP_BOX (widget);
  gboolean backwards = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget *child = skip_hidden (gtk_widget_get_first_child (widget));
  int y = 0;

  while (child)
    {
      GtkAllocation place = { 0, y, 0, 0 };
      int line_height, child_height;
      GtkWidget *next = measure_line (self, child, width, &line_height);

      for (int x = 0; child != next; child = skip_hidden (gtk_widget_get_next_sibling (child)))
        {
          measure_child (child, width, &place.width, &child_height);
          place.x = backwards ? width - x - place.width : x;
          place.height = line_height;
          gtk_widget_size_allocate (child, &place, -1);
          x += place.width + self->spacing;
        }
      y += line_height + self->spacing;
    }
}

static void
td_wrap_box_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SPACING:
      g_value_set_int (value, TD_WRAP_BOX (object)->spacing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_wrap_box_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SPACING:
      TD_WRAP_BOX (object)->spacing = g_value_get_int (value);
      gtk_widget_queue_resize (GTK_WIDGET (object));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_wrap_box_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (td_wrap_box_parent_class)->dispose (object);
}

static void
td_wrap_box_class_init (TdWrapBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = td_wrap_box_get_property;
  object_class->set_property = td_wrap_box_set_property;
  object_class->dispose = td_wrap_box_dispose;
  widget_class->get_request_mode = td_wrap_box_get_request_mode;
  widget_class->measure = td_wrap_box_measure;
  widget_class->size_allocate = td_wrap_box_size_allocate;
  g_object_class_install_property (object_class, PROP_SPACING,
                                   g_param_spec_int ("spacing", NULL, NULL, 0, 1000, 6,
                                                     G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
td_wrap_box_init (TdWrapBox *self)
{
  self->spacing = 6;
}
