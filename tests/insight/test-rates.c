/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-rates.h"

#include "td-oracle.h"

void test_rates_add (void);

static TdRate
read_rate (TdOracle *data, const char *group)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (TdRateSpan));

  for (guint i = 0; i < data->rows->len; i++)
    {
      TdRateSpan span = { td_oracle_number (data, i, "start"), td_oracle_number (data, i, "stop"),
                          (gint64) td_oracle_number (data, i, "n_event") };

      if (strcmp (td_oracle_text (data, i, "group"), group) == 0)
        g_array_append_val (spans, span);
    }
  return td_rate_of_spans ((TdRateSpan *) spans->data, spans->len);
}

static double
part_of (TdInterval interval, const char *metric)
{
  if (g_str_has_suffix (metric, "_lower"))
    return interval.lower;
  return g_str_has_suffix (metric, "_upper") ? interval.upper : interval.estimate;
}

/* Recurrent events of the bladder data of R, for 12 months. */
static void
test_bladder (void)
{
  g_autoptr (TdOracle) data = td_oracle_open ("rates_bladder1.data.csv");
  g_autoptr (TdOracle) expected = td_oracle_open ("rates_bladder1.expected.csv");

  for (guint row = 0; row < expected->rows->len; row++)
    {
      const char *metric = td_oracle_text (expected, row, "metric");
      double want = td_oracle_number (expected, row, "value");
      g_auto (GStrv) groups = g_strsplit (td_oracle_text (expected, row, "group"), "/", 2);
      TdRate rate = read_rate (data, groups[0]);

      if (strcmp (metric, "events") == 0)
        td_oracle_assert ((double) rate.events, want, TD_CLOSED);
      else if (strcmp (metric, "person_time") == 0)
        td_oracle_assert (rate.time, want, TD_CLOSED);
      else if (g_str_has_prefix (metric, "rate"))
        td_oracle_assert (part_of (td_rate_get (&rate, td_oracle_number (expected, row, "at")),
                                   metric),
                          want, TD_INVERTED);
      else if (g_str_has_prefix (metric, "ratio"))
        {
          TdRate zero = read_rate (data, groups[1]);

          td_oracle_assert (part_of (td_rate_get_ratio (&rate, &zero), metric), want, TD_INVERTED);
        }
      else
        g_error ("%s?", metric);
    }
}

static void
test_edge (void)
{
  const TdRateSpan spans[] = { { 0, 0.1, 2 }, { 0, 1e15, 0 }, { 0.3, 0.7, 1 }, { 2, 2.2, 0 } };
  const TdRateSpan turned[] = { spans[3], spans[2], spans[1], spans[0] };
  TdRate nobody = td_rate_of_spans (NULL, 0);
  TdRate quiet = td_rate_of_spans (&spans[3], 1);
  TdRate one = td_rate_of_spans (spans, 4), other = td_rate_of_spans (turned, 4);

  /* Member by member: what lies between them is nobody's. */
  g_assert_cmpuint (one.n_spans, ==, other.n_spans);
  g_assert_cmpint (one.events, ==, other.events);
  g_assert_cmpfloat (one.time, ==, other.time);
  g_assert_true (isnan (td_rate_get (&nobody, 1).estimate));
  g_assert_true (isnan (td_rate_get_ratio (&one, &nobody).estimate));
  g_assert_cmpfloat (td_rate_get (&quiet, 1).lower, ==, 0);
  g_assert_true (isinf (td_rate_get_ratio (&one, &quiet).estimate));
  g_assert_true (isinf (td_rate_get_ratio (&one, &quiet).upper));
  g_assert_true (isfinite (td_rate_get_ratio (&one, &quiet).lower));
  g_assert_cmpfloat (td_rate_get_ratio (&quiet, &one).estimate, ==, 0);
  g_assert_cmpfloat (td_rate_get_ratio (&quiet, &one).lower, ==, 0);
  /* A span cut in two is the same rate. */
  g_assert_cmpfloat (td_rate_of_spans ((const TdRateSpan[]){ { 0, 4, 1 }, { 4, 9, 2 } }, 2).time,
                     ==, td_rate_of_spans (&(const TdRateSpan){ 0, 9, 3 }, 1).time);
}

void
test_rates_add (void)
{
  g_test_add_func ("/rates/bladder", test_bladder);
  g_test_add_func ("/rates/edge", test_edge);
}
