/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

#include "test-render.h"

static void
test_units (void)
{
  const struct
  {
    double value;
    TdUnit unit;
    const char *text;
  } cases[] = {
    { 0.84, TD_UNIT_SHARE, "84.0\u202f%" },
    { 0.004, TD_UNIT_SHARE, "0.4\u202f%" },
    { 0, TD_UNIT_SHARE, "0.0\u202f%" },
    { 1, TD_UNIT_SHARE, "100.0\u202f%" },
    { 0.975, TD_UNIT_SHARE, "97.5\u202f%" },
    { 0.0625, TD_UNIT_SHARE, "6.3\u202f%" },
    { -0.0625, TD_UNIT_SHARE, "−6.3\u202f%" },
    { 0.996, TD_UNIT_SHARE, "99.6\u202f%" },
    { 1, TD_UNIT_DAYS, "1 day" },
    { 1.5, TD_UNIT_DAYS, "1.5 days" },
    { 30, TD_UNIT_MONTHS, "30 months" },
    { 2, TD_UNIT_HOURS, "2 hours" },
    { 12, TD_UNIT_NUMBER, "12" },
    { INFINITY, TD_UNIT_DAYS, "–" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = td_number_format_unit (cases[i].value, cases[i].unit);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* Broken numbers are many: a language with a form for two keeps it for two. */
static void
test_broken_numbers (void)
{
  g_autofree char *two = NULL, *broken = NULL, *many = NULL;

  g_assert_nonnull (setlocale (LC_ALL, "C.UTF-8"));
  g_setenv ("LANGUAGE", "ar", TRUE);
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("TD_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  two = td_number_format_unit (2, TD_UNIT_DAYS);
  many = td_number_format_unit (100, TD_UNIT_DAYS);
  broken = td_number_format_unit (343.2, TD_UNIT_DAYS);
  g_unsetenv ("LANGUAGE");
  textdomain (GETTEXT_PACKAGE);

  g_assert_nonnull (strstr (two, "يومان"));
  g_assert_null (strstr (many, "يومان"));
  g_assert_null (strstr (broken, "يومان"));
  g_assert_nonnull (strstr (broken, "343.2"));
}

/* Whole percentages beside an axis have no decimal, those between two keep it. */
static void
test_tick_words (void)
{
  g_autofree char *whole = td_number_format_tick (0.8, TD_UNIT_SHARE);
  g_autofree char *between = td_number_format_tick (0.025, TD_UNIT_SHARE);
  g_autofree char *days = td_number_format_tick (30, TD_UNIT_DAYS);

  g_assert_cmpstr (whole, ==, "80\u202f%");
  g_assert_cmpstr (between, ==, "2.5\u202f%");
  g_assert_cmpstr (days, ==, "30 days");
}

static void
assert_ticks (double low, double high, int wanted, gboolean whole)
{
  g_autoptr (GArray) ticks = td_number_nice_ticks (low, high, wanted, whole);

  g_assert_cmpuint (ticks->len, >=, 2);
  g_assert_cmpuint (ticks->len, <=, (guint) wanted + 3);
  g_assert_cmpfloat (g_array_index (ticks, double, 0), <=, low + 1e-9);
  g_assert_cmpfloat (g_array_index (ticks, double, ticks->len - 1), >=, high - 1e-9);
  for (guint i = 1; i < ticks->len; i++)
    {
      double tick = g_array_index (ticks, double, i);

      g_assert_cmpfloat (tick, >, g_array_index (ticks, double, i - 1));
      if (whole)
        g_assert_cmpfloat_with_epsilon (tick, round (tick), 1e-9);
    }
}

static void
test_ticks (void)
{
  assert_ticks (0, 1, 5, FALSE);
  assert_ticks (0, 0, 5, TRUE);
  assert_ticks (-3.2, 7.7, 6, FALSE);
  assert_ticks (0, 3, 5, TRUE);
  assert_ticks (0, 123456, 4, TRUE);
  assert_ticks (0.81, 0.82, 4, FALSE);
  for (int high = 1; high < 400; high++)
    assert_ticks (0, high, 1 + high % 8, high % 2);
}

void
test_number_add (void)
{
  g_test_add_func ("/render/number/units", test_units);
  g_test_add_func ("/render/number/tick-words", test_tick_words);
  g_test_add_func ("/render/number/ticks", test_ticks);
  g_test_add_func ("/render/number/broken", test_broken_numbers);
}
