/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

#include "insight/td-exit-reasons.h"

G_BEGIN_DECLS

/**
 * TdExitTopicItem:
 *
 * A reason for leaving that mentoring can touch, while it is edited.
 *
 * Properties: "words" (what the reason contains), "connections", "skills", "goals", "problems",
 * "support" (gboolean: mentees look for that).
 */
#define TD_TYPE_EXIT_TOPIC_ITEM (td_exit_topic_item_get_type ())
G_DECLARE_FINAL_TYPE (TdExitTopicItem, td_exit_topic_item, TD, EXIT_TOPIC_ITEM, GObject)

/* @group may be NULL: an empty one. */
TdExitTopicItem *td_exit_topic_item_new (const TdExitGroup *group);

/* (transfer full) */
TdExitGroup *td_exit_topic_item_dup_group (TdExitTopicItem *self);

/**
 * TdExitTopicRow:
 *
 * Its row: the words to type, the topics to tick, and a button that takes it out.
 *
 * Property "item" (TdExitTopicItem). Signal "removed".
 */
#define TD_TYPE_EXIT_TOPIC_ROW (td_exit_topic_row_get_type ())
G_DECLARE_FINAL_TYPE (TdExitTopicRow, td_exit_topic_row, TD, EXIT_TOPIC_ROW, AdwEntryRow)

/* Borrowed. */
TdExitTopicItem *td_exit_topic_row_get_item (TdExitTopicRow *self);

G_END_DECLS
