/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* Tables on paper: column widths by content, heads and groups repeated, rows kept whole. */

#include "render/td-pages-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Between columns, and above and below the words of a row; points. */
#define GAP 12.0
#define PADDING 2.5
#define GROUP_SPACE 6.0
#define THICK 0.8
#define THIN 0.4

typedef struct
{
  const TdDocumentTable *table;
  guint n_columns;
  double *widths;
  GPtrArray *known;        /* of each column: its texts by their words */
  const TdTableRow *group; /* the one that is open */
  gboolean group_is_fresh; /* its line is the last one set */
} Setting;

static double
measure (TdPages *self, const char *text, gboolean bold)
{
  g_autoptr (PangoLayout) layout = td_pages_text (self, text, TD_TYPE_TABLE, bold, -1);

  return td_pages_text_width (layout) + 0.5;
}

/* The width of a text on one line. Words that were measured before, as departments and states are,
 * are looked up. */
static double
natural_width (TdPages *self, GHashTable *known, const char *text)
{
  double *width;

  if (text == NULL || *text == '\0')
    return 0;
  width = g_hash_table_lookup (known, text);
  if (width == NULL)
    {
      width = g_new (double, 1);
      *width = measure (self, text, FALSE);
      g_hash_table_insert (known, (char *) text, width);
    }
  return *width;
}

/* The widest piece that cannot be broken. */
static double
least_width (TdPages *self, const char *text, gboolean bold)
{
  g_autoptr (PangoLayout) layout = NULL;

  if (text == NULL || *text == '\0')
    return 0;
  layout = td_pages_text (self, text, TD_TYPE_TABLE, bold, 0);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  return td_pages_text_width (layout) + 0.5;
}

static double
natural_of_column (TdPages *self, GHashTable *known, const TdDocumentTable *table, guint column)
{
  const TdTableColumn *head = table->columns->pdata[column];
  double natural = measure (self, head->title, TRUE);

  for (guint i = 0; i < table->rows->len; i++)
    {
      const TdTableRow *row = table->rows->pdata[i];

      if (row->total)
        natural = MAX (natural, measure (self, row->cells[column], TRUE));
      else if (!row->group)
        natural = MAX (natural, natural_width (self, known, row->cells[column]));
    }
  return natural;
}

/* Numbers are never broken; of words, the longest is not. */
static double
least_of_column (TdPages *self, GHashTable *known, const TdDocumentTable *table, guint column)
{
  const TdTableColumn *head = table->columns->pdata[column];
  double least = least_width (self, head->title, TRUE);

  for (guint i = 0; i < table->rows->len; i++)
    {
      const TdTableRow *row = table->rows->pdata[i];

      /* Only a cell that is wider than what is allowed already can raise it. */
      if (!row->group && natural_width (self, known, row->cells[column]) > least)
        least = MAX (least, least_width (self, row->cells[column], row->total));
    }
  return least;
}

/* Room to spare goes to the columns of words; where there is too little, each gives from what it
 * has above its longest word. */
static double *
share_width (const TdDocumentTable *table, const double *least, const double *natural, double room)
{
  guint n = table->columns->len;
  double *widths = g_new0 (double, n);
  double sum_least = 0, sum_natural = 0;
  guint n_words = 0;

  for (guint i = 0; i < n; i++)
    {
      sum_least += least[i];
      sum_natural += natural[i];
      n_words += ((TdTableColumn *) table->columns->pdata[i])->kind == TD_COLUMN_TEXT;
    }
  for (guint i = 0; i < n; i++)
    {
      gboolean words = ((TdTableColumn *) table->columns->pdata[i])->kind == TD_COLUMN_TEXT;

      if (sum_natural <= room)
        widths[i] = natural[i] + (words ? (room - sum_natural) / n_words : 0);
      else if (sum_least >= room)
        widths[i] = least[i] * room / sum_least;
      else
        widths[i] =
            least[i] + (natural[i] - least[i]) * (room - sum_least) / (sum_natural - sum_least);
    }
  return widths;
}

static double *
find_widths (TdPages *self, const TdDocumentTable *table)
{
  guint n = table->columns->len;
  double room = self->width - GAP * (n - 1);
  double sum = 0;
  g_autofree double *least = g_new0 (double, n);
  g_autofree double *natural = g_new0 (double, n);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (guint i = 0; i < n; i++)
    {
      const TdTableColumn *column = table->columns->pdata[i];

      natural[i] = least[i] = natural_of_column (self, known, table, i);
      if (column->kind == TD_COLUMN_TEXT)
        least[i] = 0;
      sum += natural[i];
    }
  for (guint i = 0; i < n && sum > room; i++)
    if (least[i] == 0)
      least[i] = least_of_column (self, known, table, i);
  return share_width (table, least, natural, room);
}

static PangoLayout *
make_cell (TdPages *self, const Setting *setting, guint index, const char *words, gboolean bold)
{
  const TdTableColumn *column = setting->table->columns->pdata[index];
  double limit = (self->bottom - self->top) * 0.7;
  PangoLayout *text = td_pages_text (self, words, TD_TYPE_TABLE, bold, setting->widths[index]);

  /* Units under units, whichever way the page runs. */
  if (column->kind == TD_COLUMN_NUMBER)
    pango_layout_set_alignment (text, PANGO_ALIGN_RIGHT);
  if (td_pages_text_height (text) > limit)
    {
      /* What is longer than a page is cut, visibly. */
      pango_layout_set_ellipsize (text, PANGO_ELLIPSIZE_END);
      pango_layout_set_height (text, (int) (limit * PANGO_SCALE));
    }
  return text;
}

/* The same words in the same column, as departments and states are, are one text. */
static PangoLayout *
find_cell (TdPages *self, const Setting *setting, guint index, const char *words)
{
  GHashTable *known = setting->known->pdata[index];
  PangoLayout *text = g_hash_table_lookup (known, words);

  if (text == NULL)
    {
      text = make_cell (self, setting, index, words, FALSE);
      g_hash_table_insert (known, (char *) words, text);
    }
  return g_object_ref (text);
}

/* The cells of a row (NULL: the head) as texts of the widths of their columns, and the height of
 * the highest. */
static GPtrArray *
make_cells (TdPages *self, const Setting *setting, const TdTableRow *row, double *height)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_object_unref);

  *height = 0;
  for (guint i = 0; i < setting->n_columns; i++)
    {
      const TdTableColumn *column = setting->table->columns->pdata[i];
      const char *words = row ? row->cells[i] : column->title;
      PangoLayout *text = row == NULL || row->total
                              ? make_cell (self, setting, i, words, TRUE)
                              : find_cell (self, setting, i, words ? words : "");

      *height = MAX (*height, td_pages_text_height (text));
      g_ptr_array_add (texts, text);
    }
  return texts;
}

static void
put_cells (TdPages *self, const Setting *setting, GPtrArray *texts, double height, gboolean dim)
{
  double x = 0;

  for (guint i = 0; i < setting->n_columns; i++)
    {
      td_pages_put_text (self, g_object_ref (texts->pdata[i]), x, self->y + PADDING,
                         setting->widths[i], dim);
      x += setting->widths[i] + GAP;
    }
  self->y += height + 2 * PADDING;
}

static void
put_head (TdPages *self, const Setting *setting)
{
  double height;
  g_autoptr (GPtrArray) texts = make_cells (self, setting, NULL, &height);

  td_pages_put_rule (self, self->y, THICK);
  put_cells (self, setting, texts, height, FALSE);
  td_pages_put_rule (self, self->y, THIN);
  self->y += 1;
}

static PangoLayout *
make_group (TdPages *self, const TdTableRow *row, gboolean continued)
{
  g_autofree char *name
      /* Translators: a group of a table that goes on at the head of the next page. */
      = continued ? g_strdup_printf (_ ("%s (continued)"), row->cells[0])
                  : g_strdup (row->cells[0]);
  const char *remark = continued ? NULL : row->cells[1];
  g_autofree char *words = remark ? g_strconcat (name, "   ", remark, NULL) : g_strdup (name);
  PangoLayout *text = td_pages_text (self, words, TD_TYPE_TABLE, FALSE, self->width);
  PangoAttrList *attributes = pango_attr_list_copy (pango_layout_get_attributes (text));
  PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

  bold->end_index = (guint) strlen (name);
  pango_attr_list_insert (attributes, bold);
  pango_layout_set_attributes (text, attributes);
  pango_attr_list_unref (attributes);
  return text;
}

static void
put_group (TdPages *self, Setting *setting, const TdTableRow *row, gboolean continued)
{
  PangoLayout *text = make_group (self, row, continued);
  double height = td_pages_text_height (text);

  self->y += setting->group_is_fresh || continued ? 0 : GROUP_SPACE;
  td_pages_put_text (self, text, 0, self->y + PADDING, self->width, FALSE);
  self->y += height + 2 * PADDING;
}

static void
turn_page (TdPages *self, Setting *setting, gboolean inside_group)
{
  td_pages_put_rule (self, self->y, THICK);
  td_pages_break (self);
  put_head (self, setting);
  setting->group_is_fresh = TRUE;
  if (inside_group && setting->group)
    put_group (self, setting, setting->group, TRUE);
}

/* A group's line needs its first row below it. */
static double
needed_after (TdPages *self, const Setting *setting, guint index)
{
  const TdTableRow *next =
      index + 1 < setting->table->rows->len ? setting->table->rows->pdata[index + 1] : NULL;
  g_autoptr (GPtrArray) texts = NULL;
  double height;

  if (next == NULL || next->group)
    return 0;
  texts = make_cells (self, setting, next, &height);
  return height + 2 * PADDING;
}

static void
put_row (TdPages *self, Setting *setting, guint index)
{
  const TdTableRow *row = setting->table->rows->pdata[index];
  g_autoptr (GPtrArray) texts = NULL;
  double height;

  if (row->group)
    {
      g_autoptr (PangoLayout) probe = make_group (self, row, FALSE);

      height = td_pages_text_height (probe) + 2 * PADDING + GROUP_SPACE;
      if (height + needed_after (self, setting, index) + 1 > td_pages_get_room (self))
        turn_page (self, setting, FALSE);
      put_group (self, setting, row, FALSE);
      setting->group = row;
      setting->group_is_fresh = FALSE;
      return;
    }
  texts = make_cells (self, setting, row, &height);
  if (height + 2 * PADDING + 1 > td_pages_get_room (self))
    turn_page (self, setting, TRUE);
  setting->group_is_fresh = FALSE;
  if (row->total)
    td_pages_put_rule (self, self->y, THIN);
  put_cells (self, setting, texts, height, FALSE);
}

void
td_pages_put_table (TdPages *self, const TdDocumentTable *table)
{
  g_autofree double *widths = NULL;
  g_autoptr (GPtrArray) known =
      g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  Setting setting = { table, table->columns->len };

  if (table->columns->len == 0 || table->rows->len == 0)
    return;
  widths = find_widths (self, table);
  setting.widths = widths;
  setting.known = known;
  for (guint i = 0; i < setting.n_columns; i++)
    g_ptr_array_add (known, g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref));
  setting.group_is_fresh = TRUE;
  put_head (self, &setting);
  for (guint i = 0; i < table->rows->len; i++)
    put_row (self, &setting, i);
  self->y += 1;
  td_pages_put_rule (self, self->y, THICK);
  self->y += 4;
}
