/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "td-gui-test.h"

#include "gui/pages/insight/td-dashboard.h"
#include "gui/pages/insight/td-insight-page.h"

/* What the tests of the dashboards ask of the page. */

static inline TdInsightScope *
get_scope (TdPage *page)
{
  TdInsightScope *scope;

  g_object_get (page, "scope", &scope, NULL);
  g_object_unref (scope); /* the page keeps it */
  return scope;
}

static inline TdDashboard *
get_dashboard (TdPage *page)
{
  return td_gui_test_find (page, TD_TYPE_DASHBOARD, NULL);
}

static inline gboolean
is_state (TdPage *page, const char *state)
{
  TdDashboard *dashboard = get_dashboard (page);
  g_autofree char *now = NULL;
  gboolean busy;

  if (dashboard == NULL)
    return FALSE;
  g_object_get (dashboard, "state", &now, "busy", &busy, NULL);
  return g_strcmp0 (now, state) == 0 && !busy;
}
