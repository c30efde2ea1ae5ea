/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-roster-import.h"

#include "exchange/td-import-run.h"
#include "exchange/td-roster-plan.h"

static gboolean
load (gpointer plan, GError **error)
{
  return td_roster_plan_load (plan, error);
}

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
  static const TdImportSteps steps = { "roster.import", "roster", load, make, write_people };
  g_autoptr (TdRosterPlan) plan = NULL;

  g_return_val_if_fail (td_mapping_get_kind (mapping) == TD_IMPORT_ROSTER, NULL);

  plan = td_roster_plan_new (db);
  return td_import_rows (db, mapping, options, &steps, &plan->reader, plan, error);
}
