/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "candidates/td-managers.h"

#include "base/td-text.h"
#include "candidates/td-line.h"
#include "people/td-employee.h"

struct _TdManagers
{
  TdDatabase *db;
  GHashTable *known;   /* gint64 employee to gint64 manager */
  GHashTable *named;   /* gint64 employee to the text of a manager who was not found */
  GHashTable *mentors; /* td_line_key() to gint64 mentor of the programme, 0: several */
  GHashTable *unknown; /* folded text to a number below 0 */
};

static gpointer
key_new (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
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

void
td_managers_free (TdManagers *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->known);
  g_hash_table_unref (self->named);
  g_clear_pointer (&self->mentors, g_hash_table_unref);
  g_hash_table_unref (self->unknown);
  g_free (self);
}

TdManagers *
td_managers_load (TdDatabase *db, gint64 program_id, GError **error)
{
  g_autoptr (TdManagers) self = g_new0 (TdManagers, 1);
  g_autoptr (TdStatement) row =
      td_database_query (db, error,
                         "SELECT id, manager_id, manager_text FROM employee "
                         "WHERE manager_id IS NOT NULL OR manager_text IS NOT NULL",
                         "");
  GError *trouble = NULL;

  self->db = db;
  self->known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->named = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->unknown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->mentors = row ? load_mentors (db, program_id, error) : NULL;
  if (self->mentors == NULL)
    return NULL;
  while (td_statement_next (row, &trouble))
    if (!td_statement_is_null (row, 1))
      g_hash_table_insert (self->known, key_new (td_statement_get_int (row, 0)),
                           key_new (td_statement_get_int (row, 1)));
    else
      g_hash_table_insert (self->named, key_new (td_statement_get_int (row, 0)),
                           g_strdup (td_statement_get_text (row, 2)));
  if (trouble == NULL)
    return g_steal_pointer (&self);
  g_propagate_error (error, trouble);
  return NULL;
}

/* The number of somebody who is not on the roster. */
static gint64
number_unknown (TdManagers *self, const char *text)
{
  g_autofree char *folded = td_text_fold (text);
  gint64 *number = g_hash_table_lookup (self->unknown, folded);

  if (*folded == '\0')
    return 0;
  if (number == NULL)
    {
      number = key_new (-1 - (gint64) g_hash_table_size (self->unknown));
      g_hash_table_insert (self->unknown, g_steal_pointer (&folded), number);
    }
  return *number;
}

/* A mentor of the programme, else anybody, by number, e-mail address or name; the name may be
 * written with the family name first. */
static gint64
look_up (TdManagers *self, const char *text)
{
  g_autofree char *key = td_line_key (text);
  const gint64 *mentor = g_hash_table_lookup (self->mentors, key);
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);
  g_autofree char *turned = NULL;
  gint64 found;

  if (mentor)
    return *mentor;
  found = td_employee_find_id (self->db, text, NULL);
  if (found || g_strv_length (parts) != 2)
    return found;
  turned = g_strconcat (parts[1], " ", parts[0], NULL);
  return td_employee_find_id (self->db, turned, NULL);
}

gint64
td_managers_find (TdManagers *self, gint64 employee_id)
{
  const gint64 *known = g_hash_table_lookup (self->known, &employee_id);
  const char *text;
  gint64 found;

  if (known)
    return *known;
  text = g_hash_table_lookup (self->named, &employee_id);
  if (text == NULL)
    return 0;
  found = look_up (self, text);
  if (found == 0 || found == employee_id)
    found = number_unknown (self, text);
  g_hash_table_insert (self->known, key_new (employee_id), key_new (found));
  return found;
}

static gboolean
contains (GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

void
td_managers_collect (TdManagers *self, gint64 employee_id, GArray *above)
{
  gint64 manager = td_managers_find (self, employee_id);

  while (manager > 0 && manager != employee_id && !contains (above, manager))
    {
      g_array_append_val (above, manager);
      manager = td_managers_find (self, manager);
    }
}
