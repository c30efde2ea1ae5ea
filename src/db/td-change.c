/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "db/td-added-private.h"

#include <string.h>

struct _TdChange
{
  TdDatabase *db; /* borrowed */
  TdChange *outer;
  const char *action;
  char *detail;
  sqlite3_session *session; /* the outermost change only */
  GArray *added;            /* of TdAdded: what is noted at once; NULL for nothing */
  gint64 undoes;
  gint64 id;
  gboolean final;
  gboolean forgetting;
  gboolean open;
  gboolean broken; /* SQLite took back everything by itself; the outermost change only */
};

int
td_change_include_table_cb (void *data, const char *table)
{
  return strcmp (table, "change_log") != 0 && strcmp (table, "unsaved_form") != 0 &&
         !g_str_has_prefix (table, "sqlite_");
}

static gboolean
run (TdDatabase *db, const char *sql, GError **error)
{
  int code = sqlite3_exec (db->handle, sql, NULL, NULL, NULL);

  return code == SQLITE_OK || td_database_fail (db, code, error);
}

static gboolean
begin (TdDatabase *db, GError **error)
{
  db->taken_back_by = 0;
  return run (db, "BEGIN IMMEDIATE", error);
}

static gboolean
start_session (TdChange *change, GError **error)
{
  TdDatabase *db = change->db;
  int code;

  if (!begin (db, error))
    return FALSE;
  code = sqlite3session_create (db->handle, "main", &change->session);
  if (code == SQLITE_OK)
    {
      sqlite3session_table_filter (change->session, td_change_include_table_cb, NULL);
      code = sqlite3session_attach (change->session, NULL);
    }
  if (code == SQLITE_OK)
    return TRUE;
  td_database_fail (db, code, error);
  g_clear_pointer (&change->session, sqlite3session_delete);
  run (db, "ROLLBACK", NULL);
  return FALSE;
}

TdChange *
td_change_begin (TdDatabase *db, const char *action, GError **error)
{
  TdChange *change = g_new0 (TdChange, 1);

  change->db = db;
  change->action = action;
  change->outer = db->change;
  if (change->outer ? !run (db, "SAVEPOINT inner_change", error) : !start_session (change, error))
    {
      g_free (change);
      return NULL;
    }
  change->open = TRUE;
  db->change = change;
  return change;
}

void
td_change_describe (TdChange *change, const char *format, ...)
{
  va_list values;

  g_free (change->detail);
  va_start (values, format);
  change->detail = g_strdup_vprintf (format, values);
  va_end (values);
}

TdChange *
td_change_begin_load (TdDatabase *db, GError **error)
{
  TdChange *change;

  g_return_val_if_fail (db->change == NULL, NULL);

  if (!begin (db, error))
    return NULL;
  if (!run (db, "PRAGMA defer_foreign_keys = ON", error))
    {
      run (db, "ROLLBACK", NULL);
      return NULL;
    }
  change = g_new0 (TdChange, 1);
  change->db = db;
  change->action = "load";
  change->open = TRUE;
  db->change = change;
  return change;
}

static TdChange *
outermost (TdChange *change)
{
  while (change->outer)
    change = change->outer;
  return change;
}

void
td_change_set_final (TdChange *change)
{
  outermost (change)->final = TRUE;
}

gboolean
td_change_set_forgetting (TdChange *change, GError **error)
{
  td_change_set_final (change);
  outermost (change)->forgetting = TRUE;
  return run (change->db, "PRAGMA secure_delete = ON", error);
}

void
td_change_set_noting (TdDatabase *db, gboolean noting)
{
  TdChange *change = outermost (db->change);

  if (change->session)
    sqlite3session_enable (change->session, noting);
}

void
td_change_take_added (TdDatabase *db, GArray *added)
{
  TdChange *change = db->change;

  if (change->added == NULL)
    change->added = g_array_new (FALSE, FALSE, sizeof (TdAdded));
  if (added->len > 0)
    g_array_append_vals (change->added, added->data, added->len);
}

/* The rows that were added at once, and their tables. */
static gint64
survey_added (TdChange *change, GPtrArray *tables)
{
  gint64 n_rows = 0;

  for (guint i = 0; change->added && i < change->added->len; i++)
    {
      const TdAdded *rows = &g_array_index (change->added, TdAdded, i);

      n_rows += rows->n_rows;
      if (!g_ptr_array_find (tables, rows->table, NULL))
        g_ptr_array_add (tables, (gpointer) rows->table);
    }
  return n_rows;
}

/* How many rows a changeset touches, and the names of their tables. */
static gboolean
survey_changeset (TdDatabase *db,
                  GBytes *changeset,
                  gint64 *n_rows,
                  GPtrArray *tables,
                  GError **error)
{
  sqlite3_changeset_iter *iterator;
  gsize size;
  gconstpointer data = g_bytes_get_data (changeset, &size);
  const char *last = NULL;
  int code;

  *n_rows = 0;
  if (size == 0)
    return TRUE;
  code = sqlite3changeset_start (&iterator, (int) size, (void *) data);
  if (code != SQLITE_OK)
    return td_database_fail (db, code, error);
  while ((code = sqlite3changeset_next (iterator)) == SQLITE_ROW)
    {
      const char *table;
      int n_columns, operation, indirect;

      sqlite3changeset_op (iterator, &table, &n_columns, &operation, &indirect);
      (*n_rows)++;
      if (g_strcmp0 (last, table) != 0)
        {
          last = g_intern_string (table);
          if (!g_ptr_array_find (tables, last, NULL))
            g_ptr_array_add (tables, (gpointer) last);
        }
    }
  code = sqlite3changeset_finalize (iterator);
  return code == SQLITE_OK || td_database_fail (db, code, error);
}

static GBytes *
take_changeset (TdChange *change, GError **error)
{
  void *data = NULL;
  int size = 0;
  int code = sqlite3session_changeset (change->session, &size, &data);

  if (code != SQLITE_OK)
    {
      td_database_fail (change->db, code, error);
      return NULL;
    }
  return g_bytes_new_with_free_func (data, (gsize) size, sqlite3_free, data);
}

char *
td_change_digest (const char *before,
                  gint64 id,
                  const char *at,
                  const char *action,
                  const char *detail,
                  GBytes *changeset)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *head =
      g_strdup_printf ("%s\n%" G_GINT64_FORMAT "\n%s\n%s\n%s\n", before ? before : "", id, at,
                       action, detail ? detail : "");
  gsize size;
  gconstpointer data = g_bytes_get_data (changeset, &size);

  g_checksum_update (sum, (const guchar *) head, -1);
  g_checksum_update (sum, data, (gssize) size);
  return g_strdup (g_checksum_get_string (sum));
}

static gboolean
write_entry (TdChange *change, GBytes *changeset, gint64 n_rows, GError **error)
{
  TdDatabase *db = change->db;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  g_autofree char *before = NULL;
  g_autofree char *digest = NULL;
  gint64 id = 0;

  if (!td_database_query_int (db, &id, error, "SELECT coalesce(max(id), 0) FROM change_log", "") ||
      !td_database_query_text (db, &before, error, "SELECT digest FROM change_log WHERE id = $1",
                               "i", id))
    return FALSE;
  id++;
  digest = td_change_digest (before, id, at, change->action, change->detail, changeset);
  if (!td_database_execute (db, error,
                            "INSERT INTO change_log "
                            "(id, at, action, detail, n_rows, changeset, undoes, final, digest) "
                            "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                            "isssiBnbs", id, at, change->action, change->detail, n_rows, changeset,
                            change->undoes, change->final, digest))
    return FALSE;
  change->id = id;
  return TRUE;
}

/* No names of tables: anything may have changed. */
static gboolean
commit_load (TdChange *change, GError **error)
{
  static const char *const tables[] = { NULL };
  TdDatabase *db = change->db;

  if (!run (db, "COMMIT", error))
    return FALSE;
  change->open = FALSE;
  db->change = NULL;
  if (db->notice_func)
    db->notice_func (tables, db->notice_data);
  return TRUE;
}

void
td_change_set_rider (TdDatabase *db, TdChangeRiderFunc func, gpointer data)
{
  db->rider = func;
  db->rider_data = data;
}

/* Taken away first: it makes changes itself. */
static gboolean
run_rider (TdDatabase *db, GError **error)
{
  TdChangeRiderFunc func = db->rider;

  db->rider = NULL;
  return func == NULL || func (db, db->rider_data, error);
}

static gboolean
commit_outermost (TdChange *change, GError **error)
{
  TdDatabase *db = change->db;
  g_autoptr (GPtrArray) tables = g_ptr_array_new ();
  g_autoptr (GBytes) changeset = NULL;
  g_autoptr (GBytes) blob = NULL;
  gint64 n_rows;

  if (change->session == NULL)
    return commit_load (change, error);
  if (!run_rider (db, error))
    return FALSE;
  changeset = take_changeset (change, error);
  if (changeset == NULL || !survey_changeset (db, changeset, &n_rows, tables, error))
    return FALSE;
  n_rows += survey_added (change, tables);
  blob = change->forgetting ? g_bytes_new (NULL, 0)
                            : td_added_join (db, change->added, changeset, error);
  if (blob == NULL)
    return FALSE;
  if (n_rows > 0 && !write_entry (change, blob, n_rows, error))
    return FALSE;
  if (!run (db, "COMMIT", error))
    return FALSE;

  g_clear_pointer (&change->session, sqlite3session_delete);
  change->open = FALSE;
  db->change = NULL;
  if (change->id)
    db->last_change = change->id;
  g_ptr_array_add (tables, NULL);
  if (n_rows > 0 && db->notice_func)
    db->notice_func ((const char *const *) tables->pdata, db->notice_data);
  return TRUE;
}

gboolean
td_change_commit (TdChange *change, GError **error)
{
  g_return_val_if_fail (change->open, FALSE);
  g_return_val_if_fail (change->db->change == change, FALSE);

  if (outermost (change)->broken || sqlite3_get_autocommit (change->db->handle))
    return td_database_fail (change->db, SQLITE_ABORT_ROLLBACK, error);
  if (change->outer == NULL)
    return commit_outermost (change, error);

  if (!run (change->db, "RELEASE inner_change", error))
    return FALSE;
  change->open = FALSE;
  change->db->change = change->outer;
  if (change->added)
    td_change_take_added (change->db, change->added);
  return TRUE;
}

gint64
td_change_get_id (TdChange *change)
{
  return change->id;
}

/* A full disk, or cancelling in the midst of a write, takes back the whole transaction: then what
 * is written after the part that failed must go too. */
static void
roll_back_inner (TdChange *change)
{
  TdDatabase *db = change->db;

  if (!sqlite3_get_autocommit (db->handle))
    {
      run (db, "ROLLBACK TO inner_change; RELEASE inner_change", NULL);
      return;
    }
  outermost (change)->broken = TRUE;
  run (db, "BEGIN", NULL);
}

void
td_change_free (TdChange *change)
{
  if (change == NULL)
    return;
  if (change->open)
    {
      TdDatabase *db = change->db;

      g_clear_pointer (&change->session, sqlite3session_delete);
      if (change->outer)
        roll_back_inner (change);
      else if (!sqlite3_get_autocommit (db->handle))
        run (db, "ROLLBACK", NULL);
      db->change = change->outer;
    }
  g_clear_pointer (&change->added, g_array_unref);
  g_free (change->detail);
  g_free (change);
}

gint64
td_change_get_last (TdDatabase *db)
{
  return db->last_change;
}

void
td_change_forget_last (TdDatabase *db)
{
  db->last_change = 0;
}

/* What the entry is about that all began with: its action, then its detail. */
static void
describe_undo (TdChange *change, const char *action, const char *detail)
{
  if (g_str_equal (action, TD_CHANGE_UNDO))
    change->action = TD_CHANGE_REDO;
  if (g_str_equal (action, TD_CHANGE_UNDO) || g_str_equal (action, TD_CHANGE_REDO))
    td_change_describe (change, "%s", detail ? detail : "");
  else
    td_change_describe (change, "%s%s%s", action, detail ? " " : "", detail ? detail : "");
}

gboolean
td_change_undo (TdDatabase *db, gint64 id, GError **error)
{
  g_autoptr (TdChange) change = NULL;
  g_autoptr (TdStatement) statement = NULL;
  g_autoptr (GBytes) changeset = NULL;
  GError *trouble = NULL;

  change = td_change_begin (db, TD_CHANGE_UNDO, error);
  if (change == NULL || !td_change_may_undo (db, id, error) ||
      !td_change_find_last (db, &id, error))
    return FALSE;
  change->undoes = id;

  statement =
      td_database_query (db, error,
                         "SELECT changeset, action, detail FROM change_log WHERE id = $1", "i", id);
  if (statement == NULL)
    return FALSE;
  if (!td_statement_next (statement, &trouble))
    {
      if (trouble)
        g_propagate_error (error, trouble);
      return FALSE;
    }
  changeset = td_statement_get_bytes (statement, 0);
  describe_undo (change, td_statement_get_text (statement, 1),
                 td_statement_is_null (statement, 2) ? NULL : td_statement_get_text (statement, 2));
  if (!td_statement_check (statement, error))
    return FALSE;
  g_clear_pointer (&statement, td_statement_release);

  return td_added_take_back (db, changeset, error) && td_change_commit (change, error);
}
