/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/widgets/td-person-list.h"

#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-person-list-row.h"
#include "gui/widgets/td-person-picker.h"

struct _TdPersonList
{
  AdwBin parent_instance;

  GtkListBox *rows;

  GListStore *people;
  TdSession *session;
  char *title;
  char *description;
};

enum
{
  PROP_SESSION = 1,
  PROP_TITLE,
  PROP_DESCRIPTION,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];
static guint changed_signal;

G_DEFINE_FINAL_TYPE (TdPersonList, td_person_list, ADW_TYPE_BIN)

static GtkWidget *
make_row (gpointer item, gpointer data)
{
  return g_object_new (TD_TYPE_PERSON_LIST_ROW, "person", item, NULL);
}

static gboolean
find (TdPersonList *self, gint64 id, guint *position)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->people)); i++)
    {
      g_autoptr (TdEmployee) person = g_list_model_get_item (G_LIST_MODEL (self->people), i);

      if (person->id == id)
        {
          *position = i;
          return TRUE;
        }
    }
  return FALSE;
}

void
td_person_list_add (TdPersonList *self, TdEmployee *employee)
{
  guint position;

  g_return_if_fail (TD_IS_PERSON_LIST (self));

  if (!find (self, employee->id, &position))
    g_list_store_append (self->people, employee);
}

GArray *
td_person_list_get_ids (TdPersonList *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_val_if_fail (TD_IS_PERSON_LIST (self), ids);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->people)); i++)
    {
      g_autoptr (TdEmployee) person = g_list_model_get_item (G_LIST_MODEL (self->people), i);

      g_array_append_val (ids, person->id);
    }
  return ids;
}

static void
picked_cb (TdPersonList *self, TdEmployee *employee)
{
  td_person_list_add (self, employee);
  g_signal_emit (self, changed_signal, 0);
}

static void
up_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdPersonList *self = TD_PERSON_LIST (widget);
  guint position;

  if (find (self, g_variant_get_int64 (target), &position) && position > 0)
    {
      g_autoptr (TdEmployee) person = g_list_model_get_item (G_LIST_MODEL (self->people), position);

      g_list_store_remove (self->people, position);
      g_list_store_insert (self->people, position - 1, person);
      g_signal_emit (self, changed_signal, 0);
    }
}

static void
remove_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdPersonList *self = TD_PERSON_LIST (widget);
  guint position;

  if (find (self, g_variant_get_int64 (target), &position))
    {
      g_list_store_remove (self->people, position);
      g_signal_emit (self, changed_signal, 0);
    }
}

static void
td_person_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdPersonList *self = TD_PERSON_LIST (object);

  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_DESCRIPTION:
      g_value_set_string (value, self->description);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_person_list_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdPersonList *self = TD_PERSON_LIST (object);

  switch (id)
    {
    case PROP_SESSION:
      g_set_object (&self->session, g_value_get_object (value));
      break;
    case PROP_TITLE:
      g_free (self->title);
      self->title = g_value_dup_string (value);
      break;
    case PROP_DESCRIPTION:
      g_free (self->description);
      self->description = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_person_list_finalize (GObject *object)
{
  TdPersonList *self = TD_PERSON_LIST (object);

  g_clear_object (&self->session);
  g_object_unref (self->people);
  g_free (self->title);
  g_free (self->description);

  G_OBJECT_CLASS (td_person_list_parent_class)->finalize (object);
}

static void
td_person_list_class_init (TdPersonListClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = td_person_list_get_property;
  object_class->set_property = td_person_list_set_property;
  object_class->finalize = td_person_list_finalize;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, TD_TYPE_SESSION, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "person-list.up", "x", up_action);
  gtk_widget_class_install_action (widget_class, "person-list.remove", "x", remove_action);

  g_type_ensure (TD_TYPE_PERSON_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/widgets/td-person-list.ui");
  gtk_widget_class_bind_template_child (widget_class, TdPersonList, rows);
  gtk_widget_class_bind_template_callback (widget_class, picked_cb);
  td_closures_bind (widget_class);
}

static void
td_person_list_init (TdPersonList *self)
{
  self->people = g_list_store_new (TD_TYPE_EMPLOYEE);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_bind_model (self->rows, G_LIST_MODEL (self->people), make_row, NULL, NULL);
}
