/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "report/td-insight-sheet.h"

#include <glib/gi18n-lib.h>

#include "base/td-decimal.h"
#include "base/td-error.h"
#include "insight/td-insight-words.h"
#include "insight/td-verdict.h"
#include "report/td-consistency-charts.h"
#include "report/td-engagement-charts.h"
#include "report/td-exit-reasons-charts.h"
#include "report/td-insight-charts.h"
#include "report/td-outcomes-charts.h"
#include "report/td-retention-charts.h"

typedef gboolean (*FillFunc) (TdInsightSheet *self,
                              TdDatabase *db,
                              const TdInsightFilter *filter,
                              const TdInsightSheet *shown,
                              GError **error);

/* What of the data may be shown beside those of @shown; NULL without it. FALSE with @error. */
static gboolean
make_guard (TdDatabase *db,
            const TdInsightFilter *filter,
            GHashTable *lists,
            const TdInsightFilter *shown_filter,
            GHashTable *shown_lists,
            TdBesideGuard **guard,
            GError **error)
{
  if (shown_filter)
    *guard = td_beside_guard_new (db, shown_filter, shown_lists, filter, lists, error);
  return shown_filter == NULL || *guard != NULL;
}

static void
take_data (TdInsightSheet *self, gpointer data, GDestroyNotify free_data, GPtrArray *figures)
{
  self->data = data;
  self->free_data = free_data;
  self->figures = g_ptr_array_ref (figures);
}

static void
take_charts (TdInsightSheet *self,
             GPtrArray *charts,
             const TdInsightSheet *shown,
             const TdBesideGuard *guard)
{
  self->charts = charts;
  if (guard)
    td_insight_charts_guard (charts, shown->charts, guard);
}

static gboolean
fill_engagement (TdInsightSheet *self,
                 TdDatabase *db,
                 const TdInsightFilter *filter,
                 const TdInsightSheet *shown,
                 GError **error)
{
  TdEngagement *data = td_engagement_load (db, filter, error);
  const TdEngagement *other = shown ? shown->data : NULL;
  TdInsightDimension by = td_insight_filter_get_by (filter);
  g_autoptr (TdBesideGuard) guard = NULL;

  if (data == NULL)
    return FALSE;
  take_data (self, data, (GDestroyNotify) td_engagement_free, data->figures);
  if (!make_guard (db, filter, data->lists, other ? &other->filter : NULL,
                   other ? other->lists : NULL, &guard, error))
    return FALSE;
  if (by != TD_DIMENSION_NONE)
    self->breakdown = td_breakdown_of_engagement (db, data, by, guard, error);
  if (guard)
    td_engagement_guard (data, other, guard);
  take_charts (self, td_engagement_charts_new (data), shown, guard);
  self->meaning = td_insight_words_take_guarded (td_insight_words_engagement (data), data->figures);
  return by == TD_DIMENSION_NONE || self->breakdown;
}

/* A check with its count, in one line. */
static void
add_check (TdInsightSheet *self, const TdDataCheck *check)
{
  g_autofree char *count = td_decimal_format (check->count, 0);

  /* Translators: what is wrong in the data, and how often. */
  g_ptr_array_add (self->checks, g_strdup_printf (_ ("%s: %s"), check->label, count));
}

static void
add_verdicts (TdInsightSheet *self, const TdRetention *data)
{
  g_autofree char *mentees = td_retention_dup_mentees (data);
  g_autofree char *mentors = td_participation_dup_text (&data->mentors);

  g_ptr_array_add (self->verdicts, g_strdup_printf (_ ("Mentees: %s"), mentees));
  g_ptr_array_add (self->verdicts, g_strdup_printf (_ ("Mentors: %s"), mentors));
}

static gboolean
fill_retention (TdInsightSheet *self,
                TdDatabase *db,
                const TdInsightFilter *filter,
                const TdInsightSheet *shown,
                GError **error)
{
  TdRetention *data = td_retention_load (db, filter, error);
  const TdRetention *other = shown ? shown->data : NULL;
  TdInsightDimension by = td_insight_filter_get_by (filter);
  g_autoptr (TdBesideGuard) guard = NULL;

  if (data == NULL)
    return FALSE;
  take_data (self, data, (GDestroyNotify) td_retention_free, data->figures);
  if (!make_guard (db, filter, data->lists, other ? &other->filter : NULL,
                   other ? other->lists : NULL, &guard, error))
    return FALSE;
  if (by != TD_DIMENSION_NONE)
    self->breakdown = td_breakdown_of_retention (db, data, by, guard, error);
  if (guard)
    td_retention_guard (data, other, guard);
  take_charts (self, td_retention_charts_new (data), shown, guard);
  self->meaning = td_insight_words_take_guarded (td_insight_words_retention (data), data->figures);
  add_verdicts (self, data);
  for (guint i = 0; i < data->checks->len; i++)
    add_check (self, data->checks->pdata[i]);
  return by == TD_DIMENSION_NONE || self->breakdown;
}

static gboolean
fill_outcomes (TdInsightSheet *self,
               TdDatabase *db,
               const TdInsightFilter *filter,
               const TdInsightSheet *shown,
               GError **error)
{
  TdOutcomes *data = td_outcomes_load (db, filter, error);
  const TdOutcomes *other = shown ? shown->data : NULL;
  g_autoptr (TdBesideGuard) guard = NULL;

  if (data == NULL)
    return FALSE;
  take_data (self, data, (GDestroyNotify) td_outcomes_free, data->figures);
  if (!make_guard (db, filter, data->lists, other ? &other->filter : NULL,
                   other ? other->lists : NULL, &guard, error))
    return FALSE;
  if (guard)
    td_outcomes_guard (data, other, guard);
  take_charts (self, td_outcomes_charts_new (data), shown, guard);
  self->meaning = td_insight_words_take_guarded (td_insight_words_outcomes (data), data->figures);
  return TRUE;
}

static gboolean
fill_consistency (TdInsightSheet *self,
                  TdDatabase *db,
                  const TdInsightFilter *filter,
                  const TdInsightSheet *shown,
                  GError **error)
{
  TdConsistency *data = td_consistency_load (db, filter, error);
  const TdConsistency *other = shown ? shown->data : NULL;
  g_autoptr (TdBesideGuard) guard = NULL;

  if (data == NULL)
    return FALSE;
  take_data (self, data, (GDestroyNotify) td_consistency_free, data->figures);
  if (!make_guard (db, filter, data->lists, other ? &other->filter : NULL,
                   other ? other->lists : NULL, &guard, error))
    return FALSE;
  if (guard)
    td_consistency_guard (data, other, guard);
  take_charts (self, td_consistency_charts_new (data), shown, guard);
  self->meaning =
      td_insight_words_take_guarded (td_insight_words_consistency (data), data->figures);
  return TRUE;
}

static gboolean
fill_exit_reasons (TdInsightSheet *self,
                   TdDatabase *db,
                   const TdInsightFilter *filter,
                   const TdInsightSheet *shown,
                   GError **error)
{
  TdExitReasons *data = td_exit_reasons_load (db, filter, error);
  const TdExitReasons *other = shown ? shown->data : NULL;
  g_autoptr (TdBesideGuard) guard = NULL;

  if (data == NULL)
    return FALSE;
  take_data (self, data, (GDestroyNotify) td_exit_reasons_free, data->figures);
  if (!make_guard (db, filter, data->lists, other ? &other->filter : NULL,
                   other ? other->lists : NULL, &guard, error))
    return FALSE;
  if (guard)
    td_exit_reasons_guard (data, other, guard);
  take_charts (self, td_exit_reasons_charts_new (data), shown, guard);
  self->meaning =
      td_insight_words_take_guarded (td_insight_words_exit_reasons (data), data->figures);
  return TRUE;
}

static const char *const kinds[] = { "engagement",  "retention",    "outcomes",
                                     "consistency", "exit-reasons", NULL };
static const char *const titles[] = { N_ ("Engagement"), N_ ("Retention"), N_ ("Outcomes"),
                                      N_ ("Consistency"), N_ ("Exit reasons") };
static const FillFunc fills[] = { fill_engagement, fill_retention, fill_outcomes, fill_consistency,
                                  fill_exit_reasons };

const char *const *
td_insight_sheet_get_kinds (void)
{
  return kinds;
}

gboolean
td_insight_sheet_has_cohorts (const char *kind)
{
  return !g_str_equal (kind, "retention") && !g_str_equal (kind, "exit-reasons");
}

static TdInsightSheet *
load (TdDatabase *db,
      const char *kind,
      const TdInsightFilter *filter,
      const TdInsightSheet *shown,
      GError **error)
{
  g_autoptr (TdInsightSheet) self = g_new0 (TdInsightSheet, 1);
  guint i = 0;

  while (kinds[i] && !g_str_equal (kinds[i], kind))
    i++;
  if (kinds[i] == NULL)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND, _ ("There is no dashboard “%s”."), kind);
      return NULL;
    }
  self->kind = kinds[i];
  self->title = _ (titles[i]);
  self->verdicts = g_ptr_array_new_with_free_func (g_free);
  self->checks = g_ptr_array_new_with_free_func (g_free);
  return fills[i](self, db, filter, shown, error) ? g_steal_pointer (&self) : NULL;
}

TdInsightSheet *
td_insight_sheet_load (TdDatabase *db,
                       const char *kind,
                       const TdInsightFilter *filter,
                       GError **error)
{
  g_return_val_if_fail (db != NULL && kind != NULL && filter != NULL, NULL);

  return load (db, kind, filter, NULL, error);
}

TdInsightSheet *
td_insight_sheet_load_beside (TdDatabase *db,
                              const TdInsightSheet *shown,
                              const TdInsightFilter *filter,
                              GError **error)
{
  g_return_val_if_fail (db != NULL && shown != NULL && filter != NULL, NULL);

  return load (db, shown->kind, filter, shown, error);
}

void
td_insight_sheet_free (TdInsightSheet *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->figures, g_ptr_array_unref);
  g_clear_pointer (&self->charts, g_ptr_array_unref);
  g_clear_pointer (&self->verdicts, g_ptr_array_unref);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_pointer (&self->breakdown, td_breakdown_table_free);
  g_free (self->meaning);
  if (self->free_data)
    self->free_data (self->data);
  g_free (self);
}
