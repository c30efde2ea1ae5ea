/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "agenda/td-reminder.h"

#include "db/td-change.h"
#include "pairing/td-pair-answer.h"
#include "program/td-program-text.h"

#include <glib/gi18n-lib.h>

static const TdField reminder_fields[] = {
  TD_FIELD (TdReminder, id, TD_FIELD_ID),
  TD_FIELD (TdReminder, pair_id, TD_FIELD_ID),
  TD_FIELD (TdReminder, kind, TD_FIELD_TEXT),
  TD_FIELD (TdReminder, on_date, TD_FIELD_DATE),
};
TD_DEFINE_RECORD (TdReminder, td_reminder, reminder_fields)

static gboolean
record_one (TdDatabase *db, gint64 pair_id, const char *kind, TdDate on, GError **error)
{
  return td_database_execute (
      db, error,
      "INSERT INTO reminder (pair_id, kind, on_date) SELECT $1, $2, $3 WHERE NOT EXISTS"
      " (SELECT 1 FROM reminder WHERE pair_id = $1 AND kind = $2 AND on_date = $3)",
      "isD", pair_id, kind, on);
}

/* Whom: the two of one pair, or how many pairs. */
static gboolean
describe (TdDatabase *db,
          TdChange *change,
          const gint64 *pair_ids,
          guint n_pairs,
          TdDate on,
          GError **error)
{
  g_autoptr (TdPair) pair = NULL;

  if (n_pairs != 1)
    {
      td_change_describe (change, "%u", n_pairs);
      return TRUE;
    }
  pair = td_pair_load (db, pair_ids[0], on, error);
  if (pair)
    td_change_describe (change, "%s – %s", pair->mentor_name, pair->mentee_name);
  return pair != NULL;
}

gboolean
td_reminder_record (TdDatabase *db,
                    const gint64 *pair_ids,
                    guint n_pairs,
                    const char *kind,
                    TdDate on,
                    GError **error)
{
  g_autoptr (TdChange) change = NULL;

  g_return_val_if_fail (td_program_text_kind_find (kind) != NULL, FALSE);

  change = td_change_begin (db, "agenda.remind", error);
  if (change == NULL || !describe (db, change, pair_ids, n_pairs, on, error))
    return FALSE;
  for (guint i = 0; i < n_pairs; i++)
    if (!record_one (db, pair_ids[i], kind, on, error))
      return FALSE;
  if (g_str_equal (kind, "answer") && td_pair_ask_again (db, pair_ids, n_pairs, on, error) < 0)
    return FALSE;
  return td_change_commit (change, error);
}

gboolean
td_reminder_get_last (TdDatabase *db,
                      gint64 pair_id,
                      const char *kind,
                      TdDate today,
                      TdDate *on,
                      GError **error)
{
  g_autofree char *text = NULL;

  if (!td_database_query_text (db, &text, error,
                               "SELECT max(on_date) FROM reminder WHERE pair_id = $1 "
                               "AND ($2 IS NULL OR kind = $2) AND on_date <= $3",
                               "isD", pair_id, kind, today))
    return FALSE;
  *on = td_date_from_iso (text);
  return TRUE;
}

GHashTable *
td_reminder_load_last (TdDatabase *db, gint64 program_id, TdDate today, GError **error)
{
  g_autoptr (GPtrArray) rows = td_database_load (
      db, TD_TYPE_REMINDER, error,
      "SELECT r.id, r.pair_id, r.kind, r.on_date FROM reminder r JOIN pair p ON p.id = r.pair_id"
      " WHERE ($1 = 0 OR p.program_id = $1) AND r.on_date <= $2 ORDER BY r.on_date, r.id",
      "iD", program_id, today);
  GHashTable *last;

  if (rows == NULL)
    return NULL;
  last = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_object_unref);
  for (guint i = 0; i < rows->len; i++)
    {
      TdReminder *reminder = rows->pdata[i];

      /* The key lives in the value: both are replaced. */
      g_hash_table_replace (last, &reminder->pair_id, g_object_ref (reminder));
    }
  return last;
}

GPtrArray *
td_reminder_list (TdDatabase *db, gint64 pair_id, GError **error)
{
  return td_database_load (db, TD_TYPE_REMINDER, error,
                           "SELECT id, pair_id, kind, on_date FROM reminder WHERE pair_id = $1 "
                           "ORDER BY on_date DESC, id DESC",
                           "i", pair_id);
}

char *
td_reminder_dup_age (TdDate on, TdDate today)
{
  int days = today - on;

  if (on == TD_DATE_NONE)
    return NULL;
  if (days <= 0)
    return g_strdup (_ ("reminded today"));
  /* Translators: of a pair that was written to. */
  return g_strdup_printf (ngettext ("reminded %d day ago", "reminded %d days ago", (gulong) days),
                          days);
}
