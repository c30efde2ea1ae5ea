/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "agenda/td-letter-private.h"

#include "base/td-error.h"
#include "base/td-text.h"
#include "contact/td-due.h"
#include "pairing/td-pair-answer.h"
#include "program/td-program.h"
#include "program/td-rules.h"

#include <glib/gi18n-lib.h>

/* $1: which pairs, $2: the day. Nothing private is asked for. */
#define PAIR_SQL                                                                                   \
  "SELECT p.id, p.reference, program.id, program.name, program.objective, program.planned_months," \
  " coalesce(p.matched_on, p.start_on), p.planned_end, p.proposed_on, p.asked_on, p.matched_on,"   \
  " coalesce((SELECT k.cadence FROM pair_cadence k WHERE k.pair_id = p.id"                         \
  "  AND k.from_date <= $2 ORDER BY k.from_date DESC LIMIT 1), p.cadence, program.cadence),"       \
  " program.grace_days, c.on_date, c.next_date,"                                                   \
  " (SELECT max(s.to_date) FROM pair_pause s WHERE s.pair_id = p.id AND s.to_date < $2),"          \
  " EXISTS (SELECT 1 FROM pair_pause s WHERE s.pair_id = p.id AND s.from_date <= $2"               \
  "  AND (s.to_date IS NULL OR s.to_date >= $2)),"                                                 \
  " p.state IN ('active', 'paused'),"                                                              \
  " mentor.id, mentor.name, mentor.given_name,"                                                    \
  " CASE WHEN mentor.leave_date < $2 THEN NULL ELSE mentor.email END, mentor.department,"          \
  " p.mentor_accepted_on,"                                                                         \
  " mentee.id, mentee.name, mentee.given_name,"                                                    \
  " CASE WHEN mentee.leave_date < $2 THEN NULL ELSE mentee.email END, mentee.department,"          \
  " p.mentee_accepted_on,"                                                                         \
  " program.confidential, p.source, p.criteria, m.skills_offered, e.skills_wanted,"                \
  " (SELECT g.title FROM goal g WHERE g.pair_id = p.id AND g.state = 'open'"                       \
  "  ORDER BY g.id LIMIT 1),"                                                                      \
  " (SELECT w.rank FROM preference w WHERE w.enrolment_id = m.id AND w.kind = 'wish'"              \
  "  AND w.employee_id = mentee.id),"                                                              \
  " (SELECT w.rank FROM preference w WHERE w.enrolment_id = e.id AND w.kind = 'wish'"              \
  "  AND w.employee_id = mentor.id),"                                                              \
  " m.hours, e.hours, program.target_hours, m.introduces, mentor.location, mentee.location,"       \
  " coalesce(m.topics_excluded, '') || '; ' || coalesce(m.offers_not, '')"                         \
  " FROM pair p JOIN program ON program.id = p.program_id"                                         \
  " JOIN employee mentor ON mentor.id = p.mentor_id"                                               \
  " JOIN employee mentee ON mentee.id = p.mentee_id"                                               \
  " LEFT JOIN contact c ON c.id = (SELECT held.id FROM contact held WHERE held.pair_id = p.id"     \
  "  AND held.outcome = 'held' AND held.on_date BETWEEN p.matched_on AND $2"                       \
  "  ORDER BY held.on_date DESC, held.id DESC LIMIT 1)"                                            \
  " LEFT JOIN enrolment m ON m.program_id = p.program_id AND m.employee_id = p.mentor_id"          \
  " LEFT JOIN enrolment e ON e.program_id = p.program_id AND e.employee_id = p.mentee_id"

enum
{
  COLUMN_MATCHED_ON = 10,
  COLUMN_CADENCE,
  COLUMN_GRACE_DAYS,
  COLUMN_LAST,
  COLUMN_NEXT_AGREED,
  COLUMN_PAUSE_END,
  COLUMN_PAUSED,
  COLUMN_LIVES,
  COLUMN_MENTOR,
  N_PERSON_COLUMNS = 6,
  COLUMN_CONFIDENTIAL = COLUMN_MENTOR + 2 * N_PERSON_COLUMNS,
  COLUMN_SOURCE,
  COLUMN_CRITERIA,
  COLUMN_OFFERED,
  COLUMN_WANTED,
  COLUMN_GOAL,
  COLUMN_WISHES,
  COLUMN_HOURS = COLUMN_WISHES + TD_LETTER_SIDES,
  COLUMN_TARGET_HOURS = COLUMN_HOURS + TD_LETTER_SIDES,
  COLUMN_INTRODUCES,
  COLUMN_LOCATIONS,
  COLUMN_EXCLUDED = COLUMN_LOCATIONS + TD_LETTER_SIDES,
};

static TdLetterPairs *
pairs_new (void)
{
  TdLetterPairs *pairs = g_new (TdLetterPairs, 1);

  pairs->pairs = g_array_new (FALSE, FALSE, sizeof (TdLetterPair));
  pairs->texts = g_string_chunk_new (1024);
  return pairs;
}

void
td_letter_pairs_free (TdLetterPairs *pairs)
{
  g_array_unref (pairs->pairs);
  g_string_chunk_free (pairs->texts);
  g_free (pairs);
}

TdLetterPair *
td_letter_pairs_get (const TdLetterPairs *pairs, guint index)
{
  return &g_array_index (pairs->pairs, TdLetterPair, index);
}

/* A text that many pairs have: it is kept once. */
static const char *
keep_common (TdLetterPairs *pairs, const char *text)
{
  return text ? g_string_chunk_insert_const (pairs->texts, text) : NULL;
}

static const char *
keep_own (TdLetterPairs *pairs, const char *text)
{
  return text ? g_string_chunk_insert (pairs->texts, text) : NULL;
}

static void
read_person (TdLetterPairs *pairs, TdStatement *row, int column, TdLetterPerson *person)
{
  g_autofree char *email = g_strdup (td_statement_get_text (row, column + 3));

  person->id = td_statement_get_int (row, column);
  person->name = keep_own (pairs, td_statement_get_text (row, column + 1));
  person->given_name = keep_common (pairs, td_statement_get_text (row, column + 2));
  person->email = keep_own (pairs, email ? g_strstrip (email) : NULL);
  person->department = keep_common (pairs, td_statement_get_text (row, column + 4));
  person->accepted_on = td_statement_get_date (row, column + 5);
}

/* When the next contact of a pair that lives is due. */
static void
compute_due (TdStatement *row, TdLetterPair *pair, TdDate today)
{
  const TdDueInput input = {
    .matched_on = td_statement_get_date (row, COLUMN_MATCHED_ON),
    .last_contact = pair->last_contact,
    .pause_end = td_statement_get_date (row, COLUMN_PAUSE_END),
    .paused = td_statement_get_int (row, COLUMN_PAUSED) != 0,
    .cadence = td_cadence_from_text (pair->cadence),
    .grace_days = (int) td_statement_get_int (row, COLUMN_GRACE_DAYS),
  };
  TdDue due;

  if (input.matched_on == TD_DATE_NONE || td_statement_get_int (row, COLUMN_LIVES) == 0)
    return;
  td_due_compute (&input, today, &due);
  pair->next_due = due.next_due;
  pair->days_overdue = due.days_overdue;
}

/* Of what is wanted what is offered, and not ruled out by the mentor. */
static char *
find_common (const char *wanted, const char *offered, const char *excluded)
{
  g_auto (GStrv) entries = td_text_split_list (wanted);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) common = NULL;

  for (char **entry = entries; *entry; entry++)
    if (td_text_count_common (*entry, offered) > 0 && td_text_count_common (*entry, excluded) == 0)
      g_strv_builder_add (builder, *entry);
  common = g_strv_builder_end (builder);
  return td_text_join_list ((const char *const *) common);
}

static void
read_reason (TdLetterPairs *pairs, TdStatement *row, TdLetterReason *reason)
{
  const char *mentor = td_statement_get_text (row, COLUMN_LOCATIONS);
  const char *mentee = td_statement_get_text (row, COLUMN_LOCATIONS + 1);
  g_autofree char *skills = find_common (td_statement_get_text (row, COLUMN_WANTED),
                                         td_statement_get_text (row, COLUMN_OFFERED),
                                         td_statement_get_text (row, COLUMN_EXCLUDED));

  reason->source = keep_common (pairs, td_statement_get_text (row, COLUMN_SOURCE));
  reason->criteria = keep_common (pairs, td_statement_get_text (row, COLUMN_CRITERIA));
  reason->skills = keep_common (pairs, skills);
  reason->goal = keep_own (pairs, td_statement_get_text (row, COLUMN_GOAL));
  for (int side = 0; side < TD_LETTER_SIDES; side++)
    {
      reason->wishes[side] = (int) td_statement_get_int (row, COLUMN_WISHES + side);
      reason->hours[side] = td_statement_get_real (row, COLUMN_HOURS + side);
    }
  reason->target_hours = td_statement_get_real (row, COLUMN_TARGET_HOURS);
  reason->introduces = td_statement_get_int (row, COLUMN_INTRODUCES) != 0;
  reason->same_location = mentor && mentee && td_text_same (mentor, mentee);
  reason->location = keep_common (pairs, mentee);
}

/* The next of @pairs. */
static void
read_pair (TdLetterPairs *pairs, TdStatement *row, TdDate today)
{
  TdLetterPair pair = {
    .pair_id = td_statement_get_int (row, 0),
    .reference = keep_own (pairs, td_statement_get_text (row, 1)),
    .program_id = td_statement_get_int (row, 2),
    .program_name = keep_common (pairs, td_statement_get_text (row, 3)),
    .objective = keep_common (pairs, td_statement_get_text (row, 4)),
    .months = (int) td_statement_get_int (row, 5),
    .start = td_statement_get_date (row, 6),
    .planned_end = td_statement_get_date (row, 7),
    .proposed = td_statement_get_date (row, 8),
    .asked = td_statement_get_date (row, 9),
    .cadence = keep_common (pairs, td_statement_get_text (row, COLUMN_CADENCE)),
    .last_contact = td_statement_get_date (row, COLUMN_LAST),
    .next_agreed = td_statement_get_date (row, COLUMN_NEXT_AGREED),
    .confidential = td_statement_get_int (row, COLUMN_CONFIDENTIAL) != 0,
  };

  compute_due (row, &pair, today);
  read_person (pairs, row, COLUMN_MENTOR, &pair.people[TD_SIDE_MENTOR]);
  read_person (pairs, row, COLUMN_MENTOR + N_PERSON_COLUMNS, &pair.people[TD_SIDE_MENTEE]);
  read_reason (pairs, row, &pair.reason);
  g_array_append_val (pairs->pairs, pair);
}

/* What the programme of the last pair looks for; as known from the one before it. */
static gboolean
read_weights (TdDatabase *db, TdLetterPairs *pairs, GError **error)
{
  guint n = pairs->pairs->len;
  TdLetterPair *pair = td_letter_pairs_get (pairs, n - 1);
  const TdLetterPair *before = n > 1 ? td_letter_pairs_get (pairs, n - 2) : NULL;
  g_autoptr (TdRules) rules = NULL;

  if (before && before->program_id == pair->program_id)
    {
      pair->reason.grade_weight = before->reason.grade_weight;
      pair->reason.waiting_weight = before->reason.waiting_weight;
      return TRUE;
    }
  rules = td_rules_load (db, pair->program_id, error);
  if (rules == NULL)
    return FALSE;
  pair->reason.grade_weight = td_rules_get (rules, TD_CRITERION, "grade");
  pair->reason.waiting_weight = td_rules_get (rules, TD_CRITERION, "waiting");
  return TRUE;
}

static TdLetterPairs *
read_pairs (TdDatabase *db, TdStatement *row, TdDate today, GError **error)
{
  g_autoptr (TdLetterPairs) pairs = pairs_new ();
  GError *local_error = NULL;

  while (td_statement_next (row, &local_error))
    {
      read_pair (pairs, row, today);
      if (!read_weights (db, pairs, error))
        return NULL;
    }
  if (local_error == NULL && td_statement_check (row, &local_error))
    return g_steal_pointer (&pairs);
  g_propagate_error (error, local_error);
  return NULL;
}

TdLetterPairs *
td_letter_pairs_load_one (TdDatabase *db, gint64 pair_id, TdDate today, GError **error)
{
  g_autoptr (TdStatement) row =
      td_database_query (db, error, PAIR_SQL " WHERE p.id = $1", "iD", pair_id, today);
  g_autoptr (TdLetterPairs) pairs = row ? read_pairs (db, row, today, error) : NULL;

  if (pairs == NULL || pairs->pairs->len > 0)
    return g_steal_pointer (&pairs);
  g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND, _ ("There is no pair %d."), (int) pair_id);
  return NULL;
}

TdLetterPairs *
td_letter_pairs_load (TdDatabase *db, gint64 program_id, TdDate today, GError **error)
{
  g_autoptr (TdStatement) row =
      td_database_query (db, error,
                         PAIR_SQL
                         " WHERE $1 IN (0, p.program_id) AND p.state IN "
                         "('proposed', 'accepted', 'active', 'paused') "
                         "ORDER BY program.name, td_sort_key(mentor.name, mentor.name_key), "
                         "td_sort_key(mentee.name, mentee.name_key), p.id",
                         "iD", program_id, today);

  return row ? read_pairs (db, row, today, error) : NULL;
}

TdLetterPairs *
td_letter_pairs_invent (TdDatabase *db, gint64 program_id, TdDate today, GError **error)
{
  g_autoptr (TdProgram) program = td_program_load (db, program_id, error);
  TdLetterPairs *pairs;
  TdLetterPair pair = { .program_id = program_id };

  if (program == NULL)
    return NULL;
  pairs = pairs_new ();
  pair.program_name = keep_own (pairs, program->name);
  pair.objective = keep_own (pairs, program->objective);
  pair.months = program->planned_months;
  pair.cadence = keep_own (pairs, program->cadence);
  pair.start = pair.proposed = td_date_add_months (today, -2);
  pair.planned_end = td_date_add_months (pair.start, program->planned_months);
  pair.last_contact = td_date_add_months (today, -1);
  pair.next_due = today - program->grace_days - 1;
  pair.days_overdue = program->grace_days + 1;
  pair.reason.source = "proposal";
  pair.reason.criteria = "{\"skills\":60,\"location\":10}";
  /* Translators: an invented skill, for trying a letter. */
  pair.reason.skills = _ ("planning");
  pair.reason.target_hours = program->target_hours > 0 ? program->target_hours : 2;
  /* Translators: invented people, for trying a letter. */
  pair.people[TD_SIDE_MENTOR].name = _ ("Alex Example");
  pair.people[TD_SIDE_MENTOR].given_name = _ ("Alex");
  pair.people[TD_SIDE_MENTOR].email = "alex@example.org";
  pair.people[TD_SIDE_MENTEE].name = _ ("Robin Sample");
  pair.people[TD_SIDE_MENTEE].given_name = _ ("Robin");
  pair.people[TD_SIDE_MENTEE].email = "robin@example.org";
  g_array_append_val (pairs->pairs, pair);
  return pairs;
}
