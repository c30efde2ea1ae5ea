/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "base/td-date.h"
#include "exchange/td-mapping.h"

G_BEGIN_DECLS

/**
 * td_date_order_settle:
 * @pivot: the year of "today", for two-digit years
 * @order: (out): the order that the values prove, TD_DATE_ORDER_UNKNOWN where every value has one
 *   reading
 *
 * Settles the order of day and month once for a whole file, over all mapped date columns: a value
 * above 12 decides, the more votes win; a date that contradicts the order is a fault of its row.
 * Where only dates with dots have their day first, they have it, and the others their month.
 *
 * Returns: FALSE with TD_ERROR_UNDECIDED, naming the column and --dates, where nothing decides
 */
gboolean td_date_order_settle (TdMapping *mapping, int pivot, TdDateOrder *order, GError **error);

/**
 * TdDateDoubt:
 *
 * A value that can be read in two ways, and both; borrowed from the table.
 */
typedef struct
{
  const char *value;
  TdDate day_first;
  TdDate month_first;
} TdDateDoubt;

/* Whether nothing in the file decides the order, and up to @n_most different values as examples of
 * that in @doubts; gives their number. */
guint td_date_order_find_doubts (TdMapping *mapping, int pivot, TdDateDoubt *doubts, guint n_most);

/* The same over columns of a table; -1 is none. */
gboolean td_date_order_settle_columns (TdTable *table,
                                       const int *columns,
                                       guint n_columns,
                                       int pivot,
                                       TdDateOrder *order,
                                       GError **error);

/* "dmy", "mdy", "ymd"; UNKNOWN is "". The other way, anything else is FALSE. */
const char *td_date_order_get_code (TdDateOrder order);
gboolean td_date_order_from_code (const char *code, TdDateOrder *order);

G_END_DECLS
