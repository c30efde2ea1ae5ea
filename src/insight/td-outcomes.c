/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-outcomes-private.h"

#include "insight/td-engagement-private.h"
#include "insight/td-everybody.h"
#include "insight/td-narrow.h"
#include "insight/td-suppression.h"

#include "base/td-decimal.h"

#include <glib/gi18n-lib.h>

const TdInsightList *
td_outcomes_get_list (const TdOutcomes *self, const char *key)
{
  return g_hash_table_lookup (self->lists, key);
}

static void
topic_clear (gpointer data)
{
  g_free (((TdTopicScore *) data)->topic);
}

static TdOutcomes *
outcomes_new (const TdInsightFilter *filter)
{
  TdOutcomes *self = g_new0 (TdOutcomes, 1);

  self->filter = td_insight_filter_copy (filter);
  self->figures = g_ptr_array_new_with_free_func (g_object_unref);
  self->topics = g_array_new (FALSE, FALSE, sizeof (TdTopicScore));
  g_array_set_clear_func (self->topics, topic_clear);
  self->satisfaction = g_array_new (FALSE, FALSE, sizeof (TdSatisfactionQuarter));
  self->goals = g_array_new (FALSE, FALSE, sizeof (TdGoalMonth));
  self->lists = td_insight_lists_new ();
  return self;
}

void
td_outcomes_free (TdOutcomes *self)
{
  if (self == NULL)
    return;

  td_insight_filter_clear (&self->filter);
  g_free (self->program_name);
  g_free (self->objective);
  g_ptr_array_unref (self->figures);
  td_company_survey_clear (&self->survey);
  g_array_unref (self->topics);
  g_array_unref (self->satisfaction);
  g_array_unref (self->goals);
  for (guint i = 0; i < TD_N_STATES; i++)
    g_clear_pointer (&self->first_promotion[i], td_survival_free);
  g_hash_table_unref (self->lists);
  g_free (self);
}

/* The match rate against its target. */
static gboolean
add_match_rate (TdDatabase *db, TdOutcomes *self, double target, GError **error)
{
  g_auto (TdEngagementFacts) facts = { 0 };
  TdFigure *figure;

  if (!td_engagement_members_read (db, &self->filter, &facts, error))
    return FALSE;
  figure = td_engagement_new_match_rate (&facts, self->lists);
  figure->target = target;
  g_ptr_array_add (self->figures, figure);
  return TRUE;
}

/* Beside the change of participants that of the others, without a test between the two. */
static void
add_survey_change (TdOutcomes *self)
{
  const TdSurveyChange *own = &self->survey.own, *others = &self->survey.others;
  g_autofree char *change = NULL;
  TdFigure *figure;

  if (own->hidden)
    {
      g_ptr_array_add (self->figures, td_figure_new_hidden ("survey_change", "score"));
      return;
    }
  figure = td_figure_new_score ("survey_change", self->survey.own_changes);
  figure->lower = own->change.lower;
  figure->upper = own->change.upper;
  for (guint i = 0; i < self->survey.own_changes->len; i++)
    td_insight_lists_add (self->lists, "survey_change", TD_SUBJECT_EMPLOYEE, TD_LIST_PLAIN,
                          g_array_index (self->survey.own_changes, TdPersonScore, i).person_id, 0);
  change = td_decimal_format_signed (others->change.estimate, 2);
  if (own->n > 0 && !others->hidden && others->n > 0)
    td_record_take_text (
        &figure->remark,
        /* Translators: "70 people; of 186 others over the same waves +0.01". */
        g_strdup_printf (ngettext ("%'u person; of %'u others over the same waves %s",
                                   "%'u people; of %'u others over the same waves %s", own->n),
                         own->n, others->n, change));
  g_ptr_array_add (self->figures, figure);
}

static gboolean
add_all (TdDatabase *db,
         TdOutcomes *self,
         const TdInsightProgram *program,
         gint64 threshold,
         GError **error)
{
  if (!td_outcomes_add_feedback (db, self, program, threshold, error) ||
      !add_match_rate (db, self, program->target_match_rate, error) ||
      !td_outcomes_add_goals (db, self, error))
    return FALSE;
  add_survey_change (self);
  if (!td_outcomes_add_career (db, self, error))
    return FALSE;
  return td_outcomes_add_mentors (db, self, error);
}

static gpointer
load_any (TdDatabase *db, const TdInsightFilter *filter, GError **error)
{
  return td_outcomes_load (db, filter, error);
}

/* Of a department only what differs from everybody by enough people. */
static gboolean
hide_small (TdDatabase *db, TdOutcomes *self, gint64 threshold, GError **error)
{
  g_autoptr (TdEverybody) everybody =
      td_everybody_load (db, "insight/outcomes/everybody", &self->filter, load_any,
                         (GDestroyNotify) td_outcomes_free, error);
  const TdOutcomes *whole = everybody ? everybody->data : NULL;

  if (whole == NULL)
    return FALSE;
  td_narrow_hide_figures (self->figures, self->lists, whole->figures, whole->lists, FALSE,
                          threshold);
  return TRUE;
}

void
td_outcomes_guard (TdOutcomes *self, const TdOutcomes *shown, TdBesideGuard *guard)
{
  td_beside_guard_hide_figures (guard, self->figures, shown->figures);
}

TdOutcomes *
td_outcomes_load (TdDatabase *db, const TdInsightFilter *filter, GError **error)
{
  g_autoptr (TdOutcomes) self = outcomes_new (filter);
  g_auto (TdInsightProgram) program = { 0 };
  gint64 threshold;

  g_return_val_if_fail (filter->as_of != TD_DATE_NONE, NULL);

  if (!td_insight_program_load (db, filter->program_id, &program, error) ||
      !td_suppression_load_threshold (db, &threshold, error) ||
      !td_company_survey_load (db, filter, &self->survey, error) ||
      !add_all (db, self, &program, threshold, error))
    return NULL;
  self->program_name = g_steal_pointer (&program.name);
  self->objective = g_steal_pointer (&program.objective);
  if (td_insight_filter_is_narrow (filter) && !hide_small (db, self, threshold, error))
    return NULL;
  return g_steal_pointer (&self);
}
