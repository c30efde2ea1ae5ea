/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "insight/td-insight-filter.h"

G_BEGIN_DECLS

/* What stands beside the figures, in the order of the list in td-scope-panel.ui. */
typedef enum
{
  TD_BESIDE_NOTHING,
  TD_BESIDE_BEFORE,  /* the period of the same length that ends the day before this one */
  TD_BESIDE_YEAR,    /* the same days a year earlier */
  TD_BESIDE_PROGRAM, /* another programme in the same period */
  TD_BESIDE_COHORT,  /* who enrolled in the period, beside who enrolled in the one before it */
} TdBeside;

/* Their codes, "nothing", "before", "year", "program", "cohort"; NULL-terminated. */
const char *const *td_beside_get_codes (void);

/**
 * td_beside_apply:
 * @filter: what is asked about; of a cohort it gets the days in which that enrolled
 * @other_program: of TD_BESIDE_PROGRAM; 0 for all programmes
 * @other: (out caller-allocates): what stands beside it; clear it
 *
 * Makes two questions of one. A period of whole months has one of as many months before it.
 *
 * Returns: FALSE where nothing can stand beside it: nothing was asked for, the same programme was,
 *   or the period has no beginning and so none before it
 */
gboolean td_beside_apply (TdBeside beside,
                          TdInsightFilter *filter,
                          gint64 other_program,
                          TdInsightFilter *other);

G_END_DECLS
