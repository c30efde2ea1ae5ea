/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/people/td-people-load.h"

#include "workspace/td-retention-period.h"

#include <glib/gi18n-lib.h>

void
td_people_request_free (gpointer data)
{
  TdPeopleRequest *request = data;

  g_free (request->text);
  g_free (request->department);
  g_free (request->grade);
  g_free (request->location);
  g_free (request->sort);
  g_free (request);
}

void
td_people_found_free (gpointer data)
{
  TdPeopleFound *found = data;

  if (found == NULL)
    return;
  g_clear_pointer (&found->ids, g_array_unref);
  g_strfreev (found->departments);
  g_strfreev (found->grades);
  g_strfreev (found->locations);
  g_free (found);
}

char *
td_people_found_dup_period (const TdPeopleFound *found)
{
  if (found->months == 0)
    return g_strdup (_ ("No retention period is set: data are kept for ever."));
  return g_strdup_printf (
      ngettext ("They left, and their last programme ended, more than %d month ago.",
                "They left, and their last programme ended, more than %d months ago.",
                (gulong) found->months),
      found->months);
}

static gboolean
load_values (TdDatabase *db, TdPeopleFound *found, GError **error)
{
  found->departments = td_employee_list_values (db, "department", error);
  found->grades = found->departments ? td_employee_list_values (db, "grade", error) : NULL;
  found->locations = found->grades ? td_employee_list_values (db, "location", error) : NULL;
  return found->locations != NULL;
}

/* Without a period nobody is past it. */
static gboolean
apply_period (TdDatabase *db, TdPeopleRequest *request, TdPeopleFound *found, GError **error)
{
  if (!td_retention_period_get (db, &found->months, error) ||
      !td_retention_period_get_limit (db, request->past_on, &request->query.last_day_before, error))
    return FALSE;
  if (request->query.last_day_before == TD_DATE_NONE)
    request->query.last_day_before = 1;
  return TRUE;
}

gpointer
td_people_load_job (TdDatabase *db, gpointer data, GError **error)
{
  TdPeopleRequest *request = data;
  g_autoptr (TdPeopleFound) found = g_new0 (TdPeopleFound, 1);

  request->query.text = request->text;
  request->query.department = request->department;
  request->query.grade = request->grade;
  request->query.location = request->location;
  request->query.sort = request->sort;
  if (request->past_on && !apply_period (db, request, found, error))
    return NULL;
  found->ids = td_employee_search (db, &request->query, error);
  if (found->ids == NULL)
    return NULL;
  found->n_all = td_employee_count (db, error);
  if (found->n_all < 0)
    return NULL;
  if (request->with_values && !load_values (db, found, error))
    return NULL;
  return g_steal_pointer (&found);
}
