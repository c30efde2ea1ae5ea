/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gtk/gtk.h>

#include "render/td-chart-scene.h"

G_BEGIN_DECLS

/* Saves a chart of the window: in the colours of paper, with its title and @caption (nullable: what
 * was filtered), because a picture stands alone; the ending of the path (.png, .svg, .pdf, .csv)
 * says how. */
gboolean td_chart_file_save (TdChartScene *scene,
                             const char *caption,
                             const char *path,
                             GError **error);

/* Asks where to, saves there, and tells what went wrong; @ending is "png", "svg", "pdf" or "csv".
 */
void td_chart_file_ask (GtkWidget *parent,
                        TdChartScene *scene,
                        const char *caption,
                        const char *ending);

G_END_DECLS
