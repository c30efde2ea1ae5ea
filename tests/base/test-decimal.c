/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "base/td-decimal.h"
#include "td-test.h"

#include <math.h>
#include <string.h>

void test_decimal_add (void);

static void
test_format (void)
{
  g_autofree char *nothing = td_decimal_format (NAN, 1);
  g_autofree char *minus = td_decimal_format (-2.25, 1);
  g_autofree char *zero = td_decimal_format (-0.01, 1);

  g_assert_cmpstr (nothing, ==, "–");
  g_assert_cmpstr (minus, ==, "−2.3");
  g_assert_cmpstr (zero, ==, "0.0");
}

static void
test_signed (void)
{
  g_autofree char *plus = td_decimal_format_signed (12.5, 0);
  g_autofree char *minus = td_decimal_format_signed (-0.014, 2);
  g_autofree char *zero = td_decimal_format_signed (0.004, 2);

  g_assert_cmpstr (plus, ==, "+13");
  g_assert_cmpstr (minus, ==, "−0.01");
  g_assert_cmpstr (zero, ==, "0.00");
}

/* In an Arabic line the sign stays at the left of its figure. */
static void
test_mirrored (void)
{
  g_autofree char *minus = NULL, *plain = NULL;

  g_setenv ("LANGUAGE", "ar", TRUE);
  minus = td_decimal_format (-2, 1);
  plain = td_decimal_format (2, 1);
  g_unsetenv ("LANGUAGE");
  g_assert_true (g_str_has_prefix (minus, "\u2068") || g_str_has_prefix (minus, "\u2066"));
  g_assert_nonnull (strstr (minus, "−2.0\u2069"));
  g_assert_cmpstr (plain, ==, "2.0");
}

void
test_decimal_add (void)
{
  g_test_add_func ("/base/decimal/format", test_format);
  g_test_add_func ("/base/decimal/signed", test_signed);
  g_test_add_func ("/base/decimal/mirrored", test_mirrored);
}
