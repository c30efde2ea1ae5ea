/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gtk/gtk.h>

#include "contact/td-slots.h"

G_BEGIN_DECLS

/**
 * TdSlotStrip:
 *
 * The slots of a pair side by side, oldest first: filled kept, hollow missed, hatched paused,
 * outlined by dashes still open, low where it was cut short. What is drawn is also its accessible
 * label, and the tooltip of each slot says its days.
 *
 * Property "sample" (text): "kept", "missed", "paused", "cut" or "open" shows one small slot of
 * that kind, for the words beside it.
 */
#define TD_TYPE_SLOT_STRIP (td_slot_strip_get_type ())
G_DECLARE_FINAL_TYPE (TdSlotStrip, td_slot_strip, TD, SLOT_STRIP, GtkWidget)

/* @slots: (element-type TdSlot): of td_slots_build(); takes a reference, NULL for none. */
void td_slot_strip_set_slots (TdSlotStrip *strip, GArray *slots);

/* The sample of a state. */
const char *td_slot_strip_get_sample (TdSlotState state);

/* How many slots have this state. */
guint td_slot_strip_count (GArray *slots, TdSlotState state);

/* The strip in words: "3 kept, 1 missed, 1 still open". Returns new text. */
char *td_slot_strip_describe (GArray *slots);

G_END_DECLS
