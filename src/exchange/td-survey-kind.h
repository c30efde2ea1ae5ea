/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "exchange/td-table.h"
#include "feedback/td-survey-question.h"

G_BEGIN_DECLS

/* The most choices that a question made from a column gets. */
#define TD_SURVEY_KIND_MOST_CHOICES 8

/**
 * td_survey_kind_guess:
 *
 * Sets the kind of a question (and its choices) by what a column of a forms export holds: a rating
 * where every cell is one, else a recommendation; a choice where a few words come again and again;
 * else a text, which takes everything.
 */
void td_survey_kind_guess (TdSurveyQuestion *question, TdTable *table, guint column);

G_END_DECLS
