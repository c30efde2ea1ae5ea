/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "td-cli-test.h"

#include <string.h>

void test_cli_import_add (void);

/* Runs "tandemctl --file … --today 2026-06-15 WORDS", split at spaces. */
static int
run (TdTestFile *file, const char *words, char **output, char **messages)
{
  g_autofree char *line =
      g_strdup_printf ("tandemctl --file %s --today 2026-06-15 %s", file->path, words);
  g_auto (GStrv) argv = g_strsplit (line, " ", -1);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GString) err = g_string_new (NULL);
  int code = td_cli_run ((int) g_strv_length (argv), argv, out, err);

  g_test_message ("%s\n%s%s", words, out->str, err->str);
  if (output)
    *output = g_strdup (out->str);
  if (messages)
    *messages = g_strdup (err->str);
  return code;
}

/* The same with a file of this text behind the words. */
static int
import (TdTestFile *file, const char *text, const char *words, char **output, char **messages)
{
  g_autofree char *path = g_build_filename (file->folder, "people.csv", NULL);
  g_autofree char *line = g_strconcat (words, " ", path, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return run (file, line, output, messages);
}

static void
assert_int (JsonObject *object, const char *member, gint64 value)
{
  g_assert_true (json_object_has_member (object, member));
  g_assert_cmpint (json_object_get_int_member (object, member), ==, value);
}

static void
test_roster (TdTestFile *file, gconstpointer data)
{
  g_autofree char *output = NULL;
  g_autoptr (JsonNode) node = NULL;
  JsonObject *receipt, *mapping, *problem;

  g_assert_cmpint (import (file, "Nr,Who,Hired\n1,Ann Lee,2020-01-15\n2,Bob,never\n",
                           "import roster --json --map number=Nr --map name=Who --map "
                           "hire_date=Hired",
                           &output, NULL),
                   ==, 0);
  node = json_from_string (output, NULL);
  receipt = json_node_get_object (node);
  assert_int (receipt, "rows", 2);
  assert_int (receipt, "added", 2);
  assert_int (receipt, "updated", 0);
  assert_int (receipt, "unchanged", 0);
  assert_int (receipt, "refused", 0);
  assert_int (receipt, "missing", 0);
  mapping = json_object_get_object_member (receipt, "mapping");
  g_assert_cmpstr (json_object_get_string_member (mapping, "name"), ==, "Who");
  problem = json_array_get_object_element (json_object_get_array_member (receipt, "problems"), 0);
  assert_int (problem, "row", 3);
  g_assert_cmpstr (json_object_get_string_member (problem, "column"), ==, "Hired");
  g_assert_cmpstr (json_object_get_string_member (problem, "value"), ==, "never");

  /* The mapping is remembered. */
  g_clear_pointer (&output, g_free);
  g_assert_cmpint (import (file, "Nr,Who,Hired\n1,Ann Lee,2020-01-15\n", "import roster", &output,
                           NULL),
                   ==, 0);
  g_assert_nonnull (strstr (output, "name = Who"));
  g_assert_nonnull (strstr (output, "1 unchanged"));
  g_assert_nonnull (strstr (output, "1 person of the workspace is missing"));
}

static void
test_exit_codes (TdTestFile *file, gconstpointer data)
{
  static const struct
  {
    const char *text;
    const char *words;
    int code;
    const char *message;
  } cases[] = {
    { "Number,Name\n1,Ann\n", "import roster --dry-run", 0, "rehearsal" },
    { "Number,Name\n,\"\"\n,-\n", "import roster --map name=Number", 1, "" },
    { "Number,Department\n,Law\n", "import roster", 1, "No row" },
    { "Number,Name,Hire date\n1,Ann,01/02/2020\n", "import roster", 1, "--date-order" },
    { "Number,Name,Hire date\n1,Ann,01/02/2020\n", "import roster --date-order dmy", 0, "" },
    { "Number,Name\n1,Ann\n", "import roster --dates daily", 2, "daily" },
    { "Number,Name\n1,Ann\n", "import roster --map shoe=Name", 2, "shoe" },
    { "Number,Name\n1,Ann\n", "import roster --map name=Shoe", 2, "Shoe" },
    { "", "import roster", 1, "is empty" },
    { "a,b\n1,2\n", "import roster --bogus", 2, "bogus" },
    { "a,b\n1,2\n", "import roster second", 2, "One FILE" },
  };
  g_autofree char *messages = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (import (file, cases[i].text, cases[i].words, NULL, &messages), ==,
                       cases[i].code);
      g_assert_nonnull (strstr (messages, cases[i].message));
      g_clear_pointer (&messages, g_free);
    }
  g_assert_cmpint (run (file, "import roster /nowhere/at/all.csv", NULL, NULL), ==, 1);
}

static void
test_enrolments (TdTestFile *file, gconstpointer data)
{
  static const char *const sign_ups = "Mail,Role,Skills offered\na@x.org,mentor,Law; Tax\n"
                                      "nobody@x.org,mentee,\n";
  g_autofree char *output = NULL;
  g_autofree char *messages = NULL;
  g_autoptr (JsonNode) node = NULL;

  g_assert_cmpint (import (file, "Number,Name,Email\n1,Ann,a@x.org\n", "import roster", NULL, NULL),
                   ==, 0);
  g_assert_cmpint (run (file, "program add Leadership", NULL, NULL), ==, 0);
  g_assert_cmpint (import (file, sign_ups, "import enrolments", NULL, &messages), ==, 2);
  g_assert_nonnull (strstr (messages, "--program"));
  g_assert_cmpint (import (file, sign_ups, "import enrolments --program Nonesuch", NULL, NULL), ==,
                   1);
  g_assert_cmpint (import (file, sign_ups,
                           "import enrolments --json --program Leadership --map "
                           "email=Mail",
                           &output, NULL),
                   ==, 0);
  node = json_from_string (output, NULL);
  assert_int (json_node_get_object (node), "added", 1);
  assert_int (json_node_get_object (node), "refused", 1);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM enrolment"), ==, 1);
}

void
test_cli_import_add (void)
{
  g_test_add ("/cli/import/enrolments", TdTestFile, NULL, td_test_file_setup, test_enrolments,
              td_test_file_teardown);
  g_test_add ("/cli/import/roster", TdTestFile, NULL, td_test_file_setup, test_roster,
              td_test_file_teardown);
  g_test_add ("/cli/import/exit-codes", TdTestFile, NULL, td_test_file_setup, test_exit_codes,
              td_test_file_teardown);
}
