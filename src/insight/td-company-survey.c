/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-company-survey-private.h"
#include "insight/td-suppression.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The top two boxes of 1 to 5. */
#define FAVOURABLE 4

/* Below this many answers, all alike, the share would tell what each of them said. */
#define N_ALL_ALIKE 10

const char *
td_survey_group_get_code (TdSurveyGroup group)
{
  static const char *const codes[TD_N_SURVEY_GROUPS] = { "ALL", "enrolled_90d", "not_enrolled" };

  g_return_val_if_fail (group < TD_N_SURVEY_GROUPS, NULL);

  return codes[group];
}

const char *
td_survey_group_get_label (TdSurveyGroup group)
{
  switch (group)
    {
    case TD_SURVEY_ENROLLED:
      return _ ("In the programme for 90 days or more");
    case TD_SURVEY_NOT_ENROLLED:
      return _ ("Not in the programme");
    case TD_SURVEY_ALL:
    default:
      return _ ("Everybody");
    }
}

TdSurveyScore
td_survey_score_new (const double *scores, guint n, double favourable)
{
  TdSurveyScore score = { .n = n, .sd = NAN, .favourable = td_interval_none () };
  gint64 count = 0;

  score.mean = td_interval_mean (scores, n, &score.sd);
  for (guint i = 0; i < n; i++)
    count += scores[i] >= favourable ? 1 : 0;
  if (n >= N_ALL_ALIKE || score.sd > 0)
    score.favourable = td_interval_wilson (count, n);
  return score;
}

TdSurveyScore
td_survey_score_new_hidden (void)
{
  return (TdSurveyScore){
    .hidden = TRUE, .mean = td_interval_none (), .sd = NAN, .favourable = td_interval_none ()
  };
}

/* A wave as a table: a row a value of the dimension, a column a group. */
typedef struct
{
  const TdSurveyFacts *facts;
  TdDate wave;
  gint64 *counts[TD_N_SURVEY_GROUPS];
  gboolean *hidden[TD_N_SURVEY_GROUPS];
  gint64 *eligible;
  gboolean *eligible_hidden;
  GArray *scores[TD_N_SURVEY_GROUPS]; /* of double, of the value wanted */
} Table;

static void
table_init (Table *table, const TdSurveyFacts *facts, TdDate wave)
{
  table->facts = facts;
  table->wave = wave;
  table->eligible = g_new0 (gint64, facts->n_values);
  table->eligible_hidden = g_new0 (gboolean, facts->n_values);
  for (guint i = 0; i < TD_N_SURVEY_GROUPS; i++)
    {
      table->counts[i] = g_new0 (gint64, facts->n_values);
      table->hidden[i] = g_new0 (gboolean, facts->n_values);
      table->scores[i] = g_array_new (FALSE, FALSE, sizeof (double));
    }
}

static void
table_clear (Table *table)
{
  g_free (table->eligible);
  g_free (table->eligible_hidden);
  for (guint i = 0; i < TD_N_SURVEY_GROUPS; i++)
    {
      g_free (table->counts[i]);
      g_free (table->hidden[i]);
      g_array_unref (table->scores[i]);
    }
}

static void
count_person (Table *table, const TdRespondent *person)
{
  double score = td_respondent_find_score (person, table->facts, table->wave);

  if (person->hire != TD_DATE_NONE && person->hire <= table->wave &&
      (person->leave == TD_DATE_NONE || person->leave >= table->wave))
    table->eligible[person->value]++;
  for (guint i = 0; !isnan (score) && i < TD_N_SURVEY_GROUPS; i++)
    {
      if (!td_respondent_is_in (person, i, table->wave))
        continue;
      table->counts[i][person->value]++;
      if (person->value == table->facts->wanted)
        g_array_append_val (table->scores[i], score);
    }
}

static void
hide_table (Table *table)
{
  td_suppress_table (table->eligible, table->facts->n_values, table->facts->threshold,
                     table->eligible_hidden);
  td_suppress_groups (table->counts, TD_N_SURVEY_GROUPS, table->facts->n_values,
                      table->facts->threshold, table->hidden);
}

static TdSurveyWave
make_wave (const Table *table)
{
  guint wanted = table->facts->wanted;
  TdSurveyWave wave = { .day = table->wave, .eligible = -1, .response = td_interval_none () };
  gint64 n = table->counts[TD_SURVEY_ALL][wanted];

  for (guint i = 0; i < TD_N_SURVEY_GROUPS; i++)
    wave.groups[i] = table->hidden[i][wanted]
                         ? td_survey_score_new_hidden ()
                         : td_survey_score_new ((double *) table->scores[i]->data,
                                                table->scores[i]->len, FAVOURABLE);
  if (table->facts->n_values > 1 && table->eligible_hidden[wanted])
    return wave;
  wave.eligible = table->eligible[wanted];
  if (wave.groups[TD_SURVEY_ALL].hidden || n > wave.eligible)
    return wave;
  wave.response = td_interval_wilson (n, wave.eligible);
  wave.few = 2 * n < wave.eligible;
  return wave;
}

static void
add_wave (TdCompanySurvey *survey, const TdSurveyFacts *facts, TdDate day)
{
  Table table;
  TdSurveyWave wave;

  table_init (&table, facts, day);
  for (guint i = 0; i < facts->people->len; i++)
    count_person (&table, &g_array_index (facts->people, TdRespondent, i));
  hide_table (&table);
  wave = make_wave (&table);
  g_array_append_val (survey->waves, wave);
  table_clear (&table);
}

void
td_company_survey_clear (TdCompanySurvey *survey)
{
  g_clear_pointer (&survey->waves, g_array_unref);
  g_clear_pointer (&survey->own_changes, g_array_unref);
}

gboolean
td_company_survey_load (TdDatabase *db,
                        const TdInsightFilter *filter,
                        TdCompanySurvey *survey,
                        GError **error)
{
  g_auto (TdSurveyFacts) facts = { 0 };

  survey->waves = g_array_new (FALSE, FALSE, sizeof (TdSurveyWave));
  survey->own_changes = g_array_new (FALSE, FALSE, sizeof (TdPersonScore));
  if (!td_survey_facts_read (db, filter, &facts, error))
    return FALSE;
  for (guint i = 0; i < facts.waves->len; i++)
    add_wave (survey, &facts, g_array_index (facts.waves, TdDate, i));
  td_company_survey_add_changes (survey, &facts, filter->from);
  return TRUE;
}
