/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/report/td-report-request.h"

#include "base/td-error.h"

#include <glib/gi18n-lib.h>

TdDate
td_report_period_from (guint choice, TdDate today)
{
  int year, month, day;

  switch (choice)
    {
    case 1:
      td_date_get_ymd (today, &year, &month, &day);
      return td_date_from_ymd (year, 1, 1);
    case 2:
      return today - 29;
    case 3:
      return today - 6;
    default:
      return TD_DATE_NONE;
    }
}

void
td_report_request_free (gpointer data)
{
  TdReportRequest *request = data;

  td_insight_filter_clear (&request->filter);
  td_insight_filter_clear (&request->other);
  g_clear_pointer (&request->pair_ids, g_array_unref);
  g_free (request->audit_text);
  g_free (request);
}

/* The pair somebody is in: one that goes on before one that is over, the newest first. */
static gboolean
find_pair (TdDatabase *db, TdReportRequest *request, GError **error)
{
  if (!td_database_query_int (db, &request->options.pair_id, error,
                              "SELECT id FROM pair WHERE $1 IN (mentor_id, mentee_id) "
                              "AND $2 IN (0, program_id) "
                              "ORDER BY state NOT IN ('active', 'paused'), "
                              "state NOT IN ('proposed', 'accepted'), id DESC LIMIT 1",
                              "ii", request->person_id, request->options.program_id))
    return FALSE;
  if (request->options.pair_id)
    return TRUE;
  g_set_error_literal (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                       _ ("She or he is in no pair of this programme."));
  return FALSE;
}

gpointer
td_report_request_make (TdDatabase *db, gpointer data, GError **error)
{
  TdReportRequest *request = data;
  TdReportTakes takes = request->report->takes;
  g_autoptr (TdDocument) document = NULL;
  gboolean any;

  request->options.pair_ids = request->pair_ids;
  if (request->filter.as_of != TD_DATE_NONE)
    request->options.filter = &request->filter;
  if (request->other.as_of != TD_DATE_NONE)
    request->options.other = &request->other;
  if (request->with_audit)
    {
      request->audit.text = request->audit_text;
      request->options.audit = &request->audit;
    }
  if (!td_report_has_subjects (db, request->report, &request->options, &any, error) || !any)
    return NULL;
  if ((takes & (TD_REPORT_TAKES_PAIR | TD_REPORT_NEEDS_PAIR)) && request->person_id &&
      request->options.pair_id == 0 && !find_pair (db, request, error))
    return NULL;
  if (takes & (TD_REPORT_TAKES_PERSON | TD_REPORT_NEEDS_PERSON))
    request->options.employee_id = request->person_id;
  if (takes & TD_REPORT_TAKES_MENTEE)
    request->options.mentee_id = request->person_id;
  document = td_report_make (db, request->report->id, &request->options, error);
  return document ? td_document_paginate (document, &request->size) : NULL;
}
