/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-dashboard-steps.h"

/* Steps for each contact, and for each employee. */
typedef struct
{
  const char *kind;
  int contact;
  int employee;
} Cost;

static const Cost costs[] = {
  { "engagement", 10, 36 }, { "retention", 10, 150 },  { "outcomes", 0, 190 },
  { "consistency", 10, 2 }, { "exit-reasons", 0, 33 },
};

gboolean
td_dashboard_steps_expect (TdDatabase *db, const char *kind, gint64 *steps, GError **error)
{
  gint64 contacts = 0, employees = 0;

  *steps = 0;
  if (!td_database_query_int (db, &contacts, error, "SELECT COALESCE(MAX(id), 0) FROM contact",
                              "") ||
      !td_database_query_int (db, &employees, error, "SELECT COALESCE(MAX(id), 0) FROM employee",
                              ""))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (costs); i++)
    if (g_strcmp0 (costs[i].kind, kind) == 0)
      *steps = costs[i].contact * contacts + costs[i].employee * employees;
  return TRUE;
}
