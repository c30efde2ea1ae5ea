/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-dialog.h"
#include "gui/frame/td-page.h"

G_BEGIN_DECLS

/**
 * TdSwapDialog:
 *
 * For a mentor who has no place left in a draft: who has him, and what it costs to exchange mentors
 * or to take him over.
 */
#define TD_TYPE_SWAP_DIALOG (td_swap_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdSwapDialog, td_swap_dialog, TD, SWAP_DIALOG, TdDialog)

/* For a row of the draft, whose mentee is to get this mentor (an employee). Where nobody of the
 * draft has him, there is nothing to swap: that is told. */
void td_swap_dialog_show (TdPage *page,
                          gint64 row_id,
                          gint64 mentor_id,
                          const char *mentor_name,
                          const char *mentee_name);

G_END_DECLS
