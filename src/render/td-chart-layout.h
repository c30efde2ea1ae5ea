/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <pango/pangocairo.h>

#include "render/td-chart-scene.h"
#include "render/td-chart-theme.h"

G_BEGIN_DECLS

/**
 * TdChartLayout:
 *
 * A scene arranged for one size: where the axes, labels and marks are. Cheap to make; make a new
 * one when the size, the font or the scene changes.
 */
typedef struct _TdChartLayout TdChartLayout;

/**
 * td_chart_layout_new:
 * @context: gives the font, its size (labels are a little smaller), the language and the direction:
 *   from right to left, bars grow to the left; time always runs to the right
 * @width: in the units of the cairo context to draw on, likewise @height
 */
TdChartLayout *td_chart_layout_new (TdChartScene *scene,
                                    PangoContext *context,
                                    double width,
                                    double height);
void td_chart_layout_free (TdChartLayout *layout);

/* Draws with the top left corner at the origin. @focus is the mark to emphasise, -1 for none. */
void td_chart_layout_draw (TdChartLayout *layout,
                           cairo_t *cr,
                           const TdChartTheme *theme,
                           int focus);

/* The mark at a point: the nearest within 24 units (lines, steps), or that of the row or column;
 * -1 for none. */
int td_chart_layout_find_mark (TdChartLayout *layout, double x, double y);

/* Where a mark is drawn. */
void td_chart_layout_get_mark_area (TdChartLayout *layout, guint mark, cairo_rectangle_t *area);

/* The height a chart wants: bars by their number, others by the width. */
double td_chart_scene_get_wanted_height (TdChartScene *scene, PangoContext *context, double width);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdChartLayout, td_chart_layout_free)

G_END_DECLS
