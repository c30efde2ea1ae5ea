/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "program/td-program.h"

G_BEGIN_DECLS

/**
 * TdSignUpQuestion:
 * @field: what it fills, a field of `tandemctl import enrolments`: "skills_wanted"
 * @title: the words of the question, translated
 * @hint: how it is answered, translated
 * @options: (nullable): what can be ticked, translated, NULL-terminated
 * @several: whether more than one of them
 * @lines: how many lines an answer in words needs on paper
 *
 * A question of the form with which people sign up, on paper and in a forms service. A column of a
 * forms export that has its words maps itself.
 */
typedef struct
{
  const char *field;
  const char *title;
  const char *hint;
  const char *const *options;
  gboolean several;
  int lines;
} TdSignUpQuestion;

/* The questions, in their order; (element-type TdSignUpQuestion) (transfer full). */
GArray *td_sign_up_list_questions (void);

/* Whether a text is the question of a field, in English or in the language of the window. */
gboolean td_sign_up_is_title (const char *field, const char *text);

/* The questions as a list to paste into a forms service, below the name of the programme; plain
 * text. To be freed. */
char *td_sign_up_dup_text (const TdProgram *program);

G_END_DECLS
