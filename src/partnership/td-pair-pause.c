/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "partnership/td-pair-pause.h"

static const TdField pause_fields[] = {
  TD_FIELD (TdPairPause, id, TD_FIELD_ID),          TD_FIELD (TdPairPause, pair_id, TD_FIELD_ID),
  TD_FIELD (TdPairPause, from_date, TD_FIELD_DATE), TD_FIELD (TdPairPause, to_date, TD_FIELD_DATE),
  TD_FIELD (TdPairPause, reason, TD_FIELD_TEXT),    TD_FIELD (TdPairPause, absence_id, TD_FIELD_ID),
  TD_FIELD (TdPairPause, name, TD_FIELD_TEXT),
};

TD_DEFINE_RECORD (TdPairPause, td_pair_pause, pause_fields)

GPtrArray *
td_pair_pause_list (TdDatabase *db, gint64 pair_id, GError **error)
{
  return td_database_load (db, TD_TYPE_PAIR_PAUSE, error,
                           "SELECT s.id, s.pair_id, s.from_date, s.to_date, s.absence_id, w.name, "
                           "COALESCE(s.reason, a.reason) AS reason FROM pair_pause s "
                           "LEFT JOIN absence a ON a.id = s.absence_id "
                           "LEFT JOIN employee w ON w.id = a.employee_id "
                           "WHERE s.pair_id = $1 ORDER BY s.from_date, s.id",
                           "i", pair_id);
}
