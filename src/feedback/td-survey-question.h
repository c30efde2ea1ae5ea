/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "feedback/td-survey.h"

G_BEGIN_DECLS

/**
 * TdSurveyQuestion:
 *
 * A question of a survey. Answers keep the question they were given to: see
 * td_survey_question_save().
 */
#define TD_TYPE_SURVEY_QUESTION (td_survey_question_get_type ())
G_DECLARE_FINAL_TYPE (TdSurveyQuestion, td_survey_question, TD, SURVEY_QUESTION, TdRecord)

struct _TdSurveyQuestion
{
  TdRecord parent_instance;

  gint64 id;
  gint64 survey_id;
  int position;    /* from 1; questions that are not asked any more stand where they stood */
  char *kind;      /* rating (1 to 5), recommendation (0 to 10), choice, text */
  char *topic;     /* a code of td_survey_topics(), or NULL */
  char *side;      /* mentor, mentee, or NULL: both are asked */
  char *title;     /* as it is printed */
  char *choices;   /* a list "a; b; c", for a choice */
  gboolean active; /* FALSE: retired, not asked any more; its answers stay readable */

  int n_answers;
};

/* Codes, NULL-terminated, in the order in which they are offered; and their words. */
const char *const *td_survey_kinds (void);
const char *const *td_survey_topics (void);
const char *td_survey_kind_get_label (const char *kind);
const char *td_survey_topic_get_label (const char *topic);
const char *td_survey_side_get_label (const char *side); /* NULL: "Both sides" */

/* The ends of a kind's scale; FALSE for a kind without numbers. */
gboolean td_survey_kind_get_scale (const char *kind, int *lowest, int *highest);

/* What the ends of a scale mean, in words ("not at all", "very much"). */
const char *td_survey_kind_get_lowest_word (const char *kind);
const char *td_survey_kind_get_highest_word (const char *kind);

/* Whether two questions are asked in the same words, whatever their case, accents, spaces and
 * punctuation: so an import knows a question again. */
gboolean td_survey_title_same (const char *title, const char *other);

/* The questions of a survey in their order: those of one side (NULL: all), with the retired ones or
 * without. (element-type TdSurveyQuestion) */
GPtrArray *td_survey_question_list (TdDatabase *db,
                                    gint64 survey_id,
                                    const char *side,
                                    gboolean with_retired,
                                    GError **error);

/* One question; TD_ERROR_NOT_FOUND where there is none. */
TdSurveyQuestion *td_survey_question_load (TdDatabase *db, gint64 id, GError **error);

/**
 * td_survey_question_save:
 *
 * Adds (id 0: at the end, unless it has a position) or changes a question. Where answers were given
 * already and the words, the kind or the side become others, the question is retired and a new
 * one takes its place and topic, so that every answer is read with the words it was given to;
 * @question then has the new id. Topic, choices, and words that differ only in case, accents and
 * punctuation are changed in place.
 *
 * TD_ERROR_INVALID where a question or its choices cannot be; TD_ERROR_CONFLICT where the survey
 * asks these very words already.
 */
gboolean td_survey_question_save (TdDatabase *db, TdSurveyQuestion *question, GError **error);

/* Puts a question at a position from 1 on; the others make room. */
gboolean td_survey_question_move (TdDatabase *db, gint64 id, int position, GError **error);

/* Asks a question no more, or again. */
gboolean td_survey_question_retire (TdDatabase *db, gint64 id, gboolean retired, GError **error);

/* Removes a question that nobody answered; TD_ERROR_CONFLICT where somebody did: retire it. */
gboolean td_survey_question_delete (TdDatabase *db, gint64 id, GError **error);

G_END_DECLS
