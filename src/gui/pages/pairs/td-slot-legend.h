/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdSlotLegend:
 *
 * What a #TdSlotStrip shows, in words with the glyph of each state and how many there are of it;
 * states that do not occur are left out. The lines break where there is little room.
 */
#define TD_TYPE_SLOT_LEGEND (td_slot_legend_get_type ())
G_DECLARE_FINAL_TYPE (TdSlotLegend, td_slot_legend, TD, SLOT_LEGEND, AdwBin)

/* @slots: (nullable) (element-type TdSlot): as given to the strip. */
void td_slot_legend_set_slots (TdSlotLegend *legend, GArray *slots);

G_END_DECLS
