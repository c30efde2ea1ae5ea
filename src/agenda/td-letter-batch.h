/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "agenda/td-letter.h"

G_BEGIN_DECLS

/**
 * TdLetterBatch:
 *
 * Letters to both sides of many pairs, or to one, that are made one at a time: for paper. What they
 * say is read once; making one reads nothing more.
 */
typedef struct _TdLetterBatch TdLetterBatch;

/* The name that stands for somebody's; borrowed. */
typedef const char *(*TdLetterHideFunc) (gint64 employee_id, gboolean mentor, gpointer data);

/**
 * td_letter_batch_load:
 * @program_id: whose open pairs; 0 for all
 * @pair_id: this pair alone, in whatever state; 0 for all
 * @kind: a kind of text that is a letter to both sides: not "answer" nor "survey"
 * @side: (nullable): "mentor" or "mentee"; NULL for both
 * @sender: (nullable): copied
 */
TdLetterBatch *td_letter_batch_load (TdDatabase *db,
                                     gint64 program_id,
                                     gint64 pair_id,
                                     const char *kind,
                                     const char *side,
                                     const TdLetterSender *sender,
                                     TdDate today,
                                     GError **error);

guint td_letter_batch_get_count (const TdLetterBatch *batch);

/* Letter number @index, from 0 (transfer full). A line of its body that begins with "# " is a
 * heading, one that begins with "• " is of a list. */
TdLetter *td_letter_batch_make (const TdLetterBatch *batch, guint index);

/* Puts other names in the place of those of confidential programmes, and takes their e-mail
 * addresses and goals away. Gives whether there were any. */
gboolean td_letter_batch_hide_names (TdLetterBatch *batch, TdLetterHideFunc hide, gpointer data);

void td_letter_batch_free (TdLetterBatch *batch);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdLetterBatch, td_letter_batch_free)

G_END_DECLS
