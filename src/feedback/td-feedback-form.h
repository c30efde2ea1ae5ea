/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "contact/td-history.h"
#include "feedback/td-feedback.h"
#include "feedback/td-survey.h"

G_BEGIN_DECLS

/**
 * TdFeedbackForm:
 * @questions: (element-type TdSurveyQuestion): of both sides, also the retired ones
 * @histories: of pairs by their id, as they are needed
 * @given: what pairs answered before, by their id, as it is needed
 *
 * What answers to one survey are held against, loaded once for a hundred thousand of them. For one,
 * td_feedback_save() is enough. What it holds must not change while it is there.
 */
typedef struct
{
  TdDatabase *db; /* borrowed */
  TdSurvey *survey;
  GPtrArray *questions;
  GHashTable *histories;
  GHashTable *given;
} TdFeedbackForm;

/* NULL with TD_ERROR_NOT_FOUND where there is no such survey. */
TdFeedbackForm *td_feedback_form_new (TdDatabase *db, gint64 survey_id, GError **error);
void td_feedback_form_free (TdFeedbackForm *form);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdFeedbackForm, td_feedback_form_free)

/* A question of the survey that this side is asked, or was; NULL for none. Borrowed. */
TdSurveyQuestion *td_feedback_form_find (TdFeedbackForm *form, const char *side, gint64 id);

/* Checks whose answers they are and when they were given, fills in answered_on and due_on, and the
 * id where this side answered for the same wave before. Errors as td_feedback_save(). */
gboolean td_feedback_settle (TdFeedbackForm *form,
                             TdFeedback *feedback,
                             TdDate today,
                             GError **error);

/* What td_feedback_save() would do, without doing it: its checks, and whether it would write. */
gboolean td_feedback_rehearse (TdFeedbackForm *form,
                               TdFeedback *feedback,
                               GPtrArray *answers,
                               TdDate today,
                               gboolean *made,
                               GError **error);

/**
 * TdFeedbackGiven:
 *
 * What a side answered before: of @feedback the columns of the table.
 */
typedef struct
{
  TdFeedback *feedback;
  GPtrArray *answers; /* of TdFeedbackAnswer */
} TdFeedbackGiven;

/* What a pair answered before, the latest first: (element-type TdFeedbackGiven), borrowed. */
GPtrArray *td_feedback_form_list_given (TdFeedbackForm *form, gint64 pair_id, GError **error);

/* One of them by its id, borrowed; TD_ERROR_NOT_FOUND where it is not of this pair and survey. */
const TdFeedbackGiven *td_feedback_form_get_given (TdFeedbackForm *form,
                                                   gint64 pair_id,
                                                   gint64 id,
                                                   GError **error);

/* What a side answered for the wave that is asked for on a day; NULL for nothing, or with an error.
 */
const TdFeedbackGiven *td_feedback_form_find_given (TdFeedbackForm *form,
                                                    const TdHistory *history,
                                                    gint64 pair_id,
                                                    const char *side,
                                                    TdDate on,
                                                    GError **error);

/* The days between which a wave is answered that is asked for on @on: from @from until before
 * @until, each of them none for no end. */
void td_feedback_get_wave (const TdSurvey *survey,
                           const TdHistory *history,
                           TdDate on,
                           TdDate *from,
                           TdDate *until);

/**
 * td_feedback_add_all:
 * @feedback: (element-type TdFeedback): all of them new and rehearsed; their ids are set
 * @answers: (element-type GPtrArray): of TdFeedbackAnswer, for each of @feedback
 * @progress: (nullable): goes from @from to @to
 *
 * Enters thousands as a TdAdding, inside a change.
 */
gboolean td_feedback_add_all (TdDatabase *db,
                              GPtrArray *feedback,
                              GPtrArray *answers,
                              TdProgress *progress,
                              double from,
                              double to,
                              GCancellable *cancellable,
                              GError **error);

/* td_feedback_save() as a part of the change under way; where it fails that must not be committed.
 */
gboolean td_feedback_write (TdFeedbackForm *form,
                            TdFeedback *feedback,
                            GPtrArray *answers,
                            TdDate today,
                            GError **error);

/* td_feedback_find() with what is known already. */
TdFeedback *td_feedback_find_in (TdDatabase *db,
                                 const TdSurvey *survey,
                                 const TdHistory *history,
                                 gint64 pair_id,
                                 const char *side,
                                 TdDate on,
                                 GError **error);

G_END_DECLS
