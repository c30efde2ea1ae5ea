/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairing/td-points-bars.h"

#include "candidates/td-points.h"

#define COLUMN_WIDTH 80
#define COLUMN_GAP 10
#define LINE_GAP 6
#define BAR_HEIGHT 6

struct _TdPointsBars
{
  GtkWidget parent_instance;

  char *criteria;
  char *rules;
  GPtrArray *points; /* of TdPoint; NULL: not read yet */
  PangoLayout *layout;
};

enum
{
  PROP_CRITERIA = 1,
  PROP_RULES,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdPointsBars, td_points_bars, GTK_TYPE_WIDGET)

/* The points, read when they are first needed: a list sets both texts of many rows. */
static GPtrArray *
points_of (TdPointsBars *self)
{
  g_autofree char *text = NULL;

  if (self->points)
    return self->points;
  self->points = td_points_from_json (self->criteria, self->rules);
  text = td_points_dup_text (self->points);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), text);
  return self->points;
}

/* How many columns there are in a width, the lines filled evenly. */
static int
count_columns (TdPointsBars *self, int width)
{
  int n = MAX ((int) points_of (self)->len, 1);
  int columns = CLAMP ((width + COLUMN_GAP) / (COLUMN_WIDTH + COLUMN_GAP), 1, n);
  int lines = (n + columns - 1) / columns;

  return (n + lines - 1) / lines;
}

static PangoLayout *
small_layout (TdPointsBars *self)
{
  if (self->layout == NULL)
    {
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

      self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "Xg");
      pango_attr_list_insert (attributes, pango_attr_scale_new (0.82));
      pango_layout_set_attributes (self->layout, attributes);
      pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
    }
  return self->layout;
}

static int
line_height (TdPointsBars *self)
{
  int height;

  pango_layout_get_pixel_size (small_layout (self), NULL, &height);
  return height + BAR_HEIGHT + LINE_GAP;
}

static GtkSizeRequestMode
td_points_bars_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
td_points_bars_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  TdPointsBars *self = TD_POINTS_BARS (widget);
  int n = (int) points_of (self)->len;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = COLUMN_WIDTH;
      *natural = MAX (n * (COLUMN_WIDTH + COLUMN_GAP) - COLUMN_GAP, COLUMN_WIDTH);
    }
  else
    {
      int columns = count_columns (self, for_size < 0 ? COLUMN_WIDTH * 4 : for_size);

      *minimum = *natural = (n + columns - 1) / columns * line_height (self);
    }
}

static void
append_bar (GtkSnapshot *snapshot,
            float x,
            float y,
            float width,
            double share,
            const GdkRGBA *color)
{
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, &GRAPHENE_RECT_INIT (x, y, width, BAR_HEIGHT),
                                   BAR_HEIGHT / 2.0f);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, color,
                             &GRAPHENE_RECT_INIT (x, y, width * (float) share, BAR_HEIGHT));
  gtk_snapshot_pop (snapshot);
}

static void
append_point (TdPointsBars *self,
              GtkSnapshot *snapshot,
              const TdPoint *point,
              float x,
              float y,
              float width)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  double share = point->largest > 0 ? CLAMP ((double) point->value / point->largest, 0, 1) : 0;
  GdkRGBA text, track, fill;
  int height;

  gtk_style_context_get_color (style, &text);
  track = fill = text;
  track.alpha *= 0.15f;
  if (!gtk_style_context_lookup_color (style, "accent_bg_color", &fill))
    fill = text;
  if (share <= 0)
    text.alpha *= 0.55f;

  pango_layout_set_width (small_layout (self), (int) width * PANGO_SCALE);
  pango_layout_set_text (small_layout (self), point->label, -1);
  pango_layout_get_pixel_size (small_layout (self), NULL, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, small_layout (self), &text);
  gtk_snapshot_restore (snapshot);

  y += (float) height;
  append_bar (snapshot, x, y, width, 1, &track);
  append_bar (snapshot, mirrored ? x + width * (float) (1 - share) : x, y, width * (float) share, 1,
              &fill);
}

static void
td_points_bars_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TdPointsBars *self = TD_POINTS_BARS (widget);
  int width = gtk_widget_get_width (widget);
  int columns = count_columns (self, width);
  int height = line_height (self);
  float column_width = (float) (width - (columns - 1) * COLUMN_GAP) / (float) columns;
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  /* A bar as long as the widest would make few criteria look strange. */
  column_width = MIN (column_width, 1.6f * COLUMN_WIDTH);
  for (guint i = 0; i < points_of (self)->len; i++)
    {
      int column = (int) i % columns;
      int line = (int) i / columns;
      float x = (float) column * (column_width + COLUMN_GAP);

      append_point (self, snapshot, points_of (self)->pdata[i],
                    mirrored ? (float) width - x - column_width : x, (float) (line * height),
                    column_width);
    }
}

static void
td_points_bars_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (td_points_bars_parent_class)->css_changed (widget, change);
  g_clear_object (&TD_POINTS_BARS (widget)->layout);
}

static void
td_points_bars_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdPointsBars *self = TD_POINTS_BARS (object);

  switch (id)
    {
    case PROP_CRITERIA:
      g_value_set_string (value, self->criteria);
      break;
    case PROP_RULES:
      g_value_set_string (value, self->rules);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_points_bars_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdPointsBars *self = TD_POINTS_BARS (object);
  char **member = id == PROP_CRITERIA ? &self->criteria : &self->rules;

  if (id != PROP_CRITERIA && id != PROP_RULES)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  if (g_strcmp0 (*member, g_value_get_string (value)) == 0)
    return;
  g_free (*member);
  *member = g_value_dup_string (value);
  g_clear_pointer (&self->points, g_ptr_array_unref);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (object, pspec);
}

static void
td_points_bars_finalize (GObject *object)
{
  TdPointsBars *self = TD_POINTS_BARS (object);

  g_free (self->criteria);
  g_free (self->rules);
  g_clear_pointer (&self->points, g_ptr_array_unref);
  g_clear_object (&self->layout);

  G_OBJECT_CLASS (td_points_bars_parent_class)->finalize (object);
}

static void
td_points_bars_class_init (TdPointsBarsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = td_points_bars_get_property;
  object_class->set_property = td_points_bars_set_property;
  object_class->finalize = td_points_bars_finalize;
  widget_class->get_request_mode = td_points_bars_get_request_mode;
  widget_class->measure = td_points_bars_measure;
  widget_class->snapshot = td_points_bars_snapshot;
  widget_class->css_changed = td_points_bars_css_changed;

  properties[PROP_CRITERIA] = g_param_spec_string ("criteria", NULL, NULL, NULL, flags);
  properties[PROP_RULES] = g_param_spec_string ("rules", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
td_points_bars_init (TdPointsBars *self)
{
}
