/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* A chart as rows and columns: for screen readers, for paper, and as a file. */

#include "render/td-chart-table.h"

#include "base/td-decimal.h"
#include "base/td-csv.h"
#include "render/td-chart-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct
{
  char *head;
  gboolean number;
} Column;

typedef struct
{
  char **cells;
  char *id;
} Row;

struct _TdChartTable
{
  GArray *columns; /* Column */
  GArray *rows;    /* Row */
};

/* What of a series has a column. */
typedef struct
{
  gboolean interval;
  gboolean note;
  gboolean at_risk;
} Parts;

/* A row before it is filled: the place on the x axis, and the how manieth mark there. */
typedef struct
{
  double x;
  guint turn;
} Place;

static void
column_clear (gpointer data)
{
  g_free (((Column *) data)->head);
}

static void
row_clear (gpointer data)
{
  Row *row = data;

  g_strfreev (row->cells);
  g_free (row->id);
}

static void
add_column (TdChartTable *self, char *head, gboolean number)
{
  Column column = { head, number };

  g_array_append_val (self->columns, column);
}

static Parts
find_parts (const TdChartSeries *series)
{
  Parts parts = { .at_risk = series->at_risk->len > 0 };

  for (guint i = 0; i < series->marks->len; i++)
    {
      const TdChartMark *mark = &g_array_index (series->marks, TdChartMark, i);

      parts.interval |= isfinite (mark->low) && isfinite (mark->high);
      parts.note |= mark->note && *mark->note;
    }
  /* The numbers at risk say it at the rows there are. */
  parts.note &= !parts.at_risk;
  return parts;
}

/* "Before: at risk" where there are several series. */
static char *
join_head (TdChartScene *scene, const TdChartSeries *series, const char *head)
{
  if (scene->series->len < 2 || series->label == NULL)
    return g_strdup (head);
  /* Translators: the head of a column: a line of the chart, and what of it. */
  return g_strdup_printf (_ ("%s: %s"), series->label, head);
}

static char *
make_x_head (TdChartScene *scene)
{
  if (scene->x_label)
    return g_strdup (scene->x_label);
  switch (scene->kind)
    {
    case TD_CHART_LINE:
      /* Translators: the head of a column of months. */
      return g_strdup (_ ("Month"));
    case TD_CHART_STEPS:
      /* Translators: the head of a column of lengths of time, "12 months". */
      return g_strdup (_ ("After"));
    default:
      /* Translators: the head of a column of groups, reasons or departments. */
      return g_strdup (_ ("Group"));
    }
}

static void
add_columns (TdChartTable *self, TdChartScene *scene, const Parts *parts)
{
  add_column (self, make_x_head (scene), FALSE);
  for (guint i = 0; i < scene->series->len; i++)
    {
      const TdChartSeries *series = scene->series->pdata[i];
      const char *value = scene->value_label ? scene->value_label : _ ("Value");

      if (scene->series->len > 1 && series->label)
        value = series->label;
      add_column (self, g_strdup (value), TRUE);
      if (parts[i].interval)
        add_column (self, join_head (scene, series, _ ("95 % interval")), TRUE);
      if (parts[i].at_risk)
        add_column (self, join_head (scene, series, _ ("At risk")), TRUE);
      if (parts[i].note)
        add_column (self, join_head (scene, series, _ ("Counted")), TRUE);
    }
}

static gboolean
has_place (GArray *places, double x, guint turn)
{
  for (guint i = places->len; i > 0; i--)
    {
      const Place *place = &g_array_index (places, Place, i - 1);

      if (place->x == x && place->turn == turn)
        return TRUE;
    }
  return FALSE;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *left = a;
  const Place *right = b;

  if (left->x != right->x)
    return left->x < right->x ? -1 : 1;
  return (left->turn > right->turn) - (left->turn < right->turn);
}

static void
collect_place (GArray *places, double x, guint turn)
{
  Place place = { x, turn };

  if (!has_place (places, x, turn))
    g_array_append_val (places, place);
}

/* Where the rows are: at every mark, or at the lengths of the numbers at risk. */
static GArray *
find_places (TdChartScene *scene, const Parts *parts)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));

  for (guint i = 0; i < scene->series->len; i++)
    {
      const TdChartSeries *series = scene->series->pdata[i];
      guint turn = 0;

      for (guint j = 0; j < series->at_risk->len; j++)
        collect_place (places, g_array_index (series->at_risk, TdChartAtRisk, j).x, 0);
      for (guint j = 0; j < series->marks->len && !parts[i].at_risk; j++)
        {
          double x = g_array_index (series->marks, TdChartMark, j).x;

          turn = j > 0 && g_array_index (series->marks, TdChartMark, j - 1).x == x ? turn + 1 : 0;
          collect_place (places, x, turn);
        }
    }
  g_array_sort (places, compare_places);
  return places;
}

/* The mark of a row; of curves the one that still holds there. NULL for none. */
static const TdChartMark *
find_at (TdChartScene *scene, const TdChartSeries *series, const Place *place)
{
  const TdChartMark *found = NULL;
  guint turn = 0;

  for (guint i = 0; i < series->marks->len; i++)
    {
      const TdChartMark *mark = &g_array_index (series->marks, TdChartMark, i);

      if (mark->x > place->x)
        return scene->kind == TD_CHART_STEPS ? found : NULL;
      if (scene->kind == TD_CHART_STEPS)
        found = mark;
      else if (mark->x == place->x && turn++ == place->turn)
        return mark;
    }
  /* A curve ends at its last mark. */
  return found && found->x == place->x ? found : NULL;
}

static char *
at_risk_text (const TdChartSeries *series, double x)
{
  for (guint i = 0; i < series->at_risk->len; i++)
    {
      const TdChartAtRisk *at_risk = &g_array_index (series->at_risk, TdChartAtRisk, i);

      if (at_risk->x == x)
        return td_decimal_format (at_risk->count, 0);
    }
  return g_strdup ("–");
}

/* Months are short where the table is wide. */
static char *
dup_row_name (TdChartScene *scene, double x, guint n_columns)
{
  g_autoptr (GDateTime) time = NULL;
  int year, month, day;

  if (scene->kind != TD_CHART_LINE || n_columns <= 4)
    return td_chart_scene_dup_x_text (scene, x);
  td_date_get_ymd ((TdDate) x, &year, &month, &day);
  if (day != 1)
    return td_chart_scene_dup_x_text (scene, x);
  time = g_date_time_new_utc (year, month, 1, 0, 0, 0);
  /* Translators: a short month and its year, in g_date_time_format() notation. */
  return td_date_format_as (time, _ ("%b %Y"));
}

static void
fill_row (Row *row, TdChartScene *scene, const Parts *parts, const Place *place, guint n_columns)
{
  guint column = 0;

  row->cells = g_new0 (char *, n_columns + 1);
  row->cells[column++] = dup_row_name (scene, place->x, n_columns);
  for (guint i = 0; i < scene->series->len; i++)
    {
      const TdChartSeries *series = scene->series->pdata[i];
      const TdChartMark *mark = find_at (scene, series, place);
      char *interval = mark ? td_chart_scene_dup_interval_text (scene, mark) : NULL;

      row->cells[column++] = mark ? td_chart_scene_dup_value_text (scene, mark) : g_strdup ("–");
      if (parts[i].interval)
        row->cells[column++] = interval ? g_strdup (interval) : g_strdup ("–");
      if (parts[i].at_risk)
        row->cells[column++] = at_risk_text (series, place->x);
      if (parts[i].note)
        row->cells[column++] = g_strdup (mark && mark->note ? mark->note : "–");
      if (mark && row->id == NULL)
        row->id = g_strdup (mark->id);
      g_free (interval);
    }
}

/* A row each series, a column each category. */
static void
fill_grid (TdChartTable *self, TdChartScene *scene)
{
  guint n = scene->categories->len;

  add_column (self, make_x_head (scene), FALSE);
  for (guint i = 0; i < n; i++)
    add_column (self, g_strdup (scene->categories->pdata[i]), TRUE);
  for (guint i = 0; i < scene->series->len; i++)
    {
      const TdChartSeries *series = scene->series->pdata[i];
      Row row = { g_new0 (char *, n + 2), NULL };

      row.cells[0] = g_strdup (series->label ? series->label : "");
      for (guint j = 0; j < n; j++)
        {
          const TdChartMark *mark = find_at (scene, series, &(Place){ j, 0 });

          row.cells[j + 1] = mark ? td_chart_scene_dup_value_text (scene, mark) : g_strdup ("–");
          if (mark && row.id == NULL)
            row.id = g_strdup (mark->id);
        }
      g_array_append_val (self->rows, row);
    }
}

static void
fill_rows (TdChartTable *self, TdChartScene *scene)
{
  g_autofree Parts *parts = g_new0 (Parts, scene->series->len + 1);
  g_autoptr (GArray) places = NULL;

  for (guint i = 0; i < scene->series->len; i++)
    parts[i] = find_parts (scene->series->pdata[i]);
  add_columns (self, scene, parts);
  places = find_places (scene, parts);
  for (guint i = 0; i < places->len; i++)
    {
      Row row = { NULL, NULL };

      fill_row (&row, scene, parts, &g_array_index (places, Place, i), self->columns->len);
      g_array_append_val (self->rows, row);
    }
}

TdChartTable *
td_chart_table_new (TdChartScene *scene)
{
  TdChartTable *self;

  g_return_val_if_fail (TD_IS_CHART_SCENE (scene), NULL);

  self = g_new0 (TdChartTable, 1);
  self->columns = g_array_new (FALSE, FALSE, sizeof (Column));
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_array_set_clear_func (self->columns, column_clear);
  g_array_set_clear_func (self->rows, row_clear);
  if (scene->kind == TD_CHART_GRID)
    fill_grid (self, scene);
  else
    fill_rows (self, scene);
  return self;
}

void
td_chart_table_free (TdChartTable *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->columns);
  g_array_unref (self->rows);
  g_free (self);
}

guint
td_chart_table_get_n_columns (TdChartTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->columns->len;
}

guint
td_chart_table_get_n_rows (TdChartTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->rows->len;
}

const char *
td_chart_table_get_head (TdChartTable *self, guint column)
{
  g_return_val_if_fail (self != NULL && column < self->columns->len, "");

  return g_array_index (self->columns, Column, column).head;
}

gboolean
td_chart_table_is_number (TdChartTable *self, guint column)
{
  g_return_val_if_fail (self != NULL && column < self->columns->len, FALSE);

  return g_array_index (self->columns, Column, column).number;
}

const char *
td_chart_table_get_cell (TdChartTable *self, guint row, guint column)
{
  g_return_val_if_fail (self != NULL && row < self->rows->len, "");
  g_return_val_if_fail (column < self->columns->len, "");

  return g_array_index (self->rows, Row, row).cells[column];
}

const char *
td_chart_table_get_row_id (TdChartTable *self, guint row)
{
  g_return_val_if_fail (self != NULL && row < self->rows->len, NULL);

  return g_array_index (self->rows, Row, row).id;
}

static void
append_mark (GString *csv,
             TdChartScene *scene,
             const TdChartSeries *series,
             const TdChartMark *mark)
{
  td_csv_append_text (csv, series->label ? series->label : scene->title, TRUE);
  if (scene->kind == TD_CHART_STEPS)
    td_csv_append_number (csv, mark->x);
  else
    {
      g_autofree char *x = scene->kind == TD_CHART_LINE
                               ? td_date_to_iso ((TdDate) mark->x)
                               : td_chart_scene_dup_x_text (scene, mark->x);

      td_csv_append_text (csv, x, FALSE);
    }
  if (mark->hidden)
    td_csv_append_text (csv, _ ("hidden"), FALSE);
  else
    td_csv_append_number (csv, mark->value);
  td_csv_append_number (csv, mark->low);
  td_csv_append_number (csv, mark->high);
  td_csv_append_number (csv, mark->of > 0 ? (double) mark->count : NAN);
  td_csv_append_number (csv, mark->of > 0 ? (double) mark->of : NAN);
  td_csv_append_text (csv, mark->note, FALSE);
  td_csv_end_row (csv);
}

static void
append_at_risk (GString *csv, TdChartScene *scene, const TdChartSeries *series)
{
  for (guint i = 0; i < series->at_risk->len; i++)
    {
      const TdChartAtRisk *at_risk = &g_array_index (series->at_risk, TdChartAtRisk, i);
      /* Translators: the head of a row of a table; a line of the chart. */
      g_autofree char *name =
          g_strdup_printf (_ ("%s, at risk"), series->label ? series->label : scene->title);

      td_csv_append_text (csv, name, TRUE);
      td_csv_append_number (csv, at_risk->x);
      td_csv_append_number (csv, at_risk->count);
      for (guint j = 0; j < 5; j++)
        td_csv_append_text (csv, NULL, FALSE);
      td_csv_end_row (csv);
    }
}

char *
td_chart_scene_dup_csv (TdChartScene *self)
{
  const char *heads[] = { _ ("Series"), _ ("At"), _ ("Value"),   _ ("Low"), _ ("High"),
                          _ ("Count"),  _ ("Of"), _ ("Counted"), NULL };
  GString *csv;

  g_return_val_if_fail (TD_IS_CHART_SCENE (self), NULL);

  csv = td_csv_new ();
  td_csv_append_row (csv, heads);
  for (guint i = 0; i < self->series->len; i++)
    {
      const TdChartSeries *series = self->series->pdata[i];

      for (guint j = 0; j < series->marks->len; j++)
        append_mark (csv, self, series, &g_array_index (series->marks, TdChartMark, j));
      append_at_risk (csv, self, series);
    }
  return g_string_free (csv, FALSE);
}
