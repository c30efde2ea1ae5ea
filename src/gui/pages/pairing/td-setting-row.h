/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

#include "gui/pages/program/td-rule-item.h"

G_BEGIN_DECLS

/**
 * TdSettingRow:
 *
 * A rule with its switch, a criterion with its slider, or a parameter with its number. What is
 * changed calls the action "rules.set" ((isi): kind, name, value) of the panel around it.
 *
 * Property "item" (TdRuleItem).
 */
#define TD_TYPE_SETTING_ROW (td_setting_row_get_type ())
G_DECLARE_FINAL_TYPE (TdSettingRow, td_setting_row, TD, SETTING_ROW, AdwBin)

G_END_DECLS
