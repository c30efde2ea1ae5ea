/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-xml-table.h"

/* What pairs and how they came to be are called in XML. Children come before what they are in. */
/* clang-format off */

static const TdXmlField shortlist_mentor_fields[] = {
  { "shortlist_id", NULL, TD_XML_PARENT },
  { "mentor_id", "mentor", TD_XML_WHOLE },
  { "position", "position", TD_XML_WHOLE },
  { "rank", "rank", TD_XML_WHOLE },
  { "score", "score", TD_XML_WHOLE },
  { "criteria", "criteria", TD_XML_WORDS, TRUE },
  {},
};
static const TdXmlTable shortlist_mentor = {
  "shortlist_mentor", "choice", "mentor_id", shortlist_mentor_fields, NULL,
};

static const TdXmlField shortlist_fields[] = {
  { "id", "id", TD_XML_WHOLE },
  { "program_id", "programme", TD_XML_WHOLE },
  { "mentee_id", "mentee", TD_XML_WHOLE },
  { "made_on", "made", TD_XML_CODE },
  { "answered_on", "answered", TD_XML_CODE, TRUE },
  {},
};
static const TdXmlTable *const shortlist_children[] = { &shortlist_mentor, NULL };
const TdXmlTable td_xml_shortlist = {
  "shortlist", "shortlist", "id", shortlist_fields, shortlist_children,
};

static const TdXmlField pair_cadence_fields[] = {
  { "pair_id", NULL, TD_XML_PARENT },
  { "from_date", "from", TD_XML_CODE },
  { "cadence", "cadence", TD_XML_CODE },
  {},
};
static const TdXmlTable pair_cadence = {
  "pair_cadence", "cadence-change", "from_date", pair_cadence_fields, NULL,
};

static const TdXmlField pair_extension_fields[] = {
  { "pair_id", NULL, TD_XML_PARENT },
  { "on_date", "date", TD_XML_CODE },
  { "planned_end", "planned-end", TD_XML_CODE },
  {},
};
static const TdXmlTable pair_extension = {
  "pair_extension", "extension", "on_date", pair_extension_fields, NULL,
};

static const TdXmlField pair_pause_fields[] = {
  { "id", "id", TD_XML_WHOLE },
  { "pair_id", NULL, TD_XML_PARENT },
  { "from_date", "from", TD_XML_CODE },
  { "to_date", "to", TD_XML_CODE, TRUE },
  { "absence_id", "absence", TD_XML_WHOLE, TRUE },
  { "reason", "reason", TD_XML_WORDS, TRUE },
  {},
};
static const TdXmlTable pair_pause = { "pair_pause", "pause", "id", pair_pause_fields, NULL };

static const TdXmlField agreement_fields[] = {
  { "pair_id", NULL, TD_XML_PARENT },
  { "body", "body", TD_XML_WORDS, TRUE },
  {},
};
static const TdXmlTable agreement = { "agreement", "agreement", "pair_id", agreement_fields, NULL };

static const TdXmlField contact_fields[] = {
  { "id", "id", TD_XML_WHOLE },
  { "pair_id", NULL, TD_XML_PARENT },
  { "on_date", "date", TD_XML_CODE },
  { "outcome", "outcome", TD_XML_CODE },
  { "kind", "kind", TD_XML_CODE },
  { "success", "success", TD_XML_FLAG },
  { "private", "private", TD_XML_FLAG },
  { "mode", "mode", TD_XML_CODE, TRUE },
  { "minutes", "minutes", TD_XML_WHOLE, TRUE },
  { "initiated_by", "initiated-by", TD_XML_CODE, TRUE },
  { "asked_on", "asked", TD_XML_CODE, TRUE },
  { "next_date", "next", TD_XML_CODE, TRUE },
  { "event_uid", "event", TD_XML_CODE, TRUE },
  { "note", "note", TD_XML_WORDS, TRUE },
  {},
};
static const TdXmlTable contact = { "contact", "contact", "id", contact_fields, NULL };

static const TdXmlField goal_event_fields[] = {
  { "id", "id", TD_XML_WHOLE },
  { "goal_id", NULL, TD_XML_PARENT },
  { "on_date", "date", TD_XML_CODE },
  { "kind", "kind", TD_XML_CODE },
  { "note", "note", TD_XML_WORDS, TRUE },
  {},
};
static const TdXmlTable goal_event = { "goal_event", "event", "id", goal_event_fields, NULL };

static const TdXmlField checklist_step_fields[] = {
  { "goal_id", NULL, TD_XML_PARENT },
  { "step", "number", TD_XML_WHOLE },
  { "done_on", "done", TD_XML_CODE },
  {},
};
static const TdXmlTable checklist_step = {
  "checklist_step", "step", "step", checklist_step_fields, NULL,
};

static const TdXmlField goal_fields[] = {
  { "id", "id", TD_XML_WHOLE },
  { "pair_id", NULL, TD_XML_PARENT },
  { "kind", "kind", TD_XML_CODE },
  { "set_on", "set", TD_XML_CODE },
  { "state", "state", TD_XML_CODE },
  { "due_on", "due", TD_XML_CODE, TRUE },
  { "closed_on", "closed", TD_XML_CODE, TRUE },
  { "horizon", "horizon", TD_XML_CODE, TRUE },
  { "agreed_on", "agreed", TD_XML_CODE, TRUE },
  { "title", "title", TD_XML_WORDS, TRUE },
  { "measure", "measure", TD_XML_WORDS, TRUE },
  {},
};
static const TdXmlTable *const goal_children[] = { &goal_event, &checklist_step, NULL };
static const TdXmlTable goal = { "goal", "goal", "id", goal_fields, goal_children };

static const TdXmlField pair_action_fields[] = {
  { "id", "id", TD_XML_WHOLE },
  { "pair_id", NULL, TD_XML_PARENT },
  { "owner", "owner", TD_XML_CODE },
  { "set_on", "set", TD_XML_CODE },
  { "state", "state", TD_XML_CODE },
  { "goal_id", "goal", TD_XML_WHOLE, TRUE },
  { "due_on", "due", TD_XML_CODE, TRUE },
  { "closed_on", "closed", TD_XML_CODE, TRUE },
  { "title", "title", TD_XML_WORDS, TRUE },
  {},
};
static const TdXmlTable pair_action = { "pair_action", "action", "id", pair_action_fields, NULL };

static const TdXmlField review_fields[] = {
  { "id", "id", TD_XML_WHOLE },
  { "pair_id", NULL, TD_XML_PARENT },
  { "kind", "kind", TD_XML_CODE },
  { "held_on", "held", TD_XML_CODE },
  { "outcome", "outcome", TD_XML_WORDS, TRUE },
  { "learned", "learned", TD_XML_WORDS, TRUE },
  { "next_step", "next-step", TD_XML_WORDS, TRUE },
  { "note", "note", TD_XML_WORDS, TRUE },
  {},
};
static const TdXmlTable review = { "review", "review", "id", review_fields, NULL };

static const TdXmlField concern_fields[] = {
  { "id", "id", TD_XML_WHOLE },
  { "pair_id", NULL, TD_XML_PARENT },
  { "raised_by", "raised-by", TD_XML_CODE },
  { "raised_on", "raised", TD_XML_CODE },
  { "settled_on", "settled", TD_XML_CODE, TRUE },
  { "note", "note", TD_XML_WORDS, TRUE },
  { "settled_note", "settled-note", TD_XML_WORDS, TRUE },
  {},
};
static const TdXmlTable concern = { "concern", "concern", "id", concern_fields, NULL };

static const TdXmlField referral_fields[] = {
  { "id", "id", TD_XML_WHOLE },
  { "pair_id", NULL, TD_XML_PARENT },
  { "side", "side", TD_XML_CODE },
  { "on_date", "date", TD_XML_CODE },
  { "reason", "reason", TD_XML_WORDS, TRUE },
  {},
};
static const TdXmlTable referral = { "referral", "referral", "id", referral_fields, NULL };

static const TdXmlField reminder_fields[] = {
  { "id", "id", TD_XML_WHOLE },
  { "pair_id", NULL, TD_XML_PARENT },
  { "kind", "kind", TD_XML_CODE },
  { "on_date", "date", TD_XML_CODE },
  {},
};
static const TdXmlTable reminder = { "reminder", "reminder", "id", reminder_fields, NULL };

static const TdXmlField appointment_fields[] = {
  { "pair_id", NULL, TD_XML_PARENT },
  { "uid", "uid", TD_XML_CODE },
  { "sequence", "sequence", TD_XML_WHOLE },
  { "on_date", "date", TD_XML_CODE },
  { "cancelled", "cancelled", TD_XML_FLAG },
  { "changed_on", "changed", TD_XML_CODE },
  {},
};
static const TdXmlTable appointment = {
  "appointment", "appointment", "pair_id", appointment_fields, NULL,
};

static const TdXmlField feedback_answer_fields[] = {
  { "feedback_id", NULL, TD_XML_PARENT },
  { "question_id", "question", TD_XML_WHOLE },
  { "number", "number", TD_XML_WHOLE, TRUE },
  { "text", "text", TD_XML_WORDS, TRUE },
  {},
};
static const TdXmlTable feedback_answer = {
  "feedback_answer", "answer", "question_id", feedback_answer_fields, NULL,
};

static const TdXmlField feedback_fields[] = {
  { "id", "id", TD_XML_WHOLE },
  { "survey_id", "survey", TD_XML_WHOLE },
  { "pair_id", NULL, TD_XML_PARENT },
  { "side", "side", TD_XML_CODE },
  { "due_on", "due", TD_XML_CODE },
  { "answered_on", "answered", TD_XML_CODE },
  { "may_quote", "may-quote", TD_XML_FLAG },
  {},
};
static const TdXmlTable *const feedback_children[] = { &feedback_answer, NULL };
static const TdXmlTable feedback = {
  "feedback", "feedback", "id", feedback_fields, feedback_children,
};

static const TdXmlField pair_fields[] = {
  { "id", "id", TD_XML_WHOLE },
  { "reference", "reference", TD_XML_CODE },
  { "program_id", "programme", TD_XML_WHOLE },
  { "mentor_id", "mentor", TD_XML_WHOLE },
  { "mentee_id", "mentee", TD_XML_WHOLE },
  { "state", "state", TD_XML_CODE },
  { "source", "source", TD_XML_CODE },
  { "proposed_on", "proposed", TD_XML_CODE },
  { "start_on", "start", TD_XML_CODE, TRUE },
  { "matched_on", "matched", TD_XML_CODE, TRUE },
  { "planned_end", "planned-end", TD_XML_CODE, TRUE },
  { "ended_on", "ended", TD_XML_CODE, TRUE },
  { "end_reason", "end-reason", TD_XML_CODE, TRUE },
  { "cadence", "cadence", TD_XML_CODE, TRUE },
  { "score", "score", TD_XML_WHOLE, TRUE },
  { "mentor_accepted_on", "mentor-accepted", TD_XML_CODE, TRUE },
  { "mentee_accepted_on", "mentee-accepted", TD_XML_CODE, TRUE },
  { "declined_by", "declined-by", TD_XML_CODE, TRUE },
  { "declined_on", "declined", TD_XML_CODE, TRUE },
  { "declined_reason", "declined-reason", TD_XML_CODE, TRUE },
  { "mentor_signed_on", "mentor-signed", TD_XML_CODE, TRUE },
  { "mentee_signed_on", "mentee-signed", TD_XML_CODE, TRUE },
  { "intake_cause", "intake-cause", TD_XML_CODE, TRUE },
  { "intake_agreed_on", "intake-agreed", TD_XML_CODE, TRUE },
  { "asked_on", "asked", TD_XML_CODE, TRUE },
  { "criteria", "criteria", TD_XML_WORDS, TRUE },
  { "intake_issue", "intake-issue", TD_XML_WORDS, TRUE },
  { "intake_measure", "intake-measure", TD_XML_WORDS, TRUE },
  { "intake_plan", "intake-plan", TD_XML_WORDS, TRUE },
  { "note", "note", TD_XML_WORDS, TRUE },
  { "declined_note", "declined-note", TD_XML_WORDS, TRUE },
  {},
};
static const TdXmlTable *const pair_children[] = {
  &pair_cadence, &pair_extension, &pair_pause, &agreement, &contact, &goal, &pair_action,
  &review, &concern, &referral, &reminder, &appointment, &feedback, NULL,
};
const TdXmlTable td_xml_pair = { "pair", "pair", "id", pair_fields, pair_children };

static const TdXmlField proposal_row_fields[] = {
  { "id", "id", TD_XML_WHOLE },
  { "proposal_id", NULL, TD_XML_PARENT },
  { "mentee_id", "mentee", TD_XML_WHOLE },
  { "score", "score", TD_XML_WHOLE },
  { "locked", "locked", TD_XML_FLAG },
  { "by_hand", "by-hand", TD_XML_FLAG },
  { "round", "round", TD_XML_WHOLE },
  { "price", "price", TD_XML_WHOLE },
  { "mentee_rank", "mentee-rank", TD_XML_WHOLE },
  { "mentor_rank", "mentor-rank", TD_XML_WHOLE },
  { "added", "added", TD_XML_FLAG },
  { "mentor_id", "mentor", TD_XML_WHOLE, TRUE },
  { "pair_id", "pair", TD_XML_WHOLE, TRUE },
  { "proven_id", "proven", TD_XML_WHOLE, TRUE },
  { "earlier_pair_id", "earlier-pair", TD_XML_WHOLE, TRUE },
  { "criteria", "criteria", TD_XML_WORDS, TRUE },
  { "blocked", "blocked", TD_XML_WORDS, TRUE },
  { "alternatives", "alternatives", TD_XML_WORDS, TRUE },
  {},
};
static const TdXmlTable proposal_row = { "proposal_row", "row", "id", proposal_row_fields, NULL };

static const TdXmlField proposal_mentor_fields[] = {
  { "proposal_id", NULL, TD_XML_PARENT },
  { "mentor_id", "person", TD_XML_WHOLE },
  { "places", "places", TD_XML_WHOLE },
  { "used", "used", TD_XML_WHOLE },
  { "price", "price", TD_XML_WHOLE },
  {},
};
static const TdXmlTable proposal_mentor = {
  "proposal_mentor", "mentor", "mentor_id", proposal_mentor_fields, NULL,
};

static const TdXmlField proposal_score_fields[] = {
  { "proposal_id", NULL, TD_XML_PARENT },
  { "mentee_id", "mentee", TD_XML_WHOLE },
  { "mentor_id", "mentor", TD_XML_WHOLE },
  { "score", "points", TD_XML_WHOLE },
  {},
};
static const TdXmlTable proposal_score = {
  "proposal_score", "score", "mentee_id, mentor_id", proposal_score_fields, NULL,
};

static const TdXmlField proposal_fields[] = {
  { "id", "id", TD_XML_WHOLE },
  { "program_id", "programme", TD_XML_WHOLE },
  { "made_on", "made", TD_XML_CODE },
  { "state", "state", TD_XML_CODE },
  { "objective", "objective", TD_XML_CODE },
  { "mentees", "mentees", TD_XML_WHOLE },
  { "mentors", "mentors", TD_XML_WHOLE },
  { "places", "places", TD_XML_WHOLE },
  { "matched", "matched", TD_XML_WHOLE },
  { "total", "total", TD_XML_WHOLE },
  { "best_total", "best-total", TD_XML_WHOLE },
  { "largest_score", "largest-score", TD_XML_WHOLE },
  { "optimal", "optimal", TD_XML_FLAG },
  { "seconds", "seconds", TD_XML_REAL },
  { "scope", "scope", TD_XML_CODE },
  { "bonus", "bonus", TD_XML_WHOLE },
  { "scale", "scale", TD_XML_WHOLE },
  { "worst", "worst", TD_XML_WHOLE },
  { "best_matched", "best-matched", TD_XML_WHOLE },
  { "second_matched", "second-matched", TD_XML_WHOLE },
  { "second_total", "second-total", TD_XML_WHOLE },
  { "stay", "stay", TD_XML_WHOLE },
  { "last_enrolment", "last-enrolment", TD_XML_WHOLE, TRUE },
  { "rules", "rules", TD_XML_WORDS, TRUE },
  { "proof", "proof", TD_XML_WORDS, TRUE },
  {},
};
static const TdXmlTable *const proposal_children[] = {
  &proposal_row, &proposal_mentor, &proposal_score, NULL,
};
const TdXmlTable td_xml_proposal = {
  "proposal", "proposal", "id", proposal_fields, proposal_children,
};
/* clang-format on */
