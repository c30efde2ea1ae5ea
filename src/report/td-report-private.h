/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "insight/td-breakdown.h"
#include "program/td-program.h"
#include "report/td-report.h"

G_BEGIN_DECLS

/* The reports; each has its file. */
TdDocument *td_pairing_report_make (TdDatabase *db, const TdReportOptions *options, GError **error);
TdDocument *td_engagement_report_make (TdDatabase *db,
                                       const TdReportOptions *options,
                                       GError **error);

TdDocument *td_agreement_report_make (TdDatabase *db,
                                      const TdReportOptions *options,
                                      GError **error);

TdDocument *td_survey_form_make (TdDatabase *db, const TdReportOptions *options, GError **error);

TdDocument *td_feedback_report_make (TdDatabase *db,
                                     const TdReportOptions *options,
                                     GError **error);

TdDocument *td_retention_report_make (TdDatabase *db,
                                      const TdReportOptions *options,
                                      GError **error);

TdDocument *td_program_review_make (TdDatabase *db, const TdReportOptions *options, GError **error);

TdDocument *td_shortlist_report_make (TdDatabase *db,
                                      const TdReportOptions *options,
                                      GError **error);

TdDocument *td_pairing_letter_make (TdDatabase *db, const TdReportOptions *options, GError **error);

TdDocument *td_call_sheet_make (TdDatabase *db, const TdReportOptions *options, GError **error);

TdDocument *td_pair_report_make (TdDatabase *db, const TdReportOptions *options, GError **error);

TdDocument *td_signup_form_make (TdDatabase *db, const TdReportOptions *options, GError **error);
TdDocument *td_person_report_make (TdDatabase *db, const TdReportOptions *options, GError **error);

TdDocument *td_audit_report_make (TdDatabase *db, const TdReportOptions *options, GError **error);

/* A document with the title, the programme's name (or another subtitle) below it, the dates, and
 * who may read it. */
TdDocument *td_report_document_new (const char *title,
                                    TdProgram *program,
                                    const char *subtitle,
                                    const TdReportOptions *options);

/* A text of several lines: one that begins with "# " is a heading, with "• " of a list, the others
 * are paragraphs. */
void td_report_add_text (TdDocument *document, const char *text);

/* A table of figures (element-type TdFigure) with what was counted, and how each is worked out. */
void td_report_add_figures (TdDocument *document, GPtrArray *figures);
void td_report_add_methods (TdDocument *document, GPtrArray *figures);

/* The same of several sheets (element-type TdInsightSheet), on a page of its own, each once. */
void td_report_add_methods_of_sheets (TdDocument *document, GPtrArray *sheets);

/* The charts (element-type TdChartScene) that show anything, but for those of the screen only;
 * gives how many. */
guint td_report_add_charts (TdDocument *document, GPtrArray *charts);

/* Whether a chart is printed: not one that has nothing to say, nor one for the coordinator's eyes.
 */
gboolean td_report_shows_chart (TdChartScene *scene);

/* In points: @time for what runs over months; others are as high as they want, 0. */
double td_report_chart_height (TdChartScene *scene, double time);

/* A dashboard goes on below the end of the one before where that much of the page is empty. */
#define TD_REPORT_CHAPTER 0.55

/* Figures by department, grade or location; NULL is fine. @side (nullable) is "A" or "B". */
void td_report_add_breakdown (TdDocument *document, const TdBreakdownTable *breakdown);
void td_report_add_breakdown_of (TdDocument *document,
                                 const char *side,
                                 const TdBreakdownTable *breakdown);

/* Dashboards of @kinds of the options' filter beside those of the other one. */
TdDocument *td_beside_report_make (TdDatabase *db,
                                   const char *title,
                                   const char *const *kinds,
                                   const TdReportOptions *options,
                                   GError **error);

/* Their table twins, each under its title; those of more rows than @most are left out. */
void td_report_add_twins (TdDocument *document, GPtrArray *charts, guint most);

/* The filter of a report about dashboards: what was asked for, else the programme as of the day.
 * Clear it. */
TdInsightFilter td_report_options_dup_filter (const TdReportOptions *options);

/* Says in the title whom and when the document is about, where that is not everybody from the
 * beginning; @program may be NULL. */
void td_report_set_filter_words (TdDocument *document,
                                 const TdInsightFilter *filter,
                                 TdProgram *program);

/* The department, or words for none. Borrowed. */
const char *td_report_department (const char *department);

/* A date that is not broken over two lines; "–" for none. */
char *td_report_date (TdDate date);

/* Makes the spaces of short words ones that do not break. Takes the text over and returns it. */
char *td_report_hold_together (char *text);

G_END_DECLS
