/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/pages/insight/td-board-part.h"
#include "gui/pages/insight/td-insight-board.h"
#include "insight/td-breakdown.h"
#include "insight/td-figure.h"

G_BEGIN_DECLS

/* The texts of a board. */
typedef enum
{
  TD_BOARD_CAPTION,
  TD_BOARD_OTHER_CAPTION,
  TD_BOARD_MEANING,
  TD_BOARD_BRIEF, /* its first paragraph; made of it */
  TD_BOARD_CAUTION,
  TD_BOARD_METHOD,
  TD_BOARD_VERDICT_TITLE,
  TD_BOARD_VERDICT,
  TD_BOARD_STATUS_ICON,
  TD_BOARD_STATUS_TITLE,
  TD_BOARD_STATUS_TEXT,
  TD_BOARD_STATUS_LABEL,
  TD_BOARD_STATUS_TARGET,
  TD_BOARD_N_TEXTS
} TdBoardText;

/* Fills a board of one kind; each has its file, td-…-board.c. On a database thread. @shown is the
 * board at whose side it will stand, or NULL: what differs from that by a few people is hidden. */
typedef gboolean (*TdBoardFill) (TdInsightBoard *self,
                                 TdDatabase *db,
                                 const TdInsightFilter *filter,
                                 TdInsightBoard *shown,
                                 GError **error);

gboolean td_engagement_board_fill (TdInsightBoard *self,
                                   TdDatabase *db,
                                   const TdInsightFilter *filter,
                                   TdInsightBoard *shown,
                                   GError **error);
gboolean td_retention_board_fill (TdInsightBoard *self,
                                  TdDatabase *db,
                                  const TdInsightFilter *filter,
                                  TdInsightBoard *shown,
                                  GError **error);
gboolean td_outcomes_board_fill (TdInsightBoard *self,
                                 TdDatabase *db,
                                 const TdInsightFilter *filter,
                                 TdInsightBoard *shown,
                                 GError **error);
gboolean td_consistency_board_fill (TdInsightBoard *self,
                                    TdDatabase *db,
                                    const TdInsightFilter *filter,
                                    TdInsightBoard *shown,
                                    GError **error);
gboolean td_exit_board_fill (TdInsightBoard *self,
                             TdDatabase *db,
                             const TdInsightFilter *filter,
                             TdInsightBoard *shown,
                             GError **error);

/* What the board was filled with. */
gpointer td_insight_board_get_data (TdInsightBoard *self);

/* With @shown what may stand beside it; it borrows the lists of both, and stays NULL without.
 * FALSE with @error. After td_insight_board_take_data(). */
gboolean td_insight_board_make_guard (TdInsightBoard *self,
                                      TdDatabase *db,
                                      TdInsightBoard *shown,
                                      TdBesideGuard **guard,
                                      GError **error);

/* Takes the data over, and borrows the lists that are in it. */
void td_insight_board_take_data (TdInsightBoard *self,
                                 gpointer data,
                                 GDestroyNotify free_data,
                                 GHashTable *lists);

/* Takes a text over. */
void td_insight_board_take_text (TdInsightBoard *self, TdBoardText which, char *text);
const char *td_insight_board_get_text (TdInsightBoard *self, TdBoardText which);

/* Another state than ready: what it is, what it means, and the button that leads on (@label and
 * @target may be NULL). */
void td_insight_board_set_state (TdInsightBoard *self,
                                 TdBoardState state,
                                 const char *title,
                                 const char *text,
                                 const char *label,
                                 const char *target);

/* The figures, and how they are worked out. */
void td_insight_board_add_figures (TdInsightBoard *self, GPtrArray *figures);

/* Takes charts over, without those that have nothing to show. With @guard what differs by a few
 * from those of @shown is withheld first. */
void td_insight_board_take_charts (TdInsightBoard *self,
                                   GPtrArray *scenes,
                                   TdInsightBoard *shown,
                                   const TdBesideGuard *guard);
void td_insight_board_take_table (TdInsightBoard *self,
                                  const char *title,
                                  const char *note,
                                  TdTableData *table);
/* Takes a table by department, grade or location over. */
void td_insight_board_take_breakdown (TdInsightBoard *self, TdBreakdownTable *breakdown);
void td_insight_board_add_check (TdInsightBoard *self,
                                 const char *code,
                                 const char *label,
                                 guint count);

G_END_DECLS
