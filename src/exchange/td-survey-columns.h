/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "exchange/td-receipt.h"
#include "feedback/td-feedback.h"

G_BEGIN_DECLS

/**
 * TdSurveyColumns:
 *
 * Which columns of a forms export hold the answers to which questions of a survey, known by their
 * printed words: "1. How useful … " (with the number a service puts before it, whatever its spaces
 * and line ends are) is "How useful …".
 */
typedef struct _TdSurveyColumns TdSurveyColumns;

/* Finds the survey of the programme that has most of the columns that the mapping keeps. A column
 * answers the question that was chosen for it, else that of its name. TD_ERROR_INVALID where no
 * column is a question of any and none is to be made, or where the survey does not ask one that was
 * chosen. @mapping stays borrowed. */
TdSurveyColumns *td_survey_columns_new (TdDatabase *db,
                                        gint64 program_id,
                                        TdMapping *mapping,
                                        GError **error);
void td_survey_columns_free (TdSurveyColumns *columns);

/* The survey; borrowed. */
TdSurvey *td_survey_columns_get_survey (TdSurveyColumns *columns);

/* How many columns are questions. */
guint td_survey_columns_count (TdSurveyColumns *columns);

/* Adds the questions that are to be made (TD_COLUMN_NEW) to the survey, of the kind that the cells
 * speak for, and says so in the receipt. Inside a change. */
gboolean td_survey_columns_make (TdSurveyColumns *columns,
                                 TdDatabase *db,
                                 TdReceipt *receipt,
                                 GError **error);
guint td_survey_columns_count_made (TdSurveyColumns *columns);

/* Columns that are no question are left out of the receipt's mapping, and named as a problem unless
 * every forms service writes them. */
void td_survey_columns_settle (TdSurveyColumns *columns, TdReceipt *receipt);

/* The words of all questions that the surveys of a programme (0: of all) ask, each once, to choose
 * from. (transfer full) */
char **td_survey_columns_list_questions (TdDatabase *db, gint64 program_id, GError **error);

/* The question of a side that a column answers; borrowed, NULL for none. */
TdSurveyQuestion *td_survey_columns_get (TdSurveyColumns *columns, guint column, const char *side);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdSurveyColumns, td_survey_columns_free)

G_END_DECLS
