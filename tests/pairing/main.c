/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include <glib.h>
#include <locale.h>

void test_answer_add (void);
void test_constraint_add (void);
void test_pair_add (void);

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  test_answer_add ();
  test_constraint_add ();
  test_pair_add ();
  return g_test_run ();
}
