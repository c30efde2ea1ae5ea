/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/widgets/td-store-feed.h"

/* So long it goes on within a frame: measuring and drawing the rows comes on top. */
#define BUDGET_USEC 500

/* Rows that are replaced at once. */
#define STEP 4

typedef struct
{
  GListStore *store;
  GListModel *items;
  GEqualFunc equal;
  guint enough;
  guint next;
} Feed;

static void
feed_free (gpointer data)
{
  Feed *feed = data;

  g_object_unref (feed->store);
  g_object_unref (feed->items);
  g_free (feed);
}

/* Puts @n items in the place of @n_old rows from the next on. */
static void
replace (Feed *feed, guint n, guint n_old)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_full (n, g_object_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (items, g_list_model_get_item (feed->items, feed->next + i));
  g_list_store_splice (feed->store, feed->next, n_old, items->pdata, n);
  feed->next += n;
}

static gboolean
is_same (const Feed *feed)
{
  g_autoptr (GObject) shown = g_list_model_get_item (G_LIST_MODEL (feed->store), feed->next);
  g_autoptr (GObject) item = g_list_model_get_item (feed->items, feed->next);

  return shown && item && feed->equal (shown, item);
}

/* FALSE when all is done. */
static gboolean
step (Feed *feed)
{
  guint n = g_list_model_get_n_items (feed->items);
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (feed->store));

  if (feed->next >= n && n_shown <= n)
    return FALSE;
  if (feed->next >= feed->enough)
    replace (feed, n - feed->next, n_shown - feed->next);
  else if (feed->next >= n)
    g_list_store_splice (feed->store, n_shown - MIN (STEP, n_shown - n), MIN (STEP, n_shown - n),
                         NULL, 0);
  else if (is_same (feed))
    feed->next++;
  else
    replace (feed, MIN (STEP, n - feed->next), MIN (STEP, n_shown - feed->next));
  return TRUE;
}

static gboolean
feed_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  gint64 since = g_get_monotonic_time ();

  while (step (data))
    if (g_get_monotonic_time () - since >= BUDGET_USEC)
      return G_SOURCE_CONTINUE;
  return G_SOURCE_REMOVE;
}

guint
td_store_feed (GListStore *store,
               GListModel *items,
               GtkWidget *widget,
               GEqualFunc equal,
               guint enough)
{
  Feed *feed = g_new0 (Feed, 1);

  feed->store = g_object_ref (store);
  feed->items = g_object_ref (items);
  feed->equal = equal;
  feed->enough = enough;
  return gtk_widget_add_tick_callback (widget, feed_cb, feed, feed_free);
}
