/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "exchange/td-directory.h"
#include "exchange/td-row-reader.h"
#include "exchange/td-survey-columns.h"
#include "people/td-employee.h"

G_BEGIN_DECLS

/* What one person answered at one time. */
typedef struct
{
  TdEmployee *person; /* borrowed */
  guint row;          /* of the table */
  gint64 given_at;    /* seconds, to tell which answer is the last */
  TdFeedback *feedback;
  GPtrArray *answers; /* of TdFeedbackAnswer */
  gboolean laid_aside;
  gboolean made; /* something of it differs from what was answered before */
  gboolean refused;
} TdSurveyRow;

void td_survey_row_free (TdSurveyRow *row);

/**
 * td_survey_row_find:
 * @pairs: arrays of the #TdPair of the programme that ever began, by the id of a person in them
 * @directory: their people
 *
 * Who the row under the reader is about, in which pair, on which side and when, as "feedback". NULL
 * with a problem.
 */
TdSurveyRow *td_survey_row_find (TdRowReader *reader, GHashTable *pairs, TdDirectory *directory);

/* Fills "answers": what is stored (@stored, of TdFeedbackAnswer; NULL for nothing), and what the
 * row says instead. An answer that cannot be is a problem. FALSE where the row answers nothing. */
gboolean td_survey_row_read (TdSurveyRow *row,
                             TdRowReader *reader,
                             TdSurveyColumns *columns,
                             GPtrArray *stored);

/* Whether the row under the reader says that she may be quoted; @before where it does not say. */
gboolean td_survey_row_read_quote (TdRowReader *reader, gboolean before);

G_END_DECLS
