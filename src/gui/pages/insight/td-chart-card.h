/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gtk/gtk.h>

#include "gui/pages/insight/td-board-part.h"

G_BEGIN_DECLS

/**
 * TdChartCard:
 *
 * A chart with its title, a button that shows the same as words and a table, and a menu that saves
 * it: as a picture (PNG, SVG, PDF) or its numbers as CSV. A mark of the chart and a row of the
 * table open the list behind them ("dashboard.open" with the key).
 *
 * Property "part" (TdBoardPart with a chart).
 */
#define TD_TYPE_CHART_CARD (td_chart_card_get_type ())
G_DECLARE_FINAL_TYPE (TdChartCard, td_chart_card, TD, CHART_CARD, GtkFlowBoxChild)

/* Saves the chart; the ending of the path says how. */
gboolean td_chart_card_save (TdChartCard *self, const char *path, GError **error);

G_END_DECLS
