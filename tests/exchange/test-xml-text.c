/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "test-exchange.h"

#include "exchange/td-xml-text.h"

#include <string.h>

static void
test_fits (void)
{
  static const struct
  {
    const char *text;
    gsize length;
    TdXmlFit fit;
  } cases[] = {
    { "", 0, TD_XML_FITS },
    { "Łukasz \t\r\n <&\"'>]]>", 20, TD_XML_FITS },
    { "\xf0\x9f\x99\x82 \xef\xbf\xbd", 8, TD_XML_FITS },
    { "a\\b", 3, TD_XML_FITS },
    { "a\001", 2, TD_XML_ESCAPES },
    { "\037", 1, TD_XML_ESCAPES },
    { "\xef\xbf\xbe", 3, TD_XML_ESCAPES },
    { "\xef\xbf\xbf!", 4, TD_XML_ESCAPES },
    { "a\0b", 3, TD_XML_BROKEN },
    { "\xff", 1, TD_XML_BROKEN },
    { "\xc3", 1, TD_XML_BROKEN },
    { "\xed\xa0\x80", 3, TD_XML_BROKEN }, /* half a surrogate */
    { "\xc0\x80", 2, TD_XML_BROKEN },     /* zero, overlong */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("case %u", i);
      g_assert_cmpint (td_xml_text_fits (cases[i].text, cases[i].length), ==, cases[i].fit);
    }
}

static void
test_escape (void)
{
  static const char *const pairs[][2] = {
    { "", "" },
    { "plain é", "plain é" },
    { "C:\\u0001", "C:\\\\u0001" },
    { "\001x\037", "\\u0001x\\u001f" },
    { "\xef\xbf\xbe", "\\ufffe" },
    { "tab\tline\n", "tab\tline\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *escaped = td_xml_text_escape (pairs[i][0]);
      g_autofree char *back = td_xml_text_unescape (escaped);

      g_assert_cmpstr (escaped, ==, pairs[i][1]);
      g_assert_cmpint (td_xml_text_fits (escaped, strlen (escaped)), ==, TD_XML_FITS);
      g_assert_cmpstr (back, ==, pairs[i][0]);
    }
}

/* What no escaping makes is refused, so that one text has one way to be written. */
static void
test_unescape_refuses (void)
{
  static const char *const wrong[] = { "\\",      "a\\",     "\\x",     "\\u",     "\\u1",
                                       "\\u001",  "\\u00g1", "\\u0000", "\\u0041", "\\u0009",
                                       "\\U0001", "\\\\\\",  "\\ud800", "\\u 001" };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_test_message ("%s", wrong[i]);
      g_assert_null (td_xml_text_unescape (wrong[i]));
    }
}

/* Any characters by chance come back as they were. */
static void
test_chance (void)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (11);

  for (int i = 0; i < 2000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *escaped = NULL;
      g_autofree char *back = NULL;

      for (int n = g_rand_int_range (chance, 0, 20); n > 0; n--)
        {
          gunichar character = g_rand_boolean (chance)
                                   ? (gunichar) g_rand_int_range (chance, 1, 0x80)
                                   : (gunichar) g_rand_int_range (chance, 0xffd0, 0x10000);

          g_string_append_unichar (text, character);
        }
      escaped = td_xml_text_escape (text->str);
      back = td_xml_text_unescape (escaped);
      g_assert_cmpint (td_xml_text_fits (escaped, strlen (escaped)), ==, TD_XML_FITS);
      g_assert_cmpstr (back, ==, text->str);
    }
}

void
test_xml_text_add (void)
{
  g_test_add_func ("/exchange/xml-text/fits", test_fits);
  g_test_add_func ("/exchange/xml-text/escape", test_escape);
  g_test_add_func ("/exchange/xml-text/unescape-refuses", test_unescape_refuses);
  g_test_add_func ("/exchange/xml-text/chance", test_chance);
}
