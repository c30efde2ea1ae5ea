/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "td-gui-names.h"

#include "gui/app/td-backup-window.h"
#include "gui/app/td-check-dialog.h"
#include "gui/frame/td-error-window.h"
#include "gui/frame/td-list-dialog.h"
#include "gui/app/td-preferences-dialog.h"
#include "gui/app/td-transfer-dialog.h"
#include "gui/pages/import/td-calendar-window.h"
#include "gui/pages/import/td-import-window.h"
#include "gui/pages/insight/td-exit-topics-dialog.h"
#include "gui/pages/insight/td-insight-settings-dialog.h"
#include "gui/pages/pairing/td-absent-dialog.h"
#include "gui/pages/pairing/td-no-match-dialog.h"
#include "gui/pages/pairing/td-propose-dialog.h"
#include "gui/pages/pairing/td-self-arranged-dialog.h"
#include "gui/pages/pairing/td-sheet-dialog.h"
#include "gui/pages/pairing/td-shortlist-dialog.h"
#include "gui/pages/pairing/td-swap-dialog.h"
#include "gui/pages/pairs/td-absence-dialog.h"
#include "gui/pages/pairs/td-action-dialog.h"
#include "gui/pages/pairs/td-agreement-dialog.h"
#include "gui/pages/pairs/td-answer-dialog.h"
#include "gui/pages/pairs/td-concern-dialog.h"
#include "gui/pages/pairs/td-contact-dialog.h"
#include "gui/pages/pairs/td-end-dialog.h"
#include "gui/pages/pairs/td-goal-dialog.h"
#include "gui/pages/pairs/td-goal-step-dialog.h"
#include "gui/pages/pairs/td-intake-dialog.h"
#include "gui/pages/pairs/td-leaver-dialog.h"
#include "gui/pages/pairs/td-pair-dialog.h"
#include "gui/pages/pairs/td-remind-dialog.h"
#include "gui/pages/pairs/td-review-dialog.h"
#include "gui/pages/pairs/td-sign-dialog.h"
#include "gui/pages/pairs/td-survey-dialog.h"
#include "gui/pages/people/td-bulk-enrol-dialog.h"
#include "gui/pages/people/td-employee-dialog.h"
#include "gui/pages/people/td-enrolment-dialog.h"
#include "gui/pages/people/td-erasure-dialog.h"
#include "gui/pages/people/td-held-dialog.h"
#include "gui/pages/people/td-merge-dialog.h"
#include "gui/pages/people/td-withdraw-dialog.h"
#include "gui/pages/program/td-program-dialog.h"
#include "gui/pages/program/td-question-dialog.h"
#include "gui/pages/program/td-survey-settings-dialog.h"
#include "gui/pages/program/td-text-dialog.h"
#include "gui/pages/report/td-save-dialog.h"
#include "gui/pages/today/td-paste-dialog.h"
#include "gui/widgets/td-columns-dialog.h"

GType
td_gui_test_dialog_type (guint n)
{
  const GType types[] = {
    TD_TYPE_ERROR_WINDOW,
    TD_TYPE_PREFERENCES_DIALOG,
    TD_TYPE_NO_MATCH_DIALOG,
    TD_TYPE_SELF_ARRANGED_DIALOG,
    TD_TYPE_ABSENCE_DIALOG,
    TD_TYPE_ACTION_DIALOG,
    TD_TYPE_AGREEMENT_DIALOG,
    TD_TYPE_ANSWER_DIALOG,
    TD_TYPE_CONCERN_DIALOG,
    TD_TYPE_CONTACT_DIALOG,
    TD_TYPE_END_DIALOG,
    TD_TYPE_GOAL_DIALOG,
    TD_TYPE_GOAL_STEP_DIALOG,
    TD_TYPE_INTAKE_DIALOG,
    TD_TYPE_LEAVER_DIALOG,
    TD_TYPE_PAIR_DIALOG,
    TD_TYPE_REMIND_DIALOG,
    TD_TYPE_REVIEW_DIALOG,
    TD_TYPE_SIGN_DIALOG,
    TD_TYPE_SURVEY_DIALOG,
    TD_TYPE_EMPLOYEE_DIALOG,
    TD_TYPE_ENROLMENT_DIALOG,
    TD_TYPE_MERGE_DIALOG,
    TD_TYPE_WITHDRAW_DIALOG,
    TD_TYPE_PROGRAM_DIALOG,
    TD_TYPE_QUESTION_DIALOG,
    TD_TYPE_SURVEY_SETTINGS_DIALOG,
    TD_TYPE_TEXT_DIALOG,
    TD_TYPE_PASTE_DIALOG,
    TD_TYPE_BACKUP_WINDOW,
    TD_TYPE_CHECK_DIALOG,
    TD_TYPE_LIST_DIALOG,
    TD_TYPE_TRANSFER_DIALOG,
    TD_TYPE_CALENDAR_WINDOW,
    TD_TYPE_IMPORT_WINDOW,
    TD_TYPE_EXIT_TOPICS_DIALOG,
    TD_TYPE_INSIGHT_SETTINGS_DIALOG,
    TD_TYPE_ABSENT_DIALOG,
    TD_TYPE_PROPOSE_DIALOG,
    TD_TYPE_SHEET_DIALOG,
    TD_TYPE_SHORTLIST_DIALOG,
    TD_TYPE_SWAP_DIALOG,
    TD_TYPE_BULK_ENROL_DIALOG,
    TD_TYPE_ERASURE_DIALOG,
    TD_TYPE_HELD_DIALOG,
    TD_TYPE_SAVE_DIALOG,
    TD_TYPE_COLUMNS_DIALOG,
  };

  return n < G_N_ELEMENTS (types) ? types[n] : G_TYPE_INVALID;
}
