/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

#include "base/td-record.h"
#include "program/td-rules.h"

G_BEGIN_DECLS

/**
 * TdRuleItem:
 *
 * One rule, criterion or parameter of a programme, as it is shown.
 */
#define TD_TYPE_RULE_ITEM (td_rule_item_get_type ())
G_DECLARE_FINAL_TYPE (TdRuleItem, td_rule_item, TD, RULE_ITEM, TdRecord)

struct _TdRuleItem
{
  TdRecord parent_instance;

  int kind; /* TdRuleKind */
  char *name;
  char *label;
  char *description;
  int value;
  int smallest;
  int largest;
};

/**
 * TdRuleRow:
 *
 * A rule with its switch, a criterion with its slider, or a parameter with its number. What is
 * changed calls the action "rules.set" ((isi): kind, name, value) of the panel around it.
 *
 * Property "item" (TdRuleItem).
 */
#define TD_TYPE_RULE_ROW (td_rule_row_get_type ())
G_DECLARE_FINAL_TYPE (TdRuleRow, td_rule_row, TD, RULE_ROW, AdwBin)

G_END_DECLS
