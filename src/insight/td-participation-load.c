/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-participation.h"

static GArray *
read_stays (TdDatabase *db, const TdInsightFilter *filter, GError **error)
{
  g_autoptr (GHashTable) departments =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) stays = g_array_new (FALSE, FALSE, sizeof (TdStay));
  g_autoptr (GError) trouble = NULL;
  g_autoptr (TdStatement) statement = td_database_query (
      db, error,
      "WITH match AS (SELECT mentee_id, MIN(matched_on) AS first FROM pair "
      "WHERE matched_on IS NOT NULL AND ($1 = 0 OR program_id = $1) GROUP BY mentee_id) "
      "SELECT e.hire_date, e.leave_date, m.first, COALESCE(e.department, '') FROM employee e "
      "LEFT JOIN match m ON m.mentee_id = e.id "
      "WHERE e.outside = 0 AND e.hire_date IS NOT NULL ORDER BY e.id",
      "i", filter->program_id);

  if (statement == NULL)
    return NULL;
  while (td_statement_next (statement, &trouble))
    {
      const char *department = td_statement_get_text (statement, 3);
      TdStay stay = { td_statement_get_date (statement, 0), td_statement_get_date (statement, 1),
                      td_statement_get_date (statement, 2), 0 };

      if (!g_hash_table_contains (departments, department))
        g_hash_table_insert (departments, g_strdup (department),
                             GUINT_TO_POINTER (g_hash_table_size (departments) + 1));
      stay.department = GPOINTER_TO_INT (g_hash_table_lookup (departments, department));
      g_array_append_val (stays, stay);
    }
  if (trouble)
    {
      g_propagate_error (error, g_steal_pointer (&trouble));
      return NULL;
    }
  return g_steal_pointer (&stays);
}

/* Before a programme existed nobody could be in it: the time before is in nobody's risk set. */
static gboolean
find_launch (TdDatabase *db, const TdInsightFilter *filter, TdDate *launch, GError **error)
{
  g_autofree char *text = NULL;

  if (!td_database_query_text (
          db, &text, error,
          "SELECT MIN(COALESCE(g.start_date, (SELECT MIN(p.matched_on) FROM pair p "
          "WHERE p.program_id = g.id))) FROM program g WHERE $1 = 0 OR g.id = $1",
          "i", filter->program_id))
    return FALSE;
  *launch = td_date_from_iso (text);
  return TRUE;
}

gboolean
td_participation_load (TdDatabase *db,
                       const TdInsightFilter *filter,
                       TdDate window_start,
                       TdParticipation *participation,
                       GError **error)
{
  g_autoptr (GArray) stays = read_stays (db, filter, error);
  TdDate launch;

  if (stays == NULL || !find_launch (db, filter, &launch, error))
    return FALSE;
  if (window_start != TD_DATE_NONE)
    window_start = MAX (window_start, launch);
  *participation = td_participation_compare ((const TdStay *) stays->data, stays->len, window_start,
                                             filter->as_of);
  return TRUE;
}
