/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/pages/pairs/td-pair-section.h"

G_BEGIN_DECLS

/**
 * TdPairReviews:
 *
 * The reviews and concerns of a pair, and every step of its life with its day; a section of its
 * page.
 */
#define TD_TYPE_PAIR_REVIEWS (td_pair_reviews_get_type ())
G_DECLARE_FINAL_TYPE (TdPairReviews, td_pair_reviews, TD, PAIR_REVIEWS, TdPairSection)

G_END_DECLS
