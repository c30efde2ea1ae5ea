/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

#include "gui/pages/insight/td-insight-board.h"

G_BEGIN_DECLS

/**
 * TdMeaningDialog:
 *
 * One page in plain words: what a dashboard says, what it does not say, and how its signs are read.
 * Its button leads to the review, which prints the same.
 *
 * Property "board" (TdInsightBoard).
 */
#define TD_TYPE_MEANING_DIALOG (td_meaning_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdMeaningDialog, td_meaning_dialog, TD, MEANING_DIALOG, AdwWindow)

/* Opens over the window of @parent, whose action insight.print its button is. */
void td_meaning_dialog_open (GtkWidget *parent, TdInsightBoard *board);

G_END_DECLS
