/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "people/td-other-number.h"

#include "base/td-error.h"
#include "people/td-employee.h"
#include "td-test.h"

void test_other_number_add (void);

/* Ann is 2, and was 1. */
static void
setup (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  td_test_file_setup (file, NULL);
  td_test_run (file->db, "INSERT INTO employee (id, number, name, name_key, search_key) "
                         "VALUES (7, '2', 'Ann Lee', 'ann lee', 'ann lee 2')");
  g_assert_true (td_other_number_add (file->db, 7, "1", td_test_date ("2026-03-12"), &error));
  g_assert_true (td_other_number_add (file->db, 7, "0", td_test_date ("2026-03-11"), &error));
  g_assert_true (td_other_number_add (file->db, 7, "0", td_test_date ("2026-03-13"), &error));
  g_assert_no_error (error);
}

static void
test_list (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hers = td_other_number_list (file->db, 7, &error);
  g_autoptr (GPtrArray) all = td_other_number_list (file->db, 0, &error);
  g_autoptr (GPtrArray) none = td_other_number_list (file->db, 8, &error);
  TdOtherNumber *first = hers->pdata[0];

  g_assert_no_error (error);
  g_assert_cmpuint (hers->len, ==, 2);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpstr (first->number, ==, "0");
  g_assert_cmpstr (first->current, ==, "2");
  g_assert_cmpint (first->employee_id, ==, 7);
  g_assert_cmpint (first->merged_on, ==, td_test_date ("2026-03-13"));
}

static void
test_describe (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *none = NULL;

  g_assert_true (td_other_number_describe (file->db, 7, &text, &error));
  g_assert_cmpstr (text, ==, "0, 1");
  g_assert_true (td_other_number_describe (file->db, 8, &none, &error));
  g_assert_null (none);
}

/* She is found by it; nobody else may have it. */
static void
test_found (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdEmployee) person = td_employee_find_number (file->db, "1", &error);
  g_autoptr (TdEmployee) other = td_employee_new ();

  g_assert_cmpint (person->id, ==, 7);
  g_assert_cmpint (td_employee_find_id (file->db, " 1 ", &error), ==, 7);
  td_record_set_text (&other->name, "Bob Hill");
  td_record_set_text (&other->number, "1");
  g_assert_false (td_employee_save (file->db, other, td_test_date ("2026-03-16"), &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "Ann Lee"));
  g_clear_error (&error);
  td_record_set_text (&other->number, "3");
  g_assert_true (td_employee_save (file->db, other, td_test_date ("2026-03-16"), &error));
  g_assert_no_error (error);
}

void
test_other_number_add (void)
{
#define ADD(path, func) \
  g_test_add ("/other-number/" path, TdTestFile, NULL, setup, func, td_test_file_teardown)
  ADD ("list", test_list);
  ADD ("describe", test_describe);
  ADD ("found", test_found);
#undef ADD
}
