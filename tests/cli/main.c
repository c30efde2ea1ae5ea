/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include <glib.h>

void test_cli_survey_add (void);
void test_cli_answer_add (void);
void test_cli_contact_add (void);
void test_cli_events_add (void);
void test_cli_explain_add (void);
void test_cli_import_add (void);
void test_cli_add (void);
void test_cli_insight_add (void);
void test_cli_letters_add (void);
void test_cli_pair_add (void);
void test_cli_people_add (void);
void test_cli_propose_add (void);
void test_cli_raw_add (void);
void test_cli_report_add (void);
void test_cli_solve_add (void);
void test_cli_text_file_add (void);
void test_cli_today_add (void);
void test_cli_ending_add (void);
void test_cli_goal_add (void);

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test_cli_survey_add ();
  test_cli_answer_add ();
  test_cli_contact_add ();
  test_cli_events_add ();
  test_cli_explain_add ();
  test_cli_import_add ();
  test_cli_add ();
  test_cli_insight_add ();
  test_cli_letters_add ();
  test_cli_pair_add ();
  test_cli_people_add ();
  test_cli_propose_add ();
  test_cli_raw_add ();
  test_cli_report_add ();
  test_cli_solve_add ();
  test_cli_text_file_add ();
  test_cli_today_add ();
  test_cli_ending_add ();
  test_cli_goal_add ();
  return g_test_run ();
}
