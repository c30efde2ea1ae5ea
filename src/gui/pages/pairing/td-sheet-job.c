/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairing/td-sheet-job.h"

#include "db/td-change.h"

struct _TdSheetJob
{
  TdSheetProposalOptions options;
  char *scores;
  char *capacity;
  TdDate today;
  TdProgress *progress;
};

TdSheetJob *
td_sheet_job_new (const TdSheetProposalOptions *options, TdDate today, TdProgress *progress)
{
  TdSheetJob *job = g_new0 (TdSheetJob, 1);

  job->options = *options;
  job->options.scores = job->scores = g_strdup (options->scores);
  job->options.capacity = job->capacity = g_strdup (options->capacity);
  job->today = today;
  job->progress = g_object_ref (progress);
  return job;
}

void
td_sheet_job_free (TdSheetJob *job)
{
  g_free (job->scores);
  g_free (job->capacity);
  g_object_unref (job->progress);
  g_free (job);
}

void
td_sheet_preview_free (TdSheetPreview *preview)
{
  g_clear_object (&preview->proposal);
  g_clear_pointer (&preview->remarks, g_ptr_array_unref);
  g_free (preview);
}

gpointer
td_sheet_preview_job (TdDatabase *db, gpointer data, GError **error)
{
  TdSheetJob *job = data;
  g_autoptr (TdSheetPreview) preview = g_new0 (TdSheetPreview, 1);
  /* Never committed: what is done in it is undone at the end. */
  g_autoptr (TdChange) change = td_change_begin (db, "pairing.propose", error);
  gint64 id;

  if (change == NULL)
    return NULL;
  id = td_sheet_proposal_make (db, &job->options, job->today, &preview->remarks, job->progress,
                               error);
  preview->proposal = id ? td_proposal_load (db, id, error) : NULL;
  return preview->proposal ? g_steal_pointer (&preview) : NULL;
}

gpointer
td_sheet_make_job (TdDatabase *db, gpointer data, GError **error)
{
  TdSheetJob *job = data;
  gint64 id = td_sheet_proposal_make (db, &job->options, job->today, NULL, job->progress, error);

  return id ? g_memdup2 (&id, sizeof id) : NULL;
}
