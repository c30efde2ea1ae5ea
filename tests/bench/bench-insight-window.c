/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

/*
 * bench-insight-window FILE YYYY-MM-DD [DASHBOARD]: opens each dashboard of a workspace in a
 * window, and loads it once more as after any change. It says of each how long the longest turn of
 * the main loop was, in milliseconds of processor time: a frame lasts 16.
 */

#include "config.h"

#include "gui/app/td-application.h"
#include "gui/app/td-window.h"
#include "gui/pages/insight/td-dashboard.h"
#include "gui/pages/insight/td-insight-page.h"

#include "td-bench-window.h"

#include <locale.h>

static gboolean
is_ready (TdDashboard *dashboard)
{
  g_autofree char *state = NULL;
  gboolean busy;

  g_object_get (dashboard, "state", &state, "busy", &busy, NULL);
  return !busy && g_strcmp0 (state, "loading") != 0;
}

/* The dashboard that is shown, once it is all there. */
static TdDashboard *
wait_for_dashboard (TdWindow *window)
{
  TdDashboard *dashboard;

  do
    {
      td_bench_settle ();
      dashboard = td_bench_find (GTK_WIDGET (window), TD_TYPE_DASHBOARD, NULL);
    }
  while (dashboard == NULL || !is_ready (dashboard));
  return dashboard;
}

/* The page opens with the first dashboard. */
static void
open_page (TdWindow *window)
{
  TdBenchWatchdog *watchdog = td_bench_watchdog_new ();

  td_window_go (window, "insight");
  wait_for_dashboard (window);
  td_bench_tell ("engagement, with the page", watchdog, 0);
}

static void
open_dashboard (TdWindow *window, const char *kind)
{
  TdBenchWatchdog *watchdog = td_bench_watchdog_new ();
  GtkWidget *page = td_bench_find (GTK_WIDGET (window), TD_TYPE_INSIGHT_PAGE, NULL);

  gtk_widget_activate_action (page, "insight.kind", "s", kind);
  wait_for_dashboard (window);
  td_bench_tell (kind, watchdog, 0);
}

static void
reload (TdSession *session, TdWindow *window, const char *kind)
{
  static const char *const tables[] = { "contact", NULL };
  TdBenchWatchdog *watchdog = td_bench_watchdog_new ();
  g_autofree char *step = g_strconcat (kind, ", again", NULL);

  g_signal_emit_by_name (td_session_get_pool (session), "changed", tables);
  wait_for_dashboard (window);
  td_bench_tell (step, watchdog, 0);
}

int
main (int argc, char **argv)
{
  const char *const *kinds = td_insight_board_list_kinds ();
  TdDate today = argc >= 3 ? td_date_from_iso (argv[2]) : TD_DATE_NONE;
  g_autoptr (GApplication) application = NULL;
  g_autoptr (TdSession) session = NULL;
  g_autoptr (TdPool) pool = NULL;
  TdWindow *window;

  setlocale (LC_ALL, "");
  if (today == TD_DATE_NONE)
    {
      g_printerr ("bench-insight-window FILE YYYY-MM-DD [DASHBOARD]\n");
      return 2;
    }
  application = G_APPLICATION (td_application_new (today));
  g_application_set_default (application);
  g_application_register (application, NULL, NULL);
  pool = td_bench_open_pool (argv[1]);
  session = td_session_new (pool, today);

  window = td_window_new (GTK_APPLICATION (application));
  gtk_window_present (GTK_WINDOW (window));
  td_window_set_session (window, session);
  td_bench_settle ();
  open_page (window);
  for (const char *const *kind = kinds; *kind; kind++)
    if (argc < 4 || g_str_equal (*kind, argv[3]))
      {
        if (kind != kinds)
          open_dashboard (window, *kind);
        reload (session, window, *kind);
      }

  gtk_window_destroy (GTK_WINDOW (window));
  td_session_close (session);
  return 0;
}
