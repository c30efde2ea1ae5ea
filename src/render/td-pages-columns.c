/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* Measuring a table, once: widths of columns by content, heights of rows. */

#include "render/td-pages-private.h"

#include <string.h>

/* What is written by hand needs: so wide, and so high; points. */
#define BLANK_WIDTH 84.0
#define BLANK_HEIGHT 22.0

/* Widths of texts that were measured before, as those of departments and states, are looked up. */
#define MOST_WIDTHS 4096

typedef struct
{
  TdPages *pages;
  const TdDocumentTable *table;
  guint n_columns;
  guint n_rows;
  float *cells; /* the width of each cell on one line */
  double *natural;
  double *least;
  GHashTable *known; /* widths by text */
} Measure;

static double
width_of (Measure *self, const char *text, gboolean bold)
{
  double width;
  double *known;

  if (*text == '\0')
    return 0;
  known = bold ? NULL : g_hash_table_lookup (self->known, text);
  if (known)
    return *known;
  td_pages_measure (self->pages, text, bold, -1, PANGO_WRAP_WORD, &width, NULL);
  if (bold)
    return width;
  if (g_hash_table_size (self->known) >= MOST_WIDTHS)
    g_hash_table_remove_all (self->known);
  g_hash_table_insert (self->known, (char *) text, g_memdup2 (&width, sizeof width));
  return width;
}

/* The widest piece that cannot be broken. */
static double
least_width (Measure *self, const char *text, gboolean bold)
{
  double width = 0;

  if (*text)
    td_pages_measure (self->pages, text, bold, 0, PANGO_WRAP_WORD, &width, NULL);
  return width;
}

static void
measure_cells (Measure *self)
{
  for (guint i = 0; i < self->n_rows; i++)
    {
      TdRowKind kind = td_document_table_get_kind (self->table, i);

      for (guint j = 0; j < self->n_columns && kind != TD_ROW_GROUP; j++)
        {
          double width =
              width_of (self, td_document_table_get_cell (self->table, i, j), kind == TD_ROW_TOTAL);

          self->cells[i * self->n_columns + j] = (float) width;
          self->natural[j] = MAX (self->natural[j], width);
        }
    }
}

static gboolean
is_words (const TdTableColumn *column)
{
  return column->kind == TD_COLUMN_TEXT || column->kind == TD_COLUMN_BLANK;
}

/* Numbers and boxes are never broken, only the words above them; of words, the longest is not. Only
 * a cell that is wider than what is allowed already can raise it. */
static void
measure_least (Measure *self, guint column)
{
  const TdTableColumn *head = td_document_table_get_column (self->table, column);
  double least = least_width (self, head->title, TRUE);

  if (head->kind == TD_COLUMN_NUMBER || head->kind == TD_COLUMN_TICK)
    {
      for (guint i = 0; i < self->n_rows; i++)
        least = MAX (least, (double) self->cells[i * self->n_columns + column]);
      self->least[column] = least;
      return;
    }
  if (head->kind == TD_COLUMN_BLANK)
    least = MAX (least, BLANK_WIDTH * 0.7);
  for (guint i = 0; i < self->n_rows; i++)
    if (self->cells[i * self->n_columns + column] > (float) least)
      least =
          MAX (least, least_width (self, td_document_table_get_cell (self->table, i, column),
                                   td_document_table_get_kind (self->table, i) == TD_ROW_TOTAL));
  self->least[column] = least;
}

/* Room to spare goes to the columns of words, most to those of many; where there is too little,
 * each gives from what it has above its longest word. */
static double *
share_width (Measure *self, double room)
{
  double *widths = g_new0 (double, self->n_columns);
  double sum_least = 0, sum_natural = 0, sum_squares = 0;

  for (guint i = 0; i < self->n_columns; i++)
    {
      sum_least += self->least[i];
      sum_natural += self->natural[i];
      if (is_words (td_document_table_get_column (self->table, i)))
        sum_squares += self->natural[i] * self->natural[i];
    }
  for (guint i = 0; i < self->n_columns; i++)
    {
      gboolean words = is_words (td_document_table_get_column (self->table, i));

      if (sum_natural <= room)
        widths[i] = self->natural[i] +
                    (words && sum_squares > 0
                         ? (room - sum_natural) * self->natural[i] * self->natural[i] / sum_squares
                         : 0);
      else if (sum_least >= room)
        widths[i] = self->least[i] * room / sum_least;
      else
        widths[i] = self->least[i] + (self->natural[i] - self->least[i]) * (room - sum_least) /
                                         (sum_natural - sum_least);
    }
  return widths;
}

static double *
find_widths (Measure *self)
{
  double room = self->pages->width - TD_TABLE_GAP * (self->n_columns - 1);
  double sum = 0;

  for (guint i = 0; i < self->n_columns; i++)
    {
      const TdTableColumn *column = td_document_table_get_column (self->table, i);

      self->natural[i] = width_of (self, column->title, TRUE);
      if (column->kind == TD_COLUMN_BLANK)
        self->natural[i] = MAX (self->natural[i], BLANK_WIDTH);
    }
  measure_cells (self);
  for (guint i = 0; i < self->n_columns; i++)
    sum += self->natural[i];
  for (guint i = 0; i < self->n_columns && sum > room; i++)
    measure_least (self, i);
  return share_width (self, room);
}

/* Of a row whose cells all fit on a line nothing is laid out. */
static double
height_of_row (Measure *self, const TdTableMetrics *metrics, guint row)
{
  double highest = 0;

  for (guint i = 0; i < self->n_columns; i++)
    {
      const char *text = td_document_table_get_cell (self->table, row, i);
      const TdTableColumn *column = td_document_table_get_column (self->table, i);
      double height = td_pages_get_line_height (TD_TYPE_TABLE);

      if (self->cells[row * self->n_columns + i] > (float) metrics->widths[i] ||
          strchr (text, '\n'))
        {
          g_autoptr (PangoLayout) words =
              td_pages_text_of_cell (self->pages, self->table, metrics, row, i);

          height = td_pages_text_height (words);
        }
      if (column->kind == TD_COLUMN_BLANK)
        height = MAX (height, BLANK_HEIGHT);
      highest = MAX (highest, height);
    }
  return highest;
}

static void
find_heights (Measure *self, TdTableMetrics *metrics)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autoptr (PangoLayout) title =
          td_pages_text_of_cell (self->pages, self->table, metrics, G_MAXUINT, i);

      metrics->head = MAX (metrics->head, td_pages_text_height (title));
    }
  metrics->heights = g_new (float, self->n_rows);
  for (guint i = 0; i < self->n_rows; i++)
    if (td_document_table_get_kind (self->table, i) == TD_ROW_GROUP)
      {
        g_autoptr (PangoLayout) words = td_pages_text_of_group (self->pages, self->table, i, FALSE);

        metrics->heights[i] = (float) td_pages_text_height (words);
      }
    else
      metrics->heights[i] = (float) height_of_row (self, metrics, i);
}

static TdTableMetrics *
measure_table (TdPages *pages, const TdDocumentTable *table)
{
  TdTableMetrics *metrics = g_new0 (TdTableMetrics, 1);
  guint n_columns = td_document_table_get_n_columns (table);
  guint n_rows = td_document_table_get_n_rows (table);
  g_autofree float *cells = g_new0 (float, (gsize) n_columns *n_rows);
  g_autofree double *natural = g_new0 (double, n_columns);
  g_autofree double *least = g_new0 (double, n_columns);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  Measure measure = { pages, table, n_columns, n_rows, cells, natural, least, known };

  metrics->widths = find_widths (&measure);
  find_heights (&measure, metrics);
  return metrics;
}

void
td_table_metrics_free (gpointer data)
{
  TdTableMetrics *metrics = data;

  g_free (metrics->widths);
  g_free (metrics->heights);
  g_free (metrics);
}

const TdTableMetrics *
td_pages_get_metrics (TdPages *self, const TdDocumentTable *table)
{
  GHashTable *tables = self->current == self->document ? self->tables : self->part_tables;
  TdTableMetrics *metrics = g_hash_table_lookup (tables, table);

  if (metrics == NULL)
    {
      metrics = measure_table (self, table);
      g_hash_table_insert (tables, (gpointer) table, metrics);
    }
  return metrics;
}
