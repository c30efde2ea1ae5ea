/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/pages/pairs/td-pairs-dialog.h"

G_BEGIN_DECLS

/**
 * TdEndDialog:
 *
 * Ends one pair or many: completed, early with a reason, or for another match.
 */
#define TD_TYPE_END_DIALOG (td_end_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdEndDialog, td_end_dialog, TD, END_DIALOG, TdPairsDialog)

/* How it ends, to begin with; she may choose another way. */
typedef enum
{
  TD_END_COMPLETE,
  TD_END_EARLY,
  TD_END_REMATCH, /* of a single pair only */
  TD_END_ANY,     /* completed where the planned end is near, else early */
} TdEndHow;

void td_end_dialog_show (TdPage *page, const gint64 *pair_ids, guint n_pairs);
void td_end_dialog_show_one (TdPage *page, gint64 pair_id, TdEndHow how);

G_END_DECLS
