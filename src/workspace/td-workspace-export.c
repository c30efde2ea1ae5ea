/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-xml-private.h"

#include "base/td-error.h"
#include "exchange/td-xml-source.h"
#include "exchange/td-xml-text.h"
#include "exchange/td-xml-writer.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <math.h>

/* What is looked at again, of the whole job. */
#define WRITING 0.6

/* Bytes of a block of base64; a multiple of three, so that blocks need no padding inside. */
#define BLOCK (48 * 1024)

typedef struct
{
  TdDatabase *db;
  TdXmlWriter *writer;
  TdProgress *progress;
  GHashTable *sql; /* of the rows of each TdXmlTable */
  gboolean include_private;
  gint64 n_rows;
  gint64 n_all;
} Export;

/* --- What is read --- */

static void
append_column (GString *sql, const Export *job, const TdXmlTable *table, const TdXmlField *field)
{
  const char *condition =
      job->include_private ? NULL : td_workspace_private_condition (table, field);

  if (sql->str[sql->len - 1] != ' ')
    g_string_append (sql, ", ");
  if (!job->include_private && field->kind == TD_XML_SEAL)
    g_string_append (sql, "NULL");
  else if (condition == NULL)
    g_string_append (sql, field->column);
  else
    g_string_append_printf (sql, "CASE WHEN %s THEN NULL ELSE %s END", condition, field->column);
}

static const char *
sql_of (Export *job, const TdXmlTable *table)
{
  const char *known = g_hash_table_lookup (job->sql, table);
  const char *parent = td_xml_table_get_parent (table);
  GString *sql;

  if (known)
    return known;
  sql = g_string_new ("SELECT ");
  for (const TdXmlField *field = table->fields; field->column; field++)
    append_column (sql, job, table, field);
  g_string_append_printf (sql, " FROM %s", table->table);
  if (parent)
    g_string_append_printf (sql, " WHERE %s = $1", parent);
  g_string_append_printf (sql, " ORDER BY %s", table->order);
  g_hash_table_insert (job->sql, (gpointer) table, sql->str);
  return g_string_free (sql, FALSE);
}

static gboolean
is_text (const TdXmlField *field)
{
  return field->kind == TD_XML_CODE || field->kind == TD_XML_WORDS || field->kind == TD_XML_SEAL;
}

/* A row that no file can hold. */
static gboolean
fail_broken (const TdXmlTable *table, const TdXmlField *field, gint64 id, GError **error)
{
  g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
               /* Translators: a table of the database, a number, a column. */
               _ ("The workspace could not be exported: %s %d has a “%s” that is "
                  "no text. Look at it with “tandemctl check”, or restore a backup."),
               table->table, (int) id, field->column);
  return FALSE;
}

/* Whether texts of the row need their control characters written in another way. */
static gboolean
needs_escapes (TdStatement *row, const TdXmlTable *table, gboolean *escapes, GError **error)
{
  *escapes = FALSE;
  for (int i = 0; table->fields[i].column; i++)
    {
      const TdXmlField *field = &table->fields[i];

      if (!is_text (field) || td_statement_is_null (row, i))
        continue;
      switch (td_xml_text_fits (td_statement_get_text (row, i), td_statement_get_length (row, i)))
        {
        case TD_XML_FITS:
          break;
        case TD_XML_ESCAPES:
          *escapes = TRUE;
          break;
        case TD_XML_BROKEN:
        default:
          return fail_broken (table, field, td_statement_get_int (row, 0), error);
        }
    }
  return TRUE;
}

/* --- What is written --- */

/* The fewest digits that are the same number again. */
static void
format_real (double value, char *text)
{
  static const char *const formats[] = { "%.15g", "%.16g", "%.17g" };

  if (isinf (value))
    {
      g_strlcpy (text, value > 0 ? "INF" : "-INF", G_ASCII_DTOSTR_BUF_SIZE);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_ascii_formatd (text, G_ASCII_DTOSTR_BUF_SIZE, formats[i], value);
      if (g_ascii_strtod (text, NULL) == value)
        return;
    }
}

/* The text of a value that is no words and not NULL; @text has room for any number. */
static const char *
format_value (TdStatement *row, int column, TdXmlKind kind, char *text)
{
  switch (kind)
    {
    case TD_XML_WHOLE:
      g_snprintf (text, G_ASCII_DTOSTR_BUF_SIZE, "%" G_GINT64_FORMAT,
                  td_statement_get_int (row, column));
      return text;
    case TD_XML_REAL:
      format_real (td_statement_get_real (row, column), text);
      return text;
    case TD_XML_FLAG:
      return td_statement_get_int (row, column) ? "true" : "false";
    default:
      return td_statement_get_text (row, column);
    }
}

static void
write_value (Export *job, TdStatement *row, int column, const TdXmlField *field, gboolean escapes)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  const char *value = format_value (row, column, field->kind, text);
  g_autofree char *escaped = escapes && is_text (field) ? td_xml_text_escape (value) : NULL;

  (field->element ? td_xml_writer_words : td_xml_writer_attribute) (job->writer, field->name,
                                                                    escaped ? escaped : value);
}

static void
write_undo (Export *job, TdStatement *row, int column, const char *name)
{
  g_autoptr (GBytes) bytes = td_statement_get_bytes (row, column);
  gsize size;
  const guchar *data = g_bytes_get_data (bytes, &size);

  if (size == 0)
    return;
  td_xml_writer_start (job->writer, name, NULL);
  for (gsize at = 0; at < size; at += BLOCK)
    {
      g_autofree char *block = g_base64_encode (data + at, MIN (BLOCK, size - at));

      td_xml_writer_words (job->writer, "block", block);
    }
  td_xml_writer_end (job->writer);
}

static void
write_fields (Export *job, TdStatement *row, const TdXmlTable *table, gboolean escapes)
{
  if (escapes)
    td_xml_writer_attribute (job->writer, "escaped", "true");
  for (int i = 0; table->fields[i].column; i++)
    {
      const TdXmlField *field = &table->fields[i];

      if (field->kind == TD_XML_PARENT || td_statement_is_null (row, i))
        continue;
      if (field->kind == TD_XML_UNDO)
        write_undo (job, row, i, field->name);
      else
        write_value (job, row, i, field, escapes);
    }
}

static gboolean write_rows (Export *job, const TdXmlTable *table, gint64 parent, GError **error);

static gboolean
write_row (Export *job, TdStatement *row, const TdXmlTable *table, GError **error)
{
  gint64 id = td_statement_get_int (row, 0);
  gboolean escapes;

  if (g_cancellable_set_error_if_cancelled (td_database_get_cancellable (job->db), error) ||
      !needs_escapes (row, table, &escapes, error))
    return FALSE;
  td_xml_writer_start (job->writer, table->element, NULL);
  write_fields (job, row, table, escapes);
  for (guint i = 0; table->children && table->children[i]; i++)
    if (!write_rows (job, table->children[i], id, error))
      return FALSE;
  td_xml_writer_end (job->writer);
  job->n_rows++;
  if (job->n_rows % 1000 == 0)
    td_progress_set (job->progress, WRITING * (double) job->n_rows / (double) MAX (job->n_all, 1),
                     NULL);
  return TRUE;
}

static gboolean
write_rows (Export *job, const TdXmlTable *table, gint64 parent, GError **error)
{
  g_autoptr (TdStatement) row =
      td_database_query (job->db, error, sql_of (job, table), "i", parent);
  GError *trouble = NULL;

  if (row == NULL)
    return FALSE;
  while (td_statement_next (row, &trouble))
    if (!write_row (job, row, table, error))
      return FALSE;
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, trouble);
  return FALSE;
}

static gboolean
write_lacks (Export *job, GPtrArray *lacks)
{
  td_xml_writer_start (job->writer, "left-out", NULL);
  for (guint i = 0; i < lacks->len; i++)
    {
      const TdWorkspaceLack *lack = lacks->pdata[i];
      g_autofree char *count = g_strdup_printf ("%" G_GINT64_FORMAT, lack->n);

      td_xml_writer_start (job->writer, "kind", NULL);
      td_xml_writer_attribute (job->writer, "name", lack->kind);
      td_xml_writer_attribute (job->writer, "count", count);
      td_xml_writer_text (job->writer, td_workspace_lack_name (lack->kind));
      td_xml_writer_end (job->writer);
    }
  td_xml_writer_end (job->writer);
  return TRUE;
}

/* --- The whole --- */

static gboolean
count_rows (Export *job, GError **error)
{
  g_autoptr (GPtrArray) tables = td_xml_list_tables ();

  for (guint i = 0; i < tables->len; i++)
    {
      const TdXmlTable *table = tables->pdata[i];
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s", table->table);
      gint64 n = 0;

      if (!td_database_query_int (job->db, &n, error, sql, ""))
        return FALSE;
      job->n_all += n;
    }
  return TRUE;
}

/* A row whose pair or person is gone is in no element: rather no file than one without it. */
static gboolean
has_all_rows (Export *job, GError **error)
{
  if (job->n_rows == job->n_all)
    return TRUE;
  g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
               /* Translators: a number of rows of the database. */
               ngettext ("The workspace could not be exported: %d row belongs to nothing that is "
                         "there. Look at it with “tandemctl check”, or restore a backup.",
                         "The workspace could not be exported: %d rows belong to nothing that is "
                         "there. Look at it with “tandemctl check”, or restore a backup.",
                         (gulong) (job->n_all - job->n_rows)),
               (int) (job->n_all - job->n_rows));
  return FALSE;
}

static gboolean
write_workspace (Export *job, GPtrArray *lacks, GError **error)
{
  td_xml_writer_start (job->writer, "workspace", TD_WORKSPACE_NAMESPACE);
  td_xml_writer_attribute (job->writer, "private", job->include_private ? "included" : "left-out");
  write_lacks (job, lacks);
  for (const TdXmlSection *section = td_xml_sections (); section->element; section++)
    {
      td_xml_writer_start (job->writer, section->element, NULL);
      if (!write_rows (job, section->table, 0, error))
        return FALSE;
      td_xml_writer_end (job->writer);
    }
  td_xml_writer_end (job->writer);
  return has_all_rows (job, error);
}

static TdWorkspaceReceipt *
read_and_write (Export *job, GError **error)
{
  g_autoptr (TdWorkspaceReceipt) receipt = td_workspace_receipt_new ();
  g_autoptr (GPtrArray) lacks = td_workspace_list_lacks (job->db, job->include_private, error);

  if (lacks == NULL || !count_rows (job, error) || !write_workspace (job, lacks, error))
    return NULL;
  g_ptr_array_unref (receipt->lacks);
  receipt->lacks = g_steal_pointer (&lacks);
  receipt->n_rows = job->n_rows;
  return g_steal_pointer (&receipt);
}

/* The file is read again before it gets its name. */
static gboolean
finish (Export *job, GError **error)
{
  g_autoptr (GBytes) schema = td_workspace_load_schema ();

  td_progress_set (job->progress, WRITING, _ ("Checking the file…"));
  return td_xml_writer_close (job->writer, error) &&
         td_xml_source_check (td_xml_writer_get_draft (job->writer),
                              td_xml_writer_get_path (job->writer), schema,
                              td_database_get_cancellable (job->db), error) &&
         td_xml_writer_keep (job->writer, error);
}

TdWorkspaceReceipt *
td_workspace_export (TdDatabase *db,
                     const char *path,
                     gboolean include_private,
                     TdProgress *progress,
                     GError **error)
{
  g_autoptr (TdXmlWriter) writer = td_xml_writer_new (path, error);
  g_autoptr (TdWorkspaceReceipt) receipt = NULL;
  Export job = {
    .db = db,
    .writer = writer,
    .progress = progress,
    .include_private = include_private,
  };

  if (writer == NULL || !td_database_begin_reading (db, error))
    return NULL;
  td_progress_set (progress, 0, _ ("Writing the workspace…"));
  job.sql = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  receipt = read_and_write (&job, error);
  g_hash_table_unref (job.sql);
  td_database_end_reading (db);
  return receipt && finish (&job, error) ? g_steal_pointer (&receipt) : NULL;
}
