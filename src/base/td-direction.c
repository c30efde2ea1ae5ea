/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "base/td-direction.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ISOLATE "\u2068"
#define END_ISOLATE "\u2069"
#define RIGHT_TO_LEFT_MARK "\u200f"
#define LEFT_TO_RIGHT_MARK "\u200e"

gboolean
td_direction_is_mirrored (void)
{
  static const char *const languages[] = { "ar",  "arc",   "ckb", "dv", "fa",  "he", "iw", "ku_IQ",
                                           "nqo", "pa_PK", "ps",  "sd", "syr", "ug", "ur", "yi" };
  const char *name = g_get_language_names ()[0];

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      gsize length = strlen (languages[i]);

      if (strncmp (name, languages[i], length) == 0 && !g_ascii_isalpha (name[length]))
        return TRUE;
    }
  return FALSE;
}

gboolean
td_direction_of_letter (gunichar letter)
{
  switch (g_unichar_get_script (letter))
    {
    case G_UNICODE_SCRIPT_ARABIC:
    case G_UNICODE_SCRIPT_HEBREW:
    case G_UNICODE_SCRIPT_SYRIAC:
    case G_UNICODE_SCRIPT_THAANA:
    case G_UNICODE_SCRIPT_NKO:
    case G_UNICODE_SCRIPT_ADLAM:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Whether a text has a figure that a line from the right would tear from its sign, and no letter.
 */
static gboolean
is_signed_figure (const char *text)
{
  gboolean figure = FALSE, sign = FALSE;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalpha (c))
        return FALSE;
      figure = figure || g_unichar_isdigit (c);
      sign = sign || c == '+' || c == '-' || c == '%' || c == 0x2212;
    }
  return figure && sign;
}

char *
td_text_isolate (const char *text)
{
  gboolean mirrored;

  if (text == NULL)
    return NULL;
  mirrored = td_direction_is_mirrored ();
  if (mirrored && is_signed_figure (text))
    return g_strconcat (ISOLATE, text, END_ISOLATE, NULL);
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalpha (c) && td_direction_of_letter (c) != mirrored)
        return g_strconcat (ISOLATE, text, END_ISOLATE, NULL);
    }
  return g_strdup (text);
}

char *
td_text_turn (const char *text)
{
  gboolean mirrored;

  if (text == NULL)
    return NULL;
  mirrored = td_direction_is_mirrored ();
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalpha (c) && td_direction_of_letter (c) != mirrored)
        return g_strconcat (mirrored ? RIGHT_TO_LEFT_MARK : LEFT_TO_RIGHT_MARK, ISOLATE, text,
                            END_ISOLATE, NULL);
      if (g_unichar_isalpha (c))
        break;
    }
  return g_strdup (text);
}

char *
td_text_join (const char *one, const char *between, const char *other)
{
  g_autofree char *turned = td_text_turn (one);

  return g_strconcat (turned, between, other, NULL);
}

char *
td_text_from_to (const char *from, const char *to)
{
  /* Translators: the mentor and the mentee. From right to left the arrow is "←". */
  return g_strdup_printf (_ ("%s → %s"), from, to);
}
