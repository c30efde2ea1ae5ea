/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdColumns:
 *
 * Its children beside each other in columns of the same width where there is room for that, below
 * each other where there is not. Unlike a box that is turned by a #TdNarrowBin it never asks for
 * more width than its widest child, so that a wide window can be made narrow at once.
 *
 * Properties: "threshold" (int, pixels from which on columns are used, default 820), "spacing"
 * (int, pixels, default 24).
 */
#define TD_TYPE_COLUMNS (td_columns_get_type ())
G_DECLARE_FINAL_TYPE (TdColumns, td_columns, TD, COLUMNS, GtkWidget)

G_END_DECLS
