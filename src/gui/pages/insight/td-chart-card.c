/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/insight/td-chart-card.h"

#include "gui/widgets/td-chart-file.h"
#include "gui/widgets/td-chart.h"
#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-table.h"

#include <glib/gi18n-lib.h>

struct _TdChartCard
{
  GtkFlowBoxChild parent_instance;

  TdBoardPart *part;
};

enum
{
  PROP_PART = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdChartCard, td_chart_card, GTK_TYPE_FLOW_BOX_CHILD)

static char *
save_label (gpointer object, const char *title)
{
  /* Translators: a tooltip; %s is the title of a chart. */
  return title ? g_strdup_printf (_ ("Save “%s”"), title) : g_strdup ("");
}

static void
activated_cb (TdChartCard *self, const char *id)
{
  g_autofree char *key = td_board_part_dup_key (self->part, id);

  gtk_widget_activate_action (GTK_WIDGET (self), "dashboard.open", "s", key);
}

gboolean
td_chart_card_save (TdChartCard *self, const char *path, GError **error)
{
  g_return_val_if_fail (TD_IS_CHART_CARD (self), FALSE);
  g_return_val_if_fail (self->part != NULL, FALSE);

  return td_chart_file_save (td_board_part_get_scene (self->part),
                             td_board_part_get_caption (self->part), path, error);
}

/* "chart.save" with the ending. */
static void
save_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdBoardPart *part = TD_CHART_CARD (widget)->part;

  td_chart_file_ask (widget, td_board_part_get_scene (part), td_board_part_get_caption (part),
                     g_variant_get_string (parameter, NULL));
}

static void
td_chart_card_dispose (GObject *object)
{
  g_clear_object (&TD_CHART_CARD (object)->part);

  G_OBJECT_CLASS (td_chart_card_parent_class)->dispose (object);
}

static void
td_chart_card_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_PART:
      g_value_set_object (value, TD_CHART_CARD (object)->part);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_chart_card_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_PART:
      if (g_set_object (&TD_CHART_CARD (object)->part, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_chart_card_class_init (TdChartCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_chart_card_dispose;
  object_class->get_property = td_chart_card_get_property;
  object_class->set_property = td_chart_card_set_property;

  properties[PROP_PART] =
      g_param_spec_object ("part", NULL, NULL, TD_TYPE_BOARD_PART,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  g_type_ensure (TD_TYPE_CHART);
  g_type_ensure (TD_TYPE_TABLE);
  gtk_widget_class_install_action (widget_class, "chart.save", "s", save_action);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/insight/td-chart-card.ui");
  gtk_widget_class_bind_template_callback (widget_class, save_label);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  td_closures_bind (widget_class);
}

static void
td_chart_card_init (TdChartCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
