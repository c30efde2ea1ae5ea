/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-company-survey-private.h"
#include "insight/td-suppression.h"

#include <math.h>

/* Days in the programme after which an answer is told apart. */
#define ENROLLED_DAYS 90

void
td_survey_facts_clear (TdSurveyFacts *facts)
{
  g_clear_pointer (&facts->people, g_array_unref);
  g_clear_pointer (&facts->answers, g_array_unref);
  g_clear_pointer (&facts->waves, g_array_unref);
}

gboolean
td_respondent_is_in (const TdRespondent *person, TdSurveyGroup group, TdDate wave)
{
  switch (group)
    {
    case TD_SURVEY_ENROLLED:
      return person->in_cohort && person->match != TD_DATE_NONE &&
             person->match <= wave - ENROLLED_DAYS;
    case TD_SURVEY_NOT_ENROLLED:
      return person->match == TD_DATE_NONE || person->match > wave;
    case TD_SURVEY_ALL:
    default:
      return TRUE;
    }
}

double
td_respondent_find_score (const TdRespondent *person, const TdSurveyFacts *facts, TdDate wave)
{
  for (guint i = 0; i < person->n; i++)
    {
      const TdWaveAnswer *answer = &g_array_index (facts->answers, TdWaveAnswer, person->first + i);

      if (answer->wave >= wave)
        return answer->wave == wave ? answer->score : NAN;
    }
  return NAN;
}

static guint
find_value (GHashTable *values, const char *value)
{
  if (!g_hash_table_contains (values, value))
    g_hash_table_insert (values, g_strdup (value), GUINT_TO_POINTER (g_hash_table_size (values)));
  return GPOINTER_TO_UINT (g_hash_table_lookup (values, value));
}

static gboolean
read_people (TdDatabase *db, const TdInsightFilter *filter, TdSurveyFacts *facts, GError **error)
{
  gboolean narrow = td_insight_filter_is_narrow (filter);
  g_autofree char *sql = g_strdup_printf (
      "WITH match AS (SELECT p.mentee_id, MIN(p.matched_on) AS first, "
      "MAX($2 IS NULL OR EXISTS (SELECT 1 FROM enrolment n WHERE n.program_id = p.program_id "
      "AND n.employee_id = p.mentee_id AND n.from_date BETWEEN $2 AND $3)) AS counts FROM pair p "
      "WHERE p.matched_on IS NOT NULL AND ($1 = 0 OR p.program_id = $1) GROUP BY p.mentee_id) "
      "SELECT e.id, e.hire_date, e.leave_date, m.first, COALESCE(m.counts, 0), %s%s%s "
      "FROM employee e LEFT JOIN match m ON m.mentee_id = e.id WHERE e.outside = 0 ORDER BY e.id",
      narrow ? "COALESCE(e." : "''", narrow ? td_dimension_get_code (filter->dimension) : "",
      narrow ? ", '')" : "");
  g_autoptr (GHashTable) values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) trouble = NULL;
  g_autoptr (TdStatement) row = td_database_query (db, error, sql, "iDD", filter->program_id,
                                                   filter->cohort_from, filter->cohort_to);

  if (row == NULL)
    return FALSE;
  while (td_statement_next (row, &trouble))
    {
      TdRespondent person = { .id = td_statement_get_int (row, 0),
                              .hire = td_statement_get_date (row, 1),
                              .leave = td_statement_get_date (row, 2),
                              .match = td_statement_get_date (row, 3),
                              .in_cohort = td_statement_get_int (row, 4) != 0,
                              .value = find_value (values, td_statement_get_text (row, 5)) };

      g_array_append_val (facts->people, person);
    }
  facts->wanted = find_value (values, narrow ? td_insight_filter_get_value (filter) : "");
  facts->n_values = g_hash_table_size (values);
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

static gboolean
read_answers (TdDatabase *db, TdDate as_of, TdSurveyFacts *facts, GError **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (TdStatement) row = td_database_query (
      db, error,
      "SELECT s.employee_id, s.wave, s.score FROM company_survey s "
      "JOIN employee e ON e.id = s.employee_id WHERE e.outside = 0 AND s.wave <= $1 "
      "ORDER BY s.employee_id, s.wave",
      "D", as_of);
  guint next = 0;

  if (row == NULL)
    return FALSE;
  while (td_statement_next (row, &trouble))
    {
      TdWaveAnswer answer = { td_statement_get_date (row, 1), td_statement_get_real (row, 2) };
      TdRespondent *person;

      while (g_array_index (facts->people, TdRespondent, next).id != td_statement_get_int (row, 0))
        next++;
      person = &g_array_index (facts->people, TdRespondent, next);
      if (person->n++ == 0)
        person->first = facts->answers->len;
      g_array_append_val (facts->answers, answer);
    }
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

static gboolean
read_waves (TdDatabase *db, const TdInsightFilter *filter, TdSurveyFacts *facts, GError **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (TdStatement) row = td_database_query (
      db, error,
      "SELECT DISTINCT wave FROM company_survey WHERE wave <= $1 AND ($2 IS NULL OR wave >= $2) "
      "ORDER BY wave",
      "DD", filter->as_of, filter->from);

  if (row == NULL)
    return FALSE;
  while (td_statement_next (row, &trouble))
    {
      TdDate wave = td_statement_get_date (row, 0);

      g_array_append_val (facts->waves, wave);
    }
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

gboolean
td_survey_facts_read (TdDatabase *db,
                      const TdInsightFilter *filter,
                      TdSurveyFacts *facts,
                      GError **error)
{
  facts->people = g_array_new (FALSE, FALSE, sizeof (TdRespondent));
  facts->answers = g_array_new (FALSE, FALSE, sizeof (TdWaveAnswer));
  facts->waves = g_array_new (FALSE, FALSE, sizeof (TdDate));
  return td_suppression_load_threshold (db, &facts->threshold, error) &&
         read_waves (db, filter, facts, error) && read_people (db, filter, facts, error) &&
         read_answers (db, filter->as_of, facts, error);
}
