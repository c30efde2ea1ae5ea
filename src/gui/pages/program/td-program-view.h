/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-page.h"

G_BEGIN_DECLS

/**
 * TdProgramView:
 *
 * How the programme of the session stands: what comes next and where that is done, its figures
 * against their targets, its people and pairs, what was planned, its rules and weights in words,
 * and what was done. Nothing is changed here; that is the #TdProgramPanel beside it.
 */
#define TD_TYPE_PROGRAM_VIEW (td_program_view_get_type ())
G_DECLARE_FINAL_TYPE (TdProgramView, td_program_view, TD, PROGRAM_VIEW, TdPage)

G_END_DECLS
