/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-page.h"

G_BEGIN_DECLS

/**
 * TdProgramStart:
 *
 * Where a page needs one programme and none is chosen: the programmes to choose from, or the way to
 * the first one. Where there is but one it is chosen as soon as this is on screen.
 */
#define TD_TYPE_PROGRAM_START (td_program_start_get_type ())
G_DECLARE_FINAL_TYPE (TdProgramStart, td_program_start, TD, PROGRAM_START, TdPage)

G_END_DECLS
