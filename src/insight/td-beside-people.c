/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-beside-people.h"

#include "base/td-text.h"
#include "insight/td-company-survey-private.h"
#include "insight/td-stay.h"

/* One column of ids, and where there is a second one what the key ends with. */
static gboolean
read_ids (TdStatement *statement,
          GHashTable *people,
          const char *key,
          TdSubject subject,
          GError **error)
{
  g_autoptr (TdStatement) row = statement;
  g_autoptr (GError) trouble = NULL;

  if (row == NULL)
    return FALSE;
  while (td_statement_next (row, &trouble))
    {
      const char *end = td_statement_get_text (row, 1);
      g_autofree char *whole = end ? g_strdup_printf ("%s/%s", key, end) : g_strdup (key);

      td_insight_lists_add (people, whole, subject, TD_LIST_PLAIN, td_statement_get_int (row, 0),
                            0);
    }
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

static gboolean
read_pairs (TdDatabase *db, const TdInsightFilter *filter, GHashTable *people, GError **error)
{
  g_autofree char *condition = td_insight_filter_dup_pair_condition (filter, "p", 3);
  g_autofree char *sql = g_strdup_printf ("SELECT p.id, NULL FROM pair p WHERE p.matched_on <= $2 "
                                          "AND ($1 = 0 OR p.program_id = $1) AND %s",
                                          condition);

  return read_ids (td_database_query (db, error, sql, "iDsDD", filter->program_id, filter->as_of,
                                      td_insight_filter_get_value (filter), filter->cohort_from,
                                      filter->cohort_to),
                   people, "pairs", TD_SUBJECT_PAIR, error);
}

static gboolean
read_mentees (TdDatabase *db, const TdInsightFilter *filter, GHashTable *people, GError **error)
{
  g_autofree char *condition = td_insight_filter_dup_condition (filter, "e", 3);
  g_autofree char *sql = g_strdup_printf (
      "SELECT DISTINCT e.id, NULL FROM enrolment n JOIN employee e ON e.id = n.employee_id "
      "WHERE n.role <> 'mentor' AND n.from_date <= $2 AND ($1 = 0 OR n.program_id = $1) "
      "AND ($4 IS NULL OR n.from_date >= $4) AND ($5 IS NULL OR n.from_date <= $5) AND %s",
      condition);

  return read_ids (td_database_query (db, error, sql, "iDsDD", filter->program_id, filter->as_of,
                                      td_insight_filter_get_value (filter), filter->cohort_from,
                                      filter->cohort_to),
                   people, "mentees", TD_SUBJECT_EMPLOYEE, error);
}

/* Whoever answers again and again, or for several pairs, is one person. @end: of the key. */
static gboolean
read_answers (TdDatabase *db,
              const TdInsightFilter *filter,
              const char *end,
              GHashTable *people,
              GError **error)
{
  g_autofree char *condition = td_insight_filter_dup_pair_condition (filter, "p", 4);
  g_autofree char *sql = g_strdup_printf (
      "SELECT DISTINCT CASE f.side WHEN 'mentor' THEN p.mentor_id ELSE p.mentee_id END, %s "
      "FROM feedback_answer a JOIN feedback f ON f.id = a.feedback_id "
      "JOIN survey_question q ON q.id = a.question_id JOIN pair p ON p.id = f.pair_id "
      "WHERE q.topic IS NOT NULL AND a.number IS NOT NULL AND f.answered_on <= $2 "
      "AND ($3 IS NULL OR f.answered_on >= $3) AND ($1 = 0 OR p.program_id = $1) AND %s",
      end, condition);

  return read_ids (td_database_query (db, error, sql, "iDDsDD", filter->program_id, filter->as_of,
                                      filter->from, td_insight_filter_get_value (filter),
                                      filter->cohort_from, filter->cohort_to),
                   people, "answers", TD_SUBJECT_EMPLOYEE, error);
}

/* The first day of a quarter, from the month of a day: "satisfaction/2026-04". */
#define QUARTER                                             \
  "q.topic || '/' || substr(f.answered_on, 1, 5) || "       \
  "CASE WHEN substr(f.answered_on, 6, 2) < '04' THEN '01' " \
  "WHEN substr(f.answered_on, 6, 2) < '07' THEN '04' "      \
  "WHEN substr(f.answered_on, 6, 2) < '10' THEN '07' ELSE '10' END"

static gboolean
read_stays (TdDatabase *db, const TdInsightFilter *filter, GHashTable *people, GError **error)
{
  static const TdStayRole roles[] = { TD_ROLE_MENTEE, TD_ROLE_MENTOR };
  static const char *const keys[] = { "matched", "mentors" };

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autoptr (GArray) stays = td_stays_load (db, filter, roles[i], error);

      for (guint j = 0; stays && j < stays->len; j++)
        {
          const TdStay *stay = &g_array_index (stays, TdStay, j);

          if (stay->hire > filter->as_of)
            continue;
          if (i == 0)
            td_insight_lists_add (people, "people", TD_SUBJECT_EMPLOYEE, TD_LIST_PLAIN, stay->id,
                                  0);
          if (i == 0 && (stay->leave == TD_DATE_NONE || stay->leave >= filter->as_of))
            td_insight_lists_add (people, "employed", TD_SUBJECT_EMPLOYEE, TD_LIST_PLAIN, stay->id,
                                  0);
          if (stay->match != TD_DATE_NONE && stay->match <= filter->as_of)
            td_insight_lists_add (people, keys[i], TD_SUBJECT_EMPLOYEE, TD_LIST_PLAIN, stay->id, 0);
        }
      if (stays == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_wishes (TdDatabase *db, const TdInsightFilter *filter, GHashTable *people, GError **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (TdStatement) row = td_database_query (
      db, error,
      "SELECT employee_id, program_id, reasons FROM enrolment WHERE role <> 'mentor' "
      "AND state <> 'waiting' AND from_date <= $2 AND reasons IS NOT NULL "
      "AND (state <> 'withdrawn' OR withdrawn_on > $2) AND ($1 = 0 OR program_id = $1)",
      "iD", filter->program_id, filter->as_of);

  if (row == NULL)
    return FALSE;
  while (td_statement_next (row, &trouble))
    {
      g_auto (GStrv) topics = td_text_split_list (td_statement_get_text (row, 2));

      for (guint i = 0; topics[i]; i++)
        {
          g_autofree char *key = g_strdup_printf ("wish/%" G_GINT64_FORMAT "/%s",
                                                  td_statement_get_int (row, 1), topics[i]);

          td_insight_lists_add (people, key, TD_SUBJECT_EMPLOYEE, TD_LIST_PLAIN,
                                td_statement_get_int (row, 0), 0);
        }
    }
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

static gboolean
read_waves (TdDatabase *db, const TdInsightFilter *filter, GHashTable *people, GError **error)
{
  g_auto (TdSurveyFacts) facts = { 0 };

  if (!td_survey_facts_read (db, filter, &facts, error))
    return FALSE;
  for (guint i = 0; i < facts.people->len; i++)
    {
      const TdRespondent *person = &g_array_index (facts.people, TdRespondent, i);

      for (guint j = 0; person->value == facts.wanted && j < person->n; j++)
        {
          TdDate wave = g_array_index (facts.answers, TdWaveAnswer, person->first + j).wave;
          g_autofree char *key = td_insight_list_key ("survey", wave);

          if (wave <= filter->as_of && td_respondent_is_in (person, TD_SURVEY_ENROLLED, wave))
            td_insight_lists_add (people, key, TD_SUBJECT_EMPLOYEE, TD_LIST_PLAIN, person->id, 0);
        }
    }
  return TRUE;
}

GHashTable *
td_beside_people_read (TdDatabase *db, const TdInsightFilter *filter, GError **error)
{
  g_autoptr (GHashTable) people = td_insight_lists_new ();

  g_return_val_if_fail (filter->as_of != TD_DATE_NONE, NULL);

  if (!read_pairs (db, filter, people, error) || !read_mentees (db, filter, people, error) ||
      !read_answers (db, filter, "q.topic", people, error) ||
      !read_answers (db, filter, QUARTER, people, error) ||
      !read_stays (db, filter, people, error) || !read_wishes (db, filter, people, error) ||
      !read_waves (db, filter, people, error))
    return NULL;
  return g_steal_pointer (&people);
}
