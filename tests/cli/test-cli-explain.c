/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "td-cli-test.h"

#include <string.h>

void test_cli_explain_add (void);

/*
 * Only skills count, of ten that a mentee wants: Ann 7 of Xan's and 3 of Yel's, Bea 6 and 4, Cas 5
 * and 1, 1,000 points each. One place with each; Vic, with one too, manages all three. Best: Ann
 * with Xan and Bea with Yel, 11,000.
 */
static void
setup (TdTestFile *file, gconstpointer data)
{
  td_test_file_setup (file, data);
  td_test_run (file->db, "INSERT INTO program (id, name) VALUES (1, 'P'), (2, 'Q')");
  td_test_run (file->db, "INSERT INTO employee (id, number, name, name_key, search_key) VALUES "
                         "(1, 'A', 'Ann', 'ann', 'ann'), (2, 'B', 'Bea', 'bea', 'bea'), "
                         "(3, 'C', 'Cas', 'cas', 'cas'), (4, 'V', 'Vic', 'vic', 'vic'), "
                         "(5, 'X', 'Xan', 'xan', 'xan'), (6, 'Y', 'Yel', 'yel', 'yel')");
  td_test_run (file->db, "UPDATE employee SET manager_id = 4 WHERE id <= 3");
  td_test_run (file->db,
               "INSERT INTO enrolment (id, program_id, employee_id, role, from_date, places, "
               "skills_offered, skills_wanted) VALUES "
               "(1, 1, 1, 'mentee', '2026-01-01', 0, NULL, 'x1;x2;x3;x4;x5;x6;x7;y1;y2;y3'), "
               "(2, 1, 2, 'mentee', '2026-01-01', 0, NULL, 'x1;x2;x3;x4;x5;x6;y1;y2;y3;y4'), "
               "(3, 1, 3, 'mentee', '2026-01-01', 0, NULL, 'x1;x2;x3;x4;x5;y1;o1;o2;o3;o4'), "
               "(4, 1, 4, 'mentor', '2026-01-01', 1, NULL, NULL), "
               "(5, 1, 5, 'mentor', '2026-01-01', 1, 'x1;x2;x3;x4;x5;x6;x7', NULL), "
               "(6, 1, 6, 'mentor', '2026-01-01', 1, 'y1;y2;y3;y4', NULL)");
  td_test_run (file->db, "INSERT INTO program_rule SELECT 1, 'criterion', value, 0 FROM "
                         "json_each ('[\"wishes\",\"reasons\",\"hours\",\"location\","
                         "\"department\",\"grade\",\"waiting\"]')");
  td_test_run (file->db, "INSERT INTO program_rule VALUES (1, 'criterion', 'skills', 100)");
  td_test_run (file->db, "INSERT INTO preference VALUES (2, 5, 'wish', 1)");
}

static void
run (TdTestFile *file, const char *words, int code)
{
  g_assert_cmpint (td_cli_test_run (file, words, NULL, NULL), ==, code);
}

static void
assert_text (JsonObject *object, const char *name, const char *expected)
{
  g_assert_true (json_object_has_member (object, name));
  g_assert_cmpstr (json_object_get_string_member_with_default (object, name, NULL), ==, expected);
}

static void
assert_int (JsonObject *object, const char *name, gint64 expected)
{
  g_assert_true (json_object_has_member (object, name));
  g_assert_cmpint (json_object_get_int_member (object, name), ==, expected);
}

static JsonObject *
element (JsonObject *object, const char *name, guint i)
{
  return json_array_get_object_element (json_object_get_array_member (object, name), i);
}

static guint
length (JsonObject *object, const char *name)
{
  return json_array_get_length (json_object_get_array_member (object, name));
}

static void
test_explain (TdTestFile *file, gconstpointer data)
{
  g_autoptr (JsonNode) node = NULL;
  JsonObject *bea, *xan, *wish;

  run (file, "pair propose --program P", 0);
  node = td_cli_test_json (file, "pair explain --proposal 1 --mentee B --json");
  bea = json_node_get_object (node);
  assert_text (bea, "mentor", "Y");
  assert_int (bea, "score", 4000);
  assert_int (json_object_get_object_member (bea, "criteria"), "skills", 4000);
  assert_int (bea, "mentee_rank", 2);
  g_assert_false (json_object_get_boolean_member (bea, "by_hand"));
  g_assert_cmpuint (length (bea, "alternatives"), ==, 1);
  xan = element (bea, "alternatives", 0);
  assert_text (xan, "mentor", "X");
  assert_int (xan, "score", 6000);
  assert_int (xan, "cost_to_others", 2000);
  assert_int (xan, "moved", 2);
  assert_text (xan, "why_not",
               "Has no place left: it goes to Ann, where it is worth more to everyone together.");
  g_assert_cmpuint (length (bea, "wishes"), ==, 1);
  wish = element (bea, "wishes", 0);
  assert_text (wish, "mentor", "X");
  assert_text (wish, "outcome", "used_elsewhere");
  assert_text (wish, "because", json_object_get_string_member (xan, "why_not"));
  assert_int (wish, "cost_to_others", 2000);
}

static void
test_unmatched (TdTestFile *file, gconstpointer data)
{
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *output = NULL;
  JsonObject *cas;

  run (file, "pair propose --program P", 0);
  node = td_cli_test_json (file, "pair explain --proposal 1 --mentee C --json");
  cas = json_node_get_object (node);
  assert_text (cas, "mentor", NULL);
  g_assert_cmpuint (json_object_get_size (json_object_get_object_member (cas, "criteria")), ==, 0);
  g_assert_cmpuint (length (cas, "blocked_by"), ==, 2);
  g_assert_cmpuint (length (cas, "prices"), ==, 2);
  assert_int (json_object_get_object_member (cas, "shortage"), "mentees", 3);
  assert_int (json_object_get_object_member (cas, "shortage"), "places", 2);
  td_cli_test_run (file, "pair explain --proposal 1 --mentee C", &output, NULL);
  g_assert_nonnull (strstr (output, "Cas has no mentor: "));
  g_assert_nonnull (strstr (output, "One more place with "));
}

static void
test_whole (TdTestFile *file, gconstpointer data)
{
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *output = NULL;
  JsonObject *whole, *chain;

  run (file, "pair propose --program P", 0);
  node = td_cli_test_json (file, "pair explain --proposal 1 --json");
  whole = json_node_get_object (node);
  assert_int (whole, "matched", 2);
  assert_int (whole, "total", 11000);
  assert_int (whole, "worst", 4000);
  chain = element (whole, "without_rule", 0);
  assert_text (chain, "rule", "reporting_chain");
  assert_text (chain, "gained_numbers", "C");
  assert_int (chain, "matched_change", 1);
  assert_int (chain, "total_change", 0);
  g_assert_cmpuint (length (whole, "one_more_place"), ==, 3);
  td_cli_test_run (file, "pair explain --proposal 1", &output, NULL);
  g_assert_nonnull (strstr (output, "2 of 3 mentees have one of 3 places."));
}

static void
test_refused (TdTestFile *file, gconstpointer data)
{
  run (file, "pair propose --program P", 0);
  run (file, "pair explain --mentee A", 2);
  run (file, "pair explain --proposal 9 --mentee A", 1);
  run (file, "pair explain --proposal 1 --mentee X", 1);
  run (file, "pair explain --proposal 1 --mentee Nobody", 1);
  run (file, "pair explain --proposal one --mentee A", 2);
  run (file, "pair whatif", 2);
  run (file, "pair whatif --proposal 9", 1);
  run (file, "pair whatif --proposal 1 --without-rule capacity", 2);
  run (file, "pair whatif --proposal 1 --without-rule nothing", 2);
  run (file, "pair whatif --proposal 1 --weight skills", 2);
  run (file, "pair whatif --proposal 1 --weight skills=101", 2);
  run (file, "pair whatif --proposal 1 --weight nothing=5", 2);
  run (file, "pair whatif --proposal 1 --weight field:Club=5", 1);
  run (file, "pair whatif --proposal 1 --places X=-1", 2);
  run (file, "pair whatif --proposal 1 --places Nobody=1", 1);
  run (file, "pair whatif --proposal 1 --places A=1", 1);
  run (file, "pair compare --proposals 1", 2);
  run (file, "pair compare --proposals 1 2 3", 2);
  run (file, "pair compare --proposals 1 two", 2);
  run (file, "pair compare --proposals 1 2", 1);
}

static void
assert_what_if (TdTestFile *file,
                const char *options,
                int matched,
                int matched_change,
                int total_change,
                int pairs_changed)
{
  g_autofree char *words = g_strdup_printf ("pair whatif --proposal 1 %s --json", options);
  g_autoptr (JsonNode) node = td_cli_test_json (file, words);
  JsonObject *result = json_node_get_object (node);

  assert_int (result, "matched", matched);
  assert_int (result, "matched_change", matched_change);
  assert_int (result, "total_change", total_change);
  assert_int (result, "pairs_changed", pairs_changed);
}

static void
test_what_if (TdTestFile *file, gconstpointer data)
{
  g_autofree char *output = NULL;

  run (file, "pair propose --program P", 0);
  assert_what_if (file, "--without-rule veto", 2, 0, 0, 0);
  assert_what_if (file, "--without-rule reporting^chain", 3, 1, 0, 1);
  /* Cas with Xan beside Ann, or beside Bea when Yel takes nobody. */
  assert_what_if (file, "--places X=2", 3, 1, 5000, 1);
  assert_what_if (file, "--places X=2 --places Y=0", 2, 0, 2000, 1);
  assert_what_if (file, "--places X=0 --places Y=0", 0, -2, -11000, 2);
  assert_what_if (file, "--weight skills=50", 2, 0, -5500, 0);
  /* A first wish is 70 of 100: Bea scores 13,000 with Xan, and Ann 3,000 with Yel. */
  assert_what_if (file, "--weight wishes=100 --without-rule veto", 2, 0, 5000, 2);
  td_cli_test_run (file, "pair whatif --proposal 1 --places X=2", &output, NULL);
  g_assert_cmpstr (output, ==,
                   "Matched: 3 of 3 (+1)\nPoints: 16000 (+5000)\n"
                   "Mentees with another mentor: 1\n");
}

static void
test_settle (TdTestFile *file, gconstpointer data)
{
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (JsonNode) settled = NULL;
  g_autofree char *output = NULL;
  JsonObject *first, *proposal;

  run (file, "pair lock --program P --mentor X --mentee C --reason asked_for", 0);
  run (file, "pair forbid --program P --mentor Y --mentee B", 0);
  settled = td_cli_test_json (file, "pair settled --program P --json");
  g_assert_cmpuint (length (json_node_get_object (settled), "settled"), ==, 2);
  first = element (json_node_get_object (settled), "settled", 0);
  assert_text (first, "mentor", "X");
  assert_text (first, "mentee", "C");
  assert_text (first, "kind", "locked");
  assert_text (first, "reason", "asked for");
  node = td_cli_test_json (file, "pair propose --program P --json");
  proposal = json_node_get_object (node);
  assert_int (proposal, "matched", 2);
  assert_int (proposal, "total", 5000 + 3000);
  run (file, "pair lock --program P --mentor Y --mentee C", 1);
  run (file, "pair lock --program P --mentor X --mentee A", 1);
  run (file, "pair lock --program P --mentor A --mentee B", 1);
  run (file, "pair forbid --program P --mentor X --mentee C --remove", 1);
  run (file, "pair lock --program P --mentor X --mentee C --remove", 0);
  run (file, "pair lock --program P --mentor X --mentee C --remove", 1);
  run (file, "undo", 0);
  td_cli_test_run (file, "pair settled --program P", &output, NULL);
  g_assert_nonnull (strstr (output, "locked"));
  g_assert_nonnull (strstr (output, "forbidden"));
  run (file, "pair lock --mentor X --mentee C", 2);
  run (file, "pair lock --program Nothing --mentor X --mentee C", 1);
  run (file, "pair settled", 2);
}

static void
test_compare (TdTestFile *file, gconstpointer data)
{
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *messages = NULL;
  JsonObject *comparison, *row;

  run (file, "pair propose --program P", 0);
  run (file, "pair forbid --program P --mentor X --mentee A", 0);
  run (file, "pair propose --program P", 0);
  node = td_cli_test_json (file, "pair compare --proposals 1 2 --json");
  comparison = json_node_get_object (node);
  assert_int (json_object_get_object_member (comparison, "first"), "total", 11000);
  assert_int (json_object_get_object_member (comparison, "second"), "total", 9000);
  assert_int (json_object_get_object_member (comparison, "second"), "worst",
              td_test_count (file->db, "SELECT min(score) FROM proposal_row WHERE proposal_id = 2 "
                                       "AND mentor_id IS NOT NULL"));
  assert_int (comparison, "total_change", -2000);
  assert_int (comparison, "matched_change", 0);
  g_assert_cmpuint (length (comparison, "pairs"), ==, 3);
  row = element (comparison, "pairs", 0);
  g_assert_cmpstr (json_object_get_string_member (row, "kind"), !=, "same");
  g_assert_cmpint (td_cli_test_run (file, "pair compare --proposals 1,2", NULL, &messages), ==, 0);
  g_assert_nonnull (strstr (messages, "points -2000"));
}

void
test_cli_explain_add (void)
{
#define ADD(name, func) \
  g_test_add ("/cli/explain/" name, TdTestFile, NULL, setup, func, td_test_file_teardown)
  ADD ("explain", test_explain);
  ADD ("unmatched", test_unmatched);
  ADD ("whole", test_whole);
  ADD ("refused", test_refused);
  ADD ("what-if", test_what_if);
  ADD ("settle", test_settle);
  ADD ("compare", test_compare);
#undef ADD
}
