/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-page.h"

G_BEGIN_DECLS

/**
 * TdProgramTexts:
 *
 * The texts of the programme that is shown; a row opens its editor (action texts.edit ("end")).
 */
#define TD_TYPE_PROGRAM_TEXTS (td_program_texts_get_type ())
G_DECLARE_FINAL_TYPE (TdProgramTexts, td_program_texts, TD, PROGRAM_TEXTS, TdPage)

G_END_DECLS
