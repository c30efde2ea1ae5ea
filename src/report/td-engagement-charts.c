/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "report/td-engagement-charts.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "insight/td-competing.h"
#include "insight/td-waiting.h"
#include "pairing/td-pair.h"
#include "report/td-insight-charts-private.h"

static void
add_month (TdChartScene *scene,
           const char *code,
           TdDate month,
           const TdInterval *interval,
           guint count,
           guint of,
           gboolean hidden)
{
  g_autofree char *key = td_insight_list_key (code, month);

  if (hidden)
    td_charts_add_hidden (scene, 0, month);
  else
    td_charts_add_share (scene, 0, month, interval, count, of, key);
}

/* The target of the figure that says the same as the chart. */
static void
add_target (TdChartScene *scene, GPtrArray *figures, const char *code)
{
  TdFigure *figure = td_figure_find (figures, code);

  if (figure && isfinite (figure->target))
    td_chart_scene_add_reference (scene, figure->target, _ ("Target"));
}

TdChartScene *
td_engagement_chart_adherence (const TdEngagement *engagement)
{
  TdChartScene *scene = td_charts_new_share (
      TD_CHART_LINE, "adherence", _ ("Adherence to cadence"),
      _ ("Share of the contacts due in a month that took place; band: 95 % interval"));

  td_chart_scene_add_series (scene, NULL);
  add_target (scene, engagement->figures, "adherence");
  for (guint i = 0; i < engagement->months->len; i++)
    {
      const TdAdherenceMonth *month = &g_array_index (engagement->months, TdAdherenceMonth, i);

      add_month (scene, "adherence", month->month, &month->adherence, month->n_kept, month->n_due,
                 month->hidden && month->n_due == 0);
    }
  return scene;
}

TdChartScene *
td_engagement_chart_contact_rate (const TdEngagement *engagement)
{
  TdChartScene *scene = td_charts_new_share (
      TD_CHART_LINE, "contact_rate", _ ("Pairs that met, by month"),
      _ ("Of the pairs that agreed to meet monthly or more often; whole months only"));

  td_chart_scene_add_series (scene, NULL);
  add_target (scene, engagement->figures, "contact_rate");
  for (guint i = 0; i < engagement->months->len; i++)
    {
      const TdAdherenceMonth *month = &g_array_index (engagement->months, TdAdherenceMonth, i);

      if (month->whole)
        add_month (scene, "contact_rate", month->month, &month->contact_rate, month->n_met,
                   month->n_pairs, month->hidden && month->n_pairs == 0);
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
  TdChartScene *scene =
      td_charts_new (TD_CHART_BARS, "overdue", _ ("Overdue now, by age"),
                     _ ("Active pairs, by days since their next contact was due"));
  guint series = td_chart_scene_add_series (scene, NULL);

  td_chart_scene_set_axes (scene, _ ("Overdue"), _ ("Pairs"));
  for (guint i = 0; i < TD_ENGAGEMENT_N_BUCKETS; i++)
    {
      guint category = td_chart_scene_add_category (scene, td_engagement_get_bucket_label (i));
      g_autofree char *key = g_strdup_printf ("overdue/%s", td_engagement_get_bucket_code (i));

      td_charts_add_count (scene, series, category, engagement->buckets[i],
                           engagement->buckets_hidden[i], key);
    }
  return scene;
}

/* The longest time without a contact, open last gaps too, as the figures counted it. */
TdChartScene *
td_engagement_chart_gaps (const TdEngagement *engagement)
{
  const char *labels[TD_ENGAGEMENT_N_GAPS] = { _ ("Up to 31 days"), _ ("32–61 days"),
                                               _ ("62–91 days"), _ ("92–183 days"),
                                               _ ("Over 183 days") };
  TdChartScene *scene =
      td_charts_new (TD_CHART_BARS, "gaps", _ ("Longest time without a contact"),
                     _ ("Active pairs, by the longest gap since their match, the present one too"));
  guint series = td_chart_scene_add_series (scene, NULL);

  td_chart_scene_set_axes (scene, _ ("Longest gap"), _ ("Pairs"));
  for (guint i = 0; i < TD_ENGAGEMENT_N_GAPS; i++)
    td_charts_add_count (scene, series, td_chart_scene_add_category (scene, labels[i]),
                         engagement->gaps[i], engagement->gaps_hidden[i], NULL);
  return scene;
}

/* One way in which waits end, up to where fewer are still watched than may be shown. */
static double
add_cause (TdChartScene *scene, const TdCompeting *curves, int cause, const char *label)
{
  guint series = td_chart_scene_add_series (scene, label);
  double end = 0;

  td_chart_scene_add_point (scene, series, &(TdChartPoint){ 0, 0, NAN, NAN });
  for (guint i = 0; i < curves->n_points; i++)
    {
      const TdCompetingPoint *point = &curves->points[i];
      TdCompetingShare share = td_competing_share_at (curves, cause, point->time);
      TdInterval interval = td_competing_share_get_interval (&share);
      g_autofree char *note = NULL;

      if (point->at_risk < TD_CHARTS_LEAST_AT_RISK)
        break;
      /* Translators: people who had not been matched by a day. */
      note = g_strdup_printf (_ ("%'u waited that long"), point->at_risk);
      td_chart_scene_add_point (scene, series,
                                &(TdChartPoint){ .x = point->time,
                                                 .value = share.share,
                                                 .low = interval.lower,
                                                 .high = interval.upper,
                                                 .note = note,
                                                 .weak = point->at_risk < TD_CHART_WEAK });
      end = point->time;
    }
  return end;
}

TdChartScene *
td_engagement_chart_waiting (const TdEngagement *engagement)
{
  GArray *waits = engagement->endings_of_waits;
  g_autoptr (TdCompeting) curves = NULL;
  TdChartScene *scene = td_charts_new_share (
      TD_CHART_STEPS, "waiting", _ ("From application to match"),
      _ ("Share matched, and share withdrawn, by days since the application; bands: 95 % "
         "intervals"));
  double end, step = 30;

  if (waits == NULL || waits->len < TD_CHARTS_LEAST_AT_RISK)
    return scene;
  curves = td_competing_new ((const TdEnding *) waits->data, waits->len);
  end = add_cause (scene, curves, TD_WAIT_MATCHED, C_ ("waiting", "Matched"));
  add_cause (scene, curves, TD_WAIT_WITHDREW, C_ ("waiting", "Withdrawn"));
  while (end / step > 6)
    step *= 2;
  for (double day = 0; day <= end; day += step)
    td_chart_scene_add_at_risk (scene, 0, day, td_competing_at (curves, day).at_risk);
  return scene;
}

TdChartScene *
td_engagement_chart_endings (const TdEngagement *engagement)
{
  TdChartScene *scene =
      td_charts_new (TD_CHART_BARS, "endings", _ ("Early endings, by reason"),
                     _ ("Pairs that ended before their planned end, other than completed"));

  td_chart_scene_set_axes (scene, _ ("Reason"), _ ("Pairs"));
  td_chart_scene_add_series (scene, NULL);
  for (guint i = 0; i < engagement->endings->len; i++)
    {
      const TdEndingCount *ending = &g_array_index (engagement->endings, TdEndingCount, i);
      const char *label =
          *ending->reason ? td_pair_end_reason_get_label (ending->reason) : _ ("No reason given");
      g_autofree char *key = g_strconcat ("early_endings/", ending->reason, NULL);

      td_charts_add_count (scene, 0, td_chart_scene_add_category (scene, label), ending->count,
                           ending->hidden, key);
    }
  return scene;
}

GPtrArray *
td_engagement_charts_new (const TdEngagement *engagement)
{
  GPtrArray *charts = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (charts, td_engagement_chart_adherence (engagement));
  g_ptr_array_add (charts, td_engagement_chart_contact_rate (engagement));
  g_ptr_array_add (charts, td_engagement_chart_overdue (engagement));
  g_ptr_array_add (charts, td_engagement_chart_gaps (engagement));
  g_ptr_array_add (charts, td_engagement_chart_waiting (engagement));
  g_ptr_array_add (charts, td_engagement_chart_endings (engagement));
  return charts;
}
