/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "td-cli-test.h"

void test_cli_insight_add (void);

/* One pair that met twice in three months, a leaver, and a mentee who waits. */
static void
setup (TdTestFile *file, gconstpointer data)
{
  td_test_file_setup (file, data);
  td_test_run (file->db, "INSERT INTO program (id, name) VALUES (1, 'Lead A'), (2, 'Empty')");
  td_test_run (file->db, "INSERT INTO employee (id, number, name, name_key, search_key, hire_date, "
                         "leave_date, leave_reason) VALUES "
                         "(1, 'E1', 'Ada', 'ada', '', '2024-01-01', NULL, NULL), "
                         "(2, 'E2', 'Bob', 'bob', '', '2024-01-01', NULL, NULL), "
                         "(3, 'E3', 'Cid', 'cid', '', '2024-01-01', NULL, NULL), "
                         "(4, 'E4', 'Dee', 'dee', '', '2024-01-01', '2025-03-10', 'Voluntary')");
  td_test_run (file->db, "INSERT INTO promotion (employee_id, on_date) VALUES (1, '2026-02-01')");
  td_test_run (file->db, "INSERT INTO enrolment (program_id, employee_id, role, from_date, places) "
                         "VALUES (1, 1, 'mentor', '2026-01-01', 2), "
                         "(1, 2, 'mentee', '2026-01-01', 0), (1, 3, 'mentee', '2026-06-01', 0)");
  td_test_run (file->db,
               "INSERT INTO pair (id, reference, program_id, mentor_id, mentee_id, state, "
               "proposed_on, matched_on, planned_end) VALUES "
               "(1, 'P1', 1, 1, 2, 'active', '2026-01-05', '2026-03-01', '2027-01-01')");
  td_test_run (file->db, "INSERT INTO contact (pair_id, on_date, minutes) VALUES "
                         "(1, '2026-03-10', 30), (1, '2026-05-02', NULL)");
}

static JsonObject *
get_figure (JsonNode *node, const char *code)
{
  JsonObject *figures = json_object_get_object_member (json_node_get_object (node), "figures");

  return json_object_get_object_member (figures, code);
}

static void
test_engagement (TdTestFile *file, gconstpointer data)
{
  g_autoptr (JsonNode) node = td_cli_test_json (file, "insight engagement --json --program Lead_A");
  JsonObject *root = json_node_get_object (node);
  JsonObject *adherence = get_figure (node, "adherence");
  JsonArray *months = json_object_get_array_member (root, "adherence_by_month");
  JsonObject *month = json_array_get_object_element (months, 0);
  JsonObject *wait = json_object_get_object_member (root, "time_to_match");

  g_assert_cmpstr (json_object_get_string_member (root, "program"), ==, "Lead A");
  g_assert_cmpstr (json_object_get_string_member (root, "as_of"), ==, "2026-06-15");
  g_assert_cmpint (json_object_get_int_member (adherence, "count"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (adherence, "of"), ==, 3);
  g_assert_cmpfloat (json_object_get_double_member (adherence, "share"), ==, 2.0 / 3);
  g_assert_true (json_object_get_null_member (get_figure (node, "agreements"), "target"));
  g_assert_cmpfloat (json_object_get_double_member (get_figure (node, "match_rate"), "target"), ==,
                     0.7);
  g_assert_cmpuint (json_array_get_length (months), ==, 3);
  g_assert_cmpstr (json_object_get_string_member (month, "month"), ==, "2026-03");
  g_assert_cmpint (json_object_get_int_member (wait, "waiting_now"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (wait, "oldest_days"), ==, 14);
}

static void
test_cadence (TdTestFile *file, gconstpointer data)
{
  g_autoptr (JsonNode) node = td_cli_test_json (file, "insight cadence --json");
  JsonObject *root = json_node_get_object (node);
  JsonArray *pairs = json_object_get_array_member (root, "pairs");
  JsonObject *pair = json_array_get_object_element (pairs, 0);

  g_assert_cmpuint (json_array_get_length (pairs), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (pair, "pair"), ==, "P1");
  g_assert_true (json_object_get_boolean_member (pair, "active"));
  g_assert_cmpint (json_object_get_int_member (pair, "due"), ==, 3);
  g_assert_cmpint (json_object_get_int_member (pair, "kept"), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (pair, "next_due"), ==, "2026-06-02");
  g_assert_cmpint (json_object_get_int_member (pair, "days_overdue"), ==, 13);
  g_assert_cmpstr (json_object_get_string_member (pair, "bucket"), ==, "8-30");
}

static void
test_retention (TdTestFile *file, gconstpointer data)
{
  g_autoptr (JsonNode) node =
      td_cli_test_json (file, "insight retention --json --from 2025-03-01 --to 2025-04-30");
  JsonObject *root = json_node_get_object (node);
  JsonArray *months = json_object_get_array_member (root, "monthly");
  JsonObject *march = json_array_get_object_element (months, 0);

  g_assert_cmpuint (json_array_get_length (months), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (march, "month"), ==, "2025-03");
  g_assert_cmpint (json_object_get_int_member (march, "opening"), ==, 4);
  g_assert_cmpint (json_object_get_int_member (march, "voluntary"), ==, 1);
  g_assert_cmpfloat (json_object_get_double_member (march, "retention_pct"), ==, 75);
  g_assert_true (json_object_get_null_member (march, "rolling12_retention_pct"));
  g_assert_false (json_object_get_boolean_member (root, "window_known"));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "checks")), ==, 1);
}

/* Too few of anything: nothing is said in numbers. */
static void
test_promotion (TdTestFile *file, gconstpointer data)
{
  g_autoptr (JsonNode) node = td_cli_test_json (file, "insight promotion --json --by department");
  JsonObject *root = json_node_get_object (node);
  JsonArray *metrics = json_object_get_array_member (root, "metrics");
  JsonObject *first = json_array_get_object_element (metrics, 0);

  g_assert_cmpuint (json_array_get_length (metrics), ==, 13);
  g_assert_cmpstr (json_object_get_string_member (first, "metric"), ==, "promotion.count");
  g_assert_true (json_object_get_null_member (first, "value"));
  g_assert_true (json_object_get_boolean_member (first, "hidden"));
  g_assert_nonnull (strstr (json_object_get_string_member (root, "caution"), "not what it causes"));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "by")), ==, 1);
}

static void
test_by (TdTestFile *file, gconstpointer data)
{
  g_autoptr (JsonNode) node = td_cli_test_json (file, "insight retention --json --by grade");
  JsonArray *rows = json_object_get_array_member (json_node_get_object (node), "by");
  JsonObject *row = json_array_get_object_element (rows, 0);
  JsonObject *cell = json_object_get_object_member (row, "headcount");

  g_assert_cmpuint (json_array_get_length (rows), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (row, "grade"), ==, "");
  g_assert_true (json_object_get_null_member (cell, "count"));
  g_assert_true (json_object_get_boolean_member (cell, "hidden"));
  g_assert_cmpint (td_cli_test_run (file, "insight retention --by grade --grade 7", NULL, NULL), ==,
                   2);
  g_assert_cmpint (td_cli_test_run (file, "insight retention --grade 7 --location X", NULL, NULL),
                   ==, 2);
}

static void
test_settings (TdTestFile *file, gconstpointer data)
{
  g_autoptr (JsonNode) node = NULL;
  JsonObject *root;

  g_assert_cmpint (td_cli_test_run (file, "settings set window-start 2023-05-01", NULL, NULL), ==,
                   0);
  g_assert_cmpint (td_cli_test_run (file, "settings set window-start 2023-05-32", NULL, NULL), ==,
                   2);
  g_assert_cmpint (td_cli_test_run (file, "settings set min-cell 2", NULL, NULL), ==, 2);
  g_assert_cmpint (td_cli_test_run (file, "settings set nothing 2", NULL, NULL), ==, 2);
  g_assert_cmpint (td_cli_test_run (file, "settings set min-cell", NULL, NULL), ==, 2);
  node = td_cli_test_json (file, "settings show --json");
  root = json_node_get_object (node);
  g_assert_cmpstr (json_object_get_string_member (root, "window-start"), ==, "2023-05-01");
  g_assert_true (json_object_get_null_member (root, "min-cell"));
  g_assert_cmpint (td_test_count (file->db, "SELECT COUNT(*) FROM setting"), ==, 1);
}

static void
test_table (TdTestFile *file, gconstpointer data)
{
  g_autofree char *output = NULL;
  g_autofree char *messages = NULL;

  g_assert_cmpint (td_cli_test_run (file, "insight engagement", &output, NULL), ==, 0);
  g_assert_nonnull (strstr (output, "66.7 %"));
  g_assert_nonnull (strstr (output, "2 of 3"));
  g_clear_pointer (&output, g_free);
  g_assert_cmpint (td_cli_test_run (file, "insight retention", &output, &messages), ==, 0);
  g_assert_nonnull (strstr (messages, "earlier ones"));
}

static void
test_refused (TdTestFile *file, gconstpointer data)
{
  g_assert_cmpint (td_cli_test_run (file, "insight engagement --program Nothing", NULL, NULL), ==,
                   1);
  g_assert_cmpint (td_cli_test_run (file, "insight engagement --from 2026-02-01 --to 2026-01-01",
                                    NULL, NULL),
                   ==, 2);
  g_assert_cmpint (td_cli_test_run (file, "insight retention --from soon", NULL, NULL), ==, 2);
}

/* A programme without anybody: nothing breaks, and what is not computable is null. */
static void
test_empty (TdTestFile *file, gconstpointer data)
{
  g_autoptr (JsonNode) node = td_cli_test_json (file, "insight engagement --json --program Empty");

  g_assert_true (json_object_get_null_member (get_figure (node, "adherence"), "share"));
  g_assert_cmpint (json_object_get_int_member (get_figure (node, "adherence"), "of"), ==, 0);
}

void
test_cli_insight_add (void)
{
  const struct
  {
    const char *path;
    void (*func) (TdTestFile *file, gconstpointer data);
  } tests[] = {
    { "/cli/insight/engagement", test_engagement }, { "/cli/insight/cadence", test_cadence },
    { "/cli/insight/retention", test_retention },   { "/cli/insight/table", test_table },
    { "/cli/insight/promotion", test_promotion },   { "/cli/insight/by", test_by },
    { "/cli/insight/settings", test_settings },     { "/cli/insight/refused", test_refused },
    { "/cli/insight/empty", test_empty },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, TdTestFile, NULL, setup, tests[i].func, td_test_file_teardown);
}
