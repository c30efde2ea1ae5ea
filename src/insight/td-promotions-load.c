/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-promotions.h"

#include "insight/td-narrow.h"
#include "insight/td-suppression.h"
#include "insight/td-window.h"

#include <math.h>

typedef TdPromotionRate States[TD_N_STATES];

static void
row_clear (gpointer data)
{
  g_free (((TdPromotionRow *) data)->value);
}

static gboolean
is_small (gint64 count, gint64 threshold)
{
  return count > 0 && count < threshold;
}

/* The two states of everybody: what one shows would tell of the other where a total is known. */
static void
hide_states (States *states, gint64 threshold)
{
  gboolean hidden = FALSE;

  for (guint i = 0; i < TD_N_STATES; i++)
    hidden = hidden || is_small ((*states)[i].people, threshold) ||
             is_small ((*states)[i].count, threshold);
  for (guint i = 0; i < TD_N_STATES; i++)
    (*states)[i].hidden = hidden;
}

/* A group of which a few are left out, or that is a few, shows nothing. */
static void
hide_narrow (TdPromotions *self, const TdPromotions *whole, gint64 threshold)
{
  gboolean hidden = FALSE;

  for (guint i = 0; i < TD_N_STATES; i++)
    hidden = hidden ||
             td_narrow_is_small (self->states[i].people, whole->states[i].people, threshold) ||
             td_narrow_is_small (self->states[i].count, whole->states[i].count, threshold);
  for (guint i = 0; i < TD_N_STATES; i++)
    self->states[i].hidden = self->states[i].hidden || hidden;
  if (self->states[0].hidden)
    self->ratio = td_interval_none ();
  for (guint i = 0; i < self->months->len && i < whole->months->len; i++)
    {
      TdPromotionMonth *month = &g_array_index (self->months, TdPromotionMonth, i);

      month->hidden =
          month->hidden ||
          td_narrow_is_small (month->count,
                              g_array_index (whole->months, TdPromotionMonth, i).count, threshold);
    }
}

/* A table by value: each state is a column with a total that is shown above it. */
static void
hide_column (GArray *rows, guint state, gint64 threshold)
{
  g_autofree gint64 *counts = g_new (gint64, rows->len);
  g_autofree gboolean *few = g_new (gboolean, rows->len);
  g_autofree gboolean *small = g_new (gboolean, rows->len);

  for (guint i = 0; i < rows->len; i++)
    counts[i] = g_array_index (rows, TdPromotionRow, i).states[state].people;
  td_suppress_table (counts, rows->len, threshold, few);
  for (guint i = 0; i < rows->len; i++)
    counts[i] = g_array_index (rows, TdPromotionRow, i).states[state].count;
  td_suppress_table (counts, rows->len, threshold, small);
  for (guint i = 0; i < rows->len; i++)
    if (few[i] || small[i])
      g_array_index (rows, TdPromotionRow, i).states[state].hidden = TRUE;
}

static void
finish_states (States *states)
{
  for (guint i = 0; i < TD_N_STATES; i++)
    td_promotion_rate_finish (&(*states)[i]);
}

static int *
find_cells (GArray *stays, GHashTable *people)
{
  int *cells = g_new (int, stays->len + 1);

  for (guint i = 0; i < stays->len; i++)
    {
      gpointer cell;

      cells[i] =
          g_hash_table_lookup_extended (people, &g_array_index (stays, TdStay, i).id, NULL, &cell)
              ? GPOINTER_TO_INT (cell)
              : -1;
    }
  return cells;
}

static gboolean
add_rows (TdDatabase *db,
          TdPromotions *self,
          TdInsightDimension by,
          GArray *stays,
          const TdCareer *career,
          gint64 threshold,
          GError **error)
{
  g_autoptr (GPtrArray) values = td_dimension_load_values (db, by, error);
  g_autoptr (GHashTable) people = NULL;
  g_autofree States *states = NULL;
  g_autofree int *cells = NULL;

  if (values == NULL)
    return FALSE;
  people = td_dimension_load_people (db, by, values, error);
  if (people == NULL)
    return FALSE;
  states = g_new0 (States, values->len + 1);
  cells = find_cells (stays, people);
  td_promotions_count ((const TdStay *) stays->data, stays->len, career, self->window_start,
                       self->filter.as_of, cells, states, NULL);
  for (guint i = 0; i < values->len; i++)
    {
      TdPromotionRow row = { .value = g_strdup (g_ptr_array_index (values, i)) };

      finish_states (&states[i]);
      memcpy (row.states, states[i], sizeof row.states);
      g_array_append_val (self->rows, row);
    }
  for (guint state = 0; state < TD_N_STATES; state++)
    hide_column (self->rows, state, threshold);
  return TRUE;
}

/* Every month of the period, the ones without a promotion too. */
static void
add_months (TdPromotions *self, const TdCareer *career, gint64 threshold)
{
  TdDate from = MAX (self->filter.from, self->window_start);
  g_autofree gint64 *counts = NULL;
  g_autofree gboolean *hidden = NULL;

  for (TdDate day = td_date_month_start (from); day <= self->filter.as_of;
       day = td_date_add_months (day, 1))
    {
      TdPromotionMonth month = { day, 0, FALSE };

      g_array_append_val (self->months, month);
    }
  for (guint i = 0; i < career->days->len; i++)
    {
      TdDate on = g_array_index (career->days, TdCareerDay, i).day;

      if (on >= from && on <= self->filter.as_of)
        g_array_index (self->months, TdPromotionMonth,
                       td_date_get_month_number (on) - td_date_get_month_number (from))
            .count++;
    }
  counts = g_new (gint64, self->months->len + 1);
  hidden = g_new0 (gboolean, self->months->len + 1);
  for (guint i = 0; i < self->months->len; i++)
    counts[i] = g_array_index (self->months, TdPromotionMonth, i).count;
  td_suppress_table (counts, self->months->len, threshold, hidden);
  for (guint i = 0; i < self->months->len; i++)
    g_array_index (self->months, TdPromotionMonth, i).hidden = hidden[i];
}

static gboolean
count_all (TdDatabase *db,
           TdPromotions *self,
           TdInsightDimension by,
           const TdCareer *career,
           GError **error)
{
  g_autoptr (GArray) stays = td_stays_load (db, &self->filter, TD_ROLE_MENTEE, error);
  gint64 threshold;
  TdDate launch;

  if (stays == NULL || !td_stays_load_launch (db, &self->filter, &launch, error) ||
      !td_suppression_load_threshold (db, &threshold, error))
    return FALSE;
  self->window_start = MAX (self->window_start, launch);
  td_promotions_count ((const TdStay *) stays->data, stays->len, career, self->window_start,
                       self->filter.as_of, NULL, &self->states, self->events);
  finish_states (&self->states);
  hide_states (&self->states, threshold);
  if (!self->states[0].hidden)
    self->ratio = td_promotion_rate_compare (&self->states[1], &self->states[0]);
  add_months (self, career, threshold);
  return by == TD_DIMENSION_NONE || add_rows (db, self, by, stays, career, threshold, error);
}

static gboolean
suppress (TdDatabase *db, TdPromotions *self, GError **error)
{
  TdInsightFilter filter = self->filter;
  g_autoptr (TdPromotions) whole = NULL;
  gint64 threshold;

  filter.dimension = TD_DIMENSION_NONE;
  filter.value = NULL;
  whole = td_promotions_load (db, &filter, self->kind, TD_DIMENSION_NONE, error);
  if (whole == NULL || !td_suppression_load_threshold (db, &threshold, error))
    return FALSE;
  hide_narrow (self, whole, threshold);
  return TRUE;
}

static TdPromotions *
promotions_new (const TdInsightFilter *filter, const TdCareer *career)
{
  TdPromotions *self = g_new0 (TdPromotions, 1);

  self->filter = td_insight_filter_copy (filter);
  self->kind = career->kind;
  self->watched_since = career->since;
  self->n_reorganised = career->n_reorganised;
  self->ratio = td_interval_none ();
  self->rows = g_array_new (FALSE, FALSE, sizeof (TdPromotionRow));
  g_array_set_clear_func (self->rows, row_clear);
  self->months = g_array_new (FALSE, FALSE, sizeof (TdPromotionMonth));
  self->events = g_array_new (FALSE, FALSE, sizeof (TdPromotionEvent));
  finish_states (&self->states);
  return self;
}

TdPromotions *
td_promotions_load (TdDatabase *db,
                    const TdInsightFilter *filter,
                    TdCareerKind kind,
                    TdInsightDimension by,
                    GError **error)
{
  g_autoptr (TdCareer) career = td_career_load (db, filter, kind, error);
  g_autoptr (TdPromotions) self = NULL;
  TdDataWindow window;

  if (career == NULL || !td_data_window_load (db, filter->as_of, &window, error))
    return NULL;
  self = promotions_new (filter, career);
  self->window_start = window.start;
  if (self->window_start != TD_DATE_NONE && !count_all (db, self, by, career, error))
    return NULL;
  if (td_insight_filter_is_narrow (filter) && !suppress (db, self, error))
    return NULL;
  if (self->states[0].hidden)
    g_array_set_size (self->events, 0);
  return g_steal_pointer (&self);
}
