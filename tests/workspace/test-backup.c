/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "base/td-error.h"
#include "people/td-employee.h"
#include "td-test-workspace.h"
#include "td-test.h"
#include "workspace/td-backup.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

/* --- Rotation --- */

#define A TD_BACKUP_AUTOMATIC

static guint
count_kept (const gboolean *keep, guint n)
{
  guint kept = 0;

  for (guint i = 0; i < n; i++)
    kept += keep[i];
  return kept;
}

/* One a day for two years: 7 days, then Mondays' weeks, then months. */
static void
test_rotate_years (void)
{
  TdDate today = td_date_from_ymd (2026, 11, 22);
  TdDate made[730];
  TdBackupKind kinds[730] = { A };
  gboolean keep[730];
  guint months = 0;

  for (guint i = 0; i < G_N_ELEMENTS (made); i++)
    made[i] = today - (TdDate) i;
  td_backup_rotate (&td_backup_plan, made, kinds, G_N_ELEMENTS (made), keep);
  for (guint i = 0; i < 7; i++)
    g_assert_true (keep[i]);
  for (guint i = 7; i < G_N_ELEMENTS (made); i++)
    if (keep[i])
      {
        gboolean sunday = made[i] % 7 == 0, last = made[i] == td_date_month_end (made[i]);

        g_assert_true (sunday || last);
        months += last;
      }
  g_assert_cmpuint (months, ==, 11);
  /* Seven days (one of them the newest of its week and month), three weeks, eleven months. */
  g_assert_cmpuint (count_kept (keep, G_N_ELEMENTS (made)), <=, 7 + 3 + 11);
  g_assert_cmpuint (count_kept (keep, G_N_ELEMENTS (made)), >=, 7 + 2 + 11);
}

/* Rotating day by day, as it happens, keeps what rotating once would. */
static void
test_rotate_daily (void)
{
  TdDate first = td_date_from_ymd (2025, 1, 1);
  GArray *left = g_array_new (FALSE, FALSE, sizeof (TdDate));

  for (int day = 0; day < 600; day++)
    {
      TdDate now = first + day;
      TdBackupKind kinds[64] = { A };
      gboolean keep[64];

      g_array_prepend_val (left, now);
      g_assert_cmpuint (left->len, <=, G_N_ELEMENTS (keep));
      td_backup_rotate (&td_backup_plan, (TdDate *) left->data, kinds, left->len, keep);
      for (guint i = left->len; i > 0; i--)
        if (!keep[i - 1])
          g_array_remove_index (left, i - 1);
    }
  g_assert_cmpuint (left->len, >=, 7 + 2 + 10);
  g_assert_cmpuint (left->len, <=, 7 + 4 + 12);
  g_assert_cmpint (g_array_index (left, TdDate, left->len - 1), <, first + 600 - 300);
  g_array_unref (left);
}

static void
test_rotate_kinds (void)
{
  static const TdBackupKind kinds[] = { A, TD_BACKUP_RESTORE, A, TD_BACKUP_MANUAL,
                                        A, TD_BACKUP_RESTORE };
  const TdBackupPlan plan = { 1, 0, 0, 30 };
  const TdDate made[] = { 1000, 1000, 1000, 900, 900, 900 };
  gboolean keep[6];

  td_backup_rotate (&plan, made, kinds, 6, keep);
  g_assert_true (keep[0]);
  g_assert_true (keep[1]); /* the way back of today */
  g_assert_false (keep[2]);
  g_assert_true (keep[3]); /* hers */
  g_assert_false (keep[4]);
  g_assert_false (keep[5]);
  td_backup_rotate (&plan, made, kinds, 0, keep);
}

/* --- Making --- */

static void
add_person (TdTestFile *file, const char *number, const char *name)
{
  g_autoptr (TdEmployee) person = td_employee_new ();
  g_autoptr (GError) error = NULL;

  td_record_set_text (&person->number, number);
  td_record_set_text (&person->name, name);
  td_employee_save (file->db, person, td_test_date ("2026-03-16"), &error);
  g_assert_no_error (error);
}

static TdBackup *
make (TdTestFile *file, TdBackupKind kind)
{
  g_autoptr (GError) error = NULL;
  TdBackup *backup = td_backup_make (file->db, kind, NULL, &error);

  g_assert_no_error (error);
  return backup;
}

static guint
count_backups (TdTestFile *file)
{
  g_autoptr (GPtrArray) backups = td_backup_list (file->path);

  return backups->len;
}

/* More than nine within one second or two: the list has them as they were made. */
static void
test_at_once (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) backups = NULL;

  for (int i = 0; i < 12; i++)
    g_ptr_array_insert (made, 0, make (file, TD_BACKUP_MANUAL));
  backups = td_backup_list (file->path);
  g_assert_cmpuint (backups->len, ==, made->len);
  for (guint i = 0; i < made->len; i++)
    g_assert_cmpstr (((TdBackup *) backups->pdata[i])->name, ==,
                     ((TdBackup *) made->pdata[i])->name);
}

static void
assert_mode (const char *path, guint mode)
{
  GStatBuf facts;

  g_assert_cmpint (g_stat (path, &facts), ==, 0);
  g_assert_cmpint (facts.st_mode & 0777, ==, mode);
}

static void
test_make (TdTestFile *file, gconstpointer data)
{
  g_autofree char *folder = td_backup_dup_folder (file->path);
  g_autofree char *log = NULL;
  g_autoptr (TdBackup) backup = NULL, second = NULL;

  add_person (file, "1", "Ann Lee");
  backup = make (file, TD_BACKUP_MANUAL);
  second = make (file, TD_BACKUP_MANUAL);
  g_assert_cmpstr (backup->path, !=, second->path);
  g_assert_true (g_str_has_prefix (backup->path, folder));
  g_assert_cmpint (backup->kind, ==, TD_BACKUP_MANUAL);
  g_assert_cmpint (backup->size, >, 4096);
  assert_mode (folder, 0700);
  assert_mode (backup->path, 0600);
  td_backup_look (backup, file->db);
  g_assert_null (backup->trouble);
  g_assert_cmpint (backup->people, ==, 1);
  g_assert_cmpint (backup->last_change, ==, td_change_get_newest (file->db));
  g_assert_nonnull (backup->last_change_at);
  log = g_strconcat (backup->path, "-wal", NULL);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_backups (file), ==, 2);
}

/* Writing goes on while it is copied, and what is written then is not in it. */
static void
test_while_writing (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDatabase) reader = NULL;
  g_autoptr (TdBackup) backup = NULL;
  g_autofree char *path = NULL;

  for (int i = 0; i < 50; i++)
    {
      g_autofree char *number = g_strdup_printf ("%d", i);

      add_person (file, number, "Some Body");
    }
  reader = td_database_open (file->path, TD_DATABASE_READ_ONLY, &error);
  g_assert_no_error (error);
  td_database_execute (reader, &error, "BEGIN", "");
  g_assert_cmpint (td_test_count (reader, "SELECT count(*) FROM employee"), ==, 50);
  add_person (file, "99", "Late Comer");
  path = g_build_filename (file->folder, "copy.tandem", NULL);
  g_assert_true (td_database_backup (reader, path, NULL, &error));
  g_assert_no_error (error);
  td_database_execute (reader, &error, "COMMIT", "");
  {
    g_autoptr (TdDatabase) copy = td_database_open_still (path, &error);

    g_assert_no_error (error);
    g_assert_cmpint (td_test_count (copy, "SELECT count(*) FROM employee"), ==, 50);
  }
}

static void
test_cancelled (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  td_database_set_cancellable (file->db, cancellable);
  g_assert_null (td_backup_make (file->db, TD_BACKUP_MANUAL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  td_database_set_cancellable (file->db, NULL);
  g_assert_cmpuint (count_backups (file), ==, 0);
}

/* A backup of @days ago. */
static void
age (TdBackup *backup, int days)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) then = g_date_time_add_days (now, -days);
  g_autofree char *folder = g_path_get_dirname (backup->path);
  g_autofree char *stamp = g_date_time_format (then, "%Y%m%dT%H%M%SZ");
  g_autofree char *path =
      g_strdup_printf ("%s/%s-%s.tandem", folder, stamp, td_backup_kind_get_code (backup->kind));

  g_assert_cmpint (g_rename (backup->path, path), ==, 0);
}

static gboolean
make_if_due (TdTestFile *file)
{
  g_autoptr (TdBackup) made = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (td_backup_make_if_due (file->db, &made, &error));
  g_assert_no_error (error);
  if (made)
    age (made, 0);
  return made != NULL;
}

static void
test_due (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GPtrArray) backups = NULL;

  g_assert_false (make_if_due (file)); /* nothing in it yet */
  add_person (file, "1", "Ann Lee");
  g_assert_true (make_if_due (file));
  add_person (file, "2", "Bob Ray");
  g_assert_false (make_if_due (file)); /* the last one is of today */
  backups = td_backup_list (file->path);
  age (backups->pdata[0], 2);
  g_assert_true (make_if_due (file));
  g_ptr_array_unref (backups);
  backups = td_backup_list (file->path);
  age (backups->pdata[0], 2);
  g_assert_false (make_if_due (file)); /* nothing changed since */
}

static void
test_delete (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdBackup) backup = make (file, TD_BACKUP_MANUAL);
  g_autoptr (GError) error = NULL;

  g_assert_true (td_backup_delete (backup, &error));
  g_assert_cmpuint (count_backups (file), ==, 0);
  g_assert_null (td_backup_find (file->path, backup->name, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
}

/* --- Restoring --- */

static void
close_file (TdTestFile *file)
{
  g_clear_pointer (&file->db, td_database_close);
}

static void
reopen (TdTestFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) faults = NULL;

  file->db = td_database_open (file->path, 0, &error);
  g_assert_no_error (error);
  faults = td_database_check (file->db, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (faults->len, ==, 0);
}

static TdBackup *
restore (TdTestFile *file, const char *from)
{
  g_autoptr (GError) error = NULL;
  TdBackup *kept = NULL;

  close_file (file);
  g_assert_true (td_backup_restore (file->path, from, &kept, NULL, NULL, &error));
  g_assert_no_error (error);
  reopen (file);
  return kept;
}

#define N_PEOPLE "SELECT count(*) FROM employee"

static void
test_restore (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdBackup) backup = NULL, kept = NULL, back = NULL;

  add_person (file, "1", "Ann Lee");
  backup = make (file, TD_BACKUP_MANUAL);
  add_person (file, "2", "Bob Ray");
  kept = restore (file, backup->path);
  g_assert_cmpint (td_test_count (file->db, N_PEOPLE), ==, 1);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM change_log WHERE action = "
                                            "'workspace.restore'"),
                   ==, 1);
  g_assert_cmpint (kept->kind, ==, TD_BACKUP_RESTORE);
  assert_mode (file->path, 0600);
  /* The restore taken back. */
  back = restore (file, kept->path);
  g_assert_cmpint (td_test_count (file->db, N_PEOPLE), ==, 2);
}

static void
test_restore_missing (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdBackup) backup = NULL;

  add_person (file, "1", "Ann Lee");
  backup = make (file, TD_BACKUP_MANUAL);
  close_file (file);
  g_remove (file->path);
  g_assert_null (restore (file, backup->path));
  g_assert_cmpint (td_test_count (file->db, N_PEOPLE), ==, 1);
  assert_mode (file->path, 0600);
}

/* A workspace that nobody can read is what backups are for; its bytes are kept. */
static void
test_restore_damaged (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdBackup) backup = NULL, kept = NULL;
  g_autofree char *text = NULL;

  add_person (file, "1", "Ann Lee");
  backup = make (file, TD_BACKUP_MANUAL);
  close_file (file);
  g_assert_true (g_file_set_contents (file->path, "rubbish of some length", -1, NULL));
  kept = restore (file, backup->path);
  g_assert_cmpint (kept->kind, ==, TD_BACKUP_DAMAGED);
  g_assert_true (g_file_get_contents (kept->path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "rubbish of some length");
  g_assert_cmpint (td_test_count (file->db, N_PEOPLE), ==, 1);
  td_backup_look (kept, NULL);
  g_assert_nonnull (kept->trouble);
}

/* Through a link it is the file that is restored; the link stays one. */
static void
test_restore_linked (TdTestFile *file, gconstpointer data)
{
  g_autofree char *link = g_build_filename (file->folder, "link.tandem", NULL);
  g_autoptr (TdBackup) backup = NULL;
  g_autoptr (GError) error = NULL;

  add_person (file, "1", "Ann Lee");
  backup = make (file, TD_BACKUP_MANUAL);
  close_file (file);
  g_assert_cmpint (symlink ("test.tandem", link), ==, 0);
  g_assert_true (g_file_set_contents (file->path, "rubbish of some length", -1, NULL));
  g_assert_true (td_backup_restore (link, backup->path, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  reopen (file);
  g_assert_cmpint (td_test_count (file->db, N_PEOPLE), ==, 1);
  g_assert_cmpuint (count_backups (file), ==, 2);
}

static void
assert_refused (TdTestFile *file, const char *from, int code)
{
  g_autoptr (GError) error = NULL;
  gint64 before = td_test_count (file->db, N_PEOPLE);
  guint n = count_backups (file);

  close_file (file);
  g_assert_false (td_backup_restore (file->path, from, NULL, NULL, NULL, &error));
  g_assert_error (error, TD_DATABASE_ERROR, code);
  reopen (file);
  g_assert_cmpint (td_test_count (file->db, N_PEOPLE), ==, before);
  g_assert_cmpuint (count_backups (file), ==, n);
}

/* What is no sound backup leaves everything as it is. */
static void
test_restore_refused (TdTestFile *file, gconstpointer data)
{
  g_autofree char *path = g_build_filename (file->folder, "other", NULL);
  g_autoptr (TdBackup) backup = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  add_person (file, "1", "Ann Lee");
  backup = make (file, TD_BACKUP_MANUAL);
  assert_refused (file, path, TD_DATABASE_ERROR_OPEN);
  g_assert_true (g_file_set_contents (path, "not a workspace at all", -1, NULL));
  assert_refused (file, path, TD_DATABASE_ERROR_NOT_OURS);
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  assert_refused (file, path, TD_DATABASE_ERROR_NOT_OURS);
  g_assert_true (g_file_get_contents (backup->path, &bytes, &length, NULL));
  memset (bytes + length / 2, 0x5a, length / 4);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  assert_refused (file, path, TD_DATABASE_ERROR_DAMAGED);
}

/* Nobody is asked to close it elsewhere: another connection sees the restored contents. */
static void
test_restore_beside_reader (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdBackup) backup = NULL, kept = NULL;
  g_autoptr (TdDatabase) other = NULL;
  g_autoptr (GError) error = NULL;

  add_person (file, "1", "Ann Lee");
  backup = make (file, TD_BACKUP_MANUAL);
  add_person (file, "2", "Bob Ray");
  other = td_database_open (file->path, TD_DATABASE_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_cmpint (td_test_count (other, N_PEOPLE), ==, 2);
  kept = restore (file, backup->path);
  g_assert_cmpint (td_test_count (other, N_PEOPLE), ==, 1);
}

/* Who is erased by now is still in older backups: the look inside says how many. */
static void
test_erased_since (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdBackup) before = NULL, after = NULL;

  add_person (file, "1", "Ann Lee");
  add_person (file, "2", "Bob Ray");
  before = make (file, TD_BACKUP_MANUAL);
  td_test_run (file->db, "UPDATE employee SET anonymous = 2, name = 'Person 1' WHERE number = '1'");
  after = make (file, TD_BACKUP_MANUAL);
  td_backup_look (before, file->db);
  td_backup_look (after, file->db);
  g_assert_cmpint (before->erased_since, ==, 1);
  g_assert_cmpint (after->erased_since, ==, 0);
}

void
test_backup_add (void)
{
#define ADD(path, func) \
  g_test_add (path, TdTestFile, NULL, td_test_file_setup, func, td_test_file_teardown)
  g_test_add_func ("/backup/rotate/years", test_rotate_years);
  g_test_add_func ("/backup/rotate/daily", test_rotate_daily);
  g_test_add_func ("/backup/rotate/kinds", test_rotate_kinds);
  ADD ("/backup/make", test_make);
  ADD ("/backup/at-once", test_at_once);
  ADD ("/backup/while-writing", test_while_writing);
  ADD ("/backup/cancelled", test_cancelled);
  ADD ("/backup/due", test_due);
  ADD ("/backup/delete", test_delete);
  ADD ("/backup/restore/back", test_restore);
  ADD ("/backup/restore/missing", test_restore_missing);
  ADD ("/backup/restore/damaged", test_restore_damaged);
  ADD ("/backup/restore/linked", test_restore_linked);
  ADD ("/backup/restore/refused", test_restore_refused);
  ADD ("/backup/restore/beside-reader", test_restore_beside_reader);
  ADD ("/backup/erased-since", test_erased_since);
#undef ADD
}
