/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-import-run.h"

#include "db/td-change.h"

GCancellable *
td_import_get_cancellable (TdDatabase *db, const TdImportOptions *options)
{
  return options->cancellable ? options->cancellable : td_database_get_cancellable (db);
}

static gboolean
write_all (TdDatabase *db,
           TdChange *change,
           TdReceipt *receipt,
           TdMapping *mapping,
           const TdImportSteps *steps,
           gpointer plan,
           GError **error)
{
  gboolean differs = receipt->n_added + receipt->n_updated > 0;

  if (!differs && mapping == NULL)
    return TRUE;
  if ((differs &&
       (!steps->write (plan, error) || !td_receipt_store (receipt, db, steps->kind, error))) ||
      (mapping && !td_mapping_remember (mapping, db, error)))
    return FALSE;
  td_change_describe (change, "%s", receipt->file);
  if (!td_change_commit (change, error))
    return FALSE;
  receipt->change = differs ? td_change_get_id (change) : 0;
  return TRUE;
}

gboolean
td_import_run (TdDatabase *db,
               TdReceipt *receipt,
               TdMapping *mapping,
               const TdImportOptions *options,
               const TdImportSteps *steps,
               gpointer plan,
               GError **error)
{
  g_autoptr (TdChange) change = NULL;

  receipt->rehearsed = options->rehearse;
  /* Begun before the workspace is read: what somebody else writes between would be written over. */
  if (!options->rehearse && (change = td_change_begin (db, steps->action, error)) == NULL)
    return FALSE;
  receipt->erased = td_erased_load (db, error);
  if (receipt->erased == NULL || !steps->load (plan, error) || !steps->make (plan, error))
    return FALSE;
  td_receipt_sort (receipt);
  if (options->all_or_nothing)
    td_receipt_keep_all_or_nothing (receipt);
  if (change && !receipt->withheld && !write_all (db, change, receipt, mapping, steps, plan, error))
    return FALSE;
  td_progress_set (options->progress, 1, NULL);
  return TRUE;
}

TdReceipt *
td_import_rows (TdDatabase *db,
                TdMapping *mapping,
                const TdImportOptions *options,
                const TdImportSteps *steps,
                TdRowReader *reader,
                gpointer plan,
                GError **error)
{
  g_autoptr (TdReceipt) receipt = td_receipt_new (mapping);

  if (!td_row_reader_init (reader, receipt, options, td_import_get_cancellable (db, options),
                           error) ||
      !td_import_run (db, receipt, mapping, options, steps, plan, error))
    return NULL;
  return g_steal_pointer (&receipt);
}
