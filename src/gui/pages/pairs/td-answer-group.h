/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

#include "pairing/td-pair-answer.h"

G_BEGIN_DECLS

/**
 * TdAnswerGroup:
 *
 * One side's answer to a proposed pair: none, yes or no, with its day, and of a no the reason.
 * Property "valid" (boolean): whether what is there can be recorded.
 */
#define TD_TYPE_ANSWER_GROUP (td_answer_group_get_type ())
G_DECLARE_FINAL_TYPE (TdAnswerGroup, td_answer_group, TD, ANSWER_GROUP, AdwPreferencesGroup)

/* Shows what a side answered so far; @expected offers the yes that is most likely to be entered. */
void td_answer_group_set_answer (TdAnswerGroup *group,
                                 const char *name,
                                 const TdPairAnswer *answer,
                                 gboolean expected,
                                 TdDate today);

/* What is entered; texts are borrowed from the group. */
TdPairAnswer td_answer_group_get_answer (TdAnswerGroup *group);

G_END_DECLS
