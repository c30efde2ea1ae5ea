/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include <glib.h>
#include <locale.h>

void test_answer_add (void);
void test_bench_cohort_add (void);
void test_auction_add (void);
void test_candidates_add (void);
void test_certificate_add (void);
void test_cohort_parts_add (void);
void test_cohort_score_add (void);
void test_cohort_solve_add (void);
void test_compare_add (void);
void test_constraint_add (void);
void test_criterion_text_add (void);
void test_explain_add (void);
void test_explain_run_add (void);
void test_columns_add (void);
void test_heap_add (void);
void test_line_add (void);
void test_no_match_add (void);
void test_pair_add (void);
void test_properties_add (void);
void test_proposal_add (void);
void test_proposal_edit_add (void);
void test_proposal_late_add (void);
void test_proposal_scope_add (void);
void test_proposal_second_add (void);
void test_repair_add (void);
void test_rule_trial_add (void);
void test_rules_add (void);
void test_shortlist_add (void);
void test_solver_add (void);
void test_stable_add (void);
void test_what_if_add (void);
void test_why_add (void);

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  test_answer_add ();
  test_bench_cohort_add ();
  test_auction_add ();
  test_candidates_add ();
  test_certificate_add ();
  test_cohort_parts_add ();
  test_cohort_score_add ();
  test_cohort_solve_add ();
  test_compare_add ();
  test_constraint_add ();
  test_criterion_text_add ();
  test_explain_add ();
  test_explain_run_add ();
  test_columns_add ();
  test_heap_add ();
  test_line_add ();
  test_no_match_add ();
  test_pair_add ();
  test_properties_add ();
  test_proposal_add ();
  test_proposal_edit_add ();
  test_proposal_late_add ();
  test_proposal_scope_add ();
  test_proposal_second_add ();
  test_repair_add ();
  test_rule_trial_add ();
  test_rules_add ();
  test_shortlist_add ();
  test_solver_add ();
  test_stable_add ();
  test_what_if_add ();
  test_why_add ();
  return g_test_run ();
}
