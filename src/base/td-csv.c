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

/* Behind any apostrophes: those are what an apostrophe more would be taken for. */
static gboolean
looks_like_formula (const char *text, gsize length)
{
  gsize at = 0;

  while (at < length && text[at] == '\'')
    at++;
  return at < length && memchr ("=+-@\t\r", text[at], 6) != NULL;
}

void
td_csv_append_cell (GString *csv, const char *text, char separator)
{
  const char special[] = { separator, '"', '\r', '\n', '\0' };
  gboolean guarded = text && looks_like_formula (text, strlen (text));

  if (text == NULL || (!guarded && strpbrk (text, special) == NULL))
    {
      g_string_append (csv, text ? text : "");
      return;
    }
  g_string_append (csv, guarded ? "\"'" : "\"");
  for (const char *p = text; *p; p++)
    {
      if (*p == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *p);
    }
  g_string_append_c (csv, '"');
}

gboolean
td_csv_is_guarded (const char *cell, gsize length)
{
  return length > 1 && *cell == '\'' && looks_like_formula (cell, length);
}

void
td_csv_append_digits (GString *csv, double value, char point)
{
  /* As short as reads back the same: 0.84 is not 0.83999999999999997. */
  static const char *const formats[] = { "%.15g", "%.16g", "%.17g" };
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  char *mark;

  if (!isfinite (value))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_ascii_strtod (g_ascii_formatd (buffer, sizeof buffer, formats[i], value), NULL) == value)
      break;
  mark = strchr (buffer, '.');
  if (mark)
    *mark = point;
  g_string_append (csv, buffer);
}

void
td_csv_append_text (GString *csv, const char *text, gboolean first)
{
  if (!first)
    g_string_append_c (csv, ',');
  td_csv_append_cell (csv, text, ',');
}

void
td_csv_append_number (GString *csv, double value)
{
  g_string_append_c (csv, ',');
  td_csv_append_digits (csv, value, '.');
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
