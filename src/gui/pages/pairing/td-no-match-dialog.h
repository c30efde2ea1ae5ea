/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-dialog.h"
#include "gui/frame/td-page.h"

G_BEGIN_DECLS

/**
 * TdNoMatchDialog:
 *
 * The decision that nobody in the programme fits a mentee, with its reason.
 */
#define TD_TYPE_NO_MATCH_DIALOG (td_no_match_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdNoMatchDialog, td_no_match_dialog, TD, NO_MATCH_DIALOG, TdDialog)

/* About a mentee (an employee) who waits in the programme of the page. */
void td_no_match_dialog_show (TdPage *page, gint64 mentee_id);

G_END_DECLS
