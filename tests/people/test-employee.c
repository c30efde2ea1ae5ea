/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "base/td-error.h"
#include "people/td-employee.h"
#include "td-test.h"

void test_employee_add (void);

static gint64
save (TdDatabase *db, const char *number, const char *name, GError **error)
{
  g_autoptr (TdEmployee) employee = td_employee_new ();

  td_record_set_text (&employee->number, number);
  td_record_set_text (&employee->name, name);
  return td_employee_save (db, employee, td_test_date ("2026-03-16"), error) ? employee->id : 0;
}

static void
test_add_and_edit (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 manager = save (file->db, "1", "Zoë Łódzka", &error);
  gint64 id = save (file->db, "2", "Seán O’Brien", &error);
  g_autoptr (TdEmployee) employee = td_employee_load (file->db, id, &error);
  g_autoptr (TdEmployee) again = NULL;

  g_assert_no_error (error);
  employee->manager_id = manager;
  td_record_set_text (&employee->department, "Research & Development");
  employee->hire_date = td_test_date ("2020-02-29");
  g_assert_true (td_employee_save (file->db, employee, td_test_date ("2026-03-16"), &error));

  again = td_employee_find_number (file->db, "2", &error);
  g_assert_cmpstr (again->manager_name, ==, "Zoë Łódzka");
  g_assert_cmpstr (again->manager_number, ==, "1");
  g_assert_cmpstr (again->name_key, ==, "sean obrien");
  g_assert_cmpstr (again->search_key, ==, "sean obrien 2 research development");
  g_assert_cmpint (again->hire_date, ==, td_test_date ("2020-02-29"));
  g_assert_null (again->role);
  g_assert_null (td_employee_find_number (file->db, "3", &error));
  g_assert_no_error (error);
}

/* Saving what is there already leaves no entry in the trail. */
static void
test_same_writes_nothing (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = save (file->db, "1", "Ana", &error);
  g_autoptr (TdEmployee) employee = td_employee_load (file->db, id, &error);
  gint64 before = td_test_count (file->db, "SELECT count(*) FROM change_log");

  g_assert_true (td_employee_save (file->db, employee, td_test_date ("2026-03-16"), &error));
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM change_log"), ==, before);
  td_record_set_text (&employee->title, "Analyst");
  g_assert_true (td_employee_save (file->db, employee, td_test_date ("2026-03-16"), &error));
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM change_log"), ==, before + 1);
}

static void
test_names_of_every_kind (void)
{
  static const struct
  {
    const char *name, *given, *family, *number, *want, *key;
  } cases[] = {
    { "  Anna   van der  Berg ", NULL, NULL, "1", "Anna van der Berg", "anna van der berg" },
    { NULL, "Björk", NULL, "1", "Björk", "bjork" },
    { NULL, NULL, "李小龍", "1", "李小龍", "李小龍" },
    { "", "Ngô", "Đình", NULL, "Ngô Đình", "ngo dinh" },
    { NULL, NULL, NULL, "E-77", "E-77", "e 77" },
    { "D’Arcy-Smith", NULL, NULL, NULL, "D’Arcy-Smith", "darcy smith" },
    { "محمد علي", NULL, NULL, NULL, "محمد علي", "محمد علي" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdEmployee) employee = td_employee_new ();

      td_record_set_text (&employee->name, cases[i].name);
      td_record_set_text (&employee->given_name, cases[i].given);
      td_record_set_text (&employee->family_name, cases[i].family);
      td_record_set_text (&employee->number, cases[i].number);
      td_employee_complete (employee);
      g_assert_cmpstr (employee->name, ==, cases[i].want);
      g_assert_cmpstr (employee->name_key, ==, cases[i].key);
    }
}

static void
assert_remark (TdDatabase *db, TdEmployee *employee, const char *field, int want)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdRemarks) remarks = td_employee_check (db, employee, &error);
  TdRemarkKind kind;

  g_assert_no_error (error);
  if (want < 0)
    g_assert_null (td_remarks_get (remarks, field, NULL));
  else
    {
      g_assert_nonnull (td_remarks_get (remarks, field, &kind));
      g_assert_cmpint ((int) kind, ==, want);
    }
}

static void
test_remarks (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdEmployee) employee = td_employee_new ();

  assert_remark (file->db, employee, "name", TD_REMARK_REFUSAL);
  g_assert_false (td_employee_save (file->db, employee, td_test_date ("2026-03-16"), &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);

  save (file->db, "7", "Holder", NULL);
  td_record_set_text (&employee->name, "Ana");
  assert_remark (file->db, employee, "name", -1);
  td_record_set_text (&employee->number, "7");
  assert_remark (file->db, employee, "number", TD_REMARK_REFUSAL);
  td_record_set_text (&employee->number, "8");
  assert_remark (file->db, employee, "number", -1);
  td_record_set_text (&employee->email, "ana");
  assert_remark (file->db, employee, "email", TD_REMARK_WARNING);
  employee->hire_date = td_test_date ("2024-01-02");
  employee->leave_date = td_test_date ("2024-01-01");
  assert_remark (file->db, employee, "leave_date", TD_REMARK_REFUSAL);
  employee->leave_date = td_test_date ("2024-01-02");
  assert_remark (file->db, employee, "leave_date", -1);
  g_assert_true (td_employee_save (file->db, employee, td_test_date ("2026-03-16"), NULL));
  employee->manager_id = employee->id;
  assert_remark (file->db, employee, "manager", TD_REMARK_REFUSAL);
}

/* Over any number of steps; those below somebody else are none of hers. */
static void
test_circle (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdEmployee) ann = NULL;

  save (file->db, "1", "Ann", NULL);
  save (file->db, "2", "Bob", NULL);
  save (file->db, "3", "Cy", NULL);
  td_test_run (file->db, "UPDATE employee SET manager_id = id - 1 WHERE id > 1");
  ann = td_employee_load (file->db, 1, &error);
  g_assert_no_error (error);
  ann->manager_id = 3;
  assert_remark (file->db, ann, "manager", TD_REMARK_REFUSAL);
  g_assert_false (td_employee_save (file->db, ann, td_test_date ("2026-03-16"), &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  td_test_run (file->db, "UPDATE employee SET manager_id = NULL WHERE id = 2");
  assert_remark (file->db, ann, "manager", -1);
}

static void
test_find_id (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 first = save (file->db, "1", "Ana Pérez", NULL);
  gint64 second = save (file->db, "2", "Li Wei", NULL);

  td_test_run (file->db, "UPDATE employee SET email = 'Li@Example.org' WHERE number = '2'");
  g_assert_cmpint (td_employee_find_id (file->db, " 1 ", NULL), ==, first);
  g_assert_cmpint (td_employee_find_id (file->db, "ana perez", NULL), ==, first);
  g_assert_cmpint (td_employee_find_id (file->db, "li@example.ORG", NULL), ==, second);
  g_assert_cmpint (td_employee_find_id (file->db, "ana", &error), ==, 0);
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpint (td_employee_find_id (file->db, "  ", &error), ==, 0);
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
  g_clear_error (&error);
  save (file->db, "3", "Ana PEREZ", NULL);
  g_assert_cmpint (td_employee_find_id (file->db, "Ana Pérez", &error), ==, 0);
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
}

static void
test_employed (void)
{
  g_autoptr (TdEmployee) employee = td_employee_new ();
  TdDate day = td_test_date ("2024-06-15");

  g_assert_true (td_employee_is_employed (employee, day));
  employee->hire_date = day;
  g_assert_true (td_employee_is_employed (employee, day));
  g_assert_false (td_employee_is_employed (employee, day - 1));
  employee->leave_date = day + 10;
  g_assert_true (td_employee_is_employed (employee, day + 10));
  g_assert_false (td_employee_is_employed (employee, day + 11));
  employee->outside = TRUE;
  g_assert_true (td_employee_is_employed (employee, day + 11));
}

static void
test_extras (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = save (file->db, "1", "Ana", NULL);
  g_autoptr (GHashTable) extras = NULL;
  g_auto (GStrv) fields = NULL;
  gint64 changes;

  g_assert_true (td_employee_set_extra (file->db, id, "Union", " yes ", &error));
  g_assert_true (td_employee_set_extra (file->db, id, "Area", "North", &error));
  changes = td_test_count (file->db, "SELECT count(*) FROM change_log");
  g_assert_true (td_employee_set_extra (file->db, id, "Area", "North", &error));
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM change_log"), ==, changes);

  extras = td_employee_load_extras (file->db, id, &error);
  g_assert_cmpstr (g_hash_table_lookup (extras, "Union"), ==, "yes");
  g_assert_true (td_employee_set_extra (file->db, id, "Union", NULL, &error));
  fields = td_employee_list_extra_fields (file->db, &error);
  g_assert_cmpstrv (fields, ((const char *const[]){ "Area", NULL }));
}

void
test_employee_add (void)
{
#define ADD(name, function)                                                      \
  g_test_add ("/employee/" name, TdTestFile, NULL, td_test_file_setup, function, \
              td_test_file_teardown)
  ADD ("add-and-edit", test_add_and_edit);
  ADD ("same-writes-nothing", test_same_writes_nothing);
  ADD ("remarks", test_remarks);
  ADD ("circle", test_circle);
  ADD ("find-id", test_find_id);
  ADD ("extras", test_extras);
#undef ADD
  g_test_add_func ("/employee/names-of-every-kind", test_names_of_every_kind);
  g_test_add_func ("/employee/employed", test_employed);
}
