/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "pairing/td-pair.h"
#include "td-test.h"

/* The office of tests/candidates with pairs in it: 1 of mentoring (06 with 12), active since
 * 2026-01-10, and a programme 2 of coaching with the same people. */
#define COACHING_TODAY "2026-03-01"

void coaching_setup (TdTestFile *file, gconstpointer data);

/* A proposed pair of the coaching programme: 04 coaches 11. */
gint64 coaching_propose (TdTestFile *file);

/* Both say yes on a day. */
void coaching_accept (TdTestFile *file, gint64 pair_id, const char *on);

/* Its intake agreed on a day; a goal agreed on a day. The goal's id. */
void coaching_agree_intake (TdTestFile *file, gint64 pair_id, const char *on);
gint64 coaching_agree_goal (TdTestFile *file, gint64 pair_id, const char *on);

/* The pair as of COACHING_TODAY. */
TdPair *coaching_load (TdTestFile *file, gint64 pair_id);
void coaching_assert (TdTestFile *file, gint64 pair_id, const char *state, const char *needs);

/* Takes the newest change back. */
void coaching_undo (TdTestFile *file);
