/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-dialog.h"
#include "gui/frame/td-page.h"

G_BEGIN_DECLS

/**
 * TdAbsenceDialog:
 *
 * Somebody is away: who, from when to when, why; before it is saved it says which pairs it pauses.
 */
#define TD_TYPE_ABSENCE_DIALOG (td_absence_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdAbsenceDialog, td_absence_dialog, TD, ABSENCE_DIALOG, TdDialog)

/* A new absence of a person; or of one of a pair, to be chosen; or one that was entered, to be
 * changed or deleted. */
void td_absence_dialog_show (TdPage *page, gint64 employee_id);
void td_absence_dialog_show_pair (TdPage *page, gint64 pair_id);
void td_absence_dialog_show_one (TdPage *page, gint64 absence_id);

G_END_DECLS
