/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include <glib.h>
#include <locale.h>

void test_bench_cohort_add (void);
void test_candidates_add (void);
void test_cohort_score_add (void);
void test_cohort_solve_add (void);
void test_line_add (void);
void test_no_match_add (void);
void test_properties_add (void);
void test_rules_add (void);
void test_stable_add (void);

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  test_bench_cohort_add ();
  test_candidates_add ();
  test_cohort_score_add ();
  test_cohort_solve_add ();
  test_line_add ();
  test_no_match_add ();
  test_properties_add ();
  test_rules_add ();
  test_stable_add ();
  return g_test_run ();
}
