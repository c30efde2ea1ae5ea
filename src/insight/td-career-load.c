/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-career.h"

#include "base/td-text.h"
#include "candidates/td-participant.h"
#include "db/td-kept.h"
#include "insight/td-filter-kept.h"

/* --- Promotions that were imported --- */

#define KEPT_PROMOTIONS "insight/promotions"

static GArray *
read_promotions (TdDatabase *db, const TdInsightFilter *filter, GError **error)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (TdCareerDay));
  g_autofree char *condition = td_insight_filter_dup_condition (filter, "e", 2);
  g_autofree char *sql = g_strdup_printf ("SELECT p.employee_id, p.on_date FROM promotion p "
                                          "JOIN employee e ON e.id = p.employee_id "
                                          "WHERE p.on_date <= $1 AND e.outside = 0 AND %s "
                                          "ORDER BY p.employee_id, p.on_date",
                                          condition);
  g_autoptr (GError) trouble = NULL;
  g_autoptr (TdStatement) statement =
      td_database_query (db, error, sql, "Ds", filter->as_of, td_insight_filter_get_value (filter));

  if (statement == NULL)
    return NULL;
  while (td_statement_next (statement, &trouble))
    {
      TdCareerDay day = { td_statement_get_int (statement, 0),
                          td_statement_get_date (statement, 1) };

      g_array_append_val (days, day);
    }
  if (trouble == NULL)
    return g_steal_pointer (&days);
  g_propagate_error (error, g_steal_pointer (&trouble));
  return NULL;
}

/* Kept with the connection: not to be changed. */
static GArray *
load_promotions (TdDatabase *db, const TdInsightFilter *filter, GError **error)
{
  GArray *days = td_filter_ref_array (db, KEPT_PROMOTIONS, filter);

  if (days)
    return days;
  days = read_promotions (db, filter, error);
  if (days)
    td_filter_keep_array (db, KEPT_PROMOTIONS, filter, days);
  return days;
}

/* --- Postings --- */

/* "SALES" is "Sales"; 0 for nothing. */
static int
number_department (GHashTable *names, GHashTable *keys, const char *name)
{
  g_autofree char *key = NULL;
  gpointer number;

  if (name == NULL || *name == '\0')
    return 0;
  number = g_hash_table_lookup (names, name);
  if (number)
    return GPOINTER_TO_INT (number);
  key = td_text_fold (name);
  number = GUINT_TO_POINTER (td_dimension_number_value (keys, key) + 1);
  g_hash_table_insert (names, g_strdup (name), number);
  return GPOINTER_TO_INT (number);
}

static GArray *
read_postings (TdDatabase *db, GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) postings = g_array_new (FALSE, FALSE, sizeof (TdPosting));
  g_autoptr (GError) trouble = NULL;
  g_autoptr (TdStatement) row = td_database_query (
      db, error,
      "SELECT p.employee_id, p.from_date, p.department, p.grade, e.leave_date FROM posting p "
      "JOIN employee e ON e.id = p.employee_id WHERE e.outside = 0 "
      "ORDER BY p.employee_id, p.from_date",
      "");

  if (row == NULL)
    return NULL;
  while (td_statement_next (row, &trouble))
    {
      TdPosting posting = { td_statement_get_int (row, 0), td_statement_get_date (row, 1),
                            number_department (names, keys, td_statement_get_text (row, 2)),
                            td_participant_read_grade (td_statement_get_text (row, 3)),
                            td_statement_get_date (row, 4) };

      g_array_append_val (postings, posting);
    }
  if (trouble == NULL)
    return g_steal_pointer (&postings);
  g_propagate_error (error, g_steal_pointer (&trouble));
  return NULL;
}

/* Kept with the connection. */
static GArray *
load_postings (TdDatabase *db, GError **error)
{
  GArray *postings = td_database_find_kept (db, "insight/postings");

  if (postings)
    return g_array_ref (postings);
  postings = read_postings (db, error);
  if (postings)
    td_database_keep (db, "insight/postings", g_array_ref (postings),
                      (GDestroyNotify) g_array_unref);
  return postings;
}

/* What is known on a day. */
static GArray *
select_until (GArray *postings, TdDate as_of)
{
  GArray *known = g_array_new (FALSE, FALSE, sizeof (TdPosting));

  for (guint i = 0; i < postings->len; i++)
    {
      const TdPosting *posting = &g_array_index (postings, TdPosting, i);

      if (posting->from <= as_of)
        g_array_append_val (known, *posting);
    }
  return known;
}

/* Who the filter asks about, by id. */
static GHashTable *
load_asked (TdDatabase *db, const TdInsightFilter *filter, GError **error)
{
  g_autoptr (GHashTable) asked = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autofree char *condition = td_insight_filter_dup_condition (filter, "e", 1);
  g_autofree char *sql = g_strdup_printf ("SELECT e.id FROM employee e WHERE %s", condition);
  g_autoptr (GError) trouble = NULL;
  g_autoptr (TdStatement) row =
      td_database_query (db, error, sql, "s", td_insight_filter_get_value (filter));

  if (row == NULL)
    return NULL;
  while (td_statement_next (row, &trouble))
    {
      gint64 id = td_statement_get_int (row, 0);

      g_hash_table_add (asked, g_memdup2 (&id, sizeof id));
    }
  if (trouble == NULL)
    return g_steal_pointer (&asked);
  g_propagate_error (error, g_steal_pointer (&trouble));
  return NULL;
}

/* Of the events only those of whom the filter asks about: all of them tell what is a
 * reorganisation. */
static gboolean
narrow (TdDatabase *db, const TdInsightFilter *filter, TdCareer *self, GError **error)
{
  g_autoptr (GHashTable) asked = NULL;
  guint n = 0;

  if (!td_insight_filter_is_narrow (filter))
    return TRUE;
  asked = load_asked (db, filter, error);
  if (asked == NULL)
    return FALSE;
  for (guint i = 0; i < self->days->len; i++)
    {
      TdCareerDay day = g_array_index (self->days, TdCareerDay, i);

      if (g_hash_table_contains (asked, &day.employee_id))
        g_array_index (self->days, TdCareerDay, n++) = day;
    }
  g_array_set_size (self->days, n);
  return TRUE;
}

static TdCareer *
load_changes (TdDatabase *db, const TdInsightFilter *filter, TdCareerKind kind, GError **error)
{
  g_autoptr (GArray) postings = load_postings (db, error);
  g_autoptr (GArray) known = NULL;
  g_autoptr (TdCareer) self = NULL;

  if (postings == NULL)
    return NULL;
  known = select_until (postings, filter->as_of);
  self = td_career_find ((const TdPosting *) known->data, known->len, kind);
  return narrow (db, filter, self, error) ? g_steal_pointer (&self) : NULL;
}

TdCareer *
td_career_load (TdDatabase *db, const TdInsightFilter *filter, TdCareerKind kind, GError **error)
{
  g_autoptr (GArray) days = NULL;
  gint64 any = 0;

  if (kind == TD_CAREER_PROMOTION &&
      !td_database_query_int (db, &any, error, "SELECT EXISTS (SELECT 1 FROM promotion)", ""))
    return NULL;
  if (!any)
    return load_changes (db, filter, kind == TD_CAREER_PROMOTION ? TD_CAREER_RISE : kind, error);
  days = load_promotions (db, filter, error);
  return days ? td_career_new_for_days (kind, days) : NULL;
}
