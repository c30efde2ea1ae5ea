/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "report/td-retention-charts.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "insight/td-verdict.h"
#include "report/td-insight-charts-private.h"

#define YEAR_DAYS 365

TdChartScene *
td_retention_chart_turnover (const TdRetention *retention)
{
  TdChartScene *scene = td_charts_new_share (
      TD_CHART_LINE, "turnover", _ ("Turnover by month"),
      _ ("Leavers on the average headcount, whole months; band: 95 % interval"));

  td_chart_scene_add_series (scene, NULL);
  td_chart_scene_set_range (scene, 0, NAN);
  td_chart_scene_set_caution (scene, td_retention_get_counting (retention));
  for (guint i = 0; i < retention->months->len; i++)
    {
      const TdHeadcountMonth *month = &g_array_index (retention->months, TdHeadcountMonth, i);
      g_autofree char *key = td_insight_list_key ("leavers", month->first);
      /* Translators: leavers, and the average number of people employed. */
      g_autofree char *note =
          g_strdup_printf (_ ("%'d left of %.1f"), month->separations, month->average);

      if (month->hidden)
        td_charts_add_hidden (scene, 0, month->first);
      else if (!month->partial)
        td_charts_add_interval (scene, 0, month->first, &month->turnover, note,
                                month->separations > 0 ? key : NULL);
    }
  return scene;
}

TdChartScene *
td_retention_chart_retention (const TdRetention *retention)
{
  TdChartScene *scene = td_charts_new_share (
      TD_CHART_LINE, "retention", _ ("Retention by month"),
      _ ("Of those employed when the month began, the share still there; band: 95 % interval"));

  td_chart_scene_add_series (scene, NULL);
  td_chart_scene_set_range (scene, NAN, 1);
  td_chart_scene_set_caution (scene, td_retention_get_counting (retention));
  for (guint i = 0; i < retention->months->len; i++)
    {
      const TdHeadcountMonth *month = &g_array_index (retention->months, TdHeadcountMonth, i);
      g_autofree char *key = td_insight_list_key ("leavers", month->first);
      g_autofree char *note = g_strdup_printf (_ ("%'d of %'d"), month->kept, month->opening);

      if (month->hidden)
        td_charts_add_hidden (scene, 0, month->first);
      else if (!month->partial)
        td_charts_add_interval (scene, 0, month->first, &month->retention, note,
                                month->separations > 0 ? key : NULL);
    }
  return scene;
}

TdChartScene *
td_retention_chart_rolling (const TdRetention *retention)
{
  TdChartScene *scene =
      td_charts_new_share (TD_CHART_LINE, "rolling", _ ("Twelve months at a time"),
                           _ ("Retention and turnover of the twelve whole months that end "
                              "with each month; bands: 95 % intervals"));
  guint kept = td_chart_scene_add_series (scene, _ ("Retention"));
  guint left = td_chart_scene_add_series (scene, _ ("Turnover"));

  td_chart_scene_set_range (scene, 0, 1);
  td_chart_scene_set_caution (scene, td_retention_get_counting (retention));
  for (guint i = 0; i < retention->months->len; i++)
    {
      const TdHeadcountMonth *month = &g_array_index (retention->months, TdHeadcountMonth, i);
      g_autofree char *kept_note =
          g_strdup_printf (_ ("%'d of %'d"), month->rolling_kept, month->rolling_opening);
      g_autofree char *left_note =
          g_strdup_printf (_ ("%'d left of %.1f"), month->rolling_separations,
                           month->rolling_average);

      if (month->hidden)
        {
          td_charts_add_hidden (scene, kept, month->first);
          td_charts_add_hidden (scene, left, month->first);
          continue;
        }
      if (isnan (month->rolling_retention.estimate))
        continue;
      td_charts_add_interval (scene, kept, month->first, &month->rolling_retention, kept_note,
                              NULL);
      td_charts_add_interval (scene, left, month->first, &month->rolling_turnover, left_note, NULL);
    }
  return scene;
}

TdChartScene *
td_retention_chart_tenure (const TdRetention *retention)
{
  TdChartScene *scene = td_charts_new_share (
      TD_CHART_STEPS, "tenure", _ ("How long people stay"),
      _ ("Share still employed, by months since hire; whole organisation; band: 95 % interval"));
  guint series = td_chart_scene_add_series (scene, NULL);
  const TdSurvival *curve = retention->tenure;

  td_chart_scene_set_axes (scene, _ ("Months since hire"), NULL);
  if (curve && curve->n_spans > 0)
    td_charts_add_curves (scene, &series, &curve, 1);
  return scene;
}

/* The standing sentence, after what the departments have to do with it. To be freed. */
static char *
dup_caution (const TdParticipation *participation)
{
  const char *between = td_participation_get_between (participation);

  return g_strjoin (" ", between ? between : td_verdict_get_caution (),
                    between ? td_verdict_get_caution () : NULL, NULL);
}

/* The two states of a comparison; empty where its verdict is no result. */
static TdChartScene *
new_states (const TdParticipation *participation,
            const char *code,
            const char *title,
            const char *before,
            const char *since)
{
  TdChartScene *scene = td_charts_new_share (
      TD_CHART_STEPS, code, title,
      _ ("Rate of staying while in this state, by months since hire; bands: 95 % intervals"));
  const TdSurvival *curves[] = { participation->before, participation->since };
  g_autofree char *caution = dup_caution (participation);
  guint series[2];

  td_chart_scene_set_axes (scene, _ ("Months since hire"), NULL);
  td_chart_scene_set_caution (scene, caution);
  if (!td_participation_is_result (participation) || curves[0] == NULL || curves[1] == NULL)
    return scene;
  series[0] = td_chart_scene_add_series (scene, before);
  series[1] = td_chart_scene_add_series (scene, since);
  td_charts_add_curves (scene, series, curves, G_N_ELEMENTS (curves));
  return scene;
}

TdChartScene *
td_retention_chart_states (const TdRetention *retention)
{
  return new_states (&retention->participation, "states", _ ("Staying, before and since a match"),
                     _ ("Before"), _ ("Since"));
}

TdChartScene *
td_retention_chart_mentor_states (const TdRetention *retention)
{
  return new_states (&retention->mentors, "mentor_states",
                     _ ("Mentors staying, before and since their first mentee"), _ ("Before"),
                     _ ("Since"));
}

/* The groups of a landmark, in the words of its row. */
static void
add_landmark (TdChartScene *scene, const TdLandmark *landmark)
{
  g_autofree char *months =
      td_number_format_unit (round (landmark->days / TD_CHARTS_MONTH), TD_UNIT_MONTHS);
  /* Translators: a length of time since the hire, "12 months". */
  g_autofree char *label = g_strdup_printf (_ ("Still here after %s"), months);
  /* Translators: sizes of the two groups that are compared. */
  g_autofree char *note =
      g_strdup_printf (_ ("%'u in, %'u not"), landmark->taking_part, landmark->others);
  TdChartPoint point = {
    .x = td_chart_scene_add_category (scene, label),
    .value = landmark->gap.gap.estimate,
    .low = landmark->gap.gap.lower,
    .high = landmark->gap.gap.upper,
    .note = note,
    .hidden = !landmark->shown,
  };

  td_chart_scene_add_point (scene, 0, &point);
}

/* The standing sentence, and who is in neither group: METRICS section 6 wants it at each landmark.
 */
static void
add_sizes (TdChartScene *scene, const TdParticipation *participation, const guint *order)
{
  g_autofree char *standing = dup_caution (participation);
  GString *caution = g_string_new (standing);

  for (guint i = 0; i < TD_N_LANDMARKS; i++)
    {
      const TdLandmark *landmark = &participation->landmarks[order[i]];
      g_autofree char *sizes = td_landmark_dup_sizes (landmark);

      if (landmark->shown && !participation->narrow)
        g_string_append_printf (caution, " %s: %s", td_chart_scene_get_category (scene, i), sizes);
    }
  td_chart_scene_set_caution (scene, caution->str);
  g_string_free (caution, TRUE);
}

TdChartScene *
td_retention_chart_landmark (const TdRetention *retention)
{
  static const guint order[TD_N_LANDMARKS] = { 1, 2, 0 }; /* the year comes first in the data */
  const TdParticipation *participation = &retention->participation;
  TdChartScene *scene =
      td_charts_new (TD_CHART_DOTS, "landmark", _ ("In the programme by then, or not (yet)"),
                     _ ("Days stayed longer (or shorter), on average, by those already in the "
                        "programme; 95 % intervals. An interval that holds 0 shows no difference"));

  td_chart_scene_set_unit (scene, TD_UNIT_DAYS);
  td_chart_scene_set_axes (scene, _ ("Landmark"), _ ("Difference in days stayed"));
  td_chart_scene_set_range (scene, 0, 0);
  td_chart_scene_set_caution (scene, td_verdict_get_caution ());
  td_chart_scene_add_series (scene, NULL);
  for (guint i = 0; i < TD_N_LANDMARKS && td_participation_is_result (participation); i++)
    add_landmark (scene, &participation->landmarks[order[i]]);
  if (td_chart_scene_get_n_categories (scene) > 0)
    add_sizes (scene, participation, order);
  return scene;
}

TdChartScene *
td_retention_chart_new_hires (const TdRetention *retention)
{
  TdChartScene *scene = td_charts_new_share (
      TD_CHART_BARS, "new_hires", _ ("New hires kept a year"),
      _ ("Of those hired in a year, and at least 365 days ago, the share that stayed"));

  td_chart_scene_add_series (scene, NULL);
  td_chart_scene_set_range (scene, 0, 1);
  td_chart_scene_set_caution (scene, td_retention_get_counting (retention));
  for (guint i = 0; i < retention->new_hires->len; i++)
    {
      const TdNewHires *row = &g_array_index (retention->new_hires, TdNewHires, i);
      g_autofree char *year = g_strdup_printf ("%d", row->year);
      g_autofree char *note = g_strdup_printf (_ ("%'d of %'d"), row->retained, row->mature);
      g_autofree char *key = g_strdup_printf ("new_hires/%d/%d", row->year, row->days);

      if (row->days == YEAR_DAYS && row->hidden)
        td_charts_add_hidden (scene, 0, td_chart_scene_add_category (scene, year));
      else if (row->days == YEAR_DAYS && row->mature > 0)
        td_charts_add_interval (scene, 0, td_chart_scene_add_category (scene, year), &row->share,
                                note, key);
    }
  return scene;
}

GPtrArray *
td_retention_charts_new (const TdRetention *retention)
{
  GPtrArray *charts = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (charts, td_retention_chart_states (retention));
  g_ptr_array_add (charts, td_retention_chart_landmark (retention));
  g_ptr_array_add (charts, td_retention_chart_mentor_states (retention));
  g_ptr_array_add (charts, td_retention_chart_rolling (retention));
  g_ptr_array_add (charts, td_retention_chart_tenure (retention));
  g_ptr_array_add (charts, td_retention_chart_retention (retention));
  g_ptr_array_add (charts, td_retention_chart_turnover (retention));
  g_ptr_array_add (charts, td_retention_chart_new_hires (retention));
  return charts;
}
