/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/app/td-page.h"

G_BEGIN_DECLS

/**
 * TdPersonPanel:
 *
 * One person beside the list: who she is, what she is enrolled in with what she offers and wants,
 * her pairs past and present.
 */
#define TD_TYPE_PERSON_PANEL (td_person_panel_get_type ())
G_DECLARE_FINAL_TYPE (TdPersonPanel, td_person_panel, TD, PERSON_PANEL, TdPage)

/* 0 for nobody. */
void td_person_panel_set_person_id (TdPersonPanel *panel, gint64 id);

G_END_DECLS
