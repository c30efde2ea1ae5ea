/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-page.h"

G_BEGIN_DECLS

#define TD_TYPE_PROGRAM_PAGE (td_program_page_get_type ())
G_DECLARE_FINAL_TYPE (TdProgramPage, td_program_page, TD, PROGRAM_PAGE, TdPage)

G_END_DECLS
