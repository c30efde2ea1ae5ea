/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/widgets/td-person-picker.h"

#include "gui/widgets/td-closures.h"
#include "people/td-employee-search.h"

/* More are not read by anybody: another letter is quicker. */
#define MOST 40

struct _TdPersonPicker
{
  AdwBin parent_instance;

  GtkEditable *search;
  GListStore *people;

  TdSession *session;
};

enum
{
  PROP_SESSION = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];
static guint picked_signal;

G_DEFINE_FINAL_TYPE (TdPersonPicker, td_person_picker, ADW_TYPE_BIN)

static gpointer
find_job (TdDatabase *db, gpointer text, GError **error)
{
  TdEmployeeQuery query = { .text = text };
  g_autoptr (GArray) ids = td_employee_search (db, &query, error);

  return ids ? td_employee_load_many (db, (gint64 *) ids->data, MIN (ids->len, MOST), 0, error)
             : NULL;
}

static void
found_cb (gpointer owner, gpointer result, GError *error)
{
  TdPersonPicker *self = owner;
  g_autoptr (GPtrArray) people = result;

  g_list_store_splice (self->people, 0, g_list_model_get_n_items (G_LIST_MODEL (self->people)),
                       people->pdata, people->len);
}

static void
search_cb (TdPersonPicker *self)
{
  if (self->session)
    td_session_read (self->session, self, TD_JOB_REPORT, find_job,
                     g_strdup (gtk_editable_get_text (self->search)), g_free,
                     (GDestroyNotify) g_ptr_array_unref, found_cb);
}

static void
pick (TdPersonPicker *self, guint position)
{
  g_autoptr (TdEmployee) employee = g_list_model_get_item (G_LIST_MODEL (self->people), position);
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_POPOVER);

  if (employee == NULL)
    return;
  if (popover)
    gtk_popover_popdown (GTK_POPOVER (popover));
  g_signal_emit (self, picked_signal, 0, employee);
  gtk_editable_set_text (self->search, "");
}

static void
activate_cb (TdPersonPicker *self, guint position)
{
  pick (self, position);
}

/* Enter in the entry takes the first one. */
static void
enter_cb (TdPersonPicker *self)
{
  pick (self, 0);
}

static void
td_person_picker_map (GtkWidget *widget)
{
  TdPersonPicker *self = TD_PERSON_PICKER (widget);

  GTK_WIDGET_CLASS (td_person_picker_parent_class)->map (widget);

  search_cb (self);
  /* Opened for this. On a page, what brought it there keeps the keyboard. */
  if (gtk_widget_get_ancestor (widget, GTK_TYPE_POPOVER))
    gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
td_person_picker_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SESSION:
      g_set_object (&TD_PERSON_PICKER (object)->session, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_person_picker_dispose (GObject *object)
{
  g_clear_object (&TD_PERSON_PICKER (object)->session);

  G_OBJECT_CLASS (td_person_picker_parent_class)->dispose (object);
}

static void
td_person_picker_class_init (TdPersonPickerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = td_person_picker_set_property;
  object_class->dispose = td_person_picker_dispose;
  widget_class->map = td_person_picker_map;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, TD_TYPE_SESSION,
                                                  G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  picked_signal = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, TD_TYPE_EMPLOYEE);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/widgets/td-person-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, TdPersonPicker, search);
  gtk_widget_class_bind_template_child (widget_class, TdPersonPicker, people);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, enter_cb);
  td_closures_bind (widget_class);
}

static void
td_person_picker_init (TdPersonPicker *self)
{
  g_type_ensure (TD_TYPE_EMPLOYEE);
  gtk_widget_init_template (GTK_WIDGET (self));
}
