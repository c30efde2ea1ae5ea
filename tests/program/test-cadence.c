/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "base/td-error.h"
#include "program/td-cadence.h"

#include "td-test.h"

void test_cadence_add (void);

static void
test_notation (void)
{
  static const struct
  {
    const char *text;
    const char *formatted;
    const char *label;
    double days;
  } cases[] = {
    { NULL, "monthly", "monthly", 30.4375 },
    { "", "monthly", "monthly", 30.4375 },
    { " Monthly ", "monthly", "monthly", 30.4375 },
    { "every:1m", "monthly", "monthly", 30.4375 },
    { "1/month", "monthly", "monthly", 30.4375 },
    { "2/month", "2/month", "2 times a month", 15.21875 },
    { "3/month", "3/month", "3 times a month", 30.4375 / 3 },
    { "every:14d", "every:14d", "every 14 days", 14 },
    { "days:14", "every:14d", "every 14 days", 14 },
    { "every:1d", "every:1d", "every day", 1 },
    { "every:1w", "every:1w", "every week", 7 },
    { "every:6w", "every:6w", "every 6 weeks", 42 },
    { "EVERY:2M", "every:2m", "every 2 months", 60.875 },
    { "every:24m", "every:24m", "every 24 months", 730.5 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *formatted = NULL;
      g_autofree char *label = NULL;
      TdCadence cadence, again;

      g_assert_true (td_cadence_parse (cases[i].text, &cadence, &error));
      g_assert_no_error (error);
      formatted = td_cadence_format (&cadence);
      label = td_cadence_dup_text_label (cases[i].text);
      g_assert_cmpstr (formatted, ==, cases[i].formatted);
      g_assert_cmpstr (label, ==, cases[i].label);
      g_assert_cmpfloat (td_cadence_get_days (&cadence), ==, cases[i].days);
      again = td_cadence_from_text (formatted);
      g_assert_true (td_cadence_equal (&cadence, &again));
    }
}

static void
test_same (void)
{
  static const struct
  {
    const char *one;
    const char *other;
    gboolean same;
  } cases[] = {
    { "every:6w", "days:42", TRUE },    { "every:6w", "every:6w", TRUE },
    { "monthly", "1/month", TRUE },     { "monthly", "every:1m", TRUE },
    { "every:6w", "every:41d", FALSE }, { "2/month", "3/month", FALSE },
    { "monthly", "every:30d", FALSE },  { "2/month", "every:2m", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TdCadence one = td_cadence_from_text (cases[i].one);
      TdCadence other = td_cadence_from_text (cases[i].other);

      g_assert_cmpint (td_cadence_is_same (&one, &other), ==, cases[i].same);
      g_assert_cmpint (td_cadence_is_same (&other, &one), ==, cases[i].same);
    }
}

static void
test_notation_wrong (void)
{
  static const char *const cases[] = {
    "weekly",   "every",     "every:",     "every:d",   "every:0d",   "every:-1d",
    "every:14", "every:14x", "every:14dd", "every:25m", "4/month",    "0/month",
    "2/week",   "days:",     "days:14d",   "days:732",  "every:105w", "every:99999999999999999999d",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      TdCadence cadence = { TD_CADENCE_DAYS, 77 };

      g_assert_false (td_cadence_parse (cases[i], &cadence, &error));
      g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, cases[i]));
      g_assert_cmpint (cadence.n, ==, 77);
    }
}

static void
test_next_due (void)
{
  static const struct
  {
    const char *cadence;
    const char *reference;
    const char *due;
  } cases[] = {
    { "monthly", "2024-01-31", "2024-02-29" },  { "monthly", "2024-02-29", "2024-03-29" },
    { "every:2m", "2023-12-31", "2024-02-29" }, { "every:14d", "2024-02-20", "2024-03-05" },
    { "every:6w", "2024-01-01", "2024-02-12" }, { "2/month", "2024-02-01", "2024-02-16" },
    { "3/month", "2024-02-01", "2024-02-11" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TdCadence cadence = td_cadence_from_text (cases[i].cadence);
      g_autofree char *due =
          td_date_to_iso (td_cadence_next_due (&cadence, td_test_date (cases[i].reference)));

      g_assert_cmpstr (due, ==, cases[i].due);
    }
}

static void
check_boundaries (const char *text, const char *start, const char *const *expected)
{
  TdCadence cadence = td_cadence_from_text (text);

  for (int k = 0; expected[k] != NULL; k++)
    {
      g_autofree char *boundary =
          td_date_to_iso (td_cadence_get_boundary (&cadence, td_test_date (start), k));

      g_assert_cmpstr (boundary, ==, expected[k]);
    }
}

static void
test_boundaries (void)
{
  check_boundaries ("monthly", "2024-01-31",
                    (const char *[]){ "2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30",
                                      "2024-05-31", NULL });
  check_boundaries ("every:2w", "2024-02-20",
                    (const char *[]){ "2024-02-20", "2024-03-05", "2024-03-19", NULL });
  /* 29 days of February: parts begin on days floor(29 i / 2) and floor(29 i / 3). */
  check_boundaries ("2/month", "2024-02-01",
                    (const char *[]){ "2024-02-01", "2024-02-15", "2024-03-01", "2024-03-16",
                                      "2024-04-01", NULL });
  check_boundaries ("3/month", "2024-02-01",
                    (const char *[]){ "2024-02-01", "2024-02-10", "2024-02-20", "2024-03-01",
                                      "2024-03-11", NULL });
}

/* The grid has no hole and no overlap, and n slots of "n a month" fill the slot of one. */
static void
test_boundaries_nest (void)
{
  TdCadence monthly = td_cadence_from_text ("monthly");
  TdCadence thrice = td_cadence_from_text ("3/month");

  for (TdDate start = td_test_date ("2023-12-25"); start < td_test_date ("2024-03-05"); start++)
    for (int k = 0; k < 40; k++)
      {
        g_assert_cmpint (td_cadence_get_boundary (&thrice, start, k), <,
                         td_cadence_get_boundary (&thrice, start, k + 1));
        g_assert_cmpint (td_cadence_get_boundary (&thrice, start, 3 * k), ==,
                         td_cadence_get_boundary (&monthly, start, k));
      }
}

void
test_cadence_add (void)
{
  g_test_add_func ("/program/cadence/notation", test_notation);
  g_test_add_func ("/program/cadence/same", test_same);
  g_test_add_func ("/program/cadence/notation-wrong", test_notation_wrong);
  g_test_add_func ("/program/cadence/next-due", test_next_due);
  g_test_add_func ("/program/cadence/boundaries", test_boundaries);
  g_test_add_func ("/program/cadence/boundaries-nest", test_boundaries_nest);
}
