/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-date-order.h"

#include "base/td-digits.h"
#include "base/td-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What the values of the mapped date columns say. */
typedef struct
{
  guint day_first;
  guint month_first;
  guint dotted; /* of those with the day first */
  guint undecided;
  guint column; /* of an undecided value */
  const char *value;
} Votes;

/* Whether a text begins with two short numbers, as only dates in need of an order do. */
static gboolean
needs_order (const char *written)
{
  g_autofree char *text = td_text_plain_digits (written);
  gsize first = 0, between, second;

  /* A year with four digits, as most files write first, or no number at all. */
  while (first < 3 && g_ascii_isdigit (text[first]))
    first++;
  if (first == 0 || first > 2)
    return FALSE;
  between = strspn (text + first, " ./-");
  second = strspn (text + first + between, "0123456789");
  return between > 0 && second > 0 && second <= 2;
}

/* 15.03.2019 */
static gboolean
is_dotted (const char *text)
{
  return text[strspn (text, "0123456789")] == '.';
}

static void
count_vote (Votes *votes, guint column, const char *text, int pivot)
{
  TdDate day_first, month_first;

  if (!needs_order (text))
    return;
  day_first = td_date_read (text, TD_DATE_ORDER_DMY, pivot, NULL);
  month_first = td_date_read (text, TD_DATE_ORDER_MDY, pivot, NULL);
  if (day_first == month_first)
    return;
  if (month_first == TD_DATE_NONE)
    {
      votes->day_first++;
      votes->dotted += is_dotted (text);
    }
  else if (day_first == TD_DATE_NONE)
    votes->month_first++;
  else if (votes->undecided++ == 0)
    {
      votes->column = column;
      votes->value = text;
    }
}

gboolean
td_date_order_settle_columns (TdTable *table,
                              const int *columns,
                              guint n_columns,
                              int pivot,
                              TdDateOrder *order,
                              GError **error)
{
  guint n_rows = td_table_get_n_rows (table);
  Votes votes = { 0 };

  for (guint i = 0; i < n_columns; i++)
    for (guint row = 0; columns[i] >= 0 && row < n_rows; row++)
      count_vote (&votes, (guint) columns[i], td_table_get_cell (table, row, (guint) columns[i]),
                  pivot);

  *order = TD_DATE_ORDER_UNKNOWN;
  if (votes.dotted > 0 && votes.dotted == votes.day_first && votes.month_first > 0)
    *order = TD_DATE_ORDER_MDY_DOTS;
  else if (votes.day_first > votes.month_first)
    *order = TD_DATE_ORDER_DMY;
  else if (votes.month_first > votes.day_first)
    *order = TD_DATE_ORDER_MDY;
  else if (votes.undecided > 0)
    {
      g_set_error (
          error, TD_ERROR, TD_ERROR_UNDECIDED,
          _ ("The dates of the column “%s” can be read in two ways (“%s”). Say which comes "
             "first, the day (--date-order dmy) or the month (--date-order mdy)."),
          td_table_get_header (table, votes.column), votes.value);
      return FALSE;
    }
  return TRUE;
}

/* The columns that fill dates; @columns has room for every field. */
static guint
list_columns (TdMapping *mapping, int *columns)
{
  guint n_fields, n = 0;
  const TdImportField *fields = td_import_fields (td_mapping_get_kind (mapping), &n_fields);

  for (guint i = 0; i < n_fields; i++)
    if (fields[i].content == TD_CONTENT_DATE)
      columns[n++] = td_mapping_get_column (mapping, fields[i].name);
  return n;
}

static int *
columns_new (TdMapping *mapping)
{
  guint n_fields;

  td_import_fields (td_mapping_get_kind (mapping), &n_fields);
  return g_new (int, n_fields + 1);
}

gboolean
td_date_order_settle (TdMapping *mapping, int pivot, TdDateOrder *order, GError **error)
{
  g_autofree int *columns = columns_new (mapping);
  guint n_columns = list_columns (mapping, columns);

  return td_date_order_settle_columns (td_mapping_get_table (mapping), columns, n_columns, pivot,
                                       order, error);
}

/* Keeps a value that is not among the doubts yet. */
static guint
add_doubt (TdDateDoubt *doubts, guint n, const char *value, int pivot)
{
  TdDateDoubt doubt = { value, td_date_read (value, TD_DATE_ORDER_DMY, pivot, NULL),
                        td_date_read (value, TD_DATE_ORDER_MDY, pivot, NULL) };

  if (!needs_order (value) || doubt.day_first == doubt.month_first ||
      doubt.day_first == TD_DATE_NONE || doubt.month_first == TD_DATE_NONE)
    return n;
  for (guint i = 0; i < n; i++)
    if (doubts[i].day_first == doubt.day_first)
      return n;
  doubts[n] = doubt;
  return n + 1;
}

guint
td_date_order_find_doubts (TdMapping *mapping, int pivot, TdDateDoubt *doubts, guint n_most)
{
  TdTable *table = td_mapping_get_table (mapping);
  g_autofree int *columns = columns_new (mapping);
  guint n_columns = list_columns (mapping, columns), n = 0;
  TdDateOrder order;

  if (td_date_order_settle (mapping, pivot, &order, NULL))
    return 0;
  for (guint i = 0; i < n_columns; i++)
    for (guint row = 0; columns[i] >= 0 && row < td_table_get_n_rows (table) && n < n_most; row++)
      n = add_doubt (doubts, n, td_table_get_cell (table, row, (guint) columns[i]), pivot);
  return n;
}

const char *
td_date_order_get_code (TdDateOrder order)
{
  static const char *const codes[] = { "", "dmy", "mdy", "ymd", "mdy" };

  return order < G_N_ELEMENTS (codes) ? codes[order] : "";
}

gboolean
td_date_order_from_code (const char *code, TdDateOrder *order)
{
  for (TdDateOrder i = TD_DATE_ORDER_DMY; i <= TD_DATE_ORDER_YMD; i++)
    if (code && strcmp (td_date_order_get_code (i), code) == 0)
      {
        *order = i;
        return TRUE;
      }
  return FALSE;
}
