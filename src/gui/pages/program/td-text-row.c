/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/program/td-text-row.h"

#include "program/td-program-text.h"

struct _TdTextRow
{
  AdwActionRow parent_instance;

  GtkWidget *own;

  char *kind;
};

enum
{
  PROP_KIND = 1,
  PROP_CHANGED,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdTextRow, td_text_row, ADW_TYPE_ACTION_ROW)

const char *
td_text_row_get_kind (TdTextRow *self)
{
  g_return_val_if_fail (TD_IS_TEXT_ROW (self), NULL);

  return self->kind;
}

static void
td_text_row_constructed (GObject *object)
{
  TdTextRow *self = TD_TEXT_ROW (object);

  G_OBJECT_CLASS (td_text_row_parent_class)->constructed (object);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self),
                                 td_program_text_kind_get_label (self->kind));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self),
                               td_program_text_kind_get_description (self->kind));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "s", self->kind);
}

static void
td_text_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdTextRow *self = TD_TEXT_ROW (object);

  switch (id)
    {
    case PROP_KIND:
      g_value_set_string (value, self->kind);
      break;
    case PROP_CHANGED:
      g_value_set_boolean (value, gtk_widget_get_visible (self->own));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_text_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdTextRow *self = TD_TEXT_ROW (object);

  switch (id)
    {
    case PROP_KIND:
      self->kind = g_value_dup_string (value);
      break;
    case PROP_CHANGED:
      gtk_widget_set_visible (self->own, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_text_row_finalize (GObject *object)
{
  g_free (TD_TEXT_ROW (object)->kind);

  G_OBJECT_CLASS (td_text_row_parent_class)->finalize (object);
}

static void
td_text_row_class_init (TdTextRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = td_text_row_constructed;
  object_class->get_property = td_text_row_get_property;
  object_class->set_property = td_text_row_set_property;
  object_class->finalize = td_text_row_finalize;

  properties[PROP_KIND] =
      g_param_spec_string ("kind", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_CHANGED] = g_param_spec_boolean ("changed", NULL, NULL, FALSE,
                                                   G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/program/td-text-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TdTextRow, own);
}

static void
td_text_row_init (TdTextRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
