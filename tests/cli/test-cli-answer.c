/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

/* Answers, the decision that nobody fits, shortlists. */

#include "config.h"

#include "td-cli-test.h"

#include <string.h>

void test_cli_answer_add (void);

/* Ann (1) manages Bea (3); Max (2) is a mentor too; Cas (4) is a mentee. */
static void
setup (TdTestFile *file, gconstpointer data)
{
  td_test_file_setup (file, data);
  td_test_run (file->db, "INSERT INTO program (id, name) VALUES (1, 'Lead')");
  td_test_run (file->db,
               "INSERT INTO employee (id, number, name, name_key, search_key, manager_id) "
               "VALUES (1, 'E1', 'Ann', 'ann', 'ann', NULL), (2, 'E2', 'Max', 'max', 'max', NULL), "
               "(3, 'E3', 'Bea', 'bea', 'bea', 1), (4, 'E4', 'Cas', 'cas', 'cas', NULL)");
  td_test_run (file->db, "INSERT INTO enrolment (program_id, employee_id, role, from_date, places, "
                         "skills_offered, skills_wanted) VALUES "
                         "(1, 1, 'mentor', '2026-01-01', 1, 'law; sailing', NULL), "
                         "(1, 2, 'mentor', '2026-01-01', 1, 'planning', NULL), "
                         "(1, 3, 'mentee', '2026-01-01', 0, NULL, 'planning'), "
                         "(1, 4, 'mentee', '2026-02-01', 0, NULL, 'law')");
}

static void
run (TdTestFile *file, const char *words, int code)
{
  g_assert_cmpint (td_cli_test_run (file, words, NULL, NULL), ==, code);
}

/* An element of the array that a command prints. */
static JsonObject *
element (JsonNode *node, const char *array, guint i, guint n)
{
  JsonArray *elements = json_object_get_array_member (json_node_get_object (node), array);

  g_assert_cmpuint (json_array_get_length (elements), ==, n);
  return json_array_get_object_element (elements, i);
}

static void
assert_text (JsonObject *object, const char *name, const char *expected)
{
  g_assert_true (json_object_has_member (object, name));
  g_assert_cmpstr (json_object_get_string_member_with_default (object, name, NULL), ==, expected);
}

static void
test_waiting (TdTestFile *file, gconstpointer data)
{
  g_autoptr (JsonNode) before = NULL;
  g_autoptr (JsonNode) after = NULL;
  JsonObject *pair;

  run (file, "pair add --program Lead --mentor E2 --mentee E3", 0);
  td_test_run (file->db, "UPDATE pair SET proposed_on = '2026-06-06'");
  before = td_cli_test_json (file, "pair list --state proposed --json");
  pair = element (before, "pairs", 0, 1);
  g_assert_cmpint (json_object_get_int_member (pair, "waiting_days"), ==, 9);
  assert_text (pair, "waits_for", "mentor; mentee");
  run (file, "pair accept --pair 1 --by mentor --on 2026-06-08", 0);
  after = td_cli_test_json (file, "pair ask-again --pair 1 --on 2026-06-12 --json");
  pair = element (after, "pairs", 0, 1);
  g_assert_cmpint (json_object_get_int_member (pair, "waiting_days"), ==, 3);
  assert_text (pair, "waits_for", "mentee");
  assert_text (pair, "asked_on", "2026-06-12");
}

static void
test_steps (TdTestFile *file, gconstpointer data)
{
  g_autoptr (JsonNode) both = NULL;
  g_autoptr (JsonNode) back = NULL;
  g_autoptr (JsonNode) declined = NULL;
  g_autofree char *table = NULL;

  run (file, "pair add --program Lead --mentor E2 --mentee E3", 0);
  both = td_cli_test_json (file, "pair accept-both --pair 1 --on 2026-06-08 --json");
  assert_text (element (both, "pairs", 0, 1), "state", "active");
  back = td_cli_test_json (file, "pair take-back --pair 1 --by mentee --json");
  assert_text (element (back, "pairs", 0, 1), "state", "accepted");
  declined = td_cli_test_json (
      file, "pair decline --pair 1 --by mentee --reason topic --note my_own_words --json");
  assert_text (element (declined, "pairs", 0, 1), "declined_reason", "topic");
  g_assert_false (json_object_has_member (element (declined, "pairs", 0, 1), "declined_note"));
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM pair WHERE declined_note = "
                                            "'my own words' AND mentor_accepted_on IS NOT NULL"),
                   ==, 1);
  run (file, "pair decline --pair 1 --by mentor --reason topic", 1);
  run (file, "pair take-back --pair 1 --by mentor", 0);
}

static void
test_withdraw (TdTestFile *file, gconstpointer data)
{
  g_autoptr (JsonNode) withdrawn = NULL;

  run (file, "pair add --program Lead --mentor E2 --mentee E3", 0);
  run (file, "pair withdraw --pair 1", 2);
  withdrawn = td_cli_test_json (file, "pair withdraw --pair 1 --reason no-answer --json");
  assert_text (element (withdrawn, "pairs", 0, 1), "state", "withdrawn");
  assert_text (element (withdrawn, "pairs", 0, 1), "declined_by", NULL);
  run (file, "pair list --state withdrawn", 0);
  run (file, "pair withdraw --pair 1 --reason other", 1);
}

/* Flagged in every list, in words too. */
static void
test_line (TdTestFile *file, gconstpointer data)
{
  g_autoptr (JsonNode) rank =
      td_cli_test_json (file, "pair rank --program Lead --mentee E3 --json");
  g_autoptr (JsonNode) pairs = NULL;
  g_autofree char *ranked = NULL;
  g_autofree char *listed = NULL;

  assert_text (element (rank, "mentors", 1, 2), "mentor", "E1");
  assert_text (element (rank, "mentors", 1, 2), "line", "manager");
  g_assert_true (json_object_get_boolean_member (element (rank, "mentors", 1, 2), "line_manager"));
  assert_text (element (rank, "mentors", 0, 2), "line", NULL);
  td_cli_test_run (file, "pair rank --program Lead --mentee E3", &ranked, NULL);
  g_assert_nonnull (strstr (ranked, "Line manager"));
  run (file, "pair add --program Lead --mentor E1 --mentee E3 --source self", 0);
  pairs = td_cli_test_json (file, "pair list --json");
  assert_text (element (pairs, "pairs", 0, 1), "line", "manager");
  assert_text (element (pairs, "pairs", 0, 1), "source", "self");
  td_cli_test_run (file, "pair list", &listed, NULL);
  g_assert_nonnull (strstr (listed, "The mentor is the line manager. Waits 0 days"));
  g_assert_nonnull (strstr (listed, "Self-arranged"));
}

static void
test_no_match (TdTestFile *file, gconstpointer data)
{
  g_autoptr (JsonNode) decided = td_cli_test_json (
      file, "pair no-match --program Lead --mentee E4 --reason level --note secret --json");
  g_autoptr (JsonNode) proposal = NULL;
  JsonObject *decision = element (decided, "no_match", 0, 1);

  assert_text (decision, "mentee", "E4");
  assert_text (decision, "reason", "level");
  assert_text (decision, "decided_on", "2026-06-15");
  g_assert_cmpint (json_object_get_int_member (decision, "days"), ==, 134);
  g_assert_false (json_object_has_member (decision, "note"));
  proposal = td_cli_test_json (file, "pair propose --program Lead --json");
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (proposal), "mentees"), ==, 1);
  run (file, "pair no-match --program Lead --mentee E4 --remove", 0);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM no_match"), ==, 0);
  run (file, "pair no-match --program Lead --mentee E4 --remove", 1);
  run (file, "pair no-match --program Lead --mentee E4", 2);
  run (file, "pair no-match --program Lead --mentee E4 --reason mood", 2);
  run (file, "pair no-match --program Nowhere", 1);
  run (file, "pair no-match", 0);
}

static void
test_shortlist (TdTestFile *file, gconstpointer data)
{
  g_autoptr (JsonNode) made =
      td_cli_test_json (file,
                        "pair shortlist --program Lead --mentee E4 --mentor E2 --mentor E1 --json");
  g_autoptr (JsonNode) ranked = NULL;
  JsonObject *mentor = element (made, "mentors", 1, 2);

  assert_text (mentor, "mentor", "E1");
  g_assert_cmpint (json_object_get_int_member (mentor, "position"), ==, 2);
  g_assert_cmpstr (json_array_get_string_element (json_object_get_array_member (mentor, "offers"),
                                                  0),
                   ==, "law");
  ranked = td_cli_test_json (file, "pair shortlist --program Lead --mentee E4 --rank E1 E2 --json");
  g_assert_cmpint (json_object_get_int_member (element (ranked, "mentors", 1, 2), "rank"), ==, 1);
  assert_text (json_node_get_object (ranked), "answered_on", "2026-06-15");
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM preference WHERE kind = 'wish' "
                                            "AND employee_id = rank"),
                   ==, 2);
  run (file, "pair shortlist --program Lead --mentee E4 --rank E3", 1);
  run (file, "pair shortlist --program Lead --mentee E4 E1", 2);
  run (file, "pair shortlist --program Lead --mentee E3 --mentor E1", 1); /* her manager */
  run (file, "pair shortlist --program Lead --mentee E4 --new", 0);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM shortlist"), ==, 2);
}

static void
test_letter (TdTestFile *file, gconstpointer data)
{
  g_autofree char *path = g_build_filename (file->folder, "letter.pdf", NULL);
  g_autofree char *words =
      g_strdup_printf ("report shortlist --program Lead --mentee E4 --pdf %s", path);

  run (file, words, 1);
  run (file, "pair shortlist --program Lead --mentee E4", 0);
  run (file, words, 0);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

void
test_cli_answer_add (void)
{
#define ADD(name, func) \
  g_test_add ("/cli/answer/" name, TdTestFile, NULL, setup, func, td_test_file_teardown)
  ADD ("waiting", test_waiting);
  ADD ("steps", test_steps);
  ADD ("withdraw", test_withdraw);
  ADD ("line", test_line);
  ADD ("no-match", test_no_match);
  ADD ("shortlist", test_shortlist);
  ADD ("letter", test_letter);
#undef ADD
}
