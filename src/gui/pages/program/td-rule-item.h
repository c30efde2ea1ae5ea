/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <glib-object.h>

#include "program/td-rules.h"

G_BEGIN_DECLS

/**
 * TdRuleItem:
 *
 * A rule, criterion or parameter with its words and its value, for a row to show and change.
 * Properties: "label", "description", "value" (int), "active" (boolean, whether the value is not
 * 0), "smallest", "largest" (int), "mode" (uint, a TdFieldMode; of a free field of the roster).
 */
#define TD_TYPE_RULE_ITEM (td_rule_item_get_type ())
G_DECLARE_FINAL_TYPE (TdRuleItem, td_rule_item, TD, RULE_ITEM, GObject)

/* @rules: where the value comes from */
TdRuleItem *td_rule_item_new (TdRules *rules, TdRuleKind kind, const char *name);

/* What it was made with; the name is borrowed. */
TdRuleKind td_rule_item_get_kind (TdRuleItem *item);
const char *td_rule_item_get_name (TdRuleItem *item);

/* Whether it stands for a free field of the roster. */
gboolean td_rule_item_is_field (TdRuleItem *item);

/* Puts the value into @rules. */
void td_rule_item_apply (TdRuleItem *item, TdRules *rules);

G_END_DECLS
