/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "pairing/td-pair-answer.h"

#include "base/td-error.h"
#include "base/td-text.h"
#include "pairing/td-pair-private.h"

#include <glib/gi18n-lib.h>

gboolean
td_side_from_text (const char *text, TdSide *side, GError **error)
{
  if (g_strcmp0 (text, "mentor") == 0)
    *side = TD_SIDE_MENTOR;
  else if (g_strcmp0 (text, "mentee") == 0)
    *side = TD_SIDE_MENTEE;
  else
    {
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   _ ("“%s” is no side of a pair: write mentor or mentee."), text ? text : "");
      return FALSE;
    }
  return TRUE;
}

/* --- Shared with the other steps --- */

gboolean
td_pair_check_reason (const char *reason, GError **error)
{
  if (reason && *reason)
    return TRUE;
  g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID, _ ("Say the reason."));
  return FALSE;
}

/* --- Answers --- */

static const char *
name_of (TdSide side)
{
  return side == TD_SIDE_MENTOR ? "mentor" : "mentee";
}

static TdDate *
accepted_on (TdPair *pair, TdSide side)
{
  return side == TD_SIDE_MENTOR ? &pair->mentor_accepted_on : &pair->mentee_accepted_on;
}

TdPairAnswer
td_pair_get_answer (TdPair *pair, TdSide side)
{
  TdDate yes = *accepted_on (pair, side);

  if (g_strcmp0 (pair->declined_by, name_of (side)) == 0)
    return (TdPairAnswer){ TD_ANSWER_NO, pair->declined_on, pair->declined_reason,
                           pair->declined_note };
  return (TdPairAnswer){ yes ? TD_ANSWER_YES : TD_ANSWER_NONE, yes, NULL, NULL };
}

static gboolean
is_same (TdPair *pair, TdSide side, const TdPairAnswer *answer)
{
  TdPairAnswer now = td_pair_get_answer (pair, side);

  return now.answer == answer->answer && (now.answer == TD_ANSWER_NONE || now.on == answer->on) &&
         (now.answer != TD_ANSWER_NO ||
          (g_strcmp0 (now.reason, answer->reason) == 0 && g_strcmp0 (now.note, answer->note) == 0));
}

static void
clear_decline (TdPair *pair)
{
  td_record_set_text (&pair->declined_by, NULL);
  td_record_set_text (&pair->declined_reason, NULL);
  td_record_set_text (&pair->declined_note, NULL);
  pair->declined_on = TD_DATE_NONE;
}

/* One side's answer in the record; the other's stays as it is. */
static gboolean
put_answer (TdPair *pair, TdSide side, const TdPairAnswer *answer, GError **error)
{
  if (g_strcmp0 (pair->declined_by, name_of (side)) == 0)
    clear_decline (pair);
  *accepted_on (pair, side) = answer->answer == TD_ANSWER_YES ? answer->on : TD_DATE_NONE;
  if (answer->answer != TD_ANSWER_NO)
    return TRUE;
  if (!td_pair_check_reason (answer->reason, error))
    return FALSE;
  if (pair->declined_by)
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID,
                           _ ("The other side said no already. One no is enough: take that answer "
                              "back first, if it was not so."));
      return FALSE;
    }
  td_record_set_text (&pair->declined_by, name_of (side));
  td_record_set_text (&pair->declined_reason, answer->reason);
  td_record_take_text (&pair->declined_note, td_text_clean (answer->note));
  pair->declined_on = answer->on;
  return TRUE;
}

/* A declined pair opens again; meanwhile the two may have been paired anew. */
static gboolean
check_only (TdDatabase *db, const TdPair *pair, GError **error)
{
  gint64 open = 0;

  if (!td_pair_is_in (pair, "declined"))
    return TRUE;
  if (!td_database_query_int (db, &open, error,
                              "SELECT count(*) FROM pair WHERE program_id = $1 AND mentor_id = $2 "
                              "AND mentee_id = $3 AND id <> $4 "
                              "AND state IN ('proposed', 'accepted', 'active', 'paused')",
                              "iiii", pair->program_id, pair->mentor_id, pair->mentee_id, pair->id))
    return FALSE;
  return open == 0 || td_pair_conflict (pair, _ ("they have another open pair by now."), error);
}

static gboolean
change_answers (TdDatabase *db,
                TdPair *pair,
                const TdPairAnswer *mentor,
                const TdPairAnswer *mentee,
                GError **error)
{
  static const TdPairAnswer none = { TD_ANSWER_NONE, TD_DATE_NONE, NULL, NULL };
  const TdPairAnswer *answers[] = { mentor, mentee };
  /* It began without what coaching asks for: before the rule, or by an import. */
  gboolean lenient = td_pair_is_in (pair, "active; paused") && pair->needs;

  if (!td_pair_is_in (pair, TD_PAIR_OPEN_STATES "; declined"))
    return td_pair_conflict (pair, _ ("there is no answer to wait for any more."), error);
  if (!td_pair_check_unused (db, pair, error) || !check_only (db, pair, error))
    return FALSE;
  /* What is taken away first, so that a no can pass from one side to the other. */
  for (guint side = 0; side < G_N_ELEMENTS (answers); side++)
    if (answers[side] && !put_answer (pair, (TdSide) side, &none, error))
      return FALSE;
  for (guint side = 0; side < G_N_ELEMENTS (answers); side++)
    if (answers[side] && !put_answer (pair, (TdSide) side, answers[side], error))
      return FALSE;
  return td_pair_settle (db, pair, lenient, error);
}

static gboolean
answer (TdDatabase *db,
        const char *action,
        gint64 pair_id,
        const TdPairAnswer *mentor,
        const TdPairAnswer *mentee,
        TdDate today,
        GError **error)
{
  g_autoptr (TdPair) pair = NULL;
  g_autoptr (TdChange) change = td_pair_begin_change (db, action, pair_id, today, &pair, error);

  if (change == NULL)
    return FALSE;
  if (mentor && is_same (pair, TD_SIDE_MENTOR, mentor))
    mentor = NULL;
  if (mentee && is_same (pair, TD_SIDE_MENTEE, mentee))
    mentee = NULL;
  if ((mentor || mentee) && !change_answers (db, pair, mentor, mentee, error))
    return FALSE;
  return td_change_commit (change, error);
}

gboolean
td_pair_answer (TdDatabase *db,
                gint64 pair_id,
                const TdPairAnswer *mentor,
                const TdPairAnswer *mentee,
                TdDate today,
                GError **error)
{
  return answer (db, "pairing.answer", pair_id, mentor, mentee, today, error);
}

/* A single answer that is new: only a pair that waits for one takes it. */
static gboolean
answer_one (TdDatabase *db,
            const char *action,
            gint64 pair_id,
            TdSide side,
            const TdPairAnswer *said,
            GError **error)
{
  g_autoptr (TdPair) pair = td_pair_load (db, pair_id, said->on, error);

  if (pair == NULL)
    return FALSE;
  if (!td_pair_is_in (pair, "proposed; accepted"))
    return td_pair_conflict (pair, _ ("there is no answer to wait for any more."), error);
  return answer (db, action, pair_id, side == TD_SIDE_MENTOR ? said : NULL,
                 side == TD_SIDE_MENTEE ? said : NULL, said->on, error);
}

gboolean
td_pair_accept (TdDatabase *db, gint64 pair_id, TdSide side, TdDate on, GError **error)
{
  TdPairAnswer yes = { TD_ANSWER_YES, on, NULL, NULL };

  return answer_one (db, "pairing.accept", pair_id, side, &yes, error);
}

gboolean
td_pair_decline (TdDatabase *db,
                 gint64 pair_id,
                 TdSide side,
                 const char *reason,
                 TdDate on,
                 GError **error)
{
  TdPairAnswer no = { TD_ANSWER_NO, on, reason, NULL };

  return answer_one (db, "pairing.decline", pair_id, side, &no, error);
}

gboolean
td_pair_take_back (TdDatabase *db, gint64 pair_id, TdSide side, TdDate today, GError **error)
{
  TdPairAnswer none = { TD_ANSWER_NONE, TD_DATE_NONE, NULL, NULL };
  g_autoptr (TdPair) pair = td_pair_load (db, pair_id, today, error);

  if (pair == NULL)
    return FALSE;
  if (td_pair_get_answer (pair, side).answer == TD_ANSWER_NONE)
    return td_pair_conflict (pair, _ ("this side has not answered."), error);
  return answer (db, "pairing.take-back", pair_id, side == TD_SIDE_MENTOR ? &none : NULL,
                 side == TD_SIDE_MENTEE ? &none : NULL, today, error);
}

int
td_pair_accept_all (TdDatabase *db,
                    const gint64 *pair_ids,
                    guint n_pairs,
                    TdDate on,
                    GError **error)
{
  g_autoptr (TdChange) change = td_change_begin (db, "pairing.accept-all", error);
  int n_answered = 0;

  for (guint i = 0; change && i < n_pairs; i++)
    {
      g_autoptr (TdPair) pair = td_pair_load (db, pair_ids[i], on, error);
      TdPairAnswer yes = { TD_ANSWER_YES, on, NULL, NULL };

      if (pair == NULL)
        return -1;
      if (pair->waits_for == NULL)
        continue;
      if (!td_pair_answer (db, pair->id, pair->mentor_accepted_on ? NULL : &yes,
                           pair->mentee_accepted_on ? NULL : &yes, on, error))
        return -1;
      n_answered++;
    }
  if (change == NULL)
    return -1;
  td_change_describe (change, "%d", n_answered);
  return td_change_commit (change, error) ? n_answered : -1;
}

gboolean
td_pair_withdraw (TdDatabase *db,
                  gint64 pair_id,
                  const char *reason,
                  const char *note,
                  TdDate on,
                  GError **error)
{
  g_autoptr (TdPair) pair = NULL;
  g_autoptr (TdChange) change =
      td_pair_begin_change (db, "pairing.withdraw", pair_id, on, &pair, error);
  g_autofree char *words = td_text_clean (note);

  if (change == NULL || !td_pair_check_reason (reason, error))
    return FALSE;
  if (!td_pair_is_in (pair, "proposed; accepted"))
    return td_pair_conflict (pair, _ ("there is no answer to wait for any more."), error);
  return td_database_execute (db, error,
                              "UPDATE pair SET state = 'declined', declined_by = NULL, "
                              "declined_on = $2, declined_reason = $3, declined_note = $4 "
                              "WHERE id = $1",
                              "iDss", pair_id, on, reason, words) &&
         td_change_commit (change, error);
}

int
td_pair_ask_again (TdDatabase *db, const gint64 *pair_ids, guint n_pairs, TdDate on, GError **error)
{
  g_autoptr (TdChange) change = td_change_begin (db, "pairing.ask-again", error);
  int n_asked = 0;

  for (guint i = 0; change && i < n_pairs; i++)
    {
      g_autoptr (TdPair) pair = td_pair_load (db, pair_ids[i], on, error);

      if (pair == NULL)
        return -1;
      if (pair->waits_for == NULL)
        continue;
      if (pair->asked_on != on &&
          !td_database_execute (db, error, "UPDATE pair SET asked_on = $2 WHERE id = $1", "iD",
                                pair->id, on))
        return -1;
      td_change_describe (change, "%s – %s", pair->mentor_name, pair->mentee_name);
      n_asked++;
    }
  if (change == NULL)
    return -1;
  if (n_asked != 1)
    td_change_describe (change, "%d", n_asked);
  return td_change_commit (change, error) ? n_asked : -1;
}
