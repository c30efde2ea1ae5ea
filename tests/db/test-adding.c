/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "td-test.h"

#include "db/td-adding.h"
#include "db/td-traces.h"

#include <string.h>

void test_adding_add (void);

#define N_PEOPLE 600

/* As much of an employee as this room may know. */
typedef struct
{
  TdRecord parent_instance;

  gint64 id;
  char *name;
  char *name_key;
  char *search_key;
  char *email;
  gint64 manager_id;
  TdDate hire_date;
} TestPerson;

typedef struct
{
  TdRecordClass parent_class;
} TestPersonClass;

GType test_person_get_type (void);

static const TdField person_fields[] = {
  TD_FIELD (TestPerson, id, TD_FIELD_ID),          TD_FIELD (TestPerson, name, TD_FIELD_TEXT),
  TD_FIELD (TestPerson, name_key, TD_FIELD_TEXT),  TD_FIELD (TestPerson, search_key, TD_FIELD_TEXT),
  TD_FIELD (TestPerson, email, TD_FIELD_TEXT),     TD_FIELD (TestPerson, manager_id, TD_FIELD_ID),
  TD_FIELD (TestPerson, hire_date, TD_FIELD_DATE),
};

TD_DEFINE_RECORD (TestPerson, test_person, person_fields)

static const TdRecordShape person_shape = TD_RECORD_SHAPE (TestPerson, person_fields);

#define INSERT                                                                           \
  "INSERT INTO employee (id, name, name_key, search_key, email, manager_id, hire_date, " \
  "department) SELECT id, name, name_key, search_key, email, manager_id, hire_date, $1 " \
  "FROM TestPerson"

static GPtrArray *
make_people (gint64 first, guint n)
{
  GPtrArray *people = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    {
      TestPerson *person = g_object_new (test_person_get_type (), NULL);

      person->id = first + i;
      person->name = g_strdup_printf ("Zqname %u", n - i);
      person->name_key = g_utf8_strdown (person->name, -1);
      person->search_key = g_strdup (person->name_key);
      person->email = i % 2 ? g_strdup_printf ("P%u@x.org", i) : NULL;
      person->manager_id = i ? first + (i - 1) / 10 : 0;
      person->hire_date = i % 3 ? 738000 + (TdDate) i : TD_DATE_NONE;
      g_ptr_array_add (people, person);
    }
  return people;
}

static gboolean
insert (TdDatabase *db, GPtrArray *people, GCancellable *cancellable, GError **error)
{
  TdRecordSet set = { people, &person_shape, NULL, 0, 1, cancellable };

  return td_database_execute_records (db, &set, error, INSERT, "s", "Law");
}

/* Adds people from an id on; the id of the entry. */
static gint64
add_people (TdDatabase *db, gint64 first, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = make_people (first, n);
  g_autoptr (TdChange) change = td_change_begin (db, "test.add", &error);
  g_autoptr (TdAdding) adding = td_adding_begin (db, "employee", n, &error);

  g_assert_no_error (error);
  g_assert_true (insert (db, people, NULL, &error));
  g_assert_true (td_adding_note (adding, "employee", "id", first, first + n - 1, &error));
  g_assert_true (td_adding_end (adding, &error));
  g_assert_no_error (error);
  td_test_run (db, "INSERT INTO setting VALUES ('added', 'yes') ON CONFLICT DO NOTHING");
  g_assert_true (td_change_commit (change, &error));
  return td_change_get_id (change);
}

static gint64
people (TdTestFile *file)
{
  return td_test_count (file->db, "SELECT count(*) FROM employee");
}

static gint64
indexes (TdTestFile *file)
{
  return td_test_count (file->db, "SELECT count(*) FROM sqlite_schema WHERE type = 'index'");
}

static void
assert_sound (TdTestFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) faults = td_database_check (file->db, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (faults->len, ==, 0);
}

static void
test_undo (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 n_indexes = indexes (file);
  gint64 id = add_people (file->db, 1, N_PEOPLE);
  g_autoptr (TdChangeEntry) entry = td_change_load (file->db, id, &error);

  g_assert_cmpint (people (file), ==, N_PEOPLE);
  g_assert_cmpint (indexes (file), ==, n_indexes);
  g_assert_cmpint (entry->n_rows, ==, N_PEOPLE + 1);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM employee WHERE department = "
                                            "'Law' AND name = 'Zqname 600' AND manager_id IS NULL "
                                            "AND hire_date IS NULL AND email IS NULL"),
                   ==, 1);
  /* No value of a row stands in the trail. */
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM change_log "
                                            "WHERE instr(changeset, CAST('Zqname' AS BLOB))"),
                   ==, 0);
  assert_sound (file);
  g_assert_true (td_change_undo (file->db, id, &error));
  g_assert_no_error (error);
  g_assert_cmpint (people (file), ==, 0);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM setting"), ==, 0);
  assert_sound (file);
  /* Fewer than there are: the indexes are kept up meanwhile. */
  add_people (file->db, 1, N_PEOPLE);
  add_people (file->db, 1000, 3);
  assert_sound (file);
  g_assert_true (td_change_undo (file->db, td_change_get_newest (file->db), &error));
  g_assert_cmpint (people (file), ==, N_PEOPLE);
}

/* The blob of an entry about the same people, written and noted in two statements or in one. */
static char *
add_and_read (TdTestFile *file, gboolean at_once)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = make_people (1, N_PEOPLE);
  TdRecordSet set = { all, &person_shape, NULL, 0, 1, NULL };
  g_autoptr (TdChange) change = td_change_begin (file->db, "test.add", &error);
  g_autoptr (TdAdding) adding = td_adding_begin (file->db, "employee", N_PEOPLE, &error);
  char *blob = NULL;

  if (at_once)
    g_assert_true (td_adding_insert (adding, "employee", "id", &set, &error));
  else
    {
      g_assert_true (td_database_execute_records (file->db, &set, &error,
                                                  "INSERT INTO employee (id, name, name_key, "
                                                  "search_key, email, manager_id, hire_date) "
                                                  "SELECT * FROM TestPerson",
                                                  ""));
      g_assert_true (td_adding_note (adding, "employee", "id", 1, N_PEOPLE, &error));
    }
  g_assert_true (td_adding_end (adding, &error) && td_change_commit (change, &error));
  g_assert_no_error (error);
  g_assert_true (td_database_query_text (file->db, &blob, &error,
                                         "SELECT CAST(changeset AS TEXT) FROM change_log "
                                         "ORDER BY id DESC LIMIT 1",
                                         ""));
  g_assert_true (td_change_undo (file->db, td_change_get_id (change), &error));
  g_assert_no_error (error);
  g_assert_cmpint (people (file), ==, 0);
  return blob;
}

/* What is summed up of the records is what is summed up of the rows, defaults of columns too. */
static void
test_at_once (TdTestFile *file, gconstpointer data)
{
  g_autofree char *noted = add_and_read (file, FALSE);
  g_autofree char *at_once = add_and_read (file, TRUE);

  g_assert_nonnull (strstr (noted, "employee id 1 600 600"));
  g_assert_cmpstr (noted, ==, at_once);
}

/* What SQLite would refuse of a row is refused of all of them, and asked of each row afterwards. */
static void
test_checks (TdTestFile *file, gconstpointer data)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) all = make_people (1, 20);
      TdRecordSet set = { all, &person_shape, NULL, 0, 1, NULL };
      g_autoptr (TdChange) change = td_change_begin (file->db, "test.add", &error);
      g_autoptr (TdAdding) adding = td_adding_begin (file->db, "employee", 20, &error);

      if (i == 0)
        *((TestPerson *) all->pdata[17])->name = '\0';
      g_assert_cmpint (td_adding_insert (adding, "employee", "id", &set, &error), ==, i);
      if (i == 0)
        g_assert_error (error, TD_DATABASE_ERROR, TD_DATABASE_ERROR_CONSTRAINT);
      g_clear_error (&error);
      g_assert_false (td_database_execute (file->db, &error,
                                           "INSERT INTO employee (name, name_key, search_key) "
                                           "VALUES ('', '', '')",
                                           ""));
      g_assert_error (error, TD_DATABASE_ERROR, TD_DATABASE_ERROR_CONSTRAINT);
    }
  g_assert_cmpint (people (file), ==, 0);
}

/* Rows that are noted one by one, and those that refer to them, go together. */
static void
test_refers (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdChange) change = td_change_begin (file->db, "test.add", &error);
  g_autoptr (TdAdding) adding = NULL;
  gint64 id;

  td_test_run (file->db, "INSERT INTO employee (id, name, name_key, search_key) "
                         "VALUES (1, 'A', 'a', 'a')");
  adding = td_adding_begin (file->db, "employee_extra", 1, &error);
  g_assert_true (td_database_execute (file->db, &error,
                                      "INSERT INTO employee_extra VALUES (1, 'Room', '12')", ""));
  g_assert_true (td_adding_note (adding, "employee_extra", "employee_id", 1, 1, &error));
  g_assert_true (td_adding_end (adding, &error) && td_change_commit (change, &error));
  id = td_change_get_id (change);
  td_test_run (file->db, "INSERT INTO posting (employee_id, from_date) VALUES (1, '2026-01-01')");
  g_assert_false (td_change_undo (file->db, id, &error));
  g_assert_error (error, TD_DATABASE_ERROR, TD_DATABASE_ERROR_OVERLAP);
  g_clear_error (&error);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM employee_extra"), ==, 1);
  td_test_run (file->db, "DELETE FROM posting");
  g_assert_true (td_change_undo (file->db, id, &error));
  g_assert_no_error (error);
  g_assert_cmpint (people (file), ==, 0);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM employee_extra"), ==, 0);
  assert_sound (file);
}

/* Plain structs as the rows were, texts and all. */
static void
test_load (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdArena) arena = td_arena_new ();
  g_autoptr (GPtrArray) all = make_people (1, 20);
  g_autoptr (GPtrArray) loaded = NULL;

  add_people (file->db, 1, 20);
  loaded = td_database_load_records (file->db, &person_shape, arena, &error,
                                     "SELECT hire_date, email, id, name, manager_id FROM employee "
                                     "WHERE id > $1 ORDER BY id",
                                     "i", (gint64) 5);
  g_assert_no_error (error);
  g_assert_cmpuint (loaded->len, ==, 15);
  for (guint i = 0; i < loaded->len; i++)
    {
      const TestPerson *found = loaded->pdata[i], *made = all->pdata[i + 5];

      g_assert_cmpint (found->id, ==, made->id);
      g_assert_cmpstr (found->name, ==, made->name);
      g_assert_cmpstr (found->email, ==, made->email);
      g_assert_cmpint (found->manager_id, ==, made->manager_id);
      g_assert_cmpint (found->hire_date, ==, made->hire_date);
      g_assert_null (found->search_key);
    }
}

static void
test_again (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = add_people (file->db, 1, N_PEOPLE), undo;

  g_assert_true (td_change_undo (file->db, id, &error));
  undo = td_change_get_newest (file->db);
  g_assert_true (td_change_undo (file->db, undo, &error));
  g_assert_no_error (error);
  g_assert_cmpint (people (file), ==, N_PEOPLE);
  assert_sound (file);
}

static void
test_overlap (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = add_people (file->db, 1, 20);

  td_test_run (file->db, "UPDATE employee SET grade = 'B' WHERE id = 7");
  g_assert_false (td_change_undo (file->db, id, &error));
  g_assert_error (error, TD_DATABASE_ERROR, TD_DATABASE_ERROR_OVERLAP);
  g_assert_cmpint (people (file), ==, 20);
  g_clear_error (&error);
  td_test_run (file->db, "UPDATE employee SET grade = NULL WHERE id = 7");
  /* The same values in other rows are other rows. */
  td_test_run (file->db, "UPDATE employee SET name = 'Zqname ' || (41 - substr(name, 8)) "
                         "WHERE name IN ('Zqname 20', 'Zqname 21')");
  g_assert_false (td_change_undo (file->db, id, &error));
  g_clear_error (&error);
  td_test_run (file->db, "UPDATE employee SET name = 'Zqname 20' WHERE id = 1");
  g_assert_true (td_change_undo (file->db, id, &error));
  g_assert_no_error (error);
  g_assert_cmpint (people (file), ==, 0);
}

static void
test_referred_to (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = add_people (file->db, 1, 20);

  td_test_run (file->db, "INSERT INTO employee_extra VALUES (3, 'Room', '12')");
  g_assert_false (td_change_undo (file->db, id, &error));
  g_assert_error (error, TD_DATABASE_ERROR, TD_DATABASE_ERROR_OVERLAP);
  g_assert_cmpint (people (file), ==, 20);
  g_clear_error (&error);
  td_test_run (file->db, "DELETE FROM employee_extra");
  g_assert_true (td_change_undo (file->db, id, &error));
}

/* What somebody forgot to note is not committed. */
static void
test_not_noted (TdTestFile *file, gconstpointer data)
{
  gint64 n_indexes = indexes (file);
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) all = make_people (1, 20);
    g_autoptr (TdChange) change = td_change_begin (file->db, "test.add", &error);
    g_autoptr (TdAdding) adding = td_adding_begin (file->db, "employee", 20, &error);

    g_assert_true (insert (file->db, all, NULL, &error));
    g_assert_true (td_adding_note (adding, "employee", "id", 1, 19, &error));
    g_assert_false (td_adding_end (adding, &error));
    g_assert_error (error, TD_DATABASE_ERROR, TD_DATABASE_ERROR_FAILED);
  }
  g_assert_cmpint (people (file), ==, 0);
  g_assert_cmpint (indexes (file), ==, n_indexes);
}

/* An inner change that fails takes its rows along, and what follows is noted row by row again. */
static void
test_inner (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdChange) outer = td_change_begin (file->db, "test.outer", &error);
  gint64 n_indexes = indexes (file);

  {
    g_autoptr (GPtrArray) all = make_people (1, 20);
    g_autoptr (TdChange) inner = td_change_begin (file->db, "test.inner", &error);
    g_autoptr (TdAdding) adding = td_adding_begin (file->db, "employee", 20, &error);

    g_assert_true (insert (file->db, all, NULL, &error));
  }
  g_assert_cmpint (people (file), ==, 0);
  g_assert_cmpint (indexes (file), ==, n_indexes);
  add_people (file->db, 5, 10);
  td_test_run (file->db, "UPDATE employee SET grade = 'C' WHERE id = 6");
  g_assert_true (td_change_commit (outer, &error));
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM change_log"), ==, 1);
  g_assert_true (td_change_undo (file->db, 1, &error));
  g_assert_no_error (error);
  g_assert_cmpint (people (file), ==, 0);
}

static void
test_cancel (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) all = make_people (1, N_PEOPLE);
  g_autoptr (TdChange) change = td_change_begin (file->db, "test.add", &error);

  g_cancellable_cancel (cancellable);
  g_assert_false (insert (file->db, all, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  /* The table is as good as before. */
  g_assert_true (insert (file->db, all, NULL, &error));
  g_assert_cmpint (people (file), ==, N_PEOPLE);
}

static char *
redact (const char *text, gpointer data)
{
  return NULL;
}

static int
count_held (TdDatabase *db, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdTraces) traces = td_traces_new (NULL);
  int n;

  td_traces_add_row (traces, "employee", id);
  g_assert_true (td_traces_follow (traces, db, &error));
  n = td_change_count_held (db, traces, redact, NULL, &error);
  g_assert_no_error (error);
  return n;
}

/* Who is forgotten leaves an entry that cannot be undone: its keys are hers too. */
static void
test_traces (TdTestFile *file, gconstpointer data)
{
  td_test_run (file->db, "INSERT INTO employee (id, name, name_key, search_key) "
                         "VALUES (1, 'A', 'a', 'a')");
  td_test_run (file->db, "DELETE FROM change_log");
  add_people (file->db, 100, 5);
  g_assert_cmpint (count_held (file->db, 104), ==, 1);
  g_assert_cmpint (count_held (file->db, 1), ==, 0);
}

/* What a file says becomes part of SQL: only names do. */
static void
test_damaged (TdTestFile *file, gconstpointer data)
{
  static const char *const lines[] = {
    "added rows 1\nemployee id 1 2 3 4 5",       "added rows 1\nemployee id 1 2 3\n\n",
    "added rows 1\nchange_log id 1 9 1 1 0\n\n", "added rows 1\nsqlite_schema id 1 9 1 1 0\n\n",
    "added rows 1\nemployee id;x 1 9 1 1 0\n\n", "added rows 1\nemployee id 1 x 1 1 0\n\n",
  };
  gint64 id = add_people (file->db, 1, 5);

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) blob = g_bytes_new_static (lines[i], strlen (lines[i]));

      g_assert_true (td_database_execute (file->db, &error,
                                          "UPDATE change_log SET changeset = $1 WHERE id = $2",
                                          "Bi", blob, id));
      g_assert_false (td_change_undo (file->db, id, &error));
      g_assert_error (error, TD_DATABASE_ERROR, TD_DATABASE_ERROR_DAMAGED);
    }
  g_assert_cmpint (people (file), ==, 5);
}

#define ADD(name, func) \
  g_test_add ("/db/adding/" name, TdTestFile, NULL, td_test_file_setup, func, td_test_file_teardown)

void
test_adding_add (void)
{
  ADD ("undo", test_undo);
  ADD ("at-once", test_at_once);
  ADD ("checks", test_checks);
  ADD ("refers", test_refers);
  ADD ("load", test_load);
  ADD ("again", test_again);
  ADD ("overlap", test_overlap);
  ADD ("referred-to", test_referred_to);
  ADD ("not-noted", test_not_noted);
  ADD ("inner", test_inner);
  ADD ("cancel", test_cancel);
  ADD ("traces", test_traces);
  ADD ("damaged", test_damaged);
}
