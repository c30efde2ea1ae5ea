/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* What the charts of all dashboards are put together from. */

#include "report/td-insight-charts-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* So many more than few have to be there before a curve leaves its grey again. */
#define STICKY 5

TdChartScene *
td_charts_new (TdChartKind kind, const char *code, const char *title, const char *subtitle)
{
  TdChartScene *scene = td_chart_scene_new (kind, title);

  td_chart_scene_set_code (scene, code);
  td_chart_scene_set_subtitle (scene, subtitle);
  return scene;
}

TdChartScene *
td_charts_new_share (TdChartKind kind, const char *code, const char *title, const char *subtitle)
{
  TdChartScene *scene = td_charts_new (kind, code, title, subtitle);

  td_chart_scene_set_unit (scene, TD_UNIT_SHARE);
  td_chart_scene_set_range (scene, 0, 1);
  return scene;
}

void
td_charts_add_share (TdChartScene *scene,
                     guint series,
                     double x,
                     const TdInterval *interval,
                     gint64 count,
                     gint64 of,
                     const char *id)
{
  TdChartPoint point = {
    .x = x,
    .value = of > 0 ? interval->estimate : NAN,
    .low = of > 0 ? interval->lower : NAN,
    .high = of > 0 ? interval->upper : NAN,
    .count = count,
    .of = of,
    .id = of > 0 ? id : NULL,
  };

  td_chart_scene_add_point (scene, series, &point);
}

void
td_charts_add_interval (TdChartScene *scene,
                        guint series,
                        double x,
                        const TdInterval *interval,
                        const char *note,
                        const char *id)
{
  TdChartPoint point = { x, interval->estimate, interval->lower, interval->upper, note, id };

  td_chart_scene_add_point (scene, series, &point);
}

void
td_charts_add_hidden (TdChartScene *scene, guint series, double x)
{
  td_chart_scene_add_point (scene, series, &(TdChartPoint){ .x = x, .hidden = TRUE });
}

void
td_charts_add_count (TdChartScene *scene,
                     guint series,
                     double x,
                     gint64 count,
                     gboolean hidden,
                     const char *id)
{
  TdChartPoint point = { .x = x,
                         .value = (double) count,
                         .low = NAN,
                         .high = NAN,
                         .id = count > 0 && !hidden ? id : NULL,
                         .hidden = hidden };

  td_chart_scene_add_point (scene, series, &point);
}

char *
td_charts_format_month (TdDate month)
{
  g_autoptr (GDateTime) time = NULL;
  int year, number;

  td_date_get_ymd (month, &year, &number, NULL);
  time = g_date_time_new_utc (year, number, 1, 0, 0, 0);
  /* Translators: a short month and its year, in g_date_time_format() notation. */
  return td_date_format_as (time, _ ("%b %Y"));
}

/* Days after which a curve without any event says how many are still observed. */
#define QUIET_DAYS 30

/* The share while nobody left, with the exact limit of what so many say; else it has none yet. */
static TdInterval
get_whole (const TdSurvival *curve, guint at_risk)
{
  if (curve->n_points > 0)
    return (TdInterval){ 1, NAN, NAN };
  return (TdInterval){ 1, td_survival_lower_without_events (at_risk), 1 };
}

/* Adds the value that holds from a day on. */
static void
add_step (TdChartScene *scene,
          guint series,
          double day,
          const TdInterval *share,
          guint at_risk,
          gboolean weak)
{
  g_autofree char *note = at_risk > 0 ? g_strdup_printf (_ ("%'u observed"), at_risk) : NULL;
  TdChartPoint point = { .x = day / TD_CHARTS_MONTH,
                         .value = share->estimate,
                         .low = share->lower,
                         .high = share->upper,
                         .note = note,
                         .weak = weak };

  td_chart_scene_add_point (scene, series, &point);
}

/* Draws day by day: people come and go between the events, and with them the grey. Gives the day
 * of its end. */
static double
add_curve (TdChartScene *scene, guint series, const TdSurvival *curve)
{
  double start = MAX (0, curve->from);
  double end = start;
  TdInterval share = { 1, NAN, NAN };
  gboolean weak = FALSE, was_weak;
  guint event = 0;

  for (double day = start + 1; day <= ceil (curve->last_time); day++)
    {
      guint at_risk = td_survival_count_at_risk (curve, MIN (day, curve->last_time));

      if (at_risk < TD_CHARTS_LEAST_AT_RISK)
        break;
      /* Once grey, it stays so until clearly more are there: no stripes. */
      was_weak = weak;
      weak = at_risk < TD_CHART_WEAK + (weak ? STICKY : 0);
      if (curve->n_points == 0)
        share = get_whole (curve, at_risk);
      if (day == start + 1 || weak != was_weak ||
          (curve->n_points == 0 && fmod (day - 1, QUIET_DAYS) == 0))
        add_step (scene, series, day - 1, &share, at_risk, weak);
      for (; event < curve->n_points && curve->points[event].time <= day; event++)
        {
          const TdSurvivalPoint *point = &curve->points[event];

          share = (TdInterval){ point->survival, point->lower, point->upper };
          add_step (scene, series, point->time, &share, point->at_risk, weak);
        }
      end = MIN (day, curve->last_time);
    }
  if (end > start)
    add_step (scene, series, end, &share, td_survival_count_at_risk (curve, end), weak);
  return end;
}

/* At months that suit the longest curve. */
static void
add_at_risk (TdChartScene *scene, guint series, const TdSurvival *curve, double end, double longest)
{
  static const double steps[] = { 1, 3, 6, 12, 24, 48, 96, 192 };
  double step = steps[0];

  for (guint i = 0; i < G_N_ELEMENTS (steps) && longest / TD_CHARTS_MONTH / step > 6; i++)
    step = steps[i];
  for (double month = 0; month * TD_CHARTS_MONTH <= end; month += step)
    if (month * TD_CHARTS_MONTH >= curve->from)
      td_chart_scene_add_at_risk (scene, series, month,
                                  td_survival_count_at_risk (curve, month * TD_CHARTS_MONTH));
}

/* Curves that begin where enough are watched are of those who are still there then. */
static void
say_start (TdChartScene *scene, double from)
{
  int days = from > 0 ? (int) ceil (from) : 0;
  g_autofree char *words = NULL;

  if (days == 0)
    return;
  words = g_strdup_printf (
      /* Translators: what a curve shows, and the day it begins with: only who is still watched then
       * is in it. */
      ngettext ("%s; of those still observed after %'d day",
                "%s; of those still observed after %'d days", (gulong) days),
      td_chart_scene_get_subtitle (scene), days);
  td_chart_scene_set_subtitle (scene, words);
}

void
td_charts_add_curves (TdChartScene *scene,
                      const guint *series,
                      const TdSurvival *const *curves,
                      guint n)
{
  g_autofree double *ends = g_new0 (double, n + 1);
  double longest = 0;

  td_chart_scene_set_x_unit (scene, TD_UNIT_MONTHS);
  say_start (scene, curves[0]->from);
  for (guint i = 0; i < n; i++)
    {
      ends[i] = add_curve (scene, series[i], curves[i]);
      longest = MAX (longest, ends[i]);
    }
  for (guint i = 0; i < n; i++)
    if (ends[i] > MAX (0, curves[i]->from))
      add_at_risk (scene, series[i], curves[i], ends[i], longest);
}
