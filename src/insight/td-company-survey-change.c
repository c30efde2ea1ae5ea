/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-company-survey-private.h"
#include "insight/td-suppression.h"

#include <math.h>

/* Fewer changes of the same people have no interval: METRICS section 9. */
#define LEAST_CHANGES 5

/* Two waves between which participants changed, and how many of them did. */
typedef struct
{
  TdDate before;
  TdDate after;
  guint n;
} WavePair;

static const TdWaveAnswer *
get_answer (const TdSurveyFacts *facts, const TdRespondent *person, guint i)
{
  return &g_array_index (facts->answers, TdWaveAnswer, person->first + i);
}

/* The last answer before the match and the first one 90 days after it, or NULL. */
static gboolean
find_own (const TdSurveyFacts *facts,
          const TdRespondent *person,
          TdDate from,
          const TdWaveAnswer **before,
          const TdWaveAnswer **after)
{
  *before = *after = NULL;
  if (person->match == TD_DATE_NONE || !person->in_cohort)
    return FALSE;
  for (guint i = 0; i < person->n && *after == NULL; i++)
    {
      const TdWaveAnswer *answer = get_answer (facts, person, i);

      if (answer->wave < person->match)
        *before = answer;
      else if (td_respondent_is_in (person, TD_SURVEY_ENROLLED, answer->wave))
        *after = answer;
    }
  return *before && *after && (*after)->wave >= from;
}

static void
count_pair (GArray *pairs, TdDate before, TdDate after)
{
  WavePair pair = { before, after, 1 };

  for (guint i = 0; i < pairs->len; i++)
    {
      WavePair *known = &g_array_index (pairs, WavePair, i);

      if (known->before == before && known->after == after)
        {
          known->n++;
          return;
        }
    }
  g_array_append_val (pairs, pair);
}

/* Hidden where it is about few people, or where it would guard those of another value. */
static TdSurveyChange
make_change (const TdSurveyFacts *facts, const gint64 *counts, TdInterval interval)
{
  g_autofree gboolean *hidden = g_new0 (gboolean, facts->n_values);

  td_suppress_table (counts, facts->n_values, facts->threshold, hidden);
  if (hidden[facts->wanted])
    return (TdSurveyChange){ .hidden = TRUE, .change = td_interval_none () };
  if (counts[facts->wanted] < LEAST_CHANGES)
    interval.lower = interval.upper = NAN;
  return (TdSurveyChange){ .n = (guint) counts[facts->wanted], .change = interval };
}

static void
add_own (TdCompanySurvey *survey, const TdSurveyFacts *facts, TdDate from, GArray *pairs)
{
  g_autoptr (GArray) before = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) after = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree gint64 *counts = g_new0 (gint64, facts->n_values);

  for (guint i = 0; i < facts->people->len; i++)
    {
      const TdRespondent *person = &g_array_index (facts->people, TdRespondent, i);
      const TdWaveAnswer *one, *other;
      TdPersonScore change = { .person_id = person->id };

      if (!find_own (facts, person, from, &one, &other))
        continue;
      counts[person->value]++;
      if (person->value != facts->wanted)
        continue;
      change.score = other->score - one->score;
      g_array_append_val (before, one->score);
      g_array_append_val (after, other->score);
      g_array_append_val (survey->own_changes, change);
      count_pair (pairs, one->wave, other->wave);
    }
  survey->own = make_change (facts, counts,
                             td_interval_paired_difference ((double *) before->data,
                                                            (double *) after->data, before->len)
                                 .difference);
  if (survey->own.hidden)
    g_array_set_size (survey->own_changes, 0);
}

/* The mean change of somebody over the waves of participants, each as often as it is theirs. */
static double
find_mean_change (const TdSurveyFacts *facts, const TdRespondent *person, GArray *pairs)
{
  double sum = 0;
  guint n = 0;

  for (guint i = 0; i < pairs->len; i++)
    {
      const WavePair *pair = &g_array_index (pairs, WavePair, i);
      double change;

      if (!td_respondent_is_in (person, TD_SURVEY_NOT_ENROLLED, pair->after))
        continue;
      change = td_respondent_find_score (person, facts, pair->after) -
               td_respondent_find_score (person, facts, pair->before);
      if (isnan (change))
        continue;
      sum += change * pair->n;
      n += pair->n;
    }
  return n > 0 ? sum / n : NAN;
}

static void
add_others (TdCompanySurvey *survey, const TdSurveyFacts *facts, GArray *pairs)
{
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree gint64 *counts = g_new0 (gint64, facts->n_values);

  for (guint i = 0; i < facts->people->len; i++)
    {
      const TdRespondent *person = &g_array_index (facts->people, TdRespondent, i);
      double change;

      change = person->n < 2 ? NAN : find_mean_change (facts, person, pairs);
      if (isnan (change))
        continue;
      counts[person->value]++;
      if (person->value == facts->wanted)
        g_array_append_val (changes, change);
    }
  survey->others =
      make_change (facts, counts, td_interval_mean ((double *) changes->data, changes->len, NULL));
}

void
td_company_survey_add_changes (TdCompanySurvey *survey, const TdSurveyFacts *facts, TdDate from)
{
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (WavePair));

  add_own (survey, facts, from, pairs);
  add_others (survey, facts, pairs);
}
