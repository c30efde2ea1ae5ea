/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "insight/td-consistency.h"

G_BEGIN_DECLS

/* The columns of the table: active pairs, then each signal. */
#define TD_N_SIGNAL_COLUMNS (1 + TD_N_SIGNALS)

/* How many pairs of a department, grade or location, or at the end of a month, have each signal. */
typedef struct
{
  char *value; /* "Finance", "2026-03"; "" for those without one */
  gint64 counts[TD_N_SIGNAL_COLUMNS];
  gboolean hidden[TD_N_SIGNAL_COLUMNS]; /* the count is 0 then */
} TdSignalTableRow;

/**
 * td_signal_table_load:
 * @by: a code of td_dimension_get_code(), of the mentees, or "month"
 *
 * By month: the ends of the months of the period (without one: of the last twelve) and the day
 * asked for; whole programmes, so that nothing is hidden. Else small cells and what guards them
 * are.
 *
 * Returns: (transfer full) (element-type TdSignalTableRow): by value, or NULL
 */
GArray *td_signal_table_load (TdDatabase *db,
                              const TdInsightFilter *filter,
                              const char *by,
                              GError **error);

G_END_DECLS
