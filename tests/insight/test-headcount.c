/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-headcount.h"

#include "td-oracle.h"
#include "td-test.h"

void test_headcount_add (void);

#define WINDOW "2020-01-01"
#define AS_OF "2025-06-30"

static GArray *
read_spells (void)
{
  g_autoptr (TdOracle) data = td_oracle_open ("hr_company/employees.csv");
  GArray *spells = g_array_new (FALSE, TRUE, sizeof (TdSpell));

  for (guint i = 0; i < data->rows->len; i++)
    {
      const char *type = td_oracle_text (data, i, "exit_type");
      TdSpell spell = { .id = i + 1,
                        .hire = td_oracle_date (data, i, "hire_date"),
                        .leave = td_oracle_date (data, i, "exit_date") };

      spell.leaving = strcmp (type, "voluntary") == 0     ? TD_LEAVING_VOLUNTARY
                      : strcmp (type, "involuntary") == 0 ? TD_LEAVING_INVOLUNTARY
                                                          : TD_LEAVING_UNKNOWN;
      g_array_append_val (spells, spell);
    }
  return spells;
}

static GArray *
count_company (void)
{
  g_autoptr (GArray) spells = read_spells ();

  return td_headcount_months ((TdSpell *) spells->data, spells->len, td_test_date (WINDOW),
                              td_test_date (AS_OF));
}

static void
test_monthly (void)
{
  g_autoptr (TdOracle) expected = td_oracle_open ("hr_company/exp_monthly.csv");
  g_autoptr (GArray) months = count_company ();

  g_assert_cmpuint (months->len, ==, expected->rows->len);
  for (guint i = 0; i < months->len; i++)
    {
      const TdHeadcountMonth *month = &g_array_index (months, TdHeadcountMonth, i);
      const struct
      {
        const char *column;
        double value;
      } values[] = {
        { "partial", month->partial },
        { "opening", month->opening },
        { "hires", month->hires },
        { "separations", month->separations },
        { "voluntary", month->voluntary },
        { "involuntary", month->involuntary },
        { "closing", month->closing },
        { "average", month->average },
        { "daily_average", month->daily_average },
        { "turnover_pct", 100 * month->turnover.estimate },
        { "voluntary_pct", 100 * month->voluntary_turnover.estimate },
        { "opening_still_there", month->kept },
        { "retention_pct", 100 * month->retention.estimate },
        { "rolling12_turnover_pct", 100 * month->rolling_turnover.estimate },
        { "rolling12_retention_pct", 100 * month->rolling_retention.estimate },
      };
      g_autofree char *iso = td_date_to_iso (month->first);

      g_assert_true (g_str_has_prefix (iso, td_oracle_text (expected, i, "month")));
      for (guint v = 0; v < G_N_ELEMENTS (values); v++)
        td_oracle_assert (values[v].value, td_oracle_number (expected, i, values[v].column),
                          TD_CLOSED);
      g_assert_cmpint (month->opening + month->hires - month->separations, ==, month->closing);
    }
}

static void
test_new_hires (void)
{
  g_autoptr (TdOracle) expected = td_oracle_open ("hr_company/exp_newhire.csv");
  g_autoptr (GArray) spells = read_spells ();
  g_autoptr (GArray) rows = td_headcount_new_hires ((TdSpell *) spells->data, spells->len,
                                                    td_test_date (WINDOW), td_test_date (AS_OF));

  g_assert_cmpuint (rows->len, ==, expected->rows->len);
  for (guint i = 0; i < rows->len; i++)
    {
      const TdNewHires *row = &g_array_index (rows, TdNewHires, i);

      g_assert_cmpfloat (row->year, ==, td_oracle_number (expected, i, "hire_year"));
      g_assert_cmpfloat (row->days, ==, td_oracle_number (expected, i, "horizon_days"));
      g_assert_cmpfloat (row->mature, ==, td_oracle_number (expected, i, "mature"));
      g_assert_cmpfloat (row->retained, ==, td_oracle_number (expected, i, "retained"));
      td_oracle_assert (row->share.estimate, td_oracle_number (expected, i, "p"), TD_CLOSED);
      td_oracle_assert (row->share.lower, td_oracle_number (expected, i, "lower"), TD_CLOSED);
      td_oracle_assert (row->share.upper, td_oracle_number (expected, i, "upper"), TD_CLOSED);
    }
}

/* The same months counted the slow way, straight from the definitions, on random spells and a
 * window that begins and ends inside a month. */
static void
test_definitions (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  TdDate from = td_test_date ("2021-03-10"), as_of = td_test_date ("2023-05-17");
  TdSpell spells[300];
  g_autoptr (GArray) months = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (spells); i++)
    {
      spells[i] = (TdSpell){ .hire = from + g_rand_int_range (random, -600, 850) };
      if (g_rand_boolean (random))
        spells[i].leave = spells[i].hire + g_rand_int_range (random, 0, 700);
    }
  months = td_headcount_months (spells, G_N_ELEMENTS (spells), from, as_of);
  g_assert_cmpuint (months->len, ==, 27);
  for (guint m = 0; m < months->len; m++)
    {
      const TdHeadcountMonth *month = &g_array_index (months, TdHeadcountMonth, m);
      const TdHeadcountMonth *start =
          m >= 11 ? &g_array_index (months, TdHeadcountMonth, m - 11) : NULL;
      int opening = 0, closing = 0, kept = 0, kept_year = 0, days = 0;

      for (guint i = 0; i < G_N_ELEMENTS (spells); i++)
        {
          gboolean before =
              td_spell_covers (&spells[i], month->first) && spells[i].hire < month->first;
          gboolean after = spells[i].hire <= month->last &&
                           (spells[i].leave == 0 || spells[i].leave > month->last);

          opening += before;
          closing += after;
          kept += before && after;
          kept_year += start && spells[i].hire < start->first && after &&
                       td_spell_covers (&spells[i], start->first);
          for (TdDate day = month->first; day <= month->last; day++)
            days += td_spell_covers (&spells[i], day);
        }
      g_assert_cmpint (month->opening, ==, opening);
      g_assert_cmpint (month->closing, ==, closing);
      g_assert_cmpint (month->kept, ==, kept);
      td_oracle_assert (month->daily_average, (double) days / (month->last - month->first + 1),
                        TD_CLOSED);
      g_assert_cmpint (month->partial, ==, m == 0 || m == months->len - 1);
      g_assert_cmpint (!isnan (month->rolling_retention.estimate), ==,
                       m >= 12 && m < months->len - 1);
      if (!isnan (month->rolling_retention.estimate))
        g_assert_cmpint (month->rolling_kept, ==, kept_year);
    }
}

/* Those who were never employed in the window change nothing; nor does the order of rows. */
static void
test_invariance (void)
{
  g_autoptr (GArray) spells = read_spells ();
  g_autoptr (GArray) months = count_company ();
  g_autoptr (GArray) turned = g_array_new (FALSE, FALSE, sizeof (TdSpell));
  g_autoptr (GArray) again = NULL;
  TdSpell early = { .hire = td_test_date ("2001-01-01"), .leave = td_test_date ("2019-12-31") };
  TdSpell late = { .hire = td_test_date ("2025-07-01") };

  for (guint i = spells->len; i > 0; i--)
    g_array_append_val (turned, g_array_index (spells, TdSpell, i - 1));
  g_array_append_val (turned, early);
  g_array_append_val (turned, late);
  again = td_headcount_months ((TdSpell *) turned->data, turned->len, td_test_date (WINDOW),
                               td_test_date (AS_OF));
  g_assert_cmpuint (months->len, ==, again->len);
  for (guint i = 0; i < months->len; i++)
    {
      const TdHeadcountMonth *a = &g_array_index (months, TdHeadcountMonth, i);
      const TdHeadcountMonth *b = &g_array_index (again, TdHeadcountMonth, i);

      g_assert_cmpint (a->opening, ==, b->opening);
      g_assert_cmpint (a->separations, ==, b->separations);
      g_assert_cmpint (a->rolling_kept, ==, b->rolling_kept);
    }
}

/* Hired and gone in one month; a last day that is the month's last. */
static void
test_days (void)
{
  const TdSpell spells[] = {
    { .hire = td_date_from_ymd (2024, 2, 3), .leave = td_date_from_ymd (2024, 2, 20) },
    { .hire = td_date_from_ymd (2024, 1, 1), .leave = td_date_from_ymd (2024, 2, 29) },
  };
  g_autoptr (GArray) months = td_headcount_months (spells, 2, td_date_from_ymd (2024, 2, 1),
                                                   td_date_from_ymd (2024, 3, 31));
  g_autoptr (GArray) none =
      td_headcount_months (spells, 2, td_date_from_ymd (2024, 2, 1), td_date_from_ymd (2024, 1, 1));
  const TdHeadcountMonth *february = &g_array_index (months, TdHeadcountMonth, 0);
  const TdHeadcountMonth *march = &g_array_index (months, TdHeadcountMonth, 1);

  g_assert_cmpint (february->opening, ==, 1);
  g_assert_cmpint (february->hires, ==, 1);
  g_assert_cmpint (february->separations, ==, 2);
  g_assert_cmpint (february->closing, ==, 0);
  g_assert_cmpint (february->kept, ==, 0);
  g_assert_true (isnan (march->retention.estimate));
  g_assert_true (isnan (march->turnover.estimate));
  g_assert_cmpuint (none->len, ==, 0);
}

/* People of one month by hand: opening, hires, separations, closing, and whether it is whole. */
static void
assert_month (GArray *months, guint at, const char *last, gboolean partial, const int *counts)
{
  const TdHeadcountMonth *month = &g_array_index (months, TdHeadcountMonth, at);
  g_autofree char *day = td_date_to_iso (month->last);

  g_assert_cmpstr (day, ==, last);
  g_assert_cmpint (month->partial, ==, partial);
  g_assert_cmpint (month->opening, ==, counts[0]);
  g_assert_cmpint (month->hires, ==, counts[1]);
  g_assert_cmpint (month->separations, ==, counts[2]);
  g_assert_cmpint (month->closing, ==, counts[3]);
}

/* The last day employed counts: who leaves on the last of a month is in that month's leavers, who
 * begins on it in that month's hires, in a leap year and in others. */
static void
test_month_ends (void)
{
  const TdSpell spells[] = {
    { .hire = td_test_date ("2020-01-01") },
    { .hire = td_test_date ("2020-01-01"), .leave = td_test_date ("2024-01-31") },
    { .hire = td_test_date ("2020-01-01"), .leave = td_test_date ("2024-02-29") },
    { .hire = td_test_date ("2020-01-01"), .leave = td_test_date ("2023-02-28") },
    { .hire = td_test_date ("2023-02-28") },
    { .hire = td_test_date ("2024-02-29") },
    { .hire = td_test_date ("2024-02-29"), .leave = td_test_date ("2024-02-29") },
    { .hire = td_test_date ("2024-03-01") },
    { .hire = td_test_date ("2024-03-01"), .leave = td_test_date ("2024-03-31") },
  };
  guint n = G_N_ELEMENTS (spells);
  g_autoptr (GArray) leap =
      td_headcount_months (spells, n, td_test_date ("2024-01-01"), td_test_date ("2024-03-31"));
  g_autoptr (GArray) other =
      td_headcount_months (spells, n, td_test_date ("2023-02-01"), td_test_date ("2023-03-01"));
  g_autoptr (GArray) cut =
      td_headcount_months (spells, n, td_test_date ("2024-01-02"), td_test_date ("2024-02-28"));

  g_assert_cmpuint (leap->len, ==, 3);
  assert_month (leap, 0, "2024-01-31", FALSE, (const int[]){ 4, 0, 1, 3 });
  assert_month (leap, 1, "2024-02-29", FALSE, (const int[]){ 3, 2, 2, 3 });
  assert_month (leap, 2, "2024-03-31", FALSE, (const int[]){ 3, 2, 1, 4 });

  g_assert_cmpuint (other->len, ==, 2);
  assert_month (other, 0, "2023-02-28", FALSE, (const int[]){ 4, 1, 1, 4 });
  assert_month (other, 1, "2023-03-01", TRUE, (const int[]){ 4, 0, 0, 4 });

  /* A day short of the end of February nobody of the 29th has come or gone. */
  g_assert_cmpuint (cut->len, ==, 2);
  assert_month (cut, 0, "2024-01-31", TRUE, (const int[]){ 4, 0, 1, 3 });
  assert_month (cut, 1, "2024-02-28", TRUE, (const int[]){ 3, 0, 0, 3 });
  g_assert_true (isnan (g_array_index (cut, TdHeadcountMonth, 1).rolling_turnover.estimate));
}

void
test_headcount_add (void)
{
  g_test_add_func ("/headcount/monthly", test_monthly);
  g_test_add_func ("/headcount/new-hires", test_new_hires);
  g_test_add_func ("/headcount/definitions", test_definitions);
  g_test_add_func ("/headcount/invariance", test_invariance);
  g_test_add_func ("/headcount/month-ends", test_month_ends);
  g_test_add_func ("/headcount/days", test_days);
}
