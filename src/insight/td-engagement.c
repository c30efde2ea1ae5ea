/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-engagement-private.h"
#include "insight/td-goal-facts.h"

#include "base/td-error.h"

#include <glib/gi18n-lib.h>
#include <math.h>

const char *
td_engagement_get_bucket_code (guint bucket)
{
  static const char *const codes[TD_ENGAGEMENT_N_BUCKETS] = { "on-track", "1-7",   "8-30",
                                                              "31-60",    "61-90", "over-90" };

  g_return_val_if_fail (bucket < TD_ENGAGEMENT_N_BUCKETS, NULL);

  return codes[bucket];
}

void
td_engagement_list (TdEngagement *self,
                    const char *key,
                    TdSubject subject,
                    TdListMeaning meaning,
                    gint64 id,
                    gint64 value)
{
  td_insight_lists_add (self->lists, key, subject, meaning, id, value);
}

const TdInsightList *
td_engagement_get_list (const TdEngagement *self, const char *key)
{
  return g_hash_table_lookup (self->lists, key);
}

static void
pair_clear (gpointer data)
{
  g_free (((TdEngagementPair *) data)->reference);
}

static void
ending_clear (gpointer data)
{
  g_free (((TdEndingCount *) data)->reason);
}

static TdEngagement *
engagement_new (const TdInsightFilter *filter)
{
  TdEngagement *self = g_new0 (TdEngagement, 1);

  self->filter = td_insight_filter_copy (filter);
  self->figures = g_ptr_array_new_with_free_func (g_object_unref);
  self->pairs = g_array_new (FALSE, FALSE, sizeof (TdEngagementPair));
  g_array_set_clear_func (self->pairs, pair_clear);
  self->endings = g_array_new (FALSE, FALSE, sizeof (TdEndingCount));
  g_array_set_clear_func (self->endings, ending_clear);
  self->lists = td_insight_lists_new ();
  return self;
}

void
td_engagement_free (TdEngagement *self)
{
  if (self == NULL)
    return;

  td_insight_filter_clear (&self->filter);
  g_free (self->program_name);
  g_ptr_array_unref (self->figures);
  g_clear_pointer (&self->months, g_array_unref);
  g_clear_pointer (&self->endings_of_waits, g_array_unref);
  g_clear_pointer (&self->lives, g_array_unref);
  g_array_unref (self->pairs);
  g_array_unref (self->endings);
  g_hash_table_unref (self->lists);
  g_free (self);
}

/* The programme's name and target; with all programmes there is none. */
static gboolean
load_program (TdDatabase *db, TdEngagement *self, gint64 *target, GError **error)
{
  *target = -1;
  if (self->filter.program_id == 0)
    return TRUE;

  if (!td_database_query_text (db, &self->program_name, error,
                               "SELECT name FROM program WHERE id = $1", "i",
                               self->filter.program_id) ||
      !td_database_query_int (db, target, error,
                              "SELECT target_match_rate FROM program WHERE id = $1", "i",
                              self->filter.program_id))
    return FALSE;
  if (self->program_name)
    return TRUE;
  g_set_error_literal (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                       _ ("This programme is not in the workspace any more."));
  return FALSE;
}

/* Of the pairs that the filter leaves; both are by id. */
static void
count_hours (TdEngagement *self, const TdEngagementFacts *facts)
{
  guint next = 0;

  for (guint i = 0; i < facts->hours->len; i++)
    {
      const TdHoursFact *hours = &g_array_index (facts->hours, TdHoursFact, i);

      while (next < facts->pairs->len &&
             g_array_index (facts->pairs, TdPairFact, next).id < hours->pair_id)
        next++;
      if (next == facts->pairs->len ||
          g_array_index (facts->pairs, TdPairFact, next).id != hours->pair_id)
        continue;
      self->n_contacts += hours->n_held;
      self->n_without_minutes += hours->n_without_minutes;
      self->minutes += hours->minutes;
      td_engagement_list (self, "hours", TD_SUBJECT_PAIR, TD_LIST_MINUTES, hours->pair_id,
                          hours->minutes);
    }
  td_insight_list_sort (g_hash_table_lookup (self->lists, "hours"), TRUE);
}

static void
add_hours (TdEngagement *self, const TdEngagementFacts *facts)
{
  TdFigure *figure;
  double hours;

  count_hours (self, facts);
  /* Contacts of which nobody said how long they were are not 0 hours. */
  hours = self->n_contacts > 0 && self->n_without_minutes == self->n_contacts
              ? NAN
              : (double) self->minutes / 60;
  figure = td_figure_new ("hours", "hours", hours, self->n_contacts, -1);

  td_record_take_text (&figure->remark,
                       g_strdup_printf (ngettext ("%'u contact held, %'u without minutes",
                                                  "%'u contacts held, %'u without minutes",
                                                  self->n_contacts),
                                        self->n_contacts, self->n_without_minutes));
  g_ptr_array_add (self->figures, figure);
}

/* The figures in the order of what the coordinator asks first. */
static int
compare_figures (gconstpointer a, gconstpointer b)
{
  static const char *const order[] = {
    "adherence",     "overdue",    "match_rate",    "waiting",    "contact_rate",
    "time_to_match", "hours",      "participation", "coverage",   "utilisation",
    "longest_gap",   "agreements", "goals",         "completion", "early_endings",
  };
  const TdFigure *x = *(TdFigure *const *) a, *y = *(TdFigure *const *) b;
  guint i = 0, j = 0;

  while (i < G_N_ELEMENTS (order) && g_strcmp0 (order[i], x->code) != 0)
    i++;
  while (j < G_N_ELEMENTS (order) && g_strcmp0 (order[j], y->code) != 0)
    j++;
  return (i > j) - (i < j);
}

TdEngagement *
td_engagement_load (TdDatabase *db, const TdInsightFilter *filter, GError **error)
{
  g_autoptr (TdEngagement) self = engagement_new (filter);
  g_auto (TdEngagementFacts) facts = { 0 };
  g_autoptr (GArray) goals = NULL;
  gint64 target;

  g_return_val_if_fail (filter->as_of != TD_DATE_NONE, NULL);

  if (!load_program (db, self, &target, error) ||
      !td_engagement_facts_read (db, filter, &facts, error))
    return NULL;

  self->n_employed = facts.n_employed;
  self->n_enrolments = facts.members->len;
  td_engagement_add_people (self, &facts);
  td_engagement_add_pairs (self, &facts);
  add_hours (self, &facts);
  goals = td_goal_facts_read (db, filter, error);
  if (goals == NULL)
    return NULL;
  g_ptr_array_add (self->figures, td_goal_facts_new_figure (goals, self->lists));
  g_ptr_array_sort (self->figures, compare_figures);
  if (target >= 0)
    td_figure_find (self->figures, "match_rate")->target = (double) target / 100;
  if (td_insight_filter_is_narrow (filter) && !td_engagement_suppress (db, self, error))
    return NULL;
  return g_steal_pointer (&self);
}
