/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-participation.h"

#include "insight/td-suppression.h"

gboolean
td_participation_load (TdDatabase *db,
                       const TdInsightFilter *filter,
                       TdDate window_start,
                       TdStayRole role,
                       TdParticipation *participation,
                       GError **error)
{
  g_autoptr (GArray) stays = td_stays_load (db, filter, role, error);
  gint64 threshold;
  TdDate launch;

  if (stays == NULL || !td_stays_load_launch (db, filter, &launch, error) ||
      !td_suppression_load_threshold (db, &threshold, error))
    return FALSE;
  if (window_start != TD_DATE_NONE)
    window_start = MAX (window_start, launch);
  *participation = td_participation_compare ((const TdStay *) stays->data, stays->len, window_start,
                                             filter->as_of);
  participation->narrow = td_insight_filter_is_narrow (filter);
  if (participation->narrow)
    td_participation_hide_few (participation, threshold);
  return TRUE;
}
