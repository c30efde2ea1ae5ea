/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

/* Two threads that count together without a lock: threads.sh must find it, in spite of all that it
 * overlooks. */

#include <gio/gio.h>

static int counted;

static gpointer
count_cb (gpointer queue)
{
  g_async_queue_pop (queue);
  for (int i = 0; i < 1000; i++)
    counted++;
  return NULL;
}

int
main (void)
{
  g_autoptr (GAsyncQueue) queue = g_async_queue_new ();
  GThread *one = g_thread_new ("one", count_cb, queue);
  GThread *two = g_thread_new ("two", count_cb, queue);

  g_async_queue_push (queue, queue);
  g_async_queue_push (queue, queue);
  g_thread_join (one);
  g_thread_join (two);
  return counted > 2000;
}
