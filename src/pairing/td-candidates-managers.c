/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "pairing/td-candidates-managers.h"

#include "pairing/td-line.h"

static gpointer
key_new (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

static gboolean
load_known (TdDatabase *db, GHashTable *managers, GError **error)
{
  g_autoptr (TdStatement) row =
      td_database_query (db, error,
                         "SELECT id, manager_id FROM employee WHERE manager_id IS NOT NULL", "");
  GError *trouble = NULL;

  if (row == NULL)
    return FALSE;
  while (td_statement_next (row, &trouble))
    g_hash_table_insert (managers, key_new (td_statement_get_int (row, 0)),
                         key_new (td_statement_get_int (row, 1)));
  if (trouble)
    g_propagate_error (error, trouble);
  return trouble == NULL;
}

/* One name of a mentor; a name that two have means neither: 0. */
static void
add_name (GHashTable *mentors, const char *text, gint64 id)
{
  g_autofree char *key = text ? td_line_key (text) : NULL;
  gint64 *other;

  if (key == NULL || *key == '\0')
    return;
  other = g_hash_table_lookup (mentors, key);
  if (other && *other != id)
    *other = 0;
  else if (other == NULL)
    g_hash_table_insert (mentors, g_steal_pointer (&key), key_new (id));
}

/* What managers' texts may mean: the mentors of the programme by number, e-mail and name. */
static GHashTable *
load_mentors (TdDatabase *db, gint64 program_id, GError **error)
{
  g_autoptr (GHashTable) mentors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (TdStatement) row =
      td_database_query (db, error,
                         "SELECT e.id, e.number, e.email, e.name FROM enrolment n "
                         "JOIN employee e ON e.id = n.employee_id "
                         "WHERE n.program_id = $1 AND n.role IN ('mentor', 'both')",
                         "i", program_id);
  GError *trouble = NULL;

  if (row == NULL)
    return NULL;
  while (td_statement_next (row, &trouble))
    for (int column = 1; column <= 3; column++)
      add_name (mentors, td_statement_get_text (row, column), td_statement_get_int (row, 0));
  if (trouble)
    {
      g_propagate_error (error, trouble);
      return NULL;
    }
  return g_steal_pointer (&mentors);
}

static gboolean
load_named (TdDatabase *db, GHashTable *mentors, GHashTable *managers, GError **error)
{
  g_autoptr (TdStatement) row =
      td_database_query (db, error,
                         "SELECT id, manager_text FROM employee "
                         "WHERE manager_id IS NULL AND manager_text IS NOT NULL",
                         "");
  GError *trouble = NULL;

  if (row == NULL)
    return FALSE;
  while (td_statement_next (row, &trouble))
    {
      g_autofree char *key = td_line_key (td_statement_get_text (row, 1));
      gint64 *mentor = g_hash_table_lookup (mentors, key);

      if (mentor && *mentor)
        g_hash_table_insert (managers, key_new (td_statement_get_int (row, 0)), key_new (*mentor));
    }
  if (trouble)
    g_propagate_error (error, trouble);
  return trouble == NULL;
}

GHashTable *
td_candidates_load_managers (TdDatabase *db, gint64 program_id, GError **error)
{
  g_autoptr (GHashTable) managers =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GHashTable) mentors = load_mentors (db, program_id, error);

  if (mentors == NULL || !load_known (db, managers, error) ||
      !load_named (db, mentors, managers, error))
    return NULL;
  return g_steal_pointer (&managers);
}
