/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gio/gio.h>

#include "insight/td-insight-list.h"

G_BEGIN_DECLS

/**
 * TdBoardState:
 * @TD_BOARD_READY: there are figures
 * @TD_BOARD_EMPTY: nothing was entered yet; a button leads to where it is made
 * @TD_BOARD_EARLY: there are people, but nothing to count yet
 * @TD_BOARD_HIDDEN: fewer people than may be shown
 * @TD_BOARD_PROBLEM: the data contradict themselves; "checks" says where
 */
typedef enum
{
  TD_BOARD_READY,
  TD_BOARD_EMPTY,
  TD_BOARD_EARLY,
  TD_BOARD_HIDDEN,
  TD_BOARD_PROBLEM,
} TdBoardState;

/**
 * TdInsightBoard:
 *
 * What one dashboard shows, made on a reader thread and handed over whole.
 *
 * Properties, all read only: "figures" (GListModel of TdFigure, or of TdFigurePair where two are
 * side by side), "charts" (GListModel of TdBoardPart), "tables" (GListModel of TdBoardPart),
 * "checks" (GListModel of TdFigure: what is wrong in the data, "remark" says what), "n-checks",
 * "caption" (the state of the filters in words), "other-caption" (of what stands beside it, or
 * NULL), "meaning" (one paragraph in plain words), "caution" (the sentence that stands at every
 * comparison of people, or NULL), "method" (how each figure was worked out, Pango markup),
 * "verdict-title" and "verdict" (what may be said about taking part and staying; NULL where it is
 * not about that), "state" (a TdBoardState, as int) and, where it is not ready, "status-icon",
 * "status-title", "status-text", "status-label" and "status-target" (the page or action that leads
 * on).
 */
#define TD_TYPE_INSIGHT_BOARD (td_insight_board_get_type ())
G_DECLARE_FINAL_TYPE (TdInsightBoard, td_insight_board, TD, INSIGHT_BOARD, GObject)

/* Works out a dashboard of a kind ("engagement", "retention", "outcomes", "consistency",
 * "exit-reasons"); on a database thread. */
TdInsightBoard *td_insight_board_load (TdDatabase *db,
                                       const char *kind,
                                       const TdInsightFilter *filter,
                                       GError **error);

/* The same for two filters, side by side: A and B. Where either is not ready it is shown alone,
 * with its state. */
TdInsightBoard *td_insight_board_load_beside (TdDatabase *db,
                                              const char *kind,
                                              const TdInsightFilter *filter,
                                              const TdInsightFilter *other,
                                              GError **error);

/* The list behind a figure, a bar or a check; NULL where nobody is. Borrowed. A key that begins
 * with "other:" is one of the board beside it. */
const TdInsightList *td_insight_board_get_list (TdInsightBoard *self, const char *key);

/* Whether a figure is of too few people to be shown; then its list is not shown either. */
gboolean td_insight_board_is_hidden (TdInsightBoard *self, const char *key);

/* What the list of a key is called: "Adherence to cadence · March 2026". To be freed. */
char *td_insight_board_dup_list_title (TdInsightBoard *self, const char *key);

/* Whether two filters are side by side in it. */
gboolean td_insight_board_is_compared (TdInsightBoard *self);

/* All kinds in the order shown; NULL-terminated. */
const char *const *td_insight_board_list_kinds (void);

G_END_DECLS
