/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairing/td-rule-list.h"

#include "gui/widgets/td-store.h"
#include "proposal/td-rule-trial.h"

static void
take_item (GPtrArray *items, TdRules *rules, TdRuleKind kind, const char *name)
{
  g_ptr_array_add (items, td_rule_item_new (rules, kind, name));
}

/* The numbers that a rule needs stand below it while it is on. */
static void
take_parameters (GPtrArray *items, TdRules *rules, const char *rule)
{
  guint n_infos;
  const TdRuleInfo *infos = td_rule_info_list (TD_PARAMETER, &n_infos);

  for (guint i = 0; i < n_infos; i++)
    if (g_strcmp0 (infos[i].belongs_to, rule) == 0)
      take_item (items, rules, TD_PARAMETER, infos[i].name);
}

GPtrArray *
td_rule_list_rules (TdRules *rules)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_infos;
  const TdRuleInfo *infos = td_rule_info_list (TD_RULE, &n_infos);

  for (guint i = 0; i < n_infos; i++)
    {
      /* One that can't be switched off is no choice. */
      if (infos[i].smallest == infos[i].largest)
        continue;
      take_item (items, rules, TD_RULE, infos[i].name);
      if (td_rules_is_on (rules, infos[i].name))
        take_parameters (items, rules, infos[i].name);
    }
  return items;
}

static void
take_column (GPtrArray *items, TdRules *rules, const char *name)
{
  for (guint i = 0; i < items->len; i++)
    if (g_str_equal (td_rule_item_get_name (items->pdata[i]), name))
      return;
  take_item (items, rules, TD_CRITERION, name);
}

GPtrArray *
td_rule_list_criteria (TdRules *rules, GPtrArray *trial)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) used = td_rules_list_criteria (rules);
  guint n_infos;
  const TdRuleInfo *infos = td_rule_info_list (TD_CRITERION, &n_infos);

  for (guint i = 0; i < n_infos; i++)
    take_item (items, rules, TD_CRITERION, infos[i].name);
  for (char **name = used; *name; name++)
    take_column (items, rules, *name);
  for (guint i = 0; trial && i < trial->len; i++)
    {
      const TdRuleSetting *setting = trial->pdata[i];

      if (setting->kind == TD_CRITERION)
        take_column (items, rules, setting->name);
    }
  return items;
}

static gboolean
is_equal (TdRuleItem *item, TdRuleItem *other)
{
  guint mode, other_mode;
  int value, other_value;

  g_object_get (item, "value", &value, "mode", &mode, NULL);
  g_object_get (other, "value", &other_value, "mode", &other_mode, NULL);
  return value == other_value && mode == other_mode &&
         td_rule_item_get_kind (item) == td_rule_item_get_kind (other) &&
         g_str_equal (td_rule_item_get_name (item), td_rule_item_get_name (other));
}

void
td_rule_list_show (GListStore *store, GPtrArray *items)
{
  td_store_show (store, items, (GEqualFunc) is_equal);
  g_ptr_array_unref (items);
}
