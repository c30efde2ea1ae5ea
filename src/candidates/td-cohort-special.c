/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "candidates/td-cohort-special.h"

#include <stdlib.h>
#include <string.h>

/* Walks over the special pairs twice: to count them, and to write them down. */
typedef struct
{
  TdCohortSpecial *self; /* borrowed */
  GHashTable *mentees;   /* gint64 employee to 1 + number */
  GHashTable *mentors;
  gsize *next; /* of a mentee: how many, then where the next one goes */
  gboolean writing;
} Finder;

static GHashTable *
number_people (GPtrArray *people)
{
  GHashTable *numbers = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < people->len; i++)
    g_hash_table_insert (numbers, &((TdParticipant *) people->pdata[i])->employee_id,
                         GUINT_TO_POINTER (i + 1));
  return numbers;
}

static void
add_pair (Finder *finder, gpointer mentee, gpointer mentor)
{
  guint i = GPOINTER_TO_UINT (mentee);
  guint j = GPOINTER_TO_UINT (mentor);

  if (i == 0 || j == 0)
    return;
  if (finder->writing)
    finder->self->scored[finder->next[i - 1]].mentor = j - 1;
  finder->next[i - 1]++;
}

/* Someone and an employee of the other side. */
static void
add_about (Finder *finder, gboolean is_mentee, guint number, const gint64 *employee_id)
{
  gpointer me = GUINT_TO_POINTER (number + 1);
  gpointer other = g_hash_table_lookup (is_mentee ? finder->mentors : finder->mentees, employee_id);

  add_pair (finder, is_mentee ? me : other, is_mentee ? other : me);
}

static void
add_table (Finder *finder, gboolean is_mentee, guint number, GHashTable *about)
{
  GHashTableIter iter;
  gpointer employee_id;

  if (about == NULL)
    return;
  g_hash_table_iter_init (&iter, about);
  while (g_hash_table_iter_next (&iter, &employee_id, NULL))
    add_about (finder, is_mentee, number, employee_id);
}

static void
find (Finder *finder, GPtrArray *people, gboolean is_mentee)
{
  for (guint i = 0; i < people->len; i++)
    {
      const TdParticipant *who = people->pdata[i];

      add_table (finder, is_mentee, i, who->wishes);
      add_table (finder, is_mentee, i, who->vetoes);
      add_table (finder, is_mentee, i, who->relations);
      for (guint k = 0; k < who->above->len; k++)
        add_about (finder, is_mentee, i, &g_array_index (who->above, gint64, k));
      if (is_mentee)
        add_about (finder, TRUE, i, &who->employee_id);
    }
}

static int
compare_mentors (const void *a, const void *b)
{
  guint first = ((const TdScored *) a)->mentor;
  guint second = ((const TdScored *) b)->mentor;

  return (first > second) - (first < second);
}

/* Sorts what was written, and closes the gaps where a pair was found twice. */
static void
tidy (TdCohortSpecial *self)
{
  gsize at = 0;

  for (guint i = 0; i < self->tables->n_mentees; i++)
    {
      gsize begin = self->first[i];
      gsize end = self->first[i + 1];

      if (end - begin > 1)
        qsort (&self->scored[begin], end - begin, sizeof (TdScored), compare_mentors);
      self->first[i] = at;
      for (gsize k = begin; k < end; k++)
        if (k == begin || self->scored[k].mentor != self->scored[at - 1].mentor)
          self->scored[at++] = self->scored[k];
    }
  self->first[self->tables->n_mentees] = at;
}

TdCohortSpecial *
td_cohort_special_new (const TdCohortTables *tables)
{
  TdCohortSpecial *self = g_new0 (TdCohortSpecial, 1);
  const TdCandidates *candidates = tables->candidates;
  g_autoptr (GHashTable) mentees = number_people (candidates->mentees);
  g_autoptr (GHashTable) mentors = number_people (candidates->mentors);
  g_autofree gsize *next = g_new0 (gsize, (gsize) tables->n_mentees + 1);
  Finder finder = { self, mentees, mentors, next, FALSE };

  self->tables = tables;
  self->first = g_new0 (gsize, (gsize) tables->n_mentees + 1);
  self->changed = g_new0 (GArray *, tables->n_mentees);
  for (int pass = 0; pass < 2; pass++)
    {
      find (&finder, candidates->mentees, TRUE);
      find (&finder, candidates->mentors, FALSE);
      if (finder.writing)
        break;
      for (guint i = 0; i < tables->n_mentees; i++)
        {
          self->first[i + 1] = self->first[i] + next[i];
          next[i] = self->first[i];
        }
      self->scored = g_new0 (TdScored, self->first[tables->n_mentees]);
      finder.writing = TRUE;
    }
  tidy (self);
  return self;
}

void
td_cohort_special_free (TdCohortSpecial *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->tables->n_mentees; i++)
    g_clear_pointer (&self->changed[i], g_array_unref);
  g_free (self->changed);
  g_free (self->first);
  g_free (self->scored);
  g_free (self);
}

/* The rules that the columns know nothing of. */
static guint
special_rules (const TdCandidates *candidates)
{
  static const char *const names[] = { "reporting_chain", "previous_pair", "exclusion", "veto" };
  guint rules = 0;

  for (guint i = 0; i < TD_N_HARD_RULES; i++)
    for (gsize k = 0; k < G_N_ELEMENTS (names); k++)
      if (strcmp (td_hard_rules[i].name, names[k]) == 0)
        rules |= 1u << i;
  return rules & candidates->rules;
}

static const TdWeight *
find_wishes (const TdCandidates *candidates)
{
  for (guint i = 0; i < candidates->n_weights; i++)
    if (candidates->weights[i].known && strcmp (candidates->weights[i].known->name, "wishes") == 0)
      return &candidates->weights[i];
  return NULL;
}

/* By the columns, and by what they know nothing of. */
static int
score_one (const TdCohortRow *row, guint mentor, const TdWeight *wishes, guint rules)
{
  const TdCohortTables *tables = row->tables;
  TdMatch match = td_candidates_match (tables->candidates, row->mentee, mentor);
  int sum = td_cohort_row_sum (row, mentor);

  if (wishes)
    sum += wishes->weight * wishes->known->share (&match);
  if (sum < tables->lowest || match.mentor->employee_id == match.mentee->employee_id ||
      (td_hard_rules_check (&match, rules) & ~(1u << TD_HARD_RULE_CAPACITY)))
    return TD_NOT_ELIGIBLE;
  return sum;
}

void
td_cohort_special_score (TdCohortSpecial *self, const TdCohortRow *row)
{
  const TdCohortTables *tables = self->tables;
  const TdWeight *wishes = find_wishes (tables->candidates);
  guint rules = special_rules (tables->candidates);

  for (gsize k = self->first[row->mentee]; k < self->first[row->mentee + 1]; k++)
    self->scored[k].score =
        tables->complete ? score_one (row, self->scored[k].mentor, wishes, rules)
                         : td_cohort_tables_ask (tables, row->mentee, self->scored[k].mentor);
}

const TdScored *
td_cohort_special_get (const TdCohortSpecial *self, guint mentee, guint *n)
{
  GArray *changed = self->changed[mentee];

  *n = changed ? changed->len : (guint) (self->first[mentee + 1] - self->first[mentee]);
  return changed ? (const TdScored *) changed->data : &self->scored[self->first[mentee]];
}

void
td_cohort_special_set (TdCohortSpecial *self, guint mentee, TdScored scored)
{
  GArray *changed;
  guint n, at = 0;
  const TdScored *before = td_cohort_special_get (self, mentee, &n);

  if (self->changed[mentee] == NULL)
    {
      self->changed[mentee] = g_array_new (FALSE, FALSE, sizeof (TdScored));
      g_array_append_vals (self->changed[mentee], before, n);
    }
  changed = self->changed[mentee];
  while (at < n && g_array_index (changed, TdScored, at).mentor < scored.mentor)
    at++;
  if (at < n && g_array_index (changed, TdScored, at).mentor == scored.mentor)
    g_array_index (changed, TdScored, at) = scored;
  else
    g_array_insert_val (changed, at, scored);
}
