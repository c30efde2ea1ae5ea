/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/import/td-import-job.h"

#include "exchange/td-import-events.h"
#include "exchange/td-survey-columns.h"
#include "program/td-program.h"

#include <glib/gi18n-lib.h>

void
td_import_source_clear (TdImportSource *source)
{
  g_clear_pointer (&source->path, g_free);
  g_clear_pointer (&source->text, g_free);
  g_clear_pointer (&source->sheet, g_free);
  g_clear_pointer (&source->encoding, g_free);
  source->header_row = 0;
}

void
td_import_read_free (TdImportRead *read)
{
  g_clear_pointer (&read->mapping, td_mapping_free);
  g_strfreev (read->questions);
  g_free (read);
}

static TdImportJob *
job_new (TdImportKind kind,
         const TdImportSource *source,
         gint64 program_id,
         const TdImportOptions *options)
{
  TdImportJob *job = g_new0 (TdImportJob, 1);

  job->kind = kind;
  job->program_id = program_id;
  job->source =
      (TdImportSource){ g_strdup (source->path), g_strdup (source->text), g_strdup (source->sheet),
                        g_strdup (source->encoding), source->header_row };
  job->options = *options;
  if (options->progress)
    g_object_ref (options->progress);
  if (options->cancellable)
    g_object_ref (options->cancellable);
  return job;
}

TdImportJob *
td_import_job_new_read (TdImportKind kind,
                        const TdImportSource *source,
                        TdTable *table,
                        gint64 program_id,
                        TdProgress *progress,
                        GCancellable *cancellable)
{
  TdImportOptions options = { .progress = progress, .cancellable = cancellable };
  TdImportJob *job = job_new (kind, source, program_id, &options);

  job->table = table ? td_table_ref (table) : NULL;
  return job;
}

TdImportJob *
td_import_job_new_questions (TdMapping *mapping, const TdImportSource *source, gint64 program_id)
{
  const TdImportOptions options = { .today = TD_DATE_NONE };
  TdImportJob *job = job_new (td_mapping_get_kind (mapping), source, program_id, &options);

  job->mapping = td_mapping_copy (mapping);
  job->table = td_table_ref (td_mapping_get_table (mapping));
  return job;
}

TdImportJob *
td_import_job_new_import (TdMapping *mapping,
                          const TdImportSource *source,
                          gint64 program_id,
                          const TdImportOptions *options)
{
  TdImportKind kind = mapping ? td_mapping_get_kind (mapping) : TD_IMPORT_EVENTS;
  TdImportJob *job = job_new (kind, source, program_id, options);

  job->mapping = mapping ? td_mapping_copy (mapping) : NULL;
  return job;
}

void
td_import_job_free (TdImportJob *job)
{
  td_import_source_clear (&job->source);
  g_clear_object (&job->options.progress);
  g_clear_object (&job->options.cancellable);
  g_clear_pointer (&job->mapping, td_mapping_free);
  g_clear_pointer (&job->table, td_table_unref);
  g_free (job);
}

static TdTable *
read_table (TdImportJob *job, GError **error)
{
  const TdImportSource *source = &job->source;
  TdTableChoice choice = { source->sheet, source->encoding, source->header_row,
                           TD_DATE_ORDER_UNKNOWN };

  if (job->table)
    return td_table_ref (job->table);
  if (source->text)
    return td_table_read_text (source->text, -1, _ ("Pasted cells"), &choice,
                               job->options.cancellable, error);
  return td_table_read_chosen (source->path, &choice, job->options.progress,
                               job->options.cancellable, error);
}

/* As it was chosen already, as it was the last time, or guessed. */
static TdMapping *
map_table (TdDatabase *db,
           const TdImportJob *job,
           TdTable *table,
           TdImportKind kind,
           gboolean *remembered,
           GError **error)
{
  g_autoptr (TdMapping) mapping = NULL;

  *remembered = FALSE;
  if (job->mapping)
    return td_mapping_copy (job->mapping);
  mapping = td_mapping_guess (table, kind);
  return td_mapping_recall (mapping, db, remembered, error) ? g_steal_pointer (&mapping) : NULL;
}

gpointer
td_import_job_read (TdDatabase *db, gpointer data, GError **error)
{
  TdImportJob *job = data;
  g_autoptr (TdTable) table = read_table (job, error);
  g_autoptr (TdMapping) mapping = NULL;
  g_auto (GStrv) questions = NULL;
  TdImportKind kind = job->kind;
  gint64 program_id = job->program_id;
  TdImportRead *read;
  gboolean remembered;

  if (table == NULL ||
      (kind == TD_N_IMPORT_KINDS && !td_import_guess_kind (db, table, &kind, &program_id, error)))
    return NULL;
  mapping = map_table (db, job, table, kind, &remembered, error);
  if (mapping == NULL)
    return NULL;
  questions =
      kind == TD_IMPORT_SURVEYS ? td_survey_columns_list_questions (db, program_id, error) : NULL;
  if (kind == TD_IMPORT_SURVEYS && questions == NULL)
    return NULL;
  read = g_new0 (TdImportRead, 1);
  read->mapping = g_steal_pointer (&mapping);
  read->remembered = remembered;
  read->questions = g_steal_pointer (&questions);
  read->program_id = program_id;
  return read;
}

/* A history's programme goes by its name. */
static TdReceipt *
import_history (TdDatabase *db, const TdImportJob *job, GError **error)
{
  g_autoptr (TdProgram) program =
      job->program_id ? td_program_load (db, job->program_id, error) : NULL;
  const TdEventsOptions options = { .program = program ? program->name : NULL,
                                    .clock = job->options.today,
                                    .dates = job->options.dates,
                                    .rehearse = job->options.rehearse,
                                    .progress = job->options.progress,
                                    .cancellable = job->options.cancellable };
  g_autofree char *folder = job->whole_folder ? g_path_get_dirname (job->source.path) : NULL;
  g_autoptr (TdEventsReceipt) receipt = NULL;

  if (job->program_id && program == NULL)
    return NULL;
  receipt = td_import_events (db, folder ? folder : job->source.path, &options, error);
  return receipt ? td_events_receipt_summarise (receipt) : NULL;
}

gpointer
td_import_job_import (TdDatabase *db, gpointer data, GError **error)
{
  TdImportJob *job = data;

  if (job->kind == TD_IMPORT_EVENTS)
    return import_history (db, job, error);
  return td_import (db, job->program_id, job->mapping, &job->options, error);
}

gboolean
td_import_job_needs_writer (const TdImportJob *job)
{
  return job->kind == TD_IMPORT_EVENTS || job->kind == TD_IMPORT_SURVEYS;
}
