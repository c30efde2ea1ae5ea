/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "candidates/td-cohort-tables.h"

#include <string.h>

/* Rules by name, as td_hard_rules lists them. */
static guint
find_rule (const TdCandidates *candidates, const char *name)
{
  for (guint i = 0; i < TD_N_HARD_RULES; i++)
    if (strcmp (td_hard_rules[i].name, name) == 0)
      return candidates->rules & (1u << i) ? i : 0;
  return 0;
}

static const TdParticipant *
mentee_of (const TdCohortTables *self, guint i)
{
  return self->candidates->mentees->pdata[i];
}

static const TdParticipant *
mentor_of (const TdCohortTables *self, guint j)
{
  return self->candidates->mentors->pdata[j];
}

int
td_cohort_tables_ask (const TdCohortTables *self, guint mentee, guint mentor)
{
  guint blocked;
  int score = td_candidates_score (self->candidates, mentee, mentor, NULL, &blocked);

  return (blocked & ~(1u << TD_HARD_RULE_CAPACITY)) ||
                 td_candidates_is_self (self->candidates, mentee, mentor)
             ? TD_NOT_ELIGIBLE
             : score;
}

const TdWords *
td_word_column_get (const TdWordColumn *column, const TdParticipant *who)
{
  return column->member ? G_STRUCT_MEMBER_P (who, column->member) : &who->fields[column->field];
}

/* Marks the keys that one side uses; returns the largest. */
static guint
largest_key (const TdWordColumn *column, GPtrArray *people)
{
  guint largest = 0;

  for (guint i = 0; i < people->len; i++)
    {
      const TdWords *words = td_word_column_get (column, people->pdata[i]);

      if (words->n > 0)
        largest = MAX (largest, words->keys[words->n - 1]);
    }
  return largest;
}

/* Numbers the words that somebody wants and somebody offers. */
static void
add_words (TdCohortTables *self, TdWordColumn column)
{
  GPtrArray *mentees = self->candidates->mentees;
  GPtrArray *mentors = self->candidates->mentors;
  g_autofree guint8 *wanted = NULL;

  column.n_keys = largest_key (&column, mentees) + 1;
  column.word = g_new (guint, column.n_keys);
  wanted = g_new0 (guint8, column.n_keys);
  for (guint key = 0; key < column.n_keys; key++)
    column.word[key] = TD_NO_WORD;
  for (guint i = 0; i < mentees->len; i++)
    {
      const TdWords *words = td_word_column_get (&column, mentees->pdata[i]);

      self->most_words = MAX (self->most_words, words->n);
      for (guint k = 0; k < words->n; k++)
        wanted[words->keys[k]] = TRUE;
    }
  for (guint j = 0; j < mentors->len; j++)
    {
      const TdWords *words = td_word_column_get (&column, mentors->pdata[j]);

      for (guint k = 0; k < words->n && words->keys[k] < column.n_keys; k++)
        if (wanted[words->keys[k]] && column.word[words->keys[k]] == TD_NO_WORD)
          column.word[words->keys[k]] = self->n_words++;
    }
  g_array_append_val (self->words, column);
}

/* The words of all mentors, mentor by mentor and column by column. */
static void
fill_words (TdCohortTables *self)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_columns = self->words->len;

  self->segment = g_new (guint, (gsize) self->n_mentors * n_columns + 1);
  self->known = g_new (guint8, (gsize) self->n_mentors * n_columns);
  for (guint j = 0; j < self->n_mentors; j++)
    for (guint c = 0; c < n_columns; c++)
      {
        const TdWordColumn *column = &g_array_index (self->words, TdWordColumn, c);
        const TdWords *words = td_word_column_get (column, mentor_of (self, j));

        self->segment[j * n_columns + c] = all->len;
        self->known[(gsize) c * self->n_mentors + j] = words->n > 0;
        for (guint k = 0; k < words->n && words->keys[k] < column->n_keys; k++)
          if (column->word[words->keys[k]] != TD_NO_WORD)
            g_array_append_val (all, column->word[words->keys[k]]);
      }
  self->segment[(gsize) self->n_mentors * n_columns] = all->len;
  self->word = (guint *) g_array_free (g_steal_pointer (&all), FALSE);
}

/* Turns the words of mentors into the mentors of words. */
static void
turn_words (TdCohortTables *self)
{
  gsize n_columns = self->words->len;
  g_autofree guint *next = g_new0 (guint, self->n_words + 1);

  self->offered_first = g_new0 (guint, self->n_words + 1);
  self->offered_by = g_new (guint, self->segment[self->n_mentors * n_columns]);
  for (guint k = 0; k < self->segment[self->n_mentors * n_columns]; k++)
    self->offered_first[self->word[k] + 1]++;
  for (guint word = 0; word < self->n_words; word++)
    {
      self->offered_first[word + 1] += self->offered_first[word];
      next[word] = self->offered_first[word];
    }
  for (guint j = 0; j < self->n_mentors; j++)
    for (guint k = self->segment[j * n_columns]; k < self->segment[(j + 1) * n_columns]; k++)
      self->offered_by[next[self->word[k]]++] = j;
}

typedef guint (*ReadKey) (GHashTable *numbers, const TdParticipant *who, guint field);

static guint
read_location (GHashTable *numbers, const TdParticipant *who, guint field)
{
  return who->location_key;
}

static guint
read_department (GHashTable *numbers, const TdParticipant *who, guint field)
{
  return who->department_key;
}

/* Numbers bytes, alike for alike ones. */
static guint
number_bytes (GHashTable *numbers, gconstpointer data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, bytes));

  if (number == 0 && size > 0)
    {
      number = g_hash_table_size (numbers) + 1;
      g_hash_table_insert (numbers, g_steal_pointer (&bytes), GUINT_TO_POINTER (number));
    }
  return number;
}

static guint
read_manager (GHashTable *numbers, const TdParticipant *who, guint field)
{
  return who->manager_id ? number_bytes (numbers, &who->manager_id, sizeof who->manager_id) : 0;
}

/* A set is the same where all its words are. */
static guint
read_field (GHashTable *numbers, const TdParticipant *who, guint field)
{
  const TdWords *words = &who->fields[field];

  return number_bytes (numbers, words->keys, sizeof (guint) * words->n);
}

/* Keys of mentors become 1, 2, … in their order; one that only mentees have comes after them. */
static void
add_keys (TdCohortTables *self, TdKeyColumn column, ReadKey read, guint field)
{
  g_autoptr (GHashTable) numbers =
      g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);
  g_autoptr (GHashTable) dense = g_hash_table_new (NULL, NULL);

  column.mentor = g_new (guint, self->n_mentors);
  column.mentee = g_new (guint, self->n_mentees);
  for (guint j = 0; j < self->n_mentors; j++)
    {
      guint key = read (numbers, mentor_of (self, j), field);
      gpointer number = g_hash_table_lookup (dense, GUINT_TO_POINTER (key));

      if (key && number == NULL)
        {
          number = GUINT_TO_POINTER (++column.n_keys);
          g_hash_table_insert (dense, GUINT_TO_POINTER (key), number);
        }
      column.mentor[j] = GPOINTER_TO_UINT (number);
    }
  for (guint i = 0; i < self->n_mentees; i++)
    {
      guint key = read (numbers, mentee_of (self, i), field);
      gpointer number = g_hash_table_lookup (dense, GUINT_TO_POINTER (key));

      column.mentee[i] = number || key == 0 ? GPOINTER_TO_UINT (number) : column.n_keys + 1;
    }
  g_array_append_val (self->keys, column);
}

typedef double (*ReadNumber) (const TdParticipant *who);

static double
read_grade (const TdParticipant *who)
{
  return who->grade;
}

static double
read_hours (const TdParticipant *who)
{
  return who->hours;
}

static void
add_classes (TdCohortTables *self, TdClassColumn column, ReadNumber read)
{
  g_autoptr (GHashTable) classes =
      g_hash_table_new_full (g_double_hash, g_double_equal, g_free, NULL);
  g_autoptr (GArray) samples = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (double));

  column.mentor = g_new (guint, self->n_mentors);
  for (guint j = 0; j < self->n_mentors; j++)
    {
      double number = read (mentor_of (self, j));
      gpointer class;

      if (!g_hash_table_lookup_extended (classes, &number, NULL, &class))
        {
          class = GUINT_TO_POINTER (samples->len);
          g_hash_table_insert (classes, g_memdup2 (&number, sizeof number), class);
          g_array_append_val (samples, j);
          g_array_append_val (all, number);
        }
      column.mentor[j] = GPOINTER_TO_UINT (class);
    }
  column.n_classes = samples->len;
  column.sample = (guint *) g_array_free (g_steal_pointer (&samples), FALSE);
  column.number = (double *) g_array_free (g_steal_pointer (&all), FALSE);
  g_array_append_val (self->classes, column);
}

/* The grade is looked at by a criterion and a rule. */
static void
add_grades (TdCohortTables *self, const TdCriterion *criterion, int weight)
{
  TdClassColumn column = { .criterion = criterion,
                           .weight = weight,
                           .rule = self->rules[TD_BLOCK_GRADE] };

  if (criterion || column.rule)
    add_classes (self, column, read_grade);
}

static void
add_field (TdCohortTables *self, const TdWeight *weight)
{
  TdWordColumn column = { .weight = weight->weight, .field = weight->field };

  switch (weight->mode)
    {
    case TD_FIELD_MODE_SAME:
      add_keys (self, (TdKeyColumn){ .same = 100 * weight->weight }, read_field, weight->field);
      return;
    case TD_FIELD_MODE_DIFFERENT:
      column.use = TD_WORDS_DIFFERENT;
      break;
    case TD_FIELD_MODE_OVERLAP:
    default:
      column.use = TD_WORDS_OVERLAP;
    }
  add_words (self, column);
}

static void
add_weight (TdCohortTables *self, const TdWeight *weight)
{
  const char *name = weight->known ? weight->known->name : NULL;
  int points = weight->weight;

  if (name == NULL)
    add_field (self, weight);
  else if (strcmp (name, "skills") == 0)
    add_words (self, (TdWordColumn){ .weight = points,
                                     .member = G_STRUCT_OFFSET (TdParticipant, skills) });
  else if (strcmp (name, "reasons") == 0)
    add_words (self, (TdWordColumn){ .weight = points,
                                     .member = G_STRUCT_OFFSET (TdParticipant, reasons) });
  else if (strcmp (name, "location") == 0)
    add_keys (self, (TdKeyColumn){ .same = 100 * points }, read_location, 0);
  else if (strcmp (name, "department") == 0)
    add_keys (self, (TdKeyColumn){ .other = 100 * points }, read_department, 0);
  else if (strcmp (name, "grade") == 0)
    add_grades (self, weight->known, points);
  else if (strcmp (name, "hours") == 0)
    add_classes (self, (TdClassColumn){ .criterion = weight->known, .weight = points }, read_hours);
  else if (strcmp (name, "waiting") == 0)
    {
      self->waiting = weight->known;
      self->waiting_weight = points;
    }
  else if (strcmp (name, "wishes") != 0)
    self->complete = FALSE;
}

static void
add_rules (TdCohortTables *self)
{
  const TdCandidates *candidates = self->candidates;
  gboolean graded = FALSE;

  if (self->rules[TD_BLOCK_LANGUAGE])
    add_words (self, (TdWordColumn){ .use = TD_WORDS_NEEDED,
                                     .member = G_STRUCT_OFFSET (TdParticipant, languages) });
  if (self->rules[TD_BLOCK_TEAM])
    add_keys (self, (TdKeyColumn){ .same = TD_BLOCKED (TD_BLOCK_TEAM) }, read_manager, 0);
  for (guint c = 0; c < self->classes->len; c++)
    graded = graded || g_array_index (self->classes, TdClassColumn, c).rule != 0;
  if (!graded)
    add_grades (self, NULL, 0);
  self->lowest_rule = find_rule (candidates, "lowest_score");
  if (self->lowest_rule)
    self->lowest = (int) (((gint64) candidates->lowest_percent * candidates->largest + 99) / 100);
}

TdCohortTables *
td_cohort_tables_new (const TdCandidates *candidates)
{
  TdCohortTables *self = g_new0 (TdCohortTables, 1);

  self->candidates = candidates;
  self->n_mentees = candidates->mentees->len;
  self->n_mentors = candidates->mentors->len;
  self->complete = TRUE;
  self->words = g_array_new (FALSE, FALSE, sizeof (TdWordColumn));
  self->keys = g_array_new (FALSE, FALSE, sizeof (TdKeyColumn));
  self->classes = g_array_new (FALSE, FALSE, sizeof (TdClassColumn));
  self->rules[TD_BLOCK_LANGUAGE] = find_rule (candidates, "language");
  self->rules[TD_BLOCK_TEAM] = find_rule (candidates, "same_team");
  self->rules[TD_BLOCK_GRADE] = find_rule (candidates, "grade_gap");
  for (guint i = 0; i < candidates->n_weights; i++)
    add_weight (self, &candidates->weights[i]);
  add_rules (self);
  fill_words (self);
  turn_words (self);
  return self;
}

void
td_cohort_tables_free (TdCohortTables *self)
{
  if (self == NULL)
    return;
  for (guint c = 0; c < self->words->len; c++)
    g_free (g_array_index (self->words, TdWordColumn, c).word);
  for (guint c = 0; c < self->keys->len; c++)
    {
      g_free (g_array_index (self->keys, TdKeyColumn, c).mentee);
      g_free (g_array_index (self->keys, TdKeyColumn, c).mentor);
    }
  for (guint c = 0; c < self->classes->len; c++)
    {
      g_free (g_array_index (self->classes, TdClassColumn, c).number);
      g_free (g_array_index (self->classes, TdClassColumn, c).sample);
      g_free (g_array_index (self->classes, TdClassColumn, c).mentor);
    }
  g_array_unref (self->words);
  g_array_unref (self->keys);
  g_array_unref (self->classes);
  g_free (self->segment);
  g_free (self->word);
  g_free (self->known);
  g_free (self->offered_first);
  g_free (self->offered_by);
  g_free (self);
}
