/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "test-exchange.h"

#include "base/td-error.h"
#include "exchange/td-enrolment-import.h"
#include "exchange/td-role-words.h"

#include <string.h>

#define PROGRAM 1

static void
setup (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdReceipt) receipt = NULL;

  td_test_file_setup (file, data);
  receipt = test_import (file->db, "Number,Given name,Family name,Email\n"
                                   "1001,Anne,Dubois,anne@example.org\n"
                                   "1002,Bea,Cruz,bea@example.org\n"
                                   "1003,Cy,Fox,cy@example.org\n"
                                   "1004,Di,Lu,di@example.org\n"
                                   "1005,Di,Lu,di.lu@example.org\n");
  test_assert_counts (receipt, 5, 0, 0, 0, 0);
  td_test_run (file->db, "INSERT INTO program (id, name) VALUES (1, 'Leadership')");
}

static TdReceipt *
import (TdDatabase *db, const char *text)
{
  return test_import_kind (db, TD_IMPORT_ENROLMENTS, text, NULL);
}

#define ALL                                                                                       \
  "SELECT group_concat(e.number || '|' || n.role || '|' || n.places || '|' || n.hours || '|' || " \
  "coalesce(n.skills_offered, '') || '|' || coalesce(n.skills_wanted, '') || '|' || "             \
  "coalesce(n.languages, '') || '|' || coalesce(n.reasons, '') || '|' || n.from_date, ' / ') "    \
  "FROM enrolment n JOIN employee e ON e.id = n.employee_id"

#define PREFERENCES                                                                         \
  "SELECT group_concat(a.number || ' ' || p.kind || p.rank || ' ' || b.number, ', ') FROM " \
  "(SELECT * FROM preference ORDER BY enrolment_id, kind DESC, rank) p "                    \
  "JOIN enrolment n ON n.id = p.enrolment_id JOIN employee a ON a.id = n.employee_id "      \
  "JOIN employee b ON b.id = p.employee_id"

static void
test_microsoft (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdTable) table = test_table ("ms-forms.csv");
  g_autoptr (TdReceipt) receipt = test_import_table (file->db, TD_IMPORT_ENROLMENTS, table, NULL);
  g_autoptr (TdReceipt) again = test_import_table (file->db, TD_IMPORT_ENROLMENTS, table, NULL);

  test_assert_counts (receipt, 2, 0, 1, 0, 0);
  g_assert_cmpstr (receipt->dates, ==, "mdy");
  test_assert_problem (receipt, 3, "Your e-mail", "answered again");
  test_assert_query (file->db, ALL,
                     "1001|mentor|1|2.0|Cartography; Law||English; French||2026-09-15 / "
                     "1002|mentee|0|4.0||Law; Cartography|English||2026-09-16");
  test_assert_query (file->db, PREFERENCES, "1002 wish1 1001");
  test_assert_counts (again, 0, 0, 3, 0, 0);
  g_assert_cmpint (again->change, ==, 0);
}

/* One column of skills is what a mentor offers and what a mentee wants. */
static void
test_skills (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdReceipt) receipt =
      import (file->db, "Number,Role,Skills,Skills wanted\n1001,mentor,Law; Tax,\n"
                        "1002,mentee,Law,\n1003,both,Law,Tax\n1004,mentee,Law,Sales\n"
                        "1005,both,Law,\n");

  test_assert_counts (receipt, 5, 0, 0, 0, 0);
  test_assert_problem (receipt, 6, "Skills", "taken as offered");
  g_assert_cmpuint (receipt->problems->len, ==, 1);
  test_assert_query (
      file->db, ALL,
      "1001|mentor|1|0.0|Law; Tax||||2026-06-15 / 1002|mentee|0|0.0||Law|||2026-06-15"
      " / 1003|both|1|0.0|Law|Tax|||2026-06-15 / 1004|mentee|0|0.0||Sales|||2026-06-15"
      " / 1005|both|1|0.0|Law||||2026-06-15");
}

/* Who does not want the answers kept is reported by the row, not stored; no answer is no refusal.
 */
static void
test_consent (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdReceipt) receipt =
      import (file->db,
              "Number,Role,I consent to my data being held\n1001,mentor,Yes\n1002,mentee,No\n"
              "1003,mentee,\"No, I do not\"\n1004,mentee,\n");

  test_assert_counts (receipt, 2, 0, 0, 2, 0);
  test_assert_problem (receipt, 3, "I consent to my data being held", "No consent was given");
  test_assert_problem (receipt, 4, "I consent to my data being held", "No consent was given");
  test_assert_query (
      file->db,
      "SELECT group_concat(e.number, ' ') FROM enrolment n JOIN employee e ON e.id = "
      "n.employee_id",
      "1001 1004");
}

static void
test_google (TdTestFile *file, gconstpointer data)
{
  TdImportOptions rehearse = { .today = test_options ().today, .rehearse = TRUE };
  g_autoptr (TdTable) table = test_table ("google-forms.csv");
  g_autoptr (TdReceipt) rehearsal =
      test_import_table (file->db, TD_IMPORT_ENROLMENTS, table, &rehearse);
  g_autoptr (TdReceipt) receipt = NULL;

  test_assert_counts (rehearsal, 2, 0, 0, 0, 0);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM enrolment"), ==, 0);
  receipt = test_import_table (file->db, TD_IMPORT_ENROLMENTS, table, NULL);
  test_assert_counts (receipt, 2, 0, 0, 0, 0);
  test_assert_query (file->db, ALL,
                     "1001|mentor|2|0.0|Law; Cartography||||2026-09-15 / "
                     "1002|both|1|0.0|Law|Cartography; Tax|||2026-09-14");
  g_assert_true (td_change_undo (file->db, receipt->change, NULL));
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM enrolment"), ==, 0);
}

static void
test_people (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdReceipt) receipt = import (file->db, "Number,Email,Name,Role\n"
                                                    "1001,,,mentor\n"
                                                    ",BEA@example.org,,mentee\n"
                                                    ",,\"Fox, Cy\",mentee\n"
                                                    ",,Di Lu,mentee\n"
                                                    ",,Nobody,mentee\n"
                                                    ",anonymous,,mentee\n"
                                                    "1004,,,perhaps\n");

  test_assert_counts (receipt, 3, 0, 0, 4, 0);
  test_assert_problem (receipt, 5, "Name", "Several people");
  test_assert_problem (receipt, 6, "Name", "not on the roster");
  test_assert_problem (receipt, 7, "Email", "whose it is");
  test_assert_problem (receipt, 8, "Role", "mentor or a mentee");
}

static void
test_values (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdReceipt) receipt =
      import (file->db, "Number,Role,Places,Hours,Reasons,Wishes,Vetoes,From\n"
                        "1001,mentor,many,-3,Skills;Magic,,Cruz; 1003,2026-05-01\n"
                        "1002,mentee,2,\"1,5\",Networking;skills;,\"Fox, Cy\",,2026-05-01\n"
                        "1003,both,0,9999,,1001; 1002; 1003; Ghost,1002,soon\n");

  test_assert_counts (receipt, 3, 0, 0, 0, 0);
  test_assert_problem (receipt, 2, "Places", "not a number");
  test_assert_problem (receipt, 2, "Hours", "not a number");
  test_assert_problem (receipt, 2, "Reasons", "left out");
  test_assert_problem (receipt, 2, "Vetoes", "not on the roster");
  test_assert_problem (receipt, 4, "Hours", "not a number");
  test_assert_problem (receipt, 4, "Wishes", "not on the roster");
  test_assert_problem (receipt, 4, "Wishes", "by themselves");
  test_assert_problem (receipt, 4, "Wishes", "the veto counts");
  test_assert_problem (receipt, 4, "From", "not a date");
  test_assert_query (file->db, ALL,
                     "1001|mentor|1|0.0||||skills|2026-05-01 / "
                     "1002|mentee|0|1.5||||connections; skills|2026-05-01 / "
                     "1003|both|0|0.0|||||2026-06-15");
  test_assert_query (file->db, PREFERENCES,
                     "1001 veto1 1003, 1002 wish1 1003, 1003 wish1 1001, 1003 veto1 1002");
}

static void
test_update (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdReceipt) first =
      import (file->db,
              "Number,Role,Skills offered,Wishes\n1001,mentor,Law;Tax;,1002\n1002,mentee,,\n");
  g_autoptr (TdReceipt) second = import (file->db, "Number,Role,Wishes,Vetoes\n1001,,,1002\n");
  const TdReceiptLine *result = second->results->pdata[0];

  test_assert_counts (first, 2, 0, 0, 0, 0);
  test_assert_counts (second, 0, 1, 0, 0, 1);
  g_assert_cmpstr (result->fields, ==, "wishes");
  test_assert_query (file->db, PREFERENCES, "1001 veto1 1002");
  test_assert_query (file->db, "SELECT skills_offered FROM enrolment WHERE id = 1", "Law; Tax");
}

static void
test_withdrawn (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdReceipt) first = import (file->db, "Number,Role,From\n1001,mentor,2026-01-01\n");
  g_autoptr (TdReceipt) second = NULL;
  g_autoptr (TdReceipt) third = NULL;

  td_test_run (file->db, "UPDATE enrolment SET state = 'withdrawn', withdrawn_on = '2026-03-01'");
  second = import (file->db, "Number,Role,From\n1001,mentor,2026-01-01\n");
  test_assert_counts (first, 1, 0, 0, 0, 0);
  test_assert_counts (second, 0, 0, 0, 1, 0);
  g_assert_true (td_receipt_is_empty (second));
  third = import (file->db, "Number,Role,From\n1001,mentor,2026-04-01\n");
  test_assert_counts (third, 0, 1, 0, 0, 0);
  test_assert_query (file->db, "SELECT state FROM enrolment", "enrolled");
}

static void
test_rules (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdReceipt) receipt = NULL;

  td_test_run (file->db, "UPDATE employee SET leave_date = '2026-01-01' WHERE number = '1001'");
  receipt = import (file->db, "Number,Role\n1001,mentor\n1002,mentee\n");
  test_assert_counts (receipt, 1, 0, 0, 1, 0);
  test_assert_problem (receipt, 2, "Role", "left on");
}

static void
test_no_program (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdTable) table = test_table ("google-forms.csv");
  g_autoptr (TdMapping) mapping = td_mapping_guess (table, TD_IMPORT_ENROLMENTS);
  TdImportOptions options = test_options ();
  g_autoptr (GError) error = NULL;

  g_assert_null (td_enrolment_import (file->db, 99, mapping, &options, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
}

static void
test_roles (void)
{
  static const struct
  {
    const char *text;
    const char *role;
  } cases[] = {
    { "Mentor", "mentor" },
    { "mentor;", "mentor" },
    { "Mentor;Mentee;", "both" },
    { "Mentor, Mentee", "both" },
    { "Both", "both" },
    { "I would like to be a mentor", "mentor" },
    { "I would like a mentor", "mentee" },
    { "To be mentored", "mentee" },
    { "Ich möchte Mentorin sein", "mentor" },
    { "Ich suche einen Mentor", "mentee" },
    { "Je souhaite devenir mentor", "mentor" },
    { "Je cherche un mentor", "mentee" },
    { "Ik wil mentor worden", "mentor" },
    { "Ik zoek een mentor", "mentee" },
    { "Coachee", "mentee" },
    { "Coach", "mentor" },
    { "Mentorée", "mentee" },
    { "Allebei", "both" },
    { "perhaps", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (td_role_read (cases[i].text), ==, cases[i].role);
}

static void
test_amounts (void)
{
  double amount;

  g_assert_true (td_amount_read ("2 mentees", &amount) && amount == 2);
  g_assert_true (td_amount_read ("about 1,5 hours", &amount) && amount == 1.5);
  g_assert_true (td_amount_read ("-3", &amount) && amount == -3);
  g_assert_true (td_amount_read ("٣ متدربين", &amount) && amount == 3);
  g_assert_true (td_amount_read ("نحو ١٫٥ ساعة", &amount) && amount == 1.5);
  g_assert_false (td_amount_read ("many", &amount));
  g_assert_cmpint (td_time_of_day_read ("9/15/26 9:05:12"), ==, 32712);
  g_assert_cmpint (td_time_of_day_read ("9/15/26 9:05 PM"), ==, 75900);
  g_assert_cmpint (td_time_of_day_read ("2026-09-15T09:05:12"), ==, 32712);
  g_assert_cmpint (td_time_of_day_read ("2026-09-15"), ==, 0);
  g_assert_cmpint (td_time_of_day_read (":"), ==, 0);
}

/* Google Forms joins by comma and space: an answer that may hold a comma itself is named. */
static void
test_commas (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdReceipt) receipt =
      import (file->db,
              "Timestamp,Email,Role,Skills offered,Skills wanted\n"
              "2026-05-01,anne@example.org,both,\"Tax, customs and trade\",\"Law, Tax\"\n"
              "2026-05-01,bea@example.org,both,\"Law, Tax\",\"Tax (new, old), Law\"\n"
              "2026-05-01,cy@example.org,both,\"Law,trade, Tax\",\"Law; Law, and order\"\n"
              "2026-05-01,di@example.org,both,\"Law, Finance\",\"Tax, Law\"\n");

  test_assert_counts (receipt, 4, 0, 0, 0, 0);
  test_assert_problem (receipt, 2, "Skills offered", "comma");
  test_assert_problem (receipt, 4, "Skills offered", "comma");
  g_assert_cmpuint (receipt->problems->len, ==, 2);
  test_assert_query (file->db,
                     "SELECT group_concat(skills_wanted, ' / ') FROM"
                     " (SELECT * FROM enrolment ORDER BY employee_id)",
                     "Law; Tax / Tax (new, old); Law / Law; Law, and order / Tax; Law");
}

/* What the whole column only ever has together is one answer, as likely as two. */
static void
test_commas_of_a_column (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdReceipt) receipt = import (file->db, "Email,Role,Skills offered\n"
                                                    "anne@example.org,mentor,\"Tax, Customs\"\n"
                                                    "bea@example.org,mentor,\"Law, Tax, Customs\"\n"
                                                    "cy@example.org,mentor,\"Tax, Customs, Law\"\n"
                                                    "di@example.org,mentor,Law\n");

  test_assert_counts (receipt, 4, 0, 0, 0, 0);
  for (int row = 2; row <= 4; row++)
    test_assert_problem (receipt, row, "Skills offered", "comma");
  g_assert_cmpuint (receipt->problems->len, ==, 3);
}

void
test_enrolments_add (void)
{
#define ADD(name, func) \
  g_test_add ("/exchange/enrolments/" name, TdTestFile, NULL, setup, func, td_test_file_teardown)
  ADD ("microsoft", test_microsoft);
  ADD ("google", test_google);
  ADD ("skills", test_skills);
  ADD ("consent", test_consent);
  ADD ("people", test_people);
  ADD ("values", test_values);
  ADD ("update", test_update);
  ADD ("withdrawn", test_withdrawn);
  ADD ("rules", test_rules);
  ADD ("no-program", test_no_program);
  ADD ("commas", test_commas);
  ADD ("commas-of-a-column", test_commas_of_a_column);
#undef ADD
  g_test_add_func ("/exchange/enrolments/roles", test_roles);
  g_test_add_func ("/exchange/enrolments/amounts", test_amounts);
}
