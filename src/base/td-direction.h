/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Lines of two directions: a name in Latin letters in an Arabic sentence, an Arabic name in a Dutch
 * one. Source: Unicode Standard Annex 9. What translators can see stands marked off in their
 * catalogue (po/isolate.py); these are for what the program puts together itself. */

/* Whether the language of the messages is written from right to left. */
gboolean td_direction_is_mirrored (void);

/* Whether a letter is of a script that is written from right to left. */
gboolean td_direction_of_letter (gunichar letter);

/* A text to be put into a line: where a letter of it runs against the language of the messages it
 * is marked off (first strong isolate), so that what stands beside it keeps its place; where that
 * language runs from right to left a figure with a sign ("−3", "45 %") is too. To be freed; NULL
 * for NULL. */
char *td_text_isolate (const char *text);

/* A text that stands alone in a cell or begins a line, in the direction of the page: a mark of it
 * goes before where the first letter runs against it, and the text is marked off. To be freed; NULL
 * for NULL. */
char *td_text_turn (const char *text);

/* Two texts in one line ("A: 63 of 89 …", "B · Overdue now"), in the direction of the page: what
 * the first is written in does not turn the line. To be freed. */
char *td_text_join (const char *one, const char *between, const char *other);

/* "Ann Lee → Ben Ode", with an arrow that points on in a line of either direction. To be freed. */
char *td_text_from_to (const char *from, const char *to);

G_END_DECLS
