/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

/*
 * bench-pages FILE YYYY-MM-DD: opens each page of a workspace in a window; of People it also shows
 * the end, sorts by each column and searches as somebody types. It says of each how long the
 * longest turn of the main loop was and all of them, in milliseconds of processor time, and at the
 * end how many kilobytes of memory the most were.
 */

#include "config.h"

#include "gui/app/td-application.h"
#include "gui/app/td-window.h"
#include "gui/pages/people/td-people-page.h"

#include "td-bench-window.h"

#include <locale.h>
#include <string.h>

static void
open_page (GtkWidget *window, const char *name)
{
  TdBenchWatchdog *watchdog = td_bench_watchdog_new ();

  td_window_go (TD_WINDOW (window), name);
  td_bench_settle ();
  td_bench_tell (name, watchdog, 0);
}

static void
show_end (GtkWidget *page)
{
  GtkWidget *view = td_bench_find (page, GTK_TYPE_COLUMN_VIEW, NULL);
  GtkAdjustment *rows = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  TdBenchWatchdog *watchdog = td_bench_watchdog_new ();

  gtk_adjustment_set_value (rows, gtk_adjustment_get_upper (rows));
  td_bench_settle ();
  td_bench_tell ("people, the end", watchdog, 0);
  gtk_adjustment_set_value (rows, 0);
  td_bench_settle ();
}

static void
sort_by_each (GtkWidget *page)
{
  GtkColumnView *view = td_bench_find (page, GTK_TYPE_COLUMN_VIEW, NULL);
  GListModel *columns = gtk_column_view_get_columns (view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      g_autofree char *step =
          g_strdup_printf ("people, by %s", gtk_column_view_column_get_title (column));
      TdBenchWatchdog *watchdog;

      if (!gtk_column_view_column_get_sorter (column) ||
          !gtk_column_view_column_get_visible (column))
        continue;
      watchdog = td_bench_watchdog_new ();
      gtk_column_view_sort_by_column (view, column, GTK_SORT_ASCENDING);
      td_bench_settle ();
      td_bench_tell (step, watchdog, 0);
    }
}

static void
search (GtkWidget *page)
{
  static const char *const typed[] = { "a", "an", "ann", "" };
  GtkEditable *entry = td_bench_find (page, GTK_TYPE_SEARCH_ENTRY, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autofree char *step = g_strdup_printf ("people, search “%s”", typed[i]);
      TdBenchWatchdog *watchdog = td_bench_watchdog_new ();

      gtk_editable_set_text (entry, typed[i]);
      td_bench_settle ();
      td_bench_tell (step, watchdog, 0);
    }
}

/* The most this process ever had, as the kernel says it. */
static void
tell_memory (void)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return;
  line = strstr (status, "VmHWM:");
  if (line)
    g_print ("{\"step\": \"memory\", \"kilobytes\": %" G_GUINT64_FORMAT "}\n",
             g_ascii_strtoull (line + strlen ("VmHWM:"), NULL, 10));
}

int
main (int argc, char **argv)
{
  static const char *const pages[] = { "today",   "people", "pairing", "pairs",
                                       "insight", "report", "program" };
  TdDate today = argc == 3 ? td_date_from_iso (argv[2]) : TD_DATE_NONE;
  g_autoptr (GApplication) application = NULL;
  g_autoptr (TdSession) session = NULL;
  g_autoptr (TdPool) pool = NULL;
  GtkWidget *window, *page;

  setlocale (LC_ALL, "");
  if (today == TD_DATE_NONE)
    {
      g_printerr ("bench-pages FILE YYYY-MM-DD\n");
      return 2;
    }
  application = G_APPLICATION (td_application_new (today));
  g_application_set_default (application);
  g_application_register (application, NULL, NULL);
  pool = td_bench_open_pool (argv[1]);
  session = td_session_new (pool, today);
  window = GTK_WIDGET (td_window_new (GTK_APPLICATION (application)));
  gtk_window_present (GTK_WINDOW (window));
  td_window_set_session (TD_WINDOW (window), session);
  td_bench_settle ();

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    open_page (window, pages[i]);
  td_window_go (TD_WINDOW (window), "people");
  td_bench_settle ();
  page = td_bench_find (window, TD_TYPE_PEOPLE_PAGE, NULL);
  show_end (page);
  sort_by_each (page);
  search (page);
  tell_memory ();

  gtk_window_destroy (GTK_WINDOW (window));
  td_session_close (session);
  return 0;
}
