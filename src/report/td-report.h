/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "db/td-database.h"
#include "insight/td-insight-filter.h"
#include "render/td-document.h"

G_BEGIN_DECLS

/**
 * TdReportOptions:
 * @program_id: the programme; 0 for all where the report allows it
 * @as_of: the day the data are of, normally today
 * @printed_on: the day on the page
 * @sections: which parts, of #TdReportSections
 * @mentee_id: the shortlist of this employee alone; 0 for all that wait for an answer
 * @pair_id: the agreement of this pair alone, signed or not; 0 for all that lack a signature
 * @filter: (nullable): of a report that takes one, the period and whom it is about; its programme
 *   and day are those of the options. NULL for everybody from the beginning
 */
typedef enum
{
  TD_REPORT_SUMMARY = 1 << 0,
  TD_REPORT_BY_MENTOR = 1 << 1,
  TD_REPORT_BY_DEPARTMENT = 1 << 2,
  TD_REPORT_UNMATCHED = 1 << 3,
  TD_REPORT_ALL = 0xf,
} TdReportSections;

typedef struct
{
  gint64 program_id;
  TdDate as_of;
  TdDate printed_on;
  TdReportSections sections;
  gint64 mentee_id;
  gint64 pair_id;
  const TdInsightFilter *filter;
} TdReportOptions;

/* What a report is about: without any there is nothing to print. */
typedef enum
{
  TD_REPORT_ON_EMPLOYEES,
  TD_REPORT_ON_PAIRS,
  TD_REPORT_ON_SHORTLISTS, /* that wait for an answer */
  TD_REPORT_ON_AGREEMENTS, /* that lack a signature */
  TD_REPORT_ON_SURVEYS,    /* pairs that may be asked */
  TD_REPORT_ON_FEEDBACK,   /* what was answered to surveys */
} TdReportSubject;

/**
 * TdReport:
 * @id: a code, "pairing"
 * @title: translated
 * @description: one line of what is in it, translated
 * @sections: the parts it has, to choose from
 * @needs_program: it is about one programme; else about all of them too
 * @subject: what it is about
 * @takes_filter: it shows dashboards, which may be about a period and a group
 *
 * A report that can be printed.
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *description;
  TdReportSections sections;
  gboolean needs_program;
  TdReportSubject subject;
  gboolean takes_filter;
} TdReport;

/* The reports there are, as an array that ends with a NULL id; borrowed. */
const TdReport *td_report_list (void);

/* NULL where there is none of that id. */
const TdReport *td_report_find (const char *id);

/* Whether there is anything for the report to be about; FALSE on an error only. */
gboolean td_report_has_subjects (TdDatabase *db,
                                 const TdReport *report,
                                 const TdReportOptions *options,
                                 gboolean *any,
                                 GError **error);

/**
 * td_report_make:
 *
 * Reads what a report needs and composes it. Private notes are never in it; in a confidential
 * programme people stand under numbers in place of names.
 *
 * Returns: (transfer full): the document, or NULL with %TD_ERROR_NOT_FOUND or a database error
 */
TdDocument *td_report_make (TdDatabase *db,
                            const char *id,
                            const TdReportOptions *options,
                            GError **error);

G_END_DECLS
