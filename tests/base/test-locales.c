/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "base/td-date.h"
#include "base/td-sort.h"
#include "td-test-locale.h"

#include <string.h>

void test_locales_add (void);

/* How a day is shown, and which day 3/4/2026 is when it is typed. */
typedef struct
{
  const char *locale;
  const char *shown;
  const char *moment;
  TdDateOrder order;
} DateCase;

static const DateCase date_cases[] = {
  { "en_US", "Nov 3, 2026", "Nov 3, 2026, 2:05 PM", TD_DATE_ORDER_MDY },
  { "nl_NL", "3 nov 2026", "3 nov 2026, 14:05", TD_DATE_ORDER_DMY },
  { "de_DE", "3. Nov 2026", "3. Nov 2026, 14:05", TD_DATE_ORDER_DMY },
  { "fr_FR", "3 nov. 2026", "3 nov. 2026, 14:05", TD_DATE_ORDER_DMY },
  { "es_ES", "3 nov 2026", "3 nov 2026, 14:05", TD_DATE_ORDER_DMY },
  { "ar_EG", "3 نوفمبر 2026", "3 نوفمبر 2026, 2:05 م", TD_DATE_ORDER_DMY },
  { "sv_SE", "2026-11-03", "2026-11-03, 14:05", TD_DATE_ORDER_YMD },
  { "hu_HU", "2026-11-03", "2026-11-03, 14:05", TD_DATE_ORDER_YMD },
  { "ja_JP", "2026年11月3日", "2026年11月3日, 14:05", TD_DATE_ORDER_YMD },
};

/* Every month of a year as it is shown, read again: nothing is lost, whatever the order. */
static void
check_round_trip (void)
{
  for (int month = 1; month <= 12; month++)
    {
      TdDate day = td_date_from_ymd (2026, month, 3);
      g_autofree char *shown = td_date_format (day);

      g_test_message ("%s", shown);
      g_assert_cmpint (td_date_read (shown, td_date_locale_order (), 2026, NULL), ==, day);
      g_assert_cmpint (td_date_read (shown, TD_DATE_ORDER_UNKNOWN, 2026, NULL), ==, day);
    }
}

/* The month is a word of the language of the sentences, in the order of the locale. */
static void
test_month_language (void)
{
  g_autoptr (GDateTime) time = g_date_time_new_utc (2026, 5, 1, 0, 0, 0);
  g_autofree char *shown = NULL;
  g_autofree char *month = NULL;
  g_autofree char *whole = NULL;

  if (!td_test_locale_enter ("nl_NL"))
    return;
  month = td_date_format_as (time, "%b %Y");
  g_assert_cmpstr (month, ==, "mei 2026");
  /* No catalogue is open here: the words are those of the program. */
  g_setenv ("LANGUAGE", "es", TRUE);
  shown = td_date_format (td_date_from_iso ("2026-05-03"));
  g_assert_cmpstr (shown, ==, "3 May 2026");
  g_setenv ("LANGUAGE", "nl_BE:nl", TRUE);
  g_clear_pointer (&shown, g_free);
  shown = td_date_format (td_date_from_iso ("2026-05-03"));
  g_assert_cmpstr (shown, ==, "3 mei 2026");
  g_unsetenv ("LANGUAGE");
  td_test_locale_leave ();

  /* Months that are never shortened are whole on a chart too. */
  if (!td_test_locale_enter ("ar_EG"))
    return;
  whole = td_date_format_as (time, "%Ob");
  g_assert_cmpstr (whole, ==, "مايو");
  td_test_locale_leave ();
}

static void
test_dates (gconstpointer data)
{
  const DateCase *expected = data;
  g_autofree char *shown = NULL;
  g_autofree char *moment = NULL;

  if (!td_test_locale_enter (expected->locale))
    return;
  shown = td_date_format (td_date_from_iso ("2026-11-03"));
  moment = td_date_format_moment ("2026-11-03T14:05:00Z");
  g_assert_cmpstr (shown, ==, expected->shown);
  g_assert_cmpstr (moment, ==, expected->moment);
  g_assert_cmpint (td_date_locale_order (), ==, expected->order);
  check_round_trip ();
  td_test_locale_leave ();
}

/* --- The order of words --- */

typedef struct
{
  const char *locale;
  gboolean plain;
  const char *words[6]; /* as they follow on each other */
} SortCase;

static const SortCase sort_cases[] = {
  { "nl_NL", TRUE, { "Berg", "Eén", "Evers", "Östlund", "Pot", NULL } },
  { "de_DE", TRUE, { "Arndt", "Ärzte", "Bauer", "Öffner", "Otto", NULL } },
  { "fr_FR", TRUE, { "Dupont", "Écart", "Fabre", "Zola", NULL } },
  { "es_ES", FALSE, { "Nuzo", "Ñaco", "Oca", NULL } },
  { "sv_SE", FALSE, { "Andersson", "Zorn", "Åberg", "Ärlig", "Öberg", NULL } },
  { "hu_HU", FALSE, { "Cukor", "Csaba", "Dóra", "Zita", "Zsolt", NULL } },
};

static int
compare_keys (gconstpointer one, gconstpointer other)
{
  g_autofree char *left = td_sort_key (*(char **) one);
  g_autofree char *right = td_sort_key (*(char **) other);

  return strcmp (left, right);
}

static void
test_order (gconstpointer data)
{
  const SortCase *expected = data;
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  guint n = g_strv_length ((char **) expected->words);

  if (!td_test_locale_enter (expected->locale))
    return;
  g_assert_cmpint (td_sort_is_plain (), ==, expected->plain);
  for (guint i = n; i > 0; i--)
    g_ptr_array_add (words, (char *) expected->words[i - 1]);
  g_ptr_array_sort (words, compare_keys);
  for (guint i = 0; i < n; i++)
    g_assert_cmpstr (g_ptr_array_index (words, i), ==, expected->words[i]);
  td_test_locale_leave ();
}

/* Where no locale is set, letters with accents are by the letter they are of, never behind z. */
static void
test_no_locale (void)
{
  g_autofree char *accent = td_sort_key ("Ärzte");
  g_autofree char *plain = td_sort_key ("Zorn");

  g_assert_true (td_sort_is_plain ());
  g_assert_cmpstr (accent, <, plain);
}

/* --- Names --- */

static void
check_name (const char *given, const char *family, const char *name)
{
  g_autofree char *joined = td_name_join (given, family);

  g_assert_cmpstr (joined, ==, name);
}

/* The family name comes first where the locale has it so, and wherever it is written in Chinese or
 * Korean letters, whose names have no other order. */
static void
test_names (void)
{
  check_name ("Anna", "de Boer", "Anna de Boer");
  check_name ("Anna", NULL, "Anna");
  check_name (NULL, "Boer", "Boer");
  check_name (" ", "", NULL);
  check_name ("小明", "王", "王小明");
  check_name ("민수", "김", "김민수");
  if (!td_test_locale_enter ("hu_HU"))
    return;
  check_name ("Anna", "Nagy", "Nagy Anna");
  td_test_locale_leave ();
}

static void
check_family (const char *family, const char *expected)
{
  g_autofree char *key = td_name_family_key (family);

  g_assert_cmpstr (key, ==, expected);
}

/* In the Netherlands "van den Berg" is looked for under B, in Belgium, where it is written with a
 * capital, under V. */
static void
test_particles (void)
{
  if (td_test_locale_enter ("nl_BE"))
    {
      check_family ("Van den Berg", "Van den Berg");
      td_test_locale_leave ();
    }
  if (!td_test_locale_enter ("nl_NL"))
    return;
  check_family ("van den Berg", "Berg van den");
  check_family ("in ’t Veld", "Veld in ’t");
  check_family ("Van den Berg", "Berg Van den");
  check_family ("Berg", "Berg");
  check_family ("van", "van");
  check_family (NULL, NULL);
  td_test_locale_leave ();
}

void
test_locales_add (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (date_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/base/locales/dates/", date_cases[i].locale, NULL);

      g_test_add_data_func (path, &date_cases[i], test_dates);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (sort_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/base/locales/order/", sort_cases[i].locale, NULL);

      g_test_add_data_func (path, &sort_cases[i], test_order);
    }
  g_test_add_func ("/base/locales/order/none", test_no_locale);
  g_test_add_func ("/base/locales/dates/month-language", test_month_language);
  g_test_add_func ("/base/locales/names", test_names);
  g_test_add_func ("/base/locales/particles", test_particles);
}
