/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-page.h"

G_BEGIN_DECLS

/**
 * TdProgramPanel:
 *
 * The chosen programme as boxed lists: what it is, its targets, its cadence, its rules and
 * weights. Changes are kept until she saves or discards them. Property "changed".
 */
#define TD_TYPE_PROGRAM_PANEL (td_program_panel_get_type ())
G_DECLARE_FINAL_TYPE (TdProgramPanel, td_program_panel, TD, PROGRAM_PANEL, TdPage)

G_END_DECLS
