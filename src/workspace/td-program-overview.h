/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "program/td-program.h"
#include "workspace/td-fact.h"

G_BEGIN_DECLS

/**
 * TdProgramOverview:
 * @program: NULL where it is gone: everything else is NULL then too
 * @plan: (element-type TdFact): dates, rhythm, length, training, confidential
 * @people: (element-type TdFact): mentors, mentees, unmatched, waiting, withdrawn, pairs
 * @figures: (element-type TdFact): each target and what there is against it
 * @rules: (element-type TdFact): the hard rules that are on, in words
 * @weights: (element-type TdFact): the criteria that count, the heaviest first
 * @needs: (element-type TdFact): what comes next, and where it is done
 *
 * All that the page of a programme shows as of a day. Plain data: make it on any thread and hand it
 * over. What was done about it is td_audit_search().
 */
typedef struct
{
  TdProgram *program;
  GPtrArray *plan;
  GPtrArray *people;
  GPtrArray *figures;
  GPtrArray *rules;
  GPtrArray *weights;
  GPtrArray *needs;
} TdProgramOverview;

/* Reads it. A programme that is gone is no error. */
TdProgramOverview *td_program_overview_load (TdDatabase *db,
                                             gint64 program_id,
                                             TdDate today,
                                             GError **error);

void td_program_overview_free (TdProgramOverview *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdProgramOverview, td_program_overview_free)

G_END_DECLS
