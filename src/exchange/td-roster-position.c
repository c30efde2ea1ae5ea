/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-roster-position.h"

#include "base/td-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

gboolean
td_roster_position_is_second (TdRosterPerson *person, const TdRosterKey *key)
{
  return key->name == NULL || td_text_same (key->name, person->after->name);
}

/* The column that says which position is the primary one, -1 for none. */
static int
find_primary_column (TdTable *table)
{
  static const char *const names[] = { "primary",           "primaryposition",   "isprimary",
                                       "primaryjob",        "primaryassignment", "primaryflag",
                                       "isprimaryposition", "hoofdfunctie",      "hauptposition",
                                       "positiontype",      "assignmenttype" };

  for (guint column = 0; column < td_table_get_n_columns (table); column++)
    {
      g_autofree char *squeezed = td_header_squeeze (td_table_get_header (table, column));

      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        if (strcmp (squeezed, names[i]) == 0)
          return (int) column;
    }
  return -1;
}

static gboolean
says_primary (TdTable *table, guint row, guint column)
{
  static const char *const words[] = { "yes", "y",   "true", "1", "x",    "primary", "ja",
                                       "j",   "oui", "waar", "p", "main", "hoofd",   "haupt" };
  g_autofree char *key = td_text_fold (td_table_get_cell (table, row, column));

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (key, words[i]) == 0)
      return TRUE;
  return FALSE;
}

gboolean
td_roster_position_is_primary (TdRowReader *reader, guint row, guint earlier)
{
  int column = find_primary_column (reader->table);

  return column >= 0 && says_primary (reader->table, row, (guint) column) &&
         !says_primary (reader->table, earlier, (guint) column);
}

void
td_roster_position_lay_aside (TdRowReader *reader, guint row, guint counts)
{
  const char *message =
      _ ("Another position of a person who has a row already; the primary one counts, or else the "
         "first. This is what the other one says.");

  for (guint column = 0; column < td_table_get_n_columns (reader->table); column++)
    {
      const char *cell = td_table_get_cell (reader->table, row, column);
      TdColumnUse use = td_mapping_get_use (reader->mapping, column);

      if ((use == TD_COLUMN_FIELD || use == TD_COLUMN_FREE) && *cell &&
          strcmp (cell, td_table_get_cell (reader->table, counts, column)) != 0)
        td_receipt_add_problem (reader->receipt, td_table_get_row_number (reader->table, row),
                                (int) column, cell, message);
    }
  reader->receipt->n_unchanged++;
}
