/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-person-sections.h"

#include <glib/gi18n-lib.h>

#include "contact/td-contact-codes.h"
#include "feedback/td-survey.h"
#include "pairing/td-pair-answer.h"
#include "partnership/td-concern.h"
#include "partnership/td-goal.h"
#include "partnership/td-intake.h"
#include "partnership/td-pair-action.h"
#include "partnership/td-review.h"

static const char *
declined_reason (const char *code)
{
  const char *label = td_pair_decline_reason_get_label (code);

  return g_strcmp0 (label, code) == 0 ? td_pair_withdraw_reason_get_label (code) : label;
}

#define PROGRAM TD_TEXT ("program", N_ ("Programme"))
#define OTHER TD_TEXT ("other", N_ ("Other side"))

/* clang-format off */
static const TdPersonColumn pair[] = {
  PROGRAM, TD_CODE ("side", N_ ("Role"), td_contact_side_get_label), OTHER,
  TD_TEXT ("reference", N_ ("Reference")), TD_CODE ("state", N_ ("State"), td_pair_state_get_label),
  TD_CODE ("source", N_ ("Came from"), td_pair_source_get_label),
  TD_DAY ("proposed_on", N_ ("Proposed on")), TD_DAY ("asked_on", N_ ("Asked on")),
  TD_DAY ("mentor_accepted_on", N_ ("The mentor said yes on")),
  TD_DAY ("mentee_accepted_on", N_ ("The mentee said yes on")), TD_DAY ("start_on", N_ ("To start on")),
  TD_DAY ("matched_on", N_ ("Began on")), TD_DAY ("planned_end", N_ ("Planned end")),
  TD_DAY ("ended_on", N_ ("Ended on")),
  TD_CODE ("end_reason", N_ ("Reason for ending"), td_pair_end_reason_get_label),
  TD_CADENCE ("cadence", N_ ("Rhythm")), TD_NUMBER ("score", N_ ("Points")),
  TD_POINTS ("criteria", N_ ("Points by criterion")),
  TD_CODE ("declined_by", N_ ("Declined by"), td_contact_side_get_label),
  TD_DAY ("declined_on", N_ ("Declined on")),
  TD_CODE ("declined_reason", N_ ("Reason for declining"), declined_reason),
  TD_TEXT ("declined_note", N_ ("Own words about it")),
  TD_DAY ("mentor_signed_on", N_ ("The mentor signed on")),
  TD_DAY ("mentee_signed_on", N_ ("The mentee signed on")), TD_TEXT ("intake_issue", N_ ("Intake: issue")),
  TD_CODE ("intake_cause", N_ ("Intake: cause"), td_intake_cause_get_label),
  TD_TEXT ("intake_measure", N_ ("Intake: measure")), TD_TEXT ("intake_plan", N_ ("Intake: plan")),
  TD_DAY ("intake_agreed_on", N_ ("Intake agreed on")), TD_TEXT ("note", N_ ("Note")), {},
};
static const TdPersonColumn pauses[] = {
  OTHER, TD_DAY ("from_date", N_ ("From")), TD_DAY ("to_date", N_ ("To")),
  TD_TEXT ("reason", N_ ("Reason")), {},
};
static const TdPersonColumn cadence[] = {
  OTHER, TD_DAY ("from_date", N_ ("Since")), TD_CADENCE ("cadence", N_ ("Rhythm")), {},
};
static const TdPersonColumn extension[] = {
  OTHER, TD_DAY ("on_date", N_ ("Day")), TD_DAY ("planned_end", N_ ("Planned end")), {},
};
static const TdPersonColumn agreement[] = { OTHER, TD_TEXT ("body", N_ ("Text")), {} };
static const TdPersonColumn contact[] = {
  OTHER, TD_DAY ("on_date", N_ ("Day")), TD_CODE ("outcome", N_ ("Outcome"), td_contact_outcome_get_label),
  TD_CODE ("kind", N_ ("Kind"), td_contact_kind_get_label),
  TD_CODE ("mode", N_ ("Mode"), td_contact_mode_get_label), TD_NUMBER ("minutes", N_ ("Minutes")),
  TD_CODE ("initiated_by", N_ ("Begun by"), td_contact_side_get_label),
  TD_DAY ("asked_on", N_ ("Asked on")), TD_DAY ("next_date", N_ ("Next date")),
  TD_YES ("success", N_ ("A success")), TD_YES ("private", N_ ("Private")),
  TD_TEXT ("note", N_ ("Note")), TD_TEXT ("event_uid", N_ ("Event of a calendar")), {},
};
static const TdPersonColumn goal[] = {
  OTHER, TD_TEXT ("title", N_ ("Goal")), TD_TEXT ("measure", N_ ("Measure")),
  TD_CODE ("kind", N_ ("Kind"), td_goal_kind_get_label),
  TD_CODE ("horizon", N_ ("Horizon"), td_goal_horizon_get_label), TD_DAY ("set_on", N_ ("Set on")),
  TD_DAY ("due_on", N_ ("Due on")), TD_CODE ("state", N_ ("State"), td_goal_state_get_label),
  TD_DAY ("closed_on", N_ ("Closed on")), TD_DAY ("agreed_on", N_ ("Agreed on")), {},
};
static const TdPersonColumn event[] = {
  TD_TEXT ("goal", N_ ("Goal")), TD_DAY ("on_date", N_ ("Day")),
  TD_CODE ("kind", N_ ("What happened"), td_goal_event_get_label), TD_TEXT ("note", N_ ("Note")), {},
};
static const TdPersonColumn step[] = {
  TD_TEXT ("goal", N_ ("Goal")), TD_NUMBER ("step", N_ ("Step")), TD_DAY ("done_on", N_ ("Done on")), {},
};
static const TdPersonColumn action[] = {
  OTHER, TD_TEXT ("title", N_ ("Action")), TD_CODE ("owner", N_ ("By whom"), td_pair_action_owner_get_label),
  TD_DAY ("set_on", N_ ("Set on")), TD_DAY ("due_on", N_ ("Due on")),
  TD_CODE ("state", N_ ("State"), td_pair_action_state_get_label),
  TD_DAY ("closed_on", N_ ("Closed on")), {},
};
static const TdPersonColumn review[] = {
  OTHER, TD_CODE ("kind", N_ ("Kind"), td_review_kind_get_label), TD_DAY ("held_on", N_ ("Held on")),
  TD_TEXT ("outcome", N_ ("Outcome")), TD_TEXT ("learned", N_ ("Learned")),
  TD_TEXT ("next_step", N_ ("Next step")), TD_TEXT ("note", N_ ("Note")), {},
};
static const TdPersonColumn concern[] = {
  OTHER, TD_CODE ("raised_by", N_ ("Raised by"), td_concern_side_get_label),
  TD_DAY ("raised_on", N_ ("Day")), TD_TEXT ("note", N_ ("Note")),
  TD_DAY ("settled_on", N_ ("Settled on")), TD_TEXT ("settled_note", N_ ("How it was settled")), {},
};
static const TdPersonColumn referral[] = {
  TD_DAY ("on_date", N_ ("Day")), TD_TEXT ("reason", N_ ("Reason")), {},
};
static const TdPersonColumn answer[] = {
  TD_TEXT ("survey", N_ ("Survey")), TD_DAY ("answered_on", N_ ("Answered on")),
  TD_YES ("may_quote", N_ ("May be quoted")), TD_TEXT ("question", N_ ("Question")),
  TD_NUMBER ("number", N_ ("Mark")), TD_TEXT ("text", N_ ("Answer")), {},
};
static const TdPersonColumn reminder[] = {
  OTHER, TD_TEXT ("kind", N_ ("Kind of letter")), TD_DAY ("on_date", N_ ("Day")), {},
};
static const TdPersonColumn appointment[] = {
  OTHER, TD_TEXT ("uid", N_ ("Mark in calendars")), TD_DAY ("on_date", N_ ("Day")),
  TD_YES ("cancelled", N_ ("Meeting cancelled")), {},
};

/* What the other side said in confidence is the other side's. */
#define HERS(side, words) \
  "CASE WHEN " side " IN ('coordinator', " TD_PERSON_SIDE ") THEN " words " END"
#define OF_PAIRS(table) TD_PERSON_PAIRS "JOIN " table " x ON x.pair_id = p.id "
#define OF_GOALS(table) OF_PAIRS ("goal") "JOIN " table " y ON y.goal_id = x.id "

const TdPersonQuery td_person_pair_queries[] = {
  { "pair",
    "SELECT m.name, " TD_PERSON_SIDE ", " TD_PERSON_OTHER ", p.reference, p.state, p.source, "
    "p.proposed_on, p.asked_on, p.mentor_accepted_on, p.mentee_accepted_on, p.start_on, p.matched_on, "
    "p.planned_end, p.ended_on, p.end_reason, p.cadence, " TD_PERSON_WHOLE_POINTS ("p") ", p.criteria, p.declined_by, "
    "p.declined_on, p.declined_reason, "
    "CASE WHEN p.declined_by IS NULL OR p.declined_by = " TD_PERSON_SIDE " THEN p.declined_note END, "
    "p.mentor_signed_on, p.mentee_signed_on, p.intake_issue, p.intake_cause, p.intake_measure, "
    "p.intake_plan, p.intake_agreed_on, p.note " TD_PERSON_PAIRS "ORDER BY p.proposed_on, p.id", pair },
  { "pair_pause",
    "SELECT " TD_PERSON_OTHER ", x.from_date, x.to_date, CASE WHEN x.absence_id IS NULL OR EXISTS "
    "(SELECT 1 FROM absence a WHERE a.id = x.absence_id AND a.employee_id = $1) THEN x.reason END "
    OF_PAIRS ("pair_pause") "ORDER BY x.from_date, x.id", pauses },
  { "pair_cadence",
    "SELECT " TD_PERSON_OTHER ", x.from_date, x.cadence " OF_PAIRS ("pair_cadence")
    "ORDER BY p.id, x.from_date", cadence },
  { "pair_extension",
    "SELECT " TD_PERSON_OTHER ", x.on_date, x.planned_end " OF_PAIRS ("pair_extension")
    "ORDER BY p.id, x.on_date", extension },
  { "agreement",
    "SELECT " TD_PERSON_OTHER ", x.body " OF_PAIRS ("agreement") "ORDER BY p.id", agreement },
  { "contact",
    "SELECT " TD_PERSON_OTHER ", x.on_date, x.outcome, x.kind, x.mode, x.minutes, x.initiated_by, "
    "x.asked_on, x.next_date, nullif(x.success, 0), nullif(x.private, 0), x.note, x.event_uid "
    OF_PAIRS ("contact") "ORDER BY x.on_date, x.id", contact },
  { "goal",
    "SELECT " TD_PERSON_OTHER ", x.title, x.measure, x.kind, x.horizon, x.set_on, x.due_on, x.state, "
    "x.closed_on, x.agreed_on " OF_PAIRS ("goal") "ORDER BY x.set_on, x.id", goal },
  { "goal_event",
    "SELECT x.title, y.on_date, y.kind, y.note " OF_GOALS ("goal_event") "ORDER BY y.on_date, y.id",
    event },
  { "checklist_step",
    "SELECT x.title, y.step, y.done_on " OF_GOALS ("checklist_step") "ORDER BY x.id, y.step", step },
  { "pair_action",
    "SELECT " TD_PERSON_OTHER ", x.title, x.owner, x.set_on, x.due_on, x.state, x.closed_on "
    OF_PAIRS ("pair_action") "ORDER BY x.set_on, x.id", action },
  { "review",
    "SELECT " TD_PERSON_OTHER ", x.kind, x.held_on, x.outcome, x.learned, x.next_step, x.note "
    OF_PAIRS ("review") "ORDER BY x.held_on, x.id", review },
  { "concern",
    "SELECT " TD_PERSON_OTHER ", x.raised_by, x.raised_on, " HERS ("x.raised_by", "x.note")
    ", x.settled_on, " HERS ("x.raised_by", "x.settled_note") " "
    OF_PAIRS ("concern") "AND x.raised_by IN ('coordinator', " TD_PERSON_SIDE ") "
    "ORDER BY x.raised_on, x.id", concern },
  { "referral",
    "SELECT x.on_date, x.reason " OF_PAIRS ("referral") "AND x.side = " TD_PERSON_SIDE
    " ORDER BY x.on_date, x.id", referral },
  { "feedback",
    "SELECT s.name, x.answered_on, nullif(x.may_quote, 0), q.title, y.number, y.text "
    OF_PAIRS ("feedback") "AND x.side = " TD_PERSON_SIDE " JOIN survey s ON s.id = x.survey_id "
    "LEFT JOIN feedback_answer y ON y.feedback_id = x.id "
    "LEFT JOIN survey_question q ON q.id = y.question_id ORDER BY x.answered_on, x.id, q.position",
    answer },
  { "reminder",
    "SELECT " TD_PERSON_OTHER ", x.kind, x.on_date " OF_PAIRS ("reminder") "ORDER BY x.on_date, x.id",
    reminder },
  { "appointment",
    "SELECT " TD_PERSON_OTHER ", x.uid, x.on_date, nullif(x.cancelled, 0) " OF_PAIRS ("appointment")
    "ORDER BY p.id", appointment },
  {},
};
/* clang-format on */
