/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "base/td-progress.h"
#include "db/td-pool.h"

G_BEGIN_DECLS

/**
 * TdBackupTask:
 *
 * What a database thread needs to make, open or delete a backup.
 */
typedef struct
{
  char *path;
  char *passphrase; /* wiped when it is freed */
  TdProgress *progress;
} TdBackupTask;

/* Each may be NULL; the passphrase is taken over. */
TdBackupTask *td_backup_task_new (const char *path, char *passphrase, TdProgress *progress);
void td_backup_task_free (gpointer task);

/* TdJobFuncs, all for readers. Looking gives the backups (element-type TdBackup), newest first;
 * making and opening give the TdBackup; sealing and deleting give nothing. */
gpointer td_backup_look_job (TdDatabase *db, gpointer data, GError **error);
gpointer td_backup_make_job (TdDatabase *db, gpointer task, GError **error);
gpointer td_backup_seal_job (TdDatabase *db, gpointer task, GError **error);
gpointer td_backup_unseal_job (TdDatabase *db, gpointer task, GError **error);
gpointer td_backup_delete_job (TdDatabase *db, gpointer task, GError **error);

/* The automatic one, where it is due; gives the TdBackup, or nothing. */
gpointer td_backup_due_job (TdDatabase *db, gpointer data, GError **error);

/* For the writer: td_database_tidy(). */
gpointer td_backup_tidy_job (TdDatabase *db, gpointer data, GError **error);

G_END_DECLS
