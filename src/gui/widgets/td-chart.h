/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gtk/gtk.h>

#include "render/td-chart-scene.h"

G_BEGIN_DECLS

/**
 * TdChart:
 *
 * Shows a #TdChartScene in the colours of the window. It asks for the height its scene wants; set
 * "height-request" for another one.
 *
 * The arrow keys, Home and End move over the marks once it has the focus; a screen reader says the
 * mark, and the description is the whole chart in words. The pointer shows the same as a tooltip.
 *
 * Properties: "scene" (TdChartScene, NULL shows nothing), "mark" (int, the one under the keyboard
 * focus, -1 for none).
 *
 * Signal "activated" (const char *id): a click, Enter or Space on a mark that has something behind
 * it; the mark's id.
 */
#define TD_TYPE_CHART (td_chart_get_type ())
G_DECLARE_FINAL_TYPE (TdChart, td_chart, TD, CHART, GtkWidget)

/* Without a scene it is empty. */
GtkWidget *td_chart_new (void);

/* Borrowed; NULL for none. */
TdChartScene *td_chart_get_scene (TdChart *self);
void td_chart_set_scene (TdChart *self, TdChartScene *scene);

/* The mark that is pointed at, by its number in the scene; -1 for none. */
int td_chart_get_mark (TdChart *self);
void td_chart_set_mark (TdChart *self, int mark);

G_END_DECLS
