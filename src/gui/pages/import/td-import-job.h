/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "db/td-pool.h"
#include "exchange/td-import.h"

G_BEGIN_DECLS

/**
 * TdImportSource:
 * @path: of the file, or of the folder of a history; NULL for pasted cells
 * @text: the pasted cells
 * @sheet: (nullable), @encoding: (nullable), @header_row: as the members of #TdTableChoice
 *
 * Where what is imported comes from, and what was said about it. Members are owned.
 */
typedef struct
{
  char *path;
  char *text;
  char *sheet;
  char *encoding;
  int header_row;
} TdImportSource;

void td_import_source_clear (TdImportSource *source);

/**
 * TdImportJob:
 *
 * What a database thread needs to read a file or to import it; on a thread of its own while it
 * runs.
 */
typedef struct
{
  TdImportKind kind;
  TdImportSource source;
  TdTable *table;     /* that was read already, or NULL */
  TdMapping *mapping; /* to be imported, or to be kept where questions are read anew; or NULL */
  gint64 program_id;
  gboolean whole_folder;   /* of a history: all files beside the one at source.path */
  TdImportOptions options; /* with references of its own */
} TdImportJob;

/* What reading gives: the mapping, guessed or as it was the last time; the programme that the file
 * is about, or 0; of a survey the questions that a column may answer, else NULL. */
typedef struct
{
  TdMapping *mapping;
  gboolean remembered;
  gint64 program_id;
  char **questions;
} TdImportRead;

void td_import_read_free (TdImportRead *read);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdImportRead, td_import_read_free)

/* @kind: TD_N_IMPORT_KINDS for what it looks like. @table: (nullable): read already, only to be
 * mapped for another kind. */
TdImportJob *td_import_job_new_read (TdImportKind kind,
                                     const TdImportSource *source,
                                     TdTable *table,
                                     gint64 program_id,
                                     TdProgress *progress,
                                     GCancellable *cancellable);

/* Reads the questions of another programme; what was chosen in @mapping, which is copied, stays. */
TdImportJob *td_import_job_new_questions (TdMapping *mapping,
                                          const TdImportSource *source,
                                          gint64 program_id);

/* @mapping is copied, NULL for a history. */
TdImportJob *td_import_job_new_import (TdMapping *mapping,
                                       const TdImportSource *source,
                                       gint64 program_id,
                                       const TdImportOptions *options);
void td_import_job_free (TdImportJob *job);

/* TdJobFuncs: reading gives a TdImportRead, importing a TdReceipt. */
gpointer td_import_job_read (TdDatabase *db, gpointer data, GError **error);
gpointer td_import_job_import (TdDatabase *db, gpointer data, GError **error);

/* Whether an import must be rehearsed on the writer: what its rows depend on is written and let
 * go. */
gboolean td_import_job_needs_writer (const TdImportJob *job);

G_END_DECLS
