/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "contact/td-line-names.h"

#include "base/td-text.h"

#include <string.h>

struct _TdLineNames
{
  TdLinePair *pairs;
  guint n_pairs;
  char ***words;     /* 2 a pair: of the mentor, of the mentee; NULL-terminated */
  GHashTable *set;   /* of words, borrowed from the arrays */
  GHashTable *count; /* name: number of pairs */
};

static char **
fold_words (const char *name)
{
  g_autofree char *key = td_text_fold (name);

  return g_strsplit (key, " ", -1);
}

static void
count_name (TdLineNames *names, const char *name)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (names->count, name));

  g_hash_table_insert (names->count, (gpointer) name, GUINT_TO_POINTER (n + 1));
}

static void
add_person (TdLineNames *names, guint index, const char *name)
{
  names->words[index] = fold_words (name);
  for (char **word = names->words[index]; *word != NULL; word++)
    g_hash_table_add (names->set, *word);
  count_name (names, name);
}

TdLineNames *
td_line_names_new (const TdLinePair *pairs, guint n_pairs)
{
  TdLineNames *names = g_new0 (TdLineNames, 1);

  names->pairs = g_memdup2 (pairs, n_pairs * sizeof (TdLinePair));
  names->n_pairs = n_pairs;
  names->words = g_new0 (char **, 2 * n_pairs + 1);
  names->set = g_hash_table_new (g_str_hash, g_str_equal);
  names->count = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < n_pairs; i++)
    {
      add_person (names, 2 * i, pairs[i].mentor_name);
      add_person (names, 2 * i + 1, pairs[i].mentee_name);
    }
  return names;
}

void
td_line_names_free (TdLineNames *names)
{
  if (names == NULL)
    return;
  g_hash_table_unref (names->set);
  g_hash_table_unref (names->count);
  for (guint i = 0; i < 2 * names->n_pairs; i++)
    g_strfreev (names->words[i]);
  g_free (names->words);
  g_free (names->pairs);
  g_free (names);
}

const TdLinePair *
td_line_names_get_pair (TdLineNames *names, guint pair)
{
  g_return_val_if_fail (pair < names->n_pairs, NULL);
  return &names->pairs[pair];
}

GHashTable *
td_line_names_get_words (TdLineNames *names)
{
  return names->set;
}

/* 2 for a whole word, 1 for the beginning of one, 0 for neither. */
static int
match_word (char **words, const char *word)
{
  int best = 0;

  for (; *words != NULL && best < 2; words++)
    if (strcmp (*words, word) == 0)
      best = 2;
    else if (g_str_has_prefix (*words, word))
      best = 1;
  return best;
}

static int
match_person (char **person, const char *const *words, guint n_words)
{
  int worst = 2;

  for (guint i = 0; i < n_words && worst > 0; i++)
    worst = MIN (worst, match_word (person, words[i]));
  return worst;
}

/* 0 where a word is in neither name; else 2 or 4 by the worst word, and 1 more where one person has
 * them all. */
static int
match_pair (TdLineNames *names, guint pair, const char *const *words, guint n_words)
{
  char **mentor = names->words[2 * pair];
  char **mentee = names->words[2 * pair + 1];
  int one_person =
      MAX (match_person (mentor, words, n_words), match_person (mentee, words, n_words));
  int worst = 2;

  for (guint i = 0; i < n_words && worst > 0; i++)
    worst = MIN (worst, MAX (match_word (mentor, words[i]), match_word (mentee, words[i])));
  return MAX (2 * worst, one_person > 0 ? 2 * one_person + 1 : 0);
}

GArray *
td_line_names_find (TdLineNames *names, const char *const *words, guint n_words)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));
  int best = 1;

  for (guint i = 0; i < names->n_pairs && n_words > 0; i++)
    {
      int match = match_pair (names, i, words, n_words);

      if (match > best)
        {
          g_array_set_size (found, 0);
          best = match;
        }
      if (match == best)
        g_array_append_val (found, i);
    }
  return found;
}

gboolean
td_line_names_is_mentor (TdLineNames *names, guint pair, const char *const *words, guint n_words)
{
  return match_person (names->words[2 * pair], words, n_words) >=
         match_person (names->words[2 * pair + 1], words, n_words);
}

guint
td_line_names_count (TdLineNames *names, guint pair, gboolean mentor)
{
  const TdLinePair *found = &names->pairs[pair];

  return GPOINTER_TO_UINT (
      g_hash_table_lookup (names->count, mentor ? found->mentor_name : found->mentee_name));
}
