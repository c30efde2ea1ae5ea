/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "solver/td-matching.h"

#define NOBODY (-1)
#define UNSEEN (-1)
#define FULL G_MAXFLOAT

/*
 * Rounds of two steps. The first gives everyone who can be reached from the mentees without a
 * mentor a level, nearest first, until a free place is met. The second walks down the levels from
 * each of those mentees to a free place of its own and moves everyone on the way by one.
 */
struct _TdMatching
{
  const TdSolverProblem *problem; /* borrowed */
  gint64 floor;
  guint size;
  int *places; /* a mentor's, without those of locked pairs; never below 0 */
  int *used;
  int *mentor;   /* of a mentee, or NOBODY */
  gsize *chosen; /* the entry of that pair */
  int *head;     /* the first mentee of a mentor, and the ring of those beside him */
  int *next;
  int *previous;
  /* of one round */
  int *mentee_level;
  int *mentor_level; /* that of the mentees who reach him first */
  gsize *arc;        /* the entry a mentee looks at */
  int *queue;        /* mentees, by level; then the way down */
};

static gboolean
is_locked (const TdSolverProblem *problem, guint mentee)
{
  return problem->locked && problem->locked[mentee] >= 0;
}

static void
take_locked_places (TdMatching *self)
{
  const TdSolverProblem *problem = self->problem;

  for (guint i = 0; i < problem->n_mentees; i++)
    if (is_locked (problem, i) && self->places[problem->locked[i]] > 0)
      self->places[problem->locked[i]]--;
}

TdMatching *
td_matching_new (const TdSolverProblem *problem)
{
  TdMatching *self = g_new0 (TdMatching, 1);
  guint n = problem->n_mentees;
  guint m = problem->n_mentors;

  self->problem = problem;
  self->floor = G_MININT64;
  self->places = g_memdup2 (problem->places, sizeof (int) * m);
  self->used = g_new0 (int, m);
  self->mentor = g_new (int, n);
  self->chosen = g_new0 (gsize, n);
  self->head = g_new (int, m);
  self->next = g_new (int, n);
  self->previous = g_new (int, n);
  self->mentee_level = g_new (int, n);
  self->mentor_level = g_new (int, m);
  self->arc = g_new (gsize, n);
  self->queue = g_new (int, n);
  for (guint i = 0; i < n; i++)
    self->mentor[i] = NOBODY;
  for (guint j = 0; j < m; j++)
    self->head[j] = NOBODY;
  take_locked_places (self);
  return self;
}

void
td_matching_free (TdMatching *self)
{
  if (self == NULL)
    return;
  g_free (self->places);
  g_free (self->used);
  g_free (self->mentor);
  g_free (self->chosen);
  g_free (self->head);
  g_free (self->next);
  g_free (self->previous);
  g_free (self->mentee_level);
  g_free (self->mentor_level);
  g_free (self->arc);
  g_free (self->queue);
  g_free (self);
}

static void
attach (TdMatching *self, int mentee, gsize edge)
{
  int mentor = (int) self->problem->mentor[edge];
  int head = self->head[mentor];

  self->mentor[mentee] = mentor;
  self->chosen[mentee] = edge;
  self->previous[mentee] = NOBODY;
  self->next[mentee] = head;
  if (head != NOBODY)
    self->previous[head] = mentee;
  self->head[mentor] = mentee;
  self->used[mentor]++;
  self->size++;
}

static void
detach (TdMatching *self, int mentee)
{
  int mentor = self->mentor[mentee];
  int before = self->previous[mentee];
  int after = self->next[mentee];

  if (mentor == NOBODY)
    return;
  if (before == NOBODY)
    self->head[mentor] = after;
  else
    self->next[before] = after;
  if (after != NOBODY)
    self->previous[after] = before;
  self->used[mentor]--;
  self->mentor[mentee] = NOBODY;
  self->size--;
}

/* Whether an entry counts at all. */
static inline gboolean
counts (const TdMatching *self, gsize edge)
{
  return td_solver_problem_get_score (self->problem, edge) >= self->floor &&
         self->places[self->problem->mentor[edge]] > 0;
}

static inline gboolean
has_place (const TdMatching *self, gsize edge)
{
  return self->used[self->problem->mentor[edge]] < self->places[self->problem->mentor[edge]];
}

/* The levels; returns whether a free place was met. */
static gboolean
find_levels (TdMatching *self)
{
  const TdSolverProblem *problem = self->problem;
  guint n_queued = 0;
  int last = G_MAXINT;

  for (guint j = 0; j < problem->n_mentors; j++)
    self->mentor_level[j] = UNSEEN;
  for (guint i = 0; i < problem->n_mentees; i++)
    {
      gboolean starts = self->mentor[i] == NOBODY && !is_locked (problem, i);

      self->arc[i] = problem->first[i];
      self->mentee_level[i] = starts ? 0 : UNSEEN;
      if (starts)
        self->queue[n_queued++] = (int) i;
    }
  for (guint k = 0; k < n_queued && self->mentee_level[self->queue[k]] <= last; k++)
    {
      int mentee = self->queue[k];
      int level = self->mentee_level[mentee];

      for (gsize e = problem->first[mentee]; e < problem->first[mentee + 1]; e++)
        {
          guint mentor = problem->mentor[e];

          if (self->mentor_level[mentor] != UNSEEN || !counts (self, e))
            continue;
          self->mentor_level[mentor] = level;
          if (self->used[mentor] < self->places[mentor])
            last = level;
          for (int other = self->head[mentor]; other != NOBODY; other = self->next[other])
            if (self->mentee_level[other] == UNSEEN)
              {
                self->mentee_level[other] = level + 1;
                self->queue[n_queued++] = other;
              }
        }
    }
  return last != G_MAXINT;
}

/* Gives the last of the way down the place of the entry he looks at, everyone before him what the
 * next one leaves. Nobody of them moves again in this round. */
static void
move_along (TdMatching *self, const int *way, guint n)
{
  for (guint k = n; k > 0; k--)
    {
      int mentee = way[k - 1];

      detach (self, mentee);
      attach (self, mentee, self->arc[mentee]);
      self->mentee_level[mentee] = UNSEEN;
    }
}

/* A mentee of this mentor on the next level who was not tried in vain. */
static int
find_mover (const TdMatching *self, int mentor, int level)
{
  for (int other = self->head[mentor]; other != NOBODY; other = self->next[other])
    if (self->mentee_level[other] == level)
      return other;
  return NOBODY;
}

/* Walks down from a mentee without a mentor; the way is kept, so that it may be of any length. */
static void
walk_down (TdMatching *self, int mentee)
{
  const TdSolverProblem *problem = self->problem;
  int *way = self->queue;
  guint n = 1;

  way[0] = mentee;
  while (n > 0)
    {
      int here = way[n - 1];
      int level = self->mentee_level[here];
      gsize e = self->arc[here];
      int mentor, mover;

      if (e == problem->first[here + 1])
        {
          self->mentee_level[here] = UNSEEN;
          n--;
          continue;
        }
      mentor = (int) problem->mentor[e];
      if (self->mentor_level[mentor] != level || !counts (self, e))
        mover = NOBODY;
      else if (self->used[mentor] < self->places[mentor])
        {
          move_along (self, way, n);
          return;
        }
      else
        mover = find_mover (self, mentor, level + 1);
      if (mover == NOBODY)
        self->arc[here]++;
      else
        way[n++] = mover;
    }
}

static void
drop_below (TdMatching *self)
{
  for (guint i = 0; i < self->problem->n_mentees; i++)
    if (self->mentor[i] != NOBODY &&
        td_solver_problem_get_score (self->problem, self->chosen[i]) < self->floor)
      detach (self, (int) i);
}

void
td_matching_seed (TdMatching *self, const int *mentor)
{
  const TdSolverProblem *problem = self->problem;

  for (guint i = 0; i < problem->n_mentees; i++)
    for (gsize e = problem->first[i]; e < problem->first[i + 1] && self->mentor[i] == NOBODY; e++)
      if ((int) problem->mentor[e] == mentor[i] && !is_locked (problem, i) && has_place (self, e))
        attach (self, (int) i, e);
}

/* How many mentees there are for a free place of a mentor: who is wanted least is taken first. */
static float *
count_wanted (const TdMatching *self, guint *wanted)
{
  const TdSolverProblem *problem = self->problem;
  float *crowd = g_new (float, problem->n_mentors);

  for (guint i = 0; i < problem->n_mentees; i++)
    for (gsize e = problem->first[i]; e < problem->first[i + 1]; e++)
      wanted[problem->mentor[e]]++;
  for (guint j = 0; j < problem->n_mentors; j++)
    crowd[j] = self->places[j] ? (float) wanted[j] / (float) self->places[j] : FULL;
  return crowd;
}

/* Everybody takes the free place that is wanted least: after that few are left to be moved (after
 * Karp and Sipser 1981). */
static void
take_wanted_least (TdMatching *self)
{
  const TdSolverProblem *problem = self->problem;
  g_autofree guint *wanted = g_new0 (guint, problem->n_mentors);
  g_autofree float *crowd = count_wanted (self, wanted);

  for (guint i = 0; i < problem->n_mentees; i++)
    {
      gsize best = problem->first[i];
      float least = FULL;
      guint j;

      for (gsize e = problem->first[i]; e < problem->first[i + 1] && !is_locked (problem, i); e++)
        if (crowd[problem->mentor[e]] < least &&
            td_solver_problem_get_score (problem, e) >= self->floor)
          {
            least = crowd[problem->mentor[e]];
            best = e;
          }
      if (least == FULL)
        continue;
      attach (self, (int) i, best);
      j = problem->mentor[best];
      crowd[j] = self->used[j] < self->places[j]
                     ? (float) wanted[j] / (float) (self->places[j] - self->used[j])
                     : FULL;
    }
}

gboolean
td_matching_grow (TdMatching *self, gint64 floor, GCancellable *cancellable, GError **error)
{
  self->floor = floor;
  drop_below (self);
  if (self->size == 0)
    take_wanted_least (self);
  while (find_levels (self))
    for (guint i = 0; i < self->problem->n_mentees; i++)
      {
        if (i % 1024 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
          return FALSE;
        if (self->mentee_level[i] == 0)
          walk_down (self, (int) i);
      }
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

guint
td_matching_get_size (TdMatching *self)
{
  return self->size;
}

gint64
td_matching_get_worst (TdMatching *self)
{
  gint64 worst = G_MAXINT64;

  for (guint i = 0; i < self->problem->n_mentees; i++)
    if (self->mentor[i] != NOBODY)
      worst = MIN (worst, td_solver_problem_get_score (self->problem, self->chosen[i]));
  return worst;
}

void
td_matching_copy (TdMatching *self, TdMatching *from)
{
  for (guint i = 0; i < self->problem->n_mentees; i++)
    detach (self, (int) i);
  for (guint i = 0; i < self->problem->n_mentees; i++)
    if (from->mentor[i] != NOBODY)
      attach (self, (int) i, from->chosen[i]);
}

void
td_matching_cover (TdMatching *self, guint8 flag, guint8 *mentee, guint8 *mentor)
{
  const TdSolverProblem *problem = self->problem;

  /* The last search met no free place: all mentors it met are full, with mentees it met. */
  for (guint i = 0; i < problem->n_mentees; i++)
    {
      gboolean covers = self->mentor[i] != NOBODY && self->mentee_level[i] == UNSEEN;

      mentee[i] = (guint8) ((mentee[i] & ~flag) | (covers ? flag : 0));
    }
  for (guint j = 0; j < problem->n_mentors; j++)
    {
      gboolean covers = self->places[j] == 0 || self->mentor_level[j] != UNSEEN;

      mentor[j] = (guint8) ((mentor[j] & ~flag) | (covers ? flag : 0));
    }
}
