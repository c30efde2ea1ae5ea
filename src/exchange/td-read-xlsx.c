/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-table-private.h"

#include "exchange/td-sheets.h"
#include "exchange/td-workbook.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What kind of value the cell under way has. */
typedef enum
{
  NUMBER,
  SHARED,
  TRUTH,
  FAULT, /* #N/A and the like, which are empty cells */
  TEXT,  /* inline, the result of a formula, an ISO date */
} Kind;

/* The walk through one sheet. */
typedef struct
{
  TdWorkbook *workbook;
  TdTableBuilder *builder;
  const char **kept; /* shared strings that the builder has already */
  guint n_rows;      /* to be read; 0: all of them */
  int row;
  guint column;
  Kind kind;
  int style;
  GString *text;
  gboolean in_value;
  gboolean in_aid;
} Sheet;

/* Reads "BC12" or the first half of "A1:C3"; the column counts from 0. */
static const char *
read_reference (const char *text, guint *column, int *row)
{
  guint letters = 0;
  gint64 number;
  char *end;

  for (; g_ascii_isalpha (*text) && letters < 1000000; text++)
    letters = letters * 26 + (guint) (g_ascii_toupper (*text) - 'A' + 1);
  *column = letters > 0 ? letters - 1 : 0;
  number = g_ascii_strtoll (text, &end, 10);
  *row = (int) CLAMP (number, 0, G_MAXINT);
  return end;
}

static Kind
read_kind (const TdSaxAttributes *attributes)
{
  gsize length;
  const char *type = td_sax_get (attributes, "t", &length);

  if (type == NULL)
    return NUMBER;
  if (length == 1)
    switch (*type)
      {
      case 'n':
        return NUMBER;
      case 's':
        return SHARED;
      case 'b':
        return TRUTH;
      case 'e':
        return FAULT;
      default:
        return TEXT;
      }
  return TEXT;
}

static void
begin_cell (Sheet *sheet, const TdSaxAttributes *attributes)
{
  gsize length;
  const char *reference = td_sax_get (attributes, "r", &length);
  int row;

  if (reference && g_ascii_isalpha (*reference))
    read_reference (reference, &sheet->column, &row);
  sheet->style = (int) td_sax_get_number (attributes, "s", -1);
  sheet->kind = read_kind (attributes);
  g_string_truncate (sheet->text, 0);
}

static void
merge_cells (Sheet *sheet, const TdSaxAttributes *attributes)
{
  gsize length;
  const char *text = td_sax_get (attributes, "ref", &length);
  guint first_column, last_column;
  int first_row, last_row;

  if (text == NULL)
    return;
  text = read_reference (text, &first_column, &first_row);
  if (*text != ':')
    return;
  read_reference (text + 1, &last_column, &last_row);
  td_table_builder_merge (sheet->builder, first_row, first_column, last_row, last_column);
}

static gboolean
start_cb (gpointer data, const char *name, const TdSaxAttributes *attributes, GError **error)
{
  Sheet *sheet = data;

  if (strcmp (name, "c") == 0)
    begin_cell (sheet, attributes);
  else if (strcmp (name, "v") == 0 || strcmp (name, "t") == 0)
    sheet->in_value = TRUE;
  else if (strcmp (name, "row") == 0)
    {
      sheet->row =
          (int) CLAMP (td_sax_get_number (attributes, "r", (gint64) sheet->row + 1), 0, G_MAXINT);
      sheet->column = 0;
    }
  else if (strcmp (name, "rPh") == 0)
    sheet->in_aid = TRUE;
  else if (strcmp (name, "mergeCell") == 0)
    merge_cells (sheet, attributes);
  return TRUE;
}

/* A shared string goes to the table once, however many cells have it. */
static const char *
keep_shared (Sheet *sheet, const char *index)
{
  GPtrArray *texts = sheet->workbook->texts;
  guint64 i = g_ascii_strtoull (index, NULL, 10);

  if (i >= texts->len)
    return "";
  if (sheet->kept[i] == NULL)
    sheet->kept[i] = td_table_builder_keep (sheet->builder, texts->pdata[i], -1);
  return sheet->kept[i];
}

static gboolean
set_number (Sheet *sheet, GError **error)
{
  g_autofree char *text =
      td_workbook_format_number (sheet->workbook, sheet->text->str, sheet->style);

  return td_table_builder_set_cell (sheet->builder, sheet->column, text, -1, error);
}

static gboolean
end_cell (Sheet *sheet, GError **error)
{
  TdTableBuilder *builder = sheet->builder;
  const char *text = sheet->text->str;

  if (*text == '\0')
    return TRUE;
  switch (sheet->kind)
    {
    case SHARED:
      return td_table_builder_set_kept (builder, sheet->column, keep_shared (sheet, text), error);
    case TRUTH:
      return td_table_builder_set_kept (builder, sheet->column, *text == '1' ? "TRUE" : "FALSE",
                                        error);
    case FAULT:
      return TRUE;
    case NUMBER:
      return set_number (sheet, error);
    default:
      return td_table_builder_set_cell (builder, sheet->column, text, (gssize) sheet->text->len,
                                        error);
    }
}

static gboolean
end_row (Sheet *sheet, GError **error)
{
  if (!td_table_builder_end_row (sheet->builder, sheet->row, error))
    return FALSE;
  return sheet->n_rows == 0 || td_table_builder_get_n_rows (sheet->builder) < sheet->n_rows;
}

static gboolean
end_cb (gpointer data, const char *name, GError **error)
{
  Sheet *sheet = data;

  if (strcmp (name, "c") == 0)
    {
      gboolean done = end_cell (sheet, error);

      sheet->column++;
      return done;
    }
  if (strcmp (name, "row") == 0)
    return end_row (sheet, error);
  if (strcmp (name, "v") == 0 || strcmp (name, "t") == 0)
    sheet->in_value = FALSE;
  else if (strcmp (name, "rPh") == 0)
    sheet->in_aid = FALSE;
  return TRUE;
}

static gboolean
text_cb (gpointer data, const char *text, gsize length, GError **error)
{
  Sheet *sheet = data;

  if (!sheet->in_value || sheet->in_aid)
    return TRUE;
  g_string_append_len (sheet->text, text, (gssize) length);
  return sheet->text->len <= TD_TABLE_MAX_CELL ||
         td_reading_fail_cell (sheet->workbook->reading, sheet->row, error);
}

/* The first rows of a sheet, or all of them where @n_rows is 0. */
static TdTableBuilder *
build_sheet (gpointer data, guint place, guint n_rows, GError **error)
{
  static const TdSaxEvents events = { start_cb, end_cb, text_cb };
  TdWorkbook *workbook = data;
  g_autoptr (TdTableBuilder) builder = td_table_builder_new (workbook->reading);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree const char **kept = g_new0 (const char *, workbook->texts->len + 1);
  Sheet sheet = { workbook, builder, kept, n_rows, .text = text };
  gboolean done = td_unpack_read (workbook->unpack, workbook->sheets->pdata[place], n_rows == 0,
                                  &events, &sheet, error);

  return done ? g_steal_pointer (&builder) : NULL;
}

TdTable *
td_table_read_xlsx (TdUnpack *unpack, const TdReading *reading, GError **error)
{
  g_autoptr (TdTableOffer) offer = td_table_offer_new (TD_TABLE_XLSX);
  g_autoptr (TdWorkbook) workbook = td_workbook_open (unpack, reading, offer, error);

  if (workbook == NULL)
    return NULL;
  return td_sheets_read (g_steal_pointer (&offer), reading,
                         /* Translators: %s is the name of a sheet. */
                         _ ("Excel workbook, sheet “%s”"), build_sheet, workbook, error);
}
