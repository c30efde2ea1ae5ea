/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "insight/td-promotions.h"

G_BEGIN_DECLS

/**
 * td_first_promotion_add_rows:
 * @stays: by id
 * @known_from: the first day from which promotions are complete
 * @start: the first day that counts
 *
 * Adds the time to the first promotion in days since the hire, before the first match (group 0) and
 * since (group 1): METRICS sections 3, 5 and 8. Only of those hired since @known_from: of others it
 * is not known whether they were promoted before. Whoever was promoted before @start, or before the
 * first roster that names her, is not waiting any more. Leavers are censored. Pure.
 */
void td_first_promotion_add_rows (const TdStay *stays,
                                  guint n,
                                  const TdCareer *career,
                                  TdDate known_from,
                                  TdDate start,
                                  TdDate as_of,
                                  TdStayRows *rows);

/**
 * td_first_promotion_load:
 * @curves: (out caller-allocates): of both states, of those still waiting at a common start; NULL
 *   where there is nothing to draw or it is about too few
 */
gboolean td_first_promotion_load (TdDatabase *db,
                                  const TdInsightFilter *filter,
                                  TdSurvival *curves[TD_N_STATES],
                                  GError **error);

G_END_DECLS
