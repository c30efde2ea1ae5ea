/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "db/td-added-private.h"

#include <glib/gi18n-lib.h>

static const TdField entry_fields[] = {
  TD_FIELD (TdChangeEntry, id, TD_FIELD_ID),        TD_FIELD (TdChangeEntry, at, TD_FIELD_TEXT),
  TD_FIELD (TdChangeEntry, action, TD_FIELD_TEXT),  TD_FIELD (TdChangeEntry, detail, TD_FIELD_TEXT),
  TD_FIELD (TdChangeEntry, n_rows, TD_FIELD_INT),   TD_FIELD (TdChangeEntry, undoes, TD_FIELD_ID),
  TD_FIELD (TdChangeEntry, undone_by, TD_FIELD_ID), TD_FIELD (TdChangeEntry, final, TD_FIELD_BOOL),
};

TD_DEFINE_RECORD (TdChangeEntry, td_change_entry, entry_fields)

/* The entry itself, what took it back, what did it again, and so on. */
#define CHAIN_OF(id)                                            \
  "WITH RECURSIVE chain(id, n) AS (SELECT " id ", 0 UNION ALL " \
  "SELECT u.id, n + 1 FROM chain JOIN change_log u ON u.undoes = chain.id) "

/* The entry's columns; what was undone and redone is not undone. */
#define ENTRY_COLUMNS                                    \
  "c.id, c.at, c.action, c.detail, c.n_rows, c.undoes, " \
  "(c.final OR length(c.changeset) = 0) AS final, "      \
  "(" CHAIN_OF ("c.id") "SELECT max(id) FROM chain HAVING max(n) % 2 = 1) AS undone_by "

#define HAS_CHANGESET "c.final = 0 AND length(c.changeset) > 0 "
#define IS_LAST "NOT EXISTS (SELECT 1 FROM change_log u WHERE u.undoes = c.id) "

GPtrArray *
td_change_list (TdDatabase *db, int limit, GError **error)
{
  return td_database_load (db, TD_TYPE_CHANGE_ENTRY, error,
                           "SELECT " ENTRY_COLUMNS "FROM change_log c ORDER BY c.id DESC LIMIT $1",
                           "i", (gint64) limit);
}

TdChangeEntry *
td_change_load (TdDatabase *db, gint64 id, GError **error)
{
  return td_database_load_one (db, TD_TYPE_CHANGE_ENTRY, error,
                               "SELECT " ENTRY_COLUMNS "FROM change_log c WHERE c.id = $1", "i",
                               id);
}

gint64
td_change_get_newest (TdDatabase *db)
{
  gint64 id = 0;

  td_database_query_int (db, &id, NULL, "SELECT max(id) FROM change_log", "");
  return id;
}

TdChangeEntry *
td_change_find_undoable (TdDatabase *db, GError **error)
{
  return td_database_load_one (db, TD_TYPE_CHANGE_ENTRY, error,
                               "SELECT " ENTRY_COLUMNS "FROM change_log c "
                               "WHERE c.action <> '" TD_CHANGE_UNDO "' AND " HAS_CHANGESET
                               "AND " IS_LAST "ORDER BY c.id DESC LIMIT 1",
                               "");
}

TdChangeEntry *
td_change_find_redoable (TdDatabase *db, GError **error)
{
  return td_database_load_one (db, TD_TYPE_CHANGE_ENTRY, error,
                               "SELECT " ENTRY_COLUMNS "FROM change_log c "
                               "WHERE c.action = '" TD_CHANGE_UNDO "' AND " HAS_CHANGESET
                               "AND " IS_LAST "AND NOT EXISTS (SELECT 1 FROM change_log o "
                               "WHERE o.id > c.id AND o.action NOT IN ('" TD_CHANGE_UNDO
                               "', '" TD_CHANGE_REDO "')) ORDER BY c.id DESC LIMIT 1",
                               "");
}

gboolean
td_change_find_last (TdDatabase *db, gint64 *id, GError **error)
{
  return td_database_query_int (db, id, error, CHAIN_OF ("$1") "SELECT max(id) FROM chain", "i",
                                *id);
}

/* Whether what an entry changed is not known, for it was not brought here. */
static gboolean
came_without (TdDatabase *db, gint64 id)
{
  gint64 n = 0;

  return td_database_query_int (db, &n, NULL,
                                "SELECT count(*) FROM change_log WHERE id = $1 AND final = 0 "
                                "AND length(changeset) = 0",
                                "i", id) &&
         n > 0;
}

/* Whether the entry lost its changeset to td_change_forget(). */
static gboolean
is_forgotten (TdDatabase *db, TdChangeEntry *entry)
{
  gint64 size = -1;

  td_database_query_int (db, &size, NULL, "SELECT length(changeset) FROM change_log WHERE id = $1",
                         "i", entry->id);
  return size == 0;
}

gboolean
td_change_may_undo (TdDatabase *db, gint64 id, GError **error)
{
  g_autoptr (TdChangeEntry) entry = NULL;
  GError *trouble = NULL;

  entry =
      td_database_load_one (db, TD_TYPE_CHANGE_ENTRY, &trouble,
                            "SELECT " ENTRY_COLUMNS "FROM change_log c WHERE c.id = $1", "i", id);
  if (trouble)
    {
      g_propagate_error (error, trouble);
      return FALSE;
    }
  if (entry && !entry->final && entry->undone_by == 0)
    return TRUE;
  if (entry && came_without (db, id))
    {
      g_set_error_literal (error, TD_DATABASE_ERROR, TD_DATABASE_ERROR_OVERLAP,
                           _ ("This cannot be undone: it came with a workspace that was exported "
                              "without private content, and so without what it changed."));
      return FALSE;
    }
  if (entry && is_forgotten (db, entry))
    {
      g_set_error_literal (error, TD_DATABASE_ERROR, TD_DATABASE_ERROR_OVERLAP,
                           _ ("This can no longer be undone: it held data of somebody whose data "
                              "were erased."));
      return FALSE;
    }
  g_set_error_literal (error, TD_DATABASE_ERROR, TD_DATABASE_ERROR_OVERLAP,
                       _ ("There is nothing to undo here: it was undone before or is final."));
  return FALSE;
}

gboolean
td_change_check (TdDatabase *db, GPtrArray *faults, GError **error)
{
  g_autoptr (TdStatement) statement = NULL;
  g_autofree char *before = NULL;
  GError *trouble = NULL;
  gint64 expected = 1;

  statement = td_database_query (
      db, error, "SELECT id, at, action, detail, changeset, digest FROM change_log ORDER BY id",
      "");
  if (statement == NULL)
    return FALSE;
  while (td_statement_next (statement, &trouble))
    {
      gint64 id = td_statement_get_int (statement, 0);
      g_autoptr (GBytes) changeset = td_statement_get_bytes (statement, 4);
      g_autofree char *digest = td_change_digest (before, id, td_statement_get_text (statement, 1),
                                                  td_statement_get_text (statement, 2),
                                                  td_statement_get_text (statement, 3), changeset);

      if (id != expected)
        g_ptr_array_add (faults,
                         g_strdup_printf (_ ("The audit trail lacks entry %d"), (int) expected));
      else if (g_strcmp0 (digest, td_statement_get_text (statement, 5)) != 0)
        g_ptr_array_add (faults,
                         g_strdup_printf (_ ("Entry %d of the audit trail was altered"), (int) id));
      expected = id + 1;
      g_free (before);
      before = g_strdup (td_statement_get_text (statement, 5));
    }
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, trouble);
  return FALSE;
}
