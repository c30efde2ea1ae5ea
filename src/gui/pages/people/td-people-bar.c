/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/people/td-people-bar.h"

#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-selection-bar.h"
#include "gui/widgets/td-wrap-box.h"

#include <glib/gi18n-lib.h>

struct _TdPeopleBar
{
  AdwBin parent_instance;

  guint n_selected;
  guint n_shown;
};

enum
{
  PROP_N_SELECTED = 1,
  PROP_N_SHOWN,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdPeopleBar, td_people_bar, ADW_TYPE_BIN)

/* With several selected their bar is in the place of that of the list. */
static gboolean
is_few (gpointer object, guint n)
{
  return n < 2;
}

static char *
describe_enrol (gpointer object, guint n_selected, guint n_shown)
{
  if (n_selected > 0)
    return g_strdup_printf (ngettext ("_Enrol %'u Selected…", "_Enrol %'u Selected…", n_selected),
                            n_selected);
  return g_strdup_printf (ngettext ("_Enrol %'u Shown…", "_Enrol %'u Shown…", n_shown), n_shown);
}

static void
td_people_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_N_SELECTED:
      g_value_set_uint (value, TD_PEOPLE_BAR (object)->n_selected);
      break;
    case PROP_N_SHOWN:
      g_value_set_uint (value, TD_PEOPLE_BAR (object)->n_shown);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_people_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_N_SELECTED:
      TD_PEOPLE_BAR (object)->n_selected = g_value_get_uint (value);
      break;
    case PROP_N_SHOWN:
      TD_PEOPLE_BAR (object)->n_shown = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_people_bar_class_init (TdPeopleBarClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = td_people_bar_get_property;
  object_class->set_property = td_people_bar_set_property;

  properties[PROP_N_SELECTED] =
      g_param_spec_uint ("n-selected", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_SHOWN] = g_param_spec_uint ("n-shown", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  g_type_ensure (TD_TYPE_SELECTION_BAR);
  g_type_ensure (TD_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/people/td-people-bar.ui");
  td_closures_bind (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, describe_enrol);
  gtk_widget_class_bind_template_callback (widget_class, is_few);
}

static void
td_people_bar_init (TdPeopleBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
