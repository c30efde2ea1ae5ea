/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "agenda/td-letter-batch.h"

#include "agenda/td-letter-private.h"
#include "program/td-program-text.h"

/* The words of a programme. */
typedef struct
{
  gint64 program_id;
  char *subject;
  char *body;
} Words;

struct _TdLetterBatch
{
  TdLetterPairs *pairs;
  GPtrArray *words; /* Words, of their programmes */
  char *kind;
  gboolean both;
  TdSide side;
  char *name;
  char *email;
  char *organisation;
  TdDate today;
};

static void
words_free (gpointer data)
{
  Words *words = data;

  g_free (words->subject);
  g_free (words->body);
  g_free (words);
}

void
td_letter_batch_free (TdLetterBatch *batch)
{
  g_clear_pointer (&batch->pairs, td_letter_pairs_free);
  g_ptr_array_unref (batch->words);
  g_free (batch->kind);
  g_free (batch->name);
  g_free (batch->email);
  g_free (batch->organisation);
  g_free (batch);
}

static guint
count_pairs (const TdLetterBatch *batch)
{
  return batch->pairs->pairs->len;
}

static const Words *
find_words (const TdLetterBatch *batch, gint64 program_id)
{
  for (guint i = 0; i < batch->words->len; i++)
    if (((Words *) batch->words->pdata[i])->program_id == program_id)
      return batch->words->pdata[i];
  return NULL;
}

static gboolean
load_words (TdLetterBatch *batch, TdDatabase *db, GError **error)
{
  for (guint i = 0; i < count_pairs (batch); i++)
    {
      gint64 program_id = td_letter_pairs_get (batch->pairs, i)->program_id;
      Words *words;

      if (find_words (batch, program_id))
        continue;
      words = g_new0 (Words, 1);
      words->program_id = program_id;
      g_ptr_array_add (batch->words, words);
      words->subject = td_program_text_dup_subject (db, program_id, batch->kind, error);
      words->body =
          words->subject ? td_program_text_dup_body (db, program_id, batch->kind, error) : NULL;
      if (words->body == NULL)
        return FALSE;
    }
  return TRUE;
}

TdLetterBatch *
td_letter_batch_load (TdDatabase *db,
                      gint64 program_id,
                      gint64 pair_id,
                      const char *kind,
                      const char *side,
                      const TdLetterSender *sender,
                      TdDate today,
                      GError **error)
{
  g_autoptr (TdLetterBatch) batch = g_new0 (TdLetterBatch, 1);

  batch->words = g_ptr_array_new_with_free_func (words_free);
  batch->kind = g_strdup (kind);
  batch->today = today;
  batch->both = side == NULL;
  if (side && !td_side_from_text (side, &batch->side, error))
    return NULL;
  if (sender)
    {
      batch->name = g_strdup (sender->name);
      batch->email = g_strdup (sender->email);
      batch->organisation = g_strdup (sender->organisation);
    }
  batch->pairs = pair_id ? td_letter_pairs_load_one (db, pair_id, today, error)
                         : td_letter_pairs_load (db, program_id, today, error);
  if (batch->pairs == NULL || !load_words (batch, db, error))
    return NULL;
  return g_steal_pointer (&batch);
}

guint
td_letter_batch_get_count (const TdLetterBatch *batch)
{
  g_return_val_if_fail (batch != NULL, 0);

  return count_pairs (batch) * (batch->both ? TD_LETTER_SIDES : 1);
}

TdLetter *
td_letter_batch_make (const TdLetterBatch *batch, guint index)
{
  const TdLetterSender sender = { batch->name, batch->email, batch->organisation };
  TdSide side = batch->both ? (TdSide) (index % TD_LETTER_SIDES) : batch->side;
  const TdLetterPair *pair;
  const Words *words;

  g_return_val_if_fail (index < td_letter_batch_get_count (batch), NULL);

  pair = td_letter_pairs_get (batch->pairs, batch->both ? index / TD_LETTER_SIDES : index);
  words = find_words (batch, pair->program_id);
  return td_letter_make (pair, side, batch->kind, words->subject, words->body, &sender,
                         batch->today);
}

static void
hide_person (TdLetterBatch *batch,
             TdLetterPerson *person,
             gboolean mentor,
             TdLetterHideFunc hide,
             gpointer data)
{
  const char *name = hide (person->id, mentor, data);

  person->name = g_string_chunk_insert_const (batch->pairs->texts, name);
  person->given_name = person->name;
  person->email = NULL;
}

gboolean
td_letter_batch_hide_names (TdLetterBatch *batch, TdLetterHideFunc hide, gpointer data)
{
  gboolean any = FALSE;

  g_return_val_if_fail (batch != NULL && hide != NULL, FALSE);

  for (guint i = 0; i < count_pairs (batch); i++)
    {
      TdLetterPair *pair = td_letter_pairs_get (batch->pairs, i);

      if (!pair->confidential)
        continue;
      any = TRUE;
      pair->reason.goal = NULL;
      hide_person (batch, &pair->people[TD_SIDE_MENTOR], TRUE, hide, data);
      hide_person (batch, &pair->people[TD_SIDE_MENTEE], FALSE, hide, data);
    }
  return any;
}
