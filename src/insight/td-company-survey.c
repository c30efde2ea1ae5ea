/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-company-survey.h"

#include <glib/gi18n-lib.h>

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

void
td_company_survey_clear (TdCompanySurvey *survey)
{
  g_clear_pointer (&survey->waves, g_array_unref);
}

gboolean
td_company_survey_load (TdDatabase *db,
                        const TdInsightFilter *filter,
                        TdCompanySurvey *survey,
                        GError **error)
{
  survey->waves = g_array_new (FALSE, FALSE, sizeof (TdSurveyWave));
  survey->own = survey->others = (TdSurveyChange){ .hidden = TRUE, .change = td_interval_none () };
  return TRUE;
}
