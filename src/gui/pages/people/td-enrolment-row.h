/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

#include "program/td-enrolment.h"

G_BEGIN_DECLS

/* An enrolment of a person, opening to what she offers and wants. Property "enrolment"; asks for
 * the actions person.edit-enrolment, person.withdraw, person.wait, person.restore with its id. */
#define TD_TYPE_ENROLMENT_ROW (td_enrolment_row_get_type ())
G_DECLARE_FINAL_TYPE (TdEnrolmentRow, td_enrolment_row, TD, ENROLMENT_ROW, AdwExpanderRow)

G_END_DECLS
