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

GVariant *
td_review_to_variant (const TdInsightFilter *filter, const TdInsightFilter *other)
{
  GVariant *beside = other ? td_filter_to_variant (other) : NULL;

  return g_variant_new ("(@" TD_FILTER_VARIANT "@m" TD_FILTER_VARIANT ")",
                        td_filter_to_variant (filter),
                        g_variant_new_maybe (G_VARIANT_TYPE (TD_FILTER_VARIANT), beside));
}

gboolean
td_review_from_variant (GVariant *variant, TdInsightFilter *filter, TdInsightFilter *other)
{
  g_autoptr (GVariant) one = g_variant_get_child_value (variant, 0);
  g_autoptr (GVariant) maybe = g_variant_get_child_value (variant, 1);
  g_autoptr (GVariant) beside = g_variant_get_maybe (maybe);

  *filter = td_filter_from_variant (one);
  *other = beside ? td_filter_from_variant (beside) : (TdInsightFilter){ 0 };
  return beside != NULL;
}
