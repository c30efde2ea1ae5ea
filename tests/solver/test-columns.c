/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "solver/td-columns.h"

#include "instance.h"
#include "solver/td-market.h"

void test_columns_add (void);

static void
market_init (TdMarket *market, const Instance *instance)
{
  g_autoptr (GError) error = NULL;

  td_market_init (market, &instance->problem, TD_OBJECTIVE_TOTAL, NULL, &error);
  g_assert_no_error (error);
}

static gint64
slack_of (const TdMarket *market, guint mentee, gsize edge)
{
  const TdSolution *solution = market->solution;

  return solution->mentee_price[mentee] + solution->mentor_price[market->problem->mentor[edge]] -
         td_market_weight (market, edge);
}

/* Every pair within @slack is in the column of its mentor, in order, with its score; no other is.
 */
static void
assert_columns (const TdMarket *market, gint64 slack)
{
  const TdSolverProblem *problem = market->problem;
  g_autofree gsize *next = g_new0 (gsize, problem->n_mentors + 1);

  for (guint j = 0; j < problem->n_mentors; j++)
    next[j] = market->columns.first[j];
  for (guint i = 0; i < problem->n_mentees; i++)
    for (gsize e = problem->first[i]; e < problem->first[i + 1]; e++)
      {
        guint j = problem->mentor[e];
        TdColumnEntry entry;

        if (td_market_is_locked (market, i) || slack_of (market, i, e) > slack)
          continue;
        entry = td_columns_get (&market->columns, next[j]);
        g_assert_cmpuint (next[j]++, <, market->columns.first[j + 1]);
        g_assert_cmpuint (entry.mentee, ==, i);
        g_assert_cmpint (td_market_column_score (market, entry), ==,
                         td_solver_problem_get_score (problem, e));
      }
  for (guint j = 0; j < problem->n_mentors; j++)
    g_assert_cmpuint (next[j], ==, market->columns.first[j + 1]);
}

static void
test_columns (gconstpointer data)
{
  const InstanceShape *shape = (const InstanceShape *) data;
  g_autoptr (GRand) random = g_rand_new_with_seed (41);

  for (int round = 0; round < 50; round++)
    {
      g_autoptr (Instance) instance = instance_new (random, shape);
      gint64 slack = shape->high / 4;
      g_auto (TdMarket) market = { 0 };

      market_init (&market, instance);
      for (guint i = 0; i < shape->n_mentees; i++)
        market.solution->mentee_price[i] =
            market.bonus + (gint64) (g_rand_double (random) * (double) shape->high);
      td_columns_make (&market);
      g_assert_true (market.columns.whole);
      assert_columns (&market, G_MAXINT64);
      td_columns_make_near (&market, slack);
      g_assert_false (market.columns.whole);
      assert_columns (&market, slack);
      td_columns_clear (&market.columns);
      g_assert_null (market.columns.first);
      g_assert_false (market.columns.whole);
    }
}

void
test_columns_add (void)
{
  static const InstanceShape narrow = { .n_mentees = 30,
                                        .n_mentors = 12,
                                        .most_places = 3,
                                        .density = 0.5,
                                        .low = -500,
                                        .high = 20000,
                                        .locked = 0.1 };
  static const InstanceShape loose = { .n_mentees = 30,
                                       .n_mentors = 12,
                                       .most_places = 3,
                                       .density = 0.5,
                                       .low = -2,
                                       .high = G_MAXINT32 };
  static const InstanceShape wide = { .n_mentees = 30,
                                      .n_mentors = 12,
                                      .most_places = 3,
                                      .density = 0.5,
                                      .low = -G_GINT64_CONSTANT (7000000000),
                                      .high = G_GINT64_CONSTANT (7000000000) };

  g_test_add_data_func ("/pairing/columns/narrow", &narrow, test_columns);
  g_test_add_data_func ("/pairing/columns/loose", &loose, test_columns);
  g_test_add_data_func ("/pairing/columns/wide", &wide, test_columns);
}
