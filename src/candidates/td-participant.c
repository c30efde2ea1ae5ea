/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "candidates/td-participant.h"

#include "base/td-text.h"

#include <stdlib.h>
#include <string.h>

TdWordBook *
td_word_book_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

guint
td_word_book_get_key (TdWordBook *book, const char *word)
{
  g_autofree char *folded = td_text_fold (word);
  gpointer key;

  if (*folded == '\0')
    return 0;
  if (g_hash_table_lookup_extended (book, folded, NULL, &key))
    return GPOINTER_TO_UINT (key);
  key = GUINT_TO_POINTER (g_hash_table_size (book) + 1);
  g_hash_table_insert (book, g_steal_pointer (&folded), key);
  return GPOINTER_TO_UINT (key);
}

static int
compare_keys (const void *a, const void *b)
{
  guint first = *(const guint *) a;
  guint second = *(const guint *) b;

  return (first > second) - (first < second);
}

TdWords
td_word_book_read (TdWordBook *book, const char *list)
{
  g_auto (GStrv) entries = td_text_split_list (list);
  TdWords words = { .n = g_strv_length (entries) };

  words.keys = g_new (guint, words.n);
  for (guint i = 0; i < words.n; i++)
    words.keys[i] = td_word_book_get_key (book, entries[i]);
  if (words.n > 0)
    qsort (words.keys, words.n, sizeof (guint), compare_keys);
  return words;
}

void
td_words_clear (TdWords *words)
{
  g_clear_pointer (&words->keys, g_free);
  words->n = 0;
}

void
td_words_subtract (TdWords *words, const TdWords *others)
{
  guint kept = 0;

  for (guint i = 0, j = 0; i < words->n; i++)
    {
      while (j < others->n && others->keys[j] < words->keys[i])
        j++;
      if (j == others->n || others->keys[j] != words->keys[i])
        words->keys[kept++] = words->keys[i];
    }
  words->n = kept;
}

guint
td_words_count_common (const TdWords *words, const TdWords *others)
{
  guint common = 0;

  for (guint i = 0, j = 0; i < words->n && j < others->n;)
    {
      guint key = words->keys[i];
      guint other = others->keys[j];

      common += key == other;
      i += key <= other;
      j += other <= key;
    }
  return common;
}

TdParticipant *
td_participant_new (void)
{
  TdParticipant *participant = g_new0 (TdParticipant, 1);

  participant->grade = -1;
  participant->above = g_array_new (FALSE, FALSE, sizeof (gint64));
  return participant;
}

void
td_participant_free (TdParticipant *participant)
{
  if (participant == NULL)
    return;
  g_free (participant->number);
  g_free (participant->name);
  g_free (participant->title);
  g_free (participant->department);
  g_free (participant->location);
  g_free (participant->email);
  g_free (participant->manager_text);
  g_free (participant->upper_text);
  g_free (participant->topics);
  g_free (participant->offered);
  g_free (participant->reasons_list);
  g_array_unref (participant->above);
  td_words_clear (&participant->skills);
  td_words_clear (&participant->reasons);
  td_words_clear (&participant->languages);
  for (guint i = 0; i < participant->n_fields; i++)
    td_words_clear (&participant->fields[i]);
  g_free (participant->fields);
  g_clear_pointer (&participant->wishes, g_hash_table_unref);
  g_clear_pointer (&participant->vetoes, g_hash_table_unref);
  g_clear_pointer (&participant->relations, g_hash_table_unref);
  g_free (participant);
}

/* A number of X, V and I that is written as it should be, or -1. */
static int
read_roman (const char *word, gsize length)
{
  static const struct
  {
    const char *digits;
    int value;
  } parts[] = { { "X", 10 }, { "IX", 9 }, { "V", 5 }, { "IV", 4 }, { "I", 1 } };
  const char *end = word + length;
  int value = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      gsize n = strlen (parts[i].digits);
      int most = n == 2 || *parts[i].digits == 'V' ? 1 : 3;

      for (; most > 0 && (gsize) (end - word) >= n && strncmp (word, parts[i].digits, n) == 0;
           most--, word += n)
        value += parts[i].value;
    }
  return word == end && value > 0 ? value : -1;
}

int
td_participant_read_grade (const char *grade)
{
  g_auto (GStrv) words = NULL;
  int value = -1;

  for (const char *p = grade; p && *p; p++)
    if (g_ascii_isdigit (*p))
      return (int) MIN (g_ascii_strtoull (p, NULL, 10), 10000);
  words = g_strsplit_set (grade ? grade : "", " -./()", -1);
  for (char **word = words; *word && value < 0; word++)
    value = read_roman (*word, strlen (*word));
  return value;
}

char *
td_participant_dup_excluded (const TdParticipant *mentee, const TdParticipant *mentor)
{
  g_auto (GStrv) wanted = td_text_split_list (mentee->topics);
  g_autoptr (GStrvBuilder) both = g_strv_builder_new ();
  g_auto (GStrv) entries = NULL;

  for (char **topic = wanted; *topic; topic++)
    if (td_text_count_common (*topic, mentor->topics) > 0)
      g_strv_builder_add (both, *topic);
  entries = g_strv_builder_end (both);
  return td_text_join_list ((const char *const *) entries);
}

guint
td_participant_levels_up (const TdParticipant *participant, gint64 employee_id)
{
  for (guint i = 0; i < participant->above->len; i++)
    if (g_array_index (participant->above, gint64, i) == employee_id)
      return i + 1;
  return 0;
}

TdLine
td_participant_get_line (const TdParticipant *mentee, const TdParticipant *mentor)
{
  const GArray *above = mentee->above;
  TdLineMentor who = { mentor->employee_id, mentor->number, mentor->email, mentor->name };
  TdLineStep own = { above->len > 0 ? g_array_index (above, gint64, 0) : 0, mentee->manager_text };
  TdLineStep upper = { above->len > 1 ? g_array_index (above, gint64, 1) : 0, mentee->upper_text };

  return td_line_find (&who, &own, &upper);
}

static int
look_up (GHashTable *table, gint64 employee_id)
{
  return table ? GPOINTER_TO_INT (g_hash_table_lookup (table, &employee_id)) : 0;
}

static void
enter (GHashTable **table, gint64 employee_id, int value)
{
  if (*table == NULL)
    *table = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_hash_table_insert (*table, g_memdup2 (&employee_id, sizeof employee_id),
                       GINT_TO_POINTER (value));
}

int
td_participant_get_wish (const TdParticipant *participant, gint64 employee_id)
{
  return look_up (participant->wishes, employee_id);
}

gboolean
td_participant_has_veto (const TdParticipant *participant, gint64 employee_id)
{
  return look_up (participant->vetoes, employee_id) != 0;
}

TdRelation
td_participant_get_relation (const TdParticipant *participant, gint64 mentor_id)
{
  return (TdRelation) look_up (participant->relations, mentor_id);
}

void
td_participant_add_wish (TdParticipant *participant, gint64 employee_id, int rank)
{
  enter (&participant->wishes, employee_id, MAX (rank, 1));
}

void
td_participant_add_veto (TdParticipant *participant, gint64 employee_id)
{
  enter (&participant->vetoes, employee_id, TRUE);
}

void
td_participant_add_relation (TdParticipant *participant, gint64 mentor_id, TdRelation relation)
{
  enter (&participant->relations, mentor_id,
         look_up (participant->relations, mentor_id) | (int) relation);
}
