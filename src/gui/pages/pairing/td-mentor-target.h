/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdMentorTarget:
 *
 * What a row of the page shows of a mentor, as its child. A mentee who is dropped on it is paired
 * with the mentor ("pairing.pair"), and its actions are about him and the mentee whom the page
 * shows: "mentor.pair", "mentor.lock", "mentor.forbid", "mentor.allow" (neither locked nor
 * forbidden any more), "mentor.explain".
 *
 * Properties: "mentor-id" (gint64, an employee), "locked" and "forbidden" (gboolean: what is
 * settled between the two; say which of the actions are there), "blocked" (whether a rule blocks:
 * shows while somebody is held over it), "description" (the row in words, for hovering and for who
 * hears it).
 */
#define TD_TYPE_MENTOR_TARGET (td_mentor_target_get_type ())
G_DECLARE_FINAL_TYPE (TdMentorTarget, td_mentor_target, TD, MENTOR_TARGET, AdwBin)

/* The one that the keyboard is in or on, borrowed; NULL where it is elsewhere. */
TdMentorTarget *td_mentor_target_find_focus (GtkWidget *around);

/* Lets the keys do to the mentor they are on what his menu does: Ctrl+L locks, Delete forbids,
 * Ctrl+Backspace takes either back, Ctrl+I tells why. For the class_init of what holds such rows.
 */
void td_mentor_target_install_keys (GtkWidgetClass *klass);

/* The mentor's id. */
gint64 td_mentor_target_get_mentor_id (TdMentorTarget *self);

G_END_DECLS
