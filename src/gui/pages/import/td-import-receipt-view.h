/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

#include "exchange/td-receipt.h"
#include "gui/frame/td-session.h"

G_BEGIN_DECLS

/**
 * TdImportReceiptView:
 *
 * What an import did or would do: the counts, the problems grouped, each opening its rows, the rows
 * that were added or updated, the people who are missing. Properties: "rehearsed", "undoable",
 * "withheld" (nothing may be imported).
 */
#define TD_TYPE_IMPORT_RECEIPT_VIEW (td_import_receipt_view_get_type ())
G_DECLARE_FINAL_TYPE (TdImportReceiptView, td_import_receipt_view, TD, IMPORT_RECEIPT_VIEW, AdwBin)

/* Shows a receipt, which is kept. */
void td_import_receipt_view_set_receipt (TdImportReceiptView *view, TdReceipt *receipt);

/* What is shown, NULL for nothing; borrowed. */
TdReceipt *td_import_receipt_view_get_receipt (TdImportReceiptView *view);

/* Asks where to save what is shown as a table, and does it. */
void td_import_receipt_view_save (TdImportReceiptView *view, TdSession *session);

G_END_DECLS
