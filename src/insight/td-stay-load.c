/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-stay.h"

#include "insight/td-filter-kept.h"
#include "insight/td-retention.h"

/* Those on the roster: employments, and of whom no hire is known. */
typedef struct
{
  GArray *stays;
  GArray *unhired;
} Roster;

static void
roster_clear (Roster *roster)
{
  g_clear_pointer (&roster->stays, g_array_unref);
  g_clear_pointer (&roster->unhired, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Roster, roster_clear)

static Roster
roster_ref (const Roster *roster)
{
  return (Roster){ g_array_ref (roster->stays), g_array_ref (roster->unhired) };
}

static void
roster_free (gpointer roster)
{
  roster_clear (roster);
  g_free (roster);
}

static void
roster_init (Roster *roster)
{
  roster->stays = g_array_new (FALSE, FALSE, sizeof (TdStay));
  roster->unhired = g_array_new (FALSE, FALSE, sizeof (TdStay));
}

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

/* The first day of somebody. */
typedef struct
{
  gint64 id;
  TdDate day;
} First;

/* First days by person. Looked up one by one for a hundred thousand people, they would take longer
 * than to be read in their order beside the roster. */
static GArray *
read_firsts (TdDatabase *db, const char *sql, gint64 program_id, GError **error)
{
  g_autoptr (GArray) firsts = g_array_new (FALSE, FALSE, sizeof (First));
  g_autoptr (GError) trouble = NULL;
  g_autoptr (TdStatement) row = td_database_query (db, error, sql, "i", program_id);

  if (row == NULL)
    return NULL;
  while (td_statement_next (row, &trouble))
    {
      First first = { td_statement_get_int (row, 0), td_statement_get_date (row, 1) };

      g_array_append_val (firsts, first);
    }
  if (trouble == NULL)
    return g_steal_pointer (&firsts);
  g_propagate_error (error, g_steal_pointer (&trouble));
  return NULL;
}

static GArray *
read_matches (TdDatabase *db, gint64 program_id, TdStayRole role, GError **error)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT %1$s, MIN(matched_on) FROM pair WHERE matched_on IS NOT NULL "
                       "AND ($1 = 0 OR program_id = $1) GROUP BY %1$s ORDER BY %1$s",
                       role == TD_ROLE_MENTEE ? "mentee_id" : "mentor_id");

  return read_firsts (db, sql, program_id, error);
}

static GArray *
read_enrolments (TdDatabase *db, gint64 program_id, TdStayRole role, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT employee_id, MIN(from_date) FROM enrolment "
                                          "WHERE ($1 = 0 OR program_id = $1) AND role <> '%s' "
                                          "GROUP BY employee_id ORDER BY employee_id",
                                          role == TD_ROLE_MENTEE ? "mentor" : "mentee");

  return read_firsts (db, sql, program_id, error);
}

/* The day of somebody; who is asked for has a higher id each time. */
static TdDate
find_first (const GArray *firsts, guint *next, gint64 id)
{
  while (*next < firsts->len && g_array_index (firsts, First, *next).id < id)
    (*next)++;
  if (*next < firsts->len && g_array_index (firsts, First, *next).id == id)
    return g_array_index (firsts, First, *next).day;
  return TD_DATE_NONE;
}

static TdStay
read_stay (TdStatement *statement, GHashTable *departments, gboolean voluntary_only)
{
  TdStay stay = { .id = td_statement_get_int (statement, 0),
                  .hire = td_statement_get_date (statement, 1),
                  .leave = td_statement_get_date (statement, 2) };

  stay.leaving = td_retention_read_leaving (td_statement_get_text (statement, 4),
                                            td_statement_get_text (statement, 5));
  stay.censored = voluntary_only && stay.leaving != TD_LEAVING_VOLUNTARY;
  if (stay.hire != TD_DATE_NONE)
    stay.department = number_department (departments, td_statement_get_text (statement, 3));
  return stay;
}

/* Everybody, those without a hire apart from the others; all three are by id. */
static gboolean
read_roster (TdDatabase *db,
             const TdInsightFilter *filter,
             const GArray *matches,
             const GArray *enrolments,
             Roster *roster,
             GError **error)
{
  g_autoptr (GHashTable) departments =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) trouble = NULL;
  g_autoptr (TdStatement) row =
      td_database_query (db, error,
                         "SELECT e.id, e.hire_date, e.leave_date, COALESCE(e.department, ''), "
                         "e.leave_kind, e.leave_reason FROM employee e WHERE e.outside = 0 "
                         "ORDER BY e.id",
                         "");
  guint match = 0, enrolment = 0;

  if (row == NULL)
    return FALSE;
  while (td_statement_next (row, &trouble))
    {
      TdStay stay = read_stay (row, departments, filter->voluntary_only);

      stay.match = find_first (matches, &match, stay.id);
      stay.enrolled = find_first (enrolments, &enrolment, stay.id);
      g_array_append_val (stay.hire == TD_DATE_NONE ? roster->unhired : roster->stays, stay);
    }
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

static gboolean
read_everybody (TdDatabase *db,
                const TdInsightFilter *filter,
                TdStayRole role,
                Roster *roster,
                GError **error)
{
  g_autoptr (GArray) matches = read_matches (db, filter->program_id, role, error);
  g_autoptr (GArray) enrolments =
      matches ? read_enrolments (db, filter->program_id, role, error) : NULL;

  return enrolments && read_roster (db, filter, matches, enrolments, roster, error);
}

/* Those of a department are some of everybody's, which are there by then. */
static gboolean
select_stays (TdDatabase *db,
              const TdInsightFilter *filter,
              TdStayRole role,
              GArray *stays,
              GError **error)
{
  const TdInsightFilter everybody = { .program_id = filter->program_id,
                                      .voluntary_only = filter->voluntary_only };
  g_autoptr (GArray) all = td_stays_load (db, &everybody, role, error);
  g_autofree char *condition = td_insight_filter_dup_condition (filter, "e", 1);
  g_autofree char *sql =
      g_strdup_printf ("SELECT e.id FROM employee e WHERE e.outside = 0 AND %s ORDER BY e.id",
                       condition);
  g_autoptr (GError) trouble = NULL;
  g_autoptr (TdStatement) row =
      all ? td_database_query (db, error, sql, "s", td_insight_filter_get_value (filter)) : NULL;
  guint i = 0;

  if (row == NULL)
    return FALSE;
  while (td_statement_next (row, &trouble))
    {
      gint64 id = td_statement_get_int (row, 0);

      while (i < all->len && g_array_index (all, TdStay, i).id < id)
        i++;
      if (i < all->len && g_array_index (all, TdStay, i).id == id)
        g_array_append_vals (stays, &g_array_index (all, TdStay, i), 1);
    }
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

/* Kept with the connection: no day is asked for, so they are the same for all of them. */
static gboolean
load_roster (TdDatabase *db,
             const TdInsightFilter *filter,
             TdStayRole role,
             Roster *roster,
             GError **error)
{
  const char *what = role == TD_ROLE_MENTEE ? "insight/stays/mentee" : "insight/stays/mentor";
  const TdInsightFilter people = { .program_id = filter->program_id,
                                   .dimension = filter->dimension,
                                   .value = filter->value,
                                   .voluntary_only = filter->voluntary_only };
  Roster *kept = td_filter_find_kept (db, what, &people);

  if (kept)
    {
      *roster = roster_ref (kept);
      return TRUE;
    }
  roster_init (roster);
  if (td_insight_filter_is_narrow (filter) ? !select_stays (db, filter, role, roster->stays, error)
                                           : !read_everybody (db, filter, role, roster, error))
    return FALSE;
  kept = g_new (Roster, 1);
  *kept = roster_ref (roster);
  td_filter_keep (db, what, &people, kept, roster_free);
  return TRUE;
}

GArray *
td_stays_load (TdDatabase *db, const TdInsightFilter *filter, TdStayRole role, GError **error)
{
  g_auto (Roster) roster = { 0 };

  return load_roster (db, filter, role, &roster, error) ? g_array_ref (roster.stays) : NULL;
}

GArray *
td_stays_load_unhired (TdDatabase *db, gint64 program_id, TdStayRole role, GError **error)
{
  const TdInsightFilter everybody = { .program_id = program_id };
  g_auto (Roster) roster = { 0 };

  return load_roster (db, &everybody, role, &roster, error) ? g_array_ref (roster.unhired) : NULL;
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
