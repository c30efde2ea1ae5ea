/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include <glib.h>
#include <locale.h>

void test_career_add (void);
void test_company_survey_add (void);
void test_consistency_add (void);
void test_exit_reasons_add (void);
void test_feedback_results_add (void);
void test_adherence_add (void);
void test_beside_add (void);
void test_beside_guard_add (void);
void test_breakdown_add (void);
void test_promotions_add (void);
void test_retention_properties_add (void);
void test_compare_add (void);
void test_competing_add (void);
void test_edge_shown_add (void);
void test_engagement_add (void);
void test_figure_pair_add (void);
void test_first_promotion_add (void);
void test_headcount_add (void);
void test_insight_filter_add (void);
void test_insight_words_add (void);
void test_interval_add (void);
void test_kept_add (void);
void test_outcomes_add (void);
void test_participation_add (void);
void test_properties_add (void);
void test_rates_add (void);
void test_retention_add (void);
void test_sort_add (void);
void test_tenure_add (void);
void test_suppression_add (void);
void test_survival_add (void);

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  test_career_add ();
  test_company_survey_add ();
  test_consistency_add ();
  test_exit_reasons_add ();
  test_feedback_results_add ();
  test_adherence_add ();
  test_beside_add ();
  test_beside_guard_add ();
  test_breakdown_add ();
  test_promotions_add ();
  test_retention_properties_add ();
  test_compare_add ();
  test_competing_add ();
  test_edge_shown_add ();
  test_engagement_add ();
  test_figure_pair_add ();
  test_first_promotion_add ();
  test_headcount_add ();
  test_insight_filter_add ();
  test_insight_words_add ();
  test_interval_add ();
  test_kept_add ();
  test_outcomes_add ();
  test_participation_add ();
  test_properties_add ();
  test_rates_add ();
  test_retention_add ();
  test_sort_add ();
  test_tenure_add ();
  test_suppression_add ();
  test_survival_add ();
  return g_test_run ();
}
