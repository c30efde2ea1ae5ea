/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "feedback/td-survey-question.h"

G_BEGIN_DECLS

/**
 * TdFeedback:
 *
 * What one side of one pair answered to one wave of a survey. The first members are the columns of
 * the table, the last ones come with every feedback that is loaded. The answers are apart
 * (td_feedback_list_answers()): a list of feedback holds no answers.
 */
#define TD_TYPE_FEEDBACK (td_feedback_get_type ())
G_DECLARE_FINAL_TYPE (TdFeedback, td_feedback, TD, FEEDBACK, TdRecord)

struct _TdFeedback
{
  TdRecord parent_instance;

  gint64 id;
  gint64 survey_id;
  gint64 pair_id;
  char *side;         /* mentor or mentee */
  TdDate due_on;      /* the day of the wave it answers; none: found from answered_on */
  TdDate answered_on; /* none: today */
  gboolean may_quote; /* her words may be repeated with her name */

  char *survey_name;
  gint64 program_id;
  char *reference; /* of the pair */
  gint64 person_id;
  char *person_name;
  char *person_number;
  int n_answers;
};

/**
 * TdFeedbackAnswer:
 *
 * One answer: a number on a scale, or words (a choice, a text). Neither: not answered, and not
 * stored.
 */
#define TD_TYPE_FEEDBACK_ANSWER (td_feedback_answer_get_type ())
G_DECLARE_FINAL_TYPE (TdFeedbackAnswer, td_feedback_answer, TD, FEEDBACK_ANSWER, TdRecord)

struct _TdFeedbackAnswer
{
  TdRecord parent_instance;

  gint64 feedback_id;
  gint64 question_id;
  int number; /* TD_FEEDBACK_NO_NUMBER where there is none */
  char *text;

  char *title; /* of the question */
  char *kind;
  char *topic;
  gboolean active;
};

#define TD_FEEDBACK_NO_NUMBER (-1)

/* An answer that is not written yet; @text may be NULL. */
TdFeedbackAnswer *td_feedback_answer_new (gint64 question_id, int number, const char *text);

/* Reads an answer as it is typed or imported: a number of the scale ("4", "4.0", "4 - good",
 * "agree: 4"), a choice by its words or its number in the list, a text. Empty text is no answer.
 * TD_ERROR_INVALID says what the question takes. */
TdFeedbackAnswer *td_feedback_answer_read (TdSurveyQuestion *question,
                                           const char *text,
                                           GError **error);

/* The answer in words: "4", "Weekly", a text; "" for none. Borrowed from @buffer (12 bytes) or the
 * answer. */
const char *td_feedback_answer_get_words (TdFeedbackAnswer *answer, char *buffer);

/**
 * td_feedback_save:
 * @feedback: id 0 to enter it, else to change it; id, due_on and answered_on are filled in
 * @answers: (element-type TdFeedbackAnswer): all answers; one that is missing is removed
 * @made: (out) (optional): whether anything was written
 *
 * Enters or changes the answers of a side. What this side answered for the same wave before is
 * replaced: an answer is kept once, the last. Nothing is written where all is as it was.
 *
 * TD_ERROR_INVALID where a question is not one of this survey and side, a number is not on its
 * scale, a choice is not offered, nothing is answered at all, or the date lies before the pair
 * began or after @today; TD_ERROR_CONFLICT where the pair never began; TD_ERROR_NOT_FOUND.
 */
gboolean td_feedback_save (TdDatabase *db,
                           TdFeedback *feedback,
                           GPtrArray *answers,
                           TdDate today,
                           gboolean *made,
                           GError **error);

/* Deletes what a side answered. */
gboolean td_feedback_delete (TdDatabase *db, gint64 id, GError **error);

/* One feedback; TD_ERROR_NOT_FOUND where there is none. */
TdFeedback *td_feedback_load (TdDatabase *db, gint64 id, GError **error);

/* What a side answered for the wave that is asked for on a day, or NULL: without @error where it
 * has not answered. */
TdFeedback *td_feedback_find (TdDatabase *db,
                              gint64 survey_id,
                              gint64 pair_id,
                              const char *side,
                              TdDate on,
                              GError **error);

/* Feedback of a pair or a programme (0: all), newest first. (element-type TdFeedback) */
GPtrArray *td_feedback_list (TdDatabase *db, gint64 program_id, gint64 pair_id, GError **error);

/* The answers of one feedback in the order of the questions. (element-type TdFeedbackAnswer) */
GPtrArray *td_feedback_list_answers (TdDatabase *db, gint64 feedback_id, GError **error);

/**
 * TdTestimonial:
 *
 * Words that a person allowed to repeat. In a confidential programme without her name.
 */
#define TD_TYPE_TESTIMONIAL (td_testimonial_get_type ())
G_DECLARE_FINAL_TYPE (TdTestimonial, td_testimonial, TD, TESTIMONIAL, TdRecord)

struct _TdTestimonial
{
  TdRecord parent_instance;

  gint64 feedback_id;
  TdDate answered_on;
  char *side;
  char *person_name; /* NULL in a confidential programme */
  char *question;
  char *text;
  char *program_name;
};

/* "“Words.” – NAME, mentee, 12 Mar 2026 (Programme)", as it is copied. */
char *td_testimonial_dup_text (TdTestimonial *testimonial);

/* What may be quoted of a programme (0: of all), newest first; nothing without her permission.
 * (element-type TdTestimonial) */
GPtrArray *td_testimonial_list (TdDatabase *db, gint64 program_id, GError **error);

G_END_DECLS
