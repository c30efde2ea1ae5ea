/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-outcomes.h"

#include "insight/td-insight-program.h"

#include <math.h>

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
  g_hash_table_unref (self->lists);
  g_free (self);
}

TdOutcomes *
td_outcomes_load (TdDatabase *db, const TdInsightFilter *filter, GError **error)
{
  g_autoptr (TdOutcomes) self = outcomes_new (filter);
  g_auto (TdInsightProgram) program = { 0 };

  g_return_val_if_fail (filter->as_of != TD_DATE_NONE, NULL);

  if (!td_insight_program_load (db, filter->program_id, &program, error) ||
      !td_company_survey_load (db, filter, &self->survey, error))
    return NULL;
  self->program_name = g_steal_pointer (&program.name);
  self->objective = g_steal_pointer (&program.objective);
  return g_steal_pointer (&self);
}
