/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-table-private.h"

#include "base/td-error.h"
#include "base/td-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _TdTable
{
  gatomicrefcount references;
  GStringChunk *chunk;
  char *description;
  char *file_name;
  char **headers; /* n_columns of them */
  guint n_columns;
  guint n_named; /* cells of the header */
  GArray *rows;  /* of TdRawRow */
};

struct _TdTableBuilder
{
  GStringChunk *chunk;
  GArray *rows;     /* of TdRawRow */
  GPtrArray *cells; /* of the row under way */
};

static void
raw_row_clear (gpointer data)
{
  TdRawRow *row = data;

  g_free (row->cells);
}

TdTableBuilder *
td_table_builder_new (void)
{
  TdTableBuilder *builder = g_new0 (TdTableBuilder, 1);

  builder->chunk = g_string_chunk_new (64 * 1024);
  builder->rows = g_array_new (FALSE, FALSE, sizeof (TdRawRow));
  g_array_set_clear_func (builder->rows, raw_row_clear);
  builder->cells = g_ptr_array_new ();
  return builder;
}

void
td_table_builder_free (TdTableBuilder *builder)
{
  if (builder == NULL)
    return;
  g_clear_pointer (&builder->chunk, g_string_chunk_free);
  g_clear_pointer (&builder->rows, g_array_unref);
  g_ptr_array_unref (builder->cells);
  g_free (builder);
}

/* Spaces of any script, byte order marks and zero-width spaces. */
static gboolean
is_padding (gunichar c)
{
  return g_unichar_isspace (c) || c == 0xfeff || c == 0x200b;
}

static const char *
insert_trimmed (TdTableBuilder *builder, const char *text, gsize length)
{
  const char *end = text + length;

  while (text < end && is_padding (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  while (text < end)
    {
      const char *last = g_utf8_prev_char (end);

      if (!is_padding (g_utf8_get_char (last)))
        break;
      end = last;
    }
  return text < end ? g_string_chunk_insert_len (builder->chunk, text, end - text) : "";
}

gboolean
td_table_builder_add_cell (TdTableBuilder *builder, const char *text, gssize length, GError **error)
{
  gsize size = length < 0 ? strlen (text) : (gsize) length;

  if (size > TD_TABLE_MAX_CELL)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_UNREADABLE,
                   _ ("Row %u has a cell of more than 1 MB. Is a quotation mark missing there?"),
                   builder->rows->len + 1);
      return FALSE;
    }
  if (builder->cells->len >= TD_TABLE_MAX_COLUMNS)
    {
      if (size == 0)
        return TRUE;
      g_set_error_literal (error, TD_ERROR, TD_ERROR_UNREADABLE,
                           _ ("The file has more than 1,000 columns. Remove the columns that are "
                              "not needed and import it again."));
      return FALSE;
    }
  g_ptr_array_add (builder->cells, (gpointer) insert_trimmed (builder, text, size));
  return TRUE;
}

gboolean
td_table_builder_set_cell (TdTableBuilder *builder,
                           guint column,
                           const char *text,
                           gssize length,
                           GError **error)
{
  guint n_before = builder->cells->len;

  if (column < n_before)
    {
      builder->cells->pdata[column] =
          (gpointer) insert_trimmed (builder, text, length < 0 ? strlen (text) : (gsize) length);
      return TRUE;
    }
  while (builder->cells->len < MIN (column, TD_TABLE_MAX_COLUMNS))
    g_ptr_array_add (builder->cells, (gpointer) "");
  return td_table_builder_add_cell (builder, text, length, error);
}

gboolean
td_table_builder_end_row (TdTableBuilder *builder, int number, GError **error)
{
  GPtrArray *cells = builder->cells;
  TdRawRow row = { .number = number };

  while (cells->len > 0 && *(const char *) cells->pdata[cells->len - 1] == '\0')
    g_ptr_array_set_size (cells, (int) cells->len - 1);
  if (cells->len == 0)
    return TRUE;
  if (builder->rows->len >= TD_TABLE_MAX_ROWS)
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_UNREADABLE,
                           _ ("The file has more than 10 million rows. Split it and import the "
                              "parts one after the other."));
      return FALSE;
    }
  row.n_cells = cells->len;
  row.cells = g_memdup2 (cells->pdata, cells->len * sizeof (gpointer));
  g_array_append_val (builder->rows, row);
  g_ptr_array_set_size (cells, 0);
  return TRUE;
}

guint
td_table_builder_get_n_rows (TdTableBuilder *builder)
{
  return builder->rows->len;
}

guint
td_table_builder_count_known (TdTableBuilder *builder)
{
  guint n_known = 0;

  if (builder->rows->len > 0)
    td_table_find_header ((const TdRawRow *) builder->rows->data, builder->rows->len, &n_known);
  return n_known;
}

/* "A" to "Z", "AA" …, as a spreadsheet names its columns; at most 1,000 of them. */
static char *
column_letters (guint column)
{
  if (column < 26)
    return g_strdup_printf ("%c", 'A' + (char) column);
  return g_strdup_printf ("%c%c", 'A' + (char) (column / 26 - 1) % 26, 'A' + (char) (column % 26));
}

static char *
header_name (const TdRawRow *row, guint column, GHashTable *seen)
{
  g_autofree char *letters = column_letters (column);
  g_autofree char *name = column < row->n_cells ? td_text_clean (row->cells[column]) : NULL;
  char *unique;

  if (name == NULL)
    /* Translators: a column of a file that has no name, with its letter in a spreadsheet. */
    name = g_strdup_printf (_ ("Column %s"), letters);
  unique = g_strdup (name);
  for (int i = 2; g_hash_table_contains (seen, unique); i++)
    {
      g_free (unique);
      unique = g_strdup_printf ("%s (%d)", name, i);
    }
  g_hash_table_add (seen, unique);
  return unique;
}

static void
name_columns (TdTable *table, const TdRawRow *header)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  table->headers = g_new0 (char *, table->n_columns + 1);
  for (guint i = 0; i < table->n_columns; i++)
    table->headers[i] = header_name (header, i, seen);
}

/* Moves the rows that are data to the front and drops the others: with @all only the header where
 * it is repeated. */
static void
keep_data (TdTable *table, guint header, gboolean all)
{
  TdRawRow *rows = (TdRawRow *) table->rows->data;
  g_autofree gboolean *data = g_new0 (gboolean, table->rows->len);
  guint n_kept = 0;

  for (guint i = header + 1; i < table->rows->len; i++)
    data[i] = all ? !td_table_is_same_row (&rows[i], &rows[header])
                  : td_table_is_data (rows, header, i, table->n_columns);
  for (guint i = 0; i < table->rows->len; i++)
    {
      TdRawRow kept = rows[i];

      if (!data[i])
        continue;
      rows[i] = rows[n_kept];
      rows[n_kept++] = kept;
    }
  g_array_set_size (table->rows, n_kept);
}

TdTable *
td_table_builder_finish (TdTableBuilder *builder,
                         const char *path,
                         const char *const *columns,
                         const char *description,
                         GError **error)
{
  const TdRawRow *rows = (const TdRawRow *) builder->rows->data;
  TdTable *table;
  guint header, n_known;

  if (builder->rows->len == 0)
    {
      g_autofree char *name = g_path_get_basename (path);

      g_set_error (error, TD_ERROR, TD_ERROR_UNREADABLE,
                   _ ("“%s” holds no table: every row is blank."), name);
      return NULL;
    }
  header = columns ? td_table_find_columns (rows, builder->rows->len, columns)
                   : td_table_find_header (rows, builder->rows->len, &n_known);

  table = g_new0 (TdTable, 1);
  g_atomic_ref_count_init (&table->references);
  table->file_name = g_path_get_basename (path);
  table->description = g_strdup (description);
  for (guint i = header; i < builder->rows->len; i++)
    table->n_columns = MAX (table->n_columns, rows[i].n_cells);
  table->n_named = rows[header].n_cells;
  table->chunk = g_steal_pointer (&builder->chunk);
  table->rows = g_steal_pointer (&builder->rows);
  name_columns (table, &g_array_index (table->rows, TdRawRow, header));
  keep_data (table, header, columns != NULL);
  return table;
}

TdTable *
td_table_ref (TdTable *table)
{
  g_atomic_ref_count_inc (&table->references);
  return table;
}

void
td_table_unref (TdTable *table)
{
  if (table == NULL || !g_atomic_ref_count_dec (&table->references))
    return;
  g_strfreev (table->headers);
  g_array_unref (table->rows);
  g_string_chunk_free (table->chunk);
  g_free (table->description);
  g_free (table->file_name);
  g_free (table);
}

const char *
td_table_get_description (TdTable *table)
{
  return table->description;
}

const char *
td_table_get_file_name (TdTable *table)
{
  return table->file_name;
}

guint
td_table_get_n_columns (TdTable *table)
{
  return table->n_columns;
}

guint
td_table_get_n_named (TdTable *table)
{
  return table->n_named;
}

guint
td_table_get_n_rows (TdTable *table)
{
  return table->rows->len;
}

const char *
td_table_get_header (TdTable *table, guint column)
{
  g_return_val_if_fail (column < table->n_columns, "");

  return table->headers[column];
}

int
td_table_find_column (TdTable *table, const char *header)
{
  for (guint i = 0; i < table->n_columns; i++)
    if (strcmp (table->headers[i], header) == 0)
      return (int) i;
  for (guint i = 0; i < table->n_columns; i++)
    if (td_text_same (table->headers[i], header))
      return (int) i;
  return -1;
}

int
td_table_get_row_number (TdTable *table, guint row)
{
  g_return_val_if_fail (row < table->rows->len, 0);

  return g_array_index (table->rows, TdRawRow, row).number;
}

const char *
td_table_get_cell (TdTable *table, guint row, guint column)
{
  const TdRawRow *raw;

  g_return_val_if_fail (row < table->rows->len, "");

  raw = &g_array_index (table->rows, TdRawRow, row);
  return column < raw->n_cells ? raw->cells[column] : "";
}
