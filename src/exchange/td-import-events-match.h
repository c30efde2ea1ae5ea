/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <glib.h>

#include "base/td-date.h"

G_BEGIN_DECLS

/**
 * TdEventEntry:
 * @value: what else there is to it, as a number
 * @id: of a stored one; of a wanted one set by matching, 0: there is none
 * @same: set by matching: nothing about it differs
 * @index: of a wanted one, where it came from; of a stored one 0, set by matching
 *
 * A contact or a pause, which has no id in the files: known by its pair and day.
 */
typedef struct
{
  gint64 pair_id;
  TdDate day;
  gint64 value;
  gint64 id;
  gboolean same;
  guint index;
} TdEventEntry;

/* Finds the stored entry of each wanted one: of the same pair and day, an equal one first. Sorts
 * both by pair, day and value. Returns how many stored ones nobody wanted. */
guint td_event_entries_match (GArray *wanted, GArray *stored);

G_END_DECLS
