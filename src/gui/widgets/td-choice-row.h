/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdChoiceRow:
 *
 * A combo row whose choices stand for codes. Properties: "codes", one for each string of "model",
 * separated by "|"; "code", the chosen one, an empty code being NULL. A code that is not among
 * them is kept until she chooses.
 */
#define TD_TYPE_CHOICE_ROW (td_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (TdChoiceRow, td_choice_row, TD, CHOICE_ROW, AdwComboRow)

G_END_DECLS
