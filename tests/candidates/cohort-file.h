/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "candidates/td-candidates.h"
#include "td-test.h"

/* Writes a made-up cohort (td-bench-cohort.h) into an empty file as programme 1 with its rules: the
 * same people, who get other ids; in their order, or with @random in any. */
void cohort_file_fill (TdDatabase *db, const TdCandidates *candidates, GRand *random);

/* The mentees and mentors of a proposal by their numbers, sorted, "A1-B2 A2-none …"; a second
 * mentor as "A1=B3". */
char *cohort_file_dup_pairs (TdDatabase *db, gint64 proposal_id);
