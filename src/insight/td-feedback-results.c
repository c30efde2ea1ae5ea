/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-feedback-results.h"

#include "base/td-text.h"
#include "insight/td-feedback-facts.h"
#include "insight/td-suppression.h"

/* Below this many answers, all alike, the distribution would tell what each of them said. */
#define N_ALL_ALIKE 10

static const char *const sides[] = { "mentor", "mentee" };

static void
count_clear (gpointer data)
{
  g_free (((TdFeedbackCount *) data)->label);
}

static void
question_free (gpointer data)
{
  TdFeedbackQuestion *question = data;

  g_clear_object (&question->question);
  g_array_unref (question->waves);
  g_array_unref (question->counts);
  g_free (question);
}

static void
comment_free (gpointer data)
{
  TdFeedbackComment *comment = data;

  g_free (comment->question);
  g_free (comment->text);
  g_free (comment);
}

void
td_feedback_results_free (TdFeedbackResults *results)
{
  if (results == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      g_array_unref (results->sides[i].waves);
      g_ptr_array_unref (results->sides[i].questions);
    }
  g_ptr_array_unref (results->comments);
  g_clear_object (&results->survey);
  g_free (results);
}

/* --- Persons --- */

/* One who answered for several pairs, or again and again, is one person. */
static void
add_person (GHashTable *persons, gint64 id)
{
  g_hash_table_add (persons, GSIZE_TO_POINTER (id));
}

static gboolean
is_few (guint persons, gint64 threshold)
{
  return persons > 0 && persons < threshold;
}

/* --- Waves --- */

static int
last_wave (const TdFeedbackFacts *facts, guint side)
{
  int last = -1;

  for (guint i = 0; i < facts->facts->len; i++)
    {
      const TdFeedbackFact *fact = &g_array_index (facts->facts, TdFeedbackFact, i);

      if (fact->side == side)
        last = MAX (last, fact->wave);
    }
  return last;
}

static TdFeedbackWave
count_wave (const TdFeedbackFacts *facts, guint side, int wave, gint64 *n_persons)
{
  g_autoptr (GHashTable) persons = g_hash_table_new (NULL, NULL);
  TdFeedbackWave result = { .wave = wave };

  result.day = facts->survey->first_day + MAX (wave, 0) * facts->survey->every_days;
  for (guint i = 0; i < facts->facts->len; i++)
    {
      const TdFeedbackFact *fact = &g_array_index (facts->facts, TdFeedbackFact, i);

      if (fact->side != side || (wave >= 0 && fact->wave != wave))
        continue;
      result.eligible++;
      if (fact->feedback_id == 0)
        continue;
      result.n++;
      add_person (persons, fact->person_id);
    }
  result.rate = td_interval_wilson (result.n, result.eligible);
  *n_persons = g_hash_table_size (persons);
  return result;
}

static void
hide_wave (TdFeedbackWave *wave)
{
  wave->hidden = TRUE;
  wave->n = 0;
  wave->rate = td_interval_none ();
}

/* All waves of a side; what is small is hidden, and with it what would betray it. */
static void
count_waves (TdFeedbackSide *side, const TdFeedbackFacts *facts, guint which, gint64 threshold)
{
  int last = last_wave (facts, which);
  g_autofree gint64 *persons = g_new0 (gint64, last + 2);
  g_autofree gboolean *hidden = g_new0 (gboolean, last + 2);
  gint64 all_persons = 0;
  gboolean total_shown;

  side->all = count_wave (facts, which, -1, &all_persons);
  for (int wave = 0; wave <= last; wave++)
    {
      TdFeedbackWave result = count_wave (facts, which, wave, &persons[wave]);

      g_array_append_val (side->waves, result);
    }
  total_shown = td_suppress_table (persons, (guint) last + 1, threshold, hidden);
  side->few = side->all.eligible > 0 && side->all.n * 2 < side->all.eligible;
  for (int wave = 0; wave <= last; wave++)
    if (hidden[wave])
      hide_wave (&g_array_index (side->waves, TdFeedbackWave, wave));
  if (!total_shown || is_few ((guint) all_persons, threshold))
    hide_wave (&side->all);
}

/* --- Questions --- */

/* The answers of one side to one question. */
typedef struct
{
  TdSurveyQuestion *question;
  guint side;
  const TdFeedbackFacts *facts;
  gint64 threshold;
} Asked;

static const TdFeedbackFact *
fact_of (const Asked *asked, const TdAnswerFact *answer)
{
  return &g_array_index (asked->facts->facts, TdFeedbackFact, answer->fact);
}

static gboolean
is_asked (const Asked *asked, const TdAnswerFact *answer)
{
  return answer->question_id == asked->question->id && fact_of (asked, answer)->side == asked->side;
}

static gboolean
are_equal (const GArray *values)
{
  for (guint i = 1; i < values->len; i++)
    if (g_array_index (values, double, i) != g_array_index (values, double, 0))
      return FALSE;
  return TRUE;
}

/* What all of a few said is not told once more by those who are favourable. */
static void
add_favourable (TdFeedbackScore *result, const GArray *values, double lowest)
{
  result->favourable_share = td_interval_none ();
  result->alike = values->len > 0 && values->len < N_ALL_ALIKE && are_equal (values);
  if (result->alike)
    return;
  for (guint i = 0; i < values->len; i++)
    result->favourable += g_array_index (values, double, i) >= lowest ? 1 : 0;
  result->favourable_share = td_interval_wilson (result->favourable, result->n);
}

static TdFeedbackScore
score (const Asked *asked, int wave, gint64 *n_persons)
{
  g_autoptr (GHashTable) persons = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));
  TdFeedbackScore result = { .mean = td_interval_none (), .favourable_share = td_interval_none () };
  int lowest = 0, highest = 0;
  gboolean numbers = td_survey_kind_get_scale (asked->question->kind, &lowest, &highest);

  for (guint i = 0; i < asked->facts->answers->len; i++)
    {
      const TdAnswerFact *answer = &g_array_index (asked->facts->answers, TdAnswerFact, i);
      double value = answer->number;

      if (!is_asked (asked, answer) || (wave >= 0 && fact_of (asked, answer)->wave != wave))
        continue;
      result.n++;
      add_person (persons, fact_of (asked, answer)->person_id);
      g_array_append_val (values, value);
    }
  if (numbers && values->len > 0)
    result.mean = td_interval_mean ((double *) values->data, values->len, NULL);
  if (numbers)
    add_favourable (&result, values, highest - 1);
  *n_persons = g_hash_table_size (persons);
  return result;
}

static void
hide_score (TdFeedbackScore *result)
{
  *result = (TdFeedbackScore){ .hidden = TRUE,
                               .mean = td_interval_none (),
                               .favourable_share = td_interval_none () };
}

/* By wave and in all; a wave of the side that is hidden is hidden here too. */
static void
score_waves (const Asked *asked, const TdFeedbackSide *side, TdFeedbackQuestion *result)
{
  guint n = side->waves->len;
  g_autofree gint64 *persons = g_new0 (gint64, n + 1);
  g_autofree gboolean *hidden = g_new0 (gboolean, n + 1);
  gint64 all_persons = 0;
  gboolean total_shown;

  result->all = score (asked, -1, &all_persons);
  for (guint i = 0; i < n; i++)
    {
      TdFeedbackScore of_wave = score (asked, (int) i, &persons[i]);

      g_array_append_val (result->waves, of_wave);
    }
  total_shown = td_suppress_table (persons, n, asked->threshold, hidden);
  for (guint i = 0; i < n; i++)
    if (hidden[i] || g_array_index (side->waves, TdFeedbackWave, i).hidden)
      hide_score (&g_array_index (result->waves, TdFeedbackScore, i));
  if (!total_shown || side->all.hidden || is_few ((guint) all_persons, asked->threshold))
    hide_score (&result->all);
}

/* The answers that can be given. */
static char **
list_labels (TdSurveyQuestion *question)
{
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  int lowest, highest;

  if (!td_survey_kind_get_scale (question->kind, &lowest, &highest))
    return td_text_split_list (question->choices);
  for (int value = lowest; value <= highest; value++)
    {
      g_autofree char *label = g_strdup_printf ("%d", value);

      g_strv_builder_add (labels, label);
    }
  return g_strv_builder_end (labels);
}

static gboolean
is_labelled (const TdAnswerFact *answer, const char *label)
{
  g_autofree char *number = g_strdup_printf ("%d", answer->number);

  return answer->number == TD_FEEDBACK_NO_NUMBER ? td_text_same (answer->text, label)
                                                 : g_str_equal (number, label);
}

static TdFeedbackCount
count_label (const Asked *asked, const char *label, gint64 *n_persons)
{
  g_autoptr (GHashTable) persons = g_hash_table_new (NULL, NULL);
  TdFeedbackCount count = { .label = g_strdup (label) };

  for (guint i = 0; i < asked->facts->answers->len; i++)
    {
      const TdAnswerFact *answer = &g_array_index (asked->facts->answers, TdAnswerFact, i);

      if (!is_asked (asked, answer) || !is_labelled (answer, label))
        continue;
      count.n++;
      add_person (persons, fact_of (asked, answer)->person_id);
    }
  *n_persons = g_hash_table_size (persons);
  return count;
}

static gboolean
are_all_alike (GArray *counts, gint64 n)
{
  for (guint i = 0; i < counts->len; i++)
    if (g_array_index (counts, TdFeedbackCount, i).n == n)
      return TRUE;
  return FALSE;
}

static void
count_answers (const Asked *asked, TdFeedbackQuestion *result)
{
  g_auto (GStrv) labels = list_labels (asked->question);
  guint n = labels ? g_strv_length (labels) : 0;
  g_autofree gint64 *persons = g_new0 (gint64, n + 1);
  g_autofree gboolean *hidden = g_new0 (gboolean, n + 1);

  result->distribution_hidden = result->all.hidden;
  if (result->all.hidden || result->all.n == 0)
    return;
  for (guint i = 0; i < n; i++)
    {
      TdFeedbackCount count = count_label (asked, labels[i], &persons[i]);

      g_array_append_val (result->counts, count);
    }
  if (n > 0 && result->all.n < N_ALL_ALIKE && are_all_alike (result->counts, result->all.n))
    {
      g_array_set_size (result->counts, 0);
      result->distribution_hidden = TRUE;
      return;
    }
  td_suppress_table (persons, n, asked->threshold, hidden);
  for (guint i = 0; i < n; i++)
    if (hidden[i])
      {
        TdFeedbackCount *count = &g_array_index (result->counts, TdFeedbackCount, i);

        count->hidden = TRUE;
        count->n = 0;
      }
}

/* Retired questions are shown where they were answered. */
static void
add_questions (TdFeedbackSide *side, const TdFeedbackFacts *facts, guint which, gint64 threshold)
{
  for (guint i = 0; i < facts->questions->len; i++)
    {
      Asked asked = { facts->questions->pdata[i], which, facts, threshold };
      TdFeedbackQuestion *result;

      if (asked.question->side && !g_str_equal (asked.question->side, sides[which]))
        continue;
      result = g_new0 (TdFeedbackQuestion, 1);
      result->question = g_object_ref (asked.question);
      result->waves = g_array_new (FALSE, FALSE, sizeof (TdFeedbackScore));
      result->counts = g_array_new (FALSE, FALSE, sizeof (TdFeedbackCount));
      g_array_set_clear_func (result->counts, count_clear);
      score_waves (&asked, side, result);
      count_answers (&asked, result);
      if (asked.question->active || result->all.n > 0 || result->all.hidden)
        g_ptr_array_add (side->questions, result);
      else
        question_free (result);
    }
}

/* --- Comments --- */

static int
compare_comments (gconstpointer a, gconstpointer b)
{
  const TdFeedbackComment *one = *(TdFeedbackComment *const *) a;
  const TdFeedbackComment *other = *(TdFeedbackComment *const *) b;
  int order = g_strcmp0 (one->question, other->question);

  return order ? order : g_utf8_collate (one->text, other->text);
}

static guint
count_respondents (const TdFeedbackFacts *facts, const char *side)
{
  g_autoptr (GHashTable) persons = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < facts->facts->len; i++)
    {
      const TdFeedbackFact *fact = &g_array_index (facts->facts, TdFeedbackFact, i);

      if (fact->feedback_id && (side == NULL || g_str_equal (side, sides[fact->side])))
        add_person (persons, fact->person_id);
    }
  return g_hash_table_size (persons);
}

static void
add_comment (TdFeedbackResults *results, TdSurveyQuestion *question, const char *text)
{
  TdFeedbackComment *comment = g_new0 (TdFeedbackComment, 1);

  /* The words of a question for one side would say which side this is. */
  comment->question = g_strdup (question->side ? NULL : question->title);
  comment->text = g_strdup (text);
  g_ptr_array_add (results->comments, comment);
}

static void
add_comments (TdFeedbackResults *results, const TdFeedbackFacts *facts)
{
  for (guint i = 0; i < facts->questions->len; i++)
    {
      TdSurveyQuestion *question = facts->questions->pdata[i];
      gboolean few = count_respondents (facts, question->side) < results->threshold;

      if (g_strcmp0 (question->kind, "text") != 0)
        continue;
      for (guint k = 0; k < facts->answers->len; k++)
        {
          const TdAnswerFact *answer = &g_array_index (facts->answers, TdAnswerFact, k);

          if (answer->question_id != question->id || answer->text == NULL)
            continue;
          if (few)
            results->comments_hidden = TRUE;
          else
            add_comment (results, question, answer->text);
        }
    }
  g_ptr_array_sort (results->comments, compare_comments);
}

TdFeedbackResults *
td_feedback_results_load (TdDatabase *db, gint64 survey_id, TdDate as_of, GError **error)
{
  g_auto (TdFeedbackFacts) facts = { 0 };
  TdFeedbackResults *results;
  gint64 threshold;

  if (!td_suppression_load_threshold (db, &threshold, error) ||
      !td_feedback_facts_read (db, survey_id, as_of, &facts, error))
    return NULL;
  results = g_new0 (TdFeedbackResults, 1);
  results->survey = g_object_ref (facts.survey);
  results->as_of = as_of;
  results->threshold = threshold;
  results->comments = g_ptr_array_new_with_free_func (comment_free);
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      TdFeedbackSide *side = &results->sides[i];

      side->side = sides[i];
      side->waves = g_array_new (FALSE, FALSE, sizeof (TdFeedbackWave));
      side->questions = g_ptr_array_new_with_free_func (question_free);
      count_waves (side, &facts, i, threshold);
      add_questions (side, &facts, i, threshold);
    }
  add_comments (results, &facts);
  return results;
}
