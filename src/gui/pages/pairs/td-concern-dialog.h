/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-dialog.h"
#include "gui/frame/td-page.h"

G_BEGIN_DECLS

/**
 * TdConcernDialog:
 *
 * A concern: who raised it when, and how it was settled.
 */
#define TD_TYPE_CONCERN_DIALOG (td_concern_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdConcernDialog, td_concern_dialog, TD, CONCERN_DIALOG, TdDialog)

/* A new concern; or one that was raised, to be settled or changed. */
void td_concern_dialog_show (TdPage *page, gint64 pair_id);
void td_concern_dialog_show_one (TdPage *page, gint64 concern_id);

G_END_DECLS
