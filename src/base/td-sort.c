/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "base/td-sort.h"

#include "base/td-text.h"

#include <locale.h>
#include <string.h>

gboolean
td_sort_is_plain (void)
{
  /* What stands first of two where letters with accents and pairs of letters have no place of their
   * own, as they have in Scandinavian languages, Spanish, Turkish, Polish, Czech, Hungarian. */
  static const char *const words[][2] = {
    { "åa", "ab" },  { "äa", "ab" },  { "æa", "aeb" }, { "öa", "ob" }, { "øa", "ob" },
    { "üa", "ub" },  { "ña", "nb" },  { "ča", "cb" },  { "ça", "cb" }, { "ła", "lb" },
    { "ša", "sb" },  { "ža", "zb" },  { "õa", "ob" },  { "ğa", "gb" }, { "cha", "ci" },
    { "csa", "ct" }, { "lla", "lm" },
  };
  const char *locale = setlocale (LC_COLLATE, NULL);

  if (locale == NULL || g_str_equal (locale, "C") || g_str_equal (locale, "POSIX") ||
      g_str_has_prefix (locale, "C."))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_utf8_collate (words[i][0], words[i][1]) > 0)
      return FALSE;
  return TRUE;
}

char *
td_sort_key (const char *text)
{
  if (text == NULL || td_sort_is_plain ())
    return td_text_fold (text);
  return g_utf8_collate_key (text, -1);
}

static gboolean
is_family_first (void)
{
  /* Not read from LC_NAME, which has Arabic names turned and Korean ones not. */
  static const char *const languages[] = { "hu_", "ja_", "ko_", "vi_", "yue_", "zh_" };
  const char *locale = setlocale (LC_NAME, NULL);

  for (guint i = 0; locale && i < G_N_ELEMENTS (languages); i++)
    if (g_str_has_prefix (locale, languages[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_in_blocks (const char *text)
{
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      GUnicodeScript script = g_unichar_get_script (g_utf8_get_char (p));

      if (script != G_UNICODE_SCRIPT_HAN && script != G_UNICODE_SCRIPT_HANGUL)
        return FALSE;
    }
  return TRUE;
}

TdNameOrder
td_name_get_order (const char *given, const char *family)
{
  if (is_in_blocks (given) && is_in_blocks (family))
    return TD_NAME_ORDER_FAMILY_JOINED;
  return is_family_first () ? TD_NAME_ORDER_FAMILY_FIRST : TD_NAME_ORDER_GIVEN_FIRST;
}

char *
td_name_join (const char *given, const char *family)
{
  g_autofree char *first = td_text_clean (given);
  g_autofree char *last = td_text_clean (family);

  if (first == NULL || last == NULL)
    return first ? g_steal_pointer (&first) : g_steal_pointer (&last);
  switch (td_name_get_order (first, last))
    {
    case TD_NAME_ORDER_FAMILY_JOINED:
      return g_strconcat (last, first, NULL);
    case TD_NAME_ORDER_FAMILY_FIRST:
      return g_strconcat (last, " ", first, NULL);
    default:
      return g_strconcat (first, " ", last, NULL);
    }
}

/* Words before a Dutch family name that are no part of it to those who look for it. */
static gboolean
is_particle (const char *word)
{
  static const char *const particles[] = { "aan",  "bij", "d",   "de",  "den", "der", "het",
                                           "in",   "l",   "la",  "le",  "op",  "s",   "t",
                                           "te",   "ten", "ter", "tot", "uit", "van", "von",
                                           "voor", "vor", "zu",  NULL };
  g_autofree char *folded = td_text_fold (word);

  return g_strv_contains (particles, folded);
}

char *
td_name_family_key (const char *family)
{
  const char *locale = setlocale (LC_COLLATE, NULL);
  const char *name = family;
  const char *space;
  g_autofree char *before = NULL;

  if (family == NULL || locale == NULL || !g_str_has_prefix (locale, "nl_NL"))
    return g_strdup (family);
  while ((space = strchr (name, ' ')))
    {
      g_autofree char *word = g_strndup (name, (gsize) (space - name));

      if (!is_particle (word))
        break;
      name = space + 1;
    }
  if (name == family)
    return g_strdup (family);
  before = g_strndup (family, (gsize) (name - family - 1));
  return g_strconcat (name, " ", before, NULL);
}
