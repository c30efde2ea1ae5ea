/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "cli/td-cli.h"

G_BEGIN_DECLS

/* Every command, in the order of --help: one line each. */
/* clang-format off */
#define TD_CLI_COMMANDS(X) \
  X (init) \
  X (import_roster) \
  X (import_enrolments) \
  X (import_contacts) \
  X (import_surveys) \
  X (import_pairs) \
  X (import_events) \
  X (import_calendar) \
  X (import_xml) \
  X (employees) \
  X (program_add) \
  X (program_list) \
  X (program_edit) \
  X (program_rules) \
  X (program_text_show) \
  X (program_text_set) \
  X (program_text_reset) \
  X (program_copy) \
  X (program_close) \
  X (program_reopen) \
  X (program_archive) \
  X (program_delete) \
  X (enrol) \
  X (enrol_list) \
  X (enrol_questions) \
  X (enrol_withdraw) \
  X (enrol_wait) \
  X (enrol_restore) \
  X (pair_propose) \
  X (pair_edit) \
  X (pair_swaps) \
  X (pair_check) \
  X (pair_release) \
  X (pair_explain) \
  X (pair_whatif) \
  X (pair_compare) \
  X (pair_lock) \
  X (pair_forbid) \
  X (pair_settled) \
  X (pair_add) \
  X (pair_accept) \
  X (pair_accept_both) \
  X (pair_decline) \
  X (pair_take_back) \
  X (pair_ask_again) \
  X (pair_withdraw) \
  X (pair_no_match) \
  X (pair_shortlist) \
  X (pair_list) \
  X (pair_rank) \
  X (pair_pause) \
  X (pair_resume) \
  X (pair_cadence) \
  X (pair_end) \
  X (pair_complete) \
  X (pair_sign) \
  X (pair_rematch) \
  X (pair_extend) \
  X (pair_review) \
  X (pair_concern) \
  X (pair_refer) \
  X (pair_history) \
  X (pair_leavers) \
  X (absence_add) \
  X (absence_list) \
  X (absence_end) \
  X (absence_delete) \
  X (goal_add) \
  X (goal_list) \
  X (goal_edit) \
  X (goal_reach) \
  X (goal_drop) \
  X (goal_reopen) \
  X (goal_note) \
  X (action_add) \
  X (action_list) \
  X (action_edit) \
  X (action_done) \
  X (action_drop) \
  X (action_reopen) \
  X (intake_show) \
  X (intake_set) \
  X (checklist) \
  X (agreement_show) \
  X (agreement_set) \
  X (contact_add) \
  X (contact_edit) \
  X (contact_delete) \
  X (contact_list) \
  X (today) \
  X (due) \
  X (remind) \
  X (export_calendar) \
  X (export_list) \
  X (export_mail_addresses) \
  X (export_xml) \
  X (survey_list) \
  X (survey_show) \
  X (survey_add) \
  X (survey_edit) \
  X (survey_question_add) \
  X (survey_question_edit) \
  X (survey_question_retire) \
  X (survey_question_restore) \
  X (survey_question_delete) \
  X (survey_questions) \
  X (survey_enter) \
  X (survey_answers) \
  X (survey_due) \
  X (survey_results) \
  X (survey_testimonials) \
  X (survey_delete) \
  X (insight_engagement) \
  X (insight_chart) \
  X (insight_retention) \
  X (insight_promotion) \
  X (insight_outcomes) \
  X (insight_survey) \
  X (insight_consistency) \
  X (insight_signals) \
  X (insight_exit_reasons) \
  X (insight_cadence) \
  X (solve) \
  X (survival) \
  X (competing) \
  X (rates) \
  X (statistics) \
  X (sample) \
  X (report_list) \
  X (report_pairing) \
  X (report_shortlist) \
  X (report_agreement) \
  X (report_calls) \
  X (report_letter) \
  X (report_pair) \
  X (report_signup) \
  X (report_survey) \
  X (report_feedback) \
  X (report_review) \
  X (report_engagement) \
  X (report_retention) \
  X (report_person) \
  X (report_audit) \
  X (person_show) \
  X (person_anonymise) \
  X (person_erase) \
  X (person_merge) \
  X (person_past_retention) \
  X (audit_list) \
  X (settings_set) \
  X (settings_show) \
  X (errors) \
  X (undo) \
  X (redo) \
  X (backup) \
  X (backup_list) \
  X (restore) \
  X (check)
/* clang-format on */

#define X(name) extern const TdCliCommand td_cli_##name;
TD_CLI_COMMANDS (X)
#undef X

G_END_DECLS
