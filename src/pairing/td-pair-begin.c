/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "pairing/td-pair-begin.h"

#include "base/td-text.h"
#include "pairing/td-pair-absence.h"
#include "pairing/td-pair-private.h"
#include "program/td-program.h"

#include <glib/gi18n-lib.h>

/* What coaching asks for and the pair does not have, whatever its state. */
static const char *
find_lacks (const TdPair *pair)
{
  if (g_strcmp0 (pair->program_kind, "coaching") != 0)
    return NULL;
  if (pair->intake_agreed_on)
    return pair->goal_agreed_on ? NULL : TD_PAIR_NEEDS_GOAL;
  return pair->goal_agreed_on ? TD_PAIR_NEEDS_INTAKE : TD_PAIR_NEEDS_INTAKE "; " TD_PAIR_NEEDS_GOAL;
}

const char *
td_pair_find_needs (const TdPair *pair)
{
  return td_pair_is_in (pair, TD_PAIR_OPEN_STATES) ? find_lacks (pair) : NULL;
}

gboolean
td_pair_waits_for_needs (const TdPair *pair)
{
  return pair->needs && pair->mentor_accepted_on && pair->mentee_accepted_on &&
         td_pair_is_in (pair, TD_PAIR_AWAITING_STATES);
}

const char *
td_pair_needs_get_label (const char *needs)
{
  if (g_str_equal (needs, TD_PAIR_NEEDS_INTAKE))
    return _ ("Waits for the intake");
  if (g_str_equal (needs, TD_PAIR_NEEDS_GOAL))
    return _ ("Waits for a goal");
  return _ ("Waits for intake and goal");
}

const char *
td_pair_get_needs_label (const TdPair *pair)
{
  return td_pair_waits_for_needs (pair) ? td_pair_needs_get_label (pair->needs) : NULL;
}

gboolean
td_pair_check_begun (const TdPair *pair, GError **error)
{
  const char *why;

  if (!td_pair_waits_for_needs (pair))
    return TRUE;
  why = g_str_equal (pair->needs, TD_PAIR_NEEDS_INTAKE)
            ? _ ("coaching begins once both agreed on the intake.")
        : g_str_equal (pair->needs, TD_PAIR_NEEDS_GOAL)
            ? _ ("coaching begins once both agreed on a goal.")
            : _ ("coaching begins once both agreed on the intake and on a goal.");
  return td_pair_conflict (pair, why, error);
}

/* The agreed start, or the day of the later yes; coaching never begins before what it needs. */
static TdDate
find_start (const TdPair *pair, gboolean lenient)
{
  TdDate start =
      pair->start_on ? pair->start_on : MAX (pair->mentor_accepted_on, pair->mentee_accepted_on);

  if (lenient || g_strcmp0 (pair->program_kind, "coaching") != 0)
    return start;
  return MAX (start, MAX (pair->intake_agreed_on, pair->goal_agreed_on));
}

gboolean
td_pair_settle (TdDatabase *db, TdPair *pair, gboolean lenient, GError **error)
{
  static const char *const fields[] = { "state",       "mentor_accepted_on", "mentee_accepted_on",
                                        "matched_on",  "planned_end",        "declined_by",
                                        "declined_on", "declined_reason",    "declined_note",
                                        NULL };
  gboolean both = pair->mentor_accepted_on && pair->mentee_accepted_on;
  g_autoptr (TdProgram) program = NULL;

  pair->matched_on = pair->planned_end = TD_DATE_NONE;
  if (pair->declined_by)
    td_record_set_text (&pair->state, "declined");
  else if (both && (lenient || find_lacks (pair) == NULL))
    {
      program = td_program_load (db, pair->program_id, error);
      if (program == NULL)
        return FALSE;
      td_record_set_text (&pair->state, "active");
      pair->matched_on = find_start (pair, lenient);
      pair->planned_end = td_date_add_months (pair->matched_on, program->planned_months);
    }
  else
    td_record_set_text (&pair->state, pair->mentor_accepted_on || pair->mentee_accepted_on
                                          ? "accepted"
                                          : "proposed");
  return td_database_update (db, "pair", pair, fields, pair->id, error) &&
         td_database_execute (
             db, error, "DELETE FROM pair_pause WHERE pair_id = $1 AND absence_id IS NOT NULL", "i",
             pair->id) &&
         td_pair_pause_absent (db, pair->id, 0, error);
}

/* In coaching intake and goals come before the beginning: they are no trace of it. */
gboolean
td_pair_check_unused (TdDatabase *db, const TdPair *pair, GError **error)
{
  gint64 traces = 0;

  if (!td_pair_is_in (pair, "active; paused"))
    return TRUE;
  if (!td_database_query_int (db, &traces, error,
                              "SELECT (SELECT count(*) FROM contact WHERE pair_id = $1) + "
                              "(SELECT count(*) FROM goal WHERE pair_id = $1 AND $2) + "
                              "(SELECT count(*) FROM pair_pause WHERE pair_id = $1 "
                              "AND absence_id IS NULL) + "
                              "(SELECT count(*) FROM pair_cadence WHERE pair_id = $1) + "
                              "(SELECT count(*) FROM pair_extension WHERE pair_id = $1) + "
                              "(SELECT count(*) FROM review WHERE pair_id = $1) + "
                              "(SELECT count(*) FROM concern WHERE pair_id = $1) + "
                              "(SELECT count(*) FROM referral WHERE pair_id = $1) + "
                              "(SELECT count(*) FROM feedback WHERE pair_id = $1)",
                              "ib", pair->id, g_strcmp0 (pair->program_kind, "coaching") != 0))
    return FALSE;
  if (traces == 0 && !pair->mentor_signed_on && !pair->mentee_signed_on)
    return TRUE;
  return td_pair_conflict (pair, _ ("the pair is under way. End it instead, with the reason."),
                           error);
}

gboolean
td_pair_follow (TdDatabase *db, const TdPair *before, GError **error)
{
  g_autoptr (TdPair) pair = td_pair_load (db, before->id, TD_DATE_NONE, error);

  if (pair == NULL)
    return FALSE;
  if (td_pair_waits_for_needs (before) && pair->needs == NULL)
    return td_pair_settle (db, pair, FALSE, error);
  if (td_pair_is_in (pair, "active; paused") && before->needs == NULL && pair->needs)
    return td_pair_check_unused (db, pair, error) && td_pair_settle (db, pair, FALSE, error);
  return TRUE;
}

GPtrArray *
td_pair_list_waiting_for_goal (TdDatabase *db, gint64 program_id, TdDate today, GError **error)
{
  TdPairFilter filter = { .program_id = program_id, .state = TD_PAIR_AWAITING_STATES };
  GPtrArray *pairs = td_pair_list (db, &filter, today, error);

  for (guint i = pairs ? pairs->len : 0; i > 0; i--)
    if (!td_pair_waits_for_needs (pairs->pdata[i - 1]))
      g_ptr_array_remove_index (pairs, i - 1);
  return pairs;
}
