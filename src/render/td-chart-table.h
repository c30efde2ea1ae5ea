/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "render/td-chart-scene.h"

G_BEGIN_DECLS

/**
 * TdChartTable:
 *
 * The table twin of a chart: the same numbers as rows of text, in the manner of the locale, for
 * readers who do not see the picture. A row each month or category, and for every series its value,
 * its 95 % interval and its counts where it has any; of curves a row each length at which the
 * numbers at risk are given; of a grid its cells. Hidden cells say "hidden", missing ones "not
 * available".
 */
typedef struct _TdChartTable TdChartTable;

/* (transfer full): the twin of a scene; without rows where there is nothing to show. */
TdChartTable *td_chart_table_new (TdChartScene *scene);
void td_chart_table_free (TdChartTable *self);

guint td_chart_table_get_n_columns (TdChartTable *self);
guint td_chart_table_get_n_rows (TdChartTable *self);

/* The head of a column, borrowed; whether it holds numbers, which stand at the right edge. */
const char *td_chart_table_get_head (TdChartTable *self, guint column);
gboolean td_chart_table_is_number (TdChartTable *self, guint column);

/* A cell, borrowed, never NULL. */
const char *td_chart_table_get_cell (TdChartTable *self, guint row, guint column);

/* What lies behind a row, the id of its first mark that has one; NULL for nothing. Borrowed. */
const char *td_chart_table_get_row_id (TdChartTable *self, guint row);

/* The data of a chart as a file for spreadsheets: UTF-8 with its mark, a line each mark, exact
 * numbers with a point in every locale, formulas defused; hidden numbers say "hidden". To be freed.
 */
char *td_chart_scene_dup_csv (TdChartScene *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdChartTable, td_chart_table_free)

G_END_DECLS
