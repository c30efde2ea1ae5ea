/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "db/td-added-private.h"

#include <string.h>

/* A column of a table, and what records have for it. */
typedef struct
{
  const TdField *field;    /* NULL: none, */
  sqlite3_value *standard; /* then it is what the table says, or NULL */
} Column;

struct _TdAddedSum
{
  GArray *columns;
  GPtrArray *records; /* borrowed */
  GThread *thread;    /* until it was joined */
  guint64 total;
};

static guint64
mix (guint64 sum, guint64 word)
{
  sum = (sum ^ word) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return sum ^ sum >> 29;
}

static guint64
mix_bytes (guint64 sum, const char *bytes, gsize size)
{
  guint64 word;

  for (; size >= sizeof word; bytes += sizeof word, size -= sizeof word)
    {
      memcpy (&word, bytes, sizeof word);
      sum = mix (sum, GUINT64_FROM_LE (word));
    }
  word = 0;
  memcpy (&word, bytes, size);
  return mix (sum, GUINT64_FROM_LE (word) ^ (guint64) size << 56);
}

static guint64
mix_value (guint64 sum, sqlite3_value *value, int column)
{
  guint64 word;
  double real;

  switch (sqlite3_value_type (value))
    {
    case SQLITE_NULL:
      return sum;
    case SQLITE_INTEGER:
      return mix (mix (sum, (guint64) column), (guint64) sqlite3_value_int64 (value));
    case SQLITE_FLOAT:
      real = sqlite3_value_double (value);
      memcpy (&word, &real, sizeof word);
      return mix (mix (sum, (guint64) column), word);
    default:
      return mix_bytes (mix (sum, (guint64) column), sqlite3_value_blob (value),
                        (gsize) sqlite3_value_bytes (value));
    }
}

/* Rows may come in any order: their sums are added up. */
static void
sum_step_cb (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  guint64 *total = sqlite3_aggregate_context (context, sizeof *total);
  guint64 sum = 1;

  if (total == NULL)
    {
      sqlite3_result_error_nomem (context);
      return;
    }
  for (int i = 0; i < n_values; i++)
    sum = mix_value (sum, values[i], i);
  *total += mix (sum, sum >> 31);
}

static void
sum_final_cb (sqlite3_context *context)
{
  guint64 *total = sqlite3_aggregate_context (context, sizeof *total);

  if (total)
    sqlite3_result_int64 (context, (gint64) *total);
  else
    sqlite3_result_error_nomem (context);
}

int
td_added_register (sqlite3 *handle)
{
  return sqlite3_create_function (handle, "td_sum_rows", -1, SQLITE_UTF8 | SQLITE_DIRECTONLY, NULL,
                                  NULL, sum_step_cb, sum_final_cb);
}

/* The columns there were, in the order of the table: a later version may have added some. */
static char *
list_columns (TdDatabase *db, TdAdded *added, GError **error)
{
  g_autoptr (TdStatement) row =
      td_database_query (db, error, "SELECT name FROM pragma_table_info($1) ORDER BY cid LIMIT $2",
                         "si", added->table,
                         added->n_columns ? added->n_columns : (gint64) G_MAXINT);
  g_autoptr (GString) columns = g_string_new (NULL);
  GError *trouble = NULL;
  gint64 n = 0;

  if (row == NULL)
    return NULL;
  for (; td_statement_next (row, &trouble); n++)
    g_string_append_printf (columns, "%s\"%s\"", columns->len ? ", " : "",
                            td_statement_get_text (row, 0));
  added->n_columns = n;
  if (trouble == NULL)
    return g_string_free (g_steal_pointer (&columns), FALSE);
  g_propagate_error (error, trouble);
  return NULL;
}

gboolean
td_added_measure (TdDatabase *db, TdAdded *added, gboolean all, GError **error)
{
  g_autofree char *columns = list_columns (db, added, error);
  g_autofree char *sql = NULL;
  g_autoptr (TdStatement) row = NULL;
  GError *trouble = NULL;

  if (columns == NULL)
    return FALSE;
  /* The sign keeps the index of the key out of it. */
  sql = g_strdup_printf ("SELECT count(*), td_sum_rows(%s) FROM %s WHERE %s%s BETWEEN $1 AND $2",
                         columns, added->table, all ? "+" : "", added->key);
  row = td_database_query (db, error, sql, "ii", added->first, added->last);
  if (row == NULL)
    return FALSE;
  if (td_statement_next (row, &trouble))
    {
      added->n_rows = td_statement_get_int (row, 0);
      added->sum = (guint64) td_statement_get_int (row, 1);
    }
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, trouble);
  return FALSE;
}

static void
clear_column (gpointer data)
{
  sqlite3_value_free (((Column *) data)->standard);
}

/* What a column has where nothing is given for it. */
static gboolean
evaluate (TdDatabase *db, const char *expression, sqlite3_value **value, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s", expression);
  g_autoptr (TdStatement) row = td_database_query (db, error, sql, "");
  GError *trouble = NULL;

  if (row == NULL)
    return FALSE;
  if (td_statement_next (row, &trouble))
    *value = sqlite3_value_dup (sqlite3_column_value (row->handle, 0));
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, trouble);
  return FALSE;
}

static GArray *
find_columns (TdDatabase *db, const char *table, const TdRecordShape *shape, GError **error)
{
  g_autoptr (GArray) columns = g_array_new (FALSE, TRUE, sizeof (Column));
  GError *trouble = NULL;
  g_autoptr (TdStatement) row =
      td_database_query (db, error,
                         "SELECT name, dflt_value FROM pragma_table_info($1) ORDER BY cid", "s",
                         table);

  if (row == NULL)
    return NULL;
  g_array_set_clear_func (columns, clear_column);
  while (td_statement_next (row, &trouble))
    {
      Column column = { td_record_shape_find (shape, td_statement_get_text (row, 0)), NULL };

      if (column.field == NULL && !td_statement_is_null (row, 1) &&
          !evaluate (db, td_statement_get_text (row, 1), &column.standard, error))
        return NULL;
      g_array_append_val (columns, column);
    }
  if (trouble == NULL)
    return g_steal_pointer (&columns);
  g_propagate_error (error, trouble);
  return NULL;
}

/* The same as mix_value() of what is stored of a field. */
static guint64
mix_field (guint64 sum, const TdField *field, gconstpointer record, int column)
{
  gconstpointer member = G_STRUCT_MEMBER_P (record, field->offset);
  guint64 with_column = mix (sum, (guint64) column);
  const char *text;
  guint64 word;
  char iso[11];

  switch (field->type)
    {
    case TD_FIELD_ID:
      return *(gint64 *) member ? mix (with_column, (guint64) * (gint64 *) member) : sum;
    case TD_FIELD_INT:
    case TD_FIELD_BOOL:
      return mix (with_column, (guint64) (gint64) * (int *) member);
    case TD_FIELD_NUMBER:
      return *(int *) member < 0 ? sum : mix (with_column, (guint64) (gint64) * (int *) member);
    case TD_FIELD_REAL:
      memcpy (&word, member, sizeof word);
      return mix (with_column, word);
    case TD_FIELD_DATE:
      text = *(TdDate *) member > 0 ? td_date_write_iso (*(TdDate *) member, iso) : NULL;
      break;
    case TD_FIELD_TEXT:
    default:
      text = *(char **) member;
      break;
    }
  return text ? mix_bytes (with_column, text, strlen (text)) : sum;
}

static guint64
sum_record (GArray *columns, gconstpointer record)
{
  guint64 sum = 1;

  for (guint i = 0; i < columns->len; i++)
    {
      const Column *column = &g_array_index (columns, Column, i);

      if (column->field)
        sum = mix_field (sum, column->field, record, (int) i);
      else if (column->standard)
        sum = mix_value (sum, column->standard, (int) i);
    }
  return mix (sum, sum >> 31);
}

static gpointer
sum_cb (gpointer data)
{
  TdAddedSum *sum = data;

  for (guint i = 0; i < sum->records->len; i++)
    sum->total += sum_record (sum->columns, sum->records->pdata[i]);
  return NULL;
}

TdAddedSum *
td_added_sum_begin (TdDatabase *db, const char *table, const TdRecordSet *set, GError **error)
{
  g_autoptr (GArray) columns = find_columns (db, table, set->shape, error);
  TdAddedSum *sum;

  if (columns == NULL)
    return NULL;
  sum = g_new0 (TdAddedSum, 1);
  sum->columns = g_steal_pointer (&columns);
  sum->records = set->records;
  sum->thread = g_thread_new ("sum", sum_cb, sum);
  return sum;
}

void
td_added_sum_end (TdAddedSum *sum, TdAdded *added)
{
  g_thread_join (g_steal_pointer (&sum->thread));
  added->n_rows = sum->records->len;
  added->n_columns = sum->columns->len;
  added->sum = sum->total;
}

void
td_added_sum_free (TdAddedSum *sum)
{
  if (sum == NULL)
    return;
  if (sum->thread)
    g_thread_join (sum->thread);
  g_array_unref (sum->columns);
  g_free (sum);
}
