/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The translated words for an action alone; one from elsewhere stands as it is. Borrowed. */
const char *td_action_get_words (const char *action);

/**
 * td_action_text_for:
 * @action: the action of an entry of the audit trail, "room.verb"
 * @detail: (nullable): what it was about
 *
 * The words for an entry: "Contact logged: NAME", "Undone: Contact logged: NAME". An action from
 * elsewhere stands as it is.
 *
 * Returns: (transfer full): the translated words
 */
char *td_action_text_for (const char *action, const char *detail);

G_END_DECLS
