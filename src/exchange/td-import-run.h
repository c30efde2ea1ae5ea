/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "exchange/td-row-reader.h"

G_BEGIN_DECLS

/**
 * TdImportSteps:
 * @action: of the change, such as "contacts.import"
 * @kind: the name of such imports in import_run, such as "contacts"
 * @load: what the workspace has already
 * @make: reads the file and counts in the receipt what is to be done; writes nothing
 * @write: does it, inside the change
 *
 * What one kind of import does; each function gets the plan that td_import_run() was given.
 */
typedef struct
{
  const char *action;
  const char *kind;
  gboolean (*load) (gpointer plan, GError **error);
  gboolean (*make) (gpointer plan, GError **error);
  gboolean (*write) (gpointer plan, GError **error);
} TdImportSteps;

/* What stops an import: the options' cancellable, else the connection's. Borrowed, or NULL. */
GCancellable *td_import_get_cancellable (TdDatabase *db, const TdImportOptions *options);

/**
 * td_import_run:
 * @receipt: (transfer none): filled by the steps
 * @mapping: (nullable): to be remembered for the next file of this layout
 *
 * What all imports have in common: the plan is made inside the change, so that nobody else writes
 * between plan and writing, the receipt put in the order of the file, and unless it is a rehearsal,
 * or all or nothing was asked and a row refused, everything is written in one change with its
 * receipt, or nothing is. A row about somebody who was erased (td-erased.h) is refused as such, and
 * what it says of the person is not kept. Where nothing differs only the mapping is remembered and
 * the receipt has no change.
 */
gboolean td_import_run (TdDatabase *db,
                        TdReceipt *receipt,
                        TdMapping *mapping,
                        const TdImportOptions *options,
                        const TdImportSteps *steps,
                        gpointer plan,
                        GError **error);

/**
 * td_import_rows:
 * @reader: (out caller-allocates): of the plan; set up before the first step
 *
 * An import of a table, whole: td_import_run() with a reader of its rows and a receipt of its own.
 */
TdReceipt *td_import_rows (TdDatabase *db,
                           TdMapping *mapping,
                           const TdImportOptions *options,
                           const TdImportSteps *steps,
                           TdRowReader *reader,
                           gpointer plan,
                           GError **error);

G_END_DECLS
