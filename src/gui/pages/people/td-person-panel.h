/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/pages/people/td-person-sheet.h"

G_BEGIN_DECLS

/**
 * TdPersonPanel:
 *
 * One person beside the list, for a glance: who she is, what she is enrolled in with what she
 * offers and wants, her pairs past and present. The rest is on her page.
 */
#define TD_TYPE_PERSON_PANEL (td_person_panel_get_type ())
G_DECLARE_FINAL_TYPE (TdPersonPanel, td_person_panel, TD, PERSON_PANEL, TdPersonSheet)

G_END_DECLS
