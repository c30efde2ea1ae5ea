/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "base/td-csv.h"

#include <math.h>
#include <string.h>

GString *
td_csv_new (void)
{
  return g_string_new ("\357\273\277");
}

void
td_csv_append_text (GString *csv, const char *text, gboolean first)
{
  gboolean formula = text && *text && strchr ("=+-@\t\r", *text);

  if (!first)
    g_string_append_c (csv, ',');
  if (text == NULL || (!formula && strpbrk (text, ",\"\r\n") == NULL))
    {
      g_string_append (csv, text ? text : "");
      return;
    }
  g_string_append (csv, formula ? "\"'" : "\"");
  for (const char *p = text; *p; p++)
    {
      if (*p == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *p);
    }
  g_string_append_c (csv, '"');
}

void
td_csv_append_number (GString *csv, double value)
{
  /* As short as reads back the same: 0.84 is not 0.83999999999999997. */
  static const char *const formats[] = { "%.15g", "%.16g", "%.17g" };
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_c (csv, ',');
  if (!isfinite (value))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_ascii_strtod (g_ascii_formatd (buffer, sizeof buffer, formats[i], value), NULL) == value)
      break;
  g_string_append (csv, buffer);
}

void
td_csv_append_row (GString *csv, const char *const *texts)
{
  for (guint i = 0; texts[i]; i++)
    td_csv_append_text (csv, texts[i], i == 0);
  td_csv_end_row (csv);
}

void
td_csv_end_row (GString *csv)
{
  g_string_append (csv, "\r\n");
}
