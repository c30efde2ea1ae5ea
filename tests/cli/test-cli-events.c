/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "td-cli-test.h"

#include <math.h>
#include <string.h>

void test_cli_events_add (void);

/* The road of a history through the command line, against what R computed from the same files. */

/* In the folder of all tests. */
#define COMPANY "insight/data/hr_company"
#define CASES "contact/data"
#define FOUR_YEARS 1461

static const char *const files[] = { "applications", "contacts", "employees",  "pairs",
                                     "params",       "pauses",   "promotions", "surveys" };

/* --- Folders --- */

static char *
read_text (const char *folder, const char *name)
{
  g_autofree char *room = g_path_get_dirname (TD_TEST_DATA);
  g_autofree char *tests = g_path_get_dirname (room);
  g_autofree char *file = g_strconcat (name, ".csv", NULL);
  g_autofree char *path = g_build_filename (tests, folder, file, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static void
write_text (TdTestFile *file, const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (file->folder, folder, NULL);
  g_autofree char *place = g_strconcat (path, "/", name, ".csv", NULL);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (path, 0700);
  g_remove (place);
  g_file_set_contents_full (place, text, -1, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

/* The data rows in another order. */
static char *
shuffle (const char *text, guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n = g_strv_length (lines) - 1;

  for (guint i = n - 1; i > 1; i--)
    {
      guint other = (guint) g_rand_int_range (random, 1, (gint32) i + 1);
      char *line = lines[i];

      lines[i] = lines[other];
      lines[other] = line;
    }
  return g_strjoinv ("\n", lines);
}

/* Every date some days later. */
static char *
shift (const char *text, int days)
{
  g_autoptr (GString) result = g_string_new (NULL);

  while (*text)
    {
      g_autofree char *iso = g_strndup (text, 10);
      TdDate date = td_date_from_iso (iso);
      char later[11];

      if (date == TD_DATE_NONE)
        g_string_append_c (result, *text++);
      else
        {
          g_string_append (result, td_date_write_iso (date + days, later));
          text += 10;
        }
    }
  return g_string_free (g_steal_pointer (&result), FALSE);
}

static void
write_company (TdTestFile *file, const char *folder, guint32 seed, int days)
{
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *text = read_text (COMPANY, files[i]);
      g_autofree char *shuffled = seed ? shuffle (text, seed) : g_strdup (text);
      g_autofree char *shifted = shift (shuffled, days);

      write_text (file, folder, files[i], shifted);
    }
}

/* --- The command line --- */

/* Runs with the words as they are; "%" in front of a word stands for the test's folder. */
static int
run (TdTestFile *file, const char *words, char **output, char **messages)
{
  g_autofree char *line = g_strdup_printf ("tandemctl %s", words);
  g_auto (GStrv) argv = g_strsplit (line, " ", -1);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GString) err = g_string_new (NULL);
  int code;

  for (guint i = 0; argv[i]; i++)
    if (argv[i][0] == '%')
      {
        char *path = g_build_filename (file->folder, argv[i] + 1, NULL);

        g_free (argv[i]);
        argv[i] = path;
      }
  code = td_cli_run ((int) g_strv_length (argv), argv, out, err);
  if (output)
    *output = g_strdup (out->str);
  if (messages)
    *messages = g_strdup (err->str);
  return code;
}

static char *
run_well (TdTestFile *file, const char *words)
{
  g_autofree char *messages = NULL;
  char *output = NULL;
  int code = run (file, words, &output, &messages);

  g_test_message ("%s: %s", words, messages);
  g_assert_cmpint (code, ==, 0);
  return output;
}

static JsonNode *
run_json (TdTestFile *file, const char *words)
{
  g_autofree char *output = run_well (file, words);
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (output, &error);

  g_assert_no_error (error);
  return node;
}

/* Imports a folder into a workspace of its own and says how the pairs keep their rhythm. */
static JsonNode *
import (TdTestFile *file, const char *folder, const char *day)
{
  g_autofree char *init = g_strdup_printf ("--file %%%s.tandem init", folder);
  g_autofree char *events =
      g_strdup_printf ("--file %%%s.tandem import events %%%s --json", folder, folder);
  g_autofree char *cadence =
      g_strdup_printf ("--file %%%s.tandem --today %s insight cadence --json", folder, day);

  g_free (run_well (file, init));
  g_free (run_well (file, events));
  return run_json (file, cadence);
}

/* --- Against the files of R --- */

/* A table of expected values: plain CSV, NA for what is not a number. */
static GPtrArray *
read_expected (const char *folder, const char *name, char ***columns)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autofree char *text = read_text (folder, name);
  g_auto (GStrv) lines = g_strsplit (g_strchomp (text), "\n", -1);

  *columns = g_strsplit (lines[0], ",", -1);
  for (guint i = 1; lines[i]; i++)
    g_ptr_array_add (rows, g_strsplit (lines[i], ",", -1));
  return rows;
}

/* The member of a column: the oracle has its own names for two. */
static const char *
member_of (const char *column)
{
  static const char *const names[][2] = { { "pair_id", "pair" },
                                          { "overdue_days", "days_overdue" },
                                          { "overdue_bucket", "bucket" } };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i][0], column) == 0)
      return names[i][1];
  return column;
}

static void
assert_member (JsonObject *object, const char *column, const char *expected)
{
  JsonNode *node = json_object_get_member (object, member_of (column));

  g_assert_nonnull (node);
  if (*expected == '\0' || strcmp (expected, "NA") == 0)
    g_assert_true (json_node_is_null (node));
  else if (strcmp (column, "active") == 0)
    g_assert_cmpint (json_node_get_boolean (node), ==, strcmp (expected, "1") == 0);
  else if (json_node_get_value_type (node) == G_TYPE_STRING)
    g_assert_cmpstr (json_node_get_string (node), ==, expected);
  else
    /* R writes 15 digits. */
    g_assert_cmpfloat_with_epsilon (json_node_get_double (node), g_ascii_strtod (expected, NULL),
                                    1e-14 * MAX (1, fabs (json_node_get_double (node))));
}

static JsonObject *
find_object (JsonArray *array, const char *member, const char *value)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);

      if (strcmp (json_object_get_string_member (object, member), value) == 0)
        return object;
    }
  g_error ("no %s %s", member, value);
}

static void
assert_rows (JsonNode *node, const char *name, const char *folder, const char *expected)
{
  g_auto (GStrv) columns = NULL;
  g_autoptr (GPtrArray) rows = read_expected (folder, expected, &columns);
  JsonArray *array = json_object_get_array_member (json_node_get_object (node), name);

  g_assert_cmpuint (json_array_get_length (array), ==, rows->len);
  for (guint i = 0; i < rows->len; i++)
    {
      char **cells = rows->pdata[i];
      JsonObject *object = find_object (array, member_of (columns[0]), cells[0]);

      g_assert_cmpuint (json_object_get_size (object), ==, g_strv_length (columns));
      for (guint k = 0; columns[k]; k++)
        assert_member (object, columns[k], cells[k]);
    }
}

static void
test_company (TdTestFile *file, gconstpointer data)
{
  g_autoptr (JsonNode) node = NULL;

  write_company (file, "company", 0, 0);
  node = import (file, "company", "2025-06-30");
  assert_rows (node, "pairs", COMPANY, "exp_cadence_pair");
  assert_rows (node, "months", COMPANY, "exp_cadence_month");
}

static void
test_cases (TdTestFile *file, gconstpointer data)
{
  static const char *const names[] = { "pairs", "contacts", "pauses", "params" };
  g_autoptr (JsonNode) node = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = g_strconcat ("cadence_cases.", names[i], NULL);
      g_autofree char *text = read_text (CASES, name);

      write_text (file, "cases", names[i], text);
    }
  node = import (file, "cases", "2024-06-15");
  assert_rows (node, "pairs", CASES, "cadence_cases.exp_pairs");
}

static double
find_value (GPtrArray *rows, const char *metric, int at)
{
  for (guint i = 0; i < rows->len; i++)
    {
      char **cells = rows->pdata[i];

      if (strcmp (cells[0], metric) == 0 && (at < 0 || atoi (cells[2]) == at))
        return g_ascii_strtod (cells[3], NULL);
    }
  g_error ("no %s", metric);
}

/* The other dashboards: months, new hires, waiting, and the verdict. */
static void
test_dashboards (TdTestFile *file, gconstpointer data)
{
  g_auto (GStrv) columns = NULL;
  g_autoptr (GPtrArray) rows = read_expected (COMPANY, "exp_long", &columns);
  g_autoptr (JsonNode) cadence = NULL, retention = NULL, engagement = NULL;
  JsonObject *verdict, *wait, *rate;
  JsonArray *within;

  write_company (file, "company", 0, 0);
  cadence = import (file, "company", "2025-06-30");
  retention = run_json (file, "--file %company.tandem --today 2025-06-30 insight retention --json");
  verdict = json_object_get_object_member (json_node_get_object (retention), "verdict");
  g_assert_cmpstr (json_object_get_string_member (verdict, "code"), ==, "no_detectable_difference");

  engagement =
      run_json (file, "--file %company.tandem --today 2025-06-30 insight engagement --json");
  rate = json_object_get_object_member (json_node_get_object (engagement), "figures");
  rate = json_object_get_object_member (rate, "match_rate");
  g_assert_cmpint (json_object_get_int_member (rate, "count"), ==, 151);
  g_assert_cmpint (json_object_get_int_member (rate, "of"), ==, 159);
  wait = json_object_get_object_member (json_node_get_object (engagement), "time_to_match");
  g_assert_cmpfloat (json_object_get_int_member (wait, "waiting_now"), ==,
                     find_value (rows, "wait.waiting_now", -1));
  g_assert_cmpfloat (json_object_get_int_member (wait, "oldest_days"), ==,
                     find_value (rows, "wait.oldest_days", -1));
  within = json_object_get_array_member (wait, "within");
  for (guint i = 0; i < json_array_get_length (within); i++)
    {
      static const char *const names[] = { "n_risk", "matched", "withdrew", "still_waiting" };
      JsonObject *object = json_array_get_object_element (within, i);
      int days = (int) json_object_get_int_member (object, "days");

      for (guint k = 0; k < G_N_ELEMENTS (names); k++)
        {
          g_autofree char *metric = g_strconcat ("wait.", names[k], NULL);

          g_assert_cmpfloat_with_epsilon (json_object_get_double_member (object, names[k]),
                                          find_value (rows, metric, days), 1e-12);
        }
    }
}

static void
test_months (TdTestFile *file, gconstpointer data)
{
  g_auto (GStrv) columns = NULL;
  g_autoptr (GPtrArray) rows = read_expected (COMPANY, "exp_monthly", &columns);
  g_autoptr (JsonNode) cadence = NULL, retention = NULL;
  JsonArray *months;

  write_company (file, "company", 0, 0);
  cadence = import (file, "company", "2025-06-30");
  retention = run_json (file, "--file %company.tandem --today 2025-06-30 insight retention --json");
  months = json_object_get_array_member (json_node_get_object (retention), "monthly");
  g_assert_cmpuint (json_array_get_length (months), ==, rows->len);
  for (guint i = 0; i < rows->len; i++)
    {
      char **cells = rows->pdata[i];
      JsonObject *month = find_object (months, "month", cells[0]);

      for (guint k = 1; columns[k]; k++)
        if (strcmp (cells[k], "NA") == 0)
          g_assert_true (json_object_get_null_member (month, columns[k]));
        else
          g_assert_cmpfloat_with_epsilon (json_object_get_double_member (month, columns[k]),
                                          g_ascii_strtod (cells[k], NULL), 1e-9);
    }
}

/* --- Properties --- */

/* The order of the rows leaves no trace, whatever the dashboard. */
static void
test_shuffled (TdTestFile *file, gconstpointer data)
{
  static const char *const dashboards[] = { "cadence", "engagement", "retention" };

  write_company (file, "plain", 0, 0);
  json_node_unref (import (file, "plain", "2025-06-30"));
  for (guint32 seed = 1; seed <= 3; seed++)
    {
      g_autofree char *folder = g_strdup_printf ("shuffled%u", seed);

      write_company (file, folder, seed, 0);
      json_node_unref (import (file, folder, "2025-06-30"));
      for (guint i = 0; i < G_N_ELEMENTS (dashboards); i++)
        {
          g_autofree char *words =
              g_strdup_printf ("--file %%plain.tandem --today 2025-06-30 insight %s --json",
                               dashboards[i]);
          g_autofree char *other_words =
              g_strdup_printf ("--file %%%s.tandem --today 2025-06-30 insight %s --json", folder,
                               dashboards[i]);
          g_autofree char *expected = run_well (file, words);
          g_autofree char *got = run_well (file, other_words);

          g_assert_cmpstr (got, ==, expected);
        }
    }
}

/* What a text says with every day and month four years earlier. */
static char *
shift_back (const char *text)
{
  static const char month[] = "\"month\" : \"";
  g_autofree char *days = shift (text, -FOUR_YEARS);
  g_auto (GStrv) parts = g_strsplit (days, month, -1);

  for (guint i = 1; parts[i]; i++)
    {
      char *part = g_strdup_printf ("%04d%s", atoi (parts[i]) - 4, parts[i] + 4);

      g_free (parts[i]);
      parts[i] = part;
    }
  return g_strjoinv (month, parts);
}

/* Four years later everything is four years later, and nothing else. */
static void
test_shifted (TdTestFile *file, gconstpointer data)
{
  g_autofree char *expected = NULL;
  g_autofree char *got = NULL;
  g_autofree char *back = NULL;

  write_company (file, "now", 0, 0);
  write_company (file, "later", 0, FOUR_YEARS);
  json_node_unref (import (file, "now", "2025-06-30"));
  json_node_unref (import (file, "later", "2029-06-30"));
  expected = run_well (file, "--file %now.tandem --today 2025-06-30 insight cadence --json");
  got = run_well (file, "--file %later.tandem --today 2029-06-30 insight cadence --json");
  back = shift_back (got);
  g_assert_cmpstr (back, ==, expected);
}

/* --- What the command says --- */

static void
test_words (TdTestFile *file, gconstpointer data)
{
  g_autofree char *output = NULL;
  g_autofree char *messages = NULL;

  write_company (file, "company", 0, 0);
  g_free (run_well (file, "--file %company.tandem init"));
  output = run_well (file, "--file %company.tandem import events %company --program Mentoring");
  g_assert_nonnull (strstr (output, "contacts.csv"));
  g_assert_cmpint (run (file, "--file %company.tandem import events", NULL, NULL), ==, 2);
  g_assert_cmpint (run (file, "--file %company.tandem import events %company %company", NULL, NULL),
                   ==, 2);
  g_assert_cmpint (run (file, "--file %company.tandem import events %company --dates 3", NULL,
                        NULL),
                   ==, 2);
  g_assert_cmpint (run (file, "--file %company.tandem import events %nowhere", NULL, NULL), ==, 1);
  g_assert_cmpint (run (file, "--file %nowhere.tandem import events %company", NULL, NULL), ==, 3);

  write_text (file, "company", "pauses", "pair_id,from,to\nP011,2020-06-29,\nP999,never,\n");
  g_free (output);
  g_assert_cmpint (run (file, "--file %company.tandem import events %company", &output, &messages),
                   ==, 1);
  g_assert_nonnull (strstr (messages, "pauses.csv, row 3, pair_id “P999”"));
  g_assert_nonnull (strstr (output, "pauses.csv, row 3, from “never”"));
  g_assert_cmpint (run (file, "--file %company.tandem import events %company --json", NULL, NULL),
                   ==, 1);
}

/* For people: a table with the same rows. */
static void
test_cadence_table (TdTestFile *file, gconstpointer data)
{
  g_autofree char *output = NULL;

  write_company (file, "company", 0, 0);
  json_node_unref (import (file, "company", "2025-06-30"));
  output = run_well (file, "--file %company.tandem --today 2025-06-30 insight cadence");
  g_assert_nonnull (strstr (output, "P151"));
  g_assert_nonnull (strstr (output, "2025-06"));
  g_assert_null (strstr (output, "{"));
}

#define ADD(name, func)                                                        \
  g_test_add ("/cli/events/" name, TdTestFile, NULL, td_test_file_setup, func, \
              td_test_file_teardown)

void
test_cli_events_add (void)
{
  ADD ("company", test_company);
  ADD ("cases", test_cases);
  ADD ("dashboards", test_dashboards);
  ADD ("months", test_months);
  ADD ("shuffled", test_shuffled);
  ADD ("shifted", test_shifted);
  ADD ("words", test_words);
  ADD ("cadence-table", test_cadence_table);
}
