/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "feedback/td-survey-wave.h"

TdDate
td_survey_wave_get_day (const TdHistory *history, const TdSurveyDays *days, int k)
{
  g_return_val_if_fail (k >= 0, TD_DATE_NONE);

  return history->matched_on + days->first_day + k * days->every_days;
}

TdDate
td_survey_wave_get_due (const TdHistory *history, const TdSurveyDays *days, int k)
{
  TdDate day = td_survey_wave_get_day (history, days, k);
  const TdSpan *pause = td_history_find_pause (history, day);

  if (pause && pause->to == TD_DATE_NONE)
    return TD_DATE_NONE;
  /* Pauses that touch are one, so the day after it is in no other. */
  if (pause)
    day = pause->to + 1;
  return td_history_is_active (history, day) ? day : TD_DATE_NONE;
}

/* The last wave that was meant for a day up to this one; below 0 where none was. */
static int
last_meant (const TdHistory *history, const TdSurveyDays *days, TdDate on)
{
  int lived = on - history->matched_on - days->first_day;

  if (lived < 0)
    return -1;
  return days->every_days > 0 ? lived / days->every_days : 0;
}

int
td_survey_wave_find (const TdHistory *history, const TdSurveyDays *days, TdDate on)
{
  int k = last_meant (history, days, on);

  /* A wave is given on the day it was meant for or later, never sooner. */
  while (k >= 0)
    {
      TdDate due = td_survey_wave_get_due (history, days, k);

      if (due != TD_DATE_NONE && due <= on)
        break;
      k--;
    }
  return k;
}

int
td_survey_wave_of (const TdHistory *history, const TdSurveyDays *days, TdDate due_on)
{
  return MAX (last_meant (history, days, due_on), 0);
}

gboolean
td_survey_wave_is_due (const TdHistory *history,
                       const TdSurveyDays *days,
                       TdDate last,
                       TdDate today,
                       TdDate *due_on)
{
  int k;

  if (!td_history_is_active (history, today) || td_history_find_pause (history, today))
    return FALSE;
  k = td_survey_wave_find (history, days, today);
  if (k < 0 || (last != TD_DATE_NONE && last >= td_survey_wave_get_day (history, days, k)))
    return FALSE;
  if (due_on)
    *due_on = td_survey_wave_get_due (history, days, k);
  return TRUE;
}
