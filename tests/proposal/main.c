/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include <glib.h>
#include <locale.h>

void test_cohort_parts_add (void);
void test_compare_add (void);
void test_criterion_text_add (void);
void test_explain_add (void);
void test_explain_run_add (void);
void test_proposal_add (void);
void test_proposal_edit_add (void);
void test_proposal_late_add (void);
void test_proposal_scope_add (void);
void test_proposal_second_add (void);
void test_rule_trial_add (void);
void test_shortlist_add (void);
void test_what_if_add (void);
void test_why_add (void);

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  test_cohort_parts_add ();
  test_compare_add ();
  test_criterion_text_add ();
  test_explain_add ();
  test_explain_run_add ();
  test_proposal_add ();
  test_proposal_edit_add ();
  test_proposal_late_add ();
  test_proposal_scope_add ();
  test_proposal_second_add ();
  test_rule_trial_add ();
  test_shortlist_add ();
  test_what_if_add ();
  test_why_add ();
  return g_test_run ();
}
