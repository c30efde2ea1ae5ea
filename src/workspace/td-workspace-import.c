/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-xml-private.h"

#include "base/td-error.h"
#include "db/td-change.h"
#include "exchange/td-xml-source.h"
#include "exchange/td-xml-text.h"
#include "workspace/td-xml-row.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/* The namespace without its version. */
#define NAMESPACE_STEM "tag:tandem.org,2026:workspace:"

/* Where the reading is in the file. */
typedef struct
{
  TdDatabase *db;
  TdXmlSource *source;
  TdProgress *progress;
  GHashTable *inserts; /* a TdStatement for each TdXmlTable */
  TdWorkspaceReceipt *receipt;
  const TdXmlTable *section; /* the table of the part of the file, or NULL */
  GPtrArray *rows;           /* of TdXmlRow, the innermost last */
  GString *words;            /* of the element under way, or NULL */
  gboolean unsealed;         /* an entry of the audit trail came without its digest */
  guint depth;
} Import;

static TdXmlRow *
innermost (Import *job)
{
  return job->rows->len ? job->rows->pdata[job->rows->len - 1] : NULL;
}

/* What the schema lets through and this program does not know: the two differ. */
static gboolean
unexpected (Import *job, GError **error)
{
  return td_xml_source_refuse (job->source, _ ("this is not known here. Update Tandem."), error);
}

/* --- Into the database --- */

static TdStatement *
find_insert (Import *job, const TdXmlTable *table, GError **error)
{
  TdStatement *statement = g_hash_table_lookup (job->inserts, table);
  g_autofree char *sql = NULL;

  if (statement)
    return statement;
  sql = td_xml_row_make_sql (table);
  statement = td_database_prepare (job->db, sql, error);
  if (statement)
    g_hash_table_insert (job->inserts, (gpointer) table, statement);
  return statement;
}

/* A rule of the database that the schema of the file cannot say. */
static gboolean
fail_row (Import *job, const TdXmlRow *row, GError *trouble, GError **error)
{
  g_autofree char *words = NULL;

  if (!g_error_matches (trouble, TD_DATABASE_ERROR, TD_DATABASE_ERROR_CONSTRAINT))
    {
      g_propagate_error (error, trouble);
      return FALSE;
    }
  /* Translators: an element of the file, in English. */
  words = g_strdup_printf (_ ("“%s” contradicts what came before it, or itself. Export the "
                              "workspace again."),
                           td_xml_row_get_table (row)->element);
  g_error_free (trouble);
  return td_xml_source_refuse (job->source, words, error);
}

static gboolean
store_row (Import *job, TdXmlRow *row, GError **error)
{
  TdStatement *statement = find_insert (job, td_xml_row_get_table (row), error);
  GError *trouble = NULL;

  if (statement == NULL)
    return FALSE;
  if (!td_xml_row_bind (row, statement))
    return td_xml_source_refuse (job->source,
                                 _ ("a backslash stands for nothing here. Export the workspace "
                                    "again."),
                                 error);
  if (!td_statement_run (statement, &trouble))
    return fail_row (job, row, trouble, error);
  job->unsealed = job->unsealed || td_xml_row_lacks_seal (row);
  job->receipt->n_rows++;
  return TRUE;
}

/* A row is stored when the first row in it begins, or when it ends. */
static gboolean
store_once (Import *job, TdXmlRow *row, GError **error)
{
  return !td_xml_row_take_unstored (row) || store_row (job, row, error);
}

/* --- Out of the file --- */

static gboolean
read_attributes (Import *job, TdXmlRow *row, GError **error)
{
  const char *name, *value;

  while (td_xml_source_next_attribute (job->source, &name, &value))
    if (!td_xml_row_set_attribute (row, name, value))
      return unexpected (job, error);
  return TRUE;
}

static gboolean
begin_row (Import *job, const TdXmlTable *table, GError **error)
{
  TdXmlRow *outer = innermost (job);
  TdXmlRow *row;

  if (outer && !store_once (job, outer, error))
    return FALSE;
  row = td_xml_row_new (table, outer);
  g_ptr_array_add (job->rows, row);
  td_progress_set (job->progress, td_xml_source_get_fraction (job->source), NULL);
  return read_attributes (job, row, error);
}

static gboolean
begin_lack (Import *job, GError **error)
{
  const char *name, *value;
  g_autofree char *kind = NULL;
  gint64 n = 0;

  while (td_xml_source_next_attribute (job->source, &name, &value))
    if (strcmp (name, "name") == 0)
      kind = g_strdup (value);
    else
      n = g_ascii_strtoll (value, NULL, 10);
  if (kind == NULL || n <= 0)
    return unexpected (job, error);
  td_workspace_lacks_add (job->receipt->lacks, kind, n);
  return TRUE;
}

/* Another file altogether, or one of a version to come. */
static gboolean
check_root (Import *job, const char *name, GError **error)
{
  const char *namespace = td_xml_source_get_namespace (job->source);

  if (strcmp (name, "workspace") != 0 || namespace == NULL ||
      !g_str_has_prefix (namespace, NAMESPACE_STEM))
    return td_xml_source_refuse (job->source, _ ("this is no workspace. Choose another file."),
                                 error);
  return strcmp (namespace, TD_WORKSPACE_NAMESPACE) == 0 ||
         td_xml_source_refuse (
             job->source,
             _ ("this was written by a newer version of Tandem. Update Tandem, and try again."),
             error);
}

/* The parts of the file. */
static gboolean
begin_part (Import *job, const char *name, GError **error)
{
  const TdXmlSection *section = td_xml_sections ();

  if (job->depth == 1)
    return check_root (job, name, error);
  while (section->element && strcmp (section->element, name) != 0)
    section++;
  job->section = section->table;
  return job->section || strcmp (name, "left-out") == 0 || unexpected (job, error);
}

static gboolean
begin_element (Import *job, GError **error)
{
  const char *name = td_xml_source_get_name (job->source);
  TdXmlRow *row = innermost (job);
  const TdXmlTable *child;

  job->depth++;
  if (job->depth <= 2)
    return begin_part (job, name, error);
  if (job->section == NULL)
    return begin_lack (job, error);
  if (row == NULL)
    return strcmp (name, job->section->element) == 0 ? begin_row (job, job->section, error)
                                                     : unexpected (job, error);
  if (td_xml_row_begin_element (row, name))
    {
      g_string_truncate (job->words, 0);
      return TRUE;
    }
  child = td_xml_table_find_child (td_xml_row_get_table (row), name);
  return child ? begin_row (job, child, error) : unexpected (job, error);
}

static gboolean
end_element (Import *job, GError **error)
{
  TdXmlRow *row = innermost (job);

  job->depth--;
  if (row == NULL)
    return TRUE;
  if (td_xml_row_is_inside (row))
    return td_xml_row_end_element (row, job->words->str) || unexpected (job, error);
  if (!store_once (job, row, error))
    return FALSE;
  g_ptr_array_set_size (job->rows, (int) job->rows->len - 1);
  return TRUE;
}

static gboolean
read_file (Import *job, GCancellable *cancellable, GError **error)
{
  TdXmlEvent event;

  while (td_xml_source_next (job->source, &event, cancellable, error))
    {
      if (event == TD_XML_EVENT_DONE)
        return TRUE;
      if (event == TD_XML_EVENT_START && !begin_element (job, error))
        return FALSE;
      if (event == TD_XML_EVENT_END && !end_element (job, error))
        return FALSE;
      if (event == TD_XML_EVENT_TEXT && innermost (job) && td_xml_row_is_inside (innermost (job)))
        g_string_append (job->words, td_xml_source_get_text (job->source));
    }
  return FALSE;
}

/* --- The whole --- */

static gboolean
check_empty (TdDatabase *db, GError **error)
{
  gboolean empty;

  if (!td_workspace_is_empty (db, &empty, error))
    return FALSE;
  if (!empty)
    g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT,
                 _ ("“%s” is not empty: a whole workspace only goes into an empty one. Give the "
                    "name of a file that is not there yet."),
                 td_database_get_path (db));
  return empty;
}

/* Where the workspace came from, outside of what an export has. */
static gboolean
record (Import *job, const char *path, GError **error)
{
  g_autofree char *file = g_path_get_basename (path);
  g_autofree char *shown = g_filename_display_name (file);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  gint64 id = 0;

  if (!td_database_query_int (job->db, &id, error,
                              "INSERT INTO workspace_import (at, file, digest, n_rows) "
                              "VALUES ($1, $2, $3, $4) RETURNING id",
                              "sssi", at, shown, td_xml_source_get_digest (job->source),
                              job->receipt->n_rows))
    return FALSE;
  for (guint i = 0; i < job->receipt->lacks->len; i++)
    {
      const TdWorkspaceLack *lack = job->receipt->lacks->pdata[i];

      if (!td_database_execute (job->db, error,
                                "INSERT INTO workspace_import_lack (import_id, kind, n) "
                                "VALUES ($1, $2, $3) "
                                "ON CONFLICT (import_id, kind) DO UPDATE SET n = n + excluded.n",
                                "isi", id, lack->kind, lack->n))
        return FALSE;
    }
  return TRUE;
}

/* What refers to something the file does not have: said instead of what SQLite says. */
static gboolean
fail_references (TdDatabase *db, GError *trouble, GError **error)
{
  g_autoptr (TdStatement) row = NULL;

  if (g_error_matches (trouble, TD_DATABASE_ERROR, TD_DATABASE_ERROR_CONSTRAINT))
    row = td_database_query (db, NULL, "PRAGMA foreign_key_check", "");
  if (row == NULL || !td_statement_next (row, NULL))
    {
      g_propagate_error (error, trouble);
      return FALSE;
    }
  g_set_error (error, TD_ERROR, TD_ERROR_UNREADABLE,
               /* Translators: a table of the database, a number, another table. */
               _ ("Nothing was imported: %s %d of the file refers to a %s that is "
                  "not in it. Export the workspace again."),
               td_statement_get_text (row, 0), (int) td_statement_get_int (row, 1),
               td_statement_get_text (row, 2));
  g_error_free (trouble);
  return FALSE;
}

static gboolean
fill (Import *job, const char *path, GError **error)
{
  g_autoptr (TdChange) change = td_change_begin_load (job->db, error);
  GCancellable *cancellable = td_database_get_cancellable (job->db);
  GError *trouble = NULL;

  /* Looked at again: nobody can write now. */
  if (change == NULL || !check_empty (job->db, error) || !read_file (job, cancellable, error) ||
      !record (job, path, error))
    return FALSE;
  if (job->unsealed && !td_change_seal (job->db, error))
    return FALSE;
  g_hash_table_remove_all (job->inserts);
  return td_change_commit (change, &trouble) || fail_references (job->db, trouble, error);
}

TdWorkspaceReceipt *
td_workspace_import (TdDatabase *db, const char *path, TdProgress *progress, GError **error)
{
  g_autoptr (GBytes) schema = td_workspace_load_schema ();
  g_autoptr (TdXmlSource) source = NULL;
  Import job = { .db = db, .progress = progress };
  gboolean done;

  if (!check_empty (db, error))
    return NULL;
  source = td_xml_source_new (path, schema, error);
  if (source == NULL)
    return NULL;
  td_progress_set (progress, 0, _ ("Reading the workspace…"));
  job.source = source;
  job.receipt = td_workspace_receipt_new ();
  job.rows = g_ptr_array_new_with_free_func ((GDestroyNotify) td_xml_row_free);
  job.words = g_string_new (NULL);
  job.inserts = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) td_statement_release);

  done = fill (&job, path, error);
  g_hash_table_unref (job.inserts);
  g_ptr_array_unref (job.rows);
  g_string_free (job.words, TRUE);
  if (!done)
    g_clear_pointer (&job.receipt, td_workspace_receipt_free);
  return job.receipt;
}

TdWorkspaceReceipt *
td_workspace_import_new (const char *into,
                         const char *path,
                         TdProgress *progress,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (TdDatabase) db = NULL;
  TdWorkspaceReceipt *receipt = NULL;

  if (g_file_test (into, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT,
                   _ ("There is a file “%s” already. Give the name of one that is not there yet."),
                   into);
      return NULL;
    }
  db = td_database_open (into, TD_DATABASE_CREATE, error);
  if (db)
    {
      td_database_set_cancellable (db, cancellable);
      receipt = td_workspace_import (db, path, progress, error);
    }
  g_clear_pointer (&db, td_database_close);
  if (receipt == NULL)
    g_unlink (into);
  return receipt;
}
