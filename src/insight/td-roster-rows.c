/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "base/td-text.h"
#include "insight/td-filter-kept.h"
#include "insight/td-retention-private.h"

#define KEPT "insight/roster"

/* Numbers for the names in the order met, and of each the row that had it last. */
typedef struct
{
  GArray *rows;
  GHashTable *numbers; /* from 1 on; of borrowed texts */
  GStringChunk *texts;
  GArray *last; /* of guint: the row + 1 */
} Names;

static TdStatusWord
read_status (const char *text)
{
  g_autofree char *folded = text ? td_text_fold (text) : NULL;

  if (folded == NULL)
    return TD_STATUS_UNKNOWN;
  if (g_str_has_prefix (folded, "active") || g_str_has_prefix (folded, "employed"))
    return TD_STATUS_THERE;
  if (g_str_has_prefix (folded, "terminated") || g_str_has_prefix (folded, "voluntarily") ||
      g_str_has_prefix (folded, "left") || g_str_has_prefix (folded, "inactive"))
    return TD_STATUS_GONE;
  return TD_STATUS_UNKNOWN;
}

/* Whether somebody of this name was hired on this day in a row before; the rows of a name are a
 * chain. */
static gboolean
is_seen (const Names *names, const TdRosterRow *row)
{
  guint at = row->before;

  while (at > 0 && g_array_index (names->rows, TdRosterRow, at - 1).spell.hire != row->spell.hire)
    at = g_array_index (names->rows, TdRosterRow, at - 1).before;
  return row->spell.hire != TD_DATE_NONE && at > 0;
}

static void
number_name (Names *names, const char *text, TdRosterRow *row)
{
  guint place = names->rows->len + 1;
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (names->numbers, text));

  if (number == 0)
    {
      g_array_append_val (names->last, place);
      number = names->last->len;
      g_hash_table_insert (names->numbers, g_string_chunk_insert (names->texts, text),
                           GUINT_TO_POINTER (number));
      row->before = 0;
    }
  else
    {
      row->before = g_array_index (names->last, guint, number - 1);
      g_array_index (names->last, guint, number - 1) = place;
    }
  row->name = number - 1;
  row->duplicate = is_seen (names, row);
}

static void
add_row (Names *names, TdStatement *statement)
{
  const char *name = td_statement_get_text (statement, 5);
  TdRosterRow row = { .spell = { .id = td_statement_get_int (statement, 0),
                                 .hire = td_statement_get_date (statement, 1),
                                 .leave = td_statement_get_date (statement, 2) },
                      .status = read_status (td_statement_get_text (statement, 4)) };

  row.spell.leaving = td_retention_read_leaving (td_statement_get_text (statement, 6),
                                                 td_statement_get_text (statement, 3));
  number_name (names, name ? name : "", &row);
  g_array_append_val (names->rows, row);
}

static GArray *
read_rows (TdDatabase *db, const TdInsightFilter *filter, GError **error)
{
  g_autofree char *condition = td_insight_filter_dup_condition (filter, "e", 1);
  g_autofree char *sql = g_strdup_printf (
      "SELECT id, hire_date, leave_date, leave_reason, status, name_key, leave_kind "
      "FROM employee e WHERE outside = 0 AND %s ORDER BY id",
      condition);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (TdRosterRow));
  g_autoptr (GArray) last = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);
  GStringChunk *texts = g_string_chunk_new (1 << 16);
  Names names = { rows, numbers, texts, last };
  g_autoptr (GError) trouble = NULL;
  g_autoptr (TdStatement) statement =
      td_database_query (db, error, sql, "s", td_insight_filter_get_value (filter));

  while (statement && td_statement_next (statement, &trouble))
    add_row (&names, statement);
  g_string_chunk_free (texts);
  if (statement == NULL)
    return NULL;
  if (trouble == NULL)
    return g_steal_pointer (&rows);
  g_propagate_error (error, g_steal_pointer (&trouble));
  return NULL;
}

GArray *
td_roster_rows_load (TdDatabase *db, const TdInsightFilter *filter, GError **error)
{
  const TdInsightFilter people = { .dimension = filter->dimension, .value = filter->value };
  GArray *rows = td_filter_ref_array (db, KEPT, &people);

  if (rows)
    return rows;
  rows = read_rows (db, filter, error);
  if (rows)
    td_filter_keep_array (db, KEPT, &people, rows);
  return rows;
}
