/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "base/td-progress.h"
#include "exchange/td-sheet-proposal.h"
#include "proposal/td-proposal.h"

G_BEGIN_DECLS

/*
 * What the dialog about a score sheet does on the database threads.
 */

typedef struct _TdSheetJob TdSheetJob;

/* Texts of @options are copied. */
TdSheetJob *td_sheet_job_new (const TdSheetProposalOptions *options,
                              TdDate today,
                              TdProgress *progress);
void td_sheet_job_free (TdSheetJob *job);

/**
 * TdSheetPreview:
 * @proposal: what the draft would be; nothing of it is stored
 * @remarks: (element-type TdSheetRemark): rows that are dropped or flagged
 */
typedef struct
{
  TdProposal *proposal;
  GPtrArray *remarks;
} TdSheetPreview;

void td_sheet_preview_free (TdSheetPreview *preview);

/* TdJobFunc for the writer: makes the draft and takes it back, which tells all there is to tell. */
gpointer td_sheet_preview_job (TdDatabase *db, gpointer data, GError **error);

/* TdJobFunc: makes the draft; gives its id as a gint64 *. */
gpointer td_sheet_make_job (TdDatabase *db, gpointer data, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdSheetPreview, td_sheet_preview_free)

G_END_DECLS
