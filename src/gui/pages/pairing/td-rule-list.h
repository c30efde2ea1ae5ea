/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gio/gio.h>

#include "gui/pages/program/td-rule-item.h"

G_BEGIN_DECLS

/* What the lists of TdRulesPanel hold (transfer full) (element-type TdRuleItem): the hard rules,
 * each that is on with its numbers below it; the criteria, known ones first, then the columns of
 * the roster that are used or that a trial (nullable) (element-type TdRuleSetting) is about. */
GPtrArray *td_rule_list_rules (TdRules *rules);
GPtrArray *td_rule_list_criteria (TdRules *rules, GPtrArray *trial);

/* Shows @items (transfer full) in a store. What is there already stays, and with it the focus. */
void td_rule_list_show (GListStore *store, GPtrArray *items);

G_END_DECLS
