/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/widgets/td-table-data.h"
#include "render/td-chart-scene.h"

G_BEGIN_DECLS

/* Stands before the key of a list that belongs to the board at the side. */
#define TD_BOARD_OTHER "other:"

/* Stand before the id of what a row is about: it is shown on its page. Other keys are those of
 * lists. */
#define TD_BOARD_PAIR "pair:"
#define TD_BOARD_PERSON "person:"

/**
 * TdBoardPart:
 *
 * A chart or a table of a dashboard, with what stands around it. Data only.
 *
 * Properties, read only: "title", "note" (below the title, or NULL), "scene" (TdChartScene, NULL
 * for a table), "table" (TdTableData: of a chart its twin), "summary" (the whole of it in words),
 * "caption" (the state of the filters, for what is saved), "side" ("A", "B", or NULL where nothing
 * is compared).
 */
#define TD_TYPE_BOARD_PART (td_board_part_get_type ())
G_DECLARE_FINAL_TYPE (TdBoardPart, td_board_part, TD, BOARD_PART, GObject)

/* Takes the chart over; its title goes around it. */
TdBoardPart *td_board_part_new_chart (TdChartScene *scene);

/* Takes the table over; @note may be NULL. */
TdBoardPart *td_board_part_new_table (const char *title, const char *note, TdTableData *table);

/* For whom builds a board. */
void td_board_part_set_caption (TdBoardPart *self, const char *caption);
void td_board_part_set_side (TdBoardPart *self, const char *side);

/* Borrowed, NULL where it has none. */
const char *td_board_part_get_title (TdBoardPart *self);
const char *td_board_part_get_caption (TdBoardPart *self);
TdChartScene *td_board_part_get_scene (TdBoardPart *self);
TdTableData *td_board_part_get_table (TdBoardPart *self);

/* The key of a mark or row as the dashboard knows it: with TD_BOARD_OTHER on side B. To be freed.
 */
char *td_board_part_dup_key (TdBoardPart *self, const char *id);

G_END_DECLS
