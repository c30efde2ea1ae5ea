/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-consistency-private.h"

#include "insight/td-everybody.h"
#include "insight/td-insight-program.h"
#include "insight/td-narrow.h"
#include "insight/td-suppression.h"

#include <math.h>

const char *
td_consistency_get_lag_code (guint lag)
{
  static const char *const codes[TD_N_LAGS] = { "0-2", "3-7", "8-14", "15-30", "over-30" };

  g_return_val_if_fail (lag < TD_N_LAGS, NULL);

  return codes[lag];
}

const TdInsightList *
td_consistency_get_list (const TdConsistency *self, const char *key)
{
  return g_hash_table_lookup (self->lists, key);
}

static void
row_free (gpointer data)
{
  TdSignalRow *row = data;

  g_free (row->reference);
  g_free (row->mentor_name);
  g_free (row->mentee_name);
  for (guint i = 0; i < TD_N_SIGNALS; i++)
    g_free (row->reasons[i]);
  g_free (row);
}

static TdConsistency *
consistency_new (const TdInsightFilter *filter)
{
  TdConsistency *self = g_new0 (TdConsistency, 1);

  self->filter = td_insight_filter_copy (filter);
  self->figures = g_ptr_array_new_with_free_func (g_object_unref);
  self->mentors = g_ptr_array_new_with_free_func ((GDestroyNotify) td_fairness_free);
  self->signals = g_ptr_array_new_with_free_func (row_free);
  self->months = g_array_new (FALSE, FALSE, sizeof (TdInitiatorMonth));
  self->median_lag = NAN;
  self->half_life = td_interval_none ();
  self->lists = td_insight_lists_new ();
  return self;
}

void
td_consistency_free (TdConsistency *self)
{
  if (self == NULL)
    return;

  td_insight_filter_clear (&self->filter);
  g_free (self->program_name);
  g_ptr_array_unref (self->figures);
  g_ptr_array_unref (self->mentors);
  g_ptr_array_unref (self->signals);
  g_array_unref (self->months);
  td_survival_free (self->lengths);
  g_hash_table_unref (self->lists);
  g_free (self);
}

void
td_consistency_list (TdConsistency *self,
                     const char *key,
                     TdListMeaning meaning,
                     gint64 pair_id,
                     gint64 value)
{
  td_insight_lists_add (self->lists, key, TD_SUBJECT_PAIR, meaning, pair_id, value);
}

/* From how many active pairs on a mentor is called busy. */
static gboolean
load_most_pairs (TdDatabase *db, guint *most, GError **error)
{
  g_autofree char *text = NULL;
  guint64 value;

  *most = TD_SIGNAL_LOAD;
  if (!td_database_query_text (db, &text, error, "SELECT value FROM setting WHERE key = $1", "s",
                               TD_SETTING_MENTOR_LOAD))
    return FALSE;
  if (text && g_ascii_string_to_unsigned (text, 10, 1, 1000, &value, NULL))
    *most = (guint) value;
  return TRUE;
}

static gpointer
load_any (TdDatabase *db, const TdInsightFilter *filter, GError **error)
{
  return td_consistency_load (db, filter, error);
}

/* Of a department only figures that differ from everybody's by enough. */
static gboolean
hide_small (TdDatabase *db, TdConsistency *self, GError **error)
{
  g_autoptr (TdEverybody) everybody =
      td_everybody_load (db, "insight/consistency/everybody", &self->filter, load_any,
                         (GDestroyNotify) td_consistency_free, error);
  const TdConsistency *whole = everybody ? everybody->data : NULL;
  gint64 threshold;

  if (whole == NULL || !td_suppression_load_threshold (db, &threshold, error))
    return FALSE;
  td_narrow_hide_figures (self->figures, self->lists, whole->figures, whole->lists, FALSE,
                          threshold);
  return TRUE;
}

void
td_consistency_guard (TdConsistency *self, const TdConsistency *shown, TdBesideGuard *guard)
{
  td_beside_guard_hide_figures (guard, self->figures, shown->figures);
  self->records_hidden = td_beside_guard_hides_chart (guard, "signal_record");
}

TdConsistency *
td_consistency_load (TdDatabase *db, const TdInsightFilter *filter, GError **error)
{
  g_autoptr (TdConsistency) self = consistency_new (filter);
  g_auto (TdInsightProgram) program = { 0 };
  g_auto (TdRelations) facts = { 0 };
  guint most;

  g_return_val_if_fail (filter->as_of != TD_DATE_NONE, NULL);

  if (!td_insight_program_load (db, filter->program_id, &program, error) ||
      !load_most_pairs (db, &most, error) || !td_relations_read (db, filter, &facts, error))
    return NULL;
  self->program_name = g_steal_pointer (&program.name);
  td_consistency_add_signals (self, &facts, most);
  td_consistency_add_contacts (self, &facts);
  td_consistency_add_lengths (self, &facts);
  if (td_insight_filter_is_narrow (filter) && !hide_small (db, self, error))
    return NULL;
  return g_steal_pointer (&self);
}
