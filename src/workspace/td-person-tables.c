/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-person-tables.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define HER "employee_id = $1"
#define EITHER "$1 IN (mentor_id, mentee_id)"
#define OF_PAIR "pair_id IN (SELECT id FROM pair WHERE " EITHER ")"
#define OF_GOAL "goal_id IN (SELECT id FROM goal WHERE " OF_PAIR ")"
#define OF_ENROLMENT "enrolment_id IN (SELECT id FROM enrolment WHERE " HER ")"
#define HER_ANSWERS                                                                               \
  "pair_id IN (SELECT id FROM pair p WHERE "                                                      \
  "(feedback.side = 'mentor' AND p.mentor_id = $1) OR (feedback.side = 'mentee' AND p.mentee_id " \
  "= $1))"

/* clang-format off */
static const TdPersonTable tables[] = {
  { "employee_extra", HER, N_ ("More from the roster"), FALSE, FALSE, NULL },
  { "employee_number", HER, N_ ("Other numbers"), FALSE, FALSE, NULL },
  { "unsaved_form", "$1 > 0", N_ ("Unfinished forms"), FALSE, FALSE, NULL },
  { "posting", HER, N_ ("Departments over time"), TRUE, TRUE,
    N_ ("Moves inside the organisation are counted.") },
  { "promotion", HER, N_ ("Promotions"), TRUE, TRUE, N_ ("Promotions are counted.") },
  { "company_survey", HER, N_ ("Company survey"), TRUE, TRUE,
    N_ ("The average answers of a group are shown.") },
  { "application", HER, N_ ("Applications"), TRUE, TRUE,
    N_ ("The time from applying to a match is counted.") },
  { "preference", HER " OR " OF_ENROLMENT, N_ ("Wishes and vetoes"), FALSE, FALSE, NULL },
  { "pairing_constraint", EITHER, N_ ("Locked and forbidden pairs"), FALSE, FALSE, NULL },
  { "proposal_score", EITHER, N_ ("Scores of a sheet"), FALSE, FALSE, NULL },
  { "proposal_mentor", "mentor_id = $1", N_ ("Places in proposals"), FALSE, TRUE, NULL },
  { "proposal_row", "$1 IN (mentee_id, mentor_id, proven_id)", N_ ("Rows of proposals"), FALSE, TRUE,
    NULL },
  { "shortlist_mentor",
    "mentor_id = $1 OR shortlist_id IN (SELECT id FROM shortlist WHERE mentee_id = $1)",
    N_ ("Mentors on shortlists"), FALSE, FALSE, NULL },
  { "shortlist", "mentee_id = $1", N_ ("Shortlists"), FALSE, FALSE, NULL },
  { "no_match", "mentee_id = $1", N_ ("Decisions that nobody fits"), FALSE, TRUE, NULL },
  { "goal_event", OF_GOAL, N_ ("Progress of goals"), FALSE, TRUE, NULL },
  { "checklist_step", OF_GOAL, N_ ("Coaching steps"), FALSE, TRUE, NULL },
  { "pair_action", OF_PAIR, N_ ("Actions"), FALSE, TRUE, NULL },
  { "goal", OF_PAIR, N_ ("Goals"), TRUE, TRUE, N_ ("Goals set and reached are counted.") },
  { "contact", OF_PAIR, N_ ("Contacts"), TRUE, TRUE,
    N_ ("Contact is counted: its days, its length, and who began it.") },
  { "feedback_answer", "feedback_id IN (SELECT id FROM feedback WHERE " HER_ANSWERS ")",
    N_ ("Answers to surveys"), TRUE, TRUE, N_ ("Marks given are part of averages.") },
  { "feedback", HER_ANSWERS, N_ ("Surveys answered"), TRUE, TRUE,
    N_ ("The share of people who answered is shown.") },
  { "agreement", OF_PAIR, N_ ("Agreements in their own words"), FALSE, FALSE, NULL },
  { "review", OF_PAIR, N_ ("Reviews"), FALSE, TRUE, NULL },
  { "concern", OF_PAIR, N_ ("Concerns"), FALSE, TRUE, NULL },
  { "referral", OF_PAIR, N_ ("Referrals"), FALSE, FALSE, NULL },
  { "reminder", OF_PAIR, N_ ("Letters written"), FALSE, FALSE, NULL },
  { "appointment", OF_PAIR, N_ ("Appointments given out"), FALSE, FALSE, NULL },
  { "pair_pause", OF_PAIR, N_ ("Pauses"), TRUE, TRUE, N_ ("A pause stops the clock of a pair.") },
  { "pair_cadence", OF_PAIR, N_ ("Changes of rhythm"), TRUE, TRUE,
    N_ ("The share of contacts that took place as agreed is counted.") },
  { "pair_extension", OF_PAIR, N_ ("Planned ends that were moved"), TRUE, TRUE,
    N_ ("Pairs that ended as planned are counted.") },
  { "pair", EITHER, N_ ("Pairs"), TRUE, TRUE,
    N_ ("Pairs are counted: when they began, how long they lasted and how they ended.") },
  { "absence", HER, N_ ("Absences"), FALSE, FALSE, NULL },
  { "enrolment", HER, N_ ("Sign-ups"), TRUE, TRUE,
    N_ ("Who took part is counted, with the role, the days, the hours and the places.") },
  { "employee", "id = $1", N_ ("On the roster"), TRUE, TRUE,
    N_ ("How long people stay is counted by the day, so the first and the last day stay.") },
};
/* clang-format on */

const TdPersonTable *
td_person_tables (guint *n_tables)
{
  *n_tables = G_N_ELEMENTS (tables);
  return tables;
}

const TdPersonTable *
td_person_table_find (const char *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (strcmp (tables[i].table, table) == 0)
      return &tables[i];
  return NULL;
}

const char *
td_person_table_get_title (const TdPersonTable *table)
{
  return _ (table->title);
}

const char *
td_person_table_get_why (const TdPersonTable *table)
{
  return table->why ? _ (table->why) : NULL;
}
