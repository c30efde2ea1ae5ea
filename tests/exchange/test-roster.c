/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "test-exchange.h"

#include "base/td-error.h"
#include "exchange/td-import.h"
#include "exchange/td-person-name.h"
#include "exchange/td-roster-import.h"
#include "exchange/td-status-sense.h"

#include <string.h>

TdImportOptions
test_options (void)
{
  return (TdImportOptions){ .today = td_test_date ("2026-06-15") };
}

TdReceipt *
test_import_table (TdDatabase *db,
                   TdImportKind kind,
                   TdTable *table,
                   const TdImportOptions *options)
{
  g_autoptr (TdMapping) mapping = td_mapping_guess (table, kind);
  g_autoptr (GError) error = NULL;
  TdImportOptions usual = test_options ();
  TdReceipt *receipt = td_import (db, kind == TD_IMPORT_CONTACTS ? 0 : 1, mapping,
                                  options ? options : &usual, &error);

  g_assert_no_error (error);
  return receipt;
}

TdReceipt *
test_import_kind (TdDatabase *db,
                  TdImportKind kind,
                  const char *text,
                  const TdImportOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdTable) table = test_table_of (text, -1, &error);

  g_assert_no_error (error);
  return test_import_table (db, kind, table, options);
}

TdReceipt *
test_import (TdDatabase *db, const char *text)
{
  return test_import_kind (db, TD_IMPORT_ROSTER, text, NULL);
}

void
test_assert_counts (TdReceipt *receipt,
                    int added,
                    int updated,
                    int unchanged,
                    int refused,
                    int missing)
{
  g_autofree char *got =
      g_strdup_printf ("%d added, %d updated, %d unchanged, %d refused, %d missing",
                       receipt->n_added, receipt->n_updated, receipt->n_unchanged,
                       receipt->n_refused, receipt->n_missing);
  g_autofree char *expected =
      g_strdup_printf ("%d added, %d updated, %d unchanged, %d refused, %d missing", added, updated,
                       unchanged, refused, missing);

  g_assert_cmpstr (got, ==, expected);
  g_assert_cmpint (receipt->n_rows, ==, added + updated + unchanged + refused);
}

/* A problem of this row and column, with these words in its message. */
void
test_assert_problem (TdReceipt *receipt, int row, const char *column, const char *words)
{
  for (guint i = 0; i < receipt->problems->len; i++)
    {
      TdImportProblem *problem = receipt->problems->pdata[i];

      if (problem->row == row && strcmp (problem->column, column) == 0 &&
          strstr (problem->message, words))
        return;
    }
  g_error ("no problem of row %d, %s: %s", row, column, words);
}

static char *
query (TdDatabase *db, const char *sql)
{
  char *value = NULL;
  g_autoptr (GError) error = NULL;

  td_database_query_text (db, &value, &error, sql, "");
  g_assert_no_error (error);
  return value;
}

void
test_assert_query (TdDatabase *db, const char *sql, const char *expected)
{
  g_autofree char *value = NULL;
  g_autoptr (GError) error = NULL;

  td_database_query_text (db, &value, &error, sql, "");
  g_assert_no_error (error);
  g_assert_cmpstr (value, ==, expected);
}

#define ALL_EMPLOYEES                                                                              \
  "SELECT group_concat(coalesce(e.number, '') || '|' || e.name || '|' || coalesce(e.given_name, "  \
  "'') || '|' || coalesce(e.family_name, '') || '|' || coalesce(e.email, '') || '|' || "           \
  "coalesce(e.department, '') || '|' || coalesce(m.number, '') || '|' || coalesce(e.hire_date, "   \
  "'') || '|' || coalesce(e.leave_date, ''), '; ') FROM (SELECT * FROM employee ORDER BY number) " \
  "e LEFT JOIN employee m "                                                                        \
  "ON m.id = e.manager_id"

static void
test_dialects (TdTestFile *file, gconstpointer name)
{
  g_autoptr (TdTable) table = test_table (name);
  g_autoptr (TdMapping) mapping = td_mapping_guess (table, TD_IMPORT_ROSTER);
  TdImportOptions options = test_options ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TdReceipt) receipt = td_roster_import (file->db, mapping, &options, &error);

  g_assert_no_error (error);
  test_assert_counts (receipt, 3, 0, 0, 0, 0);
  g_assert_cmpuint (receipt->problems->len, ==, 0);
  test_assert_query (
      file->db, ALL_EMPLOYEES,
      "1001|Renée Dubois|Renée|Dubois|renee.dubois@example.org|Finance|1003|2019-03-15|; "
      "1002|Seán O'Hare|Seán|O'Hare|sean.ohare@example.org|Finance, Tax|1003|2020-02-01|"
      "2023-12-31; "
      "1003|Ana de la Cruz|Ana|de la Cruz|ana.cruz@example.org|Office||2015-09-28|");
}

#define PEOPLE                                                  \
  "Number,Name,Email,Department,Manager,Hire date,Leave date\n" \
  "1,Ann Lee,ann@x.org,Sales,,2019-03-15,\n"                    \
  "2,Bob Ray,bob@x.org,Sales,1,2020-03-15,\n"                   \
  "3,Cy Fox,cy@x.org,Law,ann@x.org,2021-03-15,2022-01-01\n"

static void
test_again (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdReceipt) first = test_import (file->db, PEOPLE);
  g_autoptr (TdReceipt) second = test_import (file->db, PEOPLE);
  g_autoptr (GError) error = NULL;

  test_assert_counts (first, 3, 0, 0, 0, 0);
  test_assert_counts (second, 0, 0, 3, 0, 0);
  g_assert_cmpint (first->change, ==, 1);
  g_assert_cmpint (second->change, ==, 0);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM change_log"), ==, 1);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM import_run"), ==, 1);
  g_assert_true (td_change_undo (file->db, first->change, &error));
  g_assert_no_error (error);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM employee"), ==, 0);
}

static void
test_changed_copy (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdReceipt) first = test_import (file->db, PEOPLE);
  g_autoptr (TdReceipt) second =
      test_import (file->db, "Number,Name,Department,Manager\n"
                             "4,Di New,Law,\n1,Ann Lee,Sales,4\n2,Bob Ray,,1\n");
  const TdReceiptLine *result;

  test_assert_counts (second, 1, 2, 0, 0, 1);
  test_assert_query (file->db,
                     "SELECT group_concat(e.number || e.name || coalesce(e.department, '-') || "
                     "coalesce(m.number, '-') || e.email, ' ') FROM employee e "
                     "LEFT JOIN employee m ON m.id = e.manager_id WHERE e.id < 4",
                     "1Ann LeeSales4ann@x.org 2Bob Ray-1bob@x.org 3Cy FoxLaw1cy@x.org");
  result = second->results->pdata[1];
  g_assert_cmpstr (result->result, ==, "updated");
  g_assert_cmpstr (result->fields, ==, "manager_id");
  result = second->results->pdata[3];
  g_assert_cmpstr (result->result, ==, "missing");
  g_assert_cmpstr (result->name, ==, "Cy Fox");
  g_assert_true (td_change_undo (file->db, second->change, NULL));
  test_assert_query (file->db, "SELECT department FROM employee WHERE number = '2'", "Sales");
}

static void
test_rehearse (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdTable) table = test_table_of (PEOPLE, -1, NULL);
  g_autoptr (TdMapping) mapping = td_mapping_guess (table, TD_IMPORT_ROSTER);
  TdImportOptions options = test_options ();
  g_autoptr (TdReceipt) receipt = NULL;

  options.rehearse = TRUE;
  receipt = td_roster_import (file->db, mapping, &options, NULL);
  test_assert_counts (receipt, 3, 0, 0, 0, 0);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM employee"), ==, 0);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM import_mapping"), ==, 0);
}

static void
test_refused (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdReceipt) receipt =
      test_import (file->db, "Number,Name,Department\n1,Ann,Law\n,,Law\n1,Bea,Sales\n1,Ann,Law\n"
                             ",Bob,Law\n,Bob,Law\n5,,Law\n");

  test_assert_counts (receipt, 3, 0, 2, 2, 0);
  test_assert_problem (receipt, 3, "Number", "neither a number nor a name");
  test_assert_problem (receipt, 4, "Number", "another name");
  test_assert_problem (receipt, 8, "Name", "no name");
  test_assert_query (file->db, "SELECT group_concat(name || ':' || department, ' ') FROM employee",
                     "Ann:Law Bob:Law 5:Law");
}

/* Two rows under one number are two positions of one person: the first counts unless the other says
 * that it is the primary one; what the other one says is reported. */
static void
test_positions (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdReceipt) receipt =
      test_import (file->db, "Number,Name,Title,Department,Primary position\n"
                             "1,Ann Lee,Judge,Law,\n1,\"Lee, Ann\",Editor,Press,No\n"
                             "2,Bob Ray,Clerk,Law,No\n2,Bob Ray,Chair,Board,Yes\n"
                             "3,Cy Fox,Clerk,Law,Yes\n3,Cy Fox,Judge,Law,Yes\n");
  g_autoptr (TdReceipt) again = NULL;

  test_assert_counts (receipt, 3, 0, 3, 0, 0);
  test_assert_problem (receipt, 3, "Title", "Another position");
  test_assert_problem (receipt, 3, "Department", "Another position");
  test_assert_problem (receipt, 4, "Title", "Another position");
  test_assert_problem (receipt, 7, "Title", "Another position");
  test_assert_query (file->db,
                     "SELECT group_concat(number || ' ' || title || ' ' || department, ', ') FROM "
                     "(SELECT * FROM employee ORDER BY number)",
                     "1 Judge Law, 2 Chair Board, 3 Clerk Law");
  again = test_import (file->db, "Number,Name,Title,Department,Primary position\n"
                                 "1,Ann Lee,Judge,Law,\n1,\"Lee, Ann\",Editor,Press,No\n"
                                 "2,Bob Ray,Clerk,Law,No\n2,Bob Ray,Chair,Board,Yes\n"
                                 "3,Cy Fox,Clerk,Law,Yes\n3,Cy Fox,Judge,Law,Yes\n");
  test_assert_counts (again, 0, 0, 6, 0, 0);
}

static void
test_faults (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdReceipt) receipt =
      test_import (file->db, "Number,Name,Email,Hire date,Leave date,Status,Leave reason\n"
                             "1,Ann,nonsense,31/12/2020,,Active,\n"
                             "2,Bob,,12/31/2020,,,\n"
                             "3,Cy,,next week,,,\n"
                             "4,Di,,13/01/2020,12/01/2019,Terminated,Moved\n"
                             "5,Ed,,13/01/2020,14/02/2021,Active,Moved\n"
                             "6,Flo,,13/01/2030,,Future Start,\n"
                             "7,Gus,,13/01/2020,14/02/2021,Terminated,Moved\n"
                             "8,Hal,,13/01/2020,31/12/9999,A,Unk\n"
                             "9,Ida,,13/01/20,13/01/2027,Active,\n"
                             "10,Jo,,14.03.2019 0:00,,Inactive,\n");

  test_assert_counts (receipt, 10, 0, 0, 0, 0);
  g_assert_cmpstr (receipt->dates, ==, "dmy");
  test_assert_problem (receipt, 2, "Email", "not an e-mail address");
  test_assert_problem (receipt, 3, "Hire date", "was left out");
  test_assert_problem (receipt, 4, "Hire date", "not a date; it was left out");
  test_assert_problem (receipt, 5, "Leave date", "before the hire date");
  test_assert_problem (receipt, 5, "Status", "no leave date");
  test_assert_problem (receipt, 5, "Leave reason", "no leave date");
  test_assert_problem (receipt, 6, "Status", "leave date counts");
  test_assert_problem (receipt, 7, "Hire date", "in the future");
  g_assert_cmpuint (receipt->problems->len, ==, 8);
  test_assert_query (
      file->db,
      "SELECT group_concat(number || ':' || coalesce(hire_date, '') || ':' || "
      "coalesce(leave_date, '') || ':' || coalesce(status, '') || ':' || coalesce(leave_reason, "
      "''),"
      " ' ') FROM employee",
      "1:2020-12-31::Active: 2:::: 3:::: 4:2020-01-13::Terminated: 5:2020-01-13:2021-02-14::Moved "
      "6:2030-01-13::Future Start: 7:2020-01-13:2021-02-14:Terminated:Moved 8:2020-01-13::A: "
      "9:2020-01-13:2027-01-13:Active: 10:2019-03-14::Inactive:");
}

static void
test_undecided (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdTable) table =
      test_table_of ("Number,Name,Hire date,Seen\n1,Ann,01/02/2020,13/02/2020\n", -1, NULL);
  g_autoptr (TdMapping) mapping = td_mapping_guess (table, TD_IMPORT_ROSTER);
  TdImportOptions options = test_options ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TdReceipt) receipt = td_roster_import (file->db, mapping, &options, &error);

  g_assert_null (receipt);
  g_assert_error (error, TD_ERROR, TD_ERROR_UNDECIDED);
  options.dates = TD_DATE_ORDER_MDY;
  receipt = td_roster_import (file->db, mapping, &options, NULL);
  test_assert_counts (receipt, 1, 0, 0, 0, 0);
  test_assert_query (file->db, "SELECT hire_date FROM employee", "2020-01-02");
}

/* Every way to write a date that FORMATS names, in one file: what has dots has its day first. */
static void
test_dates_of_many_systems (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdReceipt) receipt =
      test_import (file->db, "Number,Name,Hire date\n1,Ann,2019-03-15\n2,Bob,03/15/2019\n"
                             "3,Cy,3/5/19\n4,Di,15-Mar-2019\n5,Ed,01-JAN-19\n6,Flo,15.03.2019\n"
                             "7,Gus,04.03.2019\n8,Hal,20190315\n9,Ida,\"Mar 15, 2019\"\n"
                             "10,Jo,2019-03-15T00:00:00.000Z\n11,Kim,3/15/2019 0:00\n");

  test_assert_counts (receipt, 11, 0, 0, 0, 0);
  g_assert_cmpuint (receipt->problems->len, ==, 0);
  g_assert_cmpstr (receipt->dates, ==, "mdy");
  test_assert_query (file->db,
                     "SELECT group_concat(hire_date, ' ') FROM (SELECT hire_date FROM employee "
                     "ORDER BY CAST(number AS INTEGER))",
                     "2019-03-15 2019-03-15 2019-03-05 2019-03-15 2019-01-01 2019-03-15 "
                     "2019-03-04 2019-03-15 2019-03-15 2019-03-15 2019-03-15");
}

/* Dots alone are read as any date is: what has its month first decides. */
static void
test_dates_with_dots (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdReceipt) receipt =
      test_import (file->db, "Number,Name,Hire date\n1,Ann,03.15.2019\n2,Bob,03.04.2019\n");

  test_assert_query (file->db, "SELECT group_concat(hire_date, ' ') FROM employee",
                     "2019-03-15 2019-03-04");
}

/* Two columns about the status, as HR systems have them. */
static void
test_two_statuses (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdReceipt) receipt =
      test_import (file->db, "Number,Name,Employment Status,Status\n1,Ann,Full-Time,Active\n"
                             "2,Bob,Active,Terminated\n3,Cy,Active,Leave\n4,Di,Active,Inactive\n");

  test_assert_counts (receipt, 4, 0, 0, 0, 0);
  test_assert_problem (receipt, 3, "Employment Status", "Another column says otherwise");
  g_assert_cmpuint (receipt->problems->len, ==, 1);
}

static void
test_managers (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdReceipt) receipt = test_import (file->db, "Number,Name,Email,Manager\n"
                                                         "1,\"Lee, Ann\",ann@x.org,NO_MANAGER\n"
                                                         "2,Bob Ray,bob@x.org,ANN LEE\n"
                                                         "3,Bob Ray,,\"LEE, Ann\"\n"
                                                         "4,Cy O’Hare,,ANN@x.org\n"
                                                         "5,Di Lu,,Cy Ohare\n"
                                                         "6,Ed Mo,,Bob Ray\n"
                                                         "7,Flo Ng,,Nobody Known\n"
                                                         "8,Gus Ox,,8\n"
                                                         "9,Hal Pi,,Bob Ray (3)\n");

  test_assert_counts (receipt, 9, 0, 0, 0, 0);
  test_assert_problem (receipt, 7, "Manager", "Several people");
  test_assert_problem (receipt, 8, "Manager", "not on the roster");
  test_assert_problem (receipt, 9, "Manager", "their own manager");
  g_assert_cmpuint (receipt->problems->len, ==, 3);
  test_assert_query (
      file->db,
      "SELECT group_concat(e.number || '>' || coalesce(m.number, e.manager_text, '-'), "
      "' ') FROM (SELECT * FROM employee ORDER BY number) e LEFT JOIN employee m "
      "ON m.id = e.manager_id",
      "1>- 2>1 3>1 4>1 5>4 6>Bob Ray 7>Nobody Known 8>8 9>3");
}

/* Chains that lead back to where they began are cut once, the same way each time. */
static void
test_circles (TdTestFile *file, gconstpointer data)
{
  static const char *const text = "Number,Name,Manager\n1,Ann,3\n2,Bob,1\n3,Cy,2\n4,Di,2\n"
                                  "5,Ed,6\n6,Flo,5\n7,Gus,6\n8,Hal,\n9,Ida,8\n";
  g_autoptr (TdReceipt) first = test_import (file->db, text);
  g_autoptr (TdReceipt) second = test_import (file->db, text);

  test_assert_counts (first, 9, 0, 0, 0, 0);
  test_assert_problem (first, 2, "Manager", "lead back");
  test_assert_problem (first, 6, "Manager", "lead back");
  g_assert_cmpuint (first->problems->len, ==, 2);
  test_assert_query (
      file->db,
      "SELECT group_concat(e.number || '>' || coalesce(m.number, e.manager_text, '-'), "
      "' ') FROM (SELECT * FROM employee ORDER BY number) e LEFT JOIN employee m "
      "ON m.id = e.manager_id",
      "1>3 2>1 3>2 4>2 5>6 6>5 7>6 8>- 9>8");
  g_assert_cmpint (td_test_count (file->db,
                                  "SELECT count(*) FROM employee WHERE manager_id IS NULL"),
                   ==, 3);
  test_assert_counts (second, 0, 0, 9, 0, 0);
}

/* A file of a few: the managers of everybody else count too, and stay what they are. */
static void
test_circles_outside (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdReceipt) all =
      test_import (file->db, "Number,Name,Manager\n1,Ann,\n2,Bob,1\n3,Cy,2\n4,Di,\n");
  g_autoptr (TdReceipt) few = test_import (file->db, "Number,Name,Manager\n1,Ann,3\n4,Di,3\n");

  test_assert_counts (all, 4, 0, 0, 0, 0);
  test_assert_counts (few, 0, 2, 0, 0, 2);
  g_assert_cmpuint (few->problems->len, ==, 1);
  test_assert_problem (few, 2, "Manager", "lead back");
  test_assert_query (
      file->db,
      "SELECT group_concat(e.number || '>' || coalesce(m.number, e.manager_text, '-'), "
      "' ') FROM (SELECT * FROM employee ORDER BY number) e LEFT JOIN employee m "
      "ON m.id = e.manager_id",
      "1>3 2>1 3>2 4>3");
  g_assert_cmpint (td_test_count (file->db,
                                  "SELECT count(*) FROM employee WHERE manager_id IS NULL"),
                   ==, 1);
}

/* Without numbers people are told by e-mail and name, and a second import finds them again. */
static void
test_without_numbers (TdTestFile *file, gconstpointer data)
{
  static const char *const text = "Name,Email,Department\nAnn Lee,ann@x.org,Law\nBob Ray,,Law\n"
                                  "Bob Ray,,Sales\nCy Fox,cy@x.org,Law\n";
  g_autoptr (TdReceipt) first = test_import (file->db, text);
  g_autoptr (TdReceipt) second = test_import (file->db, text);
  g_autoptr (TdReceipt) third =
      test_import (file->db, "Number,Name,Email,Department\n7,Ann Lee-Fox,ANN@x.org,Law\n");

  test_assert_counts (first, 4, 0, 0, 0, 0);
  test_assert_counts (second, 0, 0, 4, 0, 0);
  test_assert_counts (third, 0, 1, 0, 0, 3);
  test_assert_query (file->db, "SELECT number || name FROM employee WHERE id = 1", "7Ann Lee-Fox");
}

static void
test_free_fields (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdReceipt) first =
      test_import (file->db,
                   "Number,Name,Shoe size,Date of birth\n1,Ann,38,1999-01-01\n2,Bob,,1999-01-01\n");
  g_autoptr (TdReceipt) second =
      test_import (file->db,
                   "Number,Name,Shoe size,Date of birth\n1,Ann,,1999-01-01\n2,Bob,44,1999-01-01\n");

  test_assert_counts (first, 2, 0, 0, 0, 0);
  test_assert_counts (second, 0, 2, 0, 0, 0);
  test_assert_query (file->db,
                     "SELECT group_concat(employee_id || field || value, ' ') FROM employee_extra",
                     "2Shoe size44");
  g_assert_true (td_change_undo (file->db, second->change, NULL));
  test_assert_query (file->db, "SELECT group_concat(employee_id || value) FROM employee_extra",
                     "138");
}

static void
test_names (void)
{
  static const struct
  {
    const char *text;
    const char *parts;
  } cases[] = {
    { "Ann Lee", "Ann Lee|-|-|-" },
    { "LEE, ANN", "ANN LEE|ANN|LEE|-" },
    { "de la Cruz, Ana", "Ana de la Cruz|Ana|de la Cruz|-" },
    { "SMITH, JOHN, Jr.", "JOHN SMITH Jr.|JOHN|SMITH Jr.|-" },
    { "John Smith, Jr.", "John Smith Jr.|-|-|-" },
    { "Ann  Lee (1001)", "Ann Lee|-|-|1001" },
    { "Ann Lee (1001) (On Leave)", "Ann Lee|-|-|1001" },
    { "LEE, ANN (C-17)", "ANN LEE|ANN|LEE|C-17" },
    { "Sukarno", "Sukarno|-|-|-" },
    { "李明", "李明|-|-|-" },
    { "(1001)", "(1001)|-|-|-" },
    { " ,", "-|-|-|-" },
    { "", "-|-|-|-" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (TdPersonName) name = { NULL };
      g_autofree char *parts = NULL;

      td_person_name_read (&name, cases[i].text);
      parts = g_strjoin ("|", name.name ? name.name : "-", name.given ? name.given : "-",
                         name.family ? name.family : "-", name.number ? name.number : "-", NULL);
      g_assert_cmpstr (parts, ==, cases[i].parts);
    }
}

static void
test_statuses (void)
{
  static const struct
  {
    const char *text;
    TdStatusSense sense;
  } cases[] = {
    { "Active", TD_STATUS_ACTIVE },
    { "Active - Payroll Eligible", TD_STATUS_ACTIVE },
    { "Actif", TD_STATUS_ACTIVE },
    { "A", TD_STATUS_ACTIVE },
    { "Inactive", TD_STATUS_UNKNOWN },
    { "Terminated for Cause", TD_STATUS_LEFT },
    { "Voluntarily Terminated", TD_STATUS_LEFT },
    { "T", TD_STATUS_LEFT },
    { "Leaver", TD_STATUS_LEFT },
    { "Sorti", TD_STATUS_LEFT },
    { "Retired", TD_STATUS_LEFT },
    { "Leave of Absence", TD_STATUS_ON_LEAVE },
    { "LOA", TD_STATUS_ON_LEAVE },
    { "Future Start", TD_STATUS_FUTURE },
    { "Temporary", TD_STATUS_UNKNOWN },
    { "", TD_STATUS_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (td_status_read (cases[i].text), ==, cases[i].sense);
}

static void
test_cancel (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdTable) table = test_table_of (PEOPLE, -1, NULL);
  g_autoptr (TdMapping) mapping = td_mapping_guess (table, TD_IMPORT_ROSTER);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  TdImportOptions options = test_options ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  options.cancellable = cancellable;
  g_assert_null (td_roster_import (file->db, mapping, &options, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM employee"), ==, 0);
}

static void
test_groups (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdReceipt) receipt = test_import (
      file->db, "Number,Name,Hire date,Manager\n1,Ann,never,X\n2,Bob,soon,Y\n3,Cy,2020-13-13,\n");
  g_autoptr (GPtrArray) groups = td_receipt_group (receipt);
  g_autofree char *stored = query (file->db, "SELECT receipt FROM import_run");
  TdImportGroup *group = groups->pdata[0];

  g_assert_cmpuint (groups->len, ==, 2);
  g_assert_cmpint (group->count, ==, 3);
  g_assert_cmpstr (group->column, ==, "Hire date");
  g_assert_cmpstr (group->rows, ==, "2, 3, 4");
  g_assert_cmpstr (group->examples, ==, "never, soon, 2020-13-13");
  g_assert_nonnull (strstr (stored, "\"count\":3"));
}

void
test_roster_add (void)
{
  static const char *const dialects[] = { "dialect-utf8.csv",      "dialect-bom-semicolon-crlf.csv",
                                          "dialect-utf16-tab.txt", "dialect-windows1252.csv",
                                          "dialect-ukg.csv",       "dialect-report.csv",
                                          "dialect-1900.xlsx",     "dialect-1904.xlsx",
                                          "dialect-workbook.csv",  "workday.xml" };

  for (guint i = 0; i < G_N_ELEMENTS (dialects); i++)
    {
      g_autofree char *path = g_strdup_printf ("/exchange/roster/dialect/%s", dialects[i]);

      g_test_add (path, TdTestFile, dialects[i], td_test_file_setup, test_dialects,
                  td_test_file_teardown);
    }
#define ADD(name, func)                                                             \
  g_test_add ("/exchange/roster/" name, TdTestFile, NULL, td_test_file_setup, func, \
              td_test_file_teardown)
  ADD ("again", test_again);
  ADD ("changed-copy", test_changed_copy);
  ADD ("rehearse", test_rehearse);
  ADD ("refused", test_refused);
  ADD ("positions", test_positions);
  ADD ("faults", test_faults);
  ADD ("undecided", test_undecided);
  ADD ("dates-of-many-systems", test_dates_of_many_systems);
  ADD ("dates-with-dots", test_dates_with_dots);
  ADD ("two-statuses", test_two_statuses);
  ADD ("managers", test_managers);
  ADD ("circles", test_circles);
  ADD ("circles-outside", test_circles_outside);
  ADD ("without-numbers", test_without_numbers);
  ADD ("free-fields", test_free_fields);
  ADD ("cancel", test_cancel);
  ADD ("groups", test_groups);
#undef ADD
  g_test_add_func ("/exchange/roster/names", test_names);
  g_test_add_func ("/exchange/roster/statuses", test_statuses);
}
