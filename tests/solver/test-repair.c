/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "instance.h"
#include "solver/td-certificate.h"
#include "solver/td-solver.h"

void test_repair_add (void);

static TdSolution *
certified (const Instance *instance, TdObjective objective, const TdSolution *before)
{
  g_autoptr (GError) error = NULL;
  TdSolution *solution =
      td_solver_repair (&instance->problem, objective, before, NULL, NULL, &error);

  g_assert_no_error (error);
  td_certificate_check (&instance->problem, objective, solution, &error);
  g_assert_no_error (error);
  return solution;
}

/* The same optimum as without @before. */
static TdSolution *
repair (const Instance *instance, TdObjective objective, const TdSolution *before)
{
  TdSolution *fresh = certified (instance, objective, NULL);
  TdSolution *repaired = certified (instance, objective, before);

  g_assert_cmpuint (repaired->matched, ==, fresh->matched);
  g_assert_cmpint (repaired->total, ==, fresh->total);
  if (objective == TD_OBJECTIVE_FAIR)
    g_assert_cmpint (repaired->worst, ==, fresh->worst);
  td_solution_free (fresh);
  return repaired;
}

/* A @share of rows with other edges or scores, other places, other locks. */
static Instance *
change (GRand *random, const Instance *old, const InstanceShape *shape, double share)
{
  Instance *fresh = instance_new (random, shape);
  Instance *self = instance_new (random, shape);
  guint n = shape->n_mentees;
  gsize n_edges = 0;

  for (guint i = 0; i < n; i++)
    {
      const Instance *from = g_rand_double (random) < share ? fresh : old;

      self->first[i] = n_edges;
      self->locked[i] = from->locked[i];
      self->kept[i] = from->kept[i];
      for (gsize e = from->first[i]; e < from->first[i + 1]; e++)
        {
          self->mentor[n_edges] = from->mentor[e];
          self->score[n_edges++] = from->score[e];
        }
    }
  self->first[n] = n_edges;
  for (guint j = 0; j < shape->n_mentors; j++)
    self->places[j] = g_rand_double (random) < share ? fresh->places[j] : old->places[j];
  instance_free (fresh);
  return self;
}

static InstanceShape
tiny_shape (GRand *random, int round)
{
  return (InstanceShape){
    .n_mentees = (guint) g_rand_int_range (random, 0, 12),
    .n_mentors = (guint) g_rand_int_range (random, 0, 8),
    .most_places = g_rand_int_range (random, 0, 4),
    .density = g_rand_double_range (random, 0.2, 1.1),
    .low = round % 3 == 0 ? -4 : 0,
    .high = round % 5 == 0 ? 20000 : 4,
    .locked = round % 4 == 0 ? 0.3 : 0,
  };
}

static void
test_changed (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2027);

  for (int round = 0; round < 3000; round++)
    {
      TdObjective objective = (TdObjective) (round % 3);
      InstanceShape shape = tiny_shape (random, round);
      g_autoptr (Instance) instance = instance_new (random, &shape);
      g_autoptr (TdSolution) before = certified (instance, objective, NULL);
      g_autoptr (Instance) changed = NULL;
      g_autoptr (TdSolution) after = NULL;
      g_autoptr (TdSolution) back = NULL;

      if (round % 7 == 0) /* the bonus moves with the largest score, either way */
        shape.high *= 50;
      changed = change (random, instance, &shape, 0.2);
      after = repair (changed, objective, before);
      back = repair (instance, objective, after);
      g_assert_cmpint (back->total, ==, before->total);
    }
}

/* A solution of something else altogether is a poor start, but no wrong one. */
static void
test_unrelated (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2028);

  for (int round = 0; round < 1000; round++)
    {
      InstanceShape shape = tiny_shape (random, round);
      g_autoptr (Instance) instance = instance_new (random, &shape);
      g_autoptr (Instance) other = instance_new (random, &shape);
      g_autoptr (TdSolution) before = certified (other, (TdObjective) (round % 3), NULL);
      g_autoptr (TdSolution) after = NULL;

      for (guint i = 0; i < shape.n_mentees && round % 2; i++)
        before->mentor[i] = g_rand_int_range (random, -1, (int) shape.n_mentors);
      for (guint j = 0; j < shape.n_mentors && round % 2; j++)
        before->mentor_price[j] = g_rand_int_range (random, 0, 1000000);
      after = repair (instance, (TdObjective) (round / 3 % 3), before);
    }
}

/* From any objective to any other, through any change: ties, empty rows, no places, locks, costs,
 * scores that do not fit into 32 bits. */
static void
test_anything (void)
{
  static const gint64 highest[] = { 0, 1, 3, 20, 20000, G_GINT64_CONSTANT (6000000000) };
  g_autoptr (GRand) random = g_rand_new_with_seed (2030);

  for (int round = 0; round < 3000; round++)
    {
      InstanceShape shape = tiny_shape (random, round);
      g_autoptr (Instance) instance = NULL;
      g_autoptr (Instance) changed = NULL;
      g_autoptr (TdSolution) before = NULL;
      g_autoptr (TdSolution) after = NULL;

      if (round % 30 == 0) /* enough to bid, and to be too many */
        {
          shape.n_mentees *= 25;
          shape.n_mentors *= 10;
        }
      shape.high = highest[g_rand_int_range (random, 0, G_N_ELEMENTS (highest))];
      shape.low = round % 2 ? 0 : -shape.high;
      instance = instance_new (random, &shape);
      before = certified (instance, (TdObjective) (round % 3), NULL);
      changed = change (random, instance, &shape, g_rand_double (random));
      after = repair (changed, (TdObjective) (round / 3 % 3), before);
    }
}

/* What has not changed stays as it is. */
static void
test_same (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2029);
  InstanceShape shape = {
    .n_mentees = 60, .n_mentors = 30, .most_places = 3, .density = 0.5, .high = 30
  };

  for (int round = 0; round < 50; round++)
    {
      g_autoptr (Instance) instance = instance_new (random, &shape);
      g_autoptr (TdSolution) before = certified (instance, TD_OBJECTIVE_TOTAL, NULL);
      g_autoptr (TdSolution) after = certified (instance, TD_OBJECTIVE_TOTAL, before);

      g_assert_cmpmem (before->mentor, sizeof (int) * shape.n_mentees, after->mentor,
                       sizeof (int) * shape.n_mentees);
      g_assert_cmpmem (before->mentor_price, sizeof (gint64) * shape.n_mentors, after->mentor_price,
                       sizeof (gint64) * shape.n_mentors);
    }
}

static void
test_cancelled (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  InstanceShape shape = { .n_mentees = 8, .n_mentors = 3, .most_places = 2, .density = 1 };
  g_autoptr (Instance) instance = instance_new (random, &shape);
  g_autoptr (TdSolution) before = certified (instance, TD_OBJECTIVE_TOTAL, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (
      td_solver_repair (&instance->problem, TD_OBJECTIVE_TOTAL, before, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

void
test_repair_add (void)
{
  g_test_add_func ("/pairing/repair/changed", test_changed);
  g_test_add_func ("/pairing/repair/unrelated", test_unrelated);
  g_test_add_func ("/pairing/repair/anything", test_anything);
  g_test_add_func ("/pairing/repair/same", test_same);
  g_test_add_func ("/pairing/repair/cancelled", test_cancelled);
}
