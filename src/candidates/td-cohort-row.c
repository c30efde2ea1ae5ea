/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "candidates/td-cohort-tables.h"

TdCohortRow *
td_cohort_row_new (const TdCohortTables *tables)
{
  TdCohortRow *self = g_new0 (TdCohortRow, 1);

  self->tables = tables;
  self->wanted = g_new0 (guint8, tables->n_words);
  self->mine = g_new (guint, (gsize) tables->words->len * tables->most_words);
  self->mine_first = g_new0 (guint, tables->words->len + 1);
  self->by_count = g_new (int, (gsize) tables->words->len *(tables->most_words + 2));
  self->key = g_new (guint, tables->keys->len);
  self->count = g_new (guint16, tables->n_mentors);
  self->by_class = g_new (int *, tables->classes->len);
  for (guint c = 0; c < tables->classes->len; c++)
    self->by_class[c] = g_new (int, g_array_index (tables->classes, TdClassColumn, c).n_classes);
  return self;
}

void
td_cohort_row_free (TdCohortRow *self)
{
  if (self == NULL)
    return;
  for (guint c = 0; c < self->tables->classes->len; c++)
    g_free (self->by_class[c]);
  g_free (self->by_class);
  g_free (self->wanted);
  g_free (self->mine);
  g_free (self->mine_first);
  g_free (self->by_count);
  g_free (self->key);
  g_free (self->count);
  g_free (self);
}

/* What so many of her @n words are worth. */
static int
worth_of (const TdWordColumn *column, guint common, guint n)
{
  switch (column->use)
    {
    case TD_WORDS_DIFFERENT:
      return n > 0 && common == 0 ? 100 * column->weight : 0;
    case TD_WORDS_NEEDED:
      return n > 0 && common == 0 ? TD_BLOCKED (TD_BLOCK_LANGUAGE) : 0;
    case TD_WORDS_OVERLAP:
    default:
      return n > 0 ? column->weight * (int) (100 * common / n) : 0;
    }
}

/* The points of a column by how many are in common. */
static inline int *
points_of (const TdCohortRow *self, guint column)
{
  return self->by_count + (gsize) column * (self->tables->most_words + 2);
}

static void
set_words (TdCohortRow *self, const TdParticipant *who)
{
  const TdCohortTables *tables = self->tables;
  guint at = 0;

  for (guint k = 0; k < self->mine_first[tables->words->len]; k++)
    self->wanted[self->mine[k]] = 0;
  for (guint c = 0; c < tables->words->len; c++)
    {
      const TdWordColumn *column = &g_array_index (tables->words, TdWordColumn, c);
      const TdWords *words = td_word_column_get (column, who);

      self->mine_first[c] = at;
      for (guint k = 0; k < words->n; k++)
        if (column->word[words->keys[k]] != TD_NO_WORD)
          {
            self->mine[at] = column->word[words->keys[k]];
            self->wanted[self->mine[at++]] = 1;
          }
      for (guint common = 0; common <= words->n; common++)
        points_of (self, c)[common] = worth_of (column, common, words->n);
      points_of (self, c)[tables->most_words + 1] = 0;
    }
  self->mine_first[tables->words->len] = at;
}

/* The criterion itself is asked, with a mentor of each class. */
static void
set_classes (TdCohortRow *self)
{
  const TdCohortTables *tables = self->tables;

  for (guint c = 0; c < tables->classes->len; c++)
    {
      const TdClassColumn *column = &g_array_index (tables->classes, TdClassColumn, c);

      for (guint k = 0; k < column->n_classes; k++)
        {
          TdMatch match = td_candidates_match (tables->candidates, self->mentee, column->sample[k]);
          int worth = 0;

          if (column->criterion)
            worth = column->weight * column->criterion->share (&match);
          if (column->rule && td_hard_rules[column->rule].blocks (&match))
            worth += TD_BLOCKED (TD_BLOCK_GRADE);
          self->by_class[c][k] = worth;
        }
    }
}

void
td_cohort_row_set (TdCohortRow *self, guint mentee)
{
  const TdCohortTables *tables = self->tables;

  self->mentee = mentee;
  self->base = 0;
  set_words (self, tables->candidates->mentees->pdata[mentee]);
  for (guint c = 0; c < tables->keys->len; c++)
    self->key[c] = g_array_index (tables->keys, TdKeyColumn, c).mentee[mentee];
  set_classes (self);
  if (tables->waiting && tables->n_mentors > 0)
    {
      TdMatch match = td_candidates_match (tables->candidates, mentee, 0);

      self->base = tables->waiting_weight * tables->waiting->share (&match);
    }
}

int
td_cohort_row_sum (const TdCohortRow *self, guint mentor)
{
  const TdCohortTables *tables = self->tables;
  const TdKeyColumn *keys = (const TdKeyColumn *) tables->keys->data;
  const TdClassColumn *classes = (const TdClassColumn *) tables->classes->data;
  gsize at = (gsize) mentor * tables->words->len;
  int sum = self->base;

  for (guint c = 0; c < tables->words->len; c++, at++)
    {
      guint common = 0;

      for (guint k = tables->segment[at]; k < tables->segment[at + 1]; k++)
        common += self->wanted[tables->word[k]];
      if (tables->known[(gsize) c * tables->n_mentors + mentor])
        sum += points_of (self, c)[common];
    }
  for (guint c = 0; c < tables->keys->len; c++)
    {
      guint his = keys[c].mentor[mentor];

      if (his && self->key[c])
        sum += his == self->key[c] ? keys[c].same : keys[c].other;
    }
  for (guint c = 0; c < tables->classes->len; c++)
    sum += self->by_class[c][classes[c].mentor[mentor]];
  return sum;
}

/* Counts word by word, over the mentors who offer it. */
static void
add_words (const TdCohortRow *self, guint c, int *restrict sum)
{
  const TdCohortTables *tables = self->tables;
  guint n = tables->n_mentors;
  const guint8 *known = tables->known + (gsize) c * n;
  const int *points = points_of (self, c);
  guint16 *restrict count = self->count;
  guint16 unknown = (guint16) (tables->most_words + 1);

  for (guint j = 0; j < n; j++)
    count[j] = known[j] ? 0 : unknown;
  for (guint k = self->mine_first[c]; k < self->mine_first[c + 1]; k++)
    {
      const guint *by = tables->offered_by + tables->offered_first[self->mine[k]];
      const guint *end = tables->offered_by + tables->offered_first[self->mine[k] + 1];

      for (; by < end; by++)
        count[*by]++;
    }
  for (guint j = 0; j < n; j++)
    sum[j] += points[count[j]];
}

static void
add_keys (const TdCohortRow *self, guint c, int *restrict sum)
{
  const TdKeyColumn *column = &g_array_index (self->tables->keys, TdKeyColumn, c);
  const guint *his = column->mentor;
  guint n = self->tables->n_mentors;
  guint hers = self->key[c];
  int same = column->same;
  int other = column->other;

  for (guint j = 0; j < n && hers; j++)
    sum[j] += his[j] == 0 ? 0 : his[j] == hers ? same : other;
}

static void
add_classes (const TdCohortRow *self, guint c, int *restrict sum)
{
  const guint *class = g_array_index (self->tables->classes, TdClassColumn, c).mentor;
  const int *points = self->by_class[c];
  guint n = self->tables->n_mentors;

  for (guint j = 0; j < n; j++)
    sum[j] += points[class[j]];
}

void
td_cohort_row_add_up (const TdCohortRow *self, int *sum)
{
  const TdCohortTables *tables = self->tables;
  guint n = tables->n_mentors;

  for (guint j = 0; j < n; j++)
    sum[j] = self->base;
  for (guint c = 0; c < tables->words->len; c++)
    add_words (self, c, sum);
  for (guint c = 0; c < tables->keys->len; c++)
    add_keys (self, c, sum);
  for (guint c = 0; c < tables->classes->len; c++)
    add_classes (self, c, sum);
}

void
td_cohort_row_score (const TdCohortRow *self, int *score)
{
  guint n = self->tables->n_mentors;
  int lowest = self->tables->lowest;

  td_cohort_row_add_up (self, score);
  for (guint j = 0; j < n; j++)
    score[j] = score[j] < lowest ? TD_NOT_ELIGIBLE : score[j];
}
