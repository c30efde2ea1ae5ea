/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "base/td-progress.h"
#include "proposal/td-proposal.h"

G_BEGIN_DECLS

/*
 * What the propose dialog does on the database threads.
 */

/**
 * TdProposeRules:
 * @lowest: the lowest fit that is accepted, 0 to 100; 0: any
 * @second: whether there may be second mentors
 *
 * The rules of the programme that the dialog shows.
 */
typedef struct
{
  int lowest;
  gboolean second;
} TdProposeRules;

typedef struct _TdProposeJob TdProposeJob;

/* @rules (nullable) are kept for the programme where they differ; the list of mentees is held. */
TdProposeJob *td_propose_job_new (const TdProposalOptions *options,
                                  const TdProposeRules *rules,
                                  TdDate today,
                                  TdProgress *progress);
void td_propose_job_free (TdProposeJob *job);

/* TdJobFunc: the rules of a programme (data: gint64 *); gives a TdProposeRules. */
gpointer td_propose_rules_job (TdDatabase *db, gpointer data, GError **error);

/* TdJobFunc: td_proposal_late_table() of a TdProposeJob. */
gpointer td_propose_late_job (TdDatabase *db, gpointer data, GError **error);

/* TdJobFunc: keeps the rules and makes the draft, as one change; gives its id as a gint64 *. */
gpointer td_propose_make_job (TdDatabase *db, gpointer data, GError **error);

G_END_DECLS
