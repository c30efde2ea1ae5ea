/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "td-bench-window.h"

/* So long nothing happens before a step counts as over: more than any query takes. */
#define QUIET_USEC (1500 * 1000)

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

TdPool *
td_bench_open_pool (const char *path)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TdPool *pool;

  td_pool_open_async (path, NULL, opened_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  pool = td_pool_open_finish (result, &error);
  g_assert_no_error (error);
  return pool;
}

gpointer
td_bench_find (GtkWidget *root, GType type, const char *id)
{
  if (!gtk_widget_get_mapped (root))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (root), type) &&
      (id == NULL || g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (root)), id) == 0))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = td_bench_find (child, type, id);

      if (found)
        return found;
    }
  return NULL;
}

void
td_bench_settle (void)
{
  gint64 busy = g_get_monotonic_time ();

  while (g_get_monotonic_time () - busy < QUIET_USEC)
    if (g_main_context_iteration (NULL, FALSE))
      busy = g_get_monotonic_time ();
    else
      g_usleep (1000);
}

void
td_bench_tell (const char *step, TdBenchWatchdog *watchdog, guint lines)
{
  double longest, all;

  td_bench_watchdog_end (watchdog, &longest, &all);
  g_print ("{\"step\": \"%s\", \"longest\": %.3f, \"all\": %.3f, \"lines\": %u}\n", step, longest,
           all, lines);
}
