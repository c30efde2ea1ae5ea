/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-stay.h"

#include "insight/td-filter-kept.h"
#include "insight/td-retention.h"

/* Numbers for the departments in the order met. */
static int
number_department (GHashTable *departments, const char *name)
{
  gpointer number = g_hash_table_lookup (departments, name);

  if (number == NULL)
    {
      number = GUINT_TO_POINTER (g_hash_table_size (departments) + 1);
      g_hash_table_insert (departments, g_strdup (name), number);
    }
  return GPOINTER_TO_INT (number);
}

static TdStay
read_stay (TdStatement *statement, GHashTable *departments, gboolean voluntary_only)
{
  TdStay stay = { .hire = td_statement_get_date (statement, 0),
                  .leave = td_statement_get_date (statement, 1),
                  .match = td_statement_get_date (statement, 2),
                  .enrolled = td_statement_get_date (statement, 4),
                  .id = td_statement_get_int (statement, 7) };

  stay.department = number_department (departments, td_statement_get_text (statement, 3));
  stay.leaving = td_retention_read_leaving (td_statement_get_text (statement, 5),
                                            td_statement_get_text (statement, 6));
  stay.censored = voluntary_only && stay.leaving != TD_LEAVING_VOLUNTARY;
  return stay;
}

static char *
dup_sql (TdStayRole role)
{
  const char *person = role == TD_ROLE_MENTEE ? "mentee_id" : "mentor_id";

  return g_strdup_printf (
      "WITH first_match AS (SELECT %1$s AS person, MIN(matched_on) AS day FROM pair "
      "WHERE matched_on IS NOT NULL AND ($1 = 0 OR program_id = $1) GROUP BY %1$s), "
      "first_enrolment AS (SELECT employee_id AS person, MIN(from_date) AS day FROM enrolment "
      "WHERE ($1 = 0 OR program_id = $1) AND role <> '%2$s' GROUP BY employee_id) "
      "SELECT e.hire_date, e.leave_date, m.day, COALESCE(e.department, ''), n.day, e.leave_kind, "
      "e.leave_reason, e.id FROM employee e "
      "LEFT JOIN first_match m ON m.person = e.id "
      "LEFT JOIN first_enrolment n ON n.person = e.id "
      "WHERE e.outside = 0 AND e.hire_date IS NOT NULL ORDER BY e.id",
      person, role == TD_ROLE_MENTEE ? "mentor" : "mentee");
}

static GArray *
read_stays (TdDatabase *db, const TdInsightFilter *filter, TdStayRole role, GError **error)
{
  g_autoptr (GHashTable) departments =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) stays = g_array_new (FALSE, FALSE, sizeof (TdStay));
  g_autoptr (GError) trouble = NULL;
  g_autofree char *sql = dup_sql (role);
  g_autoptr (TdStatement) statement = td_database_query (db, error, sql, "i", filter->program_id);

  if (statement == NULL)
    return NULL;
  while (td_statement_next (statement, &trouble))
    {
      TdStay stay = read_stay (statement, departments, filter->voluntary_only);

      g_array_append_val (stays, stay);
    }
  if (trouble == NULL)
    return g_steal_pointer (&stays);
  g_propagate_error (error, g_steal_pointer (&trouble));
  return NULL;
}

/* Those of a department are some of everybody's, which are there by then. */
static GArray *
select_stays (TdDatabase *db, const TdInsightFilter *filter, TdStayRole role, GError **error)
{
  const TdInsightFilter everybody = { .program_id = filter->program_id,
                                      .voluntary_only = filter->voluntary_only };
  g_autoptr (GArray) all = td_stays_load (db, &everybody, role, error);
  g_autoptr (GArray) stays = g_array_new (FALSE, FALSE, sizeof (TdStay));
  g_autofree char *condition = td_insight_filter_dup_condition (filter, "e", 1);
  g_autofree char *sql =
      g_strdup_printf ("SELECT e.id FROM employee e WHERE e.outside = 0 AND %s ORDER BY e.id",
                       condition);
  g_autoptr (GError) trouble = NULL;
  g_autoptr (TdStatement) row =
      all ? td_database_query (db, error, sql, "s", td_insight_filter_get_value (filter)) : NULL;
  guint i = 0;

  if (row == NULL)
    return NULL;
  while (td_statement_next (row, &trouble))
    {
      gint64 id = td_statement_get_int (row, 0);

      while (i < all->len && g_array_index (all, TdStay, i).id < id)
        i++;
      if (i < all->len && g_array_index (all, TdStay, i).id == id)
        g_array_append_vals (stays, &g_array_index (all, TdStay, i), 1);
    }
  if (trouble == NULL)
    return g_steal_pointer (&stays);
  g_propagate_error (error, g_steal_pointer (&trouble));
  return NULL;
}

/* Kept with the connection: no day is asked for, so they are the same for all of them. */
GArray *
td_stays_load (TdDatabase *db, const TdInsightFilter *filter, TdStayRole role, GError **error)
{
  const char *what = role == TD_ROLE_MENTEE ? "insight/stays/mentee" : "insight/stays/mentor";
  const TdInsightFilter people = { .program_id = filter->program_id,
                                   .dimension = filter->dimension,
                                   .value = filter->value,
                                   .voluntary_only = filter->voluntary_only };
  GArray *stays = td_filter_ref_array (db, what, &people);

  if (stays)
    return stays;
  stays = td_insight_filter_is_narrow (filter) ? select_stays (db, filter, role, error)
                                               : read_stays (db, filter, role, error);
  if (stays)
    td_filter_keep_array (db, what, &people, stays);
  return stays;
}

gboolean
td_stays_load_launch (TdDatabase *db, const TdInsightFilter *filter, TdDate *launch, GError **error)
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
