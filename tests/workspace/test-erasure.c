/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-erasure.h"

#include <string.h>

#include "base/td-error.h"
#include "people/td-employee-search.h"
#include "people/td-erased.h"
#include "person-file.h"
#include "report/td-report.h"
#include "td-test-workspace.h"
#include "workspace/td-backup.h"
#include "workspace/td-person-tables.h"

static TdErasureResult
run (PersonFile *self, TdErasureKind kind)
{
  g_autoptr (GError) error = NULL;
  TdErasureResult result;

  td_erasure_run (self->file.db, kind, &self->id, 1, td_test_date (PERSON_FILE_TODAY), NULL,
                  &result, &error);
  g_assert_no_error (error);
  return result;
}

static void
assert_sound (TdDatabase *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) faults = td_database_check (db, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < faults->len; i++)
    g_test_message ("%s", (char *) faults->pdata[i]);
  g_assert_cmpuint (faults->len, ==, 0);
}

/* Of every text she had nothing is left: in the file, its log, the undo, and a backup made after.
 */
static void
test_bytes (PersonFile *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = g_build_filename (self->file.folder, "backup.tandem", NULL);
  TdErasureResult result;

  person_file_plant (self);
  g_assert_cmpuint (person_file_count (self), >=, self->words->len);
  result = run (self, (TdErasureKind) GPOINTER_TO_INT (data));
  g_assert_cmpint (result.n_people, ==, 1);
  g_assert_cmpint (result.n_entries, >, 40);
  g_assert_true (result.clean);
  g_assert_true (td_database_backup (self->file.db, backup, NULL, &error));
  person_file_assert_gone (self);
  assert_sound (self->file.db);
}

/* A reader that has the file open, as the window has two, is in nobody's way. */
static void
test_with_reader (PersonFile *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDatabase) reader = td_database_open (self->file.path, TD_DATABASE_READ_ONLY, &error);

  person_file_plant (self);
  td_test_count (reader, "SELECT count(*) FROM employee");
  g_assert_true (run (self, TD_ERASURE_ERASE).clean);
  person_file_assert_gone (self);
  td_test_count (reader, "SELECT count(*) FROM employee");
}

/* --- Names in what others have --- */

static void
plant_name (PersonFile *self, const char *sql)
{
  td_test_run (self->file.db, sql);
}

static void
test_names_elsewhere (PersonFile *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdEmployee) person = td_employee_load (self->file.db, self->id, &error);
  TdDatabase *db = self->file.db;

  td_record_set_text (&person->name, "Zqfirst Zqold");
  td_record_set_text (&person->given_name, NULL);
  td_record_set_text (&person->family_name, NULL);
  g_assert_true (td_employee_save (db, person, td_test_date (PERSON_FILE_TODAY), &error));
  td_record_set_text (&person->name, "Zqfirst Zqnew");
  td_record_set_text (&person->number, "Zq-1017");
  td_record_set_text (&person->email, "zq.new@example.org");
  g_assert_true (td_employee_save (db, person, td_test_date (PERSON_FILE_TODAY), &error));
  plant_name (self, "UPDATE employee SET manager_text = 'Zqnew, Zqfirst (Zq-1017)' WHERE id = "
                    "(SELECT max(id) FROM employee)");
  plant_name (self, "UPDATE contact SET note = 'As ZQFIRST ZQOLD said' WHERE id = "
                    "(SELECT max(c.id) FROM contact c JOIN pair p ON p.id = c.pair_id "
                    "WHERE p.state = 'active')");
  plant_name (self, "INSERT INTO import_run (kind, file, at, receipt) VALUES ('roster', "
                    "'Zqfirst Zqnew.csv', '2026-01-01T00:00:00Z', "
                    "'{\"missing\":[{\"number\":\"Zq-1017\",\"name\":\"Zqfirst Zqnew\"}]}')");
  plant_name (self, "INSERT INTO setting VALUES ('zq', 'zq.new@example.org')");
  run (self, TD_ERASURE_ANONYMISE);
  g_ptr_array_add (self->words, g_strdup ("Zqnew"));
  g_ptr_array_add (self->words, g_strdup ("Zqold"));
  g_ptr_array_add (self->words, g_strdup ("ZQOLD"));
  g_ptr_array_add (self->words, g_strdup ("Zq-1017"));
  g_ptr_array_add (self->words, g_strdup ("zq.new"));
  g_assert_cmpuint (person_file_count (self), ==, 0);
  g_assert_cmpint (td_test_count (db,
                                  "SELECT count(*) FROM contact WHERE note = 'As Person 1 said'"),
                   ==, 1);
  g_assert_cmpint (td_test_count (db,
                                  "SELECT count(*) FROM import_run WHERE file = 'Person 1.csv'"),
                   ==, 1);
  assert_sound (db);
}

/* A namesake keeps the name, also in the texts of others. */
static void
test_namesake (PersonFile *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdEmployee) person = td_employee_load (self->file.db, self->id, &error);
  g_autoptr (TdEmployee) other = td_employee_new ();
  g_autoptr (TdErasurePlan) plan = NULL;
  g_autofree char *sql = NULL;
  g_autofree char *all = NULL;

  td_record_set_text (&other->name, person->name);
  td_record_set_text (&other->number, "namesake");
  g_assert_true (td_employee_save (self->file.db, other, td_test_date (PERSON_FILE_TODAY), &error));
  plan = td_erasure_plan (self->file.db, TD_ERASURE_ERASE, &self->id, 1,
                          td_test_date (PERSON_FILE_TODAY), &error);
  g_assert_no_error (error);
  g_ptr_array_add (plan->cautions, NULL);
  all = g_strjoinv ("\n", (char **) plan->cautions->pdata);
  g_assert_nonnull (strstr (all, person->name));
  run (self, TD_ERASURE_ERASE);
  sql = g_strdup_printf ("SELECT count(*) FROM employee WHERE id = %d AND name = '%s'",
                         (int) other->id, person->name);
  g_assert_cmpint (td_test_count (self->file.db, sql), ==, 1);
}

/* --- Undo and the trail --- */

static void
test_undo_refused (PersonFile *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TdDatabase *db = self->file.db;
  g_autoptr (TdChangeEntry) entry = NULL;
  gint64 held = td_change_get_newest (db);
  gint64 after;

  td_test_run (db, "INSERT INTO setting VALUES ('zq-other', 'Fjord')");
  after = td_change_get_newest (db);
  run (self, TD_ERASURE_ANONYMISE);
  g_assert_false (td_change_undo (db, held, &error));
  g_assert_error (error, TD_DATABASE_ERROR, TD_DATABASE_ERROR_OVERLAP);
  g_assert_nonnull (strstr (error->message, "erased"));
  g_clear_error (&error);
  g_assert_false (td_change_undo (db, td_change_get_newest (db), &error));
  g_clear_error (&error);
  entry = td_change_find_undoable (db, &error);
  g_assert_cmpint (entry->id, ==, after);
  g_assert_true (td_change_undo (db, after, &error));
  assert_sound (db);
}

/* --- Counts --- */

static char *
all_dashboards (PersonFile *self)
{
  g_autoptr (GError) error = NULL;
  TdReportOptions options = { .as_of = td_test_date (PERSON_FILE_TODAY),
                              .printed_on = td_test_date (PERSON_FILE_TODAY) };
  GString *text = g_string_new (NULL);

  for (options.program_id = 0; options.program_id < 3; options.program_id++)
    {
      g_autoptr (TdDocument) document = td_report_make (self->file.db, "review", &options, &error);
      g_autofree char *one = NULL;

      g_assert_no_error (error);
      one = td_document_dup_text (document);
      g_string_append (text, one);
    }
  return g_string_free (text, FALSE);
}

/* Says the line that differs and not two whole reports. */
static void
assert_same_lines (const char *text, const char *expected)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_auto (GStrv) others = g_strsplit (expected, "\n", -1);

  for (guint i = 0; lines[i] && others[i]; i++)
    g_assert_cmpstr (lines[i], ==, others[i]);
  g_assert_cmpuint (g_strv_length (lines), ==, g_strv_length (others));
}

static void
test_figures (PersonFile *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdEmployee) person = td_employee_load (self->file.db, self->id, &error);
  g_autofree char *before = all_dashboards (self);
  g_autofree char *after = NULL;
  g_autoptr (GString) expected = g_string_new (before);
  TdErasureKind kind = (TdErasureKind) GPOINTER_TO_INT (data);

  run (self, kind);
  after = all_dashboards (self);
  g_string_replace (expected, person->name, kind == TD_ERASURE_ERASE ? "Erased person" : "Person 1",
                    0);
  g_assert_cmpuint (strlen (after), >, 5000);
  assert_same_lines (after, expected->str);
}

/* What is left of her rows, table by table. */
static void
test_rows (PersonFile *self, gconstpointer data)
{
  TdErasureKind kind = (TdErasureKind) GPOINTER_TO_INT (data);
  guint n;
  const TdPersonTable *tables = td_person_tables (&n);
  g_autofree gint64 *before = g_new (gint64, n);

  for (int after = 0; after < 2; after++)
    {
      if (after)
        run (self, kind);
      for (guint i = 0; i < n; i++)
        {
          g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s WHERE %s",
                                                  tables[i].table, tables[i].condition);
          g_autoptr (GError) error = NULL;
          gint64 count = 0;
          gboolean stays =
              tables[i].counted || (tables[i].anonymous && kind == TD_ERASURE_ANONYMISE);

          td_database_query_int (self->file.db, &count, &error, sql, "i", self->id);
          g_assert_no_error (error);
          g_test_message ("%s: %d", tables[i].table, (int) count);
          if (after)
            g_assert_cmpint (count, ==, stays ? before[i] : 0);
          else
            g_assert_cmpint (count, >, 0);
          before[i] = count;
        }
    }
}

/* --- The rehearsal --- */

static void
test_plan (PersonFile *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 entries = td_change_get_newest (self->file.db);
  g_autoptr (TdErasurePlan) plan = td_erasure_plan (self->file.db, TD_ERASURE_ANONYMISE, &self->id,
                                                    1, td_test_date (PERSON_FILE_TODAY), &error);
  TdErasureResult result;

  g_assert_no_error (error);
  g_assert_cmpuint (plan->names->len, ==, 1);
  g_assert_cmpuint (plan->refusals->len, ==, 0);
  g_assert_cmpuint (plan->goes->len, >, 10);
  g_assert_cmpuint (plan->stays->len, >, 10);
  g_assert_cmpint (td_change_get_newest (self->file.db), ==, entries);
  result = run (self, TD_ERASURE_ANONYMISE);
  g_assert_cmpint (result.n_entries, ==, plan->n_entries);
}

static void
test_refused (PersonFile *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 busy = td_test_count (self->file.db, "SELECT mentee_id FROM pair WHERE state = 'active'");
  g_autoptr (TdErasurePlan) plan = td_erasure_plan (self->file.db, TD_ERASURE_ERASE, &busy, 1,
                                                    td_test_date (PERSON_FILE_TODAY), &error);
  TdErasureResult result;

  g_assert_no_error (error);
  g_assert_cmpuint (plan->refusals->len, ==, 1);
  g_assert_false (td_erasure_run (self->file.db, TD_ERASURE_ERASE, &busy, 1,
                                  td_test_date (PERSON_FILE_TODAY), NULL, &result, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
  g_clear_error (&error);
  busy = 123456;
  g_assert_null (td_erasure_plan (self->file.db, TD_ERASURE_ERASE, &busy, 1,
                                  td_test_date (PERSON_FILE_TODAY), &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
}

/* --- Copies --- */

static void
plant (const char *path)
{
  g_assert_true (g_file_set_contents (path, "her", -1, NULL));
}

/* The path lives as long as the program. */
static const char *
plant_beside (const char *path, const char *name)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *file = g_build_filename (folder, name, NULL);

  plant (file);
  return g_intern_string (file);
}

/* The older copies are said before, stay unless it is asked for, and then are gone with her; what
 * is made anew does not hold her. */
static void
test_copies (PersonFile *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *update = g_strconcat (self->file.path, ".before-5", NULL);
  g_autofree char *made = NULL;
  g_autofree char *log = NULL;
  const char *lone_log, *other;
  g_autoptr (TdBackup) backup = NULL;
  g_autoptr (TdErasurePlan) plan = NULL;
  g_autoptr (GPtrArray) left = NULL;

  person_file_plant (self);
  backup = td_backup_make (self->file.db, TD_BACKUP_MANUAL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (td_database_backup (self->file.db, update, NULL, &error));
  log = g_strconcat (backup->path, "-wal", NULL);
  plant (log);
  lone_log = plant_beside (backup->path, "20200101T000000Z-damaged.tandem-wal");
  plant_beside (backup->path, ".20200101T000000Z-automatic.tandem.Ab12cd");
  plant_beside (self->file.path, ".test.tandem.Ab12cd");
  plant_beside (self->file.path, ".test.tandem.before-5.Ab12cd");
  other = plant_beside (self->file.path, ".other.tandem.Ab12cd");
  plan = td_erasure_plan (self->file.db, TD_ERASURE_ERASE, &self->id, 1,
                          td_test_date (PERSON_FILE_TODAY), &error);
  g_assert_cmpuint (plan->copies->len, ==, 6);
  g_assert_cmpstr (plan->copies->pdata[0], ==, update);
  g_assert_cmpstr (plan->copies->pdata[1], ==, backup->path);
  run (self, TD_ERASURE_ERASE);
  g_assert_true (g_file_test (backup->path, G_FILE_TEST_EXISTS));
  g_assert_true (td_erasure_delete_copies (self->file.db, plan->copies, NULL, &made, &error));
  g_assert_no_error (error);
  left = td_erasure_list_copies (self->file.db);
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_cmpstr (left->pdata[0], ==, made);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (lone_log, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (other, G_FILE_TEST_EXISTS));
  person_file_assert_gone (self);
}

/* What cannot be deleted is said; the others are. */
static void
test_copies_stuck (PersonFile *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_build_filename (self->file.folder, "stuck", NULL);
  g_autofree char *gone = g_build_filename (self->file.folder, "gone", NULL);
  g_autoptr (GPtrArray) copies = g_ptr_array_new ();
  g_autofree char *file = g_build_filename (self->file.folder, "copy", NULL);

  g_mkdir (folder, 0700);
  g_assert_true (g_file_set_contents (file, "x", 1, NULL));
  g_ptr_array_add (copies, gone);
  g_ptr_array_add (copies, folder);
  g_ptr_array_add (copies, file);
  g_assert_false (td_erasure_delete_copies (self->file.db, copies, NULL, NULL, &error));
  g_assert_nonnull (strstr (error->message, folder));
  g_assert_false (g_file_test (file, G_FILE_TEST_EXISTS));
}

/* The numbers she had before do not bring her back either. */
static void
test_other_numbers (PersonFile *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdErased) erased = NULL;

  run (self, TD_ERASURE_ERASE);
  erased = td_erased_load (self->file.db, &error);
  g_assert_no_error (error);
  g_assert_cmpint (td_erased_has (erased, "zq900"), ==, td_test_date (PERSON_FILE_TODAY));
}

/* A cancelled one does nothing at all. */
static void
test_cancelled (PersonFile *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gint64 entries = td_change_get_newest (self->file.db);
  TdErasureResult result;

  g_cancellable_cancel (cancellable);
  td_database_set_cancellable (self->file.db, cancellable);
  g_assert_false (td_erasure_run (self->file.db, TD_ERASURE_ERASE, &self->id, 1,
                                  td_test_date (PERSON_FILE_TODAY), NULL, &result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  td_database_set_cancellable (self->file.db, NULL);
  g_assert_cmpint (td_change_get_newest (self->file.db), ==, entries);
  g_assert_cmpint (td_test_count (self->file.db,
                                  "SELECT count(*) FROM employee WHERE anonymous > 0"),
                   ==, 0);
}

/* Twice is once; an anonymous row can still be erased; the number is known afterwards. */
static void
test_again (PersonFile *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdEmployee) person = td_employee_load (self->file.db, self->id, &error);
  g_autoptr (TdEmployee) after = NULL;
  g_autoptr (TdErased) erased = NULL;

  g_assert_cmpint (run (self, TD_ERASURE_ANONYMISE).n_people, ==, 1);
  after = td_employee_load (self->file.db, self->id, &error);
  g_assert_cmpstr (after->name, ==, "Person 1");
  g_assert_cmpint (after->hire_date, ==, person->hire_date);
  g_assert_cmpint (after->leave_date, ==, person->leave_date);
  g_assert_null (after->number);
  g_assert_cmpint (run (self, TD_ERASURE_ANONYMISE).n_people, ==, 0);
  g_assert_cmpint (run (self, TD_ERASURE_ERASE).n_people, ==, 1);
  g_assert_cmpint (run (self, TD_ERASURE_ERASE).n_people, ==, 0);
  erased = td_erased_load (self->file.db, &error);
  g_assert_cmpint (td_erased_has (erased, person->number), ==, td_test_date (PERSON_FILE_TODAY));
}

/* A coach from outside who never did anything leaves no row. */
static void
test_uncounted (PersonFile *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdEmployee) coach = td_employee_new ();
  TdErasureResult result;

  td_record_set_text (&coach->name, "Zqcoach Zqoutside");
  coach->outside = TRUE;
  g_assert_true (td_employee_save (self->file.db, coach, td_test_date (PERSON_FILE_TODAY), &error));
  g_assert_true (td_erasure_run (self->file.db, TD_ERASURE_ERASE, &coach->id, 1,
                                 td_test_date (PERSON_FILE_TODAY), NULL, &result, &error));
  g_assert_null (td_employee_load (self->file.db, coach->id, NULL));
  g_ptr_array_add (self->words, g_strdup ("Zqoutside"));
  g_assert_cmpuint (person_file_count (self), ==, 0);
  assert_sound (self->file.db);
}

void
test_erasure_add (void)
{
#define ADD(path, data, func) \
  g_test_add ("/erasure/" path, PersonFile, data, person_file_setup, func, person_file_teardown)
  ADD ("bytes/anonymise", GINT_TO_POINTER (TD_ERASURE_ANONYMISE), test_bytes);
  ADD ("bytes/erase", GINT_TO_POINTER (TD_ERASURE_ERASE), test_bytes);
  ADD ("with-reader", NULL, test_with_reader);
  ADD ("names-elsewhere", NULL, test_names_elsewhere);
  ADD ("namesake", NULL, test_namesake);
  ADD ("undo-refused", NULL, test_undo_refused);
  ADD ("figures/anonymise", GINT_TO_POINTER (TD_ERASURE_ANONYMISE), test_figures);
  ADD ("figures/erase", GINT_TO_POINTER (TD_ERASURE_ERASE), test_figures);
  ADD ("rows/anonymise", GINT_TO_POINTER (TD_ERASURE_ANONYMISE), test_rows);
  ADD ("rows/erase", GINT_TO_POINTER (TD_ERASURE_ERASE), test_rows);
  ADD ("plan", NULL, test_plan);
  ADD ("refused", NULL, test_refused);
  ADD ("again", NULL, test_again);
  ADD ("uncounted", NULL, test_uncounted);
  ADD ("copies", NULL, test_copies);
  ADD ("copies-stuck", NULL, test_copies_stuck);
  ADD ("other-numbers", NULL, test_other_numbers);
  ADD ("cancelled", NULL, test_cancelled);
#undef ADD
}
