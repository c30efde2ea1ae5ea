/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "proposal/td-explanation-store.h"

#include "proposal/td-explanation-private.h"

#include <stdlib.h>

/* What is collected in one look at every row of scores. */
typedef struct
{
  const TdCandidates *candidates; /* borrowed */
  TdCohort *cohort;               /* borrowed */
  const TdSolution *solution;     /* borrowed */
  int *score;                     /* of the pair of a mentee */
  int *mentee_rank;               /* of the pair of a mentee, for her and … */
  int *mentor_rank;               /* … for him */
  int *head;                      /* the first mentee of a mentor, and who is beside her */
  int *next;
  int *used;
  int *least;          /* score of the pairs of a mentor */
  int *unlocked;       /* the places of a mentor that locked pairs leave */
  char **alternatives; /* JSON */
} Store;

static void
store_init (Store *self,
            const TdCandidates *candidates,
            TdCohort *cohort,
            const TdSolution *solution)
{
  guint n = solution->n_mentees;

  *self = (Store){ .candidates = candidates, .cohort = cohort, .solution = solution };
  self->score = g_new0 (int, n);
  self->mentee_rank = g_new0 (int, n);
  self->mentor_rank = g_new0 (int, n);
  self->next = g_new (int, n);
  self->used = g_new0 (int, solution->n_mentors);
  self->least = g_new (int, solution->n_mentors);
  self->unlocked = g_new (int, solution->n_mentors);
  self->head = g_new (int, solution->n_mentors);
  self->alternatives = g_new0 (char *, n + 1);
  for (guint j = 0; j < solution->n_mentors; j++)
    {
      self->head[j] = -1;
      self->least[j] = G_MAXINT;
      self->unlocked[j] = td_cohort_get_places (cohort, j);
    }
  for (guint i = 0; i < n; i++)
    {
      int mentor = solution->mentor[i];

      if (mentor < 0)
        continue;
      self->unlocked[mentor] -= td_cohort_get_locked (cohort, i) >= 0;
      self->score[i] = td_cohort_score_pair (cohort, i, (guint) mentor);
      /* Locked against a rule. */
      if (self->score[i] < 0)
        self->score[i] = td_candidates_score (candidates, i, (guint) mentor, NULL, NULL);
      self->mentee_rank[i] = 1;
      self->mentor_rank[i] = 1;
      self->least[mentor] = MIN (self->least[mentor], self->score[i]);
      self->used[mentor]++;
      self->next[i] = self->head[mentor];
      self->head[mentor] = (int) i;
    }
}

static void
store_clear (Store *self)
{
  for (guint i = 0; i < self->solution->n_mentees; i++)
    g_free (self->alternatives[i]);
  g_free (self->alternatives);
  g_free (self->score);
  g_free (self->mentee_rank);
  g_free (self->mentor_rank);
  g_free (self->head);
  g_free (self->next);
  g_free (self->used);
  g_free (self->least);
  g_free (self->unlocked);
}

/* Keeps the smallest, of equal ones the earlier mentor. */
static void
keep_smallest (GArray *smallest, const TdStoredAlternative *one)
{
  guint at = smallest->len;

  while (at > 0 && g_array_index (smallest, TdStoredAlternative, at - 1).cost > one->cost)
    at--;
  if (at >= TD_N_ALTERNATIVES)
    return;
  if (smallest->len == TD_N_ALTERNATIVES)
    g_array_set_size (smallest, TD_N_ALTERNATIVES - 1);
  g_array_insert_vals (smallest, at, one, 1);
}

/* Whether the prices speak of a pair that scores so much. */
static gboolean
is_priced (const TdSolution *solution, int score)
{
  return score >= 0 && (solution->mentor_cover == NULL || score >= solution->threshold);
}

/* Of millions of pairs few come near to the five, so the others are left out before anything else
 * is asked. */
static char *
find_alternatives (const Store *self, guint mentee, const int *row)
{
  const TdSolution *solution = self->solution;
  const gint64 *price = solution->mentor_price;
  gint64 own = solution->mentee_price[mentee] - solution->bonus;
  gint64 enough = G_MAXINT64;
  g_autoptr (GArray) smallest = g_array_new (FALSE, FALSE, sizeof (TdStoredAlternative));

  for (guint j = 0; j < solution->n_mentors; j++)
    {
      TdStoredAlternative one = { .score = row[j] };

      one.cost = own + price[j] - solution->scale * row[j];
      if (one.cost >= enough || !is_priced (solution, row[j]) ||
          solution->mentor[mentee] == (int) j || self->unlocked[j] <= 0)
        continue;
      one.mentor_id = ((TdParticipant *) self->candidates->mentors->pdata[j])->employee_id;
      keep_smallest (smallest, &one);
      if (smallest->len == TD_N_ALTERNATIVES)
        enough = g_array_index (smallest, TdStoredAlternative, TD_N_ALTERNATIVES - 1).cost;
    }
  return td_stored_alternatives_to_json (smallest);
}

/* Who is before the pairs of this row, and before other mentees with their mentors. */
static void
count_ranks (Store *self, guint mentee, const int *row)
{
  int own = self->solution->mentor[mentee] >= 0 ? self->score[mentee] : G_MAXINT;

  for (guint j = 0; j < self->solution->n_mentors; j++)
    {
      self->mentee_rank[mentee] += row[j] > own;
      if (row[j] < 0 || row[j] <= self->least[j])
        continue;
      for (int other = self->head[j]; other >= 0; other = self->next[other])
        if (other != (int) mentee && row[j] > self->score[other])
          self->mentor_rank[other]++;
    }
}

static gboolean
look_at_rows (Store *self, GCancellable *cancellable, GError **error)
{
  g_autofree int *row = g_new (int, self->solution->n_mentors);

  for (guint i = 0; i < self->solution->n_mentees; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      td_cohort_score_row (self->cohort, i, row);
      count_ranks (self, i, row);
      if (td_cohort_get_locked (self->cohort, i) < 0)
        self->alternatives[i] = find_alternatives (self, i, row);
    }
  return TRUE;
}

static int
compare_scores (const void *a, const void *b)
{
  int first = *(const int *) a;
  int second = *(const int *) b;

  return (first > second) - (first < second);
}

/* The score of the pair at a share of all of them, the worst first (nearest rank). */
static gint64
percentile (const int *sorted, guint n, guint percent)
{
  return n ? sorted[MAX ((n * percent + 99) / 100, 1) - 1] : 0;
}

static void
sum_up (const Store *self, const TdCohortReport *report, TdStoredProof *proof)
{
  const TdSolution *solution = self->solution;
  g_autofree int *sorted = g_new (int, solution->n_mentees);
  guint n = 0;

  for (guint i = 0; i < solution->n_mentees; i++)
    if (solution->mentor[i] >= 0)
      sorted[n++] = self->score[i];
  qsort (sorted, n, sizeof *sorted, compare_scores);
  proof->matched = solution->matched;
  proof->total = solution->total;
  proof->worst = solution->worst;
  proof->percentile_1 = percentile (sorted, n, 1);
  proof->percentile_5 = percentile (sorted, n, 5);
  proof->median = percentile (sorted, n, 50);
  proof->pairs = (gint64) solution->n_mentees * solution->n_mentors;
  proof->has_threshold = solution->mentor_cover != NULL && solution->matched > 0;
  proof->threshold = proof->has_threshold ? solution->threshold : 0;
  if (report == NULL)
    return;
  proof->edges = (gint64) report->edges;
  proof->rounds = report->rounds;
  proof->best = report->n_best;
  proof->rescored = report->rows_rescored;
  proof->threads = report->threads;
  proof->vector = report->vector;
}

static gboolean
write_rows (TdDatabase *db, const Store *self, gint64 proposal_id, GError **error)
{
  for (guint i = 0; i < self->solution->n_mentees; i++)
    {
      const TdParticipant *mentee = self->candidates->mentees->pdata[i];

      if (!td_database_execute (db, error,
                                "UPDATE proposal_row SET price = $3, mentee_rank = $4, "
                                "mentor_rank = $5, alternatives = $6 "
                                "WHERE proposal_id = $1 AND mentee_id = $2 AND round = 1",
                                "iiiiis", proposal_id, mentee->employee_id,
                                self->solution->mentee_price[i], (gint64) self->mentee_rank[i],
                                (gint64) self->mentor_rank[i], self->alternatives[i]))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_mentors (TdDatabase *db, const Store *self, gint64 proposal_id, GError **error)
{
  for (guint j = 0; j < self->solution->n_mentors; j++)
    {
      const TdParticipant *mentor = self->candidates->mentors->pdata[j];

      if (!td_database_execute (db, error,
                                "INSERT INTO proposal_mentor "
                                "(proposal_id, mentor_id, places, used, price) "
                                "VALUES ($1, $2, $3, $4, $5)",
                                "iiiii", proposal_id, mentor->employee_id,
                                (gint64) td_cohort_get_places (self->cohort, j),
                                (gint64) self->used[j], self->solution->mentor_price[j]))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_head (TdDatabase *db,
            const Store *self,
            gint64 proposal_id,
            const TdStoredProof *proof,
            GError **error)
{
  g_autofree char *json = td_stored_proof_to_json (proof);

  return td_database_execute (db, error,
                              "UPDATE proposal SET bonus = $2, scale = $3, worst = $4, proof = $5 "
                              "WHERE id = $1",
                              "iiiis", proposal_id, self->solution->bonus, self->solution->scale,
                              self->solution->worst, json);
}

gboolean
td_explanation_store (TdDatabase *db,
                      gint64 proposal_id,
                      const TdCandidates *candidates,
                      TdCohort *cohort,
                      const TdSolution *solution,
                      const TdCohortReport *report,
                      GError **error)
{
  GCancellable *cancellable = td_database_get_cancellable (db);
  TdStoredProof proof = { 0 };
  Store self;
  gboolean done;

  store_init (&self, candidates, cohort, solution);
  sum_up (&self, report, &proof);
  done = look_at_rows (&self, cancellable, error) &&
         td_solution_find_set (cohort, solution, &proof.set_mentees, &proof.set_places, cancellable,
                               error) &&
         write_rows (db, &self, proposal_id, error) &&
         write_mentors (db, &self, proposal_id, error) &&
         write_head (db, &self, proposal_id, &proof, error);
  store_clear (&self);
  return done;
}
