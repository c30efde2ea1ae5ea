/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "base/td-date.h"

#include <string.h>

/* Days of the months before a month (1 to 12, 13 for all) of a year without a leap day. */
static const guint16 days_before[] = {
  0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365
};

/* Days in 1, 4, 100 and 400 years of the calendar that begin behind a leap year. */
#define YEAR 365
#define FOUR_YEARS 1461
#define CENTURY 36524
#define CYCLE 146097

static gboolean
is_leap_year (int year)
{
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int
get_days_in_month (int year, int month)
{
  return days_before[month + 1] - days_before[month] + (month == 2 && is_leap_year (year) ? 1 : 0);
}

/* Reckoned here and not by GDate: histories of millions of contacts are days, and this is what
 * reading and counting them is made of. */
TdDate
td_date_from_ymd (int year, int month, int day)
{
  int before = year - 1;

  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 ||
      day > get_days_in_month (year, month))
    return TD_DATE_NONE;

  return before * YEAR + before / 4 - before / 100 + before / 400 + days_before[month] +
         (month > 2 && is_leap_year (year) ? 1 : 0) + day;
}

void
td_date_get_ymd (TdDate date, int *year, int *month, int *day)
{
  int rest = date - 1, cycles, centuries, fours, years, in_year;

  g_return_if_fail (date > 0);

  cycles = rest / CYCLE;
  rest %= CYCLE;
  /* The last century of a cycle and the last year of four have a day more. */
  centuries = MIN (rest / CENTURY, 3);
  rest -= centuries * CENTURY;
  fours = rest / FOUR_YEARS;
  rest %= FOUR_YEARS;
  years = MIN (rest / YEAR, 3);
  rest -= years * YEAR;

  in_year = cycles * 400 + centuries * 100 + fours * 4 + years + 1;
  if (year)
    *year = in_year;
  if (month || day)
    {
      int leap = is_leap_year (in_year) ? 1 : 0;
      /* No month is longer than 31 days: never too late, and at most one too early. */
      int in_month = rest / 31 + 1;

      if (rest >= days_before[in_month + 1] + (in_month >= 2 ? leap : 0))
        in_month++;
      if (month)
        *month = in_month;
      if (day)
        *day = rest - days_before[in_month] - (in_month > 2 ? leap : 0) + 1;
    }
}

/* FALSE where one is no digit: the end of a text too, so that nothing behind it is read. */
static gboolean
read_digits (const char *text, int count, int *value)
{
  *value = 0;
  for (int i = 0; i < count; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      *value = *value * 10 + (text[i] - '0');
    }
  return TRUE;
}

TdDate
td_date_from_iso (const char *text)
{
  int year, month, day;

  if (text == NULL || !read_digits (text, 4, &year) || text[4] != '-' ||
      !read_digits (text + 5, 2, &month) || text[7] != '-' || !read_digits (text + 8, 2, &day) ||
      text[10] != '\0')
    return TD_DATE_NONE;

  return td_date_from_ymd (year, month, day);
}

char *
td_date_write_iso (TdDate date, char *buffer)
{
  int year, month, day;

  if (date <= 0)
    {
      buffer[0] = '\0';
      return buffer;
    }
  td_date_get_ymd (date, &year, &month, &day);
  for (int i = 3; i >= 0; i--, year /= 10)
    buffer[i] = (char) ('0' + year % 10);
  buffer[4] = buffer[7] = '-';
  buffer[5] = (char) ('0' + month / 10);
  buffer[6] = (char) ('0' + month % 10);
  buffer[8] = (char) ('0' + day / 10);
  buffer[9] = (char) ('0' + day % 10);
  buffer[10] = '\0';
  return buffer;
}

char *
td_date_to_iso (TdDate date)
{
  char buffer[11];

  return date > 0 ? g_strdup (td_date_write_iso (date, buffer)) : NULL;
}

TdDate
td_date_add_months (TdDate date, int months)
{
  int year, month, day, length;

  g_return_val_if_fail (date > 0, TD_DATE_NONE);

  td_date_get_ymd (date, &year, &month, &day);
  months += year * 12 + month - 1;
  year = months / 12;
  month = months % 12 + 1;
  if (months < 12 || year > 9999)
    return TD_DATE_NONE;
  length = get_days_in_month (year, month);
  return td_date_from_ymd (year, month, MIN (day, length));
}

int
td_date_get_month_number (TdDate date)
{
  int year, month;

  td_date_get_ymd (date, &year, &month, NULL);
  return year * 12 + month;
}

TdDate
td_date_month_start (TdDate date)
{
  int day;

  td_date_get_ymd (date, NULL, NULL, &day);
  return date - day + 1;
}

TdDate
td_date_month_end (TdDate date)
{
  int year, month, day;

  td_date_get_ymd (date, &year, &month, &day);
  return date - day + get_days_in_month (year, month);
}

TdDate
td_date_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return td_date_from_ymd (g_date_time_get_year (now), g_date_time_get_month (now),
                           g_date_time_get_day_of_month (now));
}
