/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "partnership/td-concern.h"

#include "base/td-error.h"
#include "base/td-text.h"
#include "base/td-words.h"
#include "partnership/td-partnership-private.h"

#include <glib/gi18n-lib.h>

static const TdField concern_fields[] = {
  TD_FIELD (TdConcern, id, TD_FIELD_ID),
  TD_FIELD (TdConcern, pair_id, TD_FIELD_ID),
  TD_FIELD (TdConcern, raised_by, TD_FIELD_TEXT),
  TD_FIELD (TdConcern, raised_on, TD_FIELD_DATE),
  TD_FIELD (TdConcern, note, TD_FIELD_TEXT),
  TD_FIELD (TdConcern, settled_on, TD_FIELD_DATE),
  TD_FIELD (TdConcern, settled_note, TD_FIELD_TEXT),
  TD_FIELD (TdConcern, program_id, TD_FIELD_ID),
  TD_FIELD (TdConcern, mentor_name, TD_FIELD_TEXT),
  TD_FIELD (TdConcern, mentee_name, TD_FIELD_TEXT),
};

TD_DEFINE_RECORD (TdConcern, td_concern, concern_fields)

static const TdField referral_fields[] = {
  TD_FIELD (TdReferral, id, TD_FIELD_ID),       TD_FIELD (TdReferral, pair_id, TD_FIELD_ID),
  TD_FIELD (TdReferral, side, TD_FIELD_TEXT),   TD_FIELD (TdReferral, on_date, TD_FIELD_DATE),
  TD_FIELD (TdReferral, reason, TD_FIELD_TEXT),
};

TD_DEFINE_RECORD (TdReferral, td_referral, referral_fields)

static const char *const stored_fields[] = { "pair_id",    "raised_by",    "raised_on", "note",
                                             "settled_on", "settled_note", NULL };

#define CONCERN_SELECT                                                      \
  "SELECT c.*, p.program_id, r.name AS mentor_name, e.name AS mentee_name " \
  "FROM concern c JOIN pair p ON p.id = c.pair_id "                         \
  "JOIN employee r ON r.id = p.mentor_id JOIN employee e ON e.id = p.mentee_id "

static const char *const sides[] = { "mentor", "mentee", "coordinator", NULL };
static const char *const side_labels[] = { N_ ("Mentor"), N_ ("Mentee"), N_ ("Coordinator") };

const char *const *
td_concern_sides (void)
{
  return sides;
}

const char *
td_concern_side_get_label (const char *side)
{
  return td_words_get_label (&(TdWords){ sides, side_labels, NULL }, side);
}

TdConcern *
td_concern_new (gint64 pair_id, TdDate raised_on)
{
  TdConcern *concern = g_object_new (TD_TYPE_CONCERN, NULL);

  concern->pair_id = pair_id;
  concern->raised_on = raised_on;
  td_record_set_text (&concern->raised_by, "mentee");
  return concern;
}

TdRemarks *
td_concern_check (const TdConcern *concern, TdDate today)
{
  TdRemarks *remarks = td_remarks_new ();

  if (concern->raised_by == NULL || !g_strv_contains (sides, concern->raised_by))
    td_remarks_add (remarks, TD_REMARK_REFUSAL, "raised_by",
                    _ ("Choose who raised it: mentor, mentee or coordinator."));
  if (concern->raised_on == TD_DATE_NONE || concern->raised_on > today)
    td_remarks_add (remarks, TD_REMARK_REFUSAL, "raised_on",
                    _ ("Say on which day it was raised, today or before."));
  if (concern->settled_on &&
      (concern->settled_on > today || concern->settled_on < concern->raised_on))
    td_remarks_add (remarks, TD_REMARK_REFUSAL, "settled_on",
                    _ ("It can be settled from the day it was raised until today."));
  return remarks;
}

static gboolean
write_concern (TdDatabase *db, TdConcern *concern, TdConcern *before, GError **error)
{
  if (before == NULL)
    return td_database_insert (db, "concern", concern, stored_fields, &concern->id, error);
  return td_record_equal_fields (concern, before, stored_fields) ||
         td_database_update (db, "concern", concern, stored_fields, concern->id, error);
}

static gboolean
save_as (TdDatabase *db, TdConcern *concern, const char *action, TdDate today, GError **error)
{
  g_autoptr (TdRemarks) remarks = td_concern_check (concern, today);
  g_autoptr (TdConcern) before = concern->id ? td_concern_load (db, concern->id, error) : NULL;
  gboolean new = concern->id == 0;
  g_autoptr (TdPair) pair = NULL;
  g_autoptr (TdChange) change = NULL;

  if ((!new &&before == NULL) || !td_remarks_raise (remarks, error))
    return FALSE;
  td_record_take_text (&concern->note, td_text_clean (concern->note));
  td_record_take_text (&concern->settled_note, td_text_clean (concern->settled_note));
  change = td_pair_begin_change (db, action, concern->pair_id, today, &pair, error);
  if (change == NULL || !write_concern (db, concern, before, error) ||
      !td_change_commit (change, error))
    {
      concern->id = new ? 0 : concern->id;
      return FALSE;
    }
  return TRUE;
}

gboolean
td_concern_save (TdDatabase *db, TdConcern *concern, TdDate today, GError **error)
{
  return save_as (db, concern, concern->id ? "partnership.concern-edit" : "partnership.concern",
                  today, error);
}

gboolean
td_concern_settle (TdDatabase *db,
                   gint64 id,
                   TdDate on,
                   const char *note,
                   TdDate today,
                   GError **error)
{
  g_autoptr (TdConcern) concern = td_concern_load (db, id, error);

  if (concern == NULL)
    return FALSE;
  concern->settled_on = on;
  td_record_set_text (&concern->settled_note, note);
  return save_as (db, concern, on ? "partnership.settle" : "partnership.unsettle", today, error);
}

TdConcern *
td_concern_load (TdDatabase *db, gint64 id, GError **error)
{
  GError *trouble = NULL;
  TdConcern *concern = td_database_load_one (db, TD_TYPE_CONCERN, &trouble,
                                             CONCERN_SELECT "WHERE c.id = $1", "i", id);

  if (trouble)
    g_propagate_error (error, trouble);
  else if (concern == NULL)
    g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND, _ ("There is no concern %d."), (int) id);
  return concern;
}

GPtrArray *
td_concern_list (TdDatabase *db, gint64 pair_id, GError **error)
{
  return td_database_load (db, TD_TYPE_CONCERN, error,
                           CONCERN_SELECT "WHERE c.pair_id = $1 ORDER BY c.raised_on, c.id", "i",
                           pair_id);
}

GPtrArray *
td_concern_list_open (TdDatabase *db, gint64 program_id, TdDate today, GError **error)
{
  return td_database_load (db, TD_TYPE_CONCERN, error,
                           CONCERN_SELECT
                           "WHERE ($1 IS NULL OR p.program_id = $1) AND c.raised_on <= $2 "
                           "AND (c.settled_on IS NULL OR c.settled_on > $2) "
                           "ORDER BY c.raised_on, c.id",
                           "nD", program_id, today);
}

/* --- Referrals --- */

gint64
td_referral_add (TdDatabase *db,
                 gint64 pair_id,
                 const char *side,
                 TdDate on,
                 const char *reason,
                 TdDate today,
                 GError **error)
{
  static const char *const fields[] = { "pair_id", "side", "on_date", "reason", NULL };
  g_autoptr (TdReferral) referral = g_object_new (TD_TYPE_REFERRAL, NULL);
  g_autoptr (TdPair) pair = NULL;
  g_autoptr (TdChange) change = NULL;

  if (g_strcmp0 (side, "mentor") != 0 && g_strcmp0 (side, "mentee") != 0)
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID,
                           _ ("Choose who was referred: mentor or mentee."));
      return 0;
    }
  if (!td_partnership_check_day (on, today, error))
    return 0;
  referral->pair_id = pair_id;
  referral->on_date = on;
  td_record_set_text (&referral->side, side);
  td_record_take_text (&referral->reason, td_text_clean (reason));
  change = td_pair_begin_change (db, "partnership.refer", pair_id, today, &pair, error);
  if (change == NULL ||
      !td_database_insert (db, "referral", referral, fields, &referral->id, error) ||
      !td_change_commit (change, error))
    return 0;
  return referral->id;
}

gboolean
td_referral_delete (TdDatabase *db, gint64 id, GError **error)
{
  g_autoptr (TdPair) pair = NULL;
  g_autoptr (TdChange) change = NULL;
  gint64 pair_id = 0;

  if (!td_database_query_int (db, &pair_id, error,
                              "SELECT max(pair_id) FROM referral WHERE id = $1", "i", id))
    return FALSE;
  change =
      td_pair_begin_change (db, "partnership.refer-delete", pair_id, TD_DATE_NONE, &pair, error);
  return change && td_database_execute (db, error, "DELETE FROM referral WHERE id = $1", "i", id) &&
         td_change_commit (change, error);
}

GPtrArray *
td_referral_list (TdDatabase *db, gint64 pair_id, GError **error)
{
  return td_database_load (db, TD_TYPE_REFERRAL, error,
                           "SELECT * FROM referral WHERE pair_id = $1 ORDER BY on_date, id", "i",
                           pair_id);
}
