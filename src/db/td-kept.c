/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "db/td-kept.h"

#include "db/td-database-private.h"

typedef struct
{
  gpointer data;
  GDestroyNotify data_free;
} Kept;

static void
kept_free (gpointer data)
{
  Kept *kept = data;

  if (kept->data_free)
    kept->data_free (kept->data);
  g_free (kept);
}

/* Whether nothing was written since the last call, but for unsaved forms of others. What a
 * transaction wrote may be rolled back, so it counts as written. */
static gboolean
is_unchanged (TdDatabase *db)
{
  TdWrittenBy by;

  return sqlite3_get_autocommit (db->handle) && td_written_look (&db->kept_as_of, db, &by, NULL) &&
         db->kept && by == TD_WRITTEN_NOTHING;
}

/* What is missing stands there without data from now on: a write takes it away. */
gpointer
td_database_find_kept (TdDatabase *db, const char *key)
{
  Kept *kept;

  if (!is_unchanged (db))
    g_clear_pointer (&db->kept, g_hash_table_unref);
  if (!sqlite3_get_autocommit (db->handle))
    return NULL;
  if (db->kept == NULL)
    db->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, kept_free);
  kept = g_hash_table_lookup (db->kept, key);
  if (kept)
    return kept->data;
  g_hash_table_insert (db->kept, g_strdup (key), g_new0 (Kept, 1));
  return NULL;
}

gpointer
td_database_peek_kept (TdDatabase *db, const char *key)
{
  const Kept *kept = db->kept ? g_hash_table_lookup (db->kept, key) : NULL;

  return kept ? kept->data : NULL;
}

void
td_database_keep (TdDatabase *db, const char *key, gpointer data, GDestroyNotify data_free)
{
  Kept *kept = g_new (Kept, 1);

  *kept = (Kept){ data, data_free };
  if (!is_unchanged (db))
    g_clear_pointer (&db->kept, g_hash_table_unref);
  if (db->kept && g_hash_table_contains (db->kept, key))
    g_hash_table_replace (db->kept, g_strdup (key), kept);
  else
    kept_free (kept);
}
