/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-backup.h"

const TdBackupPlan td_backup_plan = { 7, 4, 12, 30 };

typedef int (*PeriodFunc) (TdDate date);

static int
day_of (TdDate date)
{
  return date;
}

/* Day 1, of the year 1, was a Monday. */
static int
week_of (TdDate date)
{
  return (date - 1) / 7;
}

/* What she made or brought herself is hers to delete. */
static gboolean
is_hers (TdBackupKind kind)
{
  return kind == TD_BACKUP_MANUAL || kind == TD_BACKUP_CARRIED;
}

/* Keeps the newest automatic one of each of the last @n_periods periods that have one. */
static void
keep_periods (const TdDate *made,
              const TdBackupKind *kinds,
              guint n,
              PeriodFunc period_of,
              int n_periods,
              gboolean *keep)
{
  int last = -1;

  for (guint i = 0; i < n && n_periods > 0; i++)
    {
      if (kinds[i] != TD_BACKUP_AUTOMATIC || period_of (made[i]) == last)
        continue;
      last = period_of (made[i]);
      keep[i] = TRUE;
      n_periods--;
    }
}

void
td_backup_rotate (const TdBackupPlan *plan,
                  const TdDate *made,
                  const TdBackupKind *kinds,
                  guint n,
                  gboolean *keep)
{
  for (guint i = 0; i < n; i++)
    keep[i] = i == 0 || is_hers (kinds[i]) ||
              (kinds[i] != TD_BACKUP_AUTOMATIC && made[0] - made[i] < plan->step_days);
  keep_periods (made, kinds, n, day_of, plan->days, keep);
  keep_periods (made, kinds, n, week_of, plan->weeks, keep);
  keep_periods (made, kinds, n, td_date_get_month_number, plan->months, keep);
}
