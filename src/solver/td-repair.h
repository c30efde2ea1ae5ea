/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "solver/td-market.h"

G_BEGIN_DECLS

/**
 * td_repair_run:
 * @mentor: n_mentees: pairs to begin with, or TD_NOBODY; any that cannot be is left out
 * @most_scans: after how many entries looked at to give up; G_MAXSIZE: never
 * @done: (out): FALSE where it gave up
 *
 * Makes a market exact from whatever prices its mentors have. Of the pairs to begin with those stay
 * that are exactly the best their mentee can have; places that are free though they have a price
 * find a mentee or become free of charge; and the mentees who are left come in one by one
 * (td-paths.h). The nearer the prices are to the best ones, the less is left to do.
 *
 * Returns: FALSE only with G_IO_ERROR_CANCELLED
 */
gboolean td_repair_run (TdMarket *market,
                        const int *mentor,
                        gsize most_scans,
                        gboolean *done,
                        TdProgress *progress,
                        GCancellable *cancellable,
                        GError **error);

G_END_DECLS
