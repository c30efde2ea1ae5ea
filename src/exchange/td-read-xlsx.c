/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-table-private.h"

#include "base/td-error.h"
#include "exchange/td-workbook.h"
#include "exchange/td-xml.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The walk through one sheet. */
typedef struct
{
  TdWorkbook *workbook;
  TdTableBuilder *builder;
  int row;
  guint column;
  char *type; /* of the cell under way: "s" shared text, "inlineStr", "d" … */
  int style;
  GString *text;
  gboolean in_value;
  gboolean in_aid;
} Sheet;

/* The column (from 0) of "BC12", or @otherwise. */
static guint
column_of (const char *reference, guint otherwise)
{
  guint column = 0;

  if (reference == NULL || !g_ascii_isalpha (*reference))
    return otherwise;
  for (; g_ascii_isalpha (*reference) && column < 1000000; reference++)
    column = column * 26 + (guint) (g_ascii_toupper (*reference) - 'A' + 1);
  return column - 1;
}

static void
begin_row (Sheet *sheet, xmlTextReader *reader)
{
  g_autofree char *number = td_xml_dup_attribute (reader, "r");

  sheet->row = number ? atoi (number) : sheet->row + 1;
  sheet->column = 0;
}

static void
begin_cell (Sheet *sheet, xmlTextReader *reader)
{
  g_autofree char *reference = td_xml_dup_attribute (reader, "r");
  g_autofree char *style = td_xml_dup_attribute (reader, "s");

  sheet->column = column_of (reference, sheet->column);
  sheet->style = style ? atoi (style) : -1;
  g_free (sheet->type);
  sheet->type = td_xml_dup_attribute (reader, "t");
  g_string_truncate (sheet->text, 0);
}

static char *
shared_text (TdWorkbook *workbook, const char *index)
{
  guint64 i = g_ascii_strtoull (index, NULL, 10);

  return g_strdup (i < workbook->texts->len ? workbook->texts->pdata[i] : "");
}

/* The value of the cell under way as text. An error such as #N/A is an empty cell. */
static char *
cell_text (Sheet *sheet)
{
  const char *type = sheet->type ? sheet->type : "n";
  const char *text = sheet->text->str;

  if (*text == '\0' || strcmp (type, "e") == 0)
    return g_strdup ("");
  if (strcmp (type, "s") == 0)
    return shared_text (sheet->workbook, text);
  if (strcmp (type, "b") == 0)
    return g_strdup (*text == '1' ? "TRUE" : "FALSE");
  if (strcmp (type, "n") == 0)
    return td_workbook_format_number (sheet->workbook, text, sheet->style);
  return g_strdup (text);
}

static gboolean
end_cell (Sheet *sheet, GError **error)
{
  g_autofree char *text = cell_text (sheet);

  return *text == '\0'
             ? (sheet->column++, TRUE)
             : td_table_builder_set_cell (sheet->builder, sheet->column++, text, -1, error);
}

static void
take_text (Sheet *sheet, xmlTextReader *reader)
{
  int type = xmlTextReaderNodeType (reader);
  const xmlChar *value = xmlTextReaderConstValue (reader);

  if (sheet->in_value && !sheet->in_aid && value &&
      (type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA ||
       type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE || type == XML_READER_TYPE_WHITESPACE))
    g_string_append (sheet->text, (const char *) value);
}

static gboolean
take_start (Sheet *sheet, xmlTextReader *reader, GError **error)
{
  gboolean empty = xmlTextReaderIsEmptyElement (reader);
  const char *name = td_xml_name (reader);

  if (strcmp (name, "row") == 0)
    begin_row (sheet, reader);
  else if (strcmp (name, "c") == 0)
    {
      begin_cell (sheet, reader);
      if (empty)
        sheet->column++;
    }
  else if (strcmp (name, "v") == 0 || strcmp (name, "t") == 0)
    sheet->in_value = !empty;
  else if (strcmp (name, "rPh") == 0)
    sheet->in_aid = !empty;
  return TRUE;
}

static gboolean
take_end (Sheet *sheet, xmlTextReader *reader, GError **error)
{
  const char *name = td_xml_name (reader);

  if (strcmp (name, "c") == 0)
    return end_cell (sheet, error);
  if (strcmp (name, "row") == 0)
    return td_table_builder_end_row (sheet->builder, sheet->row, error);
  if (strcmp (name, "v") == 0 || strcmp (name, "t") == 0)
    sheet->in_value = FALSE;
  else if (strcmp (name, "rPh") == 0)
    sheet->in_aid = FALSE;
  return TRUE;
}

static gboolean
take_node (Sheet *sheet, xmlTextReader *reader, GError **error)
{
  switch (xmlTextReaderNodeType (reader))
    {
    case XML_READER_TYPE_ELEMENT:
      return take_start (sheet, reader, error);
    case XML_READER_TYPE_END_ELEMENT:
      return take_end (sheet, reader, error);
    default:
      take_text (sheet, reader);
      return TRUE;
    }
}

static gboolean
read_sheet (Sheet *sheet, GBytes *part, const TdReading *reading, GError **error)
{
  g_autoptr (xmlTextReader) reader = td_xml_open (part);
  GError *trouble = NULL;
  guint n_nodes = 0;

  while (td_xml_next (reader, reading->name, reading->cancellable, &trouble))
    {
      if (!take_node (sheet, reader, error))
        return FALSE;
      if (++n_nodes % 4096 == 0)
        td_progress_set (reading->progress, td_xml_get_fraction (reader, part), NULL);
    }
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, trouble);
  return FALSE;
}

static TdTableBuilder *
build_sheet (TdWorkbook *workbook, GBytes *part, const TdReading *reading, GError **error)
{
  g_autoptr (TdTableBuilder) builder = td_table_builder_new (reading);
  Sheet sheet = { .workbook = workbook, .builder = builder, .text = g_string_new (NULL) };
  gboolean done = read_sheet (&sheet, part, reading, error);

  g_free (sheet.type);
  g_string_free (sheet.text, TRUE);
  return done ? g_steal_pointer (&builder) : NULL;
}

/* Whether a sheet looks more like the table than the best one so far. */
static gboolean
is_better (TdTableBuilder *builder, TdTableBuilder *best)
{
  if (best == NULL || td_table_builder_get_n_rows (best) < 2)
    return best == NULL ||
           td_table_builder_get_n_rows (builder) > td_table_builder_get_n_rows (best);
  return td_table_builder_get_n_rows (builder) >= 2 &&
         td_table_builder_count_known (builder) > td_table_builder_count_known (best);
}

TdTable *
td_table_read_xlsx (GBytes *bytes, const TdReading *reading, GError **error)
{
  g_autoptr (TdWorkbook) workbook =
      td_workbook_open (bytes, reading->name, reading->cancellable, error);
  g_autoptr (TdTableOffer) offer = td_table_offer_new (TD_TABLE_XLSX);
  g_autoptr (TdTableBuilder) best = NULL;
  g_autofree char *description = NULL;
  const char *sheet = "";

  if (workbook == NULL)
    return NULL;
  for (guint i = 0; i < workbook->sheets->len; i++)
    {
      GBytes *part = g_hash_table_lookup (workbook->parts, workbook->sheets->pdata[i]);
      g_autoptr (TdTableBuilder) builder = NULL;

      td_table_offer_add_sheet (offer, workbook->names->pdata[i], FALSE);
      if (part == NULL)
        continue;
      builder = build_sheet (workbook, part, reading, error);
      if (builder == NULL)
        return NULL;
      if (!is_better (builder, best))
        continue;
      g_clear_pointer (&best, td_table_builder_free);
      best = g_steal_pointer (&builder);
      sheet = workbook->names->pdata[i];
      offer->sheet = (int) i;
    }
  if (best == NULL)
    best = td_table_builder_new (reading);
  /* Translators: %s is the name of a sheet. */
  description = g_strdup_printf (_ ("Excel workbook, sheet “%s”"), sheet);
  return td_table_builder_finish (best, g_steal_pointer (&offer), description, error);
}
