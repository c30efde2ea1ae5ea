/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-check-private.h"

#include <glib/gi18n-lib.h>

/* A person as she is told apart: the name, and the number where there is one. */
#define PERSON(e) e ".name || coalesce(' (' || " e ".number || ')', '')"

static const TdCheckRule rules[] = {
  { "leave-before-hire", "people",
    "SELECT e.id, " PERSON ("e") ", e.leave_date, e.hire_date FROM employee e "
                                 "WHERE e.leave_date < e.hire_date ORDER BY e.id",
    N_ ("%s left on %s, before being hired on %s."),
    N_ ("Correct one of the two days on the page People.") },
  { "own-manager", "people",
    "SELECT e.id, " PERSON ("e") " FROM employee e WHERE e.manager_id = e.id ORDER BY e.id",
    N_ ("%s is entered as their own manager."), N_ ("Choose another manager on the page People.") },
  { "manager-circle", "people",
    "WITH RECURSIVE above (start, id, depth) AS ("
    "SELECT id, manager_id, 1 FROM employee WHERE manager_id <> id UNION "
    "SELECT a.start, e.manager_id, a.depth + 1 FROM above a JOIN employee e ON e.id = a.id "
    "WHERE a.id <> a.start AND a.depth < 40 AND e.manager_id <> e.id) "
    "SELECT e.id, " PERSON ("e") " FROM employee e WHERE e.id IN "
                                 "(SELECT start FROM above WHERE id = start) ORDER BY e.id",
    N_ ("%s is, over one or more steps, a manager of their own manager."),
    N_ ("Correct the managers on the page People, or import the roster again.") },
  { "enrolment-withdrawn", "people",
    "SELECT e.id, " PERSON (
        "e") ", p.name FROM enrolment n JOIN employee e ON e.id = n.employee_id "
             "JOIN program p ON p.id = n.program_id WHERE n.withdrawn_on < "
             "n.from_date ORDER BY n.id",
    N_ ("%s withdrew from %s before the enrolment began."),
    N_ ("Correct the enrolment on the page People.") },
  { "program-end", "program",
    "SELECT p.id, p.name, p.end_date, p.start_date FROM program p WHERE p.end_date < p.start_date "
    "ORDER BY p.id",
    N_ ("The programme %s ends on %s, before it starts on %s."),
    N_ ("Correct one of the two days on the page Programmes.") },
  { "absence-end", "people",
    "SELECT e.id, " PERSON (
        "e") ", a.to_date, a.from_date FROM absence a "
             "JOIN employee e ON e.id = a.employee_id WHERE a.to_date < a.from_date ORDER BY a.id",
    N_ ("An absence of %s ends on %s, before it begins on %s."),
    N_ ("Correct or delete the absence on the page People.") },
  { "own-wish", "people",
    "SELECT e.id, " PERSON ("e") " FROM preference w JOIN enrolment n ON n.id = w.enrolment_id "
                                 "JOIN employee e ON e.id = n.employee_id WHERE w.employee_id = "
                                 "n.employee_id ORDER BY n.id",
    N_ ("%s has a wish or a veto about themselves."),
    N_ ("Take it out of the enrolment on the page People.") },
  { "answer-range", "pairs",
    "SELECT p.id, p.reference, q.title, a.number FROM feedback_answer a "
    "JOIN survey_question q ON q.id = a.question_id JOIN feedback f ON f.id = a.feedback_id "
    "JOIN pair p ON p.id = f.pair_id "
    "WHERE (q.kind = 'rating' AND a.number NOT BETWEEN 1 AND 5) "
    "OR (q.kind = 'recommendation' AND a.number NOT BETWEEN 0 AND 10) ORDER BY p.id, q.id",
    N_ ("Pair %s answered “%s” with %s, which is not on the scale."),
    N_ ("Enter the answers again.") },
  { "answer-survey", "pairs",
    "SELECT p.id, p.reference, q.title FROM feedback_answer a "
    "JOIN survey_question q ON q.id = a.question_id JOIN feedback f ON f.id = a.feedback_id "
    "JOIN pair p ON p.id = f.pair_id WHERE q.survey_id <> f.survey_id ORDER BY p.id, q.id",
    N_ ("Pair %s has an answer to “%s”, a question of another survey."),
    N_ ("Delete these answers and enter them again.") },
  { "feedback-program", "pairs",
    "SELECT p.id, p.reference, s.name FROM feedback f JOIN survey s ON s.id = f.survey_id "
    "JOIN pair p ON p.id = f.pair_id WHERE s.program_id <> p.program_id ORDER BY f.id",
    N_ ("Pair %s has answers to the survey %s, which is of another programme."),
    N_ ("Delete these answers and enter them again.") },
  {},
};

const TdCheckRule *
td_check_people_rules (void)
{
  return rules;
}
