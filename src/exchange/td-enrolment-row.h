/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "exchange/td-directory.h"
#include "exchange/td-row-reader.h"
#include "people/td-employee.h"
#include "program/td-enrolment.h"

G_BEGIN_DECLS

/* One sign-up: whose it is, when it was given, and what it makes of the enrolment. */
typedef struct
{
  TdEmployee *employee; /* borrowed */
  guint row;            /* of the table */
  gint64 given_at;      /* seconds, to tell which answer is the last */
  TdEnrolment *before;  /* borrowed, NULL: not enrolled yet */
  TdEnrolment *after;
  GArray *wishes; /* ids, in their order; NULL: no column */
  GArray *vetoes;
  gboolean refused;
  gboolean differs; /* from the enrolment there was, preferences apart */
  gboolean preferences_differ;
} TdEnrolmentRow;

void td_enrolment_row_free (TdEnrolmentRow *row);

/* What is complained of a row whose person nobody knows. */
const char *td_enrolment_row_unknown_words (void);

/* Who the row under the reader is about: by number, e-mail, then name. NULL with a problem. */
TdEmployee *td_enrolment_row_find (TdRowReader *reader, TdDirectory *directory);

/* The same among the people of any directory of employees; @unknown says what is wrong where she is
 * not among them. */
TdEmployee *td_enrolment_row_find_in (TdRowReader *reader,
                                      TdDirectory *directory,
                                      const char *unknown);

/* When the row under the reader was filled in; 0 where no column says it. @column is the one that
 * td_enrolment_row_find_time() found, -1 for none. */
gint64 td_enrolment_row_read_time (TdRowReader *reader, int column);
int td_enrolment_row_find_time (TdTable *table);

/* Fills "after" from the row of the reader; what is wrong becomes problems. FALSE where the role
 * can't be told: the row is refused. */
gboolean td_enrolment_row_read (TdEnrolmentRow *row,
                                TdRowReader *reader,
                                TdDirectory *directory,
                                gint64 program_id);

/* Adds a problem for each list of the rows (of TdEnrolmentRow) that commas part in a way that can
 * well be read otherwise; how it was read stays. */
void td_enrolment_row_doubt_lists (GPtrArray *rows, TdRowReader *reader);

G_END_DECLS
