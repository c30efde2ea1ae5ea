/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-outcomes-private.h"

#include "feedback/td-survey-question.h"
#include "insight/td-feedback-facts.h"
#include "insight/td-suppression.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* The top two boxes of 1 to 5 and of 0 to 10. */
#define FAVOURABLE_RATING 4
#define FAVOURABLE_RECOMMENDATION 9

/* What one side of a pair answered to a question with a topic. */
typedef struct
{
  guint topic; /* its place in td_survey_topics() */
  gboolean rating;
  TdDate on;
  gint64 person_id;
  guint value; /* of the filter's dimension, a number */
  double score;
} Answer;

/* All answers of the period, of every value of the dimension: those of others guard. */
typedef struct
{
  GArray *answers; /* by topic and day */
  GHashTable *values;
  guint n_values;
  guint wanted;
  gint64 threshold;
} Facts;

static void
facts_clear (Facts *facts)
{
  g_clear_pointer (&facts->answers, g_array_unref);
  g_clear_pointer (&facts->values, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Facts, facts_clear)

static void
add_answer (Facts *facts, TdStatement *row)
{
  const char *topic = td_statement_get_text (row, 0);
  Answer answer = { .rating = g_strcmp0 (td_statement_get_text (row, 1), "rating") == 0,
                    .on = td_statement_get_date (row, 2),
                    .person_id = td_statement_get_int (row, 3),
                    .score = td_statement_get_real (row, 4),
                    .value =
                        td_dimension_number_value (facts->values, td_statement_get_text (row, 5)) };

  while (td_survey_topics ()[answer.topic] &&
         strcmp (td_survey_topics ()[answer.topic], topic) != 0)
    answer.topic++;
  if (td_survey_topics ()[answer.topic])
    g_array_append_val (facts->answers, answer);
}

static gboolean
read_answers (TdDatabase *db, const TdInsightFilter *filter, Facts *facts, GError **error)
{
  g_autofree char *column = td_insight_filter_dup_column (filter, "e");
  const char *value = td_insight_filter_get_value (filter);
  g_autofree char *sql = g_strdup_printf (
      "SELECT q.topic, q.kind, f.answered_on, "
      "CASE f.side WHEN 'mentor' THEN p.mentor_id ELSE p.mentee_id END, a.number, %s "
      "FROM feedback_answer a JOIN feedback f ON f.id = a.feedback_id "
      "JOIN survey_question q ON q.id = a.question_id JOIN pair p ON p.id = f.pair_id "
      "JOIN employee e ON e.id = p.mentee_id "
      "WHERE q.topic IS NOT NULL AND q.kind IN ('rating', 'recommendation') "
      "AND a.number IS NOT NULL AND f.answered_on <= $2 AND ($3 IS NULL OR f.answered_on >= $3) "
      "AND ($1 = 0 OR p.program_id = $1) AND (($4 IS NULL AND $5 IS NULL) OR EXISTS "
      "(SELECT 1 FROM enrolment y WHERE y.employee_id = p.mentee_id "
      "AND y.program_id = p.program_id AND ($4 IS NULL OR y.from_date >= $4) "
      "AND ($5 IS NULL OR y.from_date <= $5))) ORDER BY f.answered_on, f.id, q.id",
      column);
  g_autoptr (GError) trouble = NULL;
  g_autoptr (TdStatement) row =
      td_database_query (db, error, sql, "iDDDD", filter->program_id, filter->as_of, filter->from,
                         filter->cohort_from, filter->cohort_to);

  facts->answers = g_array_new (FALSE, FALSE, sizeof (Answer));
  facts->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (row == NULL)
    return FALSE;
  while (td_statement_next (row, &trouble))
    add_answer (facts, row);
  facts->wanted = td_dimension_number_value (facts->values, value ? value : "");
  facts->n_values = g_hash_table_size (facts->values);
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

/* --- Persons --- */

/* Whoever answers again and again, or for several pairs, is one person. */
static gint64
count_persons (const Facts *facts, guint topic, guint value, TdDate from, TdDate to)
{
  g_autoptr (GHashTable) persons = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < facts->answers->len; i++)
    {
      const Answer *answer = &g_array_index (facts->answers, Answer, i);

      if (answer->topic == topic && answer->value == value && answer->on >= from &&
          answer->on <= to)
        g_hash_table_add (persons, GSIZE_TO_POINTER (answer->person_id));
    }
  return g_hash_table_size (persons);
}

/* The answers to a topic that are wanted. Returns (transfer full) (element-type TdPersonScore). */
static GArray *
collect_scores (const Facts *facts, guint topic, TdDate from, TdDate to, gboolean *rating)
{
  GArray *scores = g_array_new (FALSE, FALSE, sizeof (TdPersonScore));

  *rating = TRUE;
  for (guint i = 0; i < facts->answers->len; i++)
    {
      const Answer *answer = &g_array_index (facts->answers, Answer, i);
      TdPersonScore score = { answer->person_id, answer->score };

      if (answer->topic != topic || answer->value != facts->wanted || answer->on < from ||
          answer->on > to)
        continue;
      *rating = answer->rating;
      g_array_append_val (scores, score);
    }
  return scores;
}

static TdSurveyScore
make_score (const Facts *facts, guint topic, TdDate from, TdDate to)
{
  gboolean rating;
  g_autoptr (GArray) scores = collect_scores (facts, topic, from, to, &rating);
  g_autofree double *values = g_new (double, scores->len + 1);

  for (guint i = 0; i < scores->len; i++)
    values[i] = g_array_index (scores, TdPersonScore, i).score;
  return td_survey_score_new (values, scores->len,
                              rating ? FAVOURABLE_RATING : FAVOURABLE_RECOMMENDATION);
}

/* --- Topics --- */

static gboolean
is_topic_hidden (const Facts *facts, guint topic)
{
  g_autofree gint64 *persons = g_new0 (gint64, facts->n_values);
  g_autofree gboolean *hidden = g_new0 (gboolean, facts->n_values);

  for (guint i = 0; i < facts->n_values; i++)
    persons[i] = count_persons (facts, topic, i, TD_DATE_NONE, G_MAXINT);
  td_suppress_table (persons, facts->n_values, facts->threshold, hidden);
  return hidden[facts->wanted];
}

static void
add_topics (TdOutcomes *self, const Facts *facts)
{
  for (guint i = 0; td_survey_topics ()[i]; i++)
    {
      TdTopicScore topic = { .rating = strcmp (td_survey_topics ()[i], "recommendation") != 0 };

      topic.score = is_topic_hidden (facts, i) ? td_survey_score_new_hidden ()
                                               : make_score (facts, i, TD_DATE_NONE, G_MAXINT);
      if (topic.score.n == 0 && !topic.score.hidden)
        continue;
      topic.topic = g_strdup (td_survey_topics ()[i]);
      g_array_append_val (self->topics, topic);
    }
}

/* --- Quarters --- */

static TdDate
get_quarter (TdDate day)
{
  int year, month;

  td_date_get_ymd (day, &year, &month, NULL);
  return td_date_from_ymd (year, (month - 1) / 3 * 3 + 1, 1);
}

/* The quarters of satisfaction, from the first answer of anybody to the last. */
static GArray *
list_quarters (const Facts *facts)
{
  GArray *quarters = g_array_new (FALSE, FALSE, sizeof (TdDate));
  TdDate first = G_MAXINT, last = TD_DATE_NONE;

  for (guint i = 0; i < facts->answers->len; i++)
    {
      const Answer *answer = &g_array_index (facts->answers, Answer, i);

      if (answer->topic != 0)
        continue;
      first = MIN (first, answer->on);
      last = MAX (last, answer->on);
    }
  for (TdDate quarter = last == TD_DATE_NONE ? G_MAXINT : get_quarter (first); quarter <= last;
       quarter = td_date_add_months (quarter, 3))
    g_array_append_val (quarters, quarter);
  return quarters;
}

/* Satisfaction is the first of the topics. A quarter is hidden by itself and by others. */
static void
add_quarters (TdOutcomes *self, const Facts *facts)
{
  g_autoptr (GArray) quarters = list_quarters (facts);
  g_autofree gint64 *persons = g_new0 (gint64, facts->n_values * quarters->len + 1);
  g_autofree gboolean *hidden = g_new0 (gboolean, facts->n_values * quarters->len + 1);
  gboolean whole = is_topic_hidden (facts, 0);

  for (guint value = 0; value < facts->n_values; value++)
    for (guint i = 0; i < quarters->len; i++)
      {
        TdDate first = g_array_index (quarters, TdDate, i);

        persons[value * quarters->len + i] =
            count_persons (facts, 0, value, first, td_date_add_months (first, 3) - 1);
      }
  td_suppress_grid (persons, facts->n_values, quarters->len, facts->threshold, hidden);
  for (guint i = 0; i < quarters->len; i++)
    {
      TdSatisfactionQuarter row = { .quarter = g_array_index (quarters, TdDate, i) };

      row.score = whole || hidden[facts->wanted * quarters->len + i]
                      ? td_survey_score_new_hidden ()
                      : make_score (facts, 0, row.quarter, td_date_add_months (row.quarter, 3) - 1);
      g_array_append_val (self->satisfaction, row);
    }
}

/* --- Figures --- */

/* Adds to what is counted of a person. */
static void
count_person (GHashTable *counts, gint64 person_id, guint more)
{
  gpointer key = GSIZE_TO_POINTER (person_id);
  guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) + more;

  g_hash_table_insert (counts, key, GUINT_TO_POINTER (count));
}

/* The largest counts first. */
static void
list_persons (TdOutcomes *self, const char *key, TdListMeaning meaning, GHashTable *counts)
{
  GHashTableIter iter;
  gpointer person, count;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &person, &count))
    td_insight_lists_add (self->lists, key, TD_SUBJECT_EMPLOYEE, meaning,
                          (gint64) GPOINTER_TO_SIZE (person), GPOINTER_TO_UINT (count));
  td_insight_list_sort (g_hash_table_lookup (self->lists, key), TRUE);
}

static TdFigure *
make_score_figure (TdOutcomes *self, const Facts *facts, guint topic)
{
  const char *code = td_survey_topics ()[topic];
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) scores = NULL;
  gboolean rating;
  TdFigure *figure;

  if (is_topic_hidden (facts, topic))
    return td_figure_new_hidden (code, "score");
  scores = collect_scores (facts, topic, TD_DATE_NONE, G_MAXINT, &rating);
  for (guint i = 0; i < scores->len; i++)
    count_person (counts, g_array_index (scores, TdPersonScore, i).person_id, 1);
  list_persons (self, code, TD_LIST_ANSWERS, counts);
  figure = td_figure_new_score (code, scores);
  td_record_take_text (&figure->remark,
                       g_strdup_printf (ngettext ("%'u answer", "%'u answers", scores->len),
                                        scores->len));
  return figure;
}

static void
add_score_figure (TdOutcomes *self, const Facts *facts, const char *topic, double target)
{
  guint place = 0;
  TdFigure *figure;

  while (strcmp (td_survey_topics ()[place], topic) != 0)
    place++;
  figure = make_score_figure (self, facts, place);
  figure->target = target;
  g_ptr_array_add (self->figures, figure);
}

/* Adds what was asked of @pairs, what of it was answered, and what each person left open. */
static gboolean
count_survey (TdDatabase *db,
              const TdInsightFilter *filter,
              gint64 survey_id,
              GHashTable *pairs,
              GHashTable *unanswered,
              gint64 *given,
              gint64 *asked,
              GError **error)
{
  g_auto (TdFeedbackFacts) facts = { 0 };

  if (!td_feedback_facts_read (db, survey_id, filter->as_of, &facts, error))
    return FALSE;
  for (guint i = 0; i < facts.facts->len; i++)
    {
      const TdFeedbackFact *fact = &g_array_index (facts.facts, TdFeedbackFact, i);

      if (!g_hash_table_contains (pairs, GSIZE_TO_POINTER (fact->pair_id)))
        continue;
      ++*asked;
      *given += fact->feedback_id != 0 ? 1 : 0;
      count_person (unanswered, fact->person_id, fact->feedback_id != 0 ? 0 : 1);
    }
  return TRUE;
}

static GHashTable *
read_pairs (TdDatabase *db, const TdInsightFilter *filter, GError **error)
{
  g_autofree char *condition = td_insight_filter_dup_pair_condition (filter, "p", 2);
  g_autofree char *sql =
      g_strdup_printf ("SELECT p.id FROM pair p WHERE ($1 = 0 OR p.program_id = $1) AND %s "
                       "ORDER BY p.id",
                       condition);
  g_autoptr (GHashTable) pairs = g_hash_table_new (NULL, NULL);
  g_autoptr (GError) trouble = NULL;
  g_autoptr (TdStatement) row = td_database_query (db, error, sql, "isDD", filter->program_id,
                                                   td_insight_filter_get_value (filter),
                                                   filter->cohort_from, filter->cohort_to);

  if (row == NULL)
    return NULL;
  while (td_statement_next (row, &trouble))
    g_hash_table_add (pairs, GSIZE_TO_POINTER (td_statement_get_int (row, 0)));
  if (trouble == NULL)
    return g_steal_pointer (&pairs);
  g_propagate_error (error, g_steal_pointer (&trouble));
  return NULL;
}

static gboolean
add_response (TdDatabase *db, TdOutcomes *self, gint64 threshold, GError **error)
{
  g_autoptr (GHashTable) pairs = read_pairs (db, &self->filter, error);
  g_autoptr (GHashTable) unanswered = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) surveys = NULL;
  gint64 given = 0, asked = 0;
  gboolean hidden;

  if (pairs == NULL)
    return FALSE;
  surveys = td_survey_list (db, self->filter.program_id, error);
  for (guint i = 0; surveys && i < surveys->len; i++)
    if (!count_survey (db, &self->filter, ((TdSurvey *) surveys->pdata[i])->id, pairs, unanswered,
                       &given, &asked, error))
      return FALSE;
  hidden = given > 0 && given < threshold;
  g_ptr_array_add (self->figures, hidden ? td_figure_new_hidden ("feedback_response", "share")
                                         : td_figure_new_share ("feedback_response", given, asked));
  if (!hidden)
    list_persons (self, "feedback_response", TD_LIST_OPEN, unanswered);
  return surveys != NULL;
}

gboolean
td_outcomes_add_feedback (TdDatabase *db,
                          TdOutcomes *self,
                          const TdInsightProgram *program,
                          gint64 threshold,
                          GError **error)
{
  g_auto (Facts) facts = { .threshold = threshold };

  if (!read_answers (db, &self->filter, &facts, error))
    return FALSE;
  add_topics (self, &facts);
  add_quarters (self, &facts);
  add_score_figure (self, &facts, "satisfaction", program->target_satisfaction);
  add_score_figure (self, &facts, "recommendation", NAN);
  return add_response (db, self, threshold, error);
}
