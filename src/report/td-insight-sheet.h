/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "db/td-database.h"
#include "insight/td-breakdown.h"
#include "render/td-chart-scene.h"

G_BEGIN_DECLS

/**
 * TdInsightSheet:
 * @kind: its code, static
 * @title: in words, translated, static
 * @figures: (element-type TdFigure): in the order shown
 * @charts: (element-type TdChartScene): in the order shown, empty ones too
 * @meaning: what it means, in plain words
 * @verdicts: (element-type utf8): what may be said about taking part, for mentees and for mentors
 * @breakdown: (nullable): figures by what the filter asks for, of the first two dashboards
 * @checks: (element-type utf8): what to know about the data, each with its count
 *
 * @data: what it was made of, for what stands beside it
 *
 * One dashboard ready for paper: what the reports and the saved charts have in common. Plain data.
 */
typedef struct
{
  const char *kind;
  const char *title;
  GPtrArray *figures;
  GPtrArray *charts;
  char *meaning;
  GPtrArray *verdicts;
  GPtrArray *checks;
  TdBreakdownTable *breakdown;
  gpointer data;
  GDestroyNotify free_data;
} TdInsightSheet;

/* The dashboards by their codes: "engagement", "retention", "outcomes", "consistency",
 * "exit-reasons"; NULL-terminated, borrowed. */
const char *const *td_insight_sheet_get_kinds (void);

/* Whether a dashboard is about those who enrolled in some days: the roster has no such cohorts, and
 * neither have the reasons of leavers. */
gboolean td_insight_sheet_has_cohorts (const char *kind);

/* Works it out. TD_ERROR_NOT_FOUND where there is no such kind or programme. */
TdInsightSheet *td_insight_sheet_load (TdDatabase *db,
                                       const char *kind,
                                       const TdInsightFilter *filter,
                                       GError **error);

/* The same of what stands beside @shown: what differs from that by a few people is hidden, in
 * figures, charts, tables and words. */
TdInsightSheet *td_insight_sheet_load_beside (TdDatabase *db,
                                              const TdInsightSheet *shown,
                                              const TdInsightFilter *filter,
                                              GError **error);

void td_insight_sheet_free (TdInsightSheet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdInsightSheet, td_insight_sheet_free)

G_END_DECLS
