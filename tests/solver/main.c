/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include <glib.h>
#include <locale.h>

void test_auction_add (void);
void test_certificate_add (void);
void test_certificate_scan_add (void);
void test_columns_add (void);
void test_heap_add (void);
void test_repair_add (void);
void test_row_scan_add (void);
void test_solver_add (void);

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  test_auction_add ();
  test_certificate_add ();
  test_certificate_scan_add ();
  test_columns_add ();
  test_heap_add ();
  test_repair_add ();
  test_row_scan_add ();
  test_solver_add ();
  return g_test_run ();
}
