/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdSelectionBar:
 *
 * Below a list: how many rows are selected, what can be done with them, and a button that selects
 * nothing. It is there only while it is needed.
 *
 * Properties: "count" (uint, the rows selected), "least" (uint, from how many on it shows; 1),
 * "buttons" (GtkWidget, what can be done), "clear" (text: the action that selects nothing).
 */
#define TD_TYPE_SELECTION_BAR (td_selection_bar_get_type ())
G_DECLARE_FINAL_TYPE (TdSelectionBar, td_selection_bar, TD, SELECTION_BAR, AdwBin)

G_END_DECLS
