/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/widgets/td-selection-bar.h"

#include "gui/widgets/td-wrap-box.h"

#include <glib/gi18n-lib.h>

struct _TdSelectionBar
{
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkLabel *words;
  AdwBin *place;
  GtkWidget *clear;

  guint count;
  guint least;
};

enum
{
  PROP_COUNT = 1,
  PROP_LEAST,
  PROP_BUTTONS,
  PROP_CLEAR,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdSelectionBar, td_selection_bar, ADW_TYPE_BIN)

/* While it goes it says what it said. */
static void
show_count (TdSelectionBar *self)
{
  gboolean shown = self->count >= self->least;
  g_autofree char *words =
      g_strdup_printf (ngettext ("%u selected", "%u selected", self->count), self->count);

  gtk_revealer_set_reveal_child (self->revealer, shown);
  if (shown)
    gtk_label_set_text (self->words, words);
}

static void
td_selection_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdSelectionBar *self = TD_SELECTION_BAR (object);

  switch (id)
    {
    case PROP_COUNT:
      g_value_set_uint (value, self->count);
      break;
    case PROP_LEAST:
      g_value_set_uint (value, self->least);
      break;
    case PROP_BUTTONS:
      g_value_set_object (value, adw_bin_get_child (self->place));
      break;
    case PROP_CLEAR:
      g_value_set_string (value, gtk_actionable_get_action_name (GTK_ACTIONABLE (self->clear)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_selection_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdSelectionBar *self = TD_SELECTION_BAR (object);

  switch (id)
    {
    case PROP_COUNT:
      self->count = g_value_get_uint (value);
      break;
    case PROP_LEAST:
      self->least = g_value_get_uint (value);
      break;
    case PROP_BUTTONS:
      adw_bin_set_child (self->place, g_value_get_object (value));
      return;
    case PROP_CLEAR:
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->clear), g_value_get_string (value));
      return;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  show_count (self);
}

static void
td_selection_bar_class_init (TdSelectionBarClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = td_selection_bar_get_property;
  object_class->set_property = td_selection_bar_set_property;

  properties[PROP_COUNT] = g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_LEAST] = g_param_spec_uint ("least", NULL, NULL, 1, G_MAXUINT, 1, flags);
  properties[PROP_BUTTONS] = g_param_spec_object ("buttons", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_CLEAR] = g_param_spec_string ("clear", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  g_type_ensure (TD_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/widgets/td-selection-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, TdSelectionBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, TdSelectionBar, words);
  gtk_widget_class_bind_template_child (widget_class, TdSelectionBar, place);
  gtk_widget_class_bind_template_child (widget_class, TdSelectionBar, clear);
}

static void
td_selection_bar_init (TdSelectionBar *self)
{
  self->least = 1;
  gtk_widget_init_template (GTK_WIDGET (self));
}
