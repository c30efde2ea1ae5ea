/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include <glib.h>
#include <locale.h>

void test_agreement_add (void);
void test_begin_add (void);
void test_ending_add (void);
void test_goal_add (void);

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  test_agreement_add ();
  test_begin_add ();
  test_ending_add ();
  test_goal_add ();
  return g_test_run ();
}
