/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/widgets/td-columns.h"

struct _TdColumns
{
  GtkWidget parent_instance;

  int threshold;
  int spacing;
};

enum
{
  PROP_THRESHOLD = 1,
  PROP_SPACING,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdColumns, td_columns, GTK_TYPE_WIDGET)

static int
count_shown (GtkWidget *widget)
{
  int n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    n += gtk_widget_should_layout (child);
  return n;
}

/* The width of one column where @n children get @width. */
static int
get_column_width (TdColumns *self, int width, int n)
{
  if (width < self->threshold || n < 2)
    return width;
  return (width - (n - 1) * self->spacing) / n;
}

static GtkSizeRequestMode
td_columns_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (TdColumns *self, int *minimum, int *natural)
{
  int n = count_shown (GTK_WIDGET (self));

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child;
       child = gtk_widget_get_next_sibling (child))
    {
      int least, wished;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wished, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural = MAX (*natural, n * wished + (n - 1) * self->spacing);
    }
}

/* Beside each other the highest counts, below each other their sum. */
static void
measure_height (TdColumns *self, int width, int *minimum, int *natural)
{
  int n = count_shown (GTK_WIDGET (self));
  int column = width < 0 ? -1 : get_column_width (self, width, n);
  gboolean beside = column != width;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child;
       child = gtk_widget_get_next_sibling (child))
    {
      int gap = *natural > 0 ? self->spacing : 0;
      int least, wished;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, column, &least, &wished, NULL, NULL);
      *minimum = beside ? MAX (*minimum, least) : *minimum + gap + least;
      *natural = beside ? MAX (*natural, wished) : *natural + gap + wished;
    }
}

static void
td_columns_measure (GtkWidget *widget,
                    GtkOrientation orientation,
                    int for_size,
                    int *minimum,
                    int *natural,
                    int *minimum_baseline,
                    int *natural_baseline)
{
  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (TD_COLUMNS (widget), minimum, natural);
  else
    measure_height (TD_COLUMNS (widget), for_size, minimum, natural);
}

static void
td_columns_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TdColumns *self = TD_COLUMNS (widget);
  gboolean backwards = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int column = get_column_width (self, width, count_shown (widget));
  gboolean beside = column != width;
  int x = 0, y = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkAllocation place = { x, y, column, height };

      if (!gtk_widget_should_layout (child))
        continue;
      if (!beside)
        gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, column, NULL, &place.height, NULL,
                            NULL);
      if (backwards)
        place.x = width - x - column;
      gtk_widget_size_allocate (child, &place, -1);
      x += beside ? column + self->spacing : 0;
      y += beside ? 0 : place.height + self->spacing;
    }
}

/* Tab goes through one column after the other: GTK would begin with the lower one, whose middle
 * lies higher. */
static gboolean
td_columns_focus (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean back = direction == GTK_DIR_TAB_BACKWARD;
  GtkWidget *child = gtk_widget_get_focus_child (widget);

  if (!back && direction != GTK_DIR_TAB_FORWARD)
    return GTK_WIDGET_CLASS (td_columns_parent_class)->focus (widget, direction);
  if (child == NULL)
    child = back ? gtk_widget_get_last_child (widget) : gtk_widget_get_first_child (widget);
  for (; child;
       child = back ? gtk_widget_get_prev_sibling (child) : gtk_widget_get_next_sibling (child))
    if (gtk_widget_child_focus (child, direction))
      return TRUE;
  return FALSE;
}

static void
td_columns_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdColumns *self = TD_COLUMNS (object);

  switch (id)
    {
    case PROP_THRESHOLD:
      g_value_set_int (value, self->threshold);
      break;
    case PROP_SPACING:
      g_value_set_int (value, self->spacing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_columns_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdColumns *self = TD_COLUMNS (object);

  switch (id)
    {
    case PROP_THRESHOLD:
      self->threshold = g_value_get_int (value);
      break;
    case PROP_SPACING:
      self->spacing = g_value_get_int (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
td_columns_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (td_columns_parent_class)->dispose (object);
}

static void
td_columns_class_init (TdColumnsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = td_columns_get_property;
  object_class->set_property = td_columns_set_property;
  object_class->dispose = td_columns_dispose;
  widget_class->get_request_mode = td_columns_get_request_mode;
  widget_class->measure = td_columns_measure;
  widget_class->focus = td_columns_focus;
  widget_class->size_allocate = td_columns_size_allocate;

  properties[PROP_THRESHOLD] = g_param_spec_int ("threshold", NULL, NULL, 0, G_MAXINT, 820,
                                                 G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, 1000, 24,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
td_columns_init (TdColumns *self)
{
  self->threshold = 820;
  self->spacing = 24;
}
