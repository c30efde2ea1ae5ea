/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

#include "partnership/td-checklist.h"

G_BEGIN_DECLS

/**
 * TdChecklistBox:
 *
 * The eight steps in which a skill is coached, each with a box to tick and the day it was done.
 *
 * Signal "step" (int step, gboolean done): she ticked one, or took it back.
 */
#define TD_TYPE_CHECKLIST_BOX (td_checklist_box_get_type ())
G_DECLARE_FINAL_TYPE (TdChecklistBox, td_checklist_box, TD, CHECKLIST_BOX, AdwBin)

/* Shows what is done; says nothing. */
void td_checklist_box_show (TdChecklistBox *self, const TdChecklist *checklist);

G_END_DECLS
