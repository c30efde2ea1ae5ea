/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "td-cli-test.h"

#include <string.h>

void test_cli_propose_add (void);

/* Ann (E1, law) and Max (E2, planning) are mentors with one place each; Bea (E3) wants planning,
 * Cas (E4) and Dov (E5) want law. */
static void
setup (TdTestFile *file, gconstpointer data)
{
  td_test_file_setup (file, data);
  td_test_run (file->db, "INSERT INTO program (id, name) VALUES (1, 'Leadership 2026')");
  td_test_run (file->db, "INSERT INTO employee (id, number, name, name_key, search_key) "
                         "VALUES (1, 'E1', 'Ann', 'ann', 'ann'), (2, 'E2', 'Max', 'max', 'max'), "
                         "(3, 'E3', 'Bea', 'bea', 'bea'), (4, 'E4', 'Cas', 'cas', 'cas'), "
                         "(5, 'E5', 'Dov', 'dov', 'dov')");
  td_test_run (file->db, "INSERT INTO enrolment (program_id, employee_id, role, from_date, places, "
                         "skills_offered, skills_wanted) VALUES "
                         "(1, 1, 'mentor', '2026-01-01', 1, 'law', NULL), "
                         "(1, 2, 'mentor', '2026-01-01', 1, 'planning', NULL), "
                         "(1, 3, 'mentee', '2026-01-01', 0, NULL, 'planning'), "
                         "(1, 4, 'mentee', '2026-02-01', 0, NULL, 'law')");
}

static void
enrol_dov (TdTestFile *file)
{
  td_test_run (file->db, "INSERT INTO enrolment (program_id, employee_id, role, from_date, places, "
                         "skills_wanted) VALUES (1, 5, 'mentee', '2026-06-15', 0, 'law')");
}

static gint64
member (JsonNode *node, const char *name)
{
  g_assert_true (json_object_has_member (json_node_get_object (node), name));
  return json_object_get_int_member (json_node_get_object (node), name);
}

static JsonArray *
array (JsonNode *node, const char *name)
{
  return json_object_get_array_member (json_node_get_object (node), name);
}

/* The mentor of a mentee's number among the pairs; NULL for none. */
static const char *
mentor_of (JsonNode *node, const char *mentee)
{
  JsonArray *pairs = array (node, "pairs");

  for (guint i = 0; i < json_array_get_length (pairs); i++)
    {
      JsonObject *pair = json_array_get_object_element (pairs, i);

      if (g_str_equal (json_object_get_string_member (pair, "mentee"), mentee))
        return json_object_get_string_member (pair, "mentor");
    }
  return NULL;
}

static int
run (TdTestFile *file, const char *words)
{
  return td_cli_test_run (file, words, NULL, NULL);
}

#define PROPOSE "pair propose --json --program Leadership_2026"

static void
test_selection (TdTestFile *file, gconstpointer data)
{
  g_autoptr (JsonNode) node = td_cli_test_json (file, PROPOSE " --mentee E4");

  g_assert_cmpint (member (node, "mentees"), ==, 1);
  g_assert_cmpstr (mentor_of (node, "E4"), ==, "E1");
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (node), "scope"), ==,
                   "selection");
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (node), "certificate"), ==,
                   "verified");
}

/* Cas has Ann, whom only Dov could take; Cas could go nowhere, so Dov waits unless Bea moves. */
static void
test_late (TdTestFile *file, gconstpointer data)
{
  g_autoptr (JsonNode) table = NULL;
  g_autoptr (JsonNode) locked = NULL;
  g_autoptr (JsonNode) moved = NULL;
  g_autoptr (JsonNode) released = NULL;
  JsonArray *choices;

  g_assert_cmpint (run (file, "pair propose --program Leadership_2026 --only-late"), ==, 1);
  g_assert_cmpint (run (file, "pair propose --program Leadership_2026 --mentee E4"), ==, 0);
  g_assert_cmpint (run (file, "pair release --proposal 1"), ==, 0);
  td_test_run (file->db, "DELETE FROM enrolment WHERE employee_id = 3");
  td_test_run (file->db, "INSERT INTO preference SELECT id, 2, 'veto', 1 FROM enrolment "
                         "WHERE employee_id = 1 OR employee_id = 5");
  enrol_dov (file);
  td_test_run (file->db, "INSERT INTO preference SELECT id, 2, 'veto', 1 FROM enrolment "
                         "WHERE employee_id = 5");
  table = td_cli_test_json (file, PROPOSE " --late-table");
  choices = array (table, "choices");
  g_assert_cmpuint (json_array_get_length (choices), ==, 5);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (choices, 0),
                                                  "stay"),
                   ==, "locked");
  g_assert_cmpint (json_object_get_int_member (json_array_get_object_element (choices, 0),
                                               "unmatched"),
                   ==, 1);
  g_assert_cmpint (json_object_get_int_member (json_array_get_object_element (choices, 1), "moved"),
                   ==, 1);
  g_assert_cmpint (json_object_get_int_member (json_array_get_object_element (choices, 1),
                                               "unmatched"),
                   ==, 0);

  locked = td_cli_test_json (file, PROPOSE " --only-late");
  g_assert_cmpint (member (locked, "mentees"), ==, 1);
  g_assert_cmpint (member (locked, "matched"), ==, 0);
  moved = td_cli_test_json (file, PROPOSE " --only-late --stay 100");
  g_assert_cmpint (member (moved, "stay"), ==, 100);
  g_assert_cmpstr (mentor_of (moved, "E4"), ==, "E2");
  g_assert_cmpstr (mentor_of (moved, "E5"), ==, "E1");
  released = td_cli_test_json (file, "pair release --proposal 3 --json");
  g_assert_cmpuint (json_array_get_length (array (released, "pairs")), ==, 2);
  g_assert_cmpint (run (file, "undo"), ==, 0);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM pair"), ==, 1);
}

static void
test_scores (TdTestFile *file, gconstpointer data)
{
  g_autofree char *path = g_build_filename (file->folder, "own.csv", NULL);
  g_autofree char *line = g_strdup_printf (PROPOSE " --scores %s", path);
  g_autofree char *costs = g_strdup_printf (PROPOSE " --minimise --lowest 4 --scores %s", path);
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (JsonNode) cheap = NULL;

  g_assert_true (g_file_set_contents (path,
                                      "mentor,mentee,score\nE1,E3,9\nE1,E4,4\nE2,E3,3\nE2,E4,1\n",
                                      -1, NULL));
  node = td_cli_test_json (file, line);
  g_assert_cmpint (member (node, "total"), ==, 10);
  g_assert_cmpstr (mentor_of (node, "E3"), ==, "E1");
  g_assert_cmpuint (json_array_get_length (array (node, "sheet")), ==, 0);
  cheap = td_cli_test_json (file, costs);
  g_assert_cmpint (member (cheap, "total"), ==, 7);
  g_assert_cmpstr (mentor_of (cheap, "E3"), ==, "E2");
}

/* No proof is claimed that there is none of. */
static void
test_stable (TdTestFile *file, gconstpointer data)
{
  g_autofree char *messages = NULL;
  g_autoptr (JsonNode) node = NULL;

  td_test_run (file->db, "INSERT INTO preference SELECT id, 1, 'wish', 1 FROM enrolment "
                         "WHERE employee_id = 3");
  g_assert_cmpint (td_cli_test_run (file,
                                    "pair propose --program Leadership_2026 --objective stable",
                                    NULL, &messages),
                   ==, 0);
  g_assert_nonnull (strstr (messages, "stable: no two would rather have each other"));
  g_assert_null (strstr (messages, "proven best"));
  node = td_cli_test_json (file, PROPOSE " --objective stable");
  g_assert_false (json_object_get_boolean_member (json_node_get_object (node), "optimal"));
  g_assert_cmpint (member (node, "blocking_pairs"), ==, 0);
  g_assert_cmpint (member (node, "most"), ==, 2);
}

static void
test_second (TdTestFile *file, gconstpointer data)
{
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (JsonNode) first = NULL;

  td_test_run (file->db, "UPDATE enrolment SET places = 2 WHERE role = 'mentor'");
  td_test_run (file->db, "INSERT INTO program_rule VALUES (1, 'parameter', 'second_mentor', 1)");
  node = td_cli_test_json (file, PROPOSE);
  g_assert_cmpint (member (node, "matched"), ==, 2);
  g_assert_cmpint (member (node, "second_matched"), ==, 2);
  g_assert_cmpuint (json_array_get_length (array (node, "pairs")), ==, 4);
  first = td_cli_test_json (file, PROPOSE " --first-only");
  g_assert_cmpint (member (first, "second_matched"), ==, 0);
}

static void
test_edit (TdTestFile *file, gconstpointer data)
{
  g_autoptr (JsonNode) swaps = NULL;
  g_autoptr (JsonNode) swapped = NULL;
  g_autoptr (JsonNode) own = NULL;
  g_autoptr (JsonNode) checked = NULL;
  gint64 change;

  g_assert_cmpint (run (file, "pair propose --program Leadership_2026"), ==, 0);
  g_assert_cmpint (run (file, "pair edit --proposal 1 --mentee E3 --mentor E1"), ==, 1);
  swaps = td_cli_test_json (file, "pair swaps --proposal 1 --mentee E3 --mentor E1 --json");
  g_assert_cmpuint (json_array_get_length (array (swaps, "swaps")), ==, 1);
  change = json_object_get_int_member (json_array_get_object_element (array (swaps, "swaps"), 0),
                                       "total_change");
  swapped = td_cli_test_json (file, "pair edit --proposal 1 --mentee E3 --swap-with E4 --json");
  g_assert_cmpint (member (swapped, "total_change"), ==, change);
  g_assert_cmpint (member (swapped, "total_below"), ==, -change);
  g_assert_cmpint (run (file, "pair edit --proposal 1 --mentee E3 --lock"), ==, 0);
  g_assert_cmpint (run (file, "pair edit --proposal 1 --mentee E4 --swap-with E3"), ==, 1);
  g_assert_cmpint (run (file, "pair edit --proposal 1 --mentee E3 --unlock"), ==, 0);
  g_assert_cmpint (run (file, "pair edit --proposal 1 --mentee E4 --without"), ==, 0);
  g_assert_cmpint (run (file, "pair edit --proposal 1 --mentee E3 --own"), ==, 0);
  own = td_cli_test_json (file, "pair edit --proposal 1 --mentee E4 --own --json");
  g_assert_cmpint (member (own, "total_below"), ==, 0);
  /* Dov came since; he takes Bea's mentor's place when she goes. */
  enrol_dov (file);
  g_assert_cmpint (run (file, "pair edit --proposal 1 --mentee E3 --without"), ==, 0);
  g_assert_cmpint (run (file, "pair edit --proposal 1 --mentee E5 --mentor E2"), ==, 0);
  td_test_run (file->db, "UPDATE enrolment SET state = 'withdrawn' WHERE employee_id = 4");
  checked = td_cli_test_json (file, "pair check --proposal 1 --json");
  g_assert_cmpuint (json_array_get_length (array (checked, "rows")), ==, 1);
}

static void
test_usage (TdTestFile *file, gconstpointer data)
{
  static const char *const wrong[] = {
    "pair propose --program Leadership_2026 --stay 100",
    "pair propose --program Leadership_2026 --only-late --mentee E3",
    "pair propose --program Leadership_2026 --only-late --stay often",
    "pair propose --program Leadership_2026 --scores x.csv --only-late",
    "pair propose --program Leadership_2026 --minimise",
    "pair edit --proposal 1 --mentee E3",
    "pair edit --proposal 1 --mentee E3 --lock --unlock",
    "pair edit --mentee E3 --lock",
    "pair swaps --proposal 1 --mentee E3",
    "pair check",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_cmpint (run (file, wrong[i]), ==, 2);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM proposal"), ==, 0);
}

void
test_cli_propose_add (void)
{
#define ADD(name, func) \
  g_test_add ("/cli/propose/" name, TdTestFile, NULL, setup, func, td_test_file_teardown)
  ADD ("selection", test_selection);
  ADD ("late", test_late);
  ADD ("scores", test_scores);
  ADD ("stable", test_stable);
  ADD ("second", test_second);
  ADD ("edit", test_edit);
  ADD ("usage", test_usage);
#undef ADD
}
