/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-table-private.h"

#include "base/td-date.h"
#include "base/td-error.h"
#include "exchange/td-xml.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Workday's report: Report_Data holds a Report_Entry a person, its elements are the columns. The
 * namespace differs per report, so names are compared without it. */

typedef struct
{
  GHashTable *columns; /* name: position + 1 */
  GPtrArray *names;
  GPtrArray *rows; /* of GPtrArray of text, by column */
  GPtrArray *path; /* element names below the entry */
  GString *text;
  char *kind; /* of the ID under way: "Employee_ID", "WID" … */
} Report;

static guint
find_column (Report *report, const char *name)
{
  gpointer position = g_hash_table_lookup (report->columns, name);

  if (position == NULL)
    {
      g_ptr_array_add (report->names, g_strdup (name));
      position = GUINT_TO_POINTER (report->names->len);
      g_hash_table_insert (report->columns, g_strdup (name), position);
    }
  return GPOINTER_TO_UINT (position) - 1;
}

/* Puts a value into the row under way; a second one of a column is joined to the first. */
static void
put (Report *report, const char *column, const char *value)
{
  GPtrArray *row = report->rows->pdata[report->rows->len - 1];
  guint position;
  char *before;

  if (*value == '\0')
    return;
  position = find_column (report, column);
  if (row->len <= position)
    g_ptr_array_set_size (row, (int) position + 1);
  before = row->pdata[position];
  row->pdata[position] = before ? g_strjoin ("; ", before, value, NULL) : g_strdup (value);
  g_free (before);
}

static char *
column_name (Report *report, guint n_parts)
{
  GString *name = g_string_new (NULL);

  for (guint i = 0; i < n_parts; i++)
    g_string_append_printf (name, "%s%s", i ? " / " : "", (char *) report->path->pdata[i]);
  return g_string_free (name, FALSE);
}

static void
begin_element (Report *report, xmlTextReader *reader)
{
  g_autofree char *words = td_xml_dup_attribute (reader, "Descriptor");
  g_autofree char *name = NULL;

  g_ptr_array_add (report->path, g_strdup (td_xml_name (reader)));
  g_string_truncate (report->text, 0);
  g_free (report->kind);
  report->kind = td_xml_dup_attribute (reader, "type");
  if (words == NULL)
    return;
  name = column_name (report, report->path->len);
  put (report, name, words);
}

/* An ID under an element: the number of a person is a column, Workday's own keys are not. */
static void
put_id (Report *report, const char *value)
{
  g_autofree char *parent = column_name (report, report->path->len - 1);
  g_autofree char *name = NULL;

  if (!g_str_has_suffix (report->kind, "Employee_ID"))
    return;
  name = *parent ? g_strdup_printf ("%s / Employee_ID", parent) : g_strdup ("Employee_ID");
  put (report, name, value);
}

/* Workday writes dates with the offset of a time zone, which is no part of the day. */
static void
cut_time_zone (char *value)
{
  char iso[11];

  if (strlen (value) <= 10)
    return;
  g_strlcpy (iso, value, sizeof iso);
  if (td_date_from_iso (iso) != TD_DATE_NONE && strchr ("+-Z", value[10]))
    value[10] = '\0';
}

static void
end_element (Report *report)
{
  g_autofree char *value = g_strstrip (g_strdup (report->text->str));
  const char *last = report->path->pdata[report->path->len - 1];

  cut_time_zone (value);
  if (report->kind && strcmp (last, "ID") == 0)
    put_id (report, value);
  else if (*value)
    {
      g_autofree char *name = column_name (report, report->path->len);

      put (report, name, value);
    }
  g_string_truncate (report->text, 0);
  g_clear_pointer (&report->kind, g_free);
  g_ptr_array_set_size (report->path, (int) report->path->len - 1);
}

/* A node inside an entry. */
static void
take_node (Report *report, xmlTextReader *reader)
{
  int type = xmlTextReaderNodeType (reader);

  if (type == XML_READER_TYPE_ELEMENT)
    {
      gboolean empty = xmlTextReaderIsEmptyElement (reader);

      begin_element (report, reader);
      if (empty)
        end_element (report);
    }
  else if (type == XML_READER_TYPE_END_ELEMENT)
    end_element (report);
  else if (type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA)
    g_string_append (report->text, (const char *) xmlTextReaderConstValue (reader));
}

static gboolean
read_entries (Report *report, GBytes *bytes, const TdReading *reading, GError **error)
{
  g_autoptr (xmlTextReader) reader = td_xml_open (bytes);
  GError *trouble = NULL;
  gboolean in_entry = FALSE;

  while (td_xml_next (reader, reading->name, reading->cancellable, &trouble))
    {
      if (td_xml_is_start (reader, "Report_Entry") && xmlTextReaderDepth (reader) == 1)
        {
          in_entry = !xmlTextReaderIsEmptyElement (reader);
          g_ptr_array_add (report->rows, g_ptr_array_new_with_free_func (g_free));
          td_progress_set (reading->progress, td_xml_get_fraction (reader, bytes), NULL);
        }
      else if (td_xml_is_end (reader, "Report_Entry") && xmlTextReaderDepth (reader) == 1)
        in_entry = FALSE;
      else if (in_entry)
        take_node (report, reader);
    }
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, trouble);
  return FALSE;
}

static gboolean
add_row (TdTableBuilder *builder, GPtrArray *cells, int number, GError **error)
{
  for (guint i = 0; i < cells->len; i++)
    if (cells->pdata[i] && !td_table_builder_set_cell (builder, i, cells->pdata[i], -1, error))
      return FALSE;
  return td_table_builder_end_row (builder, number, error);
}

/* The columns are known only at the end, so the rows wait until then. */
static TdTable *
make_table (Report *report, const TdReading *reading, GError **error)
{
  g_autoptr (TdTableBuilder) builder = td_table_builder_new (reading);

  if (report->rows->len == 0)
    {
      td_reading_fail (reading,
                       _ ("“%s” is XML, but not a Workday report. Save it as CSV or as an Excel "
                          "workbook and import that."),
                       error);
      return NULL;
    }
  if (!add_row (builder, report->names, 0, error))
    return NULL;
  for (guint i = 0; i < report->rows->len; i++)
    if (!add_row (builder, report->rows->pdata[i], (int) i + 1, error))
      return NULL;
  return td_table_builder_finish (builder, td_table_offer_new (TD_TABLE_XML),
                                  _ ("Workday report (XML)"), error);
}

TdTable *
td_table_read_xml (GBytes *bytes, const TdReading *reading, GError **error)
{
  Report report = {
    .columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .names = g_ptr_array_new_with_free_func (g_free),
    .rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref),
    .path = g_ptr_array_new_with_free_func (g_free),
    .text = g_string_new (NULL),
  };
  TdTable *table = NULL;

  if (read_entries (&report, bytes, reading, error))
    table = make_table (&report, reading, error);

  g_hash_table_unref (report.columns);
  g_ptr_array_unref (report.names);
  g_ptr_array_unref (report.rows);
  g_ptr_array_unref (report.path);
  g_string_free (report.text, TRUE);
  g_free (report.kind);
  return table;
}
