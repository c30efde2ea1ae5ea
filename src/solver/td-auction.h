/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "solver/td-market.h"

G_BEGIN_DECLS

/**
 * td_auction_run:
 * @mentor: (out caller-allocates): n_mentees: the pairs found, or TD_NOBODY
 * @first_epsilon: about how far the prices are from the best ones; less where it can be
 *
 * Moves the prices of the mentors of a market near to those of an optimum, by an auction in phases
 * (Bertsekas 1988; with places for one price, Bertsekas and Castañon 1989). A mentee bids for the
 * best he can have: what that is worth to him more than the next best, and a little, epsilon. Then
 * mentors with a free place lower their price until a mentee comes (the reverse step of Bertsekas,
 * Castañon and Tsaknakis 1993). Each phase begins where the last one ended, with a smaller epsilon.
 * What comes out is as good as can be but for epsilon a pair, for td_repair_run() to make exact.
 *
 * Returns: FALSE only with G_IO_ERROR_CANCELLED
 */
gboolean td_auction_run (TdMarket *market,
                         int *mentor,
                         gint64 first_epsilon,
                         TdProgress *progress,
                         GCancellable *cancellable,
                         GError **error);

/**
 * td_auction_bid_exactly:
 * @mentor: (out caller-allocates): n_mentees: the pairs found, or TD_NOBODY
 * @most_scans: how many entries may be looked at
 *
 * The same without epsilon, in one phase, by those who have no mentor in the market; whose pairs
 * are the exact best of their mentees, and every pair stays so. Mentees who would have to outbid
 * somebody by nothing are left over, and where places are short so is whoever comes too late; where
 * they are many, few are.
 *
 * Returns: FALSE only with G_IO_ERROR_CANCELLED
 */
gboolean td_auction_bid_exactly (TdMarket *market,
                                 int *mentor,
                                 gsize most_scans,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
