/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/widgets/td-paper.h"

#include <math.h>

/* Around and between the sheets, and the widest sheet at zoom 1; pixels. */
#define MARGIN 18
#define WIDEST 860
#define LEAST 160

/* Pages before and after the one in sight whose drawings are kept. */
#define KEPT 12

struct _TdPaper
{
  GtkWidget parent_instance;

  TdPages *pages;      /* NULL where nothing is shown */
  GPtrArray *drawings; /* GskRenderNode of each page at the present scale, NULL until it is seen */
  double scale;        /* pixels a point */
  double zoom;
  guint page; /* the one in sight */

  GtkAdjustment *adjustments[2]; /* by GtkOrientation */
  GSignalGroup *adjustment_signals[2];
  GtkScrollablePolicy policies[2];
};

enum
{
  PROP_DOCUMENT = 1,
  PROP_ZOOM,
  PROP_N_PAGES,
  PROP_PAGE,
  N_PROPERTIES,
  PROP_HADJUSTMENT = N_PROPERTIES,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE_WITH_CODE (TdPaper,
                               td_paper,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static void
drawing_free (gpointer drawing)
{
  if (drawing)
    gsk_render_node_unref (drawing);
}

static void
forget_drawings (TdPaper *self)
{
  g_ptr_array_set_size (self->drawings, 0);
  g_ptr_array_set_size (self->drawings, (int) td_paper_get_n_pages (self));
}

guint
td_paper_get_n_pages (TdPaper *self)
{
  g_return_val_if_fail (TD_IS_PAPER (self), 0);

  return self->pages ? td_pages_get_count (self->pages) : 0;
}

static double
sheet_width (TdPaper *self)
{
  return self->pages ? td_pages_get_size (self->pages)->width * self->scale : 0;
}

static double
sheet_height (TdPaper *self)
{
  return self->pages ? td_pages_get_size (self->pages)->height * self->scale : 0;
}

static double
scroll_of (TdPaper *self, GtkOrientation orientation)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];

  return adjustment ? gtk_adjustment_get_value (adjustment) : 0;
}

/* Where a sheet's top left corner is in the widget. */
static graphene_point_t
sheet_origin (TdPaper *self, guint page)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double total = sheet_width (self) + 2 * MARGIN;
  double x = total < width ? (width - sheet_width (self)) / 2
                           : MARGIN - scroll_of (self, GTK_ORIENTATION_HORIZONTAL);
  double y =
      MARGIN + page * (sheet_height (self) + MARGIN) - scroll_of (self, GTK_ORIENTATION_VERTICAL);

  return GRAPHENE_POINT_INIT ((float) floor (x), (float) floor (y));
}

static void
tell_reader (TdPaper *self)
{
  g_autofree char *words =
      self->pages ? td_pages_dup_text (self->pages, self->page) : g_strdup ("");
  const char *title = self->pages ? td_document_get_title (td_paper_get_document (self)) : "";

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

/* The page whose middle part is in sight. */
static void
find_page (TdPaper *self)
{
  double pitch = sheet_height (self) + MARGIN;
  double middle =
      scroll_of (self, GTK_ORIENTATION_VERTICAL) + gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;
  guint n_pages = td_paper_get_n_pages (self);
  guint page = n_pages > 0 && pitch > 0 ? (guint) CLAMP (middle / pitch, 0, n_pages - 1) : 0;

  if (page == self->page)
    return;
  self->page = page;
  tell_reader (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}

static void
scrolled_cb (TdPaper *self)
{
  find_page (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Tells an adjustment how much there is and how much of it is seen; keeps the place. */
static void
configure (TdPaper *self, GtkOrientation orientation, double seen, double all)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];
  double before, upper, value;

  if (adjustment == NULL)
    return;
  all = MAX (all, seen);
  upper = gtk_adjustment_get_upper (adjustment);
  before = upper > 0 ? gtk_adjustment_get_value (adjustment) / upper : 0;
  /* In another scale the same lines stay in sight. */
  value = upper == all ? gtk_adjustment_get_value (adjustment) : before * all;
  gtk_adjustment_configure (adjustment, CLAMP (value, 0, all - seen), 0, all, seen * 0.1,
                            seen * 0.9, seen);
}

static void
lay_out (TdPaper *self, int width, int height)
{
  double room = MIN (width - 2 * MARGIN, WIDEST);
  double scale;

  if (self->pages == NULL || width == 0)
    return;
  scale = MAX (room, LEAST / 2.0) / td_pages_get_size (self->pages)->width * self->zoom;
  if (scale != self->scale)
    {
      self->scale = scale;
      forget_drawings (self);
    }
  configure (self, GTK_ORIENTATION_HORIZONTAL, width, sheet_width (self) + 2 * MARGIN);
  configure (self, GTK_ORIENTATION_VERTICAL, height,
             td_paper_get_n_pages (self) * (sheet_height (self) + MARGIN) + MARGIN);
  find_page (self);
}

/* Other contents in the same room. To queue an allocation for it would be wrong: a stack that moves
 * away from the paper draws it without giving it one. */
static void
lay_out_again (TdPaper *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  lay_out (self, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  gtk_widget_queue_draw (widget);
}

static void
td_paper_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  lay_out (TD_PAPER (widget), width, height);
}

static void
td_paper_measure (GtkWidget *widget,
                  GtkOrientation orientation,
                  int for_size,
                  int *minimum,
                  int *natural,
                  int *minimum_baseline,
                  int *natural_baseline)
{
  *minimum = LEAST;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 620 : 760;
}

static GskRenderNode *
draw_page (TdPaper *self, guint page)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  graphene_rect_t area =
      GRAPHENE_RECT_INIT (0, 0, (float) sheet_width (self), (float) sheet_height (self));
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &area);

  cairo_scale (cr, self->scale, self->scale);
  td_pages_draw (self->pages, cr, page);
  cairo_destroy (cr);
  return gtk_snapshot_free_to_node (snapshot);
}

/* White, whatever the theme: this is paper. */
static void
snapshot_sheet (TdPaper *self, GtkSnapshot *snapshot, guint page, graphene_point_t origin)
{
  static const GdkRGBA white = { 1, 1, 1, 1 };
  static const GdkRGBA shade = { 0, 0, 0, 0.35F };
  graphene_rect_t area =
      GRAPHENE_RECT_INIT (0, 0, (float) sheet_width (self), (float) sheet_height (self));
  GskRoundedRect outline;

  if (self->drawings->pdata[page] == NULL)
    self->drawings->pdata[page] = draw_page (self, page);
  gsk_rounded_rect_init_from_rect (&outline, &area, 0);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &origin);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &shade, 0, 1, 0, 4);
  gtk_snapshot_append_color (snapshot, &white, &area);
  if (self->drawings->pdata[page])
    gtk_snapshot_append_node (snapshot, self->drawings->pdata[page]);
  gtk_snapshot_restore (snapshot);
}

/* Of thousands of pages only those around the one in sight are kept. */
static void
forget_far_drawings (TdPaper *self)
{
  guint n_pages = td_paper_get_n_pages (self);

  for (guint i = 0; i < n_pages; i++)
    if (i + KEPT < self->page || i > self->page + KEPT)
      g_clear_pointer (&self->drawings->pdata[i], gsk_render_node_unref);
}

static void
td_paper_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TdPaper *self = TD_PAPER (widget);
  double height = gtk_widget_get_height (widget);

  forget_far_drawings (self);
  for (guint i = 0; i < td_paper_get_n_pages (self); i++)
    {
      graphene_point_t origin = sheet_origin (self, i);

      if (origin.y < height && origin.y + sheet_height (self) > 0)
        snapshot_sheet (self, snapshot, i, origin);
    }
}

typedef enum
{
  MOVE_STEP,
  MOVE_PAGE,
  MOVE_ALL,
} Move;

static gboolean
move_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  GtkAdjustment *adjustment = TD_PAPER (widget)->adjustments[GTK_ORIENTATION_VERTICAL];
  int move, sign;
  double step;

  g_variant_get (arguments, "(ii)", &move, &sign);
  if (adjustment == NULL)
    return FALSE;
  if (move == MOVE_STEP)
    step = gtk_adjustment_get_step_increment (adjustment);
  else if (move == MOVE_PAGE)
    step = gtk_adjustment_get_page_increment (adjustment);
  else
    step = gtk_adjustment_get_upper (adjustment);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + sign * step);
  return TRUE;
}

TdDocument *
td_paper_get_document (TdPaper *self)
{
  g_return_val_if_fail (TD_IS_PAPER (self), NULL);

  return self->pages ? td_pages_get_document (self->pages) : NULL;
}

const TdPaperSize *
td_paper_get_size (TdPaper *self)
{
  g_return_val_if_fail (TD_IS_PAPER (self), NULL);

  return self->pages ? td_pages_get_size (self->pages) : NULL;
}

void
td_paper_take_pages (TdPaper *self, TdPages *pages)
{
  g_return_if_fail (TD_IS_PAPER (self));

  g_clear_pointer (&self->pages, td_pages_free);
  self->pages = pages;
  self->page = 0;
  forget_drawings (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOCUMENT]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_PAGES]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
  tell_reader (self);
  lay_out_again (self);
}

double
td_paper_get_zoom (TdPaper *self)
{
  g_return_val_if_fail (TD_IS_PAPER (self), 1);

  return self->zoom;
}

void
td_paper_set_zoom (TdPaper *self, double zoom)
{
  g_return_if_fail (TD_IS_PAPER (self));

  zoom = CLAMP (zoom, 0.25, 4);
  if (self->zoom == zoom)
    return;
  self->zoom = zoom;
  lay_out_again (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}

static void
set_adjustment (TdPaper *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  if (!g_set_object (&self->adjustments[orientation], adjustment))
    return;
  g_signal_group_set_target (self->adjustment_signals[orientation], adjustment);
  lay_out_again (self);
}

static void
td_paper_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdPaper *self = TD_PAPER (object);

  switch (id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, td_paper_get_document (self));
      break;
    case PROP_ZOOM:
      g_value_set_double (value, self->zoom);
      break;
    case PROP_N_PAGES:
      g_value_set_uint (value, td_paper_get_n_pages (self));
      break;
    case PROP_PAGE:
      g_value_set_uint (value, self->pages ? self->page + 1 : 0);
      break;
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[id - PROP_HADJUSTMENT]);
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->policies[id - PROP_HSCROLL_POLICY]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_paper_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdPaper *self = TD_PAPER (object);

  switch (id)
    {
    case PROP_ZOOM:
      td_paper_set_zoom (self, g_value_get_double (value));
      break;
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      set_adjustment (self, id - PROP_HADJUSTMENT, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      self->policies[id - PROP_HSCROLL_POLICY] = g_value_get_enum (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_paper_dispose (GObject *object)
{
  TdPaper *self = TD_PAPER (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->adjustments); i++)
    {
      g_clear_object (&self->adjustment_signals[i]);
      g_clear_object (&self->adjustments[i]);
    }
  g_clear_pointer (&self->pages, td_pages_free);

  G_OBJECT_CLASS (td_paper_parent_class)->dispose (object);
}

static void
td_paper_finalize (GObject *object)
{
  g_ptr_array_unref (TD_PAPER (object)->drawings);

  G_OBJECT_CLASS (td_paper_parent_class)->finalize (object);
}

static void
add_keys (GtkWidgetClass *klass)
{
  static const struct
  {
    guint key;
    Move move;
    int sign;
  } keys[] = {
    { GDK_KEY_Up, MOVE_STEP, -1 },      { GDK_KEY_Down, MOVE_STEP, 1 },
    { GDK_KEY_Page_Up, MOVE_PAGE, -1 }, { GDK_KEY_Page_Down, MOVE_PAGE, 1 },
    { GDK_KEY_Home, MOVE_ALL, -1 },     { GDK_KEY_End, MOVE_ALL, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (klass, keys[i].key, 0, move_cb, "(ii)", keys[i].move,
                                  keys[i].sign);
}

static void
td_paper_class_init (TdPaperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = td_paper_get_property;
  object_class->set_property = td_paper_set_property;
  object_class->dispose = td_paper_dispose;
  object_class->finalize = td_paper_finalize;
  widget_class->measure = td_paper_measure;
  widget_class->size_allocate = td_paper_size_allocate;
  widget_class->snapshot = td_paper_snapshot;

  properties[PROP_DOCUMENT] =
      g_param_spec_object ("document", NULL, NULL, TD_TYPE_DOCUMENT, G_PARAM_READABLE | flags);
  properties[PROP_ZOOM] =
      g_param_spec_double ("zoom", NULL, NULL, 0.25, 4, 1, G_PARAM_READWRITE | flags);
  properties[PROP_N_PAGES] =
      g_param_spec_uint ("n-pages", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | flags);
  properties[PROP_PAGE] =
      g_param_spec_uint ("page", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/widgets/td-paper.ui");
  gtk_widget_class_set_css_name (widget_class, "paper");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DOCUMENT);
  add_keys (widget_class);
}

static void
td_paper_init (TdPaper *self)
{
  self->zoom = 1;
  self->scale = 1;
  self->drawings = g_ptr_array_new_with_free_func (drawing_free);
  for (guint i = 0; i < G_N_ELEMENTS (self->adjustment_signals); i++)
    {
      self->adjustment_signals[i] = g_signal_group_new (GTK_TYPE_ADJUSTMENT);
      g_signal_group_connect_swapped (self->adjustment_signals[i], "value-changed",
                                      G_CALLBACK (scrolled_cb), self);
    }
  gtk_widget_init_template (GTK_WIDGET (self));
}
