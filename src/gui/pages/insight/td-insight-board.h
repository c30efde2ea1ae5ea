/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gio/gio.h>

#include "insight/td-insight-list.h"

G_BEGIN_DECLS

/**
 * TdInsightBoard:
 *
 * What one dashboard shows, made on a reader thread and handed over whole.
 *
 * Properties, all read only: "figures" (GListModel of TdFigure), "charts" (GListModel of
 * TdChartScene), "checks" (GListModel of TdFigure: what is wrong in the data, "remark" says what),
 * "n-checks", "caption" (which programme, period and day), "meaning" (one paragraph in plain
 * words), "method" (how each figure was worked out, Pango markup), "verdict-title" and "verdict"
 * (what may be said about taking part and staying; NULL where it is not about that), and, where
 * there is nothing to show, "empty-title", "empty-text", "empty-label" and "empty-target" (the page
 * or action that leads on).
 */
#define TD_TYPE_INSIGHT_BOARD (td_insight_board_get_type ())
G_DECLARE_FINAL_TYPE (TdInsightBoard, td_insight_board, TD, INSIGHT_BOARD, GObject)

/* Works out a dashboard; on a database thread. */
TdInsightBoard *td_insight_board_load_engagement (TdDatabase *db,
                                                  const TdInsightFilter *filter,
                                                  GError **error);
TdInsightBoard *td_insight_board_load_retention (TdDatabase *db,
                                                 const TdInsightFilter *filter,
                                                 GError **error);

/* The list behind a figure, a bar or a check; NULL where nobody is. Borrowed. */
const TdInsightList *td_insight_board_get_list (TdInsightBoard *self, const char *key);

/* What the list of a key is called: "Adherence to cadence, March 2026". To be freed. */
char *td_insight_board_dup_list_title (TdInsightBoard *self, const char *key);

G_END_DECLS
