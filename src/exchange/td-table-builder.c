/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-table-private.h"

#include "base/td-error.h"
#include "base/td-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How many cells a block of them holds. */
#define BLOCK_SIZE 16384

/* Guards against workbooks that make everything one. */
#define MAX_MERGES 20000
#define MAX_FILLED 2000000

/* Cells made one in a spreadsheet; numbers of rows and places of columns, both inclusive. */
typedef struct
{
  int first_row, last_row;
  guint first_column, last_column;
} Merge;

struct _TdTableBuilder
{
  const TdReading *reading;
  GStringChunk *chunk;
  char *text;        /* of the file; NULL: no cell lies in it */
  GPtrArray *blocks; /* of const char *[] */
  guint block_used;  /* of the last one */
  TdRawRow *rows;
  guint n_rows;
  guint room;       /* for so many rows */
  GPtrArray *cells; /* of the row under way */
  GArray *merges;   /* of Merge */
  gint64 n_bytes;   /* of all cells, however often one text is used */
  gboolean named;   /* the first row is the header for sure */
};

TdTableBuilder *
td_table_builder_new (const TdReading *reading)
{
  TdTableBuilder *builder = g_new0 (TdTableBuilder, 1);

  builder->reading = reading;
  builder->chunk = g_string_chunk_new (64 * 1024);
  builder->blocks = g_ptr_array_new_with_free_func (g_free);
  builder->block_used = BLOCK_SIZE;
  builder->cells = g_ptr_array_new ();
  builder->merges = g_array_new (FALSE, FALSE, sizeof (Merge));
  return builder;
}

void
td_table_builder_free (TdTableBuilder *builder)
{
  if (builder == NULL)
    return;
  g_clear_pointer (&builder->chunk, g_string_chunk_free);
  g_clear_pointer (&builder->text, g_free);
  g_clear_pointer (&builder->blocks, g_ptr_array_unref);
  g_free (builder->rows);
  g_ptr_array_unref (builder->cells);
  g_array_unref (builder->merges);
  g_free (builder);
}

/* The cells of a row, kept as long as the table. */
static const char **
keep_cells (TdTableBuilder *builder, gconstpointer cells, guint n_cells)
{
  const char **kept;

  if (builder->block_used + n_cells > BLOCK_SIZE)
    {
      g_ptr_array_add (builder->blocks, g_new (const char *, BLOCK_SIZE));
      builder->block_used = 0;
    }
  kept = (const char **) builder->blocks->pdata[builder->blocks->len - 1] + builder->block_used;
  memcpy (kept, cells, n_cells * sizeof (gpointer));
  builder->block_used += n_cells;
  return kept;
}

/* Spaces of any script, byte order marks and zero-width spaces. */
static gboolean
is_padding (gunichar c)
{
  return g_unichar_isspace (c) || c == 0xfeff || c == 0x200b;
}

/* Whether a byte is a character that pads nothing, as most are at the ends of a cell. */
static gboolean
is_plain (char byte)
{
  return byte > ' ' && byte < 0x7f;
}

/* Leaves out the space at both ends of a text. */
static const char *
trim (const char *text, gsize *length)
{
  const char *end = text + *length;

  while (text < end && !is_plain (*text) && is_padding (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  while (text < end && !is_plain (end[-1]))
    {
      const char *last = g_utf8_prev_char (end);

      if (!is_padding (g_utf8_get_char (last)))
        break;
      end = last;
    }
  *length = (gsize) (end - text);
  return text;
}

const char *
td_table_builder_keep (TdTableBuilder *builder, const char *text, gssize length)
{
  gsize size = length < 0 ? strlen (text) : (gsize) length;
  const char *kept = trim (text, &size);

  return size > 0 ? g_string_chunk_insert_len (builder->chunk, kept, (gssize) size) : "";
}

void
td_table_builder_take_text (TdTableBuilder *builder, char *text)
{
  g_return_if_fail (builder->text == NULL);

  builder->text = text;
}

/* One text may be used by millions of cells, so their sum is held against the limit of what a
 * workbook may unpack to. */
static gboolean
count_bytes (TdTableBuilder *builder, gsize size, GError **error)
{
  builder->n_bytes += (gint64) size;
  return builder->n_bytes <= TD_TABLE_MAX_TEXT || td_reading_fail_text (builder->reading, error);
}

/* A text that is kept, with its length. */
static gboolean
set_text (TdTableBuilder *builder, guint column, const char *text, gsize size, GError **error)
{
  GPtrArray *cells = builder->cells;

  if (size == 0 && column >= cells->len)
    return TRUE;
  if (column >= TD_TABLE_MAX_COLUMNS)
    return td_reading_fail_columns (builder->reading, error);
  while (cells->len <= column)
    g_ptr_array_add (cells, (gpointer) "");
  cells->pdata[column] = (gpointer) text;
  return count_bytes (builder, size + 1, error);
}

gboolean
td_table_builder_set_kept (TdTableBuilder *builder, guint column, const char *text, GError **error)
{
  return set_text (builder, column, text, strlen (text), error);
}

static gboolean
fail_cell (TdTableBuilder *builder, GError **error)
{
  return td_reading_fail_cell (builder->reading, td_table_builder_get_last_number (builder) + 1,
                               error);
}

gboolean
td_table_builder_set_cell (TdTableBuilder *builder,
                           guint column,
                           const char *text,
                           gssize length,
                           GError **error)
{
  gsize size = length < 0 ? strlen (text) : (gsize) length;

  if (size > TD_TABLE_MAX_CELL)
    return fail_cell (builder, error);
  return td_table_builder_set_kept (builder, column,
                                    column < TD_TABLE_MAX_COLUMNS || size == 0
                                        ? td_table_builder_keep (builder, text, (gssize) size)
                                        : text,
                                    error);
}

gboolean
td_table_builder_cut_cell (TdTableBuilder *builder,
                           guint column,
                           char *text,
                           gsize length,
                           GError **error)
{
  gsize size = length;
  char *kept;

  if (length > TD_TABLE_MAX_CELL)
    return fail_cell (builder, error);
  kept = (char *) trim (text, &size);
  kept[size] = '\0';
  return set_text (builder, column, kept, size, error);
}

/* For a row more. */
static gboolean
make_room (TdTableBuilder *builder, GError **error)
{
  guint room = MAX (builder->room * 2, 64);
  TdRawRow *rows;

  if (builder->n_rows < builder->room)
    return TRUE;
  rows = g_try_renew (TdRawRow, builder->rows, room);
  if (rows == NULL)
    return td_reading_fail_memory (builder->reading, error);
  builder->rows = rows;
  builder->room = room;
  return TRUE;
}

static gboolean
add_row (TdTableBuilder *builder, const TdRawRow *row, GError **error)
{
  if (builder->n_rows >= TD_TABLE_MAX_ROWS)
    return td_reading_fail (builder->reading,
                            _ ("“%s” has more than 10 million rows. Split it and import the parts "
                               "one after the other."),
                            error);
  if (!make_room (builder, error))
    return FALSE;
  builder->rows[builder->n_rows++] = *row;
  return TRUE;
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
  row.n_cells = cells->len;
  row.cells = keep_cells (builder, cells->pdata, cells->len);
  g_ptr_array_set_size (cells, 0);
  return add_row (builder, &row, error);
}

gboolean
td_table_builder_repeat_row (TdTableBuilder *builder, int number, GError **error)
{
  TdRawRow row = builder->rows[builder->n_rows - 1];
  gsize size = 0;

  row.number = number;
  for (guint i = 0; i < row.n_cells; i++)
    size += strlen (row.cells[i]) + 1;
  return count_bytes (builder, size, error) && add_row (builder, &row, error);
}

int
td_table_builder_get_last_number (TdTableBuilder *builder)
{
  guint n_rows = builder->n_rows;

  return n_rows > 0 ? builder->rows[n_rows - 1].number : 0;
}

gboolean
td_table_builder_name_columns (TdTableBuilder *builder, GPtrArray *names, GError **error)
{
  TdRawRow row = { .number = 0, .n_cells = names->len };

  if (!make_room (builder, error))
    return FALSE;
  for (guint i = 0; i < names->len; i++)
    g_ptr_array_add (builder->cells,
                     (gpointer) td_table_builder_keep (builder, names->pdata[i], -1));
  row.cells = keep_cells (builder, builder->cells->pdata, names->len);
  g_ptr_array_set_size (builder->cells, 0);
  memmove (builder->rows + 1, builder->rows, builder->n_rows * sizeof *builder->rows);
  builder->rows[0] = row;
  builder->n_rows++;
  builder->named = TRUE;
  return TRUE;
}

guint
td_table_builder_get_n_rows (TdTableBuilder *builder)
{
  return builder->n_rows;
}

guint
td_table_builder_count_known (TdTableBuilder *builder)
{
  guint n_known = 0;

  if (builder->n_rows > 0)
    td_table_find_header (builder->rows, builder->n_rows, &n_known);
  return n_known;
}

void
td_table_builder_merge (TdTableBuilder *builder,
                        int first_row,
                        guint first_column,
                        int last_row,
                        guint last_column)
{
  Merge merge = { first_row, last_row, first_column, last_column };

  if (builder->merges->len < MAX_MERGES && (last_row > first_row || last_column > first_column))
    g_array_append_val (builder->merges, merge);
}

/* The first row with this number or a larger one. */
static guint
find_row (TdTableBuilder *builder, int number)
{
  guint low = 0, high = builder->n_rows;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (builder->rows[middle].number < number)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Puts a text into an empty cell of a row that is complete. */
static void
fill_cell (TdTableBuilder *builder, TdRawRow *row, guint column, const char *text)
{
  if (column >= row->n_cells)
    {
      g_autofree const char **cells = g_new (const char *, column + 1);

      memcpy (cells, row->cells, row->n_cells * sizeof (gpointer));
      for (guint i = row->n_cells; i <= column; i++)
        cells[i] = "";
      row->cells = keep_cells (builder, cells, column + 1);
      row->n_cells = column + 1;
    }
  if (row->cells[column][0] == '\0')
    row->cells[column] = text;
}

/* A text that stands beside several rows belongs to each of them. */
static void
fill_down (TdTableBuilder *builder)
{
  guint n_left = MAX_FILLED;

  for (guint i = 0; i < builder->merges->len; i++)
    {
      const Merge *merge = &g_array_index (builder->merges, Merge, i);
      guint at = find_row (builder, merge->first_row);
      const char *text = NULL;

      for (; at < builder->n_rows && n_left > 0; at++, n_left--)
        {
          TdRawRow *row = &builder->rows[at];

          if (row->number > merge->last_row)
            break;
          if (row->number == merge->first_row && merge->first_column < row->n_cells)
            text = row->cells[merge->first_column];
          else if (text && *text)
            fill_cell (builder, row, merge->first_column, text);
        }
    }
}

/* A name that stands over several columns is the name of each of them. */
static void
fill_header (TdTableBuilder *builder, guint header)
{
  TdRawRow *row = &builder->rows[header];

  for (guint i = 0; i < builder->merges->len; i++)
    {
      const Merge *merge = &g_array_index (builder->merges, Merge, i);
      guint last = MIN (merge->last_column, TD_TABLE_MAX_COLUMNS - 1);

      if (merge->first_row > row->number || merge->last_row < row->number ||
          merge->first_column >= row->n_cells)
        continue;
      for (guint column = merge->first_column + 1; column <= last; column++)
        fill_cell (builder, row, column, row->cells[merge->first_column]);
    }
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
static gboolean
keep_data (TdTable *table, guint header, gboolean all)
{
  TdRawRow *rows = table->rows;
  g_autofree guint8 *data = g_try_new0 (guint8, table->n_rows);
  guint n_kept = 0;

  if (data == NULL)
    return FALSE;

  for (guint i = header + 1; i < table->n_rows; i++)
    data[i] = all ? !td_table_is_same_row (&rows[i], &rows[header])
                  : td_table_is_data (rows, header, i, table->n_columns);
  for (guint i = 0; i < table->n_rows; i++)
    {
      TdRawRow kept = rows[i];

      if (!data[i])
        continue;
      rows[i] = rows[n_kept];
      rows[n_kept++] = kept;
    }
  table->n_rows = n_kept;
  return TRUE;
}

/* The header that was chosen or that looks like it; -1 with an error where there is none. */
static int
find_header (TdTableBuilder *builder, GError **error)
{
  const TdReading *reading = builder->reading;
  const TdRawRow *rows = builder->rows;
  guint n_known;

  if (builder->n_rows == 0)
    {
      td_reading_fail (reading, _ ("“%s” holds no table: every row is blank."), error);
      return -1;
    }
  if (builder->named)
    return 0;
  if (reading->choice.header_row == 0)
    return (int) (reading->columns ? td_table_find_columns (rows, builder->n_rows, reading->columns)
                                   : td_table_find_header (rows, builder->n_rows, &n_known));
  for (guint i = 0; i < builder->n_rows; i++)
    if (rows[i].number == reading->choice.header_row)
      return (int) i;
  g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
               /* Translators: a file, the number of a row. */
               _ ("“%s” has nothing in row %d that could name its columns. Choose another row."),
               reading->name, reading->choice.header_row);
  return -1;
}

static TdTable *
take_table (TdTableBuilder *builder, TdTableOffer *offer, guint header, const char *description)
{
  const TdRawRow *rows = builder->rows;
  TdTable *table = g_new0 (TdTable, 1);

  g_atomic_ref_count_init (&table->references);
  table->file_name = g_strdup (builder->reading->name);
  table->description = g_strdup (description);
  table->dates = builder->reading->choice.dates;
  table->offer = offer;
  offer->header_row = rows[header].number;
  for (guint i = header; i < builder->n_rows; i++)
    table->n_columns = MAX (table->n_columns, rows[i].n_cells);
  table->n_named = rows[header].n_cells;
  table->chunk = g_steal_pointer (&builder->chunk);
  table->text = g_steal_pointer (&builder->text);
  table->blocks = g_steal_pointer (&builder->blocks);
  table->rows = g_steal_pointer (&builder->rows);
  table->n_rows = builder->n_rows;
  return table;
}

TdTable *
td_table_builder_finish (TdTableBuilder *builder,
                         TdTableOffer *offer,
                         const char *description,
                         GError **error)
{
  gboolean all = builder->named || builder->reading->columns != NULL;
  TdTable *table;
  int header;

  fill_down (builder);
  header = find_header (builder, error);
  if (header < 0)
    {
      td_table_offer_free (offer);
      return NULL;
    }
  fill_header (builder, (guint) header);
  table = take_table (builder, offer, (guint) header, description);
  name_columns (table, &table->rows[header]);
  if (keep_data (table, (guint) header, all))
    return table;
  td_reading_fail_memory (builder->reading, error);
  td_table_unref (table);
  return NULL;
}
