/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "pairing/td-pair.h"

G_BEGIN_DECLS

/*
 * Pairs that were made elsewhere: they come with a beginning, perhaps with an end, and nobody is
 * asked again. The steps of td-pair-life.h would refuse most of them.
 */

/**
 * td_pair_put:
 * @pair: id 0 for a new one, which is then set; a new one may have no reference
 *
 * Writes what is known of a pair: reference, state, source, days, cadence and signatures. A pair
 * that began was accepted by both on the day it began, unless its record says when. The decision
 * that nobody fits the mentee ends with a pair that is open. The caller has checked that the days
 * follow each other, and that both are enrolled. Inside a change.
 */
gboolean td_pair_put (TdDatabase *db, TdPair *pair, GError **error);

/* What keeps a pair from beginning on another day: a contact before it. FALSE with
 * TD_ERROR_CONFLICT. */
gboolean td_pair_check_start (TdDatabase *db, const TdPair *pair, TdDate start, GError **error);

G_END_DECLS
