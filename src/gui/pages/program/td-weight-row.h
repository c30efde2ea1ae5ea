/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

#include "gui/pages/program/td-rule-item.h"

G_BEGIN_DECLS

/* A criterion with its weight on a slider. Property "item". */
#define TD_TYPE_WEIGHT_ROW (td_weight_row_get_type ())
G_DECLARE_FINAL_TYPE (TdWeightRow, td_weight_row, TD, WEIGHT_ROW, AdwActionRow)

G_END_DECLS
