/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "base/td-date.h"

#include "base/td-digits.h"
#include "base/td-text.h"

#include <langinfo.h>
#include <string.h>

/* A written date as up to three parts, each a number or a month by name. */
typedef struct
{
  int value[3];
  int digits[3];
  int n_parts;
  int month_part; /* the part that was a name, or -1 */
  gboolean dotted;
} DateParts;

/* Month names of the languages that rosters come in, folded; "mrt" is Dutch too. */
static const char *const month_names[][12] = {
  { "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december" },
  { "januar", "februar", "marz", "april", "mai", "juni", "juli", "august", "september", "oktober",
    "november", "dezember" },
  { "januari", "februari", "mrt", "april", "mei", "juni", "juli", "augustus", "september",
    "oktober", "november", "december" },
  { "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre",
    "novembre", "decembre" },
  { "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
    "octubre", "noviembre", "diciembre" },
  { "يناير", "فبراير", "مارس", "ابريل", "مايو", "يونيو", "يوليو", "اغسطس", "سبتمبر", "اكتوبر",
    "نوفمبر", "ديسمبر" },
};

/* The month (1 to 12) a word names in the languages above or in the current locale, or 0. Three
 * letters of the name or more are enough. */
static int
month_from_name (const char *word)
{
  g_autofree char *key = td_text_fold (word);
  gsize length = strcspn (key, ".");

  /* French June or July. */
  if (g_utf8_strlen (key, (gssize) length) < 3 || (length == 3 && strncmp (key, "jui", 3) == 0))
    return 0;
  if (strncmp (key, "maart", length) == 0)
    return 3;
  for (guint language = 0; language < G_N_ELEMENTS (month_names); language++)
    for (int i = 0; i < 12; i++)
      if (strncmp (month_names[language][i], key, length) == 0)
        return i + 1;
  for (int i = 0; i < 12; i++)
    {
      g_autofree char *name = td_text_fold (nl_langinfo (MON_1 + i));
      g_autofree char *abbreviated = td_text_fold (nl_langinfo (ABMON_1 + i));

      if (strncmp (name, key, length) == 0 || g_str_has_prefix (abbreviated, key))
        return i + 1;
    }
  return 0;
}

static gboolean
take_number (const char **cursor, DateParts *parts)
{
  const char *p = *cursor;
  int value = 0, count = 0;

  for (; g_ascii_isdigit (*p); p++, count++)
    {
      if (count == 4)
        return FALSE;
      value = value * 10 + (*p - '0');
    }
  parts->value[parts->n_parts] = value;
  parts->digits[parts->n_parts++] = count;
  *cursor = p;
  return TRUE;
}

static gboolean
take_month_name (const char **cursor, DateParts *parts)
{
  const char *end = *cursor;
  g_autofree char *word = NULL;
  int month;

  while (g_unichar_isalpha (g_utf8_get_char (end)) || g_unichar_ismark (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  word = g_strndup (*cursor, (gsize) (end - *cursor));
  month = month_from_name (word);
  if (month == 0 || parts->month_part >= 0)
    return FALSE;
  parts->month_part = parts->n_parts;
  parts->value[parts->n_parts++] = month;
  *cursor = end;
  return TRUE;
}

/* What stands between the parts of a date; the Arabic comma, and the Chinese, Japanese and Korean
 * words for year, month and day, are among them. */
static const char *
skip_marks (const char *p)
{
  static const char marks[] = " ./-,،年月日년월일";

  while (*p && g_utf8_strchr (marks, -1, g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p;
}

/* Splits the text; what follows the third part must be nothing or a time of day. */
static gboolean
split (const char *text, DateParts *parts)
{
  const char *p = text;

  *parts = (DateParts){ .month_part = -1 };
  while (parts->n_parts < 3)
    {
      const char *marks = p;

      p = skip_marks (p);
      parts->dotted = parts->dotted || memchr (marks, '.', (gsize) (p - marks)) != NULL;
      if (g_ascii_isdigit (*p) ? !take_number (&p, parts) : !take_month_name (&p, parts))
        return FALSE;
    }
  if (g_str_has_prefix (p, "日") || g_str_has_prefix (p, "일"))
    p = g_utf8_next_char (p);
  return *p == '\0' || (strchr (" T,", *p) && (p[1] == '\0' || strchr (p, ':')));
}

static int
full_year (int value, int digits, int pivot)
{
  int century = pivot / 100 * 100;

  if (digits > 2)
    return value;
  value += century;
  return value > pivot + 20 ? value - 100 : value;
}

static TdDate
arrange (const DateParts *parts, int year, int month, int day, int pivot)
{
  return td_date_from_ymd (full_year (parts->value[year], parts->digits[year], pivot),
                           parts->value[month], parts->value[day]);
}

static TdDate
read_numbers (const DateParts *parts, TdDateOrder order, int pivot, gboolean *ambiguous)
{
  TdDate day_first, month_first;

  if (parts->digits[0] >= 3)
    return arrange (parts, 0, 1, 2, pivot);
  if (parts->digits[1] > 2)
    return TD_DATE_NONE;
  if (order == TD_DATE_ORDER_YMD)
    return parts->digits[2] > 2 ? TD_DATE_NONE : arrange (parts, 0, 1, 2, pivot);

  day_first = arrange (parts, 2, 1, 0, pivot);
  month_first = arrange (parts, 2, 0, 1, pivot);
  if (order == TD_DATE_ORDER_DMY || (order == TD_DATE_ORDER_MDY_DOTS && parts->dotted))
    return day_first;
  if (order == TD_DATE_ORDER_MDY || order == TD_DATE_ORDER_MDY_DOTS)
    return month_first;
  if (day_first == TD_DATE_NONE || month_first == TD_DATE_NONE || day_first == month_first)
    return MAX (day_first, month_first);
  if (ambiguous)
    *ambiguous = TRUE;
  return TD_DATE_NONE;
}

static TdDate
read_compact (const char *text)
{
  char iso[11];

  if (strspn (text, "0123456789") != 8 || text[8] != '\0')
    return TD_DATE_NONE;
  g_snprintf (iso, sizeof iso, "%.4s-%.2s-%.2s", text, text + 4, text + 6);
  return td_date_from_iso (iso);
}

TdDate
td_date_read (const char *text, TdDateOrder order, int pivot, gboolean *ambiguous)
{
  g_autofree char *trimmed = NULL;
  DateParts parts;
  TdDate compact, iso;

  if (ambiguous)
    *ambiguous = FALSE;
  if (text == NULL)
    return TD_DATE_NONE;
  /* As most files have them. */
  iso = td_date_from_iso (text);
  if (iso != TD_DATE_NONE || !g_utf8_validate (text, -1, NULL))
    return iso;

  trimmed = g_strstrip (td_text_plain_digits (text));
  compact = read_compact (trimmed);
  if (compact != TD_DATE_NONE)
    return compact;
  if (!split (trimmed, &parts))
    return TD_DATE_NONE;
  switch (parts.month_part)
    {
    case 0: /* Mar 15, 2019 */
      return arrange (&parts, 2, 0, 1, pivot);
    case 1: /* 15-Mar-2019, 2019-Mar-15 */
      return parts.digits[0] > 2 ? arrange (&parts, 0, 1, 2, pivot)
                                 : arrange (&parts, 2, 1, 0, pivot);
    case 2:
      return TD_DATE_NONE;
    default:
      return read_numbers (&parts, order, pivot, ambiguous);
    }
}
