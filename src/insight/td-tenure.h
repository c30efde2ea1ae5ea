/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "insight/td-stay.h"

G_BEGIN_DECLS

#define TD_TENURE_NEVER -1

/**
 * TdTenureRow:
 * @entry: under observation after so many days since the hire
 * @exit: until so many days since the hire
 * @event: left then; else still employed when the data end
 * @number: of the employee; where the programme, or one of all, is confidential a number that says
 *   nothing
 * @enrolled_at: days from hire to the first match, or %TD_TENURE_NEVER
 *
 * One employment as the analysis sees it.
 */
typedef struct
{
  char *number;
  char *department;
  int entry;
  int exit;
  gboolean event;
  int enrolled_at;
} TdTenureRow;

/* The rows that the comparison of mentees is made of, by number. @stays by td_stays_load(). Returns
 * (transfer full) (element-type TdTenureRow). */
GArray *td_tenure_load (TdDatabase *db,
                        const TdInsightFilter *filter,
                        GArray *stays,
                        TdDate window_start,
                        GError **error);

G_END_DECLS
