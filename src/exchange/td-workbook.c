/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-workbook.h"

#include "base/td-error.h"
#include "exchange/td-xml.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What the walk through one part needs. */
typedef struct
{
  TdWorkbook *workbook;
  const char *name;
  GCancellable *cancellable;
  GHashTable *relations; /* id: path */
} Opening;

static gboolean
is_true (const char *value)
{
  return value && (strcmp (value, "1") == 0 || strcmp (value, "true") == 0);
}

/* A part by the end of its path; the books of some programs lie in other folders. */
static GBytes *
find_part (TdWorkbook *workbook, const char *suffix)
{
  GHashTableIter iter;
  gpointer path, bytes;

  g_hash_table_iter_init (&iter, workbook->parts);
  while (g_hash_table_iter_next (&iter, &path, &bytes))
    if (g_str_has_suffix (path, suffix))
      return bytes;
  return NULL;
}

typedef void (*NodeFunc) (xmlTextReader *reader, Opening *opening);

/* Calls for each element of a part; a part that is not there has none. */
static gboolean
walk_part (Opening *opening, const char *suffix, NodeFunc func, GError **error)
{
  GBytes *part = find_part (opening->workbook, suffix);
  g_autoptr (xmlTextReader) reader = part ? td_xml_open (part) : NULL;
  GError *trouble = NULL;

  if (part == NULL)
    return TRUE;
  while (td_xml_next (reader, opening->name, opening->cancellable, &trouble))
    func (reader, opening);
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, trouble);
  return FALSE;
}

/* "worksheets/sheet1.xml" and "/xl/worksheets/sheet1.xml" are both of the book's folder. */
static void
read_relation (xmlTextReader *reader, Opening *opening)
{
  g_autofree char *id = NULL;
  g_autofree char *target = NULL;

  if (!td_xml_is_start (reader, "Relationship"))
    return;
  id = td_xml_dup_attribute (reader, "Id");
  target = td_xml_dup_attribute (reader, "Target");
  if (id && target)
    g_hash_table_replace (opening->relations, g_steal_pointer (&id),
                          target[0] == '/' ? g_strdup (target + 1)
                                           : g_strconcat ("xl/", target, NULL));
}

static void
read_sheet_entry (xmlTextReader *reader, Opening *opening)
{
  g_autofree char *state = td_xml_dup_attribute (reader, "state");
  g_autofree char *name = td_xml_dup_attribute (reader, "name");
  g_autofree char *id = td_xml_dup_attribute (reader, "id");
  const char *path = id ? g_hash_table_lookup (opening->relations, id) : NULL;

  if (path == NULL || (state && g_ascii_strcasecmp (state, "visible") != 0))
    return;
  g_ptr_array_add (opening->workbook->sheets, g_strdup (path));
  g_ptr_array_add (opening->workbook->names, g_strdup (name ? name : ""));
}

static void
read_book (xmlTextReader *reader, Opening *opening)
{
  if (td_xml_is_start (reader, "sheet"))
    read_sheet_entry (reader, opening);
  else if (td_xml_is_start (reader, "workbookPr"))
    {
      g_autofree char *date1904 = td_xml_dup_attribute (reader, "date1904");

      opening->workbook->date1904 = is_true (date1904);
    }
}

/* Formats that every workbook knows without defining them. */
static TdCellFormat
builtin_format (int id)
{
  gboolean date =
      (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

  return (TdCellFormat){ date ? TD_CELL_DATE : TD_CELL_PLAIN, 0 };
}

/* Reads the styles: number formats of the book by their id, then one entry a cell style. */
static gboolean
read_styles (Opening *opening, GError **error)
{
  g_autoptr (GHashTable) codes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  GBytes *part = find_part (opening->workbook, "xl/styles.xml");
  g_autoptr (xmlTextReader) reader = part ? td_xml_open (part) : NULL;
  gboolean in_cell_styles = FALSE;
  GError *trouble = NULL;

  while (part && td_xml_next (reader, opening->name, opening->cancellable, &trouble))
    {
      if (td_xml_is_start (reader, "cellXfs"))
        in_cell_styles = TRUE;
      else if (td_xml_is_end (reader, "cellXfs"))
        in_cell_styles = FALSE;
      else if (td_xml_is_start (reader, "numFmt"))
        {
          g_autofree char *id = td_xml_dup_attribute (reader, "numFmtId");

          if (id)
            g_hash_table_replace (codes, GINT_TO_POINTER (atoi (id)),
                                  td_xml_dup_attribute (reader, "formatCode"));
        }
      else if (in_cell_styles && td_xml_is_start (reader, "xf"))
        {
          g_autofree char *id = td_xml_dup_attribute (reader, "numFmtId");
          int number = id ? atoi (id) : 0;
          const char *code = g_hash_table_lookup (codes, GINT_TO_POINTER (number));
          TdCellFormat format = code ? td_number_format_read (code) : builtin_format (number);

          g_array_append_val (opening->workbook->formats, format);
        }
    }
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, trouble);
  return FALSE;
}

/* Shared strings: the text of an entry without the reading aids (rPh) of Japanese. */
static gboolean
read_texts (Opening *opening, GError **error)
{
  GBytes *part = find_part (opening->workbook, "xl/sharedStrings.xml");
  g_autoptr (xmlTextReader) reader = part ? td_xml_open (part) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean in_text = FALSE, in_aid = FALSE;
  GError *trouble = NULL;

  while (part && td_xml_next (reader, opening->name, opening->cancellable, &trouble))
    {
      int type = xmlTextReaderNodeType (reader);

      if (td_xml_is_start (reader, "t"))
        in_text = !xmlTextReaderIsEmptyElement (reader);
      else if (td_xml_is_end (reader, "t"))
        in_text = FALSE;
      else if (td_xml_is_start (reader, "rPh"))
        in_aid = !xmlTextReaderIsEmptyElement (reader);
      else if (td_xml_is_end (reader, "rPh"))
        in_aid = FALSE;
      else if (in_text && !in_aid && type != XML_READER_TYPE_ELEMENT &&
               type != XML_READER_TYPE_END_ELEMENT && xmlTextReaderConstValue (reader))
        g_string_append (text, (const char *) xmlTextReaderConstValue (reader));
      else if (td_xml_is_end (reader, "si") ||
               (td_xml_is_start (reader, "si") && xmlTextReaderIsEmptyElement (reader)))
        {
          g_ptr_array_add (opening->workbook->texts, g_strdup (text->str));
          g_string_truncate (text, 0);
        }
    }
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, trouble);
  return FALSE;
}

static TdWorkbook *
workbook_new (GHashTable *parts)
{
  TdWorkbook *workbook = g_new0 (TdWorkbook, 1);

  workbook->parts = parts;
  workbook->sheets = g_ptr_array_new_with_free_func (g_free);
  workbook->names = g_ptr_array_new_with_free_func (g_free);
  workbook->texts = g_ptr_array_new_with_free_func (g_free);
  workbook->formats = g_array_new (FALSE, FALSE, sizeof (TdCellFormat));
  return workbook;
}

TdWorkbook *
td_workbook_open (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error)
{
  g_autoptr (TdWorkbook) workbook = NULL;
  g_autoptr (GHashTable) relations =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTable *parts = td_workbook_unpack (bytes, name, cancellable, error);
  Opening opening = { .name = name, .cancellable = cancellable, .relations = relations };

  if (parts == NULL)
    return NULL;
  opening.workbook = workbook = workbook_new (parts);
  if (find_part (workbook, "xl/workbook.xml") == NULL)
    {
      g_set_error (
          error, TD_ERROR, TD_ERROR_UNREADABLE,
          _ ("“%s” is not an Excel workbook (.xlsx). Save it as one, or as CSV, and import "
             "that."),
          name);
      return NULL;
    }
  if (!walk_part (&opening, "workbook.xml.rels", read_relation, error) ||
      !walk_part (&opening, "xl/workbook.xml", read_book, error) ||
      !read_styles (&opening, error) || !read_texts (&opening, error))
    return NULL;
  return g_steal_pointer (&workbook);
}

void
td_workbook_free (TdWorkbook *workbook)
{
  if (workbook == NULL)
    return;
  g_hash_table_unref (workbook->parts);
  g_ptr_array_unref (workbook->sheets);
  g_ptr_array_unref (workbook->names);
  g_ptr_array_unref (workbook->texts);
  g_array_unref (workbook->formats);
  g_free (workbook);
}
