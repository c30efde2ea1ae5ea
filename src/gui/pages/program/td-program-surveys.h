/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-page.h"

G_BEGIN_DECLS

/**
 * TdProgramSurveys:
 *
 * The row of the Programme page that opens the editor of its surveys.
 */
#define TD_TYPE_PROGRAM_SURVEYS (td_program_surveys_get_type ())
G_DECLARE_FINAL_TYPE (TdProgramSurveys, td_program_surveys, TD, PROGRAM_SURVEYS, TdPage)

G_END_DECLS
