/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "base/td-fuzzy.h"

#include "base/td-text.h"

#include <string.h>

/* What a word scores by how it fits, above what is taken off for letters that were not typed. */
#define BEGINS 90
#define FIRST_LETTERS 60
#define HOLDS 50
#define SLIP 35
/* At most this is taken off. */
#define MOST_OFF 20

/* A shorter word is as likely another one as a slip. */
#define SHORTEST_SLIP 4
/* More letters are no initials. */
#define MOST_INITIALS 4

struct _TdFuzzy
{
  char **words; /* folded, none empty */
  gsize *lengths;
  guint n_words;
};

TdFuzzy *
td_fuzzy_new (const char *text)
{
  TdFuzzy *fuzzy = g_new0 (TdFuzzy, 1);
  g_autofree char *folded = td_text_fold (text);

  fuzzy->words = *folded ? g_strsplit (folded, " ", -1) : g_new0 (char *, 1);
  fuzzy->n_words = g_strv_length (fuzzy->words);
  fuzzy->lengths = g_new (gsize, fuzzy->n_words + 1);
  for (guint i = 0; i < fuzzy->n_words; i++)
    fuzzy->lengths[i] = strlen (fuzzy->words[i]);
  return fuzzy;
}

void
td_fuzzy_free (TdFuzzy *fuzzy)
{
  g_strfreev (fuzzy->words);
  g_free (fuzzy->lengths);
  g_free (fuzzy);
}

gboolean
td_fuzzy_is_empty (const TdFuzzy *fuzzy)
{
  return fuzzy->n_words == 0;
}

/* --- One slip --- */

/* How many bytes a text and a word have in common from their beginning, in whole letters. */
static gsize
count_common (const char *typed, const char *word, gsize n_word)
{
  gsize n = 0;

  while (n < n_word && typed[n] == word[n] && typed[n])
    n++;
  while (n > 0 && ((guchar) typed[n] & 0xc0) == 0x80)
    n--;
  return n;
}

/* Where the letter that begins here ends, no further than the text itself. */
static const char *
skip_letter (const char *at, const char *end)
{
  return at < end ? MIN (g_utf8_next_char (at), end) : end;
}

static gboolean
begins_with (const char *word, const char *word_end, const char *typed, const char *typed_end)
{
  gsize n = typed_end - typed;

  return n <= (gsize) (word_end - word) && memcmp (word, typed, n) == 0;
}

static gboolean
are_swapped (const char *word, const char *word_end, const char *typed, const char *typed_end)
{
  const char *word_next = skip_letter (word, word_end);
  const char *typed_next = skip_letter (typed, typed_end);
  gsize n_word = word_next - word;
  gsize n_typed = typed_next - typed;

  return n_word > 0 && n_typed > 0 && begins_with (word_next, word_end, typed, typed_next) &&
         begins_with (typed_next, typed_end, word, word_next) &&
         begins_with (word_next + n_typed, word_end, typed_next + n_word, typed_end);
}

/* Whether a word begins with what was typed, but for one letter where they first differ. */
static gboolean
is_slip (const char *word, gsize n_word, const char *typed, gsize n_typed)
{
  gsize common = count_common (typed, word, n_word);
  const char *word_end = word + n_word, *typed_end = typed + n_typed;
  const char *w = word + common, *t = typed + common;
  const char *w_next = skip_letter (w, word_end), *t_next = skip_letter (t, typed_end);

  return begins_with (w_next, word_end, t_next, typed_end) || /* another letter */
         begins_with (w, word_end, t_next, typed_end) ||      /* one too many */
         begins_with (w_next, word_end, t, typed_end) ||      /* one forgotten */
         are_swapped (w, word_end, t, typed_end);
}

/* --- Scores --- */

/* The first letters of words from here on: how many bytes of what was typed they are. */
static gboolean
fits_initials (const char *from, const char *typed, gsize n_typed)
{
  const char *t = typed;

  if (n_typed < 2 || g_utf8_strlen (typed, (gssize) n_typed) > MOST_INITIALS)
    return FALSE;
  for (const char *word = from; *t; t = g_utf8_next_char (t))
    {
      if (word == NULL || g_utf8_get_char (word) != g_utf8_get_char (t))
        return FALSE;
      word = strchr (word, ' ');
      if (word)
        word++;
    }
  return TRUE;
}

/* One of the words that may be meant, which is followed by others. */
static guint
score_one (const char *word, gsize n_word, const char *typed, gsize n_typed)
{
  gsize off = n_word > n_typed ? MIN (n_word - n_typed, MOST_OFF) : 0;

  if (n_word >= n_typed && memcmp (word, typed, n_typed) == 0)
    return n_word == n_typed ? TD_FUZZY_WORD : BEGINS - (guint) off;
  if (fits_initials (word, typed, n_typed))
    return FIRST_LETTERS;
  if (n_word > n_typed && g_strstr_len (word, (gssize) n_word, typed))
    return HOLDS - (guint) off;
  if (n_typed >= SHORTEST_SLIP && is_slip (word, n_word, typed, n_typed))
    return SLIP - (guint) off;
  return 0;
}

/* The best of all words. */
static guint
score_word (const char *folded, const char *typed, gsize n_typed)
{
  guint best = 0;

  for (const char *word = folded; *word;)
    {
      gsize n_word = strcspn (word, " ");
      guint score = score_one (word, n_word, typed, n_typed);

      best = MAX (best, score);
      word += n_word;
      while (*word == ' ')
        word++;
    }
  return best;
}

guint
td_fuzzy_score (const TdFuzzy *fuzzy, const char *folded)
{
  guint sum = 0;

  if (fuzzy->n_words == 0)
    return 0;
  for (guint i = 0; i < fuzzy->n_words; i++)
    {
      guint score = score_word (folded, fuzzy->words[i], fuzzy->lengths[i]);

      if (score == 0)
        return 0;
      sum += score;
    }
  return sum / fuzzy->n_words;
}

guint
td_fuzzy_score_text (const TdFuzzy *fuzzy, const char *text)
{
  g_autofree char *folded = td_text_fold (text);

  return td_fuzzy_score (fuzzy, folded);
}

gboolean
td_fuzzy_begins_text (const TdFuzzy *fuzzy, const char *text)
{
  g_autofree char *folded = td_text_fold (text);

  return fuzzy->n_words > 0 && g_str_has_prefix (folded, fuzzy->words[0]);
}
