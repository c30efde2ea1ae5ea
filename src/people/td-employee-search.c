/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "people/td-employee-search.h"

#include "base/td-sort.h"
#include "base/td-text.h"
#include "people/td-employee-private.h"

#include <string.h>

/* Words beyond these are looked for as one phrase with the last of them. */
#define MOST_WORDS 5

/* The parameters are always these: $1 employed on, $2 programme, $3 department, $4 grade,
 * $5 location, $6 to $10 words, $11 last day before. */
#define TYPES "DnssssssssD"

static const struct
{
  const char *field;
  const char *ascending;
  const char *descending;
} sorts[] = {
#define SORT(field, expression)                                          \
  {                                                                      \
    field, expression " IS NULL, " expression ", ", expression " DESC, " \
  }
  { "name", "", "td_sort_key(e.name, e.name_key) DESC, " },
  SORT ("family_name", "td_family_key(e.family_name)"),
  { "number", "e.number IS NULL, length(e.number), e.number, ",
    "length(e.number) DESC, e.number DESC, " },
  SORT ("email", "td_sort_key(e.email, NULL)"),
  SORT ("department", "td_sort_key(e.department, NULL)"),
  SORT ("title", "td_sort_key(e.title, NULL)"),
  SORT ("grade", "td_sort_key(e.grade, NULL)"),
  SORT ("location", "td_sort_key(e.location, NULL)"),
  SORT ("manager_name",
        "coalesce(td_sort_key(m.name, m.name_key), td_sort_key(e.manager_text, NULL))"),
  SORT ("hire_date", "e.hire_date"),
  SORT ("leave_date", "e.leave_date"),
  SORT ("role", TD_EMPLOYEE_ROLE),
  SORT ("since", TD_EMPLOYEE_SINCE),
#undef SORT
};

static const char *const memberships[] = {
  [TD_MEMBERSHIP_ANY] = "",
  [TD_MEMBERSHIP_ENROLLED] = " AND e.id IN (SELECT n.employee_id " TD_EMPLOYEE_ENROLMENTS ")",
  [TD_MEMBERSHIP_NOT] = " AND e.id NOT IN (SELECT n.employee_id " TD_EMPLOYEE_ENROLMENTS ")",
  [TD_MEMBERSHIP_MENTOR] =
      " AND e.id IN (SELECT n.employee_id " TD_EMPLOYEE_ENROLMENTS "AND n.role <> 'mentee')",
  [TD_MEMBERSHIP_MENTEE] =
      " AND e.id IN (SELECT n.employee_id " TD_EMPLOYEE_ENROLMENTS "AND n.role <> 'mentor')",
  [TD_MEMBERSHIP_WAITING] =
      " AND e.id IN (SELECT n.employee_id " TD_EMPLOYEE_ENROLMENTS "AND n.state = 'waiting')",
};

/* The folded words of a text as LIKE patterns, at most MOST_WORDS. */
static char **
make_patterns (const char *text)
{
  g_autofree char *folded = td_text_fold (text);
  g_auto (GStrv) words = g_strsplit (folded, " ", MOST_WORDS);
  g_autoptr (GStrvBuilder) patterns = g_strv_builder_new ();

  for (char **word = words; *word; word++)
    {
      g_auto (GStrv) parts = g_strsplit (*word, "_", -1);
      g_autofree char *escaped = g_strjoinv ("!_", parts);
      g_autofree char *pattern = g_strdup_printf ("%%%s%%", escaped);

      if (**word)
        g_strv_builder_add (patterns, pattern);
    }
  return g_strv_builder_end (patterns);
}

static void
append_words (GString *sql, guint n_words)
{
  for (guint i = 0; i < n_words; i++)
    g_string_append_printf (
        sql,
        " AND (e.search_key LIKE $%u ESCAPE '!' OR e.id IN (SELECT w.employee_id "
        "FROM enrolment w WHERE w.state <> 'withdrawn' "
        "AND w.search_key LIKE $%u ESCAPE '!'))",
        i + 6, i + 6);
}

static const char *
find_order (const TdEmployeeQuery *query)
{
  for (guint i = 0; query->sort && i < G_N_ELEMENTS (sorts); i++)
    if (g_str_equal (sorts[i].field, query->sort))
      return query->descending ? sorts[i].descending : sorts[i].ascending;
  return query->descending ? sorts[0].descending : sorts[0].ascending;
}

/* Only what is asked for is in the text, so that SQLite can see which index serves; the number of
 * different texts is small and each is prepared once. */
static char *
make_sql (const TdEmployeeQuery *query, guint n_words)
{
  g_autoptr (GString) sql = g_string_new ("SELECT e.id FROM employee e");

  if (g_strcmp0 (query->sort, "manager_name") == 0)
    g_string_append (sql, " LEFT JOIN employee m ON m.id = e.manager_id");
  g_string_append (sql, " WHERE e.anonymous < 2");
  if (query->employed_on)
    g_string_append (sql, " AND (e.hire_date IS NULL OR e.hire_date <= $1) "
                          "AND (e.leave_date IS NULL OR e.leave_date >= $1)");
  if (query->last_day_before)
    g_string_append (sql, " AND " TD_EMPLOYEE_IS_GONE " AND coalesce(nullif(" TD_EMPLOYEE_LAST_DAY
                          ", ''), '9') < $11");
  if (query->department)
    g_string_append (sql, " AND e.department = $3");
  if (query->grade)
    g_string_append (sql, " AND e.grade = $4");
  if (query->location)
    g_string_append (sql, " AND e.location = $5");
  g_string_append (sql, memberships[query->membership]);
  append_words (sql, n_words);
  /* Bare, so that the index serves, where the order is that of the index. */
  g_string_append_printf (sql, " ORDER BY %s%s, e.id", find_order (query),
                          td_sort_is_plain () ? "e.name_key" : "td_sort_key(e.name, e.name_key)");
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

GArray *
td_employee_search (TdDatabase *db, const TdEmployeeQuery *query, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto (GStrv) patterns = make_patterns (query->text);
  const char *words[MOST_WORDS] = { NULL };
  guint n_words = g_strv_length (patterns);
  g_autofree char *sql = make_sql (query, n_words);
  g_autoptr (TdStatement) statement = NULL;
  GError *trouble = NULL;

  for (guint i = 0; i < n_words; i++)
    words[i] = patterns[i];
  statement = td_database_query (db, error, sql, TYPES, query->employed_on, query->program_id,
                                 query->department, query->grade, query->location, words[0],
                                 words[1], words[2], words[3], words[4], query->last_day_before);
  if (statement == NULL)
    return NULL;
  while (td_statement_next (statement, &trouble))
    {
      gint64 id = td_statement_get_int (statement, 0);

      g_array_append_val (ids, id);
    }
  if (trouble == NULL)
    return g_steal_pointer (&ids);
  g_propagate_error (error, trouble);
  return NULL;
}

GPtrArray *
td_employee_load_many (TdDatabase *db,
                       const gint64 *ids,
                       guint n_ids,
                       gint64 program_id,
                       GError **error)
{
  g_autoptr (GPtrArray) employees = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_ids; i++)
    {
      GError *trouble = NULL;
      TdEmployee *employee = td_database_load_one (db, TD_TYPE_EMPLOYEE, &trouble,
                                                   "SELECT " TD_EMPLOYEE_COLUMNS " WHERE e.id = $1",
                                                   "in", ids[i], program_id);

      if (trouble)
        {
          g_propagate_error (error, trouble);
          return NULL;
        }
      g_ptr_array_add (employees, employee ? employee : td_employee_new ());
    }
  return g_steal_pointer (&employees);
}

gint64
td_employee_count (TdDatabase *db, GError **error)
{
  gint64 n = 0;

  return td_database_query_int (db, &n, error, "SELECT count(*) FROM employee", "") ? n : -1;
}
