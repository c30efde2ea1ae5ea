/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdCodeCombo:
 *
 * A combo row whose choices stand for codes. Properties: "codes", one for each string of "model",
 * separated by "|"; "code", the chosen one, an empty code being NULL. A code that is not among
 * them is kept until she chooses.
 */
#define TD_TYPE_CODE_COMBO (td_code_combo_get_type ())
G_DECLARE_FINAL_TYPE (TdCodeCombo, td_code_combo, TD, CODE_COMBO, AdwComboRow)

G_END_DECLS
