/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/insight/td-figure-card.h"

#include "base/td-direction.h"
#include "gui/widgets/td-closures.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _TdFigureCard
{
  GtkFlowBoxChild parent_instance;

  GtkWidget *button;

  TdFigure *figure;
};

enum
{
  PROP_FIGURE = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdFigureCard, td_figure_card, GTK_TYPE_FLOW_BOX_CHILD)

/* A check of the data carries its own words. */
static gboolean
is_check (TdFigure *figure)
{
  return g_str_has_prefix (figure->code, "check/");
}

static const char *
get_name (TdFigure *figure)
{
  return is_check (figure) ? figure->remark : td_figure_get_label (figure->code);
}

static char *
figure_label (gpointer object, TdFigure *figure)
{
  return g_strdup (figure ? get_name (figure) : "");
}

static char *
figure_value (gpointer object, TdFigure *figure)
{
  if (figure == NULL || (!figure->hidden && !isfinite (figure->value)))
    return g_strdup ("—");
  return td_figure_dup_value (figure);
}

/* What was counted; "not available" where there was nothing to count, and what there was. */
static char *
figure_detail (gpointer object, TdFigure *figure)
{
  g_autofree char *none = NULL;

  if (figure == NULL || is_check (figure))
    return g_strdup ("");
  if (figure->hidden || isfinite (figure->value))
    return td_figure_dup_detail (figure);
  none = td_figure_dup_value (figure);
  return figure->count > 0 && figure->remark ? td_text_join (none, " · ", figure->remark)
                                             : g_steal_pointer (&none);
}

static char *
figure_target (gpointer object, TdFigure *figure)
{
  return figure ? td_figure_dup_target (figure) : g_strdup ("");
}

/* Everything at once for a screen reader; XML cannot bind an accessible name. */
static void
update_name (TdFigureCard *self)
{
  g_autofree char *value = figure_value (self, self->figure);
  g_autofree char *detail = figure_detail (self, self->figure);
  g_autofree char *target = figure_target (self, self->figure);
  g_autofree char *name = NULL;

  if (self->figure == NULL)
    return;
  name = g_strdup_printf ("%s: %s. %s. %s", get_name (self->figure), value, detail, target);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

static void
clicked_cb (TdFigureCard *self)
{
  if (self->figure)
    gtk_widget_activate_action (GTK_WIDGET (self), "dashboard.open", "s", self->figure->code);
}

static void
td_figure_card_dispose (GObject *object)
{
  g_clear_object (&TD_FIGURE_CARD (object)->figure);

  G_OBJECT_CLASS (td_figure_card_parent_class)->dispose (object);
}

static void
td_figure_card_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_FIGURE:
      g_value_set_object (value, TD_FIGURE_CARD (object)->figure);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_figure_card_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_FIGURE:
      if (!g_set_object (&TD_FIGURE_CARD (object)->figure, g_value_get_object (value)))
        break;
      update_name (TD_FIGURE_CARD (object));
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_figure_card_class_init (TdFigureCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_figure_card_dispose;
  object_class->get_property = td_figure_card_get_property;
  object_class->set_property = td_figure_card_set_property;

  properties[PROP_FIGURE] =
      g_param_spec_object ("figure", NULL, NULL, TD_TYPE_FIGURE,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/insight/td-figure-card.ui");
  gtk_widget_class_bind_template_child (widget_class, TdFigureCard, button);
  gtk_widget_class_bind_template_callback (widget_class, figure_label);
  gtk_widget_class_bind_template_callback (widget_class, figure_value);
  gtk_widget_class_bind_template_callback (widget_class, figure_detail);
  gtk_widget_class_bind_template_callback (widget_class, figure_target);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
  td_closures_bind (widget_class);
}

static void
td_figure_card_init (TdFigureCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
