/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gtk/gtk.h>

#include "insight/td-figure-pair.h"

G_BEGIN_DECLS

/**
 * TdFigurePairCard:
 *
 * A figure of A beside that of B, each a button that opens the list behind it ("dashboard.open"),
 * and under both what may be said about the difference. No colour and no arrow: the words say it.
 *
 * Property "pair" (TdFigurePair).
 */
#define TD_TYPE_FIGURE_PAIR_CARD (td_figure_pair_card_get_type ())
G_DECLARE_FINAL_TYPE (TdFigurePairCard, td_figure_pair_card, TD, FIGURE_PAIR_CARD, GtkFlowBoxChild)

G_END_DECLS
