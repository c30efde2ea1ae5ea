/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-attendee-match.h"

#include "base/td-text.h"

#include <string.h>

/* Points of a word, and how many make a suggestion: one whole word of a name. */
#define WHOLE 3
#define NEARLY 2
#define INITIAL 1
#define ENOUGH 3

/* Whether two words differ by one letter that is missing, too much, wrong or swapped. */
static gboolean
is_nearly (const char *one, const char *other)
{
  gsize n = strlen (one), m = strlen (other);
  gsize front = 0, back = 0;

  if (MIN (n, m) < 4 || (n > m ? n - m : m - n) > 1)
    return FALSE;
  while (front < MIN (n, m) && one[front] == other[front])
    front++;
  while (back < MIN (n, m) - front && one[n - 1 - back] == other[m - 1 - back])
    back++;
  if (MAX (n, m) - front - back <= 1)
    return TRUE;
  return n == m && n - front - back == 2 && one[front] == other[front + 1] &&
         one[front + 1] == other[front];
}

static int
score_word (const char *word, const char *part)
{
  if (strcmp (word, part) == 0)
    return strlen (word) > 1 ? WHOLE : INITIAL;
  if (is_nearly (word, part))
    return NEARLY;
  if (strlen (word) == 1 || strlen (part) == 1)
    return word[0] == part[0] ? INITIAL : 0;
  return 0;
}

/* "jjansen", "janjansen", "jansenj": words run together, as addresses have them. */
static int
score_joined (const char *word, char **parts)
{
  guint n = g_strv_length (parts);
  g_autofree char *given = g_strdup (n > 0 ? parts[0] : "");
  g_autofree char *family = n > 1 ? g_strjoinv ("", parts + 1) : NULL;
  g_autofree char *first = family ? g_strconcat (given, family, NULL) : NULL;
  g_autofree char *last = family ? g_strconcat (family, given, NULL) : NULL;
  g_autofree char *initial = family ? g_strdup_printf ("%.1s%s", given, family) : NULL;
  g_autofree char *behind = family ? g_strdup_printf ("%s%.1s", family, given) : NULL;

  if (family == NULL)
    return 0;
  if (strcmp (word, first) == 0 || strcmp (word, last) == 0)
    return 2 * WHOLE;
  return strcmp (word, initial) == 0 || strcmp (word, behind) == 0 ? WHOLE + INITIAL : 0;
}

int
td_attendee_score (const char *attendee, const char *name)
{
  g_autofree char *key = td_text_fold (attendee);
  g_autofree char *name_key = td_text_fold (name);
  g_auto (GStrv) words = g_strsplit (key, " ", -1);
  g_auto (GStrv) parts = g_strsplit (name_key, " ", -1);
  int score = 0;

  for (char **word = words; *word; word++)
    {
      int best = 0;

      for (char **part = parts; *part; part++)
        best = MAX (best, score_word (*word, *part));
      score += best;
    }
  if (words[0] && words[1] == NULL)
    score = MAX (score, score_joined (words[0], parts));
  return score;
}

/* The words of an address: what stands before the "@", split at dots and the like, no digits. */
static char *
dup_address_words (const char *email)
{
  char *words = g_strndup (email, strcspn (email, "@+"));

  g_strdelimit (words, "._-0123456789", ' ');
  return g_strstrip (words);
}

TdPairPerson *
td_attendee_match (const TdCalendarAttendee *attendee, GPtrArray *candidates)
{
  g_autofree char *words = dup_address_words (attendee->email);
  gboolean named = attendee->name && strchr (attendee->name, '@') == NULL;
  TdPairPerson *found = NULL;
  int best = ENOUGH - 1;

  for (guint i = 0; i < candidates->len; i++)
    {
      TdPairPerson *person = candidates->pdata[i];
      int score = MAX (named ? td_attendee_score (attendee->name, person->name) : 0,
                       td_attendee_score (words, person->name));

      if (score > best)
        found = person;
      else if (score == best)
        found = NULL;
      best = MAX (best, score);
    }
  return found;
}
