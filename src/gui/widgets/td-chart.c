/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/widgets/td-chart.h"

#include "render/td-chart-layout.h"

#include <adwaita.h>

#define LEAST_WIDTH 180
#define NATURAL_WIDTH 400

struct _TdChart
{
  GtkWidget parent_instance;

  TdChartScene *scene;
  TdChartLayout *layout; /* for layout_width and layout_height, NULL when it must be made anew */
  int layout_width;
  int layout_height;
  int mark;
};

enum
{
  PROP_SCENE = 1,
  PROP_MARK,
  N_PROPERTIES
};

enum
{
  ACTIVATED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdChart, td_chart, GTK_TYPE_WIDGET)

static void
forget_layout (TdChart *self)
{
  g_clear_pointer (&self->layout, td_chart_layout_free);
}

/* The layout for the present size; NULL without a scene. */
static TdChartLayout *
ensure_layout (TdChart *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);

  if (self->layout && (self->layout_width != width || self->layout_height != height))
    forget_layout (self);
  if (self->layout == NULL && self->scene && width > 0 && height > 0)
    {
      self->layout =
          td_chart_layout_new (self->scene, gtk_widget_get_pango_context (widget), width, height);
      self->layout_width = width;
      self->layout_height = height;
    }
  return self->layout;
}

/* The colours of the window; in high contrast nothing is dim. */
static TdChartTheme
make_theme (void)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (style);
  TdChartTheme theme = *td_chart_theme_get (dark ? TD_CHART_THEME_DARK : TD_CHART_THEME_LIGHT);

  if (adw_style_manager_get_high_contrast (style))
    {
      theme.grid = theme.dim;
      theme.dim = theme.text;
      theme.dashes = TRUE;
    }
  return theme;
}

static void
tell_reader (TdChart *self)
{
  g_autofree char *description =
      self->scene ? td_chart_scene_dup_summary (self->scene) : g_strdup ("");
  g_autofree char *label = NULL;

  if (self->scene && self->mark >= 0)
    label = td_chart_scene_dup_mark_text (self->scene, self->mark);
  else
    label = g_strdup (self->scene ? td_chart_scene_get_title (self->scene) : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

static guint
count_marks (TdChart *self)
{
  return self->scene ? td_chart_scene_get_n_marks (self->scene) : 0;
}

int
td_chart_get_mark (TdChart *self)
{
  g_return_val_if_fail (TD_IS_CHART (self), -1);

  return self->mark;
}

void
td_chart_set_mark (TdChart *self, int mark)
{
  g_return_if_fail (TD_IS_CHART (self));
  g_return_if_fail (mark >= -1 && mark < (int) count_marks (self));

  if (self->mark == mark)
    return;
  self->mark = mark;
  tell_reader (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MARK]);
}

TdChartScene *
td_chart_get_scene (TdChart *self)
{
  g_return_val_if_fail (TD_IS_CHART (self), NULL);

  return self->scene;
}

void
td_chart_set_scene (TdChart *self, TdChartScene *scene)
{
  g_return_if_fail (TD_IS_CHART (self));

  if (!g_set_object (&self->scene, scene))
    return;
  forget_layout (self);
  if (self->mark >= (int) count_marks (self))
    td_chart_set_mark (self, (int) count_marks (self) - 1);
  tell_reader (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SCENE]);
}

static void
activate_mark (TdChart *self, int mark)
{
  const char *id = mark >= 0 ? td_chart_scene_get_mark_id (self->scene, mark) : NULL;

  if (id)
    g_signal_emit (self, signals[ACTIVATED], 0, id);
}

static int
find_mark (TdChart *self, double x, double y)
{
  TdChartLayout *layout = ensure_layout (self);

  return layout ? td_chart_layout_find_mark (layout, x, y) : -1;
}

static void
released_cb (TdChart *self, int n_press, double x, double y)
{
  int mark = find_mark (self, x, y);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (mark < 0)
    return;
  td_chart_set_mark (self, mark);
  activate_mark (self, mark);
}

/* A hand over what leads somewhere. */
static void
motion_cb (TdChart *self, double x, double y)
{
  int mark = find_mark (self, x, y);
  gboolean leads = mark >= 0 && td_chart_scene_get_mark_id (self->scene, mark);

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), leads ? "pointer" : NULL);
}

static void
focus_entered_cb (TdChart *self)
{
  if (self->mark < 0 && count_marks (self) > 0)
    td_chart_set_mark (self, 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
focus_left_cb (TdChart *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Moves by marks; over the end the focus goes on to the next widget. */
static gboolean
move_cb (GtkWidget *widget, GVariant *step, gpointer data)
{
  TdChart *self = TD_CHART (widget);
  int across, down, mark;

  if (self->mark < 0 || count_marks (self) == 0)
    return FALSE;
  g_variant_get (step, "(ii)", &across, &down);
  /* The columns of a grid are mirrored where reading is. */
  if (td_chart_scene_get_kind (self->scene) == TD_CHART_GRID &&
      gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    across = -across;
  mark = td_chart_scene_step (self->scene, (guint) self->mark, across, down);
  if (mark < 0)
    return FALSE;
  td_chart_set_mark (self, mark);
  return TRUE;
}

static gboolean
jump_cb (GtkWidget *widget, GVariant *to_end, gpointer data)
{
  TdChart *self = TD_CHART (widget);

  if (count_marks (self) == 0)
    return FALSE;
  td_chart_set_mark (self, g_variant_get_boolean (to_end) ? (int) count_marks (self) - 1 : 0);
  return TRUE;
}

static gboolean
activate_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  activate_mark (TD_CHART (widget), TD_CHART (widget)->mark);
  return TRUE;
}

static gboolean
td_chart_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  TdChart *self = TD_CHART (widget);
  int mark = keyboard ? self->mark : find_mark (self, x, y);
  g_autofree char *text = NULL;
  cairo_rectangle_t area;
  GdkRectangle tip;

  if (mark < 0 || ensure_layout (self) == NULL)
    return FALSE;
  text = td_chart_scene_dup_mark_text (self->scene, mark);
  td_chart_layout_get_mark_area (self->layout, mark, &area);
  gtk_tooltip_set_text (tooltip, text);
  tip = (GdkRectangle){ (int) area.x, (int) area.y, MAX ((int) area.width, 1),
                        MAX ((int) area.height, 1) };
  gtk_tooltip_set_tip_area (tooltip, &tip);
  return TRUE;
}

static GtkSizeRequestMode
td_chart_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
td_chart_measure (GtkWidget *widget,
                  GtkOrientation orientation,
                  int for_size,
                  int *minimum,
                  int *natural,
                  int *minimum_baseline,
                  int *natural_baseline)
{
  TdChart *self = TD_CHART (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = LEAST_WIDTH;
      *natural = NATURAL_WIDTH;
    }
  else if (self->scene)
    *minimum = *natural =
        (int) td_chart_scene_get_wanted_height (self->scene, gtk_widget_get_pango_context (widget),
                                                for_size > 0 ? for_size : NATURAL_WIDTH);
}

static void
td_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TdChart *self = TD_CHART (widget);
  TdChartLayout *layout = ensure_layout (self);
  TdChartTheme theme = make_theme ();
  cairo_t *cr;

  if (layout == NULL)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (-4, -4, self->layout_width + 8,
                                                                 self->layout_height + 8));
  td_chart_layout_draw (layout, cr, &theme,
                        gtk_widget_has_visible_focus (widget) ? self->mark : -1);
  cairo_destroy (cr);
}

/* Another font or other colours. */
static void
td_chart_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (td_chart_parent_class)->css_changed (widget, change);

  forget_layout (TD_CHART (widget));
  gtk_widget_queue_resize (widget);
}

static void
td_chart_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  GTK_WIDGET_CLASS (td_chart_parent_class)->direction_changed (widget, previous);

  forget_layout (TD_CHART (widget));
}

static void
td_chart_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdChart *self = TD_CHART (object);

  switch (id)
    {
    case PROP_SCENE:
      g_value_set_object (value, self->scene);
      break;
    case PROP_MARK:
      g_value_set_int (value, self->mark);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_chart_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SCENE:
      td_chart_set_scene (TD_CHART (object), g_value_get_object (value));
      break;
    case PROP_MARK:
      td_chart_set_mark (TD_CHART (object), g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_chart_dispose (GObject *object)
{
  TdChart *self = TD_CHART (object);

  forget_layout (self);
  g_clear_object (&self->scene);

  G_OBJECT_CLASS (td_chart_parent_class)->dispose (object);
}

static void
add_keys (GtkWidgetClass *klass)
{
  static const struct
  {
    guint key;
    int across;
    int down;
  } moves[] = {
    { GDK_KEY_Left, -1, 0 }, { GDK_KEY_Right, 1, 0 }, { GDK_KEY_Up, 0, -1 }, { GDK_KEY_Down, 0, 1 }
  };
  static const guint enters[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter,
                                  GDK_KEY_space };

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    gtk_widget_class_add_binding (klass, moves[i].key, 0, move_cb, "(ii)", moves[i].across,
                                  moves[i].down);
  for (guint i = 0; i < G_N_ELEMENTS (enters); i++)
    gtk_widget_class_add_binding (klass, enters[i], 0, activate_cb, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_Home, 0, jump_cb, "b", FALSE);
  gtk_widget_class_add_binding (klass, GDK_KEY_End, 0, jump_cb, "b", TRUE);
}

static void
td_chart_class_init (TdChartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = td_chart_get_property;
  object_class->set_property = td_chart_set_property;
  object_class->dispose = td_chart_dispose;
  widget_class->get_request_mode = td_chart_get_request_mode;
  widget_class->measure = td_chart_measure;
  widget_class->snapshot = td_chart_snapshot;
  widget_class->query_tooltip = td_chart_query_tooltip;
  widget_class->css_changed = td_chart_css_changed;
  widget_class->direction_changed = td_chart_direction_changed;

  properties[PROP_SCENE] = g_param_spec_object ("scene", NULL, NULL, TD_TYPE_CHART_SCENE, flags);
  properties[PROP_MARK] = g_param_spec_int ("mark", NULL, NULL, -1, G_MAXINT, -1, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[ACTIVATED] = g_signal_new ("activated", TD_TYPE_CHART, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                     NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/widgets/td-chart.ui");
  gtk_widget_class_bind_template_callback (widget_class, released_cb);
  gtk_widget_class_bind_template_callback (widget_class, motion_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_left_cb);
  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  add_keys (widget_class);
}

static void
td_chart_init (TdChart *self)
{
  self->mark = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
td_chart_new (void)
{
  return g_object_new (TD_TYPE_CHART, NULL);
}
