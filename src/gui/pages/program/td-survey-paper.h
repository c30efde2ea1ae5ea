/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-page.h"
#include "render/td-document.h"

G_BEGIN_DECLS

/**
 * TdSurveyPaper:
 *
 * A window with a document about a survey as it will print: its results, or its forms.
 */
#define TD_TYPE_SURVEY_PAPER (td_survey_paper_get_type ())
G_DECLARE_FINAL_TYPE (TdSurveyPaper, td_survey_paper, TD, SURVEY_PAPER, AdwWindow)

/* Makes the report "feedback" or "survey" of a programme and shows it; an error is told as a toast
 * of the page. */
void td_survey_paper_show (TdPage *page, gint64 program_id, const char *report);

G_END_DECLS
