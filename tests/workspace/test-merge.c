/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-merge-private.h"

#include <string.h>

#include "base/td-error.h"
#include "person-file.h"
#include "td-test-fill.h"
#include "td-test-workspace.h"
#include "workspace/td-person-tables.h"

#define TODAY td_test_date (PERSON_FILE_TODAY)

/* --- The whole of a person, in every table --- */

/* A second entry of her, which has nothing yet. */
static gint64
add_twin (PersonFile *self)
{
  td_test_run (self->file.db,
               "INSERT INTO employee (id, number, name, name_key, search_key, grade) "
               "VALUES (9000, 'twin', 'Twin One', 'twin one', 'twin one', 'G9')");
  return 9000;
}

static gint64
count_rows (TdDatabase *db, const TdPersonTable *table, gint64 id)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT count(*) FROM %s WHERE %s", table->table, table->condition);
  g_autoptr (GError) error = NULL;
  gint64 n = -1;

  td_database_query_int (db, &n, &error, sql, "i", id);
  g_assert_no_error (error);
  return n;
}

static void
assert_merged (TdDatabase *db, gint64 stays, gint64 goes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) faults = NULL;

  g_assert_true (td_merge_run (db, stays, goes, TODAY, &error));
  g_assert_no_error (error);
  faults = td_database_check (db, &error);
  for (guint i = 0; i < faults->len; i++)
    g_test_message ("%s", (char *) faults->pdata[i]);
  g_assert_cmpuint (faults->len, ==, 0);
}

static gboolean
is_about_all (const TdPersonTable *table)
{
  return strcmp (table->table, "unsaved_form") == 0 || strcmp (table->table, "employee") == 0;
}

/* Every row moves, table by table, and the plan said how many. */
static void
test_everything (PersonFile *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TdDatabase *db = self->file.db;
  gint64 twin = add_twin (self);
  g_autoptr (TdMergePlan) plan = td_merge_plan (db, twin, self->id, &error);
  guint n;
  const TdPersonTable *tables = td_person_tables (&n);
  g_autofree gint64 *before = g_new0 (gint64, n);
  guint n_items = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (plan->refusals->len, ==, 0);
  for (guint i = 0; i < n; i++)
    before[i] = count_rows (db, &tables[i], self->id);
  assert_merged (db, twin, self->id);
  for (guint i = 0; i < n; i++)
    if (!is_about_all (&tables[i]))
      {
        /* Her old number comes on top, and a posting where she works now. */
        gint64 more = strcmp (tables[i].table, "employee_number") == 0 ? 1 : 0;
        gint64 after = count_rows (db, &tables[i], twin);

        g_test_message ("%s", tables[i].table);
        g_assert_cmpint (count_rows (db, &tables[i], self->id), ==, 0);
        if (strcmp (tables[i].table, "posting") == 0)
          g_assert_cmpint (after, >=, before[i]);
        else
          g_assert_cmpint (after, ==, before[i] + more);
        for (guint k = 0; k < plan->moves->len; k++)
          if (strcmp (g_array_index (plan->moves, TdMergeItem, k).table, tables[i].table) == 0)
            {
              g_assert_cmpint (g_array_index (plan->moves, TdMergeItem, k).n, ==, before[i]);
              n_items++;
            }
      }
  g_assert_cmpuint (n_items, ==, plan->moves->len);
  g_assert_cmpuint (n_items, >, 20);
}

static char *
dump (TdDatabase *db)
{
  g_auto (GStrv) tables = td_test_list_tables (db);
  GString *text = g_string_new (NULL);

  for (char **table = tables; *table; table++)
    if (strcmp (*table, "change_log") != 0)
      {
        g_autofree char *rows = td_test_dump_table (db, *table);

        g_string_append_printf (text, "%s\n%s\n", *table, rows);
      }
  return g_string_free (text, FALSE);
}

/* One step back, and everything is as it was. */
static void
test_undo (PersonFile *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TdDatabase *db = self->file.db;
  gint64 twin = add_twin (self);
  g_autofree char *before = dump (db);
  g_autofree char *after = NULL;
  gint64 entry = td_change_get_newest (db);

  assert_merged (db, twin, self->id);
  g_assert_cmpint (td_change_get_newest (db), ==, entry + 1);
  g_assert_true (td_change_undo (db, entry + 1, &error));
  g_assert_no_error (error);
  after = dump (db);
  g_assert_true (strcmp (before, after) == 0);
}

/* A column that a migration adds is a decision about what merging does with it. */
static void
test_all_columns (PersonFile *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdStatement) row = td_database_query (
      self->file.db, &error,
      "SELECT m.name, k.\"from\" FROM sqlite_schema m, pragma_foreign_key_list(m.name) k "
      "WHERE m.type = 'table' AND k.\"table\" = 'employee'",
      "");
  guint n, n_found = 0;
  const TdMergeColumn *columns = td_merge_columns (&n);

  g_assert_no_error (error);
  while (td_statement_next (row, &error))
    {
      gboolean known = FALSE;

      for (guint i = 0; i < n; i++)
        known |= strcmp (columns[i].table, td_statement_get_text (row, 0)) == 0 &&
                 strcmp (columns[i].column, td_statement_get_text (row, 1)) == 0;
      if (!known)
        g_error ("%s.%s: say in td-merge.c where it moves", td_statement_get_text (row, 0),
                 td_statement_get_text (row, 1));
      n_found++;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (n_found, ==, n);
}

/* --- Two of a small company --- */

/* 1 is Ann by her new number, 2 by her old one, 3 is Bob; one programme. */
static void
setup (TdTestFile *file, gconstpointer data)
{
  td_test_file_setup (file, NULL);
  td_test_run (file->db,
               "INSERT INTO employee (id, number, name, name_key, search_key, hire_date, email) "
               "VALUES (1, '20042', 'Ann Lee', 'ann lee', 'ann lee', '2020-01-01', NULL), "
               "(2, '1042', 'Ann Lee', 'ann lee', 'ann lee', '2020-01-01', 'ann@example.org'), "
               "(3, '7', 'Bob Hill', 'bob hill', 'bob hill', '2019-01-01', NULL)");
  td_test_run (file->db, "INSERT INTO program (id, name) VALUES (1, 'Mentoring')");
}

static void
enrol (TdTestFile *file, gint64 person, const char *state)
{
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO enrolment (id, program_id, employee_id, role, state, from_date) "
      "VALUES (%d, 1, %d, 'mentee', '%s', '2025-01-01')",
      (int) person * 10, (int) person, state);

  td_test_run (file->db, sql);
}

static char *
refused (TdTestFile *file, gint64 stays, gint64 goes)
{
  g_autoptr (GError) error = NULL;
  gint64 entry = td_change_get_newest (file->db);
  char *text;

  g_assert_false (td_merge_run (file->db, stays, goes, TODAY, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
  g_assert_cmpint (td_change_get_newest (file->db), ==, entry);
  text = g_strdup (error->message);
  g_test_message ("%s", text);
  return text;
}

static void
assert_refused (TdTestFile *file, gint64 stays, gint64 goes, const char *words)
{
  g_autofree char *text = refused (file, stays, goes);

  g_assert_nonnull (strstr (text, words));
}

static void
test_fields (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdEmployee) person = NULL;

  td_test_run (file->db, "UPDATE employee SET manager_id = 2 WHERE id = 3");
  assert_merged (file->db, 1, 2);
  person = td_employee_find_number (file->db, "1042", &error);
  g_assert_cmpint (person->id, ==, 1);
  g_assert_cmpstr (person->number, ==, "20042");
  g_assert_cmpstr (person->email, ==, "ann@example.org");
  g_assert_nonnull (strstr (person->search_key, "ann@example.org"));
  g_assert_cmpint (td_test_count (file->db, "SELECT manager_id FROM employee WHERE id = 3"), ==, 1);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM employee"), ==, 2);
}

/* Somebody who came back: the first day of the one, the last of the other. */
static void
test_came_back (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdMergePlan) plan = NULL;
  g_autoptr (TdEmployee) person = NULL;

  td_test_run (file->db, "UPDATE employee SET hire_date = '2015-01-01', leave_date = '2018-06-30', "
                         "leave_reason = 'study', leave_kind = 'voluntary' WHERE id = 2");
  plan = td_merge_plan (file->db, 1, 2, &error);
  g_assert_cmpuint (plan->refusals->len, ==, 0);
  g_assert_cmpuint (plan->cautions->len, ==, 1);
  assert_merged (file->db, 1, 2);
  person = td_employee_load (file->db, 1, &error);
  g_assert_cmpint (person->hire_date, ==, td_test_date ("2015-01-01"));
  g_assert_cmpint (person->leave_date, ==, TD_DATE_NONE);
  g_assert_null (person->leave_kind);
}

/* The entry that goes is the later employment: how it ended is how she left. */
static void
test_left_again (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdEmployee) person = NULL;

  td_test_run (file->db, "UPDATE employee SET hire_date = '2015-01-01', leave_date = '2019-12-31' "
                         "WHERE id = 1");
  td_test_run (file->db, "UPDATE employee SET leave_date = '2024-12-31', leave_kind = 'voluntary' "
                         "WHERE id = 2");
  assert_merged (file->db, 1, 2);
  person = td_employee_load (file->db, 1, &error);
  g_assert_cmpint (person->hire_date, ==, td_test_date ("2015-01-01"));
  g_assert_cmpint (person->leave_date, ==, td_test_date ("2024-12-31"));
  g_assert_cmpstr (person->leave_kind, ==, "voluntary");
}

static void
test_overlap (TdTestFile *file, gconstpointer data)
{
  td_test_run (file->db, "UPDATE employee SET hire_date = '2015-01-01' WHERE id = 2");
  assert_refused (file, 1, 2, "employed at the same time");
  td_test_run (file->db, "UPDATE employee SET leave_date = '2020-01-01' WHERE id = 2");
  assert_refused (file, 2, 1, "1042");
  td_test_run (file->db, "UPDATE employee SET leave_date = '2019-12-31' WHERE id = 2");
  assert_merged (file->db, 1, 2);
}

static void
test_both_enrolled (TdTestFile *file, gconstpointer data)
{
  enrol (file, 1, "enrolled");
  enrol (file, 2, "waiting");
  assert_refused (file, 1, 2, "Mentoring");
  td_test_run (file->db, "UPDATE enrolment SET state = 'withdrawn' WHERE employee_id = 1");
  td_test_run (file->db, "INSERT INTO preference VALUES (10, 3, 'wish', 1)");
  assert_merged (file->db, 1, 2);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM enrolment WHERE employee_id = 1 "
                                            "AND state = 'waiting' AND id = 20"),
                   ==, 1);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM enrolment"), ==, 1);
  g_assert_cmpint (td_test_count (file->db, "SELECT enrolment_id FROM preference"), ==, 20);
}

static void
test_both_withdrawn (TdTestFile *file, gconstpointer data)
{
  enrol (file, 1, "withdrawn");
  enrol (file, 2, "withdrawn");
  td_test_run (file->db, "INSERT INTO preference VALUES (10, 3, 'wish', 1), (20, 3, 'veto', 1)");
  assert_merged (file->db, 1, 2);
  g_assert_cmpint (td_test_count (file->db, "SELECT id FROM enrolment"), ==, 10);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM preference WHERE kind = 'wish'"),
                   ==, 1);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM preference"), ==, 1);
}

static void
add_pair (TdTestFile *file, int id, int mentor, int mentee)
{
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO pair (id, reference, program_id, mentor_id, mentee_id, state, proposed_on) "
      "VALUES (%d, 'P%d', 1, %d, %d, 'active', '2025-01-01')",
      id, id, mentor, mentee);

  td_test_run (file->db, sql);
}

static void
test_one_pair (TdTestFile *file, gconstpointer data)
{
  add_pair (file, 5, 1, 2);
  assert_refused (file, 1, 2, "P5");
}

static void
test_same_partner (TdTestFile *file, gconstpointer data)
{
  add_pair (file, 5, 3, 1);
  add_pair (file, 6, 3, 2);
  assert_refused (file, 1, 2, "P6");
  td_test_run (file->db, "UPDATE pair SET state = 'ended', ended_on = '2025-06-01' WHERE id = 6");
  assert_merged (file->db, 1, 2);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM pair WHERE mentee_id = 1"), ==,
                   2);
}

static void
add_proposal (TdTestFile *file, const char *state)
{
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO proposal (id, program_id, made_on, state, mentees, mentors, places, matched, "
      "total, best_total, largest_score, optimal, seconds, rules) "
      "VALUES (4, 1, '2025-01-01', '%s', 1, 1, 1, 1, 1, 1, 1, 1, 0, '{}')",
      state);

  td_test_run (file->db, sql);
  td_test_run (file->db,
               "INSERT INTO proposal_row (proposal_id, mentee_id, mentor_id, alternatives) VALUES "
               "(4, 1, 2, NULL), (4, 3, 2, '[{\"mentor\":2,\"score\":5,\"cost\":1},"
               "{\"mentor\":22,\"score\":4,\"cost\":1}]')");
}

static void
test_draft (TdTestFile *file, gconstpointer data)
{
  add_proposal (file, "draft");
  assert_refused (file, 1, 2, "draft");
}

/* Old proposals keep their rows; nobody is a mentor of herself in them. */
static void
test_old_proposal (TdTestFile *file, gconstpointer data)
{
  add_proposal (file, "released");
  assert_merged (file->db, 1, 2);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM proposal_row WHERE mentee_id = 1 "
                                            "AND mentor_id IS NULL"),
                   ==, 1);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM proposal_row WHERE mentor_id = 1 "
                                            "AND alternatives LIKE '[{\"mentor\":1,%' AND "
                                            "alternatives LIKE '%\"mentor\":22,%'"),
                   ==, 1);
}

/* What both have is there once; what they say of each other is gone. */
static void
test_twice (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdMergePlan) plan = NULL;

  td_test_run (file->db, "INSERT INTO promotion VALUES (1, '2024-01-01'), (2, '2024-01-01'), "
                         "(2, '2025-01-01')");
  td_test_run (file->db, "INSERT INTO employee_extra VALUES (1, 'Car', 'red'), (2, 'Car', 'blue')");
  td_test_run (file->db, "INSERT INTO pairing_constraint VALUES (1, 1, 2, 'forbidden', NULL), "
                         "(1, 2, 3, 'locked', NULL)");
  td_test_run (file->db, "UPDATE employee SET manager_id = 2 WHERE id = 1");
  td_test_run (file->db, "UPDATE employee SET manager_id = 3 WHERE id = 2");
  plan = td_merge_plan (file->db, 1, 2, &error);
  g_assert_cmpuint (plan->cautions->len, ==, 1);
  g_assert_nonnull (strstr (plan->cautions->pdata[0], "2 entries"));
  assert_merged (file->db, 1, 2);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM promotion WHERE employee_id = 1"),
                   ==, 2);
  g_assert_cmpint (td_test_count (file->db,
                                  "SELECT count(*) FROM employee_extra WHERE value = 'red'"),
                   ==, 1);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM pairing_constraint"), ==, 1);
  g_assert_cmpint (td_test_count (file->db, "SELECT manager_id FROM employee WHERE id = 1"), ==, 3);
}

static void
test_not_those (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  assert_refused (file, 1, 1, "one entry already");
  td_test_run (file->db, "UPDATE employee SET outside = 1 WHERE id = 2");
  assert_refused (file, 1, 2, "coach from outside");
  td_test_run (file->db, "UPDATE employee SET anonymous = 1, name = 'Person 1' WHERE id = 2");
  assert_refused (file, 1, 2, "Person 1");
  g_assert_null (td_merge_plan (file->db, 1, 99, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
}

void
test_merge_add (void)
{
#define WHOLE(path, func) \
  g_test_add ("/merge/" path, PersonFile, NULL, person_file_setup, func, person_file_teardown)
#define ADD(path, func) \
  g_test_add ("/merge/" path, TdTestFile, NULL, setup, func, td_test_file_teardown)
  WHOLE ("everything", test_everything);
  WHOLE ("undo", test_undo);
  WHOLE ("all-columns", test_all_columns);
  ADD ("fields", test_fields);
  ADD ("came-back", test_came_back);
  ADD ("left-again", test_left_again);
  ADD ("overlap", test_overlap);
  ADD ("both-enrolled", test_both_enrolled);
  ADD ("both-withdrawn", test_both_withdrawn);
  ADD ("one-pair", test_one_pair);
  ADD ("same-partner", test_same_partner);
  ADD ("draft", test_draft);
  ADD ("old-proposal", test_old_proposal);
  ADD ("twice", test_twice);
  ADD ("not-those", test_not_those);
#undef ADD
#undef WHOLE
}
