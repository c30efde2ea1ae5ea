/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "candidates/td-cohort-private.h"

/* The rules that block a pair by its sum over the columns. */
static guint
read_blocks (const TdCohortTables *tables, int sum)
{
  guint blocks = sum < 0 ? (guint) (-sum + (1 << TD_BLOCK_SHIFT) - 1) >> TD_BLOCK_SHIFT : 0;
  int points = sum + (int) (blocks << TD_BLOCK_SHIFT);
  guint rules = 0;

  for (guint k = 0; k < TD_N_BLOCKS; k++)
    if (blocks & (1u << k))
      rules |= 1u << tables->rules[k];
  if (points < tables->lowest)
    rules |= 1u << tables->lowest_rule;
  return rules;
}

static void
count (int *counts, guint rules, int by)
{
  if (rules == 0)
    rules = 1u << TD_HARD_RULE_CAPACITY;
  for (guint k = 0; k < TD_N_HARD_RULES; k++)
    counts[k] += (rules >> k) & 1 ? by : 0;
}

/* Special pairs are asked for one by one, instead of what the columns said. */
static void
correct (TdCohort *self, guint mentee, const int *sum, int *counts)
{
  const TdCohortSpecial *special = self->special;

  for (gsize k = special->first[mentee]; k < special->first[mentee + 1]; k++)
    {
      guint mentor = special->scored[k].mentor;
      guint rules;

      count (counts, read_blocks (self->tables, sum[mentor]), -1);
      if (td_candidates_is_self (self->candidates, mentee, mentor))
        continue;
      td_candidates_score (self->candidates, mentee, mentor, NULL, &rules);
      count (counts, rules, 1);
    }
}

void
td_cohort_count_blocked (TdCohort *self, guint mentee, int *counts)
{
  const TdCohortTables *tables = self->tables;
  g_autofree int *sum = NULL;
  g_autoptr (TdCohortRow) row = NULL;

  g_return_if_fail (mentee < tables->n_mentees);

  if (!tables->complete)
    {
      td_candidates_count_blocked (self->candidates, mentee, counts);
      return;
    }
  for (guint k = 0; k < TD_N_HARD_RULES; k++)
    counts[k] = 0;
  sum = g_new (int, tables->n_mentors);
  row = td_cohort_row_new (tables);
  td_cohort_row_set (row, mentee);
  td_cohort_row_add_up (row, sum);
  for (guint j = 0; j < tables->n_mentors; j++)
    count (counts, read_blocks (tables, sum[j]), 1);
  correct (self, mentee, sum, counts);
}
