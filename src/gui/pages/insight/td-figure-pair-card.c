/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/insight/td-figure-pair-card.h"

#include "gui/pages/insight/td-board-part.h"
#include "gui/widgets/td-closures.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _TdFigurePairCard
{
  GtkFlowBoxChild parent_instance;

  GtkWidget *one;
  GtkWidget *other;

  TdFigurePair *pair;
};

enum
{
  PROP_PAIR = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdFigurePairCard, td_figure_pair_card, GTK_TYPE_FLOW_BOX_CHILD)

static char *
dup_value (TdFigure *figure)
{
  if (figure == NULL || (!figure->hidden && !isfinite (figure->value)))
    return g_strdup ("—");
  return td_figure_dup_value (figure);
}

static char *
dup_detail (TdFigure *figure)
{
  if (figure == NULL)
    return g_strdup (_ ("not available"));
  return figure->hidden || isfinite (figure->value) ? td_figure_dup_detail (figure)
                                                    : td_figure_dup_value (figure);
}

static char *
pair_label (gpointer object, TdFigurePair *pair)
{
  return g_strdup (pair ? td_figure_get_label (pair->one->code) : "");
}

static char *
pair_value (gpointer object, TdFigurePair *pair, gboolean other)
{
  return pair ? dup_value (other ? pair->other : pair->one) : g_strdup ("");
}

static char *
pair_detail (gpointer object, TdFigurePair *pair, gboolean other)
{
  return pair ? dup_detail (other ? pair->other : pair->one) : g_strdup ("");
}

static char *
pair_difference (gpointer object, TdFigurePair *pair)
{
  return pair ? td_figure_pair_dup_difference (pair) : g_strdup ("");
}

/* XML cannot bind an accessible name. */
static void
name_button (GtkWidget *button, const char *side, const char *label, TdFigure *figure)
{
  g_autofree char *value = dup_value (figure);
  g_autofree char *detail = dup_detail (figure);
  /* Translators: for a screen reader: A or B, a figure's name, its value, what was counted. */
  g_autofree char *name = g_strdup_printf (_ ("%s, %s: %s. %s"), side, label, value, detail);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
set_pair (TdFigurePairCard *self, TdFigurePair *pair)
{
  const char *label;

  if (!g_set_object (&self->pair, pair))
    return;
  if (pair)
    {
      label = td_figure_get_label (pair->one->code);
      name_button (self->one, "A", label, pair->one);
      name_button (self->other, "B", label, pair->other);
      gtk_widget_set_sensitive (self->other, pair->other != NULL);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAIR]);
}

static void
one_clicked_cb (TdFigurePairCard *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "dashboard.open", "s", self->pair->one->code);
}

static void
other_clicked_cb (TdFigurePairCard *self)
{
  g_autofree char *key = g_strconcat (TD_BOARD_OTHER, self->pair->one->code, NULL);

  gtk_widget_activate_action (GTK_WIDGET (self), "dashboard.open", "s", key);
}

static void
td_figure_pair_card_dispose (GObject *object)
{
  g_clear_object (&TD_FIGURE_PAIR_CARD (object)->pair);

  G_OBJECT_CLASS (td_figure_pair_card_parent_class)->dispose (object);
}

static void
td_figure_pair_card_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_PAIR:
      g_value_set_object (value, TD_FIGURE_PAIR_CARD (object)->pair);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_figure_pair_card_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_PAIR:
      set_pair (TD_FIGURE_PAIR_CARD (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_figure_pair_card_class_init (TdFigurePairCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_figure_pair_card_dispose;
  object_class->get_property = td_figure_pair_card_get_property;
  object_class->set_property = td_figure_pair_card_set_property;

  properties[PROP_PAIR] =
      g_param_spec_object ("pair", NULL, NULL, TD_TYPE_FIGURE_PAIR,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tandem/Mentoring/insight/td-figure-pair-card.ui");
  gtk_widget_class_bind_template_child (widget_class, TdFigurePairCard, one);
  gtk_widget_class_bind_template_child (widget_class, TdFigurePairCard, other);
  gtk_widget_class_bind_template_callback (widget_class, pair_label);
  gtk_widget_class_bind_template_callback (widget_class, pair_value);
  gtk_widget_class_bind_template_callback (widget_class, pair_detail);
  gtk_widget_class_bind_template_callback (widget_class, pair_difference);
  gtk_widget_class_bind_template_callback (widget_class, one_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, other_clicked_cb);
  td_closures_bind (widget_class);
}

static void
td_figure_pair_card_init (TdFigurePairCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
