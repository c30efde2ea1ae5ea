/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "render/td-chart-layout.h"

G_BEGIN_DECLS

typedef struct
{
  double x;
  double value;
  double low;
  double high;
  char *note;
  char *id;
  gboolean hidden;
  gboolean weak;
  gint64 count;
  gint64 of;
} TdChartMark;

typedef struct
{
  double x;
  guint count;
} TdChartAtRisk;

typedef struct
{
  char *label;
  GArray *marks;   /* TdChartMark */
  GArray *at_risk; /* TdChartAtRisk */
} TdChartSeries;

typedef struct
{
  double value;
  char *label;
} TdChartReference;

struct _TdChartScene
{
  GObject parent_instance;

  TdChartKind kind;
  char *code;
  char *title;
  char *subtitle;
  char *caution;
  char *x_label;
  char *value_label;
  gboolean show_title;
  gboolean screen_only;
  TdUnit unit;
  gboolean fractions; /* a value is not whole */
  TdUnit x_unit;
  double low;
  double high;
  double x_low; /* of steps and lines; NAN leaves it to the values */
  double x_high;
  GPtrArray *categories; /* char * */
  GPtrArray *series;     /* TdChartSeries */
  GPtrArray *references; /* TdChartReference */
};

/* A mark by its number, and the series it belongs to. */
const TdChartMark *td_chart_scene_find_mark (TdChartScene *scene,
                                             guint mark,
                                             const TdChartSeries **series);

/* The words for a mark's x: a month, a category, a length. */
char *td_chart_scene_dup_x_text (TdChartScene *scene, double x);

/* "84 %", "hidden" or "not available". */
char *td_chart_scene_dup_number (TdChartScene *scene, double value);
char *td_chart_scene_dup_value_text (TdChartScene *scene, const TdChartMark *mark);

/* "81 % to 87 %"; NULL without an interval. */
char *td_chart_scene_dup_interval_text (TdChartScene *scene, const TdChartMark *mark);

/* What an empty chart says: that there is nothing yet, or that it is about too few. Borrowed. */
const char *td_chart_scene_get_empty_words (TdChartScene *scene);

/* Whether x counts categories instead of measuring. */
gboolean td_chart_scene_is_categorical (TdChartScene *scene);

/* TD_CHART_INK_SERIES + n is the colour of a series. */
typedef enum
{
  TD_CHART_INK_TEXT,
  TD_CHART_INK_DIM,
  TD_CHART_INK_GRID,
  TD_CHART_INK_SERIES,
} TdChartInk;

typedef struct
{
  PangoLayout *text;
  double x;
  double y;
  int ink;
  gboolean standing; /* turned to read from the bottom up, from x and y on */
} TdChartLabel;

typedef struct
{
  double x1;
  double y1;
  double x2;
  double y2;
  int ink;
  gboolean dashed;
} TdChartRule;

struct _TdChartLayout
{
  TdChartScene *scene;
  PangoContext *context;
  double width;
  double height;
  double line; /* height of a line of small type */
  double top;  /* where the title ends */
  double foot; /* height of the caution below */
  gboolean mirrored;

  cairo_rectangle_t plot;
  double low; /* of the values */
  double high;
  double x_low;
  double x_high;
  GArray *labels;           /* TdChartLabel */
  GArray *rules;            /* TdChartRule */
  GArray *shades;           /* cairo_rectangle_t: where numbers are withheld */
  cairo_rectangle_t *marks; /* where each mark is */
};

/* What a label needs before it has a place. */
PangoLayout *td_chart_layout_text (TdChartLayout *self,
                                   const char *text,
                                   double scale,
                                   gboolean bold);
void td_chart_layout_measure (PangoLayout *text, double *width, double *height);

/* Takes over the text; @align is 0 for the start at x, 0.5 for the middle, 1 for the end. */
void td_chart_layout_place (TdChartLayout *self,
                            PangoLayout *text,
                            double x,
                            double y,
                            double align,
                            int ink);
/* Ticks of the values (element-type double); the axis ends where a fixed scale ends, else at ticks.
 */
GArray *td_chart_layout_make_ticks (TdChartLayout *self, int wanted);

/* A value on an axis; the last one says the unit. */
char *td_chart_layout_dup_tick (TdChartLayout *self, double tick, gboolean last);

/* Names of the series over the plot, where there are several: the shape or square of each and its
 * words. Placing takes the room from the plot. */
double td_chart_layout_measure_legend (TdChartLayout *self);
void td_chart_layout_place_legend (TdChartLayout *self);

/* References of a chart whose values go across: a line down, its words above the plot. */
void td_chart_layout_place_upright_references (TdChartLayout *self);

void td_chart_layout_rule (TdChartLayout *self,
                           double x1,
                           double y1,
                           double x2,
                           double y2,
                           int ink,
                           gboolean dashed);

/* From data to the plot. */
double td_chart_layout_map_x (TdChartLayout *self, double x);
double td_chart_layout_map_value (TdChartLayout *self, double value);

/* The two families: values over a continuous x, and bars of categories. The plot is the whole space
 * under the title when they begin. */
void td_chart_curves_arrange (TdChartLayout *self);
void td_chart_curves_draw (TdChartLayout *self, cairo_t *cr, const TdChartTheme *theme);
void td_chart_bars_arrange (TdChartLayout *self);
void td_chart_bars_draw (TdChartLayout *self, cairo_t *cr, const TdChartTheme *theme);

/* The names at the ends of lines: collecting measures the room they take on the right. */
GArray *td_chart_ends_collect (TdChartLayout *self, double *room);
void td_chart_ends_place (TdChartLayout *self, GArray *ends);

/* The numbers at risk below curves: measuring gives their lines and the room on the left. */
guint td_chart_risk_measure (TdChartLayout *self, double *room);
void td_chart_risk_place (TdChartLayout *self);

/* What is withheld, once the plot has its place: hatched areas and their word. */
void td_chart_hidden_place (TdChartLayout *self);
void td_chart_hidden_draw (TdChartLayout *self, cairo_t *cr, const TdChartTheme *theme);

/* Circle, square, triangle, diamond, again with a hole: told apart without colour. Traces, does not
 * fill. */
void td_chart_trace_marker (cairo_t *cr, double x, double y, guint number, double scale);

/* Dots in rows; the height is without the title. */
void td_chart_dots_arrange (TdChartLayout *self);
void td_chart_dots_draw (TdChartLayout *self, cairo_t *cr, const TdChartTheme *theme);
double td_chart_dots_get_wanted_height (TdChartLayout *self);

/* And grids; the height is without the title. */
void td_chart_grid_arrange (TdChartLayout *self);
void td_chart_grid_draw (TdChartLayout *self, cairo_t *cr, const TdChartTheme *theme);
double td_chart_grid_get_wanted_height (TdChartLayout *self);

/* Ticks of an axis of time. */
typedef struct
{
  TdDate date;
  char *label; /* owned by the array */
} TdChartTimeTick;

/* Ticks between two days, at most @most, at starts of months, quarters or years. */
GArray *td_chart_time_ticks (TdDate first, TdDate last, int most);

G_END_DECLS
