/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairing/td-rules-panel.h"

#include "gui/pages/pairing/td-setting-row.h"
#include "gui/widgets/td-closures.h"
#include "program/td-rules.h"

#include <glib/gi18n-lib.h>

/* A slider that is drawn is kept once it rests. */
#define REST_MILLISECONDS 400

struct _TdRulesPanel
{
  TdPage parent_instance;

  /* Template children. */
  GListStore *rules;
  GListStore *criteria;

  GPtrArray *pending; /* of Setting, not kept yet */
  gint64 program_id;  /* whose rules are shown */
  guint save_source;
};

G_DEFINE_FINAL_TYPE (TdRulesPanel, td_rules_panel, TD_TYPE_PAGE)

typedef struct
{
  TdRuleKind kind;
  char *name;
  int value;
} Setting;

static void
setting_free (Setting *setting)
{
  g_free (setting->name);
  g_free (setting);
}

/* --- Showing --- */

static void
take_item (GPtrArray *items, TdRules *values, TdRuleKind kind, const char *name)
{
  g_ptr_array_add (items, td_rule_item_new (values, kind, name));
}

/* The numbers that a rule needs stand below it while it is on. */
static void
take_parameters (GPtrArray *items, TdRules *values, const char *rule)
{
  guint n_infos;
  const TdRuleInfo *infos = td_rule_info_list (TD_PARAMETER, &n_infos);

  for (guint i = 0; i < n_infos; i++)
    if (g_strcmp0 (infos[i].belongs_to, rule) == 0)
      take_item (items, values, TD_PARAMETER, infos[i].name);
}

static GPtrArray *
list_rules (TdRules *values)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_infos;
  const TdRuleInfo *infos = td_rule_info_list (TD_RULE, &n_infos);

  for (guint i = 0; i < n_infos; i++)
    {
      /* One that can't be switched off is no choice. */
      if (infos[i].smallest == infos[i].largest)
        continue;
      take_item (items, values, TD_RULE, infos[i].name);
      if (td_rules_is_on (values, infos[i].name))
        take_parameters (items, values, infos[i].name);
    }
  return items;
}

static GPtrArray *
list_criteria (TdRules *values)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) used = td_rules_list_criteria (values);
  guint n_infos;
  const TdRuleInfo *infos = td_rule_info_list (TD_CRITERION, &n_infos);

  for (guint i = 0; i < n_infos; i++)
    take_item (items, values, TD_CRITERION, infos[i].name);
  for (char **name = used; *name; name++)
    if (td_rule_info_find (TD_CRITERION, *name) == NULL)
      take_item (items, values, TD_CRITERION, *name);
  return items;
}

static gboolean
is_equal (TdRuleItem *item, TdRuleItem *other)
{
  int value, other_value;

  g_object_get (item, "value", &value, NULL);
  g_object_get (other, "value", &other_value, NULL);
  return value == other_value && td_rule_item_get_kind (item) == td_rule_item_get_kind (other) &&
         g_str_equal (td_rule_item_get_name (item), td_rule_item_get_name (other));
}

static gboolean
is_same (GListStore *store, GPtrArray *items)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (store)) != items->len)
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    {
      g_autoptr (TdRuleItem) shown = g_list_model_get_item (G_LIST_MODEL (store), i);

      if (!is_equal (shown, items->pdata[i]))
        return FALSE;
    }
  return TRUE;
}

/* What was changed here stays as it is, with its focus. */
static void
show_items (GListStore *store, GPtrArray *items)
{
  if (!is_same (store, items))
    g_list_store_splice (store, 0, g_list_model_get_n_items (G_LIST_MODEL (store)), items->pdata,
                         items->len);
  g_ptr_array_unref (items);
}

/* --- Loading and keeping --- */

typedef struct
{
  gint64 program_id;
  GPtrArray *settings; /* of Setting */
} Job;

static void
job_free (Job *job)
{
  g_clear_pointer (&job->settings, g_ptr_array_unref);
  g_free (job);
}

static gpointer
load_job (TdDatabase *db, gpointer data, GError **error)
{
  const Job *job = data;

  return td_rules_load (db, job->program_id, error);
}

static gpointer
save_job (TdDatabase *db, gpointer data, GError **error)
{
  const Job *job = data;
  g_autoptr (TdRules) values = td_rules_load (db, job->program_id, error);

  if (values == NULL)
    return NULL;
  for (guint i = 0; i < job->settings->len; i++)
    {
      const Setting *setting = job->settings->pdata[i];

      td_rules_set (values, setting->kind, setting->name, setting->value);
    }
  td_rules_save (db, job->program_id, values, error);
  return NULL;
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdRulesPanel *self = owner;
  g_autoptr (TdRules) values = result;

  self->program_id = td_page_get_program_id (TD_PAGE (self));
  /* What is not kept yet is newer. */
  if (self->pending->len > 0)
    return;
  show_items (self->rules, list_rules (values));
  show_items (self->criteria, list_criteria (values));
}

static void
td_rules_panel_reload (TdPage *page)
{
  Job *job;

  if (td_page_get_program_id (page) == 0)
    return;
  job = g_new0 (Job, 1);
  job->program_id = td_page_get_program_id (page);
  td_page_read (page, load_job, job, (GDestroyNotify) job_free, (GDestroyNotify) td_rules_free,
                loaded_cb);
}

static void
save (TdRulesPanel *self)
{
  Job *job = g_new0 (Job, 1);

  g_clear_handle_id (&self->save_source, g_source_remove);
  job->program_id = self->program_id;
  job->settings = g_steal_pointer (&self->pending);
  self->pending = g_ptr_array_new_with_free_func ((GDestroyNotify) setting_free);
  td_page_write (TD_PAGE (self), _ ("Rules changed"), save_job, job, (GDestroyNotify) job_free,
                 NULL, NULL);
}

static gboolean
rest_cb (gpointer data)
{
  TdRulesPanel *self = data;

  self->save_source = 0;
  save (self);
  return G_SOURCE_REMOVE;
}

static void
set_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdRulesPanel *self = TD_RULES_PANEL (widget);
  Setting *setting;
  const char *name;
  int kind, value;

  g_variant_get (target, "(i&si)", &kind, &name, &value);
  setting = g_new0 (Setting, 1);
  setting->kind = (TdRuleKind) kind;
  setting->name = g_strdup (name);
  setting->value = value;
  g_ptr_array_add (self->pending, setting);
  g_clear_handle_id (&self->save_source, g_source_remove);
  self->save_source = g_timeout_add (REST_MILLISECONDS, rest_cb, self);
}

static void
td_rules_panel_unmap (GtkWidget *widget)
{
  TdRulesPanel *self = TD_RULES_PANEL (widget);

  if (self->save_source && td_page_get_session (TD_PAGE (self)))
    save (self);
  GTK_WIDGET_CLASS (td_rules_panel_parent_class)->unmap (widget);
}

static void
td_rules_panel_dispose (GObject *object)
{
  TdRulesPanel *self = TD_RULES_PANEL (object);

  g_clear_handle_id (&self->save_source, g_source_remove);
  g_clear_pointer (&self->pending, g_ptr_array_unref);

  G_OBJECT_CLASS (td_rules_panel_parent_class)->dispose (object);
}

static void
td_rules_panel_class_init (TdRulesPanelClass *klass)
{
  static const char *const tables[] = { "program_rule", NULL };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TD_TYPE_RULE_ITEM);
  g_type_ensure (TD_TYPE_SETTING_ROW);
  G_OBJECT_CLASS (klass)->dispose = td_rules_panel_dispose;
  widget_class->unmap = td_rules_panel_unmap;
  TD_PAGE_CLASS (klass)->tables = tables;
  TD_PAGE_CLASS (klass)->reload = td_rules_panel_reload;

  gtk_widget_class_install_action (widget_class, "rules.set", "(isi)", set_cb);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/pairing/td-rules-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, TdRulesPanel, rules);
  gtk_widget_class_bind_template_child (widget_class, TdRulesPanel, criteria);
  td_closures_bind (widget_class);
}

static void
td_rules_panel_init (TdRulesPanel *self)
{
  self->pending = g_ptr_array_new_with_free_func ((GDestroyNotify) setting_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}
