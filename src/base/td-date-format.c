/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "base/td-date.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <locale.h>
#include <string.h>

/* The C locale writes 03/12/26, which nobody chose: it is what is left where no locale is set. */
static gboolean
has_no_locale (const char *name)
{
  return name == NULL || g_str_equal (name, "POSIX") || g_str_equal (name, "C") ||
         g_str_has_prefix (name, "C.");
}

TdDateOrder
td_date_locale_order (void)
{
  if (has_no_locale (setlocale (LC_TIME, NULL)))
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

/* Languages that write a point behind the number of the day: "22. Nov 2026". */
static const char *const ordinal[] = { "bs", "cs", "da", "de", "et", "fi", "hr", "is", "lb",
                                       "lv", "nb", "nn", "no", "sk", "sl", "sr", NULL };
/* Languages that do not shorten months, whatever the locale has. */
static const char *const whole[] = { "ar", "fa", "he", "ur", NULL };

static char *
dup_language (const char *name)
{
  return g_strndup (name ? name : "", strcspn (name ? name : "", "_.@"));
}

/* The language the months are written in: that of the sentences around them, where the program
 * has been told one. */
static char *
dup_words_language (gboolean *others)
{
  const char *name = setlocale (LC_TIME, NULL);
  const char *sentences = g_get_language_names ()[0];
  g_autofree char *own = dup_language (has_no_locale (name) ? "en" : name);
  g_autofree char *around = dup_language (sentences);

  *others = !has_no_locale (sentences) && !g_str_equal (own, around);
  return *others ? g_steal_pointer (&around) : g_steal_pointer (&own);
}

static gboolean
is_language (const char *const *languages)
{
  gboolean others;
  g_autofree char *language = dup_words_language (&others);

  return g_strv_contains (languages, language);
}

/* Translators: the months as they are written in a date, "3 Nov 2026": short where the language
 * shortens them. */
static const char *const months[] = {
  NC_ ("month", "Jan"), NC_ ("month", "Feb"), NC_ ("month", "Mar"), NC_ ("month", "Apr"),
  NC_ ("month", "May"), NC_ ("month", "Jun"), NC_ ("month", "Jul"), NC_ ("month", "Aug"),
  NC_ ("month", "Sep"), NC_ ("month", "Oct"), NC_ ("month", "Nov"), NC_ ("month", "Dec"),
};

/* The name for "%b" and its kin in a format. */
static char *
dup_month_format (int month)
{
  gboolean others;
  g_autofree char *language = dup_words_language (&others);

  if (others)
    return g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, "month", months[month - 1]));
  return g_strdup (g_strv_contains (whole, language) ? "%B" : NULL);
}

char *
td_date_format_as (GDateTime *time, const char *format)
{
  static const char *const names[] = { "%Ob", "%b", "%B" };
  g_autofree char *month = dup_month_format (g_date_time_get_month (time));
  g_autoptr (GString) with = g_string_new (format);

  for (guint i = 0; month && i < G_N_ELEMENTS (names); i++)
    g_string_replace (with, names[i], month, 0);
  return g_date_time_format (time, with->str);
}

static gboolean
has_digit (const char *text)
{
  return strpbrk (text, "0123456789") != NULL;
}

/* What the locale writes first stands first; the month is a word, so that nobody takes it for the
 * day. Who begins with the year, or has numbers for names of months, writes the date of the
 * standard, which has one reading. */
static const char *
find_format (void)
{
  TdDateOrder order = td_date_locale_order ();
  const char *month = nl_langinfo (ABMON_11);

  if (g_str_has_suffix (month, "월"))
    return "%Y년 %-m월 %-d일";
  if (g_str_has_suffix (month, "月"))
    return "%Y年%-m月%-d日";
  if (order == TD_DATE_ORDER_YMD || has_digit (month))
    return "%Y-%m-%d";
  if (order == TD_DATE_ORDER_MDY)
    return "%b %-d, %Y";
  if (is_language (ordinal))
    return "%-d. %b %Y";
  return "%-d %b %Y";
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
  return td_date_format_as (time, find_format ());
}

/* Hours up to 12, with a word for the half of the day. */
static gboolean
has_half_days (void)
{
  const char *format = nl_langinfo (T_FMT);

  return strstr (format, "%r") || strstr (format, "%I") || strstr (format, "%l");
}

char *
td_date_format_moment (const char *at)
{
  g_autoptr (GDateTime) utc = at ? g_date_time_new_from_iso8601 (at, NULL) : NULL;
  g_autoptr (GDateTime) local = utc ? g_date_time_to_local (utc) : NULL;
  g_autofree char *format =
      g_strconcat (find_format (), has_half_days () ? ", %-I:%M %p" : ", %H:%M", NULL);

  return local ? td_date_format_as (local, format) : NULL;
}
