/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* Tables on paper: heads and groups repeated, rows kept whole. */

#include "render/td-pages-private.h"

#include "base/td-direction.h"
#include <glib/gi18n-lib.h>
#include <string.h>

#define GROUP_SPACE 6.0
#define THICK 0.8
#define THIN 0.4

/* A table of no more rows is not broken; of a longer one so many stay together at its head. */
#define SHORT_TABLE 14
#define ROWS_TOGETHER 3

/* A group that takes no more of a page than this is not broken. */
#define SHORT_GROUP 0.2

/* Below what is written by hand, so that its line is not taken for the rule of the table. */
#define BLANK_FOOT 5.0

/* A cell that is higher than this part of a page is cut, visibly. */
#define HIGHEST_CELL 0.7

typedef struct
{
  const TdDocumentTable *table;
  const TdTableMetrics *metrics;
  guint n_columns;
  guint n_rows;
  double note;    /* what the note below the last row needs with it */
  gboolean fresh; /* nothing below the head yet */
} Setting;

/* --- Texts --- */

static gboolean
is_group (const Setting *setting, guint row)
{
  return row < setting->n_rows && td_document_table_get_kind (setting->table, row) == TD_ROW_GROUP;
}

const char *
td_pages_get_cell (TdPages *self, const TdDocumentTable *table, guint row, guint column)
{
  td_document_row_read (self->row, table, row);
  return td_document_row_get (self->row, column);
}

static PangoLayout *
cut (TdPages *self, PangoLayout *text, const char *words, gboolean bold, double width)
{
  PangoLayout *shorter = td_pages_new_text (self, words, TD_TYPE_TABLE, bold, width);
  double limit = (self->bottom - self->top) * HIGHEST_CELL;

  pango_layout_set_ellipsize (shorter, PANGO_ELLIPSIZE_END);
  pango_layout_set_height (shorter, (int) (limit * PANGO_SCALE));
  g_object_unref (text);
  return shorter;
}

PangoLayout *
td_pages_text_of_cell (TdPages *self,
                       const TdDocumentTable *table,
                       const TdTableMetrics *metrics,
                       guint row,
                       guint column)
{
  gboolean head = row == G_MAXUINT;
  TdColumnKind kind = td_document_table_get_column (table, column)->kind;
  const char *words = head ? td_document_table_get_column (table, column)->title
                           : td_pages_get_cell (self, table, row, column);
  gboolean bold = head || td_document_table_get_kind (table, row) == TD_ROW_TOTAL;
  double width = metrics->widths[column];
  PangoLayout *text;

  if (kind == TD_COLUMN_NUMBER || kind == TD_COLUMN_TICK)
    {
      /* Units under units, whichever way the page runs. */
      text = td_pages_new_text (self, words, TD_TYPE_TABLE, bold, width);
      pango_layout_set_alignment (text, kind == TD_COLUMN_NUMBER ? PANGO_ALIGN_RIGHT
                                                                 : PANGO_ALIGN_CENTER);
      return text;
    }
  text = td_pages_text (self, words, TD_TYPE_TABLE, bold, width);
  return td_pages_text_height (text) > (self->bottom - self->top) * HIGHEST_CELL
             ? cut (self, text, words, bold, width)
             : text;
}

PangoLayout *
td_pages_text_of_group (TdPages *self, const TdDocumentTable *table, guint row, gboolean continued)
{
  g_autofree char *group = td_text_isolate (td_pages_get_cell (self, table, row, 0));
  g_autofree char *remark = td_text_isolate (td_pages_get_cell (self, table, row, 1));
  g_autofree char *name
      /* Translators: a group of a table that goes on at the head of the next page. */
      = continued ? g_strdup_printf (_ ("%s (continued)"), group) : g_strdup (group);
  g_autofree char *words =
      *remark && !continued ? g_strconcat (name, "   ", remark, NULL) : g_strdup (name);
  PangoLayout *text = td_pages_new_text (self, words, TD_TYPE_TABLE, FALSE, self->width);
  PangoAttrList *attributes = pango_attr_list_copy (pango_layout_get_attributes (text));
  PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

  bold->end_index = (guint) strlen (name);
  pango_attr_list_insert (attributes, bold);
  pango_layout_set_attributes (text, attributes);
  pango_attr_list_unref (attributes);
  return text;
}

/* --- Setting --- */

/* Row number @row, or the head for G_MAXUINT; @height is that of its words. */
static void
put_cells (TdPages *self, const Setting *setting, guint row, double height)
{
  TdPageRole role = row == G_MAXUINT ? TD_ROLE_HEAD_CELL : TD_ROLE_CELL;
  double foot = self->y + height + TD_TABLE_PADDING;
  double x = 0;

  for (guint i = 0; i < setting->n_columns && !self->measuring; i++)
    {
      TdColumnKind kind = td_document_table_get_column (setting->table, i)->kind;
      double width = setting->metrics->widths[i];
      TdPageItem item = { .row = row };

      item.text = td_pages_text_of_cell (self, setting->table, setting->metrics, row, i);
      td_pages_put_text (self, item.text, x, self->y + TD_TABLE_PADDING, width, FALSE, role);
      g_array_index (self->items, TdPageItem, self->items->len - 1).row = row;
      if (kind == TD_COLUMN_BLANK && row != G_MAXUINT)
        td_pages_put_line (self, x, x + width, foot - 1, THIN);
      x += width + TD_TABLE_GAP;
    }
  self->y += height + 2 * TD_TABLE_PADDING;
}

static void
put_head (TdPages *self, Setting *setting)
{
  td_pages_put_rule (self, self->y, THICK);
  put_cells (self, setting, G_MAXUINT, setting->metrics->head);
  td_pages_put_rule (self, self->y, THIN);
  self->y += 1;
  setting->fresh = TRUE;
}

static void
put_group (TdPages *self, Setting *setting, guint row, gboolean continued)
{
  double height = setting->metrics->heights[row];

  if (continued)
    {
      /* More words, so it may be higher. */
      g_autoptr (PangoLayout) probe = td_pages_text_of_group (self, setting->table, row, TRUE);

      height = td_pages_text_height (probe);
    }
  self->y += setting->fresh ? 0 : GROUP_SPACE;
  if (!self->measuring)
    {
      PangoLayout *text = td_pages_text_of_group (self, setting->table, row, continued);

      td_pages_put_text (self, text, 0, self->y + TD_TABLE_PADDING, self->width, FALSE,
                         TD_ROLE_CELL);
      g_array_index (self->items, TdPageItem, self->items->len - 1).row = row;
    }
  self->y += height + 2 * TD_TABLE_PADDING;
}

static double
row_height (const Setting *setting, guint row)
{
  return setting->metrics->heights[row] + 2 * TD_TABLE_PADDING;
}

/* What must stand below the line of a group: a short one whole, of a longer one two rows. */
static double
group_height (TdPages *self, const Setting *setting, guint group)
{
  double limit = (self->bottom - self->top) * SHORT_GROUP;
  double two = 0, height = 0;
  guint row = group + 1;

  for (; row < setting->n_rows && !is_group (setting, row) && height <= limit; row++)
    {
      height += row_height (setting, row);
      two = row <= group + 2 ? height : two;
    }
  return height <= limit ? height : two;
}

/* Whether it is the last row of its group, or of the table. */
static gboolean
is_last (const Setting *setting, guint row)
{
  return row + 1 == setting->n_rows || is_group (setting, row + 1);
}

/* What row @row takes, the line of a group with what must stand below it. The last one is not sent
 * on alone, and has the note with it. */
static double
needed (TdPages *self, const Setting *setting, guint row)
{
  double height = row_height (setting, row);

  if (is_group (setting, row))
    return height + group_height (self, setting, row) + (setting->fresh ? 0 : GROUP_SPACE);
  if (!is_last (setting, row) && is_last (setting, row + 1))
    height += row_height (setting, ++row);
  return height + (row + 1 == setting->n_rows ? setting->note : 0);
}

/* The line of the group that a row is in, or -1. */
static int
find_group (const Setting *setting, guint row)
{
  for (int i = (int) row - 1; i >= 0; i--)
    if (is_group (setting, (guint) i))
      return i;
  return -1;
}

static void
put_row (TdPages *self, Setting *setting, guint row)
{
  if (is_group (setting, row))
    put_group (self, setting, row, FALSE);
  else
    {
      if (td_document_table_get_kind (setting->table, row) == TD_ROW_TOTAL)
        td_pages_put_rule (self, self->y, THIN);
      put_cells (self, setting, row, setting->metrics->heights[row]);
    }
  setting->fresh = FALSE;
}

static void
begin (TdPages *self, Setting *setting, const TdDocumentTable *table)
{
  setting->table = table;
  setting->metrics = td_pages_get_metrics (self, table);
  setting->n_columns = td_document_table_get_n_columns (table);
  setting->n_rows = td_document_table_get_n_rows (table);
  setting->fresh = TRUE;
}

static void
end_rows (TdPages *self, const Setting *setting)
{
  gboolean blank = FALSE;

  for (guint i = 0; i < setting->n_columns && !blank; i++)
    blank = td_document_table_get_column (setting->table, i)->kind == TD_COLUMN_BLANK;
  self->y += blank ? BLANK_FOOT : 0;
  td_pages_put_rule (self, self->y, THICK);
}

gboolean
td_pages_put_table (TdPages *self, const TdDocumentTable *table, double note, TdPlace *place)
{
  Setting setting;
  int group;
  guint set = 0;

  if (td_document_table_get_n_columns (table) == 0 || td_document_table_get_n_rows (table) == 0)
    return TRUE;
  begin (self, &setting, table);
  setting.note = note;
  if (place->row == 0 && !td_pages_at_top (self) &&
      td_pages_get_least_table_height (self, table, note) > td_pages_get_room (self))
    return FALSE;
  put_head (self, &setting);
  group =
      place->row > 0 && !is_group (&setting, place->row) ? find_group (&setting, place->row) : -1;
  if (group >= 0)
    put_group (self, &setting, (guint) group, TRUE);
  for (; place->row < setting.n_rows; place->row++, set++)
    {
      if (set > 0 && needed (self, &setting, place->row) + 1 > td_pages_get_room (self))
        {
          end_rows (self, &setting);
          return FALSE;
        }
      put_row (self, &setting, place->row);
    }
  self->y += 1;
  end_rows (self, &setting);
  self->y += 4;
  return TRUE;
}

double
td_pages_get_least_table_height (TdPages *self, const TdDocumentTable *table, double note)
{
  Setting setting;
  double height;
  guint plain = 0, row = 0;

  if (td_document_table_get_n_columns (table) == 0 || td_document_table_get_n_rows (table) == 0)
    return 0;
  begin (self, &setting, table);
  height = setting.metrics->head + 2 * TD_TABLE_PADDING + 7;
  for (; row < setting.n_rows; row++)
    {
      gboolean room = height < (self->bottom - self->top) * HIGHEST_CELL;

      if (setting.n_rows > SHORT_TABLE ? plain >= ROWS_TOGETHER : !room)
        break;
      height += setting.metrics->heights[row] + 2 * TD_TABLE_PADDING;
      height += row > 0 && is_group (&setting, row) ? GROUP_SPACE : 0;
      plain += !is_group (&setting, row);
    }
  return height + (row == setting.n_rows ? note : 0);
}
