/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "td-cli-test.h"

#include <string.h>

void test_cli_raw_add (void);

static const char *const spans = "id,entry,exit,event,group,stratum\n"
                                 "1,0,5,1,A,x\n2,0,9,1,B,x\n3,0,12,0,A,y\n4,1,6,1,B,y\n"
                                 "5,2,11,1,A,x\n6,0,7,0,B,y\n";

/* Writes @text and runs "tandemctl WORDS" on it, where a "%" is the file; no workspace. */
static int
run_on (TdTestFile *file, const char *text, const char *words, char **output, char **messages)
{
  g_autofree char *path = g_build_filename (file->folder, "figures.csv", NULL);
  g_auto (GStrv) parts = g_strsplit (words, "%", 2);
  g_autofree char *line = g_strconcat ("tandemctl ", parts[0], path, parts[1], NULL);
  g_auto (GStrv) argv = g_strsplit (line, " ", -1);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GString) err = g_string_new (NULL);
  int code;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  code = td_cli_run ((int) g_strv_length (argv), argv, out, err);
  g_test_message ("%s\n%s%s", words, out->str, err->str);
  if (output)
    *output = g_strdup (out->str);
  if (messages)
    *messages = g_strdup (err->str);
  return code;
}

static JsonNode *
read_on (TdTestFile *file, const char *text, const char *words)
{
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  JsonNode *node;

  g_assert_cmpint (run_on (file, text, words, &output, NULL), ==, 0);
  node = json_from_string (output, &error);
  g_assert_no_error (error);
  return node;
}

static gboolean
is_null (JsonObject *object, const char *member)
{
  return json_object_has_member (object, member) && json_object_get_null_member (object, member);
}

static void
test_survival (TdTestFile *file, gconstpointer data)
{
  g_autoptr (JsonNode) node = read_on (file, spans, "survival % --json --tau 8 --at 5,40");
  JsonObject *root = json_node_get_object (node), *all, *point;
  JsonArray *groups = json_object_get_array_member (root, "groups"), *at;

  g_assert_cmpuint (json_array_get_length (groups), ==, 3);
  all = json_array_get_object_element (groups, 0);
  g_assert_cmpstr (json_object_get_string_member (all, "group"), ==, "ALL");
  g_assert_cmpint (json_object_get_int_member (all, "rows"), ==, 6);
  g_assert_cmpint (json_object_get_int_member (all, "events"), ==, 4);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (all, "curve")), ==, 4);
  at = json_object_get_array_member (all, "at");
  point = json_array_get_object_element (at, 0);
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (point, "surv"), 5.0 / 6, 1e-12);
  g_assert_true (is_null (json_array_get_object_element (at, 1), "surv"));
  g_assert_false (is_null (root, "stratified_logrank"));
  g_assert_cmpint (json_object_get_int_member (json_object_get_object_member (root, "logrank"),
                                               "df"),
                   ==, 1);
  g_assert_false (is_null (json_object_get_object_member (root, "cox"), "hazard_ratio"));
}

static void
test_cases (TdTestFile *file, gconstpointer data)
{
  g_autoptr (JsonNode) node =
      read_on (file, "case,id,entry,exit,event,group\nb,1,0,5,1,A\na,1,0,4,0,A\na,2,0,4,0,A\n",
               "survival % --json --at 4");
  JsonObject *cases = json_object_get_object_member (json_node_get_object (node), "cases");
  JsonObject *a = json_object_get_object_member (cases, "a");
  JsonObject *all = json_array_get_object_element (json_object_get_array_member (a, "groups"), 0);
  JsonObject *point = json_array_get_object_element (json_object_get_array_member (all, "at"), 0);

  g_assert_cmpuint (json_object_get_size (cases), ==, 2);
  g_assert_true (is_null (a, "cox") && is_null (a, "stratified_logrank") && is_null (all, "rmst"));
  /* Nobody left: the exact help of two at risk. */
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (point, "exact_lower_no_events"),
                                  0.15811388300841897, 1e-12);
}

/* The same without JSON, for the eye. */
static void
test_tables (TdTestFile *file, gconstpointer data)
{
  static const struct
  {
    const char *words;
    const char *text;
    const char *shown;
  } cases[] = {
    { "survival % --at 5,40", NULL, "not observed" },
    { "survival %", NULL, "Log-rank, stratified" },
    { "competing %", "id,time,cause,group\n1,3,1,A\n2,9,0,A\n", "Still waiting" },
    { "rates % --per 12", "id,start,stop,n_event,group\n1,0,6,0,A\n2,0,6,2,B\n", "unbounded" },
    { "statistics wilson %", "x,n\n0,0\n", "not available" },
    { "statistics suppression %", "threshold,counts\n5,9 2 8\n", "9 hidden hidden" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *output = NULL;

      g_assert_cmpint (run_on (file, cases[i].text ? cases[i].text : spans, cases[i].words, &output,
                               NULL),
                       ==, 0);
      g_assert_nonnull (strstr (output, cases[i].shown));
    }
}

static void
test_wrong (TdTestFile *file, gconstpointer data)
{
  static const struct
  {
    const char *words;
    const char *text;
    int code;
    const char *message;
  } cases[] = {
    { "survival % --json", "id,entry,exit,event,group\n1,5,5,1,A\n", 1, "row 2, column “exit”" },
    { "survival % --json", "id,entry,exit,event\n1,0,5,1\n", 1, "no column “group”" },
    { "survival % --tau x", NULL, 2, "--tau: “x” is not a number" },
    { "survival % other.csv", NULL, 2, "One FILE" },
    { "survival %.none", NULL, 1, "There is no file" },
    { "competing % --json", "id,time,cause,group\n1,2,-1,A\n", 1, "row 2, column “cause”" },
    { "rates % --per 0", "id,start,stop,n_event,group\n", 2, "--per" },
    { "statistics other %", NULL, 2, "wilson, newcombe" },
    { "statistics wilson % --json", "x,n\n1,2\n3,2\n", 1, "row 3, column “x”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *output = NULL;
      g_autofree char *messages = NULL;

      g_assert_cmpint (run_on (file, cases[i].text ? cases[i].text : spans, cases[i].words, &output,
                               &messages),
                       ==, cases[i].code);
      g_assert_cmpstr (output, ==, "");
      g_assert_nonnull (strstr (messages, cases[i].message));
    }
}

void
test_cli_raw_add (void)
{
#define ADD(name, function)                                                     \
  g_test_add ("/cli/raw/" name, TdTestFile, NULL, td_test_file_setup, function, \
              td_test_file_teardown)
  ADD ("survival", test_survival);
  ADD ("cases", test_cases);
  ADD ("tables", test_tables);
  ADD ("wrong", test_wrong);
#undef ADD
}
