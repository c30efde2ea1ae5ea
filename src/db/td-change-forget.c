/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "db/td-traces-private.h"

/* What is being looked for in an entry. */
typedef struct
{
  TdTraces *traces;
  TdRedactFunc redact;
  gpointer data;
  gboolean held;
} Look;

static gboolean
names_her (Look *look, sqlite3_value *value)
{
  g_autofree char *text = NULL;

  if (value == NULL || sqlite3_value_type (value) != SQLITE_TEXT)
    return FALSE;
  text = look->redact ((const char *) sqlite3_value_text (value), look->data);
  return text != NULL;
}

static gboolean
look_at_row (const TdTraceRow *row, gpointer data)
{
  Look *look = data;

  look->held = td_traces_match (look->traces, row);
  for (int i = 0; i < row->n_columns && !look->held; i++)
    look->held = names_her (look, td_trace_row_get (row, i, TRUE)) ||
                 names_her (look, td_trace_row_get (row, i, FALSE));
  return !look->held;
}

/* The ids of the entries whose changeset holds something of hers. */
static GArray *
find_held (TdDatabase *db, Look *look, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GError *trouble = NULL;
  g_autoptr (TdStatement) entry = td_database_query (
      db, error, "SELECT id, changeset FROM change_log WHERE length(changeset) > 0 ORDER BY id",
      "");

  if (entry == NULL)
    return NULL;
  while (td_statement_next (entry, &trouble))
    {
      g_autoptr (GBytes) changeset = td_statement_get_bytes (entry, 1);
      gint64 id = td_statement_get_int (entry, 0);

      look->held = td_traces_match_added (look->traces, db, changeset);
      if (!look->held && !td_trace_walk (db, changeset, look_at_row, look, error))
        return NULL;
      if (look->held)
        g_array_append_val (ids, id);
    }
  if (trouble == NULL)
    return g_steal_pointer (&ids);
  g_propagate_error (error, trouble);
  return NULL;
}

int
td_change_count_held (TdDatabase *db,
                      TdTraces *traces,
                      TdRedactFunc redact,
                      gpointer data,
                      GError **error)
{
  Look look = { traces, redact, data, FALSE };
  g_autoptr (GArray) ids = find_held (db, &look, error);

  return ids ? (int) ids->len : -1;
}

static gboolean
drop_changesets (TdDatabase *db, GArray *ids, GError **error)
{
  g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0);

  for (guint i = 0; i < ids->len; i++)
    if (!td_database_execute (db, error,
                              "UPDATE change_log SET changeset = $1, final = 1 WHERE id = $2", "Bi",
                              nothing, g_array_index (ids, gint64, i)))
      return FALSE;
  return TRUE;
}

typedef struct
{
  gint64 id;
  char *detail;
} Detail;

static void
detail_clear (Detail *detail)
{
  g_free (detail->detail);
}

/* The details that change, with what they become. */
static GArray *
redact_details (TdDatabase *db, Look *look, GError **error)
{
  g_autoptr (GArray) details = g_array_new (FALSE, FALSE, sizeof (Detail));
  GError *trouble = NULL;
  g_autoptr (TdStatement) entry =
      td_database_query (db, error,
                         "SELECT id, detail FROM change_log WHERE detail IS NOT NULL ORDER BY id",
                         "");

  g_array_set_clear_func (details, (GDestroyNotify) detail_clear);
  if (entry == NULL)
    return NULL;
  while (td_statement_next (entry, &trouble))
    {
      Detail detail = { td_statement_get_int (entry, 0),
                        look->redact (td_statement_get_text (entry, 1), look->data) };

      if (detail.detail)
        g_array_append_val (details, detail);
    }
  if (trouble == NULL)
    return g_steal_pointer (&details);
  g_propagate_error (error, trouble);
  return NULL;
}

static gboolean
write_details (TdDatabase *db, GArray *details, GError **error)
{
  for (guint i = 0; i < details->len; i++)
    {
      const Detail *detail = &g_array_index (details, Detail, i);

      if (!td_database_execute (db, error, "UPDATE change_log SET detail = $1 WHERE id = $2", "si",
                                detail->detail, detail->id))
        return FALSE;
    }
  return TRUE;
}

/* The digest of one entry, made anew from what is there; @before becomes it. */
static gboolean
chain_entry (TdDatabase *db, gint64 id, char **before, GError **error)
{
  GError *trouble = NULL;
  g_autofree char *digest = NULL;
  g_autoptr (TdStatement) entry =
      td_database_query (db, error,
                         "SELECT at, action, detail, changeset FROM change_log WHERE id = $1", "i",
                         id);

  if (entry == NULL)
    return FALSE;
  if (td_statement_next (entry, &trouble))
    {
      g_autoptr (GBytes) changeset = td_statement_get_bytes (entry, 3);

      digest = td_change_digest (*before, id, td_statement_get_text (entry, 0),
                                 td_statement_get_text (entry, 1), td_statement_get_text (entry, 2),
                                 changeset);
      td_statement_check (entry, &trouble);
    }
  g_clear_pointer (&entry, td_statement_release);
  if (trouble)
    {
      g_propagate_error (error, trouble);
      return FALSE;
    }
  if (digest && !td_database_execute (db, error, "UPDATE change_log SET digest = $1 WHERE id = $2",
                                      "si", digest, id))
    return FALSE;
  g_free (*before);
  *before = g_steal_pointer (&digest);
  return TRUE;
}

static gboolean
chain_anew (TdDatabase *db, gint64 first, GError **error)
{
  gint64 last = 0;
  g_autofree char *before = NULL;

  if (!td_database_query_int (db, &last, error, "SELECT max(id) FROM change_log", "") ||
      !td_database_query_text (db, &before, error, "SELECT digest FROM change_log WHERE id = $1",
                               "i", first - 1))
    return FALSE;
  for (gint64 id = first; id <= last; id++)
    if (!chain_entry (db, id, &before, error))
      return FALSE;
  return TRUE;
}

gboolean
td_change_seal (TdDatabase *db, GError **error)
{
  return chain_anew (db, 1, error);
}

static gint64
first_altered (GArray *ids, GArray *details)
{
  gint64 first = G_MAXINT64;

  if (ids->len)
    first = g_array_index (ids, gint64, 0);
  if (details->len)
    first = MIN (first, g_array_index (details, Detail, 0).id);
  return first;
}

gboolean
td_change_forget (TdDatabase *db,
                  TdTraces *traces,
                  TdRedactFunc redact,
                  gpointer data,
                  int *n_entries,
                  GError **error)
{
  Look look = { traces, redact, data, FALSE };
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) details = NULL;

  g_return_val_if_fail (db->change != NULL, FALSE);

  ids = find_held (db, &look, error);
  details = ids ? redact_details (db, &look, error) : NULL;
  if (details == NULL || !drop_changesets (db, ids, error) || !write_details (db, details, error))
    return FALSE;
  if (n_entries)
    *n_entries = (int) ids->len;
  return (ids->len == 0 && details->len == 0) ||
         chain_anew (db, first_altered (ids, details), error);
}
