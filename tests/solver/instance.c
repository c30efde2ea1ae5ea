/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "instance.h"

static Instance *
instance_empty (guint n_mentees, guint n_mentors, gsize n_edges)
{
  Instance *self = g_new0 (Instance, 1);

  self->places = g_new0 (int, n_mentors + 1);
  self->first = g_new0 (gsize, n_mentees + 1);
  self->mentor = g_new0 (guint, n_edges + 1);
  self->score = g_new0 (gint64, n_edges + 1);
  self->locked = g_new0 (int, n_mentees + 1);
  self->kept = g_new0 (gint64, n_mentees + 1);
  self->problem = (TdSolverProblem){ n_mentees,    n_mentors,   self->places, self->first,
                                     self->mentor, self->score, self->locked, self->kept };
  return self;
}

void
instance_free (Instance *self)
{
  g_free (self->places);
  g_free (self->first);
  g_free (self->mentor);
  g_free (self->score);
  g_free (self->narrow);
  g_free (self->locked);
  g_free (self->kept);
  g_free (self);
}

static gint64
random_score (GRand *random, const InstanceShape *shape)
{
  return shape->low + (gint64) (g_rand_double (random) * (double) (shape->high - shape->low + 1));
}

Instance *
instance_new (GRand *random, const InstanceShape *shape)
{
  Instance *self = instance_empty (shape->n_mentees, shape->n_mentors,
                                   (gsize) shape->n_mentees * shape->n_mentors);
  gsize n_edges = 0;

  for (guint j = 0; j < shape->n_mentors; j++)
    self->places[j] = g_rand_int_range (random, 0, shape->most_places + 1);
  for (guint i = 0; i < shape->n_mentees; i++)
    {
      self->first[i] = n_edges;
      for (guint j = 0; j < shape->n_mentors; j++)
        if (g_rand_double (random) < shape->density)
          {
            self->mentor[n_edges] = j;
            self->score[n_edges++] = random_score (random, shape);
          }
      self->locked[i] = -1;
      if (shape->n_mentors > 0 && g_rand_double (random) < shape->locked)
        {
          self->locked[i] = g_rand_int_range (random, 0, (int) shape->n_mentors);
          self->kept[i] = random_score (random, shape);
        }
    }
  self->first[shape->n_mentees] = n_edges;
  return self;
}

gboolean
instance_narrow (Instance *self)
{
  gsize n = self->first[self->problem.n_mentees];

  self->narrow = g_renew (gint32, self->narrow, n + 1);
  for (gsize e = 0; e < n; e++)
    {
      if (self->score[e] != (gint32) self->score[e])
        return FALSE;
      self->narrow[e] = (gint32) self->score[e];
    }
  self->problem.narrow = self->narrow;
  self->problem.score = NULL;
  return TRUE;
}

static gboolean
find_edge (const Instance *self, guint mentee, guint mentor, gint64 *score)
{
  for (gsize e = self->first[mentee]; e < self->first[mentee + 1]; e++)
    if (self->mentor[e] == mentor)
      {
        *score = self->score[e];
        return TRUE;
      }
  return FALSE;
}

Instance *
instance_permute (const Instance *old, const guint *mentee_order, const guint *mentor_order)
{
  guint n = old->problem.n_mentees;
  guint m = old->problem.n_mentors;
  Instance *self = instance_empty (n, m, old->first[n]);
  gsize n_edges = 0;

  for (guint j = 0; j < m; j++)
    self->places[j] = old->places[mentor_order[j]];
  for (guint i = 0; i < n; i++)
    {
      guint mentee = mentee_order[i];

      self->first[i] = n_edges;
      self->locked[i] = -1;
      self->kept[i] = old->kept[mentee];
      for (guint j = 0; j < m; j++)
        {
          if (old->locked[mentee] == (int) mentor_order[j])
            self->locked[i] = (int) j;
          if (find_edge (old, mentee, mentor_order[j], &self->score[n_edges]))
            self->mentor[n_edges++] = j;
        }
    }
  self->first[n] = n_edges;
  return self;
}

guint *
instance_order (GRand *random, guint n)
{
  guint *order = g_new (guint, n + 1);

  for (guint i = 0; i < n; i++)
    order[i] = i;
  for (guint i = n; i > 1; i--)
    {
      guint other = (guint) g_rand_int_range (random, 0, (int) i);
      guint kept = order[i - 1];

      order[i - 1] = order[other];
      order[other] = kept;
    }
  return order;
}
