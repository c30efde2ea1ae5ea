/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/widgets/td-fact-list.h"

#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-columns.h"
#include "gui/widgets/td-list-box.h"
#include "gui/widgets/td-store.h"
#include "workspace/td-fact.h"

struct _TdFactList
{
  AdwBin parent_instance;

  /* Template children. */
  GtkLabel *heading;
  GtkWidget *list;
  GtkLabel *nothing;
  GListStore *facts;
};

enum
{
  PROP_TITLE = 1,
  PROP_PLACEHOLDER,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdFactList, td_fact_list, ADW_TYPE_BIN)

static void
open_cb (TdFactList *self, TdFact *fact)
{
  if (fact->id)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show", "(sx)", fact->page, fact->id);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.go", "s", fact->page);
}

/* What is not there takes no room. */
static void
settle (TdFactList *self)
{
  gboolean some = g_list_model_get_n_items (G_LIST_MODEL (self->facts)) > 0;
  gboolean words = *gtk_label_get_label (self->nothing) != '\0';

  gtk_widget_set_visible (self->list, some);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), !some && words);
  gtk_widget_set_visible (GTK_WIDGET (self), some || words);
}

void
td_fact_list_show (TdFactList *self, GPtrArray *facts)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  g_return_if_fail (TD_IS_FACT_LIST (self));

  td_store_show (self->facts, facts ? facts : none, NULL);
  settle (self);
}

static void
td_fact_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdFactList *self = TD_FACT_LIST (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_label (self->heading));
      break;
    case PROP_PLACEHOLDER:
      g_value_set_string (value, gtk_label_get_label (self->nothing));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_fact_list_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdFactList *self = TD_FACT_LIST (object);

  switch (id)
    {
    case PROP_TITLE:
      gtk_label_set_label (self->heading, g_value_get_string (value));
      break;
    case PROP_PLACEHOLDER:
      gtk_label_set_label (self->nothing, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_fact_list_class_init (TdFactListClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TD_TYPE_FACT);
  g_type_ensure (TD_TYPE_COLUMNS);
  g_type_ensure (TD_TYPE_LIST_BOX);
  object_class->get_property = td_fact_list_get_property;
  object_class->set_property = td_fact_list_set_property;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  properties[PROP_PLACEHOLDER] = g_param_spec_string ("placeholder", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/widgets/td-fact-list.ui");
  gtk_widget_class_bind_template_child (widget_class, TdFactList, heading);
  gtk_widget_class_bind_template_child (widget_class, TdFactList, list);
  gtk_widget_class_bind_template_child (widget_class, TdFactList, nothing);
  gtk_widget_class_bind_template_child (widget_class, TdFactList, facts);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  td_closures_bind (widget_class);
}

static void
td_fact_list_init (TdFactList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
