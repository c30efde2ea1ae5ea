/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "contact/td-line-days.h"

#include "base/td-text.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>

static gboolean
list_contains (const char *list, const char *key)
{
  g_auto (GStrv) entries = td_text_split_list (list);

  for (char **entry = entries; *entry != NULL; entry++)
    {
      g_autofree char *folded = td_text_fold (*entry);

      if (g_str_equal (folded, key))
        return TRUE;
    }
  return FALSE;
}

gboolean
td_line_is_one_of (const char *list, const char *key)
{
  return list_contains (list, key) || list_contains (_ (list), key);
}

/* The last day of the week @weekday (0 is Sunday) by @today. */
static TdDate
last_weekday (int weekday, TdDate today)
{
  /* Day numbers are of the Julian day of GDate: 1 January of the year 1 was a Monday. */
  return today - (today - weekday + 7) % 7;
}

static TdDate
read_day_name (const char *key, TdDate today)
{
  static const char *const english[] = { "sunday",   "monday", "tuesday", "wednesday",
                                         "thursday", "friday", "saturday" };

  if (td_line_is_one_of (N_ ("today"), key))
    return today;
  if (td_line_is_one_of (N_ ("yesterday"), key))
    return today - 1;
  for (int i = 0; i < 7; i++)
    {
      g_autofree char *name = td_text_fold (nl_langinfo (DAY_1 + i));

      if (g_str_equal (key, english[i]) || g_str_equal (key, name))
        return last_weekday (i, today);
    }
  return TD_DATE_NONE;
}

/* Reads a day and month with the years that come into question: the newest that is not after
 * @limit, or with @forward the first after @limit. */
static TdDate
read_without_year (const char *text,
                   TdDateOrder order,
                   TdDate limit,
                   gboolean forward,
                   gboolean *ambiguous)
{
  int year;

  td_date_get_ymd (limit, &year, NULL, NULL);
  for (int i = 0; i <= 8; i++)
    {
      int candidate = forward ? year + i : year - i;
      g_autofree char *whole = order == TD_DATE_ORDER_YMD
                                   ? g_strdup_printf ("%d/%s", candidate, text)
                                   : g_strdup_printf ("%s %d", text, candidate);
      TdDate date = td_date_read (whole, order, year, ambiguous);

      if (date != TD_DATE_NONE && (forward ? date > limit : date <= limit))
        return date;
    }
  return TD_DATE_NONE;
}

TdDate
td_line_read_day (const char *text,
                  TdDateOrder order,
                  TdDate today,
                  gboolean forward,
                  gboolean *ambiguous)
{
  g_autofree char *key = td_text_fold (text);
  gboolean unsure = FALSE;
  TdDate date = forward ? TD_DATE_NONE : read_day_name (key, today);
  int year;

  td_date_get_ymd (today, &year, NULL, NULL);
  if (date == TD_DATE_NONE)
    date = td_date_read (text, order, year, &unsure);
  if (date == TD_DATE_NONE)
    date = read_without_year (text, order, today, forward, &unsure);
  if (ambiguous)
    *ambiguous = unsure && date == TD_DATE_NONE;
  return date;
}
