/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* Files that have a number somebody had before are about her. */

#include "exchange/td-directory.h"
#include "test-exchange.h"

/* Ann is 20042, and was 1042. */
static void
setup (TdTestFile *file, gconstpointer data)
{
  td_test_file_setup (file, NULL);
  td_test_run (file->db,
               "INSERT INTO employee (id, number, name, name_key, search_key, department) VALUES "
               "(1, '20042', 'Ann Lee', 'ann lee', 'ann lee 20042', 'IT')");
  td_test_run (file->db, "INSERT INTO employee_number VALUES ('1042', 1, '2026-03-12')");
}

static void
test_roster (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdReceipt) receipt = test_import (file->db, "Number;Name;Department;Manager\n"
                                                         "1042;Ann Lee;Finance;\n"
                                                         "7;Bob Hill;IT;1042\n");

  test_assert_counts (receipt, 1, 1, 0, 0, 0);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM employee WHERE id = 1 "
                                            "AND number = '20042' AND department = 'Finance'"),
                   ==, 1);
  g_assert_cmpint (td_test_count (file->db, "SELECT manager_id FROM employee WHERE number = '7'"),
                   ==, 1);
}

/* Both numbers in one file: the row of the one that stayed counts, wherever it stands. */
static void
test_both (TdTestFile *file, gconstpointer data)
{
  static const char *const files[] = {
    "Number;Name;Department\n1042;Anne Lee;Old\n20042;Ann Lee;New\n",
    "Number;Name;Department\n20042;Ann Lee;New\n1042;Anne Lee;Old\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (TdReceipt) receipt = test_import (file->db, files[i]);

      g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM employee"), ==, 1);
      g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM employee WHERE "
                                                "number = '20042' AND name = 'Ann Lee' "
                                                "AND department = 'New'"),
                       ==, 1);
    }
}

static void
test_directory (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDirectory) directory = td_directory_new ();
  gpointer person = NULL;
  char ann;

  td_directory_add (directory, &ann, "20042", NULL, "Ann Lee", NULL, NULL);
  g_assert_true (td_directory_load_other_numbers (directory, file->db, &error));
  g_assert_no_error (error);
  g_assert_cmpint (td_directory_find_number (directory, "1042", &person), ==, TD_DIRECTORY_FOUND);
  g_assert_true (person == &ann);
  g_assert_cmpint (td_directory_find (directory, "Lee, Ann (1042)", &person), ==,
                   TD_DIRECTORY_FOUND);
}

void
test_other_numbers_add (void)
{
#define ADD(path, func) \
  g_test_add ("/other-numbers/" path, TdTestFile, NULL, setup, func, td_test_file_teardown)
  ADD ("roster", test_roster);
  ADD ("both", test_both);
  ADD ("directory", test_directory);
#undef ADD
}
