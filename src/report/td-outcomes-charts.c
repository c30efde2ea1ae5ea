/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "report/td-outcomes-charts.h"

#include "base/td-decimal.h"
#include <glib/gi18n-lib.h>
#include <math.h>

#include "feedback/td-feedback.h"
#include "insight/td-verdict.h"
#include "report/td-insight-charts-private.h"

/* The scale of ratings. */
#define LEAST 1
#define MOST 5

#define YEAR_DAYS 365.25

static char *
answers_words (guint n)
{
  return g_strdup_printf (ngettext ("%'u answer", "%'u answers", n), n);
}

static void
add_score (TdChartScene *scene, guint series, double x, const TdSurveyScore *score)
{
  g_autofree char *note = answers_words (score->n);
  TdInterval mean = td_interval_clip (score->mean, LEAST, MOST);
  TdChartPoint point = {
    .x = x,
    .value = mean.estimate,
    .low = mean.lower,
    .high = mean.upper,
    .note = note,
    .hidden = score->hidden,
  };

  td_chart_scene_add_point (scene, series, &point);
}

/* The company's own survey, people in the programme for 90 days beside people who are not. */
static TdChartScene *
make_survey (const TdOutcomes *outcomes)
{
  static const TdSurveyGroup groups[] = { TD_SURVEY_ENROLLED, TD_SURVEY_NOT_ENROLLED };
  GArray *waves = outcomes->survey.waves;
  TdChartScene *scene =
      td_charts_new (TD_CHART_LINE, "survey", _ ("The company survey, wave by wave"),
                     _ ("Mean answer from 1 to 5; bands: 95 % intervals"));

  td_chart_scene_set_axes (scene, _ ("Wave"), _ ("Mean, 1 to 5"));
  td_chart_scene_set_unit (scene, TD_UNIT_SCORE);
  td_chart_scene_set_range (scene, LEAST, MOST);
  td_chart_scene_set_caution (scene, td_verdict_get_caution ());
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      guint series = td_chart_scene_add_series (scene, td_survey_group_get_label (groups[i]));

      for (guint j = 0; waves && j < waves->len; j++)
        {
          const TdSurveyWave *wave = &g_array_index (waves, TdSurveyWave, j);

          add_score (scene, series, wave->day, &wave->groups[groups[i]]);
        }
    }
  return scene;
}

static void
add_change (TdChartScene *scene, const char *label, const TdSurveyChange *change)
{
  /* Translators: people whose two answers are compared. */
  g_autofree char *note =
      g_strdup_printf (ngettext ("%'u person", "%'u people", change->n), change->n);
  TdInterval shown = td_interval_clip (change->change, LEAST - MOST, MOST - LEAST);
  TdChartPoint point = {
    .x = td_chart_scene_add_category (scene, label),
    .value = shown.estimate,
    .low = shown.lower,
    .high = shown.upper,
    .note = note,
    .hidden = change->hidden,
  };

  td_chart_scene_add_point (scene, 0, &point);
}

static TdChartScene *
make_change (const TdOutcomes *outcomes)
{
  TdChartScene *scene =
      td_charts_new (TD_CHART_DOTS, "survey_change", _ ("Change of the same people's answers"),
                     _ ("Participants: from the last answer before the match to the first 90 days "
                        "or more after it; others over the same waves; 95 % intervals"));

  td_chart_scene_set_axes (scene, _ ("Group"), _ ("Points up or down, on a scale of 1 to 5"));
  td_chart_scene_set_unit (scene, TD_UNIT_SCORE);
  td_chart_scene_set_range (scene, 0, 0);
  td_chart_scene_set_caution (scene, td_verdict_get_caution ());
  td_chart_scene_add_series (scene, NULL);
  if (outcomes->survey.waves && outcomes->survey.waves->len > 1)
    {
      add_change (scene, _ ("Participants"), &outcomes->survey.own);
      add_change (scene, _ ("Not enrolled"), &outcomes->survey.others);
    }
  return scene;
}

static TdChartScene *
make_satisfaction (const TdOutcomes *outcomes)
{
  TdChartScene *scene =
      td_charts_new (TD_CHART_LINE, "satisfaction", _ ("Satisfaction of the pairs"),
                     _ ("Mean answer of both sides from 1 to 5, by quarter; band: 95 % interval"));
  TdFigure *figure = td_figure_find (outcomes->figures, "satisfaction");

  td_chart_scene_set_axes (scene, _ ("Quarter from"), _ ("Mean, 1 to 5"));
  td_chart_scene_set_unit (scene, TD_UNIT_SCORE);
  td_chart_scene_set_range (scene, LEAST, MOST);
  td_chart_scene_add_series (scene, NULL);
  if (figure && isfinite (figure->target))
    td_chart_scene_add_reference (scene, figure->target, _ ("Target"));
  for (guint i = 0; i < outcomes->satisfaction->len; i++)
    {
      const TdSatisfactionQuarter *quarter =
          &g_array_index (outcomes->satisfaction, TdSatisfactionQuarter, i);

      add_score (scene, 0, quarter->quarter, &quarter->score);
    }
  return scene;
}

static TdChartScene *
make_topics (const TdOutcomes *outcomes)
{
  TdChartScene *scene =
      td_charts_new (TD_CHART_DOTS, "topics", _ ("What the pairs say, by topic"),
                     _ ("Mean answer of both sides from 1 to 5 in the period; 95 % intervals"));

  td_chart_scene_set_axes (scene, _ ("Topic"), _ ("Mean, 1 to 5"));
  td_chart_scene_set_unit (scene, TD_UNIT_SCORE);
  td_chart_scene_set_range (scene, LEAST, MOST);
  td_chart_scene_add_series (scene, NULL);
  for (guint i = 0; i < outcomes->topics->len; i++)
    {
      const TdTopicScore *topic = &g_array_index (outcomes->topics, TdTopicScore, i);

      /* Another scale would not stand on this axis. */
      if (topic->rating)
        add_score (scene, 0,
                   td_chart_scene_add_category (scene, td_survey_topic_get_label (topic->topic)),
                   &topic->score);
    }
  return scene;
}

static TdChartScene *
make_goals (const TdOutcomes *outcomes)
{
  TdChartScene *scene = td_charts_new (TD_CHART_COLUMNS, "goals", _ ("Goals reached and dropped"),
                                       _ ("By the month in which they were closed"));
  guint reached = td_chart_scene_add_series (scene, C_ ("goals", "Reached"));
  guint dropped = td_chart_scene_add_series (scene, _ ("Dropped"));
  gboolean any = FALSE;

  td_chart_scene_set_axes (scene, _ ("Month"), _ ("Goals"));
  for (guint i = 0; i < outcomes->goals->len; i++)
    {
      const TdGoalMonth *month = &g_array_index (outcomes->goals, TdGoalMonth, i);

      any |= month->reached + month->dropped > 0;
    }
  for (guint i = 0; i < outcomes->goals->len && any; i++)
    {
      const TdGoalMonth *month = &g_array_index (outcomes->goals, TdGoalMonth, i);
      g_autofree char *key = td_insight_list_key ("goals", month->month);
      g_autofree char *label = td_charts_format_month (month->month);
      guint category = td_chart_scene_add_category (scene, label);

      td_charts_add_count (scene, reached, category, month->reached, FALSE, key);
      td_charts_add_count (scene, dropped, category, month->dropped, FALSE, key);
    }
  return scene;
}

/* For 100 people watched for a year: a rate of single persons is a small number. */
static void
add_rate (TdChartScene *scene, const char *label, const TdPromotionRate *rate, const char *key)
{
  g_autofree char *years = td_decimal_format (rate->person_days / YEAR_DAYS, 1);
  /* Translators: promotions or moves, and person-years watched. */
  g_autofree char *note = g_strdup_printf (_ ("%'d in %s person-years"), (int) rate->count, years);
  TdChartPoint point = {
    .x = td_chart_scene_add_category (scene, label),
    .value = 100 * rate->rate.estimate,
    .low = 100 * rate->rate.lower,
    .high = 100 * rate->rate.upper,
    .note = note,
    .hidden = rate->hidden,
    .id = rate->hidden || rate->count == 0 ? NULL : key,
  };

  td_chart_scene_add_point (scene, 0, &point);
}

static void
add_states (TdChartScene *scene, const TdPromotionRate *states, const char *code)
{
  g_autofree char *before = g_strconcat (code, "/before", NULL);
  g_autofree char *since = g_strconcat (code, "/since", NULL);

  td_chart_scene_set_range (scene, 0, NAN);
  td_chart_scene_set_caution (scene, td_verdict_get_caution ());
  td_chart_scene_add_series (scene, NULL);
  if (!td_promotion_rate_is_watched (&states[0]) && !td_promotion_rate_is_watched (&states[1]))
    return;
  add_rate (scene, _ ("Before a match"), &states[0], before);
  add_rate (scene, _ ("Since a match"), &states[1], since);
}

static TdChartScene *
make_promotions (const TdOutcomes *outcomes)
{
  TdChartScene *scene =
      td_charts_new (TD_CHART_DOTS, "promotions", _ ("Promotions, before and since a match"),
                     _ ("For 100 people watched in the state for a year; exact 95 % intervals"));

  td_chart_scene_set_axes (scene, _ ("State"), _ ("Promotions for 100 people a year"));
  add_states (scene, outcomes->promotions, "promotions");
  return scene;
}

static TdChartScene *
make_moves (const TdOutcomes *outcomes)
{
  TdChartScene *scene =
      td_charts_new (TD_CHART_DOTS, "moves", _ ("Moves, before and since a match"),
                     _ ("Changes of department for 100 people watched in the state for a year; "
                        "exact 95 % intervals"));

  td_chart_scene_set_axes (scene, _ ("State"), _ ("Moves for 100 people a year"));
  add_states (scene, outcomes->moves, "moves");
  return scene;
}

static TdChartScene *
make_first_promotion (const TdOutcomes *outcomes)
{
  TdChartScene *scene = td_charts_new_share (
      TD_CHART_STEPS, "first_promotion",
      _ ("Time to the first promotion, before and since a match"),
      _ ("Share not yet promoted while in this state, of people hired since the data begin, by "
         "months since hire; whoever left counts until then; bands: 95 % intervals"));
  const TdSurvival *curves[] = { outcomes->first_promotion[0], outcomes->first_promotion[1] };
  guint series[TD_N_STATES];

  td_chart_scene_set_axes (scene, _ ("Months since hire"), NULL);
  td_chart_scene_set_caution (scene, td_verdict_get_caution ());
  if (curves[0] == NULL || curves[1] == NULL)
    return scene;
  series[0] = td_chart_scene_add_series (scene, _ ("Before"));
  series[1] = td_chart_scene_add_series (scene, _ ("Since"));
  td_charts_add_curves (scene, series, curves, G_N_ELEMENTS (curves));
  return scene;
}

GPtrArray *
td_outcomes_charts_new (const TdOutcomes *outcomes)
{
  GPtrArray *charts = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (outcomes != NULL, charts);

  g_ptr_array_add (charts, make_satisfaction (outcomes));
  g_ptr_array_add (charts, make_topics (outcomes));
  g_ptr_array_add (charts, make_goals (outcomes));
  g_ptr_array_add (charts, make_promotions (outcomes));
  g_ptr_array_add (charts, make_first_promotion (outcomes));
  g_ptr_array_add (charts, make_moves (outcomes));
  g_ptr_array_add (charts, make_survey (outcomes));
  g_ptr_array_add (charts, make_change (outcomes));
  return charts;
}
