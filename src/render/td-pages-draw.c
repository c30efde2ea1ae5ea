/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* Pages on a cairo context. */

#include "render/td-pages-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DIM_GREY 0.33

static void
draw_item (const TdPageItem *item, cairo_t *cr)
{
  double grey = item->dim ? DIM_GREY : 0;

  cairo_set_source_rgb (cr, grey, grey, grey);
  if (item->chart)
    {
      cairo_save (cr);
      cairo_translate (cr, item->x, item->y);
      td_chart_layout_draw (item->chart, cr, td_chart_theme_get (TD_CHART_THEME_PRINT), -1);
      cairo_restore (cr);
    }
  else if (item->text)
    {
      cairo_move_to (cr, item->x, item->y);
      td_paper_show_text (cr, item->text);
    }
  else
    {
      cairo_set_line_width (cr, item->thickness);
      cairo_move_to (cr, item->x, item->y);
      cairo_line_to (cr, item->x2, item->y);
      cairo_stroke (cr);
    }
}

/* Small type for the margin, @width points of it and so many lines of each paragraph. */
static PangoLayout *
make_furniture (TdPages *self, const char *words, double width, int n_lines)
{
  PangoLayout *text = td_pages_new_text (self, words, TD_TYPE_SMALL, FALSE, width);

  pango_layout_set_ellipsize (text, PANGO_ELLIPSIZE_END);
  pango_layout_set_height (text, -n_lines);
  return text;
}

/* At the end of the line where @end is set. */
static void
draw_furniture (TdPages *self, cairo_t *cr, PangoLayout *text, double y, double width, gboolean end)
{
  double left = self->size.left;

  if (end)
    td_pages_align_end (self, text);
  if (end != self->mirrored)
    left += self->width - width;
  cairo_set_source_rgb (cr, DIM_GREY, DIM_GREY, DIM_GREY);
  cairo_move_to (cr, left, y);
  td_paper_show_text (cr, text);
}

static char *
dates_words (TdDocument *document)
{
  g_autofree char *as_of = td_date_format (document->as_of);
  g_autofree char *printed = td_date_format (document->printed_on);

  if (document->as_of && document->printed_on)
    return g_strdup_printf (_ ("Data as of %s · Printed on %s"), as_of, printed);
  if (document->as_of)
    return g_strdup_printf (_ ("Data as of %s"), as_of);
  if (document->printed_on)
    return g_strdup_printf (_ ("Printed on %s"), printed);
  return NULL;
}

/* What is at the end of a line is whole; what begins it takes the room that is left, and a second
 * line where that is not enough. A second line makes the head of a page (not its @foot) begin
 * higher up: what is below stays as far away. */
static void
draw_line (TdPages *self, cairo_t *cr, const char *start, const char *end, double y, gboolean foot)
{
  g_autoptr (PangoLayout) end_text = make_furniture (self, end, self->width, 1);
  double taken = end ? td_pages_text_width (end_text) + 16 : 0;
  double width = self->width - taken;
  int n_lines = start && strchr (start, '\n') ? 1 : 2;
  g_autoptr (PangoLayout) start_text = make_furniture (self, start, width, n_lines);

  if (!foot && start)
    y -= td_pages_text_height (start_text) - td_pages_get_line_height (TD_TYPE_SMALL);
  if (end)
    draw_furniture (self, cr, end_text, y, self->width, TRUE);
  if (start)
    draw_furniture (self, cr, start_text, y, width, FALSE);
}

/* The title of what the page is of, and what it is about. */
static char *
running_title (TdPages *self)
{
  const TdDocument *part = self->current;
  const char *title = *part->title ? part->title : self->document->title;

  return part->subtitle && *part->subtitle ? g_strdup_printf ("%s · %s", title, part->subtitle)
                                           : g_strdup (title);
}

static void
draw_all_furniture (TdPages *self, cairo_t *cr, guint number)
{
  TdDocument *document = self->document;
  double head = self->size.top - 28;
  double foot = self->size.height - self->size.bottom + 20;
  g_autofree char *dates = document->letter ? NULL : dates_words (document);
  g_autofree char *title = running_title (self);
  g_autofree char *numbers = NULL;
  guint page, n_pages;

  td_pages_count_part (self, number, &page, &n_pages);
  /* Translators: page number and count of pages. */
  numbers = g_strdup_printf (_ ("Page %u of %u"), page, n_pages);
  draw_line (self, cr, page > 1 ? title : NULL, dates, head, FALSE);
  draw_line (self, cr, document->confidentiality, numbers, foot, TRUE);
}

/* --- Tags --- */

/* What is open of the tree that a PDF keeps for those who do not see the page. */
typedef struct
{
  gboolean table;
  gboolean in_row;
  guint row;
} Tags;

static void
end_row (Tags *tags, cairo_t *cr)
{
  if (tags->in_row)
    cairo_tag_end (cr, "TR");
  tags->in_row = FALSE;
}

static void
end_table (Tags *tags, cairo_t *cr)
{
  end_row (tags, cr);
  if (tags->table)
    cairo_tag_end (cr, "Table");
  tags->table = FALSE;
}

static void
begin_cell (Tags *tags, cairo_t *cr, guint row)
{
  /* The head of another one. */
  if (row == G_MAXUINT && tags->row != G_MAXUINT)
    end_table (tags, cr);
  if (!tags->table)
    cairo_tag_begin (cr, "Table", NULL);
  tags->table = TRUE;
  if (tags->in_row && tags->row != row)
    end_row (tags, cr);
  if (!tags->in_row)
    cairo_tag_begin (cr, "TR", NULL);
  tags->in_row = TRUE;
  tags->row = row;
}

static void
draw_tagged (const TdPageItem *item, cairo_t *cr, Tags *tags)
{
  static const char *const names[] = {
    [TD_ROLE_PARAGRAPH] = "P",  [TD_ROLE_TITLE] = "H1",      [TD_ROLE_HEADING_1] = "H2",
    [TD_ROLE_HEADING_2] = "H3", [TD_ROLE_FIGURE] = "Figure", [TD_ROLE_HEAD_CELL] = "TH",
    [TD_ROLE_CELL] = "TD",
  };
  const char *name = names[item->role];

  if (item->role == TD_ROLE_HEAD_CELL || item->role == TD_ROLE_CELL)
    begin_cell (tags, cr, item->row);
  else if (name)
    end_table (tags, cr);
  if (name)
    cairo_tag_begin (cr, name, NULL);
  draw_item (item, cr);
  if (name)
    cairo_tag_end (cr, name);
}

void
td_pages_draw_tagged (TdPages *self, cairo_t *cr, guint number)
{
  Tags tags = { 0 };

  td_pages_set_page (self, number);
  for (guint i = 0; i < self->items->len; i++)
    draw_tagged (&g_array_index (self->items, TdPageItem, i), cr, &tags);
  end_table (&tags, cr);
  draw_all_furniture (self, cr, number);
}

void
td_pages_draw (TdPages *pages, cairo_t *cr, guint number)
{
  g_return_if_fail (pages != NULL && cr != NULL && number < pages->starts->len);

  td_pages_set_page (pages, number);
  for (guint i = 0; i < pages->items->len; i++)
    draw_item (&g_array_index (pages->items, TdPageItem, i), cr);
  draw_all_furniture (pages, cr, number);
}
