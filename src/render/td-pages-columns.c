/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* Measuring a table, once: widths of columns by content, heights of rows. */

#include "render/td-pages-private.h"

#include <math.h>
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
  g_hash_table_insert (self->known, g_strdup (text), g_memdup2 (&width, sizeof width));
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
          double width = width_of (self, td_pages_get_cell (self->pages, self->table, i, j),
                                   kind == TD_ROW_TOTAL);

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

/* A word that is longer than this part of the table may be broken. */
#define LONGEST_WORD 0.25

/* Numbers and boxes are never broken, only the words above them; of words, the longest is not. Only
 * a cell that is wider than what is allowed already can raise it. */
static void
measure_least (Measure *self, guint column, double room)
{
  const TdTableColumn *head = td_document_table_get_column (self->table, column);
  double head_width = least_width (self, head->title, TRUE);
  double least = head_width;

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
          MAX (least, least_width (self, td_pages_get_cell (self->pages, self->table, i, column),
                                   td_document_table_get_kind (self->table, i) == TD_ROW_TOTAL));
  self->least[column] = MIN (least, MAX (room * LONGEST_WORD, head_width));
}

/* Where numbers with their words ("215 answers") do not stand beside each other on one line, they
 * are broken between words before any word is. */
static void
break_numbers (Measure *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      const TdTableColumn *head = td_document_table_get_column (self->table, i);
      double least;

      if (head->kind != TD_COLUMN_NUMBER)
        continue;
      least = least_width (self, head->title, TRUE);
      for (guint row = 0; row < self->n_rows; row++)
        if (self->cells[row * self->n_columns + i] > (float) least)
          least = MAX (least,
                       least_width (self, td_pages_get_cell (self->pages, self->table, row, i),
                                    td_document_table_get_kind (self->table, row) == TD_ROW_TOTAL));
      self->least[i] = least;
    }
}

/* --- Too little room --- */

/* Rows that are looked at, evenly over the table; how much of a line is lost to whole words; widths
 * are tried in steps of this. */
#define MOST_LOOKED_AT 256
#define WRAP_LOSS 1.06
#define STEP 6.0
#define MOST_STEPS 24

static guint
count_lines (const Measure *self, guint row, guint column, double width)
{
  double natural = (double) self->cells[row * self->n_columns + column];

  return natural <= width ? 1 : (guint) ceil (natural * WRAP_LOSS / MAX (width, 1));
}

/* How long the table is, about, when a column is @wider: rows are as high as their highest cell,
 * and every broken cell is a little harder to read. */
static guint
measure_length (const Measure *self, const double *widths, guint column, double wider)
{
  guint stride = self->n_rows / MOST_LOOKED_AT + 1;
  guint length = 0;

  for (guint row = 0; row < self->n_rows; row += stride)
    {
      guint highest = 1, sum = 0;

      for (guint i = 0; i < self->n_columns; i++)
        {
          guint n = count_lines (self, row, i, widths[i] + (i == column ? wider : 0));

          highest = MAX (highest, n);
          sum += n;
        }
      length += 3 * highest + sum;
    }
  return length;
}

/* The widening that shortens the table most for its width; FALSE where none does. */
static gboolean
find_best_step (const Measure *self,
                const double *widths,
                double room,
                guint *column,
                double *wider)
{
  guint now = measure_length (self, widths, 0, 0);
  double best = 0;

  for (guint i = 0; i < self->n_columns; i++)
    for (guint step = 1; step <= MOST_STEPS; step++)
      {
        double more = MIN (step * STEP, self->natural[i] - widths[i]);
        guint then = more > 0 && more <= room ? measure_length (self, widths, i, more) : now;
        double saved = then < now ? (now - then) / more : 0;

        if (saved > best)
          {
            best = saved;
            *column = i;
            *wider = more;
          }
        if (step * STEP > self->natural[i] - widths[i])
          break;
      }
  return best > 0;
}

/* From its longest word on each column is widened where that makes the table shorter. */
static void
widen (const Measure *self, double *widths, double *room)
{
  guint column = 0;
  double wider = 0;

  while (*room > 0 && find_best_step (self, widths, *room, &column, &wider))
    {
      widths[column] += wider;
      *room -= wider;
    }
}

/* --- Sharing --- */

/* What column @column would still like to have. */
static double
wanted (const Measure *self, const double *widths, guint column)
{
  return is_words (td_document_table_get_column (self->table, column))
             ? MAX (self->natural[column] - widths[column], 0)
             : 0;
}

/* Room to spare goes to the columns of words: to those that want it, then most to those of many
 * words. */
static void
spread (const Measure *self, double *widths, double room)
{
  double sum_wanted = 0, sum_squares = 0, part;

  for (guint i = 0; i < self->n_columns; i++)
    {
      sum_wanted += wanted (self, widths, i);
      if (is_words (td_document_table_get_column (self->table, i)))
        sum_squares += self->natural[i] * self->natural[i];
    }
  part = sum_wanted > 0 ? MIN (room / sum_wanted, 1) : 0;
  room -= part * sum_wanted;
  for (guint i = 0; i < self->n_columns; i++)
    {
      gboolean words = is_words (td_document_table_get_column (self->table, i));

      widths[i] += part * wanted (self, widths, i);
      if (words && sum_squares > 0)
        widths[i] += room * self->natural[i] * self->natural[i] / sum_squares;
    }
}

static double
sum_up_to (const double *widths, guint n, double limit)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    sum += MIN (widths[i], limit);
  return sum;
}

/* Where even the longest words do not stand beside each other the widest columns give. */
static double
find_limit (const Measure *self, double room)
{
  double low = 0, high = room;

  if (sum_up_to (self->least, self->n_columns, room) <= room)
    return room;
  for (guint i = 0; i < 40; i++)
    {
      double middle = (low + high) / 2;

      *(sum_up_to (self->least, self->n_columns, middle) <= room ? &low : &high) = middle;
    }
  return low;
}

static double *
share_width (Measure *self, double room)
{
  double *widths = g_new0 (double, self->n_columns);
  gboolean fits = sum_up_to (self->natural, self->n_columns, G_MAXDOUBLE) <= room;
  double limit = fits ? room : find_limit (self, room);

  for (guint i = 0; i < self->n_columns; i++)
    {
      widths[i] = fits ? self->natural[i] : MIN (self->least[i], limit);
      room -= widths[i];
    }
  widen (self, widths, &room);
  spread (self, widths, room);
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
    measure_least (self, i, room);
  if (sum > room && sum_up_to (self->least, self->n_columns, G_MAXDOUBLE) > room)
    break_numbers (self);
  return share_width (self, room);
}

/* Of a row whose cells all fit on a line nothing is laid out. */
static double
height_of_row (Measure *self, const TdTableMetrics *metrics, guint row)
{
  double highest = 0;

  for (guint i = 0; i < self->n_columns; i++)
    {
      const char *text = td_pages_get_cell (self->pages, self->table, row, i);
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
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
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
