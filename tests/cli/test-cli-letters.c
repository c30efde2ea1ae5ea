/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

/* Texts of a programme, letters, the calendar. */

#include "config.h"

#include "agenda/two-pairs.h"
#include "td-cli-test.h"

#include <string.h>

void test_cli_letters_add (void);

static void
setup (TdTestFile *file, gconstpointer data)
{
  td_test_file_setup (file, data);
  test_two_pairs_make (file->db);
}

static JsonObject *
element (JsonNode *node, const char *array, guint i)
{
  return json_array_get_object_element (json_object_get_array_member (json_node_get_object (node),
                                                                      array),
                                        i);
}

static guint
count (JsonNode *node, const char *array)
{
  return json_array_get_length (json_object_get_array_member (json_node_get_object (node), array));
}

static void
test_texts (TdTestFile *file, gconstpointer data)
{
  g_autoptr (JsonNode) all = td_cli_test_json (file, "program text show --program Lead --json");
  g_autoptr (JsonNode) set = NULL;
  g_autoptr (JsonNode) reset = NULL;
  g_autofree char *messages = NULL;
  g_autofree char *output = NULL;
  JsonObject *text;

  g_assert_cmpuint (count (all, "texts"), ==, 8);
  set = td_cli_test_json (file, "program text set --program Lead --kind end --body Hi_{name} "
                                "--json");
  text = element (set, "texts", 0);
  g_assert_false (json_object_get_boolean_member (text, "built_in"));
  g_assert_cmpstr (json_object_get_string_member (text, "body"), ==, "Hi {name}");
  g_assert_cmpint (td_cli_test_run (file, "program text show --program Lead --kind end", &output,
                                    NULL),
                   ==, 0);
  g_assert_nonnull (strstr (output, "Hi {name}\n"));
  reset = td_cli_test_json (file, "program text reset --program Lead --kind end --json");
  g_assert_true (json_object_get_boolean_member (element (reset, "texts", 0), "built_in"));

  g_assert_cmpint (td_cli_test_run (file,
                                    "program text set --program Lead --kind end --body {oops}",
                                    NULL, &messages),
                   ==, 1);
  g_assert_nonnull (strstr (messages, "{oops}"));
  g_assert_cmpint (td_cli_test_run (file, "program text show --program Lead --kind what", NULL,
                                    NULL),
                   ==, 2);
  g_assert_cmpint (td_cli_test_run (file, "program text set --program Lead --kind end", NULL, NULL),
                   ==, 2);
  g_assert_cmpint (td_cli_test_run (file, "program text show --program None", NULL, NULL), ==, 1);
}

/* Without --pair it finds whom the letter is for; what went out is recorded, and undone. */
static void
test_remind (TdTestFile *file, gconstpointer data)
{
  g_autofree char *words = g_strdup_printf (
      "remind --program Lead --kind reminder --eml %s --csv %s.csv --mailto --json", file->folder,
      file->folder);
  g_autofree char *csv = g_strconcat (file->folder, ".csv", NULL);
  g_autofree char *messages = NULL;
  g_autofree char *nobody = NULL;
  g_autoptr (JsonNode) dry =
      td_cli_test_json (file, "remind --program Lead --kind reminder --mailto --dry-run --json");
  g_autoptr (JsonNode) sent = NULL;
  g_autoptr (JsonNode) answer = NULL;
  JsonObject *letter;

  g_assert_cmpuint (count (dry, "letters"), ==, 2);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM reminder"), ==, 0);
  sent = td_cli_test_json (file, words);
  letter = element (sent, "letters", 0);
  g_assert_cmpstr (json_object_get_string_member (letter, "pair"), ==, "P1");
  g_assert_true (g_str_has_prefix (json_object_get_string_member (letter, "mailto"),
                                   "mailto:zoe@example.org?"));
  g_assert_true (
      g_file_test (json_object_get_string_member (letter, "file"), G_FILE_TEST_IS_REGULAR));
  g_assert_true (json_object_get_null_member (element (sent, "letters", 1), "email"));
  g_assert_true (g_file_test (csv, G_FILE_TEST_IS_REGULAR));
  g_remove (csv);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM reminder WHERE pair_id = 1"
                                            " AND kind = 'reminder' AND on_date = '2026-06-15'"),
                   ==, 1);
  g_assert_cmpint (td_cli_test_run (file, "undo", NULL, NULL), ==, 0);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM reminder"), ==, 0);

  td_cli_test_run (file, "remind --program Lead --kind welcome --mailto", NULL, &nobody);
  g_assert_nonnull (strstr (nobody, "for nobody"));
  answer = td_cli_test_json (file, "remind --program Lead --kind answer --mailto --json");
  g_assert_cmpuint (count (answer, "letters"), ==, 1);
  g_assert_cmpint (td_cli_test_run (file, "remind --program Lead --pair P1 --kind end --mailto",
                                    NULL, &messages),
                   ==, 0);
  g_assert_nonnull (strstr (messages, "Bo"));
}

static void
test_remind_usage (TdTestFile *file, gconstpointer data)
{
  static const struct
  {
    const char *words;
    int code;
  } cases[] = {
    { "remind", 2 },
    { "remind --program Lead --kind reminder", 2 },
    { "remind --program Lead --kind agreement --mailto", 2 },
    { "remind --program Lead --kind what --mailto", 2 },
    { "remind --program Lead --kind end --pair P9 --mailto", 1 },
    { "export calendar", 2 },
    { "export calendar /tmp/x.ics", 2 },
    { "export calendar --program Lead", 2 },
    { "export calendar --program None /tmp/x.ics", 1 },
    { "export calendar --pair P9 /tmp/x.ics", 1 },
    { "export calendar --program Lead --attendees /tmp/x.ics", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (td_cli_test_run (file, cases[i].words, NULL, NULL), ==, cases[i].code);
}

static void
test_calendar (TdTestFile *file, gconstpointer data)
{
  g_autofree char *path = g_build_filename (file->folder, "a.ics", NULL);
  g_autofree char *words = g_strdup_printf ("export calendar --pair P1 %s --json", path);
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) first = td_cli_test_json (file, words);
  g_autoptr (JsonNode) again = td_cli_test_json (file, words);
  JsonObject *event = element (first, "events", 0);

  g_assert_true (json_node_equal (first, again));
  g_assert_cmpstr (json_object_get_string_member (event, "date"), ==, "2026-04-05");
  g_assert_false (json_object_get_boolean_member (event, "agreed"));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, json_object_get_string_member (event, "uid")));
}

void
test_cli_letters_add (void)
{
#define ADD(name, function) \
  g_test_add ("/cli/letters/" name, TdTestFile, NULL, setup, function, td_test_file_teardown)
  ADD ("texts", test_texts);
  ADD ("remind", test_remind);
  ADD ("remind-usage", test_remind_usage);
  ADD ("calendar", test_calendar);
#undef ADD
}
