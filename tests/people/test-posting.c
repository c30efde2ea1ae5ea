/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "people/td-employee.h"
#include "people/td-posting.h"
#include "td-test.h"

void test_posting_add (void);

static void
save (TdDatabase *db, TdEmployee *employee, const char *department, const char *today)
{
  g_autoptr (GError) error = NULL;

  td_record_set_text (&employee->department, department);
  td_employee_save (db, employee, td_test_date (today), &error);
  g_assert_no_error (error);
}

static char *
dup_rows (TdDatabase *db)
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  td_database_query_text (
      db, &text, &error,
      "SELECT group_concat(from_date || ' ' || COALESCE(department, '-'), ', ') "
      "FROM (SELECT * FROM posting ORDER BY employee_id, from_date)",
      "");
  g_assert_no_error (error);
  return text;
}

#define assert_rows(db, want)              \
  G_STMT_START                             \
  {                                        \
    g_autofree char *rows = dup_rows (db); \
                                           \
    g_assert_cmpstr (rows, ==, want);      \
  }                                        \
  G_STMT_END

static TdEmployee *
add (TdDatabase *db, const char *department, const char *today)
{
  TdEmployee *employee = td_employee_new ();

  td_record_set_text (&employee->number, "1");
  td_record_set_text (&employee->name, "Ana");
  save (db, employee, department, today);
  return employee;
}

static void
test_changes (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdEmployee) employee = add (file->db, "Sales", "2024-01-10");

  assert_rows (file->db, "2024-01-10 Sales");
  save (file->db, employee, "Legal", "2024-07-01");
  assert_rows (file->db, "2024-01-10 Sales, 2024-07-01 Legal");
  /* What is not about where somebody works tells nothing new. */
  td_record_set_text (&employee->email, "ana@example.org");
  save (file->db, employee, "Legal", "2024-08-01");
  assert_rows (file->db, "2024-01-10 Sales, 2024-07-01 Legal");
  save (file->db, employee, NULL, "2024-09-01");
  assert_rows (file->db, "2024-01-10 Sales, 2024-07-01 Legal, 2024-09-01 -");
}

/* The last row is what the roster says, also of a day before it. */
static void
test_same_day_and_before (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdEmployee) employee = add (file->db, "Sales", "2024-01-10");

  save (file->db, employee, "Legal", "2024-07-01");
  save (file->db, employee, "Labs", "2024-07-01");
  assert_rows (file->db, "2024-01-10 Sales, 2024-07-01 Labs");
  save (file->db, employee, "Works", "2024-03-01");
  assert_rows (file->db, "2024-01-10 Sales, 2024-07-01 Works");
}

static void
test_title_grade_location (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdEmployee) employee = add (file->db, "Sales", "2024-01-10");

  td_record_set_text (&employee->grade, "4");
  save (file->db, employee, "Sales", "2024-02-01");
  td_record_set_text (&employee->title, "Analyst");
  save (file->db, employee, "Sales", "2024-03-01");
  td_record_set_text (&employee->location, "Oslo");
  save (file->db, employee, "Sales", "2024-04-01");
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM posting"), ==, 4);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM posting WHERE grade = '4' AND "
                                            "title = 'Analyst' AND location = 'Oslo'"),
                   ==, 1);
}

static void
test_outside (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdEmployee) coach = td_employee_new ();

  coach->outside = TRUE;
  td_record_set_text (&coach->name, "Coach");
  save (file->db, coach, "Elsewhere", "2024-01-10");
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM posting"), ==, 0);
}

static void
test_undo (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdEmployee) employee = add (file->db, "Sales", "2024-01-10");

  save (file->db, employee, "Legal", "2024-07-01");
  td_change_undo (file->db, td_change_get_newest (file->db), &error);
  g_assert_no_error (error);
  assert_rows (file->db, "2024-01-10 Sales");
}

void
test_posting_add (void)
{
  static const struct
  {
    const char *path;
    void (*run) (TdTestFile *file, gconstpointer data);
  } tests[] = {
    { "/people/posting/changes", test_changes },
    { "/people/posting/same-day-and-before", test_same_day_and_before },
    { "/people/posting/title-grade-location", test_title_grade_location },
    { "/people/posting/outside", test_outside },
    { "/people/posting/undo", test_undo },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, TdTestFile, NULL, td_test_file_setup, tests[i].run,
                td_test_file_teardown);
}
