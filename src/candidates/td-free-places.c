/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "candidates/td-free-places.h"

static const TdField free_places_fields[] = {
  TD_FIELD (TdFreePlaces, mentor_id, TD_FIELD_ID),
  TD_FIELD (TdFreePlaces, name, TD_FIELD_TEXT),
  TD_FIELD (TdFreePlaces, number, TD_FIELD_TEXT),
  TD_FIELD (TdFreePlaces, department, TD_FIELD_TEXT),
  TD_FIELD (TdFreePlaces, places, TD_FIELD_INT),
  TD_FIELD (TdFreePlaces, places_left, TD_FIELD_INT),
  TD_FIELD (TdFreePlaces, in_draft, TD_FIELD_INT),
  TD_FIELD (TdFreePlaces, percent, TD_FIELD_INT),
  TD_FIELD (TdFreePlaces, blocked_text, TD_FIELD_TEXT),
  TD_FIELD (TdFreePlaces, locked, TD_FIELD_BOOL),
  TD_FIELD (TdFreePlaces, forbidden, TD_FIELD_BOOL),
};

TD_DEFINE_RECORD (TdFreePlaces, td_free_places, free_places_fields)

/* Mentors as td_candidates_load() takes them: enrolled by then, ready, still employed. */
static const char list_sql[] =
    "SELECT mentor_id, name, number, department, places, places_left, in_draft FROM ("
    "SELECT e.id AS mentor_id, e.name, e.number, e.department, n.places, "
    "n.places - (SELECT count(*) FROM pair x WHERE x.program_id = $1 AND x.mentor_id = e.id "
    "AND x.state IN ('proposed', 'accepted', 'active', 'paused')) AS places_left, "
    "(SELECT count(*) FROM proposal_row r WHERE r.proposal_id = $3 AND r.mentor_id = e.id "
    "AND r.pair_id IS NULL) AS in_draft, e.name_key "
    "FROM enrolment n JOIN employee e ON e.id = n.employee_id "
    "JOIN program p ON p.id = n.program_id "
    "WHERE n.program_id = $1 AND n.state = 'enrolled' AND n.role IN ('mentor', 'both') "
    "AND n.not_ready = 0 AND n.from_date <= $2 "
    "AND (p.requires_training = 0 OR n.trained_on <= $2) "
    "AND (e.leave_date IS NULL OR e.leave_date >= $2)) mentors "
    "WHERE places_left > 0 ORDER BY places_left - in_draft DESC, name_key, mentor_id";

GPtrArray *
td_free_places_list (TdDatabase *db,
                     gint64 program_id,
                     gint64 proposal_id,
                     TdDate today,
                     GError **error)
{
  return td_database_load (db, TD_TYPE_FREE_PLACES, error, list_sql, "iDi", program_id, today,
                           proposal_id);
}
