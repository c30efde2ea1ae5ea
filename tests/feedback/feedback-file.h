/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "feedback/td-feedback.h"
#include "td-test.h"

/* Programme 1 ("Leadership") with employees 1 to 6 ("Ada One" …) and pairs
 *   1  Ada One – Bob Two    active since 2024-01-10
 *   2  Ada One – Cid Three  active since 2024-02-01
 *   3  Dee Four – Eve Five  ended: 2024-01-05 to 2024-06-05
 *   4  Dee Four – Fay Six   proposed on 2024-05-01
 * and programme 2 ("Coaching") without pairs. */
void feedback_file_make (TdDatabase *db);

/* The pulse survey of programme 1, made. */
gint64 feedback_file_ensure (TdDatabase *db);

/* The question of a survey whose title begins so. */
TdSurveyQuestion *feedback_file_question (TdDatabase *db, gint64 survey_id, const char *title);

/* Answers: satisfaction, recommendation and, where not NULL, the first open question. */
GPtrArray *feedback_file_answers (TdDatabase *db,
                                  gint64 survey_id,
                                  int rating,
                                  int recommend,
                                  const char *text);

/* Enters them; gives the id. */
gint64 feedback_file_enter (TdDatabase *db,
                            gint64 survey_id,
                            gint64 pair_id,
                            const char *side,
                            const char *on,
                            int rating,
                            const char *text);
