/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "base/td-direction.h"
#include "base/td-text.h"
#include "td-test.h"

void test_direction_add (void);

/* Whether a text comes out of a function as it is said, in a language. */
static void
assert_made (char *(*make) (const char *), const char *language, const char *text, const char *made)
{
  g_autofree char *result = NULL;

  g_setenv ("LANGUAGE", language, TRUE);
  result = make (text);
  g_unsetenv ("LANGUAGE");
  g_assert_cmpstr (result, ==, made);
}

static void
test_mirrored (void)
{
  static const char *const mirrored[] = { "ar", "ar_EG", "he", "fa_IR.UTF-8" };
  static const char *const plain[] = { "en", "nl_NL", "de", "arn", "pa_IN", "C" };

  for (guint i = 0; i < G_N_ELEMENTS (mirrored); i++)
    {
      g_setenv ("LANGUAGE", mirrored[i], TRUE);
      g_assert_true (td_direction_is_mirrored ());
    }
  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    {
      g_setenv ("LANGUAGE", plain[i], TRUE);
      g_assert_false (td_direction_is_mirrored ());
    }
  g_unsetenv ("LANGUAGE");
}

/* Only what runs the other way is marked off, and what a line from the right would tear apart. */
static void
test_isolate (void)
{
  assert_made (td_text_isolate, "en", "Jürgen Groß", "Jürgen Groß");
  assert_made (td_text_isolate, "en", "محمد", "\u2068محمد\u2069");
  assert_made (td_text_isolate, "en", "−3", "−3");
  assert_made (td_text_isolate, "ar", "محمد", "محمد");
  assert_made (td_text_isolate, "ar", "Jürgen Groß", "\u2068Jürgen Groß\u2069");
  assert_made (td_text_isolate, "ar", "12 Mar 2026", "\u206812 Mar 2026\u2069");
  assert_made (td_text_isolate, "ar", "12 مارس 2026", "12 مارس 2026");
  assert_made (td_text_isolate, "ar", "−3", "\u2068−3\u2069");
  assert_made (td_text_isolate, "ar", "45 %", "\u206845 %\u2069");
  assert_made (td_text_isolate, "ar", "45 دقيقة", "45 دقيقة");
  assert_made (td_text_isolate, "ar", "45", "45");
  g_assert_null (td_text_isolate (NULL));
}

static void
test_turn (void)
{
  assert_made (td_text_turn, "en", "Ann Lee", "Ann Lee");
  assert_made (td_text_turn, "en", "محمد (mentor)", "\u200e\u2068محمد (mentor)\u2069");
  assert_made (td_text_turn, "ar", "Ann Lee", "\u200f\u2068Ann Lee\u2069");
  assert_made (td_text_turn, "ar", "12 Mar 2026", "\u200f\u206812 Mar 2026\u2069");
  assert_made (td_text_turn, "ar", "محمد Lee", "محمد Lee");
  assert_made (td_text_turn, "ar", "2026", "2026");
  g_assert_null (td_text_turn (NULL));
}

/* The letter of a side does not turn the line it begins. */
static void
test_join (void)
{
  g_autofree char *english = td_text_join ("A", ": ", "63 of 89");
  g_autofree char *arabic = NULL;

  g_assert_cmpstr (english, ==, "A: 63 of 89");
  g_setenv ("LANGUAGE", "ar", TRUE);
  arabic = td_text_join ("A", ": ", "63 من 89");
  g_unsetenv ("LANGUAGE");
  g_assert_cmpstr (arabic, ==, "\u200f\u2068A\u2069: 63 من 89");
}

/* A line of parts runs as the page does, whatever it begins with. */
static void
test_parts (void)
{
  GString *line = g_string_new (NULL);

  g_setenv ("LANGUAGE", "ar", TRUE);
  td_text_add_part (line, "%s", "Law");
  td_text_add_part (line, "%s", NULL);
  td_text_add_part (line, "%s", "");
  td_text_add_part (line, "%s", "2 من 2 شاغر");
  td_text_add_date (line, "%s", td_test_date ("2026-03-12"));
  g_unsetenv ("LANGUAGE");
  g_assert_cmpstr (line->str, ==, "\u200f\u2068Law\u2069 · 2 من 2 شاغر · \u206812 Mar 2026\u2069");
  g_string_free (line, TRUE);
}

void
test_direction_add (void)
{
  g_test_add_func ("/base/direction/mirrored", test_mirrored);
  g_test_add_func ("/base/direction/isolate", test_isolate);
  g_test_add_func ("/base/direction/turn", test_turn);
  g_test_add_func ("/base/direction/join", test_join);
  g_test_add_func ("/base/direction/parts", test_parts);
}
