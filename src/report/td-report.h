/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "db/td-database.h"
#include "insight/td-insight-filter.h"
#include "render/td-document.h"
#include "workspace/td-audit.h"

G_BEGIN_DECLS

/**
 * TdReportOptions:
 * @program_id: the programme; 0 for all where the report allows it
 * @as_of: the day the data are of, normally today
 * @printed_on: the day on the page
 * @sections: which parts, of #TdReportSections
 * @mentee_id: the shortlist of this employee alone; 0 for all that wait for an answer
 * @pair_id: the agreement of this pair alone, signed or not; 0 for all that lack a signature
 * @pair_ids: (nullable) (element-type gint64): of the call sheet, exactly these pairs, late or not
 * @filter: (nullable): of a report that takes one, the period and whom it is about; its programme
 *   and day are those of the options. NULL for everybody from the beginning
 * @other: (nullable): with @filter, what stands beside it: another period, programme or cohort
 * @by_month: of a report that takes a filter, with all tables by month, however long
 * @employee_id: the person it is about, of a report that takes one; 0 for everybody
 * @side: (nullable): "mentor" or "mentee": the letters, forms or lists of that side alone; NULL for
 *   both
 * @from: the first day of a report that takes a period; %TD_DATE_NONE for the beginning
 * @to: its last day; %TD_DATE_NONE for the day of the data
 * @audit: (nullable): of the history, which entries, in place of @from, @to and @employee_id
 *
 * What a report is asked for. The size of the paper is not among it: a #TdDocument has none, its
 * pages are broken for one afterwards (render/td-pages.h).
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
  GArray *pair_ids; /* borrowed */
  const TdInsightFilter *filter;
  const TdInsightFilter *other;
  gboolean by_month;
  gint64 employee_id;
  const char *side;
  TdDate from;
  TdDate to;
  const TdAuditQuery *audit;
} TdReportOptions;

/* What can, or must, be said of a report before it is made. */
typedef enum
{
  TD_REPORT_NEEDS_PROGRAM = 1 << 0, /* about one programme; else about all of them too */
  TD_REPORT_TAKES_FILTER = 1 << 1,  /* dashboards: a period and a group */
  TD_REPORT_TAKES_PAIR = 1 << 2,    /* one pair */
  TD_REPORT_NEEDS_PAIR = 1 << 3,
  TD_REPORT_TAKES_PERSON = 1 << 4, /* one person of the roster: employee_id */
  TD_REPORT_NEEDS_PERSON = 1 << 5,
  TD_REPORT_TAKES_MENTEE = 1 << 6, /* one mentee: mentee_id */
  TD_REPORT_TAKES_SIDE = 1 << 7,   /* mentor or mentee */
  TD_REPORT_TAKES_PERIOD = 1 << 8, /* from and to */
  TD_REPORT_IS_SIGNED = 1 << 9,    /* ends with the coordinator's name */
} TdReportTakes;

/* Under which heading a report is offered. */
typedef enum
{
  TD_REPORT_GROUP_PAIRS,
  TD_REPORT_GROUP_LETTERS, /* and agreements: what the two of a pair are handed */
  TD_REPORT_GROUP_FORMS,   /* what is filled in by hand */
  TD_REPORT_GROUP_REVIEW,
  TD_REPORT_GROUP_PRIVACY,
  TD_REPORT_N_GROUPS
} TdReportGroup;

/* What a report is about: without any there is nothing to print. */
typedef enum
{
  TD_REPORT_ON_EMPLOYEES,
  TD_REPORT_ON_PROGRAMS,
  TD_REPORT_ON_PAIRS,
  TD_REPORT_ON_OPEN_PAIRS,
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
 * @takes: what can be said of it
 * @subject: what it is about
 * @group: where it is offered
 *
 * A report that can be printed.
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *description;
  TdReportSections sections;
  TdReportTakes takes;
  TdReportSubject subject;
  TdReportGroup group;
} TdReport;

/* The words of a group, translated. */
const char *td_report_group_get_label (TdReportGroup group);

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
 * Returns: (transfer full): the document, or NULL with %TD_ERROR_NOT_FOUND, %TD_ERROR_INVALID where
 * what the report needs is not said, or a database error
 */
TdDocument *td_report_make (TdDatabase *db,
                            const char *id,
                            const TdReportOptions *options,
                            GError **error);

G_END_DECLS
