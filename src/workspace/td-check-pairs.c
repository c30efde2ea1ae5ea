/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-check-private.h"

#include <glib/gi18n-lib.h>

/* Pairs that began, as they are told. */
#define PAIR_PAGE N_ ("Correct it on the page Pairs.")

static const TdCheckRule rules[] = {
  { "pair-not-enrolled", "people",
    "SELECT e.id, p.reference, e.name, g.name FROM pair p JOIN program g ON g.id = p.program_id "
    "JOIN employee e ON e.id IN (p.mentor_id, p.mentee_id) WHERE NOT EXISTS "
    "(SELECT 1 FROM enrolment n WHERE n.program_id = p.program_id AND n.employee_id = e.id) "
    "ORDER BY p.id, e.id",
    N_ ("Pair %s: %s is not enrolled in %s."), N_ ("Enrol the person on the page People.") },
  { "pair-end", "pairs",
    "SELECT p.id, p.reference, p.ended_on, p.matched_on FROM pair p WHERE p.ended_on < "
    "p.matched_on "
    "ORDER BY p.id",
    N_ ("Pair %s ended on %s, before it became active on %s."), PAIR_PAGE },
  { "pair-without-end", "pairs",
    "SELECT p.id, p.reference FROM pair p WHERE p.state IN ('ended', 'completed') "
    "AND p.ended_on IS NULL ORDER BY p.id",
    N_ ("Pair %s is ended, but not on any day."), PAIR_PAGE },
  { "pair-without-start", "pairs",
    "SELECT p.id, p.reference FROM pair p WHERE p.state IN ('active', 'paused', 'completed') "
    "AND p.matched_on IS NULL ORDER BY p.id",
    N_ ("Pair %s is active, but not since any day."), PAIR_PAGE },
  { "pair-state", "pairs",
    "SELECT p.id, p.reference, p.ended_on FROM pair p WHERE p.state IN ('proposed', 'accepted', "
    "'active', 'paused') AND p.ended_on IS NOT NULL ORDER BY p.id",
    N_ ("Pair %s is not ended, but ended on %s."), PAIR_PAGE },
  { "pair-twice", "pairs",
    "SELECT p.id, p.reference, q.reference FROM pair p JOIN pair q ON q.id > p.id "
    "AND q.mentor_id = p.mentor_id AND q.mentee_id = p.mentee_id AND q.program_id = p.program_id "
    "WHERE p.state IN ('proposed', 'accepted', 'active', 'paused') "
    "AND q.state IN ('proposed', 'accepted', 'active', 'paused') ORDER BY p.id, q.id",
    N_ ("Pairs %s and %s are the same two people in the same programme."),
    N_ ("End one of the two on the page Pairs.") },
  { "reference-twice", "pairs",
    "SELECT min(p.id), p.reference, g.name FROM pair p JOIN program g ON g.id = p.program_id "
    "GROUP BY p.program_id, p.reference HAVING count(*) > 1 ORDER BY min(p.id)",
    N_ ("The reference %s is that of more than one pair of %s."),
    N_ ("Restore a backup, or ask who made this file.") },
  { "pause-end", "pairs",
    "SELECT p.id, p.reference, a.to_date, a.from_date FROM pair_pause a "
    "JOIN pair p ON p.id = a.pair_id WHERE a.to_date < a.from_date ORDER BY a.id",
    N_ ("A pause of pair %s ends on %s, before it begins on %s."), PAIR_PAGE },
  { "pause-overlap", "pairs",
    "SELECT p.id, p.reference, b.from_date, a.from_date FROM pair_pause a "
    "JOIN pair_pause b ON b.pair_id = a.pair_id AND b.id <> a.id JOIN pair p ON p.id = a.pair_id "
    "WHERE (b.from_date > a.from_date OR (b.from_date = a.from_date AND b.id > a.id)) "
    "AND b.from_date <= coalesce(a.to_date, '9999-12-31') AND coalesce(a.absence_id, 0) = "
    "coalesce(b.absence_id, 0) ORDER BY a.id, b.id",
    N_ ("Pair %s: the pause from %s begins in the one from %s."),
    N_ ("End the first one before, on the page Pairs.") },
  { "pause-absence", "pairs",
    "SELECT p.id, p.reference, e.name FROM pair_pause a JOIN absence s ON s.id = a.absence_id "
    "JOIN pair p ON p.id = a.pair_id JOIN employee e ON e.id = s.employee_id "
    "WHERE s.employee_id NOT IN (p.mentor_id, p.mentee_id) ORDER BY a.id",
    N_ ("Pair %s pauses for an absence of %s, who is not one of the two."),
    N_ ("Delete the pause on the page Pairs.") },
  { "contact-outside", "pairs",
    "SELECT p.id, p.reference, c.on_date FROM contact c JOIN pair p ON p.id = c.pair_id "
    "WHERE c.outcome = 'held' AND (c.on_date < p.proposed_on AND c.on_date < "
    "coalesce(p.matched_on, p.start_on, p.proposed_on) OR c.on_date > p.ended_on) ORDER BY c.id",
    N_ ("Pair %s has a contact on %s, outside of its life. It is not counted."),
    N_ ("Correct the day of the contact, or the days of the pair.") },
  { "contact-future", "pairs",
    "SELECT p.id, p.reference, c.on_date FROM contact c JOIN pair p ON p.id = c.pair_id "
    "WHERE c.outcome = 'held' AND c.on_date > $1 ORDER BY c.id",
    N_ ("Pair %s has a contact that was held on %s, which is still to come."),
    N_ ("Correct the day of the contact.") },
  { "goal-closed", "pairs",
    "SELECT p.id, p.reference, o.title FROM goal o JOIN pair p ON p.id = o.pair_id "
    "WHERE o.closed_on < o.set_on OR (o.state <> 'open') <> (o.closed_on IS NOT NULL) "
    "ORDER BY o.id",
    N_ ("Pair %s: the goal “%s” and the day it was closed contradict each other."), PAIR_PAGE },
  { "action-closed", "pairs",
    "SELECT p.id, p.reference, a.title FROM pair_action a JOIN pair p ON p.id = a.pair_id "
    "WHERE a.closed_on < a.set_on OR (a.state <> 'open') <> (a.closed_on IS NOT NULL) "
    "ORDER BY a.id",
    N_ ("Pair %s: the action “%s” and the day it was closed contradict each other."), PAIR_PAGE },
  { "action-goal", "pairs",
    "SELECT p.id, p.reference, a.title FROM pair_action a JOIN pair p ON p.id = a.pair_id "
    "JOIN goal o ON o.id = a.goal_id WHERE o.pair_id <> a.pair_id ORDER BY a.id",
    N_ ("Pair %s: the action “%s” is for a goal of another pair."), PAIR_PAGE },
  { "extension", "pairs",
    "SELECT p.id, p.reference, x.planned_end, x.on_date FROM pair_extension x "
    "JOIN pair p ON p.id = x.pair_id WHERE x.planned_end < p.matched_on ORDER BY p.id, x.on_date",
    N_ ("Pair %s: the end was moved to %s, before its beginning (on %s)."), PAIR_PAGE },
  { "concern-settled", "pairs",
    "SELECT p.id, p.reference, c.settled_on, c.raised_on FROM concern c JOIN pair p ON p.id = "
    "c.pair_id "
    "WHERE c.settled_on < c.raised_on ORDER BY c.id",
    N_ ("Pair %s: a concern was settled on %s, before it was raised on %s."), PAIR_PAGE },
  { "draft-pair", "people",
    "SELECT e.id, e.name, p.reference FROM proposal_row r JOIN pair p ON p.id = r.pair_id "
    "JOIN employee e ON e.id = r.mentee_id WHERE p.mentee_id <> r.mentee_id ORDER BY r.id",
    N_ ("A draft gave %s the pair %s, which is of somebody else."),
    N_ ("Discard the draft on the page Pairing.") },
  {},
};

const TdCheckRule *
td_check_pair_rules (void)
{
  return rules;
}
