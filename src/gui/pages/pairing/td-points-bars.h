/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdPointsBars:
 *
 * A bar for each criterion of a pair, in columns that are the same for all pairs of a list; read
 * out as the sentence of td_points_dup_text().
 *
 * Properties: "criteria" and "rules", the JSON that is kept beside a pair (pairing/td-points.h).
 */
#define TD_TYPE_POINTS_BARS (td_points_bars_get_type ())
G_DECLARE_FINAL_TYPE (TdPointsBars, td_points_bars, TD, POINTS_BARS, GtkWidget)

G_END_DECLS
