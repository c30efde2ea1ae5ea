/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "feedback/td-survey.h"
#include "gui/frame/td-dialog.h"

G_BEGIN_DECLS

/**
 * TdSurveySettingsDialog:
 *
 * What a survey is called and when it is given.
 */
#define TD_TYPE_SURVEY_SETTINGS_DIALOG (td_survey_settings_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdSurveySettingsDialog,
                      td_survey_settings_dialog,
                      TD,
                      SURVEY_SETTINGS_DIALOG,
                      TdDialog)

/* Edits a copy of @survey; one without an id is a new one. */
void td_survey_settings_dialog_show (GtkWidget *parent, TdSession *session, TdSurvey *survey);

G_END_DECLS
