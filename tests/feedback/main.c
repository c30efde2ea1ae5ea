/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include <glib.h>

void test_due_add (void);
void test_feedback_add (void);
void test_survey_add (void);
void test_wave_add (void);

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test_due_add ();
  test_feedback_add ();
  test_survey_add ();
  test_wave_add ();
  return g_test_run ();
}
