/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "base/td-file.h"
#include "db/td-added-private.h"
#include "db/td-database-progress.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* How long a change waits for another program's, an import of a million rows for one. */
#define BUSY_MILLISECONDS 60000
#define HURRIED_MILLISECONDS 1000

/* How many virtual machine steps pass between two looks at the cancellable. */
#define PROGRESS_STEPS 10000

/* KiB of pages kept in memory: a large import must not spill its pages before it commits. */
#define READER_CACHE "16384"
#define WRITER_CACHE "131072"
#define LITTLE_CACHE "2048"

/* What SQLite said, for the log: no words for the coordinator. */
typedef struct
{
  char *technical;
} TdDatabaseErrorPrivate;

static void
td_database_error_private_init (TdDatabaseErrorPrivate *priv)
{
}

static void
td_database_error_private_copy (const TdDatabaseErrorPrivate *from, TdDatabaseErrorPrivate *to)
{
  to->technical = g_strdup (from->technical);
}

static void
td_database_error_private_clear (TdDatabaseErrorPrivate *priv)
{
  g_free (priv->technical);
}

G_DEFINE_EXTENDED_ERROR (TdDatabaseError, td_database_error)

const char *
td_database_error_peek (const GError *error)
{
  g_return_val_if_fail (error->domain == TD_DATABASE_ERROR, NULL);

  return td_database_error_get_private (error)->technical;
}

/* What the drive, or the way to it, answers. */
static int
error_code_from_disk (int code)
{
  switch (code)
    {
    case SQLITE_IOERR_NOMEM:
      return TD_DATABASE_ERROR_MEMORY;
    /* Of a file that cannot become as long as it has to. */
    case SQLITE_IOERR_SHMSIZE:
      return TD_DATABASE_ERROR_FULL;
    default:
      return TD_DATABASE_ERROR_DISK;
    }
}

static int
error_code_from_sqlite (int code)
{
  switch (code & 0xff)
    {
    case SQLITE_IOERR:
      return error_code_from_disk (code);
    case SQLITE_NOMEM:
      return TD_DATABASE_ERROR_MEMORY;
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return TD_DATABASE_ERROR_OPEN;
    case SQLITE_NOTADB:
      return TD_DATABASE_ERROR_NOT_OURS;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
      return TD_DATABASE_ERROR_BUSY;
    case SQLITE_READONLY:
      return TD_DATABASE_ERROR_READ_ONLY;
    case SQLITE_FULL:
      return TD_DATABASE_ERROR_FULL;
    case SQLITE_CORRUPT:
      return TD_DATABASE_ERROR_DAMAGED;
    case SQLITE_CONSTRAINT:
      return TD_DATABASE_ERROR_CONSTRAINT;
    default:
      return TD_DATABASE_ERROR_FAILED;
    }
}

static char *
message_for (int error_code, const char *path, const char *detail)
{
  switch (error_code)
    {
    case TD_DATABASE_ERROR_OPEN:
      return g_strdup_printf (
          _ ("“%s” could not be opened. Check that the folder exists and that you may use it."),
          path);
    case TD_DATABASE_ERROR_NOT_OURS:
      return g_strdup_printf (_ ("“%s” is not a Tandem workspace. Choose another file."), path);
    case TD_DATABASE_ERROR_BUSY:
      return g_strdup_printf (
          _ ("Another program is writing to “%s”. Close it there, or try again in a moment."),
          path);
    case TD_DATABASE_ERROR_READ_ONLY:
      return g_strdup_printf (
          _ ("“%s” cannot be changed: the file or its folder is read-only. Copy it elsewhere."),
          path);
    case TD_DATABASE_ERROR_FULL:
      return g_strdup_printf (
          _ ("The disk that holds “%s” is full. Nothing was changed; make room and try again."),
          path);
    case TD_DATABASE_ERROR_DISK:
      return g_strdup_printf (
          _ ("The disk that holds “%s”, or the way to it, fails. See to that first; then look "
             "whether your last change is there."),
          path);
    case TD_DATABASE_ERROR_MEMORY:
      return g_strdup_printf (
          _ ("There is not enough memory for “%s”. Close other programs and try again."), path);
    case TD_DATABASE_ERROR_DAMAGED:
      return g_strdup_printf (_ ("“%s” is damaged. Restore a backup of it."), path);
    default:
      return g_strdup_printf (_ ("The workspace “%s” refused: %s"), path, detail);
    }
}

/* The connection has its own words for what it refused last, none for what this program finds. */
static const char *
say_code (TdDatabase *db, int code)
{
  gboolean its_own = db->handle && (sqlite3_errcode (db->handle) & 0xff) == (code & 0xff);

  return its_own ? sqlite3_errmsg (db->handle) : sqlite3_errstr (code);
}

/* A full disk, say, takes back the whole change, and everything after it is refused for that only:
 * whoever asked last is told what it was. */
static int
find_cause (TdDatabase *db, int code)
{
  gboolean taken_back = db->change && sqlite3_get_autocommit (db->handle);

  if ((code & 0xff) == SQLITE_ABORT)
    return db->taken_back_by ? db->taken_back_by : code;
  if (taken_back && db->taken_back_by == 0)
    db->taken_back_by = code;
  return code;
}

gboolean
td_database_fail (TdDatabase *db, int result, GError **error)
{
  int code = find_cause (db, result);
  int error_code = error_code_from_sqlite (code);
  const char *said = say_code (db, code);
  g_autofree char *message = NULL;

  if ((code & 0xff) == SQLITE_INTERRUPT ||
      ((code & 0xff) == SQLITE_BUSY && g_cancellable_is_cancelled (db->cancellable)))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, C_ ("work", "Cancelled"));
      return FALSE;
    }
  message = message_for (error_code, db->path, said);
  g_set_error_literal (error, TD_DATABASE_ERROR, error_code, message);
  if (error)
    td_database_error_get_private (*error)->technical =
        g_strdup_printf ("SQLite %d: %s", code, said);
  return FALSE;
}

/* Nothing is done before it is. */
#define MOST_DONE 0.98

static int
look_at_cancellable_cb (void *data)
{
  TdDatabase *db = data;

  db->steps += PROGRESS_STEPS;
  if (db->progress)
    td_progress_set (db->progress,
                     MIN ((double) db->steps / (double) MAX (db->expected, 1), MOST_DONE), NULL);
  return db->cancellable && g_cancellable_is_cancelled (db->cancellable);
}

/* Whether it may wait on for another program. */
static gboolean
has_patience (TdDatabase *db)
{
  if (g_cancellable_is_cancelled (db->cancellable))
    return FALSE;
  return g_atomic_int_get (&db->hurried) ? db->waited_still < HURRIED_MILLISECONDS
                                         : db->waited < BUSY_MILLISECONDS;
}

/* Sooner at first, and never so rarely that others are always faster. */
static int
wait_cb (void *data, int n_before)
{
  static const int delays[] = { 1, 2, 5, 10, 15, 20, 25 };
  TdDatabase *db = data;
  int delay = delays[MIN (n_before, (int) G_N_ELEMENTS (delays) - 1)];

  if (n_before == 0)
    db->waited = 0;
  if (!has_patience (db))
    return 0;
  db->waited += delay;
  if (g_atomic_int_get (&db->hurried))
    db->waited_still += delay;
  sqlite3_sleep (delay);
  return 1;
}

void
td_database_hurry (TdDatabase *db)
{
  g_atomic_int_set (&db->hurried, TRUE);
}

void
td_database_wait_for_others (TdDatabase *db)
{
  sqlite3_busy_handler (db->handle, wait_cb, db);
}

void
td_database_distrust (TdDatabase *db)
{
  sqlite3_extended_result_codes (db->handle, 1);
  td_database_wait_for_others (db);
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  /* Tandem makes neither: those in a file somebody else made do nothing. */
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
  /* One, which VACUUM takes. */
  sqlite3_limit (db->handle, SQLITE_LIMIT_ATTACHED, 1);
  sqlite3_limit (db->handle, SQLITE_LIMIT_TRIGGER_DEPTH, 1);
}

/* Where two begin the log of a new file at once SQLite asks no busy handler, for fear that both
 * wait for each other. */
static int
begin_log (TdDatabase *db)
{
  int code;

  for (int n = 0;
       ((code = sqlite3_exec (db->handle, "PRAGMA journal_mode = WAL", NULL, NULL, NULL)) & 0xff) ==
           SQLITE_BUSY &&
       wait_cb (db, n);
       n++)
    ;
  return code;
}

/* Without memory for it the cache stays what it was. */
void
td_database_keep_little (TdDatabase *db)
{
  sqlite3_exec (db->handle, "PRAGMA cache_size = -" LITTLE_CACHE, NULL, NULL, NULL);
}

static gboolean
configure (TdDatabase *db, gboolean read_only, GError **error)
{
  const char *pragmas = read_only ? "PRAGMA foreign_keys = ON; PRAGMA query_only = ON;"
                                    "PRAGMA cell_size_check = ON;"
                                    "PRAGMA cache_size = -" READER_CACHE
                                  : "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
                                    "PRAGMA cell_size_check = ON;"
                                    "PRAGMA cache_size = -" WRITER_CACHE;
  int code;

  sqlite3_progress_handler (db->handle, PROGRESS_STEPS, look_at_cancellable_cb, db);

  code = read_only ? SQLITE_OK : begin_log (db);
  if (code == SQLITE_OK)
    code = sqlite3_exec (db->handle, pragmas, NULL, NULL, NULL);
  if (code == SQLITE_OK)
    code = td_added_register (db->handle);
  return code == SQLITE_OK || td_database_fail (db, code, error);
}

/* Makes the file first, so that nobody else can read it even for a moment. */
static gboolean
make_private_file (TdDatabase *db, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (db->path);
  int fd;

  if (g_file_test (db->path, G_FILE_TEST_EXISTS))
    return TRUE;
  g_mkdir_with_parents (folder, 0700);
  fd = g_open (db->path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0 && errno == EEXIST) /* another program was faster */
    return TRUE;
  if (fd < 0)
    return td_database_fail (db, errno == ENOSPC ? SQLITE_FULL : SQLITE_CANTOPEN, error);
  close (fd);
  return TRUE;
}

gboolean
td_database_look (TdDatabase *db, TdMigration *migration, GError **error)
{
  g_autoptr (GError) trouble = NULL;
  TdSchemaGuard guard;
  gboolean ours;

  td_schema_guard_begin (db, &guard);
  /* Its number and its tables as of one moment: another program may bring it up to date just now.
   */
  ours = td_database_begin_reading (db, &trouble) && td_migration_look (migration, db, &trouble);
  td_database_end_reading (db);
  td_schema_guard_end (db, &guard);
  if (ours)
    return TRUE;
  if (g_error_matches (trouble, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_set_error (error, TD_DATABASE_ERROR, TD_DATABASE_ERROR_NOT_OURS,
                 _ ("“%s” holds far more tables than Tandem makes. Choose another file."),
                 db->path);
  /* Tandem asks nothing here that a sound file could refuse. */
  else if (g_error_matches (trouble, TD_DATABASE_ERROR, TD_DATABASE_ERROR_FAILED))
    td_database_fail (db, SQLITE_CORRUPT, error);
  else
    g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

static void
finalize_statement (gpointer handle)
{
  sqlite3_finalize (handle);
}

/* SQLite counts its memory under a lock, at each piece of it; nobody asks. */
static void
start_sqlite (void)
{
  static gsize started;

  if (g_once_init_enter (&started))
    {
      sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
      g_once_init_leave (&started, 1);
    }
}

TdDatabase *
td_database_new (const char *path)
{
  TdDatabase *db = g_new0 (TdDatabase, 1);

  start_sqlite ();
  db->path = g_strdup (path);
  db->statements = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, finalize_statement);
  return db;
}

TdDatabase *
td_database_open (const char *path, TdDatabaseFlags flags, GError **error)
{
  g_autofree char *file = td_file_resolve (path);
  g_autoptr (TdDatabase) db = td_database_new (file);
  gboolean read_only = (flags & TD_DATABASE_READ_ONLY) != 0;
  g_auto (TdMigration) migration = { NULL };
  int code;

  g_return_val_if_fail (path != NULL, NULL);

  if (((flags & TD_DATABASE_CREATE) && !make_private_file (db, error)) ||
      !td_file_kind_check (file, (flags & TD_DATABASE_CREATE) != 0, error))
    return NULL;

  /* Readers open for writing as well: a WAL file on a fresh start needs its shared memory made.
   * PRAGMA query_only keeps them from writing. */
  code = sqlite3_open_v2 (file, &db->handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
  if (code == SQLITE_OK && sqlite3_db_readonly (db->handle, "main") == 1)
    code = SQLITE_READONLY;
  if (code != SQLITE_OK)
    {
      td_database_fail (db, code, error);
      return NULL;
    }
  td_database_distrust (db);
  if (!td_database_add_order (db, error) || !td_database_look (db, &migration, error) ||
      (read_only && migration.empty && !td_database_fail (db, SQLITE_NOTADB, error)) ||
      !configure (db, read_only, error) ||
      (!read_only && !td_migration_run (&migration, db, error)))
    return NULL;
  return g_steal_pointer (&db);
}

void
td_database_close (TdDatabase *db)
{
  if (db == NULL)
    return;
  g_warn_if_fail (db->change == NULL);
  g_clear_pointer (&db->statements, g_hash_table_unref);
  g_clear_pointer (&db->kept, g_hash_table_unref);
  if (db->handle)
    g_warn_if_fail (sqlite3_close (db->handle) == SQLITE_OK);
  g_clear_pointer (&db->sources, g_hash_table_unref);
  g_clear_object (&db->cancellable);
  g_clear_object (&db->progress);
  g_free (db->path);
  g_free (db);
}

const char *
td_database_get_path (TdDatabase *db)
{
  return db->path;
}

void
td_database_set_cancellable (TdDatabase *db, GCancellable *cancellable)
{
  g_set_object (&db->cancellable, cancellable);
}

GCancellable *
td_database_get_cancellable (TdDatabase *db)
{
  return db->cancellable;
}

void
td_database_set_progress (TdDatabase *db, TdProgress *progress, gint64 expected)
{
  g_set_object (&db->progress, progress);
  db->steps = 0;
  db->expected = expected;
}

gint64
td_database_get_steps (TdDatabase *db)
{
  return db->steps;
}

void
td_database_set_notice_func (TdDatabase *db, TdNoticeFunc func, gpointer user_data)
{
  db->notice_func = func;
  db->notice_data = user_data;
}

/* The number behind "error code=" in a line of SQLite's: it could not read a page, and may do so
 * another time. 0 for a page that is read and wrong. */
static int
read_code (const char *line)
{
  const char *found = strstr (line, "error code=");

  return found ? (int) g_ascii_strtoll (found + strlen ("error code="), NULL, 10) : 0;
}

/* SQLite's own lines are for those who know its pages; a coordinator is told how many there are. */
static gboolean
collect_pages (TdDatabase *db, GPtrArray *faults, GError **error)
{
  g_autoptr (TdStatement) row = td_database_query (db, error, "PRAGMA integrity_check", "");
  GError *trouble = NULL;
  int n = 0, code = 0;

  if (row == NULL)
    return FALSE;
  while (td_statement_next (row, &trouble))
    {
      const char *line = td_statement_get_text (row, 0);

      n += g_strcmp0 (line, "ok") != 0;
      if (line && code == 0)
        code = read_code (line);
    }
  if (trouble)
    {
      g_propagate_error (error, trouble);
      return FALSE;
    }
  if ((code & 0xff) == SQLITE_IOERR || (code & 0xff) == SQLITE_NOMEM)
    return td_database_fail (db, code, error);
  if (n > 0)
    g_ptr_array_add (faults,
                     g_strdup_printf (ngettext ("The file is damaged in %d place",
                                                "The file is damaged in %d places", (gulong) n),
                                      n));
  return TRUE;
}

static gboolean
collect_references (TdDatabase *db, GPtrArray *faults, GError **error)
{
  g_autoptr (TdStatement) row = td_database_query (db, error, "PRAGMA foreign_key_check", "");
  GError *trouble = NULL;

  if (row == NULL)
    return FALSE;
  while (td_statement_next (row, &trouble))
    g_ptr_array_add (faults,
                     /* Translators: a table, a row number, another table of the database. */
                     g_strdup_printf (_ ("%s row %d points to a missing %s"),
                                      td_statement_get_text (row, 0),
                                      (int) td_statement_get_int (row, 1),
                                      td_statement_get_text (row, 2)));
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, trouble);
  return FALSE;
}

GPtrArray *
td_database_check (TdDatabase *db, GError **error)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);

  if (!collect_pages (db, faults, error) || !collect_references (db, faults, error) ||
      !td_change_check (db, faults, error))
    return NULL;
  return g_steal_pointer (&faults);
}
