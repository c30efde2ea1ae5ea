/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-person-sections.h"

#include <glib/gi18n-lib.h>

#include "candidates/td-no-match.h"
#include "program/td-enrolment.h"
#include "workspace/td-action-text.h"

static const char *
leave_kind (const char *code)
{
  return g_strcmp0 (code, "voluntary") == 0     ? _ ("Voluntary")
         : g_strcmp0 (code, "involuntary") == 0 ? _ ("Involuntary")
                                                : code;
}

static const char *
outcome (const char *code)
{
  return g_strcmp0 (code, "matched") == 0    ? C_ ("mentee", "Matched")
         : g_strcmp0 (code, "withdrew") == 0 ? C_ ("mentee", "Withdrew")
         : g_strcmp0 (code, "waiting") == 0  ? C_ ("mentee", "Waiting")
                                             : code;
}

static const char *
preference (const char *code)
{
  return g_strcmp0 (code, "veto") == 0 ? _ ("Veto") : _ ("Wish");
}

static const char *
constraint (const char *code)
{
  return g_strcmp0 (code, "locked") == 0 ? _ ("Locked") : _ ("Forbidden");
}

/* clang-format off */
static const TdPersonColumn employee[] = {
  TD_TEXT ("number", N_ ("Number")), TD_TEXT ("name", N_ ("Name")),
  TD_TEXT ("given_name", N_ ("Given name")), TD_TEXT ("family_name", N_ ("Family name")),
  TD_TEXT ("name_key", N_ ("Name as sorted")), TD_TEXT ("search_key", N_ ("Found by")),
  TD_TEXT ("email", N_ ("E-mail address")), TD_TEXT ("department", N_ ("Department")),
  TD_TEXT ("title", N_ ("Job title")), TD_TEXT ("grade", N_ ("Grade")),
  TD_TEXT ("location", N_ ("Location")), TD_TEXT ("manager", N_ ("Manager")),
  TD_TEXT ("manager_text", N_ ("Manager as on the roster")), TD_NUMBER ("reports", N_ ("People led")),
  TD_DAY ("hire_date", N_ ("First day")), TD_DAY ("leave_date", N_ ("Last day")),
  TD_TEXT ("leave_reason", N_ ("Reason for leaving")),
  TD_CODE ("leave_kind", N_ ("Kind of leaving"), leave_kind), TD_TEXT ("status", N_ ("Status")),
  TD_TEXT ("languages", N_ ("Languages")), TD_YES ("outside", N_ ("Coach from outside")), {},
};
static const TdPersonColumn extra[] = {
  TD_TEXT ("field", N_ ("Field")), TD_TEXT ("value", N_ ("Value")), {},
};
static const TdPersonColumn other_numbers[] = {
  TD_TEXT ("number", N_ ("Number")), TD_DAY ("merged_on", N_ ("Merged on")), {},
};
static const TdPersonColumn posting[] = {
  TD_DAY ("from_date", N_ ("Since")), TD_TEXT ("department", N_ ("Department")),
  TD_TEXT ("title", N_ ("Job title")), TD_TEXT ("grade", N_ ("Grade")),
  TD_TEXT ("location", N_ ("Location")), {},
};
static const TdPersonColumn promotion[] = { TD_DAY ("on_date", N_ ("Day")), {} };
static const TdPersonColumn company[] = {
  TD_DAY ("wave", N_ ("Survey of")), TD_NUMBER ("score", N_ ("Score")), {},
};
static const TdPersonColumn application[] = {
  TD_TEXT ("program", N_ ("Programme")), TD_TEXT ("reference", N_ ("Reference")),
  TD_DAY ("applied_on", N_ ("Applied on")), TD_CODE ("outcome", N_ ("What came of it"), outcome),
  TD_DAY ("outcome_on", N_ ("Day")), {},
};
static const TdPersonColumn absence[] = {
  TD_DAY ("from_date", N_ ("From")), TD_DAY ("to_date", N_ ("To")),
  TD_TEXT ("reason", N_ ("Reason")), {},
};
static const TdPersonColumn enrolment[] = {
  TD_TEXT ("program", N_ ("Programme")),
  TD_CODE ("role", N_ ("Role"), td_enrolment_role_get_label),
  TD_CODE ("state", N_ ("State"), td_enrolment_state_get_label),
  TD_DAY ("from_date", N_ ("Since")), TD_DAY ("withdrawn_on", N_ ("Withdrawn on")),
  TD_TEXT ("withdrawn_reason", N_ ("Reason for withdrawing")), TD_NUMBER ("places", N_ ("Places")),
  TD_NUMBER ("hours", N_ ("Hours per month")), TD_TEXT ("skills_offered", N_ ("Skills offered")),
  TD_TEXT ("skills_wanted", N_ ("Skills wanted")), TD_TEXT ("strengths", N_ ("Strengths")),
  TD_CODES ("reasons", N_ ("Reasons"), td_enrolment_reason_get_label), TD_TEXT ("languages", N_ ("Languages")),
  TD_CODE ("occasion", N_ ("Occasion"), td_enrolment_occasion_get_label),
  TD_TEXT ("referred_by", N_ ("Referred by")), TD_TEXT ("topics_excluded", N_ ("Topics excluded")),
  TD_YES ("not_ready", N_ ("Marked as not ready")), TD_TEXT ("qualifications", N_ ("Qualifications")),
  TD_TEXT ("experience", N_ ("Experience")), TD_DAY ("trained_on", N_ ("Training done on")),
  TD_DAY ("onboarded_on", N_ ("Onboarding done on")), TD_TEXT ("traits", N_ ("Traits looked for")),
  TD_YES ("introduces", N_ ("Introduces to leaders")), TD_TEXT ("offers", N_ ("Offers")),
  TD_TEXT ("offers_not", N_ ("Does not offer")), TD_TEXT ("note", N_ ("Note")),
  TD_TEXT ("search_key", N_ ("Found by")), {},
};
static const TdPersonColumn wishes[] = {
  TD_TEXT ("program", N_ ("Programme")), TD_CODE ("kind", N_ ("Kind"), preference),
  TD_NUMBER ("rank", N_ ("Rank")), TD_TEXT ("person", N_ ("Person")), {},
};
static const TdPersonColumn constraints[] = {
  TD_TEXT ("program", N_ ("Programme")), TD_CODE ("kind", N_ ("Kind"), constraint),
  TD_TEXT ("other", N_ ("Other side")), TD_TEXT ("reason", N_ ("Reason")), {},
};
static const TdPersonColumn no_match[] = {
  TD_TEXT ("program", N_ ("Programme")), TD_DAY ("decided_on", N_ ("Day")),
  TD_CODE ("reason", N_ ("Reason"), td_no_match_reason_get_label), TD_TEXT ("note", N_ ("Note")), {},
};
static const TdPersonColumn proposals[] = {
  TD_TEXT ("program", N_ ("Programme")), TD_DAY ("made_on", N_ ("Proposal of")),
  TD_TEXT ("other", N_ ("Other side")), TD_NUMBER ("score", N_ ("Points")),
  TD_POINTS ("criteria", N_ ("Points by criterion")), TD_TEXT ("blocked", N_ ("What was in the way")),
  TD_ENTRIES ("alternatives", N_ ("Other mentors looked at")), {},
};
static const TdPersonColumn scores[] = {
  TD_DAY ("made_on", N_ ("Proposal of")), TD_TEXT ("other", N_ ("Other side")),
  TD_NUMBER ("score", N_ ("Score")), {},
};
static const TdPersonColumn places[] = {
  TD_DAY ("made_on", N_ ("Proposal of")), TD_NUMBER ("places", N_ ("Places")),
  TD_NUMBER ("used", N_ ("Taken")), {},
};
static const TdPersonColumn shortlist[] = {
  TD_TEXT ("program", N_ ("Programme")), TD_DAY ("made_on", N_ ("Day")),
  TD_DAY ("answered_on", N_ ("Answered on")), TD_TEXT ("mentor", N_ ("Mentor")),
  TD_NUMBER ("rank", N_ ("Rank")), TD_POINTS ("criteria", N_ ("Points by criterion")), {},
};
static const TdPersonColumn history[] = {
  TD_TIME ("at", N_ ("When")), TD_CODE ("action", N_ ("What was done"), td_action_get_words), {},
};
static const TdPersonColumn imports[] = {
  TD_TIME ("at", N_ ("When")), TD_TEXT ("kind", N_ ("Import")), TD_TEXT ("file", N_ ("File")), {},
};

#define PROGRAM "(SELECT m.name FROM program m WHERE m.id = "
#define PROPOSAL "JOIN proposal l ON l.id = r.proposal_id JOIN program m ON m.id = l.program_id "
#define NAME_OF(id) \
  "CASE WHEN m.confidential = 1 THEN NULL ELSE (SELECT o.name FROM employee o WHERE o.id = " id ") END"
#define OTHER_OF(row) \
  NAME_OF ("CASE WHEN " row ".mentor_id = $1 THEN " row ".mentee_id ELSE " row ".mentor_id END")

const TdPersonQuery td_person_queries[] = {
  { "employee",
    "SELECT e.number, e.name, e.given_name, e.family_name, e.name_key, e.search_key, e.email, "
    "e.department, e.title, e.grade, e.location, m.name, e.manager_text, "
    "nullif((SELECT count(*) FROM employee r WHERE r.manager_id = e.id), 0), e.hire_date, "
    "e.leave_date, e.leave_reason, e.leave_kind, e.status, e.languages, nullif(e.outside, 0) "
    "FROM employee e LEFT JOIN employee m ON m.id = e.manager_id WHERE e.id = $1", employee },
  { "employee_extra",
    "SELECT field, value FROM employee_extra WHERE employee_id = $1 ORDER BY field", extra },
  { "employee_number",
    "SELECT number, merged_on FROM employee_number WHERE employee_id = $1 ORDER BY number",
    other_numbers },
  { "posting",
    "SELECT from_date, department, title, grade, location FROM posting WHERE employee_id = $1 "
    "ORDER BY from_date", posting },
  { "promotion", "SELECT on_date FROM promotion WHERE employee_id = $1 ORDER BY on_date", promotion },
  { "company_survey",
    "SELECT wave, score FROM company_survey WHERE employee_id = $1 ORDER BY wave", company },
  { "absence",
    "SELECT from_date, to_date, reason FROM absence WHERE employee_id = $1 ORDER BY from_date, id",
    absence },
  { "application",
    "SELECT " PROGRAM "a.program_id), reference, applied_on, outcome, outcome_on FROM application a "
    "WHERE employee_id = $1 ORDER BY applied_on, id", application },
  { "enrolment",
    "SELECT " PROGRAM "n.program_id), role, state, from_date, withdrawn_on, withdrawn_reason, "
    "nullif(places, 0), nullif(hours, 0), skills_offered, skills_wanted, strengths, reasons, "
    "languages, occasion, referred_by, topics_excluded, nullif(not_ready, 0), qualifications, "
    "experience, trained_on, onboarded_on, traits, nullif(introduces, 0), offers, offers_not, note, "
    "nullif(search_key, '') FROM enrolment n WHERE employee_id = $1 ORDER BY from_date, id",
    enrolment },
  { "preference",
    "SELECT m.name, f.kind, f.rank, " NAME_OF ("f.employee_id") " FROM preference f "
    "JOIN enrolment n ON n.id = f.enrolment_id JOIN program m ON m.id = n.program_id "
    "WHERE n.employee_id = $1 ORDER BY n.id, f.kind DESC, f.rank", wishes },
  { "pairing_constraint",
    "SELECT m.name, c.kind, " OTHER_OF ("c") ", c.reason FROM pairing_constraint c "
    "JOIN program m ON m.id = c.program_id WHERE $1 IN (c.mentor_id, c.mentee_id) "
    "ORDER BY c.program_id, c.mentor_id, c.mentee_id", constraints },
  { "no_match",
    "SELECT " PROGRAM "x.program_id), decided_on, reason, note FROM no_match x WHERE mentee_id = $1 "
    "ORDER BY decided_on, id", no_match },
  { "proposal_row",
    "SELECT m.name, l.made_on, " OTHER_OF ("r") ", " TD_PERSON_WHOLE_POINTS ("r") ", r.criteria, r.blocked, r.alternatives "
    "FROM proposal_row r " PROPOSAL "WHERE $1 IN (r.mentee_id, r.mentor_id, r.proven_id) "
    "ORDER BY l.id, r.id", proposals },
  { "proposal_score",
    "SELECT l.made_on, " OTHER_OF ("r") ", r.score FROM proposal_score r " PROPOSAL
    "WHERE $1 IN (r.mentee_id, r.mentor_id) ORDER BY l.id, r.mentee_id, r.mentor_id", scores },
  { "proposal_mentor",
    "SELECT l.made_on, r.places, r.used FROM proposal_mentor r " PROPOSAL "WHERE r.mentor_id = $1 "
    "ORDER BY l.id", places },
  { "shortlist",
    "SELECT m.name, s.made_on, s.answered_on, " NAME_OF ("x.mentor_id") ", nullif(x.rank, 0), "
    "x.criteria FROM shortlist s JOIN program m ON m.id = s.program_id "
    "LEFT JOIN shortlist_mentor x ON x.shortlist_id = s.id WHERE s.mentee_id = $1 "
    "ORDER BY s.id, x.position", shortlist },
  { "import_run",
    "SELECT at, kind, file FROM import_run WHERE EXISTS (SELECT 1 FROM employee e WHERE e.id = $1 "
    "AND (instr(receipt, '\"' || e.number || '\"') > 0 OR instr(receipt, e.name) > 0)) ORDER BY id",
    imports },
  { "change_log",
    "SELECT at, action FROM change_log WHERE EXISTS (SELECT 1 FROM employee e WHERE e.id = $1 "
    "AND instr(detail, e.name) > 0) ORDER BY id", history },
  {},
};
/* clang-format on */
