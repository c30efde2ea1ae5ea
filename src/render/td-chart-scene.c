/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "render/td-chart-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

G_DEFINE_FINAL_TYPE (TdChartScene, td_chart_scene, G_TYPE_OBJECT)

static void
mark_clear (gpointer data)
{
  TdChartMark *mark = data;

  g_free (mark->note);
  g_free (mark->id);
}

static void
series_free (gpointer data)
{
  TdChartSeries *series = data;

  g_free (series->label);
  g_array_unref (series->marks);
  g_array_unref (series->at_risk);
  g_free (series);
}

static void
reference_free (gpointer data)
{
  TdChartReference *reference = data;

  g_free (reference->label);
  g_free (reference);
}

static void
td_chart_scene_finalize (GObject *object)
{
  TdChartScene *self = TD_CHART_SCENE (object);

  g_free (self->code);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->caution);
  g_free (self->x_label);
  g_free (self->value_label);
  g_ptr_array_unref (self->categories);
  g_ptr_array_unref (self->series);
  g_ptr_array_unref (self->references);
  G_OBJECT_CLASS (td_chart_scene_parent_class)->finalize (object);
}

static void
td_chart_scene_class_init (TdChartSceneClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = td_chart_scene_finalize;
}

static void
td_chart_scene_init (TdChartScene *self)
{
  self->show_title = TRUE;
  self->x_unit = TD_UNIT_DAYS;
  self->low = self->high = NAN;
  self->x_low = self->x_high = NAN;
  self->categories = g_ptr_array_new_with_free_func (g_free);
  self->series = g_ptr_array_new_with_free_func (series_free);
  self->references = g_ptr_array_new_with_free_func (reference_free);
}

TdChartScene *
td_chart_scene_new (TdChartKind kind, const char *title)
{
  TdChartScene *self = g_object_new (TD_TYPE_CHART_SCENE, NULL);

  self->kind = kind;
  self->title = g_strdup (title ? title : "");
  return self;
}

void
td_chart_scene_set_code (TdChartScene *self, const char *code)
{
  g_return_if_fail (TD_IS_CHART_SCENE (self));

  g_free (self->code);
  self->code = g_strdup (code);
}

const char *
td_chart_scene_get_code (TdChartScene *self)
{
  g_return_val_if_fail (TD_IS_CHART_SCENE (self), NULL);

  return self->code;
}

void
td_chart_scene_set_subtitle (TdChartScene *self, const char *subtitle)
{
  g_return_if_fail (TD_IS_CHART_SCENE (self));

  g_free (self->subtitle);
  self->subtitle = g_strdup (subtitle);
}

void
td_chart_scene_set_axes (TdChartScene *self, const char *x_label, const char *value_label)
{
  g_return_if_fail (TD_IS_CHART_SCENE (self));

  g_free (self->x_label);
  g_free (self->value_label);
  self->x_label = g_strdup (x_label);
  self->value_label = g_strdup (value_label);
}

void
td_chart_scene_set_caution (TdChartScene *self, const char *caution)
{
  g_return_if_fail (TD_IS_CHART_SCENE (self));

  g_free (self->caution);
  self->caution = g_strdup (caution);
}

void
td_chart_scene_set_screen_only (TdChartScene *self, gboolean screen_only)
{
  g_return_if_fail (TD_IS_CHART_SCENE (self));

  self->screen_only = screen_only;
}

gboolean
td_chart_scene_is_screen_only (TdChartScene *self)
{
  g_return_val_if_fail (TD_IS_CHART_SCENE (self), TRUE);

  return self->screen_only;
}

void
td_chart_scene_set_show_title (TdChartScene *self, gboolean show_title)
{
  g_return_if_fail (TD_IS_CHART_SCENE (self));

  self->show_title = show_title;
}

void
td_chart_scene_set_unit (TdChartScene *self, TdUnit unit)
{
  g_return_if_fail (TD_IS_CHART_SCENE (self));

  self->unit = unit;
}

void
td_chart_scene_set_x_unit (TdChartScene *self, TdUnit unit)
{
  g_return_if_fail (TD_IS_CHART_SCENE (self));

  self->x_unit = unit;
}

void
td_chart_scene_set_range (TdChartScene *self, double low, double high)
{
  g_return_if_fail (TD_IS_CHART_SCENE (self));

  self->low = low;
  self->high = high;
}

void
td_chart_scene_add_reference (TdChartScene *self, double value, const char *label)
{
  TdChartReference *reference;

  g_return_if_fail (TD_IS_CHART_SCENE (self));
  g_return_if_fail (isfinite (value));

  reference = g_new0 (TdChartReference, 1);
  reference->value = value;
  reference->label = g_strdup (label);
  g_ptr_array_add (self->references, reference);
}

guint
td_chart_scene_add_category (TdChartScene *self, const char *label)
{
  g_return_val_if_fail (TD_IS_CHART_SCENE (self), 0);

  g_ptr_array_add (self->categories, g_strdup (label ? label : ""));
  return self->categories->len - 1;
}

guint
td_chart_scene_add_series (TdChartScene *self, const char *label)
{
  TdChartSeries *series;

  g_return_val_if_fail (TD_IS_CHART_SCENE (self), 0);

  series = g_new0 (TdChartSeries, 1);
  series->label = g_strdup (label);
  series->marks = g_array_new (FALSE, FALSE, sizeof (TdChartMark));
  series->at_risk = g_array_new (FALSE, FALSE, sizeof (TdChartAtRisk));
  g_array_set_clear_func (series->marks, mark_clear);
  g_ptr_array_add (self->series, series);
  return self->series->len - 1;
}

/* The counts behind a point; those of a hidden one would give it away. */
static char *
dup_note (const TdChartPoint *point)
{
  if (point->hidden)
    return NULL;
  if (point->note == NULL && point->of > 0)
    /* Translators: a count and of how many: "412 of 490". */
    return g_strdup_printf (_ ("%'d of %'d"), (int) point->count, (int) point->of);
  return g_strdup (point->note);
}

void
td_chart_scene_add_point (TdChartScene *self, guint series, const TdChartPoint *point)
{
  TdChartMark mark = {
    .x = point->x,
    .value = point->hidden ? NAN : point->value,
    .low = point->hidden ? NAN : point->low,
    .high = point->hidden ? NAN : point->high,
    .hidden = point->hidden,
    .weak = point->weak,
    .count = point->hidden ? 0 : point->count,
    .of = point->hidden ? 0 : point->of,
  };
  GArray *marks;

  g_return_if_fail (TD_IS_CHART_SCENE (self));
  g_return_if_fail (series < self->series->len);
  g_return_if_fail (isfinite (point->x));

  marks = ((TdChartSeries *) self->series->pdata[series])->marks;
  g_return_if_fail (marks->len == 0 ||
                    g_array_index (marks, TdChartMark, marks->len - 1).x <= point->x);
  g_return_if_fail (!td_chart_scene_is_categorical (self) || point->x < self->categories->len);
  if (isfinite (mark.value) && fabs (mark.value - round (mark.value)) > 0)
    self->fractions = TRUE;
  mark.note = dup_note (point);
  mark.id = g_strdup (point->id);
  g_array_append_val (marks, mark);
}

void
td_chart_scene_add_at_risk (TdChartScene *self, guint series, double x, guint count)
{
  TdChartAtRisk at_risk = { x, count };

  g_return_if_fail (TD_IS_CHART_SCENE (self));
  g_return_if_fail (self->kind == TD_CHART_STEPS && series < self->series->len);

  g_array_append_val (((TdChartSeries *) self->series->pdata[series])->at_risk, at_risk);
}

TdChartKind
td_chart_scene_get_kind (TdChartScene *self)
{
  g_return_val_if_fail (TD_IS_CHART_SCENE (self), TD_CHART_LINE);

  return self->kind;
}

const char *
td_chart_scene_get_subtitle (TdChartScene *self)
{
  g_return_val_if_fail (TD_IS_CHART_SCENE (self), NULL);

  return self->subtitle;
}

const char *
td_chart_scene_get_caution (TdChartScene *self)
{
  g_return_val_if_fail (TD_IS_CHART_SCENE (self), NULL);

  return self->caution;
}

const char *
td_chart_scene_get_title (TdChartScene *self)
{
  g_return_val_if_fail (TD_IS_CHART_SCENE (self), NULL);

  return self->title;
}

guint
td_chart_scene_get_n_categories (TdChartScene *self)
{
  g_return_val_if_fail (TD_IS_CHART_SCENE (self), 0);

  return self->categories->len;
}

const char *
td_chart_scene_get_category (TdChartScene *self, guint category)
{
  g_return_val_if_fail (TD_IS_CHART_SCENE (self), NULL);
  g_return_val_if_fail (category < self->categories->len, NULL);

  return self->categories->pdata[category];
}

guint
td_chart_scene_get_n_series (TdChartScene *self)
{
  g_return_val_if_fail (TD_IS_CHART_SCENE (self), 0);

  return self->series->len;
}

gboolean
td_chart_scene_is_categorical (TdChartScene *scene)
{
  return scene->kind != TD_CHART_LINE && scene->kind != TD_CHART_STEPS;
}

gboolean
td_chart_scene_is_empty (TdChartScene *self)
{
  guint n_marks;

  g_return_val_if_fail (TD_IS_CHART_SCENE (self), TRUE);

  n_marks = td_chart_scene_get_n_marks (self);
  for (guint i = 0; i < n_marks; i++)
    if (isfinite (td_chart_scene_find_mark (self, i, NULL)->value))
      return FALSE;
  return TRUE;
}

gboolean
td_chart_scene_has_hidden (TdChartScene *self)
{
  guint n_marks;

  g_return_val_if_fail (TD_IS_CHART_SCENE (self), FALSE);

  n_marks = td_chart_scene_get_n_marks (self);
  for (guint i = 0; i < n_marks; i++)
    if (td_chart_scene_find_mark (self, i, NULL)->hidden)
      return TRUE;
  return FALSE;
}

guint
td_chart_scene_get_n_marks (TdChartScene *self)
{
  guint n_marks = 0;

  g_return_val_if_fail (TD_IS_CHART_SCENE (self), 0);

  for (guint i = 0; i < self->series->len; i++)
    n_marks += ((TdChartSeries *) self->series->pdata[i])->marks->len;
  return n_marks;
}

const TdChartMark *
td_chart_scene_find_mark (TdChartScene *scene, guint mark, const TdChartSeries **series)
{
  for (guint i = 0; i < scene->series->len; i++)
    {
      const TdChartSeries *candidate = scene->series->pdata[i];

      if (mark < candidate->marks->len)
        {
          if (series)
            *series = candidate;
          return &g_array_index (candidate->marks, TdChartMark, mark);
        }
      mark -= candidate->marks->len;
    }
  return NULL;
}

const char *
td_chart_scene_get_mark_id (TdChartScene *self, guint mark)
{
  g_return_val_if_fail (TD_IS_CHART_SCENE (self), NULL);
  g_return_val_if_fail (mark < td_chart_scene_get_n_marks (self), NULL);

  return td_chart_scene_find_mark (self, mark, NULL)->id;
}

int
td_chart_scene_step (TdChartScene *self, guint mark, int across, int down)
{
  int row = 0;
  int place = (int) mark;

  g_return_val_if_fail (TD_IS_CHART_SCENE (self), -1);

  if (self->kind != TD_CHART_GRID)
    {
      place += across + down;
      return place >= 0 && place < (int) td_chart_scene_get_n_marks (self) ? place : -1;
    }
  while (row < (int) self->series->len &&
         place >= (int) ((TdChartSeries *) self->series->pdata[row])->marks->len)
    place -= (int) ((TdChartSeries *) self->series->pdata[row++])->marks->len;
  row += down;
  place += across;
  if (row < 0 || row >= (int) self->series->len || place < 0 ||
      place >= (int) ((TdChartSeries *) self->series->pdata[row])->marks->len)
    return -1;
  for (int i = 0; i < row; i++)
    place += (int) ((TdChartSeries *) self->series->pdata[i])->marks->len;
  return place;
}
