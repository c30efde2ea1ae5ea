/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "people/td-employee-search.h"
#include "td-test.h"

void test_employee_search_add (void);

/* number, name, department, grade, hired, left, manager's number. */
static const char *const people[][7] = {
  { "1", "Zoë Łódzka", "Sales", "10", "2015-01-01", NULL, NULL },
  { "2", "Ana Pérez", "Research", "9", "2016-01-01", NULL, "1" },
  { "10", "Seán O’Brien", "Research", NULL, "2020-05-01", "2023-05-01", "1" },
  { "11", "Bo_b Under", "Sales", "8", "2027-01-01", NULL, "2" },
};

static void
setup (TdTestFile *file, gconstpointer data)
{
  td_test_file_setup (file, data);
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autoptr (TdEmployee) employee = td_employee_new ();

      td_record_set_text (&employee->number, people[i][0]);
      td_record_set_text (&employee->name, people[i][1]);
      td_record_set_text (&employee->department, people[i][2]);
      td_record_set_text (&employee->grade, people[i][3]);
      employee->hire_date = td_date_from_iso (people[i][4]);
      employee->leave_date = td_date_from_iso (people[i][5]);
      if (people[i][6])
        employee->manager_id = td_employee_find_id (file->db, people[i][6], NULL);
      g_assert_true (td_employee_save (file->db, employee, td_test_date ("2026-03-16"), NULL));
    }
  td_test_run (file->db, "INSERT INTO program (name) VALUES ('P'), ('Q')");
  td_test_run (file->db,
               "INSERT INTO enrolment (program_id, employee_id, role, from_date, search_key, state)"
               " VALUES (1, 1, 'mentor', '2026-02-01', 'negotiation', 'enrolled'),"
               " (1, 2, 'mentee', '2026-01-01', 'sql', 'waiting'),"
               " (2, 2, 'mentor', '2026-03-01', 'golang', 'enrolled'),"
               " (1, 4, 'mentee', '2026-01-01', 'cooking', 'withdrawn')");
}

/* The numbers that a query finds, in order, joined by spaces. */
static void
assert_found (TdDatabase *db, TdEmployeeQuery query, const char *want)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = td_employee_search (db, &query, &error);
  g_autoptr (GPtrArray) employees = NULL;
  g_autoptr (GString) found = g_string_new (NULL);

  g_assert_no_error (error);
  employees = td_employee_load_many (db, (gint64 *) ids->data, ids->len, query.program_id, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < employees->len; i++)
    g_string_append_printf (found, "%s%s", i ? " " : "",
                            ((TdEmployee *) employees->pdata[i])->number);
  g_assert_cmpstr (found->str, ==, want);
}

#define QUERY(...) ((TdEmployeeQuery){ __VA_ARGS__ })

static void
test_text (TdTestFile *file, gconstpointer data)
{
  assert_found (file->db, QUERY (0), "2 11 10 1");
  assert_found (file->db, QUERY (.text = "ODZK"), "1");
  assert_found (file->db, QUERY (.text = "re obrien"), "10");
  assert_found (file->db, QUERY (.text = "o'b"), "10");
  assert_found (file->db, QUERY (.text = "ana sales"), "");
  assert_found (file->db, QUERY (.text = "  "), "2 11 10 1");
  assert_found (file->db, QUERY (.text = "%"), "2 11 10 1");
  assert_found (file->db, QUERY (.text = "_"), "11");
  assert_found (file->db, QUERY (.text = "a e i r s under"), "");
  assert_found (file->db, QUERY (.text = "b 11 sales under bo_b under"), "11");
  /* Skills, but not of who withdrew. */
  assert_found (file->db, QUERY (.text = "negot zoe"), "1");
  assert_found (file->db, QUERY (.text = "cooking"), "");
}

static void
test_filters (TdTestFile *file, gconstpointer data)
{
  assert_found (file->db, QUERY (.department = "Research"), "2 10");
  assert_found (file->db, QUERY (.department = "Research", .grade = "9"), "2");
  assert_found (file->db, QUERY (.employed_on = td_test_date ("2026-01-01")), "2 1");
  assert_found (file->db, QUERY (.employed_on = td_test_date ("2023-05-01")), "2 10 1");
  assert_found (file->db, QUERY (.membership = TD_MEMBERSHIP_ENROLLED), "2 1");
  assert_found (file->db, QUERY (.membership = TD_MEMBERSHIP_NOT), "11 10");
  assert_found (file->db, QUERY (.membership = TD_MEMBERSHIP_MENTOR, .program_id = 1), "1");
  assert_found (file->db, QUERY (.membership = TD_MEMBERSHIP_MENTOR), "2 1");
  assert_found (file->db, QUERY (.membership = TD_MEMBERSHIP_MENTEE, .program_id = 1), "2");
  assert_found (file->db, QUERY (.membership = TD_MEMBERSHIP_WAITING, .program_id = 1), "2");
  assert_found (file->db, QUERY (.membership = TD_MEMBERSHIP_WAITING, .program_id = 2), "");
}

static void
test_sorts (TdTestFile *file, gconstpointer data)
{
  assert_found (file->db, QUERY (.descending = TRUE), "1 10 11 2");
  assert_found (file->db, QUERY (.sort = "number"), "1 2 10 11");
  assert_found (file->db, QUERY (.sort = "number", .descending = TRUE), "11 10 2 1");
  assert_found (file->db, QUERY (.sort = "department"), "2 10 11 1");
  /* Empty ones are last whichever way. */
  assert_found (file->db, QUERY (.sort = "leave_date"), "10 2 11 1");
  assert_found (file->db, QUERY (.sort = "leave_date", .descending = TRUE), "10 2 11 1");
  assert_found (file->db, QUERY (.sort = "hire_date", .descending = TRUE), "11 10 2 1");
  assert_found (file->db, QUERY (.sort = "manager_name"), "11 2 10 1");
  assert_found (file->db, QUERY (.sort = "since", .program_id = 1), "2 1 11 10");
  assert_found (file->db, QUERY (.sort = "role", .program_id = 1), "2 1 11 10");
}

static void
test_load_many (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const gint64 ids[] = { 2, 99, 1 };
  g_autoptr (GPtrArray) all = td_employee_load_many (file->db, ids, 3, 0, &error);
  g_autoptr (GPtrArray) one = td_employee_load_many (file->db, ids, 1, 1, &error);
  TdEmployee *ana = all->pdata[0];
  TdEmployee *in_program = one->pdata[0];

  g_assert_cmpuint (all->len, ==, 3);
  g_assert_cmpstr (ana->name, ==, "Ana Pérez");
  g_assert_cmpstr (ana->role, ==, "both");
  g_assert_cmpint (ana->since, ==, td_test_date ("2026-01-01"));
  g_assert_cmpstr (in_program->role, ==, "mentee");
  g_assert_cmpint (((TdEmployee *) all->pdata[1])->id, ==, 0);
  g_assert_cmpint (td_employee_count (file->db, &error), ==, 4);
}

static void
test_values (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) departments = td_employee_list_values (file->db, "department", &error);
  g_auto (GStrv) locations = td_employee_list_values (file->db, "location", &error);

  g_assert_cmpstrv (departments, ((const char *const[]){ "Research", "Sales", NULL }));
  g_assert_cmpuint (g_strv_length (locations), ==, 0);
}

static void
assert_plan (TdDatabase *db, const char *sql, const char *has, const char *has_not)
{
  g_autofree char *explain = g_strconcat ("EXPLAIN QUERY PLAN ", sql, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TdStatement) statement = td_database_query (db, &error, explain, "");
  g_autoptr (GString) plan = g_string_new (NULL);

  g_assert_no_error (error);
  while (td_statement_next (statement, &error))
    g_string_append_printf (plan, "%s\n", td_statement_get_text (statement, 3));
  g_assert_no_error (error);
  g_test_message ("%s", plan->str);
  g_assert_true (has == NULL || strstr (plan->str, has) != NULL);
  g_assert_true (has_not == NULL || strstr (plan->str, has_not) == NULL);
}

/* A hundred thousand people: the list by name comes from the index, without sorting, and a search
 * takes a moment. */
static void
test_many (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  TdEmployeeQuery query = { .text = "person 5 dep" };
  gint64 start;

  td_test_run (file->db,
               "WITH RECURSIVE n(i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 100099) "
               "INSERT INTO employee (number, name, name_key, search_key, department) "
               "SELECT i, 'Person ' || i, 'person ' || i, 'person ' || i || ' department ' "
               "|| (i % 40), 'D' || (i % 40) FROM n");
  start = g_get_monotonic_time ();
  ids = td_employee_search (file->db, &query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, >, 10000);
  g_test_message ("search: %.1f ms", (double) (g_get_monotonic_time () - start) / 1000);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 2 * G_USEC_PER_SEC);

  assert_plan (file->db, "SELECT e.id FROM employee e WHERE 1 = 1 ORDER BY e.name_key, e.id", NULL,
               "TEMP B-TREE");
  assert_plan (file->db, "SELECT id FROM employee WHERE lower(email) = lower('a@b')",
               "employee_email", NULL);
}

void
test_employee_search_add (void)
{
#define ADD(name, function) \
  g_test_add ("/employee-search/" name, TdTestFile, NULL, setup, function, td_test_file_teardown)
  ADD ("text", test_text);
  ADD ("filters", test_filters);
  ADD ("sorts", test_sorts);
  ADD ("load-many", test_load_many);
  ADD ("values", test_values);
  ADD ("many", test_many);
#undef ADD
}
