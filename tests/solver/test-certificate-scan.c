/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "solver/td-certificate-scan.h"

#include "instance.h"
#include "solver/td-certificate.h"

void test_certificate_scan_add (void);

#define N_PAIRS 70
#define N_MENTORS 20

/* Whether many pairs are looked at in one step or each alone makes no difference, whatever the
 * numbers and however many there are. */
static void
test_same (void)
{
  static const gint32 extreme[] = { G_MININT32, G_MAXINT32, -1, 0, 1 };
  g_autoptr (GRand) random = g_rand_new_with_seed (8);
  guint mentor[N_PAIRS];
  gint32 score[N_PAIRS], price[N_MENTORS];

  for (int round = 0; round < 2000; round++)
    {
      gsize n = (gsize) g_rand_int_range (random, 0, N_PAIRS + 1);
      TdCertificateScan one, other;

      for (guint j = 0; j < N_MENTORS; j++)
        price[j] = round % 3 ? g_rand_int_range (random, 0, 9000) : extreme[j % 5];
      for (gsize k = 0; k < n; k++)
        {
          mentor[k] = (guint) g_rand_int_range (random, 0, N_MENTORS);
          score[k] = round % 5 ? g_rand_int_range (random, -90, 20000)
                               : extreme[g_rand_int_range (random, 0, 5)];
        }
      one = td_certificate_scan (mentor, score, n, price);
      other = td_certificate_scan_plain (mentor, score, n, price);
      g_assert_cmpint (one.least, ==, other.least);
      g_assert_cmpint (one.low, ==, other.low);
      g_assert_cmpint (one.high, ==, other.high);
    }
}

/* Spoils something of a solution, or its weights. */
static void
spoil (TdSolution *solution, GRand *random)
{
  int mentee = g_rand_int_range (random, 0, (int) solution->n_mentees);
  int mentor = g_rand_int_range (random, 0, (int) solution->n_mentors);
  gint64 by = g_rand_boolean (random) ? 1 : -1;

  if (g_rand_int_range (random, 0, 4) == 0)
    by *= G_GINT64_CONSTANT (1) << g_rand_int_range (random, 8, 61);
  switch (g_rand_int_range (random, 0, 5))
    {
    case 0:
      solution->mentee_price[mentee] += by;
      break;
    case 1:
      solution->mentor_price[mentor] += by;
      break;
    case 2:
      solution->mentor[mentee] = mentor - 1;
      break;
    case 3:
      solution->bonus += by;
      break;
    default:
      solution->total += by;
    }
}

static char *
check (const TdSolverProblem *problem, TdObjective objective, const TdSolution *solution)
{
  g_autoptr (GError) error = NULL;

  return g_strdup (td_certificate_check (problem, objective, solution, &error) ? "sound"
                                                                               : error->message);
}

/* A fault is found, and called the same, whether scores are in 64 bits and looked at one by one or
 * in 32 and many at once. */
static void
test_faults (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (9);
  guint n_found = 0;

  for (int round = 0; round < 3000; round++)
    {
      InstanceShape shape = {
        30, 24, 2, 0.7, round % 2 ? -40 : 0, round % 3 ? 900 : 1 << 29, 0.05
      };
      g_autoptr (Instance) instance = instance_new (random, &shape);
      TdObjective objective = (TdObjective) (round % 3);
      g_autoptr (TdSolution) solution =
          td_solver_solve (&instance->problem, objective, NULL, NULL, NULL);
      TdSolverProblem wide = instance->problem;
      g_autofree char *sound = NULL, *one = NULL, *other = NULL;

      g_assert_true (instance_narrow (instance));
      sound = check (&instance->problem, objective, solution);
      g_assert_cmpstr (sound, ==, "sound");
      spoil (solution, random);
      one = check (&instance->problem, objective, solution);
      other = check (&wide, objective, solution);
      g_assert_cmpstr (one, ==, other);
      n_found += !g_str_equal (one, "sound");
    }
  g_assert_cmpuint (n_found, >, 2000);
}

void
test_certificate_scan_add (void)
{
  g_test_add_func ("/pairing/certificate-scan/same", test_same);
  g_test_add_func ("/pairing/certificate-scan/faults", test_faults);
}
