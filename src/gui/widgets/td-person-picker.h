/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

#include "gui/frame/td-session.h"
#include "people/td-employee.h"

G_BEGIN_DECLS

/**
 * TdPersonPicker:
 *
 * Finds a person by typing; for a popover. Property "session". Signal "picked" (TdEmployee *
 * employee).
 */
#define TD_TYPE_PERSON_PICKER (td_person_picker_get_type ())
G_DECLARE_FINAL_TYPE (TdPersonPicker, td_person_picker, TD, PERSON_PICKER, AdwBin)

G_END_DECLS
