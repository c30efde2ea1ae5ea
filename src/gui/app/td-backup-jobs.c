/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/app/td-backup-jobs.h"

#include "db/td-traces.h"
#include "workspace/td-backup.h"

#include <string.h>

TdBackupTask *
td_backup_task_new (const char *path, char *passphrase, TdProgress *progress)
{
  TdBackupTask *task = g_new0 (TdBackupTask, 1);

  task->path = g_strdup (path);
  task->passphrase = passphrase;
  g_set_object (&task->progress, progress);
  return task;
}

void
td_backup_task_free (gpointer data)
{
  TdBackupTask *task = data;

  if (task->passphrase)
    explicit_bzero (task->passphrase, strlen (task->passphrase));
  g_free (task->passphrase);
  g_free (task->path);
  g_clear_object (&task->progress);
  g_free (task);
}

gpointer
td_backup_look_job (TdDatabase *db, gpointer data, GError **error)
{
  GPtrArray *backups = td_backup_list (td_database_get_path (db));

  for (guint i = 0; i < backups->len; i++)
    td_backup_look (backups->pdata[i], db);
  return backups;
}

gpointer
td_backup_make_job (TdDatabase *db, gpointer data, GError **error)
{
  TdBackupTask *task = data;

  return td_backup_make (db, TD_BACKUP_MANUAL, task->progress, error);
}

gpointer
td_backup_seal_job (TdDatabase *db, gpointer data, GError **error)
{
  TdBackupTask *task = data;

  td_backup_seal (db, task->path, task->passphrase, task->progress, error);
  return NULL;
}

gpointer
td_backup_unseal_job (TdDatabase *db, gpointer data, GError **error)
{
  TdBackupTask *task = data;

  return td_backup_unseal (td_database_get_path (db), task->path, task->passphrase, task->progress,
                           td_database_get_cancellable (db), error);
}

gpointer
td_backup_delete_job (TdDatabase *db, gpointer data, GError **error)
{
  TdBackupTask *task = data;
  g_autoptr (TdBackup) backup = td_backup_find (td_database_get_path (db), task->path, error);

  if (backup)
    td_backup_delete (backup, error);
  return NULL;
}

gpointer
td_backup_due_job (TdDatabase *db, gpointer data, GError **error)
{
  TdBackup *made = NULL;

  td_backup_make_if_due (db, &made, error);
  return made;
}

gpointer
td_backup_tidy_job (TdDatabase *db, gpointer data, GError **error)
{
  td_database_tidy (db, error);
  return NULL;
}
