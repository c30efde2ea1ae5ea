/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "pairing/td-pair-absence.h"

gboolean
td_pair_pause_absent (TdDatabase *db, gint64 pair_id, gint64 absence_id, GError **error)
{
  return td_database_execute (
      db, error,
      "INSERT INTO pair_pause (pair_id, from_date, to_date, absence_id) "
      "SELECT p.id, CASE WHEN a.from_date < p.matched_on THEN p.matched_on ELSE a.from_date END, "
      "a.to_date, a.id FROM absence a "
      "JOIN pair p ON p.mentor_id = a.employee_id OR p.mentee_id = a.employee_id "
      "WHERE ($1 IS NULL OR p.id = $1) AND ($2 IS NULL OR a.id = $2) "
      "AND p.state IN ('active', 'paused') AND p.matched_on IS NOT NULL "
      "AND (a.to_date IS NULL OR a.to_date >= p.matched_on) "
      "AND NOT EXISTS (SELECT 1 FROM pair_pause s "
      "WHERE s.pair_id = p.id AND s.absence_id = a.id) ORDER BY p.id, a.id",
      "nn", pair_id, absence_id);
}

gboolean
td_pair_unpause_absent (TdDatabase *db, gint64 absence_id, GError **error)
{
  return td_database_execute (db, error,
                              "DELETE FROM pair_pause WHERE absence_id = $1 AND pair_id IN "
                              "(SELECT id FROM pair WHERE state IN ('active', 'paused'))",
                              "i", absence_id);
}
