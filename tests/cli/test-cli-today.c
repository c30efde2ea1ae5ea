/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "td-cli-test.h"

void test_cli_today_add (void);

/* Today is 15 June 2026: pair 1 is overdue, pair 2 of the other programme waits for answers. */
static void
make_pairs (TdDatabase *db)
{
  td_test_run (db, "INSERT INTO program (id, name) VALUES (1, 'Leadership'), (2, 'Sales')");
  td_test_run (db,
               "INSERT INTO survey (program_id, name, active) VALUES (1, 'Off', 0), (2, 'Off', 0)");
  td_test_run (db, "INSERT INTO employee (id, number, name, name_key, search_key) VALUES"
                   " (1, 'E1', 'Ada One', 'ada', 'ada'), (2, 'E2', 'Bob Two', 'bob', 'bob'),"
                   " (3, NULL, 'Cid Three', 'cid', 'cid')");
  td_test_run (db, "INSERT INTO pair (id, reference, program_id, mentor_id, mentee_id, state,"
                   " proposed_on, matched_on, mentor_signed_on, mentee_signed_on) VALUES"
                   " (1, 'A1', 1, 1, 2, 'active', '2026-01-02', '2026-01-10', '2026-01-10',"
                   "  '2026-01-10'),"
                   " (2, 'B2', 2, 3, 2, 'proposed', '2026-06-05', NULL, NULL, NULL)");
  td_test_run (db, "INSERT INTO contact (pair_id, on_date) VALUES (1, '2026-04-30')");
}

static void
assert_text (JsonObject *row, const char *member, const char *wanted)
{
  g_assert_cmpstr (json_object_get_string_member (row, member), ==, wanted);
}

static void
test_json (TdTestFile *file, gconstpointer data)
{
  g_autoptr (JsonNode) node = NULL;
  JsonObject *root, *counts, *row;
  JsonArray *rows;

  make_pairs (file->db);
  node = td_cli_test_json (file, "today --json");
  root = json_node_get_object (node);
  assert_text (root, "as_of", "2026-06-15");
  g_assert_cmpint (json_object_get_int_member (root, "needs"), ==, 2);
  counts = json_object_get_object_member (root, "counts");
  g_assert_cmpint (json_object_get_int_member (counts, "overdue"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (counts, "silent"), ==, 0);
  rows = json_object_get_array_member (root, "rows");
  g_assert_cmpuint (json_array_get_length (rows), ==, 2);

  row = json_array_get_object_element (rows, 0);
  assert_text (row, "kind", "overdue");
  g_assert_cmpint (json_object_get_int_member (row, "pair"), ==, 1);
  assert_text (row, "reference", "A1");
  assert_text (row, "program", "Leadership");
  assert_text (row, "mentor", "E1");
  assert_text (row, "mentee", "E2");
  assert_text (row, "last", "2026-04-30");
  assert_text (row, "due_on", "2026-05-30");
  g_assert_cmpint (json_object_get_int_member (row, "days"), ==, 16);
  g_assert_true (json_object_get_null_member (row, "reminded_on"));
  assert_text (row, "next_action", "log");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (row, "actions")), >, 1);

  row = json_array_get_object_element (rows, 1);
  assert_text (row, "kind", "answer");
  assert_text (row, "mentor", "Cid Three");
  g_assert_true (json_object_get_null_member (row, "side"));
}

/* Of one programme, as of another day, in words. */
static void
test_words (TdTestFile *file, gconstpointer data)
{
  g_autofree char *output = NULL;
  g_autofree char *past = NULL;
  g_autofree char *nothing = NULL;
  g_autofree char *unknown = NULL;

  make_pairs (file->db);
  g_assert_cmpint (td_cli_test_run (file, "today --program Leadership", &output, NULL), ==, 0);
  g_assert_nonnull (strstr (output, "Overdue"));
  g_assert_nonnull (strstr (output, "Ada One → Bob Two"));
  g_assert_nonnull (strstr (output, "monthly · last 30 Apr 2026 · 16 days over"));
  g_assert_null (strstr (output, "Cid Three"));

  g_assert_cmpint (td_cli_test_run (file, "today --today 2026-05-27", &past, NULL), ==, 0);
  g_assert_nonnull (strstr (past, "due in 3 days · Leadership"));
  g_assert_null (strstr (past, "Cid Three"));

  g_assert_cmpint (td_cli_test_run (file, "today --today 2026-05-01", NULL, &nothing), ==, 0);
  g_assert_cmpstr (nothing, ==, "Nothing needs you.\n");
  g_assert_cmpint (td_cli_test_run (file, "today --program Nowhere", NULL, &unknown), ==, 1);
  g_assert_nonnull (strstr (unknown, "Nowhere"));
  g_assert_cmpint (td_cli_test_run (file, "today --today soon", NULL, NULL), ==, 2);
}

void
test_cli_today_add (void)
{
  g_test_add ("/cli/today/json", TdTestFile, NULL, td_test_file_setup, test_json,
              td_test_file_teardown);
  g_test_add ("/cli/today/words", TdTestFile, NULL, td_test_file_setup, test_words,
              td_test_file_teardown);
}
