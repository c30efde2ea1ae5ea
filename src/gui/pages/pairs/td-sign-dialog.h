/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/pages/pairs/td-pairs-dialog.h"

G_BEGIN_DECLS

/**
 * TdSignDialog:
 *
 * Records the signatures of one or both sides under the agreements of many pairs on a day, or takes
 * them back.
 */
#define TD_TYPE_SIGN_DIALOG (td_sign_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdSignDialog, td_sign_dialog, TD, SIGN_DIALOG, TdPairsDialog)

void td_sign_dialog_show (TdPage *page, const gint64 *pair_ids, guint n_pairs);

G_END_DECLS
