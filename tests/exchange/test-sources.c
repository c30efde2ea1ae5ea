/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "test-exchange.h"

#include "exchange/td-mapping.h"

#include <string.h>

/* A file of each source that FORMATS.md names, as its system or form writes it: what it is taken
 * for, which column fills which field, which order of day and month it has, and who comes out. */
typedef struct
{
  const char *file;
  TdImportKind kind;
  const char *description;
  const char *mapping;
  const char *dates;
  const char *people;
} Source;

static const Source sources[] = {
  { "adp.csv", TD_IMPORT_ROSTER, "CSV, UTF-8, separated by commas",
    "number=File #; "
    "name=Payroll Name; "
    "department=Home Department; "
    "title=Position Description; "
    "manager=Reports To; "
    "hire_date=Hire Date; "
    "leave_date=Termination Date; "
    "status=Position Status",
    "mdy",
    "000101|ANN LEE|ANN|LEE||100 - Law|Clerk||000103|2019-03-15||A\n"
    "000102|BOB RAY|BOB|RAY||100 - Law|Clerk||000103|2020-02-01|2023-12-31|T\n"
    "000103|CY FOX Jr.|CY|FOX Jr.||100 - Law|Head of law|||2015-09-28||L" },
  { "bamboohr-api.csv", TD_IMPORT_ROSTER, "CSV, UTF-8, separated by commas",
    "number=employeeNumber; "
    "given_name=firstName; "
    "family_name=lastName; "
    "email=bestEmail; "
    "department=department; "
    "title=jobTitle; "
    "manager=supervisorEId; "
    "hire_date=hireDate; "
    "leave_date=terminationDate",
    "",
    "17|Ann Lee|Ann|Lee|ann.lee@example.org|Law|Clerk||19|2019-03-15||\n"
    "18|Bob Ray|Bob|Ray|bob.ray@example.org|Law|Clerk||19|2020-02-01|2023-12-31|\n"
    "19|Cy Fox|Cy|Fox|cy.fox@example.org|Law|Head of law|||2015-09-28||" },
  { "bamboohr.csv", TD_IMPORT_ROSTER, "CSV, UTF-8, separated by commas",
    "number=Employee #; "
    "given_name=First Name; "
    "family_name=Last Name; "
    "email=Work Email; "
    "department=Department; "
    "title=Job Title; "
    "location=Location; "
    "manager=Reporting To; "
    "hire_date=Hire Date; "
    "status=Status",
    "",
    "17|Ann Lee|Ann|Lee|ann.lee@example.org|Law|Clerk|Ghent|19|2019-03-15||Active\n"
    "18|Bob Ray|Bob|Ray|bob.ray@example.org|Law|Clerk|Ghent|19|2020-02-01||Inactive\n"
    "19|Cy Fox|Cy|Fox|cy.fox@example.org|Law|Head of law|Ghent||2015-09-28||Active" },
  { "bamboohr.xml", TD_IMPORT_ROSTER, "People in XML",
    "number=employeeNumber; "
    "given_name=firstName; "
    "family_name=lastName; "
    "department=department; "
    "manager=supervisorEId; "
    "hire_date=hireDate",
    "",
    "17|Ann Lee|Ann|Lee||Law|||19|2019-03-15||\n"
    "19|Cy Fox|Cy|Fox||Law||||2015-09-28||" },
  { "civil-service.csv", TD_IMPORT_ENROLMENTS, "CSV, UTF-8, separated by commas",
    "email=Email Address; "
    "role=I would like to; "
    "skills_offered=What can you offer as a mentor?; "
    "skills_wanted=What would you like to learn?; "
    "consent=I consent to my data being held for this scheme; "
    "from=Timestamp",
    "dmy",
    "Ann Lee|mentor|1|Law; Tax||2026-09-15\n"
    "Bob Ray|mentee|0||Law|2026-09-16" },
  { "french.csv", TD_IMPORT_ROSTER, "CSV, WINDOWS-1252, separated by semicolons",
    "number=Matricule; "
    "given_name=Prénom; "
    "family_name=Nom; "
    "department=Service; "
    "title=Poste; "
    "hire_date=Date d’entrée; "
    "status=Statut",
    "dmy",
    "11|Zoë Lefèvre|Zoë|Lefèvre||Finance|Comptable|||2019-03-15||Actif\n"
    "12|Éric de la Tour|Éric|de la Tour||Finance|Chef|||2012-02-01||Sorti" },
  { "german-mac.csv", TD_IMPORT_ROSTER, "CSV, MACINTOSH, separated by semicolons",
    "number=Personalnummer; "
    "given_name=Vorname; "
    "family_name=Nachname; "
    "department=Gruppe; "
    "hire_date=Eintritt",
    "dmy",
    "7|Jürgen Groß|Jürgen|Groß||Einkauf||||2019-03-15||\n"
    "8|Änne Köhler|Änne|Köhler||Einkauf||||2010-02-01||" },
  { "google-forms.csv", TD_IMPORT_ENROLMENTS, "CSV, UTF-8, separated by commas",
    "email=Email address; "
    "correct_email=Correct e-mail; "
    "role=Which role?; "
    "skills_offered=What can you offer?; "
    "skills_wanted=What would you like to learn?; "
    "from=Timestamp",
    "dmy",
    "Ann Lee|mentor|1|Law; Cartography||2026-05-01\n"
    "Bob Ray|mentee|0||Law, Tax; and more|2026-05-15" },
  { "hr-xml.xml", TD_IMPORT_ROSTER, "People in XML",
    "number=HumanResourceId / IdValue; "
    "name=PersonName / FormattedName; "
    "given_name=PersonName / GivenName; "
    "family_name=PersonName / FamilyName; "
    "email=ContactMethod / InternetEmailAddress; "
    "department=DepartmentName; "
    "hire_date=StartDate",
    "",
    "501|Ann van der Lee|Ann|van der Lee|ann.lee@example.org|Law||||2019-03-15||\n"
    "502|Bob Ray|Bob|Ray|bob.ray@example.org|Law||||2020-02-01||" },
  { "hr-xml-3.xml", TD_IMPORT_ROSTER, "People in XML",
    "number=EmployeeID; "
    "name=PersonName / FormattedName; "
    "given_name=PersonName / GivenName; "
    "family_name=PersonName / FamilyName; "
    "department=DepartmentName; "
    "hire_date=HireDate",
    "",
    "701|Ann Lee|Ann|Lee||Law||||2019-03-15||\n"
    "702|Bob Ray|Bob|Ray||Law||||2020-02-01||" },
  { "ms-forms-1252.csv", TD_IMPORT_ENROLMENTS, "CSV, WINDOWS-1252, separated by commas",
    "email=Your e-mail; "
    "name=Name; "
    "role=Which role would you like, if any?; "
    "skills_offered=Skills you can offer; "
    "skills_wanted=Skills you want to learn; "
    "from=Completion time",
    "mdy",
    "Ann Lee|mentor|1|AGOL; Cartography||2026-09-15\n"
    "Bob Ray|mentee|0||Law — EU; Tax|2026-09-16" },
  { "oracle.csv", TD_IMPORT_ROSTER, "CSV, UTF-8, separated by commas",
    "number=Person Number; "
    "name=Display Name; "
    "department=Department Name; "
    "title=Job Name; "
    "hire_date=Hire Date; "
    "status=Assignment Status",
    "",
    "300|Ann Lee|Ann|Lee||Law|Clerk|||2021-03-15||Active - Payroll Eligible\n"
    "301|Bob Ray Jr.|Bob|Ray Jr.||Law|Clerk|||2020-02-01||Inactive - Payroll Eligible\n"
    "302|Cy de la Fox|Cy|de la Fox||Law|Head of law|||2015-09-28||Suspended - No Payroll" },
  { "orangehrm.csv", TD_IMPORT_ROSTER, "CSV, UTF-8, separated by commas",
    "number=employee_id; "
    "given_name=first_name; "
    "family_name=last_name; "
    "email=work_email; "
    "department=sub_unit; "
    "title=job_title; "
    "location=city; "
    "manager=supervisor_employee_id; "
    "hire_date=joined_date; "
    "status=employment_status",
    "",
    "0001|Ann Lee|Ann|Lee|ann.lee@example.org|Law|Clerk|Ghent|0003|2019-03-15||Full-Time "
    "Permanent\n"
    "0002|Bob Ray|Bob|Ray|bob.ray@example.org|Law|Clerk|Ghent|0003|2020-02-01||Terminated\n"
    "0003|Cy Fox|Cy|Fox|cy.fox@example.org|Law|Head of law|Ghent||2015-09-28||Full-Time "
    "Permanent" },
  { "paylocity.csv", TD_IMPORT_ROSTER, "CSV, UTF-8, separated by commas",
    "number=Employee Id; "
    "name=Payroll Name; "
    "department=Home Department; "
    "title=Position Description; "
    "hire_date=Hire Date; "
    "status=Position Status",
    "mdy",
    "101|ANN LEE|ANN|LEE||100 - Law|Clerk|||2019-03-15||A\n"
    "102|BOB RAY|BOB|RAY||100 - Law|Clerk|||2020-02-01||T\n"
    "103|CY DE LA FOX|CY|DE LA FOX||100 - Law|Head of law|||2015-09-28||L" },
  { "pushfar.csv", TD_IMPORT_ENROLMENTS, "CSV, UTF-8, separated by commas",
    "email=Email; "
    "name=Name; "
    "role=Role; "
    "places=Maximum mentees; "
    "skills_offered=Areas of expertise; "
    "skills_wanted=Areas I am looking for help with",
    "",
    "Ann Lee|mentor|10|Law; Tax, EU||2026-10-15\n"
    "Bob Ray|mentee|0||Speaking; Law|2026-10-15" },
  { "successfactors-report.csv", TD_IMPORT_ROSTER, "CSV, UTF-8, separated by commas",
    "number=Person ID External; "
    "given_name=First Name; "
    "family_name=Last Name; "
    "department=Department; "
    "title=Job Title; "
    "status=Employment Status",
    "",
    "501|Ann Lee|Ann|Lee||Law|Clerk|||||Active\n"
    "502|Bob Ray|Bob|Ray||Law|Clerk|||||Leave of Absence" },
  { "successfactors-udf.csv", TD_IMPORT_ROSTER, "CSV, UTF-8, separated by commas",
    "number=USERID; "
    "given_name=FIRSTNAME; "
    "family_name=LASTNAME; "
    "email=EMAIL; "
    "department=DEPARTMENT; "
    "title=TITLE; "
    "location=LOCATION; "
    "manager=MANAGER; "
    "hire_date=HIREDATE; "
    "status=STATUS",
    "mdy",
    "u17|Ann Lee|Ann|Lee|ann.lee@example.org|Law|Clerk|Ghent|u19|2019-03-15||active\n"
    "u18|Bob Ray|Bob|Ray|bob.ray@example.org|Law|Clerk|Ghent|u19|2020-02-01||inactive\n"
    "u19|Cy Fox|Cy|Fox|cy.fox@example.org|Law|Head of law|Ghent||2015-09-28||active" },
  { "together.csv", TD_IMPORT_ROSTER, "CSV, UTF-8, separated by commas",
    "number=employeeId; "
    "given_name=firstName; "
    "family_name=lastName; "
    "email=email; "
    "department=departmentName; "
    "manager=supervisorId; "
    "hire_date=lastHireDate; "
    "leave_date=dateOfTermination; "
    "status=employeeStatusCode",
    "",
    "1|Ann Lee|Ann|Lee|ann.lee@example.org|Law|||3|2019-03-15||A\n"
    "2|Bob Ray|Bob|Ray|bob.ray@example.org|Law|||3|2020-02-01|2023-12-31|T\n"
    "3|Cy Fox|Cy|Fox|cy.fox@example.org|Law||||2015-09-28||L" },
  { "ukg.csv", TD_IMPORT_ROSTER, "CSV, UTF-8, separated by semicolons",
    "number=Employee Number; "
    "name=Full Name; "
    "email=Email Address; "
    "department=Department; "
    "title=Job; "
    "manager=Supervisor Name; "
    "hire_date=Last Hire Date",
    "",
    "0101|Ann O'Hare|Ann|O'Hare|ann@example.org|Law; Tax|Clerk||0102|2019-03-15||\n"
    "0102|Cy Fox|Cy|Fox|cy@example.org|Law; Tax|Head|||2015-09-28||" },
  { "workday.xml", TD_IMPORT_ROSTER, "Workday report (XML)",
    "number=Employee_ID; "
    "name=Worker; "
    "department=Supervisory_Organization; "
    "title=Business_Title; "
    "hire_date=Hire_Date; "
    "status=Active_Status",
    "",
    "1001|Ann Lee||||Law|Clerk|||2019-03-15||1\n"
    "1002|Bob de la Ray||||Law|Clerk|||2020-02-01||0" },
  { "workday-pasted.txt", TD_IMPORT_ROSTER, "Text, UTF-8, separated by tabs",
    "number=Employee ID; "
    "name=Worker; "
    "department=Supervisory Organization; "
    "title=Business Title; "
    "hire_date=Hire Date; "
    "status=Active Status",
    "mdy",
    "1001|Ann Lee||||Law|Clerk|||2019-03-15||Yes\n"
    "1002|Bob de la Ray||||Law|Clerk, \"front\" desk|||2020-02-01||No\n"
    "1003|Cy Fox||||Law|Head of law|||2015-09-28||Yes" },
};

/* The people of a roster: number, names, e-mail, where they are, whom they report to, since when
 * and until when, as what. */
#define PEOPLE                                                                                   \
  "SELECT group_concat(line, char(10)) FROM (SELECT coalesce(e.number, '') || '|' || e.name || " \
  "'|' || coalesce(e.given_name, '') || '|' || coalesce(e.family_name, '') || '|' || "           \
  "coalesce(e.email, '') || '|' || coalesce(e.department, '') || '|' || coalesce(e.title, '') "  \
  "|| '|' || coalesce(e.location, '') || '|' || coalesce(m.number, e.manager_text, '') || '|' "  \
  "|| coalesce(e.hire_date, '') || '|' || coalesce(e.leave_date, '') || '|' || "                 \
  "coalesce(e.status, '') AS line FROM employee e LEFT JOIN employee m ON m.id = e.manager_id "  \
  "ORDER BY e.number, e.id)"

/* Who signed up: name, role, places, skills offered and wanted, since when. */
#define SIGNED_UP                                                                                \
  "SELECT group_concat(line, char(10)) FROM (SELECT e.name || '|' || n.role || '|' || n.places " \
  "|| '|' || coalesce(n.skills_offered, '') || '|' || coalesce(n.skills_wanted, '') || '|' || "  \
  "n.from_date AS line FROM enrolment n JOIN employee e ON e.id = n.employee_id ORDER BY n.id)"

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
add_people (TdDatabase *db)
{
  g_autoptr (TdReceipt) receipt = test_import (db, "Number,Name,Email\n"
                                                   "1,Ann Lee,ann@example.org\n"
                                                   "2,Bob Ray,bob@example.org\n");

  test_assert_counts (receipt, 2, 0, 0, 0, 0);
  td_test_run (db, "INSERT INTO program (id, name) VALUES (1, 'Leadership')");
}

static void
test_source (TdTestFile *file, gconstpointer data)
{
  const Source *source = data;
  g_autofree char *path = g_build_filename ("sources", source->file, NULL);
  g_autoptr (TdTable) table = test_table (path);
  g_autoptr (TdMapping) mapping = td_mapping_guess (table, source->kind);
  g_autofree char *fields = flatten (mapping);
  TdImportOptions options = { .today = td_test_date ("2026-10-15") };
  g_autoptr (TdReceipt) receipt = NULL;

  g_assert_cmpstr (td_table_get_description (table), ==, source->description);
  g_assert_true (td_table_check_encoding (table, NULL));
  g_assert_cmpint (td_mapping_guess_kind (table), ==, source->kind);
  g_assert_cmpstr (fields, ==, source->mapping);

  if (source->kind == TD_IMPORT_ENROLMENTS)
    add_people (file->db);
  receipt = test_import_table (file->db, source->kind, table, &options);
  g_assert_cmpstr (receipt->dates, ==, source->dates);
  g_assert_cmpint (receipt->n_refused, ==, 0);
  test_assert_query (file->db, source->kind == TD_IMPORT_ROSTER ? PEOPLE : SIGNED_UP,
                     source->people);
}

void
test_sources_add (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      g_autofree char *path = g_strdup_printf ("/exchange/sources/%s", sources[i].file);

      g_test_add (path, TdTestFile, &sources[i], td_test_file_setup, test_source,
                  td_test_file_teardown);
    }
}
