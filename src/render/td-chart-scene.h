/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <glib-object.h>

#include "base/td-date.h"
#include "render/td-number.h"

G_BEGIN_DECLS

/**
 * TdChartKind:
 * @TD_CHART_LINE: values over time; the x of a point is a #TdDate
 * @TD_CHART_STEPS: survival curves: a value holds until the next point; x is a length, in the unit
 *   of td_chart_scene_set_x_unit()
 * @TD_CHART_BARS: horizontal bars from zero, a row each category; x is the number of the category
 * @TD_CHART_COLUMNS: upright bars from zero, for categories that have an order (ages, months)
 * @TD_CHART_DOTS: a row each category with a dot each value and its interval, on an axis that need
 *   not begin at zero; several series share the row, and a series may have several dots in it
 * @TD_CHART_GRID: a table of counts, a row each series, a column each category, with its sums; the
 *   darker the more, and the number in the cell; a cell whose row and column have the same name is
 *   outlined
 *
 * Several series of bars or columns are stacked on each other.
 */
typedef enum
{
  TD_CHART_LINE,
  TD_CHART_STEPS,
  TD_CHART_BARS,
  TD_CHART_COLUMNS,
  TD_CHART_DOTS,
  TD_CHART_GRID,
} TdChartKind;

/* Fewer at risk than this are drawn in grey: METRICS section 3. */
#define TD_CHART_WEAK 10

/**
 * TdChartPoint:
 * @x: see #TdChartKind
 * @value: what is drawn; NAN is "not available" and leaves a gap
 * @low: lower end of the confidence band, NAN for none
 * @high: upper end
 * @note: (nullable): the counts behind it, "412 of 490"; part of the accessible text and, on bars,
 *   written at the end of the bar
 * @id: (nullable): what an activation of the mark gives back, NULL where nothing lies behind it
 * @hidden: the number is of too few people to be shown: it is dropped here, and drawing, words,
 *   table and CSV say "hidden"
 * @weak: it stands on few people (fewer than TD_CHART_WEAK at risk): drawn in grey
 * @count: the number behind a share, and @of what it is of; 0 of 0 for none. They make the @note
 *   where there is none, and columns of the CSV
 */
typedef struct
{
  double x;
  double value;
  double low;
  double high;
  const char *note;
  const char *id;
  gboolean hidden;
  gboolean weak;
  gint64 count;
  gint64 of;
} TdChartPoint;

/**
 * TdChartScene:
 *
 * What a chart shows, without a size or a colour: series of points, a scale, reference lines, and
 * the words that say the same. Pure data: make it on any thread, hand it over, then do not change
 * it. Draw it with #TdChartLayout, show it with the widget TdChart, put it into a #TdDocument.
 *
 *     scene = td_chart_scene_new (TD_CHART_LINE, _("Adherence to cadence"));
 *     td_chart_scene_set_unit (scene, TD_UNIT_SHARE);
 *     td_chart_scene_set_range (scene, 0, 1);
 *     td_chart_scene_add_reference (scene, 0.7, _("Target"));
 *     series = td_chart_scene_add_series (scene, _("Kept slots"));
 *     td_chart_scene_add_point (scene, series, &(TdChartPoint){ .x = month, .value = 0.84,
 *                               .low = 0.81, .high = 0.87, .note = "412 of 490", .id = "2026-03"
 * });
 */
#define TD_TYPE_CHART_SCENE (td_chart_scene_get_type ())
G_DECLARE_FINAL_TYPE (TdChartScene, td_chart_scene, TD, CHART_SCENE, GObject)

/* Without series; @title is copied. */
TdChartScene *td_chart_scene_new (TdChartKind kind, const char *title);

/* A short name that is never translated, "adherence": for files and the command line; NULL for
 * none. */
void td_chart_scene_set_code (TdChartScene *self, const char *code);
const char *td_chart_scene_get_code (TdChartScene *self);

/* One sentence under the title (what it counts); NULL for none. */
void td_chart_scene_set_subtitle (TdChartScene *self, const char *subtitle);

/* What the two axes measure, where title and units do not say it ("Contacts a month"); NULL for
 * none. The first also heads the first column of the table. */
void td_chart_scene_set_axes (TdChartScene *self, const char *x_label, const char *value_label);

/* A sentence below the chart that goes wherever it goes: the standing caution of a comparison, how
 * an unusual line is to be read; NULL for none. */
void td_chart_scene_set_caution (TdChartScene *self, const char *caution);

/* A chart that says something of single persons is for the coordinator's screen: it is not saved
 * and not printed. Default off. */
void td_chart_scene_set_screen_only (TdChartScene *self, gboolean screen_only);
gboolean td_chart_scene_is_screen_only (TdChartScene *self);

/* Whether the title is drawn inside the chart; it is part of the description anyway. Default on. */
void td_chart_scene_set_show_title (TdChartScene *self, gboolean show_title);

/* The unit of the values (default numbers) and, for steps, of x (default days). */
void td_chart_scene_set_unit (TdChartScene *self, TdUnit unit);
void td_chart_scene_set_x_unit (TdChartScene *self, TdUnit unit);

/* The least and largest value of the axis; NAN leaves it to the values. Bars and columns begin at 0
 * whatever is said here. */
void td_chart_scene_set_range (TdChartScene *self, double low, double high);

/* A dashed line across, with its words; its value is always in range. */
void td_chart_scene_add_reference (TdChartScene *self, double value, const char *label);

/* Gives two charts of one kind, of two periods or cohorts, the same axes, as soon as both show
 * something: values from the same least to the same most (a grid the same shades), lengths of time
 * (steps) too. Calendars are the same where half of them is, else of the same length. */
void td_chart_scene_share_scale (TdChartScene *self, TdChartScene *other);

/* Categories of bars, columns, dots and grids, in the order shown; gives the number to use as x. */
guint td_chart_scene_add_category (TdChartScene *self, const char *label);

/* Series in the order of their colours; the label stands at the line's end, or in the legend of
 * stacked bars; NULL for the only series. Gives its number. */
guint td_chart_scene_add_series (TdChartScene *self, const char *label);

/* Adds a point; points of a series come in rising x. Texts are copied. */
void td_chart_scene_add_point (TdChartScene *self, guint series, const TdChartPoint *point);

/* Steps only: how many were at risk at x; drawn as a table under the plot. */
void td_chart_scene_add_at_risk (TdChartScene *self, guint series, double x, guint count);

/* What it was made with; texts are borrowed. */
TdChartKind td_chart_scene_get_kind (TdChartScene *self);
const char *td_chart_scene_get_title (TdChartScene *self);
const char *td_chart_scene_get_subtitle (TdChartScene *self);
const char *td_chart_scene_get_caution (TdChartScene *self);
guint td_chart_scene_get_n_series (TdChartScene *self);
guint td_chart_scene_get_n_categories (TdChartScene *self);
const char *td_chart_scene_get_category (TdChartScene *self, guint category);

/* Whether there is any value to draw; else the chart says so in words. */
gboolean td_chart_scene_is_empty (TdChartScene *self);

/* Whether any number is withheld. */
gboolean td_chart_scene_has_hidden (TdChartScene *self);

/* Marks are the points, numbered from 0, series by series; those not available too. */
guint td_chart_scene_get_n_marks (TdChartScene *self);

/* What a mark says; its texts are borrowed. */
TdChartPoint td_chart_scene_get_mark (TdChartScene *self, guint mark);

/* The mark of another chart at the same place: of the same series, and of the same category or x;
 * -1 where there is none. */
int td_chart_scene_find_same (TdChartScene *self, guint mark, TdChartScene *other);

/* For whom makes a chart: withholds a mark, its note and what lies behind it. And all of a chart at
 * once, with its numbers at risk, where its steps were, and the sentence below it. */
void td_chart_scene_hide_mark (TdChartScene *self, guint mark);
void td_chart_scene_hide (TdChartScene *self);

/* The mark so many columns across and rows down from one, -1 where there is none; outside of a grid
 * marks are in a line, and both mean the next one. */
int td_chart_scene_step (TdChartScene *self, guint mark, int across, int down);

/* What an activation of the mark gives; NULL where nothing lies behind it. Borrowed. */
const char *td_chart_scene_get_mark_id (TdChartScene *self, guint mark);

/* What the mark says: "March 2026: 84 %, 81 % to 87 %, 412 of 490". To be freed. */
char *td_chart_scene_dup_mark_text (TdChartScene *self, guint mark);

/* The whole chart in words, for a screen reader or where pictures are no use: title, what each
 * series begins and ends with, its highest and lowest, references, what is hidden, the caution. To
 * be freed. */
char *td_chart_scene_dup_summary (TdChartScene *self);

G_END_DECLS
