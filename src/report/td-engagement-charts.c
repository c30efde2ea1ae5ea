/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "report/td-engagement-charts.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static char *
counts_words (guint count, guint of)
{
  /* Translators: a count and of how many: "412 of 490". */
  return g_strdup_printf (_ ("%u of %u"), count, of);
}

static void
add_month (TdChartScene *scene,
           const char *code,
           TdDate month,
           const TdInterval *interval,
           guint count,
           guint of)
{
  g_autofree char *note = counts_words (count, of);
  g_autofree char *key = td_insight_list_key (code, month);
  TdChartPoint point = {
    .x = month,
    .value = of > 0 ? interval->estimate : NAN,
    .low = of > 0 ? interval->lower : NAN,
    .high = of > 0 ? interval->upper : NAN,
    .note = note,
    .id = of > 0 ? key : NULL,
  };

  td_chart_scene_add_point (scene, 0, &point);
}

static TdChartScene *
new_share (const char *title, const char *subtitle)
{
  TdChartScene *scene = td_chart_scene_new (TD_CHART_LINE, title);

  td_chart_scene_set_subtitle (scene, subtitle);
  td_chart_scene_set_unit (scene, TD_UNIT_SHARE);
  td_chart_scene_set_range (scene, 0, 1);
  td_chart_scene_add_series (scene, NULL);
  return scene;
}

TdChartScene *
td_engagement_chart_adherence (const TdEngagement *engagement)
{
  TdChartScene *scene =
      new_share (_ ("Adherence to cadence"),
                 _ ("Share of the contacts due in a month that took place; band: 95 % interval"));

  for (guint i = 0; i < engagement->months->len; i++)
    {
      const TdAdherenceMonth *month = &g_array_index (engagement->months, TdAdherenceMonth, i);

      add_month (scene, "adherence", month->month, &month->adherence, month->n_kept, month->n_due);
    }
  return scene;
}

TdChartScene *
td_engagement_chart_contact_rate (const TdEngagement *engagement)
{
  TdChartScene *scene =
      new_share (_ ("Pairs that met, by month"),
                 _ ("Of the pairs that agreed to meet monthly or more often; whole months only"));

  for (guint i = 0; i < engagement->months->len; i++)
    {
      const TdAdherenceMonth *month = &g_array_index (engagement->months, TdAdherenceMonth, i);

      if (month->whole)
        add_month (scene, "contact_rate", month->month, &month->contact_rate, month->n_met,
                   month->n_pairs);
    }
  return scene;
}

const char *
td_engagement_get_bucket_label (guint bucket)
{
  static const char *const labels[TD_ENGAGEMENT_N_BUCKETS] = {
    N_ ("On track"),   N_ ("1–7 days"),   N_ ("8–30 days"),
    N_ ("31–60 days"), N_ ("61–90 days"), N_ ("Over 90 days"),
  };

  g_return_val_if_fail (bucket < TD_ENGAGEMENT_N_BUCKETS, "");

  return _ (labels[bucket]);
}

TdChartScene *
td_engagement_chart_overdue (const TdEngagement *engagement)
{
  TdChartScene *scene = td_chart_scene_new (TD_CHART_BARS, _ ("Overdue now, by age"));
  guint series = td_chart_scene_add_series (scene, NULL);

  td_chart_scene_set_subtitle (scene, _ ("Active pairs, by days since their next contact was due"));
  for (guint i = 0; i < TD_ENGAGEMENT_N_BUCKETS; i++)
    {
      guint category = td_chart_scene_add_category (scene, td_engagement_get_bucket_label (i));
      g_autofree char *key = g_strdup_printf ("overdue/%s", td_engagement_get_bucket_code (i));
      TdChartPoint point = { category, engagement->buckets[i], NAN, NAN, NULL, key };

      if (engagement->buckets[i] == 0)
        point.id = NULL;
      td_chart_scene_add_point (scene, series, &point);
    }
  return scene;
}
