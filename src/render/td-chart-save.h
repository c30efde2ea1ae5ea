/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gio/gio.h>

#include "render/td-chart-scene.h"
#include "render/td-chart-theme.h"

G_BEGIN_DECLS

/**
 * td_chart_scene_save:
 * @path: ending in .png, .svg, .pdf or .csv, which decides the format
 * @width: in points (pixels at scale 1), likewise @height; 0 for the height the chart wants
 * @scale: pixels a point of a PNG, 1 to 8
 *
 * Saves the chart. The same scene gives the same bytes. Fails with %TD_ERROR_INVALID on another
 * ending and for a chart that is for the screen only, or with a %G_FILE_ERROR.
 */
gboolean td_chart_scene_save (TdChartScene *scene,
                              const char *path,
                              double width,
                              double height,
                              double scale,
                              const TdChartTheme *theme,
                              GError **error);

G_END_DECLS
