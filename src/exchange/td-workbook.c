/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-workbook.h"

#include "base/td-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What the walk through one part needs. */
typedef struct
{
  TdWorkbook *workbook;
  TdTableOffer *offer;
  GHashTable *relations; /* id: path */
  GHashTable *codes;     /* id of a number format: its code */
  gboolean in_cell_styles;
  GString *text;
  gboolean in_text;
  gboolean in_aid;
} Opening;

static gboolean
ignore_end (gpointer data, const char *name, GError **error)
{
  return TRUE;
}

static gboolean
ignore_text (gpointer data, const char *text, gsize length, GError **error)
{
  return TRUE;
}

/* --- Where the sheets are --- */

/* "worksheets/sheet1.xml" and "/xl/worksheets/sheet1.xml" are both of the book's folder. */
static gboolean
start_relation (gpointer data, const char *name, const TdSaxAttributes *attributes, GError **error)
{
  Opening *opening = data;
  g_autofree char *id = td_sax_dup (attributes, "Id");
  g_autofree char *target = td_sax_dup (attributes, "Target");

  if (strcmp (name, "Relationship") == 0 && id && target)
    g_hash_table_replace (opening->relations, g_steal_pointer (&id),
                          target[0] == '/' ? g_strdup (target + 1)
                                           : g_strconcat ("xl/", target, NULL));
  return TRUE;
}

static gboolean
start_book (gpointer data, const char *name, const TdSaxAttributes *attributes, GError **error)
{
  Opening *opening = data;
  TdWorkbook *workbook = opening->workbook;

  if (strcmp (name, "workbookPr") == 0)
    workbook->date1904 =
        td_sax_is (attributes, "date1904", "1") || td_sax_is (attributes, "date1904", "true");
  else if (strcmp (name, "sheet") == 0)
    {
      g_autofree char *id = td_sax_dup (attributes, "id");
      g_autofree char *title = td_sax_dup (attributes, "name");
      g_autofree char *state = td_sax_dup (attributes, "state");
      const char *path = id ? g_hash_table_lookup (opening->relations, id) : NULL;

      /* A sheet of its own for a chart has no cells. */
      if (path == NULL || strstr (path, "chartsheets/"))
        return TRUE;
      g_ptr_array_add (workbook->sheets, g_strdup (path));
      td_table_offer_add_sheet (opening->offer, title ? title : "",
                                state && g_ascii_strcasecmp (state, "visible") != 0);
    }
  return TRUE;
}

/* --- Styles: number formats of the book by their id, then one entry a cell style --- */

/* Formats that every workbook knows without defining them. */
static TdCellFormat
builtin_format (int id)
{
  gboolean date =
      (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

  return (TdCellFormat){ date ? TD_CELL_DATE : TD_CELL_PLAIN, 0 };
}

static gboolean
start_style (gpointer data, const char *name, const TdSaxAttributes *attributes, GError **error)
{
  Opening *opening = data;
  int id = (int) td_sax_get_number (attributes, "numFmtId", 0);

  if (strcmp (name, "cellXfs") == 0)
    opening->in_cell_styles = TRUE;
  else if (strcmp (name, "numFmt") == 0)
    g_hash_table_replace (opening->codes, GINT_TO_POINTER (id),
                          td_sax_dup (attributes, "formatCode"));
  else if (opening->in_cell_styles && strcmp (name, "xf") == 0)
    {
      const char *code = g_hash_table_lookup (opening->codes, GINT_TO_POINTER (id));
      TdCellFormat format = code ? td_number_format_read (code) : builtin_format (id);

      g_array_append_val (opening->workbook->formats, format);
    }
  return TRUE;
}

static gboolean
end_style (gpointer data, const char *name, GError **error)
{
  Opening *opening = data;

  if (strcmp (name, "cellXfs") == 0)
    opening->in_cell_styles = FALSE;
  return TRUE;
}

/* --- Shared strings: the text of an entry without the reading aids (rPh) of Japanese --- */

static gboolean
start_shared (gpointer data, const char *name, const TdSaxAttributes *attributes, GError **error)
{
  Opening *opening = data;

  if (strcmp (name, "t") == 0)
    opening->in_text = TRUE;
  else if (strcmp (name, "rPh") == 0)
    opening->in_aid = TRUE;
  return TRUE;
}

static gboolean
add_shared (Opening *opening, GError **error)
{
  TdWorkbook *workbook = opening->workbook;

  g_ptr_array_add (workbook->texts, g_string_chunk_insert_len (workbook->chunk, opening->text->str,
                                                               (gssize) opening->text->len));
  workbook->n_bytes += (gint64) (opening->text->len + 2 * sizeof (gpointer));
  g_string_truncate (opening->text, 0);
  return workbook->n_bytes <= TD_TABLE_MAX_TEXT || td_reading_fail_text (workbook->reading, error);
}

static gboolean
end_shared (gpointer data, const char *name, GError **error)
{
  Opening *opening = data;

  if (strcmp (name, "t") == 0)
    opening->in_text = FALSE;
  else if (strcmp (name, "rPh") == 0)
    opening->in_aid = FALSE;
  else if (strcmp (name, "si") == 0)
    return add_shared (opening, error);
  return TRUE;
}

static gboolean
text_shared (gpointer data, const char *text, gsize length, GError **error)
{
  Opening *opening = data;

  if (opening->in_text && !opening->in_aid)
    g_string_append_len (opening->text, text, (gssize) length);
  return opening->text->len <= TD_TABLE_MAX_CELL ||
         td_reading_fail_cell (opening->workbook->reading, 0, error);
}

static gboolean
read_parts (Opening *opening, GError **error)
{
  static const struct
  {
    const char *part;
    TdSaxEvents events;
  } parts[] = {
    { "workbook.xml.rels", { start_relation, ignore_end, ignore_text } },
    { "xl/workbook.xml", { start_book, ignore_end, ignore_text } },
    { "xl/styles.xml", { start_style, end_style, ignore_text } },
    { "xl/sharedStrings.xml", { start_shared, end_shared, text_shared } },
  };
  TdUnpack *unpack = opening->workbook->unpack;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (!td_unpack_read (unpack, td_unpack_find (unpack, parts[i].part), FALSE, &parts[i].events,
                         opening, error))
      return FALSE;
  return TRUE;
}

TdWorkbook *
td_workbook_open (TdUnpack *unpack, const TdReading *reading, TdTableOffer *offer, GError **error)
{
  g_autoptr (TdWorkbook) workbook = g_new0 (TdWorkbook, 1);
  g_autoptr (GHashTable) relations =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) codes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (GString) text = g_string_new (NULL);
  Opening opening = { workbook, offer, .relations = relations, .codes = codes, .text = text };

  workbook->unpack = unpack;
  workbook->reading = reading;
  workbook->sheets = g_ptr_array_new_with_free_func (g_free);
  workbook->texts = g_ptr_array_new ();
  workbook->chunk = g_string_chunk_new (64 * 1024);
  workbook->formats = g_array_new (FALSE, FALSE, sizeof (TdCellFormat));
  return read_parts (&opening, error) ? g_steal_pointer (&workbook) : NULL;
}

void
td_workbook_free (TdWorkbook *workbook)
{
  if (workbook == NULL)
    return;

  g_ptr_array_unref (workbook->sheets);
  g_ptr_array_unref (workbook->texts);
  g_string_chunk_free (workbook->chunk);
  g_array_unref (workbook->formats);
  g_free (workbook);
}
