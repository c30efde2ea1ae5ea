/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "fuzz.h"

#include "exchange/td-date-order.h"

void
fuzz_table (const void *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (TdTable) table = td_table_read_bytes (bytes, "fuzz", NULL, NULL, NULL, &error);
  gsize n_letters = 0;

  g_assert_true ((table == NULL) == (error != NULL));
  if (table == NULL)
    return;
  td_table_check_encoding (table, NULL);
  for (guint row = 0; row < td_table_get_n_rows (table); row++)
    for (guint column = 0; column < td_table_get_n_columns (table); column++)
      {
        const char *cell = td_table_get_cell (table, row, column);

        g_assert_true (g_utf8_validate (cell, -1, NULL));
        n_letters += g_utf8_strlen (cell, -1);
      }
  g_assert_cmpuint (n_letters, <=, TD_TABLE_MAX_TEXT);
  for (TdImportKind kind = 0; kind < TD_N_IMPORT_KINDS; kind++)
    {
      g_autoptr (TdMapping) mapping = td_mapping_guess (table, kind);
      TdDateOrder order;

      td_date_order_settle (mapping, 2026, &order, NULL);
    }
}
