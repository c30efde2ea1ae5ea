/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-consistency-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The contacts of the pairs' lives in the period, as they are counted. */
typedef struct
{
  TdConsistency *self;
  GArray *lags; /* of int */
  TdInsightList *lag_lists[TD_N_LAGS];
  TdMonthLists initiators;
  guint by_mentor;
  guint known;
} Count;

static TdInitiatorMonth *
find_month (TdConsistency *self, TdDate on)
{
  int first = td_date_get_month_number (g_array_index (self->months, TdInitiatorMonth, 0).month);

  return &g_array_index (self->months, TdInitiatorMonth, td_date_get_month_number (on) - first);
}

static char *
dup_lag_key (guint i)
{
  return g_strconcat ("lag/", td_consistency_get_lag_code (i), NULL);
}

static void
count_lag (Count *count, const TdRelation *relation, int lag)
{
  static const int last[] = { 2, 7, 14, 30 };
  guint i = 0;

  while (i < G_N_ELEMENTS (last) && lag > last[i])
    i++;
  count->self->lags[i]++;
  g_array_append_val (count->lags, lag);
  if (count->lag_lists[i] == NULL)
    {
      g_autofree char *key = dup_lag_key (i);

      count->lag_lists[i] =
          td_insight_lists_get (count->self->lists, key, TD_SUBJECT_PAIR, TD_LIST_DAYS);
    }
  td_insight_list_add (count->lag_lists[i], relation->id, lag);
}

static void
count_contact (Count *count,
               TdInitiatorMonth *month,
               const TdRelation *relation,
               const TdContactDetail *contact)
{
  TdStarter starter = contact->starter;

  count->self->n_contacts++;
  month->by_mentor += starter == TD_STARTER_MENTOR ? 1 : 0;
  month->by_mentee += starter == TD_STARTER_MENTEE ? 1 : 0;
  month->unknown += starter == TD_STARTER_UNKNOWN ? 1 : 0;
  count->known += starter != TD_STARTER_UNKNOWN ? 1 : 0;
  count->by_mentor += starter == TD_STARTER_MENTOR ? 1 : 0;
  if (contact->asked_on != TD_DATE_NONE && contact->asked_on <= contact->on)
    count_lag (count, relation, contact->on - contact->asked_on);
}

/* The first and last contact of a pair that count, as numbers; FALSE without any. */
static gboolean
find_contacts (const TdConsistency *self, const TdRelation *relation, guint *first, guint *last)
{
  const GArray *contacts = relation->history->contacts;
  TdDate from = MAX (relation->history->matched_on, self->filter.from);
  TdDate to = td_history_get_last_day (relation->history, self->filter.as_of);

  *first = 0;
  *last = contacts->len;
  while (*first < contacts->len && g_array_index (contacts, TdDate, *first) < from)
    ++*first;
  while (*last > *first && g_array_index (contacts, TdDate, *last - 1) > to)
    --*last;
  return *last > *first;
}

/* One month after the other, from that of the first contact to the last of the period. */
static void
make_months (TdConsistency *self, const TdRelations *facts)
{
  TdDate first = self->filter.as_of + 1;

  for (guint i = 0; i < facts->relations->len; i++)
    {
      const TdRelation *relation = facts->relations->pdata[i];
      guint from, to;

      if (relation->counts && find_contacts (self, relation, &from, &to))
        first = MIN (first, g_array_index (relation->history->contacts, TdDate, from));
    }
  for (TdDate month = td_date_month_start (first);
       first <= self->filter.as_of && month <= self->filter.as_of;
       month = td_date_add_months (month, 1))
    {
      TdInitiatorMonth row = { .month = month };

      g_array_append_val (self->months, row);
    }
}

static int
compare_ints (gconstpointer a, gconstpointer b)
{
  int x = *(const int *) a, y = *(const int *) b;

  return (x > y) - (x < y);
}

/* Of @values from a place on, which are put in order. */
static double
find_median (GArray *values, guint first)
{
  guint n = values->len - first;
  int *ordered = (int *) values->data + first;

  if (n == 0)
    return NAN;
  qsort (ordered, n, sizeof *ordered, compare_ints);
  return (ordered[(n - 1) / 2] + ordered[n / 2]) / 2.0;
}

/* The contacts of a pair, month by month, with what its mentor started in each. */
static void
count_months (Count *count, const TdRelation *relation, guint first, guint last)
{
  const TdContactDetail *contacts = relation->contacts;
  guint first_lag = count->lags->len;
  gint64 all = 0;
  guint next;

  for (guint i = first; i < last; i = next)
    {
      TdInitiatorMonth *month = find_month (count->self, contacts[i].on);
      TdDate end = td_date_month_end (contacts[i].on);
      gint64 started = 0;

      for (next = i; next < last && contacts[next].on <= end; next++)
        {
          count_contact (count, month, relation, &contacts[next]);
          started += contacts[next].starter == TD_STARTER_MENTOR ? 1 : 0;
        }
      td_month_lists_add (&count->initiators, contacts[i].on, relation->id, started);
      all += started;
    }
  td_consistency_list (count->self, "mentor_started", TD_LIST_STARTED, relation->id, all);
  if (count->lags->len > first_lag)
    td_consistency_list (count->self, "response_lag", TD_LIST_MEDIAN, relation->id,
                         (gint64) round (find_median (count->lags, first_lag)));
}

static void
add_figures (Count *count)
{
  TdConsistency *self = count->self;
  guint unknown = self->n_contacts - count->known;
  TdFigure *started = td_figure_new_share ("mentor_started", count->by_mentor, count->known);
  TdFigure *lag =
      td_figure_new ("response_lag", "days", self->median_lag, self->n_lags, self->n_contacts);

  if (unknown > 0)
    td_record_take_text (&started->remark,
                         g_strdup_printf (ngettext ("of %'u contact it is not known who started it",
                                                    "of %'u contacts it is not known who started "
                                                    "them",
                                                    unknown),
                                          unknown));
  g_ptr_array_add (self->figures, started);
  g_ptr_array_add (self->figures, lag);
}

void
td_consistency_add_contacts (TdConsistency *self, const TdRelations *facts)
{
  g_autoptr (GArray) lags = g_array_new (FALSE, FALSE, sizeof (int));
  Count count = { .self = self, .lags = lags };

  make_months (self, facts);
  td_month_lists_init (&count.initiators, self->lists, "initiators", TD_SUBJECT_PAIR,
                       TD_LIST_STARTED);
  for (guint i = 0; i < facts->relations->len; i++)
    {
      const TdRelation *relation = facts->relations->pdata[i];
      guint first, last;

      if (!relation->counts || !find_contacts (self, relation, &first, &last))
        continue;
      count_months (&count, relation, first, last);
    }
  td_month_lists_clear (&count.initiators);
  self->n_lags = lags->len;
  self->median_lag = find_median (lags, 0);
  for (guint i = 0; i < TD_N_LAGS; i++)
    {
      g_autofree char *key = dup_lag_key (i);

      td_insight_list_sort (g_hash_table_lookup (self->lists, key), TRUE);
    }
  td_insight_list_sort (g_hash_table_lookup (self->lists, "response_lag"), TRUE);
  td_insight_list_sort (g_hash_table_lookup (self->lists, "mentor_started"), FALSE);
  add_figures (&count);
}

/* METRICS section 11: from the match to the end, both inside. */
void
td_consistency_add_lengths (TdConsistency *self, const TdRelations *facts)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (TdObservation));
  TdFigure *figure;

  for (guint i = 0; i < facts->relations->len; i++)
    {
      const TdRelation *relation = facts->relations->pdata[i];
      TdDate last = td_history_get_last_day (relation->history, self->filter.as_of);
      gboolean ended =
          relation->ending == TD_ENDING_LEFT || relation->ending == TD_ENDING_DISSOLVED;
      TdObservation span = { 0, last - relation->history->matched_on + 1, ended };

      if (!relation->counts || span.end <= 0)
        continue;
      g_array_append_val (spans, span);
      self->n_dissolved += ended ? 1 : 0;
      td_consistency_list (self, "half_life", TD_LIST_DAYS, relation->id, (gint64) span.end);
    }
  td_insight_list_sort (g_hash_table_lookup (self->lists, "half_life"), TRUE);
  self->n_pairs = spans->len;
  if (spans->len > 0)
    {
      self->lengths = td_survival_new ((TdObservation *) spans->data, spans->len);
      self->half_life = td_survival_quantile (self->lengths, 0.5);
    }
  figure = td_figure_new ("half_life", "days", self->half_life.estimate, self->n_dissolved,
                          self->n_pairs);
  figure->lower = self->half_life.lower;
  figure->upper = self->half_life.upper;
  if (spans->len > 0 && isnan (figure->value))
    td_record_set_text (&figure->remark, _ ("not reached: more than half of the pairs last"));
  g_ptr_array_add (self->figures, figure);
}
