/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-calendar-text.h"

#include <stdio.h>
#include <string.h>

/* Source: vCalendar 1.0, the Electronic Calendaring and Scheduling Exchange Format, section 2.2:
 * how often, which of them, and "#n" times (2 where nothing is said, for ever with "#0") or until
 * when. */
typedef struct
{
  GString *by;      /* "BYDAY=MO,TU", growing */
  const char *part; /* what the words are: BYDAY, BYMONTHDAY … */
  char *place;      /* of the days that follow: "2", "-1", or NULL */
  char *end;        /* COUNT=… or UNTIL=…, NULL for neither */
  gboolean endless;
} Rule;

static void
rule_clear (Rule *rule)
{
  g_string_free (rule->by, TRUE);
  g_free (rule->place);
  g_free (rule->end);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Rule, rule_clear)

static gboolean
is_day (const char *word)
{
  static const char *const days[] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU", NULL };

  return g_strv_contains (days, word);
}

/* "2+" is the second, "1-" the last, "LD" the last day of a month; NULL for another word. */
static char *
read_place (const char *word)
{
  int number, n = 0;

  if (strcmp (word, "LD") == 0)
    return g_strdup ("-1");
  if (sscanf (word, "%d%n", &number, &n) < 1 || number < 1 || number > 366)
    return NULL;
  if (strcmp (word + n, "-") == 0)
    return g_strdup_printf ("-%d", number);
  return word[n] == '\0' || strcmp (word + n, "+") == 0 ? g_strdup_printf ("%d", number) : NULL;
}

static void
add_by (Rule *rule, const char *value, const char *suffix)
{
  if (rule->by->len == 0)
    g_string_append_printf (rule->by, "%s=", rule->part);
  else
    g_string_append_c (rule->by, ',');
  g_string_append_printf (rule->by, "%s%s", value, suffix);
}

/* A number of times, a last day, or a word of the rule; FALSE where it is none of them. */
static gboolean
read_word (Rule *rule, const char *word)
{
  g_autofree char *place = NULL;
  int times;

  if (sscanf (word, "#%d", &times) == 1)
    {
      rule->endless = times == 0;
      g_free (rule->end);
      rule->end = times > 0 ? g_strdup_printf ("COUNT=%d", times) : NULL;
      return times >= 0;
    }
  if (strlen (word) >= 8 && strspn (word, "0123456789") == 8)
    {
      g_free (rule->end);
      rule->end = g_strdup_printf ("UNTIL=%s", word);
      return TRUE;
    }
  if (rule->part == NULL)
    return FALSE;
  if (is_day (word))
    {
      add_by (rule, rule->place ? rule->place : "", word);
      return strcmp (rule->part, "BYDAY") == 0;
    }
  place = read_place (word);
  if (place == NULL)
    return FALSE;
  if (strcmp (rule->part, "BYDAY") == 0)
    {
      g_free (rule->place);
      rule->place = g_steal_pointer (&place);
    }
  else
    add_by (rule, place, "");
  return TRUE;
}

char *
td_calendar_rule_convert (const char *text)
{
  static const struct
  {
    const char *sign;
    const char *frequency;
    const char *part;
  } kinds[] = { { "MP", "MONTHLY", "BYDAY" },  { "MD", "MONTHLY", "BYMONTHDAY" },
                { "YM", "YEARLY", "BYMONTH" }, { "YD", "YEARLY", "BYYEARDAY" },
                { "D", "DAILY", NULL },        { "W", "WEEKLY", "BYDAY" } };
  g_autofree char *upper = g_ascii_strup (text, -1);
  g_auto (GStrv) words = g_strsplit_set (g_strstrip (upper), " \t", -1);
  g_auto (Rule) rule = { .by = g_string_new (NULL) };

  for (guint i = 0; words[0] && i < G_N_ELEMENTS (kinds); i++)
    {
      int interval, n = 0;
      gsize length = strlen (kinds[i].sign);

      if (!g_str_has_prefix (words[0], kinds[i].sign) ||
          sscanf (words[0] + length, "%d%n", &interval, &n) < 1 || words[0][length + (gsize) n] ||
          interval < 1)
        continue;
      rule.part = kinds[i].part;
      for (char **word = words + 1; *word; word++)
        if (**word && !read_word (&rule, *word))
          return NULL;
      if (rule.end == NULL && !rule.endless)
        rule.end = g_strdup ("COUNT=2");
      return g_strdup_printf ("FREQ=%s;INTERVAL=%d%s%s%s%s", kinds[i].frequency, interval,
                              rule.by->len ? ";" : "", rule.by->str, rule.end ? ";" : "",
                              rule.end ? rule.end : "");
    }
  return NULL;
}
