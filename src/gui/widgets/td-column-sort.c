/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/widgets/td-column-sort.h"

/* A sorter that remembers that it was asked, before the column's own. The view's own sorter asks
 * its primary column first and turns the answer around where it sorts downwards. To be replaced by
 * GtkColumnViewSorter once GTK 4.10 is the minimum. */
#define TD_TYPE_PROBE_SORTER (td_probe_sorter_get_type ())
G_DECLARE_FINAL_TYPE (TdProbeSorter, td_probe_sorter, TD, PROBE_SORTER, GtkSorter)

struct _TdProbeSorter
{
  GtkSorter parent_instance;

  gboolean asked;
};

G_DEFINE_FINAL_TYPE (TdProbeSorter, td_probe_sorter, GTK_TYPE_SORTER)

/* Asked with two plain objects; rows are all the same to it. */
static GtkOrdering
td_probe_sorter_compare (GtkSorter *sorter, gpointer item, gpointer other)
{
  if (G_OBJECT_TYPE (item) != G_TYPE_OBJECT)
    return GTK_ORDERING_EQUAL;
  TD_PROBE_SORTER (sorter)->asked = TRUE;
  return GTK_ORDERING_SMALLER;
}

static GtkSorterOrder
td_probe_sorter_get_order (GtkSorter *sorter)
{
  return GTK_SORTER_ORDER_PARTIAL;
}

static void
td_probe_sorter_class_init (TdProbeSorterClass *klass)
{
  GTK_SORTER_CLASS (klass)->compare = td_probe_sorter_compare;
  GTK_SORTER_CLASS (klass)->get_order = td_probe_sorter_get_order;
}

static void
td_probe_sorter_init (TdProbeSorter *self)
{
}

void
td_column_sort_attach (GtkColumnViewColumn *column)
{
  GtkSorter *own = gtk_column_view_column_get_sorter (column);
  g_autoptr (GtkMultiSorter) sorters = gtk_multi_sorter_new ();

  gtk_multi_sorter_append (sorters, g_object_new (TD_TYPE_PROBE_SORTER, NULL));
  if (own)
    gtk_multi_sorter_append (sorters, g_object_ref (own));
  gtk_column_view_column_set_sorter (column, GTK_SORTER (sorters));
}

static TdProbeSorter *
probe_of (GListModel *columns, guint position)
{
  g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, position);
  GtkSorter *sorter = gtk_column_view_column_get_sorter (column);
  g_autoptr (GtkSorter) first =
      GTK_IS_MULTI_SORTER (sorter) ? g_list_model_get_item (G_LIST_MODEL (sorter), 0) : NULL;

  return TD_IS_PROBE_SORTER (first) ? TD_PROBE_SORTER (first) : NULL; /* the column holds it */
}

GtkColumnViewColumn *
td_column_sort_get (GtkColumnView *view, gboolean *descending)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  guint n_columns = g_list_model_get_n_items (columns);
  g_autoptr (GObject) item = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GObject) other = g_object_new (G_TYPE_OBJECT, NULL);
  GtkOrdering ordering;

  for (guint i = 0; i < n_columns; i++)
    if (probe_of (columns, i))
      probe_of (columns, i)->asked = FALSE;
  ordering = gtk_sorter_compare (gtk_column_view_get_sorter (view), item, other);
  *descending = ordering == GTK_ORDERING_LARGER;
  for (guint i = 0; i < n_columns; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (probe_of (columns, i) && probe_of (columns, i)->asked)
        return column; /* the view holds it */
    }
  return NULL;
}
