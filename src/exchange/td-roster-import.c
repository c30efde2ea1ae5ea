/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-roster-import.h"

#include "exchange/td-import-run.h"
#include "exchange/td-roster-plan.h"

static gboolean
make (gpointer plan, GError **error)
{
  return td_roster_plan_make (plan, error);
}

static gboolean
write_people (gpointer plan, GError **error)
{
  return td_roster_plan_write (plan, error);
}

TdReceipt *
td_roster_import (TdDatabase *db,
                  TdMapping *mapping,
                  const TdImportOptions *options,
                  GError **error)
{
  static const TdImportSteps steps = { "roster.import", "roster", make, write_people };
  g_autoptr (TdReceipt) receipt = NULL;
  g_autoptr (TdRosterPlan) plan = NULL;

  g_return_val_if_fail (td_mapping_get_kind (mapping) == TD_IMPORT_ROSTER, NULL);

  receipt = td_receipt_new (mapping);
  plan = td_roster_plan_new (db, receipt, options, error);
  if (plan == NULL || !td_import_run (db, receipt, receipt->mapping, options, &steps, plan, error))
    return NULL;
  return g_steal_pointer (&receipt);
}
