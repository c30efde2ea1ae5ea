/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "td-cli-test.h"

#include <string.h>

void test_cli_pair_add (void);

/* Ann (1) manages Bea (3); Max (2) is a mentor too; Cas (4) and Dov (5) are mentees. */
static void
setup (TdTestFile *file, gconstpointer data)
{
  td_test_file_setup (file, data);
  td_test_run (file->db, "INSERT INTO program (id, name) VALUES (1, 'Leadership 2026')");
  td_test_run (file->db,
               "INSERT INTO employee (id, number, name, name_key, search_key, manager_id) "
               "VALUES (1, 'E1', 'Ann', 'ann', 'ann', NULL), (2, 'E2', 'Max', 'max', 'max', NULL), "
               "(3, 'E3', 'Bea', 'bea', 'bea', 1), (4, 'E4', 'Cas', 'cas', 'cas', NULL), "
               "(5, 'E5', 'Dov', 'dov', 'dov', NULL)");
  td_test_run (file->db, "INSERT INTO enrolment (program_id, employee_id, role, from_date, places, "
                         "skills_offered, skills_wanted) VALUES "
                         "(1, 1, 'mentor', '2026-01-01', 1, 'law', NULL), "
                         "(1, 2, 'mentor', '2026-01-01', 1, 'planning', NULL), "
                         "(1, 3, 'mentee', '2026-01-01', 0, NULL, 'planning'), "
                         "(1, 4, 'mentee', '2026-02-01', 0, NULL, 'law'), "
                         "(1, 5, 'mentee', '2026-03-01', 0, NULL, 'law')");
}

static JsonObject *
object_of (JsonNode *node)
{
  return json_node_get_object (node);
}

/* The only pair that a command printed. */
static JsonObject *
only_pair (JsonNode *node)
{
  JsonArray *pairs = json_object_get_array_member (object_of (node), "pairs");

  g_assert_cmpuint (json_array_get_length (pairs), ==, 1);
  return json_array_get_object_element (pairs, 0);
}

static void
assert_member (JsonObject *object, const char *name, const char *expected)
{
  JsonNode *node = json_object_get_member (object, name);

  g_assert_nonnull (node);
  if (expected == NULL)
    g_assert_true (json_node_is_null (node));
  else
    g_assert_cmpstr (json_node_get_string (node), ==, expected);
}

static void
assert_int (JsonObject *object, const char *name, gint64 expected)
{
  g_assert_true (json_object_has_member (object, name));
  g_assert_cmpint (json_object_get_int_member (object, name), ==, expected);
}

static void
test_propose (TdTestFile *file, gconstpointer data)
{
  g_autoptr (JsonNode) node =
      td_cli_test_json (file, "pair propose --program Leadership_2026 --json");
  JsonObject *proposal = object_of (node);
  JsonObject *pair =
      json_array_get_object_element (json_object_get_array_member (proposal, "pairs"), 0);
  JsonObject *unmatched =
      json_array_get_object_element (json_object_get_array_member (proposal, "unmatched"), 0);
  JsonObject *criteria = json_object_get_object_member (pair, "criteria");
  g_autoptr (GList) points = json_object_get_values (criteria);
  gint64 sum = 0;

  assert_int (proposal, "proposal", 1);
  assert_int (proposal, "mentees", 3);
  assert_int (proposal, "mentors", 2);
  assert_int (proposal, "places", 2);
  assert_int (proposal, "matched", 2);
  g_assert_true (json_object_get_boolean_member (proposal, "optimal"));
  g_assert_cmpfloat (json_object_get_double_member (proposal, "seconds"), >=, 0);
  assert_member (pair, "mentor", "E2");
  assert_member (pair, "mentee", "E3");
  for (GList *l = points; l; l = l->next)
    sum += json_node_get_int (l->data);
  assert_int (pair, "score", sum);
  /* Cas waits longer than Dov. */
  assert_member (unmatched, "mentee", "E5");
  assert_int (json_object_get_object_member (unmatched, "blocked_by"), "capacity", 2);
}

static void
test_release (TdTestFile *file, gconstpointer data)
{
  g_autoptr (JsonNode) some = NULL;
  g_autoptr (JsonNode) all = NULL;

  td_cli_test_run (file, "pair propose --program Leadership_2026", NULL, NULL);
  some = td_cli_test_json (file, "pair release --proposal 1 --mentee E3 --json");
  assert_member (only_pair (some), "mentee", "E3");
  assert_member (only_pair (some), "source", "proposal");
  assert_member (only_pair (some), "state", "proposed");
  all = td_cli_test_json (file, "pair release --proposal 1 --json");
  assert_member (only_pair (all), "mentee", "E4");
  /* Nothing is left of it. */
  g_assert_cmpint (td_cli_test_run (file, "pair release --proposal 1", NULL, NULL), ==, 1);
  g_assert_cmpint (td_cli_test_run (file, "pair release --proposal 9", NULL, NULL), ==, 1);
}

static void
test_life (TdTestFile *file, gconstpointer data)
{
  g_autoptr (JsonNode) added = td_cli_test_json (
      file, "pair add --program Leadership_2026 --mentor E1 --mentee E4 --cadence every:6w --json");
  g_autoptr (JsonNode) accepted = NULL;
  g_autoptr (JsonNode) active = NULL;
  g_autoptr (JsonNode) ended = NULL;

  assert_int (only_pair (added), "pair", 1);
  assert_member (only_pair (added), "reference", "1");
  assert_member (only_pair (added), "program", "Leadership 2026");
  assert_member (only_pair (added), "state", "proposed");
  assert_member (only_pair (added), "cadence", "every:6w");
  assert_member (only_pair (added), "matched_on", NULL);
  accepted = td_cli_test_json (file, "pair accept --pair 1 --by mentee --on 2026-06-20 --json");
  assert_member (only_pair (accepted), "state", "accepted");
  active = td_cli_test_json (file, "pair accept --pair 1 --by mentor --json");
  assert_member (only_pair (active), "state", "active");
  assert_member (only_pair (active), "matched_on", "2026-06-20");
  assert_member (only_pair (active), "planned_end", "2027-04-20");
  assert_member (only_pair (active), "ended_on", NULL);

  g_assert_cmpint (td_cli_test_run (file, "pair pause --pair 1 --on 2026-07-01", NULL, NULL), ==,
                   0);
  g_assert_cmpint (td_cli_test_run (file, "pair resume --pair 1 --on 2026-08-01", NULL, NULL), ==,
                   0);
  g_assert_cmpint (td_cli_test_run (file, "pair sign --pair 1 --by mentor", NULL, NULL), ==, 0);
  g_assert_cmpint (td_cli_test_run (file, "pair cadence --pair 1 --cadence 2/month --on 2026-08-01",
                                    NULL, NULL),
                   ==, 0);
  ended = td_cli_test_json (file, "pair end --pair 1 --reason moved --on 2026-09-01 --json");
  assert_member (only_pair (ended), "state", "ended");
  assert_member (only_pair (ended), "ended_on", "2026-09-01");
}

static void
test_add_accepted (TdTestFile *file, gconstpointer data)
{
  g_autoptr (JsonNode) node = td_cli_test_json (
      file, "pair add --program Leadership_2026 --mentor E1 --mentee E3 --start 2026-02-01 "
            "--accepted --source self --json");
  JsonObject *pair = only_pair (node);

  assert_member (pair, "state", "active");
  assert_member (pair, "matched_on", "2026-02-01");
  assert_member (pair, "source", "self");
  assert_member (pair, "cadence", "monthly");
  g_assert_true (json_object_get_boolean_member (pair, "line_manager"));
}

static void
test_decline (TdTestFile *file, gconstpointer data)
{
  g_autoptr (JsonNode) proposal = NULL;
  JsonArray *pairs;

  td_cli_test_run (file, "pair add --program Leadership_2026 --mentor E2 --mentee E3", NULL, NULL);
  g_assert_cmpint (td_cli_test_run (file, "pair decline --pair 1 --by mentor --reason no-time",
                                    NULL, NULL),
                   ==, 0);
  /* Back in the pool, the pair excluded: nobody is left for her. */
  proposal = td_cli_test_json (file, "pair propose --program Leadership_2026 --json");
  pairs = json_object_get_array_member (object_of (proposal), "pairs");
  for (guint i = 0; i < json_array_get_length (pairs); i++)
    g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (pairs, i),
                                                    "mentee"),
                     !=, "E3");
}

static void
test_list (TdTestFile *file, gconstpointer data)
{
  g_autoptr (JsonNode) proposed = NULL;
  g_autofree char *table = NULL;

  td_cli_test_run (file, "pair add --program Leadership_2026 --mentor E1 --mentee E3", NULL, NULL);
  td_cli_test_run (file, "pair add --program Leadership_2026 --mentor E2 --mentee E4 --accepted",
                   NULL, NULL);
  proposed = td_cli_test_json (file, "pair list --state proposed --json");
  assert_member (only_pair (proposed), "mentor", "E1");
  td_cli_test_run (file, "pair list --program Leadership_2026", &table, NULL);
  g_assert_nonnull (strstr (table, "The mentor is the line manager"));
  g_assert_cmpint (td_cli_test_run (file, "pair list --state odd", NULL, NULL), ==, 2);
  g_assert_cmpint (td_cli_test_run (file, "pair list --program Nothing", NULL, NULL), ==, 1);
}

static void
test_rank (TdTestFile *file, gconstpointer data)
{
  g_autoptr (JsonNode) node =
      td_cli_test_json (file, "pair rank --program Leadership_2026 --mentee E3 --json");
  JsonArray *mentors = json_object_get_array_member (object_of (node), "mentors");
  JsonObject *manager = json_array_get_object_element (mentors, 1);

  g_assert_cmpuint (json_array_get_length (mentors), ==, 2);
  assert_member (json_array_get_object_element (mentors, 0), "mentor", "E2");
  assert_int (json_array_get_object_element (mentors, 0), "rank", 1);
  g_assert_cmpstr (
      json_array_get_string_element (json_object_get_array_member (manager, "blocked_by"), 0), ==,
      "reporting_chain");
}

static void
test_usage (TdTestFile *file, gconstpointer data)
{
  static const char *const wrong[] = {
    "pair propose",
    "pair propose --program Leadership_2026 --objective best",
    "pair release",
    "pair add --program Leadership_2026 --mentor E1",
    "pair accept --pair 1",
    "pair accept --pair 1 --by both",
    "pair decline --pair 1 --by mentor",
    "pair end --pair 1",
    "pair cadence --pair 1",
    "pair rank --program Leadership_2026",
    "pair accept --pair 1 --by mentor --on yesterday",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_cmpint (td_cli_test_run (file, wrong[i], NULL, NULL), !=, 0);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM pair"), ==, 0);
}

void
test_cli_pair_add (void)
{
#define ADD(name, func) \
  g_test_add ("/cli/pair/" name, TdTestFile, NULL, setup, func, td_test_file_teardown)
  ADD ("propose", test_propose);
  ADD ("release", test_release);
  ADD ("life", test_life);
  ADD ("add-accepted", test_add_accepted);
  ADD ("decline", test_decline);
  ADD ("list", test_list);
  ADD ("rank", test_rank);
  ADD ("usage", test_usage);
#undef ADD
}
