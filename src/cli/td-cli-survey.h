/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "cli/td-cli.h"
#include "feedback/td-survey-question.h"

G_BEGIN_DECLS

/**
 * TdCliSurveyChoice:
 *
 * Which survey a command is about: --program NAME, and --survey NAME where the programme has more
 * than one.
 */
typedef struct
{
  char *program;
  char *survey;
} TdCliSurveyChoice;

void td_cli_survey_choice_clear (TdCliSurveyChoice *choice);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdCliSurveyChoice, td_cli_survey_choice_clear)

/* The entries of the two options. */
#define TD_CLI_SURVEY_ENTRIES(choice)                                                            \
  {                                                                                              \
    "program", 'p', 0, G_OPTION_ARG_STRING, &(choice).program, N_ ("The programme"), N_ ("NAME") \
  },                                                                                             \
  {                                                                                              \
    "survey", 0, 0, G_OPTION_ARG_STRING, &(choice).survey,                                       \
        N_ ("The survey, where the programme has several"), N_ ("NAME")                          \
  }

/* The survey that was chosen; the pulse survey is made where the programme has none. */
TdSurvey *td_cli_survey_find (TdCli *cli, const TdCliSurveyChoice *choice, GError **error);

/* Prints a survey with its questions, the retired ones too, as `survey show` does. */
gboolean td_cli_survey_print (TdCli *cli, gint64 survey_id, GError **error);

G_END_DECLS
