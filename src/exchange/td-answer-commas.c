/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-answer-commas.h"

#include "base/td-text.h"

#include <string.h>

/* How often two parts must be met together, and never apart, to be one answer. */
#define LEAST_TOGETHER 3

/* How a part occurs in the column. */
typedef struct
{
  guint n;
  gboolean always; /* every time directly after the same other part */
  char *before;    /* that one, folded; NULL where it began an answer */
} Part;

struct _TdAnswerCommas
{
  GHashTable *parts; /* Part by its folded words */
};

static void
part_free (Part *part)
{
  g_free (part->before);
  g_free (part);
}

/* Whether only commas part the answers of a cell. */
static gboolean
is_joined_by_commas (const char *cell)
{
  return strchr (cell, ',') && strpbrk (cell, ";|\n") == NULL;
}

static void
note_part (TdAnswerCommas *commas, const char *words, const char *before)
{
  g_autofree char *key = td_text_fold (words);
  g_autofree char *key_before = before ? td_text_fold (before) : NULL;
  Part *part = g_hash_table_lookup (commas->parts, key);

  if (part == NULL)
    {
      part = g_new0 (Part, 1);
      part->always = TRUE;
      part->before = g_strdup (key_before);
      g_hash_table_insert (commas->parts, g_steal_pointer (&key), part);
    }
  part->n++;
  part->always = part->always && g_strcmp0 (part->before, key_before) == 0;
}

/* Where no cell is, there is nothing to doubt. */
static gboolean
has_commas (TdTable *table, guint column)
{
  for (guint row = 0; row < td_table_get_n_rows (table); row++)
    if (is_joined_by_commas (td_table_get_cell (table, row, column)))
      return TRUE;
  return FALSE;
}

TdAnswerCommas *
td_answer_commas_new (TdTable *table, guint column)
{
  TdAnswerCommas *commas = g_new0 (TdAnswerCommas, 1);

  commas->parts =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) part_free);
  if (!has_commas (table, column))
    return commas;
  for (guint row = 0; row < td_table_get_n_rows (table); row++)
    {
      g_auto (GStrv) parts = td_text_split_list (td_table_get_cell (table, row, column));

      for (guint i = 0; parts[i]; i++)
        note_part (commas, parts[i], i > 0 ? parts[i - 1] : NULL);
    }
  return commas;
}

void
td_answer_commas_free (TdAnswerCommas *commas)
{
  if (commas == NULL)
    return;
  g_hash_table_unref (commas->parts);
  g_free (commas);
}

/* "1,5 days, Law": one comma has no space and another has. */
static gboolean
has_both_commas (const char *cell)
{
  gboolean spaced = FALSE, tight = FALSE;

  for (const char *at = strchr (cell, ','); at; at = strchr (at + 1, ','))
    {
      spaced = spaced || at[1] == ' ';
      tight = tight || (at[1] != ' ' && at[1] != '\0');
    }
  return spaced && tight;
}

/* "Law, tax and customs", "Law, and tax". */
static gboolean
goes_on (const char *first, const char *part)
{
  static const char *const words[] = { "and ", "or ", "en ", "of ", "und ", "oder ", "et ", "ou " };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strncasecmp (part, words[i], strlen (words[i])) == 0)
      return TRUE;
  return g_unichar_isupper (g_utf8_get_char (first)) && g_unichar_islower (g_utf8_get_char (part));
}

/* Two parts that are never met but together. */
static gboolean
stay_together (TdAnswerCommas *commas, const char *words, const char *before)
{
  g_autofree char *key = td_text_fold (words);
  g_autofree char *key_before = td_text_fold (before);
  Part *part = g_hash_table_lookup (commas->parts, key);
  Part *other = g_hash_table_lookup (commas->parts, key_before);

  return part && other && part->always && part->n >= LEAST_TOGETHER && part->n == other->n;
}

gboolean
td_answer_commas_are_doubtful (TdAnswerCommas *commas, const char *cell)
{
  g_auto (GStrv) parts = NULL;

  if (!is_joined_by_commas (cell))
    return FALSE;
  if (has_both_commas (cell))
    return TRUE;
  parts = td_text_split_list (cell);
  for (guint i = 1; parts[0] && parts[i]; i++)
    if (goes_on (parts[0], parts[i]) || stay_together (commas, parts[i], parts[i - 1]))
      return TRUE;
  return FALSE;
}
