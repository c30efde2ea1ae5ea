/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "test-exchange.h"

#include "base/td-error.h"
#include "exchange/td-date-order.h"
#include "exchange/td-mapping.h"

#include <string.h>

/* "field=Column; …" of all mapped fields, in the order of the fields. */
static char *
flatten (TdMapping *mapping)
{
  GString *text = g_string_new (NULL);
  guint n_fields;
  const TdImportField *fields = td_import_fields (td_mapping_get_kind (mapping), &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      int column = td_mapping_get_column (mapping, fields[i].name);

      if (column >= 0)
        g_string_append_printf (text, "%s%s=%s", text->len ? "; " : "", fields[i].name,
                                td_table_get_header (td_mapping_get_table (mapping),
                                                     (guint) column));
    }
  return g_string_free (text, FALSE);
}

static void
test_guess (void)
{
  static const struct
  {
    TdImportKind kind;
    const char *file;
    const char *mapping;
  } cases[] = {
    { TD_IMPORT_ROSTER, "dialect-utf8.csv",
      "number=Employee ID; given_name=First Name; family_name=Last Name; email=Email; "
      "department=Department; manager=Manager; hire_date=Hire Date; leave_date=Termination Date" },
    { TD_IMPORT_ROSTER, "successfactors.csv",
      "number=USERID; given_name=FIRSTNAME; family_name=LASTNAME; email=EMAIL; "
      "department=DEPARTMENT; title=TITLE; location=LOCATION; manager=MANAGER; "
      "hire_date=HIREDATE; status=STATUS" },
    { TD_IMPORT_ROSTER, "adp.csv",
      "number=File #; name=Payroll Name; department=Home Department; title=Position Description; "
      "manager=Reports To; hire_date=Hire Date; status=Position Status" },
    { TD_IMPORT_ROSTER, "french.csv",
      "number=Matricule; given_name=Prénom; family_name=Nom; department=Service; title=Poste; "
      "hire_date=Date d'entrée; status=Statut" },
    { TD_IMPORT_ROSTER, "german.csv",
      "number=Personalnummer; given_name=Vorname; family_name=Name; department=Abteilung; "
      "manager=Vorgesetzter; hire_date=Eintritt" },
    { TD_IMPORT_ROSTER, "workday.xml",
      "number=Employee_ID; name=Worker; given_name=First_Name; family_name=Last_Name; email=Email; "
      "department=Department; manager=Manager / Employee_ID; hire_date=Hire_Date; "
      "leave_date=Termination_Date" },
    { TD_IMPORT_ENROLMENTS, "ms-forms.csv",
      "email=Your e-mail; name=Name; role=Which role?; skills_offered=Which skills can you offer, "
      "if "
      "any?; skills_wanted=Skills you want to learn; languages=Languages; hours=How many hours a "
      "month?; wishes=Whom do you wish for?; from=Completion time" },
    { TD_IMPORT_ENROLMENTS, "google-forms.csv",
      "email=Email Address; role=Role; places=Places; skills_offered=Skills offered; "
      "skills_wanted=Skills wanted; from=Timestamp" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdTable) table = test_table (cases[i].file);
      g_autoptr (TdMapping) mapping = td_mapping_guess (table, cases[i].kind);
      g_autofree char *text = flatten (mapping);

      g_test_message ("%s", cases[i].file);
      g_assert_cmpstr (text, ==, cases[i].mapping);
    }
}

static void
test_public_roster (void)
{
  g_autofree char *path = td_test_shared ("data/rosters/employee_data.csv");
  g_autoptr (TdTable) table = NULL;
  g_autoptr (TdMapping) mapping = NULL;
  g_autofree char *text = NULL;
  static const char *const private[] = { "DOB",
                                         "RaceDesc",
                                         "MaritalDesc",
                                         "GenderCode",
                                         "Performance Score",
                                         "Current Employee Rating",
                                         "TerminationDescription" };

  if (path == NULL)
    return;
  table = td_table_read (path, NULL, NULL, NULL);
  mapping = td_mapping_guess (table, TD_IMPORT_ROSTER);
  text = flatten (mapping);
  g_assert_cmpuint (td_table_get_n_rows (table), ==, 3000);
  g_assert_cmpstr (text, ==,
                   "number=EmpID; given_name=FirstName; family_name=LastName; email=ADEmail; "
                   "department=DepartmentType; title=Title; grade=PayZone; location=State; "
                   "manager=Supervisor; hire_date=StartDate; leave_date=ExitDate; "
                   "leave_reason=TerminationType; status=EmployeeStatus");
  for (guint i = 0; i < G_N_ELEMENTS (private); i++)
    g_assert_cmpint (td_mapping_get_use (mapping, (guint) td_table_find_column (table, private[i])),
                     ==, TD_COLUMN_PRIVATE);
  g_assert_cmpint (td_mapping_get_use (mapping, (guint) td_table_find_column (table, "Division")),
                   ==, TD_COLUMN_FREE);
}

static void
test_apply (void)
{
  g_autoptr (TdTable) table = test_table ("dialect-utf8.csv");
  g_autoptr (TdMapping) mapping = td_mapping_guess (table, TD_IMPORT_ROSTER);
  g_autoptr (TdMapping) copy = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (td_mapping_apply (mapping, "title=Department", &error));
  g_assert_no_error (error);
  g_assert_cmpint (td_mapping_get_column (mapping, "department"), ==, -1);
  g_assert_cmpint (td_mapping_get_column (mapping, "title"), ==, 4);
  g_assert_true (td_mapping_apply (mapping, "title=", &error));
  g_assert_cmpint (td_mapping_get_use (mapping, 4), ==, TD_COLUMN_LEFT_OUT);

  g_assert_false (td_mapping_apply (mapping, "title=Nonsense", &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "Hire Date"));
  g_clear_error (&error);
  g_assert_false (td_mapping_apply (mapping, "nonsense=Email", &error));
  g_assert_nonnull (strstr (error->message, "hire_date"));
  g_clear_error (&error);

  copy = td_mapping_copy (mapping);
  g_assert_true (td_mapping_check (copy, NULL));
  td_mapping_apply (copy, "number=", NULL);
  td_mapping_apply (copy, "given_name=", NULL);
  td_mapping_apply (copy, "family_name=", NULL);
  g_assert_false (td_mapping_check (copy, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_assert_true (td_mapping_check (mapping, NULL));
}

static void
remember (TdMapping *mapping, TdDatabase *db)
{
  g_autoptr (TdChange) change = td_change_begin (db, "test.remember", NULL);

  g_assert_true (td_mapping_remember (mapping, db, NULL));
  g_assert_true (td_change_commit (change, NULL));
}

static void
test_remember (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdTable) table = test_table ("dialect-utf8.csv");
  g_autoptr (TdTable) other = test_table ("adp.csv");
  g_autoptr (TdMapping) mapping = td_mapping_guess (table, TD_IMPORT_ROSTER);
  g_autoptr (TdMapping) again = td_mapping_guess (table, TD_IMPORT_ROSTER);
  g_autoptr (TdMapping) stranger = td_mapping_guess (other, TD_IMPORT_ROSTER);
  g_autofree char *expected = NULL;
  g_autofree char *text = NULL;
  gboolean found;

  td_mapping_apply (mapping, "title=Department", NULL);
  td_mapping_set_use (mapping, 3, TD_COLUMN_PRIVATE);
  remember (mapping, file->db);
  remember (mapping, file->db);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM change_log"), ==, 1);

  g_assert_true (td_mapping_recall (again, file->db, &found, NULL));
  g_assert_true (found);
  expected = flatten (mapping);
  text = flatten (again);
  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpint (td_mapping_get_use (again, 3), ==, TD_COLUMN_PRIVATE);
  g_assert_true (td_mapping_recall (stranger, file->db, &found, NULL));
  g_assert_false (found);
}

static void
test_date_order (void)
{
  static const struct
  {
    const char *dates;
    gboolean decided;
    const char *code;
  } cases[] = {
    { "2019-03-15\n2020-01-02", TRUE, "" },
    { "15/03/2019\n01/02/2020", TRUE, "dmy" },
    { "03/15/2019\n01/02/2020", TRUE, "mdy" },
    { "15-Mar-19\n01-Feb-20", TRUE, "" },
    { "05/05/2019\n06/06/2019", TRUE, "" },
    { "01/02/2020\n03/04/2020", FALSE, "" },
    { "15/03/2019\n03/15/2019\n01/02/2020", FALSE, "" },
    { "15/03/2019\n16/03/2019\n03/15/2019\n01/02/2020", TRUE, "dmy" },
    { "nonsense\n", TRUE, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *file = g_strconcat ("Hire Date\n", cases[i].dates, "\n", NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (TdTable) table = test_table_of (file, -1, NULL);
      g_autoptr (TdMapping) mapping = td_mapping_guess (table, TD_IMPORT_ROSTER);
      TdDateOrder order;

      td_mapping_apply (mapping, "hire_date=Hire Date", NULL);
      g_assert_cmpint (td_date_order_settle (mapping, 2026, &order, &error), ==, cases[i].decided);
      g_assert_cmpstr (td_date_order_get_code (order), ==, cases[i].code);
      if (cases[i].decided)
        continue;
      g_assert_error (error, TD_ERROR, TD_ERROR_UNDECIDED);
      g_assert_nonnull (strstr (error->message, "--date-order"));
      g_assert_nonnull (strstr (error->message, "Hire Date"));
    }
}

static void
test_private (void)
{
  static const char *const private[] = { "DOB",        "Date of birth", "Gender",
                                         "Salary",     "Nationality",   "Performance Score",
                                         "Home phone", "Geburtsdatum" };
  static const char *const fine[] = { "Division", "Embrace", "Manager",
                                      "Trace",    "Stage",   "Business Unit" };

  for (guint i = 0; i < G_N_ELEMENTS (private); i++)
    {
      g_autofree char *squeezed = td_header_squeeze (private[i]);

      g_assert_true (td_header_is_private (squeezed));
    }
  for (guint i = 0; i < G_N_ELEMENTS (fine); i++)
    {
      g_autofree char *squeezed = td_header_squeeze (fine[i]);

      g_assert_false (td_header_is_private (squeezed));
    }
}

void
test_mapping_add (void)
{
  g_test_add_func ("/exchange/mapping/guess", test_guess);
  g_test_add_func ("/exchange/mapping/public-roster", test_public_roster);
  g_test_add_func ("/exchange/mapping/apply", test_apply);
  g_test_add_func ("/exchange/mapping/private", test_private);
  g_test_add_func ("/exchange/mapping/date-order", test_date_order);
  g_test_add ("/exchange/mapping/remember", TdTestFile, NULL, td_test_file_setup, test_remember,
              td_test_file_teardown);
}
