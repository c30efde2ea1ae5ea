/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "base/td-progress.h"
#include "db/td-database.h"

G_BEGIN_DECLS

/**
 * TdBackupKind:
 * @TD_BACKUP_AUTOMATIC: once a day while there are changes
 * @TD_BACKUP_MANUAL: asked for; stays until it is deleted
 * @TD_BACKUP_IMPORT: before a workspace was imported
 * @TD_BACKUP_RESTORE: before another backup was restored: the way back
 * @TD_BACKUP_CARRIED: an encrypted copy that was opened; stays until it is deleted
 * @TD_BACKUP_DAMAGED: a workspace that could not be read, its bytes as they were
 */
typedef enum
{
  TD_BACKUP_AUTOMATIC,
  TD_BACKUP_MANUAL,
  TD_BACKUP_IMPORT,
  TD_BACKUP_RESTORE,
  TD_BACKUP_CARRIED,
  TD_BACKUP_DAMAGED,
  TD_N_BACKUP_KINDS,
} TdBackupKind;

/* "automatic" …, and its words. Borrowed. */
const char *td_backup_kind_get_code (TdBackupKind kind);
const char *td_backup_kind_get_label (TdBackupKind kind);

/**
 * TdBackup:
 *
 * A backup in the folder beside its workspace ("NAME-backups", mode 0700; the files 0600), named
 * after when it was made and why. What is inside is 0 until td_backup_look().
 */
#define TD_TYPE_BACKUP (td_backup_get_type ())
G_DECLARE_FINAL_TYPE (TdBackup, td_backup, TD, BACKUP, TdRecord)

struct _TdBackup
{
  TdRecord parent_instance;

  char *path;
  char *name;     /* of the file */
  char *made_at;  /* UTC, ISO 8601 */
  gint64 seconds; /* the same since 1970 */
  int kind;       /* TdBackupKind */
  gint64 size;    /* bytes */

  gboolean looked;
  char *trouble; /* why it cannot be restored; NULL where it can */
  int people;
  int pairs;
  int contacts;
  int version;        /* of the schema */
  gint64 last_change; /* the newest entry of its history, */
  char *last_change_at;
  int erased_since; /* people erased in the workspace since: they are still in it */
};

/* --- The folder --- */

/* Where the backups of a workspace are. To be freed. */
char *td_backup_dup_folder (const char *workspace);

/* The backups of a workspace, newest first (transfer full) (element-type TdBackup); none where
 * there is no folder. */
GPtrArray *td_backup_list (const char *workspace);

/* One by its path or file name; TD_ERROR_NOT_FOUND. */
TdBackup *td_backup_find (const char *workspace, const char *name, GError **error);

/**
 * td_backup_look:
 * @db: (nullable): the workspace as it is now, for "erased_since"
 *
 * Fills in what is inside. A file that cannot be read says so in "trouble".
 */
void td_backup_look (TdBackup *backup, TdDatabase *db);

/* Deletes the file; nothing can take that back. */
gboolean td_backup_delete (TdBackup *backup, GError **error);

/* --- Making --- */

/**
 * td_backup_make:
 * @progress: (nullable)
 *
 * Copies the workspace into the folder, checks the copy (integrity, foreign keys, the chain of
 * changes) and rotates older ones. A copy that is not sound is no backup: it is removed, with
 * TD_DATABASE_ERROR_DAMAGED. Use a reader: it holds up no writer.
 */
TdBackup *td_backup_make (TdDatabase *db, TdBackupKind kind, TdProgress *progress, GError **error);

/* Makes an automatic one where the newest is older than a day and there were changes since.
 * @made (nullable) (transfer full): it, or NULL where none was due. */
gboolean td_backup_make_if_due (TdDatabase *db, TdBackup **made, GError **error);

/* --- Restoring --- */

/**
 * td_backup_restore:
 * @workspace: the file to give the contents of the backup; closed by this process
 * @from: a backup, or any other workspace of this version or an older one
 * @kept: (out) (optional) (transfer full): the backup made of the workspace as it was
 *
 * Checks the backup, backs up the present file (TD_BACKUP_RESTORE, so that restoring that takes it
 * back), then replaces it in one step and brings it up to date. A present file that is no workspace
 * any more is kept as TD_BACKUP_DAMAGED. Its history tells of it. Whatever fails, the present file
 * is as it was.
 */
gboolean td_backup_restore (const char *workspace,
                            const char *from,
                            TdBackup **kept,
                            TdProgress *progress,
                            GCancellable *cancellable,
                            GError **error);

/* --- Encrypted copies (td-sealed.h) --- */

/* Saves an encrypted copy of the workspace as it is now. Nothing readable is left beside it. */
gboolean td_backup_seal (TdDatabase *db,
                         const char *path,
                         const char *passphrase,
                         TdProgress *progress,
                         GError **error);

/* Opens an encrypted copy into the folder, to be looked into and restored from there. */
TdBackup *td_backup_unseal (const char *workspace,
                            const char *path,
                            const char *passphrase,
                            TdProgress *progress,
                            GCancellable *cancellable,
                            GError **error);

/* --- Rotation (td-backup-rotation.c) --- */

/**
 * TdBackupPlan:
 *
 * How many days, weeks and months that have a backup keep their newest one, and for how many days
 * those stay that were made before a step.
 */
typedef struct
{
  int days;
  int weeks;
  int months;
  int step_days;
} TdBackupPlan;

/* 7 days, 4 weeks, 12 months; 30 days. */
extern const TdBackupPlan td_backup_plan;

/**
 * td_backup_rotate:
 * @made: days on which backups were made, newest first
 * @kinds: of each of them
 * @keep: (array): whether it stays
 *
 * Which backups stay: the newest of each of the last days, weeks (from Monday) and months that have
 * one; what was made before a step, as long as the plan says; what she made herself, always. The
 * newest one always stays. Pure.
 */
void td_backup_rotate (const TdBackupPlan *plan,
                       const TdDate *made,
                       const TdBackupKind *kinds,
                       guint n,
                       gboolean *keep);

G_END_DECLS
