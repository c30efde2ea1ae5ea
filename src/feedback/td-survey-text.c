/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "feedback/td-survey-text.h"

#include "base/td-text.h"

#include <glib/gi18n-lib.h>

const char *
td_survey_text_email (void)
{
  /* Translators: a question of a form. Whoever changes it adds its words to survey_fields in
   * exchange/td-import-field.c. */
  return _ ("Your e-mail address");
}

const char *
td_survey_text_side (void)
{
  /* Translators: a question of a form. Whoever changes it adds its words to survey_fields in
   * exchange/td-import-field.c. */
  return _ ("Are you the mentor or the mentee?");
}

const char *
td_survey_text_other (void)
{
  /* Translators: a question of a form. Whoever changes it adds its words to survey_fields in
   * exchange/td-import-field.c. */
  return _ ("Name of your mentor or mentee");
}

const char *
td_survey_text_quote (void)
{
  /* Translators: a question of a form. Whoever changes it adds its words to survey_fields in
   * exchange/td-import-field.c. */
  return _ ("May we quote you, with your name?");
}

char *
td_survey_text_dup_hint (TdSurveyQuestion *question)
{
  int lowest, highest;

  if (td_survey_kind_get_scale (question->kind, &lowest, &highest))
    /* Translators: the ends of a scale, each with what it means. */
    return g_strdup_printf (_ ("A scale from %d (%s) to %d (%s)"), lowest,
                            td_survey_kind_get_lowest_word (question->kind), highest,
                            td_survey_kind_get_highest_word (question->kind));
  if (g_strcmp0 (question->kind, "choice") == 0)
    {
      g_auto (GStrv) choices = td_text_split_list (question->choices);
      g_autofree char *list = choices ? g_strjoinv (" / ", choices) : g_strdup ("");

      /* Translators: the choices of a question. */
      return g_strdup_printf (_ ("One choice: %s"), list);
    }
  return g_strdup (_ ("A longer text"));
}

static void
append (GString *text, const char *title, const char *hint)
{
  g_string_append_printf (text, "%s\n    %s\n\n", title, hint);
}

static void
append_question (GString *text, TdSurveyQuestion *question)
{
  g_autofree char *hint = td_survey_text_dup_hint (question);
  g_autofree char *only =
      question->side
          /* Translators: how a question is answered, then who is asked: "Mentee". */
          ? g_strdup_printf (_ ("%s – asked of: %s"), hint,
                             td_survey_side_get_label (question->side))
          : NULL;

  append (text, question->title, only ? only : hint);
}

char *
td_survey_text_dup (TdSurvey *survey, GPtrArray *questions)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%s – %s\n\n", survey->program_name, survey->name);
  append (text, td_survey_text_email (), _ ("A short text"));
  append (text, td_survey_text_side (), _ ("One choice: Mentor / Mentee"));
  append (text, td_survey_text_other (), _ ("A short text"));
  for (guint i = 0; i < questions->len; i++)
    append_question (text, questions->pdata[i]);
  append (text, td_survey_text_quote (), _ ("One choice: Yes / No"));
  return g_strdup (text->str);
}
