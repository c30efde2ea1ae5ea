/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "base/td-progress.h"
#include "base/td-record.h"
#include "db/td-database.h"
#include "exchange/td-score-sheet.h"

G_BEGIN_DECLS

/**
 * TdSheetProposalOptions:
 * @scores: a file as td_score_sheet_read() takes it (CSV or a workbook); people are named by
 * number, e-mail or name
 * @capacity: (nullable): the mentors and their places; without it the places that they have left
 * @rules: costs, and the lowest score
 * @ignore_rules: pairs that a rule of the programme forbids may be proposed, flagged; else their
 *   rows are dropped
 * @replaces: a draft which is discarded, or 0
 */
typedef struct
{
  gint64 program_id;
  TdObjective objective;
  const char *scores;
  const char *capacity;
  TdScoreRules rules;
  gboolean ignore_rules;
  gint64 replaces;
} TdSheetProposalOptions;

/**
 * TdSheetRemark:
 *
 * A row of the sheet that was dropped, or kept though a rule forbids its pair, and why.
 */
#define TD_TYPE_SHEET_REMARK (td_sheet_remark_get_type ())
G_DECLARE_FINAL_TYPE (TdSheetRemark, td_sheet_remark, TD, SHEET_REMARK, TdRecord)

struct _TdSheetRemark
{
  TdRecord parent_instance;

  int row; /* of the file */
  char *mentor;
  char *mentee;
  char *why;
  gboolean dropped;
};

/**
 * td_sheet_proposal_make:
 * @remarks: (out) (optional) (element-type TdSheetRemark): in the order of the rows
 * @progress: (nullable)
 *
 * A draft with scope "sheet" from a coordinator's own scores: her sheet, read as
 * td_score_sheet_read() does, matched to the people enrolled in the programme, and solved and
 * certified like any other draft. Names of people who are not enrolled, or that several people
 * have, are TD_ERROR_INVALID, each with its row and column up to a dozen, and nothing is made.
 *
 * Returns: the id of the proposal, or 0 with an error
 */
gint64 td_sheet_proposal_make (TdDatabase *db,
                               const TdSheetProposalOptions *options,
                               TdDate today,
                               GPtrArray **remarks,
                               TdProgress *progress,
                               GError **error);

G_END_DECLS
