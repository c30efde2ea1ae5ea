/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-import-also.h"

#include "exchange/td-enrolment-row.h"
#include "exchange/td-role-words.h"

#include <string.h>

/* Rows that are looked at: whoever leads the list has a role. */
#define MOST_ROWS 50

static gboolean
is_used (const TdReceipt *receipt, int column)
{
  return column >= 0 && td_mapping_get_use (receipt->mapping, (guint) column) == TD_COLUMN_FIELD;
}

/* A "role" may be a job as well: only words for mentors and mentees count. */
static gboolean
says_roles (TdTable *table, int column)
{
  guint n_rows = MIN (td_table_get_n_rows (table), MOST_ROWS);

  for (guint row = 0; column >= 0 && row < n_rows; row++)
    if (td_role_read (td_table_get_cell (table, row, (guint) column)))
      return TRUE;
  return FALSE;
}

static gboolean
holds_sign_ups (const TdReceipt *receipt)
{
  static const char *const skills[] = { "skills_offered", "skills_wanted" };
  TdTable *table = td_mapping_get_table (receipt->mapping);
  g_autoptr (TdMapping) guess = td_mapping_guess (table, TD_IMPORT_ENROLMENTS);
  int role = td_mapping_get_column (guess, "role");

  if (!is_used (receipt, role) && says_roles (table, role))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (skills); i++)
    {
      int column = td_mapping_get_column (guess, skills[i]);

      if (column >= 0 && !is_used (receipt, column))
        return TRUE;
    }
  return FALSE;
}

/* The numbers of the rows about somebody unknown. */
static GHashTable *
find_unknown (const TdReceipt *receipt)
{
  GHashTable *rows = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < receipt->problems->len; i++)
    {
      const TdImportProblem *problem = receipt->problems->pdata[i];

      if (strcmp (problem->message, td_enrolment_row_unknown_words ()) == 0)
        g_hash_table_add (rows, GINT_TO_POINTER (problem->row));
    }
  return rows;
}

/* Somebody is unknown, and has a name here. */
static gboolean
holds_strangers (const TdReceipt *receipt)
{
  TdTable *table = td_mapping_get_table (receipt->mapping);
  g_autoptr (TdMapping) guess = td_mapping_guess (table, TD_IMPORT_ROSTER);
  g_autoptr (GHashTable) unknown = find_unknown (receipt);
  int name = td_mapping_get_column (guess, "name");

  if (name < 0)
    name = td_mapping_get_column (guess, "family_name");
  if (name < 0 || !td_mapping_check (guess, NULL))
    return FALSE;
  for (guint row = 0; row < td_table_get_n_rows (table); row++)
    if (*td_table_get_cell (table, row, (guint) name) &&
        g_hash_table_contains (unknown, GINT_TO_POINTER (td_table_get_row_number (table, row))))
      return TRUE;
  return FALSE;
}

TdImportKind
td_import_find_also (const TdReceipt *receipt)
{
  TdImportKind kind;

  g_return_val_if_fail (receipt != NULL && receipt->mapping != NULL, TD_N_IMPORT_KINDS);

  kind = td_mapping_get_kind (receipt->mapping);
  if (kind == TD_IMPORT_ROSTER && holds_sign_ups (receipt))
    return TD_IMPORT_ENROLMENTS;
  if (kind == TD_IMPORT_ENROLMENTS && holds_strangers (receipt))
    return TD_IMPORT_ROSTER;
  return TD_N_IMPORT_KINDS;
}
