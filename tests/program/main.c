/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include <glib.h>

void test_cadence_add (void);
void test_enrolment_add (void);
void test_program_add (void);
void test_program_text_add (void);
void test_rules_add (void);

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test_cadence_add ();
  test_enrolment_add ();
  test_program_add ();
  test_program_text_add ();
  test_rules_add ();
  return g_test_run ();
}
