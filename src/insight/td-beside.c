/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-beside.h"

const char *const *
td_beside_get_codes (void)
{
  static const char *const codes[] = { "nothing", "before", "year", "program", "cohort", NULL };

  return codes;
}

/* The first day of the period that ends the day before this one: where this one is made of whole
 * months, counted from either end, so is that one; else it has as many days. */
static TdDate
get_start_before (const TdInsightFilter *filter)
{
  int months =
      td_date_get_month_number (filter->as_of + 1) - td_date_get_month_number (filter->from);

  for (int n = MAX (months - 1, 1); n <= months + 1; n++)
    {
      if (td_date_add_months (filter->from, n) - 1 == filter->as_of)
        return td_date_add_months (filter->from, -n);
      if (td_date_add_months (filter->as_of, -n) + 1 == filter->from)
        return td_date_add_months (filter->from - 1, -n) + 1;
    }
  return filter->from - (filter->as_of - filter->from + 1);
}

static void
set_other (TdBeside beside, TdInsightFilter *filter, TdInsightFilter *other)
{
  TdDate before = get_start_before (filter);

  if (beside == TD_BESIDE_YEAR)
    {
      other->from = td_date_add_months (filter->from, -12);
      other->as_of = td_date_add_months (filter->as_of, -12);
    }
  else if (beside == TD_BESIDE_BEFORE)
    {
      other->as_of = filter->from - 1;
      other->from = before;
    }
  else
    {
      /* Both as of the same day: only who enrolled when differs. */
      filter->cohort_from = filter->from;
      filter->cohort_to = filter->as_of;
      other->cohort_from = before;
      other->cohort_to = filter->from - 1;
    }
}

gboolean
td_beside_apply (TdBeside beside,
                 TdInsightFilter *filter,
                 gint64 other_program,
                 TdInsightFilter *other)
{
  g_return_val_if_fail (filter != NULL && other != NULL, FALSE);

  if (beside == TD_BESIDE_NOTHING ||
      (beside == TD_BESIDE_PROGRAM ? other_program == filter->program_id
                                   : filter->from == TD_DATE_NONE))
    return FALSE;
  *other = td_insight_filter_copy (filter);
  if (beside == TD_BESIDE_PROGRAM)
    other->program_id = other_program;
  else
    set_other (beside, filter, other);
  return TRUE;
}
