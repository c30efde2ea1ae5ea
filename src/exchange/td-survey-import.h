/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "exchange/td-roster-import.h"

G_BEGIN_DECLS

/**
 * td_survey_import:
 * @program_id: the programme that was asked
 *
 * Imports the answers to a survey (a forms export) in one change ("feedback.import"), or rehearses
 * it. The columns that are kept (TD_COLUMN_FREE) answer the question that was chosen for them, else
 * that of their name; a column with other words is left out and named. Questions of TD_COLUMN_NEW
 * are added to the survey first, in the same change. The survey of the programme that has most of
 * the columns is the one; a programme without a survey gets the pulse survey first.
 *
 * People are known by number, e-mail or unique name among those in pairs of the programme. Who has
 * one pair that had begun when she answered, answers for that; who has several, for the one that
 * was active then, or the one that the column "pair" names (its reference, or the other person).
 * What cannot be told is refused with the reason. Answers given twice for one wave: the last is
 * kept. An answer that cannot be is left out with a problem; an empty cell leaves what is stored.
 *
 * Errors as td_roster_import(), TD_ERROR_NOT_FOUND for the programme, TD_ERROR_INVALID where no
 * column is a question.
 *
 * Returns: (transfer full): the receipt, or NULL; its rows are answers of one person
 */
TdReceipt *td_survey_import (TdDatabase *db,
                             gint64 program_id,
                             TdMapping *mapping,
                             const TdImportOptions *options,
                             GError **error);

G_END_DECLS
