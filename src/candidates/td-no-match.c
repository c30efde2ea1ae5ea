/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "candidates/td-no-match.h"

#include "base/td-error.h"
#include "base/td-text.h"
#include "base/td-words.h"
#include "candidates/td-waiting-since.h"
#include "db/td-change.h"
#include "program/td-enrolment.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const TdField no_match_fields[] = {
  TD_FIELD (TdNoMatch, id, TD_FIELD_ID),
  TD_FIELD (TdNoMatch, program_id, TD_FIELD_ID),
  TD_FIELD (TdNoMatch, mentee_id, TD_FIELD_ID),
  TD_FIELD (TdNoMatch, decided_on, TD_FIELD_DATE),
  TD_FIELD (TdNoMatch, reason, TD_FIELD_TEXT),
  TD_FIELD (TdNoMatch, note, TD_FIELD_TEXT),
  TD_FIELD (TdNoMatch, program_name, TD_FIELD_TEXT),
  TD_FIELD (TdNoMatch, mentee_name, TD_FIELD_TEXT),
  TD_FIELD (TdNoMatch, mentee_number, TD_FIELD_TEXT),
  TD_FIELD (TdNoMatch, mentee_department, TD_FIELD_TEXT),
  TD_FIELD (TdNoMatch, from_date, TD_FIELD_DATE),
  TD_FIELD (TdNoMatch, days, TD_FIELD_INT),
};

TD_DEFINE_RECORD (TdNoMatch, td_no_match, no_match_fields)

static const char *const reasons[] = { "topic",     "level", "practical", "wish",
                                       "elsewhere", "other", NULL };
static const char *const reason_labels[] = {
  N_ ("Nobody offers what she asks for"),
  N_ ("Nobody at the right level"),
  N_ ("Place, language or hours do not fit"),
  N_ ("Wants only a mentor who cannot be had"),
  N_ ("Helped in another way"),
  N_ ("Other reason"),
};

const char *const *
td_no_match_reasons (void)
{
  return reasons;
}

const char *
td_no_match_reason_get_label (const char *reason)
{
  return td_words_get_label (&(TdWords){ reasons, reason_labels, NULL }, reason);
}

#define OPEN_PAIR                                                   \
  "EXISTS (SELECT 1 FROM pair x WHERE x.program_id = n.program_id " \
  "AND x.mentee_id = n.employee_id "                                \
  "AND x.state IN ('proposed', 'accepted', 'active', 'paused'))"

/* Whether there is something to decide about her. */
static gboolean
check_mentee (TdDatabase *db, TdEnrolment *enrolment, GError **error)
{
  gint64 paired = 0;

  if (enrolment == NULL || strcmp (enrolment->state, "enrolled") != 0 ||
      strcmp (enrolment->role, "mentor") == 0)
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_CONFLICT,
                           _ ("This person is not a mentee to be paired in this programme."));
      return FALSE;
    }
  if (!td_database_query_int (db, &paired, error,
                              "SELECT " OPEN_PAIR " FROM enrolment n WHERE n.id = $1", "i",
                              enrolment->id))
    return FALSE;
  if (paired == 0)
    return TRUE;
  g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT,
               _ ("%s has a pair in this programme. Withdraw or end it first."),
               enrolment->employee_name);
  return FALSE;
}

static gboolean
write_decision (TdDatabase *db,
                gint64 program_id,
                gint64 mentee_id,
                const char *reason,
                const char *note,
                TdDate on,
                GError **error)
{
  g_autoptr (TdNoMatch) before = NULL;
  g_autofree char *words = td_text_clean (note);
  GError *trouble = NULL;

  before = td_no_match_find (db, program_id, mentee_id, on, &trouble);
  if (trouble)
    {
      g_propagate_error (error, trouble);
      return FALSE;
    }
  if (before && before->decided_on == on && g_strcmp0 (before->reason, reason) == 0 &&
      g_strcmp0 (before->note, words) == 0)
    return TRUE;
  return td_database_execute (
      db, error,
      "INSERT INTO no_match (program_id, mentee_id, decided_on, reason, note) "
      "VALUES ($1, $2, $3, $4, $5) ON CONFLICT (program_id, mentee_id) DO UPDATE SET "
      "decided_on = excluded.decided_on, reason = excluded.reason, note = excluded.note",
      "iiDss", program_id, mentee_id, on, reason, words);
}

gboolean
td_no_match_set (TdDatabase *db,
                 gint64 program_id,
                 gint64 mentee_id,
                 const char *reason,
                 const char *note,
                 TdDate on,
                 GError **error)
{
  g_autoptr (TdChange) change = NULL;
  g_autoptr (TdEnrolment) enrolment = NULL;
  GError *trouble = NULL;

  if (reason == NULL || *reason == '\0')
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID, _ ("Say the reason."));
      return FALSE;
    }
  change = td_change_begin (db, "pairing.no-match", error);
  if (change == NULL)
    return FALSE;
  enrolment = td_enrolment_find (db, program_id, mentee_id, &trouble);
  if (trouble)
    {
      g_propagate_error (error, trouble);
      return FALSE;
    }
  if (!check_mentee (db, enrolment, error) ||
      !write_decision (db, program_id, mentee_id, reason, note, on, error))
    return FALSE;
  td_change_describe (change, "%s", enrolment->employee_name);
  return td_change_commit (change, error);
}

gboolean
td_no_match_clear (TdDatabase *db, gint64 program_id, gint64 mentee_id, GError **error)
{
  g_autoptr (TdChange) change = td_change_begin (db, "pairing.match-again", error);
  g_autoptr (TdNoMatch) decision = NULL;
  GError *trouble = NULL;

  if (change == NULL)
    return FALSE;
  decision = td_no_match_find (db, program_id, mentee_id, TD_DATE_NONE, &trouble);
  if (trouble)
    {
      g_propagate_error (error, trouble);
      return FALSE;
    }
  if (decision == NULL)
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                           _ ("Nothing is decided about this person in this programme."));
      return FALSE;
    }
  td_change_describe (change, "%s", decision->mentee_name);
  return td_database_execute (db, error, "DELETE FROM no_match WHERE id = $1", "i", decision->id) &&
         td_change_commit (change, error);
}

#define SELECT                                                                             \
  "SELECT d.*, p.name AS program_name, e.name AS mentee_name, e.number AS mentee_number, " \
  "e.department AS mentee_department, " TD_WAITING_SINCE " AS from_date "                  \
  "FROM no_match d JOIN program p ON p.id = d.program_id "                                 \
  "JOIN employee e ON e.id = d.mentee_id "                                                 \
  "JOIN enrolment n ON n.program_id = d.program_id AND n.employee_id = d.mentee_id "

GPtrArray *
td_no_match_list (TdDatabase *db, gint64 program_id, TdDate today, GError **error)
{
  GPtrArray *decisions =
      td_database_load (db, TD_TYPE_NO_MATCH, error,
                        SELECT "WHERE ($1 IS NULL OR d.program_id = $1) AND n.state = 'enrolled' "
                               "AND n.role IN ('mentee', 'both') AND NOT " OPEN_PAIR " "
                               "AND (e.leave_date IS NULL OR e.leave_date >= $2) "
                               "ORDER BY from_date, td_sort_key(e.name, e.name_key), e.id",
                        "nD", program_id, today);

  for (guint i = 0; decisions && i < decisions->len; i++)
    {
      TdNoMatch *decision = decisions->pdata[i];

      decision->days = MAX (today - decision->from_date, 0);
    }
  return decisions;
}

TdNoMatch *
td_no_match_find (TdDatabase *db, gint64 program_id, gint64 mentee_id, TdDate today, GError **error)
{
  TdNoMatch *decision = td_database_load_one (db, TD_TYPE_NO_MATCH, error,
                                              SELECT "WHERE d.program_id = $1 AND d.mentee_id = $2",
                                              "ii", program_id, mentee_id);

  if (decision && today)
    decision->days = MAX (today - decision->from_date, 0);
  return decision;
}
