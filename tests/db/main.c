/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include <glib.h>
#include <locale.h>

void test_error_log_add (void);
void test_adding_add (void);
void test_change_add (void);
void test_database_add (void);
void test_failures_add (void);
void test_file_guard_add (void);
void test_kept_add (void);
void test_migrate_add (void);
void test_pool_add (void);
void test_strange_files_add (void);
void test_traces_add (void);

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  test_adding_add ();
  test_change_add ();
  test_database_add ();
  test_failures_add ();
  test_file_guard_add ();
  test_kept_add ();
  test_migrate_add ();
  test_pool_add ();
  test_strange_files_add ();
  test_traces_add ();
  test_error_log_add ();
  return g_test_run ();
}
