/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdFuzzy:
 *
 * What somebody typed to find something: each word of it fits a word that is the same, begins with
 * it, holds it, or begins with it but for one slip (a letter more, less, another one, or two
 * swapped; from four letters on). Two to four letters also fit the first letters of words: "jd"
 * fits "Jan Dekker". Case, accents and punctuation make no difference.
 */
typedef struct _TdFuzzy TdFuzzy;

TdFuzzy *td_fuzzy_new (const char *text);
void td_fuzzy_free (TdFuzzy *fuzzy);

/* Whether nothing was typed: it fits nothing. */
gboolean td_fuzzy_is_empty (const TdFuzzy *fuzzy);

/* The most that one word can score. */
#define TD_FUZZY_WORD 100

/**
 * td_fuzzy_score:
 * @folded: what may be meant, by td_text_fold()
 *
 * How well it fits: 0 not at all, as some word of what was typed is not in it; else 1 to
 * %TD_FUZZY_WORD, the mean of the words, each %TD_FUZZY_WORD where it is a whole word and less the
 * more it has to be taken for one.
 */
guint td_fuzzy_score (const TdFuzzy *fuzzy, const char *folded);

/* The same of a text as it is shown. */
guint td_fuzzy_score_text (const TdFuzzy *fuzzy, const char *text);

/* Whether a text, as it is shown, begins with the first word that was typed: which of two that
 * score the same is rather meant. */
gboolean td_fuzzy_begins_text (const TdFuzzy *fuzzy, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdFuzzy, td_fuzzy_free)

G_END_DECLS
