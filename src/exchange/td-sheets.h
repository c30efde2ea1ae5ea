/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "exchange/td-table-private.h"

G_BEGIN_DECLS

/* The rows of one sheet of a workbook: the first @n_rows that are not blank, or all of them where
 * that is 0. NULL with an error. */
typedef TdTableBuilder *(*TdSheetFunc) (gpointer data, guint place, guint n_rows, GError **error);

/**
 * td_sheets_read:
 * @offer: (transfer full): with the sheets there are
 * @description: a translated sentence with one %s, the name of the sheet
 * @build: reads a sheet
 *
 * Reads the sheet that was chosen, hidden or not, else the visible one whose first rows look most
 * like a list. Sets TD_ERROR_INVALID naming the sheets where the chosen one is not there, and
 * TD_ERROR_UNREADABLE where nothing can be seen, naming the hidden ones.
 */
TdTable *td_sheets_read (TdTableOffer *offer,
                         const TdReading *reading,
                         const char *description,
                         TdSheetFunc build,
                         gpointer data,
                         GError **error);

G_END_DECLS
