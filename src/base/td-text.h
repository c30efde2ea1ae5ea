/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "base/td-date.h"

G_BEGIN_DECLS

/* What marks the end of an entry in a text that holds a list ("English; Dutch"). */
#define TD_LIST_SEPARATOR "; "

/**
 * td_text_fold:
 *
 * Folds text for searching and sorting: without case, accents and punctuation inside words, spaces
 * runs made one. "D’Artagnan-Łódź" and "dartagnan lodz" fold alike. NULL folds to "".
 *
 * Returns: (transfer full): the folded text
 */
char *td_text_fold (const char *text);

/* The same of ASCII, into @folded, which has room for @length bytes and a zero. */
void td_text_fold_ascii (const char *text, gsize length, char *folded);

/* Whether td_text_clean() would leave a text as it is: ASCII with single spaces inside, as most
 * cells are. Not all that is clean is told to be. */
gboolean td_text_is_clean (const char *text);

/* The same as g_str_is_ascii() of so many bytes, eight at a time. */
gboolean td_text_is_ascii (const char *text, gsize length);

/* The same as g_utf8_casefold() of a whole text, quick where it is ASCII. */
char *td_text_casefold (const char *text);

/* Removes white space (of any script, no-break spaces too) at both ends and makes inner runs one
 * space. Returns new text, or NULL when nothing is left or @text is NULL. */
char *td_text_clean (const char *text);

/* Splits a list at semicolons, "|||" or line ends, where there are none of these at commas (but not
 * between brackets), cleans the entries and drops empty and repeated ones (compared folded).
 * Returns (transfer full) a NULL-terminated array. */
char **td_text_split_list (const char *text);

/* Joins entries by TD_LIST_SEPARATOR; NULL when there are none. */
char *td_text_join_list (const char *const *entries);

/* What stands between the entries of a list in words, of the language of the messages: ", ". */
const char *td_text_get_comma (void);

/* A label without the sign before its letter for Alt: "En_d…" becomes "End…". To be freed. */
char *td_text_drop_mnemonic (const char *label);

/* How many entries of the two lists are the same when folded. */
guint td_text_count_common (const char *list, const char *other);

/* Whether two texts are the same when folded; an empty one equals nothing. */
gboolean td_text_same (const char *text, const char *other);

/* Appends a part of a line to @text, after " · " where there is something before it; marked off
 * where it runs against the language of the messages (td_text_isolate()). @format has one "%s", for
 * @value, or for the day; nothing is appended for no value and no date. */
void td_text_add_part (GString *text, const char *format, const char *value);
void td_text_add_date (GString *text, const char *format, TdDate date);

G_END_DECLS
