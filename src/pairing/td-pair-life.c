/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "pairing/td-pair-life.h"

#include "base/td-error.h"
#include "pairing/td-pair-begin.h"
#include "pairing/td-pair-private.h"
#include "program/td-cadence.h"
#include "program/td-enrolment.h"
#include "program/td-program.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- Making --- */

static gboolean
check_enrolled (TdDatabase *db,
                gint64 program_id,
                gint64 employee_id,
                const char *role,
                GError **error)
{
  gboolean is_mentor = strcmp (role, "mentor") == 0;
  GError *trouble = NULL;
  g_autoptr (TdEnrolment) enrolment = td_enrolment_find (db, program_id, employee_id, &trouble);

  if (trouble)
    g_propagate_error (error, trouble);
  else if (enrolment == NULL)
    g_set_error_literal (
        error, TD_ERROR, TD_ERROR_CONFLICT,
        is_mentor ? _ ("The mentor is not enrolled in this programme. Enrol first, then pair.")
                  : _ ("The mentee is not enrolled in this programme. Enrol first, then pair."));
  else if (strcmp (enrolment->state, "enrolled") != 0)
    g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT,
                 _ ("%s has withdrawn or is on the waiting list. Enrol first, then pair."),
                 enrolment->employee_name);
  else if (strcmp (enrolment->role, "both") != 0 && strcmp (enrolment->role, role) != 0)
    g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT,
                 is_mentor ? _ ("%s is enrolled, but not as a mentor.")
                           : _ ("%s is enrolled, but not as a mentee."),
                 enrolment->employee_name);
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_draft (TdDatabase *db, const TdPairDraft *draft, GError **error)
{
  gint64 open = 0;

  if (draft->mentor_id == draft->mentee_id)
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID,
                           _ ("Nobody can be her own mentor. Choose two people."));
      return FALSE;
    }
  if (!check_enrolled (db, draft->program_id, draft->mentor_id, "mentor", error) ||
      !check_enrolled (db, draft->program_id, draft->mentee_id, "mentee", error) ||
      !td_database_query_int (db, &open, error,
                              "SELECT count(*) FROM pair WHERE program_id = $1 AND mentor_id = $2 "
                              "AND mentee_id = $3 "
                              "AND state IN ('proposed', 'accepted', 'active', 'paused')",
                              "iii", draft->program_id, draft->mentor_id, draft->mentee_id))
    return FALSE;
  if (open == 0)
    return TRUE;
  g_set_error_literal (error, TD_ERROR, TD_ERROR_CONFLICT,
                       _ ("These two are a pair in this programme already."));
  return FALSE;
}

/* The notation in its one form, NULL for the programme's. */
static gboolean
settle_cadence (const char *text, char **notation, GError **error)
{
  TdCadence cadence;

  *notation = NULL;
  if (text == NULL || *text == '\0')
    return TRUE;
  if (!td_cadence_parse (text, &cadence, error))
    return FALSE;
  *notation = td_cadence_format (&cadence);
  return TRUE;
}

/* Six weeks instead of 42 days is no change: it must not cut the running slot. */
static gboolean
is_agreed (const TdPair *pair, const char *notation)
{
  TdCadence agreed = td_cadence_from_text (pair->agreed_cadence);
  TdCadence wanted = td_cadence_from_text (notation);

  return td_cadence_is_same (&agreed, &wanted);
}

/* Where the pair comes from when nobody said: a wish of either, or the coordinator. */
static const char *
find_source (TdDatabase *db, const TdPairDraft *draft, GError **error)
{
  gint64 wishes = 0;

  if (draft->source)
    return draft->source;
  if (!td_database_query_int (db, &wishes, error,
                              "SELECT count(*) FROM preference f JOIN enrolment n "
                              "ON n.id = f.enrolment_id WHERE n.program_id = $1 "
                              "AND f.kind = 'wish' "
                              "AND ((n.employee_id = $2 AND f.employee_id = $3) "
                              "OR (n.employee_id = $3 AND f.employee_id = $2))",
                              "iii", draft->program_id, draft->mentor_id, draft->mentee_id))
    return NULL;
  return wishes > 0 ? "wish" : "coordinator";
}

/* Whoever gets a mentor after all is not without a match any more. */
static gboolean
end_no_match (TdDatabase *db, const TdPairDraft *draft, GError **error)
{
  return td_database_execute (db, error,
                              "DELETE FROM no_match WHERE program_id = $1 AND mentee_id = $2", "ii",
                              draft->program_id, draft->mentee_id);
}

static gint64
insert_pair (TdDatabase *db,
             const TdPairDraft *draft,
             const char *cadence,
             TdDate proposed,
             GError **error)
{
  g_autofree char *reference = NULL;
  const char *source = find_source (db, draft, error);
  gint64 id = 0;

  if (source == NULL ||
      !td_database_query_int (db, &id, error, "SELECT coalesce(max(id), 0) + 1 FROM pair", "") ||
      !end_no_match (db, draft, error))
    return 0;
  reference =
      draft->reference ? g_strdup (draft->reference) : g_strdup_printf ("%" G_GINT64_FORMAT, id);
  if (!td_database_execute (
          db, error,
          "INSERT INTO pair (id, reference, program_id, mentor_id, mentee_id, source, proposed_on, "
          "start_on, cadence, score, criteria) "
          "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
          "isiiisDDsns", id, reference, draft->program_id, draft->mentor_id, draft->mentee_id,
          source, proposed, draft->start_on, cadence, (gint64) draft->score, draft->criteria))
    return 0;
  return id;
}

gint64
td_pair_add (TdDatabase *db, const TdPairDraft *draft, TdDate today, GError **error)
{
  g_autoptr (TdChange) change = NULL;
  g_autoptr (TdPair) pair = NULL;
  g_autofree char *cadence = NULL;
  gboolean past = draft->accepted && draft->start_on && draft->start_on < today;
  TdDate answered = draft->accepted_on ? draft->accepted_on : past ? draft->start_on : today;
  gint64 id;

  if (!settle_cadence (draft->cadence, &cadence, error))
    return 0;
  change = td_change_begin (db, "pairing.add", error);
  if (change == NULL || !check_draft (db, draft, error))
    return 0;
  id = insert_pair (db, draft, cadence, answered, error);
  if (id == 0 || (draft->accepted && (!td_pair_accept (db, id, TD_SIDE_MENTOR, answered, error) ||
                                      !td_pair_accept (db, id, TD_SIDE_MENTEE, answered, error))))
    return 0;
  pair = td_pair_load (db, id, today, error);
  if (pair == NULL)
    return 0;
  td_change_describe (change, "%s – %s", pair->mentor_name, pair->mentee_name);
  return td_change_commit (change, error) ? id : 0;
}

/* --- Pauses and cadence --- */

static gboolean
check_after_start (const TdPair *pair, TdDate on, GError **error)
{
  g_autofree char *start = td_date_format (pair->matched_on);

  if (pair->matched_on == TD_DATE_NONE || on >= pair->matched_on)
    return TRUE;
  g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
               _ ("The pair began on %s. Choose that day or a later one."), start);
  return FALSE;
}

/* Whether the pair is paused on all of these days already (@until none: for good). */
static gboolean
is_paused_throughout (TdDatabase *db,
                      gint64 pair_id,
                      TdDate from,
                      TdDate until,
                      gboolean *paused,
                      GError **error)
{
  gint64 n = 0;

  if (!td_database_query_int (db, &n, error,
                              "SELECT count(*) FROM pair_pause WHERE pair_id = $1"
                              " AND from_date <= $2 AND (to_date IS NULL OR to_date >= $3)",
                              "iDD", pair_id, from, until))
    return FALSE;
  *paused = n > 0;
  return TRUE;
}

gboolean
td_pair_pause (TdDatabase *db,
               gint64 pair_id,
               TdDate from,
               TdDate until,
               const char *reason,
               GError **error)
{
  g_autoptr (TdPair) pair = NULL;
  g_autoptr (TdChange) change =
      td_pair_begin_change (db, "pairing.pause", pair_id, from, &pair, error);

  gboolean paused;

  if (change == NULL || !check_after_start (pair, from, error) ||
      !td_pair_check_begun (pair, error) ||
      !is_paused_throughout (db, pair_id, from, until, &paused, error))
    return FALSE;
  /* One that reaches beyond a pause there is goes on with it. */
  if (paused || !td_pair_is_in (pair, "active; paused"))
    return td_pair_conflict (pair, _ ("only an active pair can be paused."), error);
  if (until && until < from)
    return td_pair_conflict (pair, _ ("the pause would end before it begins."), error);
  return td_database_execute (db, error,
                              "INSERT INTO pair_pause (pair_id, from_date, to_date, reason) "
                              "VALUES ($1, $2, $3, $4)",
                              "iDDs", pair_id, from, until, reason) &&
         td_change_commit (change, error);
}

/* Pauses that reach to a day or beyond end the day before; one that would be empty never was. */
static gboolean
end_pauses (TdDatabase *db, gint64 pair_id, TdDate on, GError **error)
{
  return td_database_execute (db, error,
                              "DELETE FROM pair_pause WHERE pair_id = $1 AND from_date >= $2", "iD",
                              pair_id, on) &&
         td_database_execute (db, error,
                              "UPDATE pair_pause SET to_date = $3 WHERE pair_id = $1 "
                              "AND (to_date IS NULL OR to_date >= $2)",
                              "iDD", pair_id, on, on - 1);
}

/* The last day of the pause that holds on a day, with those that overlap or follow it at once;
 * none where it is open. */
static gboolean
find_pause_end (TdDatabase *db, gint64 pair_id, TdDate on, TdDate *end, GError **error)
{
  g_autoptr (TdStatement) row = NULL;
  g_autoptr (GError) trouble = NULL;

  *end = on - 1;
  row = td_database_query (db, error,
                           "SELECT from_date, to_date FROM pair_pause WHERE pair_id = $1"
                           " AND (to_date IS NULL OR to_date >= $2) ORDER BY from_date",
                           "iD", pair_id, on);
  while (row && *end != TD_DATE_NONE && td_statement_next (row, &trouble))
    {
      TdDate to = td_statement_get_date (row, 1);

      if (td_statement_get_date (row, 0) > *end + 1)
        break;
      *end = to == TD_DATE_NONE ? TD_DATE_NONE : MAX (*end, to);
    }
  if (trouble == NULL)
    return row != NULL;
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

/* Ends the pause that holds on a day, the day before; a later one that has nothing to do with it
 * stays as it was planned. */
static gboolean
end_current_pause (TdDatabase *db, gint64 pair_id, TdDate on, GError **error)
{
  TdDate end;

  if (!find_pause_end (db, pair_id, on, &end, error))
    return FALSE;
  if (end == TD_DATE_NONE)
    return end_pauses (db, pair_id, on, error);
  return td_database_execute (db, error,
                              "DELETE FROM pair_pause WHERE pair_id = $1 AND from_date >= $2"
                              " AND from_date <= $3",
                              "iDD", pair_id, on, end + 1) &&
         td_database_execute (db, error,
                              "UPDATE pair_pause SET to_date = $3 WHERE pair_id = $1 "
                              "AND from_date < $2 AND to_date >= $2",
                              "iDD", pair_id, on, on - 1);
}

gboolean
td_pair_resume (TdDatabase *db, gint64 pair_id, TdDate on, GError **error)
{
  g_autoptr (TdPair) pair = NULL;
  g_autoptr (TdChange) change =
      td_pair_begin_change (db, "pairing.resume", pair_id, on, &pair, error);

  if (change == NULL)
    return FALSE;
  if (!td_pair_is_in (pair, "paused"))
    return td_pair_conflict (pair, _ ("it is not paused."), error);
  return end_current_pause (db, pair_id, on, error) && td_change_commit (change, error);
}

gboolean
td_pair_set_cadence (TdDatabase *db,
                     gint64 pair_id,
                     const char *cadence,
                     TdDate from,
                     GError **error)
{
  g_autoptr (TdPair) pair = NULL;
  g_autoptr (TdChange) change =
      td_pair_begin_change (db, "pairing.cadence", pair_id, from, &pair, error);
  g_autofree char *notation = NULL;
  gboolean begun;

  if (change == NULL || !settle_cadence (cadence, &notation, error))
    return FALSE;
  if (!td_pair_is_in (pair, TD_PAIR_OPEN_STATES))
    return td_pair_conflict (pair, _ ("it is over."), error);
  if (notation == NULL || is_agreed (pair, notation))
    return td_change_commit (change, error);
  begun = pair->matched_on && from > pair->matched_on;
  /* Before its beginning there is nothing to keep: it is the pair's own from the first day. */
  return (begun ? td_database_execute (db, error,
                                       "INSERT INTO pair_cadence (pair_id, from_date, cadence) "
                                       "VALUES ($1, $2, $3) ON CONFLICT (pair_id, from_date) "
                                       "DO UPDATE SET cadence = excluded.cadence",
                                       "iDs", pair_id, from, notation)
                : td_database_execute (db, error, "UPDATE pair SET cadence = $2 WHERE id = $1",
                                       "is", pair_id, notation)) &&
         td_change_commit (change, error);
}

/* --- Ends --- */

static gboolean
finish (TdDatabase *db,
        TdChange *change,
        TdPair *pair,
        const char *state,
        const char *reason,
        TdDate on,
        GError **error)
{
  return check_after_start (pair, on, error) && end_pauses (db, pair->id, on + 1, error) &&
         td_database_execute (db, error,
                              "UPDATE pair SET state = $2, ended_on = $3, end_reason = $4 "
                              "WHERE id = $1",
                              "isDs", pair->id, state, on, reason) &&
         td_change_commit (change, error);
}

gboolean
td_pair_end (TdDatabase *db, gint64 pair_id, const char *reason, TdDate on, GError **error)
{
  g_autoptr (TdPair) pair = NULL;
  g_autoptr (TdChange) change = td_pair_begin_change (db, "pairing.end", pair_id, on, &pair, error);

  if (change == NULL || !td_pair_check_reason (reason, error))
    return FALSE;
  if (td_pair_is_in (pair, TD_PAIR_AWAITING_STATES))
    return td_pair_conflict (pair, _ ("it has not begun. Withdraw it instead."), error);
  if (!td_pair_is_in (pair, TD_PAIR_OPEN_STATES))
    return td_pair_conflict (pair, _ ("it is over."), error);
  return finish (db, change, pair, "ended", reason, on, error);
}

gboolean
td_pair_complete (TdDatabase *db, gint64 pair_id, TdDate on, GError **error)
{
  g_autoptr (TdPair) pair = NULL;
  g_autoptr (TdChange) change =
      td_pair_begin_change (db, "pairing.complete", pair_id, on, &pair, error);

  if (change == NULL || !td_pair_check_begun (pair, error))
    return FALSE;
  if (!td_pair_is_in (pair, "active; paused"))
    return td_pair_conflict (pair, _ ("only a pair that has begun can be completed."), error);
  return finish (db, change, pair, "completed", NULL, on, error);
}

/* --- Agreement and note --- */

gboolean
td_pair_sign (TdDatabase *db, gint64 pair_id, TdSide side, TdDate on, GError **error)
{
  static const char *const mentor_field[] = { "mentor_signed_on", NULL };
  static const char *const mentee_field[] = { "mentee_signed_on", NULL };
  gboolean mentor = side == TD_SIDE_MENTOR;
  g_autoptr (TdPair) pair = NULL;
  g_autoptr (TdChange) change =
      td_pair_begin_change (db, "pairing.sign", pair_id, on, &pair, error);
  TdDate *signed_on;

  if (change == NULL)
    return FALSE;
  if (td_pair_is_in (pair, "declined"))
    return td_pair_conflict (pair, _ ("it was declined."), error);
  signed_on = mentor ? &pair->mentor_signed_on : &pair->mentee_signed_on;
  if (*signed_on != on)
    {
      *signed_on = on;
      if (!td_database_update (db, "pair", pair, mentor ? mentor_field : mentee_field, pair_id,
                               error))
        return FALSE;
    }
  return td_change_commit (change, error);
}

gboolean
td_pair_set_note (TdDatabase *db, gint64 pair_id, const char *note, GError **error)
{
  g_autoptr (TdPair) pair = NULL;
  g_autoptr (TdChange) change =
      td_pair_begin_change (db, "pairing.note", pair_id, TD_DATE_NONE, &pair, error);

  if (change == NULL)
    return FALSE;
  if (g_strcmp0 (pair->note, note) != 0 &&
      !td_database_execute (db, error, "UPDATE pair SET note = $2 WHERE id = $1", "is", pair_id,
                            note && *note ? note : NULL))
    return FALSE;
  return td_change_commit (change, error);
}
