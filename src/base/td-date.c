/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "base/td-date.h"

#include <langinfo.h>
#include <locale.h>
#include <string.h>
#include <time.h>

TdDate
td_date_from_ymd (int year, int month, int day)
{
  GDate date;

  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31 ||
      !g_date_valid_dmy (day, month, year))
    return TD_DATE_NONE;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, day, month, year);
  return (TdDate) g_date_get_julian (&date);
}

void
td_date_get_ymd (TdDate date, int *year, int *month, int *day)
{
  GDate split;

  g_return_if_fail (date > 0);

  g_date_clear (&split, 1);
  g_date_set_julian (&split, (guint32) date);
  if (year)
    *year = g_date_get_year (&split);
  if (month)
    *month = g_date_get_month (&split);
  if (day)
    *day = g_date_get_day (&split);
}

static int
read_digits (const char *text, int count)
{
  int value = 0;

  for (int i = 0; i < count; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return -1;
      value = value * 10 + (text[i] - '0');
    }
  return value;
}

TdDate
td_date_from_iso (const char *text)
{
  if (text == NULL || strlen (text) != 10 || text[4] != '-' || text[7] != '-')
    return TD_DATE_NONE;

  return td_date_from_ymd (read_digits (text, 4), read_digits (text + 5, 2),
                           read_digits (text + 8, 2));
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
  length = g_date_get_days_in_month (month, year);
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
  return date - day + g_date_get_days_in_month (month, year);
}

TdDate
td_date_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return td_date_from_ymd (g_date_time_get_year (now), g_date_time_get_month (now),
                           g_date_time_get_day_of_month (now));
}

char *
td_date_format (TdDate date)
{
  g_autoptr (GDateTime) time = NULL;
  int year, month, day;

  if (date <= 0)
    return g_strdup ("");
  td_date_get_ymd (date, &year, &month, &day);
  time = g_date_time_new_utc (year, month, day, 12, 0, 0);
  return g_date_time_format (time, "%-d %b %Y");
}

/* The C locale writes 03/12/26, which nobody chose: it is what is left where no locale is set. */
static gboolean
has_no_locale (void)
{
  const char *name = setlocale (LC_TIME, NULL);

  return name == NULL || g_str_equal (name, "POSIX") || g_str_equal (name, "C") ||
         g_str_has_prefix (name, "C.");
}

TdDateOrder
td_date_locale_order (void)
{
  if (has_no_locale ())
    return TD_DATE_ORDER_DMY;
  for (const char *p = nl_langinfo (D_FMT); *p; p++)
    {
      if (*p != '%')
        continue;
      p++;
      if (*p == '-' || *p == '_' || *p == 'E' || *p == 'O')
        p++;
      switch (*p)
        {
        case 'd':
        case 'e':
          return TD_DATE_ORDER_DMY;
        case 'm':
        case 'D':
          return TD_DATE_ORDER_MDY;
        case 'y':
        case 'Y':
        case 'F':
          return TD_DATE_ORDER_YMD;
        case '\0':
          return TD_DATE_ORDER_DMY;
        default:
          break;
        }
    }
  return TD_DATE_ORDER_DMY;
}
