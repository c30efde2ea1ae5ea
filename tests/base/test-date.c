/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "base/td-date.h"

#include <locale.h>

void test_date_add (void);

static void
test_iso (void)
{
  static const char *const bad[] = { "",           "2024-1-31",   "2024-02-30",  "2023-02-29",
                                     "2024/01/31", "24-01-31",    "2024-13-01",  "2024-00-10",
                                     "2024-01-3x", "02024-01-01", "2024-01-012", "0000-01-01",
                                     "1900-02-29", "2024-04-31" };
  TdDate leap = td_date_from_iso ("2024-02-29");
  g_autofree char *back = td_date_to_iso (leap);

  g_assert_cmpstr (back, ==, "2024-02-29");
  g_assert_cmpint (td_date_from_iso ("2024-03-01") - leap, ==, 1);
  g_assert_cmpint (td_date_from_iso (NULL), ==, TD_DATE_NONE);
  g_assert_null (td_date_to_iso (TD_DATE_NONE));
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_cmpint (td_date_from_iso (bad[i]), ==, TD_DATE_NONE);
}

/* From the first to the last, as GDate has them. */
static void
test_every_day (void)
{
  TdDate last = td_date_from_ymd (9999, 12, 31);
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 1, 1, 1);
  for (TdDate day = 1; day <= last; day++, g_date_add_days (&date, 1))
    {
      int year, month, in_month;

      td_date_get_ymd (day, &year, &month, &in_month);
      if (year != g_date_get_year (&date) || month != (int) g_date_get_month (&date) ||
          in_month != g_date_get_day (&date) || td_date_from_ymd (year, month, in_month) != day)
        g_error ("day %d is %d-%d-%d", day, year, month, in_month);
    }
  g_assert_cmpint (last, ==, 3652059);
  for (TdDate day = 1; day <= last; day += 97)
    {
      char iso[11];

      g_assert_cmpint (td_date_from_iso (td_date_write_iso (day, iso)), ==, day);
    }
}

static void
test_months (void)
{
  static const struct
  {
    const char *from;
    int months;
    const char *to;
  } cases[] = {
    { "2024-01-31", 1, "2024-02-29" },  { "2024-01-31", 2, "2024-03-31" },
    { "2023-01-31", 1, "2023-02-28" },  { "2024-02-29", 12, "2025-02-28" },
    { "2024-12-15", 1, "2025-01-15" },  { "2024-03-31", -1, "2024-02-29" },
    { "2024-01-15", -1, "2023-12-15" }, { "2024-05-05", 0, "2024-05-05" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (td_date_add_months (td_date_from_iso (cases[i].from), cases[i].months), ==,
                     td_date_from_iso (cases[i].to));
  g_assert_cmpint (td_date_month_start (td_date_from_iso ("2024-02-29")), ==,
                   td_date_from_iso ("2024-02-01"));
  g_assert_cmpint (td_date_month_end (td_date_from_iso ("2024-02-01")), ==,
                   td_date_from_iso ("2024-02-29"));
}

static void
test_read (void)
{
  static const struct
  {
    const char *text;
    TdDateOrder order;
    const char *iso;
    gboolean ambiguous;
  } cases[] = {
    { "2019-03-15", TD_DATE_ORDER_UNKNOWN, "2019-03-15", FALSE },
    { "03/15/2019", TD_DATE_ORDER_UNKNOWN, "2019-03-15", FALSE },
    { "15.03.2019", TD_DATE_ORDER_UNKNOWN, "2019-03-15", FALSE },
    { "3/5/19", TD_DATE_ORDER_UNKNOWN, NULL, TRUE },
    { "3/5/19", TD_DATE_ORDER_DMY, "2019-05-03", FALSE },
    { "3/5/19", TD_DATE_ORDER_MDY, "2019-03-05", FALSE },
    { "5/5/19", TD_DATE_ORDER_UNKNOWN, "2019-05-05", FALSE },
    { "19/3/5", TD_DATE_ORDER_YMD, "2019-03-05", FALSE },
    { "15-Mar-2019", TD_DATE_ORDER_UNKNOWN, "2019-03-15", FALSE },
    { "15-Okt-2019", TD_DATE_ORDER_UNKNOWN, "2019-10-15", FALSE },
    { "15. März 2019", TD_DATE_ORDER_UNKNOWN, "2019-03-15", FALSE },
    { "15 mrt. 2019", TD_DATE_ORDER_UNKNOWN, "2019-03-15", FALSE },
    { "15 mei 2019", TD_DATE_ORDER_UNKNOWN, "2019-05-15", FALSE },
    { "3 août 2019", TD_DATE_ORDER_UNKNOWN, "2019-08-03", FALSE },
    { "3 juil. 2019", TD_DATE_ORDER_UNKNOWN, "2019-07-03", FALSE },
    { "3 jui 2019", TD_DATE_ORDER_UNKNOWN, NULL, FALSE },
    { "١٥/٠٣/٢٠١٩", TD_DATE_ORDER_DMY, "2019-03-15", FALSE },
    { "٣/٥/١٩", TD_DATE_ORDER_UNKNOWN, NULL, TRUE },
    { "٢٠١٩-٠٣-١٥", TD_DATE_ORDER_UNKNOWN, "2019-03-15", FALSE },
    { "۱۵.۰۳.۲۰۱۹", TD_DATE_ORDER_UNKNOWN, "2019-03-15", FALSE },
    { "15 مارس 2019", TD_DATE_ORDER_UNKNOWN, "2019-03-15", FALSE },
    { "١٥ أغسطس، ٢٠١٩", TD_DATE_ORDER_UNKNOWN, "2019-08-15", FALSE },
    { "15 ما 2019", TD_DATE_ORDER_UNKNOWN, NULL, FALSE },
    { "15 ene. 2019", TD_DATE_ORDER_UNKNOWN, "2019-01-15", FALSE },
    { "15 agosto 2019", TD_DATE_ORDER_UNKNOWN, "2019-08-15", FALSE },
    { "01-JAN-69", TD_DATE_ORDER_UNKNOWN, "1969-01-01", FALSE },
    { "01-JAN-40", TD_DATE_ORDER_UNKNOWN, "2040-01-01", FALSE },
    { "20-Sep-19", TD_DATE_ORDER_UNKNOWN, "2019-09-20", FALSE },
    { "Mar 15, 2019", TD_DATE_ORDER_UNKNOWN, "2019-03-15", FALSE },
    { "20190315", TD_DATE_ORDER_UNKNOWN, "2019-03-15", FALSE },
    { "2019-03-15T00:00:00.000Z", TD_DATE_ORDER_UNKNOWN, "2019-03-15", FALSE },
    { "3/15/2019 0:00", TD_DATE_ORDER_UNKNOWN, "2019-03-15", FALSE },
    { " 15 March 2019 ", TD_DATE_ORDER_UNKNOWN, "2019-03-15", FALSE },
    { "15/03/2019", TD_DATE_ORDER_MDY, NULL, FALSE },
    { "2019-02-30", TD_DATE_ORDER_UNKNOWN, NULL, FALSE },
    { "soon", TD_DATE_ORDER_DMY, NULL, FALSE },
    { "1/2", TD_DATE_ORDER_DMY, NULL, FALSE },
    { "12/3/2019 and more", TD_DATE_ORDER_DMY, NULL, FALSE },
    { "0000-00-00", TD_DATE_ORDER_DMY, NULL, FALSE },
    { "", TD_DATE_ORDER_DMY, NULL, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean ambiguous;
      TdDate date = td_date_read (cases[i].text, cases[i].order, 2026, &ambiguous);
      g_autofree char *iso = td_date_to_iso (date);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (iso, ==, cases[i].iso);
      g_assert_cmpint (ambiguous, ==, cases[i].ambiguous);
    }
  g_assert_cmpint (td_date_read (NULL, TD_DATE_ORDER_DMY, 2026, NULL), ==, TD_DATE_NONE);
  g_assert_cmpint (td_date_read ("\xff\xfe", TD_DATE_ORDER_DMY, 2026, NULL), ==, TD_DATE_NONE);
}

static void
test_locale_order (void)
{
  g_autofree char *before = g_strdup (setlocale (LC_TIME, NULL));

  g_assert_nonnull (setlocale (LC_TIME, "C"));
  g_assert_cmpint (td_date_locale_order (), ==, TD_DATE_ORDER_DMY);
  g_assert_nonnull (setlocale (LC_TIME, "C.UTF-8"));
  g_assert_cmpint (td_date_locale_order (), ==, TD_DATE_ORDER_DMY);
  if (setlocale (LC_TIME, "en_US.UTF-8"))
    g_assert_cmpint (td_date_locale_order (), ==, TD_DATE_ORDER_MDY);
  setlocale (LC_TIME, before);
}

void
test_date_add (void)
{
  g_test_add_func ("/base/date/locale-order", test_locale_order);
  g_test_add_func ("/base/date/iso", test_iso);
  g_test_add_func ("/base/date/every-day", test_every_day);
  g_test_add_func ("/base/date/months", test_months);
  g_test_add_func ("/base/date/read", test_read);
}
