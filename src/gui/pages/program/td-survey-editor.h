/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-page.h"

G_BEGIN_DECLS

/**
 * TdSurveyEditor:
 *
 * The surveys of a programme: when they are given, their questions, and what can be done with them
 * (print, save as a list, import answers, look at the results).
 */
#define TD_TYPE_SURVEY_EDITOR (td_survey_editor_get_type ())
G_DECLARE_FINAL_TYPE (TdSurveyEditor, td_survey_editor, TD, SURVEY_EDITOR, TdPage)

#define TD_TYPE_SURVEY_WINDOW (td_survey_window_get_type ())
G_DECLARE_FINAL_TYPE (TdSurveyWindow, td_survey_window, TD, SURVEY_WINDOW, AdwWindow)

/* Opens the editor over the window of a page; the programme's survey is made where it has none. */
void td_survey_window_show (TdPage *page, gint64 program_id);

G_END_DECLS
