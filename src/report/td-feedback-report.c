/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* What the pairs of a programme answered to its surveys. */

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/td-decimal.h"
#include "base/td-error.h"
#include "render/td-number.h"
#include "report/td-feedback-report.h"
#include "report/td-report-private.h"

/* --- Numbers --- */

/* "4.2", or "–" where there is none. */
static char *
dup_mean (double value)
{
  return isfinite (value) ? td_decimal_format (value, 2) : g_strdup ("–");
}

/* The limits as far as the scale reaches. */
static char *
dup_mean_interval (const TdInterval *interval, const char *kind)
{
  int lowest = 0, highest = 0;
  TdInterval shown;
  g_autofree char *lower = NULL;
  g_autofree char *upper = NULL;

  if (!isfinite (interval->lower) || !isfinite (interval->upper))
    return g_strdup ("–");
  td_survey_kind_get_scale (kind, &lowest, &highest);
  shown = td_interval_clip (*interval, lowest, highest);
  lower = td_decimal_format (shown.lower, 2);
  upper = td_decimal_format (shown.upper, 2);
  /* Translators: the limits of an interval. */
  return g_strdup_printf (_ ("%s to %s"), lower, upper);
}

/* One decimal, half away from zero. */
static char *
dup_percent (double share)
{
  return td_decimal_format (round (share * 1000) / 10, 1);
}

/* "84.2 % (75.1 to 90.4)" */
static char *
dup_share (const TdInterval *share)
{
  g_autofree char *value = NULL;
  g_autofree char *lower = NULL;
  g_autofree char *upper = NULL;

  if (!isfinite (share->estimate))
    return g_strdup ("–");
  value = dup_percent (share->estimate);
  lower = dup_percent (share->lower);
  upper = dup_percent (share->upper);
  /* Translators: a share with the limits of its interval, all in percent. */
  return g_strdup_printf (_ ("%s %% (%s to %s)"), value, lower, upper);
}

static char *
dup_count (gint64 count, gboolean hidden)
{
  return hidden ? g_strdup (_ ("hidden")) : g_strdup_printf ("%" G_GINT64_FORMAT, count);
}

/* --- Tables --- */

static void
add_wave_row (TdDocumentTable *table, const char *name, const TdFeedbackWave *wave)
{
  g_autofree char *eligible = dup_count (wave->eligible, FALSE);
  g_autofree char *n = dup_count (wave->n, wave->hidden);
  g_autofree char *rate = wave->hidden ? g_strdup ("") : dup_share (&wave->rate);

  td_document_table_add_row (table, name, eligible, n, rate, NULL);
}

static void
add_waves (TdDocument *document, const TdFeedbackSide *side)
{
  TdDocumentTable *table = td_document_add_table (document);

  /* Translators: a time a survey is given, "Day 30". */
  td_document_table_add_column (table, TD_COLUMN_TEXT, _ ("Wave"));
  td_document_table_add_column (table, TD_COLUMN_NUMBER, _ ("Pairs asked"));
  td_document_table_add_column (table, TD_COLUMN_NUMBER, _ ("Answered"));
  td_document_table_add_column (table, TD_COLUMN_NUMBER, _ ("Response (95 % interval)"));
  for (guint i = 0; i < side->waves->len; i++)
    {
      const TdFeedbackWave *wave = &g_array_index (side->waves, TdFeedbackWave, i);
      g_autofree char *name = g_strdup_printf (_ ("Day %d"), wave->day);

      add_wave_row (table, name, wave);
    }
  if (side->waves->len > 1)
    {
      add_wave_row (table, _ ("All"), &side->all);
      td_document_table_mark_total (table);
    }
}

static void
add_score_row (TdDocumentTable *table,
               const char *name,
               const char *kind,
               const TdFeedbackScore *score)
{
  g_autofree char *n = dup_count (score->n, score->hidden);
  g_autofree char *mean = score->hidden ? g_strdup ("") : dup_mean (score->mean.estimate);
  g_autofree char *limits = score->hidden ? g_strdup ("") : dup_mean_interval (&score->mean, kind);
  g_autofree char *share = score->hidden ? g_strdup ("") : dup_share (&score->favourable_share);

  td_document_table_add_row (table, name, n, mean, limits, share, NULL);
}

static TdDocumentTable *
begin_scores (TdDocument *document)
{
  TdDocumentTable *table = td_document_add_table (document);

  td_document_table_add_column (table, TD_COLUMN_TEXT, _ ("Question"));
  td_document_table_add_column (table, TD_COLUMN_NUMBER, _ ("Answers"));
  td_document_table_add_column (table, TD_COLUMN_NUMBER, _ ("Mean"));
  td_document_table_add_column (table, TD_COLUMN_NUMBER, _ ("95 % interval"));
  td_document_table_add_column (table, TD_COLUMN_NUMBER, _ ("Top two (95 % interval)"));
  return table;
}

/* A question, and its waves where there is more than one. */
static void
add_scores (TdDocumentTable *table, const TdFeedbackSide *side, const TdFeedbackQuestion *question)
{
  const char *kind = question->question->kind;
  const char *retired = question->question->active ? NULL : _ ("not asked any more");

  if (side->waves->len < 2)
    {
      add_score_row (table, question->question->title, kind, &question->all);
      return;
    }
  td_document_table_add_group (table, question->question->title, retired);
  for (guint i = 0; i < side->waves->len; i++)
    {
      const TdFeedbackWave *wave = &g_array_index (side->waves, TdFeedbackWave, i);
      g_autofree char *name = g_strdup_printf (_ ("Day %d"), wave->day);

      add_score_row (table, name, kind, &g_array_index (question->waves, TdFeedbackScore, i));
    }
  add_score_row (table, _ ("All"), kind, &question->all);
  td_document_table_mark_total (table);
}

static void
add_choices (TdDocument *document, const TdFeedbackQuestion *question)
{
  TdDocumentTable *table;

  td_document_add_heading (document, 2, question->question->title);
  if (question->distribution_hidden)
    {
      td_document_add_paragraph (document, _ ("Hidden: too few answers, or all the same."));
      return;
    }
  table = td_document_add_table (document);
  td_document_table_add_column (table, TD_COLUMN_TEXT, C_ ("answer", "Choice"));
  td_document_table_add_column (table, TD_COLUMN_NUMBER, _ ("Answers"));
  for (guint i = 0; i < question->counts->len; i++)
    {
      const TdFeedbackCount *count = &g_array_index (question->counts, TdFeedbackCount, i);
      g_autofree char *n = dup_count (count->n, count->hidden);

      td_document_table_add_row (table, count->label, n, NULL);
    }
}

static void
add_questions (TdDocument *document, const TdFeedbackSide *side)
{
  TdDocumentTable *table = NULL;
  int lowest, highest;

  for (guint i = 0; i < side->questions->len; i++)
    {
      const TdFeedbackQuestion *question = side->questions->pdata[i];

      if (!td_survey_kind_get_scale (question->question->kind, &lowest, &highest))
        continue;
      if (table == NULL)
        table = begin_scores (document);
      add_scores (table, side, question);
    }
  for (guint i = 0; i < side->questions->len; i++)
    {
      const TdFeedbackQuestion *question = side->questions->pdata[i];

      if (g_strcmp0 (question->question->kind, "choice") == 0)
        add_choices (document, question);
    }
}

static void
add_side (TdDocument *document, const TdFeedbackSide *side)
{
  if (side->all.eligible == 0)
    return;
  td_document_add_heading (document, 1,
                           g_str_equal (side->side, "mentor") ? _ ("Mentors") : _ ("Mentees"));
  add_waves (document, side);
  if (side->few)
    td_document_add_paragraph (
        document, _ ("Fewer than half of those who were asked answered: the answers may not speak "
                     "for all."));
  add_questions (document, side);
}

static void
add_comments (TdDocument *document, TdFeedbackResults *results)
{
  const char *question = NULL;

  if (results->comments->len == 0 && !results->comments_hidden)
    return;
  td_document_add_heading (document, 1, _ ("In their own words"));
  for (guint i = 0; i < results->comments->len; i++)
    {
      const TdFeedbackComment *comment = results->comments->pdata[i];

      if (i == 0 || g_strcmp0 (question, comment->question) != 0)
        td_document_add_heading (document, 2,
                                 comment->question ? comment->question : _ ("Other comments"));
      question = comment->question;
      td_document_add_item (document, "•", comment->text);
    }
  if (results->comments_hidden)
    td_document_add_note (document,
                          _ ("Comments of very few people are hidden: they would be known."));
}

void
td_feedback_report_add (TdDocument *document, TdFeedbackResults *results)
{
  g_autofree char *rule = g_strdup_printf (
      ngettext ("Answers of fewer than %d person are hidden, and others with them where they would "
                "tell.",
                "Answers of fewer than %d people are hidden, and others with them where they would "
                "tell.",
                (gulong) results->threshold),
      (int) results->threshold);

  td_document_add_heading (document, 1, results->survey->name);
  for (guint i = 0; i < G_N_ELEMENTS (results->sides); i++)
    add_side (document, &results->sides[i]);
  add_comments (document, results);
  td_document_add_note (document, rule);
  td_document_add_note (
      document, _ ("“Top two” are the two highest answers of a scale. The intervals take each "
                   "answer as one by itself: people who answered several times make them somewhat "
                   "too narrow."));
}

TdDocument *
td_feedback_report_make (TdDatabase *db, const TdReportOptions *options, GError **error)
{
  g_autoptr (TdProgram) program = td_program_load (db, options->program_id, error);
  g_autoptr (GPtrArray) surveys = program ? td_survey_list (db, program->id, error) : NULL;
  g_autoptr (TdDocument) document = NULL;
  guint n = 0;

  if (surveys == NULL)
    return NULL;
  document = td_report_document_new (_ ("What the pairs say"), program, NULL, options);
  for (guint i = 0; i < surveys->len; i++)
    {
      TdSurvey *survey = surveys->pdata[i];
      g_autoptr (TdFeedbackResults) results = NULL;

      if (survey->n_answered == 0)
        continue;
      results = td_feedback_results_load (db, survey->id, options->as_of, error);
      if (results == NULL)
        return NULL;
      td_feedback_report_add (document, results);
      n++;
    }
  if (n > 0)
    return g_steal_pointer (&document);
  g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND, _ ("Nobody answered a survey of “%s” yet."),
               program->name);
  return NULL;
}
