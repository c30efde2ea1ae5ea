/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-roster-import.h"

#include "db/td-change.h"
#include "exchange/td-roster-plan.h"

static gboolean
write_plan (TdDatabase *db, TdRosterPlan *plan, GError **error)
{
  TdReceipt *receipt = plan->receipt;
  gboolean differs = receipt->n_added + receipt->n_updated > 0;
  g_autoptr (TdChange) change = td_change_begin (db, "roster.import", error);

  if (change == NULL)
    return FALSE;
  if (differs &&
      (!td_roster_plan_write (plan, error) || !td_receipt_store (receipt, db, "roster", error)))
    return FALSE;
  if (!td_mapping_remember (receipt->mapping, db, error))
    return FALSE;
  td_change_describe (change, "%s", receipt->file);
  if (!td_change_commit (change, error))
    return FALSE;
  receipt->change = differs ? td_change_get_id (change) : 0;
  return TRUE;
}

TdReceipt *
td_roster_import (TdDatabase *db,
                  TdMapping *mapping,
                  const TdImportOptions *options,
                  GError **error)
{
  g_autoptr (TdReceipt) receipt = NULL;
  g_autoptr (TdRosterPlan) plan = NULL;
  GCancellable *cancellable =
      options->cancellable ? options->cancellable : td_database_get_cancellable (db);

  g_return_val_if_fail (td_mapping_get_kind (mapping) == TD_IMPORT_ROSTER, NULL);

  receipt = td_receipt_new (mapping);
  receipt->rehearsed = options->rehearse;
  plan = td_roster_plan_make (db, receipt, options, cancellable, error);
  if (plan == NULL || (!options->rehearse && !write_plan (db, plan, error)))
    return NULL;
  td_progress_set (options->progress, 1, NULL);
  return g_steal_pointer (&receipt);
}
