/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

/*
 * bench-today FILE YYYY-MM-DD: opens the page Today of a workspace in a window and says of each
 * step how long the longest turn of the main loop was, in milliseconds of processor time: opening
 * it, showing all lines of its longest section, selecting all, loading again after a contact was
 * logged. The peer shows the same lines the plain way: a GListStore that gets all of them at once.
 * Then the same of each dashboard of Insights, which has to be worked out first.
 */

#include "config.h"

#include "gui/app/td-application.h"
#include "gui/app/td-window.h"
#include "gui/pages/insight/td-dashboard.h"
#include "gui/pages/insight/td-insight-page.h"
#include "gui/pages/today/td-today-list.h"

#include "td-bench-watchdog.h"

#include <locale.h>

/* So long nothing happens before a step counts as over: more than any query takes. */
#define QUIET_USEC (1500 * 1000)

typedef struct
{
  TdDate today;
  TdSession *session;
  TdWindow *window;
  GtkListView *list;
  GtkSelectionModel *model;
} Bench;

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static TdPool *
open_pool (const char *path)
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

/* What is on screen of a type, by its buildable id where @id is given; NULL for nothing. */
static gpointer
find (GtkWidget *root, GType type, const char *id)
{
  if (!gtk_widget_get_mapped (root))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (root), type) &&
      (id == NULL || g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (root)), id) == 0))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = find (child, type, id);

      if (found)
        return found;
    }
  return NULL;
}

/* Until the main loop has had nothing to do for a while. */
static void
settle (void)
{
  gint64 busy = g_get_monotonic_time ();

  while (g_get_monotonic_time () - busy < QUIET_USEC)
    if (g_main_context_iteration (NULL, FALSE))
      busy = g_get_monotonic_time ();
    else
      g_usleep (1000);
}

static void
tell (const char *step, TdBenchWatchdog *watchdog, guint lines)
{
  double longest, all;

  td_bench_watchdog_end (watchdog, &longest, &all);
  g_print ("{\"step\": \"%s\", \"longest\": %.3f, \"all\": %.3f, \"lines\": %u}\n", step, longest,
           all, lines);
}

/* The page that opens: from the moment the workspace is there to when all lines are. */
static void
open_today (Bench *bench)
{
  TdBenchWatchdog *watchdog = td_bench_watchdog_new ();
  gpointer list;

  td_window_set_session (bench->window, bench->session);
  do
    settle ();
  while ((list = find (GTK_WIDGET (bench->window), GTK_TYPE_LIST_VIEW, "list")) == NULL);
  bench->list = list;
  bench->model = gtk_list_view_get_model (bench->list);
  tell ("open", watchdog, g_list_model_get_n_items (G_LIST_MODEL (bench->model)));
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
  settle ();
  tell ("expand", watchdog, g_list_model_get_n_items (G_LIST_MODEL (bench->model)));
}

static void
select_all (Bench *bench)
{
  TdBenchWatchdog *watchdog = td_bench_watchdog_new ();
  g_autoptr (GtkBitset) selected = NULL;

  gtk_selection_model_select_all (bench->model);
  settle ();
  selected = gtk_selection_model_get_selection (bench->model);
  tell ("select", watchdog, (guint) gtk_bitset_get_size (selected));
}

/* As after any change. */
static void
reload (Bench *bench)
{
  static const char *const tables[] = { "contact", NULL };
  TdBenchWatchdog *watchdog = td_bench_watchdog_new ();

  g_signal_emit_by_name (td_session_get_pool (bench->session), "changed", tables);
  settle ();
  tell ("reload", watchdog, g_list_model_get_n_items (G_LIST_MODEL (bench->model)));
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
    settle ();
  tell ("plain", watchdog, g_list_model_get_n_items (G_LIST_MODEL (store)));
}

static gboolean
is_ready (TdDashboard *dashboard)
{
  g_autofree char *state = NULL;
  gboolean busy;

  g_object_get (dashboard, "state", &state, "busy", &busy, NULL);
  return !busy && g_strcmp0 (state, "loading") != 0;
}

static void
open_insights (Bench *bench)
{
  for (const char *const *kind = td_insight_board_list_kinds (); *kind; kind++)
    {
      TdBenchWatchdog *watchdog = td_bench_watchdog_new ();
      TdDashboard *dashboard;

      td_window_go (bench->window, "insight");
      gtk_widget_activate_action (find (GTK_WIDGET (bench->window), TD_TYPE_INSIGHT_PAGE, NULL),
                                  "insight.kind", "s", *kind);
      do
        {
          settle ();
          dashboard = find (GTK_WIDGET (bench->window), TD_TYPE_DASHBOARD, NULL);
        }
      while (dashboard == NULL || !is_ready (dashboard));
      tell (*kind, watchdog, 0);
    }
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
  pool = open_pool (argv[1]);
  bench.session = td_session_new (pool, bench.today);

  watchdog = td_bench_watchdog_new ();
  bench.window = td_window_new (GTK_APPLICATION (application));
  gtk_window_present (GTK_WINDOW (bench.window));
  settle ();
  tell ("window", watchdog, 0);
  open_today (&bench);
  reload (&bench);
  expand (&bench);
  select_all (&bench);
  open_plainly (&bench);
  open_insights (&bench);

  gtk_window_destroy (GTK_WINDOW (bench.window));
  td_session_close (bench.session);
  g_object_unref (bench.session);
  return 0;
}
