/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-engagement-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Agreements are asked for from pairs older than this. */
#define AGREEMENT_DAYS 30

static const TdPairFact *
get_pair (const TdEngagementFacts *facts, guint i)
{
  return &g_array_index (facts->pairs, TdPairFact, i);
}

static gboolean
is_in_period (const TdEngagement *self, TdDate date)
{
  return date != TD_DATE_NONE && date >= self->filter.from && date <= self->filter.as_of;
}

/* The lists behind the months, and the pair that is counted. */
typedef struct
{
  TdEngagement *self;
  TdMonthLists slots;
  TdMonthLists rates;
  gint64 pair_id;
  guint due;
  guint missed;
} MonthLists;

/* Pairs with slots of the period. */
static void
finish_pair (MonthLists *lists)
{
  if (lists->due > 0)
    td_engagement_list (lists->self, "adherence", TD_SUBJECT_PAIR, TD_LIST_MISSED, lists->pair_id,
                        lists->missed);
  lists->due = lists->missed = 0;
}

static void
count_month_cb (const TdHistory *history, TdDate month, gboolean rate, gboolean kept, gpointer data)
{
  MonthLists *lists = data;

  if (lists->pair_id != history->pair_id)
    finish_pair (lists);
  lists->pair_id = history->pair_id;
  if (!rate)
    {
      lists->due++;
      lists->missed += kept ? 0 : 1;
    }
  td_month_lists_add (rate ? &lists->rates : &lists->slots, month, history->pair_id, kept);
}

/* The contact rate of the last month that is over. */
static void
add_contact_rate (TdEngagement *self)
{
  const TdAdherenceMonth *last = NULL;
  TdFigure *figure;

  for (guint i = 0; i < self->months->len; i++)
    if (g_array_index (self->months, TdAdherenceMonth, i).whole)
      last = &g_array_index (self->months, TdAdherenceMonth, i);

  figure = td_figure_new_share ("contact_rate", last ? last->n_met : 0, last ? last->n_pairs : 0);
  if (last)
    {
      g_autofree char *month_key = td_insight_list_key ("contact_rate", last->month);
      const TdInsightList *list = td_engagement_get_list (self, month_key);

      for (guint i = 0; list && i < list->entries->len; i++)
        {
          const TdListEntry *entry = &g_array_index (list->entries, TdListEntry, i);

          td_engagement_list (self, "contact_rate", TD_SUBJECT_PAIR, TD_LIST_KEPT, entry->id,
                              entry->value);
        }
      if (last->n_longer > 0)
        td_record_take_text (&figure->remark,
                             g_strdup_printf (ngettext ("%'u pair of a longer rhythm apart",
                                                        "%'u pairs of a longer rhythm apart",
                                                        last->n_longer),
                                              last->n_longer));
    }
  g_ptr_array_add (self->figures, figure);
}

static void
add_adherence (TdEngagement *self, const TdEngagementFacts *facts)
{
  MonthLists lists = { .self = self };
  GHashTableIter iter;
  gpointer key, list;
  gint64 due = 0, kept = 0;

  td_month_lists_init (&lists.slots, self->lists, "adherence", TD_SUBJECT_PAIR, TD_LIST_KEPT);
  td_month_lists_init (&lists.rates, self->lists, "contact_rate", TD_SUBJECT_PAIR, TD_LIST_KEPT);
  self->months = td_adherence_by_month (facts->histories, self->filter.from, self->filter.as_of,
                                        count_month_cb, &lists);
  finish_pair (&lists);
  td_month_lists_clear (&lists.slots);
  td_month_lists_clear (&lists.rates);
  for (guint i = 0; i < self->months->len; i++)
    {
      due += g_array_index (self->months, TdAdherenceMonth, i).n_due;
      kept += g_array_index (self->months, TdAdherenceMonth, i).n_kept;
    }
  g_hash_table_iter_init (&iter, self->lists);
  while (g_hash_table_iter_next (&iter, &key, &list))
    if (((TdInsightList *) list)->meaning == TD_LIST_KEPT)
      td_insight_list_sort (list, FALSE);
  /* Those that missed most first. */
  td_insight_list_sort (g_hash_table_lookup (self->lists, "adherence"), TRUE);
  g_ptr_array_add (self->figures, td_figure_new_share ("adherence", kept, due));
  add_contact_rate (self);
}

/* The bar of a longest gap in days. */
static guint
find_gap (int days)
{
  static const int ends[TD_ENGAGEMENT_N_GAPS] = { 31, 61, 91, 183, G_MAXINT };
  guint bar = 0;

  while (days > ends[bar])
    bar++;
  return bar;
}

static void
count_pair (TdEngagement *self, const TdPairFact *pair, gint64 *active, gint64 *overdue)
{
  TdEngagementPair row = { .id = pair->id, .reference = g_strdup (pair->reference) };
  g_autofree char *key = NULL;
  guint bucket;

  row.adherence = td_adherence_of_pair (pair->history, self->filter.as_of, pair->grace_days);
  g_array_append_val (self->pairs, row);
  if (!row.adherence.active)
    return;

  self->gaps[find_gap (row.adherence.counts.longest_gap)]++;
  td_engagement_list (self, "longest_gap", TD_SUBJECT_PAIR, TD_LIST_DAYS, pair->id,
                      row.adherence.counts.longest_gap);
  if (row.adherence.due.bucket == TD_BUCKET_NONE)
    {
      self->n_paused++;
      return;
    }
  bucket = row.adherence.due.bucket - TD_BUCKET_ON_TRACK;
  self->buckets[bucket]++;
  key = g_strconcat ("overdue/", td_engagement_get_bucket_code (bucket), NULL);
  td_engagement_list (self, key, TD_SUBJECT_PAIR, TD_LIST_DAYS, pair->id,
                      row.adherence.due.days_overdue);
  (*active)++;
  if (bucket > 0)
    {
      (*overdue)++;
      td_engagement_list (self, "overdue", TD_SUBJECT_PAIR, TD_LIST_DAYS, pair->id,
                          row.adherence.due.days_overdue);
    }
}

static int
compare_references (gconstpointer a, gconstpointer b)
{
  const TdEngagementPair *x = a, *y = b;
  int order = g_strcmp0 (x->reference, y->reference);

  return order != 0 ? order : (x->id > y->id) - (x->id < y->id);
}

static void
add_overdue (TdEngagement *self, const TdEngagementFacts *facts)
{
  gint64 active = 0, overdue = 0;
  TdFigure *figure;

  for (guint i = 0; i < facts->pairs->len; i++)
    count_pair (self, get_pair (facts, i), &active, &overdue);
  g_array_sort (self->pairs, compare_references);
  for (guint i = 0; i < TD_ENGAGEMENT_N_BUCKETS; i++)
    {
      g_autofree char *key = g_strconcat ("overdue/", td_engagement_get_bucket_code (i), NULL);

      td_insight_list_sort (g_hash_table_lookup (self->lists, key), TRUE);
    }
  td_insight_list_sort (g_hash_table_lookup (self->lists, "overdue"), TRUE);
  figure = td_figure_new_share ("overdue", overdue, active);
  if (self->n_paused > 0)
    td_record_take_text (&figure->remark,
                         g_strdup_printf (ngettext ("%'u paused", "%'u paused", self->n_paused),
                                          self->n_paused));
  g_ptr_array_add (self->figures, figure);
}

static void
add_longest_gap (TdEngagement *self)
{
  TdInsightList *gaps = g_hash_table_lookup (self->lists, "longest_gap");
  guint n = gaps ? gaps->entries->len : 0;
  TdFigure *figure;

  td_insight_list_sort (gaps, TRUE);
  figure =
      td_figure_new ("longest_gap", "days",
                     n > 0 ? (double) g_array_index (gaps->entries, TdListEntry, 0).value : NAN, n,
                     -1);
  if (n > 0)
    td_record_take_text (&figure->remark,
                         g_strdup_printf (ngettext ("of %'u active pair", "of %'u active pairs", n),
                                          n));
  g_ptr_array_add (self->figures, figure);
}

static void
count_reason (TdEngagement *self, const char *reason)
{
  TdEndingCount count = { NULL, 1 };

  for (guint i = 0; i < self->endings->len; i++)
    {
      TdEndingCount *known = &g_array_index (self->endings, TdEndingCount, i);

      if (g_strcmp0 (known->reason, reason) == 0)
        {
          known->count++;
          return;
        }
    }
  count.reason = g_strdup (reason);
  g_array_append_val (self->endings, count);
}

static int
compare_endings (gconstpointer a, gconstpointer b)
{
  const TdEndingCount *x = a, *y = b;

  if (x->count != y->count)
    return x->count > y->count ? -1 : 1;
  return g_strcmp0 (x->reason, y->reason);
}

static void
add_early_endings (TdEngagement *self, const TdEngagementFacts *facts)
{
  gint64 early = 0, active = 0;

  for (guint i = 0; i < facts->pairs->len; i++)
    {
      const TdPairFact *pair = get_pair (facts, i);
      const char *reason = pair->end_reason ? pair->end_reason : "";
      g_autofree char *key = g_strconcat ("early_endings/", reason, NULL);

      if (pair->ended_on != TD_DATE_NONE && pair->ended_on < self->filter.from)
        continue;
      active++;
      if (pair->ended_on == TD_DATE_NONE || pair->completed ||
          (pair->planned_end != TD_DATE_NONE && pair->ended_on >= pair->planned_end))
        continue;
      early++;
      count_reason (self, reason);
      td_engagement_list (self, "early_endings", TD_SUBJECT_PAIR, TD_LIST_DATE, pair->id,
                          pair->ended_on);
      td_engagement_list (self, key, TD_SUBJECT_PAIR, TD_LIST_DATE, pair->id, pair->ended_on);
    }
  g_array_sort (self->endings, compare_endings);
  td_insight_list_sort (g_hash_table_lookup (self->lists, "early_endings"), TRUE);
  g_ptr_array_add (self->figures, td_figure_new_share ("early_endings", early, active));
}

static void
add_completion (TdEngagement *self, const TdEngagementFacts *facts)
{
  gint64 completed = 0, planned = 0;

  for (guint i = 0; i < facts->pairs->len; i++)
    {
      const TdPairFact *pair = get_pair (facts, i);

      if (!is_in_period (self, pair->planned_end))
        continue;
      planned++;
      completed += pair->completed ? 1 : 0;
      td_engagement_list (self, "completion", TD_SUBJECT_PAIR, TD_LIST_COUNTED, pair->id,
                          pair->completed);
    }
  td_insight_list_sort (g_hash_table_lookup (self->lists, "completion"), FALSE);
  g_ptr_array_add (self->figures, td_figure_new_share ("completion", completed, planned));
}

static void
add_agreements (TdEngagement *self, const TdEngagementFacts *facts)
{
  gint64 agreed = 0, asked = 0;

  for (guint i = 0; i < facts->pairs->len; i++)
    {
      const TdPairFact *pair = get_pair (facts, i);

      if (!td_history_is_active (pair->history, self->filter.as_of) ||
          self->filter.as_of - pair->matched_on <= AGREEMENT_DAYS)
        continue;
      asked++;
      agreed += pair->signed_by_both ? 1 : 0;
      td_engagement_list (self, "agreements", TD_SUBJECT_PAIR, TD_LIST_COUNTED, pair->id,
                          pair->signed_by_both);
    }
  td_insight_list_sort (g_hash_table_lookup (self->lists, "agreements"), FALSE);
  g_ptr_array_add (self->figures, td_figure_new_share ("agreements", agreed, asked));
}

/* Completed as planned is no ending that was feared: such a pair is known until then. */
static void
add_lives (TdEngagement *self, const TdEngagementFacts *facts)
{
  self->lives = g_array_new (FALSE, FALSE, sizeof (TdObservation));
  for (guint i = 0; i < facts->pairs->len; i++)
    {
      const TdPairFact *pair = get_pair (facts, i);
      gboolean ended = pair->ended_on != TD_DATE_NONE;
      TdDate end = ended ? pair->ended_on : self->filter.as_of;
      TdObservation life = { 0, end - pair->matched_on + 1, ended && !pair->completed };

      if (life.entry < life.end)
        g_array_append_val (self->lives, life);
    }
}

void
td_engagement_add_pairs (TdEngagement *self, const TdEngagementFacts *facts)
{
  add_lives (self, facts);
  add_adherence (self, facts);
  add_overdue (self, facts);
  add_longest_gap (self);
  add_early_endings (self, facts);
  add_completion (self, facts);
  add_agreements (self, facts);
}
