/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include <glib.h>
#include <locale.h>

void test_employee_add (void);
void test_employee_locale_add (void);
void test_employee_search_add (void);
void test_other_number_add (void);
void test_posting_add (void);
void test_erased_add (void);

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  test_employee_add ();
  test_employee_locale_add ();
  test_employee_search_add ();
  test_other_number_add ();
  test_posting_add ();
  test_erased_add ();
  return g_test_run ();
}
