/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairs/td-slot-strip.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define WIDEST 26.0
#define NARROWEST 9.0
#define HEIGHT 26
#define SAMPLE 14
#define GAP 4.0
#define RADIUS 4.0

struct _TdSlotStrip
{
  GtkWidget parent_instance;

  GArray *slots;
  const char *sample;
};

enum
{
  PROP_SAMPLE = 1,
  N_PROPERTIES
};

/* By state. */
static const char *const samples[] = { "kept", "missed", "paused", "cut", "open" };

G_DEFINE_FINAL_TYPE (TdSlotStrip, td_slot_strip, GTK_TYPE_WIDGET)

guint
td_slot_strip_count (GArray *slots, TdSlotState state)
{
  guint n = 0;

  for (guint i = 0; i < slots->len; i++)
    n += g_array_index (slots, TdSlot, i).state == state;
  return n;
}

const char *
td_slot_strip_get_sample (TdSlotState state)
{
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (samples), NULL);

  return samples[state];
}

char *
td_slot_strip_describe (GArray *slots)
{
  static const TdSlotState order[] = { TD_SLOT_KEPT, TD_SLOT_MISSED, TD_SLOT_PAUSED, TD_SLOT_CUT,
                                       TD_SLOT_OPEN };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      guint n = td_slot_strip_count (slots, order[i]);

      if (n > 0)
        g_string_append_printf (text, "%s%u %s", text->len > 0 ? ", " : "", n,
                                td_slot_state_get_label (order[i]));
    }
  return g_string_free (text, FALSE);
}

/* How many of the last slots there is room for, and how wide each is. */
static guint
arrange (TdSlotStrip *self, double *width)
{
  double room = gtk_widget_get_width (GTK_WIDGET (self));
  guint n = self->slots ? self->slots->len : 0;
  guint most = (guint) MAX (1, floor ((room + GAP) / (NARROWEST + GAP)));

  n = MIN (n, most);
  *width = n > 0 ? MIN (WIDEST, (room + GAP) / n - GAP) : WIDEST;
  return n;
}

static void
trace_box (cairo_t *cr, double x, double y, double width, double height)
{
  double radius = MIN (MIN (RADIUS, width / 3), height / 3);

  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static void
hatch (cairo_t *cr, double x, double y, double width, double height)
{
  cairo_save (cr);
  cairo_clip_preserve (cr);
  cairo_new_path (cr);
  for (double d = -height; d < width; d += 5)
    {
      cairo_move_to (cr, x + d, y + height);
      cairo_line_to (cr, x + d + height, y);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_slot (cairo_t *cr, TdSlotState state, double x, double width, double full)
{
  static const double dashes[] = { 3, 2.5 };
  double top = state == TD_SLOT_CUT ? full * 0.6 : 1;
  double height = full - 1 - top;

  trace_box (cr, x + 0.75, top, width - 1.5, height);
  switch (state)
    {
    case TD_SLOT_KEPT:
      cairo_fill_preserve (cr);
      break;
    case TD_SLOT_PAUSED:
      hatch (cr, x, top, width, height);
      trace_box (cr, x + 0.75, top, width - 1.5, height);
      break;
    case TD_SLOT_OPEN:
      cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
      break;
    case TD_SLOT_MISSED:
    case TD_SLOT_CUT:
    default:
      break;
    }
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

static void
td_slot_strip_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TdSlotStrip *self = TD_SLOT_STRIP (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                               (float) gtk_widget_get_height (widget));
  gboolean backwards = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  double width;
  guint n = arrange (self, &width);
  GdkRGBA colour;
  cairo_t *cr;

  if (n == 0)
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  gdk_cairo_set_source_rgba (cr, &colour);
  cairo_set_line_width (cr, 1.5);
  for (guint i = 0; i < n; i++)
    {
      const TdSlot *slot = &g_array_index (self->slots, TdSlot, self->slots->len - n + i);
      double x = i * (width + GAP);

      draw_slot (cr, slot->state, backwards ? bounds.size.width - x - width : x, width,
                 bounds.size.height);
    }
  cairo_destroy (cr);
}

static void
td_slot_strip_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  TdSlotStrip *self = TD_SLOT_STRIP (widget);

  if (self->sample)
    {
      *minimum = *natural = SAMPLE;
      return;
    }
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = HEIGHT;
      return;
    }
  *minimum = (int) NARROWEST;
  *natural = self->slots ? (int) (self->slots->len * (WIDEST + GAP)) : *minimum;
}

static char *
say_slot (const TdSlot *slot)
{
  g_autofree char *from = td_date_format (slot->from);
  g_autofree char *to = td_date_format (slot->to);
  int n = (int) slot->n_contacts;
  g_autofree char *contacts = g_strdup_printf (ngettext ("%d contact", "%d contacts", n), n);

  /* Translators: first and last day of a slot, kept or missed, how many contacts. */
  return g_strdup_printf (_ ("%s to %s: %s, %s"), from, to, td_slot_state_get_label (slot->state),
                          contacts);
}

static gboolean
td_slot_strip_query_tooltip (GtkWidget *widget,
                             int x,
                             int y,
                             gboolean keyboard,
                             GtkTooltip *tooltip)
{
  TdSlotStrip *self = TD_SLOT_STRIP (widget);
  double width;
  guint n = arrange (self, &width);
  guint i = (guint) (x / (width + GAP));
  g_autofree char *text = NULL;

  if (keyboard || x < 0 || i >= n)
    return FALSE;
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    i = n - 1 - i;
  text = say_slot (&g_array_index (self->slots, TdSlot, self->slots->len - n + i));
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

void
td_slot_strip_set_slots (TdSlotStrip *self, GArray *slots)
{
  g_autofree char *text = slots ? td_slot_strip_describe (slots) : g_strdup ("");

  g_return_if_fail (TD_IS_SLOT_STRIP (self));

  g_clear_pointer (&self->slots, g_array_unref);
  self->slots = slots ? g_array_ref (slots) : NULL;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* One slot of a state; the state's name is shown beside it. */
static void
set_sample (TdSlotStrip *self, const char *sample)
{
  g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (TdSlot));
  TdSlot slot = { 0 };

  self->sample = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    if (g_strcmp0 (sample, samples[i]) == 0)
      {
        slot.state = (TdSlotState) i;
        self->sample = samples[i];
      }
  if (self->sample)
    g_array_append_val (slots, slot);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), self->sample == NULL);
  td_slot_strip_set_slots (self, slots);
}

static void
td_slot_strip_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SAMPLE:
      g_value_set_static_string (value, TD_SLOT_STRIP (object)->sample);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_slot_strip_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SAMPLE:
      set_sample (TD_SLOT_STRIP (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_slot_strip_finalize (GObject *object)
{
  g_clear_pointer (&TD_SLOT_STRIP (object)->slots, g_array_unref);

  G_OBJECT_CLASS (td_slot_strip_parent_class)->finalize (object);
}

static void
td_slot_strip_class_init (TdSlotStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = td_slot_strip_get_property;
  G_OBJECT_CLASS (klass)->set_property = td_slot_strip_set_property;
  G_OBJECT_CLASS (klass)->finalize = td_slot_strip_finalize;
  g_object_class_install_property (
      G_OBJECT_CLASS (klass), PROP_SAMPLE,
      g_param_spec_string ("sample", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
  widget_class->snapshot = td_slot_strip_snapshot;
  widget_class->measure = td_slot_strip_measure;
  widget_class->query_tooltip = td_slot_strip_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "slots");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
td_slot_strip_init (TdSlotStrip *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}
