/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "program/td-sign-up.h"

#include "base/td-text.h"
#include "program/td-enrolment.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Most answers that can be ticked. */
#define MOST_OPTIONS 6

typedef enum
{
  WORDS,
  ROLES,
  REASONS,
  OCCASIONS,
} Answer;

static const struct
{
  const char *field;
  const char *title;
  const char *hint;
  Answer answer;
  int lines;
} questions[] = {
  /* Translators: these are the questions of the form with which people sign up for a programme.
   * Each must differ from the others: an import knows its columns by these words. */
  { "email", N_ ("Your work e-mail address"), N_ ("One line"), WORDS, 1 },
  { "name", N_ ("Your name"), N_ ("One line"), WORDS, 1 },
  { "role", N_ ("How do you want to take part?"), N_ ("One answer"), ROLES, 0 },
  { "skills_wanted", N_ ("Which skills would you like to develop?"),
    N_ ("In a few words, separated by semicolons"), WORDS, 2 },
  { "reasons", N_ ("Why would you like a mentor?"), N_ ("Several answers are possible"), REASONS,
    0 },
  { "occasion", N_ ("What is the occasion?"), N_ ("One answer"), OCCASIONS, 0 },
  { "skills_offered", N_ ("Which skills can you offer?"),
    N_ ("In a few words, separated by semicolons"), WORDS, 2 },
  { "strengths", N_ ("What are you good at?"), N_ ("In a few words, separated by semicolons"),
    WORDS, 2 },
  { "places", N_ ("As a mentor: for how many mentees?"), N_ ("A number"), WORDS, 1 },
  { "topics_excluded", N_ ("Which topics would you rather not talk about?"), N_ ("In a few words"),
    WORDS, 2 },
  { "languages", N_ ("Which languages could you hold the conversations in?"),
    N_ ("Separated by semicolons"), WORDS, 1 },
  { "hours", N_ ("How many hours a month can you spend?"), N_ ("A number"), WORDS, 1 },
  { "wishes", N_ ("Whom would you like to be paired with?"),
    N_ ("Names or e-mail addresses, the dearest first"), WORDS, 2 },
  { "vetoes", N_ ("Whom would you rather not be paired with?"),
    N_ ("Names or e-mail addresses; nobody else sees them"), WORDS, 2 },
  { "referred_by", N_ ("Who told you about the programme?"), N_ ("One line"), WORDS, 1 },
};

/* The words of the codes of an answer, NULL-terminated. */
static const char *const *
list_options (Answer answer, const char **options)
{
  static const char *const roles[] = { "mentee", "mentor", "both", NULL };
  const char *const *codes = answer == ROLES     ? roles
                             : answer == REASONS ? td_enrolment_list_reasons ()
                                                 : td_enrolment_list_occasions ();
  guint n = 0;

  for (; n < MOST_OPTIONS && codes[n]; n++)
    options[n] = answer == ROLES     ? td_enrolment_role_get_label (codes[n])
                 : answer == REASONS ? td_enrolment_reason_get_label (codes[n])
                                     : td_enrolment_occasion_get_label (codes[n]);
  options[n] = NULL;
  return options;
}

static void
clear_question (gpointer data)
{
  g_free ((gpointer) ((TdSignUpQuestion *) data)->options);
}

GArray *
td_sign_up_list_questions (void)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (TdSignUpQuestion));

  g_array_set_clear_func (list, clear_question);
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      TdSignUpQuestion question = { .field = questions[i].field,
                                    .title = _ (questions[i].title),
                                    .hint = _ (questions[i].hint),
                                    .several = questions[i].answer == REASONS,
                                    .lines = questions[i].lines };

      if (questions[i].answer != WORDS)
        question.options =
            list_options (questions[i].answer, g_new (const char *, MOST_OPTIONS + 1));
      g_array_append_val (list, question);
    }
  return list;
}

gboolean
td_sign_up_is_title (const char *field, const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    if (strcmp (questions[i].field, field) == 0)
      return td_text_same (text, questions[i].title) || td_text_same (text, _ (questions[i].title));
  return FALSE;
}

char *
td_sign_up_dup_text (const TdProgram *program)
{
  g_autoptr (GArray) list = td_sign_up_list_questions ();
  GString *text = g_string_new (NULL);

  /* Translators: the name of a programme. */
  g_string_append_printf (text, _ ("Sign up: %s"), program->name);
  g_string_append (text, "\n\n");
  for (guint i = 0; i < list->len; i++)
    {
      const TdSignUpQuestion *question = &g_array_index (list, TdSignUpQuestion, i);

      g_string_append_printf (text, "%s\n", question->title);
      for (const char *const *option = question->options; option && *option; option++)
        g_string_append_printf (text, "  - %s\n", *option);
      g_string_append_printf (text, "  (%s)\n\n", question->hint);
    }
  return g_string_free (text, FALSE);
}
