/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "proposal/td-explain-sheet.h"
#include "proposal/td-explain.h"

G_BEGIN_DECLS

/**
 * TdExplainer:
 *
 * What is needed to explain one mentee; all borrowed but @values.
 */
typedef struct
{
  TdDatabase *db;
  const TdProposal *proposal;
  GPtrArray *rows;             /* TdProposalRow, all of the first round */
  const TdProposalRow *row;    /* hers */
  const TdProposalRow *second; /* (nullable): of her second mentor */
  TdWhatIf *what_if;           /* (nullable): nothing can be computed then */
  TdExplainSheet *sheet;       /* (nullable): scores that no rule made */
  const TdCandidates *candidates;
  int mentee;        /* in the candidates, or -1: she is none any more */
  int own_score;     /* of her proven pair, -1 without one */
  GPtrArray *values; /* TdMentorValue */
} TdExplainer;

/* What was stored of a mentor, or NULL. */
const TdMentorValue *td_explainer_find_mentor (const TdExplainer *self, gint64 mentor_id);

/* The names of who has the places of a mentor in the proven solution, NULL for nobody. */
char *td_explainer_dup_holders (const TdExplainer *self, gint64 mentor_id, guint *n_holders);

/* What a score is of the best that is possible, in percent. */
int td_explainer_percent (const TdExplainer *self, gint64 score);

/**
 * td_explainer_describe:
 * @cost: the stored reduced cost, in weight
 *
 * Another mentor and why it was not him; @exact asks for the exact cost where it can be computed.
 *
 * Returns: NULL with an error, G_IO_ERROR_CANCELLED too
 */
TdAlternative *td_explainer_describe (const TdExplainer *self,
                                      gint64 mentor_id,
                                      int score,
                                      gint64 cost,
                                      gboolean exact,
                                      GError **error);

/* Fill the lists of an explanation. */
gboolean td_explain_alternatives (const TdExplainer *self, TdExplanation *into, GError **error);
gboolean td_explain_wishes (const TdExplainer *self, TdExplanation *into, GError **error);
gboolean td_explain_unmatched (const TdExplainer *self, TdExplanation *into, GError **error);

G_END_DECLS
