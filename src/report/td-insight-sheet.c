/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "report/td-insight-sheet.h"

#include <glib/gi18n-lib.h>

#include "base/td-error.h"
#include "insight/td-insight-words.h"
#include "insight/td-verdict.h"
#include "report/td-consistency-charts.h"
#include "report/td-engagement-charts.h"
#include "report/td-exit-reasons-charts.h"
#include "report/td-outcomes-charts.h"
#include "report/td-retention-charts.h"

typedef gboolean (*FillFunc) (TdInsightSheet *self,
                              TdDatabase *db,
                              const TdInsightFilter *filter,
                              GError **error);

static gboolean
fill_engagement (TdInsightSheet *self,
                 TdDatabase *db,
                 const TdInsightFilter *filter,
                 GError **error)
{
  g_autoptr (TdEngagement) data = td_engagement_load (db, filter, error);

  if (data == NULL)
    return FALSE;
  self->figures = g_ptr_array_ref (data->figures);
  self->charts = td_engagement_charts_new (data);
  self->meaning = td_insight_words_engagement (data);
  if (td_insight_filter_get_by (filter) != TD_DIMENSION_NONE)
    self->breakdown =
        td_breakdown_of_engagement (db, data, td_insight_filter_get_by (filter), error);
  return td_insight_filter_get_by (filter) == TD_DIMENSION_NONE || self->breakdown;
}

/* A check with its count, in one line. */
static void
add_check (TdInsightSheet *self, const TdDataCheck *check)
{
  g_autofree char *count = td_number_format (check->count, 0);

  /* Translators: what is wrong in the data, and how often. */
  g_ptr_array_add (self->checks, g_strdup_printf (_ ("%s: %s"), check->label, count));
}

static gboolean
fill_retention (TdInsightSheet *self, TdDatabase *db, const TdInsightFilter *filter, GError **error)
{
  g_autoptr (TdRetention) data = td_retention_load (db, filter, error);
  g_autofree char *mentees = NULL;
  g_autofree char *mentors = NULL;

  if (data == NULL)
    return FALSE;
  self->figures = g_ptr_array_ref (data->figures);
  self->charts = td_retention_charts_new (data);
  self->meaning = td_insight_words_retention (data);
  mentees = td_participation_dup_text (&data->participation);
  mentors = td_participation_dup_text (&data->mentors);
  g_ptr_array_add (self->verdicts, g_strdup_printf (_ ("Mentees: %s"), mentees));
  g_ptr_array_add (self->verdicts, g_strdup_printf (_ ("Mentors: %s"), mentors));
  for (guint i = 0; i < data->checks->len; i++)
    add_check (self, data->checks->pdata[i]);
  if (td_insight_filter_get_by (filter) != TD_DIMENSION_NONE)
    self->breakdown =
        td_breakdown_of_retention (db, data, td_insight_filter_get_by (filter), error);
  return td_insight_filter_get_by (filter) == TD_DIMENSION_NONE || self->breakdown;
}

static gboolean
fill_outcomes (TdInsightSheet *self, TdDatabase *db, const TdInsightFilter *filter, GError **error)
{
  g_autoptr (TdOutcomes) data = td_outcomes_load (db, filter, error);

  if (data == NULL)
    return FALSE;
  self->figures = g_ptr_array_ref (data->figures);
  self->charts = td_outcomes_charts_new (data);
  self->meaning = td_insight_words_outcomes (data);
  return TRUE;
}

static gboolean
fill_consistency (TdInsightSheet *self,
                  TdDatabase *db,
                  const TdInsightFilter *filter,
                  GError **error)
{
  g_autoptr (TdConsistency) data = td_consistency_load (db, filter, error);

  if (data == NULL)
    return FALSE;
  self->figures = g_ptr_array_ref (data->figures);
  self->charts = td_consistency_charts_new (data);
  self->meaning = td_insight_words_consistency (data);
  return TRUE;
}

static gboolean
fill_exit_reasons (TdInsightSheet *self,
                   TdDatabase *db,
                   const TdInsightFilter *filter,
                   GError **error)
{
  g_autoptr (TdExitReasons) data = td_exit_reasons_load (db, filter, error);

  if (data == NULL)
    return FALSE;
  self->figures = g_ptr_array_ref (data->figures);
  self->charts = td_exit_reasons_charts_new (data);
  self->meaning = td_insight_words_exit_reasons (data);
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

TdInsightSheet *
td_insight_sheet_load (TdDatabase *db,
                       const char *kind,
                       const TdInsightFilter *filter,
                       GError **error)
{
  g_autoptr (TdInsightSheet) self = g_new0 (TdInsightSheet, 1);
  guint i = 0;

  g_return_val_if_fail (db != NULL && kind != NULL && filter != NULL, NULL);

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
  return fills[i](self, db, filter, error) ? g_steal_pointer (&self) : NULL;
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
  g_free (self);
}
