/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What lists of pairs call things; words in English, German, French, Dutch and the language of the
 * window. All return NULL for words that are not known. */

/* The state: "proposed", "active", "paused", "completed", "ended", "declined". */
const char *td_pair_words_read_state (const char *text);

/* Where the pair comes from: "proposal", "coordinator", "wish", "self". */
const char *td_pair_words_read_source (const char *text);

/* The code of a reason for an end that is one of Tandem's. */
const char *td_pair_words_read_end_reason (const char *text);

/* A contact rhythm: its notation ("every:6w", monthly), or words: "every 6 weeks", "fortnightly",
 * "2x per maand", "alle 14 Tage". To be freed. */
char *td_pair_words_read_cadence (const char *text);

G_END_DECLS
