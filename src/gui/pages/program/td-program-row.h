/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

#include "program/td-program.h"

G_BEGIN_DECLS

/* A programme in the list of all. Property "program"; asks for program.choose with its id. */
#define TD_TYPE_PROGRAM_ROW (td_program_row_get_type ())
G_DECLARE_FINAL_TYPE (TdProgramRow, td_program_row, TD, PROGRAM_ROW, AdwActionRow)

G_END_DECLS
