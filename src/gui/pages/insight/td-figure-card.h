/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gtk/gtk.h>

#include "insight/td-figure.h"

G_BEGIN_DECLS

/**
 * TdFigureCard:
 *
 * One figure, large, with its count and interval small under it. A button: it opens the list behind
 * the figure ("dashboard.open" with the figure's code).
 *
 * Property "figure" (TdFigure).
 */
#define TD_TYPE_FIGURE_CARD (td_figure_card_get_type ())
G_DECLARE_FINAL_TYPE (TdFigureCard, td_figure_card, TD, FIGURE_CARD, GtkFlowBoxChild)

G_END_DECLS
