/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "people/td-erased.h"
#include "td-test.h"

void test_erased_add (void);

static void
add (TdDatabase *db, const char *number, const char *email, const char *day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdChange) change = td_change_begin (db, "test.erase", &error);

  g_assert_true (td_erased_add (db, number, email, td_test_date (day), &error));
  g_assert_true (td_change_commit (change, &error));
  g_assert_no_error (error);
}

static TdErased *
load (TdDatabase *db)
{
  g_autoptr (GError) error = NULL;
  TdErased *erased = td_erased_load (db, &error);

  g_assert_no_error (error);
  return erased;
}

static void
test_nobody (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdErased) erased = load (file->db);

  g_assert_cmpint (td_erased_has (erased, "1017"), ==, TD_DATE_NONE);
  g_assert_cmpint (td_erased_has (erased, NULL), ==, TD_DATE_NONE);
  g_assert_cmpint (td_erased_has_any (erased, "Ann Lee (1017)"), ==, TD_DATE_NONE);
}

static void
test_found (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdErased) erased = NULL;
  TdDate day = td_test_date ("2026-03-12");

  add (file->db, "1017", "Ann.Lee@Example.org", "2026-03-12");
  erased = load (file->db);
  g_assert_cmpint (td_erased_has (erased, "1017"), ==, day);
  g_assert_cmpint (td_erased_has (erased, " 1017 "), ==, day);
  g_assert_cmpint (td_erased_has_email (erased, "ann.lee@EXAMPLE.ORG"), ==, day);
  g_assert_cmpint (td_erased_has_any (erased, "1017"), ==, day);
  g_assert_cmpint (td_erased_has_any (erased, "ann.lee@example.org"), ==, day);
  g_assert_cmpint (td_erased_has_any (erased, "Lee, Ann (1017)"), ==, day);

  g_assert_cmpint (td_erased_has (erased, "101"), ==, TD_DATE_NONE);
  g_assert_cmpint (td_erased_has (erased, "ann.lee@example.org"), ==, TD_DATE_NONE);
  g_assert_cmpint (td_erased_has_email (erased, "1017"), ==, TD_DATE_NONE);
  g_assert_cmpint (td_erased_has_email (erased, ""), ==, TD_DATE_NONE);
}

/* The number is not in the file, and two workspaces hash it differently. */
static void
test_keyed (TdTestFile *file, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (GError) error = NULL;
  TdTestFile other = { NULL };

  add (file->db, "1017", NULL, "2026-03-12");
  td_test_file_setup (&other, NULL);
  add (other.db, "1017", NULL, "2026-03-12");
  g_assert_true (
      td_database_query_text (file->db, &first, &error, "SELECT digest FROM erased", ""));
  g_assert_true (
      td_database_query_text (other.db, &second, &error, "SELECT digest FROM erased", ""));
  g_assert_cmpuint (strlen (first), ==, 64);
  g_assert_cmpstr (first, !=, second);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM erased"), ==, 1);
  td_test_file_teardown (&other, NULL);
}

/* The day is that of the last time; the key stays. */
static void
test_again (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdErased) erased = NULL;

  add (file->db, "1017", NULL, "2026-03-12");
  add (file->db, "1017", NULL, "2027-01-01");
  erased = load (file->db);
  g_assert_cmpint (td_erased_has (erased, "1017"), ==, td_test_date ("2027-01-01"));
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM erased"), ==, 1);
}

static void
test_words (void)
{
  g_autofree char *words = td_erased_describe (td_test_date ("2026-03-12"));

  g_assert_nonnull (strstr (words, "2026"));
}

void
test_erased_add (void)
{
#define ADD(path, func) \
  g_test_add ("/erased/" path, TdTestFile, NULL, td_test_file_setup, func, td_test_file_teardown)
  ADD ("nobody", test_nobody);
  ADD ("found", test_found);
  ADD ("keyed", test_keyed);
  ADD ("again", test_again);
#undef ADD
  g_test_add_func ("/erased/words", test_words);
}
