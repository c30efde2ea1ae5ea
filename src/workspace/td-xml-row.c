/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-xml-row.h"

#include "base/td-buffer.h"
#include "exchange/td-xml-text.h"

#include <math.h>
#include <string.h>

struct _TdXmlRow
{
  const TdXmlTable *table;
  gint64 id;
  gint64 outer_id;
  guint n_fields;
  char **values; /* by field, as written; NULL where there is none */
  TdBuffer undo;
  int inside; /* the field whose element is under way, or -1 */
  gboolean in_block;
  gboolean escaped;
  gboolean stored;
};

TdXmlRow *
td_xml_row_new (const TdXmlTable *table, TdXmlRow *outer)
{
  TdXmlRow *row = g_new0 (TdXmlRow, 1);

  row->table = table;
  row->outer_id = outer ? outer->id : 0;
  row->n_fields = td_xml_table_get_n_fields (table);
  row->values = g_new0 (char *, row->n_fields);
  row->inside = -1;
  return row;
}

void
td_xml_row_free (TdXmlRow *row)
{
  for (guint i = 0; i < row->n_fields; i++)
    g_free (row->values[i]);
  g_free (row->values);
  td_buffer_clear (&row->undo);
  g_free (row);
}

const TdXmlTable *
td_xml_row_get_table (const TdXmlRow *row)
{
  return row->table;
}

static gboolean
read_real (const char *text, double *value)
{
  char *end;

  if (strcmp (text, "INF") == 0 || strcmp (text, "-INF") == 0)
    {
      *value = *text == '-' ? -INFINITY : INFINITY;
      return TRUE;
    }
  *value = g_ascii_strtod (text, &end);
  return *text && *end == '\0' && isfinite (*value);
}

static gboolean
is_value (TdXmlKind kind, const char *text)
{
  double real;

  switch (kind)
    {
    case TD_XML_WHOLE:
      return g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, NULL, NULL);
    case TD_XML_REAL:
      return read_real (text, &real);
    case TD_XML_FLAG:
      return strcmp (text, "true") == 0 || strcmp (text, "false") == 0;
    default:
      return TRUE;
    }
}

static gboolean
set_value (TdXmlRow *row, int i, const char *value)
{
  if (row->values[i] || !is_value (row->table->fields[i].kind, value))
    return FALSE;
  row->values[i] = g_strdup (value);
  if (strcmp (row->table->fields[i].column, "id") == 0)
    row->id = g_ascii_strtoll (value, NULL, 10);
  return TRUE;
}

gboolean
td_xml_row_set_attribute (TdXmlRow *row, const char *name, const char *value)
{
  int i = td_xml_table_find_field (row->table, name, FALSE);

  if (strcmp (name, "escaped") == 0)
    {
      row->escaped = TRUE;
      return TRUE;
    }
  return i >= 0 && set_value (row, i, value);
}

gboolean
td_xml_row_begin_element (TdXmlRow *row, const char *name)
{
  if (row->inside >= 0)
    {
      gboolean starts = row->table->fields[row->inside].kind == TD_XML_UNDO && !row->in_block;

      row->in_block = TRUE;
      return starts;
    }
  row->inside = td_xml_table_find_field (row->table, name, TRUE);
  return row->inside >= 0;
}

gboolean
td_xml_row_is_inside (const TdXmlRow *row)
{
  return row->inside >= 0;
}

static gboolean
add_block (TdXmlRow *row, const char *words)
{
  gsize size;
  g_autofree guchar *bytes = g_base64_decode (words, &size);

  row->in_block = FALSE;
  return td_buffer_append (&row->undo, bytes, size) && row->undo.length < G_MAXINT / 2;
}

gboolean
td_xml_row_end_element (TdXmlRow *row, const char *words)
{
  int field = row->inside;

  if (row->in_block)
    return add_block (row, words);
  row->inside = -1;
  return row->table->fields[field].kind == TD_XML_UNDO || set_value (row, field, words);
}

gboolean
td_xml_row_take_unstored (TdXmlRow *row)
{
  gboolean unstored = !row->stored;

  row->stored = TRUE;
  return unstored;
}

char *
td_xml_row_make_sql (const TdXmlTable *table)
{
  GString *sql = g_string_new (NULL);
  guint n = td_xml_table_get_n_fields (table);

  g_string_printf (sql, "INSERT INTO %s (", table->table);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (sql, "%s%s", i ? ", " : "", table->fields[i].column);
  g_string_append (sql, ") VALUES (");
  for (guint i = 0; i < n; i++)
    g_string_append_printf (sql, "%s$%u", i ? ", " : "", i + 1);
  g_string_append_c (sql, ')');
  return g_string_free (sql, FALSE);
}

static gboolean
bind_text (const TdXmlRow *row, TdStatement *statement, int number, const char *value)
{
  g_autofree char *plain = row->escaped ? td_xml_text_unescape (value) : NULL;

  if (row->escaped && plain == NULL)
    return FALSE;
  td_statement_bind_text (statement, number, plain ? plain : value);
  return TRUE;
}

static gboolean
bind_value (const TdXmlRow *row, TdStatement *statement, int number, guint i)
{
  const char *value = row->values[i];
  double real = 0;

  switch (row->table->fields[i].kind)
    {
    case TD_XML_WHOLE:
      td_statement_bind_int (statement, number, g_ascii_strtoll (value, NULL, 10));
      return TRUE;
    case TD_XML_REAL:
      read_real (value, &real);
      td_statement_bind_real (statement, number, real);
      return TRUE;
    case TD_XML_FLAG:
      td_statement_bind_int (statement, number, *value == 't');
      return TRUE;
    default:
      return bind_text (row, statement, number, value);
    }
}

/* What an entry of the audit trail has where it came without: nothing to undo, and a digest that is
 * made when all are there. */
static void
bind_absent (const TdXmlRow *row, TdStatement *statement, int number, TdXmlKind kind)
{
  if (kind == TD_XML_UNDO)
    td_statement_bind_bytes (statement, number, row->undo.data, row->undo.length);
  else if (kind == TD_XML_SEAL)
    td_statement_bind_text (statement, number, "");
  else
    td_statement_bind_null (statement, number);
}

gboolean
td_xml_row_bind (TdXmlRow *row, TdStatement *statement)
{
  for (guint i = 0; i < row->n_fields; i++)
    {
      TdXmlKind kind = row->table->fields[i].kind;
      int number = (int) i + 1;

      if (kind == TD_XML_PARENT)
        td_statement_bind_int (statement, number, row->outer_id);
      else if (row->values[i] == NULL)
        bind_absent (row, statement, number, kind);
      else if (!bind_value (row, statement, number, i))
        return FALSE;
    }
  return TRUE;
}

gboolean
td_xml_row_lacks_seal (const TdXmlRow *row)
{
  for (guint i = 0; i < row->n_fields; i++)
    if (row->table->fields[i].kind == TD_XML_SEAL)
      return row->values[i] == NULL;
  return FALSE;
}
