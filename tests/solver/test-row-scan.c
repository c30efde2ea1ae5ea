/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "solver/td-row-scan.h"

#include "instance.h"
#include "solver/td-certificate.h"

void test_row_scan_add (void);

#define N_PAIRS 70
#define N_MENTORS 100
#define FARTHEST (1 << 30)

/* Different mentors, ascending as in a row. */
static gsize
fill_row (GRand *random, int round, guint *mentor, gint32 *score)
{
  static const gint32 extreme[] = { -FARTHEST, FARTHEST - 1, -1, 0, 1 };
  gsize n = 0;

  for (guint j = 0; j < N_MENTORS && n < N_PAIRS; j++)
    if (g_rand_int_range (random, 0, 100) < round % 100)
      {
        mentor[n] = j;
        score[n++] = round % 5 ? g_rand_int_range (random, -90, 20000)
                               : extreme[g_rand_int_range (random, 0, 5)];
      }
  return n;
}

/* Whether many pairs are looked at in one step or each alone makes no difference, however many
 * there are. */
static void
test_same (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (18);
  guint mentor[N_PAIRS];
  gint32 score[N_PAIRS], price[N_MENTORS];

  for (int round = 0; round < 3000; round++)
    {
      gsize n = fill_row (random, round, mentor, score);
      int own = g_rand_int_range (random, -1, N_MENTORS);
      gint32 low = round % 2 ? 0 : -50, high = round % 2 ? 0 : 30;
      gint32 lowest = low, highest = high;
      TdRowScan one, other;

      for (guint j = 0; j < N_MENTORS; j++)
        price[j] = round % 3 ? g_rand_int_range (random, 0, 9000) : FARTHEST - (gint32) j % 2;
      one = td_row_scan (mentor, score, n, price, own);
      other = td_row_scan_plain (mentor, score, n, price, own);
      g_assert_cmpint (one.best, ==, other.best);
      g_assert_cmpint (one.own, ==, other.own);
      td_row_scan_widen (score, n, &low, &high);
      td_row_scan_widen_plain (score, n, &lowest, &highest);
      g_assert_cmpint (low, ==, lowest);
      g_assert_cmpint (high, ==, highest);
    }
}

static void
test_values (void)
{
  static const guint mentor[] = { 0, 2, 3 };
  static const gint32 score[] = { 10, 40, -7 };
  static const gint32 price[] = { 1, 0, 35, 0 };
  TdRowScan scan = td_row_scan (mentor, score, G_N_ELEMENTS (mentor), price, 2);
  gint32 low = 0, high = 0;

  g_assert_cmpint (scan.best, ==, 9);
  g_assert_cmpint (scan.own, ==, 5);
  g_assert_cmpint (td_row_scan (mentor, score, 3, price, 1).own, ==, G_MININT32);
  g_assert_cmpint (td_row_scan (mentor, score, 0, price, 0).best, ==, G_MININT32);
  td_row_scan_widen (score, G_N_ELEMENTS (score), &low, &high);
  g_assert_cmpint (low, ==, -7);
  g_assert_cmpint (high, ==, 40);
}

static TdSolution *
repair (const TdSolverProblem *problem, const TdSolution *before)
{
  g_autoptr (GError) error = NULL;
  TdSolution *solution = td_solver_repair (problem, TD_OBJECTIVE_TOTAL, before, NULL, NULL, &error);

  g_assert_no_error (error);
  td_certificate_check (problem, TD_OBJECTIVE_TOTAL, solution, &error);
  g_assert_no_error (error);
  return solution;
}

/* A repair gives the same pairs and prices whether scores are in 64 bits and looked at one by one,
 * or in 32 and many at once; also from prices that do not fit. */
static void
test_repaired (void)
{
  static const gint64 most[] = { 20000, G_GINT64_CONSTANT (3000000000),
                                 G_GINT64_CONSTANT (1) << 50 };
  g_autoptr (GRand) random = g_rand_new_with_seed (19);

  for (int round = 0; round < 1000; round++)
    {
      InstanceShape shape = {
        40, 30, 2, 0.7, round % 2 ? -40 : 0, round % 3 ? 9000 : 1 << 29, 0.05
      };
      g_autoptr (Instance) instance = instance_new (random, &shape);
      TdSolverProblem wide = instance->problem;
      g_autoptr (TdSolution) before = repair (&wide, NULL);
      g_autoptr (TdSolution) one = NULL, other = NULL;

      for (guint j = 0; j < shape.n_mentors; j += 1 + (guint) round % 7)
        before->mentor_price[j] = (gint64) (g_rand_double (random) * (double) most[round % 3]);
      g_assert_true (instance_narrow (instance));
      one = repair (&instance->problem, before);
      other = repair (&wide, before);
      g_assert_cmpmem (one->mentor, sizeof (int) * shape.n_mentees, other->mentor,
                       sizeof (int) * shape.n_mentees);
      g_assert_cmpmem (one->mentee_price, sizeof (gint64) * shape.n_mentees, other->mentee_price,
                       sizeof (gint64) * shape.n_mentees);
      g_assert_cmpmem (one->mentor_price, sizeof (gint64) * shape.n_mentors, other->mentor_price,
                       sizeof (gint64) * shape.n_mentors);
    }
}

void
test_row_scan_add (void)
{
  g_test_add_func ("/pairing/row-scan/same", test_same);
  g_test_add_func ("/pairing/row-scan/values", test_values);
  g_test_add_func ("/pairing/row-scan/repaired", test_repaired);
}
