/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

#include "gui/frame/td-session.h"

G_BEGIN_DECLS

/**
 * TdProgramCombo:
 *
 * A row to choose one of the open programmes. Property "value-id" (gint64): the chosen
 * one, 0 while there is none to choose.
 */
#define TD_TYPE_PROGRAM_COMBO (td_program_combo_get_type ())
G_DECLARE_FINAL_TYPE (TdProgramCombo, td_program_combo, TD, PROGRAM_COMBO, AdwComboRow)

/* Offers the session's open programmes, the one chosen in the window first chosen here. */
void td_program_combo_set_session (TdProgramCombo *combo, TdSession *session);
gint64 td_program_combo_get_id (TdProgramCombo *combo);

G_END_DECLS
