/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gio/gio.h>

#include "insight/td-beside.h"

G_BEGIN_DECLS

/* The periods that can be chosen, in the order of the list in td-scope-panel.ui. */
typedef enum
{
  TD_PERIOD_QUARTER,   /* the last three months */
  TD_PERIOD_YEAR,      /* the last twelve months */
  TD_PERIOD_THIS_YEAR, /* since 1 January */
  TD_PERIOD_ALL,       /* from the beginning */
  TD_PERIOD_OWN,       /* from a day of her own */
} TdPeriod;

/**
 * TdInsightScope:
 *
 * What the dashboards are about: a period that ends on a day, one department, grade or location,
 * and what is put beside it. All dashboards of a window share one, so that going from one to
 * another keeps the question. The programme is the session's.
 *
 * Properties, all of them told when they change: "period" (guint, a TdPeriod), "from" (int, the
 * first day of TD_PERIOD_OWN), "as-of" (int, a TdDate; 0 is today), "dimension" (guint, a
 * TdInsightDimension), "value" (which department, …; "" for without one, NULL for all),
 * "voluntary-only" (gboolean), "beside" (guint, a TdBeside),
 * "other-program" (gint64, of TD_BESIDE_PROGRAM; 0 for all programmes). "standard" (gboolean, read
 * only): nothing was chosen.
 *
 * Signal "changed": after any of them.
 */
#define TD_TYPE_INSIGHT_SCOPE (td_insight_scope_get_type ())
G_DECLARE_FINAL_TYPE (TdInsightScope, td_insight_scope, TD, INSIGHT_SCOPE, GObject)

/* Nothing chosen: the last twelve months until today, everybody. */
TdInsightScope *td_insight_scope_new (void);
void td_insight_scope_reset (TdInsightScope *self);
gboolean td_insight_scope_is_standard (TdInsightScope *self);

/* The filter of a programme (0 for all) on a day; clear it. A day after @today is as good as it. */
void td_insight_scope_get_filter (TdInsightScope *self,
                                  gint64 program_id,
                                  TdDate today,
                                  TdInsightFilter *filter);

/* The filter of what is put beside it; FALSE where nothing is: none was chosen, or the period has
 * no beginning and so none before it. */
gboolean td_insight_scope_get_other (TdInsightScope *self,
                                     gint64 program_id,
                                     TdDate today,
                                     TdInsightFilter *filter);

/* "Last 12 months · Sales": for a button. To be freed. */
char *td_insight_scope_dup_words (TdInsightScope *self);

/* The first day of a period that ends on a day; TD_DATE_NONE for TD_PERIOD_ALL and TD_PERIOD_OWN.
 */
TdDate td_period_get_start (TdPeriod period, TdDate as_of);

G_END_DECLS
