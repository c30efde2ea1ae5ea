/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <glib/gstdio.h>
#include <math.h>

#include "render/td-chart-layout.h"
#include "render/td-paper-size.h"

void test_number_add (void);
void test_chart_scene_add (void);
void test_chart_grid_add (void);
void test_chart_layout_add (void);
void test_chart_table_add (void);
void test_chart_golden_add (void);
void test_chart_grey_add (void);
void test_chart_save_add (void);
void test_pages_add (void);
void test_parts_add (void);
void test_typography_add (void);

/* A year of a share with its band; the month @gap (0 to 11, or -1) is not available. */
static inline TdChartScene *
test_line (int gap)
{
  TdChartScene *scene = td_chart_scene_new (TD_CHART_LINE, "Adherence");
  guint series = td_chart_scene_add_series (scene, "All pairs");

  td_chart_scene_set_unit (scene, TD_UNIT_SHARE);
  td_chart_scene_set_range (scene, 0, 1);
  for (int i = 0; i < 12; i++)
    {
      TdChartPoint point = {
        .x = td_date_from_ymd (2026, i + 1, 1),
        .value = i == gap ? NAN : 0.5 + 0.02 * i,
        .low = 0.45 + 0.02 * i,
        .high = 0.55 + 0.02 * i,
        .note = "41 of 60",
        .id = "month",
      };

      td_chart_scene_add_point (scene, series, &point);
    }
  return scene;
}

/* One series of bars (or columns) with the values 3, 12, 0. */
static inline TdChartScene *
test_bars (TdChartKind kind)
{
  TdChartScene *scene = td_chart_scene_new (kind, "Pairs");
  guint series = td_chart_scene_add_series (scene, NULL);
  const char *const names[] = { "Sales", "Production", "Łódź" };
  const double values[] = { 3, 12, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      guint category = td_chart_scene_add_category (scene, names[i]);

      td_chart_scene_add_point (scene, series,
                                &(TdChartPoint){ category, values[i], NAN, NAN, NULL, names[i] });
    }
  return scene;
}
