/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/report/td-report-request.h"

#include "pairing/td-pair.h"

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
      request->options.pair_id == 0)
    {
      request->options.pair_id =
          td_pair_find_of (db, request->options.program_id, request->person_id, error);
      if (request->options.pair_id == 0)
        return NULL;
    }
  if (takes & (TD_REPORT_TAKES_PERSON | TD_REPORT_NEEDS_PERSON))
    request->options.employee_id = request->person_id;
  if (takes & TD_REPORT_TAKES_MENTEE)
    request->options.mentee_id = request->person_id;
  document = td_report_make (db, request->report->id, &request->options, error);
  return document ? td_document_paginate (document, &request->size) : NULL;
}
