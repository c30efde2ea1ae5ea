/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "candidates/office.h"
#include "proposal/td-proposal-edit.h"

/* Drafts of the office's programme; each must succeed. */

/* With programme and nothing else where @options is NULL. */
gint64 draft_make (TdTestFile *file, const TdProposalOptions *options);
TdProposal *draft_load (TdTestFile *file, gint64 id);

/* The row of a mentee's number in a round; NULL where there is none. */
TdProposalRow *draft_row (TdTestFile *file, gint64 id, const char *number, int round);

/* Releases all rows, or those of one mentee; the number of pairs, which must be this. */
void draft_release (TdTestFile *file, gint64 id, const char *number, int expected);

/* Must fail so, with these words. */
void draft_assert_error (GError *error, GQuark domain, int code, const char *words);

/* Takes mentees out of the programme as if they had never enrolled, and enrols one. */
void draft_forget (TdTestFile *file, const char *numbers);
void draft_enrol (TdTestFile *file, const char *number, const char *from, const char *skills);

/* All pairs as text, to be compared to the byte. */
char *draft_dup_pairs (TdTestFile *file);
