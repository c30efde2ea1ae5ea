/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "proposal/td-what-if-graph.h"

#include "solver/td-certificate.h"

/* The pairs that are kept of a mentee; all of them where there are few mentors. */
#define N_NEAREST 48
#define FEW_MENTORS 96

typedef struct
{
  guint mentor;
  gint32 score;
} Edge;

struct _TdWhatIfGraph
{
  const TdCandidates *candidates; /* borrowed, as the next two */
  TdCohort *cohort;
  const TdSolution *base;
  guint n_mentees;
  guint n_mentors;
  GArray **rows; /* Edge, of a mentee, by mentor */
  gint64 *cut;   /* of a mentee: at the base no pair that was left out has a lower reduced cost */
  /* What the solver takes, made from the rows when they change. */
  gsize *first;
  guint *mentor;
  gint32 *score;
  int *places;
  int *locked;
  gint64 *kept;
  int *unlocked; /* the places of a mentor that locked pairs leave */
  int *row;      /* scores of a mentee with everyone */
};

void
td_what_if_graph_free (TdWhatIfGraph *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_mentees; i++)
    g_clear_pointer (&self->rows[i], g_array_unref);
  g_free (self->rows);
  g_free (self->cut);
  g_free (self->first);
  g_free (self->mentor);
  g_free (self->score);
  g_free (self->places);
  g_free (self->locked);
  g_free (self->kept);
  g_free (self->unlocked);
  g_free (self->row);
  g_free (self);
}

/* How far a pair is from being chosen. */
static inline gint64
reduced_cost (const TdSolution *solution, guint mentee, guint mentor, gint64 score)
{
  return solution->mentee_price[mentee] + solution->mentor_price[mentor] - solution->bonus -
         solution->scale * score;
}

typedef struct
{
  gint64 cost;
  guint mentor;
} Near;

/* The nearest of a row, unordered but the first: the farthest of them. */
static void
keep_near (Near *near, guint *n, const Near *one)
{
  guint farthest = 0;

  if (*n < N_NEAREST)
    near[(*n)++] = *one;
  else if (one->cost < near[0].cost)
    near[0] = *one;
  else
    return;
  if (*n < N_NEAREST)
    return;
  for (guint k = 1; k < *n; k++)
    if (near[k].cost > near[farthest].cost)
      farthest = k;
  if (farthest)
    {
      Near kept = near[0];

      near[0] = near[farthest];
      near[farthest] = kept;
    }
}

static void
fill_row (TdWhatIfGraph *self, guint mentee)
{
  gboolean all = self->n_mentors <= FEW_MENTORS;
  g_autofree guint8 *taken = all ? NULL : g_new0 (guint8, self->n_mentors);
  Near near[N_NEAREST];
  guint n = 0;

  td_cohort_score_row (self->cohort, mentee, self->row);
  for (guint j = 0; taken && j < self->n_mentors; j++)
    if (self->row[j] >= 0)
      {
        Near one = { reduced_cost (self->base, mentee, j, self->row[j]), j };

        keep_near (near, &n, &one);
      }
  self->cut[mentee] = n < N_NEAREST ? G_MAXINT64 / 4 : near[0].cost;
  for (guint k = 0; k < n; k++)
    taken[near[k].mentor] = TRUE;
  if (taken && self->base->mentor[mentee] >= 0)
    taken[self->base->mentor[mentee]] = TRUE;
  self->rows[mentee] = g_array_new (FALSE, FALSE, sizeof (Edge));
  for (guint j = 0; j < self->n_mentors; j++)
    if (self->row[j] >= 0 && (all || taken[j]))
      {
        Edge edge = { j, self->row[j] };

        g_array_append_val (self->rows[mentee], edge);
      }
}

static void
lay_out (TdWhatIfGraph *self)
{
  gsize n = 0;

  for (guint i = 0; i < self->n_mentees; i++)
    n += self->rows[i]->len;
  self->mentor = g_renew (guint, self->mentor, MAX (n, 1));
  self->score = g_renew (gint32, self->score, MAX (n, 1));
  n = 0;
  for (guint i = 0; i < self->n_mentees; i++)
    {
      self->first[i] = n;
      for (guint k = 0; k < self->rows[i]->len; k++, n++)
        {
          self->mentor[n] = g_array_index (self->rows[i], Edge, k).mentor;
          self->score[n] = g_array_index (self->rows[i], Edge, k).score;
        }
    }
  self->first[self->n_mentees] = n;
}

TdWhatIfGraph *
td_what_if_graph_new (const TdCandidates *candidates,
                      TdCohort *cohort,
                      const TdSolution *base,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (TdWhatIfGraph) self = g_new0 (TdWhatIfGraph, 1);

  self->candidates = candidates;
  self->cohort = cohort;
  self->base = base;
  self->n_mentees = base->n_mentees;
  self->n_mentors = base->n_mentors;
  self->rows = g_new0 (GArray *, MAX (self->n_mentees, 1));
  self->cut = g_new0 (gint64, MAX (self->n_mentees, 1));
  self->first = g_new0 (gsize, self->n_mentees + 1);
  self->places = g_new0 (int, MAX (self->n_mentors, 1));
  self->unlocked = g_new0 (int, MAX (self->n_mentors, 1));
  self->locked = g_new0 (int, MAX (self->n_mentees, 1));
  self->kept = g_new0 (gint64, MAX (self->n_mentees, 1));
  self->row = g_new0 (int, MAX (self->n_mentors, 1));
  for (guint i = 0; i < self->n_mentees; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      fill_row (self, i);
    }
  lay_out (self);
  return g_steal_pointer (&self);
}

/* Places and locks as the cohort has them now. */
static TdSolverProblem
take_settled (TdWhatIfGraph *self)
{
  for (guint j = 0; j < self->n_mentors; j++)
    self->unlocked[j] = self->places[j] = td_cohort_get_places (self->cohort, j);
  for (guint i = 0; i < self->n_mentees; i++)
    {
      int mentor = self->locked[i] = td_cohort_get_locked (self->cohort, i);

      if (mentor < 0)
        continue;
      self->unlocked[mentor]--;
      self->kept[i] = td_candidates_score (self->candidates, i, (guint) mentor, NULL, NULL);
    }
  return (TdSolverProblem){ .n_mentees = self->n_mentees,
                            .n_mentors = self->n_mentors,
                            .places = self->places,
                            .first = self->first,
                            .mentor = self->mentor,
                            .narrow = self->score,
                            .locked = self->locked,
                            .kept = self->kept };
}

/* Adds a pair that was left out. */
static void
add_edge (TdWhatIfGraph *self, guint mentee, guint mentor, int score)
{
  GArray *row = self->rows[mentee];
  Edge edge = { mentor, score };
  guint at = row->len;

  while (at > 0 && g_array_index (row, Edge, at - 1).mentor > mentor)
    at--;
  if (at == 0 || g_array_index (row, Edge, at - 1).mentor != mentor)
    g_array_insert_val (row, at, edge);
}

/* Adds the pair where its prices do not cover it. A mentor without a place has any price. */
static guint
price_pair (TdWhatIfGraph *self, const TdSolution *now, guint mentee, guint mentor, int score)
{
  if (score < 0 || self->unlocked[mentor] <= 0 || reduced_cost (now, mentee, mentor, score) >= 0)
    return 0;
  add_edge (self, mentee, mentor, score);
  return 1;
}

static guint
price_row (TdWhatIfGraph *self, const TdSolution *now, guint mentee)
{
  guint added = 0;

  td_cohort_score_row (self->cohort, mentee, self->row);
  for (guint j = 0; j < self->n_mentors; j++)
    added += price_pair (self, now, mentee, j, self->row[j]);
  return added;
}

/* The most that the price of a mentor fell to whom a mentee might come. */
static gint64
find_fall (const TdWhatIfGraph *self, const TdSolution *now)
{
  gint64 fall = 0;

  for (guint j = 0; j < self->n_mentors; j++)
    if (self->unlocked[j] > 0)
      fall = MAX (fall, self->base->mentor_price[j] - now->mentor_price[j]);
  return fall;
}

/* The base proves every pair at its prices; a pair that was left out can only be worth it now where
 * prices fell by more than it was away. */
static gboolean
price_out (TdWhatIfGraph *self,
           const TdSolution *now,
           guint *added,
           GCancellable *cancellable,
           GError **error)
{
  gboolean other_unit = now->bonus != self->base->bonus || now->scale != self->base->scale;
  gint64 fall = find_fall (self, now);

  *added = 0;
  for (guint i = 0; i < self->n_mentees; i++)
    {
      gint64 rise = now->mentee_price[i] - self->base->mentee_price[i];

      if (i % 256 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (self->locked[i] < 0 && (other_unit || self->cut[i] + rise < fall))
        *added += price_row (self, now, i);
    }
  return TRUE;
}

TdSolution *
td_what_if_graph_solve (TdWhatIfGraph *self,
                        TdObjective objective,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (TdSolution) now = NULL;
  guint added = 1;

  while (added > 0)
    {
      TdSolverProblem problem = take_settled (self);
      g_autoptr (TdSolution) before = g_steal_pointer (&now);

      now = td_solver_repair (&problem, objective, before ? before : self->base, NULL, cancellable,
                              error);
      if (now == NULL || !td_certificate_check (&problem, objective, now, error) ||
          !price_out (self, now, &added, cancellable, error))
        return NULL;
      if (added > 0)
        lay_out (self);
    }
  return g_steal_pointer (&now);
}
