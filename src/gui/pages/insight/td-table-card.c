/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/insight/td-table-card.h"

#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-table.h"

struct _TdTableCard
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

G_DEFINE_FINAL_TYPE (TdTableCard, td_table_card, GTK_TYPE_FLOW_BOX_CHILD)

static void
activated_cb (TdTableCard *self, const char *id)
{
  g_autofree char *key = td_board_part_dup_key (self->part, id);

  gtk_widget_activate_action (GTK_WIDGET (self), "dashboard.open", "s", key);
}

static void
td_table_card_dispose (GObject *object)
{
  g_clear_object (&TD_TABLE_CARD (object)->part);

  G_OBJECT_CLASS (td_table_card_parent_class)->dispose (object);
}

static void
td_table_card_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_PART:
      g_value_set_object (value, TD_TABLE_CARD (object)->part);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_table_card_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_PART:
      if (g_set_object (&TD_TABLE_CARD (object)->part, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_table_card_class_init (TdTableCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_table_card_dispose;
  object_class->get_property = td_table_card_get_property;
  object_class->set_property = td_table_card_set_property;

  properties[PROP_PART] =
      g_param_spec_object ("part", NULL, NULL, TD_TYPE_BOARD_PART,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  g_type_ensure (TD_TYPE_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/insight/td-table-card.ui");
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  td_closures_bind (widget_class);
}

static void
td_table_card_init (TdTableCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
