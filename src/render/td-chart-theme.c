/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "render/td-chart-theme.h"

#define RGB(value)                                                                                \
  {                                                                                               \
    (((value) >> 16) & 0xff) / 255.0, (((value) >> 8) & 0xff) / 255.0, ((value) &0xff) / 255.0, 1 \
  }

/* Okabe and Ito's eight in an order in which neighbours also differ as greys, dark and light in
 * turn: blue, orange, vermilion, sky blue, bluish green, yellow, black (grey on the screen),
 * reddish purple. */
static const TdChartTheme themes[] = {
  [TD_CHART_THEME_LIGHT] = {
    .text = RGB (0x1d1d20),
    .dim = RGB (0x5e5c64),
    .grid = RGB (0xe2e2e6),
    .paper = { 1, 1, 1, 0 },
    /* Darker than the originals, so that each keeps three to one against a white card. */
    .series = { RGB (0x0068a4), RGB (0xbd8300), RGB (0xa84700), RGB (0x3895ce), RGB (0x006b50),
                RGB (0x9f9300), RGB (0x4d4d4d), RGB (0xc46a9a) },
    .band = 0.2,
    .dashes = TRUE,
  },
  /* The same hues, lifted so that each keeps three to one against the dark background. */
  [TD_CHART_THEME_DARK] = {
    .text = RGB (0xf4f4f6),
    .dim = RGB (0xb4b4bb),
    .grid = RGB (0x46464c),
    .paper = { 0.14, 0.14, 0.15, 0 },
    .series = { RGB (0x56b4e9), RGB (0xffcf6b), RGB (0xe0743a), RGB (0xa5d8f7), RGB (0x1fa67e),
                RGB (0xf0e442), RGB (0x9a9aa2), RGB (0xf0b9d6) },
    .band = 0.2,
    .dashes = TRUE,
  },
  /* Black on white, and its colours still apart in grey. */
  [TD_CHART_THEME_PRINT] = {
    .text = RGB (0x000000),
    .dim = RGB (0x4a4a4a),
    .grid = RGB (0xd4d4d4),
    .paper = RGB (0xffffff),
    .series = { RGB (0x1f1f1f), RGB (0xe69f00), RGB (0x0072b2), RGB (0x8fcdf0), RGB (0x00795a),
                RGB (0xe3b4cd), RGB (0xb24e00), RGB (0xf0e442) },
    .band = 0.2,
    .dashes = TRUE,
  },
};

const TdChartTheme *
td_chart_theme_get (TdChartThemeKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (themes), &themes[0]);

  return &themes[kind];
}

void
td_color_set_source (const TdColor *color, cairo_t *cr, double opacity)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha * opacity);
}
