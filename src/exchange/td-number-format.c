/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-workbook.h"

#include "base/td-date.h"

#include <math.h>
#include <string.h>

/* Day 0 of the two systems of day numbers; the older one counts a 29 February 1900 that never was.
 */
#define EPOCH_1900 td_date_from_ymd (1899, 12, 30)
#define EPOCH_1904 td_date_from_ymd (1904, 1, 1)
#define FALSE_LEAP_DAY 60

TdCellFormat
td_number_format_read (const char *code)
{
  gsize n_zeros = strspn (code, "0");
  gboolean quoted = FALSE;

  if (n_zeros > 1 && code[n_zeros] == '\0')
    return (TdCellFormat){ TD_CELL_PADDED, (int) n_zeros };
  if (g_ascii_strncasecmp (code, "general", 7) == 0)
    return (TdCellFormat){ TD_CELL_PLAIN, 0 };
  for (const char *p = code; *p && *p != ';'; p++)
    {
      if (*p == '"')
        quoted = !quoted;
      else if (quoted)
        continue;
      else if (*p == '\\' || *p == '_' || *p == '*')
        p += p[1] != '\0';
      else if (*p == '[')
        p += strcspn (p, "]") - (strchr (p, ']') == NULL);
      else if (strchr ("yYdDmM", *p))
        return (TdCellFormat){ TD_CELL_DATE, 0 };
    }
  return (TdCellFormat){ TD_CELL_PLAIN, 0 };
}

static char *
format_day (double value, gboolean date1904, const char *original)
{
  double day = floor (value);
  int seconds = (int) lround ((value - day) * 86400);
  char iso[11];
  TdDate date;

  if (day < (date1904 ? 0 : 1) || day > 2958465 || (!date1904 && (int) day == FALSE_LEAP_DAY))
    return g_strdup (original);
  date = (date1904 ? EPOCH_1904 : EPOCH_1900) + (TdDate) day;
  if (!date1904 && day < FALSE_LEAP_DAY)
    date++;
  if (seconds == 86400)
    {
      seconds = 0;
      date++;
    }
  td_date_write_iso (date, iso);
  if (seconds == 0)
    return g_strdup (iso);
  return g_strdup_printf ("%sT%02d:%02d:%02d", iso, seconds / 3600, seconds / 60 % 60,
                          seconds % 60);
}

char *
td_workbook_format_number (TdWorkbook *workbook, const char *text, int style)
{
  TdCellFormat format = { TD_CELL_PLAIN, 0 };
  char *end;
  double value = g_ascii_strtod (text, &end);

  if (end == text || *end != '\0' || !isfinite (value))
    return g_strdup (text);
  if (style >= 0 && style < (int) workbook->formats->len)
    format = g_array_index (workbook->formats, TdCellFormat, style);
  if (format.form == TD_CELL_DATE)
    return format_day (value, workbook->date1904, text);
  if (fabs (value) < 1e15 && value == floor (value))
    return g_strdup_printf ("%0*.0f", format.width, value);
  return g_strdup (text);
}
