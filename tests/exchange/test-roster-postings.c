/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "test-exchange.h"

#define POSTINGS                                                               \
  "SELECT group_concat(from_date || ' ' || department || ' ' || grade, ', ') " \
  "FROM (SELECT p.* FROM posting p JOIN employee e ON e.id = p.employee_id "   \
  "ORDER BY e.number, p.from_date)"

static void
import (TdDatabase *db, const char *text)
{
  g_autoptr (TdReceipt) receipt = test_import (db, text);

  g_assert_cmpint (receipt->n_refused, ==, 0);
}

/* Two snapshots tell of a move; the same one again tells nothing. */
static void
test_snapshots (TdTestFile *file, gconstpointer data)
{
  static const char first[] = "Employee ID,Name,Department,Grade,As of\n"
                              "1,Ana,Sales,4,2025-01-01\n2,Ben,Labs,5,2025-01-01\n",
                    second[] = "Employee ID,Name,Department,Grade,As of\n"
                               "1,Ana,Legal,4,2025-07-01\n2,Ben,Labs,5,2025-07-01\n";
  gint64 entries;

  import (file->db, first);
  test_assert_query (file->db, POSTINGS, "2025-01-01 Sales 4, 2025-01-01 Labs 5");
  import (file->db, second);
  test_assert_query (file->db, POSTINGS,
                     "2025-01-01 Sales 4, 2025-07-01 Legal 4, 2025-01-01 Labs 5");
  entries = td_test_count (file->db, "SELECT count(*) FROM change_log");
  import (file->db, second);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM change_log"), ==, entries);
}

/* Without a day of its own a row holds as of the day of the import, a day ahead likewise. */
static void
test_today (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdReceipt) plain =
      test_import (file->db, "Employee ID,Name,Department,Grade\n1,Ana,Sales,4\n");
  g_autoptr (TdReceipt) ahead =
      test_import (file->db,
                   "Employee ID,Name,Department,Grade,Effective Date\n2,Ben,Labs,5,2027-01-01\n");

  test_assert_problem (ahead, 2, "Effective Date", "future");
  test_assert_query (file->db, POSTINGS, "2026-06-15 Sales 4, 2026-06-15 Labs 5");
}

static void
test_undo (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdReceipt) first =
      test_import (file->db, "Employee ID,Name,Department,Grade\n1,Ana,Sales,4\n");
  g_autoptr (TdReceipt) second =
      test_import (file->db, "Employee ID,Name,Department,Grade,As of\n1,Ana,Legal,6,2026-06-16\n");

  test_assert_problem (second, 2, "As of", "future");
  td_change_undo (file->db, second->change, &error);
  g_assert_no_error (error);
  td_change_undo (file->db, first->change, &error);
  g_assert_no_error (error);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM posting"), ==, 0);
}

void
test_roster_postings_add (void)
{
  g_test_add ("/exchange/roster/postings/snapshots", TdTestFile, NULL, td_test_file_setup,
              test_snapshots, td_test_file_teardown);
  g_test_add ("/exchange/roster/postings/today", TdTestFile, NULL, td_test_file_setup, test_today,
              td_test_file_teardown);
  g_test_add ("/exchange/roster/postings/undo", TdTestFile, NULL, td_test_file_setup, test_undo,
              td_test_file_teardown);
}
