/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdWords:
 * @codes: as they are stored and written to JSON; ends with NULL
 * @labels: what people read for each of them, untranslated (N_ or NC_)
 * @context: (nullable): of the labels' translations
 *
 * The codes of one kind of thing and their words. Static data.
 */
typedef struct
{
  const char *const *codes;
  const char *const *labels;
  const char *context;
} TdWords;

/* The translated word of a code: an unknown one comes back as it is (files of newer versions), NULL
 * as "". Borrowed. */
const char *td_words_get_label (const TdWords *words, const char *code);

/* The place of a code, -1 where it is none of them. */
int td_words_find (const TdWords *words, const char *code);

G_END_DECLS
