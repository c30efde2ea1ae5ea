/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include <glib.h>
#include <locale.h>

void test_shortlist_letter_add (void);
void test_department_charts_add (void);
void test_engagement_charts_add (void);
void test_insight_charts_add (void);
void test_pairing_report_add (void);
void test_paper_reports_add (void);
void test_beside_report_add (void);
void test_program_review_add (void);
void test_report_breakdown_add (void);
void test_report_add (void);
void test_retention_charts_add (void);
void test_agreement_report_add (void);

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  test_shortlist_letter_add ();
  test_department_charts_add ();
  test_engagement_charts_add ();
  test_insight_charts_add ();
  test_pairing_report_add ();
  test_paper_reports_add ();
  test_beside_report_add ();
  test_program_review_add ();
  test_report_breakdown_add ();
  test_report_add ();
  test_retention_charts_add ();
  test_agreement_report_add ();
  return g_test_run ();
}
