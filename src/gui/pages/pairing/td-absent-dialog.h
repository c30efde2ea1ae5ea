/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-dialog.h"
#include "gui/frame/td-page.h"

G_BEGIN_DECLS

/**
 * TdAbsentDialog:
 *
 * Puts somebody into a draft whom it does not have, such as a mentee who enrolled since, with a
 * mentor whom it leaves a place: the best one is chosen already.
 */
#define TD_TYPE_ABSENT_DIALOG (td_absent_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdAbsentDialog, td_absent_dialog, TD, ABSENT_DIALOG, TdDialog)

/* Where the draft has everybody who waits, that is said instead. */
void td_absent_dialog_show (TdPage *page, gint64 proposal_id);

G_END_DECLS
