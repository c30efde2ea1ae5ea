/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-backup-private.h"

#include "base/td-error.h"
#include "base/td-place.h"
#include "base/td-file.h"
#include "db/td-change.h"
#include "workspace/td-sealed.h"
#include "workspace/td-settings.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define STAMP_FORMAT "%Y%m%dT%H%M%SZ"
#define STAMP_LENGTH 16

/* An automatic backup is due when the newest one is older. */
#define DUE_SECONDS (24 * 60 * 60)

static const TdField backup_fields[] = {
  TD_FIELD (TdBackup, path, TD_FIELD_TEXT),
  TD_FIELD (TdBackup, name, TD_FIELD_TEXT),
  TD_FIELD (TdBackup, made_at, TD_FIELD_TEXT),
  TD_FIELD (TdBackup, seconds, TD_FIELD_ID),
  TD_FIELD (TdBackup, kind, TD_FIELD_INT),
  TD_FIELD (TdBackup, size, TD_FIELD_ID),
  TD_FIELD (TdBackup, looked, TD_FIELD_BOOL),
  TD_FIELD (TdBackup, trouble, TD_FIELD_TEXT),
  TD_FIELD (TdBackup, people, TD_FIELD_INT),
  TD_FIELD (TdBackup, pairs, TD_FIELD_INT),
  TD_FIELD (TdBackup, contacts, TD_FIELD_INT),
  TD_FIELD (TdBackup, version, TD_FIELD_INT),
  TD_FIELD (TdBackup, last_change, TD_FIELD_ID),
  TD_FIELD (TdBackup, last_change_at, TD_FIELD_TEXT),
  TD_FIELD (TdBackup, erased_since, TD_FIELD_INT),
};
TD_DEFINE_RECORD (TdBackup, td_backup, backup_fields)

static const struct
{
  const char *code;
  const char *label;
} kinds[TD_N_BACKUP_KINDS] = {
  { "automatic", N_ ("Automatic") },
  { "manual", N_ ("Made by you") },
  { "import", N_ ("Before an import") },
  { "restore", N_ ("Before a restore") },
  { "carried", N_ ("From an encrypted copy") },
  { "damaged", N_ ("Could not be read") },
};

const char *
td_backup_kind_get_code (TdBackupKind kind)
{
  return kinds[kind].code;
}

const char *
td_backup_kind_get_label (TdBackupKind kind)
{
  return _ (kinds[kind].label);
}

/* --- The folder --- */

char *
td_backup_dup_folder (const char *workspace)
{
  return td_place_dup_backups (workspace);
}

/* When and why, of a name that begins as those of backups do. */
static gboolean
read_stamp (TdBackup *backup, const char *name)
{
  g_autoptr (GDateTime) made = NULL;
  const char *code = name + STAMP_LENGTH + 1;
  int kind = TD_N_BACKUP_KINDS;

  if (strlen (name) <= STAMP_LENGTH + 1 || name[STAMP_LENGTH] != '-')
    return FALSE;
  for (int i = 0; i < TD_N_BACKUP_KINDS; i++)
    if (g_str_has_prefix (code, kinds[i].code))
      kind = i;
  {
    g_autofree char *stamp = g_strndup (name, STAMP_LENGTH);

    made = g_date_time_new_from_iso8601 (stamp, NULL);
  }
  if (made == NULL || kind == TD_N_BACKUP_KINDS)
    return FALSE;
  backup->kind = kind;
  backup->seconds = g_date_time_to_unix (made);
  td_record_take_text (&backup->made_at, g_date_time_format (made, "%Y-%m-%dT%H:%M:%SZ"));
  return TRUE;
}

gboolean
td_backup_is_stamped (const char *name)
{
  g_autoptr (TdBackup) like = g_object_new (TD_TYPE_BACKUP, NULL);

  return read_stamp (like, name);
}

/* "20261122T093100Z-automatic.tandem", "…-manual-2.tandem"; FALSE for any other file. */
static gboolean
read_name (TdBackup *backup, const char *name)
{
  return g_str_has_suffix (name, TD_BACKUP_SUFFIX) && read_stamp (backup, name);
}

static TdBackup *
backup_new (const char *path)
{
  g_autoptr (TdBackup) backup = g_object_new (TD_TYPE_BACKUP, NULL);
  GStatBuf facts;

  td_record_set_text (&backup->path, path);
  td_record_take_text (&backup->name, g_path_get_basename (path));
  if (!read_name (backup, backup->name) || g_stat (path, &facts) != 0)
    return NULL;
  backup->size = facts.st_size;
  return g_steal_pointer (&backup);
}

/* Of those made within one second the longer name is the later: "-2" comes after none, "-10" after
 * "-9". */
static int
compare_newest (gconstpointer a, gconstpointer b)
{
  const TdBackup *first = *(TdBackup *const *) a, *second = *(TdBackup *const *) b;
  size_t first_length = strlen (first->name), second_length = strlen (second->name);

  if (first->seconds != second->seconds)
    return first->seconds < second->seconds ? 1 : -1;
  if (first->kind == second->kind && first_length != second_length)
    return first_length < second_length ? 1 : -1;
  return -strcmp (first->name, second->name);
}

GPtrArray *
td_backup_list (const char *workspace)
{
  g_autofree char *folder = td_backup_dup_folder (workspace);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *backups = g_ptr_array_new_with_free_func (g_object_unref);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      TdBackup *backup = backup_new (path);

      if (backup)
        g_ptr_array_add (backups, backup);
    }
  g_ptr_array_sort (backups, compare_newest);
  return backups;
}

TdBackup *
td_backup_find (const char *workspace, const char *name, GError **error)
{
  g_autoptr (GPtrArray) backups = td_backup_list (workspace);

  for (guint i = 0; i < backups->len; i++)
    {
      TdBackup *backup = backups->pdata[i];

      if (g_str_equal (backup->name, name) || g_str_equal (backup->path, name))
        return g_object_ref (backup);
    }
  g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND, _ ("There is no backup “%s”."), name);
  return NULL;
}

gboolean
td_backup_delete (TdBackup *backup, GError **error)
{
  int number = g_unlink (backup->path) == 0 ? 0 : errno;

  if (number == 0 || number == ENOENT)
    {
      td_database_remove_logs (backup->path);
      return TRUE;
    }
  g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (number),
               _ ("“%s” could not be deleted. Its folder may be read-only."), backup->name);
  return FALSE;
}

/* --- A look inside --- */

static void
count (TdDatabase *db, const char *sql, int *number)
{
  gint64 value = 0;

  td_database_query_int (db, &value, NULL, sql, "");
  *number = (int) value;
}

/* Whether somebody who is erased by now is a person in the backup still. An older one has no column
 * for it. */
static gboolean
is_person (TdDatabase *inside, gint64 id)
{
  gint64 found = 0;

  if (td_database_query_int (inside, &found, NULL,
                             "SELECT 1 FROM employee WHERE id = $1 AND anonymous = 0", "i", id))
    return found != 0;
  td_database_query_int (inside, &found, NULL, "SELECT 1 FROM employee WHERE id = $1", "i", id);
  return found != 0;
}

static int
count_erased_since (TdDatabase *db, TdDatabase *inside)
{
  TdStatement *erased =
      td_database_query (db, NULL, "SELECT id FROM employee WHERE anonymous > 0 ORDER BY id", "");
  int n = 0;

  while (erased && td_statement_next (erased, NULL))
    n += is_person (inside, td_statement_get_int (erased, 0));
  td_statement_release (erased);
  return n;
}

void
td_backup_look (TdBackup *backup, TdDatabase *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDatabase) inside = td_database_open_still (backup->path, &error);

  backup->looked = TRUE;
  td_record_set_text (&backup->trouble, error ? error->message : NULL);
  if (inside == NULL)
    return;
  count (inside, "SELECT count(*) FROM employee", &backup->people);
  count (inside, "SELECT count(*) FROM pair", &backup->pairs);
  count (inside, "SELECT count(*) FROM contact", &backup->contacts);
  count (inside, "PRAGMA user_version", &backup->version);
  backup->last_change = td_change_get_newest (inside);
  td_database_query_text (inside, &backup->last_change_at, NULL,
                          "SELECT at FROM change_log ORDER BY id DESC LIMIT 1", "");
  backup->erased_since = db ? count_erased_since (db, inside) : 0;
}

/* --- Making --- */

/* The folder, so that two programs do not choose the same name; whoever is killed lets go of it. */
typedef int FolderLock;

static void
folder_unlock (FolderLock lock)
{
  close (lock);
}

G_DEFINE_AUTO_CLEANUP_FREE_FUNC (FolderLock, folder_unlock, -1)

/* -1 where the disk knows no locks. */
static FolderLock
folder_lock (const char *folder)
{
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd >= 0)
    flock (fd, LOCK_EX);
  return fd;
}

/* A name for now that is not taken; nobody else takes it as long as the folder is locked. */
static char *
dup_new_path (const char *workspace, TdBackupKind kind, FolderLock *lock, GError **error)
{
  g_autofree char *folder = td_backup_dup_folder (workspace);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *stamp = g_date_time_format (now, STAMP_FORMAT);
  char *path = g_strdup_printf ("%s/%s-%s" TD_BACKUP_SUFFIX, folder, stamp, kinds[kind].code);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      td_file_fail (path, errno, error);
      g_free (path);
      return NULL;
    }
  *lock = folder_lock (folder);
  for (int i = 2; g_file_test (path, G_FILE_TEST_EXISTS); i++)
    {
      g_free (path);
      path = g_strdup_printf ("%s/%s-%s-%d" TD_BACKUP_SUFFIX, folder, stamp, kinds[kind].code, i);
    }
  return path;
}

/* Whether a copy can be restored, in a sentence where it cannot. */
static gboolean
check_copy (const char *path, GError **error)
{
  g_autoptr (TdDatabase) inside = td_database_open_still (path, error);
  g_autoptr (GPtrArray) faults = inside ? td_database_check (inside, error) : NULL;

  if (faults == NULL)
    return FALSE;
  if (faults->len == 0)
    return TRUE;
  g_set_error (error, TD_DATABASE_ERROR, TD_DATABASE_ERROR_DAMAGED,
               _ ("“%s” is not sound: %s. Use another backup."), path,
               (const char *) faults->pdata[0]);
  return FALSE;
}

static TdDate
date_of (const TdBackup *backup)
{
  return td_date_from_ymd (1970, 1, 1) + (TdDate) (backup->seconds / DUE_SECONDS);
}

/* What cannot be deleted now is tried again with the next backup. The one at @path stays in any
 * case: where the clock was set back, it is not the newest. */
static void
rotate (const char *workspace, const char *path)
{
  g_autoptr (GPtrArray) backups = td_backup_list (workspace);
  g_autofree TdDate *made = g_new (TdDate, backups->len + 1);
  g_autofree TdBackupKind *of = g_new (TdBackupKind, backups->len + 1);
  g_autofree gboolean *keep = g_new (gboolean, backups->len + 1);

  for (guint i = 0; i < backups->len; i++)
    {
      made[i] = date_of (backups->pdata[i]);
      of[i] = (TdBackupKind) ((TdBackup *) backups->pdata[i])->kind;
    }
  td_backup_rotate (&td_backup_plan, made, of, backups->len, keep);
  for (guint i = 0; i < backups->len; i++)
    if (!keep[i] && !g_str_equal (((TdBackup *) backups->pdata[i])->path, path))
      td_backup_delete (backups->pdata[i], NULL);
}

/* A copy that was broken off when the program was killed holds everything too. Nothing takes an
 * hour to make. */
#define DRAFT_SECONDS (60 * 60)

static void
clear_left_over (const char *workspace)
{
  g_autoptr (GPtrArray) paths = td_backup_list_left_over (workspace, DRAFT_SECONDS);

  for (guint i = 0; i < paths->len; i++)
    g_unlink (paths->pdata[i]);
}

TdBackup *
td_backup_make (TdDatabase *db, TdBackupKind kind, TdProgress *progress, GError **error)
{
  const char *workspace = td_database_get_path (db);
  g_auto (FolderLock) lock = -1;
  g_autofree char *path = dup_new_path (workspace, kind, &lock, error);

  if (path == NULL || !td_database_backup (db, path, progress, error))
    return NULL;
  if (!check_copy (path, error))
    {
      g_unlink (path);
      return NULL;
    }
  rotate (workspace, path);
  clear_left_over (workspace);
  return backup_new (path);
}

/* Whether the workspace holds anything that its newest backup has not. */
static gboolean
is_due (TdDatabase *db)
{
  g_autoptr (GPtrArray) backups = td_backup_list (td_database_get_path (db));
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  gint64 newest = td_change_get_newest (db);
  TdBackup *last = NULL;

  for (guint i = 0; i < backups->len && last == NULL; i++)
    if (((TdBackup *) backups->pdata[i])->kind != TD_BACKUP_DAMAGED)
      last = backups->pdata[i];
  if (last == NULL)
    return newest != 0;
  if (last->seconds <= now && now - last->seconds < DUE_SECONDS)
    return FALSE;
  td_backup_look (last, NULL);
  return last->trouble != NULL || last->last_change != newest;
}

gboolean
td_backup_make_if_due (TdDatabase *db, TdBackup **made, GError **error)
{
  g_autoptr (TdBackup) backup = NULL;

  if (is_due (db))
    {
      backup = td_backup_make (db, TD_BACKUP_AUTOMATIC, NULL, error);
      if (backup == NULL)
        return FALSE;
    }
  if (made)
    *made = g_steal_pointer (&backup);
  return TRUE;
}

/* --- Encrypted copies --- */

gboolean
td_backup_seal (TdDatabase *db,
                const char *path,
                const char *passphrase,
                TdProgress *progress,
                GError **error)
{
  g_autoptr (GBytes) bytes = td_database_serialize (db, error);

  return bytes && td_sealed_write (path, bytes, passphrase, progress,
                                   td_database_get_cancellable (db), error);
}

TdBackup *
td_backup_unseal (const char *workspace,
                  const char *path,
                  const char *passphrase,
                  TdProgress *progress,
                  GCancellable *cancellable,
                  GError **error)
{
  g_auto (FolderLock) lock = -1;
  g_autofree char *opened = dup_new_path (workspace, TD_BACKUP_CARRIED, &lock, error);

  if (opened == NULL || !td_sealed_read (path, opened, passphrase, progress, cancellable, error))
    return NULL;
  if (check_copy (opened, error))
    return backup_new (opened);
  g_unlink (opened);
  return NULL;
}

/* --- Restoring --- */

static gboolean
copy_file (const char *from, const char *to, GError **error)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);

  return g_file_copy (source, target, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, error) &&
         (g_chmod (to, 0600) == 0 || td_file_fail (to, errno, error));
}

/* The bytes of a workspace that cannot be read, with its log, as they are. */
static TdBackup *
keep_damaged (const char *workspace, GError **error)
{
  g_auto (FolderLock) lock = -1;
  g_autofree char *path = dup_new_path (workspace, TD_BACKUP_DAMAGED, &lock, error);
  g_autofree char *log = g_strconcat (workspace, "-wal", NULL);
  g_autofree char *kept_log = path ? g_strconcat (path, "-wal", NULL) : NULL;

  if (path == NULL || !copy_file (workspace, path, error))
    return NULL;
  if (g_file_test (log, G_FILE_TEST_EXISTS) && !copy_file (log, kept_log, error))
    return NULL;
  return backup_new (path);
}

/* Keeps the present file; @readable whether it is a workspace, and not only bytes. */
static TdBackup *
keep_present (const char *workspace, gboolean *readable, TdProgress *progress, GError **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (TdDatabase) db = td_database_open (workspace, TD_DATABASE_READ_ONLY, &trouble);
  TdBackup *kept = db ? td_backup_make (db, TD_BACKUP_RESTORE, progress, &trouble) : NULL;

  *readable = kept != NULL;
  if (kept)
    return kept;
  if (g_error_matches (trouble, TD_DATABASE_ERROR, TD_DATABASE_ERROR_DAMAGED) ||
      g_error_matches (trouble, TD_DATABASE_ERROR, TD_DATABASE_ERROR_NOT_OURS) ||
      g_error_matches (trouble, TD_DATABASE_ERROR, TD_DATABASE_ERROR_NEWER))
    return keep_damaged (workspace, error);
  g_propagate_error (error, g_steal_pointer (&trouble));
  return NULL;
}

/* In place of a file that is gone, or that nobody can read. */
static gboolean
put_file (const char *workspace, TdDatabase *from, TdProgress *progress, GError **error)
{
  td_database_remove_logs (workspace);
  return td_database_backup (from, workspace, progress, error);
}

/* Brings it up to date, and writes into its history where it comes from. */
static gboolean
settle (const char *workspace, const char *from, GError **error)
{
  g_autoptr (TdDatabase) db = td_database_open (workspace, 0, error);
  g_autofree char *name = g_path_get_basename (from);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  g_autofree char *value = g_strdup_printf ("%s %s", at, name);
  g_autoptr (TdChange) change = db ? td_change_begin (db, "workspace.restore", error) : NULL;

  if (change == NULL || !td_settings_set_text (db, TD_SETTING_RESTORED, value, error))
    return FALSE;
  td_change_describe (change, "%s", name);
  td_change_set_final (change);
  return td_change_commit (change, error);
}

static gboolean
replace (const char *workspace,
         const char *from,
         gboolean readable,
         TdProgress *progress,
         GCancellable *cancellable,
         GError **error)
{
  g_autoptr (TdDatabase) still = td_database_open_still (from, error);

  if (still == NULL)
    return FALSE;
  return readable ? td_database_replace (workspace, still, progress, cancellable, error)
                  : put_file (workspace, still, progress, error);
}

gboolean
td_backup_restore (const char *workspace,
                   const char *from,
                   TdBackup **kept,
                   TdProgress *progress,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autofree char *file = td_file_resolve (workspace);
  g_autoptr (TdBackup) present = NULL;
  gboolean readable = FALSE;

  if (!check_copy (from, error))
    return FALSE;
  if (g_file_test (file, G_FILE_TEST_EXISTS))
    {
      present = keep_present (file, &readable, progress, error);
      if (present == NULL)
        return FALSE;
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !replace (file, from, readable, progress, cancellable, error))
    return FALSE;
  if (!settle (file, from, error))
    {
      if (readable)
        replace (file, present->path, TRUE, NULL, NULL, NULL);
      return FALSE;
    }
  if (kept)
    *kept = g_steal_pointer (&present);
  return TRUE;
}
