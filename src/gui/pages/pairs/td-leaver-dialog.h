/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-dialog.h"
#include "gui/frame/td-page.h"

G_BEGIN_DECLS

/**
 * TdLeaverDialog:
 *
 * People leave the company: lists the pairs that are still open, and ends them all at once.
 */
#define TD_TYPE_LEAVER_DIALOG (td_leaver_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdLeaverDialog, td_leaver_dialog, TD, LEAVER_DIALOG, TdDialog)

void td_leaver_dialog_show (TdPage *page, const gint64 *employee_ids, guint n_employees);

G_END_DECLS
