/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* The CHECKs of a table, asked once of all rows that were added: for each row that is inserted
 * SQLite makes the list of an IN anew, and reads each date to write it again. */

#include "db/td-added-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define WORD "CHECK"

/* Behind a text in quotes that begins here. */
static const char *
skip_quoted (const char *sql)
{
  const char quote = *sql++;

  while (*sql && *sql != quote)
    sql++;
  return *sql ? sql + 1 : sql;
}

static gboolean
is_quote (char c)
{
  return c == '\'' || c == '"' || c == '`';
}

static gboolean
is_part_of_word (char c)
{
  return g_ascii_isalnum (c) || c == '_';
}

/* What stands between the parenthesis that begins here and its other half; @sql goes behind it. */
static char *
take_parenthesis (const char **sql)
{
  const char *begin = ++*sql;
  int depth = 1;

  while (**sql)
    {
      if (is_quote (**sql))
        {
          *sql = skip_quoted (*sql);
          continue;
        }
      depth += **sql == '(' ? 1 : **sql == ')' ? -1 : 0;
      ++*sql;
      if (depth == 0)
        return g_strndup (begin, (gsize) (*sql - begin - 1));
    }
  return g_strdup (begin);
}

/* The expressions of the CHECKs of a CREATE TABLE, as it stands in the schema, which is ours to the
 * letter (td-schema-guard). */
static GPtrArray *
list_checks (const char *sql)
{
  GPtrArray *checks = g_ptr_array_new_with_free_func (g_free);
  char before = ' ';

  while (*sql)
    {
      if (is_quote (*sql))
        sql = skip_quoted (sql);
      else if (!is_part_of_word (before) && g_ascii_strncasecmp (sql, WORD, strlen (WORD)) == 0 &&
               !is_part_of_word (sql[strlen (WORD)]))
        {
          sql += strlen (WORD);
          sql += strspn (sql, " \t\n");
          if (*sql == '(')
            g_ptr_array_add (checks, take_parenthesis (&sql));
        }
      else
        {
          before = *sql++;
          continue;
        }
      before = ' ';
    }
  return checks;
}

/* "hire_date IS date(hire_date)" of a field that is a day: it is written by td_date_write_iso(). */
static gboolean
is_kept_anyway (const char *check, const TdRecordShape *shape)
{
  for (guint i = 0; i < shape->n_fields; i++)
    {
      const TdField *field = &shape->fields[i];
      g_autofree char *words = NULL;

      if (field->type != TD_FIELD_DATE)
        continue;
      words = g_strdup_printf ("%s IS date(%s)", field->name, field->name);
      if (strcmp (check, words) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The ones that have to be asked, joined; NULL for none, or with an error. */
static char *
join_checks (TdDatabase *db, const char *table, const TdRecordShape *shape, GError **error)
{
  g_autofree char *sql = NULL;
  g_autoptr (GPtrArray) checks = NULL;
  g_autoptr (GString) joined = g_string_new (NULL);

  if (!td_database_query_text (db, &sql, error,
                               "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = $1",
                               "s", table))
    return NULL;
  checks = list_checks (sql ? sql : "");
  for (guint i = 0; i < checks->len; i++)
    if (!is_kept_anyway (checks->pdata[i], shape))
      g_string_append_printf (joined, "%s(%s)", joined->len ? " AND " : "",
                              (const char *) checks->pdata[i]);
  return joined->len ? g_string_free (g_steal_pointer (&joined), FALSE) : NULL;
}

gboolean
td_added_set_checks (TdDatabase *db, gboolean on, GError **error)
{
  int code = sqlite3_exec (db->handle,
                           on ? "PRAGMA ignore_check_constraints = OFF"
                              : "PRAGMA ignore_check_constraints = ON",
                           NULL, NULL, NULL);

  return code == SQLITE_OK || td_database_fail (db, code, error);
}

gboolean
td_added_check (TdDatabase *db, const TdAdded *added, const TdRecordShape *shape, GError **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autofree char *checks = join_checks (db, added->table, shape, &trouble);
  g_autofree char *sql = NULL;
  gint64 n = 0;

  if (trouble)
    {
      g_propagate_error (error, g_steal_pointer (&trouble));
      return FALSE;
    }
  if (checks == NULL)
    return TRUE;
  /* What is NULL is no failure, there as here. */
  sql = g_strdup_printf ("SELECT count(*) FROM %s WHERE %s BETWEEN $1 AND $2 AND NOT (%s)",
                         added->table, added->key, checks);
  if (!td_database_query_int (db, &n, error, sql, "ii", added->first, added->last))
    return FALSE;
  if (n == 0)
    return TRUE;
  g_set_error (error, TD_DATABASE_ERROR, TD_DATABASE_ERROR_CONSTRAINT,
               _ ("The workspace “%s” refused: %s"), db->path, checks);
  return FALSE;
}
