/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "insight/td-insight-filter.h"

G_BEGIN_DECLS

/* A filter as the target of an action, for pages that hand it on. */
#define TD_FILTER_VARIANT "(xiiumsiib)"

/* (transfer floating) */
GVariant *td_filter_to_variant (const TdInsightFilter *filter);

/* Owns its text: clear it. */
TdInsightFilter td_filter_from_variant (GVariant *variant);

/* A filter and what stands beside it, or nothing: of win.review. */
#define TD_REVIEW_VARIANT "(" TD_FILTER_VARIANT "m" TD_FILTER_VARIANT ")"

/* (transfer floating); @other may be NULL. */
GVariant *td_review_to_variant (const TdInsightFilter *filter, const TdInsightFilter *other);

/* Both own their text: clear them. FALSE where nothing stands beside: @other is empty then. */
gboolean td_review_from_variant (GVariant *variant,
                                 TdInsightFilter *filter,
                                 TdInsightFilter *other);

G_END_DECLS
