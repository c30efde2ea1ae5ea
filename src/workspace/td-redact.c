/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-redact.h"

#include "base/td-text.h"

#include <string.h>

/* From this length on a number of digits alone is taken for no other number. */
#define LONG_NUMBER 6

typedef struct
{
  gunichar *letters; /* small ones, spaces as ' ', ended by 0 */
  char *replacement;
  gboolean enclosed; /* only as a whole text, in brackets or in quotes */
} Needle;

struct _TdRedactor
{
  GArray *needles;
};

static void
needle_clear (Needle *needle)
{
  g_free (needle->letters);
  g_free (needle->replacement);
}

TdRedactor *
td_redactor_new (void)
{
  TdRedactor *redactor = g_new (TdRedactor, 1);

  redactor->needles = g_array_new (FALSE, FALSE, sizeof (Needle));
  g_array_set_clear_func (redactor->needles, (GDestroyNotify) needle_clear);
  return redactor;
}

void
td_redactor_free (TdRedactor *redactor)
{
  if (redactor == NULL)
    return;
  g_array_unref (redactor->needles);
  g_free (redactor);
}

static gunichar
plain (gunichar letter)
{
  return g_unichar_isspace (letter) ? ' ' : g_unichar_tolower (letter);
}

static gunichar *
plain_letters (const char *text)
{
  glong n;
  gunichar *letters = g_utf8_to_ucs4_fast (text, -1, &n);

  for (glong i = 0; i < n; i++)
    letters[i] = plain (letters[i]);
  return letters;
}

static void
add_needle (TdRedactor *redactor, const char *text, const char *replacement, gboolean enclosed)
{
  g_autofree char *clean = text ? td_text_clean (text) : NULL;
  Needle needle;

  if (clean == NULL || !g_utf8_validate (clean, -1, NULL))
    return;
  needle = (Needle){ plain_letters (clean), g_strdup (replacement), enclosed };
  g_array_append_val (redactor->needles, needle);
}

void
td_redactor_add (TdRedactor *redactor, const char *text, const char *replacement)
{
  add_needle (redactor, text, replacement, FALSE);
}

void
td_redactor_add_name (TdRedactor *redactor, const char *name, const char *replacement)
{
  g_autofree char *clean = name ? td_text_clean (name) : NULL;

  if (clean && strpbrk (clean, " ,"))
    add_needle (redactor, clean, replacement, FALSE);
}

void
td_redactor_add_number (TdRedactor *redactor, const char *number, const char *replacement)
{
  gboolean digits = TRUE;

  for (const char *c = number; c && *c; c++)
    digits = digits && (g_ascii_isdigit (*c) || g_ascii_ispunct (*c));
  if (number)
    add_needle (redactor, number, replacement, digits && strlen (number) < LONG_NUMBER);
}

/* Where the needle ends that begins at @text, or NULL. */
static const char *
match (const char *text, const Needle *needle)
{
  const gunichar *letter = needle->letters;

  for (; *letter; letter++)
    {
      if (*text == '\0' || plain (g_utf8_get_char (text)) != *letter)
        return NULL;
      text = g_utf8_next_char (text);
      while (*letter == ' ' && *text && g_unichar_isspace (g_utf8_get_char (text)))
        text = g_utf8_next_char (text);
    }
  return text;
}

static gboolean
is_word (gunichar letter)
{
  return g_unichar_isalnum (letter) || g_unichar_ismark (letter);
}

static gboolean
is_fence (gunichar letter)
{
  return letter == 0 || letter == '(' || letter == ')' || letter == '"';
}

/* Whether what stands before and behind lets the needle be a word of its own. */
static gboolean
stands_alone (const char *text, const char *start, const char *end, const Needle *needle)
{
  gunichar before = start > text ? g_utf8_get_char (g_utf8_prev_char (start)) : 0;
  gunichar behind = *end ? g_utf8_get_char (end) : 0;

  return needle->enclosed ? is_fence (before) && is_fence (behind)
                          : !is_word (before) && !is_word (behind);
}

static const Needle *
find_at (TdRedactor *redactor, const char *text, const char *start, const char **end)
{
  for (guint i = 0; i < redactor->needles->len; i++)
    {
      const Needle *needle = &g_array_index (redactor->needles, Needle, i);

      *end = match (start, needle);
      if (*end && stands_alone (text, start, *end, needle))
        return needle;
    }
  return NULL;
}

char *
td_redactor_apply (const char *text, gpointer data)
{
  TdRedactor *redactor = data;
  GString *made = NULL;
  const char *kept = text;

  if (text == NULL || redactor->needles->len == 0)
    return NULL;
  for (const char *start = text; *start;)
    {
      const char *end;
      const Needle *needle = find_at (redactor, text, start, &end);

      if (needle == NULL)
        {
          start = g_utf8_next_char (start);
          continue;
        }
      if (made == NULL)
        made = g_string_new (NULL);
      g_string_append_len (made, kept, start - kept);
      g_string_append (made, needle->replacement);
      start = kept = end;
    }
  if (made == NULL)
    return NULL;
  g_string_append (made, kept);
  return g_string_free (made, FALSE);
}
