/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "report/td-retention-charts.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define DAYS_A_MONTH 30.4375
#define YEAR_DAYS 365

static TdChartScene *
new_share (TdChartKind kind, const char *title, const char *subtitle)
{
  TdChartScene *scene = td_chart_scene_new (kind, title);

  td_chart_scene_set_subtitle (scene, subtitle);
  td_chart_scene_set_unit (scene, TD_UNIT_SHARE);
  return scene;
}

static void
add_interval (TdChartScene *scene,
              guint series,
              double x,
              const TdInterval *interval,
              const char *note,
              const char *id)
{
  TdChartPoint point = { x, interval->estimate, interval->lower, interval->upper, note, id };

  td_chart_scene_add_point (scene, series, &point);
}

TdChartScene *
td_retention_chart_turnover (const TdRetention *retention)
{
  TdChartScene *scene =
      new_share (TD_CHART_LINE, _ ("Turnover by month"),
                 _ ("Leavers on the average headcount, whole months; band: 95 % interval"));

  td_chart_scene_add_series (scene, NULL);
  td_chart_scene_set_range (scene, 0, NAN);
  for (guint i = 0; i < retention->months->len; i++)
    {
      const TdHeadcountMonth *month = &g_array_index (retention->months, TdHeadcountMonth, i);
      g_autofree char *key = td_insight_list_key ("leavers", month->first);
      /* Translators: leavers, and the average number of people employed. */
      g_autofree char *note =
          g_strdup_printf (_ ("%d left of %.1f"), month->separations, month->average);

      if (!month->partial)
        add_interval (scene, 0, month->first, &month->turnover, note,
                      month->separations > 0 ? key : NULL);
    }
  return scene;
}

TdChartScene *
td_retention_chart_retention (const TdRetention *retention)
{
  TdChartScene *scene = new_share (
      TD_CHART_LINE, _ ("Retention by month"),
      _ ("Of those employed when the month began, the share still there; band: 95 % interval"));

  td_chart_scene_add_series (scene, NULL);
  td_chart_scene_set_range (scene, NAN, 1);
  for (guint i = 0; i < retention->months->len; i++)
    {
      const TdHeadcountMonth *month = &g_array_index (retention->months, TdHeadcountMonth, i);
      g_autofree char *key = td_insight_list_key ("leavers", month->first);
      g_autofree char *note = g_strdup_printf (_ ("%d of %d"), month->kept, month->opening);

      if (!month->partial)
        add_interval (scene, 0, month->first, &month->retention, note,
                      month->separations > 0 ? key : NULL);
    }
  return scene;
}

TdChartScene *
td_retention_chart_rolling (const TdRetention *retention)
{
  TdChartScene *scene = new_share (TD_CHART_LINE, _ ("Twelve months at a time"),
                                   _ ("Retention and turnover of the twelve whole months that end "
                                      "with each month; bands: 95 % intervals"));
  guint kept = td_chart_scene_add_series (scene, _ ("Retention"));
  guint left = td_chart_scene_add_series (scene, _ ("Turnover"));

  td_chart_scene_set_range (scene, 0, 1);
  for (guint i = 0; i < retention->months->len; i++)
    {
      const TdHeadcountMonth *month = &g_array_index (retention->months, TdHeadcountMonth, i);
      g_autofree char *kept_note =
          g_strdup_printf (_ ("%d of %d"), month->rolling_kept, month->rolling_opening);
      g_autofree char *left_note =
          g_strdup_printf (_ ("%d left of %.1f"), month->rolling_separations,
                           month->rolling_average);

      if (isnan (month->rolling_retention.estimate))
        continue;
      add_interval (scene, kept, month->first, &month->rolling_retention, kept_note, NULL);
      add_interval (scene, left, month->first, &month->rolling_turnover, left_note, NULL);
    }
  return scene;
}

/* The numbers at risk under a curve, at months that suit the longest one. */
static void
add_at_risk (TdChartScene *scene, guint series, const TdSurvival *curve, double end, double longest)
{
  double step = 12;

  while (longest / DAYS_A_MONTH / step > 6)
    step *= 2;
  for (double month = 0; month * DAYS_A_MONTH <= end; month += step)
    if (month * DAYS_A_MONTH >= curve->from)
      td_chart_scene_add_at_risk (scene, series, month,
                                  td_survival_count_at_risk (curve, month * DAYS_A_MONTH));
}

/* A survival curve up to where too few are left to be shown; gives the time of that. */
static double
add_curve (TdChartScene *scene, guint series, const TdSurvival *curve)
{
  double start = MAX (0, curve->from), end = start;

  td_chart_scene_add_point (scene, series,
                            &(TdChartPoint){ start / DAYS_A_MONTH, 1, NAN, NAN, NULL, NULL });
  for (guint i = 0; i < curve->n_points; i++)
    {
      const TdSurvivalPoint *point = &curve->points[i];
      TdInterval share = { point->survival, point->lower, point->upper };
      g_autofree char *note = NULL;

      if (point->at_risk < TD_RETENTION_LEAST_AT_RISK)
        break;
      note = g_strdup_printf (_ ("%u observed"), point->at_risk);
      add_interval (scene, series, point->time / DAYS_A_MONTH, &share, note, NULL);
      end = point->time;
    }
  return end;
}

static TdChartScene *
new_curves (const char *title, const char *subtitle)
{
  TdChartScene *scene = new_share (TD_CHART_STEPS, title, subtitle);

  td_chart_scene_set_range (scene, 0, 1);
  td_chart_scene_set_x_unit (scene, TD_UNIT_MONTHS);
  return scene;
}

TdChartScene *
td_retention_chart_tenure (const TdRetention *retention)
{
  TdChartScene *scene = new_curves (
      _ ("How long people stay"),
      _ ("Share still employed, by months since hire; whole organisation; band: 95 % interval"));
  guint series = td_chart_scene_add_series (scene, NULL);

  if (retention->tenure && retention->tenure->n_points > 0)
    {
      double end = add_curve (scene, series, retention->tenure);

      add_at_risk (scene, series, retention->tenure, end, end);
    }
  return scene;
}

TdChartScene *
td_retention_chart_states (const TdRetention *retention)
{
  const TdParticipation *participation = &retention->participation;
  double end_before, end_since;
  guint before, since;
  TdChartScene *scene = new_curves (
      _ ("Staying, before and since a match"),
      _ ("Rate of staying while in this state, by months since hire; bands: 95 % intervals"));

  if (participation->verdict < TD_VERDICT_NO_DIFFERENCE || participation->before == NULL)
    return scene;
  before = td_chart_scene_add_series (scene, _ ("Before"));
  since = td_chart_scene_add_series (scene, _ ("Since"));
  end_before = add_curve (scene, before, participation->before);
  end_since = add_curve (scene, since, participation->since);
  add_at_risk (scene, before, participation->before, end_before, MAX (end_before, end_since));
  add_at_risk (scene, since, participation->since, end_since, MAX (end_before, end_since));
  return scene;
}

TdChartScene *
td_retention_chart_new_hires (const TdRetention *retention)
{
  TdChartScene *scene =
      new_share (TD_CHART_BARS, _ ("New hires kept a year"),
                 _ ("Of those hired in a year, and at least 365 days ago, the share that stayed"));

  td_chart_scene_add_series (scene, NULL);
  td_chart_scene_set_range (scene, 0, 1);
  for (guint i = 0; i < retention->new_hires->len; i++)
    {
      const TdNewHires *row = &g_array_index (retention->new_hires, TdNewHires, i);
      g_autofree char *year = g_strdup_printf ("%d", row->year);
      g_autofree char *note = g_strdup_printf (_ ("%d of %d"), row->retained, row->mature);
      g_autofree char *key = g_strdup_printf ("new_hires/%d/%d", row->year, row->days);

      if (row->days == YEAR_DAYS && row->mature > 0)
        add_interval (scene, 0, td_chart_scene_add_category (scene, year), &row->share, note, key);
    }
  return scene;
}
