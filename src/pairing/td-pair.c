/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "pairing/td-pair.h"

#include "base/td-error.h"
#include "base/td-text.h"
#include "base/td-words.h"
#include "candidates/td-line.h"
#include "pairing/td-pair-answer.h"
#include "pairing/td-pair-begin.h"

#include <glib/gi18n-lib.h>

static const TdField pair_fields[] = {
  TD_FIELD (TdPair, id, TD_FIELD_ID),
  TD_FIELD (TdPair, reference, TD_FIELD_TEXT),
  TD_FIELD (TdPair, program_id, TD_FIELD_ID),
  TD_FIELD (TdPair, mentor_id, TD_FIELD_ID),
  TD_FIELD (TdPair, mentee_id, TD_FIELD_ID),
  TD_FIELD (TdPair, state, TD_FIELD_TEXT),
  TD_FIELD (TdPair, source, TD_FIELD_TEXT),
  TD_FIELD (TdPair, proposed_on, TD_FIELD_DATE),
  TD_FIELD (TdPair, start_on, TD_FIELD_DATE),
  TD_FIELD (TdPair, matched_on, TD_FIELD_DATE),
  TD_FIELD (TdPair, planned_end, TD_FIELD_DATE),
  TD_FIELD (TdPair, ended_on, TD_FIELD_DATE),
  TD_FIELD (TdPair, end_reason, TD_FIELD_TEXT),
  TD_FIELD (TdPair, cadence, TD_FIELD_TEXT),
  TD_FIELD (TdPair, score, TD_FIELD_INT),
  TD_FIELD (TdPair, criteria, TD_FIELD_TEXT),
  TD_FIELD (TdPair, mentor_accepted_on, TD_FIELD_DATE),
  TD_FIELD (TdPair, mentee_accepted_on, TD_FIELD_DATE),
  TD_FIELD (TdPair, declined_by, TD_FIELD_TEXT),
  TD_FIELD (TdPair, declined_on, TD_FIELD_DATE),
  TD_FIELD (TdPair, declined_reason, TD_FIELD_TEXT),
  TD_FIELD (TdPair, declined_note, TD_FIELD_TEXT),
  TD_FIELD (TdPair, asked_on, TD_FIELD_DATE),
  TD_FIELD (TdPair, mentor_signed_on, TD_FIELD_DATE),
  TD_FIELD (TdPair, mentee_signed_on, TD_FIELD_DATE),
  TD_FIELD (TdPair, intake_issue, TD_FIELD_TEXT),
  TD_FIELD (TdPair, intake_cause, TD_FIELD_TEXT),
  TD_FIELD (TdPair, intake_measure, TD_FIELD_TEXT),
  TD_FIELD (TdPair, intake_plan, TD_FIELD_TEXT),
  TD_FIELD (TdPair, intake_agreed_on, TD_FIELD_DATE),
  TD_FIELD (TdPair, note, TD_FIELD_TEXT),
  TD_FIELD (TdPair, program_name, TD_FIELD_TEXT),
  TD_FIELD (TdPair, program_kind, TD_FIELD_TEXT),
  TD_FIELD (TdPair, mentor_name, TD_FIELD_TEXT),
  TD_FIELD (TdPair, mentor_number, TD_FIELD_TEXT),
  TD_FIELD (TdPair, mentor_department, TD_FIELD_TEXT),
  TD_FIELD (TdPair, mentor_email, TD_FIELD_TEXT),
  TD_FIELD (TdPair, mentee_name, TD_FIELD_TEXT),
  TD_FIELD (TdPair, mentee_number, TD_FIELD_TEXT),
  TD_FIELD (TdPair, mentee_department, TD_FIELD_TEXT),
  TD_FIELD (TdPair, mentee_email, TD_FIELD_TEXT),
  TD_FIELD (TdPair, agreed_cadence, TD_FIELD_TEXT),
  TD_FIELD (TdPair, line_manager, TD_FIELD_BOOL),
  TD_FIELD (TdPair, line, TD_FIELD_INT),
  TD_FIELD (TdPair, line_code, TD_FIELD_TEXT),
  TD_FIELD (TdPair, waiting_days, TD_FIELD_INT),
  TD_FIELD (TdPair, waits_for, TD_FIELD_TEXT),
  TD_FIELD (TdPair, ends_ahead, TD_FIELD_BOOL),
  TD_FIELD (TdPair, goal_agreed_on, TD_FIELD_DATE),
  TD_FIELD (TdPair, needs, TD_FIELD_TEXT),
  TD_FIELD (TdPair, own_manager_id, TD_FIELD_ID),
  TD_FIELD (TdPair, own_manager_text, TD_FIELD_TEXT),
  TD_FIELD (TdPair, upper_manager_id, TD_FIELD_ID),
  TD_FIELD (TdPair, upper_manager_text, TD_FIELD_TEXT),
};

TD_DEFINE_RECORD (TdPair, td_pair, pair_fields)

static const char *const states[] = { "proposed", "accepted", "active",    "paused", "completed",
                                      "ended",    "declined", "withdrawn", NULL };
static const char *const state_labels[] = {
  NC_ ("pair", "Proposed"),  NC_ ("pair", "Accepted by one side"),
  NC_ ("pair", "Active"),    NC_ ("pair", "Paused"),
  NC_ ("pair", "Completed"), NC_ ("pair", "Ended early"),
  NC_ ("pair", "Declined"),  NC_ ("pair", "Withdrawn"),
};

static const char *const sources[] = { "proposal", "coordinator", "wish", "self", NULL };
static const char *const source_labels[] = {
  N_ ("Proposal"),
  N_ ("Coordinator"),
  N_ ("Wish"),
  N_ ("Self-arranged"),
};

/* How a pair came about, in a sentence about it; as many as the sources. */
static const char *const origin_labels[] = {
  N_ ("from a proposal"),
  N_ ("by the coordinator"),
  N_ ("from a wish"),
  N_ ("they found each other"),
};

static const char *const end_reasons[] = { "goal-reached", "mentor_left", "mentee_left", "left",
                                           "moved",        "no-time",     "no-contact",  "no-fit",
                                           "health",       "rematch",     "other",       NULL };
static const char *const end_reason_labels[] = {
  N_ ("Goal reached sooner"),
  N_ ("The mentor left the organisation"),
  N_ ("The mentee left the organisation"),
  N_ ("Left the organisation"),
  N_ ("Changed role or place"),
  N_ ("No time"),
  N_ ("No contact any more"),
  N_ ("Did not fit"),
  N_ ("Long absence"),
  N_ ("Another pair suits better"),
  N_ ("Other reason"),
};

static const char *const decline_reasons[] = { "no-time",   "no-fit", "too-close", "topic",
                                               "no-answer", "other",  NULL };
static const char *const decline_reason_labels[] = {
  N_ ("No time now"),
  N_ ("Wants someone else"),
  N_ ("Work too closely together"),
  N_ ("Cannot help with the topic"),
  N_ ("No answer"), /* of older files: it is a withdrawal now */
  N_ ("Other reason"),
};

static const char *const withdraw_reasons[] = { "no-answer", "not-available", "better-pair",
                                                "mistake",   "other",         NULL };
static const char *const withdraw_reason_labels[] = {
  N_ ("No answer"),       N_ ("Not available now"), N_ ("Another pair suits better"),
  N_ ("Made by mistake"), N_ ("Other reason"),
};

const char *
td_pair_state_get_label (const char *state)
{
  return td_words_get_label (&(TdWords){ states, state_labels, "pair" }, state);
}

gboolean
td_pair_is_ending (const TdPair *pair, TdDate today)
{
  return pair->planned_end != TD_DATE_NONE && pair->planned_end - today <= TD_PAIR_ENDING_DAYS;
}

gboolean
td_pair_is_past_end (const TdPair *pair, TdDate today)
{
  return pair->planned_end != TD_DATE_NONE && pair->planned_end < today &&
         (g_strcmp0 (pair->state, "active") == 0 || g_strcmp0 (pair->state, "paused") == 0);
}

const char *
td_pair_get_state_label (const TdPair *pair)
{
  const char *needs = td_pair_get_needs_label (pair);

  if (pair->ends_ahead)
    /* Translators: of a pair whose end is recorded, on a day that is still to come. */
    return _ ("Active until its end");
  return needs ? needs : td_pair_state_get_label (pair->state);
}

const char *
td_pair_source_get_label (const char *source)
{
  return td_words_get_label (&(TdWords){ sources, source_labels, NULL }, source);
}

const char *
td_pair_source_get_phrase (const char *source)
{
  return td_words_get_label (&(TdWords){ sources, origin_labels, NULL }, source);
}

const char *
td_pair_end_reason_get_label (const char *reason)
{
  return td_words_get_label (&(TdWords){ end_reasons, end_reason_labels, NULL }, reason);
}

const char *
td_pair_decline_reason_get_label (const char *reason)
{
  return td_words_get_label (&(TdWords){ decline_reasons, decline_reason_labels, NULL }, reason);
}

const char *
td_pair_withdraw_reason_get_label (const char *reason)
{
  return td_words_get_label (&(TdWords){ withdraw_reasons, withdraw_reason_labels, NULL }, reason);
}

const char *const *
td_pair_states (void)
{
  return states;
}

const char *const *
td_pair_end_reasons (void)
{
  static const char *const codes[] = { "goal-reached", "mentor_left", "mentee_left", "moved",
                                       "no-time",      "no-contact",  "no-fit",      "health",
                                       "rematch",      "other",       NULL };

  return codes;
}

const char *const *
td_pair_decline_reasons (void)
{
  static const char *const codes[] = { "no-time", "no-fit", "too-close", "topic", "other", NULL };

  return codes;
}

const char *const *
td_pair_withdraw_reasons (void)
{
  return withdraw_reasons;
}

/* Whether a pair is paused follows from its pauses, as of the day $1: one that ended needs nobody
 * to resume it. One that was declined for a reason, but by nobody, was withdrawn. */
#define STATE                                                                             \
  "CASE WHEN p.state = 'declined' AND p.declined_by IS NULL "                             \
  "AND p.declined_reason IS NOT NULL THEN 'withdrawn' "                                   \
  "WHEN p.state NOT IN ('active', 'paused') THEN p.state "                                \
  "WHEN EXISTS (SELECT 1 FROM pair_pause s WHERE s.pair_id = p.id AND s.from_date <= $1 " \
  "AND (s.to_date IS NULL OR s.to_date >= $1)) THEN 'paused' ELSE 'active' END"

/* The first agreed goal of a coaching pair. Before it begins a dropped goal counts for nothing;
 * after that it was enough to begin with. */
#define GOAL_AGREED_ON                                                       \
  "CASE WHEN g.kind = 'coaching' THEN (SELECT min(o.agreed_on) FROM goal o " \
  "WHERE o.pair_id = p.id AND o.kind <> 'topic' "                            \
  "AND (o.state <> 'dropped' OR p.state NOT IN ('proposed', 'accepted', 'declined'))) END"

/* $1 is the day as of which state and cadence are asked for; the last "state" is the one read. */
#define PAIR_SELECT                                                                              \
  "SELECT p.*, " STATE " AS state, g.name AS program_name, g.kind AS program_kind, "             \
  "r.name AS mentor_name, r.number AS mentor_number, r.department AS mentor_department, "        \
  "r.email AS mentor_email, e.name AS mentee_name, e.number AS mentee_number, "                  \
  "e.department AS mentee_department, e.email AS mentee_email, "                                 \
  "coalesce((SELECT c.cadence FROM pair_cadence c WHERE c.pair_id = p.id AND c.from_date <= $1 " \
  "ORDER BY c.from_date DESC LIMIT 1), p.cadence, g.cadence) AS agreed_cadence, " GOAL_AGREED_ON \
  " AS goal_agreed_on, " TD_LINE_COLUMNS " "                                                     \
  "FROM pair p JOIN program g ON g.id = p.program_id "                                           \
  "JOIN employee r ON r.id = p.mentor_id JOIN employee e ON e.id = p.mentee_id " TD_LINE_JOIN

/* Who has not answered yet. */
static const char *
sides_waited_for (const TdPair *pair)
{
  if (g_strcmp0 (pair->state, "proposed") != 0 && g_strcmp0 (pair->state, "accepted") != 0)
    return NULL;
  if (pair->mentor_accepted_on)
    return pair->mentee_accepted_on ? NULL : "mentee";
  return pair->mentee_accepted_on ? "mentor" : "mentor; mentee";
}

/* What follows from the columns, as of a day. */
static void
derive (TdPair *pair, TdDate today)
{
  TdLineMentor mentor = { pair->mentor_id, pair->mentor_number, pair->mentor_email,
                          pair->mentor_name };
  TdLineStep own = { pair->own_manager_id, pair->own_manager_text };
  TdLineStep upper = { pair->upper_manager_id, pair->upper_manager_text };
  TdDate since = pair->asked_on ? pair->asked_on : pair->proposed_on;

  pair->ends_ahead = pair->ended_on > today;
  pair->line = (int) td_line_find (&mentor, &own, &upper);
  pair->line_manager = pair->line == TD_LINE_MANAGER;
  td_record_set_text (&pair->line_code, td_line_get_code ((TdLine) pair->line));
  td_record_set_text (&pair->waits_for, sides_waited_for (pair));
  td_record_set_text (&pair->needs, td_pair_find_needs (pair));
  if (pair->waits_for)
    pair->waiting_days = MAX (today - since, 0);
}

static GPtrArray *
derive_all (GPtrArray *pairs, TdDate today)
{
  for (guint i = 0; pairs && i < pairs->len; i++)
    derive (pairs->pdata[i], today);
  return pairs;
}

typedef struct
{
  TdDate today;
  void (*func) (TdPair *pair, gpointer data);
  gpointer data;
} Walk;

static void
walk_pair (gpointer record, gpointer data)
{
  const Walk *walk = data;

  derive (record, walk->today);
  walk->func (record, walk->data);
}

gboolean
td_pair_walk (TdDatabase *db,
              const TdPairFilter *filter,
              TdDate today,
              void (*func) (TdPair *pair, gpointer data),
              gpointer data,
              GError **error)
{
  static const TdPairFilter everything = { 0 };
  g_auto (GStrv) wanted = NULL;
  g_autofree char *wanted_text = NULL;
  g_autofree char *states_key = NULL;

  if (filter == NULL)
    filter = &everything;
  wanted = td_text_split_list (filter->state);
  wanted_text = td_text_join_list ((const char *const *) wanted);
  if (wanted_text)
    states_key = g_strdup_printf ("; %s; ", wanted_text);
  return td_database_walk (db, TD_TYPE_PAIR, walk_pair, &(Walk){ today, func, data }, error,
                           PAIR_SELECT
                           "WHERE ($2 IS NULL OR p.id = $2) AND ($3 IS NULL OR p.program_id = $3) "
                           "AND ($4 IS NULL OR p.mentor_id = $4 OR p.mentee_id = $4) "
                           "AND ($5 IS NULL OR p.id IN "
                           "(SELECT w.pair_id FROM proposal_row w WHERE w.proposal_id = $5)) "
                           "AND ($6 IS NULL OR $6 LIKE '%; ' || " STATE " || '; %') "
                           "ORDER BY td_sort_key(r.name, r.name_key), r.id, td_sort_key(e.name, "
                           "e.name_key), e.id, p.id",
                           "Dnnnns", today, filter->pair_id, filter->program_id, filter->person_id,
                           filter->proposal_id, states_key);
}

static void
keep_pair (TdPair *pair, gpointer pairs)
{
  g_ptr_array_add (pairs, g_object_ref (pair));
}

GPtrArray *
td_pair_list (TdDatabase *db, const TdPairFilter *filter, TdDate today, GError **error)
{
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func (g_object_unref);

  return td_pair_walk (db, filter, today, keep_pair, pairs, error) ? g_steal_pointer (&pairs)
                                                                   : NULL;
}

TdPair *
td_pair_load (TdDatabase *db, gint64 pair_id, TdDate today, GError **error)
{
  GError *trouble = NULL;
  TdPair *pair = td_database_load_one (db, TD_TYPE_PAIR, &trouble, PAIR_SELECT "WHERE p.id = $2",
                                       "Di", today, pair_id);

  if (trouble)
    g_propagate_error (error, trouble);
  else if (pair == NULL)
    g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND, _ ("There is no pair %d."), (int) pair_id);
  else
    derive (pair, today);
  return pair;
}

/* What was found: the smallest id, and of how many pairs. */
static gboolean
find_pair (TdDatabase *db,
           gint64 program_id,
           const char *text,
           gint64 *id,
           gint64 *n,
           GError **error)
{
  GError *trouble = NULL;
  g_autoptr (TdStatement) row = td_database_query (
      db, error,
      "SELECT min(id), count(*) FROM pair WHERE ($1 = 0 OR program_id = $1) AND (reference = $2 OR "
      "(CAST(id AS TEXT) = $2 AND NOT EXISTS (SELECT 1 FROM pair o WHERE o.reference = $2 "
      "AND ($1 = 0 OR o.program_id = $1))))",
      "is", program_id, text);

  if (row == NULL)
    return FALSE;
  if (td_statement_next (row, &trouble))
    {
      *id = td_statement_get_int (row, 0);
      *n = td_statement_get_int (row, 1);
    }
  if (trouble)
    g_propagate_error (error, trouble);
  return trouble == NULL;
}

gint64
td_pair_find (TdDatabase *db, gint64 program_id, const char *text, GError **error)
{
  gint64 id = 0;
  gint64 n = 0;

  if (!find_pair (db, program_id, text, &id, &n, error))
    return 0;
  if (n == 1)
    return id;
  if (n == 0)
    g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND, _ ("There is no pair “%s”."), text);
  else
    g_set_error (error, TD_ERROR, TD_ERROR_UNDECIDED,
                 _ ("Several pairs have the reference “%s”. Name the one by its number."), text);
  return 0;
}

gint64
td_pair_find_of (TdDatabase *db, gint64 program_id, gint64 employee_id, GError **error)
{
  gint64 id = 0;

  if (td_database_query_int (db, &id, error,
                             "SELECT id FROM pair WHERE $2 IN (mentor_id, mentee_id) "
                             "AND $1 IN (0, program_id) "
                             "ORDER BY state NOT IN ('active', 'paused'), "
                             "state NOT IN ('proposed', 'accepted'), id DESC LIMIT 1",
                             "ii", program_id, employee_id) &&
      id == 0)
    g_set_error_literal (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                         _ ("She or he is in no pair of this programme."));
  return id;
}

GPtrArray *
td_pair_list_previous (TdDatabase *db,
                       gint64 mentor_id,
                       gint64 mentee_id,
                       TdDate today,
                       GError **error)
{
  return derive_all (td_database_load (db, TD_TYPE_PAIR, error,
                                       PAIR_SELECT "WHERE p.mentor_id = $2 AND p.mentee_id = $3 "
                                                   "ORDER BY p.proposed_on DESC, p.id DESC",
                                       "Dii", today, mentor_id, mentee_id),
                     today);
}
