/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/widgets/td-table-data.h"

#include "base/td-text.h"
#include "render/td-chart-table.h"

#include <glib/gi18n-lib.h>

struct _TdTableRow
{
  GObject parent_instance;

  char **cells;
  guint n_cells;
  char *id;
};

typedef struct
{
  char *head;
  gboolean number;
} Column;

struct _TdTableData
{
  GObject parent_instance;

  GArray *columns; /* of Column */
  GListStore *rows;
  gboolean has_hidden;
};

enum
{
  PROP_ID = 1,
  PROP_WORDS,
  PROP_FIRST_CELL,
  N_PROPERTIES = PROP_FIRST_CELL + TD_TABLE_MOST_COLUMNS
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdTableRow, td_table_row, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE (TdTableData, td_table_data, G_TYPE_OBJECT)

/* --- A row --- */

const char *
td_table_row_get_cell (TdTableRow *self, guint column)
{
  g_return_val_if_fail (TD_IS_TABLE_ROW (self), NULL);

  return column < self->n_cells ? self->cells[column] : "";
}

gboolean
td_table_row_equal (gconstpointer row, gconstpointer other)
{
  const TdTableRow *one = row, *two = other;

  return g_strcmp0 (one->id, two->id) == 0 &&
         g_strv_equal ((const char *const *) one->cells, (const char *const *) two->cells);
}

const char *
td_table_row_get_id (TdTableRow *self)
{
  g_return_val_if_fail (TD_IS_TABLE_ROW (self), NULL);

  return self->id;
}

static void
td_table_row_finalize (GObject *object)
{
  TdTableRow *self = TD_TABLE_ROW (object);

  g_strfreev (self->cells);
  g_free (self->id);

  G_OBJECT_CLASS (td_table_row_parent_class)->finalize (object);
}

static void
td_table_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdTableRow *self = TD_TABLE_ROW (object);

  if (id == PROP_WORDS)
    g_value_take_string (value, g_strjoinv (td_text_get_comma (), self->cells));
  else if (id == PROP_ID)
    g_value_set_string (value, self->id);
  else
    g_value_set_string (value, td_table_row_get_cell (self, id - PROP_FIRST_CELL));
}

static void
td_table_row_class_init (TdTableRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_NICK | G_PARAM_STATIC_BLURB;

  object_class->finalize = td_table_row_finalize;
  object_class->get_property = td_table_row_get_property;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_WORDS] = g_param_spec_string ("words", NULL, NULL, NULL, flags);
  for (guint i = 0; i < TD_TABLE_MOST_COLUMNS; i++)
    {
      g_autofree char *name = g_strdup_printf ("c%u", i);

      properties[PROP_FIRST_CELL + i] = g_param_spec_string (name, NULL, NULL, NULL, flags);
    }
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
td_table_row_init (TdTableRow *self)
{
}

/* --- The table --- */

static void
column_clear (gpointer data)
{
  g_free (((Column *) data)->head);
}

static void
td_table_data_finalize (GObject *object)
{
  TdTableData *self = TD_TABLE_DATA (object);

  g_array_unref (self->columns);
  g_object_unref (self->rows);

  G_OBJECT_CLASS (td_table_data_parent_class)->finalize (object);
}

static void
td_table_data_class_init (TdTableDataClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = td_table_data_finalize;
}

static void
td_table_data_init (TdTableData *self)
{
  self->columns = g_array_new (FALSE, FALSE, sizeof (Column));
  g_array_set_clear_func (self->columns, column_clear);
  self->rows = g_list_store_new (TD_TYPE_TABLE_ROW);
}

TdTableData *
td_table_data_new (void)
{
  return g_object_new (TD_TYPE_TABLE_DATA, NULL);
}

TdTableData *
td_table_data_new_for_chart (TdChartScene *scene)
{
  g_autoptr (TdChartTable) twin = td_chart_table_new (scene);
  TdTableData *self = td_table_data_new ();
  guint n_columns = MIN (td_chart_table_get_n_columns (twin), TD_TABLE_MOST_COLUMNS);

  for (guint i = 0; i < n_columns; i++)
    td_table_data_add_column (self, td_chart_table_get_head (twin, i),
                              td_chart_table_is_number (twin, i));
  for (guint i = 0; i < td_chart_table_get_n_rows (twin); i++)
    {
      const char *cells[TD_TABLE_MOST_COLUMNS + 1] = { NULL };

      for (guint j = 0; j < n_columns; j++)
        cells[j] = td_chart_table_get_cell (twin, i, j);
      td_table_data_add_row (self, td_chart_table_get_row_id (twin, i), cells);
    }
  return self;
}

void
td_table_data_add_column (TdTableData *self, const char *head, gboolean number)
{
  Column column = { g_strdup (head), number };

  g_return_if_fail (TD_IS_TABLE_DATA (self));
  g_return_if_fail (self->columns->len < TD_TABLE_MOST_COLUMNS);

  g_array_append_val (self->columns, column);
}

void
td_table_data_add_row (TdTableData *self, const char *id, const char *const *cells)
{
  g_autoptr (TdTableRow) row = NULL;

  g_return_if_fail (TD_IS_TABLE_DATA (self));

  row = g_object_new (TD_TYPE_TABLE_ROW, NULL);
  row->id = g_strdup (id);
  row->n_cells = self->columns->len;
  row->cells = g_new0 (char *, row->n_cells + 1);
  for (guint i = 0; i < row->n_cells; i++)
    row->cells[i] = g_strdup (cells[i]);
  self->has_hidden =
      self->has_hidden || g_strv_contains ((const char *const *) row->cells, _ ("hidden"));
  g_list_store_append (self->rows, row);
}

guint
td_table_data_get_n_columns (TdTableData *self)
{
  g_return_val_if_fail (TD_IS_TABLE_DATA (self), 0);

  return self->columns->len;
}

const char *
td_table_data_get_head (TdTableData *self, guint column)
{
  g_return_val_if_fail (TD_IS_TABLE_DATA (self), NULL);
  g_return_val_if_fail (column < self->columns->len, NULL);

  return g_array_index (self->columns, Column, column).head;
}

gboolean
td_table_data_is_number (TdTableData *self, guint column)
{
  g_return_val_if_fail (TD_IS_TABLE_DATA (self), FALSE);
  g_return_val_if_fail (column < self->columns->len, FALSE);

  return g_array_index (self->columns, Column, column).number;
}

gboolean
td_table_data_has_columns_of (TdTableData *self, TdTableData *other)
{
  g_return_val_if_fail (TD_IS_TABLE_DATA (self), FALSE);
  g_return_val_if_fail (TD_IS_TABLE_DATA (other), FALSE);

  if (self->columns->len != other->columns->len)
    return FALSE;
  for (guint i = 0; i < self->columns->len; i++)
    if (td_table_data_is_number (self, i) != td_table_data_is_number (other, i) ||
        g_strcmp0 (td_table_data_get_head (self, i), td_table_data_get_head (other, i)) != 0)
      return FALSE;
  return TRUE;
}

GListModel *
td_table_data_get_rows (TdTableData *self)
{
  g_return_val_if_fail (TD_IS_TABLE_DATA (self), NULL);

  return G_LIST_MODEL (self->rows);
}

gboolean
td_table_data_has_hidden (TdTableData *self)
{
  g_return_val_if_fail (TD_IS_TABLE_DATA (self), FALSE);

  return self->has_hidden;
}
