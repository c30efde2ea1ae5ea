/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "contact/td-history.h"

G_BEGIN_DECLS

/*
 * When a survey is given to a pair: pure arithmetic.
 *
 * Wave k (from 0) belongs to day first_day + k every_days of the pair's life, counted from
 * matched_on; with every_days 0 there is wave 0 only. A day inside a pause moves to the first day
 * after it; an open pause puts it off until the pair is resumed. Waves that move to one day are one
 * wave, the last of them. A wave whose day (moved or not) lies after the end of the pair is never.
 * A wave that was not answered is due until the day of the next one; nothing is due in a pause or
 * after the end.
 */

typedef struct
{
  int first_day;
  int every_days;
} TdSurveyDays;

/* The day wave @k was meant for, and the day it is given on: TD_DATE_NONE where it is not (the pair
 * ended before, or an open pause). */
TdDate td_survey_wave_get_day (const TdHistory *history, const TdSurveyDays *days, int k);
TdDate td_survey_wave_get_due (const TdHistory *history, const TdSurveyDays *days, int k);

/* The wave that is asked for on a day: the last one given on or before it, -1 before the first. */
int td_survey_wave_find (const TdHistory *history, const TdSurveyDays *days, TdDate on);

/* The wave that answers for day @due_on (as stored) belong to; 0 for one before the first. */
int td_survey_wave_of (const TdHistory *history, const TdSurveyDays *days, TdDate due_on);

/**
 * td_survey_wave_is_due:
 * @last: the latest day that this side answered for, or TD_DATE_NONE
 * @due_on: (out) (optional): the day the wave was given on
 *
 * Whether a survey waits for an answer as of @today.
 */
gboolean td_survey_wave_is_due (const TdHistory *history,
                                const TdSurveyDays *days,
                                TdDate last,
                                TdDate today,
                                TdDate *due_on);

G_END_DECLS
