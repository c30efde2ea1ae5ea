/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-sheets.h"
#include "exchange/td-unpack.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* OpenDocument: all sheets are in content.xml, one after the other; equal cells and equal rows are
 * written once with a count. What a cell shows is its text, what it is stands in its attributes. */

#define CONTENT "content.xml"

/* The walk through content.xml: to list its sheets, or with a builder to read one of them. */
typedef struct
{
  const TdReading *reading;
  TdUnpack *unpack;
  TdTableOffer *offer;       /* while the sheets are listed */
  GHashTable *hidden_styles; /* names of table styles that hide */
  char *style;               /* under way, while it may hide */

  TdTableBuilder *builder;
  guint wanted;   /* the place of the sheet that is read */
  guint n_tables; /* that began so far */
  guint n_rows;   /* to be read; 0: all of them */
  gboolean in_table;

  gint64 row;         /* number of the row under way */
  gint64 row_repeats; /* how often it stands there */
  gint64 column;
  gint64 cell_repeats;
  gint64 rows_spanned, columns_spanned;
  char *type;     /* of the cell: "float", "date" … */
  char *value;    /* as the attributes have it */
  GString *text;  /* as it is shown */
  guint n_lines;  /* paragraphs so far */
  guint in_lines; /* depth inside a paragraph */
  guint in_aside; /* depth inside a remark or a drawing, which are no content */
} Walk;

static void
walk_clear (Walk *walk)
{
  g_clear_pointer (&walk->hidden_styles, g_hash_table_unref);
  g_clear_pointer (&walk->style, g_free);
  g_clear_pointer (&walk->type, g_free);
  g_clear_pointer (&walk->value, g_free);
  if (walk->text)
    g_string_free (walk->text, TRUE);
  walk->text = NULL;
}

/* --- The list of sheets --- */

static gboolean
start_list (gpointer data, const char *name, const TdSaxAttributes *attributes, GError **error)
{
  Walk *walk = data;

  if (strcmp (name, "style") == 0)
    {
      g_free (walk->style);
      walk->style = td_sax_dup (attributes, "name");
    }
  else if (strcmp (name, "table-properties") == 0 && walk->style &&
           td_sax_is (attributes, "display", "false"))
    g_hash_table_add (walk->hidden_styles, g_steal_pointer (&walk->style));
  else if (strcmp (name, "table") == 0)
    {
      g_autofree char *title = td_sax_dup (attributes, "name");
      g_autofree char *style = td_sax_dup (attributes, "style-name");

      td_table_offer_add_sheet (walk->offer, title ? title : "",
                                style && g_hash_table_contains (walk->hidden_styles, style));
    }
  return TRUE;
}

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

static gboolean
list_sheets (TdUnpack *unpack, const TdReading *reading, TdTableOffer *offer, GError **error)
{
  static const TdSaxEvents events = { start_list, ignore_end, ignore_text };
  Walk walk = { .reading = reading, .offer = offer };
  gboolean done;

  walk.hidden_styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  done = td_unpack_read (unpack, CONTENT, FALSE, &events, &walk, error);
  walk_clear (&walk);
  return done;
}

/* --- The cells of one sheet --- */

static gint64
get_count (const TdSaxAttributes *attributes, const char *name)
{
  gint64 count = td_sax_get_number (attributes, name, 1);

  return CLAMP (count, 1, G_MAXINT / 4);
}

static char *
dup_value (const TdSaxAttributes *attributes)
{
  static const char *const names[] = { "date-value", "value", "string-value" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      char *value = td_sax_dup (attributes, names[i]);

      if (value)
        return value;
    }
  return NULL;
}

static void
begin_cell (Walk *walk, const TdSaxAttributes *attributes)
{
  walk->cell_repeats = get_count (attributes, "number-columns-repeated");
  walk->rows_spanned = get_count (attributes, "number-rows-spanned");
  walk->columns_spanned = get_count (attributes, "number-columns-spanned");
  g_free (walk->type);
  walk->type = td_sax_dup (attributes, "value-type");
  g_free (walk->value);
  walk->value = dup_value (attributes);
  g_string_truncate (walk->text, 0);
  walk->n_lines = 0;
}

/* Spaces and line ends inside a paragraph are elements. */
static void
take_space (Walk *walk, const char *name, const TdSaxAttributes *attributes)
{
  if (strcmp (name, "s") == 0)
    for (gint64 i = MIN (get_count (attributes, "c"), 1000); i > 0; i--)
      g_string_append_c (walk->text, ' ');
  else if (strcmp (name, "tab") == 0)
    g_string_append_c (walk->text, ' ');
  else if (strcmp (name, "line-break") == 0)
    g_string_append_c (walk->text, '\n');
}

static gboolean
is_aside (const char *name)
{
  return strcmp (name, "annotation") == 0 || strcmp (name, "shapes") == 0 ||
         strcmp (name, "frame") == 0 || strcmp (name, "ruby-text") == 0;
}

static void
start_inside (Walk *walk, const char *name, const TdSaxAttributes *attributes)
{
  if (walk->in_aside > 0 || is_aside (name))
    walk->in_aside++;
  else if (walk->in_lines > 0)
    {
      walk->in_lines++;
      take_space (walk, name, attributes);
    }
  else if (strcmp (name, "p") == 0)
    {
      walk->in_lines = 1;
      if (walk->n_lines++ > 0)
        g_string_append_c (walk->text, '\n');
    }
  else if (strcmp (name, "table-cell") == 0 || strcmp (name, "covered-table-cell") == 0)
    begin_cell (walk, attributes);
  else if (strcmp (name, "table-row") == 0)
    {
      walk->row_repeats = get_count (attributes, "number-rows-repeated");
      walk->column = 0;
    }
}

static gboolean
start_read (gpointer data, const char *name, const TdSaxAttributes *attributes, GError **error)
{
  Walk *walk = data;

  if (walk->in_table)
    start_inside (walk, name, attributes);
  else if (strcmp (name, "table") == 0)
    walk->in_table = walk->n_tables++ == walk->wanted;
  return TRUE;
}

/* "2019-03-15T00:00:00" is a day; "00042" is shown so by the format of its number. */
static const char *
cell_text (Walk *walk)
{
  const char *type = walk->type ? walk->type : "string";
  const char *shown = walk->text->str;
  char *midnight;

  if (walk->value == NULL || strcmp (type, "string") == 0)
    return strcmp (type, "string") == 0 && *shown == '\0' && walk->value ? walk->value : shown;
  if (strcmp (type, "date") == 0)
    {
      midnight = strstr (walk->value, "T00:00:00");
      if (midnight && strspn (midnight + 9, ".0Z") == strlen (midnight + 9))
        *midnight = '\0';
      return walk->value;
    }
  if (strcmp (type, "time") == 0 || strcmp (type, "boolean") == 0)
    return shown;
  if (*shown == '0' && shown[strspn (shown, "0123456789")] == '\0' &&
      g_ascii_strtod (shown, NULL) == g_ascii_strtod (walk->value, NULL))
    return shown;
  return walk->value;
}

/* The faults of formulas are no content. */
static gboolean
is_fault (const char *text)
{
  return g_str_has_prefix (text, "Err:5") || strcmp (text, "#N/A") == 0 ||
         strcmp (text, "#REF!") == 0 || strcmp (text, "#VALUE!") == 0 ||
         strcmp (text, "#DIV/0!") == 0 || strcmp (text, "#NAME?") == 0;
}

/* Repeats go no further than what the limits refuse. */
static gboolean
set_cells (Walk *walk, const char *text, GError **error)
{
  const char *kept = td_table_builder_keep (walk->builder, text, -1);
  gint64 n = MIN (walk->cell_repeats, TD_TABLE_MAX_COLUMNS + 1);

  if (*kept == '\0')
    return TRUE;
  for (gint64 i = 0; i < n; i++)
    if (!td_table_builder_set_kept (walk->builder, (guint) (walk->column + i), kept, error))
      return FALSE;
  return TRUE;
}

static gboolean
end_cell (Walk *walk, GError **error)
{
  const char *text = cell_text (walk);

  if (strlen (text) > TD_TABLE_MAX_CELL)
    return td_reading_fail_cell (walk->reading, (int) walk->row + 1, error);
  if (!is_fault (text) && !set_cells (walk, text, error))
    return FALSE;
  if (walk->rows_spanned > 1 || walk->columns_spanned > 1)
    td_table_builder_merge (walk->builder, (int) walk->row + 1, (guint) walk->column,
                            (int) (walk->row + walk->rows_spanned),
                            (guint) (walk->column + walk->columns_spanned - 1));
  walk->column = MIN (walk->column + walk->cell_repeats, G_MAXINT / 4);
  return TRUE;
}

static gboolean
end_row (Walk *walk, GError **error)
{
  guint n_before = td_table_builder_get_n_rows (walk->builder);
  gint64 first = walk->row + 1;

  walk->row = MIN (walk->row + walk->row_repeats, G_MAXINT / 4);
  if (!td_table_builder_end_row (walk->builder, (int) first, error))
    return FALSE;
  if (td_table_builder_get_n_rows (walk->builder) == n_before)
    return TRUE;
  for (gint64 i = first + 1; i <= walk->row; i++)
    {
      if (walk->n_rows > 0 && td_table_builder_get_n_rows (walk->builder) >= walk->n_rows)
        return FALSE;
      if (!td_table_builder_repeat_row (walk->builder, (int) i, error))
        return FALSE;
    }
  return walk->n_rows == 0 || td_table_builder_get_n_rows (walk->builder) < walk->n_rows;
}

static gboolean
end_read (gpointer data, const char *name, GError **error)
{
  Walk *walk = data;

  if (!walk->in_table)
    return TRUE;
  if (walk->in_aside > 0)
    walk->in_aside--;
  else if (walk->in_lines > 0)
    walk->in_lines--;
  else if (strcmp (name, "table-cell") == 0 || strcmp (name, "covered-table-cell") == 0)
    return end_cell (walk, error);
  else if (strcmp (name, "table-row") == 0)
    return end_row (walk, error);
  else if (strcmp (name, "table") == 0)
    return FALSE;
  return TRUE;
}

static gboolean
text_read (gpointer data, const char *text, gsize length, GError **error)
{
  Walk *walk = data;

  if (walk->in_lines == 0 || walk->in_aside > 0)
    return TRUE;
  g_string_append_len (walk->text, text, (gssize) length);
  return walk->text->len <= TD_TABLE_MAX_CELL ||
         td_reading_fail_cell (walk->reading, (int) walk->row + 1, error);
}

static TdTableBuilder *
build_sheet (gpointer data, guint place, guint n_rows, GError **error)
{
  static const TdSaxEvents events = { start_read, end_read, text_read };
  const Walk *book = data;
  g_autoptr (TdTableBuilder) builder = td_table_builder_new (book->reading);
  Walk walk = { .reading = book->reading,
                .builder = builder,
                .wanted = place,
                .n_rows = n_rows,
                .text = g_string_new (NULL) };
  gboolean done = td_unpack_read (book->unpack, CONTENT, n_rows == 0, &events, &walk, error);

  walk_clear (&walk);
  return done ? g_steal_pointer (&builder) : NULL;
}

TdTable *
td_table_read_ods (TdUnpack *unpack, const TdReading *reading, GError **error)
{
  g_autoptr (TdTableOffer) offer = td_table_offer_new (TD_TABLE_ODS);
  Walk book = { .reading = reading, .unpack = unpack };

  if (!list_sheets (unpack, reading, offer, error))
    return NULL;
  return td_sheets_read (g_steal_pointer (&offer), reading,
                         /* Translators: %s is the name of a sheet. */
                         _ ("OpenDocument workbook, sheet “%s”"), build_sheet, &book, error);
}
