/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

#include "base/td-date.h"

G_BEGIN_DECLS

/**
 * TdDateRow:
 *
 * A row of a boxed list that takes a date: typed as people write it ("12/3", "yesterday",
 * "12 Mar 2026") or chosen from a calendar.
 *
 * Properties: "date" (int, a TdDate, 0 for none), "valid" (boolean: empty or a date; bind the
 * dialog's button to it), "today" (int: what the words count from), "forward" (boolean: a day
 * without a year lies ahead of today, else behind it), "nearest" (boolean: it is the nearest one).
 */
#define TD_TYPE_DATE_ROW (td_date_row_get_type ())
G_DECLARE_FINAL_TYPE (TdDateRow, td_date_row, TD, DATE_ROW, AdwEntryRow)

/* The properties; a date that cannot be read is none. */
TdDate td_date_row_get_date (TdDateRow *row);
void td_date_row_set_date (TdDateRow *row, TdDate date);
void td_date_row_set_today (TdDateRow *row, TdDate today);

G_END_DECLS
