/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-exit-reasons.h"

#include "insight/td-insight-program.h"

const TdInsightList *
td_exit_reasons_get_list (const TdExitReasons *self, const char *key)
{
  return g_hash_table_lookup (self->lists, key);
}

static void
reason_clear (gpointer data)
{
  g_free (((TdExitReason *) data)->reason);
}

static void
topic_clear (gpointer data)
{
  TdExitTopic *topic = data;

  g_free (topic->reason);
  g_free (topic->topics);
  g_free (topic->program_name);
}

static TdExitReasons *
exit_reasons_new (const TdInsightFilter *filter)
{
  TdExitReasons *self = g_new0 (TdExitReasons, 1);

  self->filter = td_insight_filter_copy (filter);
  self->figures = g_ptr_array_new_with_free_func (g_object_unref);
  self->reasons = g_array_new (FALSE, FALSE, sizeof (TdExitReason));
  g_array_set_clear_func (self->reasons, reason_clear);
  self->programs = g_array_new (FALSE, FALSE, sizeof (TdExitTopic));
  g_array_set_clear_func (self->programs, topic_clear);
  self->lists = td_insight_lists_new ();
  return self;
}

void
td_exit_reasons_free (TdExitReasons *self)
{
  if (self == NULL)
    return;

  td_insight_filter_clear (&self->filter);
  g_free (self->program_name);
  g_ptr_array_unref (self->figures);
  g_array_unref (self->reasons);
  g_array_unref (self->programs);
  g_hash_table_unref (self->lists);
  g_free (self);
}

TdExitReasons *
td_exit_reasons_load (TdDatabase *db, const TdInsightFilter *filter, GError **error)
{
  g_autoptr (TdExitReasons) self = exit_reasons_new (filter);
  g_auto (TdInsightProgram) program = { 0 };

  g_return_val_if_fail (filter->as_of != TD_DATE_NONE, NULL);

  if (!td_insight_program_load (db, filter->program_id, &program, error))
    return NULL;
  self->program_name = g_steal_pointer (&program.name);
  return g_steal_pointer (&self);
}
