/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double red;
  double green;
  double blue;
  double alpha;
} TdColor;

#define TD_CHART_N_COLORS 8

/**
 * TdChartTheme:
 * @text: titles and values
 * @dim: axis labels and secondary text
 * @grid: grid lines
 * @paper: behind the chart; alpha 0 leaves what is there
 * @series: Okabe and Ito's colours in the order of use, adjusted to the background; neighbours
 *   differ in luminance too
 * @band: opacity of a band, 0 to 1
 * @dashes: lines of several series also differ in dashes, areas in hatching: readable in grey
 *
 * The colours of a chart. Okabe and Ito, "Color Universal Design", 2008.
 */
typedef struct
{
  TdColor text;
  TdColor dim;
  TdColor grid;
  TdColor paper;
  TdColor series[TD_CHART_N_COLORS];
  double band;
  gboolean dashes;
} TdChartTheme;

typedef enum
{
  TD_CHART_THEME_LIGHT,
  TD_CHART_THEME_DARK,
  TD_CHART_THEME_PRINT,
} TdChartThemeKind;

/* A theme, borrowed; copy the struct to change a colour. */
const TdChartTheme *td_chart_theme_get (TdChartThemeKind kind);

/* Sets the source colour; @opacity multiplies the colour's own. */
void td_color_set_source (const TdColor *color, cairo_t *cr, double opacity);

G_END_DECLS
