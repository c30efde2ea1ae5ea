/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "base/td-decimal.h"

#include "base/td-direction.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* The sign of subtraction. */
#define MINUS "\342\210\222"

static char *
format (double value, int decimals, const char *plus)
{
  double power = pow (10, decimals);
  g_autofree char *text = NULL;
  g_autofree char *whole = NULL;

  if (!isfinite (value))
    return g_strdup ("–");

  text = g_strdup_printf ("%'.*f", decimals, round (fabs (value) * power) / power);
  /* What rounds to nothing has no sign. */
  if (!strpbrk (text, "123456789") || (value > 0 && *plus == '\0'))
    return g_steal_pointer (&text);
  whole = g_strconcat (value < 0 ? MINUS : plus, text, NULL);
  return td_text_isolate (whole);
}

char *
td_decimal_format (double value, int decimals)
{
  return format (value, decimals, "");
}

char *
td_decimal_format_signed (double value, int decimals)
{
  return format (value, decimals, "+");
}

char *
td_decimal_format_share (double share, int decimals)
{
  g_autofree char *percent = td_decimal_format (100 * share, decimals);

  /* Translators: a percentage; between number and sign is a narrow no-break space. */
  return g_strdup_printf (_ ("%s %%"), percent);
}
