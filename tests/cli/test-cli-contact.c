/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli.h"

#include "td-test.h"

void test_cli_contact_add (void);

static void
make_pairs (TdDatabase *db)
{
  td_test_run (db, "INSERT INTO program (id, name) VALUES (1, 'Leadership')");
  td_test_run (db, "INSERT INTO employee (id, number, name, name_key, search_key) VALUES"
                   " (1, 'E1', 'Ada One', 'ada', 'ada'), (2, 'E2', 'Bob Two', 'bob', 'bob'),"
                   " (3, NULL, 'Cid Three', 'cid', 'cid')");
  td_test_run (db, "INSERT INTO pair (id, reference, program_id, mentor_id, mentee_id, state,"
                   " proposed_on, matched_on) VALUES"
                   " (1, '1', 1, 1, 2, 'active', '2024-01-02', '2024-01-10'),"
                   " (2, '2', 1, 3, 2, 'active', '2024-01-02', '2024-05-10')");
  td_test_run (db, "INSERT INTO pair_pause (pair_id, from_date) VALUES (2, '2024-06-01')");
}

/* Runs "tandemctl --file … --today 2024-06-15 WORDS", split at spaces. */
static int
run (TdTestFile *file, const char *words, char **output, char **messages)
{
  g_autofree char *line =
      g_strdup_printf ("tandemctl --file %s --today 2024-06-15 %s", file->path, words);
  g_auto (GStrv) argv = g_strsplit (line, " ", -1);
  GString *out = g_string_new (NULL);
  GString *err = g_string_new (NULL);
  int code = td_cli_run ((int) g_strv_length (argv), argv, out, err);

  *output = g_string_free (out, FALSE);
  *messages = g_string_free (err, FALSE);
  g_test_message ("%s\n%s%s", words, *output, *messages);
  return code;
}

static JsonNode *
run_json (TdTestFile *file, const char *words)
{
  g_autofree char *output = NULL;
  g_autofree char *messages = NULL;
  g_autoptr (GError) error = NULL;
  JsonNode *node;

  g_assert_cmpint (run (file, words, &output, &messages), ==, 0);
  node = json_from_string (output, &error);
  g_assert_no_error (error);
  return node;
}

static void
test_due (TdTestFile *file, gconstpointer data)
{
  g_autoptr (JsonNode) node = NULL;
  JsonArray *rows;
  JsonObject *row;

  make_pairs (file->db);
  td_test_run (file->db, "INSERT INTO contact (pair_id, on_date) VALUES (1, '2024-04-30')");
  node = run_json (file, "due --json --program Leadership");
  rows = json_node_get_array (node);
  g_assert_cmpuint (json_array_get_length (rows), ==, 2);
  row = json_array_get_object_element (rows, 0);
  g_assert_cmpint (json_object_get_int_member (row, "pair"), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (row, "mentor"), ==, "E1");
  g_assert_cmpstr (json_object_get_string_member (row, "mentee"), ==, "E2");
  g_assert_cmpstr (json_object_get_string_member (row, "state"), ==, "overdue");
  g_assert_cmpstr (json_object_get_string_member (row, "last"), ==, "2024-04-30");
  g_assert_cmpstr (json_object_get_string_member (row, "next_due"), ==, "2024-05-30");
  g_assert_cmpint (json_object_get_int_member (row, "days_overdue"), ==, 16);
  row = json_array_get_object_element (rows, 1);
  g_assert_cmpstr (json_object_get_string_member (row, "mentor"), ==, "Cid Three");
  g_assert_cmpstr (json_object_get_string_member (row, "state"), ==, "paused");
  g_assert_true (json_object_get_null_member (row, "last"));
  g_assert_true (json_object_get_null_member (row, "next_due"));
  g_assert_true (json_object_get_null_member (row, "days_overdue"));
}

static void
test_due_table (TdTestFile *file, gconstpointer data)
{
  g_autofree char *output = NULL;
  g_autofree char *messages = NULL;

  make_pairs (file->db);
  g_assert_cmpint (run (file, "due", &output, &messages), ==, 0);
  g_assert_nonnull (strstr (output, "Silent"));
  g_assert_nonnull (strstr (output, "monthly"));
  g_clear_pointer (&output, g_free);
  g_clear_pointer (&messages, g_free);
  g_assert_cmpint (run (file, "due --program Nobody", &output, &messages), ==, 1);
  g_assert_nonnull (strstr (messages, "Nobody"));
}

static void
test_add (TdTestFile *file, gconstpointer data)
{
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (JsonNode) list = NULL;
  JsonObject *contact;

  make_pairs (file->db);
  node =
      run_json (file, "contact add --pair 1 --on 2024-06-10 --minutes 45 --mode video --by mentee"
                      " --kind preparation --outcome held --note Plans --next 2024-07-10"
                      " --json");
  contact = json_array_get_object_element (
      json_object_get_array_member (json_node_get_object (node), "contacts"), 0);
  g_assert_cmpint (json_object_get_int_member (contact, "pair"), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (contact, "on"), ==, "2024-06-10");
  g_assert_cmpint (json_object_get_int_member (contact, "minutes"), ==, 45);
  g_assert_cmpstr (json_object_get_string_member (contact, "mode"), ==, "video");
  g_assert_cmpstr (json_object_get_string_member (contact, "by"), ==, "mentee");
  g_assert_cmpstr (json_object_get_string_member (contact, "kind"), ==, "preparation");
  g_assert_cmpstr (json_object_get_string_member (contact, "note"), ==, "Plans");
  g_assert_cmpstr (json_object_get_string_member (contact, "next"), ==, "2024-07-10");
  list = run_json (file, "contact list --pair 1 --json");
  g_assert_cmpuint (json_array_get_length (
                        json_object_get_array_member (json_node_get_object (list), "contacts")),
                    ==, 1);
}

/* A private note is kept, and not told. */
static void
test_private (TdTestFile *file, gconstpointer data)
{
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *output = NULL;
  g_autofree char *messages = NULL;
  JsonObject *contact;

  make_pairs (file->db);
  node = run_json (file, "contact add --pair 1 --on 2024-06-10 --note Secret --private --json");
  contact = json_array_get_object_element (
      json_object_get_array_member (json_node_get_object (node), "contacts"), 0);
  g_assert_true (json_object_get_null_member (contact, "note"));
  g_assert_true (json_object_get_boolean_member (contact, "private"));
  g_assert_cmpint (run (file, "contact list --pair 1", &output, &messages), ==, 0);
  g_assert_null (strstr (output, "Secret"));
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM contact WHERE note = 'Secret'"),
                   ==, 1);
}

static void
test_add_wrong (TdTestFile *file, gconstpointer data)
{
  static const struct
  {
    const char *words;
    int code;
    const char *says;
  } cases[] = {
    { "contact add --on 2024-06-10", 2, "--pair" },
    { "contact add --pair 1", 2, "--on" },
    { "contact add --pair one --on 2024-06-10", 1, "one" },
    { "contact add --pair 1 --on 10/06/2024", 2, "10/06/2024" },
    { "contact add --pair 1 --on 2024-06-10 --mode fax", 2, "in-person" },
    { "contact add --pair 1 --on 2024-06-16", 1, "15 Jun 2024" },
    { "contact add --pair 1 --pair 2 --on 2024-05-01", 1, "10 May 2024" },
    { "contact add --pair 7 --on 2024-06-10", 1, "7" },
  };

  make_pairs (file->db);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *output = NULL;
      g_autofree char *messages = NULL;

      g_assert_cmpint (run (file, cases[i].words, &output, &messages), ==, cases[i].code);
      g_assert_cmpstr (output, ==, "");
      g_assert_nonnull (strstr (messages, cases[i].says));
    }
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM contact"), ==, 0);
}

/* What is said is changed, the rest stays; "" takes away. */
static void
test_edit (TdTestFile *file, gconstpointer data)
{
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *output = NULL;
  g_autofree char *messages = NULL;
  JsonObject *contact;

  make_pairs (file->db);
  td_test_run (file->db, "INSERT INTO contact (pair_id, on_date, mode, minutes, success, next_date)"
                         " VALUES (1, '2024-06-10', 'video', 45, 1, '2024-07-10')");
  node = run_json (file, "contact edit --contact 1 --on 2024-06-11 --minutes 0 --by mentor"
                         " --no-success --next= --json");
  contact = json_array_get_object_element (
      json_object_get_array_member (json_node_get_object (node), "contacts"), 0);
  g_assert_cmpstr (json_object_get_string_member (contact, "on"), ==, "2024-06-11");
  g_assert_cmpstr (json_object_get_string_member (contact, "mode"), ==, "video");
  g_assert_cmpstr (json_object_get_string_member (contact, "by"), ==, "mentor");
  g_assert_true (json_object_get_null_member (contact, "minutes"));
  g_assert_true (json_object_get_null_member (contact, "next"));
  g_assert_false (json_object_get_boolean_member (contact, "success"));
  g_assert_cmpint (run (file, "contact edit --contact 1 --on 2024-01-01", &output, &messages), ==,
                   1);
  g_assert_nonnull (strstr (messages, "10 Jan 2024"));
}

static void
test_delete (TdTestFile *file, gconstpointer data)
{
  g_autofree char *output = NULL;
  g_autofree char *messages = NULL;

  make_pairs (file->db);
  td_test_run (file->db, "INSERT INTO contact (pair_id, on_date) VALUES (1, '2024-06-10'),"
                         " (1, '2024-06-11'), (1, '2024-06-12')");
  g_assert_cmpint (run (file, "contact delete --contact 1 --contact 9", &output, &messages), ==, 1);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM contact"), ==, 3);
  g_clear_pointer (&output, g_free);
  g_clear_pointer (&messages, g_free);
  g_assert_cmpint (run (file, "contact delete --contact 1 --contact 3 --json", &output, &messages),
                   ==, 0);
  g_assert_nonnull (strstr (output, "\"deleted\" : 2"));
  g_assert_cmpint (td_test_count (file->db, "SELECT id FROM contact"), ==, 2);
}

/* A file of contacts and one of a calendar, with what a script needs to know. */
static void
test_import (TdTestFile *file, gconstpointer data)
{
  g_autofree char *csv = g_build_filename (file->folder, "c.csv", NULL);
  g_autofree char *ics = g_build_filename (file->folder, "c.ics", NULL);
  g_autofree char *words = g_strdup_printf ("import contacts %s --json", csv);
  g_autofree char *all = g_strdup_printf ("import contacts %s --all-or-nothing", csv);
  g_autofree char *calendar = g_strdup_printf ("import calendar %s --json", ics);
  g_autofree char *told = g_strdup_printf ("import calendar %s --attendee x@y.example=E2", ics);
  g_autofree char *output = NULL;
  g_autofree char *messages = NULL;
  g_autoptr (JsonNode) first = NULL;
  g_autoptr (JsonNode) second = NULL;

  make_pairs (file->db);
  td_test_run (file->db, "UPDATE employee SET email = 'ada@y.example' WHERE id = 1");
  g_file_set_contents (csv, "pair_id,date,held\n1,2024-06-10,1\n1,2024-01-01,1\n", -1, NULL);
  g_file_set_contents (ics,
                       "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART:20240611T090000\n"
                       "ORGANIZER:mailto:ada@y.example\n"
                       "ATTENDEE;CN=Bob Two:mailto:x@y.example\nEND:VEVENT\nEND:VCALENDAR\n",
                       -1, NULL);
  g_assert_cmpint (run (file, all, &output, &messages), ==, 1);
  g_assert_nonnull (strstr (messages, "Nothing was written"));
  first = run_json (file, words);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (first), "added"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (first), "refused"), ==, 1);
  second = run_json (file, words);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (second), "unchanged"), ==, 1);

  g_clear_pointer (&output, g_free);
  g_clear_pointer (&messages, g_free);
  g_assert_cmpint (run (file, calendar, &output, &messages), ==, 1);
  g_assert_nonnull (strstr (output, "\"attendee\" : \"x@y.example\""));
  g_assert_nonnull (strstr (output, "\"number\" : \"E2\""));
  g_clear_pointer (&output, g_free);
  g_clear_pointer (&messages, g_free);
  g_assert_cmpint (run (file, told, &output, &messages), ==, 0);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM contact"), ==, 2);
}

#define ADD(path, func) \
  g_test_add (path, TdTestFile, NULL, td_test_file_setup, func, td_test_file_teardown)

void
test_cli_contact_add (void)
{
  ADD ("/cli/due/json", test_due);
  ADD ("/cli/due/table", test_due_table);
  ADD ("/cli/contact/add", test_add);
  ADD ("/cli/contact/add-wrong", test_add_wrong);
  ADD ("/cli/contact/private", test_private);
  ADD ("/cli/contact/edit", test_edit);
  ADD ("/cli/contact/delete", test_delete);
  ADD ("/cli/contact/import", test_import);
}
