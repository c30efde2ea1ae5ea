/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "proposal/td-explain.h"

G_BEGIN_DECLS

/**
 * TdExplainSheet:
 *
 * The scores of a coordinator's own sheet as a proposal keeps them, with its proven pairs and
 * prices.
 */
typedef struct _TdExplainSheet TdExplainSheet;

/* @rows (TdProposalRow, of the first round) and @values (TdMentorValue) are read, not kept. */
TdExplainSheet *td_explain_sheet_new (TdDatabase *db,
                                      const TdProposal *proposal,
                                      GPtrArray *rows,
                                      GPtrArray *values,
                                      GError **error);
void td_explain_sheet_free (TdExplainSheet *sheet);

/* The score of two employees; FALSE where the sheet has none. */
gboolean td_explain_sheet_get_score (TdExplainSheet *sheet,
                                     gint64 mentee_id,
                                     gint64 mentor_id,
                                     int *score);

/* The nearest other mentors of a mentee (element-type TdStoredAlternative). */
GArray *td_explain_sheet_list_alternatives (TdExplainSheet *sheet, gint64 mentee_id);

/* What forcing a pair does; the numbers of @result that are changes. TD_ERROR_CONFLICT where it has
 * no place. */
gboolean td_explain_sheet_force (TdExplainSheet *sheet,
                                 gint64 mentee_id,
                                 gint64 mentor_id,
                                 TdWhatIfResult *result,
                                 GCancellable *cancellable,
                                 GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdExplainSheet, td_explain_sheet_free)

G_END_DECLS
