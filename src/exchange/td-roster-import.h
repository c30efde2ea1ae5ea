/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "exchange/td-receipt.h"

G_BEGIN_DECLS

/**
 * TdImportOptions:
 * @today: for future dates and the century of two-digit years
 * @dates: the order of day and month; TD_DATE_ORDER_UNKNOWN: as the file proves
 * @rehearse: write nothing
 * @all_or_nothing: write nothing where a row is refused
 * @progress: (nullable): borrowed
 * @cancellable: (nullable): borrowed
 */
typedef struct
{
  TdDate today;
  TdDateOrder dates;
  gboolean rehearse;
  gboolean all_or_nothing;
  TdProgress *progress;
  GCancellable *cancellable;
} TdImportOptions;

/**
 * td_roster_import:
 *
 * Imports the employees of a table in one change ("roster.import"), or rehearses it.
 *
 * A row is refused only without number and name, or with a number that an earlier row of the file
 * has under another name; under the same name it is another position of that person: the primary
 * one counts (a column "Primary" …, else the first), the other one is laid aside and reported. Any
 * other fault is a problem of the row: the row is taken, that field stays empty. A leave date wins
 * over a status. People are known by their number, else by e-mail, else by name. Fields without a
 * column stay as they are; people who are not in the file are listed as missing and stay. When
 * nothing differs nothing is written.
 *
 * Sets TD_ERROR_INVALID (nothing to know people by), TD_ERROR_UNDECIDED (the date order),
 * G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full): the receipt, or NULL
 */
TdReceipt *td_roster_import (TdDatabase *db,
                             TdMapping *mapping,
                             const TdImportOptions *options,
                             GError **error);

G_END_DECLS
