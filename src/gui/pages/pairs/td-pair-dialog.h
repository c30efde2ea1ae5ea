/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

#include "gui/frame/td-dialog.h"
#include "pairing/td-pair.h"

G_BEGIN_DECLS

/* The steps in the life of a pair that need a date, and perhaps more. */
typedef enum
{
  TD_PAIR_STEP_WITHDRAW,
  TD_PAIR_STEP_PAUSE,
  TD_PAIR_STEP_RESUME,
  TD_PAIR_STEP_CADENCE,
  TD_PAIR_STEP_EXTEND,
  TD_PAIR_STEP_REFER,
} TdPairStep;

/**
 * TdPairDialog:
 *
 * The small form for one step in the life of a pair. Property "step" (uint, a #TdPairStep).
 */
#define TD_TYPE_PAIR_DIALOG (td_pair_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdPairDialog, td_pair_dialog, TD, PAIR_DIALOG, TdDialog)

/* @parent is a widget of the window it belongs to. */
void td_pair_dialog_show (GtkWidget *parent, TdSession *session, TdPair *pair, TdPairStep step);

G_END_DECLS
