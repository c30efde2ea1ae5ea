/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/insight/td-scope-panel.h"

#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-date-row.h"
#include "program/td-program.h"

#include <glib/gi18n-lib.h>

struct _TdScopePanel
{
  TdPage parent_instance;

  AdwComboRow *period;
  TdDateRow *from;
  TdDateRow *as_of;
  AdwComboRow *dimension;
  GtkWidget *value_row;
  GtkDropDown *value;
  GtkSwitch *voluntary;
  AdwComboRow *beside;
  GtkWidget *program_row;
  GtkDropDown *program;

  TdInsightScope *scope;
  GBindingGroup *bindings;
  GSignalGroup *signals;
  GPtrArray *values;     /* of the dimension; NULL until loaded */
  TdInsightDimension of; /* whose values they are */
  gboolean filling;      /* the lists: nobody chose */
};

enum
{
  PROP_SCOPE = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdScopePanel, td_scope_panel, TD_TYPE_PAGE)

/* --- The values of a dimension --- */

static void
select_value (TdScopePanel *self)
{
  g_autofree char *value = NULL;
  guint position = 0;

  g_object_get (self->scope, "value", &value, NULL);
  for (guint i = 0; value && i < self->values->len; i++)
    if (g_strcmp0 (self->values->pdata[i], value) == 0)
      position = i + 1;
  gtk_drop_down_set_selected (self->value, position);
}

static void
show_values (TdScopePanel *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  self->filling = TRUE;
  gtk_string_list_append (words, _ ("All"));
  for (guint i = 0; i < self->values->len; i++)
    {
      const char *value = self->values->pdata[i];

      gtk_string_list_append (words, *value ? value : td_dimension_get_missing (self->of));
    }
  gtk_drop_down_set_model (self->value, G_LIST_MODEL (words));
  select_value (self);
  self->filling = FALSE;
}

static gpointer
load_job (TdDatabase *db, gpointer data, GError **error)
{
  return td_dimension_load_values (db, GPOINTER_TO_UINT (data), error);
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdScopePanel *self = owner;

  g_clear_pointer (&self->values, g_ptr_array_unref);
  self->values = result;
  if (self->values && self->scope)
    show_values (self);
}

static TdInsightDimension
get_dimension (TdScopePanel *self)
{
  guint dimension = TD_DIMENSION_NONE;

  if (self->scope)
    g_object_get (self->scope, "dimension", &dimension, NULL);
  return dimension;
}

static void
td_scope_panel_reload (TdPage *page)
{
  TdScopePanel *self = TD_SCOPE_PANEL (page);

  td_date_row_set_today (self->from, td_page_get_today (page));
  td_date_row_set_today (self->as_of, td_page_get_today (page));
  self->of = get_dimension (self);
  td_page_read (page, load_job, GUINT_TO_POINTER (self->of), NULL,
                (GDestroyNotify) g_ptr_array_unref, loaded_cb);
}

static void
value_selected_cb (TdScopePanel *self)
{
  guint position = gtk_drop_down_get_selected (self->value);

  if (self->filling || self->scope == NULL || self->values == NULL ||
      position == GTK_INVALID_LIST_POSITION)
    return;
  g_object_set (self->scope, "value",
                position > 0 ? (const char *) self->values->pdata[position - 1] : NULL, NULL);
}

/* --- The other programme --- */

static void
program_selected_cb (TdScopePanel *self)
{
  TdProgram *program = gtk_drop_down_get_selected_item (self->program);

  if (self->scope && program && !self->filling &&
      gtk_widget_get_mapped (GTK_WIDGET (self->program)))
    g_object_set (self->scope, "other-program", program->id, NULL);
}

static void
select_program (TdScopePanel *self)
{
  GListModel *programs = gtk_drop_down_get_model (self->program);
  gint64 id = 0;

  g_object_get (self->scope, "other-program", &id, NULL);
  for (guint i = 0; programs && i < g_list_model_get_n_items (programs); i++)
    {
      g_autoptr (TdProgram) program = g_list_model_get_item (programs, i);

      if (program->id == id)
        gtk_drop_down_set_selected (self->program, i);
    }
}

/* --- What was chosen elsewhere --- */

/* A period of her own begins as the one she saw. */
static void
period_changed_cb (TdScopePanel *self)
{
  guint period;
  TdDate from, as_of;

  g_object_get (self->scope, "period", &period, "from", &from, "as-of", &as_of, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->from), period == TD_PERIOD_OWN);
  if (period != TD_PERIOD_OWN || from != TD_DATE_NONE ||
      td_page_get_session (TD_PAGE (self)) == NULL)
    return;
  if (as_of == TD_DATE_NONE)
    as_of = td_page_get_today (TD_PAGE (self));
  g_object_set (self->scope, "from", td_period_get_start (TD_PERIOD_YEAR, as_of), NULL);
}

static void
dimension_changed_cb (TdScopePanel *self)
{
  gtk_widget_set_visible (self->value_row, get_dimension (self) != TD_DIMENSION_NONE);
  if (self->of != get_dimension (self))
    td_page_queue_reload (TD_PAGE (self));
}

static void
value_changed_cb (TdScopePanel *self)
{
  if (self->values == NULL || self->of != get_dimension (self))
    return;
  self->filling = TRUE;
  select_value (self);
  self->filling = FALSE;
}

static void
beside_changed_cb (TdScopePanel *self)
{
  guint beside;

  g_object_get (self->scope, "beside", &beside, NULL);
  gtk_widget_set_visible (self->program_row, beside == TD_BESIDE_PROGRAM);
  self->filling = TRUE;
  select_program (self);
  self->filling = FALSE;
}

static void
show_scope (TdScopePanel *self)
{
  period_changed_cb (self);
  dimension_changed_cb (self);
  beside_changed_cb (self);
}

static void
set_scope (TdScopePanel *self, TdInsightScope *scope)
{
  if (!g_set_object (&self->scope, scope))
    return;
  g_binding_group_set_source (self->bindings, scope);
  g_signal_group_set_target (self->signals, scope);
  if (scope)
    show_scope (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SCOPE]);
}

/* --- Object --- */

static void
bind (TdScopePanel *self, const char *name, gpointer widget, const char *property)
{
  g_binding_group_bind (self->bindings, name, widget, property,
                        G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
}

static void
td_scope_panel_dispose (GObject *object)
{
  TdScopePanel *self = TD_SCOPE_PANEL (object);

  g_clear_object (&self->bindings);
  g_clear_object (&self->signals);
  g_clear_object (&self->scope);
  g_clear_pointer (&self->values, g_ptr_array_unref);

  G_OBJECT_CLASS (td_scope_panel_parent_class)->dispose (object);
}

static void
td_scope_panel_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SCOPE:
      g_value_set_object (value, TD_SCOPE_PANEL (object)->scope);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_scope_panel_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SCOPE:
      set_scope (TD_SCOPE_PANEL (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_scope_panel_class_init (TdScopePanelClass *klass)
{
  static const char *const tables[] = { "employee", NULL };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_scope_panel_dispose;
  object_class->get_property = td_scope_panel_get_property;
  object_class->set_property = td_scope_panel_set_property;
  TD_PAGE_CLASS (klass)->tables = tables;
  TD_PAGE_CLASS (klass)->reload = td_scope_panel_reload;

  properties[PROP_SCOPE] =
      g_param_spec_object ("scope", NULL, NULL, TD_TYPE_INSIGHT_SCOPE,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  g_type_ensure (TD_TYPE_DATE_ROW);
  g_type_ensure (TD_TYPE_PROGRAM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/insight/td-scope-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, TdScopePanel, period);
  gtk_widget_class_bind_template_child (widget_class, TdScopePanel, from);
  gtk_widget_class_bind_template_child (widget_class, TdScopePanel, as_of);
  gtk_widget_class_bind_template_child (widget_class, TdScopePanel, dimension);
  gtk_widget_class_bind_template_child (widget_class, TdScopePanel, value_row);
  gtk_widget_class_bind_template_child (widget_class, TdScopePanel, value);
  gtk_widget_class_bind_template_child (widget_class, TdScopePanel, voluntary);
  gtk_widget_class_bind_template_child (widget_class, TdScopePanel, beside);
  gtk_widget_class_bind_template_child (widget_class, TdScopePanel, program_row);
  gtk_widget_class_bind_template_child (widget_class, TdScopePanel, program);
  gtk_widget_class_bind_template_callback (widget_class, value_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, program_selected_cb);
  td_closures_bind (widget_class);
}

static void
td_scope_panel_init (TdScopePanel *self)
{
  static const struct
  {
    const char *signal;
    void (*callback) (TdScopePanel *self);
  } watched[] = { { "notify::period", period_changed_cb },
                  { "notify::dimension", dimension_changed_cb },
                  { "notify::value", value_changed_cb },
                  { "notify::beside", beside_changed_cb },
                  { "notify::other-program", beside_changed_cb } };

  gtk_widget_init_template (GTK_WIDGET (self));
  self->bindings = g_binding_group_new ();
  bind (self, "period", self->period, "selected");
  bind (self, "from", self->from, "date");
  bind (self, "as-of", self->as_of, "date");
  bind (self, "dimension", self->dimension, "selected");
  bind (self, "voluntary-only", self->voluntary, "active");
  bind (self, "beside", self->beside, "selected");
  self->signals = g_signal_group_new (TD_TYPE_INSIGHT_SCOPE);
  for (guint i = 0; i < G_N_ELEMENTS (watched); i++)
    g_signal_group_connect_swapped (self->signals, watched[i].signal,
                                    G_CALLBACK (watched[i].callback), self);
}
