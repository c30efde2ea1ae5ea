/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "pairing/td-pair.h"

G_BEGIN_DECLS

/*
 * When a pair begins. Two yeses are enough in mentoring. Coaching also asks for an agreed intake
 * and an agreed goal (topics to talk about are none): until both are there a pair that both
 * accepted stays "accepted", and it is active with the last of them, from its agreed start or else
 * from that day. What a pair needs is data of pairing; rooms above that write intake and goals tell
 * it by td_pair_follow().
 */

#define TD_PAIR_NEEDS_INTAKE "intake"
#define TD_PAIR_NEEDS_GOAL "goal"

/* What an open coaching pair lacks: "intake; goal", one of them, or NULL for nothing. Constant; it
 * is in TdPair.needs of a pair that was loaded. */
const char *td_pair_find_needs (const TdPair *pair);

/* Whether both accepted and only intake or goal keep the pair from beginning. */
gboolean td_pair_waits_for_needs (const TdPair *pair);

/* "Waits for intake and goal" of a pair that does, else NULL. */
const char *td_pair_get_needs_label (const TdPair *pair);

/* The same of what it needs (TdPair.needs). */
const char *td_pair_needs_get_label (const char *needs);

/* FALSE with TD_ERROR_CONFLICT that names what is missing, where a pair waits for it. */
gboolean td_pair_check_begun (const TdPair *pair, GError **error);

/**
 * td_pair_follow:
 * @before: the pair as it was loaded before its intake or goals were written
 *
 * Brings a pair's state to what was written, inside the change that wrote it: a waiting pair whose
 * last need is met becomes active. One that is active and lacks what it had before waits again, or
 * is TD_ERROR_CONFLICT where it is under way by now. A pair that never had it (from an import, or
 * from before the rule) stays as it is.
 */
gboolean td_pair_follow (TdDatabase *db, const TdPair *before, GError **error);

/* The pairs of a programme (0: of all) that both accepted and that wait for intake or goal, as
 * td_pair_list() has them. Returns (transfer full) (element-type TdPair). */
GPtrArray *td_pair_list_waiting_for_goal (TdDatabase *db,
                                          gint64 program_id,
                                          TdDate today,
                                          GError **error);

G_END_DECLS
