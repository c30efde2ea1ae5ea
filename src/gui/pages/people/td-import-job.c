/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/people/td-import-job.h"

#include "exchange/td-survey-import.h"

static void
take_references (TdImportOptions *options)
{
  if (options->progress)
    g_object_ref (options->progress);
  if (options->cancellable)
    g_object_ref (options->cancellable);
}

TdImportJob *
td_import_job_new_read (TdImportKind kind,
                        const char *path,
                        TdProgress *progress,
                        GCancellable *cancellable)
{
  TdImportJob *job = g_new0 (TdImportJob, 1);

  job->kind = kind;
  job->path = g_strdup (path);
  job->options.progress = progress;
  job->options.cancellable = cancellable;
  take_references (&job->options);
  return job;
}

TdImportJob *
td_import_job_new_import (TdMapping *mapping, gint64 program_id, const TdImportOptions *options)
{
  TdImportJob *job = g_new0 (TdImportJob, 1);

  job->kind = td_mapping_get_kind (mapping);
  job->mapping = td_mapping_copy (mapping);
  job->program_id = program_id;
  job->options = *options;
  take_references (&job->options);
  return job;
}

void
td_import_job_free (TdImportJob *job)
{
  g_clear_object (&job->options.progress);
  g_clear_object (&job->options.cancellable);
  g_clear_pointer (&job->mapping, td_mapping_free);
  g_free (job->path);
  g_free (job);
}

gpointer
td_import_job_read (TdDatabase *db, gpointer data, GError **error)
{
  TdImportJob *job = data;
  g_autoptr (TdTable) table =
      td_table_read (job->path, job->options.progress, job->options.cancellable, error);
  g_autoptr (TdMapping) mapping = NULL;
  TdImportKind kind = job->kind;

  if (table == NULL)
    return NULL;
  if (kind == TD_N_IMPORT_KINDS)
    kind = td_mapping_guess_kind (table);
  mapping = td_mapping_guess (table, kind);
  if (!td_mapping_recall (mapping, db, NULL, error))
    return NULL;
  return g_steal_pointer (&mapping);
}

gpointer
td_import_job_import (TdDatabase *db, gpointer data, GError **error)
{
  TdImportJob *job = data;

  if (job->kind == TD_IMPORT_ROSTER)
    return td_roster_import (db, job->mapping, &job->options, error);
  if (job->kind == TD_IMPORT_SURVEYS)
    return td_survey_import (db, job->program_id, job->mapping, &job->options, error);
  if (job->kind == TD_IMPORT_CONTACTS)
    return td_contact_import (db, job->program_id, job->mapping, &job->options, error);
  return td_enrolment_import (db, job->program_id, job->mapping, &job->options, error);
}
