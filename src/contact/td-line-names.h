/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "base/td-date.h"

G_BEGIN_DECLS

/* A pair that a typed line may name. */
typedef struct
{
  gint64 pair_id;
  const char *mentor_name;
  const char *mentee_name;
  const char *program_name; /* or NULL, where it goes without saying */
  TdDate matched_on;
} TdLinePair;

/**
 * TdLineNames:
 *
 * The names that typed lines may hold, folded once for all lines.
 */
typedef struct _TdLineNames TdLineNames;

/* Copies the array; the texts in it must live as long as the names. */
TdLineNames *td_line_names_new (const TdLinePair *pairs, guint n_pairs);
void td_line_names_free (TdLineNames *names);

/* The pair at a place of the array it was made from; borrowed. */
const TdLinePair *td_line_names_get_pair (TdLineNames *names, guint pair);

/* All words of all names, folded; borrowed. */
GHashTable *td_line_names_get_words (TdLineNames *names);

/* The pairs that the folded words can mean, only the best: whole words go before beginnings of
 * words, one person before two. (element-type guint) indices of pairs */
GArray *td_line_names_find (TdLineNames *names, const char *const *words, guint n_words);

/* Whether the words name the mentor (else the mentee) of a pair by themselves. */
gboolean td_line_names_is_mentor (TdLineNames *names,
                                  guint pair,
                                  const char *const *words,
                                  guint n_words);

/* In how many pairs the mentor (or the mentee) of this pair is. */
guint td_line_names_count (TdLineNames *names, guint pair, gboolean mentor);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdLineNames, td_line_names_free)

G_END_DECLS
