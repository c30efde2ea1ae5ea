/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "td-cli-test.h"

#include "people/td-employee.h"

#include <math.h>

void test_cli_add (void);

static int
run_words (const char **argv, char **output, char **messages)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GString) err = g_string_new (NULL);
  int code = td_cli_run ((int) g_strv_length ((char **) argv), (char **) argv, out, err);

  *output = g_strdup (out->str);
  *messages = g_strdup (err->str);
  return code;
}

static void
test_exit_codes (TdTestFile *file, gconstpointer data)
{
  static const struct
  {
    const char *words;
    int code;
  } cases[] = {
    { "check", 0 },
    { "employees --json", 0 },
    { "employees --help", 0 },
    { "fly", 2 },
    { "program", 2 },
    { "program fly", 2 },
    { "program add", 2 },
    { "program add A B", 2 },
    { "program add A --start 1-1-2026", 2 },
    { "program add A --kind sport", 2 },
    { "employees --limit many", 2 },
    { "employees --fly", 2 },
    { "employees too", 2 },
    { "enrol --role mentor 1", 2 },
    { "program add A --cadence never", 2 },
    { "program edit Nothing", 1 },
    { "undo", 1 },
    { "init", 1 },
    { "check --file /nowhere/at/all", 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *output = NULL;
      g_autofree char *messages = NULL;

      g_test_message ("%s", cases[i].words);
      g_assert_cmpint (td_cli_test_run (file, cases[i].words, &output, &messages), ==,
                       cases[i].code);
      /* What failed is said, and not on standard output. */
      if (cases[i].code != 0)
        {
          g_assert_true (g_str_has_prefix (messages, "tandemctl: "));
          g_assert_cmpstr (output, ==, "");
        }
    }
}

static void
test_help (void)
{
  const char *help[] = { "tandemctl", "--help", NULL };
  const char *of_command[] = { "tandemctl", "--help", "program", "add", NULL };
  const char *nothing[] = { "tandemctl", NULL };
  g_autofree char *output = NULL;
  g_autofree char *messages = NULL;

  g_assert_cmpint (run_words (help, &output, &messages), ==, 0);
  g_assert_nonnull (strstr (output, "program add"));
  g_assert_nonnull (strstr (output, "--today"));
  g_clear_pointer (&output, g_free);
  g_clear_pointer (&messages, g_free);
  g_assert_cmpint (run_words (of_command, &output, &messages), ==, 0);
  g_assert_nonnull (strstr (output, "--cadence"));
  g_clear_pointer (&output, g_free);
  g_clear_pointer (&messages, g_free);
  g_assert_cmpint (run_words (nothing, &output, &messages), ==, 2);
}

static void
test_version (void)
{
  const char *words[] = { "tandemctl", "--version", NULL };
  g_autofree char *output = NULL;
  g_autofree char *messages = NULL;

  g_assert_cmpint (run_words (words, &output, &messages), ==, 0);
  g_assert_cmpstr (output, ==, "tandemctl " TD_VERSION "\n");
  g_assert_cmpstr (messages, ==, "");
}

static void
test_init (void)
{
  g_autofree char *folder = g_dir_make_tmp ("tandem-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "new", "w.tandem", NULL);
  const char *argv[] = { "tandemctl", "init", "--file", path, NULL };
  g_autofree char *output = NULL;
  g_autofree char *messages = NULL;

  g_assert_cmpint (run_words (argv, &output, &messages), ==, 0);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_clear_pointer (&output, g_free);
  g_clear_pointer (&messages, g_free);
  g_assert_cmpint (run_words (argv, &output, &messages), ==, 1);
  td_test_folder_remove (folder);
}

static void
test_json_numbers (void)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  td_cli_json_double (builder, "third", 1.0 / 3.0);
  td_cli_json_double (builder, "none", NAN);
  td_cli_json_double (builder, "above", INFINITY);
  td_cli_json_double (builder, "below", -INFINITY);
  td_cli_json_date (builder, "never", TD_DATE_NONE);
  td_cli_json_date (builder, "day", td_test_date ("2024-02-29"));
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);
  g_assert_cmpstr (text, ==,
                   "{\"third\":0.33333333333333331,\"none\":null,\"above\":\"Inf\","
                   "\"below\":\"-Inf\",\"never\":null,\"day\":\"2024-02-29\"}");
}

static void
test_json_record (void)
{
  static const char *const names[] = { "number", "manager=manager_id", "outside", NULL };
  g_autoptr (TdEmployee) employee = td_employee_new ();
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  td_record_set_text (&employee->number, "7");
  json_builder_begin_object (builder);
  td_cli_json_record (builder, employee, names);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);
  g_assert_cmpstr (text, ==, "{\"number\":\"7\",\"manager\":null,\"outside\":false}");
}

/* Columns line up by what a terminal shows, not by bytes. */
static void
test_table (TdTestFile *file, gconstpointer data)
{
  g_autofree char *output = NULL;

  td_test_run (file->db, "INSERT INTO employee (number, name, name_key, search_key, department) "
                         "VALUES ('1', '李小龍', 'a', 'a', 'X'), ('22', 'Zoë', 'b', 'b', 'Y')");
  g_assert_cmpint (td_cli_test_run (file, "employees", &output, NULL), ==, 0);
  g_assert_cmpstr (output, ==,
                   "Number  Name    Department  Grade  Manager  Hired  Left\n"
                   "1       李小龍  X\n"
                   "22      Zoë     Y\n");
}

void
test_cli_add (void)
{
#define ADD(name, function) \
  g_test_add ("/cli/" name, TdTestFile, NULL, td_test_file_setup, function, td_test_file_teardown)
  ADD ("exit-codes", test_exit_codes);
  ADD ("table", test_table);
#undef ADD
  g_test_add_func ("/cli/help", test_help);
  g_test_add_func ("/cli/version", test_version);
  g_test_add_func ("/cli/init", test_init);
  g_test_add_func ("/cli/json-numbers", test_json_numbers);
  g_test_add_func ("/cli/json-record", test_json_record);
}
