/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/widgets/td-filter-variant.h"

GVariant *
td_filter_to_variant (const TdInsightFilter *filter)
{
  return g_variant_new (TD_FILTER_VARIANT, filter->program_id, filter->from, filter->as_of,
                        (guint) filter->dimension, filter->value, filter->cohort_from,
                        filter->cohort_to, filter->voluntary_only);
}

TdInsightFilter
td_filter_from_variant (GVariant *variant)
{
  TdInsightFilter filter = { 0 };
  guint dimension;

  g_variant_get (variant, TD_FILTER_VARIANT, &filter.program_id, &filter.from, &filter.as_of,
                 &dimension, &filter.value, &filter.cohort_from, &filter.cohort_to,
                 &filter.voluntary_only);
  filter.dimension = dimension;
  return filter;
}
