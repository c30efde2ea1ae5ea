/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/program/td-settings.h"

#include "base/td-json.h"
#include "gui/pages/program/td-rule-item.h"
#include "people/td-employee.h"
#include "workspace/td-unsaved-form.h"

/* --- Loading --- */

char *
td_settings_dup_about (gint64 program_id)
{
  return g_strdup_printf ("id:%" G_GINT64_FORMAT, program_id);
}

TdSettings *
td_settings_load (TdDatabase *db, gint64 program_id, TdDate today, GError **error)
{
  g_autoptr (TdSettings) settings = g_new0 (TdSettings, 1);
  g_autofree char *about = td_settings_dup_about (program_id);

  if (!td_unsaved_form_load (db, TD_SETTINGS_FORM, about, today, &settings->kept, error))
    return NULL;
  settings->program = td_program_load (db, program_id, error);
  settings->rules = settings->program ? td_rules_load (db, program_id, error) : NULL;
  settings->fields = settings->rules ? td_employee_list_extra_fields (db, error) : NULL;
  return settings->fields ? g_steal_pointer (&settings) : NULL;
}

void
td_settings_free (gpointer data)
{
  TdSettings *settings = data;

  g_clear_object (&settings->program);
  g_clear_pointer (&settings->rules, td_rules_free);
  g_strfreev (settings->fields);
  g_free (settings->kept);
  g_free (settings);
}

/* --- What is not saved --- */

/* "2:chain_levels", the member under which a value stands. */
static char *
dup_key (TdRuleItem *item)
{
  return g_strdup_printf ("%d:%s", (int) td_rule_item_get_kind (item),
                          td_rule_item_get_name (item));
}

static void
add_items (JsonBuilder *builder, GListModel *items)
{
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (TdRuleItem) item = g_list_model_get_item (items, i);
      g_autofree char *key = dup_key (item);
      int value;
      guint mode;

      g_object_get (item, "value", &value, "mode", &mode, NULL);
      json_builder_set_member_name (builder, key);
      json_builder_begin_array (builder);
      json_builder_add_int_value (builder, value);
      json_builder_add_int_value (builder, mode);
      json_builder_end_array (builder);
    }
}

char *
td_settings_dup (TdProgram *program,
                 TdProgram *saved,
                 gboolean rules_changed,
                 GListModel *rules,
                 GListModel *weights)
{
  g_autofree char *fields = td_unsaved_form_dup_fields (TD_RECORD (program), TD_RECORD (saved));
  g_autoptr (JsonBuilder) builder = NULL;

  if (fields == NULL && !rules_changed)
    return NULL;
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "fields");
  json_builder_add_string_value (builder, fields);
  if (rules_changed)
    {
      json_builder_set_member_name (builder, "rules");
      json_builder_begin_object (builder);
      add_items (builder, rules);
      add_items (builder, weights);
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
  return td_json_dup_text (builder);
}

static gboolean
is_pair_of_numbers (JsonNode *node)
{
  JsonArray *array = node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  return array && json_array_get_length (array) == 2 &&
         JSON_NODE_HOLDS_VALUE (json_array_get_element (array, 0)) &&
         JSON_NODE_HOLDS_VALUE (json_array_get_element (array, 1));
}

static void
apply_items (JsonObject *values, GListModel *items)
{
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (TdRuleItem) item = g_list_model_get_item (items, i);
      g_autofree char *key = dup_key (item);
      JsonNode *node = json_object_get_member (values, key);
      JsonArray *array;
      int smallest, largest;

      if (!is_pair_of_numbers (node))
        continue;
      array = json_node_get_array (node);
      g_object_get (item, "smallest", &smallest, "largest", &largest, NULL);
      g_object_set (item, "value",
                    (int) CLAMP (json_array_get_int_element (array, 0), smallest, largest), "mode",
                    (guint) CLAMP (json_array_get_int_element (array, 1), TD_FIELD_MODE_SAME,
                                   TD_FIELD_MODE_OVERLAP),
                    NULL);
    }
}

void
td_settings_apply (const char *text, TdProgram *program, GListModel *rules, GListModel *weights)
{
  g_autoptr (JsonNode) root = json_from_string (text, NULL);
  JsonObject *object = root && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonNode *values = object ? json_object_get_member (object, "rules") : NULL;
  const char *fields =
      object ? json_object_get_string_member_with_default (object, "fields", NULL) : NULL;

  if (fields)
    td_unsaved_form_apply (TD_RECORD (program), fields);
  if (values && JSON_NODE_HOLDS_OBJECT (values))
    {
      apply_items (json_node_get_object (values), rules);
      apply_items (json_node_get_object (values), weights);
    }
}
