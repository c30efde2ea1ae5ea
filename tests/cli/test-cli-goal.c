/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include <string.h>

#include "td-cli-test.h"

void test_cli_goal_add (void);

/* Pair 1 of mentoring is active, pair 2 of coaching is proposed. */
static void
setup (TdTestFile *file, gconstpointer data)
{
  td_test_file_setup (file, data);
  td_test_run (file->db, "INSERT INTO program (id, name, kind) VALUES (1, 'Leadership', "
                         "'mentoring'), (2, 'Coaching', 'coaching')");
  td_test_run (file->db,
               "INSERT INTO employee (id, number, name, name_key, search_key) VALUES "
               "(1, '01', 'Ann One', 'ann one', ''), (2, '02', 'Bob Two', 'bob two', '')");
  td_test_run (file->db,
               "INSERT INTO enrolment (program_id, employee_id, role, from_date, places) VALUES "
               "(1, 1, 'mentor', '2026-01-01', 2), (1, 2, 'mentee', '2026-01-01', 0), "
               "(2, 1, 'mentor', '2026-01-01', 2), (2, 2, 'mentee', '2026-01-01', 0)");
  td_test_run (file->db,
               "INSERT INTO pair (id, reference, program_id, mentor_id, mentee_id, state, "
               "proposed_on, mentor_accepted_on, mentee_accepted_on, matched_on) VALUES "
               "(1, 'M-7', 1, 1, 2, 'active', '2026-01-01', '2026-01-02', '2026-01-03', "
               "'2026-01-03'), (2, '2', 2, 1, 2, 'proposed', '2026-06-01', NULL, NULL, NULL)");
}

static JsonObject *
first (JsonNode *node, const char *array)
{
  JsonArray *elements = json_object_get_array_member (json_node_get_object (node), array);

  g_assert_cmpuint (json_array_get_length (elements), >=, 1);
  return json_array_get_object_element (elements, 0);
}

static void
assert_run (TdTestFile *file, const char *words, int code)
{
  g_assert_cmpint (td_cli_test_run (file, words, NULL, NULL), ==, code);
}

static void
test_goal (TdTestFile *file, gconstpointer data)
{
  g_autoptr (JsonNode) added =
      td_cli_test_json (file, "goal add --pair M-7 --title Lead_a_team --measure A_plan "
                              "--horizon long --due 2026-09-01 --json");
  g_autoptr (JsonNode) reached = NULL;
  JsonObject *goal = first (added, "goals");
  JsonArray *events;

  g_assert_cmpstr (json_object_get_string_member (goal, "title"), ==, "Lead a team");
  g_assert_cmpstr (json_object_get_string_member (goal, "agreed_on"), ==, "2026-06-15");
  g_assert_cmpint (json_object_get_int_member (goal, "pair"), ==, 1);
  assert_run (file, "goal note --goal 1 --note Halfway", 0);
  assert_run (file, "goal edit --goal 1 --kind performance --not-agreed", 0);
  assert_run (file, "goal drop --goal 1", 0);
  assert_run (file, "goal drop --goal 1", 1);
  assert_run (file, "goal reopen --goal 1", 0);
  reached = td_cli_test_json (file, "goal reach --goal 1 --on 2026-06-15 --note Done --json");
  goal = first (reached, "goals");
  g_assert_cmpstr (json_object_get_string_member (goal, "state"), ==, "reached");
  g_assert_cmpstr (json_object_get_string_member (goal, "kind"), ==, "performance");
  g_assert_true (json_object_get_null_member (goal, "agreed_on"));
  events = json_object_get_array_member (goal, "events");
  g_assert_cmpuint (json_array_get_length (events), ==, 6);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (events, 5),
                                                  "note"),
                   ==, "Done");
  assert_run (file, "goal list --program Leadership", 0);
}

static void
test_refused (TdTestFile *file, gconstpointer data)
{
  static const struct
  {
    const char *words;
    int code;
  } cases[] = {
    { "goal add --title x", 2 },
    { "goal add --pair 1", 2 },
    { "goal add --pair 9 --title x", 1 },
    { "goal add --pair M-7 --title x --kind hope", 2 },
    { "goal add --pair M-7 --title x --due 2026-01-01", 1 },
    { "goal reach", 2 },
    { "goal reach --goal 5", 1 },
    { "goal list --pair nobody", 1 },
    { "action add --pair 1", 2 },
    { "action done", 2 },
    { "action add --pair 1 --title x --owner boss", 2 },
    { "checklist", 2 },
    { "checklist --goal 4", 1 },
    { "intake show", 2 },
    { "intake set --pair 2 --cause luck", 2 },
    { "intake set --pair 2 --agreed-on 2026-06-10", 1 },
    { "intake set --pair M-7 --issue x", 1 },
    { "agreement show --pair 9", 1 },
    { "agreement set --pair 1", 2 },
    { "agreement set --pair 1 --text {nobody}", 1 },
    { "report agreement --pair 9 --output /tmp/x.pdf", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_run (file, cases[i].words, cases[i].code);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM goal"), ==, 0);
}

static void
test_actions (TdTestFile *file, gconstpointer data)
{
  g_autoptr (JsonNode) overdue = NULL;
  g_autoptr (JsonNode) done = NULL;
  JsonObject *action;

  assert_run (file, "goal add --pair 1 --title Lead", 0);
  assert_run (file,
              "action add --pair 1 --goal 1 --title Read --owner mentor --set-on 2026-06-01 "
              "--due 2026-06-10",
              0);
  overdue = td_cli_test_json (file, "action list --overdue --json");
  action = first (overdue, "actions");
  g_assert_cmpint (json_object_get_int_member (action, "days_late"), ==, 5);
  g_assert_cmpstr (json_object_get_string_member (action, "owner_name"), ==, "Ann One");
  assert_run (file, "action edit --action 1 --owner coordinator", 0);
  done = td_cli_test_json (file, "action done --action 1 --json");
  g_assert_cmpstr (json_object_get_string_member (first (done, "actions"), "state"), ==, "done");
  assert_run (file, "action drop --action 1", 0);
  assert_run (file, "action reopen --action 1", 0);
  g_assert_cmpint (td_test_count (file->db,
                                  "SELECT count(*) FROM pair_action WHERE state = 'open'"),
                   ==, 1);
}

static void
test_checklist (TdTestFile *file, gconstpointer data)
{
  g_autoptr (JsonNode) node = NULL;

  assert_run (file, "goal add --pair 1 --title Lead", 0);
  assert_run (file, "checklist --goal 1 --step attempt", 0);
  assert_run (file, "checklist --goal 1 --step nothing", 2);
  node = td_cli_test_json (file, "checklist --goal 1 --step 1 --json");
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (node), "done"), ==, 2);
  assert_run (file, "checklist --goal 1 --step attempt --remove", 0);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM checklist_step"), ==, 1);
}

/* The whole way of a coaching pair, with what it waits for said at each step. */
static void
test_coaching (TdTestFile *file, gconstpointer data)
{
  g_autofree char *waiting = NULL;
  g_autofree char *contact = NULL;
  g_autoptr (JsonNode) intake = NULL;
  g_autoptr (JsonNode) pairs = NULL;
  JsonObject *object;

  assert_run (file, "pair accept-both --pair 2", 0);
  g_assert_cmpint (td_cli_test_run (file, "pair list --program Coaching", &waiting, NULL), ==, 0);
  g_assert_nonnull (strstr (waiting, "Waits for intake and goal"));
  g_assert_cmpint (td_cli_test_run (file, "contact add --pair 2 --on 2026-06-15", NULL, &contact),
                   ==, 1);
  g_assert_nonnull (strstr (contact, "Waits for intake and goal"));
  intake = td_cli_test_json (file, "intake set --pair 2 --issue SECRET --cause skill --measure "
                                   "SECRET --plan SECRET --agreed-on 2026-06-10 --json");
  object = json_object_get_object_member (json_node_get_object (intake), "intake");
  g_assert_true (json_object_get_boolean_member (object, "has_issue"));
  g_assert_false (json_object_has_member (object, "issue"));
  g_assert_cmpstr (json_object_get_string_member (object, "needs"), ==, "goal");
  assert_run (file, "goal add --pair 2 --title Speak --set-on 2026-06-12", 0);
  pairs = td_cli_test_json (file, "pair list --program Coaching --json");
  g_assert_cmpstr (json_object_get_string_member (first (pairs, "pairs"), "state"), ==, "active");
  g_assert_cmpstr (json_object_get_string_member (first (pairs, "pairs"), "matched_on"), ==,
                   "2026-06-15");
}

/* The private words are shown by the window alone. */
static void
test_intake_private (TdTestFile *file, gconstpointer data)
{
  g_autofree char *plain = NULL;
  g_autofree char *shown = NULL;

  assert_run (file, "intake set --pair 2 --issue SECRET", 0);
  td_cli_test_run (file, "intake show --pair 2", &plain, NULL);
  td_cli_test_run (file, "intake show --pair 2 --json", &shown, NULL);
  g_assert_null (strstr (plain, "SECRET"));
  g_assert_null (strstr (shown, "SECRET"));
  g_assert_nonnull (strstr (plain, "entered (private)"));
}

static void
test_agreement (TdTestFile *file, gconstpointer data)
{
  g_autofree char *pdf = g_build_filename (file->folder, "agreement.pdf", NULL);
  g_autofree char *print = g_strdup_printf ("report agreement --pair M-7 --output %s", pdf);
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) node = NULL;
  JsonObject *object;

  assert_run (file, "agreement set --pair M-7 --text {mentor}_listens", 0);
  g_assert_cmpint (td_cli_test_run (file, "agreement show --pair M-7", &text, NULL), ==, 0);
  g_assert_cmpstr (text, ==, "Ann One listens\n");
  node = td_cli_test_json (file, "agreement set --pair M-7 --standard --json");
  object = json_object_get_object_member (json_node_get_object (node), "agreement");
  g_assert_false (json_object_get_boolean_member (object, "own"));
  assert_run (file, "pair sign --pair 1 --by mentor", 0);
  assert_run (file, "agreement set --pair M-7 --text x", 1);
  assert_run (file, print, 0);
  g_assert_true (g_file_test (pdf, G_FILE_TEST_EXISTS));
}

void
test_cli_goal_add (void)
{
#define ADD(path, func) \
  g_test_add ("/cli/goal/" path, TdTestFile, NULL, setup, func, td_test_file_teardown)
  ADD ("goal", test_goal);
  ADD ("refused", test_refused);
  ADD ("actions", test_actions);
  ADD ("checklist", test_checklist);
  ADD ("coaching", test_coaching);
  ADD ("intake-private", test_intake_private);
  ADD ("agreement", test_agreement);
#undef ADD
}
