/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "td-test-fill.h"

#include <math.h>
#include <string.h>

#define MOST_PASSES 400

/* A column as the schema has it. */
typedef struct
{
  char *name;
  char *type;
  char *rule; /* its definition, with its checks */
  char *refers;
  gboolean needed;
} Column;

static void
column_free (gpointer data)
{
  Column *column = data;

  g_free (column->name);
  g_free (column->type);
  g_free (column->rule);
  g_free (column->refers);
  g_free (column);
}

static char **
list (TdDatabase *db, const char *sql, const char *parameter)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdStatement) row = td_database_query (db, &error, sql, "s", parameter);
  GStrvBuilder *names = g_strv_builder_new ();
  char **all;

  while (td_statement_next (row, &error))
    g_strv_builder_add (names, td_statement_get_text (row, 0));
  g_assert_no_error (error);
  all = g_strv_builder_end (names);
  g_strv_builder_unref (names);
  return all;
}

char **
td_test_list_tables (TdDatabase *db)
{
  return list (db,
               "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' "
               "ORDER BY name",
               NULL);
}

char **
td_test_list_columns (TdDatabase *db, const char *table)
{
  return list (db, "SELECT name FROM pragma_table_info($1) ORDER BY cid", table);
}

/* From its name to the next column. */
static char *
cut_rule (const char *schema, const char *name)
{
  g_autofree char *begin = g_strdup_printf ("[\\s(,]%s (TEXT|INTEGER|REAL|BLOB)", name);
  g_autoptr (GRegex) first = g_regex_new (begin, 0, 0, NULL);
  g_autoptr (GRegex) next =
      g_regex_new (",\\s*([a-z_]+ (TEXT|INTEGER|REAL|BLOB)\\b|CHECK|UNIQUE|PRIMARY)", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GMatchInfo) end = NULL;
  int from, to;

  g_assert_true (g_regex_match (first, schema, 0, &match));
  g_match_info_fetch_pos (match, 0, &from, &to);
  if (!g_regex_match_full (next, schema, -1, to, 0, &end, NULL))
    return g_strdup (schema + from);
  g_match_info_fetch_pos (end, 0, &to, NULL);
  return g_strndup (schema + from, (gsize) (to - from));
}

static GPtrArray *
load_columns (TdDatabase *db, const char *table)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdStatement) row = td_database_query (
      db, &error,
      "SELECT c.name, c.type, m.sql, f.\"table\", c.\"notnull\" OR c.pk FROM pragma_table_info($1) "
      "c "
      "JOIN sqlite_master m ON m.name = $1 LEFT JOIN pragma_foreign_key_list($1) f "
      "ON f.\"from\" = c.name ORDER BY c.cid",
      "s", table);
  GPtrArray *columns = g_ptr_array_new_with_free_func (column_free);

  while (td_statement_next (row, &error))
    {
      Column *column = g_new0 (Column, 1);

      column->name = g_strdup (td_statement_get_text (row, 0));
      column->type = g_strdup (td_statement_get_text (row, 1));
      column->rule = cut_rule (td_statement_get_text (row, 2), column->name);
      column->refers = g_strdup (td_statement_get_text (row, 3));
      column->needed = td_statement_get_int (row, 4) != 0;
      g_ptr_array_add (columns, column);
    }
  g_assert_no_error (error);
  return columns;
}

/* --- Values --- */

static const char *const pieces[] = {
  "a",
  "Zoë",
  " ",
  "\t",
  "\n",
  "\r",
  "\r\n",
  "<b>",
  "&amp;",
  "]]>",
  "\"",
  "'",
  "\\",
  "\\u0001",
  "\x01",
  "\x1b[0m",
  "\x7f",
  "\xc2\x85",
  "\xe2\x80\xa8",
  "\xef\xbf\xbe",
  "\xef\xbf\xbf",
  "😀",
  "שלום",
  "<!--",
  "-->",
  "<?x?>",
  "\xef\xbb\xbf",
  "=1+1",
  "%s",
  "\x1f",
};

static char *
random_text (GRand *chance)
{
  GString *text = g_string_new (NULL);
  int n = g_rand_int_range (chance, 0, 8);

  for (int i = 0; i < n; i++)
    g_string_append (text, pieces[g_rand_int_range (chance, 0, G_N_ELEMENTS (pieces))]);
  return g_string_free (text, FALSE);
}

/* One of IN ('a', 'b'), without quotes; NULL where there is no such check. */
static char *
choose_listed (GRand *chance, const char *rule)
{
  const char *in = strstr (rule, " IN (");
  g_autofree char *inside = NULL;
  g_auto (GStrv) parts = NULL;

  if (in == NULL)
    return NULL;
  in += strlen (" IN (");
  inside = g_strndup (in, strcspn (in, ")"));
  parts = g_strsplit (inside, ",", -1);
  return g_strdup (g_strstrip (
      g_strdelimit (parts[g_rand_int_range (chance, 0, (int) g_strv_length (parts))], "'", ' ')));
}

static char *
make_text (GRand *chance, const char *rule)
{
  char iso[11];

  if (strstr (rule, "IS date("))
    return g_strdup (
        td_date_write_iso (td_test_date ("2000-01-01") + g_rand_int_range (chance, 0, 15000), iso));
  if (strstr (rule, " IN ("))
    return choose_listed (chance, rule);
  return random_text (chance);
}

static gint64
make_int (GRand *chance, const char *rule)
{
  static const gint64 extremes[] = { 0, 1, -1, G_MAXINT64, G_MININT64 };
  g_autofree char *listed = choose_listed (chance, rule);
  const char *between = strstr (rule, "BETWEEN ");
  int from, to;

  if (listed)
    return g_ascii_strtoll (listed, NULL, 10);
  if (between && sscanf (between, "BETWEEN %d AND %d", &from, &to) == 2)
    return g_rand_int_range (chance, from, to + 1);
  if (g_rand_int_range (chance, 0, 10) == 0)
    return extremes[g_rand_int_range (chance, 0, G_N_ELEMENTS (extremes))];
  return g_rand_int_range (chance, 0, 1000);
}

static double
make_real (GRand *chance, const char *rule)
{
  static const double extremes[] = { 0,      -0.0,   1e308,    5e-324,   0.1,
                                     1 / 3., -1e-17, INFINITY, -INFINITY };

  if (strstr (rule, "BETWEEN"))
    return g_rand_double_range (chance, 1, 5);
  if (g_rand_int_range (chance, 0, 2))
    return extremes[g_rand_int_range (chance, 0, G_N_ELEMENTS (extremes))];
  return g_rand_double_range (chance, 0, 1e6);
}

/* A row that the column may point to; 0 where there is none. */
static gint64
choose_row (TdDatabase *db, GRand *chance, const char *table)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT id FROM %s ORDER BY id LIMIT 1 OFFSET (SELECT $1 %% max(count(*), 1) FROM %s)", table,
      table);
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  td_database_query_int (db, &id, &error, sql, "i", (gint64) g_rand_int_range (chance, 0, 100000));
  g_assert_no_error (error);
  return id;
}

/* FALSE where there is no row yet that it has to point to. */
static gboolean
bind_value (TdDatabase *db, GRand *chance, TdStatement *insert, int number, const Column *column)
{
  if (column->refers)
    {
      gint64 id = choose_row (db, chance, column->refers);

      if (id == 0)
        return !column->needed;
      td_statement_bind_int (insert, number, id);
    }
  else if (strcmp (column->type, "TEXT") == 0)
    {
      g_autofree char *text = make_text (chance, column->rule);

      td_statement_bind_text (insert, number, text);
    }
  else if (strcmp (column->type, "REAL") == 0)
    td_statement_bind_real (insert, number, make_real (chance, column->rule));
  else if (strcmp (column->name, "id") == 0)
    td_statement_bind_int (insert, number, g_rand_int_range (chance, 1, G_MAXINT));
  else
    td_statement_bind_int (insert, number, make_int (chance, column->rule));
  return TRUE;
}

/* A row with all columns filled, or with some left empty; nothing where the schema refuses it. */
static void
add_row (TdDatabase *db, GRand *chance, const char *table, GPtrArray *columns, gboolean full)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (TdStatement) insert = NULL;
  g_autoptr (GError) error = NULL;

  g_string_printf (sql, "INSERT OR IGNORE INTO %s VALUES (", table);
  for (guint i = 0; i < columns->len; i++)
    g_string_append_printf (sql, "%s$%u", i ? ", " : "", i + 1);
  g_string_append_c (sql, ')');
  insert = td_database_prepare (db, sql->str, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < columns->len; i++)
    {
      const Column *column = columns->pdata[i];

      if ((column->needed || full || g_rand_int_range (chance, 0, 2)) &&
          !bind_value (db, chance, insert, (int) i + 1, column))
        return;
    }
  td_statement_run (insert, &error);
  g_assert_no_error (error);
}

static gboolean
is_filled (TdDatabase *db, const char *table, GPtrArray *columns, guint n_rows)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_printf (sql, "SELECT count(*) >= %u", n_rows);
  for (guint i = 0; i < columns->len; i++)
    g_string_append_printf (sql, " AND count(%s) > 0", ((Column *) columns->pdata[i])->name);
  g_string_append_printf (sql, " FROM %s", table);
  return td_test_count (db, sql->str) == 1;
}

static gboolean
is_empty (TdDatabase *db, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s", table);

  return td_test_count (db, sql) == 0;
}

/* --- The audit trail --- */

static void
fill_trail (TdDatabase *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdChange) change = NULL;

  td_test_run (db, "INSERT OR REPLACE INTO setting (key, value) VALUES ('trail', 'one')");
  td_change_undo (db, td_change_get_newest (db), &error);
  g_assert_no_error (error);
  change = td_change_begin (db, "test.final", &error);
  td_change_set_final (change);
  td_change_describe (change, "A \x01 \\ detail");
  td_database_execute (db, &error, "INSERT OR REPLACE INTO setting VALUES ('trail', 'two')", "");
  td_change_commit (change, &error);
  g_assert_no_error (error);
}

static gboolean
is_made_here (const char *table)
{
  return strcmp (table, "change_log") != 0 && !g_str_has_prefix (table, "workspace_import");
}

void
td_test_fill (TdDatabase *db, GRand *chance, guint n_rows)
{
  g_auto (GStrv) tables = td_test_list_tables (db);
  gboolean done = FALSE;

  for (int pass = 0; pass < MOST_PASSES && !done; pass++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TdChange) change = td_change_begin (db, "test.fill", &error);

      g_assert_no_error (error);
      done = TRUE;
      for (char **table = tables; *table; table++)
        {
          g_autoptr (GPtrArray) columns = load_columns (db, *table);

          if (!is_made_here (*table) || is_filled (db, *table, columns, n_rows))
            continue;
          /* The first row has everything: there may be room for no other. */
          add_row (db, chance, *table, columns, pass % 2 == 0 || is_empty (db, *table));
          done = FALSE;
        }
      td_change_commit (change, &error);
      g_assert_no_error (error);
    }
  g_assert_true (done);
  fill_trail (db);
}

char *
td_test_dump_table (TdDatabase *db, const char *table)
{
  g_auto (GStrv) columns = td_test_list_columns (db, table);
  g_autofree char *all = g_strjoinv ("), quote(", columns);
  g_autofree char *sql =
      g_strdup_printf ("SELECT group_concat(line, char(10)) FROM "
                       "(SELECT json_array(quote(%s)) AS line FROM %s ORDER BY 1)",
                       all, table);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  td_database_query_text (db, &text, &error, sql, "");
  g_assert_no_error (error);
  return text;
}
