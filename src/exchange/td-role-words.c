/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-role-words.h"

#include "base/td-digits.h"
#include "base/td-text.h"
#include "contact/td-line-days.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

static gboolean
has_any (const char *text, const char *const *parts)
{
  for (; *parts; parts++)
    if (strstr (text, *parts))
      return TRUE;
  return FALSE;
}

/* Whether a text that speaks of mentors only means looking for one. */
static gboolean
is_looking (const char *key)
{
  static const char *const looking[] = { "like a mentor",
                                         "have a mentor",
                                         "want a mentor",
                                         "need a mentor",
                                         "find a mentor",
                                         "for a mentor",
                                         "einen mentor",
                                         "eine mentorin",
                                         "un mentor",
                                         "une mentor",
                                         "een mentor",
                                         "mentor gesucht",
                                         "mentor gezocht",
                                         "mentored",
                                         "mentor me",
                                         "mentore",
                                         NULL };
  static const char *const being[] = { "be a mentor", "become a mentor", "being a mentor",
                                       " sein",       " werden",         "etre",
                                       "devenir",     " zijn",           " worden",
                                       NULL };

  return has_any (key, looking) && !has_any (key, being);
}

const char *
td_role_read (const char *text)
{
  static const char *const both[] = { "both", "beide", "les deux", "allebei", NULL };
  static const char *const mentee[] = { "mentee", "coachee", "protege", "learner", NULL };
  static const char *const mentor[] = { "mentor", "coach", NULL };
  g_autofree char *key = td_text_fold (text);
  g_auto (GStrv) without = g_strsplit (key, "coachee", -1);
  g_autofree char *rest = g_strjoinv ("", without);
  gboolean is_mentee = has_any (key, mentee);
  gboolean is_mentor = has_any (rest, mentor);

  if (has_any (key, both) || (is_mentee && is_mentor))
    return "both";
  if (is_mentee)
    return "mentee";
  if (is_mentor)
    return is_looking (key) ? "mentee" : "mentor";
  return NULL;
}

gboolean
td_amount_read (const char *written, double *amount)
{
  g_autofree char *text = td_text_plain_digits (written);
  gsize start = strcspn (text, "0123456789");
  g_autofree char *number = g_strdup (text + start);
  char *end;

  if (*number == '\0')
    return FALSE;
  g_strdelimit (number, ",", '.');
  *amount = g_ascii_strtod (number, &end);
  if (start > 0 && text[start - 1] == '-')
    *amount = -*amount;
  return TRUE;
}

int
td_time_of_day_read (const char *text)
{
  const char *colon = strchr (text, ':');
  const char *start = colon;
  int hours, minutes = 0, seconds = 0;

  while (start && start > text && g_ascii_isdigit (start[-1]))
    start--;
  if (start == NULL || sscanf (start, "%2d:%2d:%2d", &hours, &minutes, &seconds) < 2)
    return 0;
  if (strstr (text, "PM") || strstr (text, "pm"))
    hours = hours % 12 + 12;
  return (hours * 60 + minutes) * 60 + seconds;
}

gboolean
td_truth_read (const char *text, gboolean *truth)
{
  g_autofree char *key = NULL;

  /* What systems write goes without looking for words in two languages. */
  *truth = strcmp (text, "1") == 0;
  if (*truth || strcmp (text, "0") == 0)
    return TRUE;
  key = td_text_fold (text);
  *truth = TRUE;
  if (td_line_is_one_of (N_ ("yes; y; true; x; 1; on"), key) || strcmp (text, "+") == 0 ||
      strcmp (text, "✓") == 0 || strcmp (text, "✔") == 0)
    return TRUE;
  *truth = FALSE;
  return td_line_is_one_of (N_ ("no; n; false; 0; off"), key);
}
