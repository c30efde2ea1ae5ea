/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "exchange/td-table.h"

G_BEGIN_DECLS

/**
 * TdAnswerCommas:
 *
 * Google Forms joins the boxes that were ticked by comma and space, so an answer that holds a comma
 * itself looks like two. What speaks for that: a part in small letters or with "and" at its
 * beginning where the answer begins with a capital; a comma without a space beside others that have
 * one; two parts that the whole column only ever has one after the other.
 */
typedef struct _TdAnswerCommas TdAnswerCommas;

/* Looks at all cells of a column. */
TdAnswerCommas *td_answer_commas_new (TdTable *table, guint column);
void td_answer_commas_free (TdAnswerCommas *commas);

/* Whether a cell that td_text_split_list() parts at its commas can well be read otherwise. */
gboolean td_answer_commas_are_doubtful (TdAnswerCommas *commas, const char *cell);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdAnswerCommas, td_answer_commas_free)

G_END_DECLS
