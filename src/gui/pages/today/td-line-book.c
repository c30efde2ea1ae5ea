/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/today/td-line-book.h"

#include "contact/td-line-names.h"
#include "pairing/td-pair.h"

void
td_line_book_free (TdLineBook *book)
{
  if (book == NULL)
    return;
  g_clear_pointer (&book->names, td_line_names_free);
  g_clear_pointer (&book->pairs, g_ptr_array_unref);
  g_free (book);
}

TdLineBook *
td_line_book_load (TdDatabase *db, gint64 program_id, TdDate today, GError **error)
{
  TdPairFilter filter = { .program_id = program_id, .state = "active; paused" };
  GPtrArray *pairs = td_pair_list (db, &filter, today, error);
  g_autofree TdLinePair *lines = NULL;
  TdLineBook *book;

  if (pairs == NULL)
    return NULL;
  lines = g_new0 (TdLinePair, pairs->len + 1);
  for (guint i = 0; i < pairs->len; i++)
    {
      const TdPair *pair = g_ptr_array_index (pairs, i);

      lines[i] = (TdLinePair){ .pair_id = pair->id,
                               .mentor_name = pair->mentor_name,
                               .mentee_name = pair->mentee_name,
                               .program_name = program_id ? NULL : pair->program_name,
                               .matched_on = pair->matched_on };
    }
  book = g_new0 (TdLineBook, 1);
  book->pairs = pairs;
  book->names = td_line_names_new (lines, pairs->len);
  return book;
}
