/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-xml-table.h"

/* What the people, the programmes and the rest of the workspace are called in XML. Children come
 * before what they are in. */
/* clang-format off */

static const TdXmlField setting_fields[] = {
  { "key", "key", TD_XML_CODE },
  { "value", "value", TD_XML_WORDS, TRUE },
  {},
};
const TdXmlTable td_xml_setting = { "setting", "setting", "key", setting_fields, NULL };

static const TdXmlField import_mapping_fields[] = {
  { "kind", "kind", TD_XML_CODE },
  { "layout", "columns", TD_XML_WORDS, TRUE },
  { "mapping", "mapping", TD_XML_WORDS, TRUE },
  {},
};
const TdXmlTable td_xml_import_mapping = {
  "import_mapping", "layout", "kind, layout", import_mapping_fields, NULL,
};

static const TdXmlField import_run_fields[] = {
  { "id", "id", TD_XML_WHOLE },
  { "kind", "kind", TD_XML_CODE },
  { "file", "file", TD_XML_CODE },
  { "at", "at", TD_XML_CODE },
  { "receipt", "receipt", TD_XML_WORDS, TRUE },
  {},
};
const TdXmlTable td_xml_import_run = { "import_run", "import", "id", import_run_fields, NULL };

static const TdXmlField employee_extra_fields[] = {
  { "employee_id", NULL, TD_XML_PARENT },
  { "field", "name", TD_XML_CODE },
  { "value", "value", TD_XML_WORDS, TRUE },
  {},
};
static const TdXmlTable employee_extra = {
  "employee_extra", "field", "field", employee_extra_fields, NULL,
};

static const TdXmlField promotion_fields[] = {
  { "employee_id", NULL, TD_XML_PARENT },
  { "on_date", "date", TD_XML_CODE },
  {},
};
static const TdXmlTable promotion = { "promotion", "promotion", "on_date", promotion_fields, NULL };

static const TdXmlField absence_fields[] = {
  { "id", "id", TD_XML_WHOLE },
  { "employee_id", NULL, TD_XML_PARENT },
  { "from_date", "from", TD_XML_CODE },
  { "to_date", "to", TD_XML_CODE, TRUE },
  { "reason", "reason", TD_XML_WORDS, TRUE },
  {},
};
static const TdXmlTable absence = { "absence", "absence", "id", absence_fields, NULL };

static const TdXmlField company_survey_fields[] = {
  { "employee_id", NULL, TD_XML_PARENT },
  { "wave", "wave", TD_XML_CODE },
  { "score", "score", TD_XML_REAL },
  {},
};
static const TdXmlTable company_survey = {
  "company_survey", "company-survey", "wave", company_survey_fields, NULL,
};

static const TdXmlField posting_fields[] = {
  { "employee_id", NULL, TD_XML_PARENT },
  { "from_date", "from", TD_XML_CODE },
  { "department", "department", TD_XML_CODE, TRUE },
  { "title", "title", TD_XML_CODE, TRUE },
  { "grade", "grade", TD_XML_CODE, TRUE },
  { "location", "location", TD_XML_CODE, TRUE },
  {},
};
static const TdXmlTable posting = { "posting", "posting", "from_date", posting_fields, NULL };

static const TdXmlField employee_number_fields[] = {
  { "employee_id", NULL, TD_XML_PARENT },
  { "number", "number", TD_XML_CODE },
  { "merged_on", "merged", TD_XML_CODE },
  {},
};
static const TdXmlTable employee_number = {
  "employee_number", "other-number", "number", employee_number_fields, NULL,
};

static const TdXmlField employee_fields[] = {
  { "id", "id", TD_XML_WHOLE },
  { "outside", "outside", TD_XML_FLAG },
  { "name", "name", TD_XML_CODE },
  { "name_key", "name-key", TD_XML_CODE },
  { "search_key", "search-key", TD_XML_CODE },
  { "anonymous", "anonymous", TD_XML_WHOLE },
  { "number", "number", TD_XML_CODE, TRUE },
  { "given_name", "given-name", TD_XML_CODE, TRUE },
  { "family_name", "family-name", TD_XML_CODE, TRUE },
  { "email", "email", TD_XML_CODE, TRUE },
  { "department", "department", TD_XML_CODE, TRUE },
  { "title", "title", TD_XML_CODE, TRUE },
  { "grade", "grade", TD_XML_CODE, TRUE },
  { "location", "location", TD_XML_CODE, TRUE },
  { "manager_id", "manager", TD_XML_WHOLE, TRUE },
  { "manager_text", "manager-text", TD_XML_CODE, TRUE },
  { "hire_date", "hire-date", TD_XML_CODE, TRUE },
  { "leave_date", "leave-date", TD_XML_CODE, TRUE },
  { "leave_reason", "leave-reason", TD_XML_WORDS, TRUE },
  { "status", "status", TD_XML_CODE, TRUE },
  { "languages", "languages", TD_XML_CODE, TRUE },
  { "leave_kind", "leave-kind", TD_XML_CODE, TRUE },
  {},
};
static const TdXmlTable *const employee_children[] = {
  &employee_extra, &promotion, &absence, &company_survey, &posting, &employee_number, NULL,
};
const TdXmlTable td_xml_employee = {
  "employee", "person", "id", employee_fields, employee_children,
};

static const TdXmlField erased_fields[] = {
  { "digest", "digest", TD_XML_CODE },
  { "on_date", "date", TD_XML_CODE },
  {},
};
const TdXmlTable td_xml_erased = { "erased", "trace", "digest", erased_fields, NULL };

static const TdXmlField program_rule_fields[] = {
  { "program_id", NULL, TD_XML_PARENT },
  { "kind", "kind", TD_XML_CODE },
  { "name", "name", TD_XML_CODE },
  { "value", "value", TD_XML_WHOLE },
  {},
};
static const TdXmlTable program_rule = {
  "program_rule", "rule", "kind, name", program_rule_fields, NULL,
};

static const TdXmlField program_text_fields[] = {
  { "program_id", NULL, TD_XML_PARENT },
  { "kind", "kind", TD_XML_CODE },
  { "subject", "subject", TD_XML_WORDS, TRUE },
  { "body", "body", TD_XML_WORDS, TRUE },
  {},
};
static const TdXmlTable program_text = {
  "program_text", "text", "kind", program_text_fields, NULL,
};

static const TdXmlField pairing_constraint_fields[] = {
  { "program_id", NULL, TD_XML_PARENT },
  { "mentor_id", "mentor", TD_XML_WHOLE },
  { "mentee_id", "mentee", TD_XML_WHOLE },
  { "kind", "kind", TD_XML_CODE },
  { "reason", "reason", TD_XML_WORDS, TRUE },
  {},
};
static const TdXmlTable pairing_constraint = {
  "pairing_constraint", "constraint", "mentor_id, mentee_id", pairing_constraint_fields, NULL,
};

static const TdXmlField no_match_fields[] = {
  { "id", "id", TD_XML_WHOLE },
  { "program_id", NULL, TD_XML_PARENT },
  { "mentee_id", "mentee", TD_XML_WHOLE },
  { "decided_on", "decided", TD_XML_CODE },
  { "reason", "reason", TD_XML_CODE },
  { "note", "note", TD_XML_WORDS, TRUE },
  {},
};
static const TdXmlTable no_match = { "no_match", "no-match", "id", no_match_fields, NULL };

static const TdXmlField survey_question_fields[] = {
  { "id", "id", TD_XML_WHOLE },
  { "survey_id", NULL, TD_XML_PARENT },
  { "position", "position", TD_XML_WHOLE },
  { "kind", "kind", TD_XML_CODE },
  { "active", "active", TD_XML_FLAG },
  { "topic", "topic", TD_XML_CODE, TRUE },
  { "side", "side", TD_XML_CODE, TRUE },
  { "title", "title", TD_XML_WORDS, TRUE },
  { "choices", "choices", TD_XML_WORDS, TRUE },
  {},
};
static const TdXmlTable survey_question = {
  "survey_question", "question", "id", survey_question_fields, NULL,
};

static const TdXmlField survey_fields[] = {
  { "id", "id", TD_XML_WHOLE },
  { "program_id", NULL, TD_XML_PARENT },
  { "name", "name", TD_XML_CODE },
  { "first_day", "first-day", TD_XML_WHOLE },
  { "every_days", "every-days", TD_XML_WHOLE },
  { "active", "active", TD_XML_FLAG },
  {},
};
static const TdXmlTable *const survey_children[] = { &survey_question, NULL };
static const TdXmlTable survey = { "survey", "survey", "id", survey_fields, survey_children };

static const TdXmlField program_fields[] = {
  { "id", "id", TD_XML_WHOLE },
  { "name", "name", TD_XML_CODE },
  { "kind", "kind", TD_XML_CODE },
  { "state", "state", TD_XML_CODE },
  { "cadence", "cadence", TD_XML_CODE },
  { "planned_months", "planned-months", TD_XML_WHOLE },
  { "grace_days", "grace-days", TD_XML_WHOLE },
  { "target_match_rate", "target-match-rate", TD_XML_WHOLE },
  { "target_satisfaction", "target-satisfaction", TD_XML_REAL },
  { "target_hours", "target-hours", TD_XML_REAL },
  { "requires_training", "requires-training", TD_XML_FLAG },
  { "confidential", "confidential", TD_XML_FLAG },
  { "start_date", "start", TD_XML_CODE, TRUE },
  { "end_date", "end", TD_XML_CODE, TRUE },
  { "copied_from", "copied-from", TD_XML_WHOLE, TRUE },
  { "objective", "objective", TD_XML_WORDS, TRUE },
  {},
};
static const TdXmlTable *const program_children[] = {
  &program_rule, &program_text, &pairing_constraint, &no_match, &survey, NULL,
};
const TdXmlTable td_xml_program = {
  "program", "programme", "id", program_fields, program_children,
};

static const TdXmlField preference_fields[] = {
  { "enrolment_id", NULL, TD_XML_PARENT },
  { "employee_id", "person", TD_XML_WHOLE },
  { "kind", "kind", TD_XML_CODE },
  { "rank", "rank", TD_XML_WHOLE },
  {},
};
static const TdXmlTable preference = {
  "preference", "preference", "employee_id", preference_fields, NULL,
};

static const TdXmlField enrolment_fields[] = {
  { "id", "id", TD_XML_WHOLE },
  { "program_id", "programme", TD_XML_WHOLE },
  { "employee_id", "person", TD_XML_WHOLE },
  { "role", "role", TD_XML_CODE },
  { "state", "state", TD_XML_CODE },
  { "from_date", "from", TD_XML_CODE },
  { "places", "places", TD_XML_WHOLE },
  { "hours", "hours", TD_XML_REAL },
  { "not_ready", "not-ready", TD_XML_FLAG },
  { "introduces", "introduces", TD_XML_FLAG },
  { "search_key", "search-key", TD_XML_CODE },
  { "withdrawn_on", "withdrawn", TD_XML_CODE, TRUE },
  { "languages", "languages", TD_XML_CODE, TRUE },
  { "trained_on", "trained", TD_XML_CODE, TRUE },
  { "onboarded_on", "onboarded", TD_XML_CODE, TRUE },
  { "withdrawn_reason", "withdrawn-reason", TD_XML_WORDS, TRUE },
  { "skills_offered", "skills-offered", TD_XML_WORDS, TRUE },
  { "skills_wanted", "skills-wanted", TD_XML_WORDS, TRUE },
  { "strengths", "strengths", TD_XML_WORDS, TRUE },
  { "reasons", "reasons", TD_XML_WORDS, TRUE },
  { "occasion", "occasion", TD_XML_WORDS, TRUE },
  { "referred_by", "referred-by", TD_XML_WORDS, TRUE },
  { "topics_excluded", "topics-excluded", TD_XML_WORDS, TRUE },
  { "qualifications", "qualifications", TD_XML_WORDS, TRUE },
  { "experience", "experience", TD_XML_WORDS, TRUE },
  { "traits", "traits", TD_XML_WORDS, TRUE },
  { "offers", "offers", TD_XML_WORDS, TRUE },
  { "offers_not", "offers-not", TD_XML_WORDS, TRUE },
  { "note", "note", TD_XML_WORDS, TRUE },
  {},
};
static const TdXmlTable *const enrolment_children[] = { &preference, NULL };
const TdXmlTable td_xml_enrolment = {
  "enrolment", "enrolment", "id", enrolment_fields, enrolment_children,
};

static const TdXmlField application_fields[] = {
  { "id", "id", TD_XML_WHOLE },
  { "program_id", "programme", TD_XML_WHOLE },
  { "employee_id", "person", TD_XML_WHOLE },
  { "applied_on", "applied", TD_XML_CODE },
  { "outcome", "outcome", TD_XML_CODE },
  { "reference", "reference", TD_XML_CODE, TRUE },
  { "outcome_on", "outcome-date", TD_XML_CODE, TRUE },
  {},
};
const TdXmlTable td_xml_application = {
  "application", "application", "id", application_fields, NULL,
};

static const TdXmlField change_log_fields[] = {
  { "id", "id", TD_XML_WHOLE },
  { "at", "at", TD_XML_CODE },
  { "action", "action", TD_XML_CODE },
  { "n_rows", "rows", TD_XML_WHOLE },
  { "final", "final", TD_XML_FLAG },
  { "undoes", "undoes", TD_XML_WHOLE, TRUE },
  { "detail", "detail", TD_XML_WORDS, TRUE },
  { "digest", "digest", TD_XML_SEAL, TRUE },
  { "changeset", "undo", TD_XML_UNDO, TRUE },
  {},
};
const TdXmlTable td_xml_change_log = { "change_log", "change", "id", change_log_fields, NULL };
/* clang-format on */
