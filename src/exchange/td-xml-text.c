/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-xml-text.h"

#include <string.h>

/* What XML 1.0 leaves out of its characters, of those that UTF-8 can have. */
static gboolean
is_outside (gunichar character)
{
  return (character < 0x20 && character != '\t' && character != '\n' && character != '\r') ||
         character == 0xfffe || character == 0xffff;
}

TdXmlFit
td_xml_text_fits (const char *text, gsize length)
{
  if (!g_utf8_validate_len (text, length, NULL))
    return TD_XML_BROKEN;
  for (gsize i = 0; i < length; i++)
    {
      guchar byte = (guchar) text[i];

      /* U+FFFE and U+FFFF are EF BF BE and EF BF BF. */
      if (byte < 0x20 ? is_outside (byte) : byte == 0xef && is_outside (g_utf8_get_char (text + i)))
        return TD_XML_ESCAPES;
    }
  return TD_XML_FITS;
}

char *
td_xml_text_escape (const char *text)
{
  GString *escaped = g_string_new (NULL);

  for (const char *at = text; *at; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (character == '\\')
        g_string_append (escaped, "\\\\");
      else if (is_outside (character))
        g_string_append_printf (escaped, "\\u%04x", character);
      else
        g_string_append_unichar (escaped, character);
    }
  return g_string_free (escaped, FALSE);
}

/* The four digits behind "\u"; 0 where they are none, or of a character that needs none. */
static gunichar
read_digits (const char *at)
{
  gunichar character = 0;

  for (int i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (at[i]);

      if (digit < 0)
        return 0;
      character = character << 4 | (gunichar) digit;
    }
  return is_outside (character) ? character : 0;
}

char *
td_xml_text_unescape (const char *text)
{
  g_autoptr (GString) plain = g_string_new (NULL);

  for (const char *at = text; *at; at++)
    {
      gunichar character = 0;

      if (*at != '\\')
        {
          g_string_append_c (plain, *at);
          continue;
        }
      at++;
      if (*at == 'u')
        character = read_digits (at + 1);
      else if (*at == '\\')
        character = '\\';
      if (character == 0)
        return NULL;
      g_string_append_unichar (plain, character);
      if (*at == 'u')
        at += 4;
    }
  return g_string_free (g_steal_pointer (&plain), FALSE);
}
