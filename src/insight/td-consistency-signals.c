/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-consistency-private.h"
#include "insight/td-signal-check.h"

#include <glib/gi18n-lib.h>

/* The pairs of one mentor on a day. */
typedef struct
{
  TdConsistency *self;
  const TdRelations *facts;
  guint first;
  guint next;
  guint most;
} Group;

static TdSignalInput
look_at (const Group *group, const TdRelation *relation, TdDate day, const TdFairness *fairness)
{
  return (TdSignalInput){
    .relation = relation,
    .day = day,
    .fairness = fairness,
    .load = td_relations_count_load (group->facts, relation->mentor_id, day),
    .most = group->most,
  };
}

static void
add_row (const Group *group, const TdRelation *relation, const TdFairness *fairness)
{
  TdConsistency *self = group->self;
  TdSignalInput input = look_at (group, relation, self->filter.as_of, fairness);
  TdSignalRow *row = g_new0 (TdSignalRow, 1);

  row->pair_id = relation->id;
  row->reference = g_strdup (relation->reference);
  row->mentor_id = relation->mentor_id;
  row->mentee_id = relation->mentee_id;
  row->mentor_name = g_strdup (relation->mentor_name);
  row->mentee_name = g_strdup (relation->mentee_name);
  td_signals_check (&input, row->on);
  for (guint i = 0; i < TD_N_SIGNALS; i++)
    {
      g_autofree char *key = g_strconcat ("signal/", td_signal_get_code (i), NULL);

      if (!row->on[i])
        continue;
      row->reasons[i] = td_signals_dup_reason (&input, i);
      row->count++;
      self->records[i].n_now++;
      td_consistency_list (self, key, TD_LIST_PLAIN, relation->id, 0);
    }
  if (row->count > 0)
    td_consistency_list (self, "signal_pairs", TD_LIST_PLAIN, relation->id, 0);
  g_ptr_array_add (self->signals, row);
}

static gboolean
has_counting_pair (const Group *group, const TdFairness *fairness)
{
  for (guint i = group->first; i < group->next; i++)
    {
      const TdRelation *relation = group->facts->relations->pdata[i];

      for (guint k = 0; relation->counts && k < fairness->pairs->len; k++)
        if (g_array_index (fairness->pairs, TdFairnessPair, k).pair_id == relation->id)
          return TRUE;
    }
  return FALSE;
}

/* A mentor's pairs are compared as a whole, even where the filter is about some of the mentees. */
static void
add_mentor (const Group *group, TdFairness *fairness)
{
  TdConsistency *self = group->self;
  g_autofree char *key = g_strdup_printf ("fairness/%" G_GINT64_FORMAT, fairness->mentor_id);

  for (guint i = 0; i < fairness->pairs->len; i++)
    {
      const TdFairnessPair *pair = &g_array_index (fairness->pairs, TdFairnessPair, i);

      td_consistency_list (self, key, TD_LIST_CONTACTS, pair->pair_id, pair->contacts);
    }
  g_ptr_array_add (self->mentors, fairness);
}

static void
add_now (const Group *group)
{
  TdDate as_of = group->self->filter.as_of;
  g_autoptr (TdFairness) fairness =
      td_relations_compare (group->facts, group->first, group->next, as_of, TRUE);

  for (guint i = group->first; i < group->next; i++)
    {
      const TdRelation *relation = group->facts->relations->pdata[i];

      if (relation->counts && td_history_is_active (relation->history, as_of))
        add_row (group, relation, fairness);
    }
  if (fairness && has_counting_pair (group, fairness))
    add_mentor (group, g_steal_pointer (&fairness));
}

static void
add_case (const Group *group, const TdRelation *relation, TdDate day, const TdFairness *fairness)
{
  TdSignalInput input = look_at (group, relation, day, fairness);
  gboolean dissolved = relation->ending == TD_ENDING_DISSOLVED &&
                       relation->history->ended_on <= day + TD_SIGNAL_OUTCOME_DAYS;
  gboolean on[TD_N_SIGNALS];

  td_signals_check (&input, on);
  for (guint i = 0; i < TD_N_SIGNALS; i++)
    {
      TdSignalRecord *record = &group->self->records[i];

      record->n_on += on[i] ? 1 : 0;
      record->n_off += on[i] ? 0 : 1;
      record->dissolved_on += on[i] && dissolved ? 1 : 0;
      record->dissolved_off += !on[i] && dissolved ? 1 : 0;
    }
}

/* The month ends on which the mentor had pairs, as long as what came after is known. All pairs
 * count: the record is the signal's, not that of a department. */
static void
add_past (const Group *group)
{
  TdDate last = group->self->filter.as_of - TD_SIGNAL_OUTCOME_DAYS;
  TdDate first = last + 1;
  TdDate until = TD_DATE_NONE;

  for (guint i = group->first; i < group->next; i++)
    {
      const TdRelation *relation = group->facts->relations->pdata[i];

      first = MIN (first, relation->history->matched_on);
      until = MAX (until, td_history_get_last_day (relation->history, last));
    }
  for (TdDate day = td_date_month_end (first); day <= until; day = td_date_month_end (day + 1))
    {
      g_autoptr (TdFairness) fairness =
          td_relations_compare (group->facts, group->first, group->next, day, FALSE);

      for (guint i = group->first; i < group->next; i++)
        {
          const TdRelation *relation = group->facts->relations->pdata[i];

          if (td_history_is_active (relation->history, day))
            add_case (group, relation, day, fairness);
        }
    }
}

static void
finish_records (TdConsistency *self)
{
  for (guint i = 0; i < TD_N_SIGNALS; i++)
    {
      TdSignalRecord *record = &self->records[i];

      record->share_on = td_interval_wilson (record->dissolved_on, record->n_on);
      record->share_off = td_interval_wilson (record->dissolved_off, record->n_off);
      record->tested = record->n_on >= TD_SIGNAL_LEAST_CASES;
    }
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const TdSignalRow *x = *(TdSignalRow *const *) a, *y = *(TdSignalRow *const *) b;
  int order = g_strcmp0 (x->reference, y->reference);

  return order != 0 ? order : (x->pair_id > y->pair_id) - (x->pair_id < y->pair_id);
}

static int
compare_mentors (gconstpointer a, gconstpointer b)
{
  const TdFairness *x = *(TdFairness *const *) a, *y = *(TdFairness *const *) b;
  int order = g_strcmp0 (x->number, y->number);

  return order != 0 ? order : (x->mentor_id > y->mentor_id) - (x->mentor_id < y->mentor_id);
}

static void
add_figures (TdConsistency *self)
{
  const TdInsightList *any = td_consistency_get_list (self, "signal_pairs");
  gint64 flagged = 0;

  for (guint i = 0; i < self->mentors->len; i++)
    {
      const TdFairness *fairness = self->mentors->pdata[i];

      td_insight_lists_add (self->lists, "unequal_mentors", TD_SUBJECT_EMPLOYEE, TD_LIST_COUNTED,
                            fairness->mentor_id, fairness->flagged);
      flagged += fairness->flagged ? 1 : 0;
    }
  td_insight_list_sort (g_hash_table_lookup (self->lists, "unequal_mentors"), TRUE);
  g_ptr_array_add (self->figures, td_figure_new_share ("signal_pairs", any ? any->entries->len : 0,
                                                       self->signals->len));
  g_ptr_array_add (self->figures,
                   td_figure_new_share ("unequal_mentors", flagged, self->mentors->len));
}

void
td_consistency_add_signals (TdConsistency *self, const TdRelations *facts, guint most_pairs)
{
  Group group = { .self = self, .facts = facts, .most = most_pairs };

  while (group.first < facts->relations->len)
    {
      group.next = td_relations_find_next_mentor (facts, group.first);
      add_now (&group);
      add_past (&group);
      group.first = group.next;
    }
  g_ptr_array_sort (self->signals, compare_rows);
  g_ptr_array_sort (self->mentors, compare_mentors);
  finish_records (self);
  add_figures (self);
}
