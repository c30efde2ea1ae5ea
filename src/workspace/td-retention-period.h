/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "base/td-record.h"
#include "db/td-database.h"

G_BEGIN_DECLS

/* How many months the data of people are kept after they left and the last programme they took part
 * in ended; 0, or never set: for ever, and nobody is ever past it. */
#define TD_SETTING_RETENTION_MONTHS "retention-months"
/* What the window proposes. */
#define TD_RETENTION_MONTHS_USUAL 24
#define TD_RETENTION_MONTHS_MOST 240

/**
 * TdPastPerson:
 *
 * Somebody whose data have been kept longer than was set.
 */
#define TD_TYPE_PAST_PERSON (td_past_person_get_type ())
G_DECLARE_FINAL_TYPE (TdPastPerson, td_past_person, TD, PAST_PERSON, TdRecord)

struct _TdPastPerson
{
  TdRecord parent_instance;

  gint64 id;
  char *number;
  char *name;
  char *department;
  TdDate leave_date; /* none of a coach from outside */
  TdDate last_day;   /* the later of the last day at work and that of the last pair or sign-up */
  TdDate due;        /* the last day on which the data were to be kept */
};

/* The months that are set, 0 for none. FALSE on an error only. */
gboolean td_retention_period_get (TdDatabase *db, int *months, GError **error);

/* The day from which on last days are not past the period, as of a day; TD_DATE_NONE where no
 * period is set. For TdEmployeeQuery.last_day_before. FALSE on an error only. */
gboolean td_retention_period_get_limit (TdDatabase *db,
                                        TdDate today,
                                        TdDate *limit,
                                        GError **error);

/**
 * td_retention_period_list:
 *
 * People who left, and coaches from outside, whose data are past the retention period and who are
 * not anonymous yet, longest past first. Somebody who still works here, or who is in a pair that
 * runs, is never among them.
 *
 * Returns: (transfer full) (element-type TdPastPerson): empty where no period is set
 */
GPtrArray *td_retention_period_list (TdDatabase *db, TdDate today, GError **error);

/* How many they are; -1 on an error. */
int td_retention_period_count (TdDatabase *db, TdDate today, GError **error);

G_END_DECLS
