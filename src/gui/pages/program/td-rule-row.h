/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

#include "gui/pages/program/td-rule-item.h"

G_BEGIN_DECLS

/* A rule, on or off. Property "item". */
#define TD_TYPE_RULE_ROW (td_rule_row_get_type ())
G_DECLARE_FINAL_TYPE (TdRuleRow, td_rule_row, TD, RULE_ROW, AdwActionRow)

G_END_DECLS
