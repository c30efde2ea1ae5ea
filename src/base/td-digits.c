/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "base/td-digits.h"

#define ARABIC_PERCENT 0x066a
#define ARABIC_DECIMAL 0x066b
#define ARABIC_THOUSANDS 0x066c

/* Whether a letter only says how a line runs. */
static gboolean
is_direction (gunichar c)
{
  return c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) ||
         (c >= 0x2066 && c <= 0x2069);
}

char *
td_text_plain_digits (const char *text)
{
  GString *plain;

  if (text == NULL || g_str_is_ascii (text))
    return g_strdup (text);
  plain = g_string_new (NULL);
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isdigit (c))
        g_string_append_c (plain, (char) ('0' + g_unichar_digit_value (c)));
      else if (c == ARABIC_DECIMAL)
        g_string_append_c (plain, '.');
      else if (c == ARABIC_PERCENT)
        g_string_append_c (plain, '%');
      else if (c != ARABIC_THOUSANDS && !is_direction (c))
        g_string_append_unichar (plain, c);
    }
  return g_string_free (plain, FALSE);
}
