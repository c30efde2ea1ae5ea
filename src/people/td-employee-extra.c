/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "people/td-employee.h"

#include "base/td-text.h"
#include "db/td-change.h"

GHashTable *
td_employee_load_extras (TdDatabase *db, gint64 id, GError **error)
{
  g_autoptr (GHashTable) extras = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (TdStatement) statement =
      td_database_query (db, error,
                         "SELECT field, value FROM employee_extra WHERE employee_id = $1", "i", id);
  GError *trouble = NULL;

  if (statement == NULL)
    return NULL;
  while (td_statement_next (statement, &trouble))
    g_hash_table_insert (extras, g_strdup (td_statement_get_text (statement, 0)),
                         g_strdup (td_statement_get_text (statement, 1)));
  if (trouble == NULL)
    return g_steal_pointer (&extras);
  g_propagate_error (error, trouble);
  return NULL;
}

static gboolean
write_extra (TdDatabase *db, gint64 id, const char *field, const char *value, GError **error)
{
  if (value == NULL)
    return td_database_execute (db, error,
                                "DELETE FROM employee_extra WHERE employee_id = $1 AND field = $2",
                                "is", id, field);
  return td_database_execute (db, error,
                              "INSERT INTO employee_extra (employee_id, field, value) "
                              "VALUES ($1, $2, $3) ON CONFLICT (employee_id, field) "
                              "DO UPDATE SET value = excluded.value "
                              "WHERE employee_extra.value <> excluded.value",
                              "iss", id, field, value);
}

gboolean
td_employee_set_extra (TdDatabase *db,
                       gint64 id,
                       const char *field,
                       const char *value,
                       GError **error)
{
  g_autofree char *clean = td_text_clean (value);
  g_autoptr (TdChange) change = td_change_begin (db, "employee.edit", error);

  if (change == NULL || !write_extra (db, id, field, clean, error))
    return FALSE;
  td_change_describe (change, "%s", field);
  return td_change_commit (change, error);
}

static char **
load_texts (TdDatabase *db, const char *sql, GError **error)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  g_autoptr (TdStatement) statement = td_database_query (db, error, sql, "");
  GError *trouble = NULL;

  if (statement == NULL)
    return NULL;
  while (td_statement_next (statement, &trouble))
    g_strv_builder_add (texts, td_statement_get_text (statement, 0));
  if (trouble == NULL)
    return g_strv_builder_end (texts);
  g_propagate_error (error, trouble);
  return NULL;
}

char **
td_employee_list_extra_fields (TdDatabase *db, GError **error)
{
  return load_texts (db, "SELECT DISTINCT field FROM employee_extra ORDER BY field", error);
}

char **
td_employee_list_values (TdDatabase *db, const char *field, GError **error)
{
#define VALUES(column)                                                  \
  {                                                                     \
#column, "SELECT DISTINCT " #column " FROM employee WHERE " #column \
             " IS NOT NULL ORDER BY " #column                           \
  }
  static const struct
  {
    const char *field;
    const char *sql;
  } queries[] = { VALUES (department), VALUES (grade), VALUES (location), VALUES (title) };
#undef VALUES

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    if (g_str_equal (queries[i].field, field))
      return load_texts (db, queries[i].sql, error);
  g_return_val_if_reached (NULL);
}
