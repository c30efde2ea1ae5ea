/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairs/td-remind-jobs.h"

#include "agenda/td-reminder.h"
#include "exchange/td-letter-files.h"

/* --- Loading --- */

void
td_remind_letters_free (gpointer data)
{
  TdRemindLetters *letters = data;

  g_clear_pointer (&letters->letters, g_ptr_array_unref);
  g_array_unref (letters->pair_ids);
  td_sender_clear (&letters->sender);
  g_free (letters);
}

TdRemindAsked *
td_remind_asked_new (const gint64 *pair_ids, guint n_pairs, const char *kind, TdDate today)
{
  TdRemindAsked *asked = g_new0 (TdRemindAsked, 1);

  asked->pair_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (asked->pair_ids, pair_ids, n_pairs);
  asked->kind = g_strdup (kind);
  asked->today = today;
  return asked;
}

void
td_remind_asked_free (gpointer data)
{
  TdRemindAsked *asked = data;

  g_array_unref (asked->pair_ids);
  g_free (asked->kind);
  g_free (asked);
}

gpointer
td_remind_load_job (TdDatabase *db, gpointer data, GError **error)
{
  const TdRemindAsked *asked = data;
  g_autoptr (TdRemindLetters) found = g_new0 (TdRemindLetters, 1);
  TdLetterSender sender;

  found->pair_ids = g_array_ref (asked->pair_ids);
  if (!td_sender_load (db, &found->sender, error))
    return NULL;
  sender = td_sender_peek (&found->sender);
  found->letters = td_letter_list (db, (const gint64 *) (gpointer) asked->pair_ids->data,
                                   asked->pair_ids->len, asked->kind, &sender, asked->today, error);
  return found->letters ? g_steal_pointer (&found) : NULL;
}

/* --- Sending --- */

TdRemindSent *
td_remind_sent_new (TdRemindWay way,
                    GPtrArray *letters,
                    const TdSender *sender,
                    const char *path,
                    const char *kind,
                    TdDate today)
{
  TdRemindSent *sent = g_new0 (TdRemindSent, 1);

  sent->way = way;
  sent->letters = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < letters->len; i++)
    g_ptr_array_add (sent->letters, td_record_copy (letters->pdata[i]));
  sent->sender.name = g_strdup (sender->name);
  sent->sender.email = g_strdup (sender->email);
  sent->sender.organisation = g_strdup (sender->organisation);
  sent->path = g_strdup (path);
  sent->kind = g_strdup (kind);
  sent->today = today;
  return sent;
}

void
td_remind_sent_free (gpointer data)
{
  TdRemindSent *sent = data;

  g_ptr_array_unref (sent->letters);
  td_sender_clear (&sent->sender);
  g_free (sent->path);
  g_free (sent->kind);
  g_free (sent);
}

/* The pairs of whom somebody can be reached, each once: letters lie pair by pair. */
static GArray *
list_pairs (const TdRemindSent *sent)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < sent->letters->len; i++)
    {
      TdLetter *letter = sent->letters->pdata[i];
      gboolean seen = ids->len > 0 && g_array_index (ids, gint64, ids->len - 1) == letter->pair_id;

      if (letter->email && !seen)
        g_array_append_val (ids, letter->pair_id);
    }
  return ids;
}

static gboolean
write_files (const TdRemindSent *sent, GError **error)
{
  TdLetterSender sender = td_sender_peek (&sent->sender);
  g_autoptr (GPtrArray) paths = NULL;

  switch (sent->way)
    {
    case TD_REMIND_MAILS:
      paths = td_letter_save_mails (sent->letters, &sender, sent->today, sent->path, error);
      return paths != NULL;
    case TD_REMIND_MERGE:
      return td_letter_save_csv (sent->letters, sent->path, error);
    case TD_REMIND_DRAFT:
    default:
      return TRUE;
    }
}

gpointer
td_remind_send_job (TdDatabase *db, gpointer data, GError **error)
{
  const TdRemindSent *sent = data;
  g_autoptr (GArray) ids = list_pairs (sent);

  if (write_files (sent, error) && ids->len > 0)
    td_reminder_record (db, (const gint64 *) (gpointer) ids->data, ids->len, sent->kind,
                        sent->today, error);
  return NULL;
}
