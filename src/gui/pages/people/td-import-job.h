/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "db/td-pool.h"
#include "exchange/td-contact-import.h"
#include "exchange/td-enrolment-import.h"

G_BEGIN_DECLS

/**
 * TdImportJob:
 *
 * What a database thread needs to read a file or to import it; on a thread of its own while it
 * runs.
 */
typedef struct
{
  TdImportKind kind;
  char *path;         /* to be read, or NULL */
  TdMapping *mapping; /* to be imported, or NULL */
  gint64 program_id;
  TdImportOptions options; /* with references of its own */
} TdImportJob;

/* @kind: TD_N_IMPORT_KINDS for what the file looks like. */
TdImportJob *td_import_job_new_read (TdImportKind kind,
                                     const char *path,
                                     TdProgress *progress,
                                     GCancellable *cancellable);

/* @mapping is copied. */
TdImportJob *td_import_job_new_import (TdMapping *mapping,
                                       gint64 program_id,
                                       const TdImportOptions *options);
void td_import_job_free (TdImportJob *job);

/* TdJobFuncs: reading gives a TdMapping (of the table, guessed or remembered), importing a
 * TdReceipt. */
gpointer td_import_job_read (TdDatabase *db, gpointer data, GError **error);
gpointer td_import_job_import (TdDatabase *db, gpointer data, GError **error);

G_END_DECLS
