/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "td-cli-test.h"

#include <string.h>

void test_cli_survey_add (void);

/* Today is 15 June 2026, day 156 of pair A1: the third wave waits. */
static void
setup (TdTestFile *file, gconstpointer data)
{
  td_test_file_setup (file, data);
  td_test_run (file->db, "INSERT INTO program (id, name) VALUES (1, 'Leadership')");
  td_test_run (file->db,
               "INSERT INTO employee (id, number, name, name_key, search_key, email) VALUES"
               " (1, 'E1', 'Ada One', 'ada', 'ada', 'ada@example.org'),"
               " (2, 'E2', 'Bob Two', 'bob', 'bob', 'bob@example.org')");
  td_test_run (file->db, "INSERT INTO pair (id, reference, program_id, mentor_id, mentee_id, state,"
                         " proposed_on, matched_on) VALUES (1, 'A1', 1, 1, 2, 'active',"
                         " '2026-01-02', '2026-01-10')");
}

static JsonArray *
get_array (JsonNode *node, const char *member)
{
  return json_object_get_array_member (json_node_get_object (node), member);
}

static JsonObject *
get_first (JsonNode *node, const char *member)
{
  return json_array_get_object_element (get_array (node, member), 0);
}

static void
test_show (TdTestFile *file, gconstpointer data)
{
  g_autoptr (JsonNode) list = td_cli_test_json (file, "survey list --program Leadership --json");
  g_autoptr (JsonNode) shown = td_cli_test_json (file, "survey show --program Leadership --json");
  g_autofree char *text = NULL;

  g_assert_cmpint (json_object_get_int_member (get_first (list, "surveys"), "first_day"), ==, 30);
  g_assert_cmpuint (json_array_get_length (get_array (shown, "questions")), ==, 10);
  g_assert_cmpint (td_cli_test_run (file, "survey questions --program Leadership", &text, NULL), ==,
                   0);
  g_assert_nonnull (strstr (text, "Your e-mail address\n"));
  g_assert_nonnull (strstr (text, "How satisfied are you with your conversations so far?\n"));
  g_assert_cmpint (td_cli_test_run (file, "survey show", NULL, NULL), ==, 2);
  g_assert_cmpint (td_cli_test_run (file, "survey show --program Nothing", NULL, NULL), ==, 1);
}

static void
test_edit (TdTestFile *file, gconstpointer data)
{
  g_autoptr (JsonNode) edited =
      td_cli_test_json (file,
                        "survey edit --program Leadership --first-day 14 --every 0 --off --json");
  g_autoptr (JsonNode) added = NULL;
  g_autoptr (JsonNode) retired = NULL;
  JsonObject *survey = json_node_get_object (edited);

  g_assert_cmpint (json_object_get_int_member (survey, "first_day"), ==, 14);
  g_assert_cmpint (json_object_get_int_member (survey, "every_days"), ==, 0);
  g_assert_false (json_object_get_boolean_member (survey, "active"));
  added = td_cli_test_json (file, "survey question add --program Leadership --title How_often?"
                                  " --kind choice --choices Weekly;Less --side mentee --at 1"
                                  " --json");
  g_assert_cmpstr (json_object_get_string_member (get_first (added, "questions"), "title"), ==,
                   "How often?");
  retired = td_cli_test_json (file, "survey question retire --question 1 --json");
  g_assert_cmpint (td_test_count (file->db, "SELECT active FROM survey_question WHERE id = 1"), ==,
                   0);
  g_assert_cmpint (td_cli_test_run (file, "survey question delete --question 99", NULL, NULL), ==,
                   1);
  g_assert_cmpint (td_cli_test_run (file,
                                    "survey question add --program Leadership --title X --kind odd",
                                    NULL, NULL),
                   ==, 2);
  g_assert_cmpint (td_cli_test_run (file,
                                    "survey delete --survey Pulse_survey --program Leadership",
                                    NULL, NULL),
                   ==, 1);
}

static void
test_enter (TdTestFile *file, gconstpointer data)
{
  g_autoptr (JsonNode) due = td_cli_test_json (file, "survey due --json");
  g_autoptr (JsonNode) entered = NULL, left = NULL, listed = NULL, quoted = NULL;
  JsonObject *feedback;

  g_assert_cmpuint (json_array_get_length (get_array (due, "due")), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (get_first (due, "due"), "due_on"), ==,
                   "2026-06-09");
  entered = td_cli_test_json (file, "survey enter --pair A1 --side mentee --answer satisfaction=4"
                                    " --answer 2=10 --answer 9=Her_questions --json");
  feedback = get_first (entered, "feedback");
  g_assert_cmpstr (json_object_get_string_member (feedback, "due_on"), ==, "2026-06-09");
  g_assert_cmpstr (json_object_get_string_member (feedback, "answered_on"), ==, "2026-06-15");
  left = td_cli_test_json (file, "survey due --program Leadership --json");
  g_assert_cmpuint (json_array_get_length (get_array (left, "due")), ==, 1);

  /* Words beside a name only where she allowed it. */
  {
    g_autofree char *output = NULL;

    g_assert_cmpint (td_cli_test_run (file, "survey answers --pair A1 --json", &output, NULL), ==,
                     0);
    g_assert_null (strstr (output, "Her questions"));
    g_assert_nonnull (strstr (output, "\"hidden\""));
  }
  quoted = td_cli_test_json (file, "survey testimonials --json");
  g_assert_cmpuint (json_array_get_length (get_array (quoted, "testimonials")), ==, 0);
  listed = td_cli_test_json (file, "survey enter --pair A1 --side mentee --answer satisfaction=4"
                                   " --answer 9=Her_questions --quote --json");
  g_clear_pointer (&quoted, json_node_unref);
  quoted = td_cli_test_json (file, "survey testimonials --program Leadership --json");
  g_assert_cmpstr (json_object_get_string_member (get_first (quoted, "testimonials"), "text"), ==,
                   "Her questions");

  g_assert_cmpint (td_cli_test_run (file, "survey enter --pair A1 --side mentee --answer 1=6", NULL,
                                    NULL),
                   ==, 1);
  g_assert_cmpint (td_cli_test_run (file, "survey enter --pair A1 --side mentee --answer 77=1",
                                    NULL, NULL),
                   ==, 2);
  g_assert_cmpint (td_cli_test_run (file, "survey delete --answers 1", NULL, NULL), ==, 0);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM feedback"), ==, 0);
}

/* Hidden cells are null and say so. */
static void
test_results (TdTestFile *file, gconstpointer data)
{
  g_autoptr (JsonNode) results = NULL;
  g_autofree char *text = NULL;
  JsonObject *mentee;

  g_assert_cmpint (td_cli_test_run (file,
                                    "survey enter --pair A1 --side mentee --answer 1=4"
                                    " --answer 9=Words",
                                    NULL, NULL),
                   ==, 0);
  results = td_cli_test_json (file, "survey results --program Leadership --json");
  mentee = json_array_get_object_element (get_array (results, "sides"), 1);
  g_assert_true (json_object_get_boolean_member (mentee, "hidden"));
  g_assert_true (json_object_get_null_member (mentee, "n"));
  g_assert_cmpint (json_object_get_int_member (mentee, "eligible"), ==, 3);
  g_assert_true (json_object_get_boolean_member (
      json_object_get_object_member (json_node_get_object (results), "comments"), "hidden"));
  g_assert_cmpint (td_cli_test_run (file, "survey results --program Leadership", &text, NULL), ==,
                   0);
  g_assert_nonnull (strstr (text, "hidden"));
  g_assert_null (strstr (text, "Words"));
}

/* The list of questions and the import fit: its words are columns of the export. */
static void
test_round (TdTestFile *file, gconstpointer data)
{
  static const char csv[] =
      "Timestamp,Your e-mail address,Are you the mentor or the mentee?,"
      "Name of your mentor or mentee,How satisfied are you with your conversations so far?,"
      "\"May we quote you, with your name?\"\n"
      "2026/06/14 9:00:00,bob@example.org,Mentee,Ada One,5,Yes\n";
  g_autofree char *path = g_build_filename (file->folder, "export.csv", NULL);
  g_autofree char *command =
      g_strdup_printf ("import surveys %s --program Leadership --json", path);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) receipt = NULL, again = NULL;

  g_file_set_contents (path, csv, -1, &error);
  g_assert_no_error (error);
  receipt = td_cli_test_json (file, command);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (receipt), "added"), ==, 1);
  g_assert_cmpint (td_test_count (file->db, "SELECT may_quote FROM feedback"), ==, 1);
  again = td_cli_test_json (file, command);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (again), "unchanged"), ==, 1);
}

/* A column may answer a question with other words, or make one. */
static void
test_columns (TdTestFile *file, gconstpointer data)
{
  static const char csv[] = "Completion time,Email,Happy?,Where?\n"
                            "2026-06-14,bob@example.org,5,At work\n";
  g_autofree char *path = g_build_filename (file->folder, "export.csv", NULL);
  g_autofree char *command =
      g_strdup_printf ("import surveys %s --program Leadership --map new=Where? --json --map "
                       "How_satisfied_are_you_with_your_conversations_so_far?=Happy?",
                       path);
  g_autofree char *wrong =
      g_strdup_printf ("import surveys %s --program Leadership --map How_are_you?=Happy?", path);
  g_autofree char *plain = g_strdup_printf ("import surveys %s --program Leadership", path);
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) receipt = NULL;
  JsonObject *root;

  g_file_set_contents (path, csv, -1, NULL);
  g_assert_cmpint (td_cli_test_run (file, wrong, NULL, &text), !=, 0);
  g_assert_nonnull (strstr (text, "How are you?"));
  receipt = td_cli_test_json (file, command);
  root = json_node_get_object (receipt);
  g_assert_cmpint (json_object_get_int_member (root, "added"), ==, 1);
  g_assert_cmpstr (json_array_get_string_element (json_object_get_array_member (root, "new"), 0),
                   ==, "Where?");
  g_assert_true (
      json_object_has_member (json_object_get_object_member (root, "questions"), "Happy?"));
  g_clear_pointer (&text, g_free);
  g_assert_cmpint (td_cli_test_run (file, plain, &text, NULL), ==, 0);
  g_assert_nonnull (strstr (text, "Happy?: answers to"));
  g_assert_nonnull (strstr (text, "Where?: a new question"));
}

void
test_cli_survey_add (void)
{
  const struct
  {
    const char *path;
    void (*run) (TdTestFile *, gconstpointer);
  } cases[] = {
    { "/cli/survey/show", test_show },   { "/cli/survey/edit", test_edit },
    { "/cli/survey/enter", test_enter }, { "/cli/survey/results", test_results },
    { "/cli/survey/round", test_round }, { "/cli/survey/columns", test_columns },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path, TdTestFile, NULL, setup, cases[i].run, td_test_file_teardown);
}
