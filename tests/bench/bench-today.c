/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

/*
 * bench-today FILE YYYY-MM-DD: opens the page Today of a workspace in a window and says of each
 * step how long the longest turn of the main loop was, in milliseconds of processor time: opening
 * it, showing all lines of its longest section, selecting all, loading again after a contact was
 * logged. The peer shows the same lines the plain way: a GListStore that gets all of them at once.
 */

#include "config.h"

#include "gui/app/td-application.h"
#include "gui/app/td-window.h"
#include "gui/pages/today/td-today-list.h"

#include "td-bench-window.h"

#include <locale.h>

typedef struct
{
  TdDate today;
  TdSession *session;
  TdWindow *window;
  GtkListView *list;
  GtkSelectionModel *model;
} Bench;

/* The page that opens: from the moment the workspace is there to when all lines are. */
static void
open_today (Bench *bench)
{
  TdBenchWatchdog *watchdog = td_bench_watchdog_new ();
  gpointer list;

  td_window_set_session (bench->window, bench->session);
  do
    td_bench_settle ();
  while ((list = td_bench_find (GTK_WIDGET (bench->window), GTK_TYPE_LIST_VIEW, "list")) == NULL);
  bench->list = list;
  bench->model = gtk_list_view_get_model (bench->list);
  td_bench_tell ("open", watchdog, g_list_model_get_n_items (G_LIST_MODEL (bench->model)));
}

/* The kind with the most lines. */
static int
find_longest (GtkSelectionModel *model)
{
  int kind = 0;
  int most = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (model)); i++)
    {
      g_autoptr (TdTodayItem) item = g_list_model_get_item (G_LIST_MODEL (model), i);

      if (item->role == TD_TODAY_HEADING && item->count > most)
        {
          most = item->count;
          kind = item->kind;
        }
    }
  return kind;
}

static void
expand (Bench *bench)
{
  TdBenchWatchdog *watchdog = td_bench_watchdog_new ();

  gtk_widget_activate_action (GTK_WIDGET (bench->list), "today.expand", "(ib)",
                              find_longest (bench->model), TRUE);
  td_bench_settle ();
  td_bench_tell ("expand", watchdog, g_list_model_get_n_items (G_LIST_MODEL (bench->model)));
}

static void
select_all (Bench *bench)
{
  TdBenchWatchdog *watchdog = td_bench_watchdog_new ();
  g_autoptr (GtkBitset) selected = NULL;

  gtk_selection_model_select_all (bench->model);
  td_bench_settle ();
  selected = gtk_selection_model_get_selection (bench->model);
  td_bench_tell ("select", watchdog, (guint) gtk_bitset_get_size (selected));
}

/* As after any change. */
static void
reload (Bench *bench)
{
  static const char *const tables[] = { "contact", NULL };
  TdBenchWatchdog *watchdog = td_bench_watchdog_new ();

  g_signal_emit_by_name (td_session_get_pool (bench->session), "changed", tables);
  td_bench_settle ();
  td_bench_tell ("reload", watchdog, g_list_model_get_n_items (G_LIST_MODEL (bench->model)));
}

static gpointer
load_job (TdDatabase *db, gpointer data, GError **error)
{
  TdDate today = GPOINTER_TO_INT (data);
  g_autoptr (GPtrArray) rows = td_agenda_load (db, 0, today, error);

  return rows ? td_today_sections_build (rows, today, TRUE, FALSE) : NULL;
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  GListStore *store = owner;
  GPtrArray *sections = result;

  g_assert_no_error (error);
  for (guint i = 0; i < sections->len; i++)
    {
      const TdTodaySection *section = sections->pdata[i];

      g_list_store_append (store, section->heading);
      g_list_store_splice (store, g_list_model_get_n_items (G_LIST_MODEL (store)), 0,
                           section->pairs->pdata, section->pairs->len);
    }
}

/* The plain way: the same lines and the same rows, from a store. */
static void
open_plainly (Bench *bench)
{
  TdBenchWatchdog *watchdog = td_bench_watchdog_new ();
  g_autoptr (GListStore) store = g_list_store_new (TD_TYPE_TODAY_ITEM);
  g_autoptr (GtkSelectionModel) model =
      GTK_SELECTION_MODEL (gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (store))));

  gtk_list_view_set_model (bench->list, model);
  td_session_read (bench->session, store, TD_JOB_DEFAULT, load_job, GINT_TO_POINTER (bench->today),
                   NULL, (GDestroyNotify) g_ptr_array_unref, loaded_cb);
  while (g_list_model_get_n_items (G_LIST_MODEL (store)) == 0)
    td_bench_settle ();
  td_bench_tell ("plain", watchdog, g_list_model_get_n_items (G_LIST_MODEL (store)));
}

int
main (int argc, char **argv)
{
  g_autoptr (GApplication) application = NULL;
  g_autoptr (TdPool) pool = NULL;
  TdBenchWatchdog *watchdog;
  Bench bench = { 0 };

  setlocale (LC_ALL, "");
  if (argc != 3 || (bench.today = td_date_from_iso (argv[2])) == TD_DATE_NONE)
    {
      g_printerr ("bench-today FILE YYYY-MM-DD\n");
      return 2;
    }
  application = G_APPLICATION (td_application_new (bench.today));
  g_application_set_default (application);
  g_application_register (application, NULL, NULL);
  pool = td_bench_open_pool (argv[1]);
  bench.session = td_session_new (pool, bench.today);

  watchdog = td_bench_watchdog_new ();
  bench.window = td_window_new (GTK_APPLICATION (application));
  gtk_window_present (GTK_WINDOW (bench.window));
  td_bench_settle ();
  td_bench_tell ("window", watchdog, 0);
  open_today (&bench);
  reload (&bench);
  expand (&bench);
  select_all (&bench);
  open_plainly (&bench);

  gtk_window_destroy (GTK_WINDOW (bench.window));
  td_session_close (bench.session);
  g_object_unref (bench.session);
  return 0;
}
