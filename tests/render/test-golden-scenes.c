/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* The charts that are stored as pictures: each kind, as it is used and at its limits. */

#include "test-golden.h"

/* A share by month that wavers without chance: the same everywhere. */
static TdChartScene *
make_months (int n)
{
  TdChartScene *scene = td_chart_scene_new (TD_CHART_LINE, "Adherence to cadence");
  guint series = td_chart_scene_add_series (scene, NULL);

  td_chart_scene_set_subtitle (scene, "Share of the contacts due in a month that took place");
  td_chart_scene_set_unit (scene, TD_UNIT_SHARE);
  td_chart_scene_set_range (scene, 0, 1);
  td_chart_scene_add_reference (scene, 0.7, "Target");
  for (int i = 0; i < n; i++)
    {
      double value = 0.78 + 0.1 * sin (i * 0.9) - (i % 7 == 3 ? 0.08 : 0);
      TdChartPoint point = {
        .x = td_date_add_months (td_date_from_ymd (2016, 1, 1), i),
        .value = i == 5 ? NAN : value,
        .low = value - 0.09,
        .high = MIN (value + 0.08, 1),
        .count = (gint64) (value * 60),
        .of = 60,
      };

      td_chart_scene_add_point (scene, series, &point);
    }
  return scene;
}

static TdChartScene *
make_year (void)
{
  return make_months (12);
}

static TdChartScene *
make_ten_years (void)
{
  return make_months (120);
}

static TdChartScene *
make_one_month (void)
{
  return make_months (1);
}

static void
add_curve (TdChartScene *scene, const char *name, double rate, int n, int start)
{
  guint series = td_chart_scene_add_series (scene, name);
  double survival = 1;

  for (int i = 0; i <= n; i++)
    {
      int at_risk = start * (n + 4 - i) / (n + 4);
      double half = 0.02 + 0.006 * i;

      survival *= i > 0 ? 1 - rate * (1 + i % 3) / 3 : 1;
      td_chart_scene_add_point (scene, series,
                                &(TdChartPoint){ .x = i,
                                                 .value = survival,
                                                 .low = i > 0 ? survival - half : NAN,
                                                 .high = i > 0 ? MIN (survival + half, 1) : NAN,
                                                 .weak = at_risk < TD_CHART_WEAK });
      if (i % 12 == 0)
        td_chart_scene_add_at_risk (scene, series, i, (guint) at_risk);
    }
}

static TdChartScene *
make_curves (void)
{
  TdChartScene *scene = td_chart_scene_new (TD_CHART_STEPS, "Staying, before and since a match");

  td_chart_scene_set_subtitle (scene, "Rate of staying while in this state; bands: 95 % intervals");
  td_chart_scene_set_unit (scene, TD_UNIT_SHARE);
  td_chart_scene_set_x_unit (scene, TD_UNIT_MONTHS);
  td_chart_scene_set_axes (scene, "Months since hire", NULL);
  td_chart_scene_set_range (scene, 0, 1);
  td_chart_scene_set_caution (scene, "People chose or were chosen to take part. This shows what "
                                     "goes along with taking part, not what it causes.");
  add_curve (scene, "Before a match", 0.015, 48, 212);
  add_curve (scene, "Since a match", 0.012, 34, 30);
  return scene;
}

/* Four lines that end close together: their names must not lie on each other. */
static TdChartScene *
make_crowd (void)
{
  static const char *const names[] = { "Confidence", "Network", "Skills", "Visibility" };
  TdChartScene *scene = td_chart_scene_new (TD_CHART_LINE, "What mentees say");

  td_chart_scene_set_range (scene, 1, 5);
  td_chart_scene_set_axes (scene, NULL, "Mean of 1 to 5");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      guint series = td_chart_scene_add_series (scene, names[i]);

      for (int j = 0; j < 6; j++)
        td_chart_scene_add_point (
            scene, series,
            &(TdChartPoint){ .x = td_date_add_months (td_date_from_ymd (2025, 1, 1), 3 * j),
                             .value = 3.4 + 0.1 * j + 0.04 * i * (5 - j),
                             .low = NAN,
                             .high = NAN });
    }
  return scene;
}

static TdChartScene *
make_bars (void)
{
  static const char *const names[] = { "Career growth", "Pay", "Manager", "Relocation" };
  static const double counts[] = { 34, 21, 0, 9 };
  TdChartScene *scene = td_chart_scene_new (TD_CHART_BARS, "Why people left");
  guint series = td_chart_scene_add_series (scene, NULL);

  td_chart_scene_set_subtitle (scene, "Leavers in the period, by their reason");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    td_chart_scene_add_point (scene, series,
                              &(TdChartPoint){ .x = td_chart_scene_add_category (scene, names[i]),
                                               .value = counts[i],
                                               .low = NAN,
                                               .high = NAN,
                                               .hidden = i == 2,
                                               .count = (gint64) counts[i],
                                               .of = 70 });
  return scene;
}

/* Two waves of a survey, in one of which a group is withheld: one point of it is left. */
static TdChartScene *
make_waves (void)
{
  TdChartScene *scene = td_chart_scene_new (TD_CHART_LINE, "The company survey, wave by wave");

  td_chart_scene_set_unit (scene, TD_UNIT_SCORE);
  td_chart_scene_set_range (scene, 1, 5);
  td_chart_scene_add_series (scene, "In the programme");
  td_chart_scene_add_series (scene, "Not enrolled");
  for (guint wave = 0; wave < 2; wave++)
    for (guint i = 0; i < 2; i++)
      td_chart_scene_add_point (scene, i,
                                &(TdChartPoint){ .x = td_date_from_ymd (2026, 6 + 6 * wave, 1),
                                                 .value = 3.6 + 0.1 * wave,
                                                 .low = i ? 3.5 : 3.1,
                                                 .high = i ? 3.8 : 4.2,
                                                 .hidden = wave + i == 0 });
  return scene;
}

/* Months of which a number is withheld: two that follow each other, one at the end. */
static TdChartScene *
make_withheld (void)
{
  TdChartScene *scene = td_chart_scene_new (TD_CHART_LINE, "Satisfaction");
  guint series = td_chart_scene_add_series (scene, NULL);

  td_chart_scene_set_subtitle (scene, "Mean of both sides; band: 95 % interval");
  td_chart_scene_set_unit (scene, TD_UNIT_SCORE);
  td_chart_scene_set_range (scene, 1, 5);
  for (guint i = 0; i < 12; i++)
    td_chart_scene_add_point (scene, series,
                              &(TdChartPoint){ .x = td_date_from_ymd (2026, (int) i + 1, 1),
                                               .value = 3.5 + 0.1 * (i % 4),
                                               .low = 3,
                                               .high = 4.2,
                                               .hidden = i == 4 || i == 5 || i == 11 });
  return scene;
}

static TdChartScene *
make_withheld_columns (void)
{
  TdChartScene *scene = td_chart_scene_new (TD_CHART_COLUMNS, "Promotions by month");
  guint series = td_chart_scene_add_series (scene, NULL);

  for (guint i = 0; i < 9; i++)
    {
      g_autofree char *label = g_strdup_printf ("%s 2026", i % 2 ? "Oct" : "Nov");

      td_chart_scene_add_point (scene, series,
                                &(TdChartPoint){ .x = td_chart_scene_add_category (scene, label),
                                                 .value = 5 + i,
                                                 .low = NAN,
                                                 .high = NAN,
                                                 .hidden = i == 3 || i == 8 });
    }
  return scene;
}

static TdChartScene *
make_stack (void)
{
  static const char *const ages[] = { "On track", "1–7", "8–30", "31–60", "61–90", "Over 90" };
  TdChartScene *scene = td_chart_scene_new (TD_CHART_COLUMNS, "Overdue now, by age");

  td_chart_scene_add_series (scene, "Leadership");
  td_chart_scene_add_series (scene, "Sales");
  td_chart_scene_add_series (scene, "Engineering");
  for (guint i = 0; i < G_N_ELEMENTS (ages); i++)
    {
      guint category = td_chart_scene_add_category (scene, ages[i]);

      for (guint j = 0; j < 3; j++)
        td_chart_scene_add_point (scene, j,
                                  &(TdChartPoint){ category, (7 - i) * (j + 1) / 2, NAN, NAN });
    }
  return scene;
}

static TdChartScene *
make_dots (void)
{
  static const char *const names[] = { "Promotions, 2024", "Promotions, 2025", "Promotions, 2026" };
  TdChartScene *scene = td_chart_scene_new (TD_CHART_DOTS, "Promotions a year");

  td_chart_scene_set_subtitle (scene, "For 100 people in a state for a year; exact intervals");
  td_chart_scene_set_axes (scene, NULL, "Promotions for 100 people a year");
  td_chart_scene_set_range (scene, 0, NAN);
  td_chart_scene_add_series (scene, "Before a match");
  td_chart_scene_add_series (scene, "Since a match");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      guint category = td_chart_scene_add_category (scene, names[i]);

      td_chart_scene_add_point (scene, 0,
                                &(TdChartPoint){ category, 8 + i, 5 + i, 12 + 2 * i,
                                                 "31 in 388 years" });
      td_chart_scene_add_point (scene, 1,
                                &(TdChartPoint){ .x = category,
                                                 .value = 11 + i,
                                                 .low = 4,
                                                 .high = i == 2 ? INFINITY : 22 - i,
                                                 .note = "9 in 81 years",
                                                 .hidden = i == 1 });
    }
  return scene;
}

static TdChartScene *
make_empty (void)
{
  TdChartScene *scene = td_chart_scene_new (TD_CHART_STEPS, "How long pairs last");

  td_chart_scene_set_subtitle (scene, "Share still together, by months since the match");
  td_chart_scene_add_series (scene, NULL);
  return scene;
}

#define LTR PANGO_DIRECTION_LTR
#define RTL PANGO_DIRECTION_RTL

const TdGolden test_goldens[] = {
  { "line-print", make_year, TD_CHART_THEME_PRINT, 480, LTR },
  { "line-light", make_year, TD_CHART_THEME_LIGHT, 480, LTR },
  { "line-dark", make_year, TD_CHART_THEME_DARK, 480, LTR },
  { "line-ten-years", make_ten_years, TD_CHART_THEME_PRINT, 480, LTR },
  { "line-one-month", make_one_month, TD_CHART_THEME_PRINT, 360, LTR },
  { "line-alone", make_waves, TD_CHART_THEME_LIGHT, 420, LTR },
  { "line-crowd", make_crowd, TD_CHART_THEME_LIGHT, 420, LTR },
  { "steps-print", make_curves, TD_CHART_THEME_PRINT, 480, LTR },
  { "steps-dark", make_curves, TD_CHART_THEME_DARK, 480, LTR },
  { "steps-narrow", make_curves, TD_CHART_THEME_LIGHT, 320, LTR },
  { "steps-empty", make_empty, TD_CHART_THEME_LIGHT, 360, LTR },
  { "bars-hidden", make_bars, TD_CHART_THEME_PRINT, 480, LTR },
  { "bars-mirrored", make_bars, TD_CHART_THEME_LIGHT, 360, RTL },
  { "line-hidden", make_withheld, TD_CHART_THEME_PRINT, 480, LTR },
  { "line-hidden-dark", make_withheld, TD_CHART_THEME_DARK, 300, LTR },
  { "columns-hidden", make_withheld_columns, TD_CHART_THEME_LIGHT, 420, LTR },
  { "columns-stack", make_stack, TD_CHART_THEME_PRINT, 480, LTR },
  { "columns-stack-dark", make_stack, TD_CHART_THEME_DARK, 480, LTR },
  { "dots-print", make_dots, TD_CHART_THEME_PRINT, 480, LTR },
  { "dots-mirrored", make_dots, TD_CHART_THEME_LIGHT, 420, RTL },
};
const guint test_n_goldens = G_N_ELEMENTS (test_goldens);
