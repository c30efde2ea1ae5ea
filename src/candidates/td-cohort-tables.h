/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "candidates/td-candidates.h"

G_BEGIN_DECLS

/* What one mentor has, as a mentee sees it, comes in three kinds of columns:
 *
 *   words    a set (skills, languages): what counts is how many of hers are in it
 *   keys     one of many (location, manager): the same as hers or another
 *   classes  a number of few values (grade, hours): a table says what each is worth to her
 *
 * Every rule and criterion that looks at nearly all pairs is in such a column. What concerns few
 * pairs (wishes, vetoes, earlier pairs, the reporting chain) is in td-cohort-special.h. */
typedef enum
{
  TD_WORDS_OVERLAP,   /* the share of hers that he has */
  TD_WORDS_DIFFERENT, /* full where both have some and none is the same */
  TD_WORDS_NEEDED,    /* blocked where both have some and none is the same */
} TdWordsUse;

typedef struct
{
  TdWordsUse use;
  int weight;
  gsize member; /* where the TdWords is in a TdParticipant, or 0: */
  guint field;  /* then the free field */
  guint *word;  /* a key of the book to a number of the tables, or TD_NO_WORD */
  guint n_keys;
} TdWordColumn;

typedef struct
{
  int same;      /* points where both are known and the same, */
  int other;     /* or not */
  guint *mentee; /* 0: not known */
  guint *mentor; /* 1 … n_keys */
  guint n_keys;
} TdKeyColumn;

typedef struct
{
  const TdCriterion *criterion; /* (nullable) */
  int weight;
  guint rule; /* that blocks by it, or 0 */
  guint n_classes;
  double *number; /* of each class */
  guint *sample;  /* a mentor of each class */
  guint *mentor;  /* his class */
} TdClassColumn;

/* The rules that block by a column, and what a column adds for one: less than nothing whatever else
 * a pair has, and still to be told from the points and from each other. */
typedef enum
{
  TD_BLOCK_LANGUAGE,
  TD_BLOCK_TEAM,
  TD_BLOCK_GRADE,
  TD_N_BLOCKS,
} TdBlock;

#define TD_BLOCKED(block) (-(1 << (TD_BLOCK_SHIFT + (block))))
#define TD_BLOCK_SHIFT 24

/**
 * TdCohortTables:
 *
 * The columns of all mentors. They do not change after they were made and are read by any number of
 * threads.
 */
typedef struct
{
  const TdCandidates *candidates; /* borrowed */
  guint n_mentees;
  guint n_mentors;
  gboolean complete; /* FALSE: a criterion is not known here and pairs are scored one by one */
  int lowest;        /* points that a pair needs */
  guint lowest_rule; /* the number of the rule that says so; 0: off */
  guint rules[TD_N_BLOCKS];   /* theirs */
  const TdCriterion *waiting; /* (nullable): the same for every mentor */
  int waiting_weight;
  GArray *words;    /* TdWordColumn */
  GArray *keys;     /* TdKeyColumn */
  GArray *classes;  /* TdClassColumn */
  guint n_words;    /* of all word columns together */
  guint most_words; /* of one column of one mentee */
  guint *segment;   /* n_mentors x words->len + 1: where the words of a mentor and column begin */
  guint *word;
  guint8 *known;        /* words->len x n_mentors: whether he has any word, shared or not */
  guint *offered_first; /* n_words + 1: the same by words: where the mentors of a word begin */
  guint *offered_by;
} TdCohortTables;

#define TD_NO_WORD G_MAXUINT

/* What is wrong with a pair that is not eligible. */
#define TD_NOT_ELIGIBLE (-1)

TdCohortTables *td_cohort_tables_new (const TdCandidates *candidates);
void td_cohort_tables_free (TdCohortTables *tables);

/* What td_candidates_score() says of a pair, TD_NOT_ELIGIBLE where a rule other than capacity
 * blocks or both are one person. */
int td_cohort_tables_ask (const TdCohortTables *tables, guint mentee, guint mentor);

/* Her words of a column. */
const TdWords *td_word_column_get (const TdWordColumn *column, const TdParticipant *who);

/**
 * TdCohortRow:
 *
 * A mentee, laid beside the columns: what each word, key and class is worth to her. One a thread.
 */
typedef struct
{
  const TdCohortTables *tables; /* borrowed */
  guint mentee;
  int base;          /* what she gets with everyone */
  guint8 *wanted;    /* n_words: 1 for hers */
  guint *mine;       /* her words, column by column, */
  guint *mine_first; /* words->len + 1 */
  int *by_count;     /* words->len x (most_words + 2): points for so many in common, and at the
                      * end for a mentor who has no word at all: none */
  guint *key;        /* keys->len */
  int **by_class;    /* classes->len: points of each class */
  guint16 *count;    /* n_mentors: of one column, how many are in common */
} TdCohortRow;

TdCohortRow *td_cohort_row_new (const TdCohortTables *tables);
void td_cohort_row_free (TdCohortRow *row);

/* Lays another mentee beside the columns. */
void td_cohort_row_set (TdCohortRow *row, guint mentee);

/* The points with one mentor by the columns alone, below 0 where they block; the lowest score is
 * not looked at. The tables must be complete. */
int td_cohort_row_sum (const TdCohortRow *row, guint mentor);

/* The same with every mentor. */
void td_cohort_row_add_up (const TdCohortRow *row, int *sum);

/* The same, TD_NOT_ELIGIBLE where the pair is blocked or does not reach the
 * lowest score. */
void td_cohort_row_score (const TdCohortRow *row, int *score);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdCohortTables, td_cohort_tables_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdCohortRow, td_cohort_row_free)

G_END_DECLS
