/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

#include "gui/pages/program/td-rule-item.h"

G_BEGIN_DECLS

/* A number that a rule needs. Property "item". */
#define TD_TYPE_PARAMETER_ROW (td_parameter_row_get_type ())
G_DECLARE_FINAL_TYPE (TdParameterRow, td_parameter_row, TD, PARAMETER_ROW, AdwActionRow)

G_END_DECLS
