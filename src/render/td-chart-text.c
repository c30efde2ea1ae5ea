/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* A chart in words: for those who do not see it, and as a table. */

#include "render/td-chart-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* "March 2026": points in time stand for their month where they are the first of one. */
static char *
format_day (TdDate date)
{
  int day;

  td_date_get_ymd (date, NULL, NULL, &day);
  if (day == 1)
    {
      g_autoptr (GDateTime) time = NULL;
      int year, month;

      td_date_get_ymd (date, &year, &month, NULL);
      time = g_date_time_new_local (year, month, 1, 12, 0, 0);
      /* Translators: a month and its year, in g_date_time_format() notation. */
      return g_date_time_format (time, _ ("%OB %Y"));
    }
  return td_date_format (date);
}

char *
td_chart_scene_dup_x_text (TdChartScene *scene, double x)
{
  switch (scene->kind)
    {
    case TD_CHART_LINE:
      return format_day ((TdDate) x);
    case TD_CHART_STEPS:
      return td_number_format_unit (x, scene->x_unit);
    case TD_CHART_BARS:
    case TD_CHART_COLUMNS:
    case TD_CHART_DOTS:
    case TD_CHART_GRID:
    default:
      return g_strdup (scene->categories->pdata[(guint) x]);
    }
}

char *
td_chart_scene_dup_number (TdChartScene *scene, double value)
{
  return scene->fractions ? td_number_format_fraction (value, scene->unit)
                          : td_number_format_unit (value, scene->unit);
}

char *
td_chart_scene_dup_value_text (TdChartScene *scene, const TdChartMark *mark)
{
  if (mark->hidden)
    /* Translators: in place of a number about too few people. */
    return g_strdup (_ ("hidden"));
  if (!isfinite (mark->value))
    return g_strdup (_ ("not available"));
  return td_chart_scene_dup_number (scene, mark->value);
}

char *
td_chart_scene_dup_interval_text (TdChartScene *scene, const TdChartMark *mark)
{
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  if (!isfinite (mark->value) || !isfinite (mark->low) || !isfinite (mark->high))
    return NULL;
  low = td_chart_scene_dup_number (scene, mark->low);
  high = td_chart_scene_dup_number (scene, mark->high);
  /* Translators: the ends of a confidence interval. */
  return g_strdup_printf (_ ("%s to %s"), low, high);
}

static void
append_value (GString *text, TdChartScene *self, const TdChartMark *mark)
{
  g_autofree char *value = td_chart_scene_dup_value_text (self, mark);
  g_autofree char *interval = td_chart_scene_dup_interval_text (self, mark);

  g_string_append (text, value);
  if (interval)
    g_string_append_printf (text, ", %s", interval);
}

char *
td_chart_scene_dup_mark_text (TdChartScene *self, guint mark)
{
  const TdChartSeries *series = NULL;
  const TdChartMark *found;
  g_autofree char *x = NULL;
  GString *text;

  g_return_val_if_fail (TD_IS_CHART_SCENE (self), NULL);

  found = td_chart_scene_find_mark (self, mark, &series);
  g_return_val_if_fail (found != NULL, NULL);

  x = td_chart_scene_dup_x_text (self, found->x);
  text = g_string_new (NULL);
  if (series->label && self->series->len > 1)
    g_string_append_printf (text, "%s, ", series->label);
  g_string_append_printf (text, "%s: ", x);
  append_value (text, self, found);
  if (found->note && *found->note)
    g_string_append_printf (text, ", %s", found->note);
  return g_string_free (text, FALSE);
}

/* "March 2026: 84 %" */
static char *
short_text (TdChartScene *self, const TdChartMark *mark)
{
  g_autofree char *x = td_chart_scene_dup_x_text (self, mark->x);
  g_autofree char *value = td_chart_scene_dup_value_text (self, mark);

  return g_strdup_printf ("%s: %s", x, value);
}

/* Curves: where it begins and ends, its least and its most. */
static void
describe_curve (TdChartScene *self, const TdChartSeries *series, GString *text)
{
  const TdChartMark *ends[4] = { NULL }; /* first, last, least, most */
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autofree char *least = NULL;
  g_autofree char *most = NULL;

  for (guint i = 0; i < series->marks->len; i++)
    {
      const TdChartMark *mark = &g_array_index (series->marks, TdChartMark, i);

      if (!isfinite (mark->value))
        continue;
      if (ends[0] == NULL)
        ends[0] = ends[2] = ends[3] = mark;
      ends[1] = mark;
      if (mark->value < ends[2]->value)
        ends[2] = mark;
      if (mark->value > ends[3]->value)
        ends[3] = mark;
    }
  if (ends[0] == NULL)
    return;
  first = short_text (self, ends[0]);
  last = short_text (self, ends[1]);
  least = short_text (self, ends[2]);
  most = short_text (self, ends[3]);
  g_string_append_c (text, ' ');
  if (series->label)
    g_string_append_printf (text, "%s: ", series->label);
  if (self->kind == TD_CHART_STEPS)
    /* Translators: two points of a curve, each "12 months: 84 %". */
    g_string_append_printf (text, _ ("from %s to %s."), first, last);
  else
    /* Translators: four points of a line, each "March 2026: 84 %". */
    g_string_append_printf (text, _ ("from %s to %s; lowest %s; highest %s."), first, last, least,
                            most);
}

/* Bars: all of them, they are few; of a grid the cells that hold something. */
static void
describe_bars (TdChartScene *self, const TdChartSeries *series, GString *text)
{
  const char *separator = "";

  g_string_append_c (text, ' ');
  if (series->label && self->series->len > 1)
    g_string_append_printf (text, "%s: ", series->label);
  for (guint i = 0; i < series->marks->len; i++)
    {
      const TdChartMark *mark = &g_array_index (series->marks, TdChartMark, i);
      g_autofree char *one = short_text (self, mark);

      if (self->kind == TD_CHART_GRID && !(mark->value > 0))
        continue;
      g_string_append_printf (text, "%s%s", separator, one);
      separator = "; ";
    }
  g_string_append_c (text, '.');
}

/* The places where a number is withheld; bars have said so already. */
static void
describe_hidden (TdChartScene *self, const TdChartSeries *series, GString *text)
{
  const char *separator = "";
  g_autoptr (GString) places = g_string_new (NULL);

  for (guint i = 0; i < series->marks->len; i++)
    {
      const TdChartMark *mark = &g_array_index (series->marks, TdChartMark, i);
      g_autofree char *x = mark->hidden ? td_chart_scene_dup_x_text (self, mark->x) : NULL;

      if (x == NULL)
        continue;
      g_string_append_printf (places, "%s%s", separator, x);
      separator = ", ";
    }
  if (places->len > 0)
    /* Translators: the months or groups of which a number is withheld, in a list. */
    g_string_append_printf (text, _ (" Hidden, about too few people: %s."), places->str);
}

const char *
td_chart_scene_get_empty_words (TdChartScene *scene)
{
  return td_chart_scene_has_hidden (scene) ? _ ("Hidden: these numbers are about too few people.")
                                           : _ ("Nothing to show yet.");
}

char *
td_chart_scene_dup_summary (TdChartScene *self)
{
  GString *text;

  g_return_val_if_fail (TD_IS_CHART_SCENE (self), NULL);

  text = g_string_new (self->title);
  g_string_append_c (text, '.');
  if (self->subtitle && *self->subtitle)
    g_string_append_printf (text, " %s.", self->subtitle);
  if (td_chart_scene_is_empty (self))
    g_string_append_printf (text, " %s", td_chart_scene_get_empty_words (self));
  else
    for (guint i = 0; i < self->series->len; i++)
      if (td_chart_scene_is_categorical (self))
        describe_bars (self, self->series->pdata[i], text);
      else
        describe_curve (self, self->series->pdata[i], text);
  for (guint i = 0; i < self->series->len && !td_chart_scene_is_empty (self); i++)
    if (!td_chart_scene_is_categorical (self) || self->kind == TD_CHART_GRID)
      describe_hidden (self, self->series->pdata[i], text);
  for (guint i = 0; i < self->references->len; i++)
    {
      const TdChartReference *reference = self->references->pdata[i];
      g_autofree char *value = td_number_format_unit (reference->value, self->unit);

      g_string_append_printf (text, " %s: %s.", reference->label ? reference->label : "", value);
    }
  if (self->caution && *self->caution)
    g_string_append_printf (text, " %s", self->caution);
  return g_string_free (text, FALSE);
}
