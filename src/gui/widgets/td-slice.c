/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/widgets/td-slice.h"

/* How many rows come with a frame. */
#define STEP 8

typedef struct
{
  GtkSliceListModel *slice;
  guint enough;
} Growth;

static void
growth_free (gpointer data)
{
  Growth *growth = data;

  g_object_unref (growth->slice);
  g_free (growth);
}

static gboolean
grow_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Growth *growth = data;
  GListModel *model = gtk_slice_list_model_get_model (growth->slice);
  guint size = gtk_slice_list_model_get_size (growth->slice) + STEP;
  gboolean whole = size >= growth->enough || size >= g_list_model_get_n_items (model);

  gtk_slice_list_model_set_size (growth->slice, whole ? G_MAXUINT : size);
  return whole ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
}

guint
td_slice_grow (GtkSliceListModel *slice, GtkWidget *widget, guint enough)
{
  Growth *growth = g_new0 (Growth, 1);

  growth->slice = g_object_ref (slice);
  growth->enough = enough;
  return gtk_widget_add_tick_callback (widget, grow_cb, growth, growth_free);
}

gboolean
td_slice_is_whole (GtkSliceListModel *slice)
{
  return gtk_slice_list_model_get_size (slice) == G_MAXUINT;
}
