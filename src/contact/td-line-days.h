/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "base/td-date.h"

G_BEGIN_DECLS

/**
 * td_line_read_day:
 * @text: a date as td_date_read() takes it, or without a year ("12/3", "12 Mar"), or "today",
 *   "yesterday", "Monday" in English or the current language
 * @forward: without a year it is the first such day after @today; else the last by @today
 * @ambiguous: (out) (optional): set TRUE when only the order of day and month was missing
 *
 * Returns: the day, or %TD_DATE_NONE when the text is none
 */
TdDate td_line_read_day (const char *text,
                         TdDateOrder order,
                         TdDate today,
                         gboolean forward,
                         gboolean *ambiguous);

/* Whether a folded text is in a list "one; two", as it is written or as it is translated. */
gboolean td_line_is_one_of (const char *list, const char *key);

G_END_DECLS
