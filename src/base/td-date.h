/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdDate:
 *
 * A civil day as a day number (the Julian day of GDate: 1 is 1 January of the year 1). No time
 * zone. %TD_DATE_NONE (0) means "no date"; differences of two dates are days.
 */
typedef gint32 TdDate;

#define TD_DATE_NONE 0

/**
 * TdDateOrder:
 *
 * The order of day, month and year in a written date, decided once for a whole file or locale.
 */
typedef enum
{
  TD_DATE_ORDER_UNKNOWN,
  TD_DATE_ORDER_DMY,
  TD_DATE_ORDER_MDY,
  TD_DATE_ORDER_YMD,
  TD_DATE_ORDER_MDY_DOTS, /* month first, but day first with dots: two systems in one file */
} TdDateOrder;

/* Returns the day, or TD_DATE_NONE where year (1 to 9999), month and day name no day. */
TdDate td_date_from_ymd (int year, int month, int day);

/* Splits a day other than TD_DATE_NONE; any of the three may be NULL. */
void td_date_get_ymd (TdDate date, int *year, int *month, int *day);

/* Reads exactly YYYY-MM-DD; anything else, NULL included, is TD_DATE_NONE. */
TdDate td_date_from_iso (const char *text);

/* Returns YYYY-MM-DD, to be freed, or NULL for TD_DATE_NONE. */
char *td_date_to_iso (TdDate date);

/* Writes YYYY-MM-DD into a buffer of at least 11 bytes ("" for TD_DATE_NONE) and returns it. */
char *td_date_write_iso (TdDate date, char *buffer);

/* Adds calendar months (may be negative), the day clamped to the end of the month. Always add to
 * the original date: Jan 31 + 1 = Feb 29, Jan 31 + 2 = Mar 31. */
TdDate td_date_add_months (TdDate date, int months);

/* Months since the year 0: those of two dates differ by the months between them. */
int td_date_get_month_number (TdDate date);

/* First and last day of the month of a date. */
TdDate td_date_month_start (TdDate date);
TdDate td_date_month_end (TdDate date);

/* The day of the running computer in local time. Only programs ask; rooms get "today" passed. */
TdDate td_date_today (void);

/* The date as people of the locale (LC_TIME) write it, with one reading: "12 Mar 2026", "Mar 12,
 * 2026", "12. Mär 2026", "2026-03-12", "2026年3月12日". The month is a word of the language of the
 * sentences around it where that is another one. td_date_read() reads it back. To be freed, "" for
 * none. */
char *td_date_format (TdDate date);

/* The same of a moment in ISO 8601, with the local time behind it ("12 Mar 2026, 14:05", "Mar 12,
 * 2026, 2:05 PM"). To be freed; NULL where @at is no moment. */
char *td_date_format_moment (const char *at);

/* g_date_time_format() with the month ("%b", "%B", or "%Ob" where it stands alone) in that
 * language, and whole where that shortens none. To be freed. */
char *td_date_format_as (GDateTime *time, const char *format);

/* The day order of the current LC_TIME locale; day, month, year where none is set. */
TdDateOrder td_date_locale_order (void);

/**
 * td_date_read:
 * @text: a date as people and programs write it: 2019-03-15, 15/3/19, 15.03.2019, 15-Mar-2019,
 *   "Mar 15, 2019", 20190315, with a time behind it or not
 * @order: how to read three numbers; with %TD_DATE_ORDER_UNKNOWN a text that has two readings is
 *   not read
 * @pivot: two-digit years above @pivot + 20 (last two digits of a year) are of the century before;
 *   pass the year of "today"
 * @ambiguous: (out) (optional): set TRUE when only the order was missing
 *
 * Month names are read in English and in the current locale. Source: FORMATS.md.
 *
 * Returns: the day, or %TD_DATE_NONE when the text is no date.
 */
TdDate td_date_read (const char *text, TdDateOrder order, int pivot, gboolean *ambiguous);

G_END_DECLS
