/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/pages/people/td-person-sheet.h"

G_BEGIN_DECLS

/**
 * TdPersonView:
 *
 * The page of one person: what needs the coordinator about her, how she stands, what the roster
 * says, her programmes, pairs, contacts and absences, and what was done. The page around has the
 * action "people.back".
 */
#define TD_TYPE_PERSON_VIEW (td_person_view_get_type ())
G_DECLARE_FINAL_TYPE (TdPersonView, td_person_view, TD, PERSON_VIEW, TdPersonSheet)

G_END_DECLS
