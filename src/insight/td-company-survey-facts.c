/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-company-survey-private.h"

#include "db/td-kept.h"
#include "insight/td-filter-kept.h"
#include "insight/td-stay.h"
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

static int
compare_people (gconstpointer a, gconstpointer b)
{
  const TdRespondent *one = a, *other = b;

  return (one->id > other->id) - (one->id < other->id);
}

static void
add_respondents (GArray *people, const GArray *stays)
{
  for (guint i = 0; i < stays->len; i++)
    {
      const TdStay *stay = &g_array_index (stays, TdStay, i);
      TdRespondent person = {
        .id = stay->id, .hire = stay->hire, .leave = stay->leave, .match = stay->match
      };

      g_array_append_val (people, person);
    }
}

/* Everybody, by id: the stays of the retention dashboard tell who they are and when they were
 * matched. Those of whom no hire is known are no stays, but they may have answered. */
static gboolean
read_everybody (TdDatabase *db, const TdInsightFilter *filter, GArray *people, GError **error)
{
  const TdInsightFilter everybody = { .program_id = filter->program_id };
  g_autoptr (GArray) stays = td_stays_load (db, &everybody, TD_ROLE_MENTEE, error);
  g_autoptr (GArray) unhired =
      stays ? td_stays_load_unhired (db, filter->program_id, TD_ROLE_MENTEE, error) : NULL;

  if (unhired == NULL)
    return FALSE;
  add_respondents (people, stays);
  add_respondents (people, unhired);
  if (unhired->len > 0)
    g_array_sort (people, compare_people);
  return TRUE;
}

/* Which of the matched enrolled when the filter says; everybody where it does not. */
static gboolean
find_cohort (TdDatabase *db, const TdInsightFilter *filter, GArray *people, GError **error)
{
  g_autoptr (TdStatement) row = NULL;
  g_autoptr (GError) trouble = NULL;
  guint i = 0;

  for (guint k = 0; filter->cohort_from == TD_DATE_NONE && k < people->len; k++)
    g_array_index (people, TdRespondent, k).in_cohort =
        g_array_index (people, TdRespondent, k).match != TD_DATE_NONE;
  if (filter->cohort_from == TD_DATE_NONE)
    return TRUE;
  row = td_database_query (
      db, error,
      "SELECT DISTINCT p.mentee_id FROM pair p JOIN enrolment n ON n.program_id = p.program_id "
      "AND n.employee_id = p.mentee_id WHERE p.matched_on IS NOT NULL "
      "AND ($1 = 0 OR p.program_id = $1) AND n.from_date BETWEEN $2 AND $3 ORDER BY p.mentee_id",
      "iDD", filter->program_id, filter->cohort_from, filter->cohort_to);
  if (row == NULL)
    return FALSE;
  while (td_statement_next (row, &trouble))
    {
      gint64 id = td_statement_get_int (row, 0);

      while (i < people->len && g_array_index (people, TdRespondent, i).id < id)
        i++;
      if (i < people->len && g_array_index (people, TdRespondent, i).id == id)
        g_array_index (people, TdRespondent, i).in_cohort = TRUE;
    }
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

/* What tells people apart, where the filter asks for one value of it. */
static gboolean
find_values (TdDatabase *db,
             const TdInsightFilter *filter,
             GArray *people,
             GHashTable *values,
             GError **error)
{
  g_autofree char *column = td_insight_filter_dup_column (filter, "e");
  g_autofree char *sql =
      g_strdup_printf ("SELECT e.id, %s FROM employee e WHERE e.outside = 0 ORDER BY e.id", column);
  g_autoptr (GError) trouble = NULL;
  g_autoptr (TdStatement) row = NULL;
  guint i = 0;

  if (!td_insight_filter_is_narrow (filter))
    return TRUE;
  row = td_database_query (db, error, sql, "");
  if (row == NULL)
    return FALSE;
  while (td_statement_next (row, &trouble))
    {
      TdRespondent *person = &g_array_index (people, TdRespondent, i);

      if (i == people->len || person->id != td_statement_get_int (row, 0))
        continue;
      person->value = td_dimension_number_value (values, td_statement_get_text (row, 1));
      i++;
    }
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

static gboolean
read_people (TdDatabase *db, const TdInsightFilter *filter, TdSurveyFacts *facts, GError **error)
{
  const char *value = td_insight_filter_get_value (filter);
  g_autoptr (GHashTable) values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (!read_everybody (db, filter, facts->people, error) ||
      !find_cohort (db, filter, facts->people, error) ||
      !find_values (db, filter, facts->people, values, error))
    return FALSE;
  facts->wanted = td_dimension_number_value (values, value ? value : "");
  facts->n_values = g_hash_table_size (values);
  return TRUE;
}

/* An answer of anybody. */
typedef struct
{
  gint64 employee_id;
  TdWaveAnswer answer;
} AnyAnswer;

/* Ids up to here are counted however few answers there are. */
#define MOST_IDS 100000

#define KEPT_ANSWERS "insight/company-survey"

static int
compare_answers (gconstpointer a, gconstpointer b)
{
  const AnyAnswer *one = a, *other = b;

  if (one->employee_id != other->employee_id)
    return one->employee_id < other->employee_id ? -1 : 1;
  return (one->answer.wave > other->answer.wave) - (one->answer.wave < other->answer.wave);
}

/* The largest id, or -1 where one is below 0 or they are too far apart to be counted. */
static gint64
find_last_id (const GArray *answers)
{
  gint64 last = 0;

  for (guint i = 0; i < answers->len; i++)
    {
      gint64 id = g_array_index (answers, AnyAnswer, i).employee_id;

      if (id < 0)
        return -1;
      last = MAX (last, id);
    }
  return last <= MOST_IDS + 8 * (gint64) answers->len ? last : -1;
}

/* Into the order of people and, of each, of waves. Ids are small numbers without large gaps: those
 * of each are counted, put together, and the few of one brought into their order. */
static GArray *
sort_answers (GArray *answers)
{
  const AnyAnswer *from = (const AnyAnswer *) answers->data;
  GArray *sorted = g_array_sized_new (FALSE, FALSE, sizeof (AnyAnswer), answers->len);
  AnyAnswer *to = (AnyAnswer *) sorted->data;
  g_autofree guint *first = NULL;
  gint64 last = find_last_id (answers);

  if (last < 0)
    {
      g_array_append_vals (sorted, from, answers->len);
      g_array_sort (sorted, compare_answers);
      return sorted;
    }
  first = g_new0 (guint, (gsize) last + 2);
  for (guint i = 0; i < answers->len; i++)
    first[from[i].employee_id + 1]++;
  for (gint64 id = 1; id <= last + 1; id++)
    first[id] += first[id - 1];
  for (guint i = 0; i < answers->len; i++)
    {
      guint place = first[from[i].employee_id]++;

      for (; place > 0 && to[place - 1].employee_id == from[i].employee_id &&
             to[place - 1].answer.wave > from[i].answer.wave;
           place--)
        to[place] = to[place - 1];
      to[place] = from[i];
    }
  g_array_set_size (sorted, answers->len);
  return sorted;
}

/* Rows stand as they were imported, wave by wave: to sort them is faster than to have each of them
 * looked up in the order of its key. */
static GArray *
read_answers (TdDatabase *db, GError **error)
{
  g_autoptr (GArray) answers = g_array_new (FALSE, FALSE, sizeof (AnyAnswer));
  g_autoptr (GError) trouble = NULL;
  g_autoptr (TdStatement) row =
      td_database_query (db, error, "SELECT employee_id, wave, score FROM company_survey", "");

  if (row == NULL)
    return NULL;
  while (td_statement_next (row, &trouble))
    {
      AnyAnswer any = { td_statement_get_int (row, 0),
                        { td_statement_get_date (row, 1), td_statement_get_real (row, 2) } };

      g_array_append_val (answers, any);
    }
  if (trouble == NULL)
    return sort_answers (answers);
  g_propagate_error (error, g_steal_pointer (&trouble));
  return NULL;
}

/* From the connection, where they are kept. */
static GArray *
get_answers (TdDatabase *db, GError **error)
{
  GArray *answers = td_database_find_kept (db, KEPT_ANSWERS);

  if (answers)
    return g_array_ref (answers);
  answers = read_answers (db, error);
  if (answers)
    td_database_keep (db, KEPT_ANSWERS, g_array_ref (answers), (GDestroyNotify) g_array_unref);
  return answers;
}

/* There are few waves, in order. */
static void
add_wave_once (TdSurveyFacts *facts, TdDate wave)
{
  guint i = 0;

  while (i < facts->waves->len && g_array_index (facts->waves, TdDate, i) < wave)
    i++;
  if (i == facts->waves->len || g_array_index (facts->waves, TdDate, i) != wave)
    g_array_insert_val (facts->waves, i, wave);
}

/* The answers up to the day, of those on the roster; both are by id. */
static void
add_answers (TdSurveyFacts *facts, const TdInsightFilter *filter, const GArray *answers)
{
  guint next = 0;

  for (guint i = 0; i < answers->len; i++)
    {
      const AnyAnswer *any = &g_array_index (answers, AnyAnswer, i);
      TdRespondent *person;

      if (any->answer.wave > filter->as_of)
        continue;
      if (filter->from == TD_DATE_NONE || any->answer.wave >= filter->from)
        add_wave_once (facts, any->answer.wave);
      while (next < facts->people->len &&
             g_array_index (facts->people, TdRespondent, next).id < any->employee_id)
        next++;
      if (next == facts->people->len)
        continue;
      person = &g_array_index (facts->people, TdRespondent, next);
      if (person->id != any->employee_id)
        continue;
      if (person->n++ == 0)
        person->first = facts->answers->len;
      g_array_append_val (facts->answers, any->answer);
    }
}

#define KEPT "insight/survey-facts"

static TdSurveyFacts
facts_ref (const TdSurveyFacts *facts)
{
  TdSurveyFacts copy = *facts;

  g_array_ref (copy.people);
  g_array_ref (copy.answers);
  g_array_ref (copy.waves);
  return copy;
}

static void
kept_free (gpointer data)
{
  td_survey_facts_clear (data);
  g_free (data);
}

static gboolean
read_facts (TdDatabase *db, const TdInsightFilter *filter, TdSurveyFacts *facts, GError **error)
{
  g_autoptr (GArray) answers = get_answers (db, error);

  facts->people = g_array_new (FALSE, FALSE, sizeof (TdRespondent));
  facts->answers = g_array_new (FALSE, FALSE, sizeof (TdWaveAnswer));
  facts->waves = g_array_new (FALSE, FALSE, sizeof (TdDate));
  if (answers == NULL || !td_suppression_load_threshold (db, &facts->threshold, error) ||
      !read_people (db, filter, facts, error))
    return FALSE;
  add_answers (facts, filter, answers);
  return TRUE;
}

gboolean
td_survey_facts_read (TdDatabase *db,
                      const TdInsightFilter *filter,
                      TdSurveyFacts *facts,
                      GError **error)
{
  TdSurveyFacts *kept = td_filter_find_kept (db, KEPT, filter);

  if (kept)
    {
      *facts = facts_ref (kept);
      return TRUE;
    }
  if (!read_facts (db, filter, facts, error))
    return FALSE;
  kept = g_new (TdSurveyFacts, 1);
  *kept = facts_ref (facts);
  td_filter_keep (db, KEPT, filter, kept, kept_free);
  return TRUE;
}
