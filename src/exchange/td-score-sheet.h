/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "solver/td-solver.h"

G_BEGIN_DECLS

/**
 * TdScoreSheet:
 *
 * A problem for the solver out of a coordinator's own table of scores. People are sorted by their
 * names, byte by byte, so that the order of rows does not matter. Read-only once read.
 */
typedef struct
{
  GPtrArray *mentees;      /* of char *: the name of mentee i of the problem */
  GPtrArray *mentors;      /* of char * */
  TdSolverProblem problem; /* its arrays belong to the sheet; nobody is locked */
  int *row;                /* of the file, of each pair of the problem */
} TdScoreSheet;

/**
 * TdScoreRules:
 * @minimise: the numbers are costs: the scores of the problem are the numbers times -1
 * @has_limit: pairs that are worse than @limit are left out
 * @limit: the lowest score, of costs the highest, that is allowed
 */
typedef struct
{
  gboolean minimise;
  gboolean has_limit;
  gint64 limit;
} TdScoreRules;

/**
 * td_score_sheet_read:
 * @scores: a table with the columns "mentor", "mentee" and "score" (a whole number), a row for each
 *   pair that is allowed
 * @capacity: (nullable): a table with the columns "mentor" and "places" (0 or more; an empty cell
 *   is 1) of all mentors; without it every mentor of @scores has one place
 * @cancellable: (nullable)
 *
 * Sets TD_ERROR_INVALID, with the row, for the first cell that is empty or no number, a mentor of
 * @scores who is not in @capacity, and a pair or a mentor who is there twice; and the errors of
 * td_table_read().
 *
 * Returns: (transfer full): the sheet
 */
TdScoreSheet *td_score_sheet_read (const char *scores,
                                   const char *capacity,
                                   const TdScoreRules *rules,
                                   GCancellable *cancellable,
                                   GError **error);

void td_score_sheet_free (TdScoreSheet *sheet);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdScoreSheet, td_score_sheet_free)

G_END_DECLS
