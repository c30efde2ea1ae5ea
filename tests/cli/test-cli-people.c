/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "td-cli-test.h"

void test_cli_people_add (void);

static void
setup (TdTestFile *file, gconstpointer data)
{
  td_test_file_setup (file, data);
  td_test_run (file->db,
               "INSERT INTO employee (number, name, name_key, search_key, department, manager_id, "
               "hire_date, leave_date) VALUES "
               "('1', 'Ana', 'ana', 'ana 1 sales', 'Sales', NULL, '2020-01-01', NULL),"
               "('2', 'Bo', 'bo', 'bo 2 sales', 'Sales', 1, '2021-01-01', NULL),"
               "('3', 'Cy', 'cy', 'cy 3 legal', 'Legal', 1, '2021-01-01', '2025-01-01')");
}

/* What a path gives, printed as JSON: "[\"1\"]". */
static void
assert_json (JsonNode *root, const char *path, const char *want)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) found = json_path_query (path, root, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = json_to_string (found, FALSE);
  g_assert_cmpstr (text, ==, want);
}

static void
test_employees (TdTestFile *file, gconstpointer data)
{
  g_autoptr (JsonNode) all = td_cli_test_json (file, "employees --limit 1 --json");
  g_autoptr (JsonNode) found = td_cli_test_json (file, "employees --search SALES_bo --json");
  g_autoptr (JsonNode) none = td_cli_test_json (file, "--json employees --limit 0");

  assert_json (all, "$.total", "[3]");
  assert_json (all, "$.employees[*].number", "[\"1\"]");
  assert_json (found, "$.total", "[1]");
  assert_json (found, "$.employees[0].manager", "[\"1\"]");
  assert_json (found, "$.employees[0].hire_date", "[\"2021-01-01\"]");
  assert_json (found, "$.employees[0].leave_date", "[null]");
  assert_json (none, "$.employees[*].number", "[]");
}

static void
test_programs (TdTestFile *file, gconstpointer data)
{
  g_autofree char *messages = NULL;
  g_autoptr (JsonNode) made = td_cli_test_json (
      file, "program add First_steps --kind coaching --start 2026-01-01 --cadence 2/month --json");
  g_autoptr (JsonNode) edited = NULL;
  g_autoptr (JsonNode) list = NULL;

  assert_json (made, "$.programs[0].kind", "[\"coaching\"]");
  assert_json (made, "$.programs[0].planned_months", "[6]");
  edited = td_cli_test_json (file, "program edit first_STEPS --name Steps --months 5 --json");
  assert_json (edited, "$.programs[0].name", "[\"Steps\"]");
  assert_json (edited, "$.programs[0].cadence", "[\"2/month\"]");
  g_assert_cmpint (td_cli_test_run (file, "program add steps", NULL, NULL), ==, 1);
  g_assert_cmpint (td_cli_test_run (file, "program add Short --months 8", NULL, &messages), ==, 0);
  g_assert_nonnull (strstr (messages, "9 months"));

  g_assert_cmpint (td_cli_test_run (file, "program archive Steps", NULL, NULL), ==, 0);
  list = td_cli_test_json (file, "program list --json");
  assert_json (list, "$.programs[*].name", "[\"Short\"]");
  g_assert_cmpint (td_cli_test_run (file, "program reopen Steps", NULL, NULL), ==, 0);
  g_assert_cmpint (td_cli_test_run (file, "program close Steps", NULL, NULL), ==, 0);
  g_assert_cmpint (td_cli_test_run (file, "program delete Steps", NULL, NULL), ==, 0);
  g_assert_cmpint (td_cli_test_run (file, "undo", NULL, NULL), ==, 0);
  g_assert_cmpint (td_cli_test_run (file, "program edit Steps", NULL, NULL), ==, 0);
}

static void
test_enrol (TdTestFile *file, gconstpointer data)
{
  g_autofree char *messages = NULL;
  g_autoptr (JsonNode) list = NULL;
  g_autoptr (JsonNode) copied = NULL;

  td_cli_test_run (file, "program add P", NULL, NULL);
  g_assert_cmpint (td_cli_test_run (file,
                                    "enrol --program p --role mentor --places 3 "
                                    "--from 2026-01-05 1 3 99",
                                    NULL, &messages),
                   ==, 0);
  g_assert_nonnull (strstr (messages, "1 person enrolled."));
  g_assert_nonnull (strstr (messages, "Cy left on"));
  g_assert_nonnull (strstr (messages, "“99”"));
  g_assert_cmpint (td_cli_test_run (file, "enrol --program P --role mentor 1", NULL, NULL), ==, 1);
  g_assert_cmpint (td_cli_test_run (file, "enrol --program P --role mentee 2", NULL, NULL), ==, 0);
  g_assert_cmpint (td_cli_test_run (file, "enrol withdraw --program P --reason leave 2", NULL,
                                    NULL),
                   ==, 0);

  list = td_cli_test_json (file, "enrol list --program P --json");
  assert_json (list, "$.enrolments[*].number", "[\"1\",\"2\"]");
  assert_json (list, "$.enrolments[*].state", "[\"enrolled\",\"withdrawn\"]");
  assert_json (list, "$.enrolments[*].places", "[3,0]");
  assert_json (list, "$.enrolments[*].from", "[\"2026-01-05\",\"2026-06-15\"]");
  copied = td_cli_test_json (file, "program copy P Q --json");
  assert_json (copied, "$.programs[0].mentors", "[1]");
  assert_json (copied, "$.programs[0].start", "[\"2026-06-15\"]");
}

static void
test_waiting (TdTestFile *file, gconstpointer data)
{
  g_autoptr (JsonNode) waiting = NULL;
  g_autoptr (JsonNode) enrolled = NULL;

  td_cli_test_run (file, "program add P", NULL, NULL);
  td_cli_test_run (file, "enrol --program P --role mentee 1 2", NULL, NULL);
  g_assert_cmpint (td_cli_test_run (file, "enrol wait --program P 1 2", NULL, NULL), ==, 0);
  g_assert_cmpint (td_cli_test_run (file, "enrol restore --program P 2", NULL, NULL), ==, 0);
  g_assert_cmpint (td_cli_test_run (file, "enrol restore --program P 3", NULL, NULL), ==, 1);
  waiting = td_cli_test_json (file, "enrol list --state waiting --json");
  assert_json (waiting, "$.enrolments[*].number", "[\"1\"]");
  enrolled = td_cli_test_json (file, "enrol list --role mentee --state enrolled --json");
  assert_json (enrolled, "$.enrolments[*].number", "[\"2\"]");
}

static void
test_rules (TdTestFile *file, gconstpointer data)
{
  g_autofree char *table = NULL;
  g_autoptr (JsonNode) rules = NULL;

  td_cli_test_run (file, "program add P", NULL, NULL);
  rules = td_cli_test_json (file, "program rules P --rule language=1 --weight skills=80 "
                                  "--weight field:Union=20 --parameter field:Union=2 --json");
  assert_json (rules, "$.rules.language", "[1]");
  assert_json (rules, "$.weights.skills", "[80]");
  assert_json (rules, "$.weights['field:Union']", "[20]");
  assert_json (rules, "$.parameters['field:Union']", "[2]");
  g_assert_cmpint (td_cli_test_run (file, "program rules P", &table, NULL), ==, 0);
  g_assert_nonnull (strstr (table, "field:Union"));
  g_assert_cmpint (td_cli_test_run (file, "program rules P --rule moon=1", NULL, NULL), ==, 2);
  g_assert_cmpint (td_cli_test_run (file, "program rules P --weight skills", NULL, NULL), ==, 2);
  g_assert_cmpint (td_cli_test_run (file, "program rules", NULL, NULL), ==, 2);
  g_assert_cmpint (td_cli_test_run (file, "program rules Q", NULL, NULL), ==, 1);
}

static void
test_undo_list (TdTestFile *file, gconstpointer data)
{
  g_autoptr (JsonNode) list = NULL;

  td_cli_test_run (file, "program add P", NULL, NULL);
  td_cli_test_run (file, "undo", NULL, NULL);
  list = td_cli_test_json (file, "undo --list --json");
  assert_json (list, "$.changes[0].action", "[\"undo\"]");
  assert_json (list, "$.changes[1].action", "[\"program.add\"]");
  assert_json (list, "$.changes[1].detail", "[\"P\"]");
}

void
test_cli_people_add (void)
{
#define ADD(name, function) \
  g_test_add ("/cli/people/" name, TdTestFile, NULL, setup, function, td_test_file_teardown)
  ADD ("employees", test_employees);
  ADD ("programs", test_programs);
  ADD ("enrol", test_enrol);
  ADD ("waiting", test_waiting);
  ADD ("rules", test_rules);
  ADD ("undo-list", test_undo_list);
#undef ADD
}
