/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include <string.h>

#include "td-cli-test.h"

void test_cli_ending_add (void);

/* Pair M-7 is active, from January to November. */
static void
setup (TdTestFile *file, gconstpointer data)
{
  td_test_file_setup (file, data);
  td_test_run (file->db, "INSERT INTO program (id, name) VALUES (1, 'Leadership')");
  td_test_run (file->db,
               "INSERT INTO employee (id, number, name, name_key, search_key) VALUES "
               "(1, '01', 'Ann One', 'ann one', ''), (2, '02', 'Bob Two', 'bob two', '')");
  td_test_run (file->db,
               "INSERT INTO enrolment (program_id, employee_id, role, from_date, places) VALUES "
               "(1, 1, 'mentor', '2026-01-01', 2), (1, 2, 'mentee', '2026-01-01', 0)");
  td_test_run (file->db,
               "INSERT INTO pair (id, reference, program_id, mentor_id, mentee_id, state, "
               "proposed_on, mentor_accepted_on, mentee_accepted_on, matched_on, planned_end) "
               "VALUES (1, 'M-7', 1, 1, 2, 'active', '2026-01-01', '2026-01-02', '2026-01-03', "
               "'2026-01-03', '2026-11-03')");
}

static void
assert_run (TdTestFile *file, const char *words, int code)
{
  g_assert_cmpint (td_cli_test_run (file, words, NULL, NULL), ==, code);
}

static guint
count (TdTestFile *file, const char *words, const char *array)
{
  g_autoptr (JsonNode) node = td_cli_test_json (file, words);

  return json_array_get_length (json_object_get_array_member (json_node_get_object (node), array));
}

/* What is private is taken in and not given out. */
static void
test_private (TdTestFile *file, gconstpointer data)
{
  g_autoptr (JsonNode) history = NULL;
  g_autofree char *text = NULL;

  assert_run (file, "pair review --pair M-7 --kind mid --on 2026-06-10 --note secretA", 0);
  assert_run (file, "pair concern --pair M-7 --by mentee --note secretB", 0);
  assert_run (file, "pair refer --pair M-7 --by mentee --note secretC", 0);
  assert_run (file, "pair concern --settle 1 --note secretD", 0);
  assert_run (file, "pair review --pair M-7", 2);
  assert_run (file, "pair review --pair M-7 --kind mid --complete", 2);
  assert_run (file, "pair concern --pair M-7 --by nobody", 2);
  history = td_cli_test_json (file, "pair history --pair M-7 --json");
  text = json_to_string (history, FALSE);
  g_assert_nonnull (strstr (text, "\"review\""));
  /* Codes, not words of a language. */
  g_assert_nonnull (strstr (text, "\"detail\":\"mid\""));
  g_assert_null (strstr (text, "secret"));
  g_assert_null (strstr (text, "concern"));
  g_assert_null (strstr (text, "referral"));
}

static void
test_absence (TdTestFile *file, gconstpointer data)
{
  assert_run (file, "absence add --person 01 --from 2026-06-01 --to 2026-06-30", 0);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM pair_pause"), ==, 1);
  assert_run (file, "absence end --absence 1 --on 2026-06-10", 0);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM pair_pause"
                                            " WHERE to_date = '2026-06-09'"),
                   ==, 1);
  g_assert_cmpuint (count (file, "absence list --json", "absences"), ==, 1);
  assert_run (file, "absence delete --absence 1", 0);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM pair_pause"), ==, 0);
  assert_run (file, "absence end", 2);
}

/* Without --json who leaves is a table. */
static void
test_leavers (TdTestFile *file, gconstpointer data)
{
  g_autofree char *table = NULL;

  td_test_run (file->db, "UPDATE employee SET leave_date = '2026-05-29' WHERE id = 2");
  g_assert_cmpint (td_cli_test_run (file, "pair leavers", &table, NULL), ==, 0);
  g_assert_nonnull (strstr (table, "Last day"));
  g_assert_nonnull (strstr (table, "Ann One  Bob Two  Bob Two  2026-05-29"));
  g_assert_null (strchr (table, '{'));
  g_assert_cmpuint (count (file, "pair leavers --json", "pairs"), ==, 1);
  assert_run (file, "pair leavers --end 02", 0);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM pair WHERE end_reason = "
                                            "'mentee_left' AND ended_on = '2026-05-29'"),
                   ==, 1);
  g_assert_cmpuint (count (file, "pair leavers --json", "pairs"), ==, 0);
}

static void
test_ends (TdTestFile *file, gconstpointer data)
{
  g_assert_cmpuint (count (file, "pair review --due --json", "reviews"), ==, 1);
  assert_run (file, "pair extend --pair 1 --until 2027-02-01", 0);
  assert_run (file, "pair extend --pair 1", 2);
  assert_run (file, "pair rematch --pair 1 --on 2026-06-01", 0);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM pair WHERE state = 'ended'"
                                            " AND end_reason = 'rematch'"
                                            " AND planned_end = '2027-02-01'"),
                   ==, 1);
}

/* The warnings of a command that succeeds, one a line; on standard error they are the same. */
static char *
warn (TdTestFile *file, const char *words)
{
  g_autofree char *output = NULL;
  g_autofree char *messages = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GString) lines = g_string_new (NULL);
  JsonArray *warnings;

  g_assert_cmpint (td_cli_test_run (file, words, &output, &messages), ==, 0);
  node = json_from_string (output, NULL);
  warnings = json_object_get_array_member (json_node_get_object (node), "warnings");
  g_assert_nonnull (warnings);
  for (guint i = 0; i < json_array_get_length (warnings); i++)
    g_string_append_printf (lines, "%s\n", json_array_get_string_element (warnings, i));
  g_assert_cmpstr (messages, ==, lines->str);
  return g_strdup (lines->str);
}

static void
test_warnings (TdTestFile *file, gconstpointer data)
{
  static const struct
  {
    const char *words;
    const char *said; /* how a warning begins; NULL for none */
  } cases[] = {
    { "pair extend --pair 1 --until 2026-09-01 --json", "Mentoring shorter than 9 months" },
    { "pair extend --pair 1 --until 2026-12-01 --json", NULL },
    { "pair pause --pair 1 --on 2026-05-01 --until 2026-05-20 --json", "1 contact lies inside" },
    { "pair pause --pair 1 --on 2026-05-21 --json", "1 contact lies inside" },
    { "pair end --pair 1 --reason no-time --on 2026-05-01 --json", "2 contacts lie after" },
    { "undo", NULL },
    { "pair complete --pair 1 --on 2026-05-21 --json", "1 contact lies after" },
    { "undo", NULL },
    { "pair review --pair 1 --kind end --on 2026-05-21 --complete --json", "1 contact lies after" },
    { "undo", NULL },
    { "pair end --pair 1 --reason other --on 2026-06-01 --json", NULL },
    { "undo", NULL },
    { "pair rematch --pair 1 --on 2026-06-01 --json", NULL },
    { "program add Short --months 8 --objective Grow --json", "Mentoring shorter than 9 months" },
    { "program edit Short --months 9 --json", NULL },
    { "program edit Short --kind coaching --json", "Coaching usually lasts 3 to 6" },
  };

  td_test_run (file->db, "INSERT INTO contact (pair_id, on_date) VALUES (1, '2026-05-20'),"
                         " (1, '2026-05-30')");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *said = NULL;

      if (g_str_equal (cases[i].words, "undo"))
        {
          assert_run (file, "undo", 0);
          continue;
        }
      said = warn (file, cases[i].words);
      if (cases[i].said)
        g_assert_true (g_str_has_prefix (said, cases[i].said));
      else
        g_assert_cmpstr (said, ==, "");
    }
}

static void
test_sign_remove (TdTestFile *file, gconstpointer data)
{
  const char *n_signed = "SELECT count(*) FROM pair WHERE mentor_signed_on IS NOT NULL";

  assert_run (file, "pair sign --pair 1 --by mentor", 0);
  g_assert_cmpint (td_test_count (file->db, n_signed), ==, 1);
  assert_run (file, "pair sign --pair 1 --by mentor --remove", 0);
  g_assert_cmpint (td_test_count (file->db, n_signed), ==, 0);
  assert_run (file, "undo", 0);
  g_assert_cmpint (td_test_count (file->db, n_signed), ==, 1);
  assert_run (file, "pair complete --pair 1 --remove", 2);
}

/* What a mistyped command would do to somebody's pairs is refused; what is odd is said. */
static void
test_slips (TdTestFile *file, gconstpointer data)
{
  g_autofree char *length = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *leavers = NULL;

  assert_run (file, "pair sign --pair 1 --by mentor --on 2026-06-16", 1);
  assert_run (file, "pair sign --pair 1 --by mentor --on 2026-06-15", 0);
  assert_run (file, "pair leavers --end 01", 1);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM pair WHERE state = 'active'"), ==,
                   1);
  td_cli_test_run (file, "pair extend --pair 1 --until 2026-07-01", NULL, &length);
  g_assert_nonnull (strstr (length, "9 months"));
  td_cli_test_run (file, "pair end --pair 1 --reason zombie", NULL, &reason);
  g_assert_nonnull (strstr (reason, "zombie"));
  g_assert_nonnull (strstr (reason, "no-time"));
  assert_run (file, "undo", 0);
  assert_run (file, "redo", 0);
  assert_run (file, "redo", 1);
  assert_run (file, "undo", 0);
  td_test_run (file->db, "UPDATE employee SET leave_date = '2026-06-01' WHERE id = 1");
  td_cli_test_run (file, "pair leavers", &leavers, NULL);
  g_assert_nonnull (strstr (leavers, "2026-06-01"));
  assert_run (file, "pair leavers --end 01", 0);
  g_assert_cmpuint (count (file, "pair leavers --json", "pairs"), ==, 0);
}

#define ADD(path, func) g_test_add (path, TdTestFile, NULL, setup, func, td_test_file_teardown)

void
test_cli_ending_add (void)
{
  ADD ("/cli/ending/private", test_private);
  ADD ("/cli/ending/absence", test_absence);
  ADD ("/cli/ending/leavers", test_leavers);
  ADD ("/cli/ending/ends", test_ends);
  ADD ("/cli/ending/warnings", test_warnings);
  ADD ("/cli/ending/sign-remove", test_sign_remove);
  ADD ("/cli/ending/slips", test_slips);
}
